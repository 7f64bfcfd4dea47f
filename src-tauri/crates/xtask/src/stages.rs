//! Stages of a long command: announced, timed, and stopped at the first failure.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The stages done so far.
#[derive(Debug, Default)]
pub struct Stages {
    done: Vec<(&'static str, Duration)>,
}

impl Stages {
    /// Does one stage.
    ///
    /// # Errors
    /// What `work` returns, with the stage's name.
    #[allow(
        clippy::disallowed_methods,
        reason = "how long a stage takes is what is asked"
    )]
    pub fn run<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n── {name}");
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        println!("── {name}: {}", spoken(time));
        self.done.push((name, time));
        result.with_context(|| format!("The stage “{name}” failed, so the later ones did not run"))
    }

    /// Prints how long each stage took.
    pub fn report(&self) {
        println!();
        for (name, time) in &self.done {
            println!("{:>9}  {name}", spoken(*time));
        }
        let sum = self.done.iter().map(|(_, time)| *time).sum();
        println!("{:>9}  in all", spoken(sum));
    }
}

fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_stage_is_named() {
        let mut stages = Stages::default();
        let failure = stages
            .run("Paper", || -> Result<()> { anyhow::bail!("no ink") })
            .unwrap_err();
        let told = format!("{failure:#}");
        assert!(told.contains("Paper") && told.contains("no ink"), "{told}");
    }

    #[test]
    fn times_read_as_a_person_says_them() {
        assert_eq!(spoken(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(605)), "10 min 05 s");
    }
}
