//! The four combinations of high-reliability mode: how many ports at how many sites, and what is stated of them.
//!
//! Source: "Select a Combination Type" of the provisioning guide and `HighReliableType` of
//! CreateHighReliablePhysicalConnection.

use crate::wire::wire_enum;

wire_enum! {
    /// A combination of links. Wire words are the API's; labels are the console's.
    pub enum Topology {
        /// Four circuits, two access points with two devices each.
        MultiApMultiDevice = "MultiApMultiDevice", "Optimal disaster recovery", "最强容灾能力";
        /// Two circuits, two access points with one device each.
        MultiApSingleDevice = "MultiApSingleDevice", "Powerful disaster recovery", "强大容灾能力";
        /// Two circuits, one access point with two devices.
        SingleApMultiDevice = "SingleApMultiDevice", "Development and testing", "开发和测试";
        /// Two to sixteen circuits on one device of one access point.
        SingleApMultiConnection = "SingleApMultiConnection", "Load balancing for large bandwidth", "大带宽负载均衡能力";
    }
}

/// Fewest ports of a load-balancing order. Source: `ApList.N.PortNum`.
pub const LEAST_PORTS: u16 = 2;
/// Most ports of a load-balancing order. Source: `ApList.N.PortNum`.
pub const MOST_PORTS: u16 = 16;

/// What a combination wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Different access points.
    pub sites: u16,
    /// Devices at each of them.
    pub devices_per_site: u16,
    /// Ports at each of them.
    pub ports_per_site: u16,
}

impl Shape {
    /// Ports in all.
    #[must_use]
    pub const fn ports(self) -> u16 {
        self.sites * self.ports_per_site
    }

    /// Devices in all.
    #[must_use]
    pub const fn devices(self) -> u16 {
        self.sites * self.devices_per_site
    }

    /// True when each link is to end on a device of its own.
    #[must_use]
    pub const fn device_each(self) -> bool {
        self.devices_per_site == self.ports_per_site
    }
}

impl Topology {
    /// Sites, devices and ports. `asked` counts only where the user chooses how many.
    #[must_use]
    pub const fn shape(self, asked: u16) -> Shape {
        let (sites, devices_per_site, ports_per_site) = match self {
            Self::MultiApMultiDevice => (2, 2, 2),
            Self::MultiApSingleDevice => (2, 1, 1),
            Self::SingleApMultiDevice => (1, 2, 2),
            Self::SingleApMultiConnection => (1, 1, asked),
        };
        Shape {
            sites,
            devices_per_site,
            ports_per_site,
        }
    }

    /// Access points to choose, all different.
    #[must_use]
    pub const fn sites(self) -> u16 {
        self.shape(LEAST_PORTS).sites
    }

    /// True when the user chooses how many ports.
    #[must_use]
    pub const fn counts_ports(self) -> bool {
        matches!(self, Self::SingleApMultiConnection)
    }

    /// True when the account manager must have allowed it first.
    #[must_use]
    pub const fn needs_account_manager(self) -> bool {
        matches!(self, Self::SingleApMultiConnection)
    }

    /// Stated availability in hundredths of a per cent, "at least"; `None` where no figure is stated.
    #[must_use]
    pub const fn stated_availability(self) -> Option<u16> {
        match self {
            Self::MultiApMultiDevice => Some(9_999),
            Self::MultiApSingleDevice => Some(9_995),
            Self::SingleApMultiDevice | Self::SingleApMultiConnection => None,
        }
    }
}
