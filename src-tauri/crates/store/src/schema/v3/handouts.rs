//! Every revision of a handout with what became of it, and each document made of it.

pub const TABLES: &str = r"
DROP TABLE handout;
CREATE TABLE handout (
    number       TEXT NOT NULL,
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    loa          TEXT NOT NULL,
    circuit      TEXT NOT NULL,
    document     TEXT NOT NULL,
    letter       TEXT NOT NULL,
    official_pdf TEXT,
    engineers    TEXT NOT NULL,          -- JSON of names in clear, for search
    access_flow  TEXT NOT NULL,
    issued_at    TEXT NOT NULL,
    issued_by    TEXT NOT NULL,
    reason       TEXT NOT NULL,          -- why it was issued anew, or ''
    valid_until  TEXT NOT NULL,
    zone         TEXT NOT NULL,
    pages        INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    sha256       TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    standing     TEXT NOT NULL CHECK (standing IN ('in_force','superseded','void')),
    ended_at     TEXT,                   -- when it was superseded or voided
    ended_by     TEXT NOT NULL,
    ended_reason TEXT NOT NULL,
    successor    INTEGER,                -- the revision that took its place
    PRIMARY KEY (number, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX handout_by_loa ON handout (loa);
CREATE INDEX handout_by_circuit ON handout (circuit);
CREATE INDEX handout_by_issue ON handout (issued_at DESC, number, revision);

CREATE TABLE handout_document (
    file         TEXT PRIMARY KEY,
    number       TEXT NOT NULL,
    revision     INTEGER NOT NULL,
    n            INTEGER NOT NULL,       -- order within the revision
    kind         TEXT NOT NULL CHECK (kind IN ('audience','copy','void','expired','superseded')),
    audience     TEXT NOT NULL CHECK (audience IN ('','guard','installer','customer','carrier')),
    name         TEXT NOT NULL,
    pages        INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    sha256       TEXT NOT NULL,
    of_sha256    TEXT NOT NULL,          -- of the bytes that were stamped, or ''
    made_at      TEXT NOT NULL,
    first_copy   INTEGER NOT NULL,
    last_copy    INTEGER NOT NULL,
    of_copies    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handout_document_by_handout ON handout_document (number, revision, n);
";
