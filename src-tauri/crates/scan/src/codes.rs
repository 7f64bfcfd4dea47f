//! QR codes in a picture: all of them, with what they say and a clean cut-out of each.
//!
//! One look is not enough for photographs: the picture is tried as it is, enlarged, reduced and with hard contrast.
//! A code that was read is painted over and the rest is looked at again, so that a second one is found as well.

use crate::ScanError;
use crate::guard::guarded;
use crate::picture::{Grey, Picture};
use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage, Luma};
use rxing::common::{GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::QRCodeReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8Source, RXingResult, Reader};
use std::collections::HashSet;

/// Most codes that are looked for in one picture.
const MOST: usize = 12;
/// Longest side, in pixels, at which a picture is searched; larger ones are reduced.
const SEARCHED: u32 = 2400;
/// Below this an enlarged picture is searched too.
const SMALL: u32 = 1200;
/// Longest side of a cut-out, pixels.
const CUT: u32 = 360;
/// Longest text that a QR code can hold, bytes.
pub const LONGEST_TEXT: usize = 4296;

/// A code that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// The picture around it with some margin, upright as it was taken.
    pub cut: Grey,
}

/// Every QR code in a picture, from top to bottom. None: an empty list.
///
/// # Errors
/// The reader broke or took too long.
pub fn find(picture: &Picture) -> Result<Vec<Code>, ScanError> {
    let grey = picture.grey();
    guarded(move || Ok(all(grey)))
}

fn all(original: GrayImage) -> Vec<Code> {
    let (width, height) = original.dimensions();
    let longest = width.max(height);
    let mut looks: Vec<f32> = Vec::new();
    if longest > SEARCHED {
        looks.push(SEARCHED as f32 / longest as f32);
        looks.push(SEARCHED as f32 / longest as f32 / 2.0);
    } else {
        looks.push(1.0);
        if longest < SMALL {
            looks.extend([2.0, 3.0]);
        } else {
            looks.push(0.5);
        }
    }
    let mut left = original.clone();
    let mut found: Vec<(Area, String)> = Vec::new();
    for scale in looks {
        for hard in [false, true] {
            while found.len() < MOST {
                let Some((area, text)) = one(&left, scale, hard) else {
                    break;
                };
                paint_over(&mut left, area);
                found.push((area, text));
            }
        }
        // a size at which codes read is the right one for this picture: the others would only cost time
        if !found.is_empty() {
            break;
        }
    }
    found.sort_by_key(|(area, _)| (area.y, area.x));
    let mut seen = HashSet::new();
    found
        .into_iter()
        .filter(|(_, text)| {
            !text.is_empty() && text.len() <= LONGEST_TEXT && seen.insert(text.clone())
        })
        .map(|(area, text)| Code {
            text,
            cut: cut_out(&original, area),
        })
        .collect()
}

#[derive(Debug, Clone, Copy)]
struct Area {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

/// One code of the picture at a scale, and where it stands in the picture's own pixels.
fn one(picture: &GrayImage, scale: f32, hard: bool) -> Option<(Area, String)> {
    let sized = |n: u32| ((n as f32 * scale).round() as u32).max(1);
    let mut looked_at = if (scale - 1.0).abs() < f32::EPSILON {
        picture.clone()
    } else {
        imageops::resize(
            picture,
            sized(picture.width()),
            sized(picture.height()),
            FilterType::Triangle,
        )
    };
    if hard {
        harden(&mut looked_at);
    }
    let (width, height) = looked_at.dimensions();
    let pixels = looked_at.into_raw();
    let hints = DecodeHints {
        TryHarder: Some(true),
        AlsoInverted: Some(true),
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let source = || Luma8Source::new_with_slice(&pixels, width, height).ok();
    let read = || -> Option<RXingResult> {
        let mut hybrid = BinaryBitmap::new(HybridBinarizer::new(source()?));
        if let Ok(read) = QrReader.decode_with_hints(&mut hybrid, &hints) {
            return Some(read);
        }
        if let Ok(read) = QRCodeReader::new().decode_with_hints(&mut hybrid, &hints) {
            return Some(read);
        }
        let mut global = BinaryBitmap::new(GlobalHistogramBinarizer::new(source()?));
        QrReader.decode_with_hints(&mut global, &hints).ok()
    };
    let read = read()?;
    let points = read.getPoints();
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, 0.0_f32, 0.0_f32);
    for point in points {
        left = left.min(point.x);
        right = right.max(point.x);
        top = top.min(point.y);
        bottom = bottom.max(point.y);
    }
    if points.is_empty() || right <= left || bottom <= top {
        (left, top, right, bottom) = (0.0, 0.0, width as f32, height as f32);
    }
    // the points may be the middles of the three corner marks: the code reaches further
    let reach = (right - left).max(bottom - top) * 0.16;
    let back = |v: f32, most: u32| ((v / scale).max(0.0) as u32).min(most);
    let (x, y) = (
        back(left - reach, picture.width()),
        back(top - reach, picture.height()),
    );
    let area = Area {
        x,
        y,
        width: back(right + reach, picture.width())
            .saturating_sub(x)
            .max(1),
        height: back(bottom + reach, picture.height())
            .saturating_sub(y)
            .max(1),
    };
    Some((area, read.getText().to_owned()))
}

/// Stretches what is between dark and light, so that a pale print or a dim screen reads.
fn harden(picture: &mut GrayImage) {
    let level = divide(picture);
    for Luma([value]) in picture.pixels_mut() {
        *value = if *value > level { 255 } else { 0 };
    }
}

/// The level that divides dark from light best (Otsu, 1979).
fn divide(picture: &GrayImage) -> u8 {
    let mut counts = [0_u64; 256];
    for Luma([value]) in picture.pixels() {
        counts[usize::from(*value)] += 1;
    }
    let total: u64 = counts.iter().sum();
    let sum: f64 = (0..256).map(|v| v as f64 * counts[v] as f64).sum();
    let (mut below, mut sum_below, mut best, mut level) = (0_u64, 0.0, -1.0, 127_u8);
    for value in 0..=255_u8 {
        let count = counts[usize::from(value)];
        below += count;
        sum_below += f64::from(value) * count as f64;
        let above = total - below;
        if below == 0 || above == 0 {
            continue;
        }
        let (mean_below, mean_above) = (sum_below / below as f64, (sum - sum_below) / above as f64);
        let between = below as f64 * above as f64 * (mean_below - mean_above).powi(2);
        if between > best {
            (best, level) = (between, value);
        }
    }
    level
}

fn paint_over(picture: &mut GrayImage, area: Area) {
    for y in area.y..(area.y + area.height).min(picture.height()) {
        for x in area.x..(area.x + area.width).min(picture.width()) {
            picture.put_pixel(x, y, Luma([255]));
        }
    }
}

/// The code and a margin around it: whole modules enlarged so that they stay sharp, large ones reduced.
fn cut_out(picture: &GrayImage, area: Area) -> Grey {
    let margin = area.width.max(area.height) / 16;
    let x = area.x.saturating_sub(margin);
    let y = area.y.saturating_sub(margin);
    let width = (area.x + area.width + margin).min(picture.width()) - x;
    let height = (area.y + area.height + margin).min(picture.height()) - y;
    let cut = imageops::crop_imm(picture, x, y, width.max(1), height.max(1)).to_image();
    let cut = if cut.width().max(cut.height()) > CUT {
        DynamicImage::ImageLuma8(cut)
            .resize(CUT, CUT, FilterType::Triangle)
            .to_luma8()
    } else {
        cut
    };
    Grey {
        width: cut.width(),
        height: cut.height(),
        pixels: cut.into_raw(),
    }
}

#[cfg(test)]
mod tests;
