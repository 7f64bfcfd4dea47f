//! Stories through the use-cases: what a person does, what they type wrong, what they take back.
#![allow(clippy::unwrap_used)]

mod bad_input;
mod contract;
mod history;
mod kept;
mod main_job;
