//! The sheet for the customer's side of a circuit: put together from the circuit and what is published.
//!
//! It is made anew each time and not kept: it proves nothing, and what is known of the circuit may have changed.

use crate::directory::{merged, shipped};
use crate::handouts::{faces_error, settings_of};
use crate::renditions::Bytes;
use crate::wire::{AccessFlowWord, ApiError, ById, CircuitView, ErrorCode, Preview};
use crate::{Desk, circuits, paper};
use chrono_tz::Tz;
use desk_domain::chance::Occasion;
use desk_domain::directory::{Directory, Optic};
use desk_domain::port::{LineOperator, PortType};
use desk_domain::requirements::{Requirements, When};
use desk_letter::layout::Layout;
use desk_letter::letter::{Bilingual, Paper};
use desk_letter::requirements::{Group, Item, RequirementsSheet};
use desk_letter::{pdf, svg};

impl Desk {
    /// The pages of a circuit's sheet.
    pub fn preview_requirements(
        &mut self,
        occasion: Occasion<'_>,
        request: ById,
    ) -> Result<Preview, ApiError> {
        let sheet = self.sheet(&occasion, &request.id)?;
        let (width_mm, height_mm) = sheet.paper.size();
        let mut preview = Preview {
            pages: Vec::new(),
            number: None,
            width_mm,
            height_mm,
            problems: Vec::new(),
        };
        let drawn = match sheet.layout(self.faces()) {
            Ok(drawn) => drawn,
            Err(error) => {
                let refused = paper::refused(error);
                if refused.fields.is_empty() {
                    return Err(refused);
                }
                preview.problems = refused.fields;
                return Ok(preview);
            }
        };
        preview.pages = (0..drawn.pages.len())
            .filter_map(|page| svg::write(&drawn, page, self.faces()).transpose())
            .collect::<Result<_, _>>()
            .map_err(faces_error)?;
        Ok(preview)
    }

    /// The same as a PDF, to be saved, viewed or printed.
    ///
    /// # Errors
    /// There is no such circuit, no organisation yet, or a character cannot be printed.
    pub fn requirements_bytes(
        &mut self,
        occasion: Occasion<'_>,
        request: ById,
    ) -> Result<Bytes, ApiError> {
        let sheet = self.sheet(&occasion, &request.id)?;
        let drawn: Layout = sheet.layout(self.faces()).map_err(paper::refused)?;
        let bytes = pdf::write(&drawn, self.faces()).map_err(|e| {
            ApiError::new(
                ErrorCode::CannotPrint,
                format!("The PDF cannot be written: {e}."),
            )
        })?;
        let circuit = circuits::view(self.store()?, &request.id)?;
        let name = circuit.row.instance_id.unwrap_or(circuit.row.name);
        Ok(Bytes {
            name: format!("{name}-requirements.pdf"),
            bytes,
        })
    }

    fn sheet(
        &mut self,
        occasion: &Occasion<'_>,
        circuit: &str,
    ) -> Result<RequirementsSheet, ApiError> {
        let store = self.store()?;
        let view = circuits::view(store, circuit)?;
        let settings = settings_of(store.db())?;
        let saved = settings
            .saved
            .as_ref()
            .ok_or_else(|| ApiError::not_found("organisation"))?;
        let directory = merged(store.db())?;
        let published = Requirements::shipped()
            .map_err(|e| ApiError::new(ErrorCode::Internal, format!("{e}.")))?;
        let zone: Tz = view.zone.parse().unwrap_or(Tz::UTC);
        let day = occasion.now.with_timezone(&zone);
        let mut sources: Vec<Bilingual> = published
            .sources
            .iter()
            .map(|one| Bilingual::new(&one.en, &one.zh))
            .collect();
        let mut groups: Vec<Group> = published
            .groups
            .iter()
            .map(|group| Group {
                title: Bilingual::new(&group.en, &group.zh),
                items: group
                    .items
                    .iter()
                    .filter(|one| one.when.is_none_or(|when| holds(when, &view, &directory)))
                    .map(|one| Item {
                        text: Bilingual::new(&one.en, &one.zh),
                        source: published.number(&one.source).unwrap_or_default(),
                    })
                    .collect(),
            })
            .filter(|group| !group.items.is_empty())
            .collect();
        if let Some((text, source)) = transceiver(&view)? {
            sources.push(source);
            if let Some(network) = groups.first_mut() {
                let source = sources.len();
                network.items.insert(0, Item { text, source });
            }
        }
        Ok(RequirementsSheet {
            organisation: saved.organisation.clone(),
            made_at: occasion.now,
            made_on: Bilingual::new(
                day.format("%-d %b %Y").to_string(),
                day.format("%Y-%m-%d").to_string(),
            ),
            paper: if saved.paper == "letter" {
                Paper::UsLetter
            } else {
                Paper::A4
            },
            sample: settings.sample,
            facts: facts(&view),
            groups,
            sources,
        })
    }
}

/// Whether a sentence is for this circuit. Of a place that the directory no longer has, neither side is claimed.
fn holds(when: When, view: &CircuitView, directory: &Directory) -> bool {
    let point = directory.access_point(&view.form.access_point);
    match when {
        When::Above10g => {
            PortType::from_wire(&view.form.port_type).is_ok_and(PortType::needs_account_manager)
        }
        When::CloudBox => !view.form.cloud_box_cluster.is_empty(),
        When::OwnLines => {
            LineOperator::from_wire(&view.form.line_operator).is_ok_and(LineOperator::is_big_three)
        }
        When::SmsQr => view.access_flow == AccessFlowWord::SmsQr,
        When::ThirdParty => view.access_flow == AccessFlowWord::ThirdPartyLoa,
        When::Mainland => point.is_some_and(|point| point.mainland),
        When::Abroad => point.is_some_and(|point| !point.mainland),
    }
}

/// The model to buy, and where it is known from: the LOA's approval, else the default of the port type.
fn transceiver(view: &CircuitView) -> Result<Option<(Bilingual, Bilingual)>, ApiError> {
    let directory = shipped()?;
    let stated = view
        .loas
        .first()
        .and_then(|loa| loa.approval.as_ref())
        .map(|approval| approval.facility.optic.as_str())
        .filter(|model| !model.is_empty());
    if let Some(model) = stated {
        let what = directory
            .optic(model)
            .map_or_else(|| model.to_owned(), described);
        return Ok(Some((
            Bilingual::new(
                format!("Transceiver to buy, like Alibaba Cloud’s: {what}."),
                format!("需购买的光模块，与阿里云侧相同：{what}。"),
            ),
            Bilingual::new(
                "The approval of this circuit’s LOA, as recorded here.",
                "本专线 LOA 的审批结果，以此处登记为准。",
            ),
        )));
    }
    let standard = PortType::from_wire(&view.form.port_type)
        .ok()
        .and_then(|port_type| directory.standard_optic(port_type));
    Ok(standard.map(|optic| {
        let what = described(optic);
        (
            Bilingual::new(
                format!("Transceiver to buy: {what}, the default of this port type. The LOA’s approval may state another."),
                format!("需购买的光模块：{what}，为此端口类型的默认型号。LOA 审批结果可能注明其他型号。"),
            ),
            Bilingual::new(
                format!("Alibaba Cloud, API of 2016-04-28, optical module models, {}; the 10 km model is chosen by the guide’s default.", directory.date),
                format!("阿里云 2016-04-28 版 API，光模块型号，{}；按指南的默认距离取 10 千米型号。", directory.date),
            ),
        )
    }))
}

fn described(optic: &Optic) -> String {
    let wdm = if optic.wdm { " WDM" } else { "" };
    format!(
        "{} ({} nm{wdm}, {} km)",
        optic.model, optic.wavelength_nm, optic.reach_km
    )
}

/// What the sheet says of the circuit, without lines that would be empty.
fn facts(view: &CircuitView) -> Vec<(Bilingual, Bilingual)> {
    let port_type = PortType::from_wire(&view.form.port_type).map_or_else(
        |_| Bilingual::new(&view.form.port_type, ""),
        |port_type| {
            Bilingual::new(
                format!("{} ({})", port_type.label_en(), port_type.as_wire()),
                port_type.label_zh(),
            )
        },
    );
    let carrier = LineOperator::from_wire(&view.form.line_operator).map_or_else(
        |_| Bilingual::new(&view.form.line_operator, ""),
        |carrier| Bilingual::new(carrier.label_en(), carrier.label_zh()),
    );
    let alone = |text: &str| Bilingual::new(text, "");
    [
        (Bilingual::new("Circuit", "专线"), alone(&view.row.name)),
        (
            Bilingual::new("Instance ID", "实例 ID"),
            alone(view.row.instance_id.as_deref().unwrap_or_default()),
        ),
        (
            Bilingual::new("Account", "账号"),
            alone(&view.account.form.name),
        ),
        (
            Bilingual::new("Access point", "接入点"),
            Bilingual::new(&view.row.access_point.en, &view.row.access_point.zh),
        ),
        (Bilingual::new("Carrier", "运营商"), carrier),
        (Bilingual::new("Port type", "端口类型"), port_type),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect()
}
