//! Printing with CUPS, on Linux and macOS. The macOS side has not been tried.

use std::path::Path;
use std::process::{Command, Stdio};

/// Sends `file` to the default printer; `false` when there is none.
pub fn queue(file: &Path) -> bool {
    has_default_printer() && quietly(Command::new("lp").arg("--").arg(file)).is_some()
}

/// `lp` without a default printer would fail after the person already believes in the print.
fn has_default_printer() -> bool {
    // The answer is read, so it must come in a language that is known.
    quietly(Command::new("lpstat").arg("-d").env("LC_ALL", "C"))
        .is_some_and(|answer| names_a_printer(&answer))
}

/// Whether `lpstat -d` answered `system default destination: office`.
fn names_a_printer(answer: &str) -> bool {
    answer
        .trim()
        .rsplit_once(": ")
        .is_some_and(|(said, name)| said.contains("default") && !name.is_empty())
}

/// What `command` prints, when there is such a program and it succeeds.
fn quietly(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_printer_is_told_from_none() {
        assert!(names_a_printer("system default destination: office\n"));
        assert!(!names_a_printer("no system default destination\n"));
        assert!(!names_a_printer(
            "lpstat: error - no default destination available.\n"
        ));
        assert!(!names_a_printer(""));
    }
}
