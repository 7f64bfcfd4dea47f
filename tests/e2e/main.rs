//! The real window, from outside. `cargo xtask test` builds the program and runs these.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a failed step is a failed test"
)]

mod batch;
mod classic;
mod connect;
mod entry;
mod flows;
mod gate;
mod handouts;
mod latency;
mod live;
mod main_job;
mod notices;
mod orders;
mod pack;
mod places;
mod screens;
mod shell;
mod trust;
mod upgrade;
mod works;
