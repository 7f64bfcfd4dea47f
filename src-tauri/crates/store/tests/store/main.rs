//! The store against real files: histories, opening, sealing, search.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod gates;
mod histories;
mod latencies;
mod opening;
mod sealing;
mod searching;

use chrono::{DateTime, Duration, Utc};
use desk_domain::account::AccountFact;
use desk_domain::application::{LoaApplication, PortApplication};
use desk_domain::chance::{Entropy, Occasion};
use desk_domain::event::{Aggregate, Fact, TwoNames};
use desk_domain::observation::{Approval, Facility, Observation};
use desk_domain::person::PersonDetails;
use desk_domain::personal::Personal;
use desk_store::{OpenNotice, Store, StoreError};
use std::path::Path;

/// Chance that can be repeated: a counter, spread over the bytes.
pub(crate) struct Counted(pub(crate) u64);

impl Entropy for Counted {
    fn fill(&mut self, buffer: &mut [u8]) {
        for byte in buffer {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.0 >> 33) as u8;
        }
    }
}

pub(crate) fn start() -> DateTime<Utc> {
    "2026-11-02T01:00:00Z".parse().unwrap()
}

pub(crate) fn open(folder: &Path) -> Result<(Store, Vec<OpenNotice>), StoreError> {
    open_with(folder, &mut Counted(1))
}

pub(crate) fn open_with(
    folder: &Path,
    chance: &mut Counted,
) -> Result<(Store, Vec<OpenNotice>), StoreError> {
    Store::open(
        folder,
        Occasion {
            now: start(),
            entropy: chance,
        },
    )
}

/// Records one fact as a command of its own.
pub(crate) fn record(
    store: &mut Store,
    n: u32,
    aggregate: Aggregate,
    id: &str,
    seen_at: DateTime<Utc>,
    fact: &Fact,
    chance: &mut Counted,
) -> u32 {
    let occasion = Occasion {
        now: start() + Duration::minutes(i64::from(n)),
        entropy: chance,
    };
    let done = store
        .command::<StoreError>(&format!("key-{n}"), &n.to_be_bytes(), occasion, |writer| {
            Ok(writer
                .record_at(aggregate, id, seen_at, fact)?
                .seq
                .to_string())
        })
        .unwrap();
    done.answer.parse().unwrap()
}

pub(crate) fn account() -> Fact {
    Fact::AccountSaved(AccountFact {
        name: "云澜物流（杭州）有限公司".into(),
        name_latin: "Yunlan Freight".into(),
        kind: "corporate".into(),
        uid: String::new(),
        traffic_billing: true,
        note: String::new(),
    })
}

pub(crate) fn port(name: &str) -> Fact {
    Fact::PortApplied(PortApplication {
        order: "order".into(),
        account: "account".into(),
        name: name.into(),
        region: "cn-hangzhou".into(),
        line_operator: "CT".into(),
        access_point: "Hangzhou-Xiaoshan-B".into(),
        access_point_names: TwoNames {
            en: "Hangzhou-Xiaoshan-B".into(),
            zh: "杭州-萧山-B".into(),
        },
        zone: "Asia/Shanghai".into(),
        port_type: "10GBase-LR".into(),
        resource_group: "network".into(),
        tags: vec![("env".into(), "prod".into())],
        ..PortApplication::default()
    })
}

pub(crate) fn loa(circuit: &str, person: &str) -> Fact {
    Fact::LoaApplied(LoaApplication {
        circuit: circuit.into(),
        company_name: "云澜物流（杭州）有限公司".into(),
        construction_company: "岚合网络工程有限公司".into(),
        line_type: "MSTP".into(),
        window_from: start(),
        window_until: start() + Duration::hours(9),
        zone: "Asia/Shanghai".into(),
        customer_location: "滨江机房".into(),
        bandwidth_mbps: 4000,
        engineers: vec![Personal::of(person, person_details())],
        ..LoaApplication::default()
    })
}

pub(crate) fn person_details() -> PersonDetails {
    PersonDetails {
        name: "周明宇".into(),
        name_latin: "Zhou Mingyu".into(),
        gender: "Male".into(),
        document_type: "IDCard".into(),
        document_number: "330106199003083217".into(),
        phone: "+86 139 0000 0417".into(),
    }
}

pub(crate) fn seen(status: &str) -> Observation {
    Observation {
        status: status.into(),
        instance_id: if status == "Allocated" {
            "pc-bp1qrb3n7wd0k5x2m".into()
        } else {
            String::new()
        },
        seen_by: "Lin Yue".into(),
        ..Observation::default()
    }
}

pub(crate) fn approval() -> Fact {
    Fact::LoaApproved(Approval {
        facility: Facility {
            room: "3F-302".into(),
            cabinet: "C07".into(),
            ..Facility::default()
        },
        access_flow: "sms_qr".into(),
        official_pdf: None,
        seen_by: "Lin Yue".into(),
    })
}
