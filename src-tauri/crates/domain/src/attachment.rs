//! Files that people attach: what they are, told by their bytes, and which are refused.
//!
//! Nothing attached is ever run or opened by the program; pages and pictures are drawn by it, and the rest is saved to
//! disk. A program is refused all the same, because what is saved to disk is opened by somebody.

use crate::wire::wire_enum;

/// Most files of one circuit.
pub const MOST_FILES: usize = 200;
/// Longest name, characters.
const LONGEST_NAME: usize = 120;

wire_enum! {
    /// What the window can do with a file.
    pub enum Media {
        /// Shown as pages.
        Pdf = "pdf", "PDF", "PDF";
        /// Shown as a picture.
        Picture = "picture", "Picture", "图片";
        /// Saved to disk.
        Other = "other", "File", "文件";
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// It is a program or a script, by its bytes or its name.
    #[error("the file is a program or a script")]
    Program,
    /// Its name claims a page or picture, and its bytes are something else.
    #[error("the file is not what its name says")]
    Disguised,
}

/// Endings of what runs when it is opened, on the three systems.
const RUNS: &[&str] = &[
    "action",
    "apk",
    "app",
    "appimage",
    "application",
    "appref-ms",
    "appx",
    "appxbundle",
    "bash",
    "bat",
    "bin",
    "cab",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "diagcab",
    "dll",
    "dmg",
    "docm",
    "dotm",
    "dylib",
    "elf",
    "exe",
    "gadget",
    "hta",
    "htm",
    "html",
    "img",
    "inf",
    "iqy",
    "iso",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "library-ms",
    "lnk",
    "mht",
    "mhtml",
    "mjs",
    "msc",
    "msi",
    "msix",
    "msixbundle",
    "msp",
    "mst",
    "ocx",
    "osascript",
    "osx",
    "out",
    "pif",
    "pkg",
    "pl",
    "potm",
    "ppam",
    "ppkg",
    "ppsm",
    "pptm",
    "ps1",
    "ps1xml",
    "psd1",
    "psm1",
    "py",
    "pyw",
    "rb",
    "rdp",
    "reg",
    "rpm",
    "rqy",
    "run",
    "scf",
    "scpt",
    "scr",
    "sct",
    "searchconnector-ms",
    "settingcontent-ms",
    "sh",
    "shb",
    "shs",
    "sldm",
    "slk",
    "snap",
    "so",
    "svg",
    "sys",
    "terminal",
    "theme",
    "url",
    "vb",
    "vbe",
    "vbs",
    "vhd",
    "vhdx",
    "webloc",
    "wim",
    "workflow",
    "ws",
    "wsb",
    "wsc",
    "wsf",
    "wsh",
    "xhtml",
    "xlam",
    "xll",
    "xlsm",
    "xltm",
    "xpi",
    "zsh",
];

/// How programs begin.
const MARKS: &[&[u8]] = &[
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",
];

/// The name for people: the last part only, without what a file name must not hold.
#[must_use]
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let hidden = |c: &char| {
        c.is_control()
            || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let clean: String = last.chars().filter(|c| !hidden(c)).collect();
    let blunt = |text: &str| -> String {
        text.trim_end_matches(|c: char| c == '.' || c.is_whitespace())
            .to_owned()
    };
    let mut clean = blunt(clean.trim_start());
    if is_device(&clean) {
        clean.insert(0, '_');
    }
    let count = clean.chars().count();
    if clean.is_empty() {
        return "file".to_owned();
    }
    if count <= LONGEST_NAME {
        return clean;
    }
    // the ending stays: it says what the file is
    let ending: String = match clean.rsplit_once('.') {
        Some((_, ending)) if ending.chars().count() <= 12 => format!(".{ending}"),
        _ => String::new(),
    };
    let keep = LONGEST_NAME - ending.chars().count();
    let whole: String = clean.chars().take(keep).chain(ending.chars()).collect();
    blunt(&whole)
}

/// A name that Windows takes for a device, with any ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim().to_uppercase();
    if ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) {
        return true;
    }
    let numbered = stem
        .strip_prefix("COM")
        .or_else(|| stem.strip_prefix("LPT"));
    numbered.is_some_and(|n| n.chars().count() == 1 && n.chars().all(|c| c.is_ascii_digit()))
}

fn ending(name: &str) -> String {
    name.rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.trim().to_lowercase())
}

/// What a file is, or why it is refused. Size is the store's affair.
///
/// # Errors
/// [`Refused`], for what is empty, runs, or hides behind another name.
pub fn inspect(name: &str, bytes: &[u8]) -> Result<Media, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let ending = ending(&clean_name(name));
    if RUNS.contains(&ending.as_str()) || MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Refused::Program);
    }
    // a page of the web is a program that a browser runs, whatever it is called
    let head: String = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if ["<!doctype html", "<html", "<script", "<svg"]
        .iter()
        .any(|mark| head.starts_with(mark))
        || (head.starts_with("<?xml") && head.contains("<svg"))
    {
        return Err(Refused::Program);
    }
    let media = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Media::Pdf,
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..] => Media::Picture,
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Media::Picture,
        [b'B', b'M', ..] if ending == "bmp" => Media::Picture,
        _ => Media::Other,
    };
    let claims = match ending.as_str() {
        "pdf" => Some(Media::Pdf),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" => Some(Media::Picture),
        _ => None,
    };
    if claims.is_some_and(|claims| claims != media) {
        return Err(Refused::Disguised);
    }
    Ok(media)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_refused_by_name_and_by_bytes() {
        for name in [
            "a.exe",
            "Report.PDF.scr",
            "x.SVG",
            "page.html",
            "m.xlsm",
            "a.lnk",
            "r.exe.",
            "q.exe ",
        ] {
            assert_eq!(inspect(name, b"hello"), Err(Refused::Program), "{name}");
        }
        for bytes in [
            b"MZ\x90\0".as_slice(),
            b"\x7fELF\x02",
            b"#!/bin/sh\n",
            b"\xcf\xfa\xed\xfe",
            b" <HTML><body>",
        ] {
            assert_eq!(
                inspect("report.txt", bytes),
                Err(Refused::Program),
                "{bytes:?}"
            );
        }
        assert_eq!(inspect("r.pdf", b""), Err(Refused::Empty));
    }

    #[test]
    fn pages_and_pictures_are_told_by_their_bytes() {
        assert_eq!(inspect("r.pdf", b"%PDF-1.7 ..."), Ok(Media::Pdf));
        assert_eq!(inspect("scan", b"%PDF-1.7 ..."), Ok(Media::Pdf));
        assert_eq!(
            inspect("p.jpg", b"\xff\xd8\xff\xe0 ..."),
            Ok(Media::Picture)
        );
        assert_eq!(inspect("t.csv", b"a;b\n1;2"), Ok(Media::Other));
        assert_eq!(inspect("p.png", b"PK\x03\x04"), Err(Refused::Disguised));
        assert_eq!(
            inspect("p.pdf", b"\xff\xd8\xff\xe0"),
            Err(Refused::Disguised)
        );
    }

    #[test]
    fn names_lose_their_path_and_what_hides() {
        assert_eq!(clean_name("C:\\photos\\rack 1.jpg"), "rack 1.jpg");
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("photo\u{202e}gpj.exe"), "photogpj.exe");
        assert_eq!(clean_name("  "), "file");
        assert_eq!(clean_name("rack. . "), "rack");
        assert_eq!(clean_name("nul.pdf"), "_nul.pdf");
        assert_eq!(clean_name("COM1"), "_COM1");
        assert_eq!(clean_name("COM10.txt"), "COM10.txt");
        let ends = clean_name(&format!("{} x", "a".repeat(119)));
        assert_eq!(clean_name(&ends), ends, "a clean name stays as it is");
        let long = clean_name(&format!("{}.pdf", "机".repeat(300)));
        assert_eq!(long.chars().count(), LONGEST_NAME);
        assert!(long.ends_with(".pdf"));
    }
}
