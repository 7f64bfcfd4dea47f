//! The ZIP: the pack's PDF, the originals byte for byte, and lists that name each with its size and SHA-256.

use super::Pack;
use crate::Watch;
use crate::batch::whole::{self, Unfinished};
use crate::batch::zipped;
use crate::wire::{ApiError, PackProgress};
use desk_store::files::hex;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek as _, SeekFrom, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A line of the manifest.
struct Listed {
    name: String,
    size: u64,
    sha256: String,
    what: String,
}

/// Writes the ZIP; `None`: it was cancelled.
pub(super) fn write(
    pack: &mut Pack,
    path: &Path,
    progress: &mut PackProgress,
    watch: &dyn Watch<PackProgress>,
) -> Result<Option<(Unfinished, BufWriter<File>)>, ApiError> {
    let refused = |e: io::Error| whole::refused(&e);
    // the pages lie beside it while they grow, and go with this function
    let mut beside = path.file_name().unwrap_or_default().to_owned();
    beside.push(".pages");
    let (_pages, out) = Unfinished::begin(&path.with_file_name(beside)).map_err(refused)?;
    let Some(out) = pack.pages(out, progress, watch)? else {
        return Ok(None);
    };
    let mut pages = out
        .into_inner()
        .map_err(io::IntoInnerError::into_error)
        .map_err(refused)?;
    pages.seek(SeekFrom::Start(0)).map_err(refused)?;

    let (unfinished, out) = Unfinished::begin(path).map_err(refused)?;
    let mut zip = ZipWriter::new(out);
    let options = zipped::stored(pack.known.as_of);
    let mut listed = Vec::new();
    let name = format!("{}.pdf", desk_domain::attachment::clean_name(&pack.name()));
    let (size, sha256) = put(&mut zip, &name, options, &mut pages).map_err(refused)?;
    listed.push(Listed {
        name,
        size,
        sha256,
        what: "Completion pack 竣工资料包".to_owned(),
    });
    progress.done += 1;
    watch.tell(progress);
    for part in pack.parts.iter().filter(|part| part.original.is_some()) {
        if !watch.goes_on() {
            return Ok(None);
        }
        if let Some(bytes) = pack.original(part)? {
            let name = format!("originals/{}", part.name);
            let mut bytes = bytes.as_slice();
            let (size, sha256) = put(&mut zip, &name, options, &mut bytes).map_err(refused)?;
            listed.push(Listed {
                name,
                size,
                sha256,
                what: part.line(),
            });
        }
        progress.done += 1;
        watch.tell(progress);
    }
    for (name, text) in [
        ("manifest.csv", manifest(&listed)),
        ("SHA256SUMS", sums(&listed)),
    ] {
        put(&mut zip, name, options, &mut text.as_bytes()).map_err(refused)?;
    }
    let out = zip.finish().map_err(io::Error::from).map_err(refused)?;
    Ok(Some((unfinished, out)))
}

/// Copies a file in, a little at a time; gives its size and SHA-256.
fn put(
    zip: &mut ZipWriter<BufWriter<File>>,
    name: &str,
    options: SimpleFileOptions,
    from: &mut impl Read,
) -> io::Result<(u64, String)> {
    zip.start_file(name, options)?;
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut piece = vec![0; 256 * 1024];
    loop {
        let read = from.read(&mut piece)?;
        let Some(read) = piece.get(..read).filter(|read| !read.is_empty()) else {
            return Ok((size, hex(&hash.finalize())));
        };
        hash.update(read);
        zip.write_all(read)?;
        size += read.len() as u64;
    }
}

/// A table for people, with the mark that tells a spreadsheet of UTF-8.
fn manifest(listed: &[Listed]) -> String {
    let mut text = String::from("\u{feff}name,size,sha256,what\r\n");
    for one in listed {
        let line = [
            quoted(&one.name),
            one.size.to_string(),
            one.sha256.clone(),
            quoted(&one.what),
        ];
        text.push_str(&line.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell as CSV. One that a spreadsheet would run as a formula is told as text.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t']) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// What `sha256sum --check` reads.
fn sums(listed: &[Listed]) -> String {
    listed
        .iter()
        .map(|one| format!("{}  {}\n", one.sha256, one.name))
        .collect()
}
