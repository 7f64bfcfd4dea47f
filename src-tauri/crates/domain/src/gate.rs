//! What happened at a gate: who came in, who left, who was refused, folded per pass.
//!
//! A pass proves what was written on it; whether its bearer is inside is known only from what guards recorded here.

use crate::event::{Event, EventId, Fact};
use crate::gate_verdict::{GateReason, GateVerdict};
use crate::personal::Personal;
use crate::timeline::{Withdrawals, in_order};
use crate::wire::wire_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the id of a person begins with whom this desk knows only from a pass of another one; the pass's id follows.
pub const STRANGER: &str = "pass-";

wire_enum! {
    /// What kind of thing was shown.
    pub enum Shown {
        /// A pass whose signature holds.
        Pass = "pass", "Pass", "凭条";
        /// The seal of a handout whose signature holds.
        Seal = "seal", "Seal", "核验码";
        /// Anything else: nothing that it says may be believed.
        Code = "code", "Code", "其他码";
    }
}

wire_enum! {
    /// What the guard recorded.
    pub enum GateAct {
        /// Let in after the ID check.
        Entered = "entered", "in", "进";
        /// Let in after somebody was asked.
        LetIn = "let_in", "in, after asking", "询问后进";
        /// Went out.
        Left = "left", "out", "出";
        /// Not let in.
        Refused = "refused", "refused", "拒绝";
        /// The seal of a handout was looked at; nobody passed.
        SealSeen = "seal_seen", "seal checked", "已核验函件";
    }
}

/// Who a pass names. Personal: sealed wherever it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatePerson {
    /// Name as the code says it.
    pub name: String,
    /// Last characters of the document's number.
    pub document_end: String,
}

/// What was shown at a gate, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateFact {
    /// Wire word of [`Shown`].
    pub shown: String,
    /// `LOA-K7PM-2026-000042`; empty unless the signature holds.
    pub number: String,
    /// Its revision, 0 likewise.
    pub revision: u32,
    /// Construction company as the code says it, or empty.
    pub company: String,
    /// Engineers that the handout names, 0 when this is not known.
    #[serde(default)]
    pub engineers: u8,
    /// Who came; `None` when nobody was let in, or when the person was erased before.
    #[serde(default)]
    pub who: Option<Personal<GatePerson>>,
    /// Wire word of [`GateVerdict`].
    pub verdict: String,
    /// Wire word of [`GateReason`].
    pub reason: String,
    /// Key of the access point whose gate this is, or empty.
    pub gate: String,
    /// The guard on duty, or empty.
    #[serde(default)]
    pub guard: String,
    /// Who was asked and said yes, or empty.
    #[serde(default)]
    pub allowed_by: String,
    /// What they said, or why somebody was refused, or empty.
    #[serde(default)]
    pub because: String,
}

/// One line of a pass's log.
#[derive(Debug, Clone, PartialEq)]
pub struct GateEntry {
    /// The event, by which it is taken back.
    pub event: EventId,
    /// What was recorded.
    pub act: GateAct,
    /// When.
    pub at: DateTime<Utc>,
    /// What was shown and decided.
    pub fact: GateFact,
    /// It was recorded by mistake, and why.
    pub withdrawn: Option<String>,
}

impl GateEntry {
    /// The verdict, unless it was written by a newer program.
    #[must_use]
    pub fn verdict(&self) -> Option<GateVerdict> {
        GateVerdict::from_wire(&self.fact.verdict).ok()
    }

    /// Its reason, likewise.
    #[must_use]
    pub fn reason(&self) -> Option<GateReason> {
        GateReason::from_wire(&self.fact.reason).ok()
    }
}

/// Everything recorded of one pass, seal or code.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GateRecord {
    /// Every entry, oldest first, those taken back included.
    pub entries: Vec<GateEntry>,
    /// Since when its bearer is inside; `None` outside.
    pub inside_since: Option<DateTime<Utc>>,
    /// How often they came in.
    pub times_in: u32,
    /// When something that counts was last recorded.
    pub last_at: Option<DateTime<Utc>>,
}

impl GateRecord {
    /// Folds the events of one pass. Total: leaving twice leaves one outside, coming in twice leaves one inside since the
    /// later time.
    #[must_use]
    pub fn fold(events: &[Event]) -> Self {
        let (sorted, withdrawn) = in_order(events);
        let mut record = Self::default();
        for event in sorted {
            if let Some(entry) = entry(event, &withdrawn) {
                if entry.withdrawn.is_none() {
                    record.count(&entry);
                }
                record.entries.push(entry);
            }
        }
        record
    }

    fn count(&mut self, entry: &GateEntry) {
        self.last_at = Some(entry.at);
        match entry.act {
            GateAct::Entered | GateAct::LetIn => {
                self.inside_since = Some(entry.at);
                self.times_in += 1;
            }
            GateAct::Left => self.inside_since = None,
            GateAct::Refused | GateAct::SealSeen => {}
        }
    }
}

fn entry(event: &Event, withdrawn: &Withdrawals) -> Option<GateEntry> {
    let (act, fact) = match &event.fact {
        Fact::GateEntered(fact) => (GateAct::Entered, fact),
        Fact::GateLetIn(fact) => (GateAct::LetIn, fact),
        Fact::GateLeft(fact) => (GateAct::Left, fact),
        Fact::GateRefused(fact) => (GateAct::Refused, fact),
        Fact::GateSealSeen(fact) => (GateAct::SealSeen, fact),
        _ => return None,
    };
    Some(GateEntry {
        event: event.id.clone(),
        act,
        at: event.happened_at,
        fact: fact.clone(),
        withdrawn: withdrawn.get(&event.id).map(|(reason, _)| reason.clone()),
    })
}

impl GateAct {
    /// The fact that records this act.
    #[must_use]
    pub fn fact(self, fact: GateFact) -> Fact {
        match self {
            Self::Entered => Fact::GateEntered(fact),
            Self::LetIn => Fact::GateLetIn(fact),
            Self::Left => Fact::GateLeft(fact),
            Self::Refused => Fact::GateRefused(fact),
            Self::SealSeen => Fact::GateSealSeen(fact),
        }
    }
}

/// A name so short that it tells nobody who came: 「周••」, “Z. M.”.
#[must_use]
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || c == '-' || c == '·')
        .filter(|word| !word.is_empty())
        .collect();
    let first = |word: &str| word.chars().next();
    if words.len() == 1 {
        let mut letters = name.trim().chars();
        let head: String = letters.next().into_iter().collect();
        return format!("{head}{}", "•".repeat(letters.count().min(3)));
    }
    words
        .iter()
        .filter_map(|word| first(word))
        .flat_map(|letter| letter.to_uppercase().chain(['.', ' ']))
        .collect::<String>()
        .trim_end()
        .to_owned()
}
