//! Which parts a pack has, and which are missing.

use super::Known;
use crate::wire::{
    ApiError, AttachmentView, BothNames, HandoutState, PackPartState, PackPartView, PackPartWord,
    PackWhy,
};
use desk_letter::letter::Bilingual;
use desk_store::files;
use desk_store::handouts as register;
use desk_store::{Store, StoreError};

/// Where the pages of a part come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A sheet that is composed.
    Sheet,
    /// Our own kept bytes.
    Handout,
    /// A stranger's PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Nothing that has pages.
    None,
}

/// A part of a pack.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub word: PackPartWord,
    pub title: Bilingual,
    /// Its number or name, behind the title.
    pub subject: String,
    /// What there is to say about it in the contents.
    pub note: Bilingual,
    pub source: Source,
    /// File id of the original.
    pub original: Option<String>,
    /// Name of the original in the ZIP.
    pub name: String,
    /// Bytes of the original.
    pub size: u32,
    /// Pages that are known beforehand.
    pub pages: u32,
    /// SHA-256 of the original, hex.
    pub sha256: String,
    /// Its first page, from 1; before the cover is there, without it.
    pub page: Option<usize>,
    pub state: PackPartState,
    pub why: Option<PackWhy>,
}

impl Part {
    fn sheet(word: PackPartWord, en: &str, zh: &str, there: bool) -> Self {
        Self {
            word,
            title: Bilingual::new(en, zh),
            subject: String::new(),
            note: Bilingual::default(),
            source: Source::Sheet,
            original: None,
            name: String::new(),
            size: 0,
            pages: 0,
            sha256: String::new(),
            page: None,
            state: if there {
                PackPartState::Pages
            } else {
                PackPartState::Missing
            },
            why: (!there).then_some(PackWhy::NotRecorded),
        }
    }

    /// Says that it has no pages.
    pub fn leave_out(&mut self, why: PackWhy) {
        self.state = match self.original {
            Some(_) => PackPartState::ZipOnly,
            None => PackPartState::Missing,
        };
        self.why = Some(why);
        self.page = None;
    }

    /// What it is, both languages and its name on one line.
    pub fn line(&self) -> String {
        let both = format!("{} {}", self.title.en, self.title.zh);
        named(both.trim(), ": ", &self.subject)
    }

    pub fn view(&self) -> PackPartView {
        PackPartView {
            part: self.word,
            title: BothNames {
                en: named(&self.title.en, ": ", &self.subject),
                zh: named(&self.title.zh, "：", &self.subject),
            },
            state: self.state,
            page: self
                .page
                .map(|page| u32::try_from(page).unwrap_or(u32::MAX)),
            why: self.why,
        }
    }
}

fn named(title: &str, between: &str, subject: &str) -> String {
    match subject {
        "" => title.to_owned(),
        subject => format!("{title}{between}{subject}"),
    }
}

/// The parts in the order in which they stand in the pack.
pub(super) fn of(store: &Store, known: &Known) -> Result<Vec<Part>, ApiError> {
    let view = &known.view;
    let works = view.works.as_deref();
    let mut parts = handouts(store, known)?;
    parts.extend(officials(store, known)?);
    let surveyed = works.is_some_and(|works| works.survey.is_some());
    let built = works.is_some_and(|works| works.as_built.noted.is_some());
    let tested = works.is_some_and(|works| !works.tests.is_empty() || !works.light.is_empty())
        || !view.tests.records.is_empty();
    parts.extend([
        Part::sheet(PackPartWord::Survey, "Site survey", "现场工勘", surveyed),
        Part::sheet(PackPartWord::AsBuilt, "As built", "竣工资料", built),
        Part::sheet(
            PackPartWord::Parameters,
            "Parameter sheet",
            "参数表",
            !crate::parameters::sections(view).is_empty(),
        ),
        Part::sheet(PackPartWord::Tests, "Tests", "测试", tested),
        Part::sheet(
            PackPartWord::Approvals,
            "Applications and approvals",
            "申请与审批",
            true,
        ),
        Part::sheet(PackPartWord::Timeline, "Timeline", "时间线", true),
    ]);
    for file in attachments(known) {
        parts.push(attached(store, &file)?);
    }
    parts.push(Part::sheet(
        PackPartWord::Files,
        "Files of this pack",
        "文件清单",
        true,
    ));
    name(&mut parts);
    Ok(parts)
}

/// Attached files of construction and of tests, the oldest first, each once.
pub(super) fn attachments(known: &Known) -> Vec<AttachmentView> {
    let works = known.view.works.iter().flat_map(|works| &works.files);
    let tests = known.view.tests.records.iter().flat_map(|test| &test.files);
    let mut files: Vec<AttachmentView> = works.chain(tests).cloned().collect();
    files.sort_by(|a, b| {
        (&a.at, &a.event.desk, a.event.seq).cmp(&(&b.at, &b.event.desk, b.event.seq))
    });
    files
}

/// The newest revision of each handout, the oldest number first.
fn handouts(store: &Store, known: &Known) -> Result<Vec<Part>, ApiError> {
    let mut parts = Vec::new();
    for one in known.view.handouts.iter().rev() {
        let newer = |other: &&crate::wire::HandoutRow| {
            other.number == one.number && other.revision > one.revision
        };
        if known.view.handouts.iter().any(|other| newer(&other)) {
            continue;
        }
        let revision = if one.revision > 1 {
            format!(" r{}", one.revision)
        } else {
            String::new()
        };
        let number = &one.number;
        let mut part = Part::sheet(PackPartWord::Handout, "Handout", "函件", true);
        part.subject = format!("{number}{revision}");
        part.source = Source::Handout;
        part.note = standing(one);
        let document = match known.audience {
            None => register::one(store.db(), number, Some(one.revision))?
                .map(|row| (row.document, row.pages, row.size, row.sha256)),
            Some(audience) => register::documents(store.db(), number, one.revision)?
                .into_iter()
                .find(|made| made.kind == "audience" && made.audience == audience.as_wire())
                .map(|made| (made.file, made.pages, made.size, made.sha256)),
        };
        match document {
            Some((file, pages, size, sha256)) => {
                part.name = format!("handouts/{number}{}.pdf", revision.replace(' ', "-"));
                (part.pages, part.size, part.sha256) = (pages, size, sha256);
                if erased(store, &file)? {
                    part.leave_out(PackWhy::Erased);
                } else {
                    part.original = Some(file);
                }
            }
            None => part.leave_out(PackWhy::NoCopy),
        }
        parts.push(part);
    }
    if parts.is_empty() {
        parts.push(Part::sheet(PackPartWord::Handout, "Handout", "函件", false));
    }
    Ok(parts)
}

/// What became of a handout, apart from its dates, which stand on it.
fn standing(one: &crate::wire::HandoutRow) -> Bilingual {
    match one.state {
        HandoutState::Void => Bilingual::new(
            "Declared void; kept here as it was issued.",
            "已作废，此处为签发时的原件。",
        ),
        _ => Bilingual::new("As it was issued.", "签发时的原件。"),
    }
}

/// Alibaba Cloud's own LOAs, the oldest application first.
fn officials(store: &Store, known: &Known) -> Result<Vec<Part>, ApiError> {
    let mut parts = Vec::new();
    for loa in known.view.loas.iter().rev() {
        let Some(copy) = loa.official_copies.first() else {
            continue;
        };
        let file = &copy.file;
        let (en, zh) = ("Alibaba Cloud’s LOA", "阿里云 LOA");
        let mut part = Part::sheet(PackPartWord::Official, en, zh, true);
        part.subject.clone_from(&file.name);
        part.source = Source::Pdf;
        part.name = format!("loa/{}", file.name);
        (part.pages, part.size) = (file.pages, file.size);
        part.sha256.clone_from(&file.sha256);
        if erased(store, &file.id)? {
            part.leave_out(PackWhy::Erased);
        } else {
            part.original = Some(file.id.clone());
        }
        parts.push(part);
    }
    if parts.is_empty() {
        let (en, zh) = ("Alibaba Cloud’s LOA", "阿里云 LOA");
        parts.push(Part::sheet(PackPartWord::Official, en, zh, false));
    }
    Ok(parts)
}

fn attached(store: &Store, file: &AttachmentView) -> Result<Part, ApiError> {
    let said = match file.title.is_empty() {
        true => file.name.clone(),
        false => format!("{} ({})", file.title, file.name),
    };
    let mut part = Part::sheet(PackPartWord::File, "File", "附件", true);
    part.subject = said;
    part.name = format!("files/{}", file.name);
    (part.pages, part.size) = (file.pages, file.size);
    part.sha256.clone_from(&file.sha256);
    part.source = match file.media.as_str() {
        "pdf" => Source::Pdf,
        "picture" => Source::Picture,
        _ => Source::None,
    };
    if erased(store, &file.file)? {
        part.leave_out(PackWhy::Erased);
        return Ok(part);
    }
    part.original = Some(file.file.clone());
    if part.source == Source::None {
        part.leave_out(PackWhy::NoPages);
    }
    Ok(part)
}

/// Whether a file's bytes are gone.
fn erased(store: &Store, file: &str) -> Result<bool, StoreError> {
    Ok(files::erased_at(store.db(), file)?.is_some())
}

/// Gives every original a name of its own in the ZIP.
fn name(parts: &mut [Part]) {
    let mut taken = std::collections::BTreeSet::new();
    for part in parts.iter_mut().filter(|part| part.original.is_some()) {
        let mut name = part.name.clone();
        let mut n = 2;
        // names that differ in case only are one name on some disks
        while !taken.insert(name.to_lowercase()) {
            name = match part.name.rsplit_once('.') {
                Some((stem, ending)) => format!("{stem} ({n}).{ending}"),
                None => format!("{} ({n})", part.name),
            };
            n += 1;
        }
        part.name = name;
    }
}
