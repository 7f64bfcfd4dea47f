//! Work that goes on beside the window, one of its kind at a time: begun, looked at, ended, and what became of it opened.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use desk_api::wire::{ApiError, BatchState, ById, ErrorCode, HandedOut};

use crate::clock::System;
use crate::documents::{Documents, name_of};

/// Jobs of a kind that are remembered; the oldest goes when another one begins.
const REMEMBERED: usize = 8;

/// What a job of some kind has done so far.
pub trait SoFar: Clone + Send + 'static {
    /// What the window is told of it.
    type View;

    /// What a job of this kind is called when it is not remembered any more.
    const KIND: &'static str;

    /// Says that one is still going on.
    fn busy() -> ApiError;

    /// This, and where the job stands.
    fn view(self, stand: Stand) -> Self::View;
}

/// Where a job stands, whatever its kind.
#[derive(Debug, Clone)]
pub struct Stand {
    /// Names it; empty when nothing was begun.
    pub id: String,
    /// How far.
    pub state: BatchState,
    /// Name of the folder or file, without the way to it.
    pub place: String,
    /// Why it stopped.
    pub error: Option<ApiError>,
}

/// The jobs of one kind in this run of the program.
#[derive(Clone)]
pub struct Jobs<S>(Arc<Mutex<VecDeque<Known<S>>>>);

#[derive(Clone)]
struct Known<S> {
    stand: Stand,
    so_far: S,
    path: PathBuf,
    cancelled: Arc<AtomicBool>,
}

impl<S> Default for Jobs<S> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<S: SoFar> Jobs<S> {
    /// One is made at a time.
    ///
    /// # Errors
    /// Another one is still going on.
    pub fn free(&self) -> Result<(), ApiError> {
        let running = |one: &Known<S>| one.stand.state == BatchState::Running;
        if self.all(|all| all.iter().any(running)) {
            return Err(S::busy());
        }
        Ok(())
    }

    /// Begins the work that fills `path`; without one the chooser was left, and nothing begins. The work answers `Done` or
    /// `Cancelled`, and has a thread of its own: the pool of the commands stays free.
    pub fn run(
        &self,
        so_far: S,
        path: Option<PathBuf>,
        work: impl FnOnce(&Job<S>, &Path) -> Result<BatchState, ApiError> + Send + 'static,
    ) -> S::View {
        let mut stand = Stand {
            id: String::new(),
            state: BatchState::NotBegun,
            place: String::new(),
            error: None,
        };
        let Some(path) = path else {
            return so_far.view(stand);
        };
        stand.id = System.occasion().id();
        stand.state = BatchState::Running;
        stand.place = name_of(&path);
        let job = Job {
            jobs: self.clone(),
            id: stand.id.clone(),
            cancelled: Arc::default(),
        };
        self.all(|all| {
            all.push_back(Known {
                stand: stand.clone(),
                so_far: so_far.clone(),
                path: path.clone(),
                cancelled: Arc::clone(&job.cancelled),
            });
            while all.len() > REMEMBERED {
                all.pop_front();
            }
        });
        std::thread::spawn(move || {
            // work that breaks off has ended, too: the window would wait for it for ever, and no other could begin
            let done = catch_unwind(AssertUnwindSafe(|| work(&job, &path)))
                .unwrap_or_else(|_| Err(broken()));
            job.known(|known| match done {
                Ok(state) => known.stand.state = state,
                Err(error) => {
                    known.stand.state = BatchState::Failed;
                    known.stand.error = Some(error);
                }
            });
        });
        so_far.view(stand)
    }

    /// How far one is.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn look(&self, which: &ById) -> Result<S::View, ApiError> {
        self.known(which)
            .map(|known| known.so_far.view(known.stand))
    }

    /// Ends one after the part that is being written.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn cancel(&self, which: &ById) -> Result<S::View, ApiError> {
        let known = self.known(which)?;
        known.cancelled.store(true, Ordering::Relaxed);
        Ok(known.so_far.view(known.stand))
    }

    /// Opens what became of one in the system's viewer: the folder, or the file.
    ///
    /// # Errors
    /// It is not remembered any more, or the system has no program for it.
    pub fn open(&self, documents: &Documents, which: &ById) -> Result<HandedOut, ApiError> {
        documents.view_file(&self.known(which)?.path)
    }

    fn known(&self, which: &ById) -> Result<Known<S>, ApiError> {
        self.all(|all| all.iter().find(|one| one.stand.id == which.id).cloned())
            .ok_or_else(|| ApiError::not_found(S::KIND))
    }

    fn all<T>(&self, look: impl FnOnce(&mut VecDeque<Known<S>>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn broken() -> ApiError {
    ApiError::new(
        ErrorCode::Internal,
        "The program met an error of its own. Try again.",
    )
}

/// One that goes on.
pub struct Job<S> {
    jobs: Jobs<S>,
    id: String,
    cancelled: Arc<AtomicBool>,
}

impl<S: SoFar> Job<S> {
    /// Whether nobody has ended it.
    pub fn goes_on(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }

    /// Writes down what it has done.
    pub fn change(&self, change: impl FnOnce(&mut S)) {
        self.known(|known| change(&mut known.so_far));
    }

    fn known(&self, change: impl FnOnce(&mut Known<S>)) {
        self.jobs.all(|all| {
            if let Some(known) = all.iter_mut().find(|one| one.stand.id == self.id) {
                change(known);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    impl SoFar for u32 {
        type View = (Stand, u32);
        const KIND: &'static str = "count";

        fn busy() -> ApiError {
            ApiError::new(ErrorCode::Refused, "Another one counts.")
        }

        fn view(self, stand: Stand) -> (Stand, u32) {
            (stand, self)
        }
    }

    /// Looks until the job has ended.
    fn end_of(all: &Jobs<u32>, id: &str) -> (Stand, u32) {
        let which = ById { id: id.to_owned() };
        loop {
            let view = all.look(&which).unwrap();
            if view.0.state != BatchState::Running {
                return view;
            }
            std::thread::yield_now();
        }
    }

    #[test]
    fn one_goes_on_at_a_time_until_a_person_ends_it() {
        let all = Jobs::default();
        let (tell, told) = mpsc::channel();
        let (stand, _) = all.run(0, Some("out/seven.zip".into()), move |job, _| {
            job.change(|so_far| *so_far = 7);
            tell.send(()).unwrap();
            while job.goes_on() {
                std::thread::yield_now();
            }
            Ok(BatchState::Cancelled)
        });
        assert_eq!(
            (stand.state, &*stand.place),
            (BatchState::Running, "seven.zip")
        );
        told.recv().unwrap();
        assert_eq!(all.free().unwrap_err().message, "Another one counts.");
        let which = ById {
            id: stand.id.clone(),
        };
        assert_eq!(all.cancel(&which).unwrap().1, 7);
        assert_eq!(end_of(&all, &stand.id).0.state, BatchState::Cancelled);
        all.free().unwrap();
    }

    #[test]
    fn what_went_wrong_is_told_until_eight_others_have_begun() {
        let all = Jobs::default();
        let (first, _) = all.run(0, Some("first".into()), |_, _| Err(u32::busy()));
        let (end, _) = end_of(&all, &first.id);
        assert_eq!(
            (end.state, end.error),
            (BatchState::Failed, Some(u32::busy()))
        );
        for n in 0..REMEMBERED {
            all.look(&ById {
                id: first.id.clone(),
            })
            .unwrap();
            let (stand, _) = all.run(0, Some(n.to_string().into()), |_, _| Ok(BatchState::Done));
            end_of(&all, &stand.id);
        }
        let said = all.look(&ById { id: first.id }).unwrap_err();
        assert_eq!(said.code, ErrorCode::NotFound);
        assert_eq!(said.params.get("what").map(String::as_str), Some("count"));
    }

    #[test]
    fn work_that_breaks_off_has_failed_and_another_one_can_begin() {
        let all = Jobs::default();
        let (stand, _) = all.run(0, Some("broken".into()), |_, _| panic!("on purpose"));
        let (end, _) = end_of(&all, &stand.id);
        assert_eq!(end.state, BatchState::Failed);
        assert_eq!(end.error.unwrap().code, ErrorCode::Internal);
        all.free().unwrap();
    }

    #[test]
    fn nothing_begins_when_the_chooser_was_left() {
        let all = Jobs::default();
        let (stand, _) = all.run(0, None, |_, _| Ok(BatchState::Done));
        assert_eq!((&*stand.id, stand.state), ("", BatchState::NotBegun));
        assert!(all.all(|all| all.is_empty()));
    }
}
