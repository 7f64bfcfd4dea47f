//! What the window may ask: one line per command of the list in desk-api.

use std::sync::Arc;

use desk_api::wire::*;
use tauri::ipc::Invoke;
use tauri::{Manager, State, Wry};

use crate::batches::Batches;
use crate::documents::Documents;
use crate::notices::Notices;
use crate::open_desk::OpenDesk;
use crate::packs::Packs;
use crate::probe::Measurements;

type At<'r> = State<'r, Arc<Documents>>;

macro_rules! handlers {
    (
        $($name:ident: $request:ty => $answer:ty;)*
        | $($outside:ident: $wanted:ty => $got:ty;)*
        | $($shell:ident: $asked:ty => $given:ty;)*
    ) => {
        $(
            #[tauri::command]
            async fn $name(desk: State<'_, OpenDesk>, request: $request) -> Result<$answer, ApiError> {
                desk.run(move |desk, occasion| desk.$name(occasion, request)).await
            }
        )*

        $(
            #[tauri::command]
            async fn $outside(at: At<'_>, desk: State<'_, OpenDesk>, request: $wanted) -> Result<$got, ApiError> {
                outside(at, desk, move |documents, desk| documents.$outside(desk, request)).await
            }
        )*

        /// Routes each call from the window to its command. While the window is locked to the gate, only the gate's own
        /// get that far.
        pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            let all: Box<dyn Fn(Invoke<Wry>) -> bool + Send + Sync> =
                Box::new(tauri::generate_handler![$($name,)* $($outside,)* $($shell),*]);
            move |invoke| {
                let barred = invoke
                    .message
                    .webview_ref()
                    .try_state::<OpenDesk>()
                    .is_some_and(|desk| desk.bars(invoke.message.command()));
                if barred {
                    invoke.resolver.reject(desk_api::gate_lock::refused());
                    return true;
                }
                all(invoke)
            }
        }
    };
}
desk_api::commands!(handlers);

/// The four commands of work that goes on beside the window.
macro_rules! jobs {
    ($($all:ty: $begin:ident($asked:ty), $look:ident, $cancel:ident, $open:ident => $view:ty;)*) => {$(
        #[tauri::command]
        async fn $begin(
            at: At<'_>,
            desk: State<'_, OpenDesk>,
            all: State<'_, $all>,
            request: $asked,
        ) -> Result<$view, ApiError> {
            let all = <$all>::clone(&all);
            outside(at, desk, move |documents, desk| all.begin(documents, desk, request)).await
        }

        #[tauri::command]
        async fn $look(all: State<'_, $all>, request: ById) -> Result<$view, ApiError> {
            all.look(&request)
        }

        #[tauri::command]
        async fn $cancel(all: State<'_, $all>, request: ById) -> Result<$view, ApiError> {
            all.cancel(&request)
        }

        #[tauri::command]
        async fn $open(
            at: At<'_>,
            desk: State<'_, OpenDesk>,
            all: State<'_, $all>,
            request: ById,
        ) -> Result<HandedOut, ApiError> {
            let all = <$all>::clone(&all);
            outside(at, desk, move |documents, _| all.open(documents, &request)).await
        }
    )*};
}
jobs! {
    Batches: begin_batch(BeginBatch), batch, cancel_batch, open_batch => BatchView;
    Packs: begin_pack(BeginPack), pack, cancel_pack, open_pack => PackView;
}

#[tauri::command]
async fn begin_measurement(
    all: State<'_, Measurements>,
    request: BeginMeasurement,
) -> Result<MeasurementView, ApiError> {
    all.begin(&request)
}

#[tauri::command]
async fn measurement(
    all: State<'_, Measurements>,
    request: ById,
) -> Result<MeasurementView, ApiError> {
    all.look(&request)
}

#[tauri::command]
async fn cancel_measurement(
    all: State<'_, Measurements>,
    request: ById,
) -> Result<MeasurementView, ApiError> {
    all.cancel(&request)
}

#[tauri::command]
async fn tell_due(
    desk: State<'_, OpenDesk>,
    notices: State<'_, Notices>,
    request: TodayQuery,
) -> Result<Told, ApiError> {
    notices.tell(&desk, request).await
}

#[tauri::command]
async fn try_notification(
    notices: State<'_, Notices>,
    request: TryNotification,
) -> Result<Nothing, ApiError> {
    notices.show_one(request.language).map(|()| Nothing {})
}

/// Does `work`, which waits for a person or a printer, away from the window's thread.
async fn outside<T: Send + 'static>(
    documents: At<'_>,
    desk: State<'_, OpenDesk>,
    work: impl FnOnce(&Documents, &OpenDesk) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let (documents, desk) = (Arc::clone(&documents), OpenDesk::clone(&desk));
    tauri::async_runtime::spawn_blocking(move || work(&documents, &desk))
        .await
        .unwrap_or_else(|_| {
            Err(ApiError::new(
                ErrorCode::Internal,
                "The program met an error of its own. Try again.",
            ))
        })
}
