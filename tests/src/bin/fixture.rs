//! Writes the desk that stands for the present format: `cargo run -p desk-tests --bin fixture -- tests/upgrades/v1`.
//! Run once when a format is new; a fixture that was committed is never written again.
#![allow(clippy::expect_used, reason = "a program of the tests")]

use desk_tests::story::{Rig, engineer};
use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("name the folder"));
    assert!(
        !folder.exists(),
        "a committed fixture is never written again"
    );
    let (mut rig, account) = Rig::ready(&folder);
    let story = rig
        .circuit(&account, "Fixture-line")
        .allocated("pc-fixture0001");
    let people = vec![
        engineer("陈致远", "XD4829371"),
        engineer("Elena Márquez-Roth", "XD4829372"),
    ];
    story.loa_applied(people).loa_approved().issued();
    rig.circuit(&account, "Fixture-waiting");
    rig.close();
}
