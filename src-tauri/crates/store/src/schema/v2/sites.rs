//! The customer's own sites.

/// The tables.
pub const TABLES: &str = r"
CREATE TABLE site (
    id         TEXT PRIMARY KEY,
    saved      TEXT NOT NULL CHECK (json_valid(saved)), -- JSON without anything that belongs to a person
    name       TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";
