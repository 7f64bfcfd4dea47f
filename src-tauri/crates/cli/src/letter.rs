//! `letter render` and `letter verify`.

use crate::arguments::{Code, Render, Verify};
use crate::exit::{Exit, Failure};
use crate::{Reading, output};
use chrono::{DateTime, SecondsFormat};
use desk_api::wire::Language;
use desk_api::{
    Audience, CODE_FILE_MAX, CodeCheck, FoundCode, Given, Refusal, RenditionKind, Subject, Wanted,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

/// Writes a handout's bytes.
///
/// # Errors
/// There is no such handout or copy, or the file cannot be made.
pub fn render(reading: &mut Reading<'_>, asked: &Render) -> Result<Exit, Failure> {
    let wanted = Wanted {
        number: &asked.number,
        revision: asked.revision,
        audience: asked.copy,
        with_official: asked.with_official,
        ended: asked.ended,
    };
    let given = reading.ask(|desk, occasion| desk.handout_as_it_stands(occasion, wanted))?;
    let (document, ended) = match given {
        Given::Document(document, ended) => (document, ended),
        Given::LeftOut(kind) => {
            return Err(Failure::new(
                Exit::Wrong,
                kind.as_wire(),
                format!(
                    "{} no longer counts: {}. Add --stamped for a rendition that says so on every page, or --original.",
                    asked.number,
                    kind.label_en().to_lowercase()
                ),
            ));
        }
    };
    let file = asked
        .file
        .clone()
        .unwrap_or_else(|| document.name.clone().into());
    // what is not whole must not be found under its name
    reading.desk.settled()?;
    if file == Path::new("-") {
        std::io::stdout()
            .write_all(&document.bytes)
            .and_then(|()| std::io::stdout().flush())
            .map_err(|error| Failure::io("write", &file, &error))?;
        return Ok(Exit::Fine);
    }
    write_whole(&file, &document.bytes, asked.force)?;
    let sha256: String = Sha256::digest(&document.bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let stamped = ended.is_some() && asked.ended == desk_api::Ended::Stamp;
    if reading.general.json {
        output::json(&json!({
            "number": asked.number,
            "revision": asked.revision,
            "copy": asked.copy.map(Audience::as_wire),
            "file": file.display().to_string(),
            "bytes": document.bytes.len(),
            "sha256": sha256,
            "ended": ended.map(RenditionKind::as_wire),
            "stamped": stamped,
        }));
    } else {
        println!(
            "{}  {} bytes  SHA-256 {sha256}",
            file.display(),
            document.bytes.len()
        );
    }
    Ok(Exit::Fine)
}

/// Writes a file under another name first, so that what is there under its own name is whole.
fn write_whole(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::io("write", path, &error);
    if !force && path.symlink_metadata().is_ok() {
        return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = File::create(&part)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written.map_err(failed)
}

/// Checks a code, or every code in a file.
///
/// # Errors
/// The file cannot be read, or no code is in it.
pub fn verify(reading: &mut Reading<'_>, asked: Verify) -> Result<Exit, Failure> {
    let found = match asked.what {
        Code::Text(text) => vec![FoundCode { page: 0, text }],
        Code::File(path) if path == Path::new("-") => {
            let mut text = String::new();
            std::io::stdin()
                .take(64 * 1024)
                .read_to_string(&mut text)
                .map_err(|error| Failure::io("read", Path::new("the standard input"), &error))?;
            vec![FoundCode { page: 0, text }]
        }
        Code::File(path) => {
            let bytes = bounded(&path)?;
            reading.ask(|desk, occasion| desk.codes_in_file(occasion, bytes))?
        }
    };
    let mut checked = Vec::new();
    for code in found {
        let check = reading.ask(|desk, occasion| {
            desk.verify_code(occasion, &code.text, asked.site.as_deref(), None)
        })?;
        checked.push((code.page, check));
    }
    // beside our codes a print bears the official entry credential, which is none of ours
    let ours = |check: &CodeCheck| check.verdict != Err(Refusal::Prefix);
    let all = checked
        .iter()
        .filter(|(_, check)| ours(check))
        .all(|(_, check)| check.verdict.is_ok());
    let counts = all && checked.iter().any(|(_, check)| ours(check));
    if reading.general.json {
        let told: Vec<Value> = checked
            .iter()
            .map(|(page, check)| told(*page, check, reading.general.language))
            .collect();
        output::json(&json!({ "counts": counts, "checked": told }));
    } else {
        for (page, check) in &checked {
            say(*page, check, reading.general.language);
        }
    }
    Ok(if counts { Exit::Fine } else { Exit::Wrong })
}

fn bounded(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(CODE_FILE_MAX + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure::io("read", path, &error))?;
    if bytes.len() as u64 > CODE_FILE_MAX {
        let limit = CODE_FILE_MAX / (1024 * 1024);
        return Err(Failure::new(
            Exit::Data,
            "badFile",
            format!("{} is larger than {limit} MB.", path.display()),
        ));
    }
    Ok(bytes)
}

fn sentence(refusal: Refusal, language: Language) -> &'static str {
    let (en, zh) = refusal.sentences();
    match language {
        Language::En => en,
        Language::Zh => zh,
    }
}

/// A reason as a word that stays the same.
fn reason(refusal: Refusal) -> String {
    let mut word = String::new();
    for c in format!("{refusal:?}").chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    word
}

fn instant(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0)
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn told(page: u32, check: &CodeCheck, language: Language) -> Value {
    let mut value = json!({
        "page": (page > 0).then_some(page),
        "text": check.text,
        "counts": check.verdict.is_ok(),
        "reason": check.verdict.as_ref().err().map(|refusal| reason(*refusal)),
        "sentence": check.verdict.as_ref().err().map(|refusal| sentence(*refusal, language)),
    });
    if let (Ok(claims), Some(object)) = (&check.verdict, value.as_object_mut()) {
        let (kind, name, last) = match &claims.subject {
            Subject::Pass {
                name, document_end, ..
            } => ("pass", Some(name), Some(document_end)),
            Subject::Seal { .. } => ("seal", None, None),
        };
        let said = json!({
            "kind": kind,
            "number": claims.number,
            "revision": claims.revision,
            "portId": claims.port_id,
            "site": claims.site,
            "company": claims.company,
            "notBefore": instant(claims.not_before),
            "expires": instant(claims.expires),
            "name": name,
            "lastFour": last,
        });
        if let Value::Object(said) = said {
            object.extend(said);
        }
    }
    value
}

fn say(page: u32, check: &CodeCheck, language: Language) {
    let place = if page > 0 {
        format!("page {page}: ")
    } else {
        String::new()
    };
    match &check.verdict {
        Ok(claims) => {
            println!("{place}COUNTS");
            let (kind, who) = match &claims.subject {
                Subject::Pass {
                    name, document_end, ..
                } => ("pass", format!("{name}, document ending in {document_end}")),
                Subject::Seal { .. } => ("seal", String::new()),
            };
            output::facts(&[
                ("  kind", kind.to_owned()),
                (
                    "  handout",
                    format!("{} revision {}", claims.number, claims.revision),
                ),
                ("  for", who),
                ("  circuit", claims.port_id.clone()),
                ("  site", claims.site.clone()),
                ("  company", claims.company.clone()),
                ("  from", instant(claims.not_before)),
                ("  until", instant(claims.expires)),
            ]);
        }
        Err(refusal) => println!(
            "{place}DOES NOT COUNT ({}): {}",
            reason(*refusal),
            sentence(*refusal, language)
        ),
    }
}
