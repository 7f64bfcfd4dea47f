//! The paper's Chinese face, lent to the window: what prints shows on the screen too.
//!
//! The interface carries the common hanzi only. A name with a rare one, such as 𰻝, needs the whole face, which
//! the program has anyway for the paper; the window asks for it when such a character is to be drawn.

use std::path::PathBuf;

use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, UriSchemeContext, UriSchemeResponder, Wry};

use crate::folders;

/// Scheme of its address: `face://localhost/NotoSansSC-Regular.ttf`, on Windows `http://face.localhost/…`.
pub const SCHEME: &str = "face";

/// The one file that is lent.
const FILE: &str = "NotoSansSC-Regular.ttf";

/// Answers a request in the blocking pool: ten megabytes are read.
pub fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        responder.respond(response(request.uri().path(), &app));
    });
}

fn response(path: &str, app: &AppHandle) -> Response<Vec<u8>> {
    let face = asked_for(path).and_then(|name| {
        let folder: PathBuf = folders::faces(app).ok()?;
        std::fs::read(folder.join(name)).ok()
    });
    match face {
        Some(bytes) => shown(StatusCode::OK, bytes),
        None => shown(StatusCode::NOT_FOUND, Vec::new()),
    }
}

/// The file's own name, and nothing else, so that no path ever comes from the window.
fn asked_for(path: &str) -> Option<&'static str> {
    (path.strip_prefix('/') == Some(FILE)).then_some(FILE)
}

fn shown(status: StatusCode, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("font/ttf"),
    );
    // A face is fetched by the rules of foreign origins, and this address is one.
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::HeaderValue::from_static("*"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_face_is_lent() {
        assert_eq!(asked_for("/NotoSansSC-Regular.ttf"), Some(FILE));
        for other in [
            "",
            "/",
            "/desk.db",
            "/../NotoSansSC-Regular.ttf",
            "//NotoSansSC-Regular.ttf",
        ] {
            assert_eq!(asked_for(other), None, "{other}");
        }
    }
}
