//! A picture from outside: what it is and how large is known before a single pixel is unpacked.

use crate::ScanError;
use crate::guard::guarded;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Most bytes that a picture file may have.
pub const LARGEST: usize = 12 * 1024 * 1024;
/// Most pixels on a side.
const LONGEST_SIDE: u32 = 12_000;
/// Most pixels in all: what a good phone takes.
const MOST_PIXELS: u64 = 60_000_000;

/// From this grey on a pixel is paper.
const PAPER_WHITE: u8 = 250;

/// An opened picture.
#[derive(Debug, Clone)]
pub struct Picture(pub(crate) DynamicImage);

/// Grey pixels, one byte each, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// 0 is black.
    pub pixels: Vec<u8>,
}

impl Grey {
    /// As a PNG.
    ///
    /// # Errors
    /// The pixels are not as many as width and height say.
    pub fn png(&self) -> Result<Vec<u8>, ScanError> {
        let pixels = GrayImage::from_raw(self.width, self.height, self.pixels.clone());
        png(&DynamicImage::ImageLuma8(pixels.ok_or(ScanError::Broke)?))
    }

    /// Reads what [`Grey::png`] wrote.
    ///
    /// # Errors
    /// It is no small picture.
    pub fn read(png: Vec<u8>) -> Result<Self, ScanError> {
        let grey = Picture::open(png)?.grey();
        Ok(Self {
            width: grey.width(),
            height: grey.height(),
            pixels: grey.into_raw(),
        })
    }
}

/// How much a photograph keeps, of 100.
const QUALITY: u8 = 88;

/// A photograph as it was written anew: three colours, baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jpeg {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// What a file begins like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PNG, JPEG, WebP, GIF or BMP.
    Picture,
    /// PDF.
    Pdf,
}

/// Tells by the first bytes, never by a name.
///
/// # Errors
/// [`ScanError::NotPicture`] when it is neither.
pub fn kind(bytes: &[u8]) -> Result<Kind, ScanError> {
    // some programs write a few bytes before the mark
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    match image::guess_format(bytes) {
        Ok(
            ImageFormat::Png
            | ImageFormat::Jpeg
            | ImageFormat::WebP
            | ImageFormat::Gif
            | ImageFormat::Bmp,
        ) => Ok(Kind::Picture),
        _ => Err(ScanError::NotPicture),
    }
}

impl Picture {
    /// Opens a PNG, JPEG, WebP, GIF (its first frame) or BMP, turned as the camera says.
    ///
    /// # Errors
    /// Too many bytes or pixels, another kind of file, or a damaged one.
    pub fn open(bytes: Vec<u8>) -> Result<Self, ScanError> {
        if bytes.len() > LARGEST {
            return Err(ScanError::TooLarge(LARGEST / (1024 * 1024)));
        }
        if kind(&bytes)? != Kind::Picture {
            return Err(ScanError::NotPicture);
        }
        guarded(move || {
            let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
            let mut reader = reader.map_err(|_| ScanError::NotPicture)?;
            let mut limits = Limits::default();
            limits.max_image_width = Some(LONGEST_SIDE);
            limits.max_image_height = Some(LONGEST_SIDE);
            reader.limits(limits);
            let mut decoder = reader.into_decoder().map_err(|error| match error {
                image::ImageError::Limits(_) => {
                    ScanError::TooManyPixels(LONGEST_SIDE, LONGEST_SIDE)
                }
                _ => ScanError::NotPicture,
            })?;
            let (width, height) = decoder.dimensions();
            if u64::from(width) * u64::from(height) > MOST_PIXELS
                || width.max(height) > LONGEST_SIDE
            {
                return Err(ScanError::TooManyPixels(width, height));
            }
            let turn = decoder.orientation().ok();
            let mut picture =
                DynamicImage::from_decoder(decoder).map_err(|_| ScanError::NotPicture)?;
            if let Some(turn) = turn {
                picture.apply_orientation(turn);
            }
            Ok(Self(picture))
        })
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }

    /// The picture as a JPEG of at most `longest` pixels on a side, written anew: of its file nothing goes along, neither
    /// where nor by whom it was taken.
    ///
    /// # Errors
    /// The picture cannot be written, which only memory can cause.
    pub fn jpeg(&self, longest: u32) -> Result<Jpeg, ScanError> {
        let small = if self.0.width().max(self.0.height()) > longest {
            self.0.thumbnail(longest, longest)
        } else {
            self.0.clone()
        };
        let drawn = on_white(&small);
        let (width, height) = drawn.dimensions();
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, QUALITY)
            .encode_image(&drawn)
            .map_err(|_| ScanError::Broke)?;
        Ok(Jpeg {
            bytes,
            width,
            height,
        })
    }

    /// The picture as a PNG of at most `longest` pixels on a side.
    ///
    /// # Errors
    /// The picture cannot be written, which only memory can cause.
    pub fn png(&self, longest: u32) -> Result<Vec<u8>, ScanError> {
        let small = if self.0.width().max(self.0.height()) > longest {
            self.0.thumbnail(longest, longest)
        } else {
            self.0.clone()
        };
        png(&DynamicImage::ImageRgb8(on_white(&small)))
    }

    /// The picture without its white margins, in grey, of at most `longest` pixels on a side. `None` when all of it is white.
    pub fn trimmed(&self, longest: u32) -> Option<Grey> {
        let grey = self.grey();
        let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
        for (x, y, pixel) in grey.enumerate_pixels() {
            if pixel.0[0] < PAPER_WHITE {
                (left, top) = (left.min(x), top.min(y));
                (right, bottom) = (right.max(x + 1), bottom.max(y + 1));
            }
        }
        if left >= right {
            return None;
        }
        let inner = image::imageops::crop_imm(&grey, left, top, right - left, bottom - top);
        let inner = DynamicImage::ImageLuma8(inner.to_image());
        let small = if inner.width().max(inner.height()) > longest {
            inner.resize(longest, longest, image::imageops::FilterType::Lanczos3)
        } else {
            inner
        };
        let pixels = small.to_luma8();
        Some(Grey {
            width: pixels.width(),
            height: pixels.height(),
            pixels: pixels.into_raw(),
        })
    }

    /// Grey pixels; what is transparent counts as white.
    pub(crate) fn grey(&self) -> GrayImage {
        DynamicImage::ImageRgb8(on_white(&self.0)).to_luma8()
    }
}

pub(crate) fn png(picture: &DynamicImage) -> Result<Vec<u8>, ScanError> {
    let mut out = Cursor::new(Vec::new());
    picture
        .write_to(&mut out, ImageFormat::Png)
        .map_err(|_| ScanError::Broke)?;
    Ok(out.into_inner())
}

/// What is transparent lies on white paper.
fn on_white(picture: &DynamicImage) -> image::RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let pixels = picture.to_rgba8();
    image::RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [r, g, b, a] = pixels.get_pixel(x, y).0;
        let mix = |c: u8| {
            let mixed = u16::from(c) * u16::from(a) + 255 * (255 - u16::from(a));
            u8::try_from(mixed / 255).unwrap_or(255)
        };
        image::Rgb([mix(r), mix(g), mix(b)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_would_unpack_to_gigabytes_is_refused_by_its_head() {
        // a PNG head of 60,000 × 60,000 pixels with nothing behind it
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bomb.extend([0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0]);
        bomb.extend([0xAD, 0x0B, 0x2E, 0x4D]);
        let said = Picture::open(bomb).map(|p| p.size());
        assert!(
            matches!(
                said,
                Err(ScanError::TooManyPixels(..) | ScanError::NotPicture)
            ),
            "{said:?}"
        );
    }

    #[test]
    fn a_file_is_known_by_what_it_begins_with() {
        assert_eq!(kind(b"\xef\xbb\xbf%PDF-1.7 "), Ok(Kind::Pdf));
        assert_eq!(kind(b"hello"), Err(ScanError::NotPicture));
        assert_eq!(kind(b""), Err(ScanError::NotPicture));
        assert!(matches!(
            Picture::open(vec![0; LARGEST + 1]),
            Err(ScanError::TooLarge(12))
        ));
    }

    #[test]
    fn what_is_transparent_is_white() {
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(
            2,
            2,
            image::Rgba([0, 0, 0, 0]),
        ));
        assert_eq!(Picture(clear).grey().get_pixel(0, 0).0, [255]);
    }
}
