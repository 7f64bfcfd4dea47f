//! Stories, letters, upgrades and the real window: what proves the whole.
