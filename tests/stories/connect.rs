//! From the port to the VPC: VBRs, BGP, routers and failover groups as records; each rule and limit has a test of its name.

use desk_api::wire::*;
use desk_tests::canary::{all_bytes, base64};
use desk_tests::story::{Rig, must, port_form};

const IDS: [&str; 3] = [
    "pc-bp1qrb3n7wd0k5x2m",
    "pc-bp1qrb3n7wd0k5x3m",
    "pc-bp1qrb3n7wd0k5x4m",
];

/// Circuits of one region, the port of each allocated.
struct Net {
    rig: Rig,
    circuits: Vec<String>,
    folder: tempfile::TempDir,
}

impl Net {
    fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        rig.make_room(&account);
        let mut net = Self {
            rig,
            circuits: Vec::new(),
            folder,
        };
        for (n, id) in IDS.iter().enumerate().take(count) {
            let mut form = port_form(&account, &format!("Hangzhou-{}", n + 1));
            form.features = ["BFD", "DualStack", "SubifRateLimit", "MSHA"]
                .map(String::from)
                .to_vec();
            let request = ApplyPort {
                key: net.rig.key(),
                form,
                kept: Vec::new(),
                plan: None,
            };
            let view = must(
                net.rig
                    .run(|desk, occasion| desk.apply_port(occasion, request)),
            );
            net.circuits.push(view.id);
            net.seen(n, "Allocated", id);
        }
        net
    }

    /// The same, in service.
    fn enabled(count: usize) -> Self {
        let mut net = Self::new(count);
        for (n, id) in IDS.iter().enumerate().take(count) {
            net.seen(n, "Enabled", id);
        }
        net
    }

    fn now(&self) -> String {
        self.rig.now().format("%Y-%m-%dT%H:%M").to_string()
    }

    fn seen(&mut self, n: usize, status: &str, id: &str) {
        let request = RecordPort {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            status: status.into(),
            instance_id: id.into(),
            port: String::new(),
            device: String::new(),
            reason: String::new(),
            seen_by: "Lin Yue".into(),
            seen_at: self.now(),
            zone: "UTC".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.record_port(occasion, request)),
        );
    }

    fn page(&mut self, n: usize) -> CircuitView {
        let id = self.circuits[n].clone();
        self.rig.page(&id)
    }

    fn connect(&mut self, n: usize) -> ConnectView {
        *self.page(n).connect.unwrap()
    }

    fn save(
        &mut self,
        n: usize,
        vbr: Option<&str>,
        form: VbrForm,
        kept: &[(&str, &str)],
    ) -> Result<CircuitView, ApiError> {
        let request = SaveVbr {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            vbr: vbr.map(str::to_owned),
            form,
            by: "Lin Yue".into(),
            kept: kept.iter().map(|(field, code)| keep(field, code)).collect(),
        };
        self.rig
            .run(|desk, occasion| desk.save_vbr(occasion, request))
    }

    /// Plans a VBR that is right and gives its key.
    fn planned(&mut self, n: usize, vlan: u16) -> String {
        let form = vbr(n, vlan);
        let page = must(self.save(n, None, form, &[]));
        page.connect.unwrap().vbrs.last().unwrap().key.clone()
    }

    fn note(
        &mut self,
        n: usize,
        key: &str,
        stand: &str,
        word: &str,
        id: &str,
    ) -> Result<CircuitView, ApiError> {
        self.note_at(n, (key, ""), (stand, word, id), self.now())
    }

    fn note_at(
        &mut self,
        n: usize,
        (vbr, peer): (&str, &str),
        (stand, word, id): (&str, &str, &str),
        at: String,
    ) -> Result<CircuitView, ApiError> {
        let request = NoteVbr {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            vbr: vbr.into(),
            peer: peer.into(),
            stand: stand.into(),
            word: word.into(),
            id: id.into(),
            by: "Lin Yue".into(),
            at,
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.note_vbr(occasion, request))
    }

    fn save_router(
        &mut self,
        router: Option<&str>,
        form: RouterForm,
        kept: &[(&str, &str)],
    ) -> Result<CircuitView, ApiError> {
        let request = SaveRouter {
            key: self.rig.key(),
            circuit: self.circuits[0].clone(),
            router: router.map(str::to_owned),
            form,
            by: "Lin Yue".into(),
            kept: kept.iter().map(|(field, code)| keep(field, code)).collect(),
        };
        self.rig
            .run(|desk, occasion| desk.save_router(occasion, request))
    }

    fn note_router(
        &mut self,
        router: &str,
        part: &str,
        (stand, word, id): (&str, &str, &str),
    ) -> Result<CircuitView, ApiError> {
        let request = NoteRouter {
            key: self.rig.key(),
            circuit: self.circuits[0].clone(),
            router: router.into(),
            part: part.into(),
            stand: stand.into(),
            word: word.into(),
            id: id.into(),
            by: "Lin Yue".into(),
            at: self.now(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.note_router(occasion, request))
    }

    fn at(&self, n: usize, key: &str) -> VbrAt {
        VbrAt {
            circuit: self.circuits[n].clone(),
            vbr: key.into(),
        }
    }

    fn found(&mut self, text: &str) -> Vec<String> {
        let query = CircuitQuery {
            search: text.into(),
            turn: None,
            states: Vec::new(),
            groups: Vec::new(),
            tags: Vec::new(),
            after: None,
            offset: 0,
            limit: 50,
        };
        let page = must(
            self.rig
                .run(|desk, occasion| desk.circuits(occasion, query)),
        );
        page.rows.into_iter().map(|row| row.name).collect()
    }

    fn withdraw(&mut self, n: usize, event: EventRef) -> CircuitView {
        let request = Withdraw {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            event,
            reason: "Read the wrong line".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.withdraw(occasion, request)),
        )
    }
}

fn keep(field: &str, code: &str) -> KeptWarning {
    KeptWarning {
        field: field.into(),
        code: code.into(),
        reason: "Agreed with the account manager".into(),
    }
}

fn link(cloud: &str, customer: &str, mask: &str) -> LinkForm {
    LinkForm {
        cloud: cloud.into(),
        customer: customer.into(),
        mask: mask.into(),
    }
}

/// A VBR that is right; each circuit and VLAN has a subnet of its own.
fn vbr(n: usize, vlan: u16) -> VbrForm {
    VbrForm {
        name: format!("vbr-{n}-{vlan}"),
        owner: String::new(),
        vlan: vlan.to_string(),
        v4: link(
            &format!("10.{n}.{}.1", vlan % 250),
            &format!("10.{n}.{}.2", vlan % 250),
            "255.255.255.252",
        ),
        v6: link("", "", ""),
        bandwidth: String::new(),
        mtu: "1500".into(),
        bfd_on: true,
        bfd: BfdForm {
            tx: "1000".into(),
            rx: "1000".into(),
            multiplier: "3".into(),
        },
        routes: Vec::new(),
        groups: Vec::new(),
        note: String::new(),
    }
}

fn group(peers: &[&str]) -> BgpGroupForm {
    BgpGroupForm {
        key: String::new(),
        name: "office".into(),
        id: String::new(),
        version: "IPv4".into(),
        local_asn: "45104".into(),
        peer_asn: "64600".into(),
        fake_asn: false,
        route_quota: String::new(),
        secret: String::new(),
        secret_kept: false,
        peers: peers
            .iter()
            .map(|address| BgpPeerForm {
                key: String::new(),
                id: String::new(),
                address: (*address).to_owned(),
                bfd: true,
                multi_hop: "1".into(),
            })
            .collect(),
    }
}

fn router(vbrs: Vec<VbrAt>) -> RouterForm {
    RouterForm {
        kind: "ecr".into(),
        name: "ecr-east".into(),
        owner: String::new(),
        region: String::new(),
        cen: String::new(),
        asn: "45104".into(),
        vbrs,
        associations: vec![AssociationForm {
            key: "vpc1".into(),
            kind: "vpc".into(),
            name: "vpc-prod".into(),
            id: "vpc-bp1m7v25emi1h5mtc5abc".into(),
            region: "cn-hangzhou".into(),
            cidrs: vec!["172.16.0.0/16".into()],
            behind: String::new(),
            owner: String::new(),
        }],
        groups: Vec::new(),
        note: String::new(),
    }
}

fn pair(members: &[VbrAt]) -> FailoverGroupForm {
    FailoverGroupForm {
        key: "pair".into(),
        kind: "pair".into(),
        name: "east".into(),
        id: String::new(),
        members: members.to_vec(),
        active: members.first().cloned(),
    }
}

#[track_caller]
fn told(answer: Result<CircuitView, ApiError>, field: &str, code: &str) {
    let error = answer.expect_err("a finding");
    assert!(
        error
            .fields
            .iter()
            .any(|p| p.field == field && p.code == code),
        "{field} {code}: {:?} {}",
        error
            .fields
            .iter()
            .map(|p| (&p.field, &p.code))
            .collect::<Vec<_>>(),
        error.message
    );
}

#[track_caller]
fn refused(answer: Result<CircuitView, ApiError>, why: &str) {
    let error = answer.expect_err("a refusal");
    let said = error.params.get("refusal").map(String::as_str);
    assert_eq!(said, Some(why), "{}", error.message);
}

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
    assert!(!page.connect.unwrap().vbrs[0].form.groups[0].secret_kept);
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

#[test]
fn a_vbr_that_is_there_hangs_on_the_port_until_it_is_noted_as_deleted() {
    let mut net = Net::enabled(1);
    let key = net.planned(0, 100);
    assert!(
        net.page(0).live.dependants.is_empty(),
        "a plan hangs on nothing"
    );
    let page = must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    assert_eq!(page.live.dependants[0].name, "vbr-bp1abcdef");
    assert!(page.live.dependants[0].recorded);
    let terminate = |net: &mut Net| {
        let request = ActOnCircuit {
            key: net.rig.key(),
            circuit: net.circuits[0].clone(),
            action: ActWord::Terminate,
            reason: "Moved to another port".into(),
            last_four: "5x2m".into(),
            by: "Lin Yue".into(),
            at: net.now(),
            zone: "UTC".into(),
        };
        net.rig
            .run(|desk, occasion| desk.act_on_circuit(occasion, request))
    };
    let error = terminate(&mut net).unwrap_err();
    assert!(
        error.message.contains("VBR vbr-bp1abcdef"),
        "{}",
        error.message
    );
    must(net.note(0, &key, "gone", "", ""));
    must(terminate(&mut net));
}

#[test]
fn records_are_withdrawn_like_any_other() {
    let mut net = Net::enabled(1);
    let key = net.planned(0, 100);
    let page = must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    let planned = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::VbrSaved)
        .unwrap();
    assert!(
        !planned.can_withdraw,
        "what was seen of it rests on the plan"
    );
    let seen = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::VbrSeen)
        .unwrap();
    let page = net.withdraw(0, seen.event.clone());
    assert_eq!(page.connect.as_ref().unwrap().vbrs[0].stand, "planned");
    assert!(page.live.dependants.is_empty());
    let planned = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::VbrSaved)
        .unwrap();
    let page = net.withdraw(0, planned.event.clone());
    assert!(page.connect.unwrap().vbrs.is_empty());
    let key = net.planned(0, 100);
    let vbrs = vec![net.at(0, &key)];
    let page = must(net.save_router(None, router(vbrs), &[]));
    let id = page.connect.as_ref().unwrap().routers[0].router.clone();
    let page = must(net.note_router(&id, "", ("created", "", "ecr-mezk2idmsd0vx2abcd")));
    let seen = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::RouterSeen)
        .unwrap();
    let page = net.withdraw(0, seen.event.clone());
    assert_eq!(page.connect.as_ref().unwrap().routers[0].stand, "planned");
    let saved = page
        .history
        .iter()
        .find(|l| l.kind == HistoryKind::RouterSaved)
        .unwrap();
    assert!(saved.can_withdraw);
    let page = net.withdraw(0, saved.event.clone());
    assert!(page.connect.unwrap().routers.is_empty());
}

#[test]
fn circuits_are_found_by_vbr_vpc_and_addresses() {
    let mut net = Net::enabled(2);
    let key = net.planned(0, 100);
    must(net.note(0, &key, "created", "active", "vbr-bp1abcdef"));
    let vbrs = vec![net.at(0, &key)];
    let page = must(net.save_router(None, router(vbrs), &[]));
    let id = page.connect.unwrap().routers[0].router.clone();
    must(net.note_router(&id, "", ("created", "", "ecr-mezk2idmsd0vx2abcd")));
    for text in [
        "vbr-bp1abcdef",
        "10.0.100.2",
        "vpc-bp1m7v25emi1h5mtc5abc",
        "172.16.0.0",
        "ecr-mezk2idmsd0vx2abcd",
    ] {
        assert_eq!(net.found(text), ["Hangzhou-1"], "{text}");
    }
    must(net.note_router(&id, "", ("gone", "", "")));
    assert_eq!(net.found("ecr-mezk2idmsd0vx2abcd"), ["Hangzhou-1"]);
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

#[test]
fn the_parameter_sheet_says_both_sides_in_both_languages() {
    let mut net = Net::new(1);
    assert!(net.connect(0).sheet.is_empty());
    let mut form = vbr(0, 100);
    form.bfd = BfdForm {
        tx: "300".into(),
        rx: "400".into(),
        multiplier: "5".into(),
    };
    form.groups = vec![BgpGroupForm {
        secret: "k1-secret".into(),
        ..group(&["10.0.100.2"])
    }];
    must(net.save(0, None, form, &[]));
    let sheet = net.connect(0).sheet;
    let rows: Vec<&SheetRowView> = sheet.iter().flat_map(|section| &section.rows).collect();
    let row = |name: &str| *rows.iter().find(|row| row.name.en == name).unwrap();
    assert_eq!(row("IPv4 address").customer.en, "10.0.100.2/30");
    assert_eq!(row("IPv4 address").cloud.zh, "10.0.100.1/30");
    assert_eq!(row("BFD").customer.en, "send 400 ms, receive 300 ms, × 5");
    assert_eq!(row("AS number").customer.en, "64600");
    assert_eq!(row("MD5 key").cloud.zh, "已设置，另行交付");
    assert!(rows.iter().all(|row| !row.name.zh.is_empty()));
    assert!(!format!("{sheet:?}").contains("k1-secret"));
}

#[test]
fn a_circuit_that_is_over_takes_no_more_records() {
    let mut net = Net::new(1);
    let key = net.planned(0, 100);
    let request = ActOnCircuit {
        key: net.rig.key(),
        circuit: net.circuits[0].clone(),
        action: ActWord::Cancel,
        reason: "No longer needed".into(),
        last_four: String::new(),
        by: "Lin Yue".into(),
        at: net.now(),
        zone: "UTC".into(),
    };
    must(
        net.rig
            .run(|desk, occasion| desk.act_on_circuit(occasion, request)),
    );
    assert!(!net.connect(0).may_plan);
    refused(net.save(0, None, vbr(0, 101), &[]), "circuit_over");
    refused(net.save(0, Some(&key), vbr(0, 100), &[]), "circuit_over");
}
