//! Routers: large packets, failover pairs, parts that are there, networks that overlap.

use desk_api::wire::*;
use desk_tests::story::must;

use super::forms::{pair, router, vbr};
use super::net::Net;
use super::refusals::{refused, told};

#[test]
fn large_packets_need_an_ecr() {
    let mut net = Net::new(1);
    let big = |vlan| VbrForm {
        mtu: "8500".into(),
        ..vbr(0, vlan)
    };
    told(net.save(0, None, big(3), &[]), "mtu", "mtu_needs_ecr");
    let key = net.planned(0, 3);
    let vbrs = vec![net.at(0, &key)];
    must(net.save_router(None, router(vbrs), &[]));
    told(
        net.save(0, Some(&key), big(3), &[]),
        "mtu",
        "mtu_changes_all",
    );
    must(net.save(0, Some(&key), big(3), &[("mtu", "mtu_changes_all")]));
}

#[test]
fn a_pair_is_two_vbrs_of_different_circuits_at_one_router_each_with_bfd() {
    let mut net = Net::enabled(2);
    let (one, other) = (net.planned(0, 100), net.planned(1, 100));
    let second = net.planned(0, 200);
    let mut bare = vbr(1, 300);
    bare.bfd_on = false;
    must(net.save(1, None, bare, &[]));
    let bare = net.connect(1).vbrs[1].key.clone();
    let at = [
        net.at(0, &one),
        net.at(1, &other),
        net.at(0, &second),
        net.at(1, &bare),
    ];
    let with = |vbrs: &[VbrAt], members: &[VbrAt]| RouterForm {
        groups: vec![pair(members)],
        ..router(vbrs.to_vec())
    };
    told(
        net.save_router(None, with(&at, &at[..1]), &[]),
        "groups.0.members",
        "group_too_small",
    );
    told(
        net.save_router(None, with(&at, &at[..3]), &[]),
        "groups.0.members",
        "beyond_firm_limit",
    );
    told(
        net.save_router(None, with(&at, &[at[0].clone(), at[2].clone()]), &[]),
        "groups.0.members",
        "group_same_circuit",
    );
    told(
        net.save_router(None, with(&at, &[at[0].clone(), at[3].clone()]), &[]),
        "groups.0.members.1",
        "member_without_bfd",
    );
    told(
        net.save_router(None, with(&at[..1], &at[..2]), &[]),
        "groups.0.members.1",
        "member_not_attached",
    );
    let page = must(net.save_router(None, with(&at[..2], &at[..2]), &[]));
    let id = page.connect.unwrap().routers[0].router.clone();
    // both pages show the router; a VBR hangs on one router and is in one group
    assert_eq!(net.connect(1).routers[0].router, id);
    let mut west = with(&at[..2], &at[..2]);
    west.name = "ecr-west".into();
    told(net.save_router(None, west, &[]), "vbrs.0", "vbr_elsewhere");
    let mut off = vbr(0, 100);
    off.bfd_on = false;
    told(
        net.save(0, Some(&one), off, &[]),
        "bfd.tx",
        "group_needs_bfd",
    );
}

#[test]
fn a_router_is_noted_with_its_parts_once_they_are_there() {
    let mut net = Net::enabled(1);
    let key = net.planned(0, 100);
    let vbrs = vec![net.at(0, &key)];
    let page = must(net.save_router(None, router(vbrs), &[]));
    let id = page.connect.unwrap().routers[0].router.clone();
    let part = format!("{}/{key}", net.circuits[0]);
    refused(
        net.note_router(&id, "vpc1", ("created", "", "")),
        "router_planned",
    );
    told(
        net.note_router(&id, "", ("created", "", "")),
        "id",
        "required",
    );
    must(net.note_router(&id, "", ("created", "", "ecr-mezk2idmsd0vx2abcd")));
    refused(
        net.note_router(&id, &part, ("created", "Attached", "")),
        "vbr_planned",
    );
    must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    told(
        net.note_router(&id, &part, ("created", "Enabled", "")),
        "word",
        "unknown_choice",
    );
    let page = must(net.note_router(&id, &part, ("created", "Attached", "")));
    let seen = &page.connect.unwrap().routers[0];
    assert_eq!(
        (seen.parts[0].stand.as_str(), seen.parts[0].word.as_str()),
        ("created", "Attached")
    );
    net.rig.reopen();
    assert_eq!(net.connect(0).routers[0].parts[0].word, "Attached");
}

#[test]
fn networks_that_overlap_are_told_on_both_sides() {
    let mut net = Net::new(1);
    let mut form = vbr(0, 100);
    form.routes = vec![RouteForm {
        destination: "172.16.8.0/24".into(),
        note: "office".into(),
    }];
    must(net.save(0, None, form.clone(), &[]));
    let key = net.connect(0).vbrs[0].key.clone();
    let vbrs = vec![net.at(0, &key)];
    told(
        net.save_router(None, router(vbrs.clone()), &[]),
        "associations.0.cidrs.0",
        "networks_overlap",
    );
    must(net.save_router(
        None,
        router(vbrs),
        &[("associations.0.cidrs.0", "networks_overlap")],
    ));
    told(
        net.save(0, Some(&key), form, &[]),
        "routes.0.destination",
        "networks_overlap",
    );
}
