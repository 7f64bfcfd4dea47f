//! The foot of every page: which handout, whose desk, which page of how many.

use super::plan::{HAIR, Plan};
use crate::page::{Page, bold, plain};
use crate::sheet::Sheet;

/// Draws the feet when the number of pages is known.
pub(super) fn number(plan: &Plan<'_>, pages: &mut [Page]) {
    let total = pages.len();
    for (i, page) in pages.iter_mut().enumerate() {
        let mut sheet = plan.sheet();
        std::mem::swap(&mut sheet.page, page);
        one(plan, &mut sheet, i + 1, total);
        std::mem::swap(&mut sheet.page, page);
    }
}

fn one(plan: &Plan<'_>, sheet: &mut Sheet<'_>, page: usize, total: usize) {
    let letter = plan.letter;
    let (left, right) = (plan.left(), plan.right());
    sheet.rule((left, plan.foot()), (right, plan.foot()), HAIR);
    let y = plan.foot() + 3.4;
    let x = sheet.text(left, y, bold(6.8), &letter.number);
    let content = content_hash(&plan.hash);
    sheet.text(
        x,
        y,
        plain(6.8),
        &format!(" · rev {} · content {content}", letter.revision),
    );
    let code = &letter.organisation.desk_code;
    let desk = match plan.audience {
        None => format!("Circuit Desk · desk {code} 工作台"),
        Some(audience) => format!("{} · desk {code} 工作台", crate::audience::name(audience)),
    };
    let middle = (left + right - sheet.set.width(&desk, 6.8)) / 2.0 + 12.0;
    sheet.text(middle, y, plain(6.8), &desk);
    let counted = format!("Page {page} of {total} · 第 {page} 页，共 {total} 页");
    sheet.text_right(right, y, plain(6.8), &counted);
}

/// The start and end of the part of the content hash that the seal signs (its first 16 bytes).
fn content_hash(hash: &[u8; 32]) -> String {
    let pair = |at: usize| -> String {
        hash.iter()
            .skip(at)
            .take(2)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    };
    format!("{} {} {} … {}", pair(0), pair(2), pair(4), pair(14))
}
