//! The lower part of the front page: rules at the left, the seal at the right, its text beneath both.

use super::{
    plan::{Plan, WIDTH},
    rules,
    seal::{self, SIDE},
};
use crate::page::{Mark, label, leading};

/// White between the columns, mm.
const GUTTER: f32 = 6.0;

/// The marks of the band at the foot of the front page, and its height with the white above it, mm.
pub(super) fn band(plan: &Plan<'_>, with_rules: bool) -> (Vec<Mark>, f32) {
    let width = WIDTH - SIDE - GUTTER;
    let mut height = seal::HEIGHT;
    if with_rules {
        // Drawn once beside the page to learn its height.
        let end = rules::draw(plan, &mut plan.sheet(), (0.0, 0.0), width);
        height = height.max(end - 2.0);
    }
    let text = text_height(plan);
    let top = plan.bottom() - height - text;
    let mut sheet = plan.sheet();
    if with_rules {
        rules::draw(plan, &mut sheet, (plan.left(), top), width);
    }
    seal::draw(plan, &mut sheet, (plan.right() - SIDE, top));
    let (x, y) = (plan.left(), plan.bottom() - text + 4.0);
    sheet.text(
        x,
        y,
        label(5.8),
        "Seal as text, _ is a space 核验码文字，_ 表示空格",
    );
    seal::letters(&mut sheet, &plan.codes.seal, (x, y + leading(5.8)), WIDTH);
    (sheet.page.marks, height + text + 5.0)
}

/// Room for the seal's text with its label, mm.
fn text_height(plan: &Plan<'_>) -> f32 {
    let end = seal::letters(&mut plan.sheet(), &plan.codes.seal, (0.0, 0.0), WIDTH);
    4.0 + leading(5.8) + end
}
