//! Plans of orders, and patterns for applications.

/// Their tables.
pub const TABLES: &str = r"
CREATE TABLE order_plan (
    order_id   TEXT PRIMARY KEY,
    saved      TEXT NOT NULL,            -- JSON of the plan
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE template (
    id         TEXT PRIMARY KEY,
    account    TEXT NOT NULL,
    name       TEXT NOT NULL,
    mode       TEXT NOT NULL CHECK (mode IN ('classic','recommended','high_reliability')),
    body       TEXT NOT NULL,            -- JSON of the form
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX template_by_account ON template (account, name);
";
