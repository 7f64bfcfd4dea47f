//! The seal: its QR code, what it proves, and its text for when no camera reads it.

use super::plan::{Plan, ROW};
use crate::{
    codes::printed,
    page::{Ink, Mark, bold, plain},
    qr::QUIET,
    sheet::Sheet,
    text::MM,
};

/// Side of the seal with its quiet zone, mm.
pub(super) const SIDE: f32 = 40.0;
/// Height from the title's baseline to the last line of the words under the code, mm.
pub(super) const HEIGHT: f32 = 2.2 + SIDE + 8.4;

/// Size of the seal's text, points.
const LETTERS: f32 = 5.6;

/// Draws the seal with the baseline of its title at `y`.
pub(super) fn draw(plan: &Plan<'_>, sheet: &mut Sheet<'_>, (x, y): (f32, f32)) {
    sheet.text(x, y, bold(9.5), "Seal 核验码");
    sheet.rule((x, y + 2.0), (x + SIDE, y + 2.0), ROW);
    code(plan, sheet, 0, (x, y + 2.2), SIDE);
    let y = y + 2.2 + SIDE;
    sheet.text(x, y + 1.8, bold(7.6), "Proves this handout.");
    sheet.text(x, y + 5.0, bold(7.6), "Opens no door.");
    sheet.text(x, y + 8.2, plain(6.8), "仅证明本单真实有效，不能用于开门。");
}

/// A QR code in a square of white that includes its quiet zone.
pub(super) fn code(
    plan: &Plan<'_>,
    sheet: &mut Sheet<'_>,
    index: usize,
    (x, y): (f32, f32),
    side: f32,
) {
    let Some(modules) = plan.modules.get(index) else {
        return;
    };
    let module = side / (modules.width() + 2 * QUIET) as f32;
    let quiet = module * QUIET as f32;
    // White under everything: a watermark must not reach into a code.
    sheet.area((x, y), (side, side), Ink::White);
    sheet.page.marks.push(Mark::Code {
        index,
        x: x + quiet,
        y: y + quiet,
        side: side - 2.0 * quiet,
    });
}

/// The code's text, `_` for a space, broken where a line is full; gives the lower edge.
pub(super) fn letters(sheet: &mut Sheet<'_>, code: &str, (x, y): (f32, f32), width: f32) -> f32 {
    let step = LETTERS * MM * 1.3;
    let code = printed(code);
    let lines = sheet.set.fill(&code, LETTERS, width);
    let mut y = y;
    for line in lines {
        sheet.text(x, y, plain(LETTERS), line);
        y += step;
    }
    y
}
