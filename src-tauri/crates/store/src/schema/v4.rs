//! Format 4: trust in other desks and what happened at a gate as things of their own, drafts of an order's LOA
//! form and of the letter's wording, and that wording; tables of circuits that stay quick when there are many.
//!
//! Tables that shadow the events are built anew after the step, so a step may drop and make them as it likes.

pub mod circuits;
mod connect;
mod gate;
mod live;
mod notices;
mod tests;
mod upgrade;
mod wording;
mod works;

/// What is done to a file of format 3, in order.
pub const STEP: &[&str] = &[
    TRUTH,
    circuits::TABLES,
    gate::TABLES,
    wording::TABLES,
    works::TABLES,
    live::TABLES,
    notices::TABLES,
    tests::TABLES,
    connect::TABLES,
    upgrade::TABLES,
];

/// SQLite cannot change a CHECK in place: the table is made anew, copied, and put where the old one stood.
const TRUTH: &str = r"
CREATE TABLE event_4 (
    desk_id      TEXT    NOT NULL,
    seq          INTEGER NOT NULL CHECK (seq >= 1),       -- contiguous per desk
    hlc          INTEGER NOT NULL,                        -- hybrid logical clock: ms << 16 | counter
    recorded_at  TEXT    NOT NULL,                        -- RFC 3339, UTC, milliseconds
    happened_at  TEXT    NOT NULL,
    aggregate    TEXT    NOT NULL CHECK (aggregate IN ('settings','account','order','circuit','loa','person',
                     'site','access_point','zone','latency','template','company','calendar','trust','gate','maintenance','test',
                     'router')),
    aggregate_id TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    payload      TEXT    NOT NULL CHECK (json_valid(payload)),  -- personal values sealed
    prev         BLOB    NOT NULL CHECK (length(prev) = 32),    -- hash of the desk's event before
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (desk_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO event_4 (desk_id, seq, hlc, recorded_at, happened_at, aggregate, aggregate_id, kind, version, payload, prev, hash)
    SELECT desk_id, seq, hlc, recorded_at, happened_at, aggregate, aggregate_id, kind, version, payload, prev, hash FROM event;
DROP TABLE event;
ALTER TABLE event_4 RENAME TO event;
CREATE INDEX event_by_aggregate ON event (aggregate, aggregate_id, hlc);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TABLE draft_4 (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('port','order','loa','loas','answer','credential','person','company','wording',
                     'survey','works','completion','activation','upkeep','change','maintenance','test','vbr',
                     'router','upgrade')),
    circuit TEXT NOT NULL,
    body    BLOB NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO draft_4 (id, kind, circuit, body, kept_at) SELECT id, kind, circuit, body, kept_at FROM draft;
DROP TABLE draft;
ALTER TABLE draft_4 RENAME TO draft;

CREATE TABLE file_4 (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('official_pdf','handout_pdf','handout_letter','rendition','credential',
                     'attachment')),
    size   INTEGER NOT NULL CHECK (size BETWEEN 0 AND 26214400),
    pages  INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    added_at TEXT NOT NULL,
    erased_at TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE file_chunk_4 (
    file  TEXT    NOT NULL REFERENCES file_4 (id) ON DELETE CASCADE,
    n     INTEGER NOT NULL CHECK (n BETWEEN 0 AND 24),
    bytes BLOB    NOT NULL,
    PRIMARY KEY (file, n)
) STRICT;
INSERT INTO file_4 (id, name, kind, size, pages, sha256, added_at, erased_at)
    SELECT id, name, kind, size, pages, sha256, added_at, erased_at FROM file;
INSERT INTO file_chunk_4 (file, n, bytes) SELECT file, n, bytes FROM file_chunk;
DROP TABLE file_chunk;
DROP TABLE file;
ALTER TABLE file_4 RENAME TO file;
ALTER TABLE file_chunk_4 RENAME TO file_chunk;
";
