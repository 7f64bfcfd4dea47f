//! The WebDriver of WebKitGTK, and the program that it starts.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::time::{Duration, Instant};

use super::process::{Process, kill};

/// How long the driver may take to listen.
const READY: Duration = Duration::from_secs(30);

/// A running driver; it and its program end with this value.
#[derive(Debug)]
pub struct Driver {
    process: Process,
    port: u16,
}

impl Driver {
    /// Starts the driver with the environment of `surroundings` and waits until it listens.
    pub fn start(surroundings: &mut Command) -> io::Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let process = Process::start(surroundings.arg(format!("--port={port}")))?;
        wait_for_listener(port)?;
        Ok(Self { process, port })
    }

    /// Where the driver listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Kills the program as a power cut would: with no chance to write anything.
    pub fn kill_program(&self) {
        for child in children(self.process.id()) {
            kill(child);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that is gone leaves its program behind, and the next one would find the desk in use.
        self.kill_program();
    }
}

/// Processes that `parent` started and that still run, as Linux lists them.
fn children(parent: u32) -> Vec<u32> {
    let Ok(all) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|&id| parent_of(id) == Some(parent))
        .collect()
}

fn parent_of(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // `42 (name) S 7 …`: the name may hold spaces and brackets, so count from its end.
    stat.rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
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
