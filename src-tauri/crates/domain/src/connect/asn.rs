//! Autonomous system numbers.
//!
//! Source: CreateBgpGroup (`LocalAsn`, `PeerAsn`). Numbers that no peer may use: RFC 6793, 7300, 7607.

use crate::problem::{ProblemCode, Problems};
use crate::text;

/// Alibaba Cloud's own.
pub const CLOUD: u32 = 45_104;
/// Kept by Alibaba Cloud inside the private range.
pub const RESERVED: u32 = 65_025;

/// Reads digits, or two halves such as `64086.59904`.
#[must_use]
pub fn read(raw: &str) -> Option<u32> {
    let raw = raw.trim();
    let raw = raw
        .strip_prefix("AS")
        .or_else(|| raw.strip_prefix("as"))
        .unwrap_or(raw)
        .trim();
    let digits = |text: &str| -> Option<u32> {
        (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    match raw.split_once('.') {
        Some((high, low)) => {
            let (high, low) = (digits(high)?, digits(low)?);
            (high <= 0xffff && low <= 0xffff).then_some(high << 16 | low)
        }
        None => digits(raw),
    }
}

/// Whether the cloud side may use it: its own, or a private one that is not reserved.
#[must_use]
pub const fn may_be_local(asn: u32) -> bool {
    asn == CLOUD
        || (asn != RESERVED && matches!(asn, 64_512..=65_534 | 4_200_000_000..=4_294_967_294))
}

/// Whether the customer's side may use it: any of two or four bytes that is not set apart for nobody.
#[must_use]
pub const fn may_be_peer(asn: u32) -> bool {
    !matches!(asn, 0 | 23_456 | 65_535 | u32::MAX)
}

fn parse(
    field: &str,
    raw: &str,
    fits: fn(u32) -> bool,
    code: ProblemCode,
    problems: &mut Problems,
) -> Option<u32> {
    if text::is_blank(raw) {
        problems.block(field, ProblemCode::Required);
        return None;
    }
    let Some(asn) = read(raw) else {
        problems.block(field, ProblemCode::AsnForm);
        return None;
    };
    if !fits(asn) {
        problems.block(field, code);
        return None;
    }
    Some(asn)
}

/// Reads the number of the cloud side.
pub fn local(field: &str, raw: &str, problems: &mut Problems) -> Option<u32> {
    parse(field, raw, may_be_local, ProblemCode::AsnNotLocal, problems)
}

/// Reads the number of the customer's side.
pub fn peer(field: &str, raw: &str, problems: &mut Problems) -> Option<u32> {
    parse(field, raw, may_be_peer, ProblemCode::AsnNotPeer, problems)
}
