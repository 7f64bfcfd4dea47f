//! The engineers of an LOA application: who enters the site, with which document and phone.
//!
//! Emptiness blocks, because Alibaba Cloud takes no incomplete row. Shapes of documents and phones only warn:
//! a permit, an old card or a satellite phone can be right, and then somebody writes down why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::names::{LatinName, PersonName, hidden_debug};
use crate::person::PersonDetails;
use crate::problem::{ProblemCode, Problems};
use crate::text;
use crate::wire::{UnknownWord, wire_enum};

/// Most engineers on one application. Source: `PMInfo.N` of ApplyPhysicalConnectionLOA.
pub const ENGINEERS_MAX: usize = 16;

wire_enum! {
    /// Gender as the application has it. Source: `PMInfo.N.PMGender` of ApplyPhysicalConnectionLOA.
    pub enum Gender {
        /// Male.
        Male = "Male", "Male", "男";
        /// Female.
        Female = "Female", "Female", "女";
    }
}

wire_enum! {
    /// The kind of document that is shown at the gate. Source: `PMInfo.N.PMCertificateType`.
    pub enum DocumentType {
        /// ID card of the Chinese mainland.
        IdCard = "IDCard", "ID card", "身份证";
        /// Passport.
        Passport = "Passport", "Passport", "护照";
        /// Any other; Alibaba Cloud answers with it, its form does not offer it.
        Other = "Other", "Other document", "其他证件";
    }
}

/// A row of the list as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EngineerForm {
    /// Name as on the document.
    pub name: String,
    /// Spelling in Latin letters as in the passport; may be empty.
    pub name_latin: String,
    /// `Male` or `Female`.
    pub gender: String,
    /// `IDCard`, `Passport` or `Other`.
    pub document_type: String,
    /// Document number.
    pub document_number: String,
    /// Phone with country code.
    pub phone: String,
}

/// An engineer whose row was read. Its debug form hides everything, so that it reaches no log.
#[derive(Clone, PartialEq, Eq)]
pub struct Engineer {
    /// Name as on the document.
    pub name: PersonName,
    /// Spelling in Latin letters as in the passport.
    pub name_latin: Option<LatinName>,
    /// Gender.
    pub gender: Gender,
    /// Kind of document.
    pub document_type: DocumentType,
    /// Document number; of ID cards and passports in capitals and without spaces.
    pub document_number: String,
    /// Phone as typed, digits and signs made plain ones.
    pub phone: String,
}

hidden_debug!(EngineerForm, Engineer);

impl EngineerForm {
    /// True when the row was left as it came.
    fn is_empty(&self) -> bool {
        [
            &self.name,
            &self.name_latin,
            &self.gender,
            &self.document_type,
            &self.document_number,
            &self.phone,
        ]
        .into_iter()
        .all(|cell| text::is_blank(cell))
    }
}

impl Engineer {
    /// What the events keep.
    #[must_use]
    pub fn details(&self) -> PersonDetails {
        PersonDetails {
            name: self.name.to_string(),
            name_latin: self
                .name_latin
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            gender: self.gender.as_wire().to_owned(),
            document_type: self.document_type.as_wire().to_owned(),
            document_number: self.document_number.clone(),
            phone: self.phone.clone(),
        }
    }
}

/// Reads the rows of the list. Empty rows are left out and still count in the paths of the findings, which
/// are such as `engineers.2.phone`.
///
/// `None` comes with a block. Rows are compared by their document number, whatever the kind of document.
pub fn engineers(
    field: &str,
    forms: &[EngineerForm],
    problems: &mut Problems,
) -> Option<Vec<Engineer>> {
    let filled: Vec<(usize, &EngineerForm)> = forms
        .iter()
        .enumerate()
        .filter(|(_, form)| !form.is_empty())
        .collect();
    let mut whole = true;
    if filled.is_empty() {
        problems.block(field, ProblemCode::NoEngineers);
        whole = false;
    }
    if filled.len() > ENGINEERS_MAX {
        problems
            .block(field, ProblemCode::TooManyEngineers)
            .with("max", ENGINEERS_MAX)
            .with("count", filled.len());
        whole = false;
    }
    let mut read = Vec::with_capacity(filled.len());
    let mut numbers: Vec<(usize, String)> = Vec::new();
    for (row, form) in filled {
        let path = Path { field, row };
        let engineer = path.engineer(form, problems);
        whole &= engineer.is_some();
        read.extend(engineer);
        // Also for rows with other findings, so that everything is said at once.
        let number = comparable(&form.document_number);
        if number.is_empty() {
            continue;
        }
        if let Some((other, _)) = numbers.iter().find(|(_, known)| *known == number) {
            problems
                .block(path.cell("document_number"), ProblemCode::EngineerRepeated)
                .with("other", other + 1)
                .with("row", row + 1);
            whole = false;
        } else {
            numbers.push((row, number));
        }
    }
    whole.then_some(read)
}

/// Where a row stands in its form.
#[derive(Clone, Copy)]
struct Path<'a> {
    field: &'a str,
    row: usize,
}

impl Path<'_> {
    fn cell(self, name: &str) -> String {
        format!("{}.{}.{name}", self.field, self.row)
    }

    fn engineer(self, form: &EngineerForm, problems: &mut Problems) -> Option<Engineer> {
        let name = PersonName::parse(&self.cell("name"), &form.name, problems);
        let latin_cell = self.cell("name_latin");
        let name_latin = LatinName::parse_optional(&latin_cell, &form.name_latin, problems);
        let latin_is_wrong = name_latin.is_none() && problems.blocks_field(&latin_cell);
        let gender = choice(
            &self.cell("gender"),
            &form.gender,
            Gender::from_wire,
            problems,
        );
        let document_type = choice(
            &self.cell("document_type"),
            &form.document_type,
            DocumentType::from_wire,
            problems,
        );
        let document_number = self.document(document_type, &form.document_number, problems);
        let phone = self.phone(&form.phone, problems);
        if latin_is_wrong {
            return None;
        }
        Some(Engineer {
            name: name?,
            name_latin,
            gender: gender?,
            document_type: document_type?,
            document_number: document_number?,
            phone: phone?,
        })
    }

    /// The number; its shape is judged only when the kind of document is known.
    fn document(
        self,
        kind: Option<DocumentType>,
        raw: &str,
        problems: &mut Problems,
    ) -> Option<String> {
        let cell = self.cell("document_number");
        let typed = text::line(&cell, &plain(raw), 1..=64, problems)?;
        let number = match kind {
            Some(DocumentType::IdCard | DocumentType::Passport) => comparable(&typed),
            Some(DocumentType::Other) | None => typed,
        };
        let finding = match kind {
            Some(DocumentType::IdCard) => id_card(&number).err(),
            Some(DocumentType::Passport) => {
                (!is_passport(&number)).then_some(ProblemCode::PassportForm)
            }
            Some(DocumentType::Other) => {
                problems.warn(self.cell("document_type"), ProblemCode::DocumentOther);
                None
            }
            None => None,
        };
        if let Some(code) = finding {
            problems.warn(cell, code);
        }
        Some(number)
    }

    fn phone(self, raw: &str, problems: &mut Problems) -> Option<String> {
        let cell = self.cell("phone");
        let phone = text::line(&cell, &plain(raw), 1..=64, problems)?;
        if !is_international(&phone) {
            problems.warn(cell, ProblemCode::PhoneForm);
        }
        Some(phone)
    }
}

fn choice<T>(
    field: &str,
    raw: &str,
    read: fn(&str) -> Result<T, UnknownWord>,
    problems: &mut Problems,
) -> Option<T> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let value = read(raw.trim()).ok();
    if value.is_none() {
        problems.block(field, ProblemCode::UnknownChoice);
    }
    value
}

/// Full-width digits, letters and signs made plain ones: input methods write them in numbers.
fn plain(raw: &str) -> String {
    raw.nfkc().collect()
}

/// A number as it is compared: plain, in capitals, without spaces.
fn comparable(raw: &str) -> String {
    plain(raw)
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Checks the number of a mainland ID card in capitals: 18 characters, date of birth, check character.
///
/// Source: GB 11643-1999, which takes the check character from ISO 7064, MOD 11-2.
///
/// # Errors
/// [`ProblemCode::IdCardForm`], [`ProblemCode::IdCardBirthDate`] or [`ProblemCode::IdCardChecksum`].
pub fn id_card(number: &str) -> Result<(), ProblemCode> {
    let bytes: &[u8; 18] = number
        .as_bytes()
        .try_into()
        .map_err(|_| ProblemCode::IdCardForm)?;
    let (body, check) = (&bytes[..17], bytes[17]);
    if !body.iter().all(u8::is_ascii_digit) || !(check.is_ascii_digit() || check == b'X') {
        return Err(ProblemCode::IdCardForm);
    }
    NaiveDate::parse_from_str(&number[6..14], "%Y%m%d")
        .map_err(|_| ProblemCode::IdCardBirthDate)?;
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    if CHECKS[(sum % 11) as usize] == check {
        Ok(())
    } else {
        Err(ProblemCode::IdCardChecksum)
    }
}

fn is_passport(number: &str) -> bool {
    (5..=20).contains(&number.len())
        && number
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// True for `+`, then 7 to 15 digits, the first of them not 0, with spaces, hyphens, points or brackets between.
///
/// Source: E.164; it sets the longest number only, seven digits is the shortest one in use. A bracketed zero,
/// as in `+44 (0)20`, is no part of the international number and would be dialled as one.
fn is_international(phone: &str) -> bool {
    let Some(number) = phone.strip_prefix('+') else {
        return false;
    };
    if number.contains("(0)")
        || !number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')'))
    {
        return false;
    }
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    (7..=15).contains(&digits.len()) && digits.first() != Some(&'0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Severity;

    fn form() -> EngineerForm {
        EngineerForm {
            name: "周明宇".into(),
            name_latin: String::new(),
            gender: "Male".into(),
            document_type: "IDCard".into(),
            document_number: "11010519491231002X".into(),
            phone: "+86 139 0000 0417".into(),
        }
    }

    fn found(forms: &[EngineerForm]) -> Vec<(String, ProblemCode, Severity)> {
        let mut problems = Problems::new();
        let read = engineers("engineers", forms, &mut problems);
        assert_eq!(read.is_none(), problems.has_blocks());
        problems
            .into_iter()
            .map(|p| (p.field, p.code, p.severity))
            .collect()
    }

    #[test]
    fn empty_rows_are_left_out_and_keep_their_place_in_paths() {
        let blank = EngineerForm {
            phone: " \u{3000}".into(),
            ..EngineerForm::default()
        };
        let mut wrong = form();
        wrong.phone = "139 0000 0417".into();
        assert_eq!(
            found(&[blank.clone(), blank.clone(), wrong.clone()]),
            [(
                "engineers.2.phone".into(),
                ProblemCode::PhoneForm,
                Severity::Warn
            )]
        );
        let read = engineers("engineers", &[blank.clone(), wrong], &mut Problems::new()).unwrap();
        assert_eq!(read.len(), 1, "a warning holds nobody back");
        assert_eq!(
            found(&[blank]),
            [(
                "engineers".into(),
                ProblemCode::NoEngineers,
                Severity::Block
            )]
        );
    }

    #[test]
    fn empty_rows_take_no_place_among_the_sixteen() {
        let mut rows: Vec<EngineerForm> = (0..ENGINEERS_MAX)
            .map(|n| EngineerForm {
                document_type: "Passport".into(),
                document_number: format!("E1234{n:02}"),
                ..form()
            })
            .collect();
        rows.insert(3, EngineerForm::default());
        rows.push(EngineerForm::default());
        assert_eq!(found(&rows), []);
    }

    #[test]
    fn a_choice_alone_is_a_row_that_was_begun() {
        let begun = EngineerForm {
            gender: "Female".into(),
            ..EngineerForm::default()
        };
        let fields: Vec<String> = found(&[begun])
            .into_iter()
            .map(|(field, _, _)| field)
            .collect();
        assert_eq!(
            fields,
            [
                "engineers.0.name",
                "engineers.0.document_type",
                "engineers.0.document_number",
                "engineers.0.phone"
            ]
        );
    }

    #[test]
    fn words_of_no_list_and_names_of_no_latin_block_at_their_cell() {
        let mut wrong = form();
        wrong.gender = "male".into();
        wrong.document_type = "Visa".into();
        wrong.name_latin = "周 Mingyu".into();
        assert_eq!(
            found(&[wrong]),
            [
                (
                    "engineers.0.name_latin".into(),
                    ProblemCode::NotLatin,
                    Severity::Block
                ),
                (
                    "engineers.0.gender".into(),
                    ProblemCode::UnknownChoice,
                    Severity::Block
                ),
                (
                    "engineers.0.document_type".into(),
                    ProblemCode::UnknownChoice,
                    Severity::Block
                ),
            ]
        );
    }

    #[test]
    fn hidden_characters_block_in_numbers_as_well() {
        let mut wrong = form();
        wrong.document_number = "1101051949\u{202e}1231002X".into();
        wrong.phone = "+86 139\u{200b}0000 0417".into();
        assert_eq!(
            found(&[wrong]),
            [
                (
                    "engineers.0.document_number".into(),
                    ProblemCode::DirectionCharacter,
                    Severity::Block
                ),
                (
                    "engineers.0.phone".into(),
                    ProblemCode::InvisibleCharacter,
                    Severity::Block
                ),
            ]
        );
    }

    #[test]
    fn phones_are_international_or_warn() {
        for good in [
            "+1234567",
            "+123456789012345",
            "+86-571-8502-2088",
            "+1 (415) 555.0100",
        ] {
            assert!(is_international(good), "{good}");
        }
        for bad in [
            "+123456",
            "+1234567890123456",
            "+0139 0000 0417",
            "0086 139 0000 0417",
            "+44 (0)20 7946 0000",
            "+86 139 0000 0417 ext. 2",
            "+86/13900000417",
            "+",
            "",
        ] {
            assert!(!is_international(bad), "{bad}");
        }
    }

    #[test]
    fn passports_have_5_to_20_capitals_and_digits() {
        for good in ["E1234", "ABCDEFGHIJ0123456789", "12345"] {
            assert!(is_passport(good), "{good}");
        }
        for bad in [
            "E123",
            "ABCDEFGHIJ01234567890",
            "E-12345",
            "Ё12345",
            "e12345",
        ] {
            assert!(!is_passport(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_kept_is_plain_and_says_what_was_typed() {
        let mut typed = form();
        typed.name = " Elena  Ma\u{301}rquez ".into();
        typed.name_latin = "Elena Márquez".into();
        typed.gender = "Female".into();
        typed.document_number = "１１０１０５ 19491231 002ｘ".into();
        typed.phone = "＋34 600 000 118".into();
        let mut problems = Problems::new();
        let read = engineers("engineers", &[typed], &mut problems).unwrap();
        assert!(problems.is_empty());
        let kept = PersonDetails {
            name: "Elena Márquez".into(),
            name_latin: "Elena Márquez".into(),
            gender: "Female".into(),
            document_type: "IDCard".into(),
            document_number: "11010519491231002X".into(),
            phone: "+34 600 000 118".into(),
        };
        assert!(read[0].details() == kept);
        let mut other = form();
        other.document_type = "Other".into();
        other.document_number = " h-12 34 ".into();
        let read = engineers("engineers", &[other], &mut Problems::new()).unwrap();
        assert_eq!(
            read[0].document_number, "h-12 34",
            "an unknown document is left as it is written"
        );
    }

    #[test]
    fn a_document_repeated_beyond_spelling_is_one_document() {
        let mut again = form();
        again.document_type = "Passport".into();
        again.document_number = "110105\u{a0}19491231\u{3000}００２x".into();
        again.name = String::new();
        let mut problems = Problems::new();
        assert!(
            engineers(
                "engineers",
                &[EngineerForm::default(), form(), again],
                &mut problems
            )
            .is_none()
        );
        let repeated = problems
            .iter()
            .find(|p| p.code == ProblemCode::EngineerRepeated)
            .unwrap();
        assert_eq!(repeated.field, "engineers.2.document_number");
        assert_eq!(
            (
                repeated.params["other"].as_str(),
                repeated.params["row"].as_str()
            ),
            ("2", "3")
        );
        assert!(
            problems.blocks_field("engineers.2.name"),
            "said together with the row's other findings"
        );
        assert!(
            problems
                .iter()
                .all(|p| p.params.values().all(|value| !value.contains("1949"))),
            "no number in a finding"
        );
    }

    #[test]
    fn a_typed_row_reaches_no_log_either() {
        let shown = format!("{:?}", form());
        assert!(
            !shown.contains("周") && !shown.contains("1949") && !shown.contains("0417"),
            "{shown}"
        );
    }
}
