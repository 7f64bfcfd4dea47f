//! What is tied to the old port, as a table for a spreadsheet.

use crate::renditions::Bytes;
use crate::wire::{ApiError, ById};
use crate::{Desk, circuits};
use desk_domain::chance::Occasion;
use desk_domain::upgrade::TiedKind;
use desk_domain::wire::labels_of;

impl Desk {
    /// Everything that is tied to the old port with its parameters, as a table for a spreadsheet.
    ///
    /// # Errors
    /// No upgrade of that circuit is planned.
    pub fn upgrade_list_bytes(
        &mut self,
        _: Occasion<'_>,
        request: ById,
    ) -> Result<Bytes, ApiError> {
        let store = self.store()?;
        let view = circuits::view(store, &request.id)?;
        let upgrade = view.upgrade.ok_or_else(|| ApiError::not_found("upgrade"))?;
        let id = view.row.instance_id.unwrap_or_default();
        let name = if id.is_empty() { "circuit" } else { &id };
        let mut table = String::from("\u{feff}kind,name,parameters,backed up,by\r\n");
        for item in &upgrade.items {
            let (kind, _) = labels_of::<TiedKind>(&item.kind);
            let (at, by) = item
                .backed_up
                .as_ref()
                .map_or(("", ""), |noted| (&noted.at, &noted.by));
            let cells = [kind, &item.name, &item.parameters, at, by].map(cell);
            table.push_str(&cells.join(","));
            table.push_str("\r\n");
        }
        Ok(Bytes {
            name: format!("{name}-port-backup.csv"),
            bytes: table.into_bytes(),
        })
    }
}

/// A cell of a CSV table. What a spreadsheet would take for a formula becomes text.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
