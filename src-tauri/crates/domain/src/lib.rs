//! desk-domain
