//! A VBR: its stand, id, VLAN, addresses, bandwidth and BFD.

use desk_api::wire::*;
use desk_tests::story::{Rig, must, port_form};

use super::forms::{link, vbr};
use super::net::{IDS, Net};
use super::refusals::{refused, told};

#[test]
fn a_vbr_is_planned_before_and_created_only_on_an_enabled_circuit() {
    let mut net = Net::new(1);
    let key = net.planned(0, 100);
    assert!(!net.connect(0).may_create);
    refused(
        net.note(0, &key, "created", "active", "vbr-bp1abcdef"),
        "not_enabled",
    );
    net.seen(0, "Enabled", IDS[0]);
    let page = net.page(0);
    assert_eq!(page.row.next, NextWord::Connect);
    let created = must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    let seen = &created.connect.as_ref().unwrap().vbrs[0];
    assert_eq!(
        (seen.stand.as_str(), seen.id.as_str(), seen.status.as_str()),
        ("created", "vbr-bp1abcdef", "active")
    );
    assert_eq!(seen.seen.as_ref().unwrap().by, "Lin Yue");
    assert_ne!(created.row.next, NextWord::Connect);
}

#[test]
fn the_id_of_a_vbr_has_its_form_and_is_one_on_the_desk() {
    let mut net = Net::enabled(2);
    let one = net.planned(0, 100);
    let two = net.planned(1, 100);
    told(net.note(0, &one, "created", "", ""), "id", "required");
    told(
        net.note(0, &one, "created", "", "pc-bp1abcdef"),
        "id",
        "vbr_id_form",
    );
    told(
        net.note(0, &one, "created", "Enabled", "vbr-bp1abcdef"),
        "word",
        "unknown_choice",
    );
    must(net.note(0, &one, "created", "", "vbr-bp1abcdef"));
    told(
        net.note(1, &two, "created", "", "vbr-bp1abcdef"),
        "id",
        "instance_id_taken",
    );
}

#[test]
fn a_vlan_is_0_to_2999_once_on_a_circuit_and_0_stands_alone() {
    let mut net = Net::new(2);
    let mut form = vbr(0, 1);
    form.vlan = "3000".into();
    told(net.save(0, None, form, &[]), "vlan", "number_range");
    net.planned(0, 2999);
    let mut same = vbr(0, 7);
    same.vlan = "2999".into();
    told(net.save(0, None, same, &[]), "vlan", "vlan_taken");
    told(net.save(0, None, vbr(0, 0), &[]), "vlan", "vlan_zero_alone");
    net.planned(1, 0);
    told(net.save(1, None, vbr(1, 5), &[]), "vlan", "vlan_zero_taken");
    // on another circuit the same VLAN is free, and so is that of a plan that was given up
    let key = net.connect(0).vbrs[0].key.clone();
    must(net.note(0, &key, "gone", "", ""));
    net.planned(0, 2999);
}

#[test]
fn addresses_lie_in_one_subnet_outside_the_shared_range() {
    let mut net = Net::new(1);
    for (v4, field, code) in [
        (
            link("10.0.0.1", "10.0.0.6", "30"),
            "v4.customer",
            "not_in_subnet",
        ),
        (
            link("10.0.0.0", "10.0.0.1", "30"),
            "v4.cloud",
            "address_set_apart",
        ),
        (
            link("10.0.0.1", "10.0.0.3", "30"),
            "v4.customer",
            "address_set_apart",
        ),
        (
            link("10.0.0.1", "10.0.0.1", "30"),
            "v4.customer",
            "addresses_same",
        ),
        (
            link("100.64.0.1", "100.64.0.2", "30"),
            "v4.cloud",
            "address_shared",
        ),
        (link("10.0.0.1", "10.0.0.2", "31"), "v4.mask", "mask_form"),
        (link("", "10.0.0.2", "30"), "v4.cloud", "required"),
        (
            link("8.8.8.1", "8.8.8.2", "30"),
            "v4.cloud",
            "address_not_private",
        ),
    ] {
        let form = VbrForm { v4, ..vbr(0, 9) };
        told(net.save(0, None, form, &[]), field, code);
    }
    let mut form = vbr(0, 9);
    form.v6 = link("2001:db8::1", "", "126");
    told(net.save(0, None, form, &[]), "v6.customer", "required");
    net.planned(0, 9);
    let mut other = vbr(0, 10);
    other.v4 = link("10.0.9.1", "10.0.9.2", "30");
    told(net.save(0, None, other, &[]), "v4.cloud", "link_taken");
}

#[test]
fn a_sixth_vbr_on_a_circuit_needs_a_reason() {
    let mut net = Net::new(1);
    for vlan in 1..=5 {
        net.planned(0, vlan);
    }
    told(net.save(0, None, vbr(0, 6), &[]), "vlan", "beyond_limit");
    let page = must(net.save(0, None, vbr(0, 6), &[("vlan", "beyond_limit")]));
    let last = page.connect.unwrap().vbrs.pop().unwrap();
    assert_eq!(last.kept[0].reason, "Agreed with the account manager");
    let limits = net.connect(0).limits;
    assert!(
        limits
            .iter()
            .all(|limit| !limit.source.en.is_empty() && !limit.source.zh.is_empty())
    );
}

#[test]
fn a_bandwidth_is_of_the_list_and_within_the_port() {
    let mut net = Net::new(1);
    let with = |bandwidth: &str| VbrForm {
        bandwidth: bandwidth.into(),
        ..vbr(0, 3)
    };
    told(
        net.save(0, None, with("600"), &[]),
        "bandwidth",
        "unknown_choice",
    );
    told(
        net.save(0, None, with("20480"), &[]),
        "bandwidth",
        "vbr_beyond_port",
    );
    must(net.save(0, None, with("10240"), &[]));
}

#[test]
fn what_the_port_was_not_applied_for_with_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let mut form = port_form(&account, "Plain-1");
    form.features.clear();
    let request = ApplyPort {
        key: rig.key(),
        form,
        kept: Vec::new(),
        plan: None,
    };
    let view = must(rig.run(|desk, occasion| desk.apply_port(occasion, request)));
    let mut net = Net {
        rig,
        circuits: vec![view.id],
        folder,
    };
    let mut form = vbr(0, 3);
    form.bandwidth = "1000".into();
    form.v6 = link("2001:db8::1", "2001:db8::2", "126");
    let error = net.save(0, None, form, &[]).expect_err("three warnings");
    let fields: Vec<&str> = error.fields.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["bandwidth", "v6.cloud", "bfd.tx"]);
    assert!(
        error
            .fields
            .iter()
            .all(|p| p.code == "feature_not_applied" && p.warning)
    );
}

#[test]
fn bfd_has_its_bounds() {
    let mut net = Net::new(1);
    for (tx, rx, multiplier, field) in [
        ("199", "1000", "3", "bfd.tx"),
        ("1000", "1001", "3", "bfd.rx"),
        ("1000", "1000", "11", "bfd.multiplier"),
    ] {
        let mut form = vbr(0, 3);
        form.bfd = BfdForm {
            tx: tx.into(),
            rx: rx.into(),
            multiplier: multiplier.into(),
        };
        told(net.save(0, None, form, &[]), field, "number_range");
    }
}
