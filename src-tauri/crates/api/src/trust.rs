//! Whose codes this desk believes.

use crate::Desk;
use crate::wire::ApiError;
use chrono::{DateTime, Utc};
use desk_letter::codes::IssuingKey;
use desk_letter::verify::{EndedHandout, Ending, Trust, TrustedKey};
use desk_store::{handouts, settings};

impl Desk {
    /// What a check of a code starts from: the keys that count, and what no longer does. Passes that were seen
    /// at a gate are not in it.
    ///
    /// # Errors
    /// No desk is open, or its file cannot be read.
    pub fn trust_for_checking(&self) -> Result<Trust, ApiError> {
        let store = self.store()?;
        let desk = settings::read(store.db())?.map(|found| found.desk_code);
        let key = IssuingKey::from_seed(&store.keys().issuing);
        let own = TrustedKey {
            kid: key.key_id(),
            public_key: key.public_key(),
            not_before: DateTime::<Utc>::MIN_UTC,
            not_after: DateTime::<Utc>::MAX_UTC,
            desk: desk.unwrap_or_default(),
            listed: false,
        };
        let ended = handouts::ended(store.db())?
            .into_iter()
            .map(|(number, revision, void)| EndedHandout {
                number,
                revision,
                ending: if void {
                    Ending::Void
                } else {
                    Ending::Superseded
                },
            })
            .collect();
        Ok(Trust {
            keys: vec![own],
            ended,
            ..Trust::default()
        })
    }
}
