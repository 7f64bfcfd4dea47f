//! The parameter sheet of a circuit, from its records and those of the routers that its VBRs hang on.

use desk_domain::connect::parameters::RouterParameters;
use desk_domain::connect::router::VbrRef;
use desk_domain::connect::{ConnectParameters, RouterRecord, VbrParameters, VbrRecord};
use desk_domain::directory::AccessPoint;
use desk_domain::event::TwoNames;
use desk_domain::port::{LineOperator, PortType};
use desk_domain::survey::SurveyOptic;
use desk_domain::wire::labels_of;
use desk_store::circuits::Whole;

/// Everything that the sheet says; `routers` are those that name a VBR of the circuit.
pub(super) fn parameters(
    id: &str,
    whole: &Whole,
    point: Option<&AccessPoint>,
    routers: &[(String, RouterRecord)],
) -> ConnectParameters {
    let circuit = &whole.circuit;
    let application = &circuit.application;
    let newest = whole.newest().map(|(_, loa)| loa);
    let facility = newest
        .and_then(|loa| loa.approval.as_ref())
        .map(|(approval, _)| &approval.facility);
    let survey = whole.works.survey.as_ref().map(|(survey, _)| survey);
    let built = whole.works.as_built.as_ref().map(|(built, _)| built);
    let completion = newest.and_then(|loa| loa.completion.as_ref());
    let upkeep = circuit.life.upkeep.as_ref().map(|(upkeep, _)| upkeep);
    let first = |texts: Vec<Option<&str>>| {
        let mut given = texts.into_iter().flatten().filter(|text| !text.is_empty());
        given.next().unwrap_or_default().to_owned()
    };
    let labels = |(en, zh): (&str, &str)| TwoNames {
        en: en.to_owned(),
        zh: zh.to_owned(),
    };
    let medium = facility.map_or_else(Vec::new, |f| vec![f.medium.as_str(), &f.connector]);
    let medium: Vec<&str> = medium.into_iter().filter(|text| !text.is_empty()).collect();
    ConnectParameters {
        circuit: application.name.clone(),
        instance_id: circuit.instance_id.clone(),
        access_point: point.map_or_else(
            || application.access_point_names.clone(),
            |point| labels((&point.name_en, &point.name_zh)),
        ),
        carrier: labels(labels_of::<LineOperator>(&application.line_operator)),
        line_code: first(vec![
            upkeep.map(|upkeep| upkeep.line_id.as_str()),
            completion.map(|(done, _)| done.line_code.as_str()),
            built.map(|built| built.carrier_circuit_id.as_str()),
            newest.map(|loa| loa.application.circuit_code.as_str()),
        ]),
        port_type: labels(labels_of::<PortType>(&application.port_type)),
        cloud_port: circuit.port.clone(),
        cloud_device: circuit.device.clone(),
        customer_site: first(vec![
            Some(circuit.life.location.as_str()),
            newest.map(|loa| loa.application.customer_location.as_str()),
        ]),
        cloud_optic: first(vec![
            facility.map(|facility| facility.optic.as_str()),
            survey.map(|survey| optic(&survey.optic)).as_deref(),
        ]),
        customer_optic: survey.map_or_else(String::new, |survey| optic(&survey.own_optic)),
        medium: medium.join(", "),
        vbrs: circuit
            .life
            .vbrs
            .iter()
            .filter(|one| one.counts())
            .map(|one| VbrParameters::of(one, router_of(id, one, routers)))
            .collect(),
    }
}

/// What an optical module says of itself, in one line.
fn optic(optic: &SurveyOptic) -> String {
    let parts = [
        (&optic.rate, "Gbit/s"),
        (&optic.wavelength, "nm"),
        (&optic.reach, "km"),
    ];
    let given = parts.iter().filter(|(value, _)| !value.is_empty());
    let words: Vec<String> = given
        .map(|(value, unit)| format!("{value} {unit}"))
        .collect();
    words.join(", ")
}

fn router_of(
    circuit: &str,
    vbr: &VbrRecord,
    routers: &[(String, RouterRecord)],
) -> Option<RouterParameters> {
    let (_, router) = routers
        .iter()
        .find(|(_, router)| router.holds(circuit, &vbr.fact.key))?;
    let own = VbrRef {
        circuit: circuit.to_owned(),
        vbr: vbr.fact.key.clone(),
    };
    let group = router.groups().find(|group| group.members.contains(&own));
    Some(RouterParameters {
        kind: router.kind(),
        name: router.fact.name.clone(),
        id: router.id().to_owned(),
        asn: router.fact.asn,
        networks: router
            .associations()
            .map(|one| {
                let named = if one.id.is_empty() {
                    one.name.clone()
                } else {
                    format!("{} ({})", one.name, one.id)
                };
                (named, one.cidrs.clone())
            })
            .collect(),
        group: group.map(|group| {
            let active = group.active.as_ref().map(|active| *active == own);
            (group.name.clone(), active)
        }),
    })
}
