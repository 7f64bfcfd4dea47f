//! The engineers of an LOA application: who enters the site, with which document and phone.
//!
//! Emptiness blocks, because Alibaba Cloud takes no incomplete row. Shapes of documents and phones only warn:
//! a permit, an old card or a satellite phone can be right, and then somebody writes down why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::event::PersonDetails;
use crate::names::{LatinName, PersonName, hidden_debug};
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
