//! A name that is safe as a file's on every system.

/// Longest name in bytes, extension included: less than any system's limit.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// `wanted` with everything replaced that could leave a folder, hide the file or fool its reader;
/// always ends in `.pdf`.
pub fn pdf(wanted: &str) -> String {
    let stem = wanted.strip_suffix(".pdf").unwrap_or(wanted);
    let mut safe = String::new();
    for letter in stem.chars() {
        let letter = if letter.is_alphanumeric() || "-_ ()（）·".contains(letter) {
            letter
        } else {
            '-'
        };
        if safe.len() + letter.len_utf8() > LONGEST - ".pdf".len() {
            break;
        }
        safe.push(letter);
    }
    let safe = safe.trim_matches([' ', '-']);
    if safe.is_empty() || DEVICES.contains(&safe.to_ascii_lowercase().as_str()) {
        return "handout.pdf".to_owned();
    }
    format!("{safe}.pdf")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Component, Path};

    #[test]
    fn a_handouts_number_stays_itself() {
        assert_eq!(pdf("LOA-K7PM-2026-000042.pdf"), "LOA-K7PM-2026-000042.pdf");
        assert_eq!(pdf("LOA-K7PM-2026-000042"), "LOA-K7PM-2026-000042.pdf");
        assert_eq!(pdf("函件 42"), "函件 42.pdf");
    }

    #[test]
    fn two_hundred_hostile_names_stay_inside_the_folder() {
        let shapes = [
            "../../etc/passwd",
            "..\\..\\windows\\system32",
            "/etc/shadow",
            "C:\\autoexec.bat",
            "\\\\server\\share",
            ".",
            "..",
            "",
            " ",
            "con",
            "CON.pdf",
            "nul",
            "a\0b",
            "a\nb",
            "a/b",
            "~root",
            "$(reboot)",
            "`id`",
            "-rf",
            "--help",
            "a:b",
            "file|cmd",
            "a\u{202e}fdp.exe",
            "a\u{200b}b",
            "%2e%2e%2f",
        ];
        let dressings = ["", ".", "x", "../", "\u{feff}", ".pdf", "函", "  "];
        let mut tried = 0;
        for shape in shapes {
            for dressing in dressings {
                for name in [format!("{dressing}{shape}"), format!("{shape}{dressing}")] {
                    let safe = pdf(&name);
                    let parts: Vec<_> = Path::new(&safe).components().collect();
                    assert!(
                        matches!(parts.as_slice(), [Component::Normal(_)]),
                        "{name:?} became {safe:?}"
                    );
                    let printable = |c: char| {
                        !c.is_control() && !"/\\:|$`%~\u{202e}\u{200b}\u{feff}".contains(c)
                    };
                    assert!(safe.chars().all(printable), "{name:?} became {safe:?}");
                    assert!(
                        safe.ends_with(".pdf") && !safe.starts_with(['.', '-']),
                        "{safe:?}"
                    );
                    tried += 1;
                }
            }
        }
        assert!(tried >= 200, "only {tried}");
    }

    #[test]
    fn a_long_name_is_cut_at_a_letter() {
        let name = pdf(&"龘".repeat(200));
        assert!(name.len() <= LONGEST && name.starts_with('龘'), "{name}");
    }
}
