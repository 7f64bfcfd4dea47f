//! The one window: its size, its place, and where it may not go.

use std::path::{Path, PathBuf};

use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager, PhysicalPosition, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

use crate::geometry::{Geometry, MINIMUM, Screen};

/// The label that `capabilities/main.json` names.
pub const LABEL: &str = "main";

/// Opens the window as it was last closed; `folder` keeps its geometry.
///
/// # Errors
/// The system gives no webview.
pub fn open(app: &AppHandle, folder: &Path) -> Result<(), tauri::Error> {
    let geometry = Geometry::read(folder).on(&screens(app)?);
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("Circuit Desk")
        .inner_size(geometry.width, geometry.height)
        .min_inner_size(MINIMUM.0, MINIMUM.1)
        .maximized(geometry.maximized)
        .visible(false)
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    let window = match geometry.place {
        Some((x, y)) => {
            let window = builder.build()?;
            window.set_position(PhysicalPosition::new(x, y))?;
            window
        }
        None => builder.center().build()?,
    };
    window.show()?;
    keep_on_close(&window, folder.to_path_buf());
    Ok(())
}

/// Whether `url` is a page of this program: everything else is refused, wherever it came from.
fn is_own_page(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        // The same pages as WebView2 addresses them.
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows),
        _ => false,
    }
}

fn screens(app: &AppHandle) -> Result<Vec<Screen>, tauri::Error> {
    let monitors = app.available_monitors()?;
    Ok(monitors
        .iter()
        .map(|monitor| Screen {
            origin: (monitor.position().x, monitor.position().y),
            size: (monitor.size().width, monitor.size().height),
        })
        .collect())
}

fn keep_on_close(window: &WebviewWindow, folder: PathBuf) {
    let handle = window.app_handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { .. } = event
            && let Some(window) = handle.get_webview_window(LABEL)
            && let Some(geometry) = measure(&window, &folder)
        {
            // A place that cannot be kept is forgotten: closing matters more.
            let _ = geometry.keep(&folder);
        }
    });
}

/// The window's geometry now; a maximized one keeps the size that it returns to.
fn measure(window: &WebviewWindow, folder: &Path) -> Option<Geometry> {
    if window.is_maximized().ok()? {
        return Some(Geometry {
            maximized: true,
            ..Geometry::read(folder)
        });
    }
    let scale = window.scale_factor().ok()?;
    let size = window.inner_size().ok()?.to_logical::<f64>(scale);
    let place = window.outer_position().ok().map(|place| (place.x, place.y));
    Some(Geometry {
        width: size.width,
        height: size.height,
        place,
        maximized: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(url: &str) -> bool {
        is_own_page(&url.parse().unwrap())
    }

    #[test]
    fn only_the_programs_own_pages_open() {
        assert!(allowed("tauri://localhost/index.html"));
        for foreign in [
            "https://example.com/",
            "http://localhost:1420/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "javascript:alert(1)",
            "blob:tauri://localhost/1",
        ] {
            assert!(!allowed(foreign), "{foreign} was let in");
        }
    }
}
