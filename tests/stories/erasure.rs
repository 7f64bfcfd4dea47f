//! Erasing people: nothing of them is left on the disk, everything else is what it was.

use chrono::Duration;
use desk_api::wire::*;
use desk_letter::codes::IssuingKey;
use desk_letter::verify::{Trust, TrustedKey, verify};
use desk_tests::canary::{Canary, all_bytes, base64, canary, hits, nothing_of};
use desk_tests::story::{Rig, loa_form, must};
use std::collections::BTreeSet;
use std::path::Path;

fn book(rig: &mut Rig) -> Vec<PersonView> {
    let all = PeopleQuery {
        search: String::new(),
    };
    must(rig.run(|desk, occasion| desk.people(occasion, all))).people
}

fn plan(rig: &mut Rig, people: &[String]) -> ErasurePlan {
    let query = ErasureQuery {
        people: people.to_vec(),
        official: true,
    };
    must(rig.run(|desk, occasion| desk.erasure_plan(occasion, query)))
}

fn request(rig: &mut Rig, people: &[String], word: &str) -> ErasePeople {
    ErasePeople {
        key: rig.key(),
        people: people.to_vec(),
        official: true,
        reason: "They asked for it".into(),
        typed: word.into(),
        retention: false,
    }
}

fn erase(rig: &mut Rig, request: &ErasePeople) -> Result<Erased, ApiError> {
    rig.run(|desk, occasion| desk.erase_people(occasion, request.clone()))
}

fn copy_beside(rig: &mut Rig, name: &str) {
    let to = rig.folder().join(name);
    rig.run(|desk, _| desk_store::backup::copy(desk.store().unwrap().db(), &to).unwrap());
}

#[test]
fn of_fifty_people_half_are_erased_and_no_byte_of_them_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let people: Vec<Canary> = (0..50).map(canary).collect();
    // five lines with ten people each: three are issued, one is applied for, one was refused
    let mut seals = Vec::new();
    let mut pages = Vec::new();
    for (n, ten) in people.chunks(10).enumerate() {
        let forms = ten.iter().map(Canary::form).collect();
        let story = rig
            .circuit(&account, &format!("Line{n}"))
            .allocated(&format!("pc-bp1qrb3n7wd0k5x{n}m"))
            .loa_applied(forms);
        let view = match n {
            0..3 => story.loa_approved().issued().view,
            _ => story.view,
        };
        pages.push(view);
    }
    let (seed, letters) = rig.run(|desk, _| {
        let store = desk.store().unwrap();
        let rows = desk_store::handouts::list(store.db(), "", None).unwrap();
        let letters: Vec<Vec<u8>> = rows
            .iter()
            .map(|row| {
                desk_store::files::bytes(store.db(), store.keys(), &row.letter)
                    .unwrap()
                    .unwrap()
            })
            .collect();
        (store.keys().issuing, letters)
    });
    let key = IssuingKey::from_seed(&seed);
    for letter in &letters {
        let letter = serde_json::from_slice(letter).unwrap();
        seals.push(desk_letter::codes::seal(&letter, &key).unwrap());
    }
    // a form that names the first of them and one that names the last
    for (id, who) in [("draft-first", &people[0]), ("draft-last", &people[49])] {
        let draft = KeepDraft {
            id: id.into(),
            kind: DraftKind::Loa,
            circuit: None,
            body: format!("{{\"name\":\"{}\",\"phone\":\"{}\"}}", who.name, who.phone),
        };
        must(rig.run(|desk, occasion| desk.keep_draft(occasion, draft)));
    }
    copy_beside(&mut rig, "desk.format-2-20261101-090000.db");
    copy_beside(&mut rig, "desk.damaged-20261102-090000.db");
    let all: Vec<&Canary> = people.iter().collect();
    let gone: Vec<&Canary> = people.iter().step_by(2).collect();
    let stay: Vec<&Canary> = people.iter().skip(1).step_by(2).collect();
    for files in hits(folder.path(), &all) {
        // SQLite moves pages from the log into the file when it likes: either may hold a name, or both
        let holds = |start: &str| files.iter().any(|name| name.starts_with(start));
        assert!(
            holds("desk.db") && holds("desk.format-2") && holds("desk.damaged"),
            "the search would see harm: names are in clear before the act, in the copies too: {files:?}"
        );
    }

    // every second one of the address book, so that issued and other lines are touched
    let mut by_name: Vec<PersonView> = book(&mut rig);
    by_name.sort_by_key(|one| people.iter().position(|who| who.name == one.form.name));
    assert_eq!(by_name.len(), 50);
    let half: Vec<String> = by_name
        .iter()
        .step_by(2)
        .map(|one| one.id.clone())
        .collect();
    let shown = plan(&mut rig, &half);
    assert_eq!(
        (shown.people.len(), shown.applications, shown.handouts.len()),
        (25, 5, 3)
    );
    assert_eq!((shown.drafts, shown.word.as_str()), (1, "25"));
    assert_eq!(shown.copies.len(), 2);
    assert!(
        shown
            .handouts
            .iter()
            .all(|one| one.others == 5 && one.in_force)
    );
    let events = rig.run(|desk, _| desk_store::events::count(desk.store().unwrap().db()).unwrap());

    let wrong = request(&mut rig, &half, "24");
    let refused = erase(&mut rig, &wrong).unwrap_err();
    assert_eq!(refused.fields[0].code, "word_differs");
    let right = request(&mut rig, &half, "25");
    let done = must(erase(&mut rig, &right));
    assert_eq!((done.people, done.not_cleaned.len()), (25, 0));
    let again = must(erase(&mut rig, &right));
    assert_eq!(again.people, 25, "the same key answers and does nothing");

    for open in [true, false] {
        if !open {
            rig.reopen();
        }
        nothing_of(folder.path(), &gone);
        for files in hits(folder.path(), &stay) {
            assert!(
                files.len() >= 3,
                "the others stay, in the copies too: {files:?}"
            );
        }
    }

    // the others are who they were, in clear when asked
    let left = book(&mut rig);
    assert_eq!(left.len(), 25);
    let asked = PeopleByIds {
        ids: vec![by_name[1].id.clone(), half[0].clone()],
    };
    let known = must(rig.run(|desk, occasion| desk.people_details(occasion, asked)));
    assert_eq!(known.people.len(), 1);
    assert_eq!(known.people[0].form, people[1].form());
    let drafts = must(rig.run(|desk, occasion| desk.drafts(occasion, Nothing {}))).drafts;
    assert_eq!(drafts.len(), 1, "only the form that names nobody erased");

    // chain and shadows
    let (broken, now) = rig.run(|desk, _| {
        let store = desk.store().unwrap();
        (
            desk_store::events::verify(store.db()).unwrap(),
            desk_store::events::count(store.db()).unwrap(),
        )
    });
    assert_eq!(
        (broken, now),
        (None, events + 25),
        "one event for each, none gone"
    );

    // pages cope, and say it
    let page = rig.page(&pages[0].id);
    assert_eq!(
        (
            page.loas[0].form.engineers.len(),
            page.loas[0].erased_engineers
        ),
        (5, 5)
    );
    let line = page
        .history
        .iter()
        .find(|line| line.kind == HistoryKind::PersonErased)
        .unwrap();
    assert_eq!(line.params["reason"], "They asked for it");
    let which = HandOut {
        number: shown.handouts[0].number.clone(),
        revision: None,
        document: None,
        with_official: false,
    };
    let refused = rig
        .run(|desk, occasion| desk.handout_bytes(occasion, which))
        .unwrap_err();
    assert!(refused.params.contains_key("erased"), "{refused}");
    let register = must(rig.run(|desk, occasion| desk.handouts(occasion, HandoutQuery::default())));
    assert_eq!(register.total, 3, "an old number still resolves");
    assert!(register.rows.iter().all(|row| row.engineers.len() == 5));

    // a code that was printed before still says what it said
    let at = chrono::DateTime::parse_from_rfc3339(&page.loas[0].window_from)
        .unwrap()
        .to_utc();
    let trust = Trust {
        keys: vec![TrustedKey {
            kid: desk_letter::cose::key_id(&key.public_key()),
            public_key: key.public_key(),
            not_before: at - Duration::days(30),
            not_after: at + Duration::days(30),
            desk: String::new(),
            listed: false,
        }],
        ..Trust::default()
    };
    assert_eq!(seals.len(), 3);
    for seal in &seals {
        verify(seal, &trust, at, None).unwrap();
    }

    // and the tables are the shadow of what is left
    let before = rig.run(|desk, _| desk.store().unwrap().dump().unwrap());
    let calm = desk_tests::story::no_starts();
    rig.close();
    let occasion = desk_api::Occasion {
        now: at,
        entropy: &mut desk_tests::story::Counted(7),
    };
    let (mut store, _) = desk_store::Store::open(folder.path(), occasion).unwrap();
    drop(calm);
    store.rebuild().unwrap();
    assert_eq!(store.dump().unwrap(), before);
    nothing_of(folder.path(), &gone);
}

/// What of an engineer's way in lies in a file, and could be read: the words as they are, and the pictures.
fn in_clear(texts: &[&str], pictures: &[&[u8]]) -> Vec<Vec<u8>> {
    let mut traces = Vec::new();
    for text in texts {
        traces.push(text.as_bytes().to_vec());
        traces.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        traces.extend((0..3).map(|shift| base64(text.as_bytes(), shift)));
    }
    for picture in pictures {
        let middle = picture.len() / 2;
        for piece in [
            &picture[..64],
            &picture[middle..middle + 64],
            &picture[picture.len() - 48..],
        ] {
            traces.push(piece.to_vec());
            traces.extend((0..3).map(|shift| base64(piece, shift)));
        }
    }
    traces
}

/// The files below a folder in which one of these lies.
fn holders(folder: &Path, traces: &[Vec<u8>]) -> BTreeSet<String> {
    let mut files = Vec::new();
    all_bytes(folder, &mut files);
    let holds = |bytes: &[u8]| {
        traces.iter().any(|trace| {
            let first = trace[0];
            bytes
                .iter()
                .enumerate()
                .any(|(at, byte)| *byte == first && bytes[at..].starts_with(trace))
        })
    };
    files
        .into_iter()
        .filter(|(_, bytes)| holds(bytes))
        .map(|(name, _)| name)
        .collect()
}

/// One person's text message and picture as they were kept, and how they lie in the file.
struct WayIn {
    link: String,
    code: String,
    picture: Vec<u8>,
    /// Of the keys that open them, each as it is wrapped.
    keys: Vec<Vec<u8>>,
    /// Of the sealed pictures, a piece of each.
    sealed: Vec<Vec<u8>>,
    cut: String,
}

impl WayIn {
    /// Records the message and the picture of the nth engineer.
    fn kept(rig: &mut Rig, circuit: &str, n: usize) -> Self {
        let page = rig.page(circuit);
        let person = page.loas[0].entry.clone().unwrap().engineers[n]
            .person
            .clone();
        let link = format!("https://entry.example.com/visit?id=qanary-link-{n}");
        let code = format!("https://entry.example.com/code?pass=qanary-code-{n}");
        let sms = KeepEntrySms {
            key: rig.key(),
            loa: page.loas[0].id.clone(),
            person: person.clone(),
            text: format!("【阿里云】入室申请已通过，请点击{link}办理。"),
            by: "Lin Yue".into(),
        };
        must(rig.run(|desk, occasion| desk.keep_entry_sms(occasion, sms)));
        let picture = crate::entry::screenshot(&[&code]);
        let read =
            must(rig.run(|desk, occasion| desk.read_credential_file(occasion, picture.clone())));
        let keep = KeepCredential {
            key: rig.key(),
            loa: page.loas[0].id.clone(),
            person: person.clone(),
            reading: read.reading.unwrap(),
            code: 0,
            by: "Lin Yue".into(),
        };
        must(rig.run(|desk, occasion| desk.keep_credential(occasion, keep)));
        let (image, cut) = rig.run(|desk, _| {
            let store = desk.store().unwrap();
            let whole = desk_store::circuits::whole(store.db(), store.keys(), circuit).unwrap();
            let loa = whole.unwrap().loas.remove(0).1;
            let (credential, _) = loa.engineers[n].credential.clone().unwrap();
            let credential = credential.known().unwrap();
            (credential.image.id.clone(), credential.cut.id.clone())
        });
        let (keys, sealed) = rig.run(|desk, _| {
            let store = desk.store().unwrap();
            let blob = |sql: &str, of: &str| -> Vec<u8> {
                store.db().query_row(sql, [of], |row| row.get(0)).unwrap()
            };
            let key = |subject: String| {
                blob(
                    "SELECT wrapped FROM sealing_key WHERE subject = ?1",
                    &subject,
                )
            };
            let piece = |file: &str| {
                let sql = "SELECT bytes FROM file_chunk WHERE file = ?1 AND n = 0";
                blob(sql, file)[..64].to_vec()
            };
            (
                vec![
                    key(format!("person:{person}")),
                    key(format!("file:{image}")),
                    key(format!("file:{cut}")),
                ],
                vec![piece(&image), piece(&cut)],
            )
        });
        Self {
            link,
            code,
            picture,
            keys,
            sealed,
            cut,
        }
    }

    fn traces(&self) -> Vec<Vec<u8>> {
        in_clear(&[&self.link, &self.code], &[&self.picture])
    }

    fn opened(&self, rig: &mut Rig) -> Result<KeptPicture, ApiError> {
        let id = self.cut.clone();
        rig.run(|desk, occasion| desk.credential_picture(occasion, ById { id }))
    }
}

#[test]
fn an_entry_credential_goes_with_its_person_the_message_the_code_and_the_picture() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let (who, other) = (canary(3), canary(4));
    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![who.form(), other.form()])
        .loa_approved()
        .view;
    let gone = WayIn::kept(&mut rig, &view.id, 0);
    let stays = WayIn::kept(&mut rig, &view.id, 1);
    // printed on an issued handout, and in a copy beside
    let issue = IssueHandout {
        key: rig.key(),
        loa: view.loas[0].id.clone(),
        by: String::new(),
        kept: desk_tests::story::issue_reasons(),
        audiences: Vec::new(),
        survey: false,
        reason: String::new(),
    };
    must(rig.run(|desk, occasion| desk.issue_handout(occasion, issue)));
    copy_beside(&mut rig, "desk.format-2-20261101-090000.db");

    // the search would see harm: planted in clear, every kind of trace is found
    for (n, trace) in gone.traces().into_iter().enumerate() {
        let planted = folder.path().join("planted");
        std::fs::write(&planted, [b"before ", &trace[..], b" after"].concat()).unwrap();
        let found = holders(folder.path(), std::slice::from_ref(&trace));
        assert!(found.contains("planted"), "trace {n}");
        std::fs::remove_file(&planted).unwrap();
    }
    for who in [&gone, &stays] {
        for piece in who.keys.iter().chain(&who.sealed) {
            let found = holders(folder.path(), std::slice::from_ref(piece));
            assert!(
                found.iter().filter(|name| name.contains(".db")).count() >= 2,
                "what opens it and what is sealed lie in the file and in its copy: {found:?}"
            );
        }
        assert_eq!(who.opened(&mut rig).unwrap().media, "image/png");
        assert_eq!(
            holders(folder.path(), &who.traces()),
            BTreeSet::new(),
            "nothing of it is in clear even now"
        );
    }

    let id = book(&mut rig)
        .into_iter()
        .find(|one| one.form.name == who.name)
        .unwrap()
        .id;
    let wanted = request(&mut rig, &[id], &who.name);
    assert_eq!(must(erase(&mut rig, &wanted)).people, 1);
    for open in [true, false] {
        if !open {
            rig.reopen();
        }
        let mut every = gone.traces();
        every.extend(gone.keys.clone());
        every.extend(gone.sealed.clone());
        assert_eq!(
            holders(folder.path(), &every),
            BTreeSet::new(),
            "the link, the code, the picture, what is sealed and what opens it"
        );
        nothing_of(folder.path(), &[&who]);
        assert!(gone.opened(&mut rig).is_err());

        // the other one still has theirs
        for piece in stays.keys.iter().chain(&stays.sealed) {
            let found = holders(folder.path(), std::slice::from_ref(piece));
            assert!(found.iter().filter(|name| name.contains(".db")).count() >= 2);
        }
        stays.opened(&mut rig).unwrap();
        let left = rig.page(&view.id).loas[0].entry.clone().unwrap();
        let messages: Vec<Option<String>> = left
            .engineers
            .iter()
            .map(|one| one.sms.as_ref().map(|sms| sms.link.clone()))
            .collect();
        assert_eq!(messages, [None, Some(stays.link.clone())]);
        let codes: Vec<Option<String>> = left
            .engineers
            .iter()
            .map(|one| one.credential.as_ref().map(|kept| kept.text.clone()))
            .collect();
        assert_eq!(codes, [None, Some(stays.code.clone())]);
    }
}

#[test]
fn one_person_is_erased_by_their_name_with_the_entries_that_were_merged_into_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let who = canary(7);
    let view = rig
        .circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![who.form()])
        .view;
    let first = book(&mut rig).remove(0);
    let other = SavePerson {
        key: rig.key(),
        id: None,
        form: EngineerForm {
            name: "Zyx Qanary".into(),
            ..who.form()
        },
    };
    let second = must(rig.run(|desk, occasion| desk.save_person(occasion, other)));
    let merge = MergePeople {
        key: rig.key(),
        keep: first.id.clone(),
        merge: second.id,
    };
    must(rig.run(|desk, occasion| desk.merge_people(occasion, merge)));
    let ids = [first.id.clone()];
    let shown = plan(&mut rig, &ids);
    assert_eq!(
        (shown.people.len(), shown.word.as_str()),
        (2, who.name.as_str())
    );
    let wanted = request(&mut rig, &ids, &who.name);
    let unreasoned = ErasePeople {
        reason: " ".into(),
        ..wanted.clone()
    };
    let refused = erase(&mut rig, &unreasoned).unwrap_err();
    assert_eq!(refused.fields[0].field, "reason");
    assert_eq!(must(erase(&mut rig, &wanted)).people, 2);
    assert!(book(&mut rig).is_empty());
    nothing_of(folder.path(), &[&who]);

    // no new paper from an application without its people; the same person can be written down anew
    let approve = RecordLoa {
        key: rig.key(),
        loa: view.loas[0].id.clone(),
        status: "Available".into(),
        facility: desk_tests::story::facility(),
        access_flow: AccessFlowWord::SmsQr,
        official_pdf: None,
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: rig.now().format("%Y-%m-%dT%H:%M").to_string(),
        zone: "UTC".into(),
    };
    must(rig.run(|desk, occasion| desk.record_loa(occasion, approve)));
    let preview = PreviewHandout {
        loa: view.loas[0].id.clone(),
        revision: None,
        audience: None,
        next: false,
        survey: false,
    };
    let refused = rig
        .run(|desk, occasion| desk.preview_handout(occasion, preview))
        .unwrap_err();
    assert_eq!(refused.params["refusal"], "engineer_erased");
    let mut form = loa_form(vec![who.form()]);
    form.purpose_reason = "Other people".into();
    let apply = ApplyLoa {
        key: rig.key(),
        circuit: view.id.clone(),
        form,
        kept: Vec::new(),
    };
    must(rig.run(|desk, occasion| desk.apply_loa(occasion, apply)));
    let anew = book(&mut rig);
    assert!(anew.len() == 1 && anew[0].id != first.id);
}

#[test]
fn a_damaged_copy_that_cannot_be_cleaned_is_told_until_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![canary(3).form()]);
    let broken = folder.path().join("desk.damaged-20261102-090000.db");
    std::fs::write(&broken, b"no database at all").unwrap();
    let ids = [book(&mut rig).remove(0).id];
    let wanted = request(&mut rig, &ids, &canary(3).name);
    let done = must(erase(&mut rig, &wanted));
    assert_eq!(done.not_cleaned, ["desk.damaged-20261102-090000.db"]);
    rig.reopen();
    let told = must(rig.run(|desk, occasion| desk.retention(occasion, Nothing {})));
    assert_eq!(told.not_cleaned, done.not_cleaned);
    std::fs::remove_file(&broken).unwrap();
    let told = must(rig.run(|desk, occasion| desk.clean_copies(occasion, Nothing {})));
    assert!(told.not_cleaned.is_empty());
}

#[test]
fn people_become_due_after_their_last_paper_and_go_at_a_start_only_when_that_was_switched_on() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.circuit(&account, "Line")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![canary(3).form()])
        .loa_approved()
        .issued();
    let set = |rig: &mut Rig, days: &str, automatic: bool| {
        let request = SaveRetention {
            key: rig.key(),
            days: days.into(),
            automatic,
        };
        rig.run(|desk, occasion| desk.save_retention(occasion, request))
    };
    let refused = set(&mut rig, "many", false).unwrap_err();
    assert_eq!(refused.fields[0].code, "number_range");
    assert!(must(set(&mut rig, "10", false)).due.is_empty());
    let due_at = book(&mut rig)[0].due_at.clone().unwrap();
    // issued on 23 November for 30 days, which is later than the visit: 23 December and ten days
    assert!(due_at.starts_with("2027-01-02"), "{due_at}");
    rig.wait(Duration::days(39));
    assert!(must(set(&mut rig, "10", false)).due.is_empty());
    rig.wait(Duration::days(2));
    let now = must(set(&mut rig, "10", false));
    assert_eq!(now.due.len(), 1);
    rig.reopen();
    assert_eq!(book(&mut rig).len(), 1, "nothing goes by itself");
    must(set(&mut rig, "10", true));
    rig.reopen();
    assert!(book(&mut rig).is_empty());
    let told = must(rig.run(|desk, occasion| desk.retention(occasion, Nothing {})));
    assert_eq!((told.due.len(), told.erased.len()), (0, 1));
    assert_eq!(told.erased[0].reason, "");
    nothing_of(folder.path(), &[&canary(3)]);
}
