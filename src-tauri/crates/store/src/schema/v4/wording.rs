//! What the organisation adds to its letters.

/// The tables.
pub const TABLES: &str = r"
CREATE TABLE wording (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    saved    TEXT NOT NULL CHECK (json_valid(saved)),
    saved_at TEXT NOT NULL                             -- RFC 3339, UTC, milliseconds
) STRICT;
";
