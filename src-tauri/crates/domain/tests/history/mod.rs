//! Histories for folds: the events of one thing, and the applications that begin a circuit and an LOA.

use chrono::{DateTime, TimeDelta, Utc};
use desk_domain::application::{LoaApplication, PortApplication};
use desk_domain::event::{Aggregate, Event, EventId, Fact};

/// Names the event of this number.
pub fn id(seq: u32) -> EventId {
    EventId {
        desk: "0198".into(),
        seq,
    }
}

/// An event of the one thing, written down long after all of it happened.
pub fn event(aggregate: Aggregate, seq: u32, happened_at: DateTime<Utc>, fact: Fact) -> Event {
    let written = "2027-06-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap();
    Event {
        id: id(seq),
        hlc: i64::from(seq) << 16,
        recorded_at: written + TimeDelta::days(seq.into()),
        happened_at,
        aggregate,
        aggregate_id: "one".into(),
        fact,
    }
}

/// The circuit is applied for.
pub fn port() -> Fact {
    Fact::PortApplied(PortApplication {
        order: "o".into(),
        account: "a".into(),
        name: "Hangzhou-A".into(),
        region: "cn-hangzhou".into(),
        line_operator: "CT".into(),
        access_point: "Hangzhou-Xiaoshan-B".into(),
        zone: "Asia/Shanghai".into(),
        port_type: "10GBase-LR".into(),
        ..PortApplication::default()
    })
}

/// Its LOA is applied for, with a visit of a day.
pub fn loa(window_from: DateTime<Utc>) -> Fact {
    Fact::LoaApplied(LoaApplication {
        circuit: "one".into(),
        company_name: "云澜物流".into(),
        construction_company: "中通建".into(),
        line_type: "MSTP".into(),
        window_from,
        window_until: window_from + TimeDelta::days(1),
        zone: "Asia/Shanghai".into(),
        bandwidth_mbps: 4000,
        ..LoaApplication::default()
    })
}
