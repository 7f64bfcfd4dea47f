//! A child process that ends with its owner.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// How long a child may take until it says that it is ready.
const READY: Duration = Duration::from_secs(60);

/// A child that is killed when this value is dropped.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts `command` with no input.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        command.stdin(Stdio::null()).spawn().map(Self)
    }

    /// Starts `command` and reads the first line that it prints: its way of saying that it is ready.
    pub fn start_and_read_line(command: &mut Command) -> io::Result<(Self, String)> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take();
        let process = Self(child);
        let (tell, told) = mpsc::channel();
        // A thread waits for the line, because a child that hangs must not stop the test; it ends with the child.
        std::thread::spawn(move || {
            let mut out = out.map(|out| BufReader::with_capacity(1, out));
            let line = out.as_mut().map_or_else(|| Ok(String::new()), first_line);
            // Nobody listens any more when the child was given up.
            let _ = tell.send(line);
            // The other end stays open as long as the child runs, so that it may go on printing.
            if let Some(mut out) = out {
                let _ = io::copy(&mut out, &mut io::sink());
            }
        });
        match told.recv_timeout(READY) {
            Ok(Ok(line)) if !line.is_empty() => Ok((process, line)),
            Ok(Ok(_)) => Err(io::Error::other("ended before it said that it is ready")),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "did not say that it is ready",
            )),
        }
    }
}

impl Process {
    /// The system's number of this child.
    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself, which is what is wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn first_line(out: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    out.read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

/// Ends the process `id` at once, wherever it stands.
pub fn kill(id: u32) {
    // It may have ended by itself, which is what is wanted.
    let _ = Command::new("kill")
        .args(["-KILL", &id.to_string()])
        .stderr(Stdio::null())
        .status();
}

/// Whether `program` can be started on this machine.
pub fn is_installed(program: impl AsRef<OsStr>) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join(program.as_ref()).is_file())
    })
}
