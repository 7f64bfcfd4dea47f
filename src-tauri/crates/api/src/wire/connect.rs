//! The way from the port to the VPC: VBRs, BGP, routers, failover groups, and the parameter sheet.

use super::{BothNames, KeptView, KeptWarning, NotedView, wire};

wire! {
    /// What is known of a circuit's connection, and what may be done about it.
    pub struct ConnectView {
        /// Records may be written: the circuit is not over.
        pub may_plan: bool,
        /// A VBR may be noted as created: the circuit is enabled.
        pub may_create: bool,
        /// Its VBRs, planned, there and gone.
        pub vbrs: Vec<VbrView>,
        /// Routers that name a VBR of this circuit.
        pub routers: Vec<RouterView>,
        /// VBRs of the desk that a router can name: this circuit's first, then those of its order.
        pub known_vbrs: Vec<KnownVbrView>,
        /// Routers of the desk that do not name this circuit.
        pub other_routers: Vec<RouterView>,
        /// Values that a bandwidth can have, Mbit/s.
        pub bandwidths: Vec<u32>,
        /// The numbers that bound a connection, with their pages.
        pub limits: Vec<ConnectLimitView>,
        /// The customer's site, or empty.
        pub site: String,
        /// The parameter sheet; empty while there is no VBR.
        pub sheet: Vec<SheetSectionView>,
    }

    /// A number that bounds something.
    pub struct ConnectLimitView {
        /// Stable word.
        pub key: String,
        /// The most that is allowed.
        pub most: u32,
        /// It cannot be raised.
        pub firm: bool,
        /// The page that it stands on.
        pub source: BothNames,
        /// Day on which that was read, `YYYY-MM-DD`.
        pub read_on: String,
    }

    /// A VBR.
    pub struct VbrView {
        /// Its key on the circuit.
        pub key: String,
        /// How far it is.
        #[ts(type = "Stand")]
        pub stand: String,
        /// It was created at some time.
        pub was_created: bool,
        /// `vbr-…`, or empty.
        pub id: String,
        /// The console's word, or empty.
        pub status: String,
        /// As it was last written down, to be changed.
        pub form: VbrForm,
        /// When it was last written down.
        pub saved: NotedView,
        /// When it was seen last.
        pub seen: Option<NotedView>,
        /// What was seen of its BGP sessions.
        pub peers: Vec<PeerSeenView>,
        /// Warnings kept.
        pub kept: Vec<KeptView>,
    }

    /// What was seen of a BGP session.
    pub struct PeerSeenView {
        /// Key of the peer.
        pub peer: String,
        /// The console's word.
        #[ts(type = "BgpStatus")]
        pub status: String,
        /// When and by whom.
        pub seen: NotedView,
    }

    /// A VBR as it is typed.
    pub struct VbrForm {
        /// Name.
        pub name: String,
        /// Id of the account that owns it; empty: the circuit's own.
        pub owner: String,
        /// 0–2999.
        pub vlan: String,
        /// The IPv4 link.
        pub v4: LinkForm,
        /// The IPv6 link; all empty: none.
        pub v6: LinkForm,
        /// Mbit/s of the list; empty: no limit of its own.
        pub bandwidth: String,
        /// 1500 or 8500.
        pub mtu: String,
        /// BFD is on.
        pub bfd_on: bool,
        /// Its times.
        pub bfd: BfdForm,
        /// Static routes.
        pub routes: Vec<RouteForm>,
        /// BGP groups.
        pub groups: Vec<BgpGroupForm>,
        /// Note.
        pub note: String,
    }

    /// Both ends of a link as they are typed.
    pub struct LinkForm {
        /// Alibaba Cloud's end.
        pub cloud: String,
        /// The customer's end.
        pub customer: String,
        /// Mask, or length of the prefix.
        pub mask: String,
    }

    /// BFD as it is typed.
    pub struct BfdForm {
        /// Send interval, ms.
        pub tx: String,
        /// Receive interval, ms.
        pub rx: String,
        /// Multiplier.
        pub multiplier: String,
    }

    /// A static route as it is typed.
    pub struct RouteForm {
        /// The customer's network.
        pub destination: String,
        /// What it is.
        pub note: String,
    }

    /// A BGP group as it is typed.
    pub struct BgpGroupForm {
        /// Its key; empty: a new one.
        pub key: String,
        /// Name.
        pub name: String,
        /// Id at the provider.
        pub id: String,
        /// IPv4 or IPv6.
        #[ts(type = "IpVersion")]
        pub version: String,
        /// Number of the cloud side.
        pub local_asn: String,
        /// Number of the customer's side.
        pub peer_asn: String,
        /// The customer's side shows another number than its own.
        pub fake_asn: bool,
        /// Routes at most; empty: 110.
        pub route_quota: String,
        /// A new MD5 key; empty: as before, or none.
        pub secret: String,
        /// There is an MD5 key and it stays.
        pub secret_kept: bool,
        /// Its peers.
        pub peers: Vec<BgpPeerForm>,
    }

    /// A BGP peer as it is typed.
    pub struct BgpPeerForm {
        /// Its key; empty: a new one.
        pub key: String,
        /// Id at the provider.
        pub id: String,
        /// The customer's address.
        pub address: String,
        /// BFD watches the session.
        pub bfd: bool,
        /// Hops that BFD may cross; empty: 255.
        pub multi_hop: String,
    }

    /// A VBR of the desk.
    pub struct KnownVbrView {
        /// Its circuit and key.
        pub at: VbrAt,
        /// Name of its circuit.
        pub circuit: String,
        /// Its name.
        pub name: String,
        /// `vbr-…`, or empty.
        pub id: String,
        /// BFD is set.
        pub bfd: bool,
        /// How far it is.
        #[ts(type = "Stand")]
        pub stand: String,
        /// Access point of its circuit.
        pub access_point: BothNames,
        /// Its circuit is enabled.
        pub enabled: bool,
    }

    /// Names a VBR.
    pub struct VbrAt {
        /// Its circuit.
        pub circuit: String,
        /// Its key there.
        pub vbr: String,
    }

    /// A router that VBRs hang on.
    pub struct RouterView {
        /// Its id on this desk.
        pub router: String,
        /// How far it is.
        #[ts(type = "Stand")]
        pub stand: String,
        /// Its id at the provider, or empty.
        pub id: String,
        /// As it was last written down, to be changed.
        pub form: RouterForm,
        /// When it was last written down.
        pub saved: NotedView,
        /// When it was seen last.
        pub seen: Option<NotedView>,
        /// What was seen of its parts.
        pub parts: Vec<PartView>,
        /// Warnings kept.
        pub kept: Vec<KeptView>,
    }

    /// What was seen of a part of a router.
    pub struct PartView {
        /// Its key; of a VBR `<circuit>/<key>`.
        pub part: String,
        /// How far it is.
        #[ts(type = "Stand")]
        pub stand: String,
        /// The console's word, or empty.
        pub word: String,
        /// Its id, or empty.
        pub id: String,
        /// When and by whom.
        pub seen: NotedView,
    }

    /// A router as it is typed.
    pub struct RouterForm {
        /// `ecr` or `tr`.
        #[ts(type = "RouterKind")]
        pub kind: String,
        /// Name.
        pub name: String,
        /// Id of the account that owns it.
        pub owner: String,
        /// Region of a transit router.
        pub region: String,
        /// CEN of a transit router.
        pub cen: String,
        /// Its number.
        pub asn: String,
        /// VBRs at it.
        pub vbrs: Vec<VbrAt>,
        /// What it leads to.
        pub associations: Vec<AssociationForm>,
        /// Failover groups.
        pub groups: Vec<FailoverGroupForm>,
        /// Note.
        pub note: String,
    }

    /// A VPC or transit router as it is typed.
    pub struct AssociationForm {
        /// Its key, made by the form.
        pub key: String,
        /// `vpc` or `tr`.
        #[ts(type = "AssociationKind")]
        pub kind: String,
        /// Name.
        pub name: String,
        /// Id at the provider.
        pub id: String,
        /// Region.
        pub region: String,
        /// Address ranges.
        pub cidrs: Vec<String>,
        /// Key of the transit router that it lies behind, or empty.
        pub behind: String,
        /// Id of the account that owns it.
        pub owner: String,
    }

    /// A failover group as it is typed.
    pub struct FailoverGroupForm {
        /// Its key, made by the form.
        pub key: String,
        /// `pair` or `group`.
        #[ts(type = "FailoverKind")]
        pub kind: String,
        /// Name.
        pub name: String,
        /// Id at the provider.
        pub id: String,
        /// Its VBRs.
        pub members: Vec<VbrAt>,
        /// The one that carries the traffic; `None`: shared.
        pub active: Option<VbrAt>,
    }

    /// Lines of the parameter sheet that belong together.
    pub struct SheetSectionView {
        /// Heading.
        pub title: BothNames,
        /// Lines.
        pub rows: Vec<SheetRowView>,
    }

    /// One line of the parameter sheet.
    pub struct SheetRowView {
        /// What is set.
        pub name: BothNames,
        /// On the customer's side.
        pub customer: BothNames,
        /// On Alibaba Cloud's side.
        pub cloud: BothNames,
    }

    /// Plans a VBR, or changes what was written down of it.
    pub struct SaveVbr {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The VBR's key; `None`: a new one.
        pub vbr: Option<String>,
        /// What was typed.
        pub form: VbrForm,
        /// Who writes it down.
        pub by: String,
        /// Warnings that are kept.
        pub kept: Vec<KeptWarning>,
    }

    /// Notes what was seen of a VBR, or of a BGP session of it.
    pub struct NoteVbr {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The VBR's key.
        pub vbr: String,
        /// The peer's key; empty: the VBR itself.
        pub peer: String,
        /// `created` or `gone`.
        #[ts(type = "Stand")]
        pub stand: String,
        /// The console's word, or empty.
        pub word: String,
        /// `vbr-…`; empty where it is known or not asked.
        pub id: String,
        /// Who saw it.
        pub by: String,
        /// Local date and time, `YYYY-MM-DDTHH:MM`.
        pub at: String,
        /// IANA zone of that time.
        pub zone: String,
    }

    /// Names the MD5 key of a BGP group.
    pub struct BgpKeyOf {
        /// The circuit.
        pub circuit: String,
        /// The VBR's key.
        pub vbr: String,
        /// The group's key.
        pub group: String,
    }

    /// An MD5 key in clear, shown on purpose.
    pub struct BgpKey {
        /// The key.
        pub secret: String,
    }

    /// Erases the MD5 keys of a VBR for good.
    pub struct EraseBgpKey {
        /// Idempotency key.
        pub key: String,
        /// The circuit.
        pub circuit: String,
        /// The VBR's key.
        pub vbr: String,
        /// Who does it.
        pub by: String,
    }

    /// Plans a router, or changes what was written down of it.
    pub struct SaveRouter {
        /// Idempotency key.
        pub key: String,
        /// The circuit whose page it is done on.
        pub circuit: String,
        /// The router; `None`: a new one.
        pub router: Option<String>,
        /// What was typed.
        pub form: RouterForm,
        /// Who writes it down.
        pub by: String,
        /// Warnings that are kept.
        pub kept: Vec<KeptWarning>,
    }

    /// Notes what was seen of a router or of a part of it.
    pub struct NoteRouter {
        /// Idempotency key.
        pub key: String,
        /// The circuit whose page it is done on.
        pub circuit: String,
        /// The router.
        pub router: String,
        /// Key of the part; empty: the router itself.
        pub part: String,
        /// `created` or `gone`.
        #[ts(type = "Stand")]
        pub stand: String,
        /// The console's word, or empty.
        pub word: String,
        /// Its id, or empty.
        pub id: String,
        /// Who saw it.
        pub by: String,
        /// Local date and time, `YYYY-MM-DDTHH:MM`.
        pub at: String,
        /// IANA zone of that time.
        pub zone: String,
    }
}
