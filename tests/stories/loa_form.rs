//! Each row of the guide's table for the LOA form, by name: what the row takes, what it refuses with which words, what the
//! file keeps of it, and where it stands on the page and on the paper. The notes of the step stand at the end.

use chrono::Duration;
use desk_api::wire::*;
use desk_domain::application::LoaApplication;
use desk_domain::loa::LoaStatus;
use desk_domain::person::PersonDetails;
use desk_domain::personal::Personal;
use desk_letter::letter::Letter;
use desk_tests::story::{
    Rig, engineer, facility, issue_reasons, loa_form, must, port_form, settings,
};
use desk_tests::window::readers::text_of;

/// What somebody types into the form.
type Typing = fn(&mut LoaForm);

const OWNER: &str = "云澜物流（杭州）有限公司";

/// A desk with one circuit whose port is allocated; its LOA is still to be applied for.
struct Row {
    rig: Rig,
    circuit: String,
    folder: tempfile::TempDir,
}

impl Row {
    fn new() -> Self {
        Self::of(|_| (), |_| ())
    }

    /// The same with another account, or another port.
    fn of(account: impl FnOnce(&mut AccountForm), port: impl FnOnce(&mut PortForm)) -> Self {
        let mut row = Self::waiting(account, port);
        let request = RecordPort {
            key: row.rig.key(),
            circuit: row.circuit.clone(),
            status: "Allocated".into(),
            instance_id: "pc-bp1qrb3n7wd0k5x2m".into(),
            port: String::new(),
            device: String::new(),
            reason: String::new(),
            seen_by: "Lin Yue".into(),
            seen_at: row.rig.now().format("%Y-%m-%dT%H:%M").to_string(),
            zone: "UTC".into(),
        };
        must(
            row.rig
                .run(|desk, occasion| desk.record_port(occasion, request)),
        );
        row
    }

    /// The same before the port is allocated.
    fn waiting(account: impl FnOnce(&mut AccountForm), port: impl FnOnce(&mut PortForm)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut rig = Rig::new(folder.path());
        let saved = SaveSettings {
            key: rig.key(),
            form: settings(),
        };
        must(rig.run(|desk, occasion| desk.save_settings(occasion, saved)));
        let mut form = AccountForm {
            name: OWNER.into(),
            name_latin: String::new(),
            kind: AccountKind::Corporate,
            uid: String::new(),
            traffic_billing: true,
            note: String::new(),
        };
        account(&mut form);
        let opened = SaveAccount {
            key: rig.key(),
            id: None,
            form,
        };
        let account = must(rig.run(|desk, occasion| desk.save_account(occasion, opened)));
        let mut form = port_form(&account, "Row");
        port(&mut form);
        let applied = ApplyPort {
            key: rig.key(),
            form,
            kept: Vec::new(),
            plan: None,
        };
        let view = must(rig.run(|desk, occasion| desk.apply_port(occasion, applied)));
        Self {
            rig,
            circuit: view.id,
            folder,
        }
    }

    /// Everything that the check of a changed form finds.
    fn finds(&mut self, change: impl FnOnce(&mut LoaForm)) -> Vec<FieldProblem> {
        let check = CheckLoa {
            circuit: self.circuit.clone(),
            form: changed(change),
            kept: Vec::new(),
        };
        let found = self
            .rig
            .run(|desk, occasion| desk.check_loa(occasion, check));
        must(found).problems
    }

    /// `field code` of each finding; a warning ends with `?`, a block that a reason settles with `!`. A finding says what
    /// to do, in both languages.
    fn says(&mut self, change: impl FnOnce(&mut LoaForm)) -> Vec<String> {
        let found = self.finds(change);
        for one in &found {
            assert!(
                one.message.ends_with('.') && one.message_zh.ends_with('。'),
                "{}: {} {}",
                one.code,
                one.message,
                one.message_zh
            );
        }
        found
            .iter()
            .map(|p| {
                let mark = match (p.warning, p.overridable) {
                    (true, _) => "?",
                    (false, true) => "!",
                    (false, false) => "",
                };
                format!("{} {}{mark}", p.field, p.code)
            })
            .collect()
    }

    fn tries(
        &mut self,
        form: LoaForm,
        kept: &[(&str, &str, &str)],
    ) -> Result<CircuitView, ApiError> {
        let request = ApplyLoa {
            key: self.rig.key(),
            circuit: self.circuit.clone(),
            form,
            kept: kept
                .iter()
                .map(|(field, code, reason)| KeptWarning {
                    field: (*field).into(),
                    code: (*code).into(),
                    reason: (*reason).into(),
                })
                .collect(),
        };
        self.rig
            .run(|desk, occasion| desk.apply_loa(occasion, request))
    }

    /// What is said when it is sent all the same; nothing of it is kept.
    fn refuses(&mut self, change: impl FnOnce(&mut LoaForm)) -> Vec<String> {
        let before = self.rig.page(&self.circuit);
        let refused = self.tries(changed(change), &[]).unwrap_err();
        let after = self.rig.page(&self.circuit);
        assert_eq!(
            (after.loas.len(), after.history.len()),
            (before.loas.len(), before.history.len()),
            "what is refused leaves nothing"
        );
        refused
            .fields
            .iter()
            .map(|p| format!("{} {}", p.field, p.code))
            .collect()
    }

    /// Applies, starts the program anew, and gives what the page shows.
    fn applies(
        &mut self,
        change: impl FnOnce(&mut LoaForm),
        kept: &[(&str, &str, &str)],
    ) -> LoaView {
        must(self.tries(changed(change), kept));
        self.rig.reopen();
        self.rig.page(&self.circuit).loas.remove(0)
    }

    /// The newest application as the file keeps it.
    fn stored(&mut self) -> LoaApplication {
        let circuit = self.circuit.clone();
        self.rig.run(|desk, _| {
            let store = desk.store().unwrap();
            let whole = desk_store::circuits::whole(store.db(), store.keys(), &circuit).unwrap();
            whole.unwrap().loas[0].1.application.clone()
        })
    }

    /// What the file keeps of the engineers, opened.
    fn stored_engineers(&mut self) -> Vec<PersonDetails> {
        self.stored()
            .engineers
            .iter()
            .filter_map(Personal::known)
            .cloned()
            .collect()
    }

    fn start(&mut self) -> LoaStart {
        let id = self.circuit.clone();
        must(
            self.rig
                .run(|desk, occasion| desk.loa_start(occasion, ById { id })),
        )
    }

    /// Records the answer to the newest LOA as it was seen at a Beijing time, or now.
    fn answers(&mut self, status: &str, seen_at: Option<&str>) -> Result<CircuitView, ApiError> {
        let loa = self.rig.page(&self.circuit).loas[0].id.clone();
        let now = self.rig.now() + Duration::hours(8);
        let request = RecordLoa {
            key: self.rig.key(),
            loa,
            status: status.into(),
            facility: facility(),
            access_flow: AccessFlowWord::SmsQr,
            official_pdf: None,
            reason: "because".into(),
            seen_by: "Lin Yue".into(),
            seen_at: seen_at.map_or_else(
                || now.format("%Y-%m-%dT%H:%M").to_string(),
                ToOwned::to_owned,
            ),
            zone: "Asia/Shanghai".into(),
        };
        self.rig
            .run(|desk, occasion| desk.record_loa(occasion, request))
    }

    /// Approved and issued: what the paper says, as data and as a reader of the PDF finds it.
    fn paper(&mut self) -> (Letter, String) {
        let loa = must(self.answers("Available", None)).loas[0].id.clone();
        let issue = IssueHandout {
            key: self.rig.key(),
            loa,
            by: "Lin Yue".into(),
            kept: issue_reasons(),
            audiences: Vec::new(),
            survey: false,
            reason: String::new(),
        };
        let view = must(
            self.rig
                .run(|desk, occasion| desk.issue_handout(occasion, issue)),
        );
        let which = HandOut {
            number: view.handouts[0].number.clone(),
            revision: None,
            document: None,
            with_official: false,
        };
        let pdf = must(
            self.rig
                .run(|desk, occasion| desk.handout_bytes(occasion, which)),
        );
        let file = self.folder.path().join("paper.pdf");
        std::fs::write(&file, pdf.bytes).unwrap();
        let text = text_of(&file).unwrap();
        let letter = self.rig.run(|desk, _| {
            let store = desk.store().unwrap();
            let row = &desk_store::handouts::list(store.db(), "", None).unwrap()[0];
            desk_store::files::bytes(store.db(), store.keys(), &row.letter).unwrap()
        });
        (serde_json::from_slice(&letter.unwrap()).unwrap(), text)
    }
}

fn changed(change: impl FnOnce(&mut LoaForm)) -> LoaForm {
    let mut form = loa_form(vec![engineer("陈致远", "XD4829371")]);
    change(&mut form);
    form
}

fn team(count: usize) -> Vec<EngineerForm> {
    (0..count)
        .map(|n| engineer(&format!("Engineer {n:02}"), &format!("XE{n:07}")))
        .collect()
}

#[test]
fn company_name_of_a_corporate_account_is_the_one_of_the_account() {
    let mut row = Row::of(|a| a.name_latin = "Yunlan Freight Co., Ltd.".into(), |_| ());
    let start = row.start();
    assert_eq!(
        start.form.company_name, OWNER,
        "offered as the account has it"
    );
    assert_eq!(start.form.company_name_latin, "Yunlan Freight Co., Ltd.");
    assert!(row.says(|_| ()).is_empty());
    assert!(
        row.says(|f| f.company_name = "云澜物流(杭州)有限公司".into())
            .is_empty(),
        "brackets of another width are the same name"
    );
    assert_eq!(
        row.says(|f| f.company_name = " ".into()),
        ["companyName required"]
    );
    assert_eq!(
        row.says(|f| f.company_name = format!("{OWNER}{}", "司".repeat(128))),
        [
            "companyName too_long",
            "companyName name_differs_from_account?"
        ]
    );
    let other = |f: &mut LoaForm| f.company_name = "云澜物流（上海）有限公司".into();
    let found = row.finds(other);
    assert_eq!(
        (found.len(), found[0].field.as_str(), found[0].warning),
        (1, "companyName", true)
    );
    assert_eq!(found[0].code, "name_differs_from_account");
    assert!(found[0].message.contains("Write it as the account has it"));
    assert_eq!(
        row.refuses(other),
        ["companyName name_differs_from_account"]
    );

    let reason = "Renamed on 1 November; the console still shows the old name";
    let view = row.applies(
        other,
        &[("companyName", "name_differs_from_account", reason)],
    );
    assert_eq!(view.form.company_name, "云澜物流（上海）有限公司");
    assert_eq!(
        (view.kept[0].field.as_str(), view.kept[0].reason.as_str()),
        ("companyName", reason)
    );
    let kept = &row.stored().kept[0];
    assert_eq!(
        (kept.code.as_str(), kept.reason.as_str()),
        ("name_differs_from_account", reason)
    );
    let (letter, text) = row.paper();
    assert_eq!(letter.parties.customer, "云澜物流（上海）有限公司");
    assert!(text.contains("云澜物流（上海）有限公司"), "{text}");
    assert!(!text.contains(OWNER), "the form's name, not the account's");
}

#[test]
fn company_name_of_an_individual_account_is_the_owner_of_the_account() {
    let mut row = Row::of(
        |account| {
            account.name = "沈望舒".into();
            account.kind = AccountKind::Individual;
        },
        |_| (),
    );
    assert_eq!(row.start().form.company_name, "沈望舒");
    let found = row.finds(|f| f.company_name = OWNER.into());
    assert_eq!(
        (found.len(), found[0].field.as_str(), found[0].code.as_str()),
        (1, "companyName", "name_differs_from_owner")
    );
    assert!(found[0].warning && found[0].message.contains("the owner’s name"));
    assert!(found[0].message_zh.contains("账号所有人"));
    assert_eq!(
        row.refuses(|f| f.company_name = OWNER.into()),
        ["companyName name_differs_from_owner"]
    );
    let view = row.applies(|f| f.company_name = "沈望舒".into(), &[]);
    assert!(view.kept.is_empty());
    assert_eq!(row.stored().company_name, "沈望舒");
    let (letter, text) = row.paper();
    assert_eq!(letter.parties.customer, "沈望舒");
    assert!(text.contains("沈望舒"));
}

#[test]
fn construction_company_is_who_enters_the_data_centre() {
    let mut row = Row::new();
    assert_eq!(
        row.start().form.construction_company,
        "",
        "nobody is guessed"
    );
    assert_eq!(
        row.refuses(|f| f.construction_company.clear()),
        ["constructionCompany required"]
    );
    assert_eq!(
        row.says(|f| f.construction_company = "岚".repeat(129)),
        ["constructionCompany too_long"]
    );
    assert_eq!(
        row.says(|f| f.construction_company = "岚合\u{202e}网络".into()),
        ["constructionCompany direction_character"]
    );
    let unprintable = |f: &mut LoaForm| f.construction_company = "岚合 \u{1f6e0}".into();
    let found = row.finds(unprintable);
    assert_eq!(
        (found[0].field.as_str(), found[0].code.as_str()),
        ("constructionCompany", "cannot_print")
    );
    assert!(found[0].message.contains("U+1F6E0"));
    assert!(
        row.says(|f| {
            unprintable(f);
            f.construction_company_latin = "Lanhe Networks".into();
        })
        .is_empty(),
        "its spelling in Latin letters is printed"
    );
    let view = row.applies(
        |f| f.construction_company_latin = "Lanhe Networks".into(),
        &[],
    );
    assert_eq!(view.form.construction_company, "岚合网络工程有限公司");
    let stored = row.stored();
    assert_eq!(
        (
            stored.construction_company.as_str(),
            stored.construction_company_latin.as_str()
        ),
        ("岚合网络工程有限公司", "Lanhe Networks")
    );
    let seen = must(
        row.rig
            .run(|desk, occasion| desk.companies(occasion, Nothing {})),
    )
    .seen;
    assert!(
        seen.iter()
            .any(|one| one.name == "岚合网络工程有限公司" && one.kind == "construction"),
        "the address book offers it the next time"
    );
    let (letter, text) = row.paper();
    assert_eq!(letter.parties.construction, "岚合网络工程有限公司");
    assert!(text.contains("岚合网络工程有限公司") && text.contains("Lanhe Networks"));
}

#[test]
fn leased_line_type_is_one_of_the_four() {
    let mut row = Row::new();
    assert_eq!(row.refuses(|f| f.line_type.clear()), ["lineType required"]);
    for wrong in ["SDH", "mstp", "Fiber Connection"] {
        assert_eq!(
            row.says(|f| f.line_type = wrong.into()),
            ["lineType unknown_choice"],
            "{wrong}"
        );
    }
    // a neutral site and a provider that is none of the three: every type is taken
    for (word, en, zh) in [
        ("MSTP", "MSTP", "MSTP 专线"),
        ("MPLSVPN", "MPLS VPN", "MPLS VPN 专线"),
        ("FIBRE", "Fiber Connection", "光纤直连"),
        ("Other", "Others", "其他类型专线"),
    ] {
        let mut row = Row::of(
            |_| (),
            |port| {
                port.access_point = "Hangzhou-Yuhang-B".into();
                port.line_operator = "CO".into();
                port.line_type = word.into();
            },
        );
        assert_eq!(row.start().form.line_type, word, "as it was planned");
        assert!(row.says(|f| f.line_type = word.into()).is_empty(), "{word}");
        let view = row.applies(|f| f.line_type = word.into(), &[]);
        assert_eq!(view.form.line_type, word);
        assert_eq!(row.stored().line_type, word);
        let (letter, text) = row.paper();
        assert_eq!(letter.circuit.line_type.zh, zh);
        assert!(text.contains(en) && text.contains(zh), "{word}: {text}");
    }
}

#[test]
fn leased_line_type_dark_fibre_is_not_taken_at_the_sites_of_the_three_carriers() {
    for (point, operator, en, zh) in [
        ("Hangzhou-Xiaoshan-B", "CT", "China Telecom", "中国电信"),
        ("Hangzhou-Xiaoshan-A", "CU", "China Unicom", "中国联通"),
        ("Hangzhou-Xiaoshan-D", "CM", "China Mobile", "中国移动"),
    ] {
        let at = |port: &mut PortForm| {
            port.access_point = point.into();
            port.line_operator = operator.into();
        };
        let mut row = Row::of(|_| (), at);
        for fine in ["MSTP", "MPLSVPN", "Other"] {
            assert!(
                row.says(|f| f.line_type = fine.into()).is_empty(),
                "{point}"
            );
        }
        let fibre = |f: &mut LoaForm| f.line_type = "FIBRE".into();
        let found = row.finds(fibre);
        assert_eq!(found.len(), 1, "{point}");
        assert_eq!(
            (found[0].field.as_str(), found[0].code.as_str()),
            ("lineType", "dark_fibre_at_carrier_site")
        );
        assert!(
            !found[0].warning && found[0].overridable,
            "it blocks, unless somebody says why"
        );
        assert!(found[0].message.starts_with(&format!("{en} sites")));
        assert!(found[0].message_zh.contains(zh));
        assert_eq!(row.refuses(fibre), ["lineType dark_fibre_at_carrier_site"]);
        let reason = (
            "lineType",
            "dark_fibre_at_carrier_site",
            "Agreed with the site",
        );
        let view = row.applies(fibre, &[reason]);
        assert_eq!(view.kept[0].reason, "Agreed with the site");
        assert_eq!(row.stored().line_type, "FIBRE");
    }
    // with one of the three at a neutral site it is the provider that does not take it
    let mut row = Row::of(
        |_| (),
        |port| port.access_point = "Hangzhou-Yuhang-B".into(),
    );
    assert_eq!(
        row.says(|f| f.line_type = "FIBRE".into()),
        ["lineType dark_fibre_with_carrier!"]
    );
}

#[test]
fn construction_schedule_is_when_the_construction_company_enters() {
    let mut row = Row::new();
    let start = row.start();
    assert_eq!(
        (start.form.entry_date.as_str(), start.zone.as_str()),
        ("", "Asia/Shanghai")
    );
    let cases: [(Typing, &[&str]); 11] = [
        (|f| f.entry_date.clear(), &["entryDate required"]),
        (|f| f.entry_from.clear(), &["entryFrom required"]),
        (|f| f.entry_until.clear(), &["entryUntil required"]),
        (
            |f| f.entry_date = "16/12/2026".into(),
            &["entryDate date_form"],
        ),
        (|f| f.entry_from = "9 am".into(), &["entryFrom time_form"]),
        (
            |f| f.entry_until = "08:59".into(),
            &["entryUntil window_ends_before_start"],
        ),
        (
            |f| f.entry_until_date = "2026-12-15".into(),
            &["entryUntilDate window_ends_before_start"],
        ),
        (
            |f| f.entry_date = "2026-11-20".into(),
            &["entryDate window_past"],
        ),
        (
            |f| f.entry_until_date = "2027-01-18".into(),
            &["entryUntilDate window_too_long?"],
        ),
        // Saturday
        (
            |f| f.entry_date = "2026-12-19".into(),
            &["entryDate visit_on_day_off?"],
        ),
        (
            |f| f.entry_until_date = "2026-12-20".into(),
            &["entryUntilDate visit_on_day_off?"],
        ),
    ];
    for (change, said) in cases {
        assert_eq!(row.says(change), said);
    }
    assert_eq!(
        row.refuses(|f| f.entry_date = "2026-11-20".into()),
        ["entryDate window_past"]
    );
    let view = row.applies(|f| f.entry_until_date = "2026-12-17".into(), &[]);
    assert_eq!(
        (
            view.form.entry_date.as_str(),
            view.form.entry_from.as_str(),
            view.form.entry_until_date.as_str(),
            view.form.entry_until.as_str()
        ),
        ("2026-12-16", "09:00", "2026-12-17", "18:00")
    );
    let stored = row.stored();
    assert_eq!(
        (
            stored.window_from.to_rfc3339(),
            stored.window_until.to_rfc3339(),
            stored.zone.as_str()
        ),
        (
            "2026-12-16T01:00:00+00:00".to_owned(),
            "2026-12-17T10:00:00+00:00".to_owned(),
            "Asia/Shanghai"
        )
    );
    let (letter, text) = row.paper();
    assert_eq!(
        (letter.window.from, letter.window.to),
        (stored.window_from, stored.window_until)
    );
    assert!(
        text.contains("16 Dec 2026") && text.contains("17 Dec 2026") && text.contains("09:00"),
        "{text}"
    );
}

#[test]
fn construction_schedule_is_in_the_time_of_the_site() {
    let mut row = Row::of(
        |_| (),
        |port| {
            port.region = "eu-central-1".into();
            port.access_point = "Germany-Frankfurt-B".into();
            port.line_operator = "Equinix".into();
        },
    );
    assert_eq!(row.start().zone, "Europe/Berlin");
    let view = row.applies(|_| (), &[]);
    assert_eq!(
        (view.window_from.as_str(), view.zone.as_str()),
        ("2026-12-16T08:00:00.000Z", "Europe/Berlin"),
        "nine o'clock there"
    );
    // in the night in which the clocks are put forward there is no half past two
    let said = row.says(|f| {
        f.purpose_reason = "Second cable".into();
        f.entry_date = "2027-03-28".into();
        f.entry_from = "02:30".into();
    });
    assert_eq!(said[0], "entryFrom local_time_skipped");
}

#[test]
fn construction_schedule_note_holidays_and_freezes_may_affect_it() {
    let mut row = Row::new();
    let inside = |f: &mut LoaForm| f.entry_date = "2026-12-09".into();
    let found = row.finds(inside);
    assert_eq!(
        (found.len(), found[0].field.as_str(), found[0].code.as_str()),
        (1, "entryDate", "freeze_meets")
    );
    assert!(
        found[0].message.contains("2026-11-30 to 2026-12-13"),
        "{}",
        found[0].message
    );
    assert!(found[0].message_zh.contains("双 12"));
    assert_eq!(
        row.says(|f| f.entry_date = "2026-11-26".into()),
        ["entryDate freeze_near?"],
        "four days before it"
    );
    assert!(
        row.says(|f| f.entry_date = "2026-12-14".into()).is_empty(),
        "the day after it"
    );
    assert_eq!(row.refuses(inside), ["entryDate freeze_meets"]);
    let view = row.applies(
        inside,
        &[("entryDate", "freeze_meets", "Leave from the site")],
    );
    let kept = &view.kept[0];
    assert_eq!(kept.reason, "Leave from the site");
    assert!(kept.said.en.contains("2026-12-13"), "and what it said");
    let (letter, text) = row.paper();
    assert!(letter.freeze_notes[0].zh.contains("双 12"));
    assert!(text.contains("Double Twelve"), "{text}");
}

#[test]
fn customer_data_centre_location_is_where_the_line_comes_from() {
    let mut row = Row::new();
    assert_eq!(
        row.refuses(|f| f.customer_location = "\u{3000} ".into()),
        ["customerLocation required"]
    );
    assert_eq!(
        row.says(|f| f.customer_location = "滨".repeat(257)),
        ["customerLocation too_long"]
    );
    assert!(
        row.says(|f| f.customer_location = "滨".repeat(256))
            .is_empty()
    );
    assert_eq!(
        row.says(|f| f.customer_location = "滨江\u{7}机房".into()),
        ["customerLocation control_character"]
    );
    assert_eq!(
        row.says(|f| f.customer_location = "滨江机房 \u{1f3e2}".into()),
        ["customerLocation cannot_print"]
    );
    let view = row.applies(|f| f.customer_location = "  滨江机房   2F-A11 ".into(), &[]);
    assert_eq!(view.form.customer_location, "滨江机房 2F-A11");
    assert_eq!(row.stored().customer_location, "滨江机房 2F-A11");
    let (letter, text) = row.paper();
    assert_eq!(
        letter.circuit.customer_site.as_deref(),
        Some("滨江机房 2F-A11")
    );
    assert!(text.contains("滨江机房 2F-A11"), "{text}");
}

#[test]
fn leased_line_bandwidth_is_the_one_of_the_contract() {
    let mut row = Row::new();
    assert_eq!(row.start().form.bandwidth, "", "nothing is guessed");
    assert_eq!(row.refuses(|f| f.bandwidth.clear()), ["bandwidth required"]);
    for wrong in ["fast", "4000/2000", "-5", "4.0005M"] {
        assert_eq!(
            row.says(|f| f.bandwidth = wrong.into()),
            ["bandwidth bandwidth_form"],
            "{wrong}"
        );
    }
    for beyond in ["1", "102401"] {
        assert_eq!(
            row.says(|f| f.bandwidth = beyond.into()),
            ["bandwidth bandwidth_range"],
            "{beyond}"
        );
    }
    for same in ["4000", "4,000", "4G", "4 Gbit/s", "４０００"] {
        assert!(row.says(|f| f.bandwidth = same.into()).is_empty(), "{same}");
    }
    let view = row.applies(|f| f.bandwidth = "2.5 Gbit/s".into(), &[]);
    assert_eq!(view.form.bandwidth, "2500");
    assert_eq!(row.stored().bandwidth_mbps, 2_500);
    let (letter, text) = row.paper();
    assert_eq!(letter.circuit.bandwidth_mbps, 2_500);
    assert!(text.contains("2,500 Mbit/s contracted 合同"), "{text}");
}

#[test]
fn leased_line_bandwidth_above_what_the_port_carries_wants_a_reason() {
    let mut row = Row::of(|_| (), |port| port.port_type = "1000Base-LX".into());
    assert!(row.says(|f| f.bandwidth = "1000".into()).is_empty());
    let more = |f: &mut LoaForm| f.bandwidth = "1001".into();
    let found = row.finds(more);
    assert_eq!(
        (found.len(), found[0].field.as_str(), found[0].code.as_str()),
        (1, "bandwidth", "bandwidth_beyond_port")
    );
    assert!(
        found[0]
            .message
            .starts_with("A 1000Base-LX port carries 1000 Mbit/s. Lower the bandwidth"),
        "{}",
        found[0].message
    );
    assert_eq!(row.refuses(more), ["bandwidth bandwidth_beyond_port"]);
    let view = row.applies(
        more,
        &[("bandwidth", "bandwidth_beyond_port", "As in the contract")],
    );
    assert_eq!(
        (view.form.bandwidth.as_str(), view.kept[0].reason.as_str()),
        ("1001", "As in the contract")
    );
    assert_eq!(row.stored().bandwidth_mbps, 1_001);
}

#[test]
fn leased_line_bandwidth_above_the_limit_of_the_api_field_wants_a_reason() {
    let mut row = Row::of(
        |_| (),
        |port| {
            port.port_type = "40GBase-LR".into();
            port.manager = "Chen Wei".into();
            port.manager_on = "2026-11-20".into();
        },
    );
    assert!(
        row.says(|f| f.bandwidth = "10240".into()).is_empty(),
        "the most that the field takes"
    );
    let more = |f: &mut LoaForm| f.bandwidth = "10241".into();
    let found = row.finds(more);
    assert_eq!(
        (found.len(), found[0].field.as_str(), found[0].code.as_str()),
        (1, "bandwidth", "bandwidth_beyond_api")
    );
    assert!(found[0].warning && found[0].message.contains("10240 Mbit/s"));
    assert_eq!(row.refuses(more), ["bandwidth bandwidth_beyond_api"]);
    row.applies(
        more,
        &[(
            "bandwidth",
            "bandwidth_beyond_api",
            "Entered by the provider",
        )],
    );
    let stored = row.stored();
    assert_eq!(
        (stored.bandwidth_mbps, stored.kept[0].code.as_str()),
        (10_241, "bandwidth_beyond_api")
    );
    // above the port as well: both are said
    assert_eq!(
        Row::new().says(|f| f.bandwidth = "20G".into()),
        [
            "bandwidth bandwidth_beyond_api?",
            "bandwidth bandwidth_beyond_port?"
        ]
    );
}

#[test]
fn add_field_engineer_note_the_information_is_required() {
    let mut row = Row::new();
    assert_eq!(
        row.refuses(|f| f.engineers.clear()),
        ["engineers no_engineers"]
    );
    let found = row.finds(|f| f.engineers = vec![blank(), blank()]);
    assert_eq!(
        (found.len(), found[0].message.as_str()),
        (1, "Add at least one engineer."),
        "rows that were left empty are nobody"
    );
    // every cell of a row that was begun is asked for at itself
    assert_eq!(
        row.refuses(|f| {
            f.engineers[0] = EngineerForm {
                name: "陈致远".into(),
                ..blank()
            };
        }),
        [
            "engineers.0.gender required",
            "engineers.0.documentType required",
            "engineers.0.documentNumber required",
            "engineers.0.phone required"
        ]
    );
}

fn blank() -> EngineerForm {
    EngineerForm {
        name: String::new(),
        name_latin: String::new(),
        gender: String::new(),
        document_type: String::new(),
        document_number: String::new(),
        phone: String::new(),
    }
}

#[test]
fn add_field_engineer_takes_1_and_16_and_refuses_17() {
    for count in [1, 16] {
        let mut row = Row::new();
        assert!(row.says(|f| f.engineers = team(count)).is_empty());
        let view = row.applies(
            |f| {
                f.engineers = team(count);
                // empty rows are left out and not counted
                f.engineers.insert(1, blank());
            },
            &[],
        );
        assert_eq!(view.form.engineers.len(), count);
        let names: Vec<String> = row.stored_engineers().into_iter().map(|e| e.name).collect();
        let wanted: Vec<String> = team(count).into_iter().map(|e| e.name).collect();
        assert_eq!(names, wanted, "in their order");
        let (letter, text) = row.paper();
        assert_eq!(letter.engineers.len(), count);
        for name in wanted {
            assert!(text.contains(&name), "{name} is on the paper");
        }
    }
    let mut row = Row::new();
    let found = row.finds(|f| f.engineers = team(17));
    assert_eq!(
        (found.len(), found[0].field.as_str(), found[0].code.as_str()),
        (1, "engineers", "too_many_engineers")
    );
    assert!(
        !found[0].warning && !found[0].overridable,
        "no reason helps"
    );
    assert!(
        found[0]
            .message
            .contains("takes 16 engineers, and there are 17")
    );
    assert_eq!(
        row.refuses(|f| f.engineers = team(17)),
        ["engineers too_many_engineers"]
    );
}

#[test]
fn field_engineer_name_as_on_the_document_with_its_latin_spelling() {
    let mut row = Row::new();
    assert_eq!(
        row.refuses(|f| f.engineers[0].name.clear()),
        ["engineers.0.name required"]
    );
    assert_eq!(
        row.says(|f| f.engineers[0].name = "陈".repeat(65)),
        ["engineers.0.name too_long"]
    );
    assert_eq!(
        row.says(|f| f.engineers[0].name_latin = "陈 Zhiyuan".into()),
        ["engineers.0.nameLatin not_latin"]
    );
    let rare = |f: &mut LoaForm| f.engineers[0].name = "陈\u{31350}".into();
    assert_eq!(row.says(rare), ["engineers.0.name cannot_print"]);
    assert!(
        row.says(|f| {
            rare(f);
            f.engineers[0].name_latin = "Chen Zhiyuan".into();
        })
        .is_empty(),
        "the spelling of the passport is printed instead"
    );
    let view = row.applies(|f| f.engineers[0].name_latin = "Chen Zhiyuan".into(), &[]);
    assert_eq!(
        (
            view.form.engineers[0].name.as_str(),
            view.form.engineers[0].name_latin.as_str()
        ),
        ("陈致远", "Chen Zhiyuan")
    );
    assert_eq!(row.stored_engineers()[0].name_latin, "Chen Zhiyuan");
    let (letter, text) = row.paper();
    assert_eq!(letter.engineers[0].name, "陈致远");
    assert!(text.contains("陈致远") && text.contains("Chen Zhiyuan"));
}

#[test]
fn field_engineer_gender_is_one_of_two_words() {
    let mut row = Row::new();
    assert_eq!(
        row.refuses(|f| f.engineers[0].gender.clear()),
        ["engineers.0.gender required"]
    );
    assert_eq!(
        row.refuses(|f| f.engineers[0].gender = "F".into()),
        ["engineers.0.gender unknown_choice"]
    );
    row.applies(
        |f| {
            f.engineers = team(2);
            f.engineers[1].gender = "Male".into();
        },
        &[],
    );
    let stored: Vec<String> = row
        .stored_engineers()
        .into_iter()
        .map(|e| e.gender)
        .collect();
    assert_eq!(stored, ["Female", "Male"]);
}

#[test]
fn field_engineer_document_is_an_id_card_or_a_passport() {
    let mut row = Row::new();
    assert_eq!(
        row.refuses(|f| f.engineers[0].document_type.clear()),
        ["engineers.0.documentType required"]
    );
    assert_eq!(
        row.says(|f| f.engineers[0].document_type = "Licence".into()),
        ["engineers.0.documentType unknown_choice"]
    );
    let other = |f: &mut LoaForm| f.engineers[0].document_type = "Other".into();
    assert_eq!(
        row.refuses(other),
        ["engineers.0.documentType document_other"]
    );
    let view = row.applies(
        other,
        &[(
            "engineers.0.documentType",
            "document_other",
            "Permanent residence permit",
        )],
    );
    assert_eq!(view.form.engineers[0].document_type, "Other");
    assert_eq!(view.kept[0].reason, "Permanent residence permit");
    assert_eq!(row.stored_engineers()[0].document_type, "Other");
    let (_, text) = row.paper();
    assert!(text.contains("Other 其他"), "{text}");
}

#[test]
fn field_engineer_document_number_fits_its_document_and_is_shown_masked() {
    let mut row = Row::new();
    assert_eq!(
        row.refuses(|f| f.engineers[0].document_number = " ".into()),
        ["engineers.0.documentNumber required"]
    );
    assert_eq!(
        row.says(|f| f.engineers[0].document_number = "XD-48".into()),
        ["engineers.0.documentNumber passport_form?"]
    );
    // an invented card of a day long past; the last sign is the sum of the others
    for (number, said) in [
        ("11010519491231002X", None),
        ("11010519491231002x", None),
        ("110105194912310021", Some("id_card_checksum")),
        ("11010519491331002X", Some("id_card_birth_date")),
        ("1101051949123100", Some("id_card_form")),
    ] {
        let said: Vec<String> = said
            .map(|code| format!("engineers.0.documentNumber {code}?"))
            .into_iter()
            .collect();
        assert_eq!(
            row.says(|f| {
                f.engineers[0].document_type = "IDCard".into();
                f.engineers[0].document_number = number.into();
            }),
            said,
            "{number}"
        );
    }
    let twice = |f: &mut LoaForm| {
        f.engineers = team(3);
        f.engineers[2].document_number = " xe0000000".into();
    };
    let found = row.finds(twice);
    assert_eq!(
        (found.len(), found[0].field.as_str(), found[0].code.as_str()),
        (1, "engineers.2.documentNumber", "engineer_repeated")
    );
    assert!(
        found[0].message.starts_with("Rows 1 and 3"),
        "as people count"
    );
    assert_eq!(
        row.refuses(twice),
        ["engineers.2.documentNumber engineer_repeated"]
    );

    let view = row.applies(
        |f| f.engineers[0].document_number = "xd 4829371".into(),
        &[],
    );
    assert_eq!(view.form.engineers[0].document_number, "XD•••••71");
    assert_eq!(row.stored_engineers()[0].document_number, "XD4829371");
    let (letter, text) = row.paper();
    assert_eq!(letter.engineers[0].document_number, "XD4829371");
    assert!(text.contains("XD•••••71"), "{text}");
    let list = text.split("Visit 入场").nth(1).unwrap();
    let first_page = list.split('\u{c}').next().unwrap();
    assert!(
        !first_page.contains("XD4829371"),
        "the page that goes from hand to hand hides it"
    );
}

#[test]
fn field_engineer_phone_has_its_country_code_and_is_shown_masked() {
    let mut row = Row::new();
    assert_eq!(
        row.refuses(|f| f.engineers[0].phone.clear()),
        ["engineers.0.phone required"]
    );
    for wrong in ["139 0000 0417", "+44 (0)20 7946 0000", "+86 12", "call me"] {
        assert_eq!(
            row.says(|f| f.engineers[0].phone = wrong.into()),
            ["engineers.0.phone phone_form?"],
            "{wrong}"
        );
    }
    let short = |f: &mut LoaForm| f.engineers[0].phone = "8839".into();
    assert_eq!(row.refuses(short), ["engineers.0.phone phone_form"]);
    assert!(
        row.says(|f| f.engineers[0].phone = "＋86 139 0000 0417".into())
            .is_empty(),
        "a full-width sign is a plain one"
    );
    let view = row.applies(|f| f.engineers[0].phone = "+86 139 0000 0417".into(), &[]);
    assert_eq!(view.form.engineers[0].phone, "+86 139 •••• 0417");
    assert_eq!(row.stored_engineers()[0].phone, "+86 139 0000 0417");
    let (_, text) = row.paper();
    assert!(text.contains("+86 139 •••• 0417"), "{text}");
}

#[test]
fn step_note_each_port_has_its_loa_applied_for_once_it_is_there() {
    let mut row = Row::waiting(|_| (), |_| ());
    let refused = row.tries(changed(|_| ()), &[]).unwrap_err();
    assert_eq!(refused.params["refusal"], "port_not_allocated");
    assert!(refused.message.contains("once the port is allocated"));
    let page = row.rig.page(&row.circuit);
    assert!(page.loas.is_empty() && !page.actions.contains(&NextWord::ApplyLoa));
    let mut there = Row::new();
    let page = there.rig.page(&there.circuit);
    assert_eq!(page.next.next, NextWord::ApplyLoa);
    there.applies(|_| (), &[]);
}

#[test]
fn step_note_re_entry_takes_a_second_application() {
    let mut row = Row::new();
    row.applies(|f| f.engineers = team(2), &[]);
    let (first, _) = row.paper();
    let start = row.start();
    assert_eq!(start.purposes, ["re_entry", "adjustment"]);
    assert!(start.from_earlier && start.form.entry_date.is_empty());
    assert_eq!(
        start.form.engineers[1].document_number, "XE0000001",
        "the people of the last time, to be sent again"
    );
    let again = |f: &mut LoaForm| {
        f.entry_date = "2026-12-17".into();
        f.purpose = "re_entry".into();
    };
    assert_eq!(row.refuses(again), ["purposeReason required"]);
    assert_eq!(
        row.refuses(|f| {
            again(f);
            f.purpose = "first".into();
        }),
        ["purpose unknown_choice"]
    );
    let view = row.applies(
        |f| {
            again(f);
            f.purpose_reason = "The patch panel is moved".into();
        },
        &[],
    );
    assert_eq!(
        (
            view.form.purpose.as_str(),
            view.form.purpose_reason.as_str()
        ),
        ("re_entry", "The patch panel is moved")
    );
    assert_eq!(row.stored().purpose, "re_entry");
    let page = row.rig.page(&row.circuit);
    assert_eq!(
        (page.loas.len(), page.row.loa_status.as_str()),
        (2, "Applying")
    );
    assert_eq!(
        (
            page.loas[1].status.as_str(),
            page.loas[1].form.engineers.len()
        ),
        ("Available", 2),
        "the first one stays what it was"
    );
    let (second, _) = row.paper();
    assert_ne!(first.number, second.number);
    assert_eq!((first.engineers.len(), second.engineers.len()), (2, 1));
    assert_eq!(second.window.from - first.window.from, Duration::days(1));
}

#[test]
fn step_note_the_status_is_being_applied_then_approved() {
    let mut row = Row::new();
    let word = |page: &CircuitView| {
        let status = LoaStatus::from_wire(&page.row.loa_status).unwrap();
        (
            page.row.loa_status.clone(),
            status.label_en(),
            status.label_zh(),
        )
    };
    let before = row.rig.page(&row.circuit);
    assert_eq!(word(&before).0, "NotApplied");
    row.applies(|_| (), &[]);
    let applied = row.rig.page(&row.circuit);
    assert_eq!(
        word(&applied),
        ("Applying".into(), "LOA Being Applied", "LOA 申请中")
    );
    assert_eq!(
        (applied.next.next, applied.next.turn),
        (NextWord::RecordLoa, TurnWord::Theirs)
    );
    let refused = row.tries(changed(|_| ()), &[]).unwrap_err();
    assert_eq!(refused.params["refusal"], "loa_action_not_allowed");
    let refused = row.answers("LOA Approved", None).unwrap_err();
    assert_eq!(
        (
            refused.fields[0].field.as_str(),
            refused.fields[0].code.as_str()
        ),
        ("status", "unknown_choice")
    );
    assert_eq!(word(&row.rig.page(&row.circuit)).0, "Applying");

    let approved = must(row.answers("Accept", None));
    assert_eq!(
        word(&approved),
        ("Accept".into(), "LOA Approved", "LOA 申请通过")
    );
    let (letter, text) = row.paper();
    let page = row.rig.page(&row.circuit);
    assert_eq!(page.row.loa_status, "Available");
    assert!(word(&page).1.starts_with("LOA Approved"));
    assert!(letter.status.en.ends_with("LOA Approved") && text.contains("LOA Approved"));
}

#[test]
fn step_note_the_review_takes_at_most_two_business_days() {
    let review = |row: &mut Row| -> ClockView {
        let clocks = row.rig.page(&row.circuit).loas.remove(0).clocks;
        clocks
            .into_iter()
            .find(|clock| clock.kind == ClockWord::LoaReview)
            .unwrap()
    };
    // applied for on Monday 23 November: Wednesday is the last day, to its end in Beijing
    for (seen, outcome, late) in [
        ("2026-11-25T23:59", ClockOutcome::Kept, None),
        ("2026-11-26T00:00", ClockOutcome::Missed, Some(1)),
    ] {
        let mut row = Row::new();
        row.applies(|_| (), &[]);
        let open = review(&mut row);
        assert_eq!((open.outcome, open.allowed), (ClockOutcome::Open, Some(2)));
        assert!(open.due.starts_with("2026-11-25T15:59:59"), "{}", open.due);
        assert_eq!(open.days, ["2026-11-24", "2026-11-25"]);
        row.rig.wait(Duration::days(4));
        assert_eq!(
            review(&mut row).outcome,
            ClockOutcome::Open,
            "nothing was seen"
        );
        must(row.answers("Available", Some(seen)));
        let ended = review(&mut row);
        assert_eq!((ended.outcome, ended.late), (outcome, late), "{seen}");
        assert_eq!(ended.due, open.due);
    }
    // applied for on a Friday: the weekend does not count
    let mut row = Row::new();
    row.rig.wait(Duration::days(4));
    row.applies(|_| (), &[]);
    let open = review(&mut row);
    assert_eq!(open.days, ["2026-11-30", "2026-12-01"]);
    assert!(open.due.starts_with("2026-12-01T15:59:59"), "{}", open.due);
}
