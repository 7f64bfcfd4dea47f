//! Where the window stood when it was last closed: a local preference, not an event.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// Smallest useful size in logical pixels; every screen is drawn for it.
pub const MINIMUM: (f64, f64) = (1024.0, 700.0);

/// Size at the first start, in logical pixels.
const FIRST: (f64, f64) = (1280.0, 820.0);

/// How much of the window must lie on a screen for its old place to be used again, in pixels.
const VISIBLE: f64 = 120.0;

/// Place and size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Geometry {
    /// Inner width in logical pixels.
    pub width: f64,
    /// Inner height in logical pixels.
    pub height: f64,
    /// Upper left corner in physical pixels; absent where the system does not tell (Wayland).
    pub place: Option<(i32, i32)>,
    /// Whether the window filled the screen.
    pub maximized: bool,
}

/// A screen's rectangle in physical pixels.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Upper left corner.
    pub origin: (i32, i32),
    /// Width and height.
    pub size: (u32, u32),
}

impl Default for Geometry {
    fn default() -> Self {
        Self {
            width: FIRST.0,
            height: FIRST.1,
            place: None,
            maximized: false,
        }
    }
}

impl Geometry {
    /// What was kept in `folder`, or the first size: a preference that cannot be read is not worth
    /// a word.
    pub fn read(folder: &Path) -> Self {
        fs::read(file(folder))
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok())
            .map(Self::bounded)
            .unwrap_or_default()
    }

    /// Keeps this geometry in `folder`.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep(self, folder: &Path) -> io::Result<()> {
        let text = serde_json::to_vec_pretty(&self)?;
        let fresh = folder.join("window.json.new");
        fs::write(&fresh, text)?;
        fs::rename(fresh, file(folder))
    }

    /// Drops a place from which no screen would show the title bar: screens get unplugged.
    pub fn on(mut self, screens: &[Screen]) -> Self {
        self.place = self.place.filter(|&(x, y)| {
            screens.iter().any(|screen| {
                let left = f64::from(x.max(screen.origin.0));
                let right = (f64::from(x) + self.width)
                    .min(f64::from(screen.origin.0) + f64::from(screen.size.0));
                let top_is_inside = y >= screen.origin.1
                    && f64::from(y) + VISIBLE
                        <= f64::from(screen.origin.1) + f64::from(screen.size.1);
                right - left >= VISIBLE && top_is_inside
            })
        });
        self
    }

    fn bounded(mut self) -> Self {
        let within = |value: f64, least: f64| {
            if value.is_finite() {
                value.clamp(least, 16_384.0)
            } else {
                least
            }
        };
        self.width = within(self.width, MINIMUM.0);
        self.height = within(self.height, MINIMUM.1);
        self
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("window.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Screen = Screen {
        origin: (0, 0),
        size: (1920, 1080),
    };

    #[test]
    fn comes_back_as_it_was_kept() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Geometry {
            width: 1400.0,
            height: 900.0,
            place: Some((40, 60)),
            maximized: true,
        };
        kept.keep(folder.path()).unwrap();
        assert_eq!(Geometry::read(folder.path()), kept);
    }

    #[test]
    fn a_damaged_file_gives_the_first_size() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(file(folder.path()), b"{\"width\": ").unwrap();
        assert_eq!(Geometry::read(folder.path()), Geometry::default());
    }

    #[test]
    fn never_smaller_than_the_screens_are_drawn_for() {
        let folder = tempfile::tempdir().unwrap();
        let tiny = Geometry {
            width: 3.0,
            height: -5.0,
            place: None,
            maximized: false,
        };
        tiny.keep(folder.path()).unwrap();
        let read = Geometry::read(folder.path());
        assert_eq!((read.width, read.height), MINIMUM);
    }

    #[test]
    fn a_place_on_an_unplugged_screen_is_forgotten() {
        let far = Geometry {
            place: Some((2400, 100)),
            ..Geometry::default()
        };
        assert_eq!(far.on(&[SCREEN]).place, None);
        let near = Geometry {
            place: Some((200, 100)),
            ..Geometry::default()
        };
        assert_eq!(near.on(&[SCREEN]).place, Some((200, 100)));
    }

    #[test]
    fn a_title_bar_above_the_screen_is_forgotten() {
        let high = Geometry {
            place: Some((200, -40)),
            ..Geometry::default()
        };
        assert_eq!(high.on(&[SCREEN]).place, None);
    }
}
