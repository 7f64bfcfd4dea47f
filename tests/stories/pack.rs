//! The completion pack: pages and originals of everything about a circuit, missing parts named, harmful files left out.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_api::wire::*;
use desk_api::{PackEnd, Watch};
use desk_letter::pdf;
use desk_tests::story::{Rig, engineer, must};
use desk_tests::window::readers;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const ID: &str = "pc-bp1qrb3n7wd0k5x2m";

/// Goes on for so many parts.
struct For(u32, AtomicU32);

impl Watch<PackProgress> for For {
    fn goes_on(&self) -> bool {
        self.1.fetch_add(1, Ordering::Relaxed) < self.0
    }

    fn tell(&self, _: &PackProgress) {}
}

fn ever() -> For {
    For(u32::MAX, AtomicU32::new(0))
}

struct Line {
    rig: Rig,
    id: String,
    folder: tempfile::TempDir,
}

impl Line {
    /// A circuit with a handout, and nothing else.
    fn issued() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path().join("desk").as_path());
        rig.make_room(&account);
        let crew = vec![engineer("周明宇", "E20481937")];
        let story = rig.circuit(&account, "Hangzhou-1").allocated(ID);
        let id = story
            .loa_applied(crew)
            .loa_approved()
            .issued()
            .view
            .id
            .clone();
        Self { rig, id, folder }
    }

    /// The same with a survey step's files and a test.
    fn full() -> Self {
        let mut line = Self::issued();
        let form = TestRecordForm {
            what: "ping".into(),
            ping: PingForm {
                target: "172.16.4.9".into(),
                packet_bytes: "1472".into(),
                sent: "1000".into(),
                received: "1000".into(),
                avg_ms: "2.4".into(),
                loss_limit: "0".into(),
                ..PingForm::default()
            },
            ..TestRecordForm::default()
        };
        let request = SaveTestRecord {
            key: line.rig.key(),
            circuit: line.id.clone(),
            id: None,
            form,
            by: "Lin Yue".into(),
            at: line.rig.now().format("%Y-%m-%dT%H:%M").to_string(),
            zone: "UTC".into(),
            kept: Vec::new(),
        };
        must(
            line.rig
                .run(|desk, occasion| desk.save_test_record(occasion, request)),
        );
        line.attach("report.pdf", &stranger(3, ""));
        line.attach("photo.png", &picture());
        line.attach("figures.csv", b"=1+1;2\n3;4\n");
        line
    }

    fn attach(&mut self, name: &str, bytes: &[u8]) {
        let request = AttachFile {
            key: self.rig.key(),
            circuit: self.id.clone(),
            form: AttachmentForm {
                step: String::new(),
                test: String::new(),
                title: String::new(),
                by: "Lin Yue".into(),
            },
            name: name.into(),
            data: STANDARD.encode(bytes),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.attach_file(occasion, request)),
        );
    }

    fn wanted(&self) -> PackWanted {
        PackWanted {
            circuit: self.id.clone(),
            audience: None,
            language: Language::En,
        }
    }

    fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn make(&mut self, wanted: &PackWanted, shape: PackShape, path: &Path) -> PackEnd {
        let pack = must(self.rig.run(|desk, occasion| desk.pack(occasion, wanted)));
        must(pack.to_file(shape, path, true, &ever()))
    }

    fn plan(&mut self) -> PackPlan {
        let wanted = self.wanted();
        must(
            self.rig
                .run(|desk, occasion| desk.plan_pack(occasion, wanted)),
        )
    }
}

/// A PDF of somebody else: so many pages, and what its catalogue says beside them.
fn stranger(pages: usize, catalogue: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut put = |out: &mut Vec<u8>, text: String| {
        places.push(out.len());
        out.extend(text.bytes());
    };
    put(
        &mut out,
        format!("1 0 obj\n<</Type/Catalog/Pages 2 0 R{catalogue}>>\nendobj\n"),
    );
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", 3 + 2 * n)).collect();
    let kids = kids.join(" ");
    put(
        &mut out,
        format!(
            "2 0 obj\n<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 595 842]>>\nendobj\n"
        ),
    );
    for n in 0..pages {
        let (page, drawn) = (3 + 2 * n, 4 + 2 * n);
        let content = format!("0.5 g {} 100 200 200 re f", 40 + 20 * n);
        put(
            &mut out,
            format!(
                "{page} 0 obj\n<</Type/Page/Parent 2 0 R/Contents {drawn} 0 R/Resources<<>>>>\nendobj\n"
            ),
        );
        put(
            &mut out,
            format!(
                "{drawn} 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n",
                content.len()
            ),
        );
    }
    let table = out.len();
    let size = places.len() + 1;
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    out
}

/// A small PNG.
fn picture() -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(40, 30, |x, y| {
        image::Rgb([(6 * x) as u8, (8 * y) as u8, 90])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn states(parts: &[PackPartView]) -> Vec<(PackPartWord, PackPartState, Option<PackWhy>)> {
    parts
        .iter()
        .map(|part| (part.part, part.state, part.why))
        .collect()
}

fn contents(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|n| {
            let mut file = zip.by_index(n).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn a_circuit_with_little_has_a_pack_that_names_what_is_missing() {
    let mut line = Line::issued();
    let plan = line.plan();
    let missing: Vec<PackPartWord> = plan
        .parts
        .iter()
        .filter(|part| part.state == PackPartState::Missing)
        .map(|part| part.part)
        .collect();
    assert_eq!(
        missing,
        [
            PackPartWord::Official,
            PackPartWord::Survey,
            PackPartWord::AsBuilt,
            PackPartWord::Parameters,
            PackPartWord::Tests
        ]
    );
    let path = line.place("pack.pdf");
    let end = line.make(&line.wanted(), PackShape::Pdf, &path);
    assert_eq!(end.state, BatchState::Done);
    assert_eq!(states(&end.progress.parts), states(&plan.parts));
    let bytes = fs::read(&path).unwrap();
    let pages = pdf::inspect(&bytes).unwrap().pages;
    assert_eq!(pages as u32, end.progress.pages);
    // cover, handout, approvals, timeline, list of files; each begins where the contents say
    let first: Vec<u32> = end
        .progress
        .parts
        .iter()
        .filter_map(|part| part.page)
        .collect();
    assert_eq!(first[0], 2, "the cover is one page");
    assert!(first.is_sorted() && *first.last().unwrap() <= end.progress.pages);
}

#[test]
fn the_same_records_give_the_same_bytes_whenever_it_is_made() {
    let mut line = Line::full();
    let (one, other) = (line.place("one.zip"), line.place("other.zip"));
    line.make(&line.wanted(), PackShape::Zip, &one);
    line.rig.wait(chrono::Duration::days(400));
    line.rig.reopen();
    line.make(&line.wanted(), PackShape::Zip, &other);
    assert!(fs::read(&one).unwrap() == fs::read(&other).unwrap());
}

#[test]
fn the_zip_holds_the_originals_byte_for_byte_and_says_so() {
    let mut line = Line::full();
    let path = line.place("pack.zip");
    let end = line.make(&line.wanted(), PackShape::Zip, &path);
    assert_eq!(end.progress.done, end.progress.total);
    let files = contents(&path);
    assert_eq!(files["originals/files/report.pdf"], stranger(3, ""));
    assert_eq!(files["originals/files/photo.png"], picture());
    assert_eq!(files["originals/files/figures.csv"], b"=1+1;2\n3;4\n");
    let handout = line.rig.page(&line.id.clone()).handouts[0].clone();
    let kept = &files[&format!("originals/handouts/{}.pdf", handout.number)];
    assert_eq!(hex(kept), handout.sha256, "the bytes that were issued");
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert_eq!(sums.lines().count(), files.len() - 2);
    for sum in sums.lines() {
        let (hash, name) = sum.split_once("  ").unwrap();
        assert_eq!(hex(&files[name]), hash, "{name}");
    }
    let manifest = String::from_utf8(files["manifest.csv"].clone()).unwrap();
    assert_eq!(manifest.lines().count(), files.len() - 1);
    assert!(manifest.starts_with("\u{feff}name,size,sha256,what\r\n"));
    let names: Vec<PathBuf> = fs::read_dir(line.folder.path())
        .unwrap()
        .map(|one| one.unwrap().path())
        .filter(|one| one.extension().is_some_and(|e| e == "part" || e == "pages"))
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

fn hex(bytes: &[u8]) -> String {
    desk_store::files::hex(&Sha256::digest(bytes))
}

#[test]
fn harmful_and_broken_files_go_into_the_zip_and_are_named() {
    let mut line = Line::issued();
    let acts = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>";
    line.attach("acts.pdf", &stranger(1, acts));
    line.attach(
        "launches.pdf",
        &stranger(1, "/OpenAction<</S/Launch/F(calc.exe)>>"),
    );
    line.attach("links.pdf", &stranger(2, "/Names<</Dests 2 0 R>>"));
    let path = line.place("pack.zip");
    let end = line.make(&line.wanted(), PackShape::Zip, &path);
    let files: Vec<_> = states(&end.progress.parts)
        .into_iter()
        .filter(|(word, _, _)| *word == PackPartWord::File)
        .map(|(_, state, why)| (state, why))
        .collect();
    assert_eq!(
        files,
        [
            (PackPartState::ZipOnly, Some(PackWhy::Acts)),
            (PackPartState::ZipOnly, Some(PackWhy::Acts)),
            (PackPartState::Pages, None),
        ]
    );
    let files = contents(&path);
    assert_eq!(files["originals/files/acts.pdf"], stranger(1, acts));
    let pages = files.iter().find(|(name, _)| name.ends_with("pack.pdf"));
    let pages = pages.unwrap().1;
    for word in ["JavaScript", "Launch", "OpenAction"] {
        assert!(
            !pages.windows(word.len()).any(|w| w == word.as_bytes()),
            "{word}"
        );
    }
}

#[test]
fn cancelling_leaves_nothing_and_a_file_that_is_there_stays() {
    let mut line = Line::full();
    for (n, shape) in [PackShape::Pdf, PackShape::Zip].into_iter().enumerate() {
        let path = line.place(&format!("cancelled-{n}"));
        let wanted = line.wanted();
        for parts in [0, 3, 9] {
            let pack = must(line.rig.run(|desk, occasion| desk.pack(occasion, &wanted)));
            let end = must(pack.to_file(shape, &path, false, &For(parts, AtomicU32::new(0))));
            assert_eq!(end.state, BatchState::Cancelled);
        }
        assert_eq!(
            fs::read_dir(line.folder.path()).unwrap().count(),
            1,
            "the desk alone"
        );
    }
    let path = line.place("there.pdf");
    fs::write(&path, b"mine").unwrap();
    let wanted = line.wanted();
    let pack = must(line.rig.run(|desk, occasion| desk.pack(occasion, &wanted)));
    let refused = pack.to_file(PackShape::Pdf, &path, false, &ever());
    assert_eq!(refused.unwrap_err().params["refusal"], "exists");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
}

#[test]
fn a_copy_that_was_not_made_is_named_and_a_name_that_no_face_has_stops_nothing() {
    let mut line = Line::issued();
    line.attach("ข้อมูล.csv", b"a;b");
    let path = line.place("pack.pdf");
    let wanted = PackWanted {
        audience: Some(AudienceWord::Carrier),
        ..line.wanted()
    };
    let end = line.make(&wanted, PackShape::Pdf, &path);
    assert_eq!(
        states(&end.progress.parts)[0],
        (
            PackPartWord::Handout,
            PackPartState::Missing,
            Some(PackWhy::NoCopy)
        )
    );
}

#[test]
#[ignore = "needs qpdf, poppler and zbar; cargo xtask test runs it"]
fn other_programs_read_the_pack() {
    let mut line = Line::full();
    let out = std::env::var_os("CIRCUIT_DESK_PACKS").map(PathBuf::from);
    for (language, said) in [
        (Language::En, "Applied for the port"),
        (Language::Zh, "申请端口"),
    ] {
        let wanted = PackWanted {
            language,
            ..line.wanted()
        };
        let path = line.place("pack.pdf");
        let end = line.make(&wanted, PackShape::Pdf, &path);
        readers::check(&path).unwrap();
        let text = readers::text_of(&path).unwrap();
        for words in [
            said,
            "Completion pack 竣工资料包",
            "Contents 目录",
            "172.16.4.9",
            "report.pdf",
            ID,
        ] {
            assert!(text.contains(words), "{words}");
        }
        // every page that the contents name begins with what they name
        let pages: Vec<&str> = text.split('\u{c}').collect();
        for part in &end.progress.parts {
            let Some(page) = part.page else { continue };
            let there = pages[page as usize - 1];
            match part.part {
                PackPartWord::Timeline => assert!(there.contains("Timeline 时间线")),
                PackPartWord::Tests => assert!(there.contains("Tests 测试")),
                PackPartWord::Handout => assert!(there.contains("LOA handout"), "{there}"),
                _ => {}
            }
        }
        let codes = readers::codes_of(&path).unwrap();
        assert!(
            codes.iter().any(|code| code.starts_with("LOA1:")),
            "{codes:?}"
        );
        if let Some(out) = &out {
            let name = format!(
                "pack-{}.pdf",
                if language == Language::En { "en" } else { "zh" }
            );
            fs::copy(&path, out.join(name)).unwrap();
        }
    }
}
