//! Construction: the rows of the process's step 4, told through the use-cases, for both scenarios and both jurisdictions.
//!
//! | Row | Test |
//! |---|---|
//! | Same facility, different facilities | `both_scenarios_and_both_jurisdictions_choose_the_steps`, `the_scenario_is_changed_with_a_reason_and_taken_back` |
//! | Mainland: cage access; elsewhere: meet-me room only | `both_scenarios_and_both_jurisdictions_choose_the_steps`, `nobody_enters_the_cage_elsewhere` |
//! | Site survey within 2 business days | `the_survey_has_two_working_days_from_its_request` |
//! | Confirm end-to-end costs with the provider | `costs_and_cable_are_recorded` |
//! | Optical module: rate, wavelength, distance | `each_key_item_of_the_survey_is_asked_for` |
//! | Cable type and connector | `each_key_item_of_the_survey_is_asked_for` |
//! | Rack and position for termination; routing; distances | `each_key_item_of_the_survey_is_asked_for` |
//! | Anti-static measures; the facility's procedures | `each_key_item_of_the_survey_is_asked_for` |
//! | What stays open | `open_items_of_the_survey_are_named_and_may_stay_open_for_a_reason` |
//! | On-site installation outside the cage, after the survey | `the_carrier_installs_after_the_survey_and_the_costs` |
//! | In-building patch cable: bought by the operator, rented | `costs_and_cable_are_recorded` |
//! | Deployment, fibre laying, cross-connection | `in_building_works_follow_each_other` |
//! | Optical power | `light_is_held_against_the_class_of_the_port` |
//! | Connectivity, bandwidth, SLA | `tests_have_values_units_and_limits_with_their_source` |
//! | Test report and other files | `files_are_kept_and_what_runs_or_is_too_large_is_refused` |
//! | Circuit ID, cable label, panel port | `what_was_built_stands_beside_the_loa_and_a_difference_must_be_explained` |
//! | What comes after construction | `once_everything_is_built_the_report_of_completion_comes_next` |
//! | Steps: owner, due date, state, note, waits | `a_step_has_owner_due_date_state_and_note_and_says_what_it_waits_for` |
//!
//! Report of completion, patch cable and everything after are in `live`.

mod acts;
mod built;
mod costs;
mod measured;
mod steps;
mod survey;
