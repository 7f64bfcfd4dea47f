//! The desk: what is open, and where its files lie.

use crate::gate_lock::{self, LockFlag};
use crate::wire::{ApiError, ErrorCode, Language, Nothing, Notice, NoticeKind, Preferences, Start};
use crate::{erasure, preferences, sample, settings};
use desk_domain::chance::Occasion;
use desk_letter::faces::Faces;
use desk_store::{OpenNotice, Store, StoreError, gate_post};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where things lie that the shell knows and the desk does not.
#[derive(Debug, Clone)]
pub struct Places {
    /// Folder of the desk's files.
    pub folder: PathBuf,
    /// `linux`, `macos` or `windows`.
    pub system: String,
    /// The system's language, for the first start.
    pub language: Language,
}

/// Everything that the window's commands work on.
pub struct Desk {
    places: Places,
    kept: preferences::Kept,
    own: Result<Store, ApiError>,
    sample: Option<Store>,
    notices: Vec<Notice>,
    faces: Arc<Faces>,
    /// A chosen file of latency samples that is not kept yet.
    pub(crate) pending_import: Option<crate::latency_import::Pending>,
    /// A picture of a credential that was read and is not kept yet.
    pub(crate) reading: Option<crate::credentials::Reading>,
    /// A trust list or a desk's card that was read and is not taken yet.
    pub(crate) trust_reading: Option<crate::trust_exchange::Reading>,
    /// A chosen calendar file that is not kept yet.
    pub(crate) pending_calendar: Option<crate::calendar_import::Pending>,
    /// The last check at the gate, until something is recorded of it.
    pub(crate) held_check: Option<crate::gate_check::Held>,
    /// The window is locked to the gate.
    pub(crate) lock: LockFlag,
    /// A command of the gate is at work: it may reach the store although the window is locked.
    at_gate: bool,
}

impl Desk {
    /// Opens the desk in its folder. Never fails: what went wrong stands in [`Start::failure`], and
    /// `start` tries again.
    pub fn open(places: Places, faces: Arc<Faces>, mut occasion: Occasion<'_>) -> Self {
        let kept = preferences::read(&places.folder, places.language);
        let mut desk = Self {
            own: Err(ApiError::new(ErrorCode::NotOpen, "No desk is open.")),
            places,
            kept,
            sample: None,
            notices: Vec::new(),
            faces,
            pending_import: None,
            reading: None,
            pending_calendar: None,
            held_check: None,
            lock: LockFlag::default(),
            at_gate: false,
            trust_reading: None,
        };
        desk.open_own(again(&mut occasion));
        if desk.kept.in_sample && desk.own.is_ok() && sample::exists(&desk.places.folder) {
            match Store::open(&sample::folder(&desk.places.folder), occasion) {
                Ok((store, _)) => desk.sample = Some(store),
                Err(_) => desk.kept.in_sample = false, // the sample is only a sample: the own desk opens
            }
        }
        desk.look_at_lock();
        desk
    }

    /// Does the work of a command that is the gate's own, which answers also while the window is locked.
    pub(crate) fn at_gate<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.at_gate = true;
        let done = work(self);
        self.at_gate = false;
        done
    }

    /// Takes over whether the desk that is open now is locked to the gate.
    pub(crate) fn look_at_lock(&mut self) {
        let store = match (&self.sample, &self.own) {
            (Some(sample), _) => Some(sample),
            (None, own) => own.as_ref().ok(),
        };
        // a row that cannot be read is no reason to let everybody in
        let locked =
            store.is_some_and(|store| gate_post::read(store.db()).map_or(true, |post| post.locked));
        self.lock.set(locked);
    }

    fn unless_locked(&self) -> Result<(), ApiError> {
        if self.lock.is_set() && !self.at_gate {
            return Err(gate_lock::refused());
        }
        Ok(())
    }

    /// The preferences of this computer.
    pub(crate) fn preferences(&self) -> &Preferences {
        &self.kept.preferences
    }

    /// The sample project is open.
    pub(crate) fn is_sample(&self) -> bool {
        self.sample.is_some()
    }

    /// Some desk is open in this program, locked or not.
    pub fn is_open(&self) -> bool {
        self.sample.is_some() || self.own.is_ok()
    }

    fn open_own(&mut self, mut occasion: Occasion<'_>) {
        self.own = match Store::open(&self.places.folder, again(&mut occasion)) {
            Ok((mut store, notices)) => {
                self.notices.extend(notices.iter().map(notice));
                // what cannot be finished now is told in the settings and tried again at the next start
                let _ = erasure::after_opening(&mut store, occasion);
                Ok(store)
            }
            Err(error) => Err(error.into()),
        };
    }

    /// The faces that paper is set in.
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    pub(crate) fn shared_faces(&self) -> Arc<Faces> {
        Arc::clone(&self.faces)
    }

    /// The store that the window works on: the sample's when it is open, else the user's own.
    ///
    /// # Errors
    /// No desk is open; or the window is locked to the gate, and this is not the gate.
    pub fn store(&self) -> Result<&Store, ApiError> {
        self.unless_locked()?;
        match (&self.sample, &self.own) {
            (Some(sample), _) => Ok(sample),
            (None, Ok(own)) => Ok(own),
            (None, Err(error)) => Err(error.clone()),
        }
    }

    pub(crate) fn store_mut(&mut self) -> Result<&mut Store, ApiError> {
        self.unless_locked()?;
        match (&mut self.sample, &mut self.own) {
            (Some(sample), _) => Ok(sample),
            (None, Ok(own)) => Ok(own),
            (None, Err(error)) => Err(error.clone()),
        }
    }

    /// What the first screen needs; opens the desk when it could not be opened before.
    pub fn start(&mut self, occasion: Occasion<'_>, _: Nothing) -> Result<Start, ApiError> {
        if self.own.is_err() {
            self.open_own(occasion);
            self.look_at_lock();
        }
        self.state()
    }

    fn state(&mut self) -> Result<Start, ApiError> {
        let settings = match self.store() {
            Ok(store) => settings::view(store)?,
            Err(_) => None,
        };
        Ok(Start {
            preferences: self.kept.preferences.clone(),
            notices: std::mem::take(&mut self.notices),
            settings,
            locked: self.lock.is_set(),
            sample: self.sample.is_some(),
            sample_exists: sample::exists(&self.places.folder),
            failure: self.own.as_ref().err().cloned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            system: self.places.system.clone(),
        })
    }

    /// Keeps the preferences of this computer.
    pub fn set_preferences(
        &mut self,
        _: Occasion<'_>,
        mut new: Preferences,
    ) -> Result<Preferences, ApiError> {
        self.unless_locked()?;
        new.text_size = new.text_size.clamp(90, 125);
        new.notices.from = new.notices.from.min(23);
        new.notices.until = new.notices.until.min(23);
        self.kept.preferences = new.clone();
        preferences::write(&self.places.folder, &self.kept)?;
        Ok(new)
    }

    /// Opens the sample project, making it when there is none.
    pub fn load_sample(
        &mut self,
        mut occasion: Occasion<'_>,
        _: Nothing,
    ) -> Result<Start, ApiError> {
        self.unless_locked()?;
        self.own.as_ref().map_err(Clone::clone)?;
        if self.sample.is_none() {
            let folder = sample::folder(&self.places.folder);
            if !sample::exists(&self.places.folder) {
                sample::make(
                    &self.places.folder,
                    Arc::clone(&self.faces),
                    again(&mut occasion),
                )?;
            }
            let (store, _) = Store::open(&folder, occasion)?;
            self.sample = Some(store);
            self.pending_import = None; // it was read for the other desk
            self.reading = None;
            self.pending_calendar = None;
            self.held_check = None;
            self.look_at_lock();
            self.trust_reading = None;
            self.remember_sample(true)?;
        }
        self.state()
    }

    /// Returns to the user's own desk; the sample is kept.
    pub fn leave_sample(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Start, ApiError> {
        self.unless_locked()?;
        self.sample = None;
        self.pending_import = None;
        self.reading = None;
        self.pending_calendar = None;
        self.held_check = None;
        self.look_at_lock();
        self.trust_reading = None;
        self.remember_sample(false)?;
        self.state()
    }

    /// Removes the sample project in one act; the user's own desk is not touched.
    pub fn remove_sample(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Start, ApiError> {
        self.unless_locked()?;
        self.sample = None;
        self.pending_import = None;
        self.reading = None;
        self.pending_calendar = None;
        self.held_check = None;
        self.look_at_lock();
        self.trust_reading = None;
        self.remember_sample(false)?;
        let folder = sample::folder(&self.places.folder);
        match std::fs::remove_dir_all(&folder) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(StoreError::io(folder, e).into()),
        }
        self.state()
    }

    fn remember_sample(&mut self, open: bool) -> Result<(), ApiError> {
        self.kept.in_sample = open;
        preferences::write(&self.places.folder, &self.kept)
    }

    /// A desk over the store in `folder`, open to be read beside a program that may hold it: every command that
    /// would write is refused, and nothing in the folder changes.
    ///
    /// # Errors
    /// There is no desk, it is of another format, or it cannot be read.
    pub fn open_to_read(folder: &Path, faces: Arc<Faces>) -> Result<Self, ApiError> {
        let store = Store::open_to_read(folder)?;
        Ok(Self::around(folder, store, faces))
    }

    /// Whether everything that was read so far stands, see [`Store::settled`].
    ///
    /// # Errors
    /// The desk was changed in a way that what was read may be half of one state and half of another.
    pub fn settled(&self) -> Result<(), ApiError> {
        Ok(self.store()?.settled()?)
    }

    /// A desk over one store, for making the sample and for tests: no preferences are read.
    pub(crate) fn over(
        folder: &Path,
        faces: Arc<Faces>,
        occasion: Occasion<'_>,
    ) -> Result<Self, ApiError> {
        let (store, _) = Store::open(folder, occasion)?;
        Ok(Self::around(folder, store, faces))
    }

    fn around(folder: &Path, store: Store, faces: Arc<Faces>) -> Self {
        let places = Places {
            folder: folder.to_owned(),
            system: String::new(),
            language: Language::En,
        };
        Self {
            kept: preferences::read(folder, Language::En),
            places,
            own: Ok(store),
            sample: None,
            notices: Vec::new(),
            faces,
            pending_import: None,
            reading: None,
            pending_calendar: None,
            held_check: None,
            lock: LockFlag::default(),
            at_gate: false,
            trust_reading: None,
        }
    }
}

/// The same occasion once more: same instant, next randomness.
pub(crate) fn again<'b>(occasion: &'b mut Occasion<'_>) -> Occasion<'b> {
    Occasion {
        now: occasion.now,
        entropy: &mut *occasion.entropy,
    }
}

fn notice(found: &OpenNotice) -> Notice {
    let name = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    match found {
        OpenNotice::DamagedSetAside(path) => Notice {
            kind: NoticeKind::DamagedSetAside,
            file: name(path),
        },
        OpenNotice::Migrated(path) => Notice {
            kind: NoticeKind::Migrated,
            file: name(path),
        },
        OpenNotice::CloudFolder(path) => Notice {
            kind: NoticeKind::CloudFolder,
            file: Some(path.display().to_string()),
        },
    }
}
