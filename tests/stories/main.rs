//! Stories through the use-cases: what a person does, what they type wrong, what they take back.
#![allow(clippy::unwrap_used)]
#![allow(clippy::print_stdout, reason = "a story that is left out says so")]

mod bad_input;
mod batch;
mod calendars;
mod classic;
mod clocks;
mod connect;
mod contract;
mod entry;
mod erasure;
mod gate;
mod gate_trust;
mod handouts;
mod history;
mod hostile_files;
mod kept;
mod latency;
mod live;
mod loa_form;
mod loas_of_order;
mod main_job;
mod orders;
mod pack;
mod people;
mod places;
mod plans;
mod preflight;
mod requirements;
mod templates;
mod test_record;
mod today;
mod trust;
mod upgrade;
mod wording;
mod works;
