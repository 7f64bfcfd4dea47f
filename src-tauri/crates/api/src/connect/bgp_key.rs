//! MD5 keys of BGP groups: shown on purpose, and erased.

use super::of;
use crate::circuit_command::{refused, whole};
use crate::wire::{ApiError, BgpKey, BgpKeyOf, CircuitView, EraseBgpKey};
use crate::{Desk, circuits, command};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::PersonName;
use desk_domain::problem::Problems;
use desk_store::circuits::Whole;
use desk_store::erasure;
use std::collections::BTreeSet;

impl Desk {
    /// Shows the MD5 key of a BGP group in clear.
    pub fn reveal_bgp_key(
        &mut self,
        _: Occasion<'_>,
        request: BgpKeyOf,
    ) -> Result<BgpKey, ApiError> {
        let store = self.store()?;
        let found = desk_store::circuits::whole(store.db(), store.keys(), &request.circuit)?
            .ok_or_else(|| ApiError::not_found("circuit"))?;
        let groups = &of(&found, &request.vbr)?.fact.groups;
        let group = groups.iter().find(|group| group.key == request.group);
        let secret = group.and_then(|group| group.secret.as_ref()?.known());
        Ok(BgpKey {
            secret: secret
                .ok_or_else(|| ApiError::not_found("MD5 key"))?
                .clone(),
        })
    }

    /// Erases every MD5 key that a VBR ever had. They can then be read nowhere.
    pub fn erase_bgp_key(
        &mut self,
        occasion: Occasion<'_>,
        request: EraseBgpKey,
    ) -> Result<CircuitView, ApiError> {
        let store = self.store_mut()?;
        command(
            store,
            &request.key,
            "erase_bgp_key",
            &request,
            occasion,
            |writer| {
                let found = whole(writer, &request.circuit)?;
                let known = of(&found, &request.vbr)?;
                let mut problems = Problems::new();
                let Some(by) = PersonName::parse("by", &request.by, &mut problems) else {
                    return Err(ApiError::fields(&problems));
                };
                let secrets = secrets(&found, &request.vbr);
                if secrets.is_empty() {
                    return Err(refused("This VBR has no MD5 key.", "no_bgp_key"));
                }
                erasure::forget_secrets(writer, &secrets, &request.circuit)?;
                let fact = Fact::BgpKeyErased {
                    vbr: request.vbr.clone(),
                    name: known.fact.name.clone(),
                    by: by.as_str().to_owned(),
                };
                writer.record(Aggregate::Circuit, &request.circuit, &fact)?;
                Ok(())
            },
        )?;
        store.scrub()?;
        circuits::view(self.store()?, &request.circuit)
    }
}

/// Names under which every MD5 key of a VBR is sealed, also those that were replaced.
fn secrets(found: &Whole, vbr: &str) -> BTreeSet<String> {
    let facts = found.circuit.entries.iter().map(|entry| &entry.event.fact);
    facts
        .filter_map(|fact| match fact {
            Fact::VbrSaved(saved) if saved.key == vbr => Some(saved),
            _ => None,
        })
        .flat_map(|saved| &saved.groups)
        .filter_map(|group| group.secret.as_ref())
        .filter(|secret| secret.known().is_some())
        .map(|secret| secret.person().to_owned())
        .collect()
}
