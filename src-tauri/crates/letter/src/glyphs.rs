//! Which characters of a letter the faces cannot print: asked before issue, answered by field.

use crate::{
    faces::{Faces, FacesError},
    letter::{Bilingual, Letter},
    text::Typesetter,
};

/// A field whose text cannot be printed as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyphs {
    /// The field, as a path: `engineers[2].name`, `facility.room`.
    pub field: String,
    /// Its whole text.
    pub text: String,
    /// The characters that no face has, each once.
    pub characters: Vec<char>,
}

/// Every field with characters that no face has. Empty means that the letter prints.
///
/// # Errors
/// The faces cannot be read.
pub fn missing_glyphs(letter: &Letter, faces: &Faces) -> Result<Vec<MissingGlyphs>, FacesError> {
    unprintable(letter.texts(), faces)
}

/// The same of any texts, each with the path of its field.
///
/// # Errors
/// The faces cannot be read.
pub fn unprintable<'a>(
    texts: impl IntoIterator<Item = (String, &'a str)>,
    faces: &Faces,
) -> Result<Vec<MissingGlyphs>, FacesError> {
    let open = faces.open()?;
    let set = Typesetter::new(&open);
    let found = texts.into_iter().filter_map(|(field, text)| {
        let characters = set.missing(text);
        (!characters.is_empty()).then(|| MissingGlyphs {
            field,
            text: text.to_owned(),
            characters,
        })
    });
    Ok(found.collect())
}

impl Letter {
    /// Prints the spelling in Latin letters in the place of a name that no face has; a name without one stays.
    pub fn spell_in_latin(&mut self, missing: &[MissingGlyphs]) {
        let cannot = |field: &str| missing.iter().any(|one| one.field == field);
        let swap = |name: &mut String, latin: &mut Option<String>| {
            if let Some(latin) = latin.take() {
                *name = latin;
            }
        };
        for (i, engineer) in self.engineers.iter_mut().enumerate() {
            if cannot(&format!("engineers[{i}].name")) {
                swap(&mut engineer.name, &mut engineer.name_latin);
            }
        }
        let parties = &mut self.parties;
        if cannot("parties.customer") {
            swap(&mut parties.customer, &mut parties.customer_latin);
        }
        if cannot("parties.construction") {
            swap(&mut parties.construction, &mut parties.construction_latin);
        }
        if cannot("organisation.name") {
            swap(
                &mut self.organisation.name,
                &mut self.organisation.name_latin,
            );
        }
    }

    /// Every text of the letter with the path of its field.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = Texts(Vec::with_capacity(64));
        texts.add("number", &self.number);
        texts.add("valid_until_set_by", &self.valid_until_set_by);
        texts.both("status", &self.status);
        let o = &self.organisation;
        texts.add("organisation.name", &o.name);
        texts.maybe("organisation.name_latin", o.name_latin.as_deref());
        texts.add("organisation.desk_code", &o.desk_code);
        texts.maybe("organisation.contact_name", o.contact_name.as_deref());
        texts.maybe("organisation.contact_phone", o.contact_phone.as_deref());
        texts.maybe("organisation.contact_email", o.contact_email.as_deref());
        let p = &self.parties;
        texts.add("parties.customer", &p.customer);
        texts.maybe("parties.customer_latin", p.customer_latin.as_deref());
        texts.add("parties.construction", &p.construction);
        texts.maybe(
            "parties.construction_latin",
            p.construction_latin.as_deref(),
        );
        texts.both("parties.carrier", &p.carrier);
        let c = &self.circuit;
        texts.add("circuit.instance_id", &c.instance_id);
        texts.maybe("circuit.name", c.name.as_deref());
        texts.both("circuit.port_type", &c.port_type);
        texts.both("circuit.line_type", &c.line_type);
        texts.maybe("circuit.redundant_partner", c.redundant_partner.as_deref());
        texts.maybe(
            "circuit.carrier_circuit_code",
            c.carrier_circuit_code.as_deref(),
        );
        texts.maybe("circuit.customer_site", c.customer_site.as_deref());
        self.facility_texts(&mut texts);
        for (i, note) in self.freeze_notes.iter().enumerate() {
            texts.both(&format!("freeze_notes[{i}]"), note);
        }
        texts.add("window.zone", &self.window.zone);
        texts.both("window.city", &self.window.city);
        for (i, engineer) in self.engineers.iter().enumerate() {
            texts.add(&format!("engineers[{i}].name"), &engineer.name);
            texts.maybe(
                &format!("engineers[{i}].name_latin"),
                engineer.name_latin.as_deref(),
            );
            texts.add(
                &format!("engineers[{i}].document_number"),
                &engineer.document_number,
            );
            texts.add(&format!("engineers[{i}].phone"), &engineer.phone);
        }
        if let Some(loa) = &self.alibaba_loa {
            texts.add("alibaba_loa.file_name", &loa.file_name);
            texts.add("alibaba_loa.sha256", &loa.sha256);
        }
        texts.add("approval.seen_by", &self.approval.seen_by);
        if let Some(replaces) = &self.replaces {
            texts.add("reason", &replaces.reason);
        }
        if let Some(wording) = &self.wording {
            for (i, line) in wording.contact.iter().enumerate() {
                texts.add(&format!("wording.contact[{i}]"), line);
            }
            for (i, rule) in wording.rules.iter().enumerate() {
                texts.both(&format!("wording.rules[{i}]"), rule);
            }
        }
        texts.0
    }

    fn facility_texts<'a>(&'a self, texts: &mut Texts<'a>) {
        let f = &self.facility;
        texts.both("facility.access_point", &f.access_point);
        texts.maybe("facility.access_point_id", f.access_point_id.as_deref());
        texts.both("facility.operator", &f.operator);
        if let Some(address) = &f.address {
            texts.both("facility.address", address);
        }
        texts.maybe("facility.room", f.room.as_deref());
        texts.maybe("facility.cabinet", f.cabinet.as_deref());
        texts.maybe("facility.odf", f.odf.as_deref());
        texts.maybe("facility.panel_port", f.panel_port.as_deref());
        if let Some(strands) = &f.strands {
            texts.add("facility.strands.tx", &strands.tx);
            texts.add("facility.strands.rx", &strands.rx);
        }
        texts.maybe("facility.medium", f.medium.as_deref());
        texts.maybe("facility.connector", f.connector.as_deref());
        if let Some(optic) = &f.optic {
            texts.add("facility.optic.rate", &optic.rate);
            texts.add("facility.optic.wavelength", &optic.wavelength);
            texts.add("facility.optic.reach", &optic.reach);
        }
        texts.maybe("facility.notes", f.notes.as_deref());
    }
}

struct Texts<'a>(Vec<(String, &'a str)>);

impl<'a> Texts<'a> {
    fn add(&mut self, field: &str, text: &'a str) {
        self.0.push((field.to_owned(), text));
    }

    fn maybe(&mut self, field: &str, text: Option<&'a str>) {
        self.0.extend(text.map(|text| (field.to_owned(), text)));
    }

    fn both(&mut self, field: &str, text: &'a Bilingual) {
        self.0.push((format!("{field}.en"), &text.en));
        self.0.push((format!("{field}.zh"), &text.zh));
    }
}
