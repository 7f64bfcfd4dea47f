//! From the reported completion to a live circuit and its end: the last rows of the process's step 4, and “manage”.
//!
//! | Row | Test |
//! |---|---|
//! | Report completion: Confirm Delivery | `completion_asks_for_line_code_cable_or_panel_provider_contact_and_report` |
//! | Obtain the circuit test report | `the_test_report_is_one_of_the_circuits_files` |
//! | Circuit ID, cable labels or patch panel port from the provider | `completion_waits_for_what_was_built`, `each_place_that_the_loa_states_is_written_down_or_explained` |
//! | Patch cable: 2 business days in mainland China | `the_patch_cable_has_two_working_days_on_the_mainland_and_its_observation_ends_the_clock` |
//! | Patch cable: 3 business days elsewhere | `the_patch_cable_has_three_working_days_elsewhere` |
//! | Pay the port fee; status Available; port Down to Up | `the_fee_is_ordered_paid_enabled_and_renewed` |
//! | Confirm and enable over the interface | `a_circuit_is_confirmed_and_enabled_where_the_interface_does_it` |
//! | Modify the O&M information | `the_o_and_m_record_is_found_by_its_line_and_its_contacts_can_be_forgotten` |
//! | Contacts are personal data | `contacts_go_with_the_retention_setting_and_leave_no_byte` |
//! | Modify the circuit's attributes | `attributes_change_as_the_state_allows_and_are_undone` |
//! | Maintenance of circuits of one order | `maintenance_that_takes_both_circuits_of_a_pair_out_is_warned_of_and_told`, `maintenance_names_every_order_that_it_takes_out_together` |
//! | Before deletion the associated VBRs and shared ports are deleted | `what_hangs_on_the_port_blocks_termination_and_a_terminated_port_reminds_until_unsubscribed`, `a_router_or_a_shared_port_stops_the_deletion_and_a_key_does_not` |
//! | States in which a port is deleted, terminated, cancelled | `cancel_terminate_and_delete_are_taken_in_exactly_the_states_of_the_table` |
//! | Still charged after termination; unsubscribe | `what_hangs_on_the_port_blocks_termination_and_a_terminated_port_reminds_until_unsubscribed` |
//!
//! The upgrade of a port has stories of its own; steps before completion are in `works`.

mod completion;
mod contacts;
mod end;
mod line;
mod maintenance;
mod service;
mod upkeep;
