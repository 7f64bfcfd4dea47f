//! Tables and calendars that are made to do harm, each read by a program of its own whose time and memory are measured:
//! refused within 2 seconds and 256 MB.

use desk_tests::story::alone;
use std::io::Write as _;
use std::process::Command;

const MOST_MILLIS: u64 = 2_000;
const MOST_KIB: u64 = 256 * 1024;

/// What a child says: its answer, milliseconds of work, peak memory in KiB (0 where the system does not tell).
fn read(kind: &str, bytes: Option<&[u8]>) -> (String, u64, u64) {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_read_child"));
    child.arg(kind);
    if let Some(bytes) = bytes {
        std::fs::write(&file, bytes).unwrap();
        child.arg(file.path());
    }
    let output = alone(|| child.output()).unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "the program fell: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let words: Vec<&str> = told.split_whitespace().collect();
    let [answer, millis, kib] = words.as_slice() else {
        panic!("{told}")
    };
    (
        (*answer).to_owned(),
        millis.parse().unwrap(),
        kib.parse().unwrap(),
    )
}

/// A part of a zip: its name, its text, and what its head says of its size when that is a lie.
struct Part {
    name: String,
    text: Vec<u8>,
    says: Option<u32>,
}

fn part(name: &str, text: impl Into<Vec<u8>>) -> Part {
    Part {
        name: name.into(),
        text: text.into(),
        says: None,
    }
}

fn zip(parts: &[Part]) -> Vec<u8> {
    let (mut file, mut contents) = (Vec::new(), Vec::new());
    for one in parts {
        let mut packer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&one.text).unwrap();
        let packed = packer.finish().unwrap();
        let mut sum = flate2::Crc::new();
        sum.update(&one.text);
        let size = u32::try_from(one.text.len()).unwrap();
        let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        head.extend(sum.sum().to_le_bytes());
        head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        head.extend(one.says.unwrap_or(size).to_le_bytes());
        head.extend(u16::try_from(one.name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        let at = u32::try_from(file.len()).unwrap();
        file.extend(b"PK\x03\x04");
        file.extend(&head);
        file.extend(one.name.as_bytes());
        file.extend(&packed);
        contents.extend(b"PK\x01\x02\x14\x00");
        contents.extend(&head);
        contents.extend([0; 10]);
        contents.extend(at.to_le_bytes());
        contents.extend(one.name.as_bytes());
    }
    let (start, size) = (file.len(), contents.len());
    let count = u16::try_from(parts.len()).unwrap();
    file.extend(&contents);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(u32::try_from(size).unwrap().to_le_bytes());
    file.extend(u32::try_from(start).unwrap().to_le_bytes());
    file.extend([0, 0]);
    file
}

/// A workbook of one sheet with these rows, and more parts.
fn book(rows: &str, more: Vec<Part>) -> Vec<u8> {
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: &str, kind: &str, to: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{related}/{kind}\" Target=\"{to}\"/>")
    };
    let relations =
        |all: String| format!("<Relationships xmlns=\"{package}\">{all}</Relationships>");
    let mut parts = vec![
        part(
            "_rels/.rels",
            relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
        ),
        part(
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{related}\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        part(
            "xl/_rels/workbook.xml.rels",
            relations(
                [
                    relation("rId1", "worksheet", "worksheets/sheet1.xml"),
                    relation("rId2", "sharedStrings", "sharedStrings.xml"),
                ]
                .concat(),
            ),
        ),
        part(
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    parts.extend(more);
    zip(&parts)
}

fn cell(at: &str, text: &str) -> String {
    let row: String = at.chars().filter(char::is_ascii_digit).collect();
    format!("<row r=\"{row}\"><c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")
}

fn shared(text: String, says: Option<u32>) -> Vec<Part> {
    vec![Part {
        says,
        ..part("xl/sharedStrings.xml", text)
    }]
}

/// Name, kind and bytes of each file, and the reason with which it is refused.
fn files() -> Vec<(&'static str, &'static str, Vec<u8>, &'static str)> {
    const MB: usize = 1024 * 1024;
    let far = [cell("A1", "name"), cell("XFD1048576", "far")].concat();
    let many: String = (1..=1_000_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"))
        .collect();
    let empty: String = (1..=60_000).map(|_| "<row/>").collect();
    // as much as the bound on packed bytes lets through, unpacking into sixty times the bound on unpacked ones
    let bomb = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(60 * MB));
    let bombs = format!("<sst>{}</sst>", "<si><t/></si>".repeat(2 * MB));
    let deep = format!("{}{}", "<a>".repeat(2 * MB), "</a>".repeat(MB));
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let ics = |inner: &str| format!("BEGIN:VCALENDAR\r\n{inner}END:VCALENDAR\r\n").into_bytes();
    vec![
        (
            "a cell in the last row and column",
            "engineers",
            book(&far, Vec::new()),
            "listTooLarge",
        ),
        (
            "a million rows",
            "engineers",
            book(&many, Vec::new()),
            "listTooLarge",
        ),
        (
            "sixty thousand empty rows",
            "engineers",
            book(&empty, Vec::new()),
            "listEmpty",
        ),
        (
            "a text of 60 MB that says so",
            "engineers",
            book("", shared(bomb.clone(), None)),
            "listTooLarge",
        ),
        (
            "the same saying that it is small",
            "engineers",
            book("", shared(bomb, Some(99))),
            "listBroken",
        ),
        (
            "two million empty texts, saying that they are few",
            "engineers",
            book("", shared(bombs, Some(99))),
            "listBroken",
        ),
        (
            "two million open tags",
            "engineers",
            book(&deep, Vec::new()),
            "listTooLarge",
        ),
        (
            "four hundred parts",
            "engineers",
            zip(&(0..401)
                .map(|n| part(&format!("xl/{n}.xml"), "x"))
                .collect::<Vec<_>>()),
            "listTooLarge",
        ),
        (
            "a line of 1 MB",
            "engineers",
            vec![b'x'; MB - 1],
            "listTooLarge",
        ),
        (
            "a line of a million cells",
            "engineers",
            vec![b','; MB - 1],
            "listEmpty",
        ),
        (
            "a million quotes",
            "engineers",
            vec![b'"'; MB - 1],
            "listTooLarge",
        ),
        (
            "half a million lines",
            "engineers",
            b"a\n".repeat(MB / 2),
            "listTooMany",
        ),
        (
            "a list of 64 MB",
            "engineers",
            b"a,b\n".repeat(16 * MB),
            "listTooLarge",
        ),
        (
            "UTF-16 without its mark",
            "engineers",
            wide("name,number\nAna,XE0000001\n"),
            "notText",
        ),
        (
            "UTF-16 that is cut in a character",
            "engineers",
            [&[0xff, 0xfe][..], &wide("name\nAna")[..13]].concat(),
            "notText",
        ),
        (
            "NUL in a name",
            "engineers",
            b"name\nA\0na\n".to_vec(),
            "notText",
        ),
        ("nothing but NUL", "engineers", vec![0; MB], "notText"),
        (
            "a calendar in UTF-16",
            "calendar",
            wide("\u{feff}BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            "noCalendar",
        ),
        (
            "a calendar with NUL",
            "calendar",
            ics("X:\0\r\n"),
            "noCalendar",
        ),
        (
            "a calendar nested without end",
            "calendar",
            "BEGIN:VCALENDAR\n".repeat(60_000).into_bytes(),
            "noCalendar",
        ),
        (
            "a calendar with a line of 1 MB",
            "calendar",
            ics(&format!(
                "BEGIN:VEVENT\r\nSUMMARY:{}\r\nEND:VEVENT\r\n",
                "x".repeat(MB - 99)
            )),
            "badDays",
        ),
        (
            "a calendar that is folded at every sign",
            "calendar",
            ics(&format!("SUMMARY:{}\r\n", "x\r\n ".repeat(MB / 4 - 99))),
            "emptyCalendar",
        ),
        (
            "a calendar of 64 MB",
            "calendar",
            vec![b'\n'; 64 * MB],
            "tooLargeCalendar",
        ),
        (
            "samples in UTF-16 without its mark",
            "latency",
            wide("access point,zone,time,latency\n"),
            "notText",
        ),
        (
            "samples with a line of 4 MB",
            "latency",
            vec![b'x'; 4 * MB - 1],
            "columns",
        ),
    ]
}

#[test]
fn hostile_tables_and_calendars_are_refused_within_two_seconds_and_256_mb() {
    let (_, _, idle) = read("engineers", None);
    let all = files();
    let (mut slowest, mut largest) = (0, 0);
    let mut others = Vec::new();
    for (name, kind, bytes, why) in &all {
        let (answer, millis, kib) = read(kind, Some(bytes));
        println!("{name}: {answer}, {millis} ms, {} MB", kib / 1024);
        if answer != *why {
            others.push(format!("{name}: {answer}, not {why}"));
        }
        assert!(millis <= MOST_MILLIS, "{name} took {millis} ms");
        assert!(kib <= MOST_KIB, "{name} took {kib} KiB");
        slowest = slowest.max(millis);
        largest = largest.max(kib);
    }
    assert!(others.is_empty(), "{others:#?}");
    println!(
        "{} hostile files, all refused: {slowest} ms of work and {} MB at most, of which the program that has read nothing holds {} MB.",
        all.len(),
        largest / 1024,
        idle / 1024
    );
}
