//! The child of the kill -9 harness of erasures: erases group after group and says each on standard output once it was
//! acknowledged. Arguments: folder, the groups as a file of JSON, the first group.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program of the tests"
)]

use desk_tests::erasures::{Group, erase, open};
use std::io::Write as _;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let groups = std::fs::read(arguments.next().expect("the groups")).expect("they can be read");
    let groups: Vec<Group> = serde_json::from_slice(&groups).expect("they are groups");
    let first: usize = arguments
        .next()
        .and_then(|n| n.parse().ok())
        .expect("a number");
    let mut desk = open(folder.as_ref());
    let mut out = std::io::stdout().lock();
    let mut say = |text: String| {
        writeln!(out, "{text}").expect("the parent listens");
        out.flush().expect("the parent listens");
    };
    say("ready".to_owned());
    for (n, group) in groups.iter().enumerate().skip(first) {
        let done = erase(&mut desk, group);
        assert!(done.not_cleaned.is_empty(), "every copy is cleaned");
        say(n.to_string());
    }
}
