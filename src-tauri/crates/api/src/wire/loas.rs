//! LOA applications and the provider's answers to them.

use super::{AccessFlowWord, CircuitRef, ClockView, HandOverView, KeptView, KeptWarning, wire};

wire! {
    /// Apply for an LOA, as typed.
    pub struct LoaForm {
        /// Company name, as on the account.
        pub company_name: String,
        /// The same in Latin letters, optional.
        pub company_name_latin: String,
        /// Construction company that enters the data centre.
        pub construction_company: String,
        /// The same in Latin letters, optional.
        pub construction_company_latin: String,
        /// Wire value of the leased line type.
        pub line_type: String,
        /// First day on site, `YYYY-MM-DD`, in the site's zone.
        pub entry_date: String,
        /// Start, `HH:MM`.
        pub entry_from: String,
        /// Last day on site, `YYYY-MM-DD`; empty: the same day.
        pub entry_until_date: String,
        /// End, `HH:MM`.
        pub entry_until: String,
        /// Location of the customer's data centre.
        pub customer_location: String,
        /// Contracted bandwidth, as typed.
        pub bandwidth: String,
        /// Circuit code issued by the carrier, optional.
        pub circuit_code: String,
        /// 1–16 engineers.
        pub engineers: Vec<EngineerForm>,
        /// Wire value of why it is applied for; empty: what the standing of the last LOA suggests.
        #[serde(default)]
        pub purpose: String,
        /// Why people enter again, for re-entry and adjustments.
        #[serde(default)]
        pub purpose_reason: String,
    }

    /// One engineer, as typed.
    pub struct EngineerForm {
        /// Name as on the document.
        pub name: String,
        /// Spelling in Latin letters as in the passport, optional.
        pub name_latin: String,
        /// `Male` or `Female`.
        pub gender: String,
        /// `IDCard`, `Passport` or `Other`.
        pub document_type: String,
        /// Document number.
        pub document_number: String,
        /// Phone with country code.
        pub phone: String,
    }

    /// Checks the form without sending it.
    pub struct CheckLoa {
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: LoaForm,
        /// Warnings kept so far.
        pub kept: Vec<KeptWarning>,
    }

    /// Records that the LOA was applied for.
    pub struct ApplyLoa {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The form.
        pub form: LoaForm,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
    }

    /// One LOA application of a circuit.
    pub struct LoaView {
        /// UUIDv7 text.
        pub id: String,
        /// Its circuit.
        pub circuit: String,
        /// Status.
        #[ts(type = "LoaStatus")]
        pub status: String,
        /// The application as sent; document numbers and phones masked, engineers who were erased left out.
        pub form: LoaForm,
        /// Engineers of the application who were erased since.
        pub erased_engineers: u32,
        /// Warnings that were kept, with their reasons.
        pub kept: Vec<KeptView>,
        /// The other circuits whose LOA was applied for on the same form.
        pub together_with: Vec<CircuitRef>,
        /// Start of the visit window.
        pub window_from: String,
        /// End of the visit window.
        pub window_until: String,
        /// IANA zone of the site.
        pub zone: String,
        /// When it was applied for.
        pub applied_at: String,
        /// Facility details, once approved.
        pub approval: Option<ApprovalView>,
        /// Every copy of Alibaba Cloud's own LOA, the one that counts first.
        pub official_copies: Vec<super::OfficialCopy>,
        /// When the optical module was seen installed, beside what the approval said.
        pub optic: Option<super::NotedView>,
        /// How far the engineers are on the way in; `None` where no credential is asked for.
        pub entry: Option<super::EntryView>,
        /// Reason of a rejection.
        pub reason: Option<String>,
        /// Number of the handout issued for it.
        pub handout: Option<String>,
        /// Its clocks, in the order in which they run.
        pub clocks: Vec<ClockView>,
        /// Handed to the on-site engineer, where the access flow asks for that.
        pub handed_over: Option<HandOverView>,
        /// Warnings kept when its handout was issued.
        pub issue_kept: Vec<KeptView>,
    }

    /// Facility details, as typed.
    pub struct FacilityForm {
        /// Street address.
        pub address: String,
        /// Building, floor, room or suite.
        pub room: String,
        /// Cabinet.
        pub cabinet: String,
        /// ODF or patch panel.
        pub odf: String,
        /// Port on the panel.
        pub panel_port: String,
        /// Strand that transmits, optional.
        pub strand_tx: String,
        /// Strand that receives, optional.
        pub strand_rx: String,
        /// Medium, such as "Single mode OS2".
        pub medium: String,
        /// Connector, such as "LC/UPC duplex".
        pub connector: String,
        /// Alibaba-side optic: wire value of the model, or free text.
        pub optic: String,
        /// Alibaba Cloud has installed and racked the optical module.
        pub optic_installed: bool,
        /// Anything else that the LOA says about the place, optional.
        pub notes: String,
    }

    /// The provider's answer to an LOA application, as typed.
    pub struct RecordLoa {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The LOA.
        pub loa: String,
        /// What was seen: `Available` for approved, `Rejected`, or a later status.
        #[ts(type = "LoaStatus")]
        pub status: String,
        /// Facility details when approved; ignored otherwise.
        pub facility: FacilityForm,
        /// How people get in, when the approval says otherwise than the directory.
        pub access_flow: AccessFlowWord,
        /// Alibaba Cloud's PDF, as imported; `None`: not at hand.
        pub official_pdf: Option<String>,
        /// Reason of a rejection.
        pub reason: String,
        /// Who saw it.
        pub seen_by: String,
        /// When, local date and time: `YYYY-MM-DDTHH:MM`.
        pub seen_at: String,
        /// IANA zone of `seen_at`.
        pub zone: String,
    }

    /// A recorded approval.
    pub struct ApprovalView {
        /// Facility details.
        pub facility: FacilityForm,
        /// How people get in.
        pub access_flow: AccessFlowWord,
        /// Alibaba Cloud's PDF.
        pub official_pdf: Option<FileView>,
        /// Who saw it.
        pub seen_by: String,
        /// When it was seen.
        pub seen_at: String,
    }

    /// A stored file.
    pub struct FileView {
        /// UUIDv7 text.
        pub id: String,
        /// Name as it was chosen.
        pub name: String,
        /// Bytes.
        pub size: u32,
        /// Pages, for PDFs.
        pub pages: u32,
        /// SHA-256 in hex.
        pub sha256: String,
    }

    /// The answer to choosing a file: `None` when the dialog was left.
    pub struct ChosenFile {
        /// The imported file.
        pub file: Option<FileView>,
    }

    /// What a new application starts with.
    pub struct LoaStart {
        /// Prefilled form.
        pub form: LoaForm,
        /// Where the line details come from: the account, an earlier application.
        pub from_earlier: bool,
        /// IANA zone of the site.
        pub zone: String,
        /// Wire values of the purposes that fit the standing of the last LOA, the likeliest first.
        pub purposes: Vec<String>,
    }
}
