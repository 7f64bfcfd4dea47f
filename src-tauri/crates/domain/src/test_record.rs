//! Tests of a circuit in service: ping, throughput, failover; what was measured, against which limits, and what follows.
//!
//! Sources: Alibaba Cloud's guide to Express Connect (“Testing connection performance”), and the API of 2016-04-28,
//! operation `CreateFailoverTestJob`: at most 16 circuits, 1–4320 minutes, `StartNow` or `StartLater`, five states.
//! Which limits pass is not published; they are the contract's or typed, and say so.

mod facts;
mod record;
mod verdict;
mod words;

pub use facts::{
    FailoverTest, MINUTES_MAX, Measured, PACKETS_MAX, Ping, TEST_CIRCUITS_MAX, TestFact, Throughput,
};
pub use record::{TestRecord, circuits_of};
pub use verdict::{Finding, computed, findings, loss, must_end, ran_over, state_of, verdict};
pub use words::{Direction, JobStart, JobState, TestVerdict, TestWhat};
