//! Tells the desktop what is due, when the window asks: it does so once a minute while it is open.

use std::sync::Arc;

use tauri::async_runtime::Mutex;

use desk_api::wire::{ApiError, ErrorCode, Language, TodayQuery, Told};

use crate::notifier::Notifier;
use crate::open_desk::OpenDesk;

/// Who shows notifications, shared by the commands.
pub struct Notices {
    shown: Arc<dyn Notifier>,
    /// Held from looking until it is remembered: two that look at once would both find the same thing new.
    telling: Mutex<()>,
}

impl Notices {
    /// Shown by `shown`.
    pub fn new(shown: Box<dyn Notifier>) -> Self {
        Self {
            shown: shown.into(),
            telling: Mutex::new(()),
        }
    }

    /// Looks at what is due and shows it. It is remembered only once it was shown.
    ///
    /// # Errors
    /// The desk cannot be read or written.
    pub async fn tell(&self, desk: &OpenDesk, query: TodayQuery) -> Result<Told, ApiError> {
        let _alone = self.telling.lock().await;
        let telling = desk
            .run(move |desk, occasion| desk.telling(occasion, query))
            .await?;
        let Some(telling) = telling else {
            return Ok(Told {
                shown: false,
                refused: None,
            });
        };
        let (shown, text) = (Arc::clone(&self.shown), telling.text);
        // a service that hangs holds up neither the window nor the desk
        let answer = tauri::async_runtime::spawn_blocking(move || shown.show(&text)).await;
        if let Some(why) = answer.map_or_else(
            |e| Some(e.to_string()),
            |shown| shown.err().map(|e| e.to_string()),
        ) {
            return Ok(Told {
                shown: false,
                refused: Some(why),
            });
        }
        desk.run(move |desk, occasion| desk.told(occasion, &telling.keys))
            .await?;
        Ok(Told {
            shown: true,
            refused: None,
        })
    }

    /// Shows one that says nothing but that it works.
    ///
    /// # Errors
    /// The system has no service for it, or refuses this program.
    pub fn show_one(&self, language: Language) -> Result<(), ApiError> {
        let text = match language {
            Language::En => "What is due will be told here, as counts only.",
            Language::Zh => "到期事项将在此提醒，只显示数量。",
        };
        self.shown.show(text).map_err(|why| {
            ApiError::new(
                ErrorCode::System,
                format!("This system shows no notifications: {why}. What is due stands on Today all the same."),
            )
        })
    }
}
