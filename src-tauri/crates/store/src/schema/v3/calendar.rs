//! What the user changed in calendars, and the clocks that run by them.

/// The tables.
pub const TABLES: &str = r"
CREATE TABLE calendar (
    key   TEXT PRIMARY KEY,                              -- country of the calendar
    edits TEXT NOT NULL CHECK (json_valid(edits))        -- marks and years as the user left them
) STRICT, WITHOUT ROWID;

CREATE TABLE clock (
    kind    TEXT NOT NULL CHECK (kind IN ('loa_review','handover','visit','validity','survey','pigtail')),
    subject TEXT NOT NULL,                               -- id of the LOA, or number of the handout
    loa     TEXT NOT NULL,
    circuit TEXT NOT NULL,
    started TEXT NOT NULL,
    due     TEXT NOT NULL,                               -- last instant in time
    ended   TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('open','kept','missed','stopped')),
    allowed INTEGER CHECK (allowed >= 0),                -- working days, when it is counted in them
    taken   INTEGER CHECK (taken >= 0),                  -- working days that it took
    PRIMARY KEY (kind, subject),
    CHECK ((outcome = 'open') = (ended IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX clock_by_loa ON clock (loa);
CREATE INDEX clock_by_due ON clock (outcome, due);
";
