//! Construction: what is known of the work on site, folded from the circuit's events.
//!
//! Source: Alibaba Cloud's guide to Express Connect, step 4, “Circuit construction”. Which steps there are is a pure
//! function of scenario, jurisdiction and these facts: [`steps`](fn@crate::works::steps).

mod facts;
mod record;
mod stand;
mod steps;
mod words;

pub use facts::{Attachment, LineCost, PatchCable, StepNote, WorksPlan, WorksTest};
pub use record::{Works, is_works};
pub use stand::WorksStand;
pub use steps::{Dates, DueFrom, PlannedStep, has_form, order, steps};
pub use words::{
    Jurisdiction, LimitSource, Scenario, StepMark, StepOwner, StepState, TestKind, WorksStep,
};
