//! From the port to the VPC: virtual border routers, BGP, and the routers behind them, as records that people keep.
//!
//! Alibaba Cloud decides and the desk records: each record is a plan until somebody notes that it was seen in the console.
//! Sources: CreateVirtualBorderRouter, ModifyVirtualBorderRouterAttribute, CreateBgpGroup, CreateBgpPeer; help pages on
//! VBRs, failover and Express Connect Router; `data/connect_limits.json` for the numbers.

pub mod address;
pub mod asn;
pub mod bgp;
pub mod limits;
pub mod parameters;
pub mod router;
pub mod router_rules;
pub mod rules;
pub mod sheet;
pub mod vbr;

pub use limits::{Limit, LimitKey, limit};
pub use parameters::{ConnectParameters, PeerParameters, VbrParameters};
pub use router::{RouterFact, RouterKind, RouterRecord, RouterSeen};
pub use vbr::{VbrFact, VbrRecord, VbrSeen};

use crate::wire::wire_enum;

wire_enum! {
    /// How far a record is.
    pub enum Stand {
        /// Ours only: nothing of it was seen at Alibaba Cloud.
        Planned = "planned", "Planned", "已规划";
        /// It was seen in the console.
        Created = "created", "Created", "已创建";
        /// It was deleted there, or the plan was given up.
        Gone = "gone", "Deleted", "已删除";
    }
}

wire_enum! {
    /// What the console says of a VBR (`Status`).
    pub enum VbrStatus {
        /// Not yet taken by its owner.
        Unconfirmed = "unconfirmed", "Unconfirmed", "待确认";
        /// In use.
        Active = "active", "Active", "正常";
        /// Being terminated.
        Terminating = "terminating", "Terminating", "终止中";
        /// Terminated.
        Terminated = "terminated", "Terminated", "已终止";
        /// Coming back.
        Recovering = "recovering", "Recovering", "恢复中";
        /// Being deleted.
        Deleting = "deleting", "Deleting", "删除中";
    }
}

wire_enum! {
    /// What the console says of a BGP session (`BgpStatus`).
    pub enum BgpStatus {
        /// Nothing is tried.
        Idle = "Idle", "Idle", "Idle";
        /// Waiting for TCP.
        Connect = "Connect", "Connect", "Connect";
        /// Trying.
        Active = "Active", "Active", "Active";
        /// Routes are exchanged.
        Established = "Established", "Established", "Established";
        /// Down.
        Down = "Down", "Down", "Down";
    }
}

wire_enum! {
    /// What the console says of a VBR at an ECR (`EcrAttatchStatus`).
    pub enum AttachStatus {
        /// Attached.
        Attached = "Attached", "Attached", "已关联";
        /// Being attached.
        Attaching = "Attaching", "Attaching", "关联中";
        /// Detached.
        Detached = "Detached", "Detached", "已解除";
        /// Being detached.
        Detaching = "Detaching", "Detaching", "解除中";
    }
}

wire_enum! {
    /// What the console says of a failover group (`VbrHa.Status`).
    pub enum GroupStatus {
        /// Being made.
        Creating = "Creating", "Creating", "创建中";
        /// In force.
        Active = "Active", "Active", "已生效";
    }
}
