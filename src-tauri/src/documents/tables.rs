//! Tables on their way out and in: lists of engineers, latency samples, calendars, the gate's log, what an upgrade backs up.

use desk_api::wire::{
    ApiError, ById, CalendarPreview, ChooseCalendarFile, ChosenEngineers, HandedOut,
    LatencyPreview, Nothing, SaveEngineerTemplate, SaveGateLog, SaveLatencyTemplate,
};
use desk_api::{
    Bytes, CALENDAR_FILE_MAX, ENGINEER_FILE_MAX, LATENCY_FILE_MAX, engineer_template,
    latency_template,
};

use super::{Documents, name_of, read_bounded, save};
use crate::open_desk::OpenDesk;

impl Documents {
    /// Asks for a list of engineers and reads it; nothing of it is kept.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is no such list.
    pub fn choose_engineer_file(
        &self,
        desk: &OpenDesk,
        Nothing {}: Nothing,
    ) -> Result<ChosenEngineers, ApiError> {
        let Some(path) = self.dialogs.open_table() else {
            return Ok(ChosenEngineers { file: None });
        };
        let bytes = read_bounded(&path, ENGINEER_FILE_MAX)?;
        let name = name_of(&path);
        desk.run_here(|desk, occasion| desk.read_engineer_file(occasion, &name, &bytes))
    }

    /// Asks where to save an empty list of engineers to fill in.
    ///
    /// # Errors
    /// The chosen place cannot be written.
    pub fn save_engineer_template(
        &self,
        _: &OpenDesk,
        request: SaveEngineerTemplate,
    ) -> Result<HandedOut, ApiError> {
        self.save_table(&engineer_template(request.language))
    }

    /// Asks for a table of latency samples and reads it; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is not such a table.
    pub fn choose_latency_file(
        &self,
        desk: &OpenDesk,
        Nothing {}: Nothing,
    ) -> Result<LatencyPreview, ApiError> {
        let Some(path) = self.dialogs.open_csv() else {
            return Ok(LatencyPreview { file: None });
        };
        let bytes = read_bounded(&path, LATENCY_FILE_MAX)?;
        let name = name_of(&path);
        desk.run_here(|desk, occasion| desk.read_latency_file(occasion, &name, &bytes))
    }

    /// Asks where to save a table of latency samples to fill in.
    ///
    /// # Errors
    /// The chosen place cannot be written.
    pub fn save_latency_template(
        &self,
        _: &OpenDesk,
        request: SaveLatencyTemplate,
    ) -> Result<HandedOut, ApiError> {
        self.save_table(&latency_template(request.language))
    }

    /// Asks for a calendar file and reads it; nothing of it is kept yet.
    ///
    /// # Errors
    /// The file cannot be read, is too large, or is no calendar.
    pub fn choose_calendar_file(
        &self,
        desk: &OpenDesk,
        request: ChooseCalendarFile,
    ) -> Result<CalendarPreview, ApiError> {
        let Some(path) = self.dialogs.open_ics() else {
            return Ok(CalendarPreview { file: None });
        };
        let bytes = read_bounded(&path, CALENDAR_FILE_MAX)?;
        let name = name_of(&path);
        desk.run_here(|desk, occasion| {
            desk.read_calendar_file(occasion, &request.calendar, &name, &bytes)
        })
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
        self.save_table(&desk.run_here(|desk, occasion| desk.gate_table(occasion, request))?)
    }

    /// Asks where to save the list of what is tied to a port that is to be upgraded, and saves it there.
    ///
    /// # Errors
    /// No upgrade of that circuit is planned, or the chosen place cannot be written.
    pub fn save_upgrade_list(&self, desk: &OpenDesk, which: ById) -> Result<HandedOut, ApiError> {
        self.save_table(&desk.run_here(|desk, occasion| desk.upgrade_list_bytes(occasion, which))?)
    }

    fn save_table(&self, table: &Bytes) -> Result<HandedOut, ApiError> {
        save(self.dialogs.save_csv(&table.name), &table.bytes)
    }
}
