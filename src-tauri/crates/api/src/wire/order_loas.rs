//! One form for the ports of an order: one LOA for each of them.

use super::{BothNames, CircuitRef, EngineerForm, KeptWarning, LoaForm, wire};

wire! {
    /// A port of the form, and in what it differs from the others. `None`: as the shared form has it.
    pub struct LoaPortForm {
        /// The circuit.
        pub circuit: String,
        /// Its own bandwidth, as typed.
        pub bandwidth: Option<String>,
        /// Its own circuit code, as typed; empty: it has none.
        pub circuit_code: Option<String>,
        /// Its own visit.
        pub visit: Option<LoaVisitForm>,
        /// Its own 1–16 engineers.
        pub engineers: Option<Vec<EngineerForm>>,
        /// Wire value of why it is applied for; empty: what the standing of its last LOA suggests.
        #[serde(default)]
        pub purpose: String,
        /// Why people enter again, for re-entry and adjustments.
        #[serde(default)]
        pub purpose_reason: String,
    }

    /// A visit, as typed, in the site's zone.
    pub struct LoaVisitForm {
        /// First day on site, `YYYY-MM-DD`.
        pub entry_date: String,
        /// Start, `HH:MM`.
        pub entry_from: String,
        /// Last day on site, `YYYY-MM-DD`; empty: the same day.
        pub entry_until_date: String,
        /// End, `HH:MM`.
        pub entry_until: String,
    }

    /// Checks the form without sending it. Findings about one port are at `ports.<n>.…`.
    pub struct CheckLoas {
        /// The order.
        pub order: String,
        /// What the ports share; its purpose is not read.
        pub form: LoaForm,
        /// The ports that were chosen.
        pub ports: Vec<LoaPortForm>,
        /// Warnings kept so far.
        pub kept: Vec<KeptWarning>,
    }

    /// Records that the LOAs were applied for: one for each port, all of them or none.
    pub struct ApplyLoas {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// The order.
        pub order: String,
        /// What the ports share; its purpose is not read.
        pub form: LoaForm,
        /// The ports that were chosen.
        pub ports: Vec<LoaPortForm>,
        /// Warnings kept, with reasons.
        pub kept: Vec<KeptWarning>,
    }

    /// What the form of an order's ports starts with.
    pub struct LoasStart {
        /// What the ports share, prefilled.
        pub form: LoaForm,
        /// Where the line details come from: the account, or an earlier application for one of the ports.
        pub from_earlier: bool,
        /// The ports that an LOA can be applied for now, by their place in the order.
        pub ports: Vec<LoaPortStart>,
        /// The other ports of the order.
        pub left_out: Vec<CircuitRef>,
    }

    /// A port that an LOA can be applied for.
    pub struct LoaPortStart {
        /// Place in the order, from 1.
        pub position: u16,
        /// The circuit.
        pub circuit: CircuitRef,
        /// Its access point.
        pub access_point: BothNames,
        /// Wire value of the port type.
        pub port_type: String,
        /// IANA zone of its site.
        pub zone: String,
        /// Wire values of the purposes that fit the standing of its last LOA, the likeliest first.
        pub purposes: Vec<String>,
        /// Its part of the form, with what its last application had otherwise than the shared form.
        pub form: LoaPortForm,
    }
}
