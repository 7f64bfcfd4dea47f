//! Tests of circuits in service: checked, recorded, changed; taken back from the history.

mod parse;
pub(crate) mod view;

use crate::Desk;
use crate::circuit_command::{refused, whole};
use crate::error::{field_problems, kept, overrides};
use crate::wire::{ApiError, CheckTestRecord, CircuitView, SaveTestRecord, TestCheck};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::PersonName;
use desk_domain::problem::Problems;
use desk_domain::test_record::{Measured, TestFact, computed, findings, loss};
use desk_store::circuits::{self as stored, Whole};
use desk_store::test_records;
use parse::Known;

/// Most tests of one circuit.
const MOST_TESTS: usize = 500;

impl Desk {
    /// What a test would come to.
    pub fn check_test_record(
        &mut self,
        occasion: Occasion<'_>,
        request: CheckTestRecord,
    ) -> Result<TestCheck, ApiError> {
        let store = self.store()?;
        let whole = stored::whole(store.db(), store.keys(), &request.circuit)?
            .ok_or_else(|| ApiError::not_found("circuit"))?;
        let mut problems = Problems::new();
        let known = Known::of(&whole, &request.zone, occasion.now);
        let read = parse::test(
            store.db(),
            &request.form,
            &request.circuit,
            &known,
            &mut problems,
        )?;
        let measured = read.measured;
        problems.apply_overrides(&overrides(&request.kept));
        Ok(TestCheck {
            problems: field_problems(&problems),
            computed: measured
                .as_ref()
                .and_then(computed)
                .map(|verdict| verdict.as_wire().to_owned()),
            findings: measured.as_ref().map_or_else(Vec::new, |measured| {
                findings(measured)
                    .iter()
                    .map(|finding| finding.as_wire().to_owned())
                    .collect()
            }),
            loss: match &measured {
                Some(Measured::Ping(ping)) => Some(loss(ping).to_string()),
                _ => None,
            },
        })
    }

    /// Records a test, or changes one.
    pub fn save_test_record(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveTestRecord,
    ) -> Result<CircuitView, ApiError> {
        self.on_circuit(occasion, "save_test_record", &request, |writer| {
            let whole = whole(writer, &request.circuit)?;
            let before = match &request.id {
                Some(id) => Some(
                    test_records::one(writer.db(), writer.keys(), id)?
                        .filter(|test| test.saved.circuits.contains(&request.circuit))
                        .ok_or_else(|| ApiError::not_found("test"))?,
                ),
                None => None,
            };
            if before.is_none() {
                if !may_test(&whole) {
                    return Err(refused(
                        "Tests are recorded once the port has its id.",
                        "no_test_yet",
                    ));
                }
                if test_records::ids(writer.db(), &request.circuit)?.len() >= MOST_TESTS {
                    return Err(refused(
                        "This circuit has as many tests as it can hold.",
                        "too_many_tests",
                    ));
                }
            }
            let mut problems = Problems::new();
            let now = writer.occasion.now;
            let mut known = Known::of(&whole, &request.zone, now);
            if let Some(before) = &before {
                // what the test was held against stays what it was then
                known.keep(&before.saved.measured);
            }
            let read = parse::test(
                writer.db(),
                &request.form,
                &request.circuit,
                &known,
                &mut problems,
            )?;
            let by = PersonName::parse("by", &request.by, &mut problems);
            let at = crate::answers::moment("at", &request.at, &request.zone, now, &mut problems);
            let settled = problems.apply_overrides(&overrides(&request.kept));
            let (measured, (by, at)) = problems.into_result(read.measured.zip(by.zip(at)))?;
            if before
                .as_ref()
                .is_some_and(|before| before.saved.measured.what() != measured.what())
            {
                return Err(refused(
                    "A test of another kind is a test of its own. Record it anew.",
                    "another_test",
                ));
            }
            // a test stands where it began
            let at = match &measured {
                Measured::Failover(job) => job.started.unwrap_or(at),
                _ => at,
            };
            let fact = Fact::TestRecorded(TestFact {
                circuits: read.circuits,
                measured,
                verdict: request.form.verdict.clone(),
                reason: read.reason,
                remarks: read.remarks,
                zone: request.zone.clone(),
                by: by.as_str().to_owned(),
                kept: kept(&settled),
            });
            let id = match &request.id {
                Some(id) => id.clone(),
                None => writer.occasion.id(),
            };
            writer.record_at(Aggregate::Test, &id, at, &fact)?;
            Ok(())
        })
    }
}

/// A circuit that has its id, and is not over.
pub(crate) fn may_test(whole: &Whole) -> bool {
    !whole.circuit.instance_id.is_empty()
        && !whole.circuit.withdrawn
        && !matches!(
            whole.circuit.status,
            desk_domain::circuit::CircuitStatus::Deleted
        )
}
