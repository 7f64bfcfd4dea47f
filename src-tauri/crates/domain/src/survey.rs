//! The site survey: asked for, and what came back, in the order of the sheet that goes along with the handout.
//!
//! Items and their order: guide, step 4, “Key items to verify during the site survey”.

use crate::calendar::shipped::Calendars;
use crate::clock::{self, Clock, ClockKind};
use crate::directory::AccessPoint;
use crate::event::Kept;
use crate::figure::Figure;
use crate::port::PortType;
use crate::problem::{ProblemCode, Problems};
use crate::wire::wire_enum;
use crate::works::Works;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// The survey was asked for; its clock runs from when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyRequest {
    /// Who was asked: the provider, its person.
    pub asked: String,
    /// Note, or empty.
    #[serde(default)]
    pub note: String,
    /// Who recorded it.
    pub by: String,
}

/// What an optical module says of itself; empty where nobody read it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SurveyOptic {
    /// Gbit/s.
    pub rate: String,
    /// nm.
    pub wavelength: String,
    /// km.
    pub reach: String,
}

/// The survey as it came back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SurveyFact {
    /// When access was applied for, `YYYY-MM-DD`, or empty.
    pub access_on: String,
    /// Alibaba Cloud's end.
    pub optic: SurveyOptic,
    /// The other end.
    pub own_optic: SurveyOptic,
    /// Wire word of [`Fibre`], or empty.
    pub fibre: String,
    /// Cable, in the surveyor's words, or empty.
    pub fibre_note: String,
    /// `LC-LC` or what else was found.
    pub connector: String,
    /// Rack and position where the cable ends.
    pub rack: String,
    /// `yes`, `no` or empty: the route is confirmed.
    pub route_confirmed: String,
    /// The way it takes.
    pub route: String,
    /// Metres.
    pub distance: String,
    /// Other parameters, or empty.
    pub distance_note: String,
    /// `yes`, `no` or empty: anti-static measures are needed.
    pub esd: String,
    /// Which, and other safety; or empty.
    pub esd_note: String,
    /// The facility's own procedures.
    pub procedures: String,
    /// `yes`, `no` or empty: photos may be taken there.
    pub photos: String,
    /// What was seen, typed, where no photo may be taken.
    pub evidence: String,
    /// Anything else.
    pub notes: String,
    /// Who surveyed.
    pub surveyed_by: String,
    /// Items that stay open, with their reason, and other warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
    /// Who recorded it.
    pub by: String,
}

wire_enum! {
    /// Kind of fibre.
    pub enum Fibre {
        /// Single mode.
        Smf = "smf", "single-mode fibre (SMF)", "单模光纤（SMF）";
        /// Multi mode.
        Mmf = "mmf", "multi-mode fibre (MMF)", "多模光纤（MMF）";
    }
}

wire_enum! {
    /// A row of the survey sheet, in the order of the paper.
    pub enum SurveyItem {
        /// Access was applied for.
        Access = "access", "Access applied for", "已申请入场";
        /// Optical module.
        Optic = "optic", "Optical module", "光模块";
        /// Cable type.
        Cable = "cable", "Cable type", "线缆类型";
        /// Connector.
        Connector = "connector", "Connector at both ends", "两端连接器";
        /// Rack and position.
        Rack = "rack", "Rack and position", "机柜与位置";
        /// Route.
        Route = "route", "Routing path", "布线路由";
        /// Distance.
        Distance = "distance", "Cable distance", "线缆距离";
        /// Anti-static measures.
        Esd = "esd", "Anti-static measures", "防静电措施";
        /// Procedures.
        Procedures = "procedures", "The facility’s procedures", "机房操作流程";
        /// The provider's circuit id, brought back after construction.
        CircuitId = "circuit_id", "The provider’s circuit ID", "运营商电路编号";
        /// Cable labels, brought back after construction.
        CableLabel = "cable_label", "In-building cable labels", "楼内线缆标签";
        /// Panel port, brought back after construction.
        PanelPort = "panel_port", "Patch panel port", "配线架端口";
        /// Test report and light, brought back after construction.
        Report = "report", "Circuit test report", "电路测试报告";
    }
}

impl SurveyItem {
    /// Its number on the sheet, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|item| *item == self).unwrap_or(0) + 1
    }

    /// The field of the form at which its findings stand.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Access => "access_on",
            Self::Optic => "rate",
            Self::Cable => "fibre",
            Self::Connector => "connector",
            Self::Rack => "rack",
            Self::Route => "route_confirmed",
            Self::Distance => "distance",
            Self::Esd => "esd",
            Self::Procedures => "procedures",
            Self::CircuitId => "carrier_circuit_id",
            Self::CableLabel => "cable_label",
            Self::PanelPort => "panel_port",
            Self::Report => "rx_here",
        }
    }

    /// Verified on site, before anything is built; the others come back after construction.
    #[must_use]
    pub fn before_construction(self) -> bool {
        self <= Self::Procedures
    }
}

impl SurveyFact {
    /// Items of the sheet that have no answer.
    #[must_use]
    pub fn unanswered(&self) -> Vec<SurveyItem> {
        let optic = |optic: &SurveyOptic| {
            !optic.rate.is_empty() && !optic.wavelength.is_empty() && !optic.reach.is_empty()
        };
        let answered = |item: SurveyItem| match item {
            SurveyItem::Access => !self.access_on.is_empty(),
            SurveyItem::Optic => optic(&self.optic) && optic(&self.own_optic),
            SurveyItem::Cable => !self.fibre.is_empty(),
            SurveyItem::Connector => !self.connector.is_empty(),
            SurveyItem::Rack => !self.rack.is_empty(),
            SurveyItem::Route => self.route_confirmed == "yes",
            SurveyItem::Distance => !self.distance.is_empty(),
            SurveyItem::Esd => !self.esd.is_empty(),
            SurveyItem::Procedures => !self.procedures.is_empty(),
            _ => true,
        };
        SurveyItem::ALL
            .iter()
            .copied()
            .filter(|item| item.before_construction() && !answered(*item))
            .collect()
    }
}

/// Looks at a survey before it counts as complete. Each open item is named at its field, and may stay open for a reason.
pub fn look(survey: &SurveyFact, port: Option<PortType>, problems: &mut Problems) {
    for item in survey.unanswered() {
        problems
            .warn(item.field(), ProblemCode::SurveyItemOpen)
            .with("number", item.number());
    }
    if survey.photos.is_empty() {
        problems.block("photos", ProblemCode::Required);
    }
    if survey.photos == "no" && survey.evidence.is_empty() {
        problems.block("evidence", ProblemCode::EvidenceMissing);
    }
    optics(survey, port, problems);
    if survey.fibre == Fibre::Mmf.as_wire() {
        problems.warn("fibre", ProblemCode::FibreNotSingleMode);
    }
    let reach = Figure::read(&survey.optic.reach).map(Figure::as_thousandths);
    let distance = Figure::read(&survey.distance).map(Figure::as_thousandths);
    if let (Some(km), Some(metres)) = (reach, distance)
        && metres > km.saturating_mul(1000)
    {
        problems
            .warn("distance", ProblemCode::DistanceBeyondReach)
            .with("reach", &survey.optic.reach);
    }
}

/// “Ensure that the specifications match those of the Alibaba Cloud side”: rate and wavelength of both ends, and the port.
fn optics(survey: &SurveyFact, port: Option<PortType>, problems: &mut Problems) {
    let (here, there) = (&survey.optic, &survey.own_optic);
    let differ = |a: &str, b: &str| match (Figure::read(a), Figure::read(b)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    if differ(&here.rate, &there.rate) || differ(&here.wavelength, &there.wavelength) {
        problems.warn("rate", ProblemCode::OpticsDiffer);
    }
    if let (Some(port), Some(rate)) = (port, Figure::read(&here.rate)) {
        let wanted = i64::from(port.speed_mbps());
        if rate.as_thousandths() != wanted {
            problems
                .warn("rate", ProblemCode::OpticNotOfPort)
                .with("rate", Figure::thousandths(wanted));
        }
    }
}

/// The clock of a circuit's survey: two working days at the site from the request, ended by the survey.
///
/// Source: guide, step 4, “Alibaba Cloud assists site survey personnel … within 2 business days”.
#[must_use]
pub fn clock(
    circuit: &str,
    works: &Works,
    zone: &str,
    point: Option<&AccessPoint>,
    calendars: &Calendars,
) -> Option<Clock> {
    let (_, asked) = works.survey_request.as_ref()?;
    let calendar = calendars.of_point(point);
    let zone: Tz = zone.parse().unwrap_or(calendar.zone);
    let days = clock::allowed(ClockKind::Survey, true)?;
    let clock = Clock::counted(ClockKind::Survey, circuit, calendar, zone, asked.at, days);
    Some(match &works.survey {
        Some((_, done)) => clock.ended_at(done.at.max(asked.at)),
        None => clock,
    })
}
