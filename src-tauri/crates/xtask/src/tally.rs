//! Counts of passed and failed tests, read from what the runners print.

use std::fmt;

/// Tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed, and stages that failed without a test.
    pub failed: u32,
}

impl Tally {
    /// Adds what one line of a runner's output tells; most lines tell nothing.
    ///
    /// Known are cargo's `test result: ok. 7 passed; 0 failed; …` and vitest's
    /// `Tests  1 failed | 41 passed (42)`.
    pub fn read(&mut self, line: &str) {
        let plain = without_colours(line);
        let line = plain.trim();
        let counts = if let Some(rest) = line.strip_prefix("test result:") {
            rest
        } else if let Some(rest) = line.strip_prefix("Tests ") {
            rest
        } else {
            return;
        };
        self.passed += count(counts, "passed");
        self.failed += count(counts, "failed");
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number before `word` in `text`, or 0.
fn count(text: &str, word: &str) -> u32 {
    let words: Vec<&str> = text
        .split([' ', ';', '|', ','])
        .filter(|w| !w.is_empty())
        .collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

/// `line` without terminal colours, which some runners print even into a pipe.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after
            .split_once(|c: char| c.is_ascii_alphabetic())
            .map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn cargo_and_vitest_are_summed() {
        let sum = tally(&[
            "running 8 tests",
            "test result: ok. 7 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            " Test Files  1 failed | 5 passed (6)",
            "      Tests  1 failed | 41 passed (42)",
        ]);
        assert_eq!(
            sum,
            Tally {
                passed: 51,
                failed: 3
            }
        );
        assert_eq!(sum.to_string(), "51 passed, 3 failed");
    }

    #[test]
    fn colours_do_not_hide_the_counts() {
        let line =
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m9 passed\u{1b}[39m\u{1b}[22m (9)";
        assert_eq!(
            tally(&[line]),
            Tally {
                passed: 9,
                failed: 0
            }
        );
    }

    #[test]
    fn a_sentence_about_tests_counts_nothing() {
        assert_eq!(
            tally(&["Tests of the store passed", "5 passed"]),
            Tally::default()
        );
    }
}
