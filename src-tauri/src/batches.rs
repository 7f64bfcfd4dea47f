//! Batches of handouts that run beside the window.

use std::time::Instant;

use desk_api::wire::{
    ApiError, BatchProgress, BatchShape, BatchState, BatchView, BeginBatch, ErrorCode,
};
use desk_api::{Watch, seconds_left};

use crate::documents::Documents;
use crate::file_name;
use crate::jobs::{Job, Jobs, SoFar, Stand};
use crate::open_desk::OpenDesk;

/// The batches of this run of the program.
pub type Batches = Jobs<BatchSoFar>;

/// What a batch has done so far.
#[derive(Clone)]
pub struct BatchSoFar {
    shape: BatchShape,
    progress: BatchProgress,
    seconds_left: Option<u32>,
}

impl SoFar for BatchSoFar {
    type View = BatchView;
    const KIND: &'static str = "batch";

    fn busy() -> ApiError {
        ApiError::new(
            ErrorCode::Refused,
            "Another batch is still running. Wait for it, or cancel it.",
        )
        .with("refusal", "batch_running")
    }

    fn view(self, stand: Stand) -> BatchView {
        BatchView {
            id: stand.id,
            state: stand.state,
            shape: self.shape,
            place: stand.place,
            progress: self.progress,
            seconds_left: self
                .seconds_left
                .filter(|_| stand.state == BatchState::Running),
            error: stand.error,
        }
    }
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
        self.free()?;
        let batch = desk.run_here(|desk, occasion| desk.batch(occasion, &request.wanted, 0))?;
        let name = batch.name();
        let path = match request.shape {
            BatchShape::Folder => documents.dialogs.choose_folder(),
            BatchShape::Merged => documents.dialogs.save_pdf(&file_name::pdf(&name)),
            BatchShape::Zip => documents.dialogs.save_zip(&format!("{name}.zip")),
        };
        let so_far = BatchSoFar {
            shape: request.shape,
            progress: BatchProgress {
                total: u32::try_from(batch.handouts()).unwrap_or(u32::MAX),
                ..BatchProgress::default()
            },
            seconds_left: None,
        };
        let begun = now();
        Ok(self.run(so_far, path, move |job, path| {
            let paced = Paced { job, begun };
            let end = match request.shape {
                BatchShape::Folder => batch.to_folder(path, request.replace, &paced),
                // the chooser has asked already whether to replace
                shape => batch.to_file(shape, path, true, &paced),
            }?;
            job.change(|so_far| so_far.progress = end.progress);
            Ok(end.state)
        }))
    }
}

/// A batch whose pace tells how long it still takes.
struct Paced<'j> {
    job: &'j Job<BatchSoFar>,
    begun: Instant,
}

impl Watch<BatchProgress> for Paced<'_> {
    fn goes_on(&self) -> bool {
        self.job.goes_on()
    }

    fn tell(&self, progress: &BatchProgress) {
        let left = seconds_left(progress, self.begun.elapsed());
        self.job.change(|so_far| {
            so_far.progress = progress.clone();
            so_far.seconds_left = left;
        });
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "how long a batch takes on this machine is what is told"
)]
fn now() -> Instant {
    Instant::now()
}
