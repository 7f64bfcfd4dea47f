//! The commands of the kill -9 harness: real ones, numbered, each the same whenever it is sent again.

pub mod life;

use crate::story::{
    Counted, engineer, facility, issue_reasons, loa_form, order_form, port_form, room, settings,
};
use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_api::{Desk, Faces, Occasion, Places};
use std::path::Path;
use std::sync::Arc;

/// Commands of one circuit's life (port, allocation, draft, LOA, approval, handout), an order of four and its answer, then the
/// circuit's construction, service, larger port and end, and the end of one of the order's.
pub const ROUND: u32 = life::FIRST + life::STEPS;
/// Ports of one order.
pub const PORTS_OF_ORDER: u32 = 4;

/// A chance that differs from run to run, so that ids and nonces do: seeded by the process and time.
#[allow(clippy::disallowed_methods, reason = "tests are their own edge")]
pub(crate) fn chance() -> Counted {
    let nanos = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .map_or(0, |d| d.subsec_nanos());
    Counted(u64::from(std::process::id()) << 32 | u64::from(nanos))
}

fn at(n: u32) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::seconds(1_795_395_600 + i64::from(n))
}

/// Opens the desk, with settings and one account.
///
/// # Panics
/// The desk does not open: that is what the harness looks for.
pub fn open(folder: &Path, faces: Arc<Faces>) -> Desk {
    let places = Places {
        folder: folder.to_owned(),
        system: "linux".into(),
        language: Language::En,
    };
    let mut desk = Desk::open(
        places,
        faces,
        Occasion {
            now: at(0),
            entropy: &mut chance(),
        },
    );
    let mut chance = chance();
    let settings = SaveSettings {
        key: "settings".into(),
        form: settings(),
    };
    let saved = desk.save_settings(
        Occasion {
            now: at(0),
            entropy: &mut chance,
        },
        settings,
    );
    saved.unwrap_or_else(|e| panic!("settings: {e}"));
    let form = AccountForm {
        name: "云澜物流（杭州）有限公司".into(),
        name_latin: String::new(),
        kind: AccountKind::Corporate,
        uid: String::new(),
        traffic_billing: true,
        note: String::new(),
    };
    let account = SaveAccount {
        key: "account".into(),
        id: None,
        form,
    };
    let opened = desk.save_account(
        Occasion {
            now: at(0),
            entropy: &mut chance,
        },
        account,
    );
    let account = opened.unwrap_or_else(|e| panic!("account: {e}"));
    for (key, kind) in [
        ("room", QuotaWord::PerAccessPoint),
        ("unpaid", QuotaWord::Unpaid),
    ] {
        let occasion = Occasion {
            now: at(0),
            entropy: &mut chance,
        };
        let raised = room(key.into(), &account, kind);
        let raised = desk.set_quota(occasion, raised);
        raised.unwrap_or_else(|e| panic!("quota: {e}"));
    }
    desk
}

/// The circuit of a round, found by its name.
fn circuit(desk: &mut Desk, round: u32) -> CircuitView {
    let mut chance = chance();
    let query = CircuitQuery {
        search: format!("Round-{round}-"),
        turn: None,
        states: Vec::new(),
        offset: 0,
        limit: 5,
        ..CircuitQuery::default()
    };
    let page = desk.circuits(
        Occasion {
            now: at(0),
            entropy: &mut chance,
        },
        query,
    );
    let page = page.unwrap_or_else(|e| panic!("search: {e}"));
    let [row] = page.rows.as_slice() else {
        panic!("round {round} has {} circuits", page.rows.len())
    };
    let view = desk.circuit(
        Occasion {
            now: at(0),
            entropy: &mut chance,
        },
        ById { id: row.id.clone() },
    );
    view.unwrap_or_else(|e| panic!("page: {e}"))
}

/// Carries out command `n` and gives a word that must be the same when it is sent again.
///
/// # Panics
/// The command is refused: that is what the harness looks for.
pub fn carry_out(desk: &mut Desk, n: u32) -> String {
    let (round, step) = (n / ROUND, n % ROUND);
    let key = format!("command-{n}");
    let mut chance = chance();
    let occasion = Occasion {
        now: at(n),
        entropy: &mut chance,
    };
    let must = |answer: Result<CircuitView, ApiError>| {
        answer.unwrap_or_else(|e| panic!("command {n}: {e}"))
    };
    match step {
        0 => {
            let accounts = desk.accounts(
                Occasion {
                    now: at(n),
                    entropy: &mut Counted(0),
                },
                Nothing {},
            );
            let account = accounts
                .unwrap_or_else(|e| panic!("accounts: {e}"))
                .accounts
                .remove(0);
            let form = port_form(&account, &format!("Round-{round}-line"));
            must(desk.apply_port(
                occasion,
                ApplyPort {
                    key,
                    form,
                    kept: Vec::new(),
                    plan: None,
                },
            ))
            .id
        }
        1 => {
            let id = circuit(desk, round).id;
            let seen = RecordPort {
                key,
                circuit: id,
                status: "Allocated".into(),
                instance_id: format!("pc-round{round:06}"),
                port: String::new(),
                device: String::new(),
                reason: String::new(),
                seen_by: "Lin Yue".into(),
                seen_at: at(n).format("%Y-%m-%dT%H:%M").to_string(),
                zone: "UTC".into(),
            };
            must(desk.record_port(occasion, seen))
                .row
                .instance_id
                .unwrap_or_default()
        }
        2 => {
            let draft = KeepDraft {
                id: format!("command-{}", n + 1),
                kind: DraftKind::Loa,
                circuit: None,
                body: format!("draft {round}"),
            };
            desk.keep_draft(occasion, draft)
                .unwrap_or_else(|e| panic!("draft: {e}"));
            "draft".into()
        }
        3 => {
            let id = circuit(desk, round).id;
            let form = loa_form(vec![engineer("陈致远", &format!("XD{round:07}"))]);
            must(desk.apply_loa(
                occasion,
                ApplyLoa {
                    key,
                    circuit: id,
                    form,
                    kept: Vec::new(),
                },
            ))
            .loas[0]
                .id
                .clone()
        }
        4 => {
            let loa = circuit(desk, round).loas[0].id.clone();
            let seen = RecordLoa {
                key,
                loa,
                status: "Available".into(),
                facility: facility(),
                access_flow: AccessFlowWord::SmsQr,
                official_pdf: None,
                reason: String::new(),
                seen_by: "Lin Yue".into(),
                seen_at: at(n).format("%Y-%m-%dT%H:%M").to_string(),
                zone: "UTC".into(),
            };
            must(desk.record_loa(occasion, seen)).loas[0].id.clone()
        }
        5 => {
            let loa = circuit(desk, round).loas[0].id.clone();
            must(desk.issue_handout(
                occasion,
                IssueHandout {
                    key,
                    loa,
                    by: String::new(),
                    kept: issue_reasons(),
                    audiences: Vec::new(),
                    survey: false,
                    reason: String::new(),
                },
            ))
            .handouts[0]
                .number
                .clone()
        }
        6 => {
            let order = order(desk_account(n, desk), key);
            must_order(desk.apply_order(occasion, order)).id
        }
        7 => {
            let before = order_of(desk, n, round);
            let answer = RecordOrder {
                key,
                order: before.id,
                outcome: OrderOutcome::Created,
                ports: (1..)
                    .zip(&before.members)
                    .map(|(port, member)| OrderPortForm {
                        circuit: member.row.id.clone(),
                        instance_id: format!("pc-order{round:06}x{port}"),
                    })
                    .collect(),
                errors: Vec::new(),
                seen_by: "Lin Yue".into(),
                seen_at: at(n).format("%Y-%m-%dT%H:%M").to_string(),
                zone: "UTC".into(),
            };
            must_order(desk.record_order(occasion, answer)).members[3]
                .row
                .instance_id
                .clone()
                .unwrap_or_default()
        }
        life::FIRST.. => life::carry_out(desk, n, step, round, key, occasion)
            .unwrap_or_else(|e| panic!("command {n}: {e}")),
        _ => {
            let begin = BeginWorks {
                key,
                circuit: circuit(desk, round).id,
                scenario: "same_facility".into(),
                jurisdiction: "mainland".into(),
                reason: String::new(),
                by: "Lin Yue".into(),
            };
            must(desk.begin_works(occasion, begin))
                .works
                .map_or_else(String::new, |works| works.scenario)
        }
    }
}

/// The order of a round: sent again under its key, it says who it is.
fn order_of(desk: &mut Desk, n: u32, round: u32) -> OrderView {
    let sent = order(
        desk_account(n, desk),
        format!("command-{}", round * ROUND + 6),
    );
    let occasion = Occasion {
        now: at(n),
        entropy: &mut Counted(0),
    };
    must_order(desk.apply_order(occasion, sent))
}

/// Its circuits.
fn members(desk: &mut Desk, n: u32, round: u32) -> Vec<String> {
    let order = order_of(desk, n, round);
    order
        .members
        .into_iter()
        .map(|member| member.row.id)
        .collect()
}

fn must_order(answer: Result<OrderView, ApiError>) -> OrderView {
    answer.unwrap_or_else(|e| panic!("order: {e}"))
}

fn order(account: AccountView, key: String) -> ApplyOrder {
    ApplyOrder {
        key,
        form: order_form(&account),
        kept: Vec::new(),
    }
}

/// The one account of the desk.
fn desk_account(n: u32, desk: &mut Desk) -> AccountView {
    let accounts = desk.accounts(
        Occasion {
            now: at(n),
            entropy: &mut Counted(0),
        },
        Nothing {},
    );
    accounts
        .unwrap_or_else(|e| panic!("accounts: {e}"))
        .accounts
        .remove(0)
}
