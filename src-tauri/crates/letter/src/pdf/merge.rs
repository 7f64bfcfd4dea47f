//! Many documents as one file to print, written as it grows: what is held is one document at a time, and for each
//! document behind it a few numbers.
//!
//! Our documents each embed their own cut of the two faces. Here both faces are embedded once: the codes of the text
//! are changed to the glyphs of the whole face, after each outline was compared with it. A document whose faces draw
//! anything else, and pages of others, keep their own. What a page draws stays what it was, to the dot.

mod content;
mod object;
mod shared;

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::{AppendError, WriteError, append, finish};
use crate::faces::{FaceId, Faces, FacesError, OpenFaces};
use crate::page::About;
use shared::Used;

/// Objects that the whole file has: catalogue, page tree, properties, outline, and the two faces.
const CATALOG: u32 = 1;
const TREE: u32 = 2;
const INFO: u32 = 3;
const OUTLINE: u32 = 4;
const LATIN: u32 = 5;
const HAN: u32 = 6;
/// The first object of the first document; a part counts its own from here.
const FIRST: u32 = 7;
/// What a page says of its place in the tree until it has one; no document has an object of this number.
const ABOVE: ObjectId = (u32::MAX, 0);

/// Why a document did not become part of the file.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// The document cannot be read.
    #[error("the document cannot be read: {0}")]
    Document(#[from] AppendError),
    /// The faces cannot be read.
    #[error(transparent)]
    Faces(#[from] FacesError),
    /// A part could not be put together.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    Output(#[from] io::Error),
}

impl From<lopdf::Error> for MergeError {
    fn from(error: lopdf::Error) -> Self {
        Self::Write(error.into())
    }
}

/// A document made ready for [`Merged::add`]: its pages and what they draw, on any thread.
pub struct Part {
    /// Numbered from [`FIRST`]; lower references mean the file's own objects.
    objects: Vec<Object>,
    /// Pages among them.
    pages: Vec<u32>,
    used: BTreeMap<FaceId, Used>,
    /// Pictures among them, by the hash of everything about them.
    pictures: BTreeMap<u32, [u8; 32]>,
}

impl Part {
    /// Number of pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Bytes of its streams, about what is held.
    #[must_use]
    pub fn size(&self) -> usize {
        let content = |object: &Object| object.as_stream().map_or(64, |s| s.content.len());
        self.objects.iter().map(content).sum()
    }
}

/// Makes a document ready: its pages, without links, forms and scripts, in the shared faces where they are ours.
///
/// # Errors
/// The document is no PDF that can be taken, or the faces cannot be read.
pub fn part(pdf: &[u8], faces: &Faces) -> Result<Part, MergeError> {
    let mut document = append::load(pdf)?;
    let pages = append::pages(&document)?;
    for page in &pages {
        let alone = append::alone(&document, *page, ABOVE)?;
        document.objects.insert(*page, Object::Dictionary(alone));
    }
    let open = faces.open()?;
    let mut used = BTreeMap::<FaceId, Used>::new();
    let fonts = share(&mut document, &pages, &open, &mut used).unwrap_or_else(|| {
        used.clear();
        HashMap::new()
    });
    gather(document, &pages, &fonts, used)
}

/// Makes a stranger's document ready: its pages as they are, in faces of their own.
pub(super) fn strange(mut document: Document, pages: &[ObjectId]) -> Result<Part, MergeError> {
    for page in pages {
        let alone = append::alone(&document, *page, ABOVE)?;
        document.objects.insert(*page, Object::Dictionary(alone));
    }
    gather(document, pages, &HashMap::new(), BTreeMap::new())
}

/// Changes every stream that draws in our faces, and gives the fonts that are shared now; `None`: nothing was changed.
fn share(
    document: &mut Document,
    pages: &[ObjectId],
    open: &OpenFaces<'_>,
    used: &mut BTreeMap<FaceId, Used>,
) -> Option<HashMap<ObjectId, FaceId>> {
    let mut known = HashMap::new();
    for (id, object) in &document.objects {
        let font = match object.as_dict() {
            Ok(font) if font.has_type(b"Font") && font.has(b"DescendantFonts") => font,
            _ => continue,
        };
        if let Some(found) = shared::known(document, font, open) {
            known.insert(*id, found);
        }
    }
    // every stream that draws, with the fonts that it may name
    let mut streams: Vec<(ObjectId, Dictionary)> = Vec::new();
    for page in pages {
        let page = document.get_dictionary(*page).ok()?;
        let named = fonts_of(document, page);
        let contents = match page.get(b"Contents") {
            Ok(Object::Reference(id)) => match document.get_object(*id).ok()? {
                Object::Array(all) => all.clone(),
                _ => vec![Object::Reference(*id)],
            },
            Ok(Object::Array(all)) => all.clone(),
            _ => Vec::new(),
        };
        for one in contents {
            streams.push((one.as_reference().ok()?, named.clone()));
        }
    }
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Form")
        {
            streams.push((*id, fonts_of(document, &stream.dict)));
        }
    }
    let mut compressor = compressor().ok()?;
    let mut rewritten = HashMap::new();
    for (id, named) in streams {
        let named: content::Named<'_> = named
            .iter()
            .filter_map(|(name, font)| {
                let font = known.get(&font.as_reference().ok()?)?;
                Some((name.clone(), &font.codes))
            })
            .collect();
        if named.is_empty() || rewritten.contains_key(&id) {
            continue;
        }
        let stream = document.get_object(id).ok()?.as_stream().ok()?;
        let drawn = content::changed(&shared::plain(stream)?, &named)?;
        let mut dict = stream.dict.clone();
        dict.remove(b"Filter");
        dict.remove(b"DecodeParms");
        rewritten.insert(id, packed(Stream::new(dict, drawn), &mut compressor).ok()?);
    }
    for (id, stream) in rewritten {
        document.objects.insert(id, Object::Stream(stream));
    }
    for font in known.values() {
        used.entry(font.face).or_default().extend(&font.used);
    }
    Some(known.iter().map(|(id, font)| (*id, font.face)).collect())
}

fn fonts_of(document: &Document, dictionary: &Dictionary) -> Dictionary {
    let follow = |object: &Object| match object {
        Object::Reference(id) => document.get_dictionary(*id).cloned().ok(),
        other => other.as_dict().cloned().ok(),
    };
    dictionary
        .get(b"Resources")
        .ok()
        .and_then(follow)
        .and_then(|resources| resources.get(b"Font").ok().and_then(follow))
        .unwrap_or_default()
}

/// Everything that the pages need, numbered anew; the shared fonts become the file's own.
fn gather(
    mut document: Document,
    pages: &[ObjectId],
    fonts: &HashMap<ObjectId, FaceId>,
    used: BTreeMap<FaceId, Used>,
) -> Result<Part, MergeError> {
    let mut places: HashMap<ObjectId, u32> = fonts
        .iter()
        .map(|(id, face)| (*id, font_place(*face)))
        .collect();
    places.insert(ABOVE, TREE);
    let mut order: Vec<ObjectId> = Vec::new();
    let mut waiting: Vec<ObjectId> = pages.iter().rev().copied().collect();
    while let Some(id) = waiting.pop() {
        if places.contains_key(&id) || !document.objects.contains_key(&id) {
            continue;
        }
        places.insert(id, FIRST + u32::try_from(order.len()).unwrap_or(u32::MAX));
        order.push(id);
        if let Some(object) = document.objects.get(&id) {
            references(object, &mut waiting);
        }
    }
    let mut part = Part {
        objects: Vec::with_capacity(order.len()),
        pages: pages
            .iter()
            .filter_map(|id| places.get(id))
            .copied()
            .collect(),
        used,
        pictures: BTreeMap::new(),
    };
    for (place, id) in (FIRST..).zip(order) {
        let mut object = document.objects.remove(&id).unwrap_or(Object::Null);
        renumber(&mut object, &places);
        if let Object::Stream(stream) = &object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
        {
            let mut hash = Sha256::new();
            hash.update(format!("{:?}", stream.dict));
            hash.update(&stream.content);
            part.pictures.insert(place, hash.finalize().into());
        }
        part.objects.push(object);
    }
    Ok(part)
}

fn font_place(face: FaceId) -> u32 {
    match face {
        FaceId::Latin => LATIN,
        FaceId::Han => HAN,
    }
}

fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(all) => all.iter().for_each(|one| references(one, found)),
        Object::Dictionary(all) => all.iter().for_each(|(_, one)| references(one, found)),
        Object::Stream(stream) => stream
            .dict
            .iter()
            .for_each(|(_, one)| references(one, found)),
        _ => {}
    }
}

fn renumber(object: &mut Object, places: &HashMap<ObjectId, u32>) {
    match object {
        Object::Reference(id) => match places.get(id) {
            Some(place) => *id = (*place, 0),
            None => *object = Object::Null,
        },
        Object::Array(all) => all.iter_mut().for_each(|one| renumber(one, places)),
        Object::Dictionary(all) => all.iter_mut().for_each(|(_, one)| renumber(one, places)),
        Object::Stream(stream) => stream
            .dict
            .iter_mut()
            .for_each(|(_, one)| renumber(one, places)),
        _ => {}
    }
}

/// A file of many documents while it is written.
pub struct Merged<W: Write> {
    out: Counted<W>,
    /// Where each object begins, from object 1 on; 0: not written yet.
    places: Vec<u64>,
    pages: Vec<u32>,
    /// Title and first page of each document.
    titles: Vec<(String, u32)>,
    used: BTreeMap<FaceId, Used>,
    pictures: HashMap<[u8; 32], u32>,
    identity: Sha256,
}

impl<W: Write> Merged<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(out: W) -> Result<Self, MergeError> {
        let mut out = Counted { out, written: 0 };
        out.write_all(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        Ok(Self {
            out,
            places: vec![0; (FIRST - 1) as usize],
            pages: Vec::new(),
            titles: Vec::new(),
            used: BTreeMap::new(),
            pictures: HashMap::new(),
            identity: Sha256::new(),
        })
    }

    /// Adds a document under a title of the outline; gives the bytes that the file grew by.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add(&mut self, part: &Part, title: &str) -> Result<u64, MergeError> {
        let before = self.out.written;
        let base = self.next() - FIRST;
        let mut again = BTreeMap::new();
        for (local, hash) in &part.pictures {
            match self.pictures.get(hash) {
                Some(place) => drop(again.insert(*local, *place)),
                None => drop(self.pictures.insert(*hash, local + base)),
            }
        }
        let place = |id: u32| match again.get(&id) {
            Some(place) => *place,
            None if id >= FIRST => id + base,
            None => id,
        };
        for (local, object) in (FIRST..).zip(&part.objects) {
            if again.contains_key(&local) {
                // its number stays free: the same picture stands in the file already
                self.places.push(0);
                continue;
            }
            let id = self.next();
            self.places.push(0);
            self.object(id, object, &place)?;
        }
        if let Some(first) = part.pages.first() {
            self.titles.push((title.to_owned(), place(*first)));
        }
        self.pages.extend(part.pages.iter().map(|id| place(*id)));
        for (face, used) in &part.used {
            self.used.entry(*face).or_default().extend(used);
        }
        self.identity.update(title);
        self.identity.update([0]);
        Ok(self.out.written - before)
    }

    /// Adds a document as [`Merged::add`] does, before all that was added so far.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add_front(&mut self, part: &Part, title: &str) -> Result<u64, MergeError> {
        let (pages, titles) = (self.pages.len(), self.titles.len());
        let written = self.add(part, title)?;
        self.pages.rotate_left(pages);
        self.titles.rotate_left(titles);
        Ok(written)
    }

    /// Ends the file: the faces, the outline, and the table of places. Gives back what it was written to, the number
    /// of pages and of bytes.
    ///
    /// # Errors
    /// The file cannot be written, or a face cannot be cut.
    pub fn finish(mut self, about: &About, faces: &Faces) -> Result<(W, usize, u64), MergeError> {
        let same = |id: u32| id;
        let open = faces.open()?;
        let mut compressor = compressor()?;
        for (face, used) in std::mem::take(&mut self.used) {
            let next = self.next();
            let all = shared::objects(face, &used, faces, &open, font_place(face), next)?;
            for (id, object) in all {
                let object = match object {
                    Object::Stream(stream) => Object::Stream(packed(stream, &mut compressor)?),
                    other => other,
                };
                if id >= next {
                    self.places.push(0);
                }
                self.object(id, &object, &same)?;
            }
        }
        self.outline()?;
        let at = |id: u32| Object::Reference((id, 0));
        let kids: Vec<Object> = self.pages.iter().map(|id| at(*id)).collect();
        let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
        let tree = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids };
        self.object(TREE, &tree.into(), &same)?;
        let catalog = dictionary! {
            "Type" => "Catalog", "Pages" => at(TREE), "Outlines" => at(OUTLINE),
            "Lang" => Object::string_literal("en"),
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        };
        self.object(CATALOG, &catalog.into(), &same)?;
        self.object(INFO, &finish::properties(about).into(), &same)?;
        self.table()?;
        self.out.flush()?;
        Ok((self.out.out, self.pages.len(), self.out.written))
    }

    fn next(&self) -> u32 {
        u32::try_from(self.places.len() + 1).unwrap_or(u32::MAX)
    }

    fn object(
        &mut self,
        id: u32,
        object: &Object,
        place: &impl Fn(u32) -> u32,
    ) -> Result<(), MergeError> {
        let begin = self.out.written;
        if let Some(known) = self.places.get_mut((id - 1) as usize) {
            *known = begin;
        }
        writeln!(self.out, "{id} 0 obj")?;
        object::write(&mut self.out, object, place)?;
        self.out.write_all(b"\nendobj\n")?;
        Ok(())
    }

    /// One line for each document.
    fn outline(&mut self) -> Result<(), MergeError> {
        let same = |id: u32| id;
        let at = |id: u32| Object::Reference((id, 0));
        let titles = std::mem::take(&mut self.titles);
        let first = self.next();
        let many = u32::try_from(titles.len()).unwrap_or(u32::MAX);
        let last = (first + many).saturating_sub(1);
        for (id, (title, page)) in (first..).zip(&titles) {
            let mut item = dictionary! {
                "Title" => finish::unicode(title),
                "Parent" => at(OUTLINE),
                "Dest" => vec![at(*page), "Fit".into()],
            };
            if id > first {
                item.set("Prev", at(id - 1));
            }
            if id < last {
                item.set("Next", at(id + 1));
            }
            self.places.push(0);
            self.object(id, &item.into(), &same)?;
        }
        let mut outline = dictionary! { "Type" => "Outlines" };
        if many > 0 {
            outline.set("First", at(first));
            outline.set("Last", at(last));
            outline.set("Count", i64::from(many));
        }
        self.object(OUTLINE, &outline.into(), &same)
    }

    fn table(&mut self) -> Result<(), MergeError> {
        let begin = self.out.written;
        let size = i64::from(self.next());
        writeln!(self.out, "xref\n0 {size}")?;
        self.out.write_all(b"0000000000 65535 f \n")?;
        for place in std::mem::take(&mut self.places) {
            match place {
                0 => self.out.write_all(b"0000000000 65535 f \n")?,
                place => writeln!(self.out, "{place:010} 00000 n ")?,
            }
            self.identity.update(place.to_be_bytes());
        }
        let hash = self.identity.clone().finalize();
        let id = Object::String(
            hash.iter().take(16).copied().collect(),
            StringFormat::Hexadecimal,
        );
        let trailer = dictionary! {
            "Size" => size,
            "Root" => Object::Reference((CATALOG, 0)),
            "Info" => Object::Reference((INFO, 0)),
            "ID" => vec![id.clone(), id],
        };
        self.out.write_all(b"trailer\n")?;
        object::write(&mut self.out, &trailer.into(), &|id| id)?;
        write!(self.out, "\nstartxref\n{begin}\n%%EOF\n")?;
        Ok(())
    }
}

/// Counts what goes through it.
struct Counted<W> {
    out: W,
    written: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn compressor() -> Result<Compressor, WriteError> {
    CompressionLvl::new(6)
        .map(Compressor::new)
        .map_err(|_| WriteError::Compression)
}

fn packed(mut stream: Stream, compressor: &mut Compressor) -> Result<Stream, WriteError> {
    let mut bytes = vec![0; compressor.zlib_compress_bound(stream.content.len())];
    let length = compressor
        .zlib_compress(&stream.content, &mut bytes)
        .map_err(|_| WriteError::Compression)?;
    bytes.truncate(length);
    if bytes.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.content = bytes;
    }
    Ok(stream)
}
