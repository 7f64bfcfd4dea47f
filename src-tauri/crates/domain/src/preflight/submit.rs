//! Before an LOA application is sent.

use super::issue::{Unprintable, characters};
use super::{Check, Findings, Note, dates, same_company};
use crate::bandwidth::Bandwidth;
use crate::calendar::shipped::Calendars;
use crate::directory::AccessPoint;
use crate::port::{LineOperator, LineType, PortType, carrier_rules};
use crate::problem::{ProblemCode, Problems};
use crate::window::VisitWindow;

/// What of the application could be read, and what it is held against. `None`: the field itself has said why not.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The visit.
    pub window: Option<&'a VisitWindow>,
    /// Contracted bandwidth.
    pub bandwidth: Option<Bandwidth>,
    /// The port that was applied for.
    pub port_type: Option<PortType>,
    /// The circuit provider of the port.
    pub operator: Option<LineOperator>,
    /// The line.
    pub line_type: Option<LineType>,
    /// Where it ends.
    pub point: Option<&'a AccessPoint>,
    /// Spellings of the company's name; none while it is empty.
    pub company: &'a [&'a str],
    /// Spellings of the account's name.
    pub account: &'a [&'a str],
    /// The account belongs to a person.
    pub individual: bool,
    /// How many engineers could be read.
    pub engineers: Option<usize>,
    /// What the faces cannot print.
    pub unprintable: &'a [Unprintable],
    /// Calendars.
    pub calendars: &'a Calendars,
}

/// Looks at an application. `problems` is what its fields have said.
#[must_use]
pub fn before_submit(of: &Submission<'_>, problems: Problems) -> Findings {
    let said = |problems: &Problems, field: &str| {
        problems
            .iter()
            .any(|problem| problem.field.starts_with(field))
    };
    let (dates_said, engineers_said) = (said(&problems, "window"), said(&problems, "engineers"));
    let mut findings = Findings::after(problems);
    if let Some(window) = of.window {
        if !dates_said {
            findings.fine.push(Check::Dates);
        }
        dates::look(&mut findings, window, of.calendars.of_point(of.point));
    }
    if let (Some(bandwidth), Some(port)) = (of.bandwidth, of.port_type) {
        findings.look(Check::Bandwidth, |problems| {
            bandwidth.check_port("bandwidth", port, problems);
        });
    }
    if let (Some(operator), Some(line_type), Some(point)) = (of.operator, of.line_type, of.point) {
        // what concerns the carrier alone was settled with the port
        findings.look(Check::Carrier, |problems| {
            let rules = carrier_rules(operator, Some(line_type), point);
            problems.extend(rules.into_iter().filter(|one| one.field == "line_type"));
        });
    }
    company(&mut findings, of.company, of.account, of.individual);
    if of.engineers.is_some() && !engineers_said {
        findings.fine.push(Check::Engineers);
    }
    findings.look(Check::Characters, |problems| {
        characters(of.unprintable, problems);
    });
    if let Some(point) = of.point {
        match point.site_carrier().or(point.shared_with()) {
            Some(carrier) if point.carrier_letter_needed() => {
                findings.notes.push(Note::CarrierLetterAhead {
                    en: carrier.label_en().to_owned(),
                    zh: carrier.label_zh().to_owned(),
                });
            }
            _ => findings.fine.push(Check::CarrierLetter),
        }
    }
    findings
}

/// The company against the account: Alibaba Cloud compares them.
fn company(findings: &mut Findings, company: &[&str], account: &[&str], individual: bool) {
    let written = |names: &[&str]| names.iter().any(|name| !name.trim().is_empty());
    if !written(company) || !written(account) {
        return;
    }
    findings.look(Check::Company, |problems| {
        if !same_company(company, account) {
            let code = if individual {
                ProblemCode::NameDiffersFromOwner
            } else {
                ProblemCode::NameDiffersFromAccount
            };
            problems.warn("company_name", code);
        }
    });
}
