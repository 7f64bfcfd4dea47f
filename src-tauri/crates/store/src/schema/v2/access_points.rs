//! What the user knows of access points.

/// The tables.
pub const TABLES: &str = r"
CREATE TABLE access_point (
    key        TEXT PRIMARY KEY,
    known      TEXT NOT NULL CHECK (json_valid(known))  -- JSON without anything that belongs to a person
) STRICT, WITHOUT ROWID;
";
