//! The lower part of the front page: rules at the left, the seal at the right, its text beneath both.

use super::{
    flow::Flow,
    plan::WIDTH,
    rules,
    seal::{self, SIDE},
};
use crate::page::{label, leading};

/// White between the columns, mm.
const GUTTER: f32 = 6.0;

/// Draws the band at the foot of the page that is open; gives its height with the white above it.
pub(super) fn band(flow: &mut Flow<'_, '_>, with_rules: bool) -> f32 {
    let plan = flow.plan;
    let width = WIDTH - SIDE - GUTTER;
    let mut height = seal::HEIGHT;
    if with_rules {
        // Drawn once beside the page to learn its height.
        let end = rules::draw(plan, &mut plan.sheet(), (0.0, 0.0), width);
        height = height.max(end - 2.0);
    }
    let text = text_height(flow);
    let top = plan.bottom() - height - text;
    if with_rules {
        rules::draw(plan, &mut flow.sheet, (plan.left(), top), width);
    }
    seal::draw(plan, &mut flow.sheet, (plan.right() - SIDE, top));
    let y = plan.bottom() - text + 4.0;
    flow.sheet.text(
        plan.left(),
        y,
        label(5.8),
        "Seal as text, _ is a space 核验码文字，_ 表示空格",
    );
    seal::letters(
        &mut flow.sheet,
        &plan.codes.seal,
        (plan.left(), y + leading(5.8)),
        WIDTH,
    );
    height + text + 5.0
}

/// Room for the seal's text with its label, mm.
fn text_height(flow: &Flow<'_, '_>) -> f32 {
    let plan = flow.plan;
    let end = seal::letters(&mut plan.sheet(), &plan.codes.seal, (0.0, 0.0), WIDTH);
    4.0 + leading(5.8) + end
}
