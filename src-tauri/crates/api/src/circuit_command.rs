//! What commands about one circuit share: their frame, the circuit they are about, refusals, who did it and when.

use crate::wire::{self, ApiError, CircuitView, ErrorCode};
use crate::{Desk, answers, circuits, command};
use chrono::{DateTime, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::Fact;
use desk_domain::names::PersonName;
use desk_domain::observation::Observation;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::timeline::{Effect, Entry};
use desk_store::Writer;
use desk_store::circuits::{self as stored, Whole};
use serde::Serialize;

/// A request about one circuit: it names the circuit, and the key under which it counts once.
pub(crate) trait AboutCircuit: Serialize {
    /// The command's key.
    fn key(&self) -> &str;
    /// The circuit's id.
    fn circuit(&self) -> &str;
}

macro_rules! about_circuit {
    ($($request:ident),* $(,)?) => {$(
        impl AboutCircuit for wire::$request {
            fn key(&self) -> &str {
                &self.key
            }
            fn circuit(&self) -> &str {
                &self.circuit
            }
        }
    )*};
}

about_circuit! {
    ActOnCircuit, BackUpTied, BeginWorks, CallOffMaintenance, CallOffUpgrade, ChangeCircuit,
    ConfirmCost, DoneOnCircuit, MarkUpgradeStep, MeasureLight, NoteCable, NoteRouter, NoteVbr,
    NoteWorksStep, OrderFee, PlanUpgrade, RecordAsBuilt, RecordConnected, RecordPort,
    RecordService, RecordSurvey, RecordTest, RemoveDependant, RequestSurvey, SaveDependant,
    SaveMaintenance, SaveRouter, SaveTestRecord, SaveUpkeep, SaveVbr, TieToUpgrade, Withdraw,
}

impl Desk {
    /// Runs a command about a circuit and answers with the circuit's page as it is then.
    pub(crate) fn on_circuit<R: AboutCircuit>(
        &mut self,
        occasion: Occasion<'_>,
        name: &str,
        request: &R,
        write: impl FnOnce(&mut Writer<'_, '_, '_>) -> Result<(), ApiError>,
    ) -> Result<CircuitView, ApiError> {
        let store = self.store_mut()?;
        command(store, request.key(), name, request, occasion, write)?;
        circuits::view(self.store()?, request.circuit())
    }
}

/// The circuit that a command is about; one that was withdrawn is none.
pub(crate) fn whole(writer: &Writer<'_, '_, '_>, circuit: &str) -> Result<Whole, ApiError> {
    stored::whole(writer.db(), writer.keys(), circuit)?
        .filter(|whole| !whole.circuit.withdrawn)
        .ok_or_else(|| ApiError::not_found("circuit"))
}

/// A refusal of these rules.
pub(crate) fn refused(sentence: &str, why: &str) -> ApiError {
    ApiError::new(ErrorCode::Refused, sentence).with("refusal", why)
}

/// Who did or saw something, and when.
pub(crate) struct Done {
    /// Name as typed and parsed.
    pub by: String,
    /// When it happened.
    pub at: DateTime<Utc>,
}

impl Done {
    /// That a status of the provider's was seen, and nothing else of it.
    pub fn saw(&self, status: &str) -> Observation {
        Observation {
            status: status.to_owned(),
            seen_by: self.by.clone(),
            ..Observation::default()
        }
    }
}

/// Reads who did something and when; `at` is the local time and its zone.
pub(crate) fn done(
    by: &str,
    at: (&str, &str),
    occasion: &Occasion<'_>,
    problems: &mut Problems,
) -> Option<Done> {
    who_and_when(("by", by), ("at", at), occasion, problems)
}

/// Reads who saw something and when; `at` is the local time and its zone.
pub(crate) fn seen(
    by: &str,
    at: (&str, &str),
    occasion: &Occasion<'_>,
    problems: &mut Problems,
) -> Option<Done> {
    who_and_when(("seen_by", by), ("seen_at", at), occasion, problems)
}

/// Each is the name of its field and what was typed there.
fn who_and_when(
    by: (&str, &str),
    (field, at): (&str, (&str, &str)),
    occasion: &Occasion<'_>,
    problems: &mut Problems,
) -> Option<Done> {
    let by = PersonName::parse(by.0, by.1, problems);
    let at = answers::moment(field, at.0, at.1, occasion.now, problems);
    Some(Done {
        by: by?.as_str().to_owned(),
        at: at?,
    })
}

/// Blocks what would be dated before the last change of status, where it could move nothing.
pub(crate) fn not_before<'e>(
    field: &str,
    done: Option<&Done>,
    zone: &str,
    entries: impl IntoIterator<Item = &'e Entry>,
    problems: &mut Problems,
) {
    let moves = |entry: &&Entry| {
        matches!(entry.effect, Effect::Counted { .. })
            && matches!(
                entry.event.fact,
                Fact::PortObserved(_)
                    | Fact::CircuitActed(_)
                    | Fact::LoaObserved(_)
                    | Fact::LoaApproved(_)
                    | Fact::CompletionReported(_)
            )
    };
    let last = entries
        .into_iter()
        .filter(moves)
        .map(|entry| entry.event.happened_at)
        .max();
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    if let (Some(done), Some(last)) = (done, last)
        && done.at < last
    {
        problems
            .block(field, ProblemCode::BeforeLastChange)
            .with("last", last.with_timezone(&zone).format("%Y-%m-%d %H:%M"))
            .with("zone", zone);
    }
}
