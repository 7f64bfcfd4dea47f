//! Completion packs that are made beside the window.

use desk_api::Watch;
use desk_api::wire::{ApiError, BeginPack, ErrorCode, PackProgress, PackShape, PackView};

use crate::documents::Documents;
use crate::file_name;
use crate::jobs::{Job, Jobs, SoFar, Stand};
use crate::open_desk::OpenDesk;

/// The packs of this run of the program.
pub type Packs = Jobs<PackSoFar>;

/// What was done of a pack so far.
#[derive(Clone)]
pub struct PackSoFar {
    shape: PackShape,
    progress: PackProgress,
}

impl SoFar for PackSoFar {
    type View = PackView;
    const KIND: &'static str = "pack";

    fn busy() -> ApiError {
        ApiError::new(
            ErrorCode::Refused,
            "Another pack is still being made. Wait for it, or cancel it.",
        )
        .with("refusal", "pack_running")
    }

    fn view(self, stand: Stand) -> PackView {
        PackView {
            id: stand.id,
            state: stand.state,
            shape: self.shape,
            place: stand.place,
            progress: self.progress,
            error: stand.error,
        }
    }
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
        self.free()?;
        let BeginPack { wanted, shape } = request;
        let pack = desk.run_here(|desk, occasion| desk.pack(occasion, &wanted))?;
        let name = pack.name();
        let path = match shape {
            PackShape::Pdf => documents.dialogs.save_pdf(&file_name::pdf(&name)),
            PackShape::Zip => documents.dialogs.save_zip(&format!("{name}.zip")),
        };
        let so_far = PackSoFar {
            shape,
            progress: PackProgress {
                total: pack.steps(shape),
                ..PackProgress::default()
            },
        };
        Ok(self.run(so_far, path, move |job, path| {
            // the chooser has asked already whether to replace
            let end = pack.to_file(shape, path, true, job)?;
            job.change(|so_far| so_far.progress = end.progress);
            Ok(end.state)
        }))
    }
}

impl Watch<PackProgress> for Job<PackSoFar> {
    fn goes_on(&self) -> bool {
        Job::goes_on(self)
    }

    fn tell(&self, progress: &PackProgress) {
        self.change(|so_far| so_far.progress = progress.clone());
    }
}
