//! QR codes as modules: alphanumeric, level M, at most version 11, masked by our own scorer.
//!
//! `qrcode` chooses a mask in milliseconds; masking and scoring rows as machine words takes a fraction of that
//! and gives the same modules (a test holds the two against each other).

use std::sync::OnceLock;

use qrcode::{
    Color, EcLevel, Version,
    bits::Bits,
    canvas::{Canvas, MaskPattern},
    ec::construct_codewords,
};

/// White modules that a reader needs on every side.
pub const QUIET: usize = 4;

/// Largest version: 61 × 61 modules, so that a row fits a machine word and a module stays 0.46 mm or more.
const LARGEST: i16 = 11;

const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// The modules of one QR code, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    width: usize,
    /// One word per row; bit `x` is the module in column `x`.
    rows: Vec<u64>,
}

/// A rectangle of dark modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dark {
    /// Leftmost column.
    pub x: usize,
    /// Topmost row.
    pub y: usize,
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// Why a text has no QR code here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// Not one of the 45 characters of the alphanumeric mode.
    #[error("{0:?} cannot stand in an alphanumeric QR code")]
    Character(char),
    /// More than version 11 holds at level M.
    #[error("a text of {0} characters is too long for a QR code of version {LARGEST}")]
    TooLong(usize),
}

impl Modules {
    /// Encodes a text in the smallest version that holds it.
    ///
    /// # Errors
    /// A character outside the alphanumeric set, or a text that is too long.
    pub fn encode(text: &str) -> Result<Self, QrError> {
        // The encoder itself takes any byte and writes nonsense for it.
        let stranger = text
            .chars()
            .find(|c| !u8::try_from(*c).is_ok_and(|b| ALPHABET.contains(&b)));
        if let Some(stranger) = stranger {
            return Err(QrError::Character(stranger));
        }
        let too_long = QrError::TooLong(text.len());
        let bits = (1..=LARGEST)
            .find_map(|version| bits(text, version))
            .ok_or(too_long)?;
        Self::masked(bits).ok_or(too_long)
    }

    /// Encodes any text, as bytes where it must: an official credential is printed as it was decoded.
    ///
    /// # Errors
    /// A text that is too long, or empty.
    pub fn of(text: &str) -> Result<Self, QrError> {
        let too_long = QrError::TooLong(text.len());
        if text.is_empty() {
            return Err(too_long);
        }
        let encoded = |version| {
            let mut bits = Bits::new(Version::Normal(version));
            if text.is_ascii() {
                bits.push_optimal_data(text.as_bytes()).ok()?;
            } else {
                // the optimiser would take some of these bytes for Kanji
                bits.push_byte_data(text.as_bytes()).ok()?;
            }
            bits.push_terminator(EcLevel::M).ok()?;
            Some(bits)
        };
        // small ones are drawn in version 2 or larger all the same: readers want the alignment mark
        let bits = (2..=LARGEST).find_map(encoded).ok_or(too_long)?;
        Self::masked(bits).ok_or(too_long)
    }

    fn masked(bits: Bits) -> Option<Self> {
        let version = bits.version();
        let (data, ec) = construct_codewords(&bits.into_bytes(), version, EcLevel::M).ok()?;
        let mut canvas = functional(version);
        canvas.draw_data(&data, &ec);
        let plain = Self::from_colors(version, canvas)?;
        let candidates = masks(version)?.iter().map(|mask| Self {
            width: plain.width,
            rows: plain
                .rows
                .iter()
                .zip(mask)
                .map(|(row, mask)| row ^ mask)
                .collect(),
        });
        candidates.min_by_key(Self::penalty)
    }

    fn from_colors(version: Version, canvas: Canvas) -> Option<Self> {
        let width = usize::try_from(version.width()).ok()?;
        let row = |row: &[Color]| {
            row.iter().enumerate().fold(0, |word, (x, color)| {
                word | (u64::from(*color == Color::Dark) << x)
            })
        };
        Some(Self {
            width,
            rows: canvas.into_colors().chunks(width).map(row).collect(),
        })
    }

    /// Modules on a side.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether a module is dark; outside the code all is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.rows.get(y).is_some_and(|row| row >> x & 1 == 1)
    }

    /// All dark modules as few rectangles: runs of a row, grown down while the rows below repeat them.
    #[must_use]
    pub fn dark(&self) -> Vec<Dark> {
        let mut left = self.rows.clone();
        let mut rectangles = Vec::with_capacity(self.width * 12);
        for y in 0..left.len() {
            while let Some(word) = left.get(y).copied().filter(|word| *word != 0) {
                let x = word.trailing_zeros();
                let width = (word >> x).trailing_ones();
                let run = ((1_u64 << width) - 1) << x;
                let mut height = 0;
                for row in left.iter_mut().skip(y).take_while(|row| **row & run == run) {
                    *row &= !run;
                    height += 1;
                }
                let (x, width) = (x as usize, width as usize);
                rectangles.push(Dark {
                    x,
                    y,
                    width,
                    height,
                });
            }
        }
        rectangles
    }

    /// The columns as words: the rows as a square of 64 bits, turned over its diagonal half by half.
    fn columns(&self) -> [u64; 64] {
        let mut square = [0; 64];
        for (to, row) in square.iter_mut().zip(&self.rows) {
            *to = *row;
        }
        let (mut step, mut mask) = (32, u64::MAX >> 32);
        while step > 0 {
            for block in square.chunks_mut(2 * step) {
                let (upper, lower) = block.split_at_mut(step);
                for (upper, lower) in upper.iter_mut().zip(lower) {
                    let swapped = (*upper >> step ^ *lower) & mask;
                    *upper ^= swapped << step;
                    *lower ^= swapped;
                }
            }
            step /= 2;
            mask ^= mask << step;
        }
        square
    }

    /// The penalty of ISO/IEC 18004, 7.8.3, as `qrcode` counts it; less is better.
    fn penalty(&self) -> u32 {
        let columns = self.columns();
        let columns = columns.iter().take(self.width);
        let lines = || self.rows.iter().chain(columns.clone()).copied();
        let runs: u32 = lines().map(|line| self.runs(line)).sum();
        let finders: u32 = lines().map(finders).sum();
        runs + finders + self.blocks() + self.imbalance()
    }

    /// Five or more alike in a line: 3, and 1 for each beyond five.
    fn runs(&self, line: u64) -> u32 {
        // where a module is as the next one is, and where four such follow each other
        let alike = !(line ^ (line >> 1)) & ((1 << (self.width - 1)) - 1);
        let fives = alike & (alike >> 1) & (alike >> 2) & (alike >> 3);
        let begun = fives & !(fives << 1);
        fives.count_ones() + 2 * begun.count_ones()
    }

    /// Blocks of 2 × 2 alike.
    fn blocks(&self) -> u32 {
        let inside = (1_u64 << (self.width - 1)) - 1;
        let pairs = self.rows.iter().zip(self.rows.iter().skip(1));
        let alike = pairs.map(|(a, b)| {
            let (down, across) = (!(a ^ b), !(a ^ (a >> 1)));
            (down & (down >> 1) & across & inside).count_ones()
        });
        3 * alike.sum::<u32>()
    }

    /// Distance from half dark.
    fn imbalance(&self) -> u32 {
        let dark: u32 = self.rows.iter().map(|row| row.count_ones()).sum();
        let modules = (self.width * self.width) as u32;
        (dark * 200 / modules).abs_diff(100)
    }
}

/// A code of a version before it says anything.
fn functional(version: Version) -> Canvas {
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas
}

/// What each mask turns over in a code of a version, as words like its rows: modules of the data, and those that say
/// which mask it is.
fn masks(version: Version) -> Option<&'static [Vec<u64>; 8]> {
    static OF_VERSIONS: [OnceLock<Option<[Vec<u64>; 8]>>; LARGEST as usize] =
        [const { OnceLock::new() }; LARGEST as usize];
    let Version::Normal(number) = version else {
        return None;
    };
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    let found = OF_VERSIONS.get(index)?.get_or_init(|| {
        let plain = Modules::from_colors(version, functional(version))?;
        let mut turned = MASKS.map(|mask| {
            let mut canvas = functional(version);
            canvas.apply_mask(mask);
            Modules::from_colors(version, canvas).map_or(Vec::new(), |masked| masked.rows)
        });
        for row in turned
            .iter_mut()
            .flat_map(|rows| rows.iter_mut().zip(&plain.rows))
        {
            *row.0 ^= row.1;
        }
        Some(turned)
    });
    found.as_ref()
}

/// Shapes like a finder pattern with four light modules before or after.
fn finders(line: u64) -> u32 {
    // Shifted by four, so that the four modules before the first one are there and light.
    let line = u128::from(line) << 4;
    let shape =
        line & !(line >> 1) & (line >> 2) & (line >> 3) & (line >> 4) & !(line >> 5) & (line >> 6);
    let before = !(line << 1 | line << 2 | line << 3 | line << 4);
    let after = !(line >> 7 | line >> 8 | line >> 9 | line >> 10);
    40 * (shape & (before | after)).count_ones()
}

fn bits(text: &str, version: i16) -> Option<Bits> {
    let mut bits = Bits::new(Version::Normal(version));
    bits.push_alphanumeric_data(text.as_bytes()).ok()?;
    bits.push_terminator(EcLevel::M).ok()?;
    Some(bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcode::QrCode;

    fn theirs(text: &str, version: i16) -> Vec<bool> {
        let code = QrCode::with_bits(bits(text, version).unwrap(), EcLevel::M).unwrap();
        code.into_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect()
    }

    fn ours(modules: &Modules) -> Vec<bool> {
        let n = modules.width();
        (0..n * n).map(|i| modules.is_dark(i % n, i / n)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn the_modules_are_those_of_qrcode(text in "[0-9A-Z $%*+./:-]{1,366}") {
            let modules = Modules::encode(&text).unwrap();
            let version = i16::try_from((modules.width() - 17) / 4).unwrap();
            prop_assert_eq!(ours(&modules), theirs(&text, version));
        }

        #[test]
        fn rectangles_cover_each_dark_module_once(text in "[0-9A-Z]{1,300}") {
            let modules = Modules::encode(&text).unwrap();
            let n = modules.width();
            let mut painted = vec![0_u8; n * n];
            for dark in modules.dark() {
                for y in dark.y..dark.y + dark.height {
                    for x in dark.x..dark.x + dark.width {
                        painted[y * n + x] += 1;
                    }
                }
            }
            let expected: Vec<u8> = ours(&modules).into_iter().map(u8::from).collect();
            prop_assert_eq!(painted, expected);
        }
    }

    #[test]
    fn any_text_up_to_what_fits_has_a_code() {
        assert_eq!(Modules::of("").unwrap_err(), QrError::TooLong(0));
        assert_eq!(Modules::of("https://e.cn/a").unwrap().width(), 25);
        assert!(Modules::of(&"a".repeat(251)).is_ok());
        assert!(Modules::of(&"a".repeat(252)).is_err());
        assert!(Modules::of(&"入场".repeat(41)).is_ok());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(Modules::encode("LOA1:abc"), Err(QrError::Character('a')));
        assert_eq!(
            Modules::encode(&"A".repeat(367)),
            Err(QrError::TooLong(367))
        );
        assert_eq!(Modules::encode(&"A".repeat(366)).unwrap().width(), 61);
    }
}
