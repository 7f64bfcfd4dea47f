//! The rules of Circuit Desk: what a circuit and its LOA may do next, and what a form may say.
//!
//! No input or output, no clock, no SQL, no randomness: the time and any entropy come in as arguments,
//! so every answer of this crate can be repeated. Text becomes a value type at the edge (`parse`), and
//! nothing past the edge takes an unparsed string. Findings are collected as [`problem::Problems`].
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod access_point;
pub mod as_built;
pub mod attachment;
pub mod audience;
pub mod availability;
pub mod bandwidth;
pub mod calendar;
pub mod chance;
pub mod circuit;
pub mod circuit_record;
pub mod city;
pub mod clock;
pub mod company;
pub mod cost;
pub mod directory;
pub mod distance;
pub mod engineer;
pub mod engineer_list;
pub mod entry;
pub mod event;
pub mod fee;
pub mod figure;
pub mod format;
pub mod freeze;
pub mod gate;
pub mod gate_code;
pub mod gate_verdict;
pub mod handout;
pub mod handout_record;
pub mod instance_id;
pub mod journey;
pub mod latency;
pub mod light;
pub mod loa;
pub mod loa_purpose;
pub mod loa_record;
pub mod machine;
pub mod mask;
pub mod merged;
pub mod money;
pub mod names;
pub mod order;
pub mod order_form;
pub mod order_record;
pub mod person;
pub mod personal;
pub mod plan;
pub mod port;
pub mod port_name;
pub mod preflight;
pub mod problem;
pub mod problem_code;
pub mod quota;
pub mod refusal;
pub mod requirements;
pub mod retention;
pub mod schedule;
pub mod site;
pub mod standing;
pub mod survey;
pub mod tag;
pub mod template;
pub mod text;
pub mod timeline;
pub mod topology;
pub mod turn;
pub mod window;
pub mod wire;
pub mod wording;
pub mod works;
pub mod zone;
