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

macro_rules! handlers {
    ($($name:ident: $request:ty => $answer:ty;)* | $($shell:ident: $asked:ty => $given:ty;)*) => {
        $(
            #[tauri::command]
            async fn $name(desk: State<'_, OpenDesk>, request: $request) -> Result<$answer, ApiError> {
                desk.run(move |desk, occasion| desk.$name(occasion, request)).await
            }
        )*

        /// Routes each call from the window to its command. While the window is locked to the gate, only the gate's own
        /// get that far.
        pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            let all: Box<dyn Fn(Invoke<Wry>) -> bool + Send + Sync> =
                Box::new(tauri::generate_handler![$($name,)* $($shell),*]);
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

#[tauri::command]
async fn choose_official_pdf(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<ChosenFile, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.choose(desk)).await
}

#[tauri::command]
async fn choose_credential(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<CredentialReading, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| {
        documents.choose_credential(desk)
    })
    .await
}

#[tauri::command]
async fn choose_attachment(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ChooseAttachment,
) -> Result<CircuitView, ApiError> {
    outside(at, desk, move |documents, desk| {
        documents.choose_attachment(desk, &request)
    })
    .await
}

#[tauri::command]
async fn save_attachment(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.save_attachment(desk, request)
    })
    .await
}

#[tauri::command]
async fn choose_logo(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<ChosenLogo, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.choose_logo(desk)).await
}

#[tauri::command]
async fn choose_gate_picture(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<GateCodes, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| {
        documents.choose_gate_picture(desk)
    })
    .await
}

#[tauri::command]
async fn save_gate_log(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: SaveGateLog,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.save_gate_log(desk, request)
    })
    .await
}

#[tauri::command]
async fn choose_engineer_file(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<ChosenEngineers, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.choose_engineers(desk)).await
}

#[tauri::command]
async fn save_engineer_template(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: SaveEngineerTemplate,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, move |documents, _| {
        documents.save_engineer_template(&request)
    })
    .await
}

#[tauri::command]
async fn erase_people(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ErasePeople,
) -> Result<Erased, ApiError> {
    outside(at, desk, move |documents, desk| {
        documents.erase_people(desk, request)
    })
    .await
}

#[tauri::command]
async fn choose_calendar_file(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ChooseCalendarFile,
) -> Result<CalendarPreview, ApiError> {
    outside(at, desk, move |documents, desk| {
        documents.choose_calendar(desk, &request)
    })
    .await
}

#[tauri::command]
async fn choose_latency_file(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<LatencyPreview, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.choose_latency(desk)).await
}

#[tauri::command]
async fn save_latency_template(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: SaveLatencyTemplate,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, move |documents, _| {
        documents.save_latency_template(&request)
    })
    .await
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
async fn begin_batch(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    all: State<'_, Batches>,
    request: BeginBatch,
) -> Result<BatchView, ApiError> {
    let all = Batches::clone(&all);
    outside(at, desk, move |documents, desk| {
        all.begin(documents, desk, request)
    })
    .await
}

#[tauri::command]
async fn batch(all: State<'_, Batches>, request: ById) -> Result<BatchView, ApiError> {
    all.look(&request)
}

#[tauri::command]
async fn cancel_batch(all: State<'_, Batches>, request: ById) -> Result<BatchView, ApiError> {
    all.cancel(&request)
}

#[tauri::command]
async fn open_batch(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    all: State<'_, Batches>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    let all = Batches::clone(&all);
    outside(at, desk, move |documents, _| all.open(documents, &request)).await
}

#[tauri::command]
async fn begin_pack(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    all: State<'_, Packs>,
    request: BeginPack,
) -> Result<PackView, ApiError> {
    let all = Packs::clone(&all);
    outside(at, desk, move |documents, desk| {
        all.begin(documents, desk, request)
    })
    .await
}

#[tauri::command]
async fn pack(all: State<'_, Packs>, request: ById) -> Result<PackView, ApiError> {
    all.look(&request)
}

#[tauri::command]
async fn cancel_pack(all: State<'_, Packs>, request: ById) -> Result<PackView, ApiError> {
    all.cancel(&request)
}

#[tauri::command]
async fn open_pack(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    all: State<'_, Packs>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    let all = Packs::clone(&all);
    outside(at, desk, move |documents, _| all.open(documents, &request)).await
}

#[tauri::command]
async fn save_handout(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: HandOut,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| documents.save(desk, request)).await
}

#[tauri::command]
async fn open_handout(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: HandOut,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| documents.view(desk, request)).await
}

#[tauri::command]
async fn print_handout(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: PrintHandout,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| documents.print(desk, request)).await
}

#[tauri::command]
async fn save_upgrade_list(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.save_upgrade_list(desk, request)
    })
    .await
}

#[tauri::command]
async fn save_requirements(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.save_requirements(desk, request)
    })
    .await
}

#[tauri::command]
async fn open_requirements(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.view_requirements(desk, request)
    })
    .await
}

#[tauri::command]
async fn print_requirements(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.print_requirements(desk, request)
    })
    .await
}

#[tauri::command]
async fn save_parameters(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.save_parameters(desk, request)
    })
    .await
}

#[tauri::command]
async fn open_parameters(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.view_parameters(desk, request)
    })
    .await
}

#[tauri::command]
async fn print_parameters(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: ById,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.print_parameters(desk, request)
    })
    .await
}

#[tauri::command]
async fn choose_trust_file(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<TrustReading, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.choose_trust(desk)).await
}

#[tauri::command]
async fn save_trust_file(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Carry,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.save_trust_file(desk, request)
    })
    .await
}

#[tauri::command]
async fn save_trust_sheet(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Carry,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.save_trust_sheet(desk, request)
    })
    .await
}

#[tauri::command]
async fn print_trust_sheet(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Carry,
) -> Result<HandedOut, ApiError> {
    outside(at, desk, |documents, desk| {
        documents.print_trust_sheet(desk, request)
    })
    .await
}

#[tauri::command]
async fn save_root(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<HandedOut, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.save_root(desk)).await
}

#[tauri::command]
async fn move_root(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<HandedOut, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.move_root(desk)).await
}

#[tauri::command]
async fn choose_root(
    at: At<'_>,
    desk: State<'_, OpenDesk>,
    request: Nothing,
) -> Result<TrustView, ApiError> {
    let Nothing {} = request;
    outside(at, desk, |documents, desk| documents.choose_root(desk)).await
}

type At<'r> = State<'r, Arc<Documents>>;

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
