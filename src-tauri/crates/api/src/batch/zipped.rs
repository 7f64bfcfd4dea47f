//! How a document lies in a ZIP.

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// Documents are packed already: packing them again costs time and gains nothing. The time is given, so the same documents
/// give the same bytes.
pub(crate) fn stored(at: DateTime<Utc>) -> SimpleFileOptions {
    let part = |n: u32| u8::try_from(n).unwrap_or(0);
    let changed = zip::DateTime::from_date_and_time(
        u16::try_from(at.year()).unwrap_or(1980),
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    );
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        // a year that a ZIP cannot tell becomes the first one that it can
        .last_modified_time(changed.unwrap_or_default())
}
