//! Windows, numbers, engineers and carriers, checked against second implementations and against the calendar.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use desk_domain::directory::Directory;
use desk_domain::engineer::{self, EngineerForm, engineers};
use desk_domain::handout::{DeskCode, HandoutNumber, HandoutNumberError, valid_until};
use desk_domain::port::{LineOperator, LineType, carrier_rules};
use desk_domain::problem::{ProblemCode, Problems, Severity};
use desk_domain::window::{VisitForm, VisitWindow, end_of_day};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn visit(date: &str, from: &str, until: &str, to: &str) -> VisitForm {
    VisitForm {
        date: date.into(),
        from: from.into(),
        until: until.into(),
        to: to.into(),
    }
}

fn read(
    form: &VisitForm,
    zone: Tz,
    now: &str,
) -> (Option<VisitWindow>, Vec<(String, ProblemCode, Severity)>) {
    let mut problems = Problems::new();
    let window = VisitWindow::parse("visit", form, zone, at(now), &mut problems);
    assert_eq!(
        window.is_none(),
        problems.has_blocks(),
        "a missing window always says why"
    );
    (
        window,
        problems
            .into_iter()
            .map(|p| (p.field, p.code, p.severity))
            .collect(),
    )
}

#[test]
fn a_day_in_hangzhou() {
    let (window, found) = read(
        &visit("2026-11-27", "09:00", "", "18:00"),
        Tz::Asia__Shanghai,
        "2026-11-22T00:00:00Z",
    );
    let window = window.unwrap();
    assert!(found.is_empty());
    assert_eq!(
        (window.from(), window.to()),
        (at("2026-11-27T01:00:00Z"), at("2026-11-27T10:00:00Z"))
    );
    let json = serde_json::to_string(&window).unwrap();
    assert_eq!(
        json,
        r#"{"from":"2026-11-27T01:00:00Z","to":"2026-11-27T10:00:00Z","zone":"Asia/Shanghai"}"#
    );
    assert_eq!(serde_json::from_str::<VisitWindow>(&json).unwrap(), window);
    let turned = json.replace("2026-11-27T10", "2026-11-26T10");
    assert!(
        serde_json::from_str::<VisitWindow>(&turned).is_err(),
        "a stored window is checked again"
    );
}

#[test]
fn what_is_wrong_with_a_window_stands_at_its_field() {
    let now = "2026-11-22T00:00:00Z";
    let zone = Tz::Asia__Shanghai;
    let first = |form: VisitForm| read(&form, zone, now).1.remove(0);
    use ProblemCode as P;
    for (form, field, code) in [
        (visit("", "09:00", "", "18:00"), "visit.date", P::Required),
        (
            visit("27.11.2026", "09:00", "", "18:00"),
            "visit.date",
            P::DateForm,
        ),
        (
            visit("2026-02-30", "09:00", "", "18:00"),
            "visit.date",
            P::DateForm,
        ),
        (
            visit("2026-11-27", "24:00", "", "18:00"),
            "visit.from",
            P::TimeForm,
        ),
        (
            visit("2026-11-27", "09:00", "", "noon"),
            "visit.to",
            P::TimeForm,
        ),
        (
            visit("2026-11-27", "18:00", "", "09:00"),
            "visit.to",
            P::WindowEndsBeforeStart,
        ),
        (
            visit("2026-11-27", "09:00", "", "09:00"),
            "visit.to",
            P::WindowEndsBeforeStart,
        ),
        (
            visit("2026-11-27", "09:00", "2026-11-26", "18:00"),
            "visit.until",
            P::WindowEndsBeforeStart,
        ),
        (
            visit("2026-11-20", "09:00", "", "18:00"),
            "visit.date",
            P::WindowPast,
        ),
    ] {
        assert_eq!(
            first(form.clone()),
            (field.to_owned(), code, Severity::Block),
            "{form:?}"
        );
    }
    assert_eq!(
        first(visit("2026-11-21", "09:00", "2026-11-27", "18:00")).1,
        P::WindowBegun
    );
    assert_eq!(
        first(visit("2026-12-01", "09:00", "2027-01-01", "18:00")).1,
        P::WindowTooLong,
        "32 days"
    );
    assert!(
        read(
            &visit("2026-12-01", "09:00", "2026-12-31", "18:00"),
            zone,
            now
        )
        .1
        .is_empty(),
        "31 days"
    );
    assert!(
        read(&visit("２０２６-11-27", "０９：00", "", "18:00"), zone, now)
            .0
            .is_some(),
        "full-width digits"
    );
}

#[test]
fn clocks_that_go_forward_and_back() {
    let now = "2026-01-01T00:00:00Z";
    // Berlin: 02:00 to 03:00 is left out on 29 March 2026 and comes twice on 25 October.
    let (window, found) = read(
        &visit("2026-03-29", "02:30", "", "06:00"),
        Tz::Europe__Berlin,
        now,
    );
    assert!(window.is_none());
    assert_eq!(
        found,
        [(
            "visit.from".into(),
            ProblemCode::LocalTimeSkipped,
            Severity::Block
        )]
    );
    let (window, found) = read(
        &visit("2026-10-25", "02:30", "", "06:00"),
        Tz::Europe__Berlin,
        now,
    );
    assert_eq!(
        window.unwrap().from(),
        at("2026-10-25T00:30:00Z"),
        "the earlier one"
    );
    assert_eq!(
        found,
        [(
            "visit.from".into(),
            ProblemCode::LocalTimeTwice,
            Severity::Warn
        )]
    );
    // 02:45 summer time is before 02:15 winter time, but both readings here take the earlier one.
    let (window, _) = read(
        &visit("2026-10-25", "02:15", "", "02:45"),
        Tz::Europe__Berlin,
        now,
    );
    assert_eq!(window.unwrap().to(), at("2026-10-25T00:45:00Z"));
}

#[test]
fn a_handout_is_valid_until_the_end_of_a_local_day() {
    let zone = Tz::Asia__Shanghai;
    // 16:30 UTC on the 22nd is already the 23rd in Shanghai.
    assert_eq!(
        valid_until(at("2026-11-22T16:30:00Z"), 30, None, zone),
        at("2026-12-23T15:59:59Z")
    );
    let late =
        VisitWindow::new(at("2027-01-10T01:00:00Z"), at("2027-01-12T10:00:00Z"), zone).unwrap();
    assert_eq!(
        valid_until(at("2026-11-22T08:00:00Z"), 30, Some(&late), zone),
        at("2027-01-12T15:59:59Z")
    );
    let early =
        VisitWindow::new(at("2026-11-25T01:00:00Z"), at("2026-11-25T10:00:00Z"), zone).unwrap();
    assert_eq!(
        valid_until(at("2026-11-22T08:00:00Z"), 30, Some(&early), zone),
        at("2026-12-22T15:59:59Z")
    );
    let midnight =
        VisitWindow::new(at("2026-12-30T01:00:00Z"), at("2026-12-30T16:00:00Z"), zone).unwrap();
    assert_eq!(
        valid_until(at("2026-11-22T08:00:00Z"), 30, Some(&midnight), zone),
        at("2026-12-30T15:59:59Z"),
        "midnight ends the day before"
    );
}

proptest! {
    #[test]
    fn every_day_ends_on_itself(days in 0i64..40_000, zone in proptest::sample::select(&chrono_tz::TZ_VARIANTS[..])) {
        let day = NaiveDate::from_ymd_opt(1975, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let end = end_of_day(day, zone).with_timezone(&zone);
        // Some zones skipped a whole day when they changed side of the date line.
        if zone.from_local_datetime(&day.and_hms_opt(12, 0, 0).unwrap()).earliest().is_some() {
            prop_assert_eq!(end.date_naive(), day);
            prop_assert_eq!((end.minute() == 59 || end.minute() == 29, end.second()), (true, 59), "{}", end);
        }
        let next = (end.to_utc() + chrono::TimeDelta::seconds(1)).with_timezone(&zone).date_naive();
        prop_assert!(next > day, "nothing of the day is after its end");
    }

    #[test]
    fn a_window_that_is_read_says_the_times_that_were_typed(
        days in 0i64..20_000, from in 0u32..1440, length in 1u32..2880,
        zone in proptest::sample::select(&chrono_tz::TZ_VARIANTS[..]),
    ) {
        let date = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let end = from + length;
        let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
        let until = date + chrono::TimeDelta::days(i64::from(end / 1440));
        let form = visit(&date.to_string(), &clock(from), &until.to_string(), &clock(end));
        let (window, found) = read(&form, zone, "2025-12-01T00:00:00Z");
        match window {
            Some(window) => {
                let local = window.from().with_timezone(&zone);
                prop_assert_eq!((local.date_naive(), local.hour() * 60 + local.minute()), (date, from));
                prop_assert_eq!(window.last_day(zone) <= until, true);
                prop_assert!(window.from() < window.to());
            }
            None => prop_assert!(found.iter().all(|(_, code, _)| matches!(code, ProblemCode::LocalTimeSkipped | ProblemCode::WindowEndsBeforeStart | ProblemCode::LocalTimeTwice)), "{:?}", found),
        }
    }

    #[test]
    fn a_handout_number_reads_back(entropy in any::<[u8; 4]>(), year in 2000u16..=9999, serial in 1u32..=999_999) {
        let number = HandoutNumber::new(DeskCode::from_entropy(entropy), year, serial).unwrap();
        let text = number.to_string();
        prop_assert_eq!(text.len(), "LOA-K7PM-2026-000042".len());
        prop_assert_eq!(text.parse::<HandoutNumber>().unwrap(), number);
        prop_assert_eq!(text.to_lowercase().parse::<HandoutNumber>().unwrap(), number);
        let desk = number.desk().to_string();
        prop_assert!(!desk.contains(['0', '1', '2', '5', '6', '8', 'B', 'I', 'L', 'O', 'S', 'Z']), "{}", desk);
    }

    #[test]
    fn text_that_is_no_number_is_refused_without_a_panic(text in "\\PC{0,24}") {
        if let Ok(number) = text.parse::<HandoutNumber>() {
            prop_assert_eq!(number.to_string(), text.trim().to_uppercase());
        }
    }

    /// ISO 7064 MOD 11-2 as it is defined: the number, its check character included, leaves 1.
    #[test]
    fn id_cards_agree_with_the_definition(place in 110_000u32..=659_999, days in 0i64..50_000, order in 0u32..1000) {
        let born = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let body = format!("{place}{:04}{:02}{:02}{order:03}", born.year(), born.month(), born.day());
        for check in "0123456789X".chars() {
            let card = format!("{body}{check}");
            let mut rest = 0u32;
            for c in card.chars() {
                rest = (rest * 2 + if c == 'X' { 10 } else { c.to_digit(10).unwrap() }) % 11;
            }
            prop_assert_eq!(engineer::id_card(&card).is_ok(), rest == 1, "{}", card);
        }
    }
}

#[test]
fn numbers_outside_the_form_say_why() {
    for (text, error) in [
        ("LOA-K7PM-2026-42", HandoutNumberError::Form),
        ("LOA-K7PM-2026-000042-1", HandoutNumberError::Form),
        ("LOA-K7P-2026-000042", HandoutNumberError::DeskCode),
        ("LOA-K0PM-2026-000042", HandoutNumberError::DeskCode),
        ("LOA-K7PM-2026-000000", HandoutNumberError::Range),
        ("LOA-K7PM-1999-000001", HandoutNumberError::Range),
        ("LOA-K7PM-２026-000042", HandoutNumberError::Form),
    ] {
        assert_eq!(text.parse::<HandoutNumber>().unwrap_err(), error, "{text}");
    }
}

fn form(name: &str, document_type: &str, number: &str, phone: &str) -> EngineerForm {
    EngineerForm {
        name: name.into(),
        name_latin: String::new(),
        gender: "Female".into(),
        document_type: document_type.into(),
        document_number: number.into(),
        phone: phone.into(),
    }
}

fn rows(forms: &[EngineerForm]) -> Vec<(String, ProblemCode, Severity)> {
    let mut problems = Problems::new();
    let read = engineers("engineers", forms, &mut problems);
    assert_eq!(
        read.is_none(),
        problems.has_blocks(),
        "warnings hold no row back"
    );
    problems
        .into_iter()
        .map(|p| (p.field, p.code, p.severity))
        .collect()
}

#[test]
fn a_good_row_has_nothing_to_say() {
    assert!(
        rows(&[form(
            "周明宇",
            "IDCard",
            "11010519491231002x",
            "+86 139 0000 0000"
        )])
        .is_empty(),
        "small x, spaces"
    );
    assert!(
        rows(&[form(
            "Elena Márquez-Roth",
            "Passport",
            "xda 123456",
            "+49 30 123456"
        )])
        .is_empty()
    );
}

#[test]
fn documents_and_phones_warn_and_emptiness_blocks() {
    use ProblemCode as P;
    use Severity::{Block, Warn};
    let one = |forms: &[EngineerForm]| rows(forms).remove(0);
    let phone = "+8613900000000";
    for (number, code) in [
        ("110105194912310021", P::IdCardChecksum),
        ("110105194913310025", P::IdCardBirthDate),
        ("110105491231002", P::IdCardForm),
        ("H123456", P::IdCardForm),
        ("１1010519491231002Y", P::IdCardForm),
    ] {
        assert_eq!(
            one(&[form("周", "IDCard", number, phone)]),
            ("engineers.0.document_number".into(), code, Warn),
            "{number}"
        );
    }
    assert_eq!(
        one(&[form("周", "Passport", "AB12", phone)]).1,
        P::PassportForm
    );
    assert_eq!(
        one(&[form("周", "Other", "H-1234", phone)]),
        ("engineers.0.document_type".into(), P::DocumentOther, Warn)
    );
    for bad in [
        "13900000000",
        "+0139",
        "+86 139",
        "call me",
        "+44 (0)20 7946 0000",
        "+1234567890123456",
    ] {
        assert_eq!(
            one(&[form("周", "Passport", "AB12345", bad)]),
            ("engineers.0.phone".into(), P::PhoneForm, Warn),
            "{bad}"
        );
    }
    let bare = EngineerForm {
        name: "周".into(),
        ..EngineerForm::default()
    };
    let found = rows(&[bare]);
    assert_eq!(found.len(), 4);
    assert!(
        found
            .iter()
            .all(|(_, code, severity)| (*code, *severity) == (P::Required, Block))
    );
    assert_eq!(rows(&[]), [("engineers".into(), P::NoEngineers, Block)]);
}

#[test]
fn one_person_is_not_two_rows() {
    let a = form("周明宇", "IDCard", "11010519491231002X", "+8613900000000");
    let again = form(
        "Zhou Mingyu",
        "IDCard",
        " 110105 19491231 002x",
        "+8613900000001",
    );
    let mut problems = Problems::new();
    let other = form("韩若溪", "Passport", "E12345678", "+8613900000002");
    assert!(engineers("engineers", &[a.clone(), other, again], &mut problems).is_none());
    let found = problems.into_vec();
    assert_eq!(
        (found[0].field.as_str(), found[0].code),
        ("engineers.2.document_number", ProblemCode::EngineerRepeated)
    );
    assert!(
        found[0].message().contains("Rows 1 and 3"),
        "{}",
        found[0].message()
    );
}

#[test]
fn sixteen_and_no_more() {
    let many: Vec<EngineerForm> = (0..17)
        .map(|n| {
            form(
                "周",
                "Passport",
                &format!("E123456{n:02}"),
                "+8613900000000",
            )
        })
        .collect();
    assert!(rows(&many[..16]).is_empty());
    assert_eq!(
        rows(&many),
        [(
            "engineers".into(),
            ProblemCode::TooManyEngineers,
            Severity::Block
        )]
    );
}

#[test]
fn a_log_never_shows_a_person() {
    let mut problems = Problems::new();
    let read = engineers(
        "engineers",
        &[form("周明宇", "Passport", "E12345678", "+8613900000000")],
        &mut problems,
    )
    .unwrap();
    let shown = format!("{read:?}");
    for secret in ["周", "E12345678", "13900000000"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn carriers_and_dark_fibre() {
    use ProblemCode as P;
    use Severity::{Block, Warn};
    let directory = Directory::shipped().unwrap();
    let found = |point: &str, operator, line| -> Vec<(ProblemCode, Severity)> {
        let point = directory.access_point(point).unwrap();
        carrier_rules(operator, line, point)
            .into_iter()
            .map(|p| (p.code, p.severity))
            .collect()
    };
    let telecom = "Hangzhou-Xiaoshan-B";
    let third_party = "Shanghai-Pudong-C";
    assert!(found(telecom, LineOperator::CT, Some(LineType::Mstp)).is_empty());
    assert_eq!(
        found(telecom, LineOperator::CU, None),
        [(P::SiteTakesOwnCircuitsOnly, Block)]
    );
    assert_eq!(
        found(telecom, LineOperator::CT, Some(LineType::Fibre)),
        [(P::DarkFibreAtCarrierSite, Warn)]
    );
    assert_eq!(
        found(third_party, LineOperator::CM, Some(LineType::Fibre)),
        [(P::DarkFibreWithCarrier, Warn)]
    );
    assert!(found(third_party, LineOperator::CO, Some(LineType::Fibre)).is_empty());
    assert_eq!(
        found(third_party, LineOperator::Other, None),
        [(P::CarrierInMainland, Warn)]
    );
    assert_eq!(
        found("Singapore-A", LineOperator::CO, None),
        [(P::CarrierOutsideMainland, Warn)]
    );
    assert!(found("Singapore-A", LineOperator::Equinix, Some(LineType::Fibre)).is_empty());
    assert_eq!(
        found("Beijing-Daxing-A", LineOperator::CU, None),
        [(P::SiteSharedWithCarrier, Warn)]
    );
    assert!(found("Beijing-Daxing-A", LineOperator::CT, None).is_empty());
    let point = directory.access_point(telecom).unwrap();
    let problem = carrier_rules(LineOperator::CU, None, point).remove(0);
    assert!(
        problem.message().contains("run by China Telecom"),
        "{}",
        problem.message()
    );
    assert!(
        desk_domain::problem_code::message_zh(&problem).contains("由中国电信运营"),
        "the Chinese sentence has the Chinese name"
    );
}
