//! Handouts: issue, register, preview, save, open, print.

use super::{AccessFlowWord, BothNames, KeptWarning, wire};

wire! {
    /// Issues the handout of an approved LOA.
    pub struct IssueHandout {
        /// Idempotency key.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// Who issues it; empty: the contact in the settings.
        pub by: String,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
    }

    /// Names a handout.
    pub struct ByNumber {
        /// `LOA-K7PM-2026-000042`.
        pub number: String,
    }

    /// One row of the register.
    pub struct HandoutRow {
        /// `LOA-K7PM-2026-000042`.
        pub number: String,
        /// Revision, from 1.
        pub revision: u32,
        /// Its circuit.
        pub circuit: String,
        /// Name of the circuit.
        pub circuit_name: String,
        /// `pc-…`.
        pub instance_id: String,
        /// Access point, both names.
        pub access_point: BothNames,
        /// Its LOA.
        pub loa: String,
        /// Names of the engineers.
        pub engineers: Vec<String>,
        /// When it was issued.
        pub issued_at: String,
        /// Last instant at which it is valid.
        pub valid_until: String,
        /// IANA zone of the site.
        pub zone: String,
        /// Where it stands at the time of asking.
        pub state: HandoutState,
        /// Why, by whom and when it ended before its time.
        pub ended: Option<HandoutEnd>,
        /// Who issued it.
        pub issued_by: String,
        /// Why it was issued anew.
        pub reason: String,
        /// SHA-256 of what it says, hex; the seal signs its first half.
        pub content_hash: String,
        /// How people get in.
        pub access_flow: AccessFlowWord,
        /// Pages.
        pub pages: u32,
        /// SHA-256 of the kept bytes, hex.
        pub sha256: String,
        /// Size of the kept bytes.
        pub size: u32,
        /// Alibaba Cloud's PDF is at hand and can be appended to the print.
        pub official_pdf: bool,
    }

    /// How a handout ended before its validity did.
    pub struct HandoutEnd {
        /// When.
        pub at: String,
        /// Who did it.
        pub by: String,
        /// Why.
        pub reason: String,
        /// The revision that took its place; `None`: void.
        pub successor: Option<u32>,
    }

    /// Asks for the register.
    pub struct HandoutQuery {
        /// Any text; empty: all.
        pub search: String,
        /// Keep only this state.
        pub state: Option<HandoutState>,
    }

    /// The register.
    pub struct Handouts {
        /// Newest first.
        pub rows: Vec<HandoutRow>,
        /// Handouts in all.
        pub total: u32,
    }

    /// Asks for the preview of an LOA's handout: the issued one, else a draft.
    pub struct PreviewHandout {
        /// The LOA.
        pub loa: String,
    }

    /// Pages as SVG, drawn from the same layout as the paper.
    pub struct Preview {
        /// One SVG text a page.
        pub pages: Vec<String>,
        /// Number when issued.
        pub number: Option<String>,
        /// Page width in mm.
        pub width_mm: f32,
        /// Page height in mm.
        pub height_mm: f32,
        /// What the paper cannot say or print yet.
        pub problems: Vec<super::FieldProblem>,
    }

    /// Saves, opens or prints a handout.
    pub struct HandOut {
        /// Its number.
        pub number: String,
        /// Which revision; `None`: the newest.
        pub revision: Option<u32>,
        /// Append Alibaba Cloud's own PDF.
        pub with_official: bool,
    }

    /// What became of it.
    pub struct HandedOut {
        /// File name, when a file was written; `None` when the dialog was left.
        pub file: Option<String>,
        /// How it was handed over.
        pub way: HandedWay,
    }
}

wire! {
    /// Where a handout stands.
    pub enum HandoutState {
        /// Valid.
        InForce,
        /// Valid for at most 7 more days.
        Lapsing,
        /// Past its last instant.
        Expired,
        /// A newer revision has taken its place.
        Superseded,
        /// Declared void.
        Void,
    }

    /// How a handout left the desk.
    pub enum HandedWay {
        /// Written to a file that the user chose.
        Saved,
        /// The dialog was left.
        Cancelled,
        /// Opened in the system's viewer.
        Opened,
        /// Sent to the system's printer queue.
        Printed,
        /// Opened in the system's viewer, to be printed there.
        OpenedToPrint,
    }
}
