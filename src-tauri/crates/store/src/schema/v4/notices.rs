//! What the desktop was told of already.

/// No shadow of anything: it stays when the shadows are built anew.
pub const TABLES: &str = r"
CREATE TABLE notice_told (
    item    TEXT PRIMARY KEY,                          -- kind and what it is about; ids and dates only
    told_at TEXT NOT NULL                              -- RFC 3339, UTC, milliseconds
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_told_by_time ON notice_told (told_at);
";
