//! What happened at a gate, and the post itself: which gate this computer stands at, and whether it is locked to it.

/// Shadows of the gate's events hold no name: those stay sealed in the events. The post is no shadow of anything.
pub const TABLES: &str = r"
CREATE TABLE gate_record (
    desk      TEXT    NOT NULL,
    seq       INTEGER NOT NULL,                    -- the event
    id        TEXT    NOT NULL,                    -- the pass, seal or code
    act       TEXT    NOT NULL CHECK (act IN ('entered','let_in','left','refused','seal_seen')),
    at        TEXT    NOT NULL,
    hlc       INTEGER NOT NULL,
    number    TEXT    NOT NULL,                    -- of the handout, or empty
    revision  INTEGER NOT NULL,
    gate      TEXT    NOT NULL,                    -- key of the access point, or empty
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY (desk, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX gate_record_by_time ON gate_record (at, hlc);
CREATE INDEX gate_record_by_id ON gate_record (id);

CREATE TABLE gate_pass (
    id           TEXT PRIMARY KEY,
    number       TEXT    NOT NULL,
    revision     INTEGER NOT NULL,
    engineers    INTEGER NOT NULL,                 -- named on the handout, 0 when not known
    times_in     INTEGER NOT NULL,
    inside_since TEXT,                             -- NULL: outside
    last_at      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX gate_pass_inside ON gate_pass (number, inside_since);

CREATE TABLE gate_post (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    site      TEXT    NOT NULL,                    -- key of the access point, or empty
    language  TEXT    NOT NULL CHECK (language IN ('','en','zh')),
    sound     INTEGER NOT NULL CHECK (sound IN (0, 1)),
    guard     TEXT    NOT NULL,                    -- on duty, or empty
    pin       TEXT    NOT NULL,                    -- salted hash with its costs, or empty
    locked    INTEGER NOT NULL CHECK (locked IN (0, 1)),
    failures  INTEGER NOT NULL CHECK (failures >= 0),
    failed_at TEXT    NOT NULL                     -- of the last wrong PIN, or empty
) STRICT;
";
