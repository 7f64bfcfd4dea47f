//! Documents on their way out of the desk and into it: saved, viewed, printed, chosen.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use desk_api::wire::{
    ApiError, ById, CalendarPreview, ChooseAttachment, ChooseCalendarFile, ChosenEngineers,
    ChosenFile, ChosenLogo, CircuitView, CredentialReading, ErasePeople, Erased, ErrorCode,
    GateCodes, HandOut, HandedOut, HandedWay, LatencyPreview, PrintHandout, SaveEngineerTemplate,
    SaveGateLog, SaveLatencyTemplate,
};
use desk_api::{
    ATTACHMENT_MAX, Bytes, CALENDAR_FILE_MAX, CREDENTIAL_FILE_MAX, ENGINEER_FILE_MAX,
    LATENCY_FILE_MAX, engineer_template, latency_template,
};

use crate::dialogs::Dialogs;
use crate::file_name;
use crate::host::{Host, Printed};
use crate::open_desk::OpenDesk;
use crate::views::{Views, write_whole};

/// Largest file that the desk takes in, in bytes: 25 MB, as it is stored inside the database.
const LARGEST: u64 = 25 * 1024 * 1024;

/// The ways in and out, on this machine.
pub struct Documents {
    /// File choosers.
    pub dialogs: Box<dyn Dialogs>,
    /// Viewer and printer.
    pub host: Box<dyn Host>,
    /// Copies for them.
    pub views: Views,
}

impl Documents {
    /// Asks where to save a handout, and saves its kept bytes there.
    ///
    /// # Errors
    /// There is no such handout, or the chosen place cannot be written.
    pub fn save(&self, desk: &OpenDesk, which: HandOut) -> Result<HandedOut, ApiError> {
        self.save_document(&fetch(desk, which)?)
    }

    /// Asks where to save a document, and saves it there.
    ///
    /// # Errors
    /// The chosen place cannot be written.
    pub(crate) fn save_document(&self, document: &Bytes) -> Result<HandedOut, ApiError> {
        // The desk is free while the dialog is open.
        let Some(path) = self.dialogs.save_pdf(&file_name::pdf(&document.name)) else {
            return Ok(HandedOut {
                file: None,
                way: HandedWay::Cancelled,
            });
        };
        write_whole(&path, &document.bytes).map_err(|error| not_written(&error))?;
        Ok(handed(&path, HandedWay::Saved))
    }

    /// Opens a handout in the system's viewer.
    ///
    /// # Errors
    /// There is no such handout, or no viewer.
    pub fn view(&self, desk: &OpenDesk, which: HandOut) -> Result<HandedOut, ApiError> {
        self.view_document(&fetch(desk, which)?)
    }

    /// Opens a document in the system's viewer.
    ///
    /// # Errors
    /// There is no viewer.
    pub(crate) fn view_document(&self, document: &Bytes) -> Result<HandedOut, ApiError> {
        let copy = self.copy(document)?;
        self.host
            .view(&copy)
            .map_err(|error| no_program("open", &error))?;
        Ok(handed(&copy, HandedWay::Opened))
    }

    /// Opens a file or folder that was written already, where it lies.
    ///
    /// # Errors
    /// The system has no program for it.
    pub(crate) fn view_file(&self, path: &Path) -> Result<HandedOut, ApiError> {
        self.host
            .view(path)
            .map_err(|error| no_program("open", &error))?;
        Ok(handed(path, HandedWay::Opened))
    }

    /// Prints a handout, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is no such handout, or there is neither printer nor viewer.
    pub fn print(&self, desk: &OpenDesk, which: PrintHandout) -> Result<HandedOut, ApiError> {
        let document = desk.run_here(|desk, occasion| desk.handout_to_print(occasion, which))?;
        self.print_document(&document)
    }

    /// Prints a document, or opens it where a person can print it.
    ///
    /// # Errors
    /// There is neither printer nor viewer.
    pub(crate) fn print_document(&self, document: &Bytes) -> Result<HandedOut, ApiError> {
        let copy = self.copy(document)?;
        let way = match self
            .host
            .print(&copy)
            .map_err(|error| no_program("print", &error))?
        {
            Printed::Queued => HandedWay::Printed,
            Printed::InViewer => HandedWay::OpenedToPrint,
        };
        Ok(handed(&copy, way))
    }

    /// Asks for Alibaba Cloud's own PDF and takes it in, byte for byte.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is not a PDF.
    pub fn choose(&self, desk: &OpenDesk) -> Result<ChosenFile, ApiError> {
        let Some(path) = self.dialogs.open_pdf() else {
            return Ok(ChosenFile { file: None });
        };
        let bytes = read_bounded(&path, LARGEST)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let file =
            desk.run_here(|desk, occasion| desk.import_official_pdf(occasion, &name, bytes))?;
        Ok(ChosenFile { file: Some(file) })
    }

    /// Asks for a picture or PDF of an entry credential and reads it; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, is no picture, or has no code in it.
    pub fn choose_credential(&self, desk: &OpenDesk) -> Result<CredentialReading, ApiError> {
        let Some(path) = self.dialogs.open_picture() else {
            return Ok(CredentialReading {
                reading: None,
                image: String::new(),
                codes: Vec::new(),
            });
        };
        let bytes = read_bounded(&path, CREDENTIAL_FILE_MAX)?;
        desk.run_here(|desk, occasion| desk.read_credential_file(occasion, bytes))
    }

    /// Asks for a file and attaches it to a circuit.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is none that is kept.
    pub fn choose_attachment(
        &self,
        desk: &OpenDesk,
        request: &ChooseAttachment,
    ) -> Result<CircuitView, ApiError> {
        let Some(path) = self.dialogs.open_any() else {
            return desk.run_here(|desk, occasion| desk.unattached(occasion, &request.circuit));
        };
        let bytes = read_bounded(&path, ATTACHMENT_MAX)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        desk.run_here(|desk, occasion| desk.attach_bytes(occasion, request, &name, &bytes))
    }

    /// Asks where to save an attached file, and saves it there.
    ///
    /// # Errors
    /// The file is not there any more, or the chosen place cannot be written.
    pub fn save_attachment(&self, desk: &OpenDesk, request: ById) -> Result<HandedOut, ApiError> {
        let file = desk.run_here(|desk, occasion| desk.attachment_bytes(occasion, request))?;
        let Some(path) = self.dialogs.save_any(&file.name) else {
            return Ok(HandedOut {
                file: None,
                way: HandedWay::Cancelled,
            });
        };
        write_whole(&path, &file.bytes).map_err(|error| not_written(&error))?;
        Ok(handed(&path, HandedWay::Saved))
    }

    /// Asks for a logo and makes it ready for paper; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is no picture.
    pub fn choose_logo(&self, desk: &OpenDesk) -> Result<ChosenLogo, ApiError> {
        let Some(path) = self.dialogs.open_picture() else {
            return Ok(ChosenLogo { logo: None });
        };
        let bytes = read_bounded(&path, CREDENTIAL_FILE_MAX)?;
        desk.run_here(|desk, occasion| desk.read_logo(occasion, bytes))
    }

    /// Asks for a picture or PDF of a pass and reads its codes; nothing of it is kept.
    ///
    /// # Errors
    /// The file cannot be read, is too large, is no picture, or has no code in it.
    pub fn choose_gate_picture(&self, desk: &OpenDesk) -> Result<GateCodes, ApiError> {
        let Some(path) = self.dialogs.open_picture() else {
            return Ok(GateCodes { codes: Vec::new() });
        };
        let bytes = read_bounded(&path, CREDENTIAL_FILE_MAX)?;
        desk.run_here(|desk, _| desk.gate_codes_of(bytes))
    }

    /// Asks where to save lines of the gate's log, and saves them there.
    ///
    /// # Errors
    /// The log cannot be read, or the chosen place cannot be written.
    pub fn save_gate_log(
        &self,
        desk: &OpenDesk,
        request: SaveGateLog,
    ) -> Result<HandedOut, ApiError> {
        let table = desk.run_here(|desk, occasion| desk.gate_table(occasion, request))?;
        self.save_table(&table)
    }

    /// Asks where to save a table, and saves it there.
    ///
    /// # Errors
    /// The chosen place cannot be written.
    pub(crate) fn save_table(&self, table: &Bytes) -> Result<HandedOut, ApiError> {
        let Some(path) = self.dialogs.save_csv(&table.name) else {
            return Ok(HandedOut {
                file: None,
                way: HandedWay::Cancelled,
            });
        };
        write_whole(&path, &table.bytes).map_err(|error| not_written(&error))?;
        Ok(handed(&path, HandedWay::Saved))
    }

    /// Asks for a table of latency samples and reads it; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is not such a table.
    pub fn choose_latency(&self, desk: &OpenDesk) -> Result<LatencyPreview, ApiError> {
        let Some(path) = self.dialogs.open_csv() else {
            return Ok(LatencyPreview { file: None });
        };
        let bytes = read_bounded(&path, LATENCY_FILE_MAX)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        desk.run_here(|desk, occasion| desk.read_latency_file(occasion, &name, &bytes))
    }

    /// Asks for a calendar file and reads it; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is no calendar.
    pub fn choose_calendar(
        &self,
        desk: &OpenDesk,
        request: &ChooseCalendarFile,
    ) -> Result<CalendarPreview, ApiError> {
        let Some(path) = self.dialogs.open_ics() else {
            return Ok(CalendarPreview { file: None });
        };
        let bytes = read_bounded(&path, CALENDAR_FILE_MAX)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        desk.run_here(|desk, occasion| {
            desk.read_calendar_file(occasion, &request.calendar, &name, &bytes)
        })
    }

    /// Asks where to save a table of latency samples to fill in.
    ///
    /// # Errors
    /// The chosen place cannot be written.
    pub fn save_latency_template(
        &self,
        request: &SaveLatencyTemplate,
    ) -> Result<HandedOut, ApiError> {
        let table = latency_template(request.language);
        let Some(path) = self.dialogs.save_csv(&table.name) else {
            return Ok(HandedOut {
                file: None,
                way: HandedWay::Cancelled,
            });
        };
        write_whole(&path, &table.bytes).map_err(|error| not_written(&error))?;
        Ok(handed(&path, HandedWay::Saved))
    }

    /// Asks for a list of engineers and reads it; nothing of it is kept.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is no such list.
    pub fn choose_engineers(&self, desk: &OpenDesk) -> Result<ChosenEngineers, ApiError> {
        let Some(path) = self.dialogs.open_table() else {
            return Ok(ChosenEngineers { file: None });
        };
        let bytes = read_bounded(&path, ENGINEER_FILE_MAX)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        desk.run_here(|desk, occasion| desk.read_engineer_file(occasion, &name, &bytes))
    }

    /// Asks where to save an empty list of engineers to fill in.
    ///
    /// # Errors
    /// The chosen place cannot be written.
    pub fn save_engineer_template(
        &self,
        request: &SaveEngineerTemplate,
    ) -> Result<HandedOut, ApiError> {
        let table = engineer_template(request.language);
        let Some(path) = self.dialogs.save_csv(&table.name) else {
            return Ok(HandedOut {
                file: None,
                way: HandedWay::Cancelled,
            });
        };
        write_whole(&path, &table.bytes).map_err(|error| not_written(&error))?;
        Ok(handed(&path, HandedWay::Saved))
    }

    /// Erases people, and the copies of papers that were made for viewer and printer.
    ///
    /// # Errors
    /// The desk refuses, or a copy is still open elsewhere.
    pub fn erase_people(&self, desk: &OpenDesk, request: ErasePeople) -> Result<Erased, ApiError> {
        let mut erased = desk.run_here(|desk, occasion| desk.erase_people(occasion, request))?;
        // a copy that another program holds open goes at the next start, and is told until then
        if self.views.clear().is_err() {
            erased.not_cleaned.push("views".to_owned());
        }
        Ok(erased)
    }

    fn copy(&self, document: &Bytes) -> Result<PathBuf, ApiError> {
        self.views
            .put(&document.name, &document.bytes)
            .map_err(|error| not_written(&error))
    }
}

fn fetch(desk: &OpenDesk, which: HandOut) -> Result<Bytes, ApiError> {
    desk.run_here(|desk, occasion| desk.handout_bytes(occasion, which))
}

pub(crate) fn handed(path: &Path, way: HandedWay) -> HandedOut {
    HandedOut {
        file: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned()),
        way,
    }
}

pub(crate) fn read_bounded(path: &Path, largest: u64) -> Result<Vec<u8>, ApiError> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(largest + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(ApiError::new(
            ErrorCode::BadFile,
            format!(
                "The file cannot be read: {error}. Choose it again, or copy it to this computer first."
            ),
        )),
        Ok(_) if bytes.len() as u64 > largest => Err(ApiError::new(
            ErrorCode::BadFile,
            format!(
                "The file is larger than {} MB. Choose a smaller one.",
                largest / (1024 * 1024)
            ),
        )
        .with("limit", largest / (1024 * 1024))),
        Ok(_) => Ok(bytes),
    }
}

pub(crate) fn not_written(error: &io::Error) -> ApiError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            ApiError::new(
                ErrorCode::DiskFull,
                "There is no space left for the file. Free some, or choose another disk, and save again.",
            )
        }
        _ => ApiError::new(
            ErrorCode::ReadOnly,
            format!("The file cannot be written there: {error}. Choose another folder."),
        ),
    }
}

fn no_program(doing: &str, error: &io::Error) -> ApiError {
    ApiError::new(
        ErrorCode::System,
        format!(
            "The system has no program to {doing} a PDF ({error}). Save it and use another program."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.pdf");
        File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
        let said = read_bounded(&path, LARGEST).unwrap_err();
        assert_eq!(said.code, ErrorCode::BadFile);
        assert!(said.message.contains("25 MB"), "{}", said.message);
        File::create(&path).unwrap().set_len(LARGEST).unwrap();
        assert_eq!(read_bounded(&path, LARGEST).unwrap().len() as u64, LARGEST);
    }

    #[test]
    fn a_full_disk_is_told_from_a_locked_folder() {
        assert_eq!(
            not_written(&io::ErrorKind::StorageFull.into()).code,
            ErrorCode::DiskFull
        );
        assert_eq!(
            not_written(&io::ErrorKind::PermissionDenied.into()).code,
            ErrorCode::ReadOnly
        );
    }
}
