//! Preflight: what the rules need to look at an application or a handout, and what the window shows of it.

use crate::directory::{both, merged};
use crate::error::{field_problems, overrides, to_wire};
use crate::paper::{self, Issue as PaperIssue, Said};
use crate::wire::{ApiError, CheckIssue, FieldProblem, FineView, KeptView, KeptWarning, Preflight};
use crate::{Desk, handouts};
use chrono::{DateTime, Utc};
use desk_domain::account::AccountFact;
use desk_domain::calendar::shipped::Calendars;
use desk_domain::chance::Occasion;
use desk_domain::directory::Directory;
use desk_domain::event::{Kept, TwoNames};
use desk_domain::loa_record::LoaRecord;
use desk_domain::port::AccessFlow;
use desk_domain::preflight::{Findings, Issue, Unprintable, before_issue};
use desk_domain::problem::Problems;
use desk_domain::problem_code::message_zh;
use desk_domain::settings::SettingsFact;
use desk_domain::window::VisitWindow;
use desk_letter::faces::Faces;
use desk_letter::glyphs::{missing_glyphs, unprintable};
use desk_letter::letter::Letter;
use desk_store::circuits::Whole;
use desk_store::{accounts, calendars};
use rusqlite::Connection;
use std::borrow::Cow;

/// What an application is held against.
pub(crate) struct Ground<'f> {
    /// Access points, the user's own included.
    pub directory: Directory,
    /// Calendars, the user's changes included.
    pub calendars: Cow<'static, Calendars>,
    /// The account of the circuit.
    pub account: AccountFact,
    /// The faces of the paper.
    pub faces: &'f Faces,
}

impl<'f> Ground<'f> {
    /// Reads it.
    pub(crate) fn of(db: &Connection, whole: &Whole, faces: &'f Faces) -> Result<Self, ApiError> {
        let account = accounts::read(db, Some(&whole.circuit.application.account))?;
        Ok(Self {
            directory: merged(db)?,
            calendars: calendars::merged(db)?,
            account: account
                .into_iter()
                .next()
                .ok_or_else(|| ApiError::not_found("account"))?
                .saved,
            faces,
        })
    }
}

/// Which of these texts cannot be printed. Each comes with its field and, where there is one, its spelling in Latin
/// letters: a text whose spelling prints is printed in that.
pub(crate) fn cannot_print(
    texts: &[(String, &str, &str)],
    faces: &Faces,
) -> Result<Vec<Unprintable>, ApiError> {
    let of = |texts: Vec<(String, &str)>| -> Result<Vec<Unprintable>, ApiError> {
        let missing = unprintable(texts, faces).map_err(handouts::faces_error)?;
        let read = missing.into_iter().map(|one| Unprintable {
            field: one.field,
            characters: one.characters,
        });
        Ok(read.collect())
    };
    let mut found = Vec::new();
    for (field, text, latin) in texts {
        let here = of(vec![(field.clone(), text)])?;
        if here.is_empty() {
            continue;
        }
        let spelled = of(vec![(format!("{field}_latin"), latin)])?;
        if latin.trim().is_empty() {
            found.extend(here);
        } else {
            found.extend(spelled);
        }
    }
    Ok(found)
}

impl Desk {
    /// Looks at a handout before it is issued.
    pub fn check_issue(
        &mut self,
        occasion: Occasion<'_>,
        request: CheckIssue,
    ) -> Result<Preflight, ApiError> {
        let faces = self.shared_faces();
        let store = self.store()?;
        let (whole, loa) = handouts::loa_of(store.db(), store, &request.loa)?;
        let settings = handouts::settings_of(store.db())?;
        let ground = Ground::of(store.db(), &whole, &faces)?;
        let issue = PaperIssue {
            number: String::new(),
            revision: 1,
            at: occasion.now,
            draft: true,
            credentials: std::collections::BTreeMap::new(),
        };
        let mut letter = paper::compose(
            &whole,
            Said::of(&loa).ok_or_else(paper::not_approved)?,
            None,
            &settings,
            &ground.directory,
            &ground.calendars,
            issue,
        )?;
        let saved = settings.saved.unwrap_or_default();
        let findings = findings(&ground, &whole, &loa, &mut letter, &saved, occasion.now)?;
        let seen = view(findings, &request.kept, &loa.application.kept);
        let offers = offers(&loa, &seen.problems);
        Ok(Preflight { offers, ..seen })
    }
}

/// Looks at a letter that is about to be issued, and gives the warnings that were kept.
///
/// A name that cannot be printed gives way to its spelling in Latin letters.
///
/// # Errors
/// A finding is left: a block, or a warning without a reason.
pub(crate) fn pass(
    ground: &Ground<'_>,
    whole: &Whole,
    loa: &LoaRecord,
    letter: &mut Letter,
    saved: &SettingsFact,
    kept: &[KeptWarning],
    now: DateTime<Utc>,
) -> Result<Vec<Kept>, ApiError> {
    let findings = findings(ground, whole, loa, letter, saved, now)?;
    settled(findings.problems, kept)
}

/// The warnings that were kept with a reason, with what each said.
///
/// # Errors
/// A finding is left.
pub(crate) fn settled(mut problems: Problems, kept: &[KeptWarning]) -> Result<Vec<Kept>, ApiError> {
    let before = problems.clone();
    let settled = problems.apply_overrides(&overrides(kept));
    if !problems.is_empty() {
        return Err(ApiError::fields(&problems));
    }
    Ok(with_sentences(&before, settled))
}

/// Overrides as the record keeps them, with the sentence that each one settled.
pub(crate) fn with_sentences(
    problems: &Problems,
    settled: Vec<desk_domain::problem::Override>,
) -> Vec<Kept> {
    let kept = settled.into_iter().map(|one| {
        let said = problems
            .iter()
            .find(|problem| problem.field == one.field && problem.code == one.code);
        Kept {
            field: to_wire(&one.field),
            code: one.code.as_str().to_owned(),
            reason: one.reason,
            said: said.map(|problem| TwoNames {
                en: problem.message(),
                zh: message_zh(problem),
            }),
        }
    });
    kept.collect()
}

/// Names that no face has give way to their spelling in Latin letters.
pub(crate) fn spell(letter: &mut Letter, faces: &Faces) -> Result<(), ApiError> {
    let missing = missing_glyphs(letter, faces).map_err(handouts::faces_error)?;
    letter.spell_in_latin(&missing);
    Ok(())
}

fn findings(
    ground: &Ground<'_>,
    whole: &Whole,
    loa: &LoaRecord,
    letter: &mut Letter,
    saved: &SettingsFact,
    now: DateTime<Utc>,
) -> Result<Findings, ApiError> {
    let (approval, _) = loa
        .approval
        .as_ref()
        .ok_or_else(|| ApiError::not_found("approval"))?;
    let corrupt = |column| desk_store::StoreError::Corrupt {
        table: "event",
        column,
        id: whole.circuit.application.name.clone(),
    };
    let zone = loa.application.zone.parse().map_err(|_| corrupt("zone"))?;
    let window = VisitWindow::new(
        loa.application.window_from,
        loa.application.window_until,
        zone,
    )
    .map_err(|_| corrupt("window"))?;
    spell(letter, ground.faces)?;
    let unprintable: Vec<Unprintable> = missing_glyphs(letter, ground.faces)
        .map_err(handouts::faces_error)?
        .into_iter()
        .map(|one| Unprintable {
            field: form_field(&one.field),
            characters: one.characters,
        })
        .collect();
    let point = ground
        .directory
        .access_point(&whole.circuit.application.access_point);
    Ok(before_issue(&Issue {
        now,
        window: &window,
        valid_until: letter.valid_until,
        validity_days: saved.validity_days,
        facility: &approval.facility,
        official_pdf: loa.official_pdf().is_some(),
        flow: AccessFlow::from_wire(&approval.access_flow).map_err(|_| corrupt("access_flow"))?,
        handed_over: loa.handed_over.is_some(),
        engineers: &loa.application.engineers,
        point,
        calendars: &ground.calendars,
        unprintable: &unprintable,
        kept: &loa.application.kept,
    }))
}

/// A field of the paper as the form of the application names it.
fn form_field(field: &str) -> String {
    let dotted = field.replace('[', ".").replace(']', "");
    match dotted.as_str() {
        "parties.customer" => "company_name".to_owned(),
        "parties.construction" => "construction_company".to_owned(),
        "circuit.customer_site" => "customer_location".to_owned(),
        "circuit.carrier_circuit_code" => "circuit_code".to_owned(),
        _ => dotted,
    }
}

/// What the window shows.
pub(crate) fn view(findings: Findings, kept: &[KeptWarning], earlier: &[Kept]) -> Preflight {
    let mut problems = findings.problems;
    problems.apply_overrides(&overrides(kept));
    Preflight {
        problems: field_problems(&problems),
        fine: findings
            .fine
            .into_iter()
            .map(|check| FineView {
                check: check.as_wire().to_owned(),
                text: both(check.label_en(), check.label_zh()),
            })
            .collect(),
        notes: findings
            .notes
            .iter()
            .map(|note| both(&note.message(), &note.message_zh()))
            .collect(),
        earlier: kept_views(earlier),
        offers: Vec::new(),
    }
}

/// What was said about these findings when the newest revision was issued.
fn offers(loa: &LoaRecord, problems: &[FieldProblem]) -> Vec<KeptWarning> {
    let Some(newest) = loa.handouts.last() else {
        return Vec::new();
    };
    let asked = |kept: &&Kept| {
        let mut open = problems.iter().filter(|problem| problem.overridable);
        open.any(|problem| problem.field == kept.field && problem.code == kept.code)
    };
    let given = newest.fact.kept.iter().filter(asked);
    given
        .map(|kept| KeptWarning {
            field: kept.field.clone(),
            code: kept.code.clone(),
            reason: kept.reason.clone(),
        })
        .collect()
}

/// Kept warnings as the record tells them.
pub(crate) fn kept_views(kept: &[Kept]) -> Vec<KeptView> {
    kept.iter()
        .map(|one| KeptView {
            field: one.field.clone(),
            code: one.code.clone(),
            reason: one.reason.clone(),
            said: one
                .said
                .as_ref()
                .map_or_else(|| both("", ""), |said| both(&said.en, &said.zh)),
        })
        .collect()
}
