//! What events are about, in the words of the database.

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aggregate {
    /// The desk itself and its settings; one per desk, its id is `settings`.
    Settings,
    /// An Alibaba Cloud account.
    Account,
    /// One submission of ports.
    Order,
    /// One circuit.
    Circuit,
    /// One LOA application.
    Loa,
    /// One person.
    Person,
    /// A site of the customer's own.
    Site,
    /// What the user knows of an access point; its id is the access point's key.
    AccessPoint,
    /// A zone of cloud resources; its id is the zone's own.
    Zone,
    /// Latency samples that were taken or imported together.
    Latency,
    /// A form kept as a pattern for later ones.
    Template,
    /// A company that recurs in forms.
    Company,
    /// Dated lists, holidays and freezes, as the desk keeps them; its id is the calendar's key.
    Calendar,
    /// Whose codes this desk believes; one per desk, its id is `trust`.
    Trust,
    /// What happened at a gate; its id is the pass that was shown.
    Gate,
    /// Maintenance or an outage that takes circuits out.
    Maintenance,
    /// A test of circuits in service.
    Test,
    /// An ECR or transit router that VBRs hang on.
    Router,
}

impl Aggregate {
    /// All of them, in the order in which a rebuild walks: what is referred to comes first.
    pub const ALL: [Self; 18] = [
        Self::Settings,
        Self::Calendar,
        Self::Account,
        Self::Person,
        Self::Company,
        Self::Site,
        Self::AccessPoint,
        Self::Zone,
        Self::Latency,
        Self::Template,
        Self::Order,
        Self::Circuit,
        Self::Loa,
        Self::Trust,
        Self::Gate,
        Self::Maintenance,
        Self::Test,
        Self::Router,
    ];

    /// The word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Account => "account",
            Self::Order => "order",
            Self::Circuit => "circuit",
            Self::Loa => "loa",
            Self::Person => "person",
            Self::Site => "site",
            Self::AccessPoint => "access_point",
            Self::Zone => "zone",
            Self::Latency => "latency",
            Self::Template => "template",
            Self::Company => "company",
            Self::Calendar => "calendar",
            Self::Trust => "trust",
            Self::Gate => "gate",
            Self::Maintenance => "maintenance",
            Self::Test => "test",
            Self::Router => "router",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == word)
    }
}
