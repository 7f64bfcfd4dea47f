//! Virtual border routers of circuits, and the routers that they hang on.

/// Shadows of the events; MD5 keys stay sealed in those.
pub const TABLES: &str = r"
CREATE TABLE vbr (
    circuit     TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    instance_id TEXT    NOT NULL,                  -- empty: not created yet
    vlan        INTEGER NOT NULL CHECK (vlan BETWEEN 0 AND 2999),
    bfd         INTEGER NOT NULL CHECK (bfd IN (0, 1)),
    stand       TEXT    NOT NULL CHECK (stand IN ('planned','created','gone')),
    PRIMARY KEY (circuit, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX vbr_by_instance ON vbr (instance_id);

CREATE TABLE router (
    id          TEXT PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('ecr','tr')),
    name        TEXT NOT NULL,
    instance_id TEXT NOT NULL,                     -- empty: not created yet
    stand       TEXT NOT NULL CHECK (stand IN ('planned','created','gone')),
    texts       TEXT NOT NULL CHECK (json_valid(texts))  -- what its circuits are also found by
) STRICT, WITHOUT ROWID;

CREATE TABLE router_vbr (
    router  TEXT NOT NULL,
    circuit TEXT NOT NULL,
    vbr     TEXT NOT NULL,
    PRIMARY KEY (router, circuit, vbr)
) STRICT, WITHOUT ROWID;
CREATE INDEX router_of_circuit ON router_vbr (circuit);
";
