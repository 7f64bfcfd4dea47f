//! Why an LOA is applied for: the first time, once more after an answer, or to enter the facility again.
//!
//! Source: "If circuit adjustments or other changes require re-entry into the facility, you can submit a second
//! LOA application." (guide, step 3). The words after a refusal and after a deletion are the desk's own.

use crate::loa::LoaStatus;
use crate::names::Reason;
use crate::problem::{ProblemCode, Problems};
use crate::text;
use crate::wire::wire_enum;

wire_enum! {
    /// Why an LOA is applied for.
    pub enum LoaPurpose {
        /// None was applied for before.
        First = "first", "First application", "首次申请";
        /// The last one was refused.
        AfterRejection = "after_rejection", "Again after a rejection", "驳回后再次申请";
        /// The last one was deleted.
        AfterDeletion = "after_deletion", "Again after a deletion", "删除后再次申请";
        /// People have to enter the facility again.
        ReEntry = "re_entry", "Re-entry", "再次入场";
        /// Something about the circuit is changed.
        Adjustment = "adjustment", "Circuit adjustment", "专线调整";
    }
}

impl LoaPurpose {
    /// The purposes that an application can have when the LOA before it stands here; the likeliest first.
    #[must_use]
    pub fn possible(before: LoaStatus) -> &'static [Self] {
        match before {
            LoaStatus::NotApplied => &[Self::First],
            LoaStatus::Rejected => &[Self::AfterRejection],
            LoaStatus::Deleted => &[Self::AfterDeletion, Self::ReEntry, Self::Adjustment],
            LoaStatus::Available => &[Self::ReEntry, Self::Adjustment],
            LoaStatus::Complete => &[Self::Adjustment, Self::ReEntry],
            // not to be applied for; the table of arrows says so
            LoaStatus::Applying | LoaStatus::Accept | LoaStatus::Completing => &[],
        }
    }

    /// Somebody must say why people enter again.
    #[must_use]
    pub fn wants_reason(self) -> bool {
        matches!(self, Self::ReEntry | Self::Adjustment)
    }
}

/// Reads the two fields `purpose` and `purpose_reason`. An empty purpose is the likeliest one.
///
/// `None` comes with a block.
pub fn parse(
    purpose: &str,
    reason: &str,
    before: LoaStatus,
    problems: &mut Problems,
) -> Option<(LoaPurpose, String)> {
    let possible = LoaPurpose::possible(before);
    let read = if text::is_blank(purpose) {
        possible.first().copied()
    } else {
        LoaPurpose::from_wire(purpose.trim())
            .ok()
            .filter(|purpose| possible.contains(purpose))
    };
    // what may not be applied for at all is refused elsewhere, as a whole
    let Some(read) = read.or_else(|| possible.is_empty().then_some(LoaPurpose::First)) else {
        problems.block("purpose", ProblemCode::UnknownChoice);
        return None;
    };
    if !read.wants_reason() {
        return Some((read, String::new()));
    }
    let reason = Reason::parse("purpose_reason", reason, problems)?;
    Some((read, reason.as_str().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::circuit::CircuitStatus;
    use crate::loa::may_apply;

    #[test]
    fn there_is_a_purpose_exactly_where_an_application_is_allowed() {
        for status in LoaStatus::ALL.iter().copied() {
            let allowed = may_apply(CircuitStatus::Enabled, status).is_ok();
            assert_eq!(
                allowed,
                !LoaPurpose::possible(status).is_empty(),
                "{status:?}"
            );
        }
    }

    #[test]
    fn a_purpose_of_another_standing_is_refused_and_an_empty_one_is_the_likeliest() {
        let mut problems = Problems::new();
        assert_eq!(
            parse("re_entry", "x", LoaStatus::NotApplied, &mut problems),
            None
        );
        assert!(problems.blocks_field("purpose"));
        let mut problems = Problems::new();
        assert_eq!(
            parse("", "", LoaStatus::Rejected, &mut problems),
            Some((LoaPurpose::AfterRejection, String::new()))
        );
        assert!(problems.is_empty());
    }

    #[test]
    fn entering_again_wants_a_reason() {
        for before in [LoaStatus::Available, LoaStatus::Complete] {
            for word in ["re_entry", "adjustment"] {
                let mut problems = Problems::new();
                assert_eq!(parse(word, " ", before, &mut problems), None);
                assert!(problems.blocks_field("purpose_reason"));
                let read = parse(word, "moved to cage 4", before, &mut Problems::new());
                assert_eq!(
                    read.map(|(_, reason)| reason).as_deref(),
                    Some("moved to cage 4")
                );
            }
        }
    }
}
