//! On Linux: the service `org.freedesktop.Notifications` on the session bus, through the GIO that the window has anyway.

use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use gio::glib::{Variant, VariantTy};
use gio::prelude::*;
use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags};

use super::{Notifier, TITLE};

const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// A service that does not answer by then is none, in milliseconds.
const PATIENCE: i32 = 5_000;

/// The session's notification service.
pub struct System {
    clicked: Arc<dyn Fn() + Send + Sync>,
    /// Numbers of those that were shown: others click on theirs.
    shown: Arc<Mutex<HashSet<u32>>>,
    listening: OnceLock<()>,
}

impl System {
    /// `clicked` runs when somebody clicks on one.
    pub fn new(clicked: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            clicked: Arc::new(clicked),
            shown: Arc::default(),
            listening: OnceLock::new(),
        }
    }

    fn listen(&self, bus: &DBusConnection) {
        let (clicked, shown) = (Arc::clone(&self.clicked), Arc::clone(&self.shown));
        self.listening.get_or_init(|| {
            // answered on the window's own loop, for as long as the program runs
            let _lasting = bus.signal_subscribe(
                Some(SERVICE),
                Some(SERVICE),
                Some("ActionInvoked"),
                Some(PATH),
                None,
                DBusSignalFlags::NONE,
                move |_, _, _, _, _, values| {
                    let number = values.try_child_get::<u32>(0);
                    let shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
                    if matches!(number, Ok(Some(number)) if shown.contains(&number)) {
                        clicked();
                    }
                },
            );
        });
    }
}

impl Notifier for System {
    fn show(&self, text: &str) -> io::Result<()> {
        let bus =
            gio::bus_get_sync(BusType::Session, Cancellable::NONE).map_err(io::Error::other)?;
        self.listen(&bus);
        let actions = vec!["default", TITLE];
        let hints: HashMap<String, Variant> = HashMap::new();
        let request = (TITLE, 0_u32, "", TITLE, text, actions, hints, -1_i32).to_variant();
        let answer = bus
            .call_sync(
                Some(SERVICE),
                PATH,
                SERVICE,
                "Notify",
                Some(&request),
                VariantTy::new("(u)").ok(),
                DBusCallFlags::NONE,
                PATIENCE,
                Cancellable::NONE,
            )
            .map_err(io::Error::other)?;
        if let Ok(Some(number)) = answer.try_child_get::<u32>(0) {
            let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.insert(number);
        }
        Ok(())
    }
}
