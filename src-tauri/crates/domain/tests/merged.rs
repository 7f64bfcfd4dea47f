//! The directory as the user has it, over a shipped one that changes.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

use chrono::{DateTime, Duration, Utc};
use desk_domain::access_point::{Addition, Correction, Known, PointField, PointNotes};
use desk_domain::directory::Directory;
use desk_domain::event::{Aggregate, Event, EventId, Fact};
use desk_domain::port::{AccessFlow, LineOperator};
use proptest::prelude::*;
use std::collections::BTreeMap;

const POINT: &str = "Hangzhou-Xiaoshan-B";

fn event(seq: u32, fact: Fact) -> Event {
    let at = DateTime::<Utc>::UNIX_EPOCH + Duration::days(20_000) + Duration::hours(seq.into());
    Event {
        id: EventId {
            desk: "desk".into(),
            seq,
        },
        hlc: i64::from(seq) << 16,
        recorded_at: at,
        happened_at: at,
        aggregate: Aggregate::AccessPoint,
        aggregate_id: POINT.into(),
        fact,
    }
}

fn correction(field: PointField, yours: Option<&str>, shipped: Option<&str>) -> Fact {
    Fact::AccessPointCorrected(Correction {
        field: field.as_wire().into(),
        yours: yours.map(str::to_owned),
        shipped: shipped.map(str::to_owned),
        by: "Lin Yue".into(),
    })
}

fn known(facts: impl IntoIterator<Item = Fact>) -> BTreeMap<String, Known> {
    let events: Vec<Event> = (1..)
        .zip(facts)
        .map(|(seq, fact)| event(seq, fact))
        .collect();
    BTreeMap::from([(POINT.to_owned(), Known::fold(&events))])
}

/// The shipped directory as a later version might have it.
fn shipped(change: impl FnOnce(&mut desk_domain::directory::AccessPoint)) -> Directory {
    let mut directory = Directory::shipped().unwrap().clone();
    let point = directory
        .access_points
        .iter_mut()
        .find(|point| point.name_en == POINT)
        .unwrap();
    change(point);
    directory
}

#[test]
fn a_correction_counts_and_the_shipped_value_stands_beside_it() {
    let known = known([correction(
        PointField::Operator,
        Some("China Unicom"),
        Some("China Telecom"),
    )]);
    let merged = shipped(|_| {}).with(&known);
    let point = merged.access_point(POINT).unwrap();
    assert_eq!(point.operator, "China Unicom");
    assert_eq!(
        point.site_carrier(),
        Some(LineOperator::CU),
        "the rules read the corrected operator"
    );
    let corrected = &point.corrected[0];
    assert_eq!(
        (corrected.shipped.as_str(), corrected.unsettled),
        ("China Telecom", false)
    );
    let untouched = Directory::shipped().unwrap().access_point(POINT).unwrap();
    assert_eq!(untouched.operator, "China Telecom", "what is shipped stays");
}

#[test]
fn a_later_shipped_value_is_noticed_until_the_user_settles_it() {
    let first = correction(
        PointField::Landmark,
        Some("Gate 3"),
        Some("Hangzhou Xiaoshan Baolong Plaza"),
    );
    let later = shipped(|point| point.landmark = Some("Xinba Bridge".into()));

    let open = later.with(&known([first.clone()]));
    let point = open.access_point(POINT).unwrap();
    assert!(point.is_unsettled());
    assert_eq!(
        point.landmark.as_deref(),
        Some("Gate 3"),
        "nothing that the user wrote is overwritten"
    );
    assert_eq!(point.corrected[0].shipped, "Xinba Bridge");

    let mine = correction(PointField::Landmark, Some("Gate 3"), Some("Xinba Bridge"));
    let kept = later.with(&known([first.clone(), mine]));
    assert!(!kept.access_point(POINT).unwrap().is_unsettled());
    assert_eq!(kept.access_point(POINT).unwrap().corrected.len(), 1);

    let theirs = correction(PointField::Landmark, None, Some("Xinba Bridge"));
    let taken = later.with(&known([first.clone(), theirs]));
    let point = taken.access_point(POINT).unwrap();
    assert_eq!(point.landmark.as_deref(), Some("Xinba Bridge"));
    assert!(point.corrected.is_empty());

    let agrees = shipped(|point| point.landmark = Some("Gate 3".into()));
    let point = agrees.with(&known([first]));
    assert!(
        point.access_point(POINT).unwrap().corrected.is_empty(),
        "a directory that has come to agree needs no settling"
    );
}

fn addition(operator: &str) -> Addition {
    Addition {
        name_zh: "杭州-滨江-A".into(),
        region: "cn-hangzhou".into(),
        region_names: None,
        mainland: true,
        zone: "Asia/Shanghai".into(),
        city: "CN/Hangzhou".into(),
        operator: operator.into(),
        landmark: String::new(),
        access_flow: "third_party_loa".into(),
        id: String::new(),
        third_party_fee: true,
        by: "Lin Yue".into(),
    }
}

#[test]
fn an_addition_stands_in_the_list_and_survives_that_it_is_shipped_later() {
    let key = "Hangzhou-Binjiang-A";
    let fact = Fact::AccessPointAdded(addition("GDS"));
    let mine = BTreeMap::from([(key.to_owned(), Known::fold(&[event(1, fact.clone())]))]);
    let now = Directory::shipped().unwrap().with(&mine);
    let point = now.access_point(key).unwrap();
    assert!(point.added && point.mainland && point.third_party_fee);
    assert_eq!(point.access_flow, AccessFlow::ThirdPartyLoa);
    assert_eq!(point.zone, chrono_tz::Asia::Shanghai);
    assert_eq!(point.point().unwrap().lat().round(), 30.0);

    let mut later = Directory::shipped().unwrap().clone();
    let mut published = later.access_point(POINT).unwrap().clone();
    published.name_en = key.into();
    published.name_zh = "杭州-滨江-A".into();
    published.operator = "VNET Group".into();
    published.id = None;
    later.access_points.push(published);
    let merged = later.with(&mine);
    let point = merged.access_point(key).unwrap();
    assert!(!point.added, "it is shipped now");
    assert_eq!(point.operator, "GDS");
    let operator = point
        .corrected
        .iter()
        .find(|c| c.field == PointField::Operator)
        .unwrap();
    assert!(operator.unsettled && operator.shipped == "VNET Group");
    assert_eq!(
        merged
            .access_points
            .iter()
            .filter(|p| p.name_en == key)
            .count(),
        1
    );

    let removed = Fact::AccessPointRemoved { by: "x".into() };
    let gone = Known::fold(&[event(1, fact), event(2, removed)]);
    let without = Directory::shipped()
        .unwrap()
        .with(&BTreeMap::from([(key.to_owned(), gone)]));
    assert!(without.access_point(key).is_none());
}

#[test]
fn an_addition_may_bring_its_region() {
    let mut new = addition("Center3");
    new.region = "Saudi Arabia (Riyadh)".into();
    new.mainland = false;
    new.city = "SA/Riyadh".into();
    new.zone = String::new();
    let fact = Fact::AccessPointAdded(new);
    let mine = BTreeMap::from([("Riyadh-A".to_owned(), Known::fold(&[event(1, fact)]))]);
    let merged = Directory::shipped().unwrap().with(&mine);
    let region = merged.region("Saudi Arabia (Riyadh)").unwrap();
    assert!(!region.mainland && region.city_zh == "利雅得");
    assert_eq!(
        merged.access_point("Riyadh-A").unwrap().zone,
        chrono_tz::Asia::Riyadh
    );
}

#[test]
fn what_was_withdrawn_counts_no_more() {
    let facts = [
        correction(PointField::Id, Some("ap-cn-hangzhou-xs-X"), Some("x")),
        Fact::Withdrawn {
            event: EventId {
                desk: "desk".into(),
                seq: 1,
            },
            reason: "typed by mistake".into(),
        },
    ];
    let merged = shipped(|_| {}).with(&known(facts));
    assert!(merged.access_point(POINT).unwrap().corrected.is_empty());
}

fn fact() -> impl Strategy<Value = Fact> {
    let field = proptest::sample::select(PointField::ALL);
    let text = proptest::option::of("[a-z_]{0,6}");
    prop_oneof![
        (field, text.clone(), text).prop_map(|(field, yours, shipped)| correction(
            field,
            yours.as_deref(),
            shipped.as_deref()
        )),
        any::<bool>().prop_map(|favourite| Fact::AccessPointFavoured { favourite }),
        "[a-z]{0,5}".prop_map(|address| Fact::AccessPointNoted(PointNotes {
            address,
            ..PointNotes::default()
        })),
        "[a-z]{0,5}".prop_map(|operator| Fact::AccessPointAdded(addition(&operator))),
        Just(Fact::AccessPointRemoved { by: String::new() }),
    ]
}

proptest! {
    #[test]
    fn any_history_gives_a_whole_directory(facts in proptest::collection::vec(fact(), 0..12), order in any::<u64>()) {
        let events: Vec<Event> = (1..).zip(facts).map(|(seq, fact)| event(seq, fact)).collect();
        let mut shuffled = events.clone();
        let n = shuffled.len().max(1);
        shuffled.rotate_left(usize::try_from(order).unwrap() % n);
        let folded = Known::fold(&events);
        prop_assert_eq!(&folded, &Known::fold(&shuffled), "arrival does not matter");
        let shipped = Directory::shipped().unwrap();
        for key in [POINT, "Nowhere-A"] {
            let merged = shipped.with(&BTreeMap::from([(key.to_owned(), folded.clone())]));
            let more = usize::from(key != POINT && folded.added.is_some());
            prop_assert_eq!(merged.access_points.len(), shipped.access_points.len() + more);
            for point in &merged.access_points {
                prop_assert!(merged.region(&point.region).is_some());
                prop_assert!(point.corrected.iter().all(|c| c.yours != c.shipped));
            }
        }
    }
}
