//! Tests of circuits in service.

/// Shadows of the events.
pub const TABLES: &str = r"
CREATE TABLE test_record (
    id         TEXT PRIMARY KEY,
    what       TEXT NOT NULL CHECK (what IN ('ping','throughput','failover')),
    saved      TEXT NOT NULL CHECK (json_valid(saved)),
    files      TEXT NOT NULL CHECK (json_valid(files)),
    at         TEXT NOT NULL,                      -- when it took place
    must_end   TEXT,                               -- a failover test that runs; NULL: none does
    seq        INTEGER NOT NULL,                   -- the event that counts
    desk       TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX test_record_running ON test_record (must_end) WHERE must_end IS NOT NULL;

-- also of tests that were taken back: the history still tells them
CREATE TABLE test_record_circuit (
    test    TEXT NOT NULL,
    circuit TEXT NOT NULL,
    PRIMARY KEY (test, circuit)
) STRICT, WITHOUT ROWID;
CREATE INDEX test_record_of_circuit ON test_record_circuit (circuit);
";
