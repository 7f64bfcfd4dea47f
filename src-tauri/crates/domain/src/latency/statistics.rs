//! Counting samples: the same answer in whatever order they come.

/// What many samples say, in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Samples.
    pub count: usize,
    /// Shortest.
    pub min: u32,
    /// Half of the samples are at most this long: what access points are ranked by.
    pub p50: u32,
    /// 95 of 100 samples are at most this long.
    pub p95: u32,
    /// Longest.
    pub max: u32,
    /// Arithmetic mean, rounded.
    pub mean: u32,
}

impl Summary {
    /// Counts; `None` without samples.
    #[must_use]
    pub fn of(samples: &[u32]) -> Option<Self> {
        let mut sorted = samples.to_vec();
        sorted.sort_unstable();
        let (first, last) = (*sorted.first()?, *sorted.last()?);
        let count = sorted.len();
        let sum: u64 = sorted.iter().copied().map(u64::from).sum();
        let wide = count as u64;
        Some(Self {
            count,
            min: first,
            p50: percentile(&sorted, 50)?,
            p95: percentile(&sorted, 95)?,
            max: last,
            mean: u32::try_from((sum + wide / 2) / wide).unwrap_or(u32::MAX),
        })
    }
}

/// The smallest sample that at least `percent` of all samples do not exceed (nearest rank), of a sorted list.
///
/// The median of an even number of samples is thus one of them, the lower of the two in the middle.
#[must_use]
pub fn percentile(sorted: &[u32], percent: u8) -> Option<u32> {
    let rank = (sorted.len() * usize::from(percent.min(100))).div_ceil(100);
    sorted.get(rank.max(1) - 1).copied()
}
