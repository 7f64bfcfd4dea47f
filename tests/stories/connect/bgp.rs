//! BGP and routes: AS numbers, peers, quotas, the key, and what was seen of a session.

use desk_api::wire::*;
use desk_tests::canary::{all_bytes, base64};
use desk_tests::story::must;

use super::forms::{group, vbr};
use super::net::Net;
use super::refusals::{refused, told};

#[test]
fn as_numbers_follow_the_ranges_of_each_side() {
    let mut net = Net::new(1);
    for (local, peer, field, code) in [
        ("65025", "64600", "groups.0.localAsn", "asn_not_local"),
        ("64511", "64600", "groups.0.localAsn", "asn_not_local"),
        ("45104", "0", "groups.0.peerAsn", "asn_not_peer"),
        ("45104", "x", "groups.0.peerAsn", "asn_form"),
        ("64600", "64600", "groups.0.peerAsn", "asn_same"),
    ] {
        let mut form = vbr(0, 3);
        let mut one = group(&["10.0.3.2"]);
        one.local_asn = local.into();
        one.peer_asn = peer.into();
        form.groups = vec![one];
        told(net.save(0, None, form, &[]), field, code);
    }
    let mut form = vbr(0, 3);
    let mut one = group(&["10.0.3.2"]);
    one.local_asn = "64086.59904".into();
    form.groups = vec![one];
    let page = must(net.save(0, None, form, &[]));
    let form = &page.connect.unwrap().vbrs[0].form;
    assert_eq!(form.groups[0].local_asn, "4200000000");
    assert_eq!(form.groups[0].route_quota, "110");
}

#[test]
fn a_peer_lies_in_the_subnet_and_there_are_eight_at_most() {
    let mut net = Net::new(1);
    let mut form = vbr(0, 3);
    form.groups = vec![group(&["10.9.9.9"])];
    told(
        net.save(0, None, form, &[]),
        "groups.0.peers.0.address",
        "not_in_subnet",
    );
    let mut form = vbr(0, 3);
    form.groups = vec![group(&["10.0.3.1"])];
    told(
        net.save(0, None, form, &[]),
        "groups.0.peers.0.address",
        "peer_is_cloud",
    );
    let mut form = vbr(0, 3);
    form.groups = vec![BgpGroupForm {
        version: "IPv6".into(),
        ..group(&["2001:db8::2"])
    }];
    told(
        net.save(0, None, form, &[]),
        "groups.0.version",
        "link_missing",
    );
    let mut form = vbr(0, 3);
    form.v4.mask = "24".into();
    let addresses: Vec<String> = (2..11).map(|n| format!("10.0.3.{n}")).collect();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    form.groups = vec![group(&addresses)];
    told(
        net.save(0, None, form, &[("groups", "beyond_firm_limit")]),
        "groups",
        "beyond_firm_limit",
    );
}

#[test]
fn more_routes_than_the_quota_or_48_static_ones_need_a_reason() {
    let mut net = Net::new(1);
    let mut form = vbr(0, 3);
    form.groups = vec![BgpGroupForm {
        route_quota: "200".into(),
        ..group(&["10.0.3.2"])
    }];
    told(
        net.save(0, None, form, &[]),
        "groups.0.routeQuota",
        "beyond_limit",
    );
    let mut form = vbr(0, 3);
    form.routes = (0..49)
        .map(|n| RouteForm {
            destination: format!("172.16.{n}.0/24"),
            note: String::new(),
        })
        .collect();
    told(
        net.save(0, None, form.clone(), &[]),
        "routes",
        "beyond_limit",
    );
    form.routes[0].destination = "172.16.0.1/24".into();
    told(
        net.save(0, None, form, &[]),
        "routes.0.destination",
        "network_host_bits",
    );
}

#[test]
fn an_md5_key_is_shown_on_purpose_changed_kept_and_erased_without_a_trace() {
    const SECRET: &str = "Zx9-very-secret-Key";
    let mut net = Net::new(1);
    let mut form = vbr(0, 3);
    form.groups = vec![BgpGroupForm {
        secret: SECRET.into(),
        ..group(&["10.0.3.2"])
    }];
    let page = must(net.save(0, None, form, &[]));
    let said = format!("{page:?}");
    assert!(!said.contains(SECRET), "a page never holds the key");
    let view = page.connect.unwrap().vbrs.pop().unwrap();
    assert!(view.form.groups[0].secret_kept);
    let of = BgpKeyOf {
        circuit: net.circuits[0].clone(),
        vbr: view.key.clone(),
        group: view.form.groups[0].key.clone(),
    };
    let shown = |net: &mut Net, of: &BgpKeyOf| {
        let of = of.clone();
        net.rig
            .run(|desk, occasion| desk.reveal_bgp_key(occasion, of))
    };
    assert_eq!(must(shown(&mut net, &of)).secret, SECRET);
    // changed without typing it anew, it stays
    let mut again = view.form.clone();
    again.note = "seen by the network team".into();
    must(net.save(0, Some(&view.key), again, &[]));
    assert_eq!(must(shown(&mut net, &of)).secret, SECRET);
    let mut bytes = Vec::new();
    all_bytes(net.folder.path(), &mut bytes);
    let holds = |bytes: &[(String, Vec<u8>)]| {
        bytes.iter().any(|(_, bytes)| {
            (0..3).any(|shift| {
                let wanted = base64(SECRET.as_bytes(), shift);
                bytes.windows(wanted.len()).any(|w| w == wanted)
            }) || bytes.windows(SECRET.len()).any(|w| w == SECRET.as_bytes())
        })
    };
    assert!(!holds(&bytes), "the key lies in clear on the disk");
    let request = EraseBgpKey {
        key: net.rig.key(),
        circuit: net.circuits[0].clone(),
        vbr: view.key.clone(),
        by: "Lin Yue".into(),
    };
    let page = must(
        net.rig
            .run(|desk, occasion| desk.erase_bgp_key(occasion, request)),
    );
    let connect = page.connect.unwrap();
    assert!(!connect.vbrs[0].form.groups[0].secret_kept);
    let mut rows = connect.sheet.iter().flat_map(|section| &section.rows);
    let told = rows.find(|row| row.name.en == "MD5 key").unwrap();
    assert_eq!(
        told.customer.en, "set; erased from this desk",
        "the session has a key all the same"
    );
    assert_eq!(shown(&mut net, &of).unwrap_err().code, ErrorCode::NotFound);
    net.rig.reopen();
    assert_eq!(shown(&mut net, &of).unwrap_err().code, ErrorCode::NotFound);
    assert!(
        page.history
            .iter()
            .any(|line| line.kind == HistoryKind::BgpKeyErased && !line.can_withdraw)
    );
}

#[test]
fn a_session_is_seen_only_of_a_vbr_that_is_there_and_a_late_look_moves_nothing() {
    let mut net = Net::enabled(1);
    let mut form = vbr(0, 3);
    form.groups = vec![group(&["10.0.3.2"])];
    let page = must(net.save(0, None, form, &[]));
    let view = page.connect.unwrap().vbrs.pop().unwrap();
    let peer = view.form.groups[0].peers[0].key.clone();
    let early = net.now();
    let look = |net: &mut Net, word: &str, at: String| {
        net.note_at(0, (&view.key, &peer), ("created", word, ""), at)
    };
    refused(look(&mut net, "Established", early.clone()), "vbr_planned");
    must(net.note(0, &view.key, "created", "active", "vbr-bp1abcdef"));
    net.rig.wait(chrono::Duration::hours(2));
    let now = net.now();
    let page = must(look(&mut net, "Established", now));
    assert_eq!(page.connect.unwrap().vbrs[0].peers[0].status, "Established");
    net.rig.wait(chrono::Duration::minutes(5));
    let before = (net.rig.now() - chrono::Duration::hours(1))
        .format("%Y-%m-%dT%H:%M")
        .to_string();
    let page = must(look(&mut net, "Idle", before));
    assert_eq!(page.connect.unwrap().vbrs[0].peers[0].status, "Established");
    let late = page.history.iter().find(|line| line.late).unwrap();
    assert_eq!(late.params["word"], "Idle");
}
