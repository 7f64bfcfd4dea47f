//! What the user knows of access points: corrections, notes, favourites, additions.

use crate::directory::{self, both, cities, merged, shipped};
use crate::wire::{
    AccessPointDetail, AccessPointForm, ApiError, ByKey, ErrorCode, FavourAccessPoint, Nothing,
    PointCircuit, PointFieldWord, PointStatusWord, RemoveAccessPoint, SaveAccessPoint,
    SettleAccessPoint,
};
use crate::{Desk, command, settings};
use chrono::NaiveDate;
use desk_domain::access_point::{
    Addition, Correction, Known, PointField, PointNotes, PointStatus, yes_or_no,
};
use desk_domain::chance::Occasion;
use desk_domain::directory::{AccessPoint, Directory};
use desk_domain::event::{Aggregate, Fact, TwoNames};
use desk_domain::instance_id::AccessPointId;
use desk_domain::personal::Personal;
use desk_domain::port::{LineOperator, PortType};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::{Store, Writer, access_points};

impl Desk {
    /// One access point with everything that is known of it.
    pub fn access_point(
        &mut self,
        _: Occasion<'_>,
        request: ByKey,
    ) -> Result<AccessPointDetail, ApiError> {
        detail(self.store()?, &request.access_point)
    }

    /// Writes down what is known of an access point, or adds one. Only what differs is recorded.
    pub fn save_access_point(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveAccessPoint,
    ) -> Result<AccessPointDetail, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        let key = command(
            self.store_mut()?,
            &request.key,
            "save_access_point",
            &request,
            occasion,
            |writer| {
                let directory = merged(writer.db())?;
                let mut problems = Problems::new();
                let known = match &request.access_point {
                    Some(key) => access_points::known(writer.db(), writer.keys(), key)?,
                    None => Known::default(),
                };
                let today = writer.occasion.now.date_naive();
                let notes = notes(&request.form, &by, today, &mut problems);
                let typed = optional("contact", &request.form.contact, 128, &mut problems);
                let values = values(&request.form, &mut problems);
                let (key, addition) = match &request.access_point {
                    Some(key) => {
                        let point = directory
                            .access_point(key)
                            .ok_or_else(|| ApiError::not_found("access point"))?;
                        let own = known.added.as_ref().filter(|_| point.added);
                        let by = own.map(|dated| dated.what.by.clone());
                        let read = by.map(|by| Addition {
                            by,
                            ..place(&request.form, &directory, &mut problems)
                        });
                        (key.clone(), read)
                    }
                    None => (
                        new_key(&request.form, &directory, &mut problems),
                        Some(place(&request.form, &directory, &mut problems)),
                    ),
                };
                if problems.has_blocks() {
                    return Err(ApiError::fields(&problems));
                }
                match addition {
                    Some(addition) => record_addition(writer, &key, &known, addition, values, &by)?,
                    None => record_corrections(writer, &key, &directory, &values, &by)?,
                }
                record_notes(writer, &key, &known, notes, typed)?;
                Ok(key)
            },
        )?;
        detail(self.store()?, &key)
    }

    /// Chooses between a correction and a shipped value.
    pub fn settle_access_point(
        &mut self,
        occasion: Occasion<'_>,
        request: SettleAccessPoint,
    ) -> Result<AccessPointDetail, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        command(
            self.store_mut()?,
            &request.key,
            "settle_access_point",
            &request,
            occasion,
            |writer| {
                let directory = merged(writer.db())?;
                let point = directory
                    .access_point(&request.access_point)
                    .ok_or_else(|| ApiError::not_found("access point"))?;
                let field = field_of(request.field);
                let corrected = point
                    .corrected
                    .iter()
                    .find(|corrected| corrected.field == field)
                    .ok_or_else(|| ApiError::not_found("correction"))?;
                let correction = Correction {
                    field: field.as_wire().to_owned(),
                    yours: request.keep_yours.then(|| corrected.yours.clone()),
                    shipped: Some(corrected.shipped.clone()),
                    by,
                };
                let fact = Fact::AccessPointCorrected(correction);
                writer.record(Aggregate::AccessPoint, &request.access_point, &fact)?;
                Ok(Nothing {})
            },
        )?;
        detail(self.store()?, &request.access_point)
    }

    /// Keeps an access point at hand, or no longer.
    pub fn favour_access_point(
        &mut self,
        occasion: Occasion<'_>,
        request: FavourAccessPoint,
    ) -> Result<AccessPointDetail, ApiError> {
        command(
            self.store_mut()?,
            &request.key,
            "favour_access_point",
            &request,
            occasion,
            |writer| {
                let directory = merged(writer.db())?;
                let point = directory
                    .access_point(&request.access_point)
                    .ok_or_else(|| ApiError::not_found("access point"))?;
                if point.known.favourite != request.favourite {
                    let favourite = request.favourite;
                    let fact = Fact::AccessPointFavoured { favourite };
                    writer.record(Aggregate::AccessPoint, &request.access_point, &fact)?;
                }
                Ok(Nothing {})
            },
        )?;
        detail(self.store()?, &request.access_point)
    }

    /// Removes an access point that the user added and that no circuit stands at.
    pub fn remove_access_point(
        &mut self,
        occasion: Occasion<'_>,
        request: RemoveAccessPoint,
    ) -> Result<Nothing, ApiError> {
        let by = settings::writer_of(self.store()?)?;
        command(
            self.store_mut()?,
            &request.key,
            "remove_access_point",
            &request,
            occasion,
            |writer| {
                let directory = merged(writer.db())?;
                let point = directory
                    .access_point(&request.access_point)
                    .ok_or_else(|| ApiError::not_found("access point"))?;
                let circuits = access_points::circuits(writer.db(), &point.name_en)?;
                if !point.added || !circuits.is_empty() {
                    return Err(ApiError::new(
                        ErrorCode::Refused,
                        "Only an access point that you added, and that no circuit stands at, can be removed.",
                    )
                    .with("refusal", "access_point_in_use"));
                }
                let fact = Fact::AccessPointRemoved { by };
                writer.record(Aggregate::AccessPoint, &request.access_point, &fact)?;
                Ok(Nothing {})
            },
        )
    }
}

fn detail(store: &Store, key: &str) -> Result<AccessPointDetail, ApiError> {
    let directory = merged(store.db())?;
    let point = directory
        .access_point(key)
        .ok_or_else(|| ApiError::not_found("access point"))?;
    let known = access_points::known(store.db(), store.keys(), key)?;
    let circuits = access_points::circuits(store.db(), key)?;
    Ok(AccessPointDetail {
        removable: point.added && circuits.is_empty(),
        form: form(point, &directory, &known),
        point: directory::access_point(point),
        circuits: circuits
            .into_iter()
            .map(|circuit| PointCircuit {
                id: circuit.id,
                name: circuit.name,
                instance_id: circuit.instance_id,
                status: circuit.status,
            })
            .collect(),
    })
}

fn form(point: &AccessPoint, directory: &Directory, known: &Known) -> AccessPointForm {
    let region = directory.region(&point.region);
    let names = region.map_or_else(|| both("", ""), |r| both(&r.name_en, &r.name_zh));
    let notes = known.notes.as_ref().map(|dated| dated.what.clone());
    let notes = notes.unwrap_or_default();
    AccessPointForm {
        name_en: point.name_en.clone(),
        name_zh: point.name_zh.clone(),
        region: point.region.clone(),
        region_en: names.en,
        region_zh: names.zh,
        mainland: point.mainland,
        city: point.city.clone().unwrap_or_default(),
        operator: point.operator.clone(),
        landmark: point.landmark.clone().unwrap_or_default(),
        access_flow: directory::flow(point.access_flow),
        id: point.id.clone().unwrap_or_default(),
        third_party_fee: point.third_party_fee,
        address: notes.address,
        rooms: notes.rooms,
        contact: notes
            .contact
            .as_ref()
            .and_then(Personal::known)
            .cloned()
            .unwrap_or_default(),
        notes: notes.notes,
        port_types: notes.port_types,
        carriers: notes.carriers,
        status: PointStatus::from_wire(&notes.status)
            .ok()
            .map(directory::status_word),
        status_seen: notes.status_seen,
    }
}

/// Correctable values as the form has them, in the order of the fields.
type Values = Vec<(PointField, String)>;

fn values(form: &AccessPointForm, problems: &mut Problems) -> Values {
    let id = AccessPointId::parse_optional("id", &form.id, problems);
    PointField::ALL
        .iter()
        .map(|&field| {
            let value = match field {
                PointField::NameZh => optional("name_zh", &form.name_zh, 64, problems),
                PointField::Operator => optional("operator", &form.operator, 128, problems),
                PointField::Landmark => optional("landmark", &form.landmark, 256, problems),
                PointField::AccessFlow => directory::flow_of(form.access_flow).as_wire().to_owned(),
                PointField::Id => id.as_ref().map(ToString::to_string).unwrap_or_default(),
                PointField::ThirdPartyFee => yes_or_no(form.third_party_fee).to_owned(),
            };
            (field, value)
        })
        .collect()
}

/// Reads the key of an addition: an English name that no other access point has.
fn new_key(form: &AccessPointForm, directory: &Directory, problems: &mut Problems) -> String {
    let key = text::line("name_en", &form.name_en, 2..=64, problems).unwrap_or_default();
    let same = |point: &AccessPoint| point.name_en.to_lowercase() == key.to_lowercase();
    if !key.is_empty() && directory.access_points.iter().any(same) {
        problems.block("name_en", ProblemCode::NameTaken);
    }
    key
}

/// Reads where an addition stands; what can be corrected of every access point is filled in later.
fn place(form: &AccessPointForm, directory: &Directory, problems: &mut Problems) -> Addition {
    let region = directory.region(&form.region);
    // a region that another addition brought travels with each of its access points
    let brought = region
        .filter(|region| shipped().is_ok_and(|shipped| shipped.region(&region.key).is_none()));
    let mut region_names = brought.map(|region| TwoNames {
        en: region.name_en.clone(),
        zh: region.name_zh.clone(),
    });
    let mut region_key = form.region.clone();
    if form.region.is_empty() {
        let en = text::line("region_en", &form.region_en, 2..=64, problems).unwrap_or_default();
        let zh = optional("region_zh", &form.region_zh, 64, problems);
        if directory.region(&en).is_some() {
            problems.block("region_en", ProblemCode::NameTaken);
        }
        region_key.clone_from(&en);
        region_names = Some(TwoNames { en, zh });
    } else if region.is_none() {
        problems.block("region", ProblemCode::UnknownChoice);
    }
    let city = cities().ok().and_then(|list| list.city(&form.city));
    if form.city.is_empty() {
        problems.block("city", ProblemCode::Required);
    } else if city.is_none() {
        problems.block("city", ProblemCode::UnknownChoice);
    }
    if text::is_blank(&form.operator) {
        problems.block("operator", ProblemCode::Required);
    }
    Addition {
        name_zh: String::new(),
        region: region_key,
        region_names,
        mainland: region.map_or(form.mainland, |region| region.mainland),
        zone: city.map(|city| city.zone.to_string()).unwrap_or_default(),
        city: form.city.clone(),
        operator: String::new(),
        landmark: String::new(),
        access_flow: String::new(),
        id: String::new(),
        third_party_fee: false,
        by: String::new(),
    }
}

fn record_addition(
    writer: &mut Writer<'_, '_, '_>,
    key: &str,
    known: &Known,
    mut addition: Addition,
    values: Values,
    by: &str,
) -> Result<(), ApiError> {
    for (field, value) in values {
        match field {
            PointField::NameZh => addition.name_zh = value,
            PointField::Operator => addition.operator = value,
            PointField::Landmark => addition.landmark = value,
            PointField::AccessFlow => addition.access_flow = value,
            PointField::Id => addition.id = value,
            PointField::ThirdPartyFee => addition.third_party_fee = value == "yes",
        }
    }
    if known.added.as_ref().map(|dated| &dated.what) != Some(&addition) {
        by.clone_into(&mut addition.by);
        let fact = Fact::AccessPointAdded(addition);
        writer.record(Aggregate::AccessPoint, key, &fact)?;
    }
    Ok(())
}

fn record_corrections(
    writer: &mut Writer<'_, '_, '_>,
    key: &str,
    merged: &Directory,
    values: &Values,
    by: &str,
) -> Result<(), ApiError> {
    let (Some(point), Some(original)) = (merged.access_point(key), shipped()?.access_point(key))
    else {
        return Err(ApiError::not_found("access point"));
    };
    for (field, value) in values {
        let shipped = original.value(*field);
        if *value == point.value(*field) {
            continue;
        }
        let correction = Correction {
            field: field.as_wire().to_owned(),
            yours: (*value != shipped).then(|| value.clone()),
            shipped: Some(shipped),
            by: by.to_owned(),
        };
        let fact = Fact::AccessPointCorrected(correction);
        writer.record(Aggregate::AccessPoint, key, &fact)?;
    }
    Ok(())
}

fn record_notes(
    writer: &mut Writer<'_, '_, '_>,
    key: &str,
    known: &Known,
    mut notes: PointNotes,
    typed: String,
) -> Result<(), ApiError> {
    let before = known.notes.as_ref().map(|dated| dated.what.clone());
    let before = before.unwrap_or_default();
    notes.contact = contact(typed, before.contact.as_ref(), &mut writer.occasion);
    let by = std::mem::replace(&mut notes.by, before.by.clone());
    if notes != before {
        notes.by = by;
        let fact = Fact::AccessPointNoted(notes);
        writer.record(Aggregate::AccessPoint, key, &fact)?;
    }
    Ok(())
}

/// Reads what nobody publishes; the contact is put in by the caller.
fn notes(
    form: &AccessPointForm,
    by: &str,
    today: NaiveDate,
    problems: &mut Problems,
) -> PointNotes {
    let known = |field: &str, words: &[String], is_one: &dyn Fn(&str) -> bool, p: &mut Problems| {
        if !words.iter().all(|word| is_one(word)) {
            p.block(field, ProblemCode::UnknownChoice);
        }
        let mut words = words.to_vec();
        words.sort();
        words.dedup();
        words
    };
    let is_port = |word: &str| PortType::from_wire(word).is_ok();
    let is_carrier = |word: &str| LineOperator::from_wire(word).is_ok();
    let status_seen = match form.status {
        None => String::new(),
        Some(_) => day("status_seen", &form.status_seen, today, problems),
    };
    PointNotes {
        address: optional("address", &form.address, 200, problems),
        rooms: optional("rooms", &form.rooms, 60, problems),
        contact: None,
        notes: lines("notes", &form.notes, problems),
        port_types: known("port_types", &form.port_types, &is_port, problems),
        carriers: known("carriers", &form.carriers, &is_carrier, problems),
        status: form
            .status
            .map(|word| status_of(word).as_wire().to_owned())
            .unwrap_or_default(),
        status_seen,
        by: by.to_owned(),
    }
}

/// A day that has come: tomorrow in UTC may be today where the user is.
fn day(field: &str, raw: &str, today: NaiveDate, problems: &mut Problems) -> String {
    let raw = raw.trim();
    if raw.is_empty() {
        problems.block(field, ProblemCode::Required);
        return String::new();
    }
    let Ok(day) = NaiveDate::parse_from_str(raw, "%Y-%m-%d") else {
        problems.block(field, ProblemCode::DateForm);
        return String::new();
    };
    if today.succ_opt().is_some_and(|tomorrow| day > tomorrow) {
        problems.block(field, ProblemCode::InFuture);
    }
    day.format("%Y-%m-%d").to_string()
}

/// Somebody to call, sealed under a key of their own; the same words keep the key that they have.
pub(crate) fn contact(
    typed: String,
    before: Option<&Personal<String>>,
    occasion: &mut Occasion<'_>,
) -> Option<Personal<String>> {
    if typed.is_empty() {
        return None;
    }
    if let Some(before) = before
        && before.known() == Some(&typed)
    {
        return Some(before.clone());
    }
    Some(Personal::of(occasion.id(), typed))
}

/// One line that may stay empty, of at most `most` characters.
pub(crate) fn optional(field: &str, raw: &str, most: usize, problems: &mut Problems) -> String {
    if text::is_blank(raw) {
        String::new()
    } else {
        text::line(field, raw, 1..=most, problems).unwrap_or_default()
    }
}

/// Several lines that may stay empty, of at most 2,000 characters.
pub(crate) fn lines(field: &str, raw: &str, problems: &mut Problems) -> String {
    if text::is_blank(raw) {
        String::new()
    } else {
        text::lines(field, raw, 1..=2000, problems).unwrap_or_default()
    }
}

fn field_of(word: PointFieldWord) -> PointField {
    match word {
        PointFieldWord::NameZh => PointField::NameZh,
        PointFieldWord::Operator => PointField::Operator,
        PointFieldWord::Landmark => PointField::Landmark,
        PointFieldWord::AccessFlow => PointField::AccessFlow,
        PointFieldWord::Id => PointField::Id,
        PointFieldWord::ThirdPartyFee => PointField::ThirdPartyFee,
    }
}

fn status_of(word: PointStatusWord) -> PointStatus {
    match word {
        PointStatusWord::Recommended => PointStatus::Recommended,
        PointStatusWord::Hot => PointStatus::Hot,
        PointStatusWord::Full => PointStatus::Full,
        PointStatusWord::Disabled => PointStatus::Disabled,
    }
}
