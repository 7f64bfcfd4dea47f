//! The completion pack: everything about a circuit as one PDF, and as a ZIP with the originals.
//!
//! A pack reads the desk beside the window over a connection of its own, and keeps and records nothing. It holds one
//! document at a time, so a file of 25 MB is the most that is held. The same records give the same bytes: the file is
//! dated by the last record, not by the day on which it is made.

mod compose;
mod parts;
mod sheets;
mod timeline;
mod zip;

use crate::batch::whole::{self, Unfinished};
use crate::handouts::{audience_of, settings_of};
use crate::paper;
use crate::wire::{
    ApiError, BatchState, CircuitView, ErrorCode, PackPartView, PackPlan, PackProgress, PackShape,
    PackWanted,
};
use crate::{Desk, Watch, circuits};
use chrono::{DateTime, Utc};
use desk_domain::audience::Audience;
use desk_domain::chance::Occasion;
use desk_letter::faces::Faces;
use desk_letter::letter::Paper;
use desk_letter::page::About;
use desk_letter::pdf::{MergeError, Merged};
use desk_store::{Store, StoreError};
use parts::Part;
use std::fs::File;
use std::io::{BufWriter, ErrorKind};
use std::path::Path;
use std::sync::Arc;

/// What a pack came to.
#[derive(Debug, Clone, PartialEq)]
pub struct PackEnd {
    /// `Done` or `Cancelled`.
    pub state: BatchState,
    /// What was done.
    pub progress: PackProgress,
}

/// A pack on its way out.
pub struct Pack {
    store: Store,
    faces: Arc<Faces>,
    known: Known,
    parts: Vec<Part>,
}

/// What the sheets of a pack say it is about.
pub(crate) struct Known {
    view: CircuitView,
    audience: Option<Audience>,
    chinese: bool,
    organisation: String,
    sample: bool,
    paper: Paper,
    /// The last record: the date of the file.
    as_of: DateTime<Utc>,
}

impl Desk {
    /// What a pack would hold.
    pub fn plan_pack(
        &mut self,
        _: Occasion<'_>,
        request: PackWanted,
    ) -> Result<PackPlan, ApiError> {
        let store = self.store()?;
        let known = known(store, &request)?;
        let parts = parts::of(store, &known)?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let originals = parts.iter().filter(|part| part.original.is_some());
        let bytes: u64 = originals.clone().map(|part| u64::from(part.size)).sum();
        Ok(PackPlan {
            pages: parts.iter().map(|part| part.pages).sum(),
            originals: count(originals.count()),
            kilobytes: u32::try_from(bytes.div_ceil(1000)).unwrap_or(u32::MAX),
            parts: parts.iter().map(Part::view).collect(),
        })
    }

    /// Makes a pack ready.
    ///
    /// # Errors
    /// There is no such circuit, no organisation yet, or the desk cannot be read.
    pub fn pack(&mut self, _: Occasion<'_>, request: &PackWanted) -> Result<Pack, ApiError> {
        let faces = self.shared_faces();
        let store = self.store()?;
        let known = known(store, request)?;
        let parts = parts::of(store, &known)?;
        Ok(Pack {
            store: store.open_beside()?,
            faces,
            known,
            parts,
        })
    }
}

fn known(store: &Store, request: &PackWanted) -> Result<Known, ApiError> {
    let view = circuits::view(store, &request.circuit)?;
    let settings = settings_of(store.db())?;
    let saved = settings
        .saved
        .as_ref()
        .ok_or_else(|| ApiError::not_found("organisation"))?;
    let last = view
        .history
        .iter()
        .flat_map(|line| {
            let withdrawn = line.withdrawn.as_ref().map(|gone| gone.at.as_str());
            [Some(line.recorded_at.as_str()), withdrawn]
        })
        .flatten()
        .max();
    // the whole pack is dated by it: a date that cannot be read is an error, not some other date
    let as_of = last
        .and_then(|at| DateTime::parse_from_rfc3339(at).ok())
        .ok_or_else(|| StoreError::Corrupt {
            table: "event",
            column: "recorded_at",
            id: request.circuit.clone(),
        })?
        .to_utc();
    Ok(Known {
        audience: request.audience.map(audience_of),
        chinese: request.language == crate::wire::Language::Zh,
        organisation: saved.organisation.clone(),
        sample: settings.sample,
        paper: paper::sheet(saved),
        as_of,
        view,
    })
}

/// The pages of a pack while they are written.
struct Body {
    file: Merged<BufWriter<File>>,
    /// Pages so far, without the cover's.
    pages: usize,
}

impl Pack {
    /// Name for the file, without its ending.
    #[must_use]
    pub fn name(&self) -> String {
        let row = &self.known.view.row;
        let id = row.instance_id.as_deref().unwrap_or(&row.name);
        format!("{id}-completion-pack")
    }

    /// How many steps its making has.
    #[must_use]
    pub fn steps(&self, shape: PackShape) -> u32 {
        let originals = self.parts.iter().filter(|part| part.original.is_some());
        let more = match shape {
            PackShape::Pdf => 0,
            PackShape::Zip => originals.count() + 1,
        };
        u32::try_from(self.parts.len() + 1 + more).unwrap_or(u32::MAX)
    }

    /// Writes the pack. The file gets its name when it is whole; cancelling leaves nothing.
    ///
    /// # Errors
    /// The file cannot be written, another one is there and not to be replaced, or the disk is full.
    pub fn to_file(
        mut self,
        shape: PackShape,
        path: &Path,
        replace: bool,
        watch: &dyn Watch<PackProgress>,
    ) -> Result<PackEnd, ApiError> {
        if !replace && path.symlink_metadata().is_ok() {
            return Err(whole::refused(&ErrorKind::AlreadyExists.into()));
        }
        let mut progress = PackProgress {
            total: self.steps(shape),
            ..PackProgress::default()
        };
        watch.tell(&progress);
        let made = match shape {
            PackShape::Pdf => {
                let (unfinished, out) = Unfinished::begin(path).map_err(|e| whole::refused(&e))?;
                self.pages(out, &mut progress, watch)?
                    .map(|out| (unfinished, out))
            }
            PackShape::Zip => zip::write(&mut self, path, &mut progress, watch)?,
        };
        let Some((unfinished, out)) = made else {
            return Ok(PackEnd {
                state: BatchState::Cancelled,
                progress,
            });
        };
        self.store.settled()?;
        unfinished
            .finish(out, replace)
            .map_err(|e| whole::refused(&e))?;
        if let Some(folder) = path.parent() {
            whole::settle(folder);
        }
        Ok(PackEnd {
            state: BatchState::Done,
            progress,
        })
    }

    /// Writes all pages; `None`: it was cancelled.
    fn pages(
        &mut self,
        out: BufWriter<File>,
        progress: &mut PackProgress,
        watch: &dyn Watch<PackProgress>,
    ) -> Result<Option<BufWriter<File>>, ApiError> {
        let mut body = Body {
            file: Merged::begin(out).map_err(|e| error(&e))?,
            pages: 0,
        };
        for n in 0..self.parts.len() {
            if !watch.goes_on() {
                return Ok(None);
            }
            compose::add(self, n, &mut body)?;
            progress.done += 1;
            progress.pages = u32::try_from(body.pages).unwrap_or(u32::MAX);
            watch.tell(progress);
        }
        if !watch.goes_on() {
            return Ok(None);
        }
        let cover = compose::cover(self)?;
        for part in &mut self.parts {
            part.page = part.page.map(|page| page + cover.pages());
        }
        body.file
            .add_front(&cover, "Contents 目录")
            .map_err(|e| error(&e))?;
        let view = &self.known.view;
        let about = About {
            title: format!("Completion pack 竣工资料包 {}", view.row.name),
            author: self.known.organisation.clone(),
            subject: view.row.instance_id.clone().unwrap_or_default(),
            issued_at: self.known.as_of,
            file_id: [0; 32],
        };
        let (out, pages, _) = body
            .file
            .finish(&about, &self.faces)
            .map_err(|e| error(&e))?;
        progress.done += 1;
        progress.pages = u32::try_from(pages).unwrap_or(u32::MAX);
        progress.parts = self.views();
        watch.tell(progress);
        Ok(Some(out))
    }

    fn views(&self) -> Vec<PackPartView> {
        self.parts.iter().map(Part::view).collect()
    }

    /// The bytes of an original; `None`: they were erased.
    fn original(&self, part: &Part) -> Result<Option<Vec<u8>>, ApiError> {
        let Some(file) = &part.original else {
            return Ok(None);
        };
        Ok(desk_store::files::bytes(
            self.store.db(),
            self.store.keys(),
            file,
        )?)
    }
}

fn error(error: &MergeError) -> ApiError {
    match error {
        MergeError::Output(error) => whole::refused(error),
        other => ApiError::new(
            ErrorCode::CannotPrint,
            format!("The pack cannot be put together: {other}."),
        ),
    }
}
