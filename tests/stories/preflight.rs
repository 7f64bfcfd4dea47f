//! Going on in spite of a finding: refused without a reason; with one it is recorded, and stands in the history for ever.

use chrono::Duration;
use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, facility, loa_form, must};

fn reason(field: &str, code: &str, reason: &str) -> KeptWarning {
    KeptWarning {
        field: field.into(),
        code: code.into(),
        reason: reason.into(),
    }
}

fn codes(fields: &[FieldProblem]) -> Vec<&str> {
    fields.iter().map(|one| one.code.as_str()).collect()
}

/// What the history tells under the entries of this kind.
fn told(page: &CircuitView, kind: HistoryKind) -> Vec<KeptView> {
    let entries = page.history.iter().filter(|entry| entry.kind == kind);
    entries.flat_map(|entry| entry.kept.clone()).collect()
}

#[test]
fn what_is_overridden_when_applying_and_when_issuing_needs_a_reason_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let circuit = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view
        .id;
    // dark fibre at a site of China Telecom, in the freeze of Double Twelve, on a Saturday
    let mut form = loa_form(vec![engineer("陈致远", "XD4829371")]);
    form.line_type = "FIBRE".into();
    form.entry_date = "2026-12-12".into();
    let apply = |rig: &mut Rig, kept: Vec<KeptWarning>| {
        let request = ApplyLoa {
            key: rig.key(),
            circuit: circuit.clone(),
            form: form.clone(),
            kept,
        };
        rig.run(|desk, occasion| desk.apply_loa(occasion, request))
    };
    let all = [
        "dark_fibre_at_carrier_site",
        "freeze_meets",
        "visit_on_day_off",
    ];
    let refused = apply(&mut rig, Vec::new()).unwrap_err();
    assert_eq!(codes(&refused.fields), all, "what blocks comes first");
    let weights: Vec<(bool, bool)> = refused
        .fields
        .iter()
        .map(|one| (one.warning, one.overridable))
        .collect();
    assert_eq!(weights, [(false, true), (true, true), (true, true)]);
    let fibre = reason("lineType", all[0], "  Agreed with the site, ticket 88  ");
    let freeze = reason("entryDate", all[1], "Leave from the site");
    // neither part of the reasons, nor a blank one, nor one at another field is enough
    let blank = reason("entryDate", all[2], " \t ");
    let elsewhere = reason("entryUntilDate", all[2], "They work on Saturday");
    for (kept, left) in [
        (vec![fibre.clone()], vec![all[1], all[2]]),
        (vec![fibre.clone(), freeze.clone(), blank], vec![all[2]]),
        (vec![fibre.clone(), freeze.clone(), elsewhere], vec![all[2]]),
    ] {
        let refused = apply(&mut rig, kept).unwrap_err();
        assert_eq!(codes(&refused.fields), left);
        assert!(
            rig.page(&circuit).loas.is_empty(),
            "nothing was applied for"
        );
    }
    let saturday = reason("entryDate", all[2], "They work on Saturday");
    must(apply(&mut rig, vec![fibre, freeze, saturday]));
    rig.reopen();
    let page = rig.page(&circuit);
    let kept = told(&page, HistoryKind::LoaApplied);
    let reasons: Vec<(&str, &str)> = kept
        .iter()
        .map(|one| (one.code.as_str(), one.reason.as_str()))
        .collect();
    assert_eq!(
        reasons,
        [
            (all[0], "Agreed with the site, ticket 88"),
            (all[1], "Leave from the site"),
            (all[2], "They work on Saturday"),
        ]
    );
    assert!(
        kept[0]
            .said
            .en
            .starts_with("China Telecom sites take no dark fibre")
    );
    assert!(kept[1].said.zh.contains("双 12") && kept[2].said.zh.contains("2026-12-12"));

    // approved without Alibaba Cloud's PDF and without the connector
    rig.wait(Duration::days(1));
    let approve = RecordLoa {
        key: rig.key(),
        loa: page.loas[0].id.clone(),
        status: "Available".into(),
        facility: FacilityForm {
            connector: String::new(),
            ..facility()
        },
        access_flow: AccessFlowWord::SmsQr,
        official_pdf: None,
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    let loa = must(rig.run(|desk, occasion| desk.record_loa(occasion, approve))).loas[0]
        .id
        .clone();
    let issue = |rig: &mut Rig, kept: Vec<KeptWarning>| {
        let request = IssueHandout {
            key: rig.key(),
            loa: loa.clone(),
            by: "Lin Yue".into(),
            kept,
            audiences: Vec::new(),
            survey: false,
            reason: String::new(),
        };
        rig.run(|desk, occasion| desk.issue_handout(occasion, request))
    };
    let refused = issue(&mut rig, Vec::new()).unwrap_err();
    let asked = [
        "facility_missing",
        "carrier_letter_needed",
        "official_pdf_absent",
    ];
    assert_eq!(
        codes(&refused.fields),
        asked,
        "freeze and Saturday were settled with the application"
    );
    let mut reasons = vec![
        reason("facility.connector", asked[0], "LC, the site says"),
        reason("carrierLetter", asked[1], "From the carrier, 20 November"),
    ];
    let refused = issue(&mut rig, reasons.clone()).unwrap_err();
    assert_eq!(codes(&refused.fields), [asked[2]]);
    assert!(
        rig.page(&circuit).handouts.is_empty(),
        "no number was spent"
    );
    reasons.push(reason("officialPdf", asked[2], "The site has it already"));
    must(issue(&mut rig, reasons));
    rig.reopen();
    let page = rig.page(&circuit);
    assert!(page.handouts[0].number.ends_with("-000001"));
    let kept: Vec<(String, String)> = told(&page, HistoryKind::HandoutIssued)
        .into_iter()
        .map(|one| (one.said.en, one.reason))
        .collect();
    assert_eq!(kept.len(), 3);
    assert!(kept[0].0.contains("connector") && kept[0].1 == "LC, the site says");
    assert!(kept[1].0.contains("China Telecom") && kept[1].1 == "From the carrier, 20 November");
    assert!(kept[2].0.contains("own LOA") && kept[2].1 == "The site has it already");
    let entry = page
        .history
        .iter()
        .find(|one| one.kind == HistoryKind::HandoutIssued);
    assert_eq!(entry.unwrap().params["by"], "Lin Yue", "and who did it");
}

#[test]
fn what_cannot_be_overridden_stays_refused_whatever_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let story = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m");
    let circuit = story.view.id;
    let mut form = loa_form(vec![engineer("陈致远", "XD4829371")]);
    form.entry_date = "2026-11-20".into();
    form.construction_company = "岚合 \u{1f6e0}".into();
    let apply = ApplyLoa {
        key: rig.key(),
        circuit: circuit.clone(),
        form,
        kept: vec![
            reason("entryDate", "window_past", "We were there"),
            reason("constructionCompany", "cannot_print", "It looks nice"),
        ],
    };
    let refused = rig
        .run(|desk, occasion| desk.apply_loa(occasion, apply))
        .unwrap_err();
    assert_eq!(codes(&refused.fields), ["window_past", "cannot_print"]);
    assert!(
        refused
            .fields
            .iter()
            .all(|one| !one.overridable && !one.warning)
    );
    // and a handout for a visit that is over
    let story = rig
        .circuit(&account, "Second")
        .allocated("pc-bp1qrb3n7wd0k5x2n")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved();
    let loa = story.view.loas[0].id.clone();
    rig.wait(Duration::days(40));
    let check = CheckIssue {
        loa,
        kept: vec![reason("entryDate", "visit_over", "It was prolonged")],
    };
    let found = must(rig.run(|desk, occasion| desk.check_issue(occasion, check)));
    let over = &found.problems[0];
    assert_eq!(
        (over.field.as_str(), over.code.as_str()),
        ("entryDate", "visit_over")
    );
    assert!(!over.overridable && over.message.contains("Apply for the LOA again"));
}
