//! The pages with passes: four to a page, to be cut apart.

use super::{
    LayoutError, pass,
    plan::{HEAVY, Plan},
};
use crate::page::{Page, bold, plain};
use crate::sheet::Sheet;

/// Where the cards begin, mm.
const TOP: f32 = 33.0;

/// As many pages as the engineers need.
pub(super) fn pages(plan: &Plan<'_>) -> Result<Vec<Page>, LayoutError> {
    let indices: Vec<usize> = (0..plan.letter.engineers.len()).collect();
    indices.chunks(4).map(|four| page(plan, four)).collect()
}

fn page(plan: &Plan<'_>, four: &[usize]) -> Result<Page, LayoutError> {
    let mut sheet = plan.sheet();
    head(plan, &mut sheet);
    let width = sheet.page.width;
    let middle = width / 2.0;
    let card = (plan.bottom() - TOP) / 2.0;
    let cut = TOP + card;
    if four.len() > 1 {
        sheet.text(middle - 1.5, TOP + 1.2, plain(9.0), "✂");
        let end = if four.len() > 2 { plan.bottom() } else { cut };
        sheet.dashes((middle, TOP + 2.4), (middle, end), 0.2);
    }
    sheet.text(plan.left() - 6.0, cut + 1.1, plain(9.0), "✂");
    sheet.dashes(
        (plan.left() - 2.4, cut),
        (width - plan.left() + 4.0, cut),
        0.2,
    );
    for (place, index) in four.iter().enumerate() {
        let x = if place % 2 == 0 {
            plan.left() + 1.0
        } else {
            middle + 5.0
        };
        let y = if place < 2 { TOP } else { cut };
        pass::draw(plan, &mut sheet, *index, (x, y), card)?;
    }
    Ok(sheet.page)
}

fn head(plan: &Plan<'_>, sheet: &mut Sheet<'_>) {
    let letter = plan.letter;
    sheet.text(plan.left(), 19.6, bold(14.0), "Entry passes 入场凭条");
    let en = "Cut along the dashed lines; one per engineer, carried with the ID document.";
    sheet.text(plan.left(), 24.0, plain(7.5), en);
    sheet.text(
        plan.left(),
        27.4,
        plain(7.5),
        "沿虚线裁开，每人一张，随证件携带。",
    );
    sheet.text_right(plan.right(), 19.6, bold(11.0), &letter.number);
    let whose = plan.audience.map_or_else(String::new, |audience| {
        format!("{} · ", crate::audience::name(audience))
    });
    let revision = format!("{whose}Revision {0} 第 {0} 版", letter.revision);
    sheet.text_right(plan.right(), 24.0, plain(7.5), &revision);
    let until = plan.date(letter.valid_until, desk_domain::format::Lang::En);
    sheet.text_right(
        plan.right(),
        27.4,
        plain(7.5),
        &format!("Handout valid until 现场单有效至 {until}"),
    );
    sheet.rule((plan.left(), 29.6), (plan.right(), 29.6), HEAVY);
}
