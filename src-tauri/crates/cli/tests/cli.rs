//! The built program over a real desk: what it prints, how it ends, and that it leaves the desk alone.
#![allow(clippy::unwrap_used)]

use desk_api::wire::*;
use desk_tests::story::{Rig, alone, engineer, issue_reasons, must};
use serde_json::Value;
use sha2::Digest as _;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// Within the visit window of what the stories apply for.
const DURING: &str = "2026-12-16T03:00:00Z";
const MUCH_LATER: &str = "2027-11-01T00:00:00Z";

fn cli(desk: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_circuit-desk-cli"));
    command.arg("--desk").arg(desk).args(words);
    alone(|| command.output().unwrap())
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn all_text(output: &Output) -> String {
    text(output) + &String::from_utf8_lossy(&output.stderr)
}

#[track_caller]
fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", all_text(output)))
}

#[track_caller]
fn ends(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}", all_text(output));
}

fn hex(bytes: &[u8]) -> String {
    sha2::Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

/// Every file of a folder with its bytes and the time of its last change.
fn all_of(folder: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let changed = entry.metadata().unwrap().modified().unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, (std::fs::read(entry.path()).unwrap(), changed))
        })
        .collect()
}

/// A desk with one issued handout that has a guard copy, and one circuit that is only applied for.
fn told(folder: &Path) -> (Rig, HandoutRow) {
    let (mut rig, account) = Rig::ready(folder);
    let story = rig
        .circuit(&account, "Hangzhou-A")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .loa_applied(vec![engineer("陈致远", "XD4829371")])
        .loa_approved();
    let loa = story.view.loas[0].id.clone();
    rig.circuit(&account, "杭州-乙");
    let request = IssueHandout {
        key: rig.key(),
        loa,
        by: String::new(),
        kept: issue_reasons(),
        audiences: vec![AudienceWord::Guard],
        survey: false,
        reason: String::new(),
    };
    let view = must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));
    (rig, view.handouts[0].clone())
}

fn void(rig: &mut Rig, row: &HandoutRow) {
    let request = VoidHandout {
        key: rig.key(),
        number: row.number.clone(),
        revision: 1,
        reason: "Printed with the wrong cabinet".into(),
        by: String::new(),
    };
    must(rig.run(|desk, occasion| desk.void_handout(occasion, request)));
}

#[test]
fn the_kept_bytes_come_out_beside_an_open_desk_and_from_a_closed_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (rig, row) = told(folder.path());
    let file = out.path().join("letter.pdf");
    let render = |more: &[&str]| {
        let path = file.to_str().unwrap();
        let words = [
            "letter",
            "render",
            &row.number,
            "-o",
            path,
            "--at",
            DURING,
            "--json",
        ];
        cli(folder.path(), &[&words[..], more].concat())
    };
    let open = all_of(folder.path());
    let given = render(&[]);
    ends(&given, 0);
    assert_eq!(json(&given)["sha256"], row.sha256.as_str());
    assert_eq!(hex(&std::fs::read(&file).unwrap()), row.sha256);
    assert_eq!(all_of(folder.path()), open, "an open desk was touched");

    let again = render(&[]);
    ends(&again, 73);
    assert_eq!(json(&again)["error"]["code"], "exists");
    ends(&render(&["--force", "--copy", "guard"]), 0);
    let guard = hex(&std::fs::read(&file).unwrap());
    assert_ne!(guard, row.sha256, "the guard's copy is another document");
    ends(&render(&["--force", "--copy", "carrier"]), 66);
    ends(&render(&["--force", "--revision", "2"]), 66);
    let left = std::fs::read_dir(out.path()).unwrap().count();
    assert_eq!(left, 1, "nothing half-written is left");
    let nowhere = [
        "letter",
        "render",
        &row.number,
        "-o",
        "/nowhere/a.pdf",
        "--at",
        DURING,
    ];
    ends(&cli(folder.path(), &nowhere), 73);

    rig.close();
    let closed = all_of(folder.path());
    assert!(!closed.contains_key("desk.db-wal"), "closed: one file");
    ends(&render(&["--force"]), 0);
    assert_eq!(hex(&std::fs::read(&file).unwrap()), row.sha256);
    assert_eq!(all_of(folder.path()), closed, "a closed desk was touched");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_read_all_the_same() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let (rig, _) = told(folder.path());
    rig.close();
    let may = |mode| {
        let rights = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(folder.path(), rights).unwrap();
    };
    may(0o500);
    let listed = cli(folder.path(), &["circuits", "list"]);
    let checked = cli(folder.path(), &["check"]);
    may(0o700);
    ends(&listed, 0);
    ends(&checked, 0);
}

#[test]
fn what_no_longer_counts_is_refused_unless_one_says_how_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut rig, row) = told(folder.path());
    void(&mut rig, &row);
    let file = out.path().join("void.pdf");
    let render = |more: &[&str]| {
        let path = file.to_str().unwrap();
        let words = [
            "letter",
            "render",
            &row.number,
            "-o",
            path,
            "--at",
            DURING,
            "--json",
        ];
        cli(folder.path(), &[&words[..], &["--force"], more].concat())
    };
    let refused = render(&[]);
    ends(&refused, 1);
    assert_eq!(json(&refused)["error"]["code"], "void");
    assert!(!file.exists());
    let original = render(&["--original"]);
    ends(&original, 0);
    assert_eq!(json(&original)["sha256"], row.sha256.as_str());
    let before = all_of(folder.path());
    let stamped = render(&["--stamped"]);
    ends(&stamped, 0);
    let said = json(&stamped);
    assert_eq!(
        (&said["stamped"], &said["ended"]),
        (&true.into(), &"void".into())
    );
    assert_ne!(said["sha256"], row.sha256.as_str());
    assert_eq!(
        all_of(folder.path()),
        before,
        "a stamp for a file is not kept"
    );
    ends(&render(&["--stamped", "--original"]), 2);
}

#[test]
fn codes_are_checked_as_text_and_in_the_pdf_that_bears_them() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut rig, row) = told(folder.path());
    let file = out.path().join("letter.pdf");
    let path = file.to_str().unwrap().to_owned();
    let words = ["letter", "render", &row.number, "-o", &path, "--at", DURING];
    ends(&cli(folder.path(), &words), 0);
    let verify = |words: &[&str], at: &str| {
        let all = [&["letter", "verify", "--json", "--at", at][..], words].concat();
        cli(folder.path(), &all)
    };
    let reason = |output: &Output| json(output)["checked"][0]["reason"].clone();
    let read = verify(&["--file", &path], DURING);
    let said = json(&read);
    let codes = said["checked"].as_array().unwrap();
    let one = |kind: &str| {
        let found = codes.iter().find(|code| code["kind"] == kind);
        found.unwrap_or_else(|| panic!("{kind}: {said:#}"))
    };
    ends(&read, 0);
    assert_eq!(one("seal")["number"], row.number.as_str());
    assert_eq!(one("pass")["name"], "陈致远");
    assert_eq!(one("pass")["lastFour"], "9371");
    let seal = one("seal")["text"].as_str().unwrap().to_owned();
    ends(&verify(&[&seal], DURING), 0);
    let plain = cli(folder.path(), &["letter", "verify", &seal, "--at", DURING]);
    assert!(text(&plain).starts_with("COUNTS"), "{}", text(&plain));

    let late = verify(&[&seal], MUCH_LATER);
    ends(&late, 1);
    assert_eq!(reason(&late), "expired");
    let elsewhere = verify(&[&seal, "--site", "Nowhere"], DURING);
    ends(&elsewhere, 1);
    assert_eq!(reason(&elsewhere), "wrong_site");
    let mut altered = seal.clone();
    let last = altered.pop().unwrap();
    altered.push(if last == '0' { '1' } else { '0' });
    ends(&verify(&[&altered], DURING), 1);
    let foreign = verify(&["https://example.com"], DURING);
    assert_eq!(reason(&foreign), "prefix");
    ends(&foreign, 1);

    let note = out.path().join("note.pdf");
    std::fs::write(&note, "no picture").unwrap();
    ends(&verify(&["--file", note.to_str().unwrap()], DURING), 65);
    ends(&verify(&["--file", "/nowhere/at/all.pdf"], DURING), 66);

    void(&mut rig, &row);
    let voided = verify(&[&seal], DURING);
    ends(&voided, 1);
    assert_eq!(reason(&voided), "void", "what was just done in the window");
}

#[test]
fn circuits_come_in_pages_and_one_by_any_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, row) = told(folder.path());
    let accounts = must(rig.run(|desk, occasion| desk.accounts(occasion, Nothing {})));
    for n in 1..=7 {
        rig.circuit(&accounts.accounts[0], &format!("Line-{n}"));
    }
    let mut names = Vec::new();
    let mut after: Option<String> = None;
    for _ in 0..9 {
        let mut words = vec!["circuits", "list", "--json", "--limit", "2"];
        if let Some(after) = &after {
            words.extend(["--after", after]);
        }
        let page = cli(folder.path(), &words);
        ends(&page, 0);
        let page = json(&page);
        let rows = page["circuits"].as_array().unwrap();
        names.extend(rows.iter().map(|row| row["name"].to_string()));
        after = page["next"].as_str().map(str::to_owned);
        if after.is_none() {
            break;
        }
    }
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!((names.len(), once.len()), (9, 9), "each once: {names:?}");
    assert_eq!(names[0], "\"Line-7\"", "the newest change first");

    let list = |words: &[&str]| {
        let all = [&["circuits", "list", "--json"][..], words].concat();
        json(&cli(folder.path(), &all))["circuits"].clone()
    };
    assert_eq!(list(&["--search", "杭州-乙"]).as_array().unwrap().len(), 1);
    assert_eq!(list(&["--state", "loa:Available"])[0]["name"], "Hangzhou-A");
    ends(
        &cli(folder.path(), &["circuits", "list", "--after", "behind"]),
        1,
    );

    for name in ["Hangzhou-A", "pc-bp1qrb3n7wd0k5x2m", row.circuit.as_str()] {
        let shown = cli(folder.path(), &["circuits", "show", name, "--json"]);
        ends(&shown, 0);
        assert_eq!(json(&shown)["row"]["name"], "Hangzhou-A");
        assert!(!text(&shown).contains("XD4829371"), "a number in clear");
    }
    let shown = text(&cli(folder.path(), &["circuits", "show", "Hangzhou-A"]));
    assert!(
        shown.contains(&row.number) && !shown.contains("XD4829371"),
        "{shown}"
    );
    ends(&cli(folder.path(), &["circuits", "show", "Nobody"]), 66);
}

#[test]
fn a_sound_desk_is_said_to_be_sound_and_a_changed_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (rig, _) = told(folder.path());
    let sound = cli(folder.path(), &["check", "--json"]);
    ends(&sound, 0);
    let sound = json(&sound);
    assert_eq!(sound["sound"], true, "{sound:#}");
    assert!(sound["events"].as_u64().unwrap() > 5);
    rig.close();

    let change = |sql: &str| {
        let db = rusqlite::Connection::open(folder.path().join("desk.db")).unwrap();
        db.execute_batch(sql).unwrap();
    };
    change("UPDATE circuit SET name = 'Another' WHERE name = 'Hangzhou-A'");
    let differing = cli(folder.path(), &["check", "--json"]);
    ends(&differing, 1);
    let tables = &json(&differing)["projections"]["differing"];
    assert_eq!(tables["circuit"], 2, "one row here, one there: {tables}");
    change(
        "DROP TRIGGER event_is_never_changed;
         UPDATE event SET happened_at = '2020-01-01T00:00:00.000Z' WHERE seq = 3;",
    );
    let broken = cli(folder.path(), &["check", "--json"]);
    ends(&broken, 1);
    let first = json(&broken)["chain"]["firstBroken"].to_string();
    assert!(first.ends_with("/3\""), "{first}");
}

#[test]
fn another_format_is_said_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (rig, _) = told(folder.path());
    rig.close();
    let format = |format: u32| {
        let db = rusqlite::Connection::open(folder.path().join("desk.db")).unwrap();
        db.execute_batch(&format!("PRAGMA user_version = {format}"))
            .unwrap();
        drop(db);
        let before = all_of(folder.path());
        let refused = cli(folder.path(), &["circuits", "list", "--json"]);
        assert_eq!(all_of(folder.path()), before);
        ends(&refused, 69);
        json(&refused)["error"]["code"].to_string()
    };
    assert_eq!(format(3), "\"olderDesk\"");
    assert_eq!(format(99), "\"newerDesk\"");
    std::fs::write(folder.path().join("desk.db"), b"something else").unwrap();
    ends(&cli(folder.path(), &["check"]), 69);
}

#[test]
fn no_desk_no_keys_and_an_unfinished_log_each_have_an_end_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let none = cli(folder.path(), &["check", "--json"]);
    ends(&none, 66);
    assert_eq!(json(&none)["error"]["code"], "noDesk");
    let made = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(made, 0, "no desk is founded");

    let (rig, _) = told(folder.path());
    let copy = tempfile::tempdir().unwrap();
    for file in ["desk.db", "desk.db-wal", "desk.keys"] {
        std::fs::copy(folder.path().join(file), copy.path().join(file)).unwrap();
    }
    ends(&cli(copy.path(), &["check"]), 75);
    rig.close();
    std::fs::remove_file(folder.path().join("desk.keys")).unwrap();
    ends(&cli(folder.path(), &["check"]), 69);
}

#[test]
fn a_desk_whose_program_was_killed_is_read_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (rig, row) = told(folder.path());
    let copy = tempfile::tempdir().unwrap();
    // what a killed program leaves: the log and its index, and nobody who holds them
    for file in ["desk.db", "desk.db-wal", "desk.db-shm", "desk.keys"] {
        std::fs::copy(folder.path().join(file), copy.path().join(file)).unwrap();
    }
    drop(rig);
    let before = all_of(copy.path());
    let shown = cli(copy.path(), &["circuits", "show", "Hangzhou-A"]);
    ends(&shown, 0);
    assert!(text(&shown).contains(&row.number), "what only the log has");
    assert_eq!(all_of(copy.path()), before);
}

#[test]
fn words_that_are_not_understood_end_with_2() {
    let folder = tempfile::tempdir().unwrap();
    for wrong in [
        &["circuit", "list"][..],
        &["letter"],
        &["letter", "render"],
        &["letter", "render", "A", "B"],
        &["letter", "verify"],
        &["letter", "render", "A", "--copy", "nobody"],
        &["circuits", "list", "--limit", "0"],
        &["circuits", "list", "--tag", "env"],
        &["circuits", "list", "--revision", "1"],
        &["check", "--force"],
        &["check", "--nonsense"],
        &["check", "--at", "yesterday"],
        &["check", "--lang", "fr"],
    ] {
        let refused = cli(folder.path(), wrong);
        ends(&refused, 2);
        assert!(!refused.stderr.is_empty(), "{wrong:?}");
        let as_json = cli(folder.path(), &[wrong, &["--json"]].concat());
        ends(&as_json, 2);
        assert_eq!(json(&as_json)["error"]["code"], "usage", "{wrong:?}");
    }
}

#[test]
fn each_level_has_its_help_with_every_end_and_the_readme_has_the_same_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    for level in [
        &[][..],
        &["letter"],
        &["letter", "render"],
        &["letter", "batch"],
        &["letter", "verify"],
        &["circuits"],
        &["circuits", "list"],
        &["circuits", "show"],
        &["check"],
    ] {
        let help = cli(folder.path(), &[level, &["--help"]].concat());
        ends(&help, 0);
        let help = text(&help);
        for code in [0, 1, 2, 65, 66, 69, 70, 73, 74, 75] {
            assert!(
                help.contains(&format!("\n{code:>4}  ")),
                "{level:?}: {code}"
            );
            assert!(readme.contains(&format!("| {code} |")), "README: {code}");
        }
        let wide = help.lines().find(|line| line.chars().count() > 92);
        assert_eq!(wide, None, "{level:?}");
    }
    let version = cli(folder.path(), &["--version"]);
    let expected = concat!("circuit-desk-cli ", env!("CARGO_PKG_VERSION"));
    assert_eq!(text(&version).trim(), expected);
}

#[test]
fn many_handouts_go_out_at_once_and_the_desk_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let at = |name: &str| out.path().join(name).display().to_string();
    let (rig, row) = told(folder.path());
    let (pdfs, zip, merged) = (at("pdfs"), at("all.zip"), at("all.pdf"));
    // beside the open desk, then of the closed one
    let told = cli(
        folder.path(),
        &[
            "letter", "batch", "--all", "--folder", &pdfs, "--at", DURING, "--json",
        ],
    );
    ends(&told, 0);
    let told = json(&told);
    assert_eq!(told["done"], true);
    assert_eq!(
        (&told["total"], &told["written"], &told["same"]),
        (&1.into(), &1.into(), &0.into())
    );
    assert_eq!(
        (&told["leftOut"], &told["shape"]),
        (&0.into(), &"folder".into())
    );
    assert!(told["seconds"].is_number() && told["kilobytes"].as_u64().unwrap() > 10);
    assert_eq!(told["left"], Value::Array(Vec::new()));
    rig.close();
    let before = all_of(folder.path());
    let kept = std::fs::read(Path::new(&pdfs).join(format!("{}.pdf", row.number))).unwrap();
    assert_eq!(hex(&kept), row.sha256);
    for (option, place) in [("--zip", &zip), ("--merged", &merged)] {
        let words = [
            "letter",
            "batch",
            &row.number,
            option,
            place,
            "--at",
            DURING,
        ];
        ends(&cli(folder.path(), &words), 0);
        let again = cli(folder.path(), &words);
        ends(&again, 73);
        assert!(all_text(&again).contains("--force"), "{}", all_text(&again));
        ends(
            &cli(
                folder.path(),
                &[&words[..], &["--force", "--threads", "1"]].concat(),
            ),
            0,
        );
    }
    let again = cli(
        folder.path(),
        &[
            "letter", "batch", "--all", "--folder", &pdfs, "--at", DURING,
        ],
    );
    ends(&again, 0);
    assert!(
        text(&again).contains("1 were there already"),
        "{}",
        text(&again)
    );
    let late = cli(
        folder.path(),
        &[
            "letter", "batch", "--all", "--folder", &pdfs, "--at", MUCH_LATER, "--json",
        ],
    );
    ends(&late, 1);
    assert_eq!(json(&late)["left"][0]["why"], "expired");
    assert_eq!(json(&late)["left"][0]["number"], row.number.as_str());
    let stamped = cli(
        folder.path(),
        &[
            "letter",
            "batch",
            "--all",
            "--folder",
            &pdfs,
            "--at",
            MUCH_LATER,
            "--stamped",
        ],
    );
    ends(&stamped, 0);
    assert!(
        Path::new(&pdfs)
            .join(format!("{}-expired.pdf", row.number))
            .exists()
    );
    let none = cli(
        folder.path(),
        &[
            "letter",
            "batch",
            "--all",
            "--zip",
            &at("late.zip"),
            "--at",
            MUCH_LATER,
        ],
    );
    ends(&none, 1);
    assert!(!Path::new(&at("late.zip")).exists());
    let words: [&[&str]; 6] = [
        &["--all"],
        &["--folder", &pdfs],
        &["--all", "--folder", &pdfs, "--zip", &zip],
        &["--all", &row.number, "--folder", &pdfs],
        &[&row.number, "--search", "x", "--folder", &pdfs],
        &["--all", "--folder", &pdfs, "--threads", "9"],
    ];
    for wrong in words {
        ends(
            &cli(folder.path(), &[&["letter", "batch"], wrong].concat()),
            2,
        );
    }
    ends(
        &cli(
            folder.path(),
            &["letter", "batch", "LOA-XXXX-2026-000001", "--folder", &pdfs],
        ),
        66,
    );
    assert_eq!(
        before,
        all_of(folder.path()),
        "nothing in the desk's folder changed"
    );
}
