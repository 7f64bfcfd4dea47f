//! The desk that this program has open, and how commands reach it.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use desk_api::gate_lock::LockFlag;
use desk_api::wire::{ApiError, ErrorCode, Language};
use desk_api::{Desk, Faces, Occasion, Places};

use crate::clock::System;

/// The open desk, shared by all commands: one at a time, as there is one writer.
#[derive(Clone)]
pub struct OpenDesk(Result<(Arc<Mutex<Desk>>, LockFlag), ApiError>);

impl OpenDesk {
    /// Opens the desk in `folder`, set in the faces of `faces`.
    ///
    /// What goes wrong is kept and answered to every command, so that the window can say it.
    pub fn open(folder: &Path, faces: &Path) -> Self {
        let places = Places {
            folder: folder.to_path_buf(),
            system: std::env::consts::OS.to_owned(),
            language: language(sys_locale::get_locale().as_deref()),
        };
        let desk = Faces::load(faces).map_err(no_faces).map(|faces| {
            let desk = Desk::open(places, Arc::new(faces), System.occasion());
            let lock = desk.lock_flag();
            (Arc::new(Mutex::new(desk)), lock)
        });
        Self(desk)
    }

    /// Whether the window is locked to the gate and this command is not one of its own. Never waits for the desk.
    pub fn bars(&self, command: &str) -> bool {
        self.0.as_ref().is_ok_and(|(_, lock)| lock.bars(command))
    }

    /// Does `work` on the desk in the blocking pool: the window stays awake while the disk works.
    ///
    /// # Errors
    /// What `work` answers; or the desk did not open.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk, Occasion<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let desk = self.clone();
        tauri::async_runtime::spawn_blocking(move || desk.run_here(work)).await.unwrap_or_else(|_| {
            Err(ApiError::new(
                ErrorCode::Internal,
                "The program met an error of its own. What was saved before is safe; try again.",
            ))
        })
    }

    /// As [`Self::run`], on the calling thread.
    ///
    /// # Errors
    /// What `work` answers; or the desk did not open.
    pub fn run_here<T>(
        &self,
        work: impl FnOnce(&mut Desk, Occasion<'_>) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let (desk, _) = self.0.as_ref().map_err(Clone::clone)?;
        // A command that panicked has rolled its transaction back: the desk is as it was.
        let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut desk, System.occasion())
    }
}

fn no_faces(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::System, format!("The desk cannot open: {error}."))
}

/// The language of a first start, from the system's locale such as `zh-Hans-CN`.
fn language(locale: Option<&str>) -> Language {
    match locale {
        Some(locale) if locale.to_ascii_lowercase().starts_with("zh") => Language::Zh,
        _ => Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_systems_start_in_chinese() {
        for locale in ["zh-Hans-CN", "zh_CN", "zh", "ZH-HK"] {
            assert_eq!(language(Some(locale)), Language::Zh, "{locale}");
        }
        assert_eq!(language(Some("de-DE")), Language::En);
        assert_eq!(language(None), Language::En);
    }

    #[test]
    fn missing_faces_are_said_to_every_command() {
        let empty = tempfile::tempdir().unwrap();
        let desk = OpenDesk::open(empty.path(), empty.path());
        let said = desk.run_here(|_, _| Ok(())).unwrap_err();
        assert_eq!(said.code, ErrorCode::System);
        assert!(said.message.contains("reinstall"), "{}", said.message);
    }
}
