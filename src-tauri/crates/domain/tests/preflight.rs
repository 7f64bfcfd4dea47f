//! Each finding of the preflight by name: what brings it about, whether it blocks or warns, what its sentence tells people
//! to do in both languages, and the neighbouring case that is fine. A test's name begins with the finding's code.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use desk_domain::bandwidth::Bandwidth;
use desk_domain::calendar::shipped::Calendars;
use desk_domain::directory::{AccessPoint, Directory};
use desk_domain::event::Kept;
use desk_domain::observation::Facility;
use desk_domain::person::PersonDetails;
use desk_domain::personal::Personal;
use desk_domain::port::{AccessFlow, LineOperator, LineType, PortType};
use desk_domain::preflight::{
    Check, Findings, Issue, Note, Submission, Unprintable, before_issue, before_submit,
};
use desk_domain::problem::{Problem, ProblemCode, Problems, Severity};
use desk_domain::problem_code::{message, message_zh};
use desk_domain::window::{VisitForm, VisitWindow, end_of_day};

const SHANGHAI: Tz = Tz::Asia__Shanghai;

fn point(key: &str) -> &'static AccessPoint {
    Directory::shipped().unwrap().access_point(key).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A visit between two local times in Hangzhou, `2026-12-16T09:00`.
fn visit(from: &str, to: &str) -> VisitWindow {
    let utc = |text: &str| at(&format!("{text}:00+08:00"));
    VisitWindow::new(utc(from), utc(to), SHANGHAI).unwrap()
}

/// From nine to six on one day in Hangzhou.
fn on(day: &str) -> VisitWindow {
    visit(&format!("{day}T09:00"), &format!("{day}T18:00"))
}

/// A Wednesday with nothing near.
fn quiet() -> VisitWindow {
    on("2026-12-16")
}

/// An application with nothing wrong in it, at a site of China Telecom in Hangzhou.
struct Applying {
    window: VisitWindow,
    bandwidth: &'static str,
    operator: LineOperator,
    line_type: LineType,
    point: &'static str,
    company: &'static [&'static str],
    individual: bool,
    unprintable: Vec<Unprintable>,
}

impl Default for Applying {
    fn default() -> Self {
        Self {
            window: quiet(),
            bandwidth: "4000",
            operator: LineOperator::CT,
            line_type: LineType::Mstp,
            point: "Hangzhou-Xiaoshan-B",
            company: &["云澜物流（杭州）有限公司", ""],
            individual: false,
            unprintable: Vec::new(),
        }
    }
}

impl Applying {
    fn look(&self) -> Findings {
        let mut problems = Problems::new();
        let bandwidth = Bandwidth::parse("bandwidth", self.bandwidth, &mut problems);
        before_submit(
            &Submission {
                window: Some(&self.window),
                bandwidth,
                port_type: Some(PortType::Lr10G),
                operator: Some(self.operator),
                line_type: Some(self.line_type),
                point: Some(point(self.point)),
                company: self.company,
                account: &["云澜物流（杭州）有限公司", "Yunlan Freight Co., Ltd."],
                individual: self.individual,
                engineers: Some(1),
                unprintable: &self.unprintable,
                calendars: Calendars::shipped().unwrap(),
            },
            problems,
        )
    }
}

/// A handout with nothing wrong in it, for a visit at a neutral site in Hangzhou.
struct Issuing {
    now: DateTime<Utc>,
    window: VisitWindow,
    validity_days: u16,
    valid_until: Option<DateTime<Utc>>,
    facility: Facility,
    official_pdf: bool,
    flow: AccessFlow,
    handed_over: bool,
    engineers: Vec<Personal<PersonDetails>>,
    point: &'static str,
    unprintable: Vec<Unprintable>,
    kept: Vec<Kept>,
}

impl Default for Issuing {
    fn default() -> Self {
        Self {
            now: at("2026-12-14T02:00:00Z"),
            window: quiet(),
            validity_days: 30,
            valid_until: None,
            facility: Facility {
                room: "3F-302".into(),
                cabinet: "C07".into(),
                odf: "ODF-2".into(),
                panel_port: "11 / 12".into(),
                strand_tx: "21".into(),
                strand_rx: "22".into(),
                connector: "LC/UPC duplex".into(),
                ..Facility::default()
            },
            official_pdf: true,
            flow: AccessFlow::SmsQr,
            handed_over: false,
            engineers: vec![known(person())],
            point: "Hangzhou-Yuhang-B",
            unprintable: Vec::new(),
            kept: Vec::new(),
        }
    }
}

impl Issuing {
    fn look(&self) -> Findings {
        let own = end_of_day(
            self.now.with_timezone(&SHANGHAI).date_naive()
                + chrono::Days::new(self.validity_days.into()),
            SHANGHAI,
        );
        before_issue(&Issue {
            now: self.now,
            window: &self.window,
            valid_until: self.valid_until.unwrap_or(own.max(self.window.to())),
            validity_days: self.validity_days,
            facility: &self.facility,
            official_pdf: self.official_pdf,
            flow: self.flow,
            handed_over: self.handed_over,
            engineers: &self.engineers,
            point: Some(point(self.point)),
            calendars: Calendars::shipped().unwrap(),
            unprintable: &self.unprintable,
            kept: &self.kept,
        })
    }
}

fn person() -> PersonDetails {
    PersonDetails {
        name: "陈致远".into(),
        name_latin: "Chen Zhiyuan".into(),
        gender: "Male".into(),
        document_type: "Passport".into(),
        document_number: "XD4829371".into(),
        phone: "+86 139 0000 0417".into(),
    }
}

fn known(details: PersonDetails) -> Personal<PersonDetails> {
    Personal::Known {
        person: "p1".into(),
        value: details,
    }
}

/// The only finding there is: at this field, of this weight, and its sentence holds these words in both languages.
#[track_caller]
fn only(
    findings: &Findings,
    field: &str,
    code: ProblemCode,
    severity: Severity,
    says: [&str; 2],
) -> Problem {
    let all: Vec<&Problem> = findings.problems.iter().collect();
    let [problem] = all.as_slice() else {
        panic!("one finding was due: {all:?}")
    };
    assert_eq!(
        (problem.field.as_str(), problem.code, problem.severity),
        (field, code, severity)
    );
    let (en, zh) = (message(problem), message_zh(problem));
    assert!(en.contains(says[0]), "{en}");
    assert!(zh.contains(says[1]), "{zh}");
    for sentence in [&en, &zh] {
        assert!(
            !sentence.contains(['{', '}', '…']),
            "every value is told: {sentence}"
        );
    }
    assert!(
        en.split(". ").nth(1).is_some() && zh.contains('请'),
        "what is wrong, then what to do: {en} {zh}"
    );
    (*problem).clone()
}

/// Nothing speaks against it, and this was looked at.
#[track_caller]
fn fine(findings: &Findings, check: Check) {
    assert!(findings.problems.is_empty(), "{:?}", findings.problems);
    assert!(findings.fine.contains(&check), "{:?}", findings.fine);
}

#[test]
fn freeze_meets_a_visit_in_a_freeze_warns() {
    for day in ["2026-11-30", "2026-12-09", "2026-12-11"] {
        let found = Applying {
            window: on(day),
            ..Applying::default()
        }
        .look();
        let said = only(
            &found,
            "window.date",
            ProblemCode::FreezeMeets,
            Severity::Warn,
            ["Choose other dates", "请选择其他日期"],
        );
        assert!(message(&said).contains("2026-11-30 to 2026-12-13"));
        assert!(!found.fine.contains(&Check::Freezes));
    }
    let issued = Issuing {
        now: at("2026-12-01T02:00:00Z"),
        window: on("2026-12-09"),
        ..Issuing::default()
    };
    only(
        &issued.look(),
        "window.date",
        ProblemCode::FreezeMeets,
        Severity::Warn,
        ["may let nobody in", "可能不予入场"],
    );
    let after = Applying {
        window: on("2026-12-14"),
        ..Applying::default()
    };
    fine(&after.look(), Check::Freezes);
}

#[test]
fn freeze_near_one_within_14_days_after_the_visit_warns() {
    let before = |day: &str| {
        Applying {
            window: on(day),
            ..Applying::default()
        }
        .look()
    };
    only(
        &before("2026-11-16"),
        "window.date",
        ProblemCode::FreezeNear,
        Severity::Warn,
        ["from 2026-11-30 to 2026-12-13", "2026-11-30 至 2026-12-13"],
    );
    // a Friday, 17 days before it
    fine(&before("2026-11-13"), Check::Freezes);
}

#[test]
fn visit_on_holiday_at_either_end_warns_and_names_it() {
    let day = |from: &str, to: &str| Applying {
        window: visit(&format!("{from}T09:00"), &format!("{to}T18:00")),
        ..Applying::default()
    };
    // Dragon Boat Festival: Friday 19 to Sunday 21 June 2026
    let said = only(
        &day("2026-06-19", "2026-06-22").look(),
        "window.date",
        ProblemCode::VisitOnHoliday,
        Severity::Warn,
        ["Choose a working day", "请选择工作日"],
    );
    assert!(
        message_zh(&said).contains("端午节"),
        "{}",
        message_zh(&said)
    );
    only(
        &day("2026-06-18", "2026-06-19").look(),
        "window.until",
        ProblemCode::VisitOnHoliday,
        Severity::Warn,
        ["2026-06-19 is a holiday", "2026-06-19 是当地节假日"],
    );
    fine(&day("2026-06-18", "2026-06-22").look(), Check::Holidays);
}

#[test]
fn visit_on_day_off_warns_and_a_make_up_working_day_does_not() {
    let day = |day: &str| Applying {
        window: on(day),
        ..Applying::default()
    };
    for weekend in ["2026-12-19", "2026-12-20"] {
        only(
            &day(weekend).look(),
            "window.date",
            ProblemCode::VisitOnDayOff,
            Severity::Warn,
            ["Choose a working day", "请选择工作日"],
        );
    }
    fine(&day("2026-12-18").look(), Check::Holidays);
    fine(&day("2026-12-21").look(), Check::Holidays);
    let exchanged = Applying {
        window: on("2026-05-09"),
        ..Applying::default()
    };
    fine(&exchanged.look(), Check::Holidays);
}

#[test]
fn visit_over_no_handout_for_a_visit_that_ended() {
    let at_end = |seconds: i64| Issuing {
        now: quiet().to() + TimeDelta::seconds(seconds),
        validity_days: 30,
        ..Issuing::default()
    };
    let said = only(
        &at_end(0).look(),
        "window.date",
        ProblemCode::VisitOver,
        Severity::Block,
        ["Apply for the LOA again", "请以之后的时间再次申请 LOA"],
    );
    assert_eq!(
        said.params["end"], "2026-12-16 18:00",
        "as the site reads it"
    );
    fine(&at_end(-1).look(), Check::Dates);
}

#[test]
fn visit_outside_validity_blocks() {
    let until = |valid_until: &str| Issuing {
        valid_until: Some(at(valid_until)),
        ..Issuing::default()
    };
    only(
        &until("2026-12-16T09:59:59Z").look(),
        "window.until",
        ProblemCode::VisitOutsideValidity,
        Severity::Block,
        [
            "Raise the days of validity in the settings",
            "请在设置中增加有效天数",
        ],
    );
    fine(&until("2026-12-16T10:00:00Z").look(), Check::Dates);
}

#[test]
fn visit_after_validity_warns_when_the_visit_lies_beyond_the_days_that_were_set() {
    let days = |validity_days: u16| Issuing {
        validity_days,
        ..Issuing::default()
    };
    let said = only(
        &days(1).look(),
        "window.until",
        ProblemCode::VisitAfterValidity,
        Severity::Warn,
        ["Issue it nearer to the visit", "请临近入场时再签发"],
    );
    assert_eq!(
        (said.params["days"].as_str(), said.params["until"].as_str()),
        ("1", "2026-12-15 23:59")
    );
    fine(&days(2).look(), Check::Dates);
}

#[test]
fn bandwidth_beyond_port_warns() {
    let wide = |bandwidth| Applying {
        bandwidth,
        ..Applying::default()
    };
    let said = only(
        &wide("10001").look(),
        "bandwidth",
        ProblemCode::BandwidthBeyondPort,
        Severity::Warn,
        [
            "A 10GBase-LR port carries 10000 Mbit/s. Lower the bandwidth",
            "10000",
        ],
    );
    assert_eq!(said.params["limit"], "10000");
    fine(&wide("10G").look(), Check::Bandwidth);
}

#[test]
fn bandwidth_beyond_api_warns_beside_the_port() {
    let found = Applying {
        bandwidth: "10241",
        ..Applying::default()
    }
    .look();
    let codes: Vec<ProblemCode> = found.problems.iter().map(|one| one.code).collect();
    assert_eq!(
        codes,
        [
            ProblemCode::BandwidthBeyondApi,
            ProblemCode::BandwidthBeyondPort
        ],
        "what the field says comes first, and the port is looked at all the same"
    );
}

#[test]
fn dark_fibre_at_carrier_site_stops_until_somebody_says_why() {
    for (key, operator, zh) in [
        ("Hangzhou-Xiaoshan-B", LineOperator::CT, "中国电信机房"),
        ("Hangzhou-Xiaoshan-A", LineOperator::CU, "中国联通机房"),
        ("Hangzhou-Xiaoshan-D", LineOperator::CM, "中国移动机房"),
    ] {
        let line = |line_type| Applying {
            point: key,
            operator,
            line_type,
            ..Applying::default()
        };
        let found = line(LineType::Fibre).look();
        let said = only(
            &found,
            "line_type",
            ProblemCode::DarkFibreAtCarrierSite,
            Severity::Warn,
            ["Choose another line type, or say why", zh],
        );
        assert!(said.code.stops_unless_overridden());
        assert!(!found.fine.contains(&Check::Carrier));
        for other in [LineType::Mstp, LineType::MplsVpn, LineType::Other] {
            fine(&line(other).look(), Check::Carrier);
        }
    }
}

#[test]
fn dark_fibre_with_carrier_stops_at_a_neutral_site_too() {
    let with = |operator| Applying {
        point: "Hangzhou-Yuhang-B",
        operator,
        line_type: LineType::Fibre,
        ..Applying::default()
    };
    for (operator, en) in [
        (LineOperator::CT, "With China Telecom"),
        (LineOperator::CU, "With China Unicom"),
        (LineOperator::CM, "With China Mobile"),
    ] {
        let said = only(
            &with(operator).look(),
            "line_type",
            ProblemCode::DarkFibreWithCarrier,
            Severity::Warn,
            [en, "请选择其他专线类型，或说明理由"],
        );
        assert!(said.code.stops_unless_overridden());
    }
    fine(&with(LineOperator::CO).look(), Check::Carrier);
}

#[test]
fn name_differs_from_account_of_a_company_warns() {
    let named = |company| Applying {
        company,
        ..Applying::default()
    };
    only(
        &named(&["云澜物流（上海）有限公司", ""]).look(),
        "company_name",
        ProblemCode::NameDiffersFromAccount,
        Severity::Warn,
        ["Write it as the account has it", "请按账号名称填写"],
    );
    for same in [
        &["云澜物流(杭州)有限公司", ""],
        &["Another spelling", "YUNLAN FREIGHT CO.,LTD"],
    ] {
        fine(&named(same).look(), Check::Company);
    }
    let empty = named(&[" ", ""]).look();
    assert!(
        empty.problems.is_empty() && !empty.fine.contains(&Check::Company),
        "an empty name is the field's own finding, and nothing was compared"
    );
}

#[test]
fn name_differs_from_owner_of_an_individual_account_warns() {
    let named = |company| Applying {
        company,
        individual: true,
        ..Applying::default()
    };
    only(
        &named(&["沈望舒", ""]).look(),
        "company_name",
        ProblemCode::NameDiffersFromOwner,
        Severity::Warn,
        ["the owner’s name", "账号所有人"],
    );
    fine(
        &named(&["云澜物流（杭州）有限公司", ""]).look(),
        Check::Company,
    );
}

#[test]
fn facility_missing_names_each_fact_that_the_people_on_site_need() {
    type Empty = fn(&mut Facility) -> &mut String;
    let needed: [(&str, Empty, [&str; 2]); 6] = [
        (
            "cabinet",
            |f| &mut f.cabinet,
            ["say: cabinet.", "缺少：机柜"],
        ),
        (
            "odf",
            |f| &mut f.odf,
            ["say: ODF or patch panel.", "缺少：ODF 或配线架"],
        ),
        (
            "panel_port",
            |f| &mut f.panel_port,
            ["say: port on the panel.", "缺少：面板端口"],
        ),
        (
            "strand_tx",
            |f| &mut f.strand_tx,
            ["say: strand that transmits.", "缺少：发送纤芯"],
        ),
        (
            "strand_rx",
            |f| &mut f.strand_rx,
            ["say: strand that receives.", "缺少：接收纤芯"],
        ),
        (
            "connector",
            |f| &mut f.connector,
            ["say: connector.", "缺少：接头"],
        ),
    ];
    for (field, empty, says) in needed {
        for nothing in ["", " \u{3000}"] {
            let mut issuing = Issuing::default();
            *empty(&mut issuing.facility) = nothing.into();
            let said = only(
                &issuing.look(),
                &format!("facility.{field}"),
                ProblemCode::FacilityMissing,
                Severity::Warn,
                says,
            );
            assert!(message(&said).contains("Record the approval again"));
        }
    }
    // address, room, medium, optic and notes may be missing
    let mut bare = Issuing::default();
    bare.facility.room.clear();
    fine(&bare.look(), Check::Facility);
}

#[test]
fn no_engineers_blocks_the_issue() {
    let nobody = Issuing {
        engineers: Vec::new(),
        ..Issuing::default()
    };
    let found = nobody.look();
    let all: Vec<&Problem> = found.problems.iter().collect();
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].field.as_str(), all[0].code, all[0].severity),
        ("engineers", ProblemCode::NoEngineers, Severity::Block)
    );
    assert_eq!(message(all[0]), "Add at least one engineer.");
    assert_eq!(message_zh(all[0]), "请至少添加 1 名工程师。");
    fine(&Issuing::default().look(), Check::Engineers);
}

#[test]
fn engineer_data_missing_blocks_and_names_row_and_fact() {
    type Empty = fn(&mut PersonDetails) -> &mut String;
    let needed: [(&str, Empty, [&str; 2]); 3] = [
        (
            "name",
            |p| &mut p.name,
            ["Row 2 of the engineers lacks: name.", "缺少：姓名"],
        ),
        (
            "document_number",
            |p| &mut p.document_number,
            ["lacks: document number.", "缺少：证件号码"],
        ),
        ("phone", |p| &mut p.phone, ["lacks: phone.", "缺少：电话"]),
    ];
    for (field, empty, says) in needed {
        let mut lacking = person();
        *empty(&mut lacking) = " ".into();
        let issuing = Issuing {
            engineers: vec![known(person()), known(lacking)],
            ..Issuing::default()
        };
        let said = only(
            &issuing.look(),
            &format!("engineers.1.{field}"),
            ProblemCode::EngineerDataMissing,
            Severity::Block,
            says,
        );
        assert!(message(&said).contains("Apply for the LOA again with it"));
    }
    let mut bare = person();
    bare.name_latin.clear();
    let issuing = Issuing {
        engineers: vec![known(bare)],
        ..Issuing::default()
    };
    fine(&issuing.look(), Check::Engineers);
}

#[test]
fn engineer_erased_blocks() {
    let issuing = Issuing {
        engineers: vec![
            known(person()),
            Personal::Erased {
                person: "p2".into(),
            },
        ],
        ..Issuing::default()
    };
    only(
        &issuing.look(),
        "engineers.1",
        ProblemCode::EngineerErased,
        Severity::Block,
        [
            "Apply for the LOA again without that person",
            "请去掉此人后再次申请 LOA",
        ],
    );
    fine(&Issuing::default().look(), Check::Engineers);
}

#[test]
fn cannot_print_blocks_and_names_the_characters() {
    let unprintable = vec![Unprintable {
        field: "construction_company".into(),
        characters: vec!['\u{1f6e0}', '\u{31350}'],
    }];
    let both = [
        Applying {
            unprintable: unprintable.clone(),
            ..Applying::default()
        }
        .look(),
        Issuing {
            unprintable,
            ..Issuing::default()
        }
        .look(),
    ];
    for found in both {
        let said = only(
            &found,
            "construction_company",
            ProblemCode::CannotPrint,
            Severity::Block,
            ["U+1F6E0, U+31350", "U+1F6E0、U+31350"],
        );
        assert!(message(&said).contains("Write the spelling in Latin letters"));
    }
    fine(&Applying::default().look(), Check::Characters);
    fine(&Issuing::default().look(), Check::Characters);
}

#[test]
fn carrier_letter_needed_at_a_carriers_site_in_the_four_cities_warns() {
    let issuing = |point| Issuing {
        point,
        ..Issuing::default()
    };
    let directory = Directory::shipped().unwrap();
    let mut cities = std::collections::BTreeSet::new();
    for one in &directory.access_points {
        let found = issuing(&one.name_en).look();
        let asked = found
            .problems
            .iter()
            .find(|problem| problem.code == ProblemCode::CarrierLetterNeeded);
        let by_carrier = one.site_carrier().or(one.shared_with()).is_some();
        let four = ["cn-beijing", "cn-shanghai", "cn-hangzhou", "cn-shenzhen"]
            .contains(&one.region.as_str());
        assert_eq!(asked.is_some(), by_carrier && four, "{}", one.name_en);
        if let Some(asked) = asked {
            assert_eq!(asked.severity, Severity::Warn);
            assert_eq!(asked.field, "carrier_letter");
            assert!(message(asked).contains("Write that it was obtained"));
            assert!(message_zh(asked).contains("请写明已取得"));
            assert!(!message(asked).contains('…'), "the carrier is named");
            cities.insert(one.region.as_str());
        }
    }
    assert_eq!(
        cities.into_iter().collect::<Vec<_>>(),
        ["cn-beijing", "cn-hangzhou", "cn-shanghai", "cn-shenzhen"],
        "each of the four has such a site"
    );
    fine(&issuing("Hangzhou-Yuhang-B").look(), Check::CarrierLetter);
}

#[test]
fn official_pdf_absent_warns() {
    let absent = Issuing {
        official_pdf: false,
        ..Issuing::default()
    };
    only(
        &absent.look(),
        "official_pdf",
        ProblemCode::OfficialPdfAbsent,
        Severity::Warn,
        [
            "Record the approval again with its PDF",
            "请附上 PDF 重新登记通过",
        ],
    );
    fine(&Issuing::default().look(), Check::OfficialPdf);
}

#[test]
fn handover_late_warns_once_the_last_day_is_over_and_only_where_the_loa_is_handed_over() {
    let due = desk_domain::clock::handover_due(quiet().from(), SHANGHAI);
    assert_eq!(due, at("2026-12-15T15:59:59Z"), "the end of the day before");
    let issuing = |late: i64, flow, handed_over| Issuing {
        now: due + TimeDelta::seconds(late),
        flow,
        handed_over,
        ..Issuing::default()
    };
    let said = only(
        &issuing(1, AccessFlow::ThirdPartyLoa, false).look(),
        "window.date",
        ProblemCode::HandoverLate,
        Severity::Warn,
        ["Arrange it with the site", "请与机房另行约定"],
    );
    assert_eq!(said.params["day"], "2026-12-15");
    fine(
        &issuing(0, AccessFlow::ThirdPartyLoa, false).look(),
        Check::Handover,
    );
    fine(
        &issuing(1, AccessFlow::ThirdPartyLoa, true).look(),
        Check::Handover,
    );
    for other in [AccessFlow::SmsQr, AccessFlow::ContactOnsiteEngineer] {
        let found = issuing(1, other, false).look();
        assert!(found.problems.is_empty() && !found.fine.contains(&Check::Handover));
    }
}

#[test]
fn note_no_calendar_data_says_that_the_week_alone_is_counted() {
    let next_year = Applying {
        window: on("2027-01-13"),
        ..Applying::default()
    };
    let notes = next_year.look().notes;
    let note = notes.iter().find(|one| code(one) == "no_calendar_data");
    let note = note.unwrap();
    assert!(note.message().contains("2027") && note.message().contains("by the week alone"));
    assert!(note.message_zh().contains("2027"));
    let this_year = Applying::default().look().notes;
    assert!(this_year.iter().all(|one| code(one) != "no_calendar_data"));
}

#[test]
fn note_carrier_letter_ahead_is_told_when_the_loa_is_applied_for() {
    let notes = Applying::default().look().notes;
    assert_eq!(
        notes.iter().map(code).collect::<Vec<_>>(),
        ["carrier_letter_ahead"]
    );
    assert!(notes[0].message().contains("Ask for it now"));
    assert!(notes[0].message_zh().contains("请现在就去办理"));
    let neutral = Applying {
        point: "Hangzhou-Yuhang-B",
        ..Applying::default()
    };
    let found = neutral.look();
    assert!(found.notes.is_empty() && found.fine.contains(&Check::CarrierLetter));
}

#[test]
fn dates_of_the_form_itself_block_or_warn_before_anything_is_looked_up() {
    let now = at("2026-12-16T02:00:00Z");
    let look = |date: &str, until: &str| {
        let form = VisitForm {
            date: date.into(),
            from: "09:00".into(),
            until: until.into(),
            to: "18:00".into(),
        };
        let mut problems = Problems::new();
        let window = VisitWindow::parse("window", &form, SHANGHAI, now, &mut problems);
        before_submit(
            &Submission {
                window: window.as_ref(),
                bandwidth: None,
                port_type: None,
                operator: None,
                line_type: None,
                point: Some(point("Hangzhou-Yuhang-B")),
                company: &[],
                account: &[],
                individual: false,
                engineers: None,
                unprintable: &[],
                calendars: Calendars::shipped().unwrap(),
            },
            problems,
        )
    };
    let past = look("2026-12-15", "");
    only(
        &past,
        "window.date",
        ProblemCode::WindowPast,
        Severity::Block,
        ["Choose a later date", "请选择之后的日期"],
    );
    assert!(
        !past.fine.contains(&Check::Dates),
        "nothing was looked up for it"
    );
    let begun = look("2026-12-16", "");
    only(
        &begun,
        "window.date",
        ProblemCode::WindowBegun,
        Severity::Warn,
        ["Choose a later start", "请选择之后的开始时间"],
    );
    assert!(!begun.fine.contains(&Check::Dates));
    fine(&look("2026-12-17", ""), Check::Dates);
}

#[test]
fn what_was_kept_when_applying_is_not_asked_again_and_everything_else_is() {
    let kept = |field: &str, code: &str| Kept {
        field: field.into(),
        code: code.into(),
        reason: "Leave from the site".into(),
        said: None,
    };
    let issuing = |kept| Issuing {
        now: at("2026-12-01T02:00:00Z"),
        window: visit("2026-12-12T09:00", "2026-12-13T18:00"),
        official_pdf: false,
        kept,
        ..Issuing::default()
    };
    let codes = |of: &Issuing| -> Vec<ProblemCode> {
        of.look().problems.iter().map(|one| one.code).collect()
    };
    use ProblemCode as P;
    assert_eq!(
        codes(&issuing(Vec::new())),
        [
            P::FreezeMeets,
            P::VisitOnDayOff,
            P::VisitOnDayOff,
            P::OfficialPdfAbsent
        ]
    );
    let some = vec![
        kept("entryDate", "freeze_meets"),
        kept("entryUntilDate", "visit_on_day_off"),
        // of another field, and of another finding at the same field
        kept("bandwidth", "official_pdf_absent"),
        kept("entryDate", "freeze_near"),
    ];
    assert_eq!(
        codes(&issuing(some)),
        [P::VisitOnDayOff, P::OfficialPdfAbsent]
    );
}

/// The word of a note. A new note has to be named here, and then needs a test.
fn code(note: &Note) -> &'static str {
    match note {
        Note::NoCalendarData { .. } => "no_calendar_data",
        Note::CarrierLetterAhead { .. } => "carrier_letter_ahead",
    }
}

#[test]
fn every_finding_of_the_preflight_has_a_test_of_its_name() {
    let here = include_str!("preflight.rs");
    let sources = [
        include_str!("../src/preflight.rs"),
        include_str!("../src/preflight/dates.rs"),
        include_str!("../src/preflight/issue.rs"),
        include_str!("../src/preflight/names.rs"),
        include_str!("../src/preflight/submit.rs"),
    ];
    let parts = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/preflight")).unwrap();
    assert_eq!(
        parts.count() + 1,
        sources.len(),
        "a new part is read here too"
    );
    // what the rules of bandwidth and line add, which the preflight only calls
    let called = [
        ProblemCode::BandwidthBeyondPort,
        ProblemCode::DarkFibreAtCarrierSite,
        ProblemCode::DarkFibreWithCarrier,
    ];
    let raised = |code: ProblemCode| {
        let name = format!("ProblemCode::{code:?}");
        sources.iter().any(|source| {
            source
                .match_indices(&name)
                .any(|(at, _)| !source[at + name.len()..].starts_with(char::is_alphanumeric))
        })
    };
    let mut findings: Vec<String> = ProblemCode::ALL
        .iter()
        .filter(|code| raised(**code) || called.contains(code))
        .map(|code| code.as_str().to_owned())
        .collect();
    assert!(findings.len() >= 20, "{findings:?}");
    for note in ["no_calendar_data", "carrier_letter_ahead"] {
        findings.push(format!("note_{note}"));
    }
    for finding in findings {
        assert!(
            here.contains(&format!("#[test]\nfn {finding}_")),
            "{finding} has no test of its name"
        );
    }
}

#[test]
fn every_check_is_told_when_it_is_fine() {
    let applying = Applying {
        point: "Hangzhou-Yuhang-B",
        ..Applying::default()
    };
    let issuing = Issuing {
        flow: AccessFlow::ThirdPartyLoa,
        ..Issuing::default()
    };
    let told = [applying.look().fine, issuing.look().fine].concat();
    for check in Check::ALL {
        assert!(told.contains(check), "{check}");
    }
}
