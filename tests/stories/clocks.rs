//! Clocks over their life, on the page and as rows of the table: open, kept, missed, stopped; also where clocks are put
//! forward and back.

use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_domain::clock::ClockKind;
use desk_store::clocks::ClockRow;
use desk_tests::story::{Rig, engineer, facility, issue_reasons, loa_form, must, port_form};

/// A third-party site in Frankfurt, and its circuit with an allocated port.
struct Frankfurt {
    rig: Rig,
    circuit: String,
    _folder: tempfile::TempDir,
}

const BERLIN: &str = "Europe/Berlin";

impl Frankfurt {
    /// At this instant.
    fn at(now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        let now: DateTime<Utc> = now.parse().unwrap();
        rig.wait(now - rig.now());
        let mut form = port_form(&account, "Frankfurt");
        form.region = "eu-central-1".into();
        form.access_point = "Germany-Frankfurt-B".into();
        form.line_operator = "Equinix".into();
        let apply = ApplyPort {
            key: rig.key(),
            form,
            kept: Vec::new(),
            plan: None,
        };
        let circuit = must(rig.run(|desk, occasion| desk.apply_port(occasion, apply))).id;
        let seen = RecordPort {
            key: rig.key(),
            circuit: circuit.clone(),
            status: "Allocated".into(),
            instance_id: "pc-gw8qrb3n7wd0k5x2m".into(),
            port: String::new(),
            device: String::new(),
            reason: String::new(),
            seen_by: "Lin Yue".into(),
            seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
            zone: "UTC".into(),
        };
        must(rig.run(|desk, occasion| desk.record_port(occasion, seen)));
        Self {
            rig,
            circuit,
            _folder: folder,
        }
    }

    /// Applies for a visit from nine to six on this day, local to Frankfurt.
    fn applies(&mut self, day: &str) -> LoaView {
        let mut form = loa_form(vec![engineer("Ana García", "XD4829371")]);
        form.entry_date = day.into();
        let request = ApplyLoa {
            key: self.rig.key(),
            circuit: self.circuit.clone(),
            form,
            kept: ["visit_on_holiday", "visit_on_day_off"]
                .map(|code| KeptWarning {
                    field: "entryDate".into(),
                    code: code.into(),
                    reason: "Agreed with the site".into(),
                })
                .into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.apply_loa(occasion, request)),
        )
        .loas
        .remove(0)
    }

    fn answers(&mut self, status: &str) -> LoaView {
        let loa = self.rig.page(&self.circuit).loas[0].id.clone();
        let request = RecordLoa {
            key: self.rig.key(),
            loa,
            status: status.into(),
            facility: facility(),
            access_flow: AccessFlowWord::ThirdPartyLoa,
            official_pdf: None,
            reason: "because".into(),
            seen_by: "Lin Yue".into(),
            seen_at: self.rig.now().format("%Y-%m-%dT%H:%M").to_string(),
            zone: "UTC".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.record_loa(occasion, request)),
        )
        .loas
        .remove(0)
    }

    /// Records the hand-over at a local time of Frankfurt.
    fn hands_over(&mut self, at: &str) -> Result<CircuitView, ApiError> {
        let loa = self.rig.page(&self.circuit).loas[0].id.clone();
        let request = RecordHandOver {
            key: self.rig.key(),
            loa,
            by: "Ana García".into(),
            to: "Ines Roth".into(),
            at: at.into(),
            zone: BERLIN.into(),
        };
        self.rig
            .run(|desk, occasion| desk.record_handover(occasion, request))
    }

    /// One clock on the page.
    fn clock(&mut self, kind: ClockWord) -> ClockView {
        let clocks = self.rig.page(&self.circuit).loas.remove(0).clocks;
        clocks.into_iter().find(|one| one.kind == kind).unwrap()
    }

    /// Kind, outcome and working days that it took, of each row of the table; after a restart the same.
    fn rows(&mut self) -> Vec<String> {
        let list = |rig: &mut Rig| -> Vec<ClockRow> {
            rig.run(|desk, _| desk_store::clocks::list(desk.store().unwrap().db(), None).unwrap())
        };
        let rows = list(&mut self.rig);
        self.rig.reopen();
        assert_eq!(list(&mut self.rig), rows);
        for row in &rows {
            assert_eq!(row.ended.is_none(), row.outcome == "open");
            assert_eq!(row.circuit, self.circuit);
        }
        let told = rows.iter().map(|row| {
            let taken = row.taken.map(|days| format!(" {days}")).unwrap_or_default();
            format!("{} {}{taken}", row.kind, row.outcome)
        });
        let mut told: Vec<String> = told.collect();
        told.sort();
        told
    }
}

#[test]
fn the_table_tells_open_kept_missed_and_stopped_after_each_step() {
    let mut site = Frankfurt::at("2026-11-23T01:00:00Z");
    assert!(site.rows().is_empty(), "nothing runs yet");
    site.applies("2026-12-16");
    assert_eq!(site.rows(), ["loa_review open"]);
    site.rig.wait(Duration::days(1));
    site.answers("Available");
    assert_eq!(
        site.rows(),
        ["handover open", "loa_review kept 1", "visit open"]
    );
    let loa = site.rig.page(&site.circuit).loas[0].id.clone();
    let issue = IssueHandout {
        key: site.rig.key(),
        loa,
        by: String::new(),
        kept: issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: String::new(),
    };
    let page = must(
        site.rig
            .run(|desk, occasion| desk.issue_handout(occasion, issue)),
    );
    assert_eq!(
        site.rows(),
        [
            "handover open",
            "loa_review kept 1",
            "validity open",
            "visit open"
        ]
    );
    site.rig.wait(Duration::days(20));
    must(site.hands_over("2026-12-13T10:00"));
    assert_eq!(
        site.rows(),
        [
            "handover kept",
            "loa_review kept 1",
            "validity open",
            "visit open"
        ]
    );
    let void = VoidHandout {
        key: site.rig.key(),
        number: page.handouts[0].number.clone(),
        revision: page.handouts[0].revision,
        reason: "The team changed".into(),
        by: "Lin Yue".into(),
    };
    must(
        site.rig
            .run(|desk, occasion| desk.void_handout(occasion, void)),
    );
    assert_eq!(
        site.rows(),
        [
            "handover kept",
            "loa_review kept 1",
            "validity stopped",
            "visit open"
        ]
    );
    // only a report's question: which of a kind
    let reviews = site.rig.run(|desk, _| {
        let db = desk.store().unwrap().db();
        desk_store::clocks::list(db, Some(ClockKind::LoaReview)).unwrap()
    });
    assert_eq!((reviews.len(), reviews[0].allowed), (1, Some(2)));
}

#[test]
fn a_review_is_missed_after_its_second_working_day_and_opens_again_when_the_answer_is_withdrawn() {
    let mut site = Frankfurt::at("2026-11-23T01:00:00Z");
    site.applies("2026-12-16");
    site.rig.wait(Duration::days(4));
    assert_eq!(site.rows(), ["loa_review open"], "nobody has answered");
    site.answers("Rejected");
    assert_eq!(site.rows(), ["loa_review missed 4"]);
    let review = site.clock(ClockWord::LoaReview);
    assert_eq!((review.taken, review.late), (Some(4), Some(2)));
    let page = site.rig.page(&site.circuit);
    let answer = page.history.iter().find(|one| one.can_withdraw).unwrap();
    let withdraw = Withdraw {
        key: site.rig.key(),
        circuit: site.circuit.clone(),
        event: answer.event.clone(),
        reason: "Another circuit".into(),
    };
    must(
        site.rig
            .run(|desk, occasion| desk.withdraw(occasion, withdraw)),
    );
    assert_eq!(site.rows(), ["loa_review open"]);
}

#[test]
fn the_hand_over_is_kept_until_the_end_of_the_day_before_and_missed_after_it() {
    for (at, outcome, late) in [
        ("2026-12-15T23:59", ClockOutcome::Kept, None),
        ("2026-12-16T00:00", ClockOutcome::Missed, Some(1)),
        ("2026-12-16T08:30", ClockOutcome::Missed, Some(1)),
    ] {
        let mut site = Frankfurt::at("2026-11-23T01:00:00Z");
        site.applies("2026-12-16");
        let refused = site.hands_over("2026-11-23T02:00").unwrap_err();
        assert_eq!(
            refused.params["refusal"], "no_handover",
            "not before the approval"
        );
        site.answers("Available");
        let open = site.clock(ClockWord::Handover);
        assert_eq!(
            open.due, "2026-12-15T22:59:59.000Z",
            "the end of that day in Frankfurt"
        );
        assert_eq!(open.zone, BERLIN);
        let future = site.hands_over("2026-12-15T12:00").unwrap_err();
        assert_eq!(future.fields[0].code, "in_future");
        site.rig.wait(Duration::days(25));
        let page = must(site.hands_over(at));
        let told = page.loas[0].handed_over.clone().unwrap();
        assert_eq!(
            (told.by.as_str(), told.to.as_deref()),
            ("Ana García", Some("Ines Roth"))
        );
        let ended = site.clock(ClockWord::Handover);
        assert_eq!((ended.outcome, ended.late), (outcome, late), "{at}");
        let word = if late.is_some() { "missed" } else { "kept" };
        assert!(site.rows().contains(&format!("handover {word}")));
        assert!(
            page.history
                .iter()
                .any(|one| one.kind == HistoryKind::LoaHandedOver),
            "and it stands in the history"
        );
    }
}

#[test]
fn an_entry_code_site_has_no_hand_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved();
    let loa = &story.view.loas[0];
    assert!(loa.clocks.iter().all(|one| one.kind != ClockWord::Handover));
    let request = RecordHandOver {
        key: "over".into(),
        loa: loa.id.clone(),
        by: "Lin Yue".into(),
        to: String::new(),
        at: "2026-11-23T01:00".into(),
        zone: "UTC".into(),
    };
    let refused = rig.run(|desk, occasion| desk.record_handover(occasion, request));
    assert_eq!(refused.unwrap_err().params["refusal"], "no_handover");
}

#[test]
fn days_on_which_the_clocks_change_end_at_their_own_midnight() {
    // Frankfurt puts its clocks forward on 28 March 2027 and back on 31 October 2027
    for (now, visit, handover, from) in [
        // visit on the short Sunday itself: the day before is still winter time
        (
            "2027-03-22T08:00:00Z",
            "2027-03-28",
            "2027-03-27T22:59:59.000Z",
            "2027-03-28T07:00:00.000Z",
        ),
        // visit on the Monday: the day before is 23 hours long and ends in summer time
        (
            "2027-03-22T08:00:00Z",
            "2027-03-29",
            "2027-03-28T21:59:59.000Z",
            "2027-03-29T07:00:00.000Z",
        ),
        // visit on the long Sunday and on the Monday after it
        (
            "2027-10-25T08:00:00Z",
            "2027-10-31",
            "2027-10-30T21:59:59.000Z",
            "2027-10-31T08:00:00.000Z",
        ),
        (
            "2027-10-25T08:00:00Z",
            "2027-11-01",
            "2027-10-31T22:59:59.000Z",
            "2027-11-01T08:00:00.000Z",
        ),
    ] {
        let mut site = Frankfurt::at(now);
        let loa = site.applies(visit);
        assert_eq!(loa.window_from, from, "nine o'clock there");
        site.answers("Available");
        let clock = site.clock(ClockWord::Handover);
        assert_eq!(
            (clock.due.as_str(), clock.outcome),
            (handover, ClockOutcome::Open)
        );
        let row = site.rig.run(|desk, _| {
            let db = desk.store().unwrap().db();
            desk_store::clocks::list(db, Some(ClockKind::Handover)).unwrap()
        });
        assert_eq!(row[0].due, handover);
        // a second before midnight and at midnight, as the wall clock there shows it
        let zone: chrono_tz::Tz = BERLIN.parse().unwrap();
        let due: DateTime<Utc> = handover.parse().unwrap();
        let shown = due.with_timezone(&zone).format("%H:%M:%S").to_string();
        assert_eq!(shown, "23:59:59");
        // the review is the provider's: no change of clocks there
        let review = site.clock(ClockWord::LoaReview);
        assert!(review.due.ends_with("T15:59:59.000Z"), "{}", review.due);
    }
}
