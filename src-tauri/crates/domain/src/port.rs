//! The words of a port: its type, carrier, line, features, and how people get to it.

use crate::directory::{Acceptance, AccessPoint, NotAccepted};
use crate::problem::{Problem, ProblemCode, Severity};
use crate::wire::wire_enum;

wire_enum! {
    /// The port types that are offered: single mode, 10 km. Copper exists in the API and is never offered.
    /// Source: `PortType` of CreatePhysicalConnection.
    pub enum PortType {
        /// 1 Gbit/s.
        Lx1G = "1000Base-LX", "GE single-mode optical port", "千兆单模光口";
        /// 10 Gbit/s.
        Lr10G = "10GBase-LR", "10GE single-mode optical port", "万兆单模光口";
        /// 40 Gbit/s; needs the account manager.
        Lr40G = "40GBase-LR", "40GE single-mode optical port", "四万兆单模光口";
        /// 100 Gbit/s; needs the account manager.
        Lr100G = "100GBase-LR", "100GE single-mode optical port", "十万兆单模光口";
    }
}

impl PortType {
    /// Speed of the port in Mbit/s.
    #[must_use]
    pub const fn speed_mbps(self) -> u32 {
        match self {
            Self::Lx1G => 1_000,
            Self::Lr10G => 10_000,
            Self::Lr40G => 40_000,
            Self::Lr100G => 100_000,
        }
    }

    /// True above 10 Gbit/s, where Alibaba Cloud wants its account manager asked first.
    #[must_use]
    pub const fn needs_account_manager(self) -> bool {
        self.speed_mbps() > 10_000
    }
}

wire_enum! {
    /// The carrier of the physical line. Source: `LineOperator` of CreatePhysicalConnection.
    pub enum LineOperator {
        /// China Telecom.
        CT = "CT", "China Telecom", "中国电信";
        /// China Unicom.
        CU = "CU", "China Unicom", "中国联通";
        /// China Mobile.
        CM = "CM", "China Mobile", "中国移动";
        /// Another carrier in the Chinese mainland.
        CO = "CO", "Other carrier, Chinese mainland", "中国其他";
        /// Equinix.
        Equinix = "Equinix", "Equinix", "Equinix";
        /// Another carrier outside the Chinese mainland.
        Other = "Other", "Other carrier, outside the Chinese mainland", "境外其他";
    }
}

impl LineOperator {
    /// True for China Telecom, China Unicom and China Mobile, whose sites and lines have rules of their own.
    #[must_use]
    pub const fn is_big_three(self) -> bool {
        matches!(self, Self::CT | Self::CU | Self::CM)
    }
}

wire_enum! {
    /// The kind of line. Source: `LineType` of ApplyPhysicalConnectionLOA; labels of the console.
    pub enum LineType {
        /// Multi-service transport platform.
        Mstp = "MSTP", "MSTP", "MSTP 专线";
        /// MPLS VPN.
        MplsVpn = "MPLSVPN", "MPLS VPN", "MPLS VPN 专线";
        /// Dark fibre.
        Fibre = "FIBRE", "Fiber Connection", "光纤直连";
        /// Any other.
        Other = "Other", "Others", "其他类型专线";
    }
}

wire_enum! {
    /// Advanced features that a port can be asked to have. The labels are the console's; which API key
    /// belongs to which label is inferred.
    pub enum Feature {
        /// VBR bandwidth limits.
        SubifRateLimit = "SubifRateLimit", "VBR bandwidth limits", "VBR 限速";
        /// IPv6 beside IPv4.
        DualStack = "DualStack", "IPv6", "IPv6";
        /// Bidirectional forwarding detection.
        Bfd = "BFD", "BFD", "BFD";
        /// Keeps AS path and communities towards CEN.
        Cen = "CEN", "MPBGP", "MPBGP";
        /// The same for IPv6.
        CenV6 = "CENv6", "MPBGP-v6", "MPBGP-v6";
        /// Quality of service on the port.
        Qos = "QOS", "QoS", "QoS";
        /// Fast failover between two VBRs.
        Msha = "MSHA", "VBR-HA", "VBR-HA";
        /// Fast failover among up to eight VBRs.
        FailoverGroup = "MULTI_MS_HA", "Failover group", "故障切换组";
    }
}

impl Feature {
    /// The key in the API's `DeviceAdvancedCapacity`.
    #[must_use]
    pub const fn api_key(self) -> &'static str {
        self.as_wire()
    }

    /// True for the failover group, which the console offers in high-reliability mode only.
    #[must_use]
    pub const fn failover_group_only_high_reliability(self) -> bool {
        matches!(self, Self::FailoverGroup)
    }
}

wire_enum! {
    /// How people get into the building. It follows the access point, never its operator.
    pub enum AccessFlow {
        /// A text message leads to Alibaba Cloud's entry platform, which shows a QR code.
        SmsQr = "sms_qr", "Text message, then entry code", "短信领取入场码";
        /// The LOA is handed to the engineer on site.
        ThirdPartyLoa = "third_party_loa", "Hand the LOA to the on-site engineer", "将 LOA 交给驻场工程师";
        /// The engineer on site is asked; no code, no cage.
        ContactOnsiteEngineer = "contact_onsite_engineer", "Contact the on-site engineer", "联系驻场工程师";
    }
}

/// What the choice of carrier, line and access point breaks. Fields: `line_operator` and `line_type`.
///
/// The line type is known only when the LOA is applied for; a port application passes `None`.
/// Source: notes at "Express Connect Circuit Provider" in the provisioning guide.
#[must_use]
pub fn carrier_rules(
    operator: LineOperator,
    line_type: Option<LineType>,
    access_point: &AccessPoint,
) -> Vec<Problem> {
    let mut found = Vec::new();
    match access_point.accepts(operator) {
        Acceptance::No(NotAccepted::OwnCircuitsOnly(carrier)) => {
            found.push(named(
                "line_operator",
                ProblemCode::SiteTakesOwnCircuitsOnly,
                Severity::Block,
                carrier,
            ));
        }
        Acceptance::Unknown => {
            if let Some(carrier) = access_point
                .shared_with()
                .filter(|&carrier| carrier != operator)
            {
                found.push(named(
                    "line_operator",
                    ProblemCode::SiteSharedWithCarrier,
                    Severity::Warn,
                    carrier,
                ));
            }
        }
        Acceptance::Yes => {}
    }
    match operator {
        LineOperator::CO if !access_point.mainland => {
            found.push(Problem::new(
                "line_operator",
                ProblemCode::CarrierOutsideMainland,
                Severity::Warn,
            ));
        }
        LineOperator::Other if access_point.mainland => {
            found.push(Problem::new(
                "line_operator",
                ProblemCode::CarrierInMainland,
                Severity::Warn,
            ));
        }
        _ => {}
    }
    if line_type == Some(LineType::Fibre) {
        // One finding is enough: the site's rule is the stronger one.
        if let Some(carrier) = access_point.site_carrier().or(access_point.shared_with()) {
            found.push(named(
                "line_type",
                ProblemCode::DarkFibreAtCarrierSite,
                Severity::Warn,
                carrier,
            ));
        } else if operator.is_big_three() {
            found.push(named(
                "line_type",
                ProblemCode::DarkFibreWithCarrier,
                Severity::Warn,
                operator,
            ));
        }
    }
    found
}

fn named(field: &str, code: ProblemCode, severity: Severity, carrier: LineOperator) -> Problem {
    let mut problem = Problem::new(field, code, severity);
    problem
        .with("carrier", carrier.label_en())
        .with("carrier_zh", carrier.label_zh());
    problem
}
