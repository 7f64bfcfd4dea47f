//! A row of cells with big values: their widths follow what stands in them.

use super::plan::{LABEL, NOT_STATED, ROW};
use crate::{
    page::{bold, label, leading, plain},
    sheet::Sheet,
    text::{MM, Typesetter},
};

/// A cell with a big value, or the words for its absence.
pub(super) struct Cell<'a> {
    pub label: &'a str,
    pub value: Option<String>,
}

/// A row of cells whose widths follow their values, between hairlines; gives its bottom. `height` is the
/// least height under the labels.
pub(super) fn row(
    sheet: &mut Sheet<'_>,
    cells: &[Cell<'_>],
    (left, top, width): (f32, f32, f32),
    sizes: (f32, f32),
    pad: f32,
    height: f32,
) -> f32 {
    let widths = shares(sheet.set, cells, sizes, pad, width);
    let fitted: Vec<(f32, Vec<String>)> = cells
        .iter()
        .zip(&widths)
        .map(
            |(cell, width)| match cell.value.as_deref().filter(|value| !value.is_empty()) {
                Some(value) => sheet.set.fit(value, sizes, width - 2.0 * pad),
                None => sheet
                    .set
                    .fit(NOT_STATED, (sizes.0.min(8.0), 6.0), width - 2.0 * pad),
            },
        )
        .collect();
    let first = sizes.0 * MM;
    let tallest = fitted
        .iter()
        .map(|(size, lines)| first + (lines.len() as f32 - 1.0) * leading(*size));
    let bottom = top + 4.6 + tallest.fold(height, f32::max) + 1.6;
    let mut x = left;
    for ((cell, width), (size, lines)) in cells.iter().zip(&widths).zip(&fitted) {
        if x > left {
            sheet.rule((x, top), (x, bottom), ROW);
        }
        sheet.text(x + pad, top + 3.8, label(LABEL), cell.label);
        let style = if cell.value.is_some() {
            bold(*size)
        } else {
            plain(*size)
        };
        sheet.lines(x + pad, top + 4.8 + first, style, lines);
        x += width;
    }
    bottom
}

/// Widths that follow the values: each gets what it needs if all can, else in proportion, never less than
/// its label.
fn shares(
    set: &Typesetter<'_>,
    cells: &[Cell<'_>],
    sizes: (f32, f32),
    pad: f32,
    width: f32,
) -> Vec<f32> {
    let least: Vec<f32> = cells
        .iter()
        .map(|cell| set.width(cell.label, LABEL) + 2.0 * pad)
        .collect();
    let wanted: Vec<f32> = cells
        .iter()
        .zip(&least)
        .map(|(cell, least)| {
            let value = cell
                .value
                .as_deref()
                .map_or(0.0, |value| set.width(value, sizes.0));
            (value + 2.0 * pad).clamp(*least, width * 0.6)
        })
        .collect();
    let (least_sum, wanted_sum) = (least.iter().sum::<f32>(), wanted.iter().sum::<f32>());
    if wanted_sum <= width {
        let more = (width - wanted_sum) / cells.len() as f32;
        return wanted.iter().map(|wanted| wanted + more).collect();
    }
    let scale = (width - least_sum).max(0.0) / (wanted_sum - least_sum).max(1.0);
    least
        .iter()
        .zip(&wanted)
        .map(|(least, wanted)| least + (wanted - least) * scale)
        .collect()
}
