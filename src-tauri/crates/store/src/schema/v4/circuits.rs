//! The circuits table for a hundred thousand of them: each row has a place in one order, the newest change first, and
//! the search index is kept in that same order, so that a page is read without sorting, counting or looking at others.

/// Shadows of circuit events, and what things are found by.
pub const TABLES: &str = r"
DROP TABLE circuit;
CREATE TABLE circuit (
    id              TEXT PRIMARY KEY,
    place           INTEGER NOT NULL,    -- milliseconds of the last change << 20, and a number that keeps rows apart
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
CREATE UNIQUE INDEX circuit_by_place ON circuit (place);
CREATE INDEX circuit_by_turn ON circuit (turn, place);
CREATE INDEX circuit_by_state ON circuit (status, loa_status, place);
CREATE INDEX circuit_by_group ON circuit (resource_group, place) WHERE resource_group <> '';
CREATE INDEX circuit_by_instance ON circuit (instance_id);
CREATE INDEX circuit_by_name ON circuit (name);
CREATE INDEX circuit_by_account ON circuit (account, turn);
CREATE INDEX circuit_by_point ON circuit (access_point);
CREATE INDEX circuit_by_box ON circuit (cloud_box) WHERE cloud_box <> '';
CREATE INDEX circuit_by_redundant ON circuit (redundant);
CREATE INDEX circuit_by_conflict ON circuit (place) WHERE conflict = 1;

CREATE TABLE circuit_tag (
    key     TEXT NOT NULL,
    value   TEXT NOT NULL,
    circuit TEXT NOT NULL,
    PRIMARY KEY (key, value, circuit)
) STRICT, WITHOUT ROWID;
CREATE INDEX circuit_tag_by_circuit ON circuit_tag (circuit);

-- Circuits that can be filtered by the same values, counted: what stands beside the table is read off these few rows.
CREATE TABLE facet (
    id             INTEGER PRIMARY KEY,  -- made from the values, so that the same values have the same number
    turn           TEXT NOT NULL CHECK (turn IN ('yours','theirs','done','stop','closed')),
    status         TEXT NOT NULL CHECK (status IN ('Initial','Approved','Allocating','Allocated','Confirmed','Enabled',
                       'Rejected','Canceled','Allocation Failed','Terminating','Terminated','Deleted')),
    loa_status     TEXT NOT NULL CHECK (loa_status IN ('NotApplied','Applying','Accept','Available','Rejected',
                       'Completing','Complete','Deleted')),
    resource_group TEXT NOT NULL,
    tags           TEXT NOT NULL,        -- JSON [[key, value], …]
    account        TEXT NOT NULL,
    circuits       INTEGER NOT NULL CHECK (circuits >= 1)
) STRICT;
CREATE INDEX facet_by_account ON facet (account, turn, circuits);
-- The facet of each row: narrow rows, so that a jump far down the table passes over few pages of the file.
CREATE TABLE circuit_facet (
    place INTEGER PRIMARY KEY,
    facet INTEGER NOT NULL
) STRICT;

DROP TABLE search_pairs;
DROP TABLE search_text;
CREATE TABLE search_text (
    doc     INTEGER PRIMARY KEY,         -- of a circuit: its place
    kind    TEXT NOT NULL CHECK (kind IN ('circuit','handout')),
    id      TEXT NOT NULL,
    content TEXT NOT NULL,               -- folded text
    UNIQUE (kind, id)
) STRICT;
-- Each token is a pair of characters of four signs each; the prefixes are the single characters.
CREATE VIRTUAL TABLE search_pairs USING fts5 (pairs, content='', contentless_delete=1, tokenize='ascii', prefix='4');
";
