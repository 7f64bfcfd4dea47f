//! Days from an .ics file: shown first, kept whole or not at all.

use crate::calendar_file::{self, Found};
use crate::calendars::{self, AROUND};
use crate::wire::{
    ApiError, CalendarFile, CalendarPreview, CalendarsView, DaysWord, ErrorCode, FoundMark,
    ImportCalendar,
};
use crate::{Desk, command, settings};
use chrono::Datelike as _;
use desk_domain::calendar::edits::{CalendarImport, MarkFact};
use desk_domain::calendar::{Calendar, MarkKind};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_store::calendars as stored;

/// A file that was chosen and is not kept yet. It lives as long as the desk is open or until the next choice.
pub(crate) struct Pending {
    id: String,
    calendar: String,
    name: String,
    found: Vec<Found>,
}

impl Desk {
    /// Reads a chosen file and tells what was understood. Nothing is kept.
    ///
    /// # Errors
    /// The file as a whole cannot be used.
    pub fn read_calendar_file(
        &mut self,
        mut occasion: Occasion<'_>,
        calendar: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<CalendarPreview, ApiError> {
        let all = stored::merged(self.store()?.db())?;
        let at = all
            .of(calendar)
            .ok_or_else(|| ApiError::not_found("calendar"))?;
        let mut found = calendar_file::read(bytes, at.zone)?;
        let before = found.len();
        found.retain(|one| !stands(at, one));
        let mut years: Vec<i32> = found.iter().map(|one| one.from.year()).collect();
        years.dedup();
        if let Some(far) = years.iter().find(|year| !AROUND.contains(year)) {
            return Err(ApiError::new(
                ErrorCode::BadFile,
                format!(
                    "The file has days of {far}. Export the years from {} to {}.",
                    AROUND.start(),
                    AROUND.end()
                ),
            )
            .with("why", "farYear")
            .with("year", far));
        }
        let file = CalendarFile {
            id: occasion.id(),
            calendar: calendar.to_owned(),
            name: name.chars().take(200).collect(),
            marks: found
                .iter()
                .map(|one| FoundMark {
                    worked: one.worked,
                    name: one.name.clone(),
                    from: one.from.to_string(),
                    to: one.to.to_string(),
                })
                .collect(),
            known: u32::try_from(before - found.len()).unwrap_or(u32::MAX),
            years,
        };
        self.pending_calendar = Some(Pending {
            id: file.id.clone(),
            calendar: calendar.to_owned(),
            name: file.name.clone(),
            found,
        });
        Ok(CalendarPreview { file: Some(file) })
    }

    /// Keeps what was understood of the file that was chosen last, in one event.
    pub fn import_calendar(
        &mut self,
        occasion: Occasion<'_>,
        request: ImportCalendar,
    ) -> Result<CalendarsView, ApiError> {
        let now = occasion.now;
        let by = settings::writer_of(self.store()?)?;
        let pending = self.pending_calendar.take();
        let kept = command(
            self.store_mut()?,
            &request.key,
            "import_calendar",
            &request,
            occasion,
            |writer| {
                let pending = pending
                    .as_ref()
                    .filter(|one| one.id == request.id)
                    .ok_or_else(gone)?;
                let kind = match request.kind {
                    DaysWord::Freeze => MarkKind::Freeze,
                    _ => MarkKind::Holiday,
                };
                let mut marks = Vec::new();
                for one in &pending.found {
                    marks.push(MarkFact {
                        key: writer.occasion.id(),
                        kind: if one.worked && kind == MarkKind::Holiday {
                            MarkKind::Worked.as_wire().to_owned()
                        } else {
                            kind.as_wire().to_owned()
                        },
                        name_en: one.name.clone(),
                        name_zh: String::new(),
                        from: one.from.to_string(),
                        to: one.to.to_string(),
                        source: pending.name.clone(),
                        by: by.clone(),
                        shipped: None,
                    });
                }
                let years: Vec<i32> = pending.found.iter().map(|one| one.from.year()).collect();
                let complete: Vec<i32> = request
                    .complete
                    .iter()
                    .copied()
                    .filter(|year| kind == MarkKind::Holiday && years.contains(year))
                    .collect();
                if marks.is_empty() {
                    return Err(gone());
                }
                let import = CalendarImport {
                    file: pending.name.clone(),
                    marks,
                    complete,
                    by: by.clone(),
                };
                let fact = Fact::CalendarImported(import);
                writer.record(Aggregate::Calendar, &pending.calendar, &fact)?;
                Ok(())
            },
        );
        if kept.is_err() {
            // what was refused can be tried again
            self.pending_calendar = pending;
        }
        kept?;
        calendars::view(self.store()?.db(), now)
    }
}

/// The same days stand in the calendar already, with the same meaning.
fn stands(calendar: &Calendar, one: &Found) -> bool {
    let kinds = if one.worked {
        vec![MarkKind::Worked]
    } else {
        vec![MarkKind::Holiday, MarkKind::Freeze]
    };
    kinds.into_iter().any(|kind| {
        let marks = calendar.marks(kind, one.from, one.to);
        marks
            .iter()
            .any(|mark| mark.from == one.from && mark.to == one.to)
    })
}

fn gone() -> ApiError {
    ApiError::new(
        ErrorCode::BadFile,
        "The file is no longer at hand, or nothing of it is new. Choose it again; nothing was kept.",
    )
    .with("why", "goneCalendar")
}
