//! Getting in where Alibaba Cloud sends an SMS: the steps that each engineer takes, and the credential they get.
//!
//! Source: Alibaba Cloud's guide to Express Connect, step 3, “Receive a text message notification and perform the
//! following steps”. The guide skips all of it at third-party sites, in Hong Kong and outside the mainland: there the
//! access point's flow is another ([`crate::port::AccessFlow`]).

use crate::event::{Event, EventId, FileRef};
use crate::personal::Personal;
use crate::port::AccessFlow;
use crate::wire::wire_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

wire_enum! {
    /// What an engineer does to get in, in the guide's order.
    pub enum EntryStep {
        /// Alibaba Cloud's text message came.
        SmsReceived = "sms_received", "SMS received", "已收到短信";
        /// The data centre was selected on the entry application platform.
        DataCentreSelected = "data_centre_selected", "Data centre selected", "已选择机房";
        /// “Confirm Visit” was pressed.
        VisitConfirmed = "visit_confirmed", "Visit confirmed", "已确认到访";
        /// “Entry Credential” gave the QR code.
        QrObtained = "qr_obtained", "Entry QR obtained", "已取得入场二维码";
        /// The privacy protection statement and the data centre entry agreement were accepted.
        TermsAccepted = "terms_accepted", "Privacy statement and entry agreement accepted", "已同意隐私声明和入室协议";
        /// The page said “Submitted Successfully”.
        InformationSubmitted = "information_submitted", "Personal information submitted", "已提交个人信息";
    }
}

/// An engineer took a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryStepFact {
    /// The engineer, a person's id.
    pub person: String,
    /// Wire word of the step.
    pub step: String,
    /// Who recorded it.
    pub by: String,
}

/// Alibaba Cloud's text message, as it was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntrySms {
    /// The whole text.
    pub text: String,
    /// The link in it.
    pub link: String,
}

/// An engineer's text message was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntrySmsFact {
    /// The message.
    pub sms: Personal<EntrySms>,
    /// Who recorded it.
    pub by: String,
}

/// An official entry credential. Its pictures stand inside what belongs to the person, so that they go when it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// The code's text, as it was decoded.
    pub text: String,
    /// The picture as it was captured.
    pub image: FileRef,
    /// The code cut out of it, for the paper.
    pub cut: FileRef,
}

/// An engineer's official entry credential was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CredentialFact {
    /// The credential.
    pub credential: Personal<Credential>,
    /// Who recorded it.
    pub by: String,
}

/// Alibaba Cloud has installed and racked the optical module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpticFact {
    /// Who saw it.
    pub seen_by: String,
}

/// Alibaba Cloud's own LOA was kept after the approval, first or in place of an earlier file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialPdfFact {
    /// The file.
    pub official_pdf: FileRef,
    /// Who recorded it.
    pub by: String,
}

/// When, by whom, and the event to take it back by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who recorded or saw it.
    pub by: String,
    /// The event.
    pub event: EventId,
}

impl Noted {
    /// From the event and its words for who.
    pub(crate) fn of(event: &Event, by: &str) -> Self {
        Self {
            at: event.happened_at,
            by: by.to_owned(),
            event: event.id.clone(),
        }
    }
}

/// How far one engineer is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EngineerEntry {
    /// The person's id.
    pub person: String,
    /// Steps taken, each once.
    pub steps: BTreeMap<EntryStep, Noted>,
    /// The last text message.
    pub sms: Option<(Personal<EntrySms>, Noted)>,
    /// The last credential.
    pub credential: Option<(Personal<Credential>, Noted)>,
}

impl EngineerEntry {
    /// The credential, unless its person was erased.
    #[must_use]
    pub fn code(&self) -> Option<(&Credential, &Noted)> {
        let (credential, noted) = self.credential.as_ref()?;
        Some((credential.known()?, noted))
    }
}

/// How many of an LOA's engineers have their official code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryCount {
    /// With a code.
    pub with_code: usize,
    /// All of them.
    pub engineers: usize,
}

impl EntryCount {
    /// Counts, where this flow asks for credentials at all.
    #[must_use]
    pub fn of(flow: AccessFlow, entries: &[EngineerEntry]) -> Option<Self> {
        (flow == AccessFlow::SmsQr).then(|| Self {
            with_code: entries.iter().filter(|e| e.code().is_some()).count(),
            engineers: entries.len(),
        })
    }

    /// Somebody has none yet.
    #[must_use]
    pub const fn missing(self) -> bool {
        self.with_code < self.engineers
    }
}

/// The first web address in a text message, without what the sentence around it adds. The address alone is one too.
#[must_use]
pub fn link_in(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let start = [lower.find("https://"), lower.find("http://")]
        .into_iter()
        .flatten()
        .min()?;
    let rest = text.get(start..)?;
    // an address is ASCII: Chinese text goes on right behind it without a blank
    let end = rest
        .find(|c: char| {
            !c.is_ascii_graphic()
                || matches!(c, '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '}' | '|')
        })
        .unwrap_or(rest.len());
    let mut link = rest.get(..end)?;
    loop {
        let shorter = match link.chars().last() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '\'') => &link[..link.len() - 1],
            // a bracket closes the sentence's own unless the address opened it
            Some(')') if link.matches('(').count() < link.matches(')').count() => {
                &link[..link.len() - 1]
            }
            Some(']') if link.matches('[').count() < link.matches(']').count() => {
                &link[..link.len() - 1]
            }
            _ => break,
        };
        link = shorter;
    }
    let host = link.split_once("://").map_or("", |(_, rest)| rest);
    (host.len() > 3 && host.contains('.')).then(|| link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_link_is_found_in_messages_as_they_are_written() {
        for (text, link) in [
            (
                "【阿里云】您的入室申请已通过，请点击https://entry.example.com/v?id=7f3a9c查看，勿转发。",
                "https://entry.example.com/v?id=7f3a9c",
            ),
            (
                "[Alibaba Cloud] Open https://e.example.com/a_b-c. Valid for 7 days.",
                "https://e.example.com/a_b-c",
            ),
            (
                "(see HTTP://e.example.com/x(1))",
                "HTTP://e.example.com/x(1)",
            ),
            ("https://e.example.com/x", "https://e.example.com/x"),
            (
                "链接：http://t.example.cn/Ab3；复制到浏览器",
                "http://t.example.cn/Ab3",
            ),
        ] {
            assert_eq!(link_in(text).as_deref(), Some(link), "{text}");
        }
        for none in ["", "no link here", "https://", "http://x", "https:// e.com"] {
            assert_eq!(link_in(none), None, "{none}");
        }
    }

    #[test]
    fn credentials_are_asked_for_only_where_an_sms_is_sent() {
        let entries = vec![EngineerEntry::default(); 3];
        let count = EntryCount::of(AccessFlow::SmsQr, &entries).unwrap();
        assert!(count.missing() && count.engineers == 3);
        assert_eq!(EntryCount::of(AccessFlow::ThirdPartyLoa, &entries), None);
        assert_eq!(
            EntryCount::of(AccessFlow::ContactOnsiteEngineer, &entries),
            None
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_a_link_is_part_of_it(text in "\\PC{0,80}") {
            if let Some(link) = link_in(&text) {
                prop_assert!(text.contains(&link));
                prop_assert!(link.is_ascii());
            }
        }
    }
}
