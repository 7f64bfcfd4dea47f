//! What an organisation adds to its letters: a logo, a contact block, rules of its own for its sites.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::problem::{ProblemCode, Problems};
use crate::text;

/// Most lines of the contact block.
pub const CONTACT_LINES: usize = 4;
/// Most characters of a line of the contact block.
pub const CONTACT_LENGTH: usize = 60;
/// Most characters of a rule in one language.
pub const RULE_LENGTH: usize = 180;
/// Most own rules on one letter: those of every site, and those of its site.
pub const RULES_PER_SITE: usize = 6;
/// Most own rules in all.
pub const RULES: usize = 60;

/// The wording as it was saved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wording {
    /// The logo, or none.
    pub logo: Option<Logo>,
    /// Lines of the contact block.
    pub contact: Vec<String>,
    /// Own rules, in the order in which they are printed.
    pub rules: Vec<SiteRule>,
}

/// A logo in grey, packed as the paper takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Rows of one byte a pixel, 0 is black; zlib, then base64.
    pub grey: String,
}

/// A rule that the organisation adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteRule {
    /// Key of the access point; empty: every site.
    pub access_point: String,
    /// English, or empty.
    pub en: String,
    /// 简体中文, or empty.
    pub zh: String,
}

/// A rule as it was typed.
#[derive(Debug, Clone, Copy)]
pub struct RuleForm<'f> {
    /// Key of the access point; empty: every site.
    pub access_point: &'f str,
    /// English.
    pub en: &'f str,
    /// 简体中文.
    pub zh: &'f str,
}

impl Wording {
    /// Reads contact block and rules. Findings are at `contact` and at `rules.<n>.accessPoint`, `.en`, `.zh`.
    pub fn parse<'f>(
        contact: &str,
        rules: impl IntoIterator<Item = RuleForm<'f>>,
        known: impl Fn(&str) -> bool,
        problems: &mut Problems,
    ) -> Self {
        let mut read = Self {
            contact: contact_block(contact, problems),
            ..Self::default()
        };
        for (at, form) in rules.into_iter().enumerate() {
            read.rules.extend(rule(at, form, &known, problems));
        }
        read.count(problems);
        read
    }

    /// The own rules that a letter for this access point carries.
    pub fn rules_at<'w>(&'w self, access_point: &'w str) -> impl Iterator<Item = &'w SiteRule> {
        self.rules.iter().filter(move |rule| rule.at(access_point))
    }

    /// The sites that have rules of their own, and one that has none (`""`).
    #[must_use]
    pub fn sites(&self) -> Vec<&str> {
        let mut sites = vec![""];
        for rule in &self.rules {
            if !sites.contains(&rule.access_point.as_str()) {
                sites.push(&rule.access_point);
            }
        }
        sites
    }

    /// Nothing is added at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn count(&self, problems: &mut Problems) {
        let everywhere = self.rules.iter().filter(|rule| rule.everywhere()).count();
        let mut own: BTreeMap<&str, usize> = BTreeMap::new();
        for rule in self.rules.iter().filter(|rule| !rule.everywhere()) {
            *own.entry(&rule.access_point).or_default() += 1;
        }
        let most = everywhere + own.values().copied().max().unwrap_or(0);
        let limit = if self.rules.len() > RULES {
            RULES
        } else if most > RULES_PER_SITE {
            RULES_PER_SITE
        } else {
            return;
        };
        problems
            .block("rules", ProblemCode::TooManyRules)
            .with("max", limit);
    }
}

impl SiteRule {
    fn everywhere(&self) -> bool {
        self.access_point.is_empty()
    }

    fn at(&self, access_point: &str) -> bool {
        self.everywhere() || self.access_point == access_point
    }
}

fn contact_block(raw: &str, problems: &mut Problems) -> Vec<String> {
    let block = text::normalise_lines(raw);
    let lines: Vec<&str> = block.lines().filter(|line| !line.is_empty()).collect();
    if lines.len() > CONTACT_LINES {
        problems
            .block("contact", ProblemCode::TooManyLines)
            .with("max", CONTACT_LINES);
        return Vec::new();
    }
    lines
        .into_iter()
        .filter_map(|line| text::line("contact", line, 1..=CONTACT_LENGTH, problems))
        .collect()
}

/// A row that is empty in every field is no rule.
fn rule(
    at: usize,
    form: RuleForm<'_>,
    known: &impl Fn(&str) -> bool,
    problems: &mut Problems,
) -> Option<SiteRule> {
    let field = |name: &str| format!("rules.{at}.{name}");
    let access_point = form.access_point.trim();
    if !access_point.is_empty() && !known(access_point) {
        problems.block(field("accessPoint"), ProblemCode::UnknownAccessPoint);
    }
    let (no_en, no_zh) = (text::is_blank(form.en), text::is_blank(form.zh));
    if no_en && no_zh {
        if !access_point.is_empty() {
            problems.block(field("en"), ProblemCode::Required);
        }
        return None;
    }
    let mut written = |name: &str, raw: &str, blank: bool| {
        if blank {
            return Some(String::new());
        }
        text::line(&field(name), raw, 1..=RULE_LENGTH, problems)
    };
    let (en, zh) = (written("en", form.en, no_en), written("zh", form.zh, no_zh));
    Some(SiteRule {
        access_point: access_point.to_owned(),
        en: en?,
        zh: zh?,
    })
}
