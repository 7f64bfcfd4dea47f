//! Quotas of an account: what holds, what is counted, and recording what Alibaba Cloud granted.

use crate::application::shipped_quotas;
use crate::directory::{both, merged};
use crate::wire::{
    ApiError, BothNames, PublishedQuota, QuotaFrom, QuotaQuery, QuotaUse, QuotaView, QuotaWord,
    RecordedQuota, SetQuota,
};
use crate::{Desk, command};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::quota::{HIGHEST, Published, QuotaFact, QuotaKind};
use desk_domain::text;
use desk_store::quotas::{self, Counted, Recorded};
use desk_store::{Store, accounts};
use rusqlite::Connection;
use std::collections::BTreeSet;

impl Desk {
    /// The quotas of an account.
    pub fn quota(&mut self, _: Occasion<'_>, query: QuotaQuery) -> Result<QuotaView, ApiError> {
        view(self.store()?, &query.account, &query.access_points)
    }

    /// Records a quota that Alibaba Cloud granted, or goes back to the published one.
    pub fn set_quota(
        &mut self,
        occasion: Occasion<'_>,
        request: SetQuota,
    ) -> Result<QuotaView, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "set_quota",
            &request,
            occasion,
            |writer| {
                if accounts::read(writer.db(), Some(&request.account))?.is_empty() {
                    return Err(ApiError::not_found("account"));
                }
                let fact = parse(&request)?;
                writer.record(
                    Aggregate::Account,
                    &request.account,
                    &Fact::QuotaRecorded(fact),
                )?;
                Ok(())
            },
        )?;
        view(self.store()?, &request.account, &[])
    }
}

fn parse(request: &SetQuota) -> Result<QuotaFact, ApiError> {
    let mut problems = Problems::new();
    let limit = if text::is_blank(&request.limit) {
        None
    } else {
        let limit = request.limit.trim().parse::<u32>().ok();
        let limit = limit.filter(|limit| (1..=HIGHEST).contains(limit));
        if limit.is_none() {
            problems
                .block("limit", ProblemCode::NumberRange)
                .with("min", 1)
                .with("max", HIGHEST);
        }
        limit
    };
    let kind = kind_of(request.kind);
    let of_account = kind == QuotaKind::Unpaid;
    if of_account && !request.access_point.is_empty() {
        problems.block("access_point", ProblemCode::UnknownChoice);
    }
    let note = if text::is_blank(&request.note) {
        String::new()
    } else {
        text::lines("note", &request.note, 1..=500, &mut problems).unwrap_or_default()
    };
    if problems.has_blocks() {
        return Err(ApiError::fields(&problems));
    }
    Ok(QuotaFact {
        quota: kind.as_wire().to_owned(),
        access_point: request.access_point.clone(),
        limit,
        note,
    })
}

fn kind_of(word: QuotaWord) -> QuotaKind {
    match word {
        QuotaWord::PerAccessPoint => QuotaKind::PerAccessPoint,
        QuotaWord::Unpaid => QuotaKind::Unpaid,
    }
}

fn view(store: &Store, account: &str, also: &[String]) -> Result<QuotaView, ApiError> {
    let counted = quotas::count(store.db(), account)?;
    let recorded = counted.recorded.iter().map(|r| &r.access_point);
    let named: BTreeSet<&String> = counted.ports.keys().chain(also).chain(recorded).collect();
    let mut all = vec![of_account(&counted, 0)?];
    for access_point in named.into_iter().filter(|key| !key.is_empty()) {
        all.push(at(store.db(), &counted, access_point, 0)?);
    }
    Ok(QuotaView {
        quotas: all,
        all_access_points: counted.find(QuotaKind::PerAccessPoint, "").map(|recorded| {
            RecordedQuota {
                limit: recorded.limit,
                note: recorded.note.clone(),
                since: recorded.since.clone(),
            }
        }),
    })
}

/// The quotas that an application for `wanted` ports per access point meets.
pub(crate) fn met_by(
    db: &Connection,
    account: &str,
    wanted: &[(String, u32)],
    ports: u32,
) -> Result<Vec<QuotaUse>, ApiError> {
    let counted = quotas::count(db, account)?;
    let mut met = Vec::new();
    for (access_point, more) in wanted {
        met.push(at(db, &counted, access_point, *more)?);
    }
    met.push(of_account(&counted, ports)?);
    Ok(met)
}

fn published(figure: &Published) -> PublishedQuota {
    PublishedQuota {
        id: figure.id.clone(),
        value: figure.value,
        adjustable: figure.adjustable,
        source: figure.source.clone(),
        date: figure.date.clone(),
    }
}

fn of_account(counted: &Counted, more: u32) -> Result<QuotaUse, ApiError> {
    let shipped = shipped_quotas()?;
    let recorded = counted.find(QuotaKind::Unpaid, "");
    Ok(QuotaUse {
        kind: QuotaWord::Unpaid,
        access_point: String::new(),
        access_point_names: None,
        used: counted.unpaid,
        more,
        limit: recorded.map_or(shipped.unpaid_operation.value, |r| r.limit),
        from: recorded.map_or(QuotaFrom::Published, |_| QuotaFrom::Account),
        other: recorded.is_none().then(|| published(&shipped.unpaid_table)),
        published: published(&shipped.unpaid_operation),
        note: note(recorded),
        since: since(recorded),
    })
}

fn at(
    db: &Connection,
    counted: &Counted,
    access_point: &str,
    more: u32,
) -> Result<QuotaUse, ApiError> {
    let shipped = shipped_quotas()?;
    let recorded = counted.at(access_point);
    Ok(QuotaUse {
        kind: QuotaWord::PerAccessPoint,
        access_point: access_point.to_owned(),
        access_point_names: Some(names(db, access_point)?),
        used: counted.ports.get(access_point).copied().unwrap_or(0),
        more,
        limit: recorded.map_or(shipped.per_access_point.value, |r| r.limit),
        from: match recorded {
            None => QuotaFrom::Published,
            Some(recorded) if recorded.access_point.is_empty() => QuotaFrom::Account,
            Some(_) => QuotaFrom::AccessPoint,
        },
        other: None,
        published: published(&shipped.per_access_point),
        note: note(recorded),
        since: since(recorded),
    })
}

fn note(recorded: Option<&Recorded>) -> String {
    recorded.map_or(String::new(), |r| r.note.clone())
}

fn since(recorded: Option<&Recorded>) -> Option<String> {
    recorded.map(|r| r.since.clone())
}

/// Names of an access point; one that the directory does not have any more is called by its key.
pub(crate) fn names(db: &Connection, access_point: &str) -> Result<BothNames, ApiError> {
    Ok(merged(db)?.access_point(access_point).map_or_else(
        || both(access_point, access_point),
        |point| both(&point.name_en, &point.name_zh),
    ))
}
