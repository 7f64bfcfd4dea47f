//! Drafts, the sample project, and a desk that cannot be opened or written.

use desk_api::wire::*;
use desk_tests::story::{Rig, must, port_form};

#[test]
fn a_draft_survives_a_crash_and_goes_when_it_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let keep = KeepDraft {
        id: "draft-1".into(),
        kind: DraftKind::Port,
        circuit: None,
        body: "{\"name\":\"Li\"}".into(),
    };
    must(rig.run(|desk, occasion| desk.keep_draft(occasion, keep)));
    rig.reopen();
    let drafts = must(rig.run(|desk, occasion| desk.drafts(occasion, Nothing {}))).drafts;
    assert_eq!(
        (drafts.len(), drafts[0].body.as_str()),
        (1, "{\"name\":\"Li\"}")
    );
    let form = port_form(&account, "Line");
    let send = ApplyPort {
        key: "draft-1".into(),
        form,
        kept: Vec::new(),
        plan: None,
    };
    must(rig.run(|desk, occasion| desk.apply_port(occasion, send)));
    assert_eq!(
        must(rig.run(|desk, occasion| desk.drafts(occasion, Nothing {}))).drafts,
        []
    );
}

#[test]
fn the_same_key_with_another_form_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let send = |rig: &mut Rig, name: &str| {
        let request = ApplyPort {
            key: "one".into(),
            form: port_form(&account, name),
            kept: Vec::new(),
            plan: None,
        };
        rig.run(|desk, occasion| desk.apply_port(occasion, request))
    };
    let first = must(send(&mut rig, "Line"));
    assert_eq!(
        must(send(&mut rig, "Line")).id,
        first.id,
        "sent twice, recorded once"
    );
    assert_eq!(
        send(&mut rig, "Other").unwrap_err().code,
        ErrorCode::KeyReused
    );
}

#[test]
fn every_tab_of_a_circuit_has_something_in_the_sample() {
    let folder = tempfile::tempdir().unwrap();
    let mut rig = Rig::new(folder.path());
    must(rig.run(|desk, occasion| desk.load_sample(occasion, Nothing {})));
    let query = CircuitQuery {
        limit: 50,
        ..CircuitQuery::default()
    };
    let rows = must(rig.run(|desk, occasion| desk.circuits(occasion, query))).rows;
    let mut find = |name: &str| {
        let row = rows.iter().find(|row| row.name == name).unwrap();
        rig.page(&row.id)
    };

    let built = find("Hangzhou-Jianggan-B-PConn1");
    let works = built.works.as_ref().unwrap();
    assert!(works.survey.is_some() && works.as_built.blocks);
    assert_eq!(built.live.as_built_open, 1, "one port differs from the LOA");
    let settled = works.steps.iter().filter(|step| step.state == "done");
    assert!((4..works.steps.len() - 3).contains(&settled.count()));

    assert_eq!(find("Singapore-B-PConn1").next.next, NextWord::OrderFee);

    let live = find("Shanghai-Baoshan-A-PConn1");
    assert_eq!(live.row.turn, TurnWord::Done);
    assert!(live.live.term.is_some() && live.live.upkeep.is_some());
    assert_eq!(live.live.maintenance.len(), 2);
    assert_eq!(live.live.dependants.len(), 1);
    let connect = live.connect.as_ref().unwrap();
    assert_eq!(connect.vbrs[0].peers[0].status, "Established");
    assert_eq!(connect.routers[0].parts[0].word, "Attached");
    let took = |step: usize| live.steps[step].ours + live.steps[step].theirs;
    assert!(
        (1..5).all(|step| took(step) > 0),
        "each step took its time: {:?}",
        live.steps
    );
    assert_eq!(live.steps[4].by.as_deref(), Some("林悦"));

    let gone = find("Fuyang-old-line");
    assert_eq!(gone.next.next, NextWord::Unsubscribe);
    assert!(gone.steps.iter().all(|step| step.state == StepState::Done));

    assert!(find("Hangzhou-DR-1").row.order.is_some());
}

#[test]
fn the_sample_is_a_desk_of_its_own_and_goes_in_one_act() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    rig.circuit(&account, "Mine");
    let all = |rig: &mut Rig| {
        let query = CircuitQuery {
            search: String::new(),
            turn: None,
            states: Vec::new(),
            offset: 0,
            limit: 50,
            ..CircuitQuery::default()
        };
        must(rig.run(|desk, occasion| desk.circuits(occasion, query)))
    };
    let start = must(rig.run(|desk, occasion| desk.load_sample(occasion, Nothing {})));
    assert!(start.sample && start.sample_exists);
    let sample = all(&mut rig);
    let states: std::collections::BTreeSet<_> = sample
        .rows
        .iter()
        .map(|row| (&row.status, &row.loa_status))
        .collect();
    assert!(sample.rows.len() >= 12 && states.len() >= 8, "{states:?}");
    rig.reopen();
    assert!(
        must(rig.run(|desk, occasion| desk.start(occasion, Nothing {}))).sample,
        "it is open again after a restart"
    );
    let back = must(rig.run(|desk, occasion| desk.leave_sample(occasion, Nothing {})));
    assert!(!back.sample && back.sample_exists);
    assert_eq!(all(&mut rig).rows.len(), 1);
    let gone = must(rig.run(|desk, occasion| desk.remove_sample(occasion, Nothing {})));
    assert!(!gone.sample && !gone.sample_exists && !folder.path().join("sample").exists());
    assert_eq!(all(&mut rig).rows[0].name, "Mine");
}

#[test]
fn a_desk_in_use_is_said_and_opens_when_it_is_free() {
    let folder = tempfile::tempdir().unwrap();
    let first = Rig::ready(folder.path());
    let mut second = Rig::new(folder.path());
    let start = |rig: &mut Rig| must(rig.run(|desk, occasion| desk.start(occasion, Nothing {})));
    assert_eq!(
        start(&mut second).failure.unwrap().code,
        ErrorCode::DeskInUse
    );
    drop(first);
    let start = start(&mut second);
    assert!(start.failure.is_none() && start.settings.is_some());
}

#[test]
fn preferences_are_this_computers_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut rig = Rig::new(folder.path());
    let chosen = Preferences {
        language: Language::Zh,
        theme: Theme::Dark,
        rail_folded: true,
        text_size: 400,
        notices: NoticePreferences {
            on: true,
            from: 7,
            until: 99,
        },
    };
    must(rig.run(|desk, occasion| desk.set_preferences(occasion, chosen)));
    rig.reopen();
    let start = must(rig.run(|desk, occasion| desk.start(occasion, Nothing {})));
    assert_eq!(
        (start.preferences.language, start.preferences.text_size),
        (Language::Zh, 125)
    );
}

/// Whether a command of the system did its work.
#[cfg(target_os = "linux")]
fn done(what: &[&str]) -> bool {
    let mut command = std::process::Command::new(what[0]);
    command.args(&what[1..]);
    desk_tests::story::alone(|| command.status()).is_ok_and(|status| status.success())
}

/// A file system that is turned read-only between two starts: an administrator may write into any folder, but
/// not there.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "mounts a small file system; cargo xtask test runs it"]
fn a_read_only_folder_is_said_and_nothing_in_it_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    if !done(&["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", at]) {
        println!("No right to mount here: the read-only story is left out.");
        return;
    }
    let told = std::panic::catch_unwind(|| {
        let (mut rig, account) = Rig::ready(folder.path());
        rig.circuit(&account, "Before");
        rig.close();
        let start =
            |rig: &mut Rig| must(rig.run(|desk, occasion| desk.start(occasion, Nothing {})));

        assert!(done(&["mount", "-o", "remount,ro", at]));
        let mut rig = Rig::new(folder.path());
        let failure = start(&mut rig).failure.expect("the folder is read-only");
        assert_eq!(failure.code, ErrorCode::ReadOnly, "{failure}");
        drop(rig);

        assert!(done(&["mount", "-o", "remount,rw", at]));
        let mut rig = Rig::new(folder.path());
        assert!(start(&mut rig).failure.is_none());
        let query = CircuitQuery {
            search: String::new(),
            turn: None,
            states: Vec::new(),
            offset: 0,
            limit: 1,
            ..CircuitQuery::default()
        };
        let page = must(rig.run(|desk, occasion| desk.circuits(occasion, query)));
        assert_eq!(page.rows[0].name, "Before");
    });
    assert!(done(&["umount", "-l", at]));
    told.unwrap();
}

/// A small file system of its own that runs full; needs root for the mount, so it runs where that is there.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "mounts a small file system; cargo xtask test runs it"]
fn a_full_disk_loses_nothing_and_the_next_try_works() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    if !done(&["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", at]) {
        println!("No right to mount here: the disk-full story is left out.");
        return;
    }
    let told = std::panic::catch_unwind(|| {
        let (mut rig, account) = Rig::ready(folder.path());
        rig.circuit(&account, "Before");
        let filler = folder.path().join("filler");
        // everything that is left, down to the last byte
        let mut left = 1 << 22;
        let mut file = std::fs::File::create(&filler).unwrap();
        while left > 0 {
            match std::io::Write::write(&mut file, &vec![0; left]) {
                Ok(_) => {}
                Err(_) => left /= 2,
            }
        }
        drop(file); // an open file keeps its blocks after it was removed
        let form = PortForm {
            description: "x".repeat(250),
            ..port_form(&account, "After")
        };
        let mut refused = None;
        for n in 0..400 {
            let request = ApplyPort {
                key: format!("full-{n}"),
                form: PortForm {
                    name: format!("After-{n}"),
                    ..form.clone()
                },
                kept: Vec::new(),
                plan: None,
            };
            if let Err(error) = rig.run(|desk, occasion| desk.apply_port(occasion, request)) {
                refused = Some((n, error));
                break;
            }
        }
        let (n, error) = refused.expect("the disk runs full");
        assert_eq!(error.code, ErrorCode::DiskFull, "{error}");
        std::fs::remove_file(&filler).unwrap();
        let request = ApplyPort {
            key: format!("full-{n}"),
            form: PortForm {
                name: format!("After-{n}"),
                ..form
            },
            kept: Vec::new(),
            plan: None,
        };
        must(rig.run(|desk, occasion| desk.apply_port(occasion, request)));
        rig.reopen();
        let query = CircuitQuery {
            search: String::new(),
            turn: None,
            states: Vec::new(),
            offset: 0,
            limit: 1,
            ..CircuitQuery::default()
        };
        let page = must(rig.run(|desk, occasion| desk.circuit_counts(occasion, query)));
        assert_eq!(
            page.total,
            n + 2,
            "one before, {n} acknowledged, one retried"
        );
    });
    assert!(done(&["umount", "-l", at]));
    told.unwrap();
}
