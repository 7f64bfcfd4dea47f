//! Quotas of an account: ports per access point, and circuits that are not in service yet.
//!
//! Facts with their source stand in `data/quotas.json`. The desk counts what it knows; the provider counts for itself,
//! so a finding here is a warning that a reason or a recorded higher quota settles.

use crate::circuit::CircuitStatus;
use crate::problem::{Problem, ProblemCode, Severity};
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

wire_enum! {
    /// What a quota limits.
    pub enum QuotaKind {
        /// Ports of an account at one access point.
        PerAccessPoint = "per_access_point", "Circuits per access point", "每个接入点的专线数";
        /// Circuits of an account that are not enabled yet.
        Unpaid = "unpaid", "Circuits not yet enabled", "尚未开通的专线数";
    }
}

/// A published figure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The provider's name of it, or empty.
    pub id: String,
    /// The figure.
    pub value: u32,
    /// The provider raises it on request.
    pub adjustable: bool,
    /// Page that states it.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`; `None` where it carries none.
    pub date: Option<String>,
}

/// The published figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotas {
    /// What is inferred.
    pub notes: Vec<String>,
    /// Ports per access point and account.
    pub per_access_point: Published,
    /// More circuits than these outside Enabled, and an application is refused: the operation's own text.
    pub unpaid_operation: Published,
    /// Unpaid circuits: the table of quotas. It contradicts the operation's text.
    pub unpaid_table: Published,
}

/// The file of figures cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the shipped quotas cannot be read: {0}")]
pub struct QuotasError(String);

impl Quotas {
    /// The figures that the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, QuotasError> {
        static SHIPPED: OnceLock<Result<Quotas, QuotasError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| {
                serde_json::from_str(include_str!("../data/quotas.json"))
                    .map_err(|e| QuotasError(e.to_string()))
            })
            .as_ref()
            .map_err(Clone::clone)
    }
}

/// A quota that was raised or lowered for an account; recorded on the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaFact {
    /// Wire value of [`QuotaKind`].
    pub quota: String,
    /// The access point's key, or empty for every one of the account.
    pub access_point: String,
    /// The figure; `None`: the published one again.
    pub limit: Option<u32>,
    /// Who granted it, ticket number and the like, or empty.
    pub note: String,
}

/// Highest quota that can be recorded.
pub const HIGHEST: u32 = 1_000;

/// True when a circuit in this status takes one of the ports of its access point.
///
/// Inferred: a refused application and one for which no port was found hold none; a terminated circuit has given its
/// port back.
#[must_use]
pub const fn holds_a_port(status: CircuitStatus) -> bool {
    !matches!(
        status,
        CircuitStatus::Rejected
            | CircuitStatus::AllocationFailed
            | CircuitStatus::Canceled
            | CircuitStatus::Terminated
            | CircuitStatus::Deleted
    )
}

/// True when a circuit in this status counts as not enabled yet.
#[must_use]
pub const fn is_unpaid(status: CircuitStatus) -> bool {
    holds_a_port(status) && !matches!(status, CircuitStatus::Enabled | CircuitStatus::Terminating)
}

/// How full a quota is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Counted on this desk.
    pub used: u32,
    /// Asked for now.
    pub more: u32,
    /// The figure that holds.
    pub limit: u32,
}

impl Room {
    /// What it would come to.
    #[must_use]
    pub const fn after(self) -> u32 {
        self.used.saturating_add(self.more)
    }

    /// True when that is more than allowed.
    #[must_use]
    pub const fn exceeded(self) -> bool {
        self.more > 0 && self.after() > self.limit
    }
}

/// The finding at an access point whose quota does not reach.
#[must_use]
pub fn per_access_point(field: &str, room: Room) -> Option<Problem> {
    room.exceeded()
        .then(|| finding(field, ProblemCode::QuotaReached, room))
}

/// The finding about circuits that are not enabled yet.
///
/// Without a recorded figure two published ones stand against each other. Passing the lower one warns and names both;
/// passing the higher one says so. Neither blocks: which of the two holds is not known, and Alibaba Cloud decides.
#[must_use]
pub fn unpaid(
    field: &str,
    used: u32,
    more: u32,
    recorded: Option<u32>,
    published: &Quotas,
) -> Option<Problem> {
    let room = |limit| Room { used, more, limit };
    if let Some(limit) = recorded {
        let room = room(limit);
        return room
            .exceeded()
            .then(|| finding(field, ProblemCode::UnpaidQuotaReached, room));
    }
    let (low, high) = (
        room(published.unpaid_operation.value),
        room(published.unpaid_table.value),
    );
    if high.exceeded() {
        return Some(finding(field, ProblemCode::UnpaidQuotaReached, high));
    }
    low.exceeded().then(|| {
        let mut problem = finding(field, ProblemCode::UnpaidAboveOneSource, low);
        problem.with("other", high.limit);
        problem
    })
}

fn finding(field: &str, code: ProblemCode, room: Room) -> Problem {
    let mut problem = Problem::new(field, code, Severity::Warn);
    problem
        .with("limit", room.limit)
        .with("used", room.used)
        .with("count", room.after());
    problem
}
