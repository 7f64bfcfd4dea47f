//! What became of an issued handout: the copies fixed with it, its reprints, and whether it still counts.

use crate::event::{FileRef, Kept};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An issued handout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoutFact {
    /// `LOA-K7PM-2026-000042`.
    pub number: String,
    /// From 1.
    pub revision: u32,
    /// Last instant at which it is valid.
    pub valid_until: DateTime<Utc>,
    /// IANA zone of the site.
    pub zone: String,
    /// SHA-256 of the canonical letter without codes, hex.
    pub content_hash: String,
    /// The paper's bytes.
    pub document: FileRef,
    /// The letter's data, as a file of its own.
    pub letter: FileRef,
    /// One pass id per engineer, hex.
    pub passes: Vec<String>,
    /// Fingerprint of the key that signed.
    pub key: String,
    /// Why it was issued anew, or empty at the first issue.
    #[serde(default)]
    pub reason: String,
    /// Who issued it, or empty.
    #[serde(default)]
    pub by: String,
    /// Copies for audiences, fixed at issue.
    #[serde(default)]
    pub copies: Vec<AudienceCopy>,
    /// Warnings kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// One audience's copy, fixed at issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudienceCopy {
    /// Wire value of [`Audience`](crate::audience::Audience).
    pub audience: String,
    /// Its bytes.
    pub document: FileRef,
}

/// A handout was declared void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoutVoid {
    /// `LOA-K7PM-2026-000042`.
    pub number: String,
    /// Which revision.
    pub revision: u32,
    /// Why.
    pub reason: String,
    /// Who did it, or empty.
    #[serde(default)]
    pub by: String,
}

/// A stamped rendition was made of a handout's bytes, which stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    /// `LOA-K7PM-2026-000042`.
    pub number: String,
    /// Which revision.
    pub revision: u32,
    /// Wire value of [`RenditionKind`](crate::audience::RenditionKind).
    pub kind: String,
    /// Wire value of the audience whose copy was stamped; empty for the complete handout.
    #[serde(default)]
    pub audience: String,
    /// First copy in the document, from 1; 0 unless it is a counted copy.
    #[serde(default)]
    pub first: u32,
    /// Last copy in the document; 0 unless it is a counted copy.
    #[serde(default)]
    pub last: u32,
    /// How many copies there are; 0 unless it is a counted copy.
    #[serde(default)]
    pub of: u32,
    /// Its bytes.
    pub document: FileRef,
    /// SHA-256 of the bytes that were stamped, hex.
    pub original_sha256: String,
}

/// Whether a handout counts, apart from its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoutStanding {
    /// It counts until its validity ends.
    InForce,
    /// A newer revision has taken its place.
    Superseded {
        /// The one that did.
        by_revision: u32,
        /// Why it was issued.
        reason: String,
        /// Who issued it, or empty.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Declared void.
    Void {
        /// Why.
        reason: String,
        /// Who did it, or empty.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
}

/// One revision of a handout, folded from its LOA's events.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoutRecord {
    /// As it was issued.
    pub fact: HandoutFact,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// Whether it counts.
    pub standing: HandoutStanding,
    /// Stamped renditions, oldest first, with the time of making.
    pub renditions: Vec<(Rendition, DateTime<Utc>)>,
}

impl HandoutRecord {
    /// A handout at the moment of its issue.
    pub fn issued(fact: HandoutFact, issued_at: DateTime<Utc>) -> Self {
        Self {
            fact,
            issued_at,
            standing: HandoutStanding::InForce,
            renditions: Vec::new(),
        }
    }

    /// Whether it is that revision of that number.
    pub fn is(&self, number: &str, revision: u32) -> bool {
        self.fact.number == number && self.fact.revision == revision
    }

    /// Neither void nor superseded; its validity may be over.
    pub fn in_force(&self) -> bool {
        self.standing == HandoutStanding::InForce
    }

    /// A newer revision of the same number was issued: this one no longer counts. What is void stays void.
    pub(crate) fn give_way(&mut self, newer: &HandoutFact, at: DateTime<Utc>) {
        let earlier = self.fact.number == newer.number && self.fact.revision < newer.revision;
        if earlier && self.in_force() {
            self.standing = HandoutStanding::Superseded {
                by_revision: newer.revision,
                reason: newer.reason.clone(),
                by: newer.by.clone(),
                at,
            };
        }
    }

    /// It was declared void; `false` when it no longer counted anyway.
    pub(crate) fn void(&mut self, void: &HandoutVoid, at: DateTime<Utc>) -> bool {
        if !self.in_force() {
            return false;
        }
        self.standing = HandoutStanding::Void {
            reason: void.reason.clone(),
            by: void.by.clone(),
            at,
        };
        true
    }
}
