//! Orders, the places of circuits in them, what failed ones left behind, and recorded quotas.

/// Shadows of order events and of quotas on accounts.
pub const TABLES: &str = r"
CREATE TABLE port_order (
    id           TEXT PRIMARY KEY,
    account      TEXT NOT NULL,
    mode         TEXT NOT NULL CHECK (mode IN ('classic','recommended','highReliability')),
    topology     TEXT NOT NULL CHECK (topology IN ('','MultiApMultiDevice','MultiApSingleDevice','SingleApMultiDevice',
                     'SingleApMultiConnection')),
    ports        INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('single','waiting','created','failed','withdrawn')),
    submitted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which place of which order a circuit holds; only circuits that are in the table of circuits.
CREATE TABLE order_member (
    circuit      TEXT PRIMARY KEY,
    port_order   TEXT NOT NULL,
    position     INTEGER NOT NULL CHECK (position >= 1),
    access_point TEXT NOT NULL,          -- its key
    device       TEXT NOT NULL,          -- address of the provider's device, or ''
    port         TEXT NOT NULL,          -- port on it, or ''
    replaces     TEXT NOT NULL,          -- the circuit whose place it took, or ''
    corrects     TEXT NOT NULL,          -- the circuit whose application it corrects, or ''
    applied_hlc  INTEGER NOT NULL        -- clock of the application: of one place the highest holds it
) STRICT, WITHOUT ROWID;
CREATE INDEX order_member_by_order ON order_member (port_order, position, applied_hlc);
CREATE INDEX order_member_by_replaced ON order_member (replaces);
CREATE INDEX order_member_by_corrected ON order_member (corrects);

-- Ports that failed orders left at the provider; they hold a place in its quota until they are deleted.
CREATE TABLE left_behind (
    port_order   TEXT NOT NULL,
    instance_id  TEXT NOT NULL,
    circuit      TEXT NOT NULL,
    account      TEXT NOT NULL,
    access_point TEXT NOT NULL,
    done         INTEGER NOT NULL CHECK (done IN (0,1)),
    PRIMARY KEY (port_order, instance_id)
) STRICT, WITHOUT ROWID;

-- Quotas that were recorded in place of the published ones.
CREATE TABLE quota (
    account      TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('per_access_point','unpaid')),
    access_point TEXT NOT NULL,          -- '' for every access point of the account
    value        INTEGER NOT NULL CHECK (value >= 0),
    note         TEXT NOT NULL,
    since        TEXT NOT NULL,
    PRIMARY KEY (account, kind, access_point)
) STRICT, WITHOUT ROWID;
";
