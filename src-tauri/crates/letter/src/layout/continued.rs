//! The head of pages that continue the front page.

use super::plan::{HEAVY, Plan};
use crate::page::{bold, plain};
use crate::sheet::Sheet;

/// Draws it; gives the top of the free area.
pub(super) fn head(plan: &Plan<'_>, sheet: &mut Sheet<'_>) -> f32 {
    let letter = plan.letter;
    sheet.text(
        plan.left(),
        20.0,
        bold(13.0),
        "LOA handout, continued LOA 现场单（续）",
    );
    sheet.text_right(plan.right(), 20.0, bold(10.5), &letter.number);
    let whose = plan.audience.map_or_else(String::new, |audience| {
        format!("{} · ", crate::audience::name(audience))
    });
    let revision = format!("{whose}Revision {0} 第 {0} 版", letter.revision);
    sheet.text(plan.left(), 24.2, plain(7.5), &letter.circuit.instance_id);
    sheet.text_right(plan.right(), 24.2, plain(7.5), &revision);
    sheet.rule((plan.left(), 26.6), (plan.right(), 26.6), HEAVY);
    32.0
}
