//! Calendars that people change: days added, corrected, taken out and put back, a year said to be complete, an .ics file;
//! and what that does to the clocks, which are counted by them.

use chrono::Duration;
use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};

/// A desk with one application under review, sent on Monday 23 November 2026: due on the Wednesday.
struct Counted {
    rig: Rig,
    circuit: String,
    _folder: tempfile::TempDir,
}

impl Counted {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        let story = rig
            .circuit(&account, "Line")
            .allocated("pc-bp1qrb3n7wd0k5x2m")
            .loa_applied(vec![engineer("陈致远", "XD4829371")]);
        let circuit = story.view.id;
        Self {
            rig,
            circuit,
            _folder: folder,
        }
    }

    fn calendar(&mut self, key: &str) -> CalendarView {
        let all = must(
            self.rig
                .run(|desk, occasion| desk.calendars(occasion, Nothing {})),
        );
        let found = all.calendars.into_iter().find(|one| one.key == key);
        found.unwrap()
    }

    /// The mark that covers a day.
    fn mark(&mut self, calendar: &str, day: &str) -> Option<MarkView> {
        let years = self.calendar(calendar).years;
        let mut marks = years.into_iter().flat_map(|year| year.marks);
        marks.find(|mark| mark.from.as_str() <= day && day <= mark.to.as_str())
    }

    fn save(&mut self, mark: Option<&str>, form: MarkForm) -> Result<CalendarsView, ApiError> {
        let request = SaveCalendarMark {
            key: self.rig.key(),
            calendar: "CN".into(),
            mark: mark.map(ToOwned::to_owned),
            form,
        };
        self.rig
            .run(|desk, occasion| desk.save_calendar_mark(occasion, request))
    }

    fn touch(&mut self, mark: &str) -> TouchCalendarMark {
        TouchCalendarMark {
            key: self.rig.key(),
            calendar: "CN".into(),
            mark: mark.into(),
        }
    }

    fn removes(&mut self, mark: &str) {
        let request = self.touch(mark);
        must(
            self.rig
                .run(|desk, occasion| desk.remove_calendar_mark(occasion, request)),
        );
    }

    fn restores(&mut self, mark: &str) {
        let request = self.touch(mark);
        must(
            self.rig
                .run(|desk, occasion| desk.restore_calendar_mark(occasion, request)),
        );
    }

    /// Last day of the review, on the page and in the table of clocks, after a restart as before it.
    fn due(&mut self) -> String {
        let circuit = self.circuit.clone();
        let mut seen = Vec::new();
        for _ in 0..2 {
            let clocks = self.rig.page(&circuit).loas.remove(0).clocks;
            let review = clocks.iter().find(|one| one.kind == ClockWord::LoaReview);
            let row: String = self.rig.run(|desk, _| {
                let db = desk.store().unwrap().db();
                db.query_row(
                    "SELECT due FROM clock WHERE kind = 'loa_review'",
                    [],
                    |row| row.get(0),
                )
                .unwrap()
            });
            seen.extend([review.unwrap().due.clone(), row]);
            self.rig.reopen();
        }
        seen.dedup();
        assert_eq!(seen.len(), 1, "page, table and restart agree: {seen:?}");
        let due = seen.remove(0);
        let end = due.strip_suffix("T15:59:59.000Z");
        end.unwrap_or_else(|| panic!("the end of a day in Beijing: {due}"))
            .to_owned()
    }
}

fn days(kind: DaysWord, name: &str, from: &str, to: &str) -> MarkForm {
    MarkForm {
        kind,
        name_en: name.into(),
        name_zh: String::new(),
        from: from.into(),
        to: to.into(),
        source: "Notice 12".into(),
    }
}

#[test]
fn a_holiday_that_is_added_corrected_removed_and_restored_moves_the_review_each_time() {
    let mut desk = Counted::new();
    assert_eq!(desk.due(), "2026-11-25");
    must(desk.save(
        None,
        days(DaysWord::Holiday, "Founding day", "2026-11-24", ""),
    ));
    assert_eq!(desk.due(), "2026-11-26", "one day off on its way");
    let mark = desk.mark("CN", "2026-11-24").unwrap();
    assert_eq!(
        (mark.origin, mark.removed, mark.source.as_str()),
        (MarkOriginWord::Own, false, "Notice 12")
    );
    assert_eq!(mark.by.as_deref(), Some("Lin Yue"), "who wrote it");
    assert_eq!(
        (mark.from.as_str(), mark.to.as_str()),
        ("2026-11-24", "2026-11-24")
    );
    must(desk.save(
        Some(&mark.key),
        days(
            DaysWord::Holiday,
            "Founding days",
            "2026-11-24",
            "2026-11-26",
        ),
    ));
    assert_eq!(desk.due(), "2026-11-30", "three days off, then a weekend");
    assert_eq!(
        desk.mark("CN", "2026-11-26").unwrap().name.en,
        "Founding days"
    );
    desk.removes(&mark.key);
    assert_eq!(desk.due(), "2026-11-25");
    assert_eq!(
        desk.mark("CN", "2026-11-24"),
        None,
        "an own one leaves the list; a shipped one stays in it, struck through"
    );
    desk.restores(&mark.key);
    assert_eq!(desk.due(), "2026-11-30", "as it was corrected");
    // the Saturday is worked in exchange
    must(desk.save(
        None,
        days(DaysWord::Worked, "In exchange", "2026-11-28", ""),
    ));
    assert_eq!(desk.due(), "2026-11-28");
    // a freeze is told, and moves nothing
    must(desk.save(
        None,
        days(DaysWord::Freeze, "Audit", "2026-11-23", "2026-12-20"),
    ));
    assert_eq!(desk.due(), "2026-11-28");
    let circuit = desk.circuit.clone();
    let review = desk.rig.page(&circuit).loas.remove(0).clocks.remove(0);
    assert!(review.marks.iter().any(|one| one.name.en == "Audit"));
}

#[test]
fn a_shipped_holiday_is_corrected_and_taken_out_and_what_was_shipped_stays_beside_it() {
    let mut desk = Counted::new();
    let shipped = desk.mark("CN", "2026-10-01").unwrap();
    assert_eq!(shipped.origin, MarkOriginWord::Shipped);
    assert!(
        !shipped.source.is_empty() && !shipped.date.is_empty(),
        "with source and date"
    );
    must(desk.save(
        Some(&shipped.key),
        days(
            DaysWord::Holiday,
            "National Day",
            "2026-10-01",
            "2026-10-08",
        ),
    ));
    let corrected = desk.mark("CN", "2026-10-08").unwrap();
    assert_eq!(corrected.origin, MarkOriginWord::Corrected);
    let was = corrected.shipped.unwrap();
    assert_eq!(
        (was.from.as_str(), was.to.as_str()),
        (shipped.from.as_str(), shipped.to.as_str())
    );
    desk.removes(&shipped.key);
    assert!(desk.mark("CN", "2026-10-01").unwrap().removed);
    desk.restores(&shipped.key);
    let back = desk.mark("CN", "2026-10-01").unwrap();
    assert_eq!(
        (back.origin, back.removed, back.to.as_str()),
        (MarkOriginWord::Shipped, false, shipped.to.as_str()),
        "the shipped days hold again"
    );
    let request = desk.touch("no-such-mark");
    let refused = desk
        .rig
        .run(|desk, occasion| desk.remove_calendar_mark(occasion, request));
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_mistake_in_the_days_is_said_at_its_field() {
    let mut desk = Counted::new();
    let refused = |desk: &mut Counted, form: MarkForm| -> Vec<String> {
        let error = desk.save(None, form).unwrap_err();
        let fields = error.fields.iter();
        fields
            .map(|one| format!("{} {}", one.field, one.code))
            .collect()
    };
    let of = |name: &str, from: &str, to: &str| days(DaysWord::Holiday, name, from, to);
    assert_eq!(
        refused(&mut desk, of(" ", "", "")),
        ["nameEn mark_name_missing", "from required"]
    );
    assert_eq!(
        refused(&mut desk, of("x", "24/11/2026", "soon")),
        ["from date_form", "to date_form"]
    );
    assert_eq!(
        refused(&mut desk, of("x", "2026-11-24", "2026-11-23")),
        ["to days_end_before_start"]
    );
    assert_eq!(
        refused(&mut desk, of("x", "2026-11-24", "2027-11-23")),
        ["to days_too_many"]
    );
    assert_eq!(
        refused(&mut desk, of("x", "2062-11-24", "")),
        ["from year_range"]
    );
    assert_eq!(desk.due(), "2026-11-25", "nothing of it was kept");
}

#[test]
fn a_year_without_data_is_said_at_the_clock_until_somebody_states_it_complete() {
    let mut desk = Counted::new();
    let year = |desk: &mut Counted| {
        let years = desk.calendar("CN").years;
        years.into_iter().find(|one| one.year == 2027).unwrap()
    };
    let states = |desk: &mut Counted, year: i32, complete: bool| {
        let request = StateCalendarYear {
            key: desk.rig.key(),
            calendar: "CN".into(),
            year,
            complete,
            source: "State Council, 2026-11-20".into(),
        };
        desk.rig
            .run(|desk, occasion| desk.state_calendar_year(occasion, request))
    };
    assert!(!year(&mut desk).known);
    // an application on the last working days of the year reaches into the next
    desk.rig.wait(Duration::days(37));
    let circuit = desk.circuit.clone();
    let page = desk.rig.page(&circuit);
    let again = RecordLoa {
        key: desk.rig.key(),
        loa: page.loas[0].id.clone(),
        status: "Rejected".into(),
        facility: desk_tests::story::facility(),
        access_flow: AccessFlowWord::SmsQr,
        official_pdf: None,
        reason: "The name differs".into(),
        seen_by: "Lin Yue".into(),
        seen_at: desk.rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    must(
        desk.rig
            .run(|desk, occasion| desk.record_loa(occasion, again)),
    );
    let mut form = desk_tests::story::loa_form(vec![engineer("陈致远", "XD4829371")]);
    form.entry_date = "2027-01-13".into();
    form.purpose = "after_rejection".into();
    form.purpose_reason = "With the right name".into();
    let check = CheckLoa {
        circuit: circuit.clone(),
        form: form.clone(),
        kept: Vec::new(),
    };
    let notes = |desk: &mut Counted, check: &CheckLoa| -> Vec<String> {
        let found = must(
            desk.rig
                .run(|desk, occasion| desk.check_loa(occasion, check.clone())),
        );
        found.notes.into_iter().map(|note| note.en).collect()
    };
    assert!(notes(&mut desk, &check)[0].starts_with("No calendar data for 2027"));
    must(states(&mut desk, 2027, true));
    let known = year(&mut desk);
    assert!(known.known && known.said_by.as_deref() == Some("Lin Yue"));
    assert_eq!(known.source, "State Council, 2026-11-20");
    assert!(
        notes(&mut desk, &check)
            .iter()
            .all(|note| !note.contains("No calendar data")),
        "now it is counted with what stands there"
    );
    must(states(&mut desk, 2027, false));
    assert!(!year(&mut desk).known);
    // and 2026, which was shipped, can be doubted
    must(states(&mut desk, 2026, false));
    desk.rig.reopen();
    let doubted = desk.calendar("CN").years;
    assert!(!doubted.iter().find(|one| one.year == 2026).unwrap().known);
    let refused = states(&mut desk, 2062, true).unwrap_err();
    assert_eq!(refused.fields[0].code, "year_range");
}

fn file(events: &[(&str, &str, &str)]) -> Vec<u8> {
    let events: String = events
        .iter()
        .enumerate()
        .map(|(n, (name, from, end))| {
            format!("BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:{name}\r\nDTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{end}\r\nEND:VEVENT\r\n")
        })
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{events}END:VCALENDAR\r\n")
        .into_bytes()
}

#[test]
fn an_ics_file_is_shown_then_kept_whole_and_counts_at_once() {
    let mut desk = Counted::new();
    let bytes = file(&[
        ("公司成立日", "20261124", "20261125"),
        ("成立日补班（班）", "20261128", "20261129"),
        ("National Day", "20261001", "20261008"),
    ]);
    let chosen = must(
        desk.rig
            .run(|desk, occasion| desk.read_calendar_file(occasion, "CN", "own-days.ics", &bytes)),
    );
    let chosen = chosen.file.unwrap();
    assert_eq!(
        (chosen.known, chosen.years.as_slice()),
        (1, [2026].as_slice())
    );
    let shown: Vec<(&str, &str, bool)> = chosen
        .marks
        .iter()
        .map(|one| (one.name.as_str(), one.from.as_str(), one.worked))
        .collect();
    assert_eq!(
        shown,
        [
            ("公司成立日", "2026-11-24", false),
            ("成立日补班（班）", "2026-11-28", true),
        ],
        "what stands there already is left out"
    );
    assert_eq!(desk.due(), "2026-11-25", "looked at, not kept");

    // the choice does not outlive the program: `due` closed it
    let import = |desk: &mut Counted, id: &str| {
        let request = ImportCalendar {
            key: desk.rig.key(),
            id: id.into(),
            kind: DaysWord::Holiday,
            complete: vec![2026, 2031],
        };
        desk.rig
            .run(|desk, occasion| desk.import_calendar(occasion, request))
    };
    let gone = import(&mut desk, &chosen.id).unwrap_err();
    assert_eq!(gone.params["why"], "goneCalendar");
    let again = must(
        desk.rig
            .run(|desk, occasion| desk.read_calendar_file(occasion, "CN", "own-days.ics", &bytes)),
    );
    must(import(&mut desk, &again.file.unwrap().id));
    assert_eq!(desk.due(), "2026-11-26");
    let mark = desk.mark("CN", "2026-11-24").unwrap();
    assert_eq!(
        (mark.kind, mark.source.as_str()),
        (DaysWord::Holiday, "own-days.ics")
    );
    assert_eq!(
        desk.mark("CN", "2026-11-28").unwrap().kind,
        DaysWord::Worked
    );
    let years = desk.calendar("CN").years;
    assert!(
        years.iter().all(|one| one.year != 2031),
        "a year of which it has no day is not called complete"
    );
    // the same file again has nothing new
    let nothing = must(
        desk.rig
            .run(|desk, occasion| desk.read_calendar_file(occasion, "CN", "own-days.ics", &bytes)),
    );
    let nothing = nothing.file.unwrap();
    assert!(nothing.marks.is_empty() && nothing.known == 3);
    assert_eq!(
        import(&mut desk, &nothing.id).unwrap_err().params["why"],
        "goneCalendar"
    );
}

#[test]
fn an_ics_file_of_another_place_and_a_bad_one_change_nothing() {
    let mut desk = Counted::new();
    let read = |desk: &mut Counted, calendar: &str, bytes: Vec<u8>| {
        desk.rig
            .run(|desk, occasion| desk.read_calendar_file(occasion, calendar, "x.ics", &bytes))
    };
    let far = read(&mut desk, "CN", file(&[("Far", "20620101", "20620102")])).unwrap_err();
    assert_eq!(far.params["why"], "farYear");
    let bad = read(&mut desk, "CN", b"date,name\n2026-11-24,Off".to_vec()).unwrap_err();
    assert_eq!(bad.params["why"], "noCalendar");
    let nowhere = read(&mut desk, "XX", file(&[("Off", "20261124", "20261125")])).unwrap_err();
    assert_eq!(nowhere.code, ErrorCode::NotFound);
    // a holiday in Germany does not move the review, which is the provider's
    let chosen = must(read(
        &mut desk,
        "DE",
        file(&[("Frei", "20261124", "20261125")]),
    ));
    let request = ImportCalendar {
        key: desk.rig.key(),
        id: chosen.file.unwrap().id,
        kind: DaysWord::Holiday,
        complete: Vec::new(),
    };
    must(
        desk.rig
            .run(|desk, occasion| desk.import_calendar(occasion, request)),
    );
    assert_eq!(desk.due(), "2026-11-25");
    assert_eq!(desk.mark("DE", "2026-11-24").unwrap().name.en, "Frei");
}
