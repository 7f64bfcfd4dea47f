//! Before a handout is issued.

use super::{Check, Findings, dates};
use crate::calendar::shipped::Calendars;
use crate::clock::handover_due;
use crate::directory::AccessPoint;
use crate::event::Kept;
use crate::observation::Facility;
use crate::person::PersonDetails;
use crate::personal::Personal;
use crate::port::AccessFlow;
use crate::problem::{ProblemCode, Problems};
use crate::window::{VisitWindow, end_of_day};
use chrono::{DateTime, Days, Utc};

/// A field of the paper with characters that no face has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable {
    /// Path of the field, as the paper names it.
    pub field: String,
    /// The characters, each once.
    pub characters: Vec<char>,
}

/// What a handout is made from.
#[derive(Debug, Clone, Copy)]
pub struct Issue<'a> {
    /// When it is issued.
    pub now: DateTime<Utc>,
    /// The visit.
    pub window: &'a VisitWindow,
    /// Last instant of its validity.
    pub valid_until: DateTime<Utc>,
    /// Days of validity that the organisation set.
    pub validity_days: u16,
    /// The place, as the approval states it.
    pub facility: &'a Facility,
    /// Alibaba Cloud's PDF is kept.
    pub official_pdf: bool,
    /// How people get in.
    pub flow: AccessFlow,
    /// The LOA is in the on-site engineer's hands.
    pub handed_over: bool,
    /// Who goes.
    pub engineers: &'a [Personal<PersonDetails>],
    /// The access point.
    pub point: Option<&'a AccessPoint>,
    /// Calendars.
    pub calendars: &'a Calendars,
    /// What the faces cannot print.
    pub unprintable: &'a [Unprintable],
    /// Warnings that were kept when the LOA was applied for.
    pub kept: &'a [Kept],
}

/// Looks at a handout before it is issued.
#[must_use]
pub fn before_issue(of: &Issue<'_>) -> Findings {
    let mut findings = Findings::default();
    findings.look(Check::Dates, |problems| validity(of, problems));
    dates::look(&mut findings, of.window, of.calendars.of_point(of.point));
    findings.look(Check::Facility, |problems| facility(of.facility, problems));
    findings.look(Check::Engineers, |problems| {
        engineers(of.engineers, problems)
    });
    findings.look(Check::Characters, |problems| {
        characters(of.unprintable, problems)
    });
    findings.look(Check::CarrierLetter, |problems| {
        carrier_letter(of.point, problems)
    });
    findings.look(Check::OfficialPdf, |problems| {
        if !of.official_pdf {
            problems.warn("official_pdf", ProblemCode::OfficialPdfAbsent);
        }
    });
    if of.flow == AccessFlow::ThirdPartyLoa {
        findings.look(Check::Handover, |problems| handover(of, problems));
    }
    findings.without(of.kept);
    findings
}

fn validity(of: &Issue<'_>, problems: &mut Problems) {
    let zone = of.window.zone();
    let local = |at: DateTime<Utc>| at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string();
    if of.window.to() <= of.now {
        problems
            .block("window.date", ProblemCode::VisitOver)
            .with("end", local(of.window.to()));
        return;
    }
    if of.valid_until < of.window.to() {
        problems
            .block("window.until", ProblemCode::VisitOutsideValidity)
            .with("until", local(of.valid_until));
        return;
    }
    let issued = of.now.with_timezone(&zone).date_naive();
    let own = issued
        .checked_add_days(Days::new(of.validity_days.into()))
        .unwrap_or(issued);
    if of.window.last_day(zone) > own {
        problems
            .warn("window.until", ProblemCode::VisitAfterValidity)
            .with("days", of.validity_days)
            .with("until", local(end_of_day(own, zone)));
    }
}

fn facility(place: &Facility, problems: &mut Problems) {
    let needed = [
        ("cabinet", &place.cabinet, "cabinet", "机柜"),
        ("odf", &place.odf, "ODF or patch panel", "ODF 或配线架"),
        (
            "panel_port",
            &place.panel_port,
            "port on the panel",
            "面板端口",
        ),
        (
            "strand_tx",
            &place.strand_tx,
            "strand that transmits",
            "发送纤芯",
        ),
        (
            "strand_rx",
            &place.strand_rx,
            "strand that receives",
            "接收纤芯",
        ),
        ("connector", &place.connector, "connector", "接头"),
    ];
    for (field, value, en, zh) in needed {
        if value.trim().is_empty() {
            problems
                .warn(format!("facility.{field}"), ProblemCode::FacilityMissing)
                .with("what", en)
                .with("what_zh", zh);
        }
    }
}

fn engineers(all: &[Personal<PersonDetails>], problems: &mut Problems) {
    if all.is_empty() {
        problems.block("engineers", ProblemCode::NoEngineers);
    }
    for (n, engineer) in all.iter().enumerate() {
        let row = n + 1;
        let Some(details) = engineer.known() else {
            problems
                .block(format!("engineers.{n}"), ProblemCode::EngineerErased)
                .with("row", row);
            continue;
        };
        let needed = [
            ("name", &details.name, "name", "姓名"),
            (
                "document_number",
                &details.document_number,
                "document number",
                "证件号码",
            ),
            ("phone", &details.phone, "phone", "电话"),
        ];
        for (field, value, en, zh) in needed {
            if value.trim().is_empty() {
                problems
                    .block(
                        format!("engineers.{n}.{field}"),
                        ProblemCode::EngineerDataMissing,
                    )
                    .with("row", row)
                    .with("what", en)
                    .with("what_zh", zh);
            }
        }
    }
}

/// What cannot be printed, by name and code point.
pub(super) fn characters(all: &[Unprintable], problems: &mut Problems) {
    for one in all {
        let characters: String = one.characters.iter().collect();
        let codes: Vec<String> = one
            .characters
            .iter()
            .map(|c| format!("U+{:04X}", u32::from(*c)))
            .collect();
        problems
            .block(one.field.clone(), ProblemCode::CannotPrint)
            .with("characters", characters)
            .with("codes", codes.join(", "))
            .with("codes_zh", codes.join("、"));
    }
}

fn carrier_letter(point: Option<&AccessPoint>, problems: &mut Problems) {
    let Some(point) = point.filter(|point| point.carrier_letter_needed()) else {
        return;
    };
    if let Some(carrier) = point.site_carrier().or(point.shared_with()) {
        problems
            .warn("carrier_letter", ProblemCode::CarrierLetterNeeded)
            .with("carrier", carrier.label_en())
            .with("carrier_zh", carrier.label_zh());
    }
}

fn handover(of: &Issue<'_>, problems: &mut Problems) {
    let zone = of.window.zone();
    let due = handover_due(of.window.from(), zone);
    if !of.handed_over && of.now > due {
        problems
            .warn("window.date", ProblemCode::HandoverLate)
            .with("day", due.with_timezone(&zone).date_naive());
    }
}
