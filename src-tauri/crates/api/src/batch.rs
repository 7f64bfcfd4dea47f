//! Many handouts out of the register at once: PDFs in a folder, one file to print, or a ZIP.
//!
//! A batch reads the desk beside the window, each thread over a connection of its own, and keeps and records nothing.
//! What it holds is bounded by the threads, not by the handouts: at most twice as many documents as threads.

mod line;
pub(crate) mod whole;
pub(crate) mod zipped;

use crate::handouts::{audience_of, matching};
use crate::renditions::{Ended, Given, Wanted, as_it_stands};
use crate::wire::{
    ApiError, BatchLeft, BatchPlan, BatchProgress, BatchShape, BatchState, BatchWanted, BatchWhy,
    ErrorCode,
};
use crate::{Bytes, Desk, Watch};
use chrono::{DateTime, Utc};
use desk_domain::audience::{Audience, RenditionKind};
use desk_domain::chance::Occasion;
use desk_domain::handout_record::HandoutStanding;
use desk_letter::faces::Faces;
use desk_letter::page::About;
use desk_letter::pdf::{self, MergeError, Merged, Part};
use desk_store::Store;
use desk_store::handouts::{self as register, HandoutRow};
use line::{Leaving, Line};
use rusqlite::Connection;
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::sync::Arc;
use whole::Unfinished;
use zip::ZipWriter;

/// Most handouts that are named one by one.
const MOST_CHOSEN: usize = 100_000;
/// Handouts that stayed here and are told by name.
const MOST_TOLD: usize = 200;
/// More threads than this only wait for the disk.
const MOST_THREADS: usize = 4;

/// What a batch came to.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchEnd {
    /// `Done` or `Cancelled`.
    pub state: BatchState,
    /// What was done.
    pub progress: BatchProgress,
    /// The most documents that were held at a time.
    pub held: usize,
}

/// Handouts on their way out together.
pub struct Batch {
    readers: Vec<Store>,
    faces: Arc<Faces>,
    items: Vec<Item>,
    audience: Option<Audience>,
    with_official: bool,
    ended: Ended,
    now: DateTime<Utc>,
}

/// A handout of a batch.
struct Item {
    number: String,
    revision: u32,
}

impl Desk {
    /// What a batch would be.
    pub fn plan_batch(
        &mut self,
        occasion: Occasion<'_>,
        request: BatchWanted,
    ) -> Result<BatchPlan, ApiError> {
        let db = self.store()?.db();
        let mut plan = BatchPlan {
            handouts: 0,
            pages: 0,
            kilobytes: 0,
            ended: 0,
            no_copy: 0,
            official: 0,
        };
        let mut bytes = 0_u64;
        for row in rows(db, &request, occasion.now)? {
            let over = row.standing != HandoutStanding::InForce || occasion.now > row.valid_until;
            plan.ended += u32::from(over);
            let (pages, size) = match request.audience.map(audience_of) {
                None => (row.pages, row.size),
                Some(audience) => {
                    let made = register::documents(db, &row.number, row.revision)?;
                    let copy = made.iter().find(|made| {
                        made.kind == "audience" && made.audience == audience.as_wire()
                    });
                    let Some(copy) = copy else {
                        plan.no_copy += 1;
                        continue;
                    };
                    (copy.pages, copy.size)
                }
            };
            if over && !request.stamp_ended {
                continue;
            }
            plan.handouts += 1;
            plan.pages += pages;
            plan.official += u32::from(row.official_pdf.is_some());
            bytes += u64::from(size);
        }
        plan.kilobytes = kilobytes(bytes);
        Ok(plan)
    }

    /// Makes a batch ready. `threads` at a time read, stamp and write; 0: as many as this machine has processors, at
    /// most 4.
    ///
    /// # Errors
    /// One of the chosen handouts is not in the register, or the desk cannot be read.
    pub fn batch(
        &mut self,
        occasion: Occasion<'_>,
        request: &BatchWanted,
        threads: usize,
    ) -> Result<Batch, ApiError> {
        let ended = if request.stamp_ended {
            Ended::Stamp
        } else {
            Ended::LeaveOut
        };
        let faces = self.shared_faces();
        let store = self.store()?;
        let items: Vec<Item> = rows(store.db(), request, occasion.now)?
            .into_iter()
            .map(|row| Item {
                number: row.number,
                revision: row.revision,
            })
            .collect();
        let threads = match threads {
            0 => std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST_THREADS)),
            n => n.min(MOST_THREADS),
        };
        let readers = (0..threads)
            .map(|_| store.open_beside())
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Batch {
            readers,
            faces,
            items,
            audience: request.audience.map(audience_of),
            with_official: request.with_official,
            ended,
            now: occasion.now,
        })
    }
}

/// The handouts that were asked for, each once, by number and revision.
fn rows(
    db: &Connection,
    wanted: &BatchWanted,
    now: DateTime<Utc>,
) -> Result<Vec<HandoutRow>, ApiError> {
    if wanted.chosen.len() > MOST_CHOSEN {
        return Err(ApiError::new(
            ErrorCode::Refused,
            format!("At most {MOST_CHOSEN} handouts are named one by one. Choose all that match."),
        ));
    }
    let mut all = match &wanted.all {
        Some(query) => matching(db, query, now)?,
        None => Vec::new(),
    };
    for chosen in &wanted.chosen {
        let row = register::one(db, &chosen.number, chosen.revision)?
            .ok_or_else(|| ApiError::not_found("handout"))?;
        all.push(row);
    }
    all.sort_by(|a, b| (&a.number, a.revision).cmp(&(&b.number, b.revision)));
    all.dedup_by(|a, b| a.number == b.number && a.revision == b.revision);
    Ok(all)
}

/// Why a handout stays here.
struct Left {
    why: BatchWhy,
    message: String,
}

impl Left {
    fn of(error: &ApiError) -> Self {
        let why = match error.params.get("what").map(String::as_str) {
            Some("copy") => BatchWhy::NoCopy,
            _ if error.params.contains_key("erased") => BatchWhy::Erased,
            _ => BatchWhy::Unreadable,
        };
        Self {
            why,
            message: error.to_string(),
        }
    }
}

impl From<RenditionKind> for Left {
    fn from(kind: RenditionKind) -> Self {
        Self {
            why: match kind {
                RenditionKind::Void => BatchWhy::Void,
                RenditionKind::Superseded => BatchWhy::Superseded,
                RenditionKind::Expired | RenditionKind::Copy => BatchWhy::Expired,
            },
            message: format!("It no longer counts: {}.", kind.label_en().to_lowercase()),
        }
    }
}

/// How far a batch is, told after every handout.
struct Tally<'a> {
    progress: BatchProgress,
    bytes: u64,
    watch: &'a dyn Watch<BatchProgress>,
}

/// What became of one handout.
enum Became {
    /// So many bytes.
    Written(u64),
    Same,
    Left(Left),
}

impl<'a> Tally<'a> {
    fn new(total: usize, watch: &'a dyn Watch<BatchProgress>) -> Self {
        let progress = BatchProgress {
            total: u32::try_from(total).unwrap_or(u32::MAX),
            ..BatchProgress::default()
        };
        watch.tell(&progress);
        Self {
            progress,
            bytes: 0,
            watch,
        }
    }

    fn count(&mut self, item: &Item, became: Became) {
        let progress = &mut self.progress;
        progress.done += 1;
        match became {
            Became::Written(bytes) => {
                self.bytes += bytes;
                progress.written += 1;
                progress.kilobytes = kilobytes(self.bytes);
            }
            Became::Same => progress.same += 1,
            Became::Left(left) => {
                progress.left_out += 1;
                if progress.left.len() < MOST_TOLD {
                    progress.left.push(BatchLeft {
                        number: item.number.clone(),
                        revision: item.revision,
                        why: left.why,
                        message: left.message,
                    });
                }
            }
        }
        self.watch.tell(progress);
    }
}

impl Batch {
    /// How many handouts it is made of.
    #[must_use]
    pub fn handouts(&self) -> usize {
        self.items.len()
    }

    /// Lets handouts that no longer count go as they were issued, unstamped.
    #[must_use]
    pub fn originals(mut self) -> Self {
        self.ended = Ended::Original;
        self
    }

    /// Name for the one file, without its ending: the numbers of the first and the last handout in it.
    #[must_use]
    pub fn name(&self) -> String {
        let stem = |item: &Item| crate::handouts::stem(&item.number, 1);
        match (self.items.first(), self.items.last()) {
            (Some(first), Some(last)) if first.number != last.number => {
                format!("{}--{}", stem(first), stem(last))
            }
            (Some(first), _) => stem(first),
            _ => "LOA".to_owned(),
        }
    }

    /// Writes a PDF each into a folder. A file of the same name stays unless it is to be replaced; cancelling leaves
    /// the files so far, each whole.
    ///
    /// # Errors
    /// The folder cannot be written, or the disk is full; the files so far stay, each whole.
    pub fn to_folder(
        self,
        folder: &Path,
        replace: bool,
        watch: &dyn Watch<BatchProgress>,
    ) -> Result<BatchEnd, ApiError> {
        let make = |store: &Store, said: &Said, item: &Item| match said.document(store, item) {
            Ok(document) => written(&folder.join(&document.name), &document, replace),
            Err(left) => Ok(Became::Left(left)),
        };
        let end = self.run(watch, make, |_, became| Ok(became), true);
        whole::settle(folder);
        end
    }

    /// Writes all pages into one file to print, or a PDF each into a ZIP. The file gets its name when it is whole;
    /// cancelling leaves nothing.
    ///
    /// # Errors
    /// The file cannot be written, another one is there and not to be replaced, or no handout goes out.
    pub fn to_file(
        self,
        shape: BatchShape,
        path: &Path,
        replace: bool,
        watch: &dyn Watch<BatchProgress>,
    ) -> Result<BatchEnd, ApiError> {
        if !replace && path.symlink_metadata().is_ok() {
            return Err(whole::refused(&ErrorKind::AlreadyExists.into()));
        }
        let (unfinished, out) = Unfinished::begin(path).map_err(|e| whole::refused(&e))?;
        let title = path.file_stem().unwrap_or_default().to_string_lossy();
        let (faces, now, title) = (Arc::clone(&self.faces), self.now, title.into_owned());
        let (end, out) = if shape == BatchShape::Zip {
            let mut zip = ZipWriter::new(out);
            let options = zipped::stored(now);
            let make = |store: &Store, said: &Said, item: &Item| Ok(said.document(store, item));
            let end = self.run(
                watch,
                make,
                |_, document| {
                    let document = match document {
                        Ok(document) => document,
                        Err(left) => return Ok(Became::Left(left)),
                    };
                    zip.start_file(document.name.as_str(), options)
                        .map_err(std::io::Error::from)
                        .and_then(|()| zip.write_all(&document.bytes))
                        .map_err(|e| whole::refused(&e))?;
                    Ok(Became::Written(document.bytes.len() as u64))
                },
                false,
            )?;
            let out = zip.finish().map_err(std::io::Error::from);
            (end, out.map_err(|e| whole::refused(&e))?)
        } else {
            let mut file = Merged::begin(out).map_err(|e| merge_error(&e))?;
            let make = |store: &Store, said: &Said, item: &Item| {
                Ok(said.document(store, item).and_then(|document| {
                    pdf::part(&document.bytes, &said.faces).map_err(|error| Left {
                        why: BatchWhy::Unreadable,
                        message: format!("It cannot be put together: {error}."),
                    })
                }))
            };
            let end = self.run(
                watch,
                make,
                |item, part| {
                    let part: Part = match part {
                        Ok(part) => part,
                        Err(left) => return Ok(Became::Left(left)),
                    };
                    let title = crate::handouts::stem(&item.number, item.revision);
                    let bytes = file.add(&part, &title).map_err(|e| merge_error(&e))?;
                    Ok(Became::Written(bytes))
                },
                false,
            )?;
            let about = About {
                title,
                author: String::new(),
                subject: format!("{} LOA handouts", end.progress.written),
                issued_at: now,
                file_id: [0; 32],
            };
            let (out, _, _) = file.finish(&about, &faces).map_err(|e| merge_error(&e))?;
            (end, out)
        };
        if end.state == BatchState::Cancelled {
            return Ok(end);
        }
        if end.progress.written == 0 {
            return Err(nothing());
        }
        unfinished
            .finish(out, replace)
            .map_err(|e| whole::refused(&e))?;
        if let Some(folder) = path.parent() {
            whole::settle(folder);
        }
        Ok(end)
    }

    /// Lets the threads `make` something of each handout, and `take`s it in order.
    fn run<T: Send>(
        self,
        watch: &dyn Watch<BatchProgress>,
        make: impl Fn(&Store, &Said, &Item) -> Result<T, ApiError> + Sync,
        mut take: impl FnMut(&Item, T) -> Result<Became, ApiError>,
        keeps_what_is_made: bool,
    ) -> Result<BatchEnd, ApiError> {
        let said = Said {
            faces: self.faces,
            audience: self.audience,
            with_official: self.with_official,
            ended: self.ended,
            now: self.now,
        };
        let (items, make, said) = (&self.items, &make, &said);
        let line = Line::new(items.len(), self.readers.len());
        let mut tally = Tally::new(items.len(), watch);
        let mut stopped = None;
        let mut cancelled = false;
        std::thread::scope(|scope| {
            let line = &line;
            let working: Vec<_> = self
                .readers
                .into_iter()
                .map(|store| {
                    scope.spawn(move || {
                        let _leaving = Leaving(line);
                        while let Some(n) = line.next() {
                            if let Some(item) = items.get(n) {
                                line.ready(n, make(&store, said, item));
                            }
                        }
                        store.settled()
                    })
                })
                .collect();
            let mut count =
                |n: usize, made: Result<T, ApiError>, stopped: &mut Option<ApiError>| {
                    let Some(item) = items.get(n) else { return };
                    match made.and_then(|made| take(item, made)) {
                        Ok(became) => tally.count(item, became),
                        Err(error) => drop(stopped.get_or_insert(error)),
                    }
                };
            if !watch.goes_on() {
                cancelled = true;
                line.end();
            }
            while let Some((n, made)) = line.take() {
                count(n, made, &mut stopped);
                cancelled = stopped.is_none() && n + 1 < items.len() && !watch.goes_on();
                if stopped.is_some() || cancelled {
                    line.end();
                }
            }
            for one in working {
                let settled = one.join().unwrap_or(Ok(()));
                if let Err(error) = settled {
                    stopped.get_or_insert(error.into());
                }
            }
            if keeps_what_is_made {
                // what the threads still made before they saw the end is there, and is told
                for (n, made) in line.rest() {
                    count(n, made, &mut stopped);
                }
            }
        });
        let state = match stopped {
            Some(error) => return Err(error),
            None if cancelled => BatchState::Cancelled,
            None if (tally.progress.done as usize) < items.len() => {
                return Err(ApiError::new(
                    ErrorCode::Internal,
                    "The program met an error of its own. The files so far are whole; begin again.",
                ));
            }
            None => BatchState::Done,
        };
        Ok(BatchEnd {
            state,
            progress: tally.progress,
            held: line.held(),
        })
    }
}

/// What every thread of a batch knows.
struct Said {
    faces: Arc<Faces>,
    audience: Option<Audience>,
    with_official: bool,
    ended: Ended,
    now: DateTime<Utc>,
}

impl Said {
    fn document(&self, store: &Store, item: &Item) -> Result<Bytes, Left> {
        let wanted = Wanted {
            number: &item.number,
            revision: Some(item.revision),
            audience: self.audience,
            with_official: self.with_official,
            ended: self.ended,
        };
        match as_it_stands(store, &self.faces, wanted, self.now) {
            Ok(Given::Document(document, _)) => Ok(document),
            Ok(Given::LeftOut(kind)) => Err(kind.into()),
            Err(error) => Err(Left::of(&error)),
        }
    }
}

/// Writes a document, unless its name is taken.
fn written(path: &Path, document: &Bytes, replace: bool) -> Result<Became, ApiError> {
    if whole::holds(path, &document.bytes) {
        return Ok(Became::Same);
    }
    match whole::write(path, &document.bytes, replace) {
        Ok(()) => Ok(Became::Written(document.bytes.len() as u64)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Became::Left(Left {
            why: BatchWhy::Exists,
            message: format!("Another file {} is there already.", document.name),
        })),
        Err(error) => Err(whole::refused(&error)),
    }
}

fn merge_error(error: &MergeError) -> ApiError {
    match error {
        MergeError::Output(error) => whole::refused(error),
        other => ApiError::new(
            ErrorCode::CannotPrint,
            format!("The file cannot be put together: {other}."),
        ),
    }
}

fn nothing() -> ApiError {
    ApiError::new(
        ErrorCode::Refused,
        "None of these handouts goes out: they no longer count, or have no such copy. Nothing was written.",
    )
    .with("refusal", "empty_batch")
}

fn kilobytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1000)).unwrap_or(u32::MAX)
}

/// Seconds that are left at the present pace; `None`: too little is done to tell.
#[must_use]
pub fn seconds_left(progress: &BatchProgress, elapsed: std::time::Duration) -> Option<u32> {
    let (done, total) = (f64::from(progress.done), f64::from(progress.total));
    if progress.done < 3 || elapsed.as_millis() < 500 || progress.done >= progress.total {
        return None;
    }
    let left = elapsed.as_secs_f64() * (total - done) / done;
    // a figure that never says 0 while something is left
    Some(left.ceil().clamp(1.0, 1e9) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_time_that_is_left_is_told_at_the_pace_so_far() {
        let at = |done| BatchProgress {
            done,
            total: 100,
            ..BatchProgress::default()
        };
        let ten = Duration::from_secs(10);
        assert_eq!(seconds_left(&at(2), ten), None, "too little is done");
        assert_eq!(seconds_left(&at(50), Duration::from_millis(100)), None);
        assert_eq!(seconds_left(&at(20), ten), Some(40));
        assert_eq!(seconds_left(&at(99), ten), Some(1));
        assert_eq!(seconds_left(&at(100), ten), None);
    }
}
