//! The host and port that a measurement connects to.

use crate::problem::{ProblemCode, Problems};
use crate::text;
use std::fmt;
use std::net::Ipv6Addr;

/// Most connections of one measurement.
pub const COUNT_MAX: u8 = 20;

/// Least pause between two connections, in milliseconds.
pub const PAUSE_MIN_MS: u16 = 200;

/// A host by name or address, and a TCP port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPort {
    host: String,
    port: u16,
}

impl HostPort {
    /// Reads `host:port`, with an IPv6 address in brackets.
    pub fn parse(field: &str, raw: &str, problems: &mut Problems) -> Option<Self> {
        if text::is_blank(raw) {
            problems.block(field, ProblemCode::Required);
            return None;
        }
        let found = Self::read(&text::normalise_line(raw));
        if found.is_none() {
            problems.block(field, ProblemCode::HostForm);
        }
        found
    }

    fn read(line: &str) -> Option<Self> {
        let (host, port) = line.rsplit_once(':')?;
        let port: u16 = port.parse().ok().filter(|port| *port > 0)?;
        let bracketed = host
            .strip_prefix('[')
            .and_then(|inner| inner.strip_suffix(']'));
        let host = match bracketed {
            Some(address) => address.parse::<Ipv6Addr>().ok()?.to_string(),
            None => host.to_ascii_lowercase(),
        };
        (bracketed.is_some() || is_name(&host)).then_some(Self { host, port })
    }

    /// The host, an IPv6 address without brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }
}

impl fmt::Display for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// A host name or an IPv4 address: labels of letters, digits and inner hyphens.
fn is_name(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_read_and_written_back() {
        for (raw, written) in [
            ("ecs.example.com:443", "ecs.example.com:443"),
            (" 192.0.2.7:22 ", "192.0.2.7:22"),
            ("[2001:DB8::7]:443", "[2001:db8::7]:443"),
            ("LOCALHOST:8080", "localhost:8080"),
        ] {
            let mut problems = Problems::new();
            let read = HostPort::parse("host", raw, &mut problems).unwrap();
            assert_eq!(read.to_string(), written);
        }
    }

    #[test]
    fn what_is_no_host_is_refused_at_its_field() {
        for raw in [
            "example.com",
            "example.com:0",
            "example.com:70000",
            ":443",
            "http://example.com:80",
            "a b:1",
            "2001:db8::7:443x",
            "-x.example:1",
            "[::1",
        ] {
            let mut problems = Problems::new();
            assert_eq!(
                HostPort::parse("host", raw, &mut problems),
                None,
                "{raw} was taken"
            );
            assert!(problems.blocks_field("host"), "{raw}");
        }
    }
}
