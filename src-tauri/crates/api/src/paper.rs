//! What a handout says: put together from the circuit, the LOA's application and approval, and the settings.

use crate::directory::shipped;
use crate::wire::{ApiError, ErrorCode, FieldProblem};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use desk_domain::application::LoaApplication;
use desk_domain::calendar::shipped::Calendars;
use desk_domain::directory::{Directory, Optic as Model};
use desk_domain::event::FileRef;
use desk_domain::freeze;
use desk_domain::handout::valid_until;
use desk_domain::loa::LoaStatus;
use desk_domain::loa_record::LoaRecord;
use desk_domain::observation::Approval;
use desk_domain::person::erased_among;
use desk_domain::port::{AccessFlow, LineOperator, LineType, PortType};
use desk_domain::settings::SettingsFact;
use desk_domain::window::VisitWindow;
use desk_domain::wording::Wording;
use desk_letter::glyphs::MissingGlyphs;
use desk_letter::layout::LayoutError;
use desk_letter::letter::{self, Bilingual, Letter};
use desk_store::circuits::Whole;
use desk_store::{StoreError, settings::Settings};
use std::collections::BTreeMap;

/// The part of a letter that is not known before it is issued.
pub(crate) struct Issue {
    /// Number, or a placeholder in a draft.
    pub number: String,
    /// From 1.
    pub revision: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// A preview.
    pub draft: bool,
    /// Official entry credentials, by person.
    pub credentials: BTreeMap<String, letter::Credential>,
}

/// What the application and the approval say.
#[derive(Clone, Copy)]
pub(crate) struct Said<'a> {
    /// The application.
    pub application: &'a LoaApplication,
    /// The approval, and when it was seen.
    pub approval: (&'a Approval, DateTime<Utc>),
    /// Where the LOA stands.
    pub status: LoaStatus,
    /// Alibaba Cloud's own LOA that counts, and since when it is kept.
    pub official_pdf: Option<(&'a FileRef, DateTime<Utc>)>,
    /// The optical module was said or seen to be installed.
    pub optic_installed: bool,
}

impl<'a> Said<'a> {
    /// What a recorded LOA says, once it is approved.
    pub fn of(loa: &'a LoaRecord) -> Option<Self> {
        let (approval, at) = loa.approval.as_ref()?;
        Some(Self {
            application: &loa.application,
            approval: (approval, *at),
            status: loa.status,
            official_pdf: loa.official_pdf(),
            optic_installed: loa.optic_installed(),
        })
    }
}

/// The refusal where there is no approval yet.
pub(crate) fn not_approved() -> ApiError {
    ApiError::new(
        ErrorCode::Refused,
        "The handout needs the approval with its facility details. Record it first.",
    )
    .with("refusal", "not_approved")
}

/// Puts a letter together.
pub(crate) fn compose(
    whole: &Whole,
    said: Said<'_>,
    redundant_instance: Option<String>,
    settings: &Settings,
    directory: &Directory,
    calendars: &Calendars,
    mut issue: Issue,
) -> Result<Letter, ApiError> {
    let Said {
        application,
        approval: (approval, seen_at),
        status,
        ..
    } = said;
    let saved = settings
        .saved
        .clone()
        .ok_or_else(|| ApiError::not_found("organisation"))?;
    if erased_among(&application.engineers) > 0 {
        return Err(ApiError::new(
            ErrorCode::Refused,
            "An engineer of this application was erased, so no new paper can be made from it. Apply for the LOA again with the people who go.",
        )
        .with("refusal", "engineer_erased"));
    }
    let port = &whole.circuit.application;
    let point = directory.access_point(&port.access_point);
    let corrupt = |column| StoreError::Corrupt {
        table: "event",
        column,
        id: port.name.clone(),
    };
    let zone: Tz = application.zone.parse().map_err(|_| corrupt("zone"))?;
    // only a draft may lack its window: both ends are the same then
    let (from, to) = (application.window_from, application.window_until);
    let window = match VisitWindow::new(from, to, zone) {
        Ok(window) => Some(window),
        Err(_) if issue.draft && from == to => None,
        Err(_) => return Err(corrupt("window").into()),
    };
    let flow = AccessFlow::from_wire(&approval.access_flow).map_err(|_| corrupt("access_flow"))?;
    let engineers = application
        .engineers
        .iter()
        .filter_map(|engineer| Some((engineer.person(), engineer.known()?)))
        .map(|(person, e)| letter::Engineer {
            name: e.name.clone(),
            name_latin: some(&e.name_latin),
            document_type: match e.document_type.as_str() {
                "IDCard" => letter::DocumentType::IdCard,
                "Passport" => letter::DocumentType::Passport,
                _ => letter::DocumentType::Other,
            },
            document_number: e.document_number.clone(),
            phone: e.phone.clone(),
            credential: issue.credentials.remove(person),
        });
    Ok(Letter {
        number: issue.number,
        revision: issue.revision,
        issued_at: issue.at,
        valid_until: valid_until(issue.at, saved.validity_days, window.as_ref(), zone),
        valid_until_set_by: saved.organisation.clone(),
        paper: sheet(&saved),
        sample: settings.sample,
        draft: issue.draft,
        copy: None,
        status: Bilingual::new(
            format!(
                "{} · {}",
                whole.circuit.status.label_en(),
                first_words(status.label_en())
            ),
            format!(
                "{} · {}",
                whole.circuit.status.label_zh(),
                status.label_zh()
            ),
        ),
        parties: letter::Parties {
            customer: application.company_name.clone(),
            customer_latin: some(&application.company_name_latin),
            construction: application.construction_company.clone(),
            construction_latin: some(&application.construction_company_latin),
            carrier: labels(
                LineOperator::from_wire(&port.line_operator)
                    .ok()
                    .map(|o| (o.label_en(), o.label_zh())),
            ),
        },
        circuit: letter::Circuit {
            instance_id: whole.circuit.instance_id.clone(),
            name: Some(port.name.clone()),
            port_type: labels(
                PortType::from_wire(&port.port_type)
                    .ok()
                    .map(|p| (p.label_en().trim_end_matches(" optical port"), p.label_zh())),
            ),
            line_type: labels(
                LineType::from_wire(&application.line_type)
                    .ok()
                    .map(|l| (l.label_en(), l.label_zh())),
            ),
            bandwidth_mbps: application.bandwidth_mbps,
            redundant_partner: redundant_instance,
            carrier_circuit_code: some(&application.circuit_code),
            customer_site: some(&application.customer_location),
        },
        facility: letter::Facility {
            access_point: Bilingual::new(&port.access_point_names.en, &port.access_point_names.zh),
            access_point_id: point
                .filter(|point| point.id_stated)
                .and_then(|point| point.id.clone()),
            operator: Bilingual::new(point.map_or("", |point| point.operator.as_str()), ""),
            kind: match flow {
                AccessFlow::ContactOnsiteEngineer => letter::FacilityKind::OutsideMainland,
                AccessFlow::ThirdPartyLoa => letter::FacilityKind::ThirdParty,
                AccessFlow::SmsQr => letter::FacilityKind::AlibabaCloud,
            },
            optic_installed: said.optic_installed,
            ..facility(approval)?
        },
        access_flow: match flow {
            AccessFlow::SmsQr => letter::AccessFlow::SmsQr,
            AccessFlow::ThirdPartyLoa => letter::AccessFlow::ThirdPartyLoa,
            AccessFlow::ContactOnsiteEngineer => letter::AccessFlow::ContactOnsiteEngineer,
        },
        carrier_letter_needed: point
            .is_some_and(desk_domain::directory::AccessPoint::carrier_letter_needed),
        freeze_notes: window
            .iter()
            .flat_map(|window| freeze::near(calendars.of_point(point), window))
            .map(|f| {
                Bilingual::new(
                    format!(
                        "{}: {} to {}, the site may admit nobody.",
                        f.en,
                        f.from.format("%-d %b %Y"),
                        f.to.format("%-d %b %Y")
                    ),
                    format!(
                        "{}：{} 至 {}，机房可能封网，不予入场。",
                        f.zh,
                        f.from.format("%Y-%m-%d"),
                        f.to.format("%Y-%m-%d")
                    ),
                )
            })
            .collect(),
        window: letter::Window {
            from,
            to,
            zone: application.zone.clone(),
            city: Bilingual::new(
                point.map_or("", |point| point.city_en.as_str()),
                point.map_or("", |point| point.city_zh.as_str()),
            ),
        },
        engineers: engineers.collect(),
        alibaba_loa: said
            .official_pdf
            .map(|(file, received_at)| letter::AlibabaLoa {
                file_name: file.name.clone(),
                sha256: file.sha256.clone(),
                received_at,
            }),
        approval: letter::Approval {
            approved_on: seen_at,
            seen_by: approval.seen_by.clone(),
        },
        organisation: organisation(&saved, &settings.desk_code),
        survey: false,
        replaces: None,
        wording: wording(&settings.wording, &port.access_point),
    })
}

/// What the organisation adds to a letter for this access point; `None` when that is nothing.
pub(crate) fn wording(own: &Wording, access_point: &str) -> Option<letter::Wording> {
    let added = letter::Wording {
        logo: own.logo.as_ref().map(|logo| letter::Picture {
            width: logo.width,
            height: logo.height,
            grey: logo.grey.clone(),
        }),
        contact: own.contact.clone(),
        rules: own
            .rules_at(access_point)
            .map(|rule| Bilingual::new(&rule.en, &rule.zh))
            .collect(),
    };
    (added != letter::Wording::default()).then_some(added)
}

/// The sheet that the desk prints on.
pub(crate) fn sheet(saved: &SettingsFact) -> letter::Paper {
    if saved.paper == "letter" {
        letter::Paper::UsLetter
    } else {
        letter::Paper::A4
    }
}

pub(crate) fn organisation(saved: &SettingsFact, desk_code: &str) -> letter::Organisation {
    letter::Organisation {
        name: saved.organisation.clone(),
        name_latin: some(&saved.organisation_latin),
        desk_code: desk_code.to_owned(),
        contact_name: some(&saved.contact_name),
        contact_phone: some(&saved.contact_phone),
        contact_email: some(&saved.contact_email),
    }
}

/// The place as the approval states it; names, operator and kind are filled in by the caller.
fn facility(approval: &Approval) -> Result<letter::Facility, ApiError> {
    let place = &approval.facility;
    let optic =
        some(&place.optic).map(|model| match shipped().ok().and_then(|d| d.optic(&model)) {
            Some(known) => optic(known),
            None => letter::Optic {
                rate: model,
                wavelength: String::new(),
                reach: String::new(),
            },
        });
    Ok(letter::Facility {
        access_point: Bilingual::default(),
        access_point_id: None,
        operator: Bilingual::default(),
        kind: letter::FacilityKind::AlibabaCloud,
        address: some(&place.address).map(|address| written(&address)),
        room: some(&place.room),
        cabinet: some(&place.cabinet),
        odf: some(&place.odf),
        panel_port: some(&place.panel_port),
        strands: (!place.strand_tx.is_empty() || !place.strand_rx.is_empty()).then(|| {
            letter::Strands {
                tx: place.strand_tx.clone(),
                rx: place.strand_rx.clone(),
            }
        }),
        medium: some(&place.medium),
        connector: some(&place.connector),
        optic,
        optic_installed: place.optic_installed,
        notes: some(&place.notes),
    })
}

fn optic(known: &Model) -> letter::Optic {
    letter::Optic {
        rate: known.port_type.as_wire().to_uppercase(),
        wavelength: format!(
            "{} nm{}",
            known.wavelength_nm,
            if known.wdm { " WDM" } else { "" }
        ),
        reach: format!("{} km", known.reach_km),
    }
}

/// The label without its explanation: paper has room for the state alone.
fn first_words(label: &str) -> &str {
    label.split(',').next().unwrap_or(label)
}

/// A text under the language that it is written in.
fn written(text: &str) -> Bilingual {
    let han = text
        .chars()
        .any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c) || c >= '\u{20000}');
    if han {
        Bilingual::new("", text)
    } else {
        Bilingual::new(text, "")
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn labels(words: Option<(&str, &str)>) -> Bilingual {
    // "MSTP" beside "MSTP 专线" says one thing twice
    words.map_or_else(Bilingual::default, |(en, zh)| {
        Bilingual::new(if zh.starts_with(en) { "" } else { en }, zh)
    })
}

/// What the faces cannot print, as findings at the letter's fields.
pub(crate) fn cannot_print(missing: &[MissingGlyphs]) -> Vec<FieldProblem> {
    missing
        .iter()
        .map(|missing| {
            let characters: String = missing.characters.iter().collect();
            let codes: Vec<String> = missing.characters.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            FieldProblem {
                field: missing.field.clone(),
                code: "cannot_print".into(),
                params: BTreeMap::from([("characters".into(), characters.clone()), ("codes".into(), codes.join(", "))]),
                message: format!(
                    "The paper cannot print {characters} ({}). Write the spelling in Latin letters as in the passport.",
                    codes.join(", ")
                ),
                message_zh: format!("纸面字体无法打印 {characters}（{}）。请按护照上的拉丁字母写法填写。", codes.join("、")),
                warning: false,
                overridable: false,
            }
        })
        .collect()
}

/// A layout error in words that say what to do.
pub(crate) fn refused(error: LayoutError) -> ApiError {
    match error {
        LayoutError::MissingGlyphs(missing) => {
            let mut refused = ApiError::new(
                ErrorCode::CannotPrint,
                "Some names or lines have characters that the paper cannot print. Write them in Latin letters as in the passport.",
            );
            refused.fields = cannot_print(&missing);
            refused
        }
        other => ApiError::new(
            ErrorCode::CannotPrint,
            format!("The handout cannot be laid out: {other}."),
        ),
    }
}
