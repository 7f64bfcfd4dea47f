//! The later part of a circuit's life at a glance, and maintenance and outages.

/// Shadows of the events; contacts stay sealed in those.
pub const TABLES: &str = r"
CREATE TABLE circuit_life (
    circuit      TEXT PRIMARY KEY,
    fee          TEXT    NOT NULL CHECK (fee IN ('none','ordered','paid')),
    still_billed INTEGER NOT NULL CHECK (still_billed IN (0, 1)),
    paid_until   TEXT,                             -- NULL: not in service or not paid
    auto_renew   INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
    port         TEXT    NOT NULL CHECK (port IN ('','Down','Up')),
    business     TEXT    NOT NULL CHECK (business IN ('','Normal','FinancialLocked','SecurityLocked')),
    dependants   INTEGER NOT NULL CHECK (dependants >= 0),
    vbr          TEXT    NOT NULL CHECK (vbr IN ('','planned','created'))
) STRICT, WITHOUT ROWID;

CREATE TABLE maintenance (
    id         TEXT PRIMARY KEY,
    saved      TEXT    NOT NULL CHECK (json_valid(saved)),
    starts     TEXT    NOT NULL,
    ends       TEXT,                               -- NULL: nobody knows yet
    called_off TEXT,                               -- NULL: it takes place
    changed_at TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX maintenance_by_start ON maintenance (starts);

CREATE TABLE maintenance_circuit (
    maintenance TEXT NOT NULL,
    circuit     TEXT NOT NULL,
    PRIMARY KEY (maintenance, circuit)
) STRICT, WITHOUT ROWID;
CREATE INDEX maintenance_of_circuit ON maintenance_circuit (circuit);
";
