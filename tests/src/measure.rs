//! What this process has used: the one place of the tests that asks the system.

use std::time::Duration;

/// The most memory that this process ever held, in bytes. `None` where the system does not tell it in a file.
#[must_use]
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// The time for which a processor worked for this process: what a busy machine does besides does not count.
#[must_use]
pub fn worked() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // the name of the program stands in brackets and may hold anything
    let (_, after) = stat.rsplit_once(')')?;
    let mut fields = after.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    // a tick is 10 ms on every Linux, whatever the kernel counts in
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_is_seen() {
        let before = peak_memory().unwrap();
        let held = vec![1_u8; 64 * 1024 * 1024];
        assert!(held.iter().all(|byte| *byte == 1));
        assert!(peak_memory().unwrap() >= before + 60 * 1024 * 1024);
        assert!(worked().is_some());
    }
}
