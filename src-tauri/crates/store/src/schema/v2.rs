//! Format 2: more kinds of things that events are about, and of forms that are kept.
//!
//! Tables that shadow the events are built anew after the step, so a step may drop and make them as it likes.

pub mod access_points;
pub mod latency;
pub mod orders;
pub mod plans;
pub mod sites;

/// What is done to a file of format 1, in order.
pub const STEP: &[&str] = &[
    TRUTH,
    access_points::TABLES,
    sites::TABLES,
    latency::TABLES,
    orders::TABLES,
    plans::TABLES,
];

/// SQLite cannot change a CHECK in place: the table is made anew, copied, and put where the old one stood.
const TRUTH: &str = r"
CREATE TABLE event_2 (
    desk_id      TEXT    NOT NULL,
    seq          INTEGER NOT NULL CHECK (seq >= 1),       -- contiguous per desk
    hlc          INTEGER NOT NULL,                        -- hybrid logical clock: ms << 16 | counter
    recorded_at  TEXT    NOT NULL,                        -- RFC 3339, UTC, milliseconds
    happened_at  TEXT    NOT NULL,
    aggregate    TEXT    NOT NULL CHECK (aggregate IN ('settings','account','order','circuit','loa','person',
                     'site','access_point','zone','latency','template')),
    aggregate_id TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    payload      TEXT    NOT NULL CHECK (json_valid(payload)),  -- personal values sealed
    prev         BLOB    NOT NULL CHECK (length(prev) = 32),    -- hash of the desk's event before
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (desk_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO event_2 (desk_id, seq, hlc, recorded_at, happened_at, aggregate, aggregate_id, kind, version, payload, prev, hash)
    SELECT desk_id, seq, hlc, recorded_at, happened_at, aggregate, aggregate_id, kind, version, payload, prev, hash FROM event;
DROP TABLE event;
ALTER TABLE event_2 RENAME TO event;
CREATE INDEX event_by_aggregate ON event (aggregate, aggregate_id, hlc);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TABLE draft_2 (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('port','order','loa','answer')),
    circuit TEXT NOT NULL,
    body    BLOB NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO draft_2 (id, kind, circuit, body, kept_at) SELECT id, kind, circuit, body, kept_at FROM draft;
DROP TABLE draft;
ALTER TABLE draft_2 RENAME TO draft;
";
