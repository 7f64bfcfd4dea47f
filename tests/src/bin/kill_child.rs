//! The child of the kill -9 harness: runs numbered commands on a desk and says each on standard output
//! once it was acknowledged. Arguments: folder, first number.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a program of the tests"
)]

use desk_tests::kill::{carry_out, open};
use desk_tests::story::faces;
use std::io::Write as _;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let first: u32 = arguments
        .next()
        .and_then(|n| n.parse().ok())
        .expect("a number");
    let faces = faces();
    let mut desk = open(folder.as_ref(), faces);
    let mut out = std::io::stdout().lock();
    writeln!(out, "ready").expect("the parent listens");
    out.flush().expect("the parent listens");
    for n in first.. {
        let answer = carry_out(&mut desk, n);
        writeln!(out, "{n} {answer}").expect("the parent listens");
        out.flush().expect("the parent listens");
    }
}
