//! The tables, format 1, and what later formats changed. A format that was released stays as it is; the next
//! one is a step of its own in [`crate::migrate`].

pub mod v2;
pub mod v3;
pub mod v4;

/// `CDsk`: says whose file it is.
pub const APPLICATION_ID: u32 = 0x4344_736b;

/// Format 1.
pub const V1: &str = r"
-- The truth. Never updated, never deleted: the triggers below see to it.
CREATE TABLE event (
    desk_id      TEXT    NOT NULL,
    seq          INTEGER NOT NULL CHECK (seq >= 1),       -- contiguous per desk
    hlc          INTEGER NOT NULL,                        -- hybrid logical clock: ms << 16 | counter
    recorded_at  TEXT    NOT NULL,                        -- RFC 3339, UTC, milliseconds
    happened_at  TEXT    NOT NULL,
    aggregate    TEXT    NOT NULL CHECK (aggregate IN ('settings','account','order','circuit','loa','person')),
    aggregate_id TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    payload      TEXT    NOT NULL CHECK (json_valid(payload)),  -- personal values sealed
    prev         BLOB    NOT NULL CHECK (length(prev) = 32),    -- hash of the desk's event before
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (desk_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_aggregate ON event (aggregate, aggregate_id, hlc);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- Who this file belongs to; one row.
CREATE TABLE desk (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    desk_id   TEXT NOT NULL,
    founded_at TEXT NOT NULL
) STRICT;

-- One wrapped key per person and per document. Destroying the row erases what it sealed.
CREATE TABLE sealing_key (
    subject TEXT PRIMARY KEY,      -- person:<id>, file:<id> or draft:<id>
    wrapped BLOB NOT NULL          -- 24 bytes nonce, then the key sealed under the desk's key
) STRICT, WITHOUT ROWID;

-- Answers to commands by their idempotency key: a commit may land without its answer.
CREATE TABLE command (
    key       TEXT PRIMARY KEY,
    body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
    answer    TEXT NOT NULL,
    at        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Forms that are not sent yet; the body is sealed.
CREATE TABLE draft (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('port','loa','answer')),
    circuit TEXT NOT NULL,
    body    BLOB NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Files: papers, the provider's PDFs. Sealed in chunks of at most 1 MiB.
CREATE TABLE file (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('official_pdf','handout_pdf','handout_letter')),
    size   INTEGER NOT NULL CHECK (size BETWEEN 0 AND 26214400),
    pages  INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE file_chunk (
    file  TEXT    NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    n     INTEGER NOT NULL CHECK (n BETWEEN 0 AND 24),
    bytes BLOB    NOT NULL,
    PRIMARY KEY (file, n)
) STRICT;

-- Everything below is a shadow of the events and can be built anew from them.

CREATE TABLE settings (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    desk_code     TEXT NOT NULL,
    public_key    TEXT NOT NULL,
    sample        INTEGER NOT NULL CHECK (sample IN (0,1)),
    saved         TEXT NOT NULL          -- JSON of the settings, or '' before they were saved
) STRICT;

CREATE TABLE account (
    id         TEXT PRIMARY KEY,
    saved      TEXT NOT NULL,            -- JSON of the account
    name       TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,            -- in clear, for search
    name_latin TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_name ON person (name);

CREATE TABLE circuit (
    id              TEXT PRIMARY KEY,
    account         TEXT NOT NULL,
    name            TEXT NOT NULL,
    instance_id     TEXT,
    access_point    TEXT NOT NULL,
    access_point_zh TEXT NOT NULL,
    line_operator   TEXT NOT NULL,
    port_type       TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('Initial','Approved','Allocating','Allocated','Confirmed','Enabled',
                        'Rejected','Canceled','Allocation Failed','Terminating','Terminated','Deleted')),
    loa_status      TEXT NOT NULL CHECK (loa_status IN ('NotApplied','Applying','Accept','Available','Rejected',
                        'Completing','Complete','Deleted')),
    handout         TEXT,                -- number of the newest LOA's handout
    turn            TEXT NOT NULL CHECK (turn IN ('yours','theirs','done','stop','closed')),
    conflict        INTEGER NOT NULL CHECK (conflict IN (0,1)),
    resource_group  TEXT NOT NULL,
    tags            TEXT NOT NULL,       -- JSON [[key, value], …]
    cloud_box       TEXT NOT NULL,
    redundant       TEXT NOT NULL,
    changed_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX circuit_by_change ON circuit (changed_at DESC, id);
CREATE INDEX circuit_by_instance ON circuit (instance_id);

CREATE TABLE loa (
    id          TEXT PRIMARY KEY,
    circuit     TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('NotApplied','Applying','Accept','Available','Rejected',
                    'Completing','Complete','Deleted')),
    applied_hlc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX loa_by_circuit ON loa (circuit, applied_hlc DESC);

CREATE TABLE handout (
    number       TEXT PRIMARY KEY,
    revision     INTEGER NOT NULL,
    loa          TEXT NOT NULL,
    circuit      TEXT NOT NULL,
    document     TEXT NOT NULL,
    letter       TEXT NOT NULL,
    official_pdf TEXT,
    engineers    TEXT NOT NULL,          -- JSON of names in clear, for search
    access_flow  TEXT NOT NULL,
    issued_at    TEXT NOT NULL,
    valid_until  TEXT NOT NULL,
    zone         TEXT NOT NULL,
    pages        INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    sha256       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handout_by_circuit ON handout (circuit);
CREATE INDEX handout_by_issue ON handout (issued_at DESC, number);

-- Search: characters and their pairs, because three-character tokens miss most Chinese names.
CREATE TABLE search_text (
    doc     INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('circuit','handout')),
    id      TEXT NOT NULL,
    content TEXT NOT NULL,               -- folded text, to check a hit
    UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE search_pairs USING fts5 (pairs, content='', contentless_delete=1, tokenize='ascii');
";
