//! On Windows and macOS: the system's own, through `notify-rust`. Neither has been tried. A click brings the program up
//! where the system does that by itself.

use std::io;

use notify_rust::Notification;

use super::{Notifier, TITLE};

/// The system's notifications.
pub struct System;

impl System {
    /// Clicks are the system's business here.
    pub fn new(_clicked: impl Fn() + Send + Sync + 'static) -> Self {
        Self
    }
}

impl Notifier for System {
    fn show(&self, text: &str) -> io::Result<()> {
        Notification::new()
            .appname(TITLE)
            .summary(TITLE)
            .body(text)
            .show()
            .map(drop)
            .map_err(io::Error::other)
    }
}
