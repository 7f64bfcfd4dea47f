//! At the door: every verdict with its reason, who is inside, what the log keeps, and the window locked to it.

use chrono::{DateTime, Duration, Utc};
use desk_api::contract::COMMANDS;
use desk_api::gate_lock::AT_GATE;
use desk_api::wire::*;
use desk_letter::codes::{Codes, IssuingKey, printed};
use desk_letter::letter::Letter;
use desk_store::{files, handouts, loas};
use desk_tests::story::{CircuitStory, Rig, engineer, issue_reasons, must};
use std::collections::BTreeSet;

const SITE: &str = "Hangzhou-Xiaoshan-B";

/// A desk with one issued handout of four engineers, in the middle of their visit, its gate set up.
struct Door {
    _folder: tempfile::TempDir,
    rig: Rig,
    circuit: String,
    number: String,
    codes: Codes,
}

fn visit() -> DateTime<Utc> {
    "2026-12-16T01:10:00Z".parse().unwrap()
}

fn until(rig: &mut Rig, at: DateTime<Utc>) {
    let left = at - rig.now();
    rig.wait(left);
}

/// The codes of a revision as they stand on its paper: the same letter and key give the same codes.
fn codes_of(rig: &mut Rig, number: &str, revision: u32) -> Codes {
    rig.run(|desk, _| {
        let store = desk.store().unwrap();
        let row = handouts::one(store.db(), number, Some(revision))
            .unwrap()
            .unwrap();
        let loa = loas::one(store.db(), store.keys(), &row.loa)
            .unwrap()
            .unwrap();
        let fact = &loa.revision(number, revision).unwrap().fact;
        let bytes = files::bytes(store.db(), store.keys(), &fact.letter.id)
            .unwrap()
            .unwrap();
        let letter: Letter = serde_json::from_slice(&bytes).unwrap();
        let ids: Vec<[u8; 8]> = fact
            .passes
            .iter()
            .map(|id| u64::from_str_radix(id, 16).unwrap().to_be_bytes())
            .collect();
        let key = IssuingKey::from_seed(&store.keys().issuing);
        Codes::issue(&letter, &ids, &key).unwrap()
    })
}

fn door() -> Door {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let engineers = vec![
        engineer("周明宇", "XD4823217"),
        engineer("韩若溪", "XD4829372"),
        engineer("Elena Márquez-Roth", "XD4829373"),
        engineer("Zhou Wei", "XD4829374"),
    ];
    let story: CircuitStory<'_> = rig
        .circuit(&account, "Binjiang-1")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(engineers)
        .loa_approved()
        .issued();
    let circuit = story.view.id.clone();
    let number = story.view.loas[0].handout.clone().unwrap();
    let codes = codes_of(&mut rig, &number, 1);
    until(&mut rig, visit());
    let mut door = Door {
        _folder: folder,
        rig,
        circuit,
        number,
        codes,
    };
    door.stand_at(SITE);
    door
}

impl Door {
    fn stand_at(&mut self, site: &str) -> GateView {
        let request = SetGatePost {
            site: site.into(),
            language: Some(Language::Zh),
            sound: true,
            guard: "老陈".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.set_gate_post(occasion, request)),
        )
    }

    fn scan(&mut self, text: &str) -> GateVerdictView {
        self.scan_all(&[text])
    }

    fn scan_all(&mut self, texts: &[&str]) -> GateVerdictView {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        must(
            self.rig
                .run(|desk, occasion| desk.check_code(occasion, CheckCode { texts })),
        )
    }

    fn record(
        &mut self,
        verdict: &GateVerdictView,
        act: GateActWord,
    ) -> Result<GateView, ApiError> {
        let request = RecordGate {
            key: self.rig.key(),
            check: verdict.check.clone(),
            act,
            id_seen: true,
            allowed_by: "值班长 Wu".into(),
            because: "The first one left by the other door".into(),
        };
        self.rig
            .run(|desk, occasion| desk.record_gate(occasion, request))
    }

    fn enters(&mut self, n: usize) -> GateView {
        let pass = self.codes.passes[n].clone();
        let verdict = self.scan(&pass);
        assert_eq!(verdict.reason, "genuine");
        must(self.record(&verdict, GateActWord::Entered))
    }

    fn gate(&mut self) -> GateView {
        must(
            self.rig
                .run(|desk, occasion| desk.gate(occasion, Nothing {})),
        )
    }

    fn lock(&mut self, pin: &str) -> Result<GateView, ApiError> {
        let pin = pin.to_owned();
        self.rig
            .run(|desk, occasion| desk.lock_gate(occasion, LockGate { pin }))
    }

    fn unlock(&mut self, pin: &str) -> Result<GateView, ApiError> {
        let pin = pin.to_owned();
        self.rig
            .run(|desk, occasion| desk.unlock_gate(occasion, UnlockGate { pin }))
    }

    fn log(&mut self, text: &str) -> Vec<GateLine> {
        let query = GateLogQuery {
            from: String::new(),
            until: String::new(),
            act: None,
            text: text.into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.gate_log(occasion, query)),
        )
        .lines
    }
}

/// What every refusal has in common: no person, no way in.
fn is_refusal(verdict: &GateVerdictView, reason: &str) {
    assert_eq!(verdict.reason, reason);
    assert_eq!(verdict.verdict, GateVerdictWord::Refuse);
    assert_eq!(verdict.person, None, "a refusal shows nobody");
    assert!(verdict.acts.contains(&GateActWord::Refused));
    for act in [GateActWord::Entered, GateActWord::LetIn] {
        assert!(!verdict.acts.contains(&act), "a refusal has no way in");
    }
}

#[test]
fn genuine_and_in_force() {
    let mut door = door();
    let pass = door.codes.passes[0].clone();
    let verdict = door.scan(&pass);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Admit, "genuine")
    );
    let person = verdict.person.clone().unwrap();
    assert_eq!(
        (person.name.as_str(), person.document_end.as_str()),
        ("周明宇", "3217")
    );
    assert_eq!(person.document_type, "Passport");
    let letter = verdict.letter.clone().unwrap();
    assert_eq!(
        (letter.number.as_str(), letter.revision),
        (door.number.as_str(), 1)
    );
    assert_eq!((letter.this_site, letter.engineers), (Some(true), Some(4)));
    assert_eq!(letter.zone, "Asia/Shanghai");
    assert_eq!(letter.company, "岚合网络工程有限公司");
    assert!(letter.position.unwrap().contains("3F-302"));
    assert!(letter.own && letter.end.is_none());
    assert_eq!(
        (verdict.times_in, verdict.inside_since.as_deref()),
        (0, None)
    );
    assert!(verdict.elsewhere_unknown, "another gate may have let it in");
    assert!(verdict.site_checked);
    let head = verdict.head.unwrap();
    assert_eq!((head.inside, head.of), (0, Some(4)));
    assert_eq!(verdict.acts, [GateActWord::Entered, GateActWord::Refused]);
}

#[test]
fn the_same_code_is_read_however_it_came_in() {
    let mut door = door();
    let pass = door.codes.passes[0].clone();
    let wide: String = pass
        .chars()
        .map(|c| match c {
            ' ' => '\u{3000}',
            '.' => '。',
            '$' => '￥',
            '/' => '、',
            c => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        })
        .collect();
    let shown = printed(&pass);
    let broken: String = shown
        .as_bytes()
        .chunks(40)
        .map(|line| format!("  {}\n", String::from_utf8_lossy(line)))
        .collect();
    for (how, text) in [
        (
            "a scanner that names the kind of code",
            format!("]Q1{pass}\r\n"),
        ),
        ("Caps Lock", pass.to_lowercase()),
        ("a Chinese input method", wide),
        ("typed from the print", shown),
        ("copied from the print, line by line", broken),
    ] {
        assert_eq!(door.scan(&text).reason, "genuine", "{how}");
    }
    // an American scanner under a German layout: the names of the keys are wrong, their places are right
    let german = pass
        .replace('Y', "\0")
        .replace('Z', "Y")
        .replace('\0', "Z")
        .replace('/', "-");
    assert_eq!(door.scan_all(&[&german, &pass]).reason, "genuine");
}

#[test]
fn wrong_site() {
    let mut door = door();
    door.stand_at("Hangzhou-Yuhang-B");
    let pass = door.codes.passes[0].clone();
    let verdict = door.scan(&pass);
    is_refusal(&verdict, "wrong_site");
    assert_eq!(verdict.letter.unwrap().this_site, Some(false));
    // without a site of its own the gate says that it did not check that
    door.stand_at("");
    let verdict = door.scan(&pass);
    assert_eq!(verdict.reason, "genuine");
    assert!(!verdict.site_checked);
    assert_eq!(verdict.letter.unwrap().this_site, None);
}

#[test]
fn too_early_and_expired() {
    let mut door = door();
    let pass = door.codes.passes[0].clone();
    until(&mut door.rig, visit() - Duration::days(1));
    is_refusal(&door.scan(&pass), "too_early");
    until(&mut door.rig, visit() + Duration::days(1));
    let verdict = door.scan(&pass);
    is_refusal(&verdict, "expired");
    assert_eq!(verdict.letter.unwrap().until, "2026-12-16T10:00:00.000Z");
    assert_eq!(verdict.contact.unwrap().name, "Lin Yue");
}

#[test]
fn void_and_superseded_are_told_apart() {
    let mut door = door();
    let old = door.codes.passes[0].clone();
    until(&mut door.rig, visit() - Duration::days(3));
    let loa = door.rig.page(&door.circuit).loas[0].id.clone();
    let anew = IssueHandout {
        key: door.rig.key(),
        loa,
        by: String::new(),
        kept: issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: "Panel port changed".into(),
    };
    must(
        door.rig
            .run(|desk, occasion| desk.issue_handout(occasion, anew)),
    );
    until(&mut door.rig, visit());
    let verdict = door.scan(&old);
    is_refusal(&verdict, "superseded");
    let end = verdict.letter.unwrap().end.unwrap();
    assert_eq!(
        (end.successor, end.reason.as_str()),
        (Some(2), "Panel port changed")
    );

    let number = door.number.clone();
    let new = codes_of(&mut door.rig, &number, 2).passes[0].clone();
    assert_eq!(door.scan(&new).reason, "genuine");
    let void = VoidHandout {
        key: door.rig.key(),
        number,
        revision: 2,
        reason: "Wrong company".into(),
        by: "Lin Yue".into(),
    };
    must(
        door.rig
            .run(|desk, occasion| desk.void_handout(occasion, void)),
    );
    let verdict = door.scan(&new);
    is_refusal(&verdict, "void");
    assert_eq!(verdict.letter.unwrap().end.unwrap().reason, "Wrong company");
}

#[test]
fn an_unknown_desk_is_asked_about_and_names_nobody() {
    let mut door = door();
    let stranger = signed_by(&[9; 32], SITE);
    let verdict = door.scan(&stranger);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Ask, "unknown_key")
    );
    assert_eq!(
        (verdict.letter.clone(), verdict.person.clone()),
        (None, None),
        "nothing that it says is believed"
    );
    assert_eq!(verdict.acts, [GateActWord::LetIn, GateActWord::Refused]);

    let inside = must(door.record(&verdict, GateActWord::LetIn));
    let line = &inside.today[0];
    assert_eq!(
        (line.act, line.reason.as_str()),
        (GateActWord::LetIn, "unknown_key")
    );
    assert_eq!((line.name.as_deref(), line.initials.as_str()), (None, ""));
    assert_eq!(line.allowed_by, "值班长 Wu");
    assert_eq!(line.because, "The first one left by the other door");
    assert_eq!(inside.heads.len(), 1);
    // the same code lets them out again
    let verdict = door.scan(&stranger);
    assert_eq!(verdict.acts[0], GateActWord::Left);
    let outside = must(door.record(&verdict, GateActWord::Left));
    assert!(outside.heads.is_empty());
}

#[test]
fn altered_unreadable_and_other_kinds_of_code() {
    let mut door = door();
    let pass = door.codes.passes[0].clone();
    let middle = pass.len() / 2;
    let other = if &pass[middle..=middle] == "7" {
        "8"
    } else {
        "7"
    };
    let altered = format!("{}{other}{}", &pass[..middle], &pass[middle + 1..]);
    is_refusal(&door.scan(&altered), "altered");
    is_refusal(&door.scan(&pass[..pass.len() - 40]), "altered");
    is_refusal(&door.scan(&format!("{}#", &pass[..60])), "unreadable");

    for (text, seems, host) in [
        (
            "https://entry.example.com/visit?id=7f3a9c01",
            "link",
            Some("entry.example.com"),
        ),
        (
            "https://ecs.console.aliyun.com/x",
            "alibaba_link",
            Some("ecs.console.aliyun.com"),
        ),
        ("https://u.wechat.com/abc", "wechat", None),
        ("LOAT1:1/2:9F3A0C1D22E4B716:AB C*", "trust", None),
        ("https://qr.alipay.com/fkx", "alipay", None),
        ("WIFI:T:WPA;S:hall;P:x;;", "wifi", None),
        ("BEGIN:VCARD\nN:Zhou\nEND:VCARD", "contact", None),
        ("LOA2:ABC", "newer", None),
        ("6901234567892", "number", None),
        ("有人在吗", "text", None),
        (
            "https://aliyun.com.evil.example/x",
            "link",
            Some("aliyun.com.evil.example"),
        ),
        (
            "https://aliyun.com@evil.example/x",
            "link",
            Some("evil.example"),
        ),
    ] {
        let verdict = door.scan(text);
        assert_eq!(verdict.reason, "other_code", "{text}");
        assert_eq!(
            verdict.verdict,
            GateVerdictWord::Ask,
            "an honest code of something else is no forgery"
        );
        assert_eq!(verdict.other.as_deref(), Some(seems), "{text}");
        assert_eq!(verdict.host.as_deref(), host, "{text}");
        assert_eq!(verdict.acts, [GateActWord::Refused], "{text}");
    }
}

#[test]
fn a_seal_asks_for_the_passes() {
    let mut door = door();
    let seal = door.codes.seal.clone();
    let verdict = door.scan(&seal);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Ask, "seal")
    );
    assert_eq!(verdict.letter.as_ref().unwrap().engineers, Some(4));
    assert_eq!(verdict.person, None);
    assert!(!verdict.elsewhere_unknown, "a seal is not used up");
    assert_eq!(verdict.acts, [GateActWord::SealSeen, GateActWord::Refused]);
    let after = must(door.record(&verdict, GateActWord::SealSeen));
    assert_eq!(after.today[0].act, GateActWord::SealSeen);
    assert_eq!(after.heads[0].inside, 0, "a seal brings nobody in");
}

#[test]
fn already_inside_until_they_leave() {
    let mut door = door();
    let view = door.enters(0);
    assert_eq!((view.heads[0].inside, view.heads[0].of), (1, Some(4)));
    let pass = door.codes.passes[0].clone();
    let verdict = door.scan(&pass);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Ask, "already_inside")
    );
    assert_eq!(
        verdict.acts,
        [GateActWord::Left, GateActWord::LetIn, GateActWord::Refused]
    );
    assert_eq!(verdict.times_in, 1);
    let refused = door.record(&verdict, GateActWord::Entered).unwrap_err();
    assert_eq!(refused.params["refusal"], "not_allowed_here");
    must(door.record(&verdict, GateActWord::Left));
    let again = door.scan(&pass);
    assert_eq!(again.reason, "genuine", "after lunch they come back");
    assert_eq!(again.times_in, 1);
    assert!(again.last_at.is_some());
}

#[test]
fn whoever_is_inside_can_leave_whatever_became_of_the_letter() {
    let mut door = door();
    door.enters(1);
    let pass = door.codes.passes[1].clone();
    until(&mut door.rig, visit() + Duration::hours(12));
    let verdict = door.scan(&pass);
    assert_eq!(verdict.reason, "expired");
    assert_eq!(
        (verdict.verdict, verdict.person.clone()),
        (GateVerdictWord::Refuse, None)
    );
    assert_eq!(verdict.acts, [GateActWord::Left, GateActWord::Refused]);
    let view = must(door.record(&verdict, GateActWord::Left));
    assert_eq!(view.heads.iter().map(|head| head.inside).sum::<u32>(), 0);
}

#[test]
fn heads_are_counted_per_letter_and_over_a_restart() {
    let mut door = door();
    door.enters(0);
    door.enters(1);
    door.rig.reopen();
    let view = door.gate();
    assert_eq!((view.heads[0].inside, view.heads[0].of), (2, Some(4)));
    assert_eq!(view.today.len(), 2);
    assert_eq!(view.post.guard, "老陈");
    assert_eq!(view.post.language, Some(Language::Zh));
    must(door.rig.run(|desk, _| {
        let store = desk.store().unwrap();
        let before = store.dump().unwrap();
        assert!(before.iter().any(|line| line.starts_with("gate_pass")));
        Ok(())
    }));
}

#[test]
fn recorded_by_mistake_takes_it_back_and_keeps_the_line() {
    let mut door = door();
    let view = door.enters(0);
    let event = view.today[0].event.clone();
    let back = |door: &mut Door, event: EventRef| {
        let request = WithdrawGate {
            key: door.rig.key(),
            event,
            reason: "Recorded by mistake".into(),
        };
        door.rig
            .run(|desk, occasion| desk.withdraw_gate(occasion, request))
    };
    let view = must(back(&mut door, event.clone()));
    assert_eq!(
        view.today[0].withdrawn.as_deref(),
        Some("Recorded by mistake")
    );
    assert!(view.heads.iter().all(|head| head.inside == 0));
    assert_eq!(
        back(&mut door, event).unwrap_err().params["refusal"],
        "taken_back"
    );
    let pass = door.codes.passes[0].clone();
    assert_eq!(door.scan(&pass).reason, "genuine");
}

#[test]
fn an_entry_needs_the_tick_the_verdict_and_a_fresh_check() {
    let mut door = door();
    let pass = door.codes.passes[0].clone();
    let verdict = door.scan(&pass);
    let request = |door: &mut Door, id_seen, check: &str| RecordGate {
        key: door.rig.key(),
        check: check.to_owned(),
        act: GateActWord::Entered,
        id_seen,
        allowed_by: String::new(),
        because: String::new(),
    };
    let without = request(&mut door, false, &verdict.check);
    let said = door
        .rig
        .run(|desk, occasion| desk.record_gate(occasion, without))
        .unwrap_err();
    assert_eq!(said.params["refusal"], "id_not_seen");
    // the mistake lost nothing; the same key does it once
    let with = request(&mut door, true, &verdict.check);
    let once = must(
        door.rig
            .run(|desk, occasion| desk.record_gate(occasion, with.clone())),
    );
    let twice = must(
        door.rig
            .run(|desk, occasion| desk.record_gate(occasion, with)),
    );
    assert_eq!((once.today.len(), twice.today.len()), (1, 1));

    let pass = door.codes.passes[1].clone();
    let old = door.scan(&pass);
    door.rig.wait(Duration::minutes(11));
    let said = door.record(&old, GateActWord::Entered).unwrap_err();
    assert_eq!(said.params["refusal"], "check_gone");
    let first = door.scan(&pass);
    door.scan(&pass);
    let said = door.record(&first, GateActWord::Entered).unwrap_err();
    assert_eq!(
        said.params["refusal"], "check_gone",
        "only the last check counts"
    );

    // asking needs a name and what they said
    door.enters(2);
    let pass = door.codes.passes[2].clone();
    let inside = door.scan(&pass);
    let mut empty = request(&mut door, true, &inside.check);
    empty.act = GateActWord::LetIn;
    let said = door
        .rig
        .run(|desk, occasion| desk.record_gate(occasion, empty))
        .unwrap_err();
    let fields: BTreeSet<&str> = said
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(fields, BTreeSet::from(["allowedBy", "because"]));
}

#[test]
fn the_log_is_searched_and_saved_as_a_table() {
    let mut door = door();
    door.enters(0);
    door.enters(2);
    assert_eq!(door.log("周明").len(), 1);
    assert_eq!(door.log("老陈").len(), 2);
    assert_eq!(door.log(&door.number.clone()).len(), 2);
    assert!(door.log("nobody").is_empty());
    let request = SaveGateLog {
        query: GateLogQuery {
            from: "2026-12-16".into(),
            until: "2026-12-16".into(),
            act: Some(GateActWord::Entered),
            text: String::new(),
        },
        language: Language::Zh,
    };
    let table = must(
        door.rig
            .run(|desk, occasion| desk.gate_table(occasion, request)),
    );
    let text = String::from_utf8(table.bytes).unwrap();
    assert!(text.starts_with("\u{feff}时间,"), "{text}");
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(
        text.contains("周明宇")
            && text.contains("Elena Márquez-Roth")
            && text.contains("2026-12-16 09:"),
        "{text}"
    );
}

#[test]
fn names_lie_sealed_and_go_with_an_erasure() {
    let mut door = door();
    door.enters(0);
    let (person, word) = {
        let page = door.rig.page(&door.circuit);
        (
            page.loas[0].entry.clone().unwrap().engineers[0]
                .person
                .clone(),
            "周明宇".to_owned(),
        )
    };
    let payloads = |rig: &mut Rig| -> Vec<String> {
        rig.run(|desk, _| {
            let store = desk.store().unwrap();
            let mut query = store
                .db()
                .prepare("SELECT payload FROM event WHERE aggregate = 'gate'")
                .unwrap();
            let rows = query.query_map([], |row| row.get(0)).unwrap();
            rows.collect::<Result<_, _>>().unwrap()
        })
    };
    let stored = payloads(&mut door.rig).join("\n");
    assert!(
        !stored.contains("周明宇") && stored.contains("$sealed"),
        "{stored}"
    );
    assert!(stored.contains(&person), "own people keep their own key");

    let erase = ErasePeople {
        key: door.rig.key(),
        people: vec![person],
        official: false,
        reason: "asked for it".into(),
        typed: word,
        retention: false,
    };
    must(
        door.rig
            .run(|desk, occasion| desk.erase_people(occasion, erase)),
    );
    let line = door.log("").remove(0);
    assert_eq!(
        (line.name, line.initials.as_str(), line.erased),
        (None, "", true)
    );
    // the pass still verifies and may leave; nobody is named anew
    let pass = door.codes.passes[0].clone();
    let verdict = door.scan(&pass);
    assert_eq!(verdict.reason, "already_inside");
    must(door.record(&verdict, GateActWord::Left));
    assert!(
        !payloads(&mut door.rig).join("\n").contains("pass-"),
        "no second key for somebody who was erased"
    );
}

#[test]
fn while_locked_only_the_gate_answers_and_names_are_hidden() {
    let mut door = door();
    door.enters(0);
    must(door.lock("4711"));
    for command in COMMANDS {
        let answer = door.rig.run(|desk, _| desk.admit(command));
        if AT_GATE.contains(command) {
            must(answer);
        } else {
            assert_eq!(answer.unwrap_err().code, ErrorCode::Locked, "{command}");
        }
    }
    for command in AT_GATE {
        assert!(COMMANDS.contains(command), "{command} is a command");
    }
    // and behind that list the store itself is shut
    let circuit = door.circuit.clone();
    let closed = [
        door.rig
            .run(|desk, o| desk.circuit(o, ById { id: circuit }).map(drop)),
        door.rig
            .run(|desk, o| desk.accounts(o, Nothing {}).map(drop)),
        door.rig
            .run(|desk, o| desk.directory(o, Nothing {}).map(drop)),
        door.rig
            .run(|desk, o| desk.load_sample(o, Nothing {}).map(drop)),
        door.rig
            .run(|desk, o| desk.remove_sample(o, Nothing {}).map(drop)),
        door.rig.run(|desk, _| desk.store().map(drop)),
    ];
    for answer in closed {
        assert_eq!(answer.unwrap_err().code, ErrorCode::Locked);
    }
    let table = SaveGateLog {
        query: GateLogQuery {
            from: String::new(),
            until: String::new(),
            act: None,
            text: String::new(),
        },
        language: Language::En,
    };
    let said = door
        .rig
        .run(|desk, o| desk.gate_table(o, table))
        .unwrap_err();
    assert_eq!(said.code, ErrorCode::Locked, "no names leave a locked gate");

    let start = must(door.rig.run(|desk, o| desk.start(o, Nothing {})));
    assert!(start.locked && start.settings.is_none() && start.failure.is_none());
    let view = door.gate();
    assert_eq!(
        (
            view.today[0].name.as_deref(),
            view.today[0].initials.as_str()
        ),
        (None, "周••")
    );
    assert!(
        door.log("周明宇").is_empty(),
        "a hidden name cannot be guessed at"
    );
    // the site stays; language, tones and the guard may change
    let elsewhere = SetGatePost {
        site: String::new(),
        language: None,
        sound: false,
        guard: "Wu".into(),
    };
    let said = door
        .rig
        .run(|desk, o| desk.set_gate_post(o, elsewhere))
        .unwrap_err();
    assert_eq!(said.code, ErrorCode::Locked);
    let same = SetGatePost {
        site: SITE.into(),
        language: None,
        sound: false,
        guard: "Wu".into(),
    };
    let view = must(door.rig.run(|desk, o| desk.set_gate_post(o, same)));
    assert_eq!((view.post.guard.as_str(), view.post.sound), ("Wu", false));
    // and the gate does its work
    door.enters(1);
}

#[test]
fn a_restart_stays_locked_and_wrong_pins_wait() {
    let mut door = door();
    assert!(!door.lock("12ab").unwrap_err().fields.is_empty());
    assert!(
        !door.lock("").unwrap_err().fields.is_empty(),
        "without a PIN there is no lock"
    );
    must(door.lock("4711"));
    door.rig.reopen();
    assert!(door.gate().post.locked);
    // whoever is at the door cannot set another PIN
    must(door.lock("1234"));
    for left in ["2", "1"] {
        let said = door.unlock("1234").unwrap_err();
        assert_eq!(
            (
                said.params["refusal"].as_str(),
                said.params["left"].as_str()
            ),
            ("wrong_pin", left)
        );
    }
    let said = door.unlock("0000").unwrap_err();
    assert_eq!(
        (
            said.params["refusal"].as_str(),
            said.params["seconds"].as_str()
        ),
        ("pin_wait", "15")
    );
    // each story step takes a minute; the fourth wrong one costs 30 s, so wait less than that between two of them
    let said = door.unlock("0000").unwrap_err();
    assert_eq!(said.params["seconds"], "30");
    door.rig.reopen();
    door.rig.wait(Duration::seconds(-50));
    let said = door.unlock("4711").unwrap_err();
    assert_eq!(
        said.params["refusal"], "pin_wait",
        "a restart forgives nothing, and the right PIN waits as well"
    );
    door.rig.wait(Duration::minutes(5));
    let view = must(door.unlock("4711"));
    assert!(!view.post.locked && view.post.has_pin);
    assert_eq!(view.today.len(), 0);
    // locked again without typing a new PIN
    must(door.lock(""));
    must(door.unlock("4711"));
}

#[test]
fn a_forgotten_pin_is_replaced_by_whoever_may_read_the_key_file() {
    let mut door = door();
    must(door.lock("4711"));
    let keys = std::fs::read_to_string(door.rig.folder().join("desk.keys")).unwrap();
    let keys: serde_json::Value = serde_json::from_str(&keys).unwrap();
    let view = must(door.unlock(keys["sealing"].as_str().unwrap()));
    assert!(
        !view.post.locked && !view.post.has_pin,
        "the next lock asks for a new PIN"
    );
    assert!(door.unlock("").is_err());
}

/// A pass of another desk.
fn signed_by(seed: &[u8; 32], site: &str) -> String {
    let mut letter = desk_letter::sample::letter();
    letter.draft = false;
    letter.number = "LOA-XXXX-2026-000001".into();
    letter.facility.access_point_id = Some(site.into());
    letter.window.from = visit() - Duration::hours(1);
    letter.window.to = visit() + Duration::hours(10);
    desk_letter::codes::pass(&letter, 0, [5; 8], &IssuingKey::from_seed(seed)).unwrap()
}
