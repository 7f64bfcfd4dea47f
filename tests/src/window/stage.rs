//! Display, bus and folders for one story.

use std::env;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use super::driver::Driver;
use super::page::{ANSWER, Page};
use super::process::{Process, is_installed};

/// Why no window came.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// A program of the rig is not on this machine.
    #[error("{0} is not installed; `cargo xtask test` installs it")]
    Missing(&'static str),
    /// The window's program has not been built.
    #[error("{} has not been built; `cargo xtask test` builds it", .0.display())]
    NotBuilt(PathBuf),
    /// A child process or a folder failed.
    #[error("the rig could not start {what}: {error}")]
    Io {
        /// What was being started.
        what: &'static str,
        /// The system's reason.
        error: io::Error,
    },
    /// The driver was asked for a window and does not answer.
    #[error("the driver gave no window within {} s", ANSWER.as_secs())]
    Silent,
    /// The driver opened no window.
    #[error("the driver opened no window: {0}")]
    Session(Box<fantoccini::error::NewSessionError>),
}

/// Display, bus and folders for one story; all of it goes when this value is dropped.
#[derive(Debug)]
pub struct Stage {
    name: String,
    language: String,
    bus_address: String,
    display_name: String,
    // Dropped from the top down: the bus before the display.
    _bus: Process,
    _display: Process,
    home: TempDir,
    data: PathBuf,
    runtime: Runtime,
    program: PathBuf,
}

impl Stage {
    /// A stage with an empty desk, for a person whose system speaks `language`, such as `zh_CN`.
    ///
    /// What the program and the driver say goes to `target/e2e/<name>.log`.
    ///
    /// # Errors
    /// A program of the rig is missing or does not start.
    pub fn new(name: &str, language: &str) -> Result<Self, StageError> {
        for program in ["Xvfb", "dbus-daemon", "WebKitWebDriver"] {
            if !is_installed(program) {
                return Err(StageError::Missing(program));
            }
        }
        let program = program()?;
        let home = tempfile::tempdir().map_err(io("a folder"))?;
        for folder in ["data", "dialogs", "home", "run"] {
            std::fs::create_dir(home.path().join(folder)).map_err(io("a folder"))?;
        }
        // Both choose a free number themselves and print it: nothing to search for. The display stays as it is
        // when its last window goes: a program that starts while it begins anew finds no display.
        let (display, number) = Process::start_and_read_line(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1440x900x24",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ])
                .stderr(Stdio::null()),
        )
        .map_err(io("Xvfb"))?;
        let (bus, bus_address) = Process::start_and_read_line(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address=1"])
                .stderr(Stdio::null()),
        )
        .map_err(io("dbus-daemon"))?;
        Ok(Self {
            name: name.to_owned(),
            language: language.to_owned(),
            bus_address,
            display_name: format!(":{number}"),
            _bus: bus,
            _display: display,
            data: home.path().join("data"),
            home,
            runtime: Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(io("the client"))?,
            program,
        })
    }

    /// The same stage over a desk that lies in `data`.
    #[must_use]
    pub fn over(mut self, data: &Path) -> Self {
        self.data = data.to_path_buf();
        self
    }

    /// Starts the program and waits for its window.
    ///
    /// # Errors
    /// The program shows no window.
    pub fn open(&self) -> Result<Page<'_>, StageError> {
        let driver = self.driver().map_err(io("WebKitWebDriver"))?;
        let mut wanted = Capabilities::new();
        wanted.insert(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": self.program, "args": [] }),
        );
        // The driver gives up on a script after half that time by itself, which a page with much on it can take beside a build.
        let patience = u64::try_from(ANSWER.as_millis()).unwrap_or(u64::MAX);
        wanted.insert("timeouts".to_owned(), json!({ "script": patience }));
        // Plain HTTP to this machine: nothing here reaches a network.
        let mut connecting = ClientBuilder::new(HttpConnector::new());
        connecting.capabilities(wanted);
        let client = self
            .runtime
            .block_on(async {
                tokio::time::timeout(ANSWER, connecting.connect(&driver.address())).await
            })
            .map_err(|_| StageError::Silent)?
            .map_err(|error| StageError::Session(Box::new(error)))?;
        Ok(Page::new(&self.runtime, client, driver))
    }

    fn driver(&self) -> io::Result<Driver> {
        std::fs::create_dir_all(pictures())?;
        let log = File::options()
            .create(true)
            .append(true)
            .open(pictures().join(format!("{}.log", self.name)))?;
        Driver::start(
            Command::new("WebKitWebDriver")
                .env("DISPLAY", &self.display_name)
                .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("CIRCUIT_DESK_DATA_DIR", &self.data)
                .env("CIRCUIT_DESK_AUTOMATION_DIR", self.dialogs())
                .env("HOME", self.home.path().join("home"))
                .env("XDG_RUNTIME_DIR", self.home.path().join("run"))
                .env("LC_ALL", "C.UTF-8")
                .env("LANGUAGE", &self.language)
                .env("LANG", format!("{}.UTF-8", self.language))
                .env("NO_AT_BRIDGE", "1")
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                // without a graphics card the drawing threads for one only cost time, and have ended a window
                .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("XDG_DATA_HOME")
                .env_remove("XDG_CONFIG_HOME")
                .stdout(log.try_clone()?)
                .stderr(log),
        )
    }

    /// The folder that answers file dialogs: saved files land here, `open.pdf` is what is chosen.
    #[must_use]
    pub fn dialogs(&self) -> PathBuf {
        self.home.path().join("dialogs")
    }

    /// The desk's data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }
}

fn io(what: &'static str) -> impl FnOnce(io::Error) -> StageError {
    move |error| StageError::Io { what, error }
}

/// `target/debug/circuit-desk`, beside the test that is running.
fn program() -> Result<PathBuf, StageError> {
    let test = env::current_exe().map_err(io("the test"))?;
    let name = format!("circuit-desk{}", env::consts::EXE_SUFFIX);
    // target/debug/deps/<test>
    let profile = test.parent().and_then(Path::parent).unwrap_or(&test);
    let program = profile.join(name);
    if program.is_file() {
        Ok(program)
    } else {
        Err(StageError::NotBuilt(program))
    }
}

/// Where pictures and logs of the window are left for a person to look at.
#[must_use]
pub fn pictures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e")
}
