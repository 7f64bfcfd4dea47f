//! What is wrong with what was typed: the field, a code, and whether a person may go on with a reason.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use crate::problem_code::ProblemCode;

/// Longest reason for going on in spite of a warning, in characters.
pub const REASON_MAX: usize = 500;

/// Whether a finding stops the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The act is refused until the field is changed.
    Block,
    /// The act goes on when somebody writes down why.
    Warn,
}

/// One finding about one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Path of the field with zero-based rows, such as `engineers.2.phone`.
    pub field: String,
    /// What kind of finding it is.
    pub code: ProblemCode,
    /// Numbers and words that the sentence needs, such as `max` → `128`. Never personal data.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// Whether it can be overridden.
    pub severity: Severity,
}

impl Problem {
    /// A finding without parameters.
    #[must_use]
    pub fn new(field: impl Into<String>, code: ProblemCode, severity: Severity) -> Self {
        Self {
            field: field.into(),
            code,
            params: BTreeMap::new(),
            severity,
        }
    }

    /// Adds a parameter of the sentence.
    pub fn with(&mut self, name: &str, value: impl ToString) -> &mut Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// The sentence in English; see [`crate::problem_code::message`].
    #[must_use]
    pub fn message(&self) -> String {
        crate::problem_code::message(self)
    }
}

/// A person's reason for going on in spite of one warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// The field of the warning.
    pub field: String,
    /// The code of the warning.
    pub code: ProblemCode,
    /// Why it is right as it stands: 1 to 500 characters.
    pub reason: String,
}

/// Collects findings while a form is read, so that all of them are shown at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// Nothing found yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { found: Vec::new() }
    }

    /// Adds a finding that stops the act.
    pub fn block(&mut self, field: impl Into<String>, code: ProblemCode) -> &mut Problem {
        self.push(Problem::new(field, code, Severity::Block))
    }

    /// Adds a finding that a reason can settle.
    pub fn warn(&mut self, field: impl Into<String>, code: ProblemCode) -> &mut Problem {
        self.push(Problem::new(field, code, Severity::Warn))
    }

    /// Adds a finding that was made elsewhere.
    pub fn push(&mut self, problem: Problem) -> &mut Problem {
        let at = self.found.len();
        self.found.push(problem);
        &mut self.found[at]
    }

    /// Adds findings that were made elsewhere.
    pub fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.found.extend(problems);
    }

    /// True when nothing is left to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many findings cannot be overridden, so that a part of a form can tell whether it added one.
    #[must_use]
    pub fn len_of_blocks(&self) -> usize {
        self.found
            .iter()
            .filter(|problem| problem.severity == Severity::Block)
            .count()
    }

    /// True when at least one finding cannot be overridden.
    #[must_use]
    pub fn has_blocks(&self) -> bool {
        self.found
            .iter()
            .any(|problem| problem.severity == Severity::Block)
    }

    /// True when this field has a finding that cannot be overridden.
    #[must_use]
    pub fn blocks_field(&self, field: &str) -> bool {
        self.found
            .iter()
            .any(|problem| problem.severity == Severity::Block && problem.field == field)
    }

    /// The findings, in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.found.iter()
    }

    /// The findings as a list.
    #[must_use]
    pub fn into_vec(self) -> Vec<Problem> {
        self.found
    }

    /// Settles warnings with reasons and returns the overrides that settled one, for the record.
    ///
    /// A blank reason settles nothing. A reason over [`REASON_MAX`] characters settles nothing either and is
    /// itself a finding, at `<field>.reason`. Blocks are never settled.
    pub fn apply_overrides(&mut self, overrides: &[Override]) -> Vec<Override> {
        let mut settled = Vec::new();
        for wish in overrides {
            let reason = wish.reason.trim();
            if reason.is_empty() {
                continue;
            }
            let is_meant = |problem: &Problem| {
                problem.severity == Severity::Warn
                    && problem.field == wish.field
                    && problem.code == wish.code
            };
            if !self.found.iter().any(is_meant) {
                continue;
            }
            let length = reason.chars().count();
            if length > REASON_MAX {
                self.block(format!("{}.reason", wish.field), ProblemCode::TooLong)
                    .with("max", REASON_MAX)
                    .with("length", length);
                continue;
            }
            self.found.retain(|problem| !is_meant(problem));
            settled.push(Override {
                reason: reason.to_owned(),
                ..wish.clone()
            });
        }
        settled
    }

    /// The value when nothing is left, otherwise the findings.
    ///
    /// Parsers return `None` only together with a block, or for an optional field that was left empty.
    ///
    /// # Errors
    /// The findings that are left, unsettled warnings included. A missing value without any finding counts as
    /// a required form that was left empty.
    pub fn into_result<T>(mut self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            Some(_) => Err(self),
            None => {
                if !self.has_blocks() {
                    self.block("", ProblemCode::Required);
                }
                Err(self)
            }
        }
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.found.iter()
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(iter: I) -> Self {
        Self {
            found: iter.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(field: &str, code: ProblemCode, reason: &str) -> Override {
        Override {
            field: field.into(),
            code,
            reason: reason.into(),
        }
    }

    #[test]
    fn a_reason_settles_its_own_warning_and_no_other() {
        let mut problems = Problems::new();
        problems.warn("engineers.0.phone", ProblemCode::PhoneForm);
        problems.warn("engineers.1.phone", ProblemCode::PhoneForm);
        let settled = problems.apply_overrides(&[
            reason(
                "engineers.0.phone",
                ProblemCode::PhoneForm,
                "  satellite phone ",
            ),
            reason("engineers.9.phone", ProblemCode::PhoneForm, "nobody there"),
        ]);
        assert_eq!(
            settled,
            [reason(
                "engineers.0.phone",
                ProblemCode::PhoneForm,
                "satellite phone"
            )]
        );
        assert_eq!(
            problems
                .iter()
                .map(|p| p.field.as_str())
                .collect::<Vec<_>>(),
            ["engineers.1.phone"]
        );
        assert!(
            problems.into_result(Some(())).is_err(),
            "an unsettled warning still holds the form"
        );
    }

    #[test]
    fn neither_a_blank_nor_an_endless_reason_settles_anything() {
        let mut problems = Problems::new();
        problems.warn("bandwidth", ProblemCode::BandwidthBeyondApi);
        assert!(
            problems
                .apply_overrides(&[reason("bandwidth", ProblemCode::BandwidthBeyondApi, " \t ")])
                .is_empty()
        );
        assert!(!problems.has_blocks());
        let long = "长".repeat(REASON_MAX + 1);
        assert!(
            problems
                .apply_overrides(&[reason("bandwidth", ProblemCode::BandwidthBeyondApi, &long)])
                .is_empty()
        );
        assert!(problems.blocks_field("bandwidth.reason"));
        let fits = "长".repeat(REASON_MAX);
        assert_eq!(
            problems
                .apply_overrides(&[reason("bandwidth", ProblemCode::BandwidthBeyondApi, &fits)])
                .len(),
            1
        );
    }

    #[test]
    fn a_block_is_never_settled() {
        let mut problems = Problems::new();
        problems.block("company", ProblemCode::Required);
        assert!(
            problems
                .apply_overrides(&[reason("company", ProblemCode::Required, "because")])
                .is_empty()
        );
        assert!(problems.into_result(Some(1)).is_err());
    }

    #[test]
    fn a_missing_value_is_never_a_silent_success() {
        let left = Problems::new().into_result(None::<u8>).unwrap_err();
        assert!(left.has_blocks());
    }
}
