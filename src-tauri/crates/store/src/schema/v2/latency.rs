//! Zones and latency samples: shadows of events.

/// The tables.
pub const TABLES: &str = r"
CREATE TABLE zone (
    id         TEXT PRIMARY KEY,
    region     TEXT NOT NULL,
    saved      TEXT NOT NULL,            -- JSON of the zone
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was imported or measured together.
CREATE TABLE latency_batch (
    id          TEXT PRIMARY KEY,
    basis       TEXT NOT NULL CHECK (basis IN ('imported','measured')),
    name        TEXT NOT NULL,           -- file, or host:port
    on_site     INTEGER NOT NULL CHECK (on_site IN (0,1)),
    samples     INTEGER NOT NULL CHECK (samples >= 0),
    recorded_at TEXT NOT NULL,
    desk_id     TEXT NOT NULL,           -- the event that recorded it
    seq         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX latency_batch_by_time ON latency_batch (recorded_at DESC, id);

CREATE TABLE latency_sample (
    access_point TEXT    NOT NULL,
    zone         TEXT    NOT NULL,
    at           INTEGER NOT NULL,       -- milliseconds since 1970
    batch        TEXT    NOT NULL,
    micros       INTEGER NOT NULL CHECK (micros BETWEEN 1 AND 10000000),  -- round trip
    PRIMARY KEY (access_point, zone, at, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX latency_sample_by_zone ON latency_sample (zone, at);
CREATE INDEX latency_sample_by_batch ON latency_sample (batch);
";
