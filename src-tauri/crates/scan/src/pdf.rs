//! A PDF from outside: its pages as pictures, and the words of its text layer with their places.

use crate::ScanError;
use crate::guard::guarded;
use crate::picture::Picture;
use crate::text::{Reader, join};
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::font::{FontData, FontQuery};
use hayro_interpret::hayro_cmap::CidFamily;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::{LoadPdfError, Pdf};
use image::{DynamicImage, RgbImage};
use std::sync::Arc;

pub use crate::text::{Area, Word};

/// Most bytes of a PDF.
pub const LARGEST: usize = 25 * 1024 * 1024;
/// Most pages of a PDF.
pub const MOST_PAGES: usize = 100;
/// Most pixels on a side of a page's picture.
const LONGEST_SIDE: f32 = 5000.0;
/// Most pixels of a page's picture.
const MOST_PIXELS: f32 = 16_000_000.0;
/// Most glyphs that are read of one document: far beyond a letter, and enough to stop one that is made to fill memory.
const MOST_GLYPHS: usize = 400_000;

/// Faces for text whose own face is not in the file: what a letter from China often leaves out.
#[derive(Clone)]
pub struct Fonts {
    /// Latin, Greek and Cyrillic.
    pub latin: FontData,
    /// Chinese.
    pub han: FontData,
}

/// A page as a picture.
#[derive(Debug, Clone)]
pub struct PagePicture {
    /// The page on white.
    pub picture: Picture,
    /// Width of the page in points.
    pub width: f32,
    /// Height of the page in points.
    pub height: f32,
}

/// The words of one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageWords {
    /// Width of the page in points.
    pub width: f32,
    /// Height of the page in points.
    pub height: f32,
    /// The words as they are read: from top to bottom, from left to right.
    pub words: Vec<Word>,
}

/// How many pages there are.
///
/// # Errors
/// The file is no PDF, is encrypted, or has too many pages.
pub fn count(bytes: Arc<Vec<u8>>) -> Result<usize, ScanError> {
    guarded(move || Ok(open(bytes)?.pages().len()))
}

/// One page, counted from 0, as a picture about `width` pixels wide.
///
/// # Errors
/// The file is no PDF, is encrypted, has no such page, or its page cannot be drawn in the time that a page may take.
pub fn page(
    bytes: Arc<Vec<u8>>,
    page: usize,
    width: u32,
    fonts: &Fonts,
) -> Result<PagePicture, ScanError> {
    let settings = settings(fonts);
    guarded(move || {
        let pdf = open(bytes)?;
        let page = pdf.pages().get(page).ok_or(ScanError::NoPage(page + 1))?;
        draw(page, width, &settings)
    })
}

/// The words of all pages. A PDF without a text layer has pages without words.
///
/// # Errors
/// The file is no PDF, is encrypted, or takes too long.
pub fn words(bytes: Arc<Vec<u8>>, fonts: &Fonts) -> Result<Vec<PageWords>, ScanError> {
    let settings = settings(fonts);
    guarded(move || {
        let pdf = open(bytes)?;
        let cache = InterpreterCache::new();
        let mut left = MOST_GLYPHS;
        let mut pages = Vec::new();
        for page in pdf.pages().iter() {
            let (width, height) = page.render_dimensions();
            let transform = page.initial_transform(true);
            let mut reader = Reader::new(left);
            let mut context = Context::new(
                hayro_interpret::TransformExt::to_kurbo(&transform),
                hayro::kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
                &cache,
                pdf.xref(),
                settings.clone(),
            );
            interpret_page(page, &mut context, &mut reader);
            left = left.saturating_sub(reader.glyphs.len());
            pages.push(PageWords {
                width,
                height,
                words: join(reader.glyphs, (width, height)),
            });
        }
        Ok(pages)
    })
}

fn open(bytes: Arc<Vec<u8>>) -> Result<Pdf, ScanError> {
    if bytes.len() > LARGEST {
        return Err(ScanError::TooLarge(LARGEST / (1024 * 1024)));
    }
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ScanError::Encrypted,
        LoadPdfError::Invalid => ScanError::Damaged,
    })?;
    match pdf.pages().len() {
        0 => Err(ScanError::NoPage(1)),
        n if n > MOST_PAGES => Err(ScanError::TooManyPages(n)),
        _ => Ok(pdf),
    }
}

fn draw(
    page: &PdfPage<'_>,
    width: u32,
    settings: &InterpreterSettings,
) -> Result<PagePicture, ScanError> {
    let (w, h) = page.render_dimensions();
    if !(w.is_finite() && h.is_finite() && w >= 1.0 && h >= 1.0) {
        return Err(ScanError::Damaged);
    }
    let wanted = width as f32 / w;
    let scale = wanted
        .min(LONGEST_SIDE / w.max(h))
        .min((MOST_PIXELS / (w * h)).sqrt());
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        settings,
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let (px, py) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // on white nothing is transparent any more, so the premultiplied bytes are the colours
    let rgb: Vec<u8> = pixmap
        .data_as_u8_slice()
        .chunks_exact(4)
        .flat_map(|p| p.iter().take(3).copied())
        .collect();
    let picture = RgbImage::from_raw(px, py, rgb).ok_or(ScanError::Broke)?;
    Ok(PagePicture {
        picture: Picture(DynamicImage::ImageRgb8(picture)),
        width: w,
        height: h,
    })
}

fn settings(fonts: &Fonts) -> InterpreterSettings {
    let fonts = fonts.clone();
    InterpreterSettings {
        font_resolver: Arc::new(move |query| match query {
            FontQuery::Standard(standard) => Some(standard.get_font_data()),
            FontQuery::Fallback(wanted) => {
                let chinese = wanted.character_collection.as_ref().is_some_and(|cc| {
                    matches!(
                        cc.family,
                        CidFamily::AdobeGB1
                            | CidFamily::AdobeCNS1
                            | CidFamily::AdobeJapan1
                            | CidFamily::AdobeKorea1
                    )
                });
                let names = [
                    &wanted.post_script_name,
                    &wanted.font_name,
                    &wanted.font_family,
                ];
                if chinese || names.into_iter().flatten().any(|name| is_chinese(name)) {
                    Some((fonts.han.clone(), 0))
                } else if wanted.is_fixed_pitch || wanted.is_serif {
                    Some(wanted.pick_standard_font().get_font_data())
                } else {
                    Some((fonts.latin.clone(), 0))
                }
            }
        }),
        ..InterpreterSettings::default()
    }
}

/// Whether a face is one of those that Chinese documents name without bringing them.
fn is_chinese(name: &str) -> bool {
    const NAMES: [&str; 16] = [
        "simsun",
        "simhei",
        "simkai",
        "simfang",
        "nsimsun",
        "kaiti",
        "fangsong",
        "yahei",
        "dengxian",
        "stsong",
        "stheiti",
        "stkaiti",
        "stfangsong",
        "pingfang",
        "sourcehan",
        "cjk",
    ];
    let plain: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    NAMES.iter().any(|known| plain.contains(known))
        || name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
