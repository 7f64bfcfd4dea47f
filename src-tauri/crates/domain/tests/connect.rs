//! Rules of the way from the port to the VPC, at their edges and against counts by force.
#![allow(clippy::unwrap_used)]

use desk_domain::connect::address::{
    Family, Net, Peering, PeeringText, is_shared, network, peering, prefix_v4,
};
use desk_domain::connect::asn;
use desk_domain::connect::bgp::{BgpGroup, BgpPeer};
use desk_domain::connect::router::{Association, FailoverGroup, RouterFact, VbrRef};
use desk_domain::connect::router_rules::{KnownVbr, check_router};
use desk_domain::connect::rules::{self, Around, check_vbr};
use desk_domain::connect::vbr::{StaticRoute, VbrFact};
use desk_domain::connect::{ConnectParameters, VbrParameters};
use desk_domain::problem::{ProblemCode, Problems};
use proptest::prelude::*;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

fn codes(problems: &Problems) -> Vec<(String, ProblemCode)> {
    problems.iter().map(|p| (p.field.clone(), p.code)).collect()
}

fn link(cloud: &str, customer: &str, mask: &str, family: Family) -> (Option<Peering>, Problems) {
    let mut problems = Problems::new();
    let text = PeeringText {
        cloud,
        customer,
        mask,
    };
    (peering("v4", text, family, &mut problems), problems)
}

fn vbr(key: &str, vlan: u16, subnet: u8) -> VbrFact {
    VbrFact {
        key: key.into(),
        name: format!("vbr {key}"),
        vlan,
        v4: Peering {
            cloud: format!("10.0.{subnet}.1"),
            customer: format!("10.0.{subnet}.2"),
            prefix: 30,
        },
        mtu: 1500,
        by: "Shen".into(),
        ..VbrFact::default()
    }
}

fn group(version: &str, addresses: &[&str]) -> BgpGroup {
    BgpGroup {
        key: format!("g{version}{}", addresses.join("")),
        name: String::new(),
        id: String::new(),
        version: version.into(),
        local_asn: 45_104,
        peer_asn: 64_600,
        fake_asn: false,
        route_quota: 110,
        secret: None,
        peers: addresses
            .iter()
            .map(|address| BgpPeer {
                key: format!("p{address}"),
                id: String::new(),
                address: (*address).to_owned(),
                bfd: true,
                multi_hop: 255,
            })
            .collect(),
    }
}

fn found(fact: &VbrFact) -> Vec<(String, ProblemCode)> {
    let mut problems = Problems::new();
    check_vbr(fact, &Around::default(), &mut problems);
    codes(&problems)
}

#[test]
fn both_ends_lie_in_one_subnet_and_are_hosts_of_it() {
    assert!(
        link("10.0.0.1", "10.0.0.2", "255.255.255.252", Family::V4)
            .0
            .is_some()
    );
    assert!(link("10.0.0.1", "10.0.0.2", "/30", Family::V4).0.is_some());
    for (cloud, customer, mask, code) in [
        ("10.0.0.1", "10.0.0.6", "30", ProblemCode::NotInSubnet),
        ("10.0.0.1", "10.0.0.1", "30", ProblemCode::AddressesSame),
        ("10.0.0.0", "10.0.0.1", "30", ProblemCode::AddressSetApart),
        ("10.0.0.1", "10.0.0.3", "30", ProblemCode::AddressSetApart),
        ("100.64.0.1", "100.64.0.2", "30", ProblemCode::AddressShared),
        (
            "100.127.255.1",
            "10.0.0.2",
            "30",
            ProblemCode::AddressShared,
        ),
        ("127.0.0.1", "127.0.0.2", "30", ProblemCode::AddressNoHost),
        ("224.0.0.1", "10.0.0.2", "30", ProblemCode::AddressNoHost),
        ("ten", "10.0.0.2", "30", ProblemCode::AddressForm),
        ("2001:db8::1", "10.0.0.2", "30", ProblemCode::AddressForm),
        ("10.0.0.1", "10.0.0.2", "31", ProblemCode::MaskForm),
        ("10.0.0.1", "10.0.0.2", "255.0.255.0", ProblemCode::MaskForm),
        ("10.0.0.1", "", "30", ProblemCode::Required),
    ] {
        let (read, problems) = link(cloud, customer, mask, Family::V4);
        assert!(read.is_none(), "{cloud} {customer} {mask}");
        assert!(
            problems.iter().any(|p| p.code == code),
            "{cloud} {customer} {mask}: {:?}",
            codes(&problems)
        );
    }
}

#[test]
fn a_public_address_and_a_short_mask_are_warnings() {
    let (read, problems) = link("8.8.8.1", "8.8.8.2", "30", Family::V4);
    assert!(read.is_some() && !problems.has_blocks());
    assert!(
        problems
            .iter()
            .all(|p| p.code == ProblemCode::AddressNotPrivate)
    );
    let (_, problems) = link("10.0.0.1", "10.0.0.2", "16", Family::V4);
    assert_eq!(
        codes(&problems),
        [("v4.mask".to_owned(), ProblemCode::MaskShort)]
    );
}

#[test]
fn ipv6_links_have_no_broadcast() {
    assert!(
        link("2001:db8::1", "2001:db8::3", "126", Family::V6)
            .0
            .is_some()
    );
    assert!(
        link("2001:db8::", "2001:db8::1", "127", Family::V6)
            .0
            .is_some()
    );
    let (_, problems) = link("2001:db8::", "2001:db8::1", "126", Family::V6);
    assert!(
        problems
            .iter()
            .any(|p| p.code == ProblemCode::AddressSetApart)
    );
    let (_, problems) = link("fe80::1", "fe80::2", "64", Family::V6);
    assert!(
        problems
            .iter()
            .all(|p| p.code == ProblemCode::AddressNoHost)
    );
}

#[test]
fn numbers_of_the_cloud_side() {
    for good in [45_104, 64_512, 65_534, 4_200_000_000, 4_294_967_294] {
        assert!(asn::may_be_local(good), "{good}");
    }
    for bad in [0, 1, 64_511, 65_025, 65_535, 4_199_999_999, u32::MAX] {
        assert!(!asn::may_be_local(bad), "{bad}");
    }
    assert_eq!(asn::read("AS45104"), Some(45_104));
    assert_eq!(asn::read("64086.59904"), Some(4_200_000_000));
    assert_eq!(asn::read("1.65536"), None);
    assert_eq!(asn::read("4294967296"), None);
}

#[test]
fn peers_lie_in_the_subnet_of_their_family() {
    let mut fact = vbr("a", 10, 0);
    fact.groups = vec![group("IPv4", &["10.0.0.2"])];
    assert!(found(&fact).is_empty());
    fact.groups = vec![group("IPv4", &["10.0.0.1"])];
    assert_eq!(found(&fact)[0].1, ProblemCode::PeerIsCloud);
    fact.groups = vec![group("IPv4", &["10.0.9.2"])];
    assert_eq!(found(&fact)[0].1, ProblemCode::NotInSubnet);
    fact.groups = vec![group("IPv4", &["10.0.0.2", "10.0.0.2"])];
    assert_eq!(found(&fact)[0].1, ProblemCode::PeerTwice);
    fact.groups = vec![group("IPv6", &["2001:db8::2"])];
    assert_eq!(
        found(&fact)[0],
        ("groups.0.version".into(), ProblemCode::NoIpv6Link)
    );
    fact.groups = vec![group("IPv4", &[])];
    assert_eq!(found(&fact)[0].1, ProblemCode::GroupWithoutPeer);
}

#[test]
fn eight_peers_and_no_more() {
    let mut fact = vbr("a", 10, 0);
    fact.v4.prefix = 24;
    let addresses: Vec<String> = (2..11).map(|n| format!("10.0.0.{n}")).collect();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    fact.groups = vec![group("IPv4", &addresses[..8])];
    assert!(found(&fact).is_empty());
    fact.groups = vec![group("IPv4", &addresses)];
    assert_eq!(
        found(&fact),
        [("groups".to_owned(), ProblemCode::BeyondFirmLimit)]
    );
}

#[test]
fn more_than_110_routes_or_48_static_ones_need_a_reason() {
    let mut fact = vbr("a", 10, 0);
    fact.groups = vec![group("IPv4", &["10.0.0.2"])];
    fact.groups[0].route_quota = 111;
    assert_eq!(
        found(&fact),
        [("groups.0.route_quota".to_owned(), ProblemCode::BeyondLimit)]
    );
    let mut fact = vbr("a", 10, 0);
    fact.routes = (0..49)
        .map(|n| StaticRoute {
            destination: format!("172.16.{n}.0/24"),
            note: String::new(),
        })
        .collect();
    assert_eq!(
        found(&fact),
        [("routes".to_owned(), ProblemCode::BeyondLimit)]
    );
}

#[test]
fn static_routes_are_networks_named_once() {
    let mut problems = Problems::new();
    assert!(network("r", "10.20.0.1/16", &mut problems).is_none());
    assert_eq!(
        problems.iter().next().unwrap().code,
        ProblemCode::NetworkHostBits
    );
    let mut problems = Problems::new();
    assert!(network("r", "100.100.0.0/16", &mut problems).is_none());
    assert!(network("r", "0.0.0.0/0", &mut Problems::new()).is_some());
    let mut fact = vbr("a", 10, 0);
    let route = StaticRoute {
        destination: "10.20.0.0/16".into(),
        note: String::new(),
    };
    fact.routes = vec![route.clone(), route];
    assert_eq!(
        found(&fact),
        [("routes.1.destination".to_owned(), ProblemCode::RouteTwice)]
    );
}

fn known(name: &str, region: &str, bfd: bool) -> KnownVbr {
    KnownVbr {
        at: at(name),
        name: name.into(),
        region: region.into(),
        bfd,
        msha: true,
        multi: true,
        networks: Vec::new(),
        router: None,
        group: None,
    }
}

fn at(name: &str) -> VbrRef {
    VbrRef {
        circuit: format!("circuit {name}"),
        vbr: name.into(),
    }
}

fn router(members: &[&str], kind: &str) -> RouterFact {
    RouterFact {
        kind: "ecr".into(),
        name: "ecr-east".into(),
        asn: 45_104,
        vbrs: members.iter().map(|m| at(m)).collect(),
        groups: vec![FailoverGroup {
            key: "g".into(),
            kind: kind.into(),
            name: "pair".into(),
            id: String::new(),
            members: members.iter().map(|m| at(m)).collect(),
            active: members.first().map(|m| at(m)),
        }],
        by: "Shen".into(),
        ..RouterFact::default()
    }
}

fn of_router(fact: &RouterFact, vbrs: &[KnownVbr]) -> Vec<ProblemCode> {
    let mut problems = Problems::new();
    check_router(fact, vbrs, &mut problems);
    problems.iter().map(|p| p.code).collect()
}

#[test]
fn a_pair_is_two_vbrs_of_one_region_on_two_circuits_each_with_bfd() {
    let two = [
        known("a", "cn-hangzhou", true),
        known("b", "cn-hangzhou", true),
    ];
    assert!(of_router(&router(&["a", "b"], "pair"), &two).is_empty());
    let other = [two[0].clone(), known("b", "cn-shanghai", true)];
    assert_eq!(
        of_router(&router(&["a", "b"], "pair"), &other),
        [ProblemCode::GroupRegionsDiffer]
    );
    let without = [two[0].clone(), known("b", "cn-hangzhou", false)];
    assert_eq!(
        of_router(&router(&["a", "b"], "pair"), &without),
        [ProblemCode::MemberWithoutBfd]
    );
    assert_eq!(
        of_router(&router(&["a"], "pair"), &two),
        [ProblemCode::GroupTooSmall]
    );
    let mut one_line = router(&["a", "b"], "pair");
    for list in [&mut one_line.vbrs, &mut one_line.groups[0].members] {
        list[1].circuit = list[0].circuit.clone();
    }
    let mut same = two.clone();
    same[1].at.circuit = same[0].at.circuit.clone();
    assert_eq!(of_router(&one_line, &same), [ProblemCode::GroupSameCircuit]);
    let mut detached = router(&["a", "b"], "pair");
    detached.vbrs.pop();
    assert_eq!(of_router(&detached, &two), [ProblemCode::MemberNotAttached]);
    let mut taken = two.clone();
    taken[1].group = Some("west".into());
    assert_eq!(
        of_router(&router(&["a", "b"], "pair"), &taken),
        [ProblemCode::VbrInOtherGroup]
    );
    let mut elsewhere = two;
    elsewhere[1].router = Some("west".into());
    assert_eq!(
        of_router(&router(&["a", "b"], "pair"), &elsewhere),
        [ProblemCode::VbrElsewhere]
    );
}

#[test]
fn a_pair_holds_two_and_a_group_of_an_ecr_eight() {
    let names: Vec<String> = (0..9).map(|n| format!("v{n}")).collect();
    let all: Vec<KnownVbr> = names
        .iter()
        .map(|n| known(n, "cn-hangzhou", true))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(
        of_router(&router(&names[..3], "pair"), &all),
        [ProblemCode::BeyondFirmLimit]
    );
    assert!(of_router(&router(&names[..8], "group"), &all).is_empty());
    assert_eq!(
        of_router(&router(&names, "group"), &all),
        [ProblemCode::BeyondFirmLimit]
    );
    let mut tr = router(&names[..2], "group");
    tr.kind = "tr".into();
    assert_eq!(of_router(&tr, &all), [ProblemCode::GroupOnlyAtEcr]);
}

#[test]
fn networks_that_overlap_are_told() {
    let vpc = |key: &str, cidr: &str| Association {
        key: key.into(),
        kind: "vpc".into(),
        name: key.into(),
        id: String::new(),
        region: String::new(),
        cidrs: vec![cidr.into()],
        behind: String::new(),
        owner: String::new(),
    };
    let mut vbr = known("a", "cn-hangzhou", true);
    vbr.networks = vec![("office".into(), Net::read("10.20.0.0/16").unwrap().0)];
    let mut fact = router(&["a"], "pair");
    fact.groups.clear();
    fact.associations = vec![vpc("one", "172.16.0.0/12"), vpc("two", "172.16.5.0/24")];
    assert_eq!(
        of_router(&fact, &[vbr.clone()]),
        [ProblemCode::NetworksOverlap]
    );
    fact.associations = vec![vpc("one", "10.0.0.0/8")];
    assert_eq!(of_router(&fact, &[vbr]), [ProblemCode::NetworksOverlap]);
}

proptest! {
    /// A link is taken exactly when counting says that both ends are different hosts of one subnet.
    #[test]
    fn links_agree_with_a_count(a in any::<u32>(), offset in -6_i64..6, prefix in 24_u8..=32) {
        let b = u32::try_from((i64::from(a) + offset).clamp(0, i64::from(u32::MAX))).unwrap();
        let (cloud, customer) = (Ipv4Addr::from_bits(a), Ipv4Addr::from_bits(b));
        let (read, problems) = link(&cloud.to_string(), &customer.to_string(), &prefix.to_string(), Family::V4);
        let size = 1_u64 << (32 - u32::from(prefix));
        let place = |n: u32| u64::from(n) % size;
        let host = |n: u32| {
            let octet = n >> 24;
            place(n) != 0 && place(n) != size - 1 && octet != 0 && octet != 127 && octet < 224
                && !(octet == 100 && (n >> 16) & 0xc0 == 64)
        };
        let fits = prefix <= 30 && a != b && u64::from(a) / size == u64::from(b) / size && host(a) && host(b);
        prop_assert_eq!(read.is_some(), fits, "{} {} /{}: {:?}", cloud, customer, prefix, codes(&problems));
        prop_assert_eq!(read.is_none(), problems.has_blocks());
    }

    /// Two networks overlap exactly when one of 1024 addresses around lies in both.
    #[test]
    fn overlap_agrees_with_a_count(a in 0_u32..1024, b in 0_u32..1024, p in 22_u8..=32, q in 22_u8..=32) {
        let base = Ipv4Addr::new(10, 0, 0, 0).to_bits();
        let net = |n: u32, prefix| Net::of(IpAddr::V4(Ipv4Addr::from_bits(base + n)), prefix).unwrap();
        let (one, two) = (net(a, p), net(b, q));
        let both = (0..1024).any(|n| {
            let address = IpAddr::V4(Ipv4Addr::from_bits(base + n));
            one.holds(address) && two.holds(address)
        });
        prop_assert_eq!(one.overlaps(two), both);
        prop_assert_eq!(two.overlaps(one), both);
    }

    /// A mask is read back as it is written.
    #[test]
    fn masks_read_back(prefix in 8_u8..=30) {
        let link = Peering { cloud: "10.0.0.1".into(), customer: "10.0.0.2".into(), prefix };
        prop_assert_eq!(prefix_v4(&link.mask()), Some(prefix));
        prop_assert_eq!(prefix_v4(&prefix.to_string()), Some(prefix));
    }

    /// 100.64.0.0/10 is found from inside and from outside; an IPv6 network never is.
    #[test]
    fn the_shared_range_is_found(n in any::<u32>(), prefix in 1_u8..=32, six in any::<u128>()) {
        let net = Net::of(IpAddr::V4(Ipv4Addr::from_bits(n)), prefix).unwrap();
        let (IpAddr::V4(first), IpAddr::V4(last)) = (net.first, net.last()) else { panic!() };
        let low = Ipv4Addr::new(100, 64, 0, 0).to_bits();
        let high = Ipv4Addr::new(100, 127, 255, 255).to_bits();
        prop_assert_eq!(is_shared(net), first.to_bits() <= high && last.to_bits() >= low);
        let six = Net::of(IpAddr::V6(Ipv6Addr::from_bits(six)), 64).unwrap();
        prop_assert!(!is_shared(six));
    }

    /// VLANs are 0 to 2999, each once on a circuit; 0 leaves no room for another.
    #[test]
    fn vlans_are_alone_or_different(vlan in 0_u16..4000, other in 0_u16..3000) {
        let mut problems = Problems::new();
        prop_assert_eq!(rules::vlan("vlan", &vlan.to_string(), &mut problems).is_some(), vlan <= 2999);
        let record = |fact: &VbrFact| desk_domain::connect::VbrRecord {
            fact: fact.clone(),
            saved: desk_domain::entry::Noted {
                at: chrono::DateTime::UNIX_EPOCH,
                by: String::new(),
                event: desk_domain::event::EventId { desk: String::new(), seq: 1 },
            },
            stand: desk_domain::connect::Stand::Planned,
            was_created: false,
            id: String::new(),
            status: None,
            seen: None,
            peers: std::collections::BTreeMap::new(),
        };
        let (one, two) = (vbr("a", vlan.min(2999), 0), vbr("b", other, 1));
        let all = [record(&one)];
        let mut problems = Problems::new();
        check_vbr(&two, &Around { vbrs: &all, ..Around::default() }, &mut problems);
        let alone = one.vlan == 0 || two.vlan == 0 || one.vlan == two.vlan;
        prop_assert_eq!(problems.has_blocks(), alone, "{:?}", codes(&problems));
    }

    /// The cloud side's numbers are those of the three ranges, without the reserved one.
    #[test]
    fn numbers_agree_with_the_ranges(asn_ in any::<u32>()) {
        let listed = asn_ == 45_104 || (64_512..=65_534).contains(&asn_) || (4_200_000_000..=4_294_967_294).contains(&asn_);
        prop_assert_eq!(asn::may_be_local(asn_), listed && asn_ != 65_025);
        prop_assert_eq!(asn::read(&asn_.to_string()), Some(asn_));
        prop_assert_eq!(asn::read(&format!("{}.{}", asn_ >> 16, asn_ & 0xffff)), Some(asn_));
    }

    /// The intervals of BFD are 200 to 1000 ms, its multiplier 3 to 10.
    #[test]
    fn bfd_within_its_bounds(tx in 0_u32..1300, rx in 0_u32..1300, multiplier in 0_u32..14) {
        let mut problems = Problems::new();
        let read = rules::bfd(&tx.to_string(), &rx.to_string(), &multiplier.to_string(), &mut problems);
        let fits = (200..=1000).contains(&tx) && (200..=1000).contains(&rx) && (3..=10).contains(&multiplier);
        prop_assert_eq!(read.is_some(), fits);
        prop_assert_eq!(problems.has_blocks(), !fits);
    }
}

#[test]
fn the_sheet_never_shows_the_key_and_mirrors_both_sides() {
    let mut fact = vbr("a", 100, 0);
    fact.groups = vec![group("IPv4", &["10.0.0.2"])];
    fact.groups[0].secret = Some(desk_domain::personal::Personal::of(
        "id",
        "s3cret".to_owned(),
    ));
    fact.bfd = Some(desk_domain::connect::vbr::Bfd {
        tx: 300,
        rx: 400,
        multiplier: 3,
    });
    let record = desk_domain::connect::VbrRecord {
        fact,
        saved: desk_domain::entry::Noted {
            at: chrono::DateTime::UNIX_EPOCH,
            by: String::new(),
            event: desk_domain::event::EventId {
                desk: String::new(),
                seq: 1,
            },
        },
        stand: desk_domain::connect::Stand::Created,
        was_created: true,
        id: "vbr-bp1abcdef".into(),
        status: None,
        seen: None,
        peers: std::collections::BTreeMap::new(),
    };
    let sheet = ConnectParameters {
        circuit: "Hangzhou-1".into(),
        vbrs: vec![VbrParameters::of(&record, None)],
        ..ConnectParameters::default()
    };
    let sections = sheet.sections();
    let text = format!("{sections:?}");
    assert!(!text.contains("s3cret"));
    let row = |name: &str| {
        let mut rows = sections.iter().flat_map(|section| &section.rows);
        rows.find(|row| row.name.en == name).unwrap().clone()
    };
    assert_eq!(row("IPv4 address").customer.en, "10.0.0.2/30");
    assert_eq!(row("IPv4 address").cloud.en, "10.0.0.1/30");
    assert_eq!(row("AS number").cloud.en, "45104");
    assert_eq!(row("Neighbor’s AS number").customer.en, "45104");
    assert_eq!(row("BFD").cloud.en, "send 300 ms, receive 400 ms, × 3");
    assert_eq!(row("BFD").customer.en, "send 400 ms, receive 300 ms, × 3");
    assert!(text.contains("vbr-bp1abcdef") && text.contains("802.1Q"));
}
