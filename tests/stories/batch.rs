//! Many handouts at once: a folder, one file to print, a ZIP; ended early, on a full disk, over files that are there.

use chrono::Duration;
use desk_api::wire::*;
use desk_api::{BatchEnd, Watch};
use desk_letter::pdf;
use desk_tests::story::{Rig, engineer, issue_reasons, must};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

const PEOPLE: [&str; 3] = ["陈致远", "Elena Roth", "周明宇"];

/// A desk with so many handouts, each of a circuit of its own.
fn desk(folder: &Path, many: usize) -> (Rig, Vec<HandoutRow>) {
    let (mut rig, account) = Rig::ready(folder);
    rig.make_room(&account);
    for n in 0..many {
        let story = rig
            .circuit(&account, &format!("Line-{n:02}"))
            .allocated(&format!("pc-bp1qrb3n7wd0k5x{n:02}"))
            .loa_applied(vec![engineer(PEOPLE[n % 3], &format!("XD48293{n:02}"))])
            .loa_approved();
        let loa = story.view.loas[0].id.clone();
        let request = IssueHandout {
            key: rig.key(),
            loa,
            by: "Lin Yue".into(),
            kept: issue_reasons(),
            audiences: if n % 2 == 0 {
                vec![AudienceWord::Guard]
            } else {
                Vec::new()
            },
            survey: false,
            reason: String::new(),
        };
        must(rig.run(|desk, occasion| desk.issue_handout(occasion, request)));
    }
    let rows = rows(&mut rig);
    assert_eq!(rows.len(), many);
    (rig, rows)
}

fn rows(rig: &mut Rig) -> Vec<HandoutRow> {
    let query = HandoutQuery {
        sort: HandoutSort::Number,
        ..HandoutQuery::default()
    };
    must(rig.run(|desk, occasion| desk.handouts(occasion, query))).rows
}

fn everything() -> BatchWanted {
    BatchWanted {
        chosen: Vec::new(),
        all: Some(HandoutQuery::default()),
        audience: None,
        with_official: false,
        stamp_ended: false,
    }
}

fn void(rig: &mut Rig, row: &HandoutRow) {
    let request = VoidHandout {
        key: rig.key(),
        number: row.number.clone(),
        revision: row.revision,
        reason: "The visit was called off".into(),
        by: "Lin Yue".into(),
    };
    must(rig.run(|desk, occasion| desk.void_handout(occasion, request)));
}

fn kept(rig: &mut Rig, row: &HandoutRow) -> Vec<u8> {
    let which = HandOut {
        number: row.number.clone(),
        revision: Some(row.revision),
        document: None,
        with_official: false,
    };
    must(rig.run(|desk, occasion| desk.handout_bytes(occasion, which))).bytes
}

/// Looks on, and ends the batch after so many handouts.
struct Until {
    most: u32,
    seen: AtomicU32,
    told: Mutex<Vec<u32>>,
}

impl Until {
    fn done(most: u32) -> Self {
        Self {
            most,
            seen: AtomicU32::new(0),
            told: Mutex::new(Vec::new()),
        }
    }
}

impl Watch<BatchProgress> for Until {
    fn goes_on(&self) -> bool {
        self.seen.load(Ordering::Relaxed) < self.most
    }
    fn tell(&self, progress: &BatchProgress) {
        self.seen.store(progress.done, Ordering::Relaxed);
        self.told.lock().unwrap().push(progress.done);
    }
}

fn to_folder(
    rig: &mut Rig,
    wanted: &BatchWanted,
    to: &Path,
    replace: bool,
    watch: &Until,
) -> Result<BatchEnd, ApiError> {
    let batch = must(rig.run(|desk, occasion| desk.batch(occasion, wanted, 2)));
    batch.to_folder(to, replace, watch)
}

fn to_file(
    rig: &mut Rig,
    wanted: &BatchWanted,
    shape: BatchShape,
    to: &Path,
    watch: &Until,
) -> Result<BatchEnd, ApiError> {
    let batch = must(rig.run(|desk, occasion| desk.batch(occasion, wanted, 2)));
    batch.to_file(shape, to, false, watch)
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn a_folder_holds_each_handout_as_it_was_kept_and_nothing_is_overwritten_silently() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut rig, rows) = desk(folder.path(), 7);
    let watch = Until::done(100);
    let plan = must(rig.run(|desk, occasion| desk.plan_batch(occasion, everything())));
    assert_eq!((plan.handouts, plan.ended, plan.no_copy), (7, 0, 0));
    let end = to_folder(&mut rig, &everything(), out.path(), false, &watch).unwrap();
    assert_eq!(end.state, BatchState::Done);
    assert_eq!((end.progress.written, end.progress.left_out), (7, 0));
    assert!(end.held <= 4, "two threads hold at most four: {}", end.held);
    assert_eq!(*watch.told.lock().unwrap(), (0..=7).collect::<Vec<_>>());
    let there = files(out.path());
    assert_eq!(there.len(), 7);
    for row in &rows {
        assert_eq!(there[&format!("{}.pdf", row.number)], kept(&mut rig, row));
    }

    // once more: the same bytes are there already; a file that says something else stays
    let strange = out.path().join(format!("{}.pdf", rows[2].number));
    fs::write(&strange, b"notes").unwrap();
    let end = to_folder(&mut rig, &everything(), out.path(), false, &watch).unwrap();
    assert_eq!((end.progress.written, end.progress.same), (0, 6));
    assert_eq!(end.progress.left[0].why, BatchWhy::Exists);
    assert_eq!(end.progress.left[0].number, rows[2].number);
    assert_eq!(fs::read(&strange).unwrap(), b"notes");
    let end = to_folder(&mut rig, &everything(), out.path(), true, &watch).unwrap();
    assert_eq!((end.progress.written, end.progress.same), (1, 6));
    assert_eq!(fs::read(&strange).unwrap(), kept(&mut rig, &rows[2]));
    assert_eq!(files(out.path()).len(), 7, "nothing unfinished is left");
}

#[test]
fn what_no_longer_counts_stays_or_goes_stamped_and_copies_go_where_there_are_some() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut rig, rows) = desk(folder.path(), 4);
    void(&mut rig, &rows[1]);
    let watch = Until::done(100);
    let end = to_folder(&mut rig, &everything(), out.path(), false, &watch).unwrap();
    assert_eq!((end.progress.written, end.progress.left_out), (3, 1));
    assert_eq!(end.progress.left[0].why, BatchWhy::Void);

    let stamped = BatchWanted {
        stamp_ended: true,
        ..everything()
    };
    let plan = must(rig.run(|desk, occasion| desk.plan_batch(occasion, stamped.clone())));
    assert_eq!((plan.handouts, plan.ended), (4, 1));
    let end = to_folder(&mut rig, &stamped, out.path(), false, &watch).unwrap();
    assert_eq!((end.progress.written, end.progress.same), (1, 3));
    assert!(files(out.path()).contains_key(&format!("{}-void.pdf", rows[1].number)));
    let documents = must(rig.run(|desk, occasion| {
        let which = ByNumber {
            number: rows[1].number.clone(),
            revision: None,
        };
        desk.handout(occasion, which)
    }))
    .documents;
    assert_eq!(documents.len(), 1, "a batch keeps and records nothing");

    let guards = BatchWanted {
        audience: Some(AudienceWord::Guard),
        ..everything()
    };
    let plan = must(rig.run(|desk, occasion| desk.plan_batch(occasion, guards.clone())));
    assert_eq!((plan.handouts, plan.no_copy), (2, 2));
    let end = to_folder(&mut rig, &guards, out.path(), false, &watch).unwrap();
    assert_eq!(end.progress.written, 2);
    let why: Vec<_> = end.progress.left.iter().map(|left| left.why).collect();
    assert_eq!(why, [BatchWhy::NoCopy, BatchWhy::NoCopy]);

    rig.wait(Duration::days(400));
    let file = out.path().join("late.zip");
    let said = to_file(&mut rig, &everything(), BatchShape::Zip, &file, &watch).unwrap_err();
    assert_eq!(said.params["refusal"], "empty_batch");
    assert!(!file.exists());
}

#[test]
fn one_file_holds_every_page_in_order_and_each_face_once() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut rig, rows) = desk(folder.path(), 6);
    void(&mut rig, &rows[4]);
    let pages: usize = rows.iter().map(|row| row.pages as usize).sum();
    let apart: usize = rows.iter().map(|row| row.size as usize).sum();
    let wanted = BatchWanted {
        stamp_ended: true,
        ..everything()
    };
    let file = out.path().join("all.pdf");
    let watch = Until::done(100);
    let end = to_file(&mut rig, &wanted, BatchShape::Merged, &file, &watch).unwrap();
    assert_eq!((end.state, end.progress.written), (BatchState::Done, 6));
    assert!(end.held <= 4, "{}", end.held);
    let bytes = fs::read(&file).unwrap();
    assert_eq!(pdf::inspect(&bytes).unwrap().pages, pages);
    assert!(
        bytes.len() * 2 < apart,
        "{} of {apart} bytes: the faces are in it once",
        bytes.len()
    );
    let text = String::from_utf8_lossy(&bytes);
    assert_eq!(text.matches("/FontFile2").count(), 2);

    let said = to_file(&mut rig, &wanted, BatchShape::Merged, &file, &watch).unwrap_err();
    assert_eq!(said.params["refusal"], "exists");
    assert_eq!(
        fs::read(&file).unwrap(),
        bytes,
        "the one that is there stays"
    );
}

#[test]
fn a_zip_gives_back_the_kept_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut rig, rows) = desk(folder.path(), 5);
    let chosen = |row: &HandoutRow| ByNumber {
        number: row.number.clone(),
        revision: Some(row.revision),
    };
    let wanted = BatchWanted {
        // named twice, it goes once
        chosen: vec![chosen(&rows[3]), chosen(&rows[0]), chosen(&rows[3])],
        all: None,
        ..everything()
    };
    let file = out.path().join("函件.zip");
    let watch = Until::done(100);
    to_file(&mut rig, &wanted, BatchShape::Zip, &file, &watch).unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    assert_eq!(zip.len(), 2);
    for (n, row) in [&rows[0], &rows[3]].into_iter().enumerate() {
        let mut entry = zip.by_index(n).unwrap();
        assert_eq!(entry.name().unwrap(), format!("{}.pdf", row.number));
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, kept(&mut rig, row));
    }
    assert_eq!(files(out.path()).len(), 1);
}

#[test]
fn a_batch_that_is_cancelled_leaves_whole_files_only() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let (mut rig, rows) = desk(folder.path(), 9);
    let watch = Until::done(3);
    let end = to_folder(&mut rig, &everything(), out.path(), false, &watch).unwrap();
    assert_eq!(end.state, BatchState::Cancelled);
    let there = files(out.path());
    assert_eq!(there.len(), end.progress.written as usize, "all are told");
    assert!((3..=7).contains(&there.len()), "{}", there.len());
    for (name, bytes) in &there {
        let row = rows
            .iter()
            .find(|row| *name == format!("{}.pdf", row.number))
            .unwrap_or_else(|| panic!("{name} is no whole handout"));
        assert_eq!(*bytes, kept(&mut rig, row));
    }
    for shape in [BatchShape::Merged, BatchShape::Zip] {
        let empty = tempfile::tempdir().unwrap();
        let file = empty.path().join("all");
        let end = to_file(&mut rig, &everything(), shape, &file, &Until::done(2)).unwrap();
        assert_eq!(end.state, BatchState::Cancelled);
        assert!(files(empty.path()).is_empty(), "of one file nothing stays");
    }
    let end = to_folder(&mut rig, &everything(), out.path(), false, &Until::done(0)).unwrap();
    assert_eq!(
        (end.state, end.progress.written),
        (BatchState::Cancelled, 0)
    );
}

#[test]
fn a_folder_that_is_gone_stops_the_batch_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = desk(folder.path(), 3);
    let gone = folder.path().join("nowhere");
    let watch = Until::done(100);
    let said = to_folder(&mut rig, &everything(), &gone, false, &watch).unwrap_err();
    assert_eq!(said.code, ErrorCode::ReadOnly, "{said}");
    assert!(said.message.contains("another folder"), "{said}");
    for shape in [BatchShape::Merged, BatchShape::Zip] {
        let file = gone.join("all");
        let said = to_file(&mut rig, &everything(), shape, &file, &watch).unwrap_err();
        assert_eq!(said.code, ErrorCode::ReadOnly, "{said}");
    }
}

/// A small file system that runs full; needs root for the mount, so it runs where that is there.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "mounts a small file system; cargo xtask test runs it"]
fn a_disk_that_runs_full_keeps_whole_files_only() {
    let done = |words: &[&str]| {
        std::process::Command::new(words[0])
            .args(&words[1..])
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let folder = tempfile::tempdir().unwrap();
    let small = tempfile::tempdir().unwrap();
    let at = small.path().to_str().unwrap();
    if !done(&["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", at]) {
        println!("No right to mount here: the story of the full disk is left out.");
        return;
    }
    let told = std::panic::catch_unwind(|| {
        let (mut rig, rows) = desk(folder.path(), 8);
        let watch = Until::done(100);
        let said = to_folder(&mut rig, &everything(), small.path(), false, &watch).unwrap_err();
        assert_eq!(said.code, ErrorCode::DiskFull, "{said}");
        let there = files(small.path());
        assert!(!there.is_empty() && there.len() < rows.len());
        for (name, bytes) in &there {
            let row = rows
                .iter()
                .find(|row| *name == format!("{}.pdf", row.number));
            assert_eq!(*bytes, kept(&mut rig, row.unwrap()), "{name} is whole");
        }
        for shape in [BatchShape::Merged, BatchShape::Zip] {
            for name in files(small.path()).keys().skip(3) {
                fs::remove_file(small.path().join(name)).unwrap();
            }
            let file = small.path().join("all");
            let said = to_file(&mut rig, &everything(), shape, &file, &watch);
            if shape == BatchShape::Zip {
                assert_eq!(said.unwrap_err().code, ErrorCode::DiskFull);
                assert!(!file.exists() && !small.path().join("all.part").exists());
            }
        }
    });
    assert!(done(&["umount", "-l", at]));
    told.unwrap();
}
