//! Which figure stands for a pair, and which access point comes first.

use super::LatencyBasis;
use super::statistics::Summary;

/// What is known about one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Round trip in microseconds that the pair is ranked by: the median, or the estimate.
    pub micros: u32,
    /// Arithmetic mean in microseconds; of an estimate, the estimate.
    pub mean: u32,
    /// What it rests on.
    pub basis: LatencyBasis,
    /// Samples; none of an estimate.
    pub count: usize,
}

/// The figure of a pair: of imported samples if there are any, else of measured ones, else the estimate.
///
/// Imported ones come first because a measurement of this computer holds the way from here to the host.
#[must_use]
pub fn figure(imported: &[u32], measured: &[u32], estimate: Option<u32>) -> Option<Figure> {
    let of = |samples: &[u32], basis| {
        Summary::of(samples).map(|found| Figure {
            micros: found.p50,
            mean: found.mean,
            basis,
            count: found.count,
        })
    };
    of(imported, LatencyBasis::Imported)
        .or_else(|| of(measured, LatencyBasis::Measured))
        .or_else(|| {
            estimate.map(|micros| Figure {
                micros,
                mean: micros,
                basis: LatencyBasis::Estimated,
                count: 0,
            })
        })
}

/// Sorts by figure ascending: pairs with samples first, then estimates, then pairs without a figure.
///
/// An estimate knows of no equipment on the way and is shorter than anything that was measured; in one list with
/// measured figures it would always come first. Equal figures are sorted by name.
pub fn rank<T, N: Ord>(
    rows: &mut [T],
    figure: impl Fn(&T) -> Option<Figure>,
    name: impl Fn(&T) -> N,
) {
    rows.sort_by_cached_key(|row| {
        (
            figure(row).map_or((2, 0), |found| {
                let estimated = found.basis == LatencyBasis::Estimated;
                (u8::from(estimated), found.micros)
            }),
            name(row),
        )
    });
}
