//! Forms that are not sent yet.

use crate::Desk;
use crate::wire::{
    ApiError, ById, DraftKept, DraftKind, DraftView, Drafts, ErrorCode, KeepDraft, Nothing,
};
use desk_domain::chance::Occasion;
use desk_store::circuits;

/// Most bytes of a kept form.
const LIMIT: usize = 256 * 1024;

impl Desk {
    /// All kept forms, newest first.
    pub fn drafts(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Drafts, ApiError> {
        let store = self.store()?;
        let mut drafts = Vec::new();
        for draft in store.drafts()? {
            let circuit = (!draft.circuit.is_empty()).then_some(draft.circuit);
            let circuit_name = match &circuit {
                Some(id) => circuits::one(store.db(), id)?.map(|row| row.name),
                None => None,
            };
            let kind = match draft.kind.as_str() {
                "port" => DraftKind::Port,
                "order" => DraftKind::Order,
                "loa" => DraftKind::Loa,
                "loas" => DraftKind::Loas,
                "wording" => DraftKind::Wording,
                "survey" => DraftKind::Survey,
                "works" => DraftKind::Works,
                "completion" => DraftKind::Completion,
                "activation" => DraftKind::Activation,
                "upkeep" => DraftKind::Upkeep,
                "change" => DraftKind::Change,
                "maintenance" => DraftKind::Maintenance,
                "test" => DraftKind::Test,
                "vbr" => DraftKind::Vbr,
                "router" => DraftKind::Router,
                "upgrade" => DraftKind::Upgrade,
                _ => DraftKind::Answer,
            };
            drafts.push(DraftView {
                id: draft.id,
                kind,
                circuit,
                circuit_name,
                body: draft.body,
                kept_at: draft.kept_at,
            });
        }
        Ok(Drafts { drafts })
    }

    /// Keeps a form as it stands.
    pub fn keep_draft(
        &mut self,
        occasion: Occasion<'_>,
        request: KeepDraft,
    ) -> Result<DraftKept, ApiError> {
        if request.body.len() > LIMIT || request.id.len() > 64 {
            return Err(ApiError::new(
                ErrorCode::BadFile,
                "This form is too long to be kept. Shorten its texts.",
            ));
        }
        let kind = match request.kind {
            DraftKind::Port => "port",
            DraftKind::Order => "order",
            DraftKind::Loa => "loa",
            DraftKind::Loas => "loas",
            DraftKind::Wording => "wording",
            DraftKind::Survey => "survey",
            DraftKind::Works => "works",
            DraftKind::Answer => "answer",
            DraftKind::Completion => "completion",
            DraftKind::Activation => "activation",
            DraftKind::Upkeep => "upkeep",
            DraftKind::Change => "change",
            DraftKind::Maintenance => "maintenance",
            DraftKind::Test => "test",
            DraftKind::Vbr => "vbr",
            DraftKind::Router => "router",
            DraftKind::Upgrade => "upgrade",
        };
        let circuit = request.circuit.as_deref().unwrap_or("");
        let kept_at =
            self.store_mut()?
                .keep_draft(&request.id, kind, circuit, &request.body, occasion)?;
        Ok(DraftKept { kept_at })
    }

    /// Drops a kept form.
    pub fn drop_draft(&mut self, _: Occasion<'_>, request: ById) -> Result<Nothing, ApiError> {
        self.store_mut()?.drop_draft(&request.id)?;
        Ok(Nothing {})
    }
}
