//! Upgrades to a larger port, as far as the page of the other circuit asks for them.

/// A shadow of the circuits' events.
pub const TABLES: &str = r"
CREATE TABLE circuit_upgrade (
    circuit    TEXT PRIMARY KEY,                       -- the old one
    successor  TEXT    NOT NULL,                       -- applied for last, or empty
    port_type  TEXT    NOT NULL,
    starts     TEXT,                                   -- cut-over; NULL: not set
    ends       TEXT,
    called_off INTEGER NOT NULL CHECK (called_off IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX upgrade_by_successor ON circuit_upgrade (successor) WHERE successor <> '';
";
