//! Two desks with a file each: what the first one signs, the second one believes because of the organisation's list
//! alone, and what was revoked it refuses, each for its own reason.

use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_api::{Bytes, Desk};
use desk_letter::trust::list::TrustList;
use desk_letter::verify::{Refusal, verify};
use desk_tests::story::{Rig, engineer, must};
use std::path::Path;
use tempfile::TempDir;

const PASSPHRASE: &str = "seven lamps over the canal";
pub(crate) const SITE: &str = "Hangzhou-Xiaoshan-B";

/// A desk that issues and keeps the organisation's root.
pub(crate) struct First {
    _folder: TempDir,
    pub(crate) rig: Rig,
    pub(crate) number: String,
    pub(crate) visit: DateTime<Utc>,
}

impl First {
    pub(crate) fn new() -> Self {
        Self::seeded(42)
    }

    /// The same with other chance, for another organisation.
    pub(crate) fn seeded(chance: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::with_chance(folder.path(), chance).set_up();
        let people = vec![
            engineer("陈致远", "XD4829371"),
            engineer("Ola Nordmann", "XD4829372"),
        ];
        let story = rig
            .circuit(&account, "Line")
            .allocated("pc-bp1qrb3n7wd0k5x2m")
            .loa_applied(people)
            .loa_approved()
            .issued();
        let loa = &story.view.loas[0];
        let (number, visit) = (loa.handout.clone().unwrap(), at(&loa.window_from));
        Self {
            _folder: folder,
            rig,
            number,
            visit,
        }
    }

    pub(crate) fn found_root(mut self) -> Self {
        let key = self.rig.key();
        must(self.rig.run(|desk, occasion| {
            let passphrase = PASSPHRASE.into();
            desk.make_root(occasion, MakeRoot { key, passphrase })
        }));
        self
    }

    pub(crate) fn publish(&mut self, days: u32) -> TrustView {
        let request = PublishList {
            key: self.rig.key(),
            passphrase: PASSPHRASE.into(),
            days: days.to_string(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.publish_list(occasion, request)),
        )
    }

    /// The list as the file that people carry.
    pub(crate) fn list(&mut self) -> String {
        let carry = Carry {
            what: CarriedWord::List,
        };
        text(must(
            self.rig
                .run(|desk, occasion| desk.trust_file(occasion, carry)),
        ))
    }

    /// The seal, then the passes, as they are printed.
    pub(crate) fn codes(&mut self) -> Vec<String> {
        codes_of(&mut self.rig, &self.number)
    }

    fn detail(&mut self) -> HandoutDetail {
        let request = ByNumber {
            number: self.number.clone(),
            revision: None,
        };
        must(
            self.rig
                .run(|desk, occasion| desk.handout(occasion, request)),
        )
    }

    pub(crate) fn revoke_pass(&mut self, n: usize) -> HandoutDetail {
        let request = RevokePass {
            key: self.rig.key(),
            number: self.number.clone(),
            revision: 1,
            pass: self.detail().passes[n].pass.clone(),
            reason: "Changed to another employer".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.revoke_pass(occasion, request)),
        )
    }
}

fn at(instant: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(instant).unwrap().to_utc() + Duration::hours(1)
}

fn text(file: Bytes) -> String {
    String::from_utf8(file.bytes).unwrap()
}

fn codes_of(rig: &mut Rig, number: &str) -> Vec<String> {
    rig.run(|desk, _| {
        let store = desk.store().unwrap();
        let row = desk_store::handouts::one(store.db(), number, None)
            .unwrap()
            .unwrap();
        let record = desk_store::loas::one(store.db(), store.keys(), &row.loa)
            .unwrap()
            .unwrap();
        let fact = record.revision(number, row.revision).unwrap().fact.clone();
        let bytes = desk_store::files::bytes(store.db(), store.keys(), &row.letter)
            .unwrap()
            .unwrap();
        let letter: desk_letter::letter::Letter = serde_json::from_slice(&bytes).unwrap();
        let key = store
            .keys()
            .seeds()
            .map(desk_letter::codes::IssuingKey::from_seed)
            .find(|key| desk_store::files::hex(&key.key_id()) == fact.key)
            .unwrap();
        let ids: Vec<[u8; 8]> = fact
            .passes
            .iter()
            .map(|pass| u64::from_str_radix(pass, 16).unwrap().to_be_bytes())
            .collect();
        let codes = desk_letter::codes::Codes::issue(&letter, &ids, &key).unwrap();
        std::iter::once(codes.seal).chain(codes.passes).collect()
    })
}

pub(crate) fn second(folder: &Path) -> Rig {
    Rig::with_chance(folder, 4711)
}

fn read(rig: &mut Rig, text: &str) -> Result<TrustReading, ApiError> {
    let text = text.to_owned();
    rig.run(|desk, occasion| desk.read_trust(occasion, ReadTrust { text }))
}

fn accept(rig: &mut Rig, reading: &TrustReading) -> Result<TrustView, ApiError> {
    let list = reading.list.clone().unwrap();
    let request = AcceptList {
        key: rig.key(),
        fingerprint: list.view.fingerprint,
        version: list.view.version,
    };
    rig.run(|desk, occasion| desk.accept_list(occasion, request))
}

pub(crate) fn take(rig: &mut Rig, list: &str) -> TrustView {
    let reading = must(read(rig, list));
    must(accept(rig, &reading))
}

fn check(rig: &mut Rig, code: &str, at: DateTime<Utc>) -> Result<(), Refusal> {
    let trust = must(rig.run(|desk, _| desk.trust_for_checking()));
    let directory = desk_domain::directory::Directory::shipped().unwrap();
    // a code names a site by its id where one is stated, else by its name
    let site = directory
        .access_point(SITE)
        .map(|point| point.id.clone().unwrap_or_else(|| point.name_en.clone()));
    assert!(site.is_some(), "the site is in the directory");
    verify(code, &trust, at, site.as_deref()).map(drop)
}

#[track_caller]
fn why(answer: Result<TrustReading, ApiError>) -> String {
    let error = answer.unwrap_err();
    let why = error.params.get("refusal").or(error.params.get("why"));
    why.cloned().unwrap_or_else(|| format!("{error}"))
}

#[test]
fn a_second_desk_set_up_from_the_list_alone_verifies_the_first_desks_paper() {
    let mut first = First::new().found_root();
    let published = first.publish(90);
    let list = published.list.clone().unwrap();
    assert_eq!(
        (list.version, list.keys.len(), list.made_here),
        (1, 1, true)
    );
    assert!(list.keys[0].own);
    assert_eq!(
        published.not_listed, 0,
        "nothing differs from what was just published"
    );
    let carried = first.list();
    let codes = first.codes();
    let visit = first.visit;
    assert_eq!(codes.len(), 3);

    // a gate's laptop: nothing was ever written into its settings
    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    assert_eq!(check(&mut gate, &codes[0], visit), Err(Refusal::UnknownKey));
    let reading = must(read(&mut gate, &carried));
    let shown = reading.list.clone().unwrap();
    assert_eq!(shown.standing, ReadStanding::First);
    assert_eq!(shown.view.fingerprint, published.root.unwrap().fingerprint);
    assert_eq!(shown.added.len(), 1);
    assert_eq!(
        check(&mut gate, &codes[0], visit),
        Err(Refusal::UnknownKey),
        "what was read is not taken yet"
    );
    let mut unlike = reading.clone();
    unlike.list.as_mut().unwrap().view.fingerprint = "0000-0000-0000-0000-0000".into();
    let refused = accept(&mut gate, &unlike).unwrap_err();
    assert_eq!(refused.fields[0].code, "fingerprint_differs");
    let view = must(accept(&mut gate, &reading));
    assert_eq!(view.list.unwrap().version, 1);

    gate.reopen();
    for code in &codes {
        assert_eq!(check(&mut gate, code, visit), Ok(()));
    }
    let altered = codes[1].replacen('7', "8", 1);
    assert!(check(&mut gate, &altered, visit).is_err());
    // the first desk's own check agrees
    for code in &codes {
        assert_eq!(check(&mut first.rig, code, visit), Ok(()));
    }
}

#[test]
fn an_older_list_another_one_of_the_same_number_and_another_root_are_refused() {
    let mut first = First::new().found_root();
    first.publish(90);
    let one = first.list();
    first.publish(90);
    let two = first.list();
    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    take(&mut gate, &two);
    assert_eq!(why(read(&mut gate, &one)), "list_older");
    let same = must(read(&mut gate, &two)).list.unwrap();
    assert_eq!(same.standing, ReadStanding::Same);

    // the same root signs two different lists with one number: a copy of the desk went its own way
    let copy = tempfile::tempdir().unwrap();
    for name in ["desk.db", "desk.keys", "organisation.root"] {
        let from = first.rig.folder().join(name);
        if name == "desk.db" {
            first.rig.run(|desk, _| {
                let db = desk.store().unwrap().db();
                db.execute("VACUUM INTO ?1", [copy.path().join(name).to_str().unwrap()])
                    .unwrap();
            });
        } else {
            std::fs::copy(from, copy.path().join(name)).unwrap();
        }
    }
    let mut astray = First {
        rig: Rig::with_chance(copy.path(), 5),
        number: first.number.clone(),
        visit: first.visit,
        _folder: copy,
    };
    astray.rig.wait(Duration::days(1));
    for _ in 0..100 {
        astray.rig.key(); // the keys of the first desk were used in the copied file, too
    }
    astray.publish(30);
    first.publish(90);
    let (three, other_three) = (first.list(), astray.list());
    assert_ne!(three, other_three);
    gate.wait(Duration::days(2));
    take(&mut gate, &three);
    assert_eq!(why(read(&mut gate, &other_three)), "list_forked");

    // another organisation
    let stranger = tempfile::tempdir().unwrap();
    let (rig, _) = Rig::with_chance(stranger.path(), 99).set_up();
    let mut stranger = First {
        rig,
        number: String::new(),
        visit: first.visit,
        _folder: stranger,
    }
    .found_root();
    stranger.publish(90);
    assert_eq!(why(read(&mut gate, &stranger.list())), "list_other_root");

    // leaving forgets the root, not what was seen of it
    let request = LeaveTrust {
        key: gate.key(),
        reason: "The gate changed hands".into(),
    };
    let left = must(gate.run(|desk, occasion| desk.leave_trust(occasion, request)));
    assert!(left.list.is_none());
    assert_eq!(why(read(&mut gate, &two)), "list_older");
    let codes = first.codes();
    let visit = first.visit;
    assert_eq!(check(&mut gate, &codes[0], visit), Err(Refusal::UnknownKey));
    take(&mut gate, &three);
    assert_eq!(check(&mut gate, &codes[0], visit), Ok(()));
}

#[test]
fn a_list_that_ended_asks_first_and_one_from_the_future_is_refused() {
    let mut first = First::new().found_root();
    first.publish(7);
    let (list, codes, visit) = (first.list(), first.codes(), first.visit);
    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    let view = take(&mut gate, &list);
    assert!(!view.list.unwrap().ended);
    // the visit is weeks later than the list's end
    assert_eq!(
        check(&mut gate, &codes[0], visit),
        Err(Refusal::ListExpired)
    );
    gate.wait(Duration::days(8));
    let view = must(gate.run(|desk, occasion| desk.trust(occasion, Nothing {})));
    assert!(view.list.unwrap().ended);
    // the desk's own paper needs no list
    assert_eq!(check(&mut first.rig, &codes[0], visit), Ok(()));

    first.rig.wait(Duration::days(30));
    first.publish(90);
    assert_eq!(why(read(&mut gate, &first.list())), "list_ahead");
}

#[test]
fn a_pass_a_handout_and_a_key_that_were_revoked_are_each_refused_for_that() {
    let mut first = First::new().found_root();
    let visit = first.visit;
    let codes = first.codes();
    first.publish(90);
    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    let list = first.list();
    take(&mut gate, &list);

    let detail = first.revoke_pass(1);
    assert!(detail.passes[1].revoked.is_some() && detail.passes[0].revoked.is_none());
    // at once where it was done; elsewhere with the next list
    assert_eq!(
        check(&mut first.rig, &codes[2], visit),
        Err(Refusal::RevokedPass)
    );
    assert_eq!(check(&mut gate, &codes[2], visit), Ok(()));
    let view = must(
        first
            .rig
            .run(|desk, occasion| desk.trust(occasion, Nothing {})),
    );
    assert_eq!(view.not_listed, 1);
    assert!(!view.revocations[0].listed);
    let view = first.publish(90);
    assert!(view.revocations[0].listed);
    let list = first.list();
    take(&mut gate, &list);
    assert_eq!(
        check(&mut gate, &codes[2], visit),
        Err(Refusal::RevokedPass)
    );
    assert_eq!(check(&mut gate, &codes[1], visit), Ok(()));
    assert_eq!(check(&mut gate, &codes[0], visit), Ok(()));

    let request = RevokeHandout {
        key: first.rig.key(),
        number: first.number.clone(),
        revision: 1,
        reason: "The contract ended".into(),
    };
    let detail = must(
        first
            .rig
            .run(|desk, occasion| desk.revoke_handout(occasion, request)),
    );
    assert_eq!(detail.row.state, HandoutState::Void);
    assert_eq!(detail.revoked.unwrap().reason, "The contract ended");
    assert_eq!(
        check(&mut first.rig, &codes[0], visit),
        Err(Refusal::RevokedHandout)
    );
    first.publish(90);
    let list = first.list();
    take(&mut gate, &list);
    for code in &codes[..2] {
        assert_eq!(check(&mut gate, code, visit), Err(Refusal::RevokedHandout));
    }

    let kid = view.keys[0].kid.clone();
    let request = RevokeKey {
        key: first.rig.key(),
        kid,
        reason: "The laptop was stolen".into(),
    };
    let view = must(
        first
            .rig
            .run(|desk, occasion| desk.revoke_key(occasion, request)),
    );
    assert_eq!(view.keys[0].state, OwnKeyState::Revoked);
    assert_eq!(view.revocations[0].subject, view.keys[0].fingerprint);
    assert_eq!(
        check(&mut first.rig, &codes[0], visit),
        Err(Refusal::RevokedKey)
    );
    first.publish(90);
    let list = first.list();
    let view = take(&mut gate, &list);
    assert_eq!(view.list.unwrap().keys.len(), 0);
    for code in &codes {
        assert_eq!(check(&mut gate, code, visit), Err(Refusal::RevokedKey));
    }
}

#[test]
fn what_was_voided_here_is_void_at_the_other_desk() {
    let mut first = First::new().found_root();
    let request = VoidHandout {
        key: first.rig.key(),
        number: first.number.clone(),
        revision: 1,
        reason: "The visit moved".into(),
        by: String::new(),
    };
    must(
        first
            .rig
            .run(|desk, occasion| desk.void_handout(occasion, request)),
    );
    first.publish(90);
    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    let list = first.list();
    take(&mut gate, &list);
    let (codes, visit) = (first.codes(), first.visit);
    assert_eq!(check(&mut gate, &codes[0], visit), Err(Refusal::Void));
}

#[test]
fn a_new_key_signs_once_the_list_names_it_and_the_old_ones_paper_counts_until_its_day() {
    let mut first = First::new().found_root();
    first.publish(90);
    let (old_codes, visit) = (first.codes(), first.visit);
    let day = |days: i64, rig: &Rig| {
        (rig.now() + Duration::days(days))
            .format("%Y-%m-%d")
            .to_string()
    };
    let request = RotateKey {
        key: first.rig.key(),
        until: day(400, &first.rig),
        before_until: day(40, &first.rig),
        zone: "Asia/Shanghai".into(),
    };
    let (again, unlike) = (request.clone(), request.clone());
    let view = must(
        first
            .rig
            .run(|desk, occasion| desk.rotate_key(occasion, request)),
    );
    let states = |view: &TrustView| view.keys.iter().map(|key| key.state).collect::<Vec<_>>();
    assert_eq!(states(&view), [OwnKeyState::Waiting, OwnKeyState::Signing]);
    let repeated = must(
        first
            .rig
            .run(|desk, occasion| desk.rotate_key(occasion, again)),
    );
    assert_eq!(
        repeated.keys.len(),
        2,
        "the same command again makes no third key"
    );
    let other = RotateKey {
        until: day(300, &first.rig),
        ..unlike
    };
    let refused = first
        .rig
        .run(|desk, occasion| desk.rotate_key(occasion, other));
    assert_eq!(refused.unwrap_err().code, ErrorCode::KeyReused);
    first.rig.reopen();
    let view = first.publish(90);
    assert_eq!(states(&view), [OwnKeyState::Signing, OwnKeyState::Counting]);
    assert_eq!(view.list.as_ref().unwrap().keys.len(), 2);

    // the handout is issued anew, with the new key
    let loa = {
        let number = first.number.clone();
        first.rig.run(|desk, _| {
            let store = desk.store().unwrap();
            desk_store::handouts::one(store.db(), &number, None)
                .unwrap()
                .unwrap()
                .loa
        })
    };
    let request = IssueHandout {
        key: first.rig.key(),
        loa,
        by: String::new(),
        kept: desk_tests::story::issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: "New key".into(),
    };
    must(
        first
            .rig
            .run(|desk, occasion| desk.issue_handout(occasion, request)),
    );
    let detail = first.detail();
    assert_eq!(detail.row.revision, 2);
    assert_eq!(detail.key, view.keys[0].kid);
    let new_codes = first.codes();

    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    first.publish(90);
    let list = first.list();
    take(&mut gate, &list);
    for code in &new_codes {
        assert_eq!(check(&mut gate, code, visit), Ok(()));
    }
    assert_eq!(
        check(&mut gate, &old_codes[0], visit),
        Err(Refusal::Superseded)
    );
    let later = visit + Duration::days(60);
    assert_eq!(
        check(&mut gate, &old_codes[0], later),
        Err(Refusal::KeyOutsideItsTime)
    );
}

#[test]
fn a_third_desk_hands_in_its_card_and_its_revocations_travel_with_the_next_list() {
    let mut first = First::new().found_root();
    first.publish(90);
    let third_folder = tempfile::tempdir().unwrap();
    let (rig, account) = Rig::with_chance(third_folder.path(), 333).set_up();
    let mut third = First {
        rig,
        number: String::new(),
        visit: first.visit,
        _folder: third_folder,
    };
    let story = third
        .rig
        .circuit(&account, "Other-line")
        .allocated("pc-bp1qrb3n7wd0k5x9z")
        .loa_applied(vec![engineer("周岚", "XD4829399")])
        .loa_approved()
        .issued();
    third.number = story.view.loas[0].handout.clone().unwrap();
    let codes = third.codes();
    let card = |third: &mut First| {
        let carry = Carry {
            what: CarriedWord::Card,
        };
        text(must(
            third
                .rig
                .run(|desk, occasion| desk.trust_file(occasion, carry)),
        ))
    };
    let old_card = card(&mut third);
    assert_eq!(
        why(read(&mut third.rig, &old_card)),
        "no_root",
        "a card is for the root desk"
    );
    let take_card = |first: &mut First, card: &str| {
        let reading = must(read(&mut first.rig, card)).card.unwrap();
        let request = TakeCard {
            key: first.rig.key(),
            fingerprint: reading.fingerprint.clone(),
            until: (first.rig.now() + Duration::days(300))
                .format("%Y-%m-%d")
                .to_string(),
            zone: "Asia/Shanghai".into(),
        };
        must(
            first
                .rig
                .run(|desk, occasion| desk.take_card(occasion, request)),
        );
        reading
    };
    let reading = take_card(&mut first, &old_card);
    assert!(!reading.known);
    let view = first.publish(90);
    assert_eq!(view.list.unwrap().keys.len(), 2);
    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    let list = first.list();
    take(&mut gate, &list);
    let visit = first.visit;
    assert_eq!(check(&mut gate, &codes[1], visit), Ok(()));

    third.rig.wait(Duration::hours(2));
    third.revoke_pass(0);
    let new_card = card(&mut third);
    first.rig.wait(Duration::hours(3));
    assert!(take_card(&mut first, &new_card).known);
    assert_eq!(why(read(&mut first.rig, &old_card)), "card_older");
    first.publish(90);
    let list = first.list();
    gate.wait(Duration::hours(4));
    take(&mut gate, &list);
    assert_eq!(
        check(&mut gate, &codes[1], visit),
        Err(Refusal::RevokedPass)
    );
    assert_eq!(check(&mut gate, &codes[0], visit), Ok(()));
    // a revocation that a list carried stays, also when the next card does not name it
    first.publish(90);
    let list = first.list();
    take(&mut gate, &list);
    assert_eq!(
        check(&mut gate, &codes[1], visit),
        Err(Refusal::RevokedPass)
    );
}

#[test]
fn codes_from_a_printed_page_are_read_as_a_file_and_as_scans_in_any_order() {
    let mut first = First::new().found_root();
    for n in 0..14 {
        // enough on the list for several codes
        let request = RotateKey {
            key: first.rig.key(),
            until: (first.rig.now() + Duration::days(300 + n))
                .format("%Y-%m-%d")
                .to_string(),
            before_until: (first.rig.now() + Duration::days(60))
                .format("%Y-%m-%d")
                .to_string(),
            zone: "UTC".into(),
        };
        must(
            first
                .rig
                .run(|desk, occasion| desk.rotate_key(occasion, request)),
        );
    }
    first.publish(90);
    let carry = || Carry {
        what: CarriedWord::List,
    };
    let shown = must(
        first
            .rig
            .run(|desk, occasion| desk.trust_codes(occasion, carry())),
    );
    assert!(shown.codes.len() > 3, "{} codes", shown.codes.len());
    let codes = first.codes();
    let visit = first.visit;

    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    let count = u32::try_from(shown.codes.len()).unwrap();
    for (n, code) in shown.codes.iter().rev().enumerate() {
        let reading = must(read(&mut gate, &code.text));
        if reading.list.is_none() {
            // as a scanner with another habit sends it while a Chinese input method is at work
            let wide = format!("]Q1{}", code.text.to_lowercase().replace(':', "："));
            let again = must(read(&mut gate, &wide));
            assert_eq!(again, reading, "a code scanned twice does no harm");
        }
        assert_eq!(reading.total, count);
        assert_eq!(reading.missing.len(), shown.codes.len() - n - 1);
        assert_eq!(reading.list.is_some(), n + 1 == shown.codes.len());
        if n == 0 {
            assert_eq!(why(read(&mut gate, &codes[0])), "part_handout");
            assert_eq!(why(read(&mut gate, "https://example.com")), "part_foreign");
            let cut = &code.text[..code.text.len() - 2];
            assert_eq!(why(read(&mut gate, cut)), "part_damaged");
        }
    }
    must(gate.run(|desk, occasion| desk.drop_trust_reading(occasion, Nothing {})));

    let page = must(
        first
            .rig
            .run(|desk, occasion| desk.trust_sheet(occasion, carry())),
    );
    let reading = must(gate.run(|desk, occasion| desk.read_trust_file(occasion, page.bytes)));
    let view = must(accept(&mut gate, &reading));
    assert_eq!(view.list.unwrap().version, 1);
    assert_eq!(check(&mut gate, &codes[0], visit), Ok(()));
}

#[test]
fn damaged_and_hostile_files_are_refused_whole() {
    let mut first = First::new().found_root();
    first.publish(90);
    let list = first.list();
    let folder = tempfile::tempdir().unwrap();
    let mut gate = second(folder.path());
    let file = |gate: &mut Rig, bytes: Vec<u8>| {
        let answer = gate.run(|desk, occasion| desk.read_trust_file(occasion, bytes));
        gate.run(|desk, occasion| desk.drop_trust_reading(occasion, Nothing {}))
            .unwrap();
        answer
    };
    // behind `LOAT1:1/1:` and the name; base45 has colons of its own
    let (begin, _) = list.match_indices(':').nth(2).unwrap();
    let mut refused = 0;
    for place in (begin + 1..list.len() - 2).step_by(7) {
        let mut altered = list.clone().into_bytes();
        altered[place] = if altered[place] == b'A' { b'B' } else { b'A' };
        let why = why(file(&mut gate, altered));
        assert!(why == "part_damaged" || why.starts_with("trust_"), "{why}");
        refused += 1;
    }
    assert!(refused > 40);
    for hostile in [
        Vec::new(),
        vec![0; 3_000_000],
        b"LOAT1:1/1:0000000000000000:*".to_vec(),
        b"LOAT1:1/99:0000000000000000:AA*\n".repeat(20_000),
        b"LOAT1:99999999999999999999/1:0000000000000000:AA*".to_vec(),
        b"\xff\xfe\x00\x01".to_vec(),
        b"{\"a\":".repeat(10_000),
    ] {
        let answer = file(&mut gate, hostile);
        assert!(answer.is_err() || answer.is_ok_and(|read| read.list.is_none()));
    }
    let view = must(gate.run(|desk, occasion| desk.trust(occasion, Nothing {})));
    assert!(view.list.is_none(), "nothing of all that was taken");
    take(&mut gate, &list);
}

#[test]
fn the_roots_file_needs_its_passphrase_can_leave_the_computer_and_come_back() {
    let mut first = First::new();
    let make = |first: &mut First, passphrase: &str| {
        let request = MakeRoot {
            key: first.rig.key(),
            passphrase: passphrase.into(),
        };
        first
            .rig
            .run(|desk, occasion| desk.make_root(occasion, request))
    };
    assert_eq!(
        make(&mut first, "short").unwrap_err().fields[0].code,
        "too_short"
    );
    must(make(&mut first, PASSPHRASE));
    assert!(
        make(&mut first, PASSPHRASE).is_err(),
        "there is one already"
    );
    let path = first.rig.folder().join("organisation.root");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let wrong = PublishList {
        key: first.rig.key(),
        passphrase: "seven lamps over the river".into(),
        days: "90".into(),
    };
    let refused = first
        .rig
        .run(|desk, occasion| desk.publish_list(occasion, wrong))
        .unwrap_err();
    assert_eq!(refused.fields[0].code, "wrong_passphrase");
    first.publish(90);

    let copy = must(
        first
            .rig
            .run(|desk, occasion| desk.root_file(occasion, Nothing {})),
    );
    must(
        first
            .rig
            .run(|desk, occasion| desk.root_moved(occasion, &copy.bytes)),
    );
    assert!(!path.exists());
    let view = must(
        first
            .rig
            .run(|desk, occasion| desk.trust(occasion, Nothing {})),
    );
    assert!(!view.root.unwrap().here);
    let away = PublishList {
        key: first.rig.key(),
        passphrase: PASSPHRASE.into(),
        days: "90".into(),
    };
    let refused = first
        .rig
        .run(|desk, occasion| desk.publish_list(occasion, away))
        .unwrap_err();
    assert_eq!(refused.params["refusal"], "root_away");

    let mut altered = copy.bytes.clone();
    let at = altered
        .windows(12)
        .position(|w| w == b"\"public_key\"")
        .unwrap()
        + 16;
    altered[at] = if altered[at] == b'0' { b'1' } else { b'0' };
    let bring = |first: &mut First, bytes: Vec<u8>| {
        first
            .rig
            .run(|desk: &mut Desk, occasion| desk.bring_root(occasion, &bytes))
    };
    assert_eq!(
        bring(&mut first, altered).unwrap_err().params["refusal"],
        "root_other"
    );
    assert_eq!(
        bring(&mut first, b"nothing".to_vec()).unwrap_err().params["refusal"],
        "root_damaged"
    );
    must(bring(&mut first, copy.bytes.clone()));
    let view = first.publish(90);
    assert_eq!(view.list.unwrap().version, 2);

    // neither passphrase nor root is in the desk's files
    let db = std::fs::read(first.rig.folder().join("desk.db")).unwrap();
    let wal = std::fs::read(first.rig.folder().join("desk.db-wal")).unwrap_or_default();
    for bytes in [&db, &wal, &copy.bytes] {
        assert!(
            !bytes
                .windows(PASSPHRASE.len())
                .any(|w| w == PASSPHRASE.as_bytes())
        );
    }
}

#[test]
fn a_desk_without_a_root_trusts_itself_alone() {
    let mut first = First::new();
    let (codes, visit) = (first.codes(), first.visit);
    assert_eq!(check(&mut first.rig, &codes[0], visit), Ok(()));
    let view = must(
        first
            .rig
            .run(|desk, occasion| desk.trust(occasion, Nothing {})),
    );
    assert!(view.list.is_none() && view.root.is_none());
    assert_eq!(view.keys.len(), 1);
    assert_eq!(view.keys[0].state, OwnKeyState::Signing);
    let publish = PublishList {
        key: first.rig.key(),
        passphrase: PASSPHRASE.into(),
        days: "90".into(),
    };
    let refused = first
        .rig
        .run(|desk, occasion| desk.publish_list(occasion, publish))
        .unwrap_err();
    assert_eq!(refused.params["refusal"], "no_root");
    // the list's rules hold where it is signed: a list in which the root issues handouts is none
    let root = desk_letter::codes::IssuingKey::from_seed(&[3; 32]);
    let list = TrustList {
        root: root.public_key(),
        organisation: "x".into(),
        version: 1,
        issued: visit,
        expires: visit + Duration::days(9),
        keys: vec![desk_letter::trust::list::ListedKey {
            public_key: root.public_key(),
            desk: "K7PM".into(),
            name: String::new(),
            not_before: visit,
            not_after: visit + Duration::days(9),
        }],
        withdrawn: Default::default(),
    };
    assert!(list.sign(&root).is_err());
}
