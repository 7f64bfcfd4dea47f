//! From the port to the VPC: VBRs, BGP, routers and failover groups as records; each rule and limit has a test of its name.

mod bgp;
mod forms;
mod net;
mod records;
mod refusals;
mod router;
mod vbr;
