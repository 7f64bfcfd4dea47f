//! Display, bus, driver and folders for one story.

use std::env;
use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use serde_json::json;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use super::page::Page;
use super::process::{Process, is_installed};

/// How long the driver may take to listen.
const READY: Duration = Duration::from_secs(30);

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
    /// The driver opened no window.
    #[error("the driver opened no window: {0}")]
    Session(Box<fantoccini::error::NewSessionError>),
}

/// Display, bus, driver and folders for one story; all of it goes when this value is dropped.
#[derive(Debug)]
pub struct Stage {
    // Dropped from the top down: the driver before the display that it draws on.
    _driver: Process,
    address: String,
    _bus: Process,
    _display: Process,
    home: TempDir,
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

        let log = log(name).map_err(io("a log"))?;

        // Xvfb and dbus choose a free number themselves and print it: nothing to search for.
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

        let port = free_port().map_err(io("a port"))?;
        let driver = Process::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env("DISPLAY", format!(":{number}"))
                .env("DBUS_SESSION_BUS_ADDRESS", bus_address)
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("CIRCUIT_DESK_DATA_DIR", home.path().join("data"))
                .env("CIRCUIT_DESK_AUTOMATION_DIR", home.path().join("dialogs"))
                .env("HOME", home.path().join("home"))
                .env("XDG_RUNTIME_DIR", home.path().join("run"))
                .env("LC_ALL", "C.UTF-8")
                .env("LANGUAGE", language)
                .env("NO_AT_BRIDGE", "1")
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("XDG_DATA_HOME")
                .env_remove("XDG_CONFIG_HOME")
                .stdout(log.try_clone().map_err(io("a log"))?)
                .stderr(log),
        )
        .map_err(io("WebKitWebDriver"))?;
        wait_for_listener(port).map_err(io("WebKitWebDriver"))?;

        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(io("the client"))?;
        let address = format!("http://127.0.0.1:{port}");
        Ok(Self {
            _driver: driver,
            address,
            _bus: bus,
            _display: display,
            home,
            runtime,
            program,
        })
    }

    /// Starts the program and waits for its window.
    ///
    /// # Errors
    /// The program shows no window.
    pub fn open(&self) -> Result<Page<'_>, StageError> {
        let mut wanted = Capabilities::new();
        wanted.insert(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": self.program, "args": [] }),
        );
        let client = self
            .runtime
            .block_on(
                ClientBuilder::new(plain_http())
                    .capabilities(wanted)
                    .connect(&self.address),
            )
            .map_err(|error| StageError::Session(Box::new(error)))?;
        Ok(Page::new(&self.runtime, client))
    }

    /// The folder that answers file dialogs: saved files land here, `open.pdf` is what is chosen.
    #[must_use]
    pub fn dialogs(&self) -> PathBuf {
        self.home.path().join("dialogs")
    }

    /// The desk's data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// The program under test.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }
}

fn io(what: &'static str) -> impl FnOnce(io::Error) -> StageError {
    move |error| StageError::Io { what, error }
}

/// The driver speaks plain HTTP on this machine; nothing here reaches a network.
fn plain_http() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

/// `target/debug/circuit-desk`, beside the test that is running.
fn program() -> Result<PathBuf, StageError> {
    let test = env::current_exe().map_err(io("the test"))?;
    let name = format!("circuit-desk{}", env::consts::EXE_SUFFIX);
    // target/debug/deps/<test> or target/debug/examples/<example>
    let program = test
        .parent()
        .and_then(Path::parent)
        .map(|profile| profile.join(&name))
        .unwrap_or_else(|| PathBuf::from(&name));
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

fn log(name: &str) -> io::Result<File> {
    std::fs::create_dir_all(pictures())?;
    File::create(pictures().join(format!("{name}.log")))
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

#[allow(
    clippy::disallowed_methods,
    reason = "a deadline for a real process needs the real clock"
)]
fn wait_for_listener(port: u16) -> io::Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let start = Instant::now();
    loop {
        match TcpStream::connect_timeout(&address, READY) {
            Ok(_) => return Ok(()),
            Err(error) if start.elapsed() > READY => return Err(error),
            Err(_) => std::thread::yield_now(),
        }
    }
}
