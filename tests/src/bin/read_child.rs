//! Reads one file as the program does, on a desk of its own, and says what it answered, how long a processor worked for
//! it, and how much memory that took at most. Arguments: `engineers`, `calendar` or `latency`; the file, or nothing.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program of the tests"
)]

use desk_api::wire::ApiError;
use desk_tests::measure::{peak_memory, worked};
use desk_tests::story::Rig;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().expect("a kind");
    let folder = tempfile::tempdir().expect("a folder");
    let mut rig = Rig::new(folder.path());
    let mut answer = "nothing".to_owned();
    let begun = worked();
    if let Some(file) = arguments.next() {
        let bytes = std::fs::read(file).expect("the file");
        let read = rig.run(|desk, occasion| -> Result<(), ApiError> {
            match kind.as_str() {
                "engineers" => desk.read_engineer_file(occasion, "x", &bytes).map(|_| ()),
                "calendar" => desk
                    .read_calendar_file(occasion, "CN", "x", &bytes)
                    .map(|_| ()),
                _ => desk.read_latency_file(occasion, "x", &bytes).map(|_| ()),
            }
        });
        answer = match read {
            Ok(()) => "read".to_owned(),
            Err(refused) => refused.params.get("why").cloned().unwrap_or_default(),
        };
    }
    let millis = worked()
        .zip(begun)
        .map(|(now, begun)| (now - begun).as_millis());
    let kib = peak_memory().map(|bytes| bytes / 1024);
    println!("{answer} {} {}", millis.unwrap_or(0), kib.unwrap_or(0));
}
