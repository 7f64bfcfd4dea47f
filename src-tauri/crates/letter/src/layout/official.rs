//! Alibaba Cloud's own entry credential on a pass: drawn anew from its text, and as it was captured. Its frame,
//! reversed head and size never look like ours.

use super::plan::Plan;
use crate::{
    letter::{Credential, Letter},
    page::{Ink, Mark, Style, bold, leading, plain},
    picture::Picture,
    qr::{Modules, QUIET},
    sheet::Sheet,
};

/// Height of the lower part of a card with a credential, mm.
pub(super) const LOWER: f32 = 64.0;
/// Height of the reversed head, mm.
const HEAD: f32 = 5.4;
/// Least width of a module, mm.
const LEAST: f32 = 0.46;
/// Width of a module where there is room, mm.
const WISHED: f32 = 0.72;
/// Widest code with its quiet zone, mm.
const WIDEST: f32 = 35.0;

/// Where an engineer's credential lies in the layout.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Official {
    /// Its code, when one holds its text.
    code: Option<usize>,
    /// Its picture.
    picture: usize,
}

/// Puts the credentials' codes behind the others. From the letter as it is: a code's text is never brought into
/// another form.
pub(super) fn drawn(
    letter: &Letter,
    codes: &mut Vec<Modules>,
) -> (Vec<Option<Official>>, Vec<Picture>) {
    let mut pictures = Vec::new();
    let of_each = letter.engineers.iter().map(|engineer| {
        let credential = engineer.credential.as_ref()?;
        let code = Modules::of(&credential.text).ok().map(|modules| {
            codes.push(modules);
            codes.len() - 1
        });
        pictures.push(credential.picture.clone());
        Some(Official {
            code,
            picture: pictures.len() - 1,
        })
    });
    (of_each.collect(), pictures)
}

pub(super) fn draw(
    plan: &Plan<'_>,
    sheet: &mut Sheet<'_>,
    (credential, official): (&Credential, Official),
    (x, y): (f32, f32),
    (width, height): (f32, f32),
) {
    sheet.frame((x, y), (width, height), 0.5, false);
    sheet.area((x, y), (width, HEAD), Ink::Black);
    let white = Style {
        ink: Ink::White,
        ..bold(7.4)
    };
    sheet.text(x + 2.2, y + 3.7, white, "Official entry code 官方入场码");

    let mut top = y + HEAD + 0.4;
    let bottom = y + height - 1.4;
    let modules = official
        .code
        .and_then(|index| Some((index, plan.modules.get(index)?)));
    if let Some((index, modules)) = modules {
        let cells = (modules.width() + 2 * QUIET) as f32;
        let whole = (cells * WISHED).clamp(28.0, WIDEST).max(cells * LEAST);
        let module = whole / cells;
        let quiet = module * QUIET as f32;
        // white under it: a watermark must not reach into a code
        let left = x + (width - whole) / 2.0;
        sheet.area((left, top), (whole, whole), Ink::White);
        sheet.page.marks.push(Mark::Code {
            index,
            x: left + quiet,
            y: top + quiet,
            side: whole - 2.0 * quiet,
        });
        top += whole;
    }
    let captured = plan.time(credential.captured_at);
    let words = [
        match modules {
            Some(_) => format!(
                "Alibaba Cloud’s entry platform. Left: captured {captured}. 阿里云入场平台，左为截图。"
            ),
            None => format!(
                "From Alibaba Cloud’s entry platform, as captured {captured}: too long to print anew. 来自阿里云入场平台，内容过长，仅附截图。"
            ),
        },
        "If refused, show the phone. 如被拒绝，请出示手机。".to_owned(),
    ];
    let picture = &credential.picture;
    let shape = picture.width as f32 / picture.height.max(1) as f32;
    if modules.is_some() {
        // the picture left, the words beside it
        let room = bottom - top;
        let (w, h) = fitted(shape, (19.0, room));
        sheet.page.marks.push(Mark::Picture {
            index: official.picture,
            x: x + 1.6,
            y: bottom - h,
            width: w,
            height: h,
        });
        let left = x + 1.6 + w + 1.4;
        write(
            sheet,
            &words,
            (left, top + 1.8),
            (x + width - 1.2 - left, room),
        );
    } else {
        let size = 5.8;
        let lines: usize = words
            .iter()
            .map(|text| sheet.set.wrap(text, size, width - 4.0).len())
            .sum();
        let below = lines as f32 * leading(size) + 1.4;
        let (w, h) = fitted(shape, (width - 2.0, bottom - top - below));
        sheet.page.marks.push(Mark::Picture {
            index: official.picture,
            x: x + (width - w) / 2.0,
            y: top,
            width: w,
            height: h,
        });
        write(
            sheet,
            &words,
            (x + 2.0, bottom - below + leading(size)),
            (width - 4.0, below),
        );
    }
}

/// The words in the largest size in which they stay in their room.
fn write(sheet: &mut Sheet<'_>, words: &[String], (x, y): (f32, f32), (width, height): (f32, f32)) {
    let tall = |size: f32| {
        let lines: usize = words
            .iter()
            .map(|text| sheet.set.wrap(text, size, width).len())
            .sum();
        lines as f32 * leading(size)
    };
    let sizes = [6.0, 5.8, 5.6, 5.4, 5.2, 5.0, 4.8, 4.6];
    let size = sizes
        .into_iter()
        .find(|size| tall(*size) <= height)
        .unwrap_or(4.4);
    let mut at = y;
    for (n, text) in words.iter().enumerate() {
        let style = if n + 1 == words.len() {
            bold(size)
        } else {
            plain(size)
        };
        at = sheet.paragraph(x, at, width, style, text);
    }
}

/// As large as it gets in a room without changing its shape.
fn fitted(shape: f32, (width, height): (f32, f32)) -> (f32, f32) {
    if shape * height <= width {
        (shape * height, height)
    } else {
        (width, width / shape)
    }
}
