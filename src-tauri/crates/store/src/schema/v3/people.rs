//! The address book, who was named on which application, and what an erasure has still to do.

/// Tables of people and companies.
pub const TABLES: &str = r"
DROP TABLE person;
CREATE TABLE person (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,           -- in clear, for search; empty once erased
    name_latin  TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('listed','removed','merged','erased')),
    merged_into TEXT NOT NULL,           -- id, or ''
    changed_at  TEXT NOT NULL,           -- when the details were last recorded
    erased_at   TEXT,
    erased_by   TEXT NOT NULL,
    reason      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_name ON person (name);

CREATE TABLE company (
    id         TEXT PRIMARY KEY,
    saved      TEXT NOT NULL,            -- JSON of the company without its contact
    name       TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is named on which application, and until when the last paper of it is good.
CREATE TABLE loa_person (
    loa          TEXT    NOT NULL,
    person       TEXT    NOT NULL,
    n            INTEGER NOT NULL,       -- place among the engineers, from 0
    circuit      TEXT    NOT NULL,
    construction TEXT    NOT NULL,       -- the construction company, for those last used
    applied_hlc  INTEGER NOT NULL,
    applied_at   TEXT    NOT NULL,
    until        TEXT    NOT NULL,       -- the later of the visit's end and the validity of its handouts
    PRIMARY KEY (loa, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX loa_person_by_person ON loa_person (person, applied_hlc DESC);

CREATE TABLE retention (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    days      INTEGER NOT NULL CHECK (days BETWEEN 0 AND 3650),
    automatic INTEGER NOT NULL CHECK (automatic IN (0,1))
) STRICT;

-- Not a shadow: what an erasure has still to do outside its transaction. One row per person erased, until the log of
-- the database and every kept copy beside it hold nothing of them. The ids name nobody.
CREATE TABLE scrub (
    person TEXT PRIMARY KEY,
    files  TEXT NOT NULL                 -- JSON of the ids of files erased with them
) STRICT, WITHOUT ROWID;

-- Applications of one order that were made together on one form carry the same text.
ALTER TABLE loa ADD COLUMN batch TEXT NOT NULL DEFAULT '';
CREATE INDEX loa_by_batch ON loa (batch) WHERE batch <> '';

-- When a file was erased; its bytes and its key are gone, its size and hash stay.
ALTER TABLE file ADD COLUMN erased_at TEXT;
";
