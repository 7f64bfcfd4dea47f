//! Completion packs that are made beside the window: begun, looked at, ended.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use desk_api::wire::{
    ApiError, BatchState, BeginPack, ById, ErrorCode, HandedOut, PackProgress, PackShape, PackView,
};
use desk_api::{Pack, PackWatch};

use crate::clock::System;
use crate::documents::Documents;
use crate::file_name;
use crate::open_desk::OpenDesk;

/// Packs that are remembered; the oldest goes when another one begins.
const REMEMBERED: usize = 8;

/// The packs of this run of the program.
#[derive(Debug, Clone, Default)]
pub struct Packs(Arc<Mutex<VecDeque<Known>>>);

#[derive(Debug, Clone)]
struct Known {
    view: PackView,
    path: PathBuf,
    cancelled: Arc<AtomicBool>,
}

impl Packs {
    /// Asks where to, and begins. One is made at a time.
    ///
    /// # Errors
    /// Another one is still being made, or the desk cannot make it ready.
    pub fn begin(
        &self,
        documents: &Documents,
        desk: &OpenDesk,
        request: BeginPack,
    ) -> Result<PackView, ApiError> {
        if self.all(|all| all.iter().any(|one| one.view.state == BatchState::Running)) {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "Another pack is still being made. Wait for it, or cancel it.",
            )
            .with("refusal", "pack_running"));
        }
        let pack = desk.run_here(|desk, occasion| desk.pack(occasion, &request.wanted))?;
        let name = pack.name();
        let path = match request.shape {
            PackShape::Pdf => documents.dialogs.save_pdf(&file_name::pdf(&name)),
            PackShape::Zip => documents.dialogs.save_zip(&format!("{name}.zip")),
        };
        let mut view = PackView {
            id: String::new(),
            state: BatchState::NotBegun,
            shape: request.shape,
            place: String::new(),
            progress: PackProgress {
                total: pack.steps(request.shape),
                ..PackProgress::default()
            },
            error: None,
        };
        let Some(path) = path else { return Ok(view) };
        view.id = System.occasion().id();
        view.state = BatchState::Running;
        view.place = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let cancelled = Arc::new(AtomicBool::new(false));
        self.all(|all| {
            all.push_back(Known {
                view: view.clone(),
                path: path.clone(),
                cancelled: Arc::clone(&cancelled),
            });
            while all.len() > REMEMBERED {
                all.pop_front();
            }
        });
        let making = Making {
            packs: self.clone(),
            id: view.id.clone(),
            cancelled,
        };
        // a pack has a thread of its own: the pool of the commands stays free
        std::thread::spawn(move || making.work(pack, request.shape, &path));
        Ok(view)
    }

    /// How far one is.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn look(&self, which: &ById) -> Result<PackView, ApiError> {
        self.known(&which.id).map(|known| known.view)
    }

    /// Ends one after the part that is being made.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn cancel(&self, which: &ById) -> Result<PackView, ApiError> {
        let known = self.known(&which.id)?;
        known.cancelled.store(true, Ordering::Relaxed);
        Ok(known.view)
    }

    /// Opens what became of one in the system's viewer.
    ///
    /// # Errors
    /// It is not remembered any more, or the system has no program for it.
    pub fn open(&self, documents: &Documents, which: &ById) -> Result<HandedOut, ApiError> {
        documents.view_file(&self.known(&which.id)?.path)
    }

    fn known(&self, id: &str) -> Result<Known, ApiError> {
        self.all(|all| all.iter().find(|one| one.view.id == id).cloned())
            .ok_or_else(|| ApiError::not_found("pack"))
    }

    fn all<T>(&self, look: impl FnOnce(&mut VecDeque<Known>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One that is being made.
struct Making {
    packs: Packs,
    id: String,
    cancelled: Arc<AtomicBool>,
}

impl Making {
    fn work(&self, pack: Pack, shape: PackShape, path: &Path) {
        // the chooser has asked already whether to replace
        let done = pack.to_file(shape, path, true, self);
        self.change(|view| match done {
            Ok(end) => {
                view.state = end.state;
                view.progress = end.progress;
            }
            Err(error) => {
                view.state = BatchState::Failed;
                view.error = Some(error);
            }
        });
    }

    fn change(&self, change: impl FnOnce(&mut PackView)) {
        self.packs.all(|all| {
            if let Some(known) = all.iter_mut().find(|one| one.view.id == self.id) {
                change(&mut known.view);
            }
        });
    }
}

impl PackWatch for Making {
    fn goes_on(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }

    fn tell(&self, progress: &PackProgress) {
        self.change(|view| view.progress = progress.clone());
    }
}
