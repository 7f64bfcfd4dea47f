//! The rules of an order of high-reliability mode: the combination, its access points and carriers, its features.
//!
//! Source: "High Reliability Mode" of the provisioning guide and the parameters of CreateHighReliablePhysicalConnection.

use crate::availability::availability;
use crate::directory::{AccessPoint, Directory};
use crate::port::{Feature, LineOperator, PortType, carrier_rules};
use crate::problem::{ProblemCode, Problems};
use crate::text;
use crate::topology::{LEAST_PORTS, MOST_PORTS, Shape, Topology};

/// What decides over an order, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderDraft<'a> {
    /// Wire value of the combination.
    pub topology: &'a str,
    /// How many ports; read only for load balancing.
    pub port_count: &'a str,
    /// The account manager has allowed load balancing.
    pub account_manager_allows: bool,
    /// A CloudBox is meant.
    pub cloud_box: &'a str,
    /// Wire value of the port type.
    pub port_type: &'a str,
    /// Wire values of the features.
    pub features: Vec<&'a str>,
    /// Region, access point and provider of each selection.
    pub places: Vec<PlaceDraft<'a>>,
}

/// One selection of region, access point and provider, as typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlaceDraft<'a> {
    /// Key of the region.
    pub region: &'a str,
    /// Key of the access point.
    pub access_point: &'a str,
    /// Wire value of the provider.
    pub line_operator: &'a str,
}

/// A selection that was read.
#[derive(Debug, Clone, Copy)]
pub struct Place<'d> {
    /// The access point.
    pub access_point: &'d AccessPoint,
    /// The provider.
    pub line_operator: LineOperator,
}

/// An order whose rules were checked; what could not be read is `None`.
#[derive(Debug, Clone, Default)]
pub struct OrderPlan<'d> {
    /// The combination.
    pub topology: Option<Topology>,
    /// What it wants, once the number of ports is known.
    pub shape: Option<Shape>,
    /// One entry for each access point that the combination needs.
    pub places: Vec<Option<Place<'d>>>,
    /// The port type.
    pub port_type: Option<PortType>,
    /// The features, each once.
    pub features: Vec<Feature>,
}

/// Reads the order. Fields: `topology`, `port_count`, `account_manager_allows`, `cloud_box_cluster`, `port_type`,
/// `features`, `access_points`, `access_points.<n>.region`, `….access_point`, `….line_operator`.
pub fn parse<'d>(
    draft: &OrderDraft<'_>,
    directory: &'d Directory,
    problems: &mut Problems,
) -> OrderPlan<'d> {
    let topology = choice("topology", draft.topology, problems, |w| {
        Topology::from_wire(w).ok()
    });
    if !text::is_blank(draft.cloud_box) {
        problems.block("cloud_box_cluster", ProblemCode::CloudBoxNotHighReliability);
    }
    let port_type = choice("port_type", draft.port_type, problems, |w| {
        PortType::from_wire(w).ok()
    });
    let mut features: Vec<Feature> = Vec::new();
    for word in &draft.features {
        match Feature::from_wire(word) {
            Ok(feature) if features.contains(&feature) => {}
            Ok(feature) => features.push(feature),
            Err(_) => {
                problems.block("features", ProblemCode::UnknownChoice);
            }
        }
    }
    let Some(topology) = topology else {
        return OrderPlan {
            port_type,
            features,
            ..OrderPlan::default()
        };
    };
    if topology.needs_account_manager() && !draft.account_manager_allows {
        problems.block(
            "account_manager_allows",
            ProblemCode::AccountManagerMustAllow,
        );
    }
    OrderPlan {
        topology: Some(topology),
        shape: shape(topology, draft.port_count, problems),
        places: places(topology, port_type, &draft.places, directory, problems),
        port_type,
        features,
    }
}

fn shape(topology: Topology, typed: &str, problems: &mut Problems) -> Option<Shape> {
    if !topology.counts_ports() {
        return Some(topology.shape(0));
    }
    if text::is_blank(typed) {
        problems.block("port_count", ProblemCode::Required);
        return None;
    }
    match typed.trim().parse::<u16>() {
        Ok(ports) if (LEAST_PORTS..=MOST_PORTS).contains(&ports) => Some(topology.shape(ports)),
        _ => {
            problems
                .block("port_count", ProblemCode::NumberRange)
                .with("min", LEAST_PORTS)
                .with("max", MOST_PORTS);
            None
        }
    }
}

fn places<'d>(
    topology: Topology,
    port_type: Option<PortType>,
    drafts: &[PlaceDraft<'_>],
    directory: &'d Directory,
    problems: &mut Problems,
) -> Vec<Option<Place<'d>>> {
    let wanted = usize::from(topology.sites());
    if drafts.len() != wanted {
        let code = if drafts.len() < wanted {
            ProblemCode::AccessPointsMissing
        } else {
            ProblemCode::AccessPointsTooMany
        };
        problems.block("access_points", code).with("count", wanted);
    }
    let mut chosen: Vec<&str> = Vec::new();
    let mut places: Vec<Option<Place<'d>>> = Vec::new();
    for (at, draft) in drafts.iter().take(wanted).enumerate() {
        places.push(place(at, port_type, draft, directory, problems));
        if !draft.access_point.is_empty() && chosen.contains(&draft.access_point) {
            problems.block(
                format!("access_points.{at}.access_point"),
                ProblemCode::AccessPointRepeated,
            );
        }
        chosen.push(draft.access_point);
    }
    places.resize_with(wanted, || None);
    places
}

fn place<'d>(
    at: usize,
    port_type: Option<PortType>,
    draft: &PlaceDraft<'_>,
    directory: &'d Directory,
    problems: &mut Problems,
) -> Option<Place<'d>> {
    let field = |name: &str| format!("access_points.{at}.{name}");
    let region = choice(&field("region"), draft.region, problems, |key| {
        directory.region(key)
    });
    let line_operator = choice(
        &field("line_operator"),
        draft.line_operator,
        problems,
        |word| LineOperator::from_wire(word).ok(),
    );
    let access_point = if draft.access_point.is_empty() {
        problems.block(field("access_point"), ProblemCode::Required);
        None
    } else {
        let found = directory
            .access_point(draft.access_point)
            .filter(|point| region.is_none_or(|region| point.region == region.key));
        match found {
            Some(point) => availability(&field("access_point"), point, port_type, problems),
            None => {
                problems.block(field("access_point"), ProblemCode::UnknownAccessPoint);
            }
        }
        found
    };
    let (access_point, line_operator) = (access_point?, line_operator?);
    for mut problem in carrier_rules(line_operator, None, access_point) {
        problem.field = field(&problem.field);
        problems.push(problem);
    }
    Some(Place {
        access_point,
        line_operator,
    })
}

fn choice<T>(
    field: &str,
    word: &str,
    problems: &mut Problems,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    if word.is_empty() {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let found = read(word);
    if found.is_none() {
        problems.block(field, ProblemCode::UnknownChoice);
    }
    found
}
