//! Batches that run beside the window: begun, looked at, ended.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use desk_api::wire::{
    ApiError, BatchProgress, BatchShape, BatchState, BatchView, BeginBatch, ById, ErrorCode,
    HandedOut,
};
use desk_api::{Batch, Watch, seconds_left};

use crate::clock::System;
use crate::documents::Documents;
use crate::file_name;
use crate::open_desk::OpenDesk;

/// Batches that are remembered; the oldest goes when another one begins.
const REMEMBERED: usize = 8;

/// The batches of this run of the program.
#[derive(Debug, Clone, Default)]
pub struct Batches(Arc<Mutex<VecDeque<Known>>>);

#[derive(Debug, Clone)]
struct Known {
    view: BatchView,
    path: PathBuf,
    cancelled: Arc<AtomicBool>,
}

impl Batches {
    /// Asks where to, and begins. One runs at a time.
    ///
    /// # Errors
    /// Another one is still running, or the desk cannot make it ready.
    pub fn begin(
        &self,
        documents: &Documents,
        desk: &OpenDesk,
        request: BeginBatch,
    ) -> Result<BatchView, ApiError> {
        if self.all(|all| all.iter().any(|one| one.view.state == BatchState::Running)) {
            return Err(ApiError::new(
                ErrorCode::Refused,
                "Another batch is still running. Wait for it, or cancel it.",
            )
            .with("refusal", "batch_running"));
        }
        let batch = desk.run_here(|desk, occasion| desk.batch(occasion, &request.wanted, 0))?;
        let name = batch.name();
        let path = match request.shape {
            BatchShape::Folder => documents.dialogs.choose_folder(),
            BatchShape::Merged => documents.dialogs.save_pdf(&file_name::pdf(&name)),
            BatchShape::Zip => documents.dialogs.save_zip(&format!("{name}.zip")),
        };
        let progress = BatchProgress {
            total: u32::try_from(batch.handouts()).unwrap_or(u32::MAX),
            ..BatchProgress::default()
        };
        let mut view = BatchView {
            id: String::new(),
            state: BatchState::NotBegun,
            shape: request.shape,
            place: String::new(),
            progress,
            seconds_left: None,
            error: None,
        };
        let Some(path) = path else { return Ok(view) };
        view.id = System.occasion().id();
        view.state = BatchState::Running;
        view.place = name_of(&path);
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
        let running = Running {
            batches: self.clone(),
            id: view.id.clone(),
            cancelled,
            begun: begun(),
        };
        // a batch has threads of its own: the pool of the commands stays free
        std::thread::spawn(move || running.work(batch, &request, &path));
        Ok(view)
    }

    /// How far one is.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn look(&self, which: &ById) -> Result<BatchView, ApiError> {
        self.known(&which.id).map(|known| known.view)
    }

    /// Ends one after the handouts that are being written.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn cancel(&self, which: &ById) -> Result<BatchView, ApiError> {
        let known = self.known(&which.id)?;
        known.cancelled.store(true, Ordering::Relaxed);
        Ok(known.view)
    }

    /// Opens what became of one in the system's viewer: the folder, or the file.
    ///
    /// # Errors
    /// It is not remembered any more, or the system has no program for it.
    pub fn open(&self, documents: &Documents, which: &ById) -> Result<HandedOut, ApiError> {
        documents.view_file(&self.known(&which.id)?.path)
    }

    fn known(&self, id: &str) -> Result<Known, ApiError> {
        self.all(|all| all.iter().find(|one| one.view.id == id).cloned())
            .ok_or_else(|| ApiError::not_found("batch"))
    }

    fn all<T>(&self, look: impl FnOnce(&mut VecDeque<Known>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One that runs.
struct Running {
    batches: Batches,
    id: String,
    cancelled: Arc<AtomicBool>,
    begun: Instant,
}

impl Running {
    fn work(&self, batch: Batch, request: &BeginBatch, path: &Path) {
        let done = match request.shape {
            BatchShape::Folder => batch.to_folder(path, request.replace, self),
            // the chooser has asked already whether to replace
            shape => batch.to_file(shape, path, true, self),
        };
        self.change(|view| {
            view.seconds_left = None;
            match done {
                Ok(end) => {
                    view.state = end.state;
                    view.progress = end.progress;
                }
                Err(error) => {
                    view.state = BatchState::Failed;
                    view.error = Some(error);
                }
            }
        });
    }

    fn change(&self, change: impl FnOnce(&mut BatchView)) {
        self.batches.all(|all| {
            if let Some(known) = all.iter_mut().find(|one| one.view.id == self.id) {
                change(&mut known.view);
            }
        });
    }
}

impl Watch for Running {
    fn goes_on(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }

    fn tell(&self, progress: &BatchProgress) {
        let left = seconds_left(progress, self.begun.elapsed());
        self.change(|view| {
            view.progress = progress.clone();
            view.seconds_left = left;
        });
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "how long a batch takes on this machine is what is told"
)]
fn begun() -> Instant {
    Instant::now()
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
