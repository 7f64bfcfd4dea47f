//! Orders of high-reliability mode: every row of its form, the generated names, quotas, and what became of an order.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, TimeDelta, Utc};
use desk_domain::circuit::CircuitStatus;
use desk_domain::directory::{Acceptance, Directory};
use desk_domain::event::{Aggregate, Event, EventId, Fact};
use desk_domain::names::CircuitName;
use desk_domain::order::{
    CleanUp, CreatedPort, HIGH_RELIABILITY, OrderAnswer, OrderError, OrderFact,
};
use desk_domain::order_form::{OrderDraft, OrderPlan, PlaceDraft, parse};
use desk_domain::order_record::{Fate, OrderRecord, OrderState};
use desk_domain::port::{Feature, LineOperator, PortType};
use desk_domain::port_name::generate;
use desk_domain::problem::{ProblemCode, Problems, Severity};
use desk_domain::quota::{Quotas, Room, holds_a_port, is_unpaid, per_access_point, unpaid};
use desk_domain::standing::{Lack, Member, MemberState, Standing};
use desk_domain::topology::Topology;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn directory() -> &'static Directory {
    Directory::shipped().unwrap()
}

const XIAOSHAN: PlaceDraft<'static> = PlaceDraft {
    region: "cn-hangzhou",
    access_point: "Hangzhou-Xiaoshan-B",
    line_operator: "CT",
};
const YUHANG: PlaceDraft<'static> = PlaceDraft {
    region: "cn-hangzhou",
    access_point: "Hangzhou-Yuhang-B",
    line_operator: "CO",
};
const PUDONG: PlaceDraft<'static> = PlaceDraft {
    region: "cn-shanghai",
    access_point: "Shanghai-Pudong-C",
    line_operator: "CO",
};

fn draft<'a>(topology: &'a str, places: &[PlaceDraft<'a>]) -> OrderDraft<'a> {
    OrderDraft {
        topology,
        port_type: "10GBase-LR",
        places: places.to_vec(),
        ..OrderDraft::default()
    }
}

fn read(draft: &OrderDraft<'_>) -> (OrderPlan<'static>, Vec<(String, ProblemCode)>) {
    let mut problems = Problems::new();
    let plan = parse(draft, directory(), &mut problems);
    let found = problems
        .iter()
        .map(|problem| (problem.field.clone(), problem.code))
        .collect();
    (plan, found)
}

fn found(draft: &OrderDraft<'_>) -> Vec<(String, ProblemCode)> {
    read(draft).1
}

#[test]
fn optimal_disaster_recovery_wants_two_sites_with_two_ports_each() {
    let (plan, found) = read(&draft("MultiApMultiDevice", &[XIAOSHAN, YUHANG]));
    assert!(found.is_empty(), "{found:?}");
    let shape = plan.shape.unwrap();
    assert_eq!(
        (shape.ports(), shape.sites, shape.devices_per_site),
        (4, 2, 2)
    );
    assert_eq!(plan.topology.unwrap().stated_availability(), Some(9_999));
}

#[test]
fn powerful_disaster_recovery_wants_two_sites_with_one_port_each() {
    let (plan, found) = read(&draft("MultiApSingleDevice", &[XIAOSHAN, PUDONG]));
    assert!(found.is_empty(), "two regions may be chosen: {found:?}");
    assert_eq!(plan.shape.unwrap().ports(), 2);
    assert_eq!(plan.topology.unwrap().stated_availability(), Some(9_995));
}

#[test]
fn development_and_testing_wants_one_site_with_two_devices() {
    let (plan, found) = read(&draft("SingleApMultiDevice", &[XIAOSHAN]));
    assert!(found.is_empty(), "{found:?}");
    let shape = plan.shape.unwrap();
    assert_eq!(
        (shape.ports(), shape.sites, shape.devices_per_site),
        (2, 1, 2)
    );
    assert_eq!(plan.topology.unwrap().stated_availability(), None);
}

#[test]
fn load_balancing_wants_2_to_16_ports_and_the_account_managers_leave() {
    let mut asked = draft("SingleApMultiConnection", &[XIAOSHAN]);
    asked.account_manager_allows = true;
    for (typed, ports) in [
        ("2", Some(2)),
        (" 16 ", Some(16)),
        ("1", None),
        ("17", None),
        ("two", None),
        ("", None),
    ] {
        asked.port_count = typed;
        let (plan, findings) = read(&asked);
        assert_eq!(plan.shape.map(|shape| shape.ports()), ports, "{typed}");
        assert_eq!(
            findings.iter().any(|(field, _)| field == "port_count"),
            ports.is_none(),
            "{typed}"
        );
    }
    asked.port_count = "4";
    asked.account_manager_allows = false;
    assert_eq!(
        found(&asked),
        [(
            "account_manager_allows".into(),
            ProblemCode::AccountManagerMustAllow
        )]
    );
    assert_eq!(
        Topology::SingleApMultiConnection.stated_availability(),
        None
    );
}

#[test]
fn the_two_access_points_are_different_and_as_many_as_wanted() {
    assert_eq!(
        found(&draft("MultiApMultiDevice", &[XIAOSHAN, XIAOSHAN])),
        [(
            "access_points.1.access_point".into(),
            ProblemCode::AccessPointRepeated
        )]
    );
    let codes = |places: &[PlaceDraft<'static>]| found(&draft("MultiApMultiDevice", places));
    assert_eq!(
        codes(&[XIAOSHAN]),
        [("access_points".into(), ProblemCode::AccessPointsMissing)]
    );
    assert_eq!(
        codes(&[XIAOSHAN, YUHANG, PUDONG]),
        [("access_points".into(), ProblemCode::AccessPointsTooMany)]
    );
}

#[test]
fn high_reliability_is_not_for_cloudbox() {
    let mut asked = draft("SingleApMultiDevice", &[XIAOSHAN]);
    asked.cloud_box = "cluster-1";
    assert_eq!(
        found(&asked),
        [(
            "cloud_box_cluster".into(),
            ProblemCode::CloudBoxNotHighReliability
        )]
    );
}

#[test]
fn port_type_is_one_of_the_four_single_mode_ones() {
    for port in PortType::ALL {
        let mut asked = draft("SingleApMultiDevice", &[XIAOSHAN]);
        asked.port_type = port.as_wire();
        assert!(found(&asked).is_empty(), "{port}");
    }
    for (typed, code) in [
        ("", ProblemCode::Required),
        ("1000Base-T", ProblemCode::UnknownChoice),
    ] {
        let mut asked = draft("SingleApMultiDevice", &[XIAOSHAN]);
        asked.port_type = typed;
        assert_eq!(found(&asked), [("port_type".into(), code)]);
    }
}

#[test]
fn advanced_configuration_has_the_failover_group_here() {
    let mut asked = draft("SingleApMultiDevice", &[XIAOSHAN]);
    asked.features = Feature::ALL.iter().map(|f| f.as_wire()).collect();
    asked.features.push("BFD");
    let (plan, findings) = read(&asked);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(plan.features, Feature::ALL, "each once");
    asked.features = vec!["WIFI"];
    assert_eq!(
        found(&asked),
        [("features".into(), ProblemCode::UnknownChoice)]
    );
}

#[test]
fn region_provider_and_access_point_are_chosen_and_fit() {
    let empty = PlaceDraft::default();
    assert_eq!(
        found(&draft("SingleApMultiDevice", &[empty])),
        ["region", "line_operator", "access_point"]
            .map(|field| (format!("access_points.0.{field}"), ProblemCode::Required))
    );
    let elsewhere = PlaceDraft {
        region: "cn-shanghai",
        ..XIAOSHAN
    };
    assert_eq!(
        found(&draft("SingleApMultiDevice", &[elsewhere])),
        [(
            "access_points.0.access_point".into(),
            ProblemCode::UnknownAccessPoint
        )]
    );
    assert_eq!(
        found(&draft("", &[XIAOSHAN])),
        [("topology".into(), ProblemCode::Required)]
    );
}

fn topologies() -> impl Strategy<Value = Topology> {
    proptest::sample::select(Topology::ALL)
}

proptest! {
    /// Whatever is chosen: a selection is blocked exactly where its site takes other carriers only, or stands twice.
    #[test]
    fn an_order_keeps_the_rules_of_carriers_and_places(
        topology in topologies(),
        ports in 2u16..=16,
        picks in proptest::collection::vec((any::<prop::sample::Index>(), proptest::sample::select(LineOperator::ALL)), 2),
    ) {
        let points = &directory().access_points;
        let chosen: Vec<_> = picks
            .iter()
            .take(usize::from(topology.sites()))
            .map(|(index, operator)| (index.get(points), *operator))
            .collect();
        let count = ports.to_string();
        let draft = OrderDraft {
            topology: topology.as_wire(),
            port_count: &count,
            account_manager_allows: true,
            port_type: "1000Base-LX",
            places: chosen
                .iter()
                .map(|(point, operator)| PlaceDraft {
                    region: &point.region,
                    access_point: &point.name_en,
                    line_operator: operator.as_wire(),
                })
                .collect(),
            ..OrderDraft::default()
        };
        let mut problems = Problems::new();
        let plan = parse(&draft, directory(), &mut problems);
        let refused = chosen.iter().any(|(point, operator)| matches!(point.accepts(*operator), Acceptance::No(_)));
        let twice = chosen.len() == 2 && chosen[0].0.name_en == chosen[1].0.name_en;
        prop_assert_eq!(problems.has_blocks(), refused || twice, "{:?}", problems);
        for problem in problems.iter() {
            prop_assert!(problem.field.starts_with("access_points."), "{}", problem.field);
        }
        let shape = plan.shape.unwrap();
        prop_assert_eq!(plan.places.len(), usize::from(shape.sites));
        prop_assert_eq!(shape.ports(), if topology.counts_ports() { ports } else { shape.sites * shape.ports_per_site });
    }

    /// A generated name is never one that is taken, never comes twice, and is a name that a circuit can have.
    #[test]
    fn generated_names_never_collide_and_are_well_formed(
        strange in proptest::collection::vec("\\PC{0,200}", 1..4),
        picks in proptest::collection::vec(any::<prop::sample::Index>(), 1..12),
        numbers in proptest::collection::btree_set(0u32..40, 0..20),
    ) {
        let mut points: Vec<&str> = directory().access_points.iter().map(|p| p.name_en.as_str()).collect();
        points.extend(strange.iter().map(String::as_str));
        let wanted: Vec<&str> = picks.iter().map(|index| *index.get(&points)).collect();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for point in &wanted {
            let stem = desk_domain::port_name::stem(point);
            taken.extend(numbers.iter().map(|n| format!("{stem}-PConn{n}")));
        }
        let names = generate(wanted.iter().copied(), &taken);
        prop_assert_eq!(names.len(), wanted.len());
        let different: BTreeSet<&String> = names.iter().collect();
        prop_assert_eq!(different.len(), names.len());
        for name in &names {
            prop_assert!(!taken.contains(name), "{}", name);
            let mut problems = Problems::new();
            let read = CircuitName::parse("name", name, &mut problems);
            prop_assert_eq!(read.as_ref().map(CircuitName::as_str), Some(name.as_str()), "{:?}", problems);
        }
    }

    /// What frees a port never makes a quota fuller, and a finding is there exactly when it is exceeded.
    #[test]
    fn quotas_count_what_holds_a_port(statuses in proptest::collection::vec(proptest::sample::select(CircuitStatus::ALL), 0..40), more in 0u32..8, limit in 0u32..20) {
        let used = u32::try_from(statuses.iter().filter(|s| holds_a_port(**s)).count()).unwrap();
        let waiting = u32::try_from(statuses.iter().filter(|s| is_unpaid(**s)).count()).unwrap();
        prop_assert!(waiting <= used, "what is not paid holds a port");
        let room = Room { used, more, limit };
        let finding = per_access_point("access_point", room);
        prop_assert_eq!(finding.is_some(), more > 0 && used + more > limit);
        if let Some(finding) = finding {
            prop_assert_eq!(finding.severity, Severity::Warn);
        }
        let shipped = Quotas::shipped().unwrap();
        let low = shipped.unpaid_operation.value;
        let published = unpaid("account", waiting, more, None, shipped).map(|p| p.code);
        let expected = match waiting + more {
            n if more == 0 || n <= low => None,
            n if n <= shipped.unpaid_table.value => Some(ProblemCode::UnpaidAboveOneSource),
            _ => Some(ProblemCode::UnpaidQuotaReached),
        };
        prop_assert_eq!(published, expected);
        let recorded = unpaid("account", waiting, more, Some(limit), shipped).is_some();
        prop_assert_eq!(recorded, more > 0 && waiting + more > limit);
    }
}

#[test]
fn the_published_quotas_are_two_five_and_ten() {
    let quotas = Quotas::shipped().unwrap();
    assert_eq!(
        (
            quotas.per_access_point.value,
            quotas.unpaid_operation.value,
            quotas.unpaid_table.value
        ),
        (2, 5, 10)
    );
    assert_eq!(quotas.per_access_point.id, "ec_quota_pconn_count_per_ap");
}

fn day(day: i64) -> DateTime<Utc> {
    "2026-11-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(day)
}

fn events(facts: Vec<(i64, Fact)>) -> Vec<Event> {
    (1..)
        .zip(facts)
        .map(|(seq, (happened, fact))| Event {
            id: EventId {
                desk: "0198".into(),
                seq,
            },
            hlc: i64::from(seq) << 16,
            recorded_at: day(100 + i64::from(seq)),
            happened_at: day(happened),
            aggregate: Aggregate::Order,
            aggregate_id: "one".into(),
            fact,
        })
        .collect()
}

fn submitted() -> Fact {
    Fact::OrderSubmitted(OrderFact {
        mode: HIGH_RELIABILITY.into(),
        account: "a".into(),
        circuits: vec!["c1".into(), "c2".into()],
        topology: "MultiApSingleDevice".into(),
        ..OrderFact::default()
    })
}

fn answer(outcome: &str, ids: &[&str]) -> Fact {
    Fact::OrderAnswered(OrderAnswer {
        outcome: outcome.into(),
        ports: ids
            .iter()
            .zip(["c1", "c2"])
            .map(|(id, circuit)| CreatedPort {
                circuit: circuit.into(),
                instance_id: (*id).into(),
            })
            .collect(),
        errors: vec![OrderError {
            code: "EcNotEnoughResource".into(),
            message: String::new(),
        }],
        seen_by: "Shen".into(),
    })
}

fn clean(id: &str) -> Fact {
    Fact::CleanUpDone(CleanUp {
        instance_id: id.into(),
        done_by: "Lin".into(),
    })
}

fn withdrawn(seq: u32) -> Fact {
    Fact::Withdrawn {
        event: EventId {
            desk: "0198".into(),
            seq,
        },
        reason: "read wrongly".into(),
    }
}

#[test]
fn an_order_gives_its_ids_when_it_succeeds_and_not_before() {
    let order = OrderRecord::fold(&events(vec![(0, submitted())])).unwrap();
    assert_eq!(order.fate("c1"), Fate::Waiting);
    let order = OrderRecord::fold(&events(vec![
        (0, submitted()),
        (1, answer("created", &["pc-aaaaaa", "pc-bbbbbb"])),
    ]))
    .unwrap();
    assert_eq!(
        order.fate("c2"),
        Fate::Created {
            instance_id: "pc-bbbbbb".into()
        }
    );
    assert_eq!(order.fate("stranger"), Fate::Own);
}

#[test]
fn a_failed_order_closes_all_and_leaves_its_ports_to_delete() {
    let facts = vec![
        (0, submitted()),
        (1, answer("failed", &["pc-aaaaaa"])),
        (2, clean("pc-aaaaaa")),
        (3, clean("pc-zzzzzz")),
    ];
    let order = OrderRecord::fold(&events(facts)).unwrap();
    assert_eq!(order.state, OrderState::Failed);
    assert_eq!(order.left_behind().collect::<Vec<_>>(), ["pc-aaaaaa"]);
    assert!(order.done.contains_key("pc-aaaaaa") && order.has_conflict());
    let Fate::Failed {
        instance_id,
        reason,
        ..
    } = order.fate("c2")
    else {
        panic!("the second failed too")
    };
    assert_eq!(
        (instance_id.as_str(), reason.as_str()),
        ("", "EcNotEnoughResource")
    );
}

#[test]
fn the_other_answer_is_a_conflict_until_one_is_withdrawn() {
    let mut facts = vec![
        (0, submitted()),
        (2, answer("failed", &[])),
        (3, answer("created", &["pc-aaaaaa", "pc-bbbbbb"])),
        (1, answer("failed", &["pc-cccccc"])),
    ];
    let order = OrderRecord::fold(&events(facts.clone())).unwrap();
    assert!(order.state == OrderState::Failed && order.has_conflict());
    assert_eq!(order.left_behind().count(), 0, "the late one moves nothing");
    facts.extend([(4, withdrawn(2)), (4, withdrawn(4))]);
    let order = OrderRecord::fold(&events(facts)).unwrap();
    assert!(order.state == OrderState::Created && !order.has_conflict());
}

fn order_facts() -> impl Strategy<Value = Vec<(i64, Fact)>> {
    let fact = prop_oneof![
        3 => Just(answer("created", &["pc-aaaaaa", "pc-bbbbbb"])),
        3 => Just(answer("failed", &["pc-aaaaaa"])),
        1 => Just(answer("sleeping", &[])),
        2 => Just(clean("pc-aaaaaa")),
        2 => (1u32..12).prop_map(withdrawn),
        1 => Just(submitted()),
    ];
    proptest::collection::vec((0i64..10, fact), 0..12)
}

proptest! {
    #[test]
    fn an_order_is_the_same_whatever_the_order_of_arrival(
        (told, arrived) in order_facts()
            .prop_map(|facts| events(std::iter::once((0, submitted())).chain(facts).collect()))
            .prop_flat_map(|told| (Just(told.clone()), Just(told).prop_shuffle())),
    ) {
        let record = OrderRecord::fold(&told).unwrap();
        prop_assert_eq!(&record, &OrderRecord::fold(&arrived).unwrap());
        prop_assert_eq!(record.entries.len(), told.len(), "every event is told");
        // all or nothing: an order that did not fail leaves nothing behind, and one that did gives no circuit a life
        let left = record.left_behind().count();
        prop_assert!(record.state == OrderState::Failed || left == 0);
        for circuit in ["c1", "c2"] {
            let created = matches!(record.fate(circuit), Fate::Created { .. });
            prop_assert_eq!(created, record.state == OrderState::Created);
        }
    }
}

fn member(circuit: &str, place: &str, device: &str, state: MemberState) -> Member {
    Member {
        circuit: circuit.into(),
        access_point: place.into(),
        device: device.into(),
        state,
    }
}

#[test]
fn intended_against_actual_counts_places_and_names_what_is_shared() {
    let optimal = Topology::MultiApMultiDevice;
    let four = [
        member("1", "A", "10.0.0.1", MemberState::Available),
        member("2", "A", "10.0.0.2", MemberState::Available),
        member("3", "B", "10.0.1.1", MemberState::Available),
        member("4", "B", "", MemberState::Loa),
    ];
    let standing = Standing::of(Some(optimal), optimal.shape(0), &four);
    assert_eq!(
        (
            standing.available(),
            standing.count(MemberState::Loa),
            standing.sites
        ),
        (3, 1, 2)
    );
    assert_eq!(
        standing.lacks,
        [Lack::DevicesUnknown {
            circuits: vec!["4".into()]
        }]
    );
    let mut moved = four.clone();
    moved[2] = member("3", "A", "10.0.0.1", MemberState::Available);
    let standing = Standing::of(Some(optimal), optimal.shape(0), &moved);
    assert_eq!(
        standing.lacks[..2],
        [
            Lack::SharedSite {
                access_point: "A".into(),
                circuits: ["1", "2", "3"].map(String::from).to_vec()
            },
            Lack::SharedDevice {
                device: "10.0.0.1".into(),
                circuits: ["1", "3"].map(String::from).to_vec()
            },
        ]
    );
    // a lost link shares nothing any more
    moved[2].state = MemberState::Missing;
    let standing = Standing::of(Some(optimal), optimal.shape(0), &moved);
    assert_eq!(standing.lacks.len(), 1);
    // load balancing wants one device, so sharing it is no lack
    let balanced = Topology::SingleApMultiConnection;
    let two = [
        member("1", "A", "10.0.0.1", MemberState::Available),
        member("2", "A", "10.0.0.1", MemberState::Available),
    ];
    assert!(
        Standing::of(Some(balanced), balanced.shape(2), &two)
            .lacks
            .is_empty()
    );
}
