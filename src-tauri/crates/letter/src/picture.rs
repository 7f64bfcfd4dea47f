//! A small grey picture that is frozen with its letter: packed once, drawn from the same bytes for ever.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use libdeflater::{CompressionLvl, Compressor, Decompressor};
use serde::{Deserialize, Serialize};

/// Most pixels on a side.
pub const LONGEST_SIDE: u32 = 512;

/// Grey pixels, deflated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Rows of one byte a pixel, 0 is black; zlib, then base64.
    pub grey: String,
}

impl Picture {
    /// Packs pixels; `None` when they are not as many as width and height say, none, or too many.
    #[must_use]
    pub fn new(width: u32, height: u32, pixels: &[u8]) -> Option<Self> {
        let fits = |side: u32| (1..=LONGEST_SIDE).contains(&side);
        if !fits(width) || !fits(height) || pixels.len() != (width * height) as usize {
            return None;
        }
        Some(Self {
            width,
            height,
            grey: STANDARD.encode(deflated(pixels)?),
        })
    }

    /// The rows, still deflated: as a PDF takes them.
    pub(crate) fn packed(&self) -> Option<Vec<u8>> {
        STANDARD.decode(&self.grey).ok()
    }

    fn pixels(&self) -> Option<Vec<u8>> {
        let fits = |side: u32| (1..=LONGEST_SIDE).contains(&side);
        if !fits(self.width) || !fits(self.height) {
            return None;
        }
        let mut pixels = vec![0; (self.width * self.height) as usize];
        let read = Decompressor::new().zlib_decompress(&self.packed()?, &mut pixels);
        (read.ok()? == pixels.len()).then_some(pixels)
    }

    /// As a PNG in base64, for the screen.
    pub fn png(&self) -> Option<String> {
        let pixels = self.pixels()?;
        // each row of a PNG begins with the word for “not filtered”
        let rows: Vec<u8> = pixels
            .chunks(self.width as usize)
            .flat_map(|row| std::iter::once(0).chain(row.iter().copied()))
            .collect();
        let mut head = Vec::new();
        head.extend(self.width.to_be_bytes());
        head.extend(self.height.to_be_bytes());
        head.extend([8, 0, 0, 0, 0]);
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, data) in [
            (b"IHDR", head),
            (b"IDAT", deflated(&rows)?),
            (b"IEND", Vec::new()),
        ] {
            let mut body = kind.to_vec();
            body.extend(&data);
            png.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
            png.extend(&body);
            png.extend(libdeflater::crc32(&body).to_be_bytes());
        }
        Some(STANDARD.encode(png))
    }
}

fn deflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut compressor = Compressor::new(CompressionLvl::new(9).ok()?);
    let mut packed = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let length = compressor.zlib_compress(bytes, &mut packed).ok()?;
    packed.truncate(length);
    Some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_come_back_and_wrong_ones_are_refused() {
        let pixels: Vec<u8> = (0..=255).collect();
        let picture = Picture::new(32, 8, &pixels).unwrap();
        assert_eq!(picture.pixels().unwrap(), pixels);
        assert!(picture.png().unwrap().starts_with("iVBORw0KGgo"));
        assert_eq!(Picture::new(32, 9, &pixels), None);
        assert_eq!(Picture::new(0, 0, &[]), None);
        let lying = Picture {
            width: 500,
            ..picture
        };
        assert!(lying.pixels().is_none() && lying.png().is_none());
    }
}
