//! Construction, as far as lists ask for it.

/// A shadow of the circuits' events.
pub const TABLES: &str = r"
CREATE TABLE works (
    circuit TEXT PRIMARY KEY,
    begun   TEXT    NOT NULL,                          -- RFC 3339, UTC, milliseconds
    steps   INTEGER NOT NULL CHECK (steps >= 0),       -- of the scenario
    open    INTEGER NOT NULL CHECK (open BETWEEN 0 AND steps),    -- neither done nor needless
    failed  INTEGER NOT NULL CHECK (failed BETWEEN 0 AND open)    -- tests that did not pass
) STRICT, WITHOUT ROWID;
";
