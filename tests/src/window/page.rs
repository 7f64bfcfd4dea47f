//! What a person does in the window: look for a thing by its role and name, and act on it.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::driver::Driver;

/// How long a thing may take to appear on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long the driver may take to answer one question: far longer than any answer takes, so that a
/// window that hangs fails its test instead of stopping all others.
pub(super) const ANSWER: Duration = Duration::from_secs(60);

/// How often the window is asked.
const BEAT: Duration = Duration::from_millis(40);

/// Why a step in the window failed.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The driver refused.
    #[error("while {doing}: {error}")]
    Driver {
        /// The step.
        doing: String,
        /// The driver's reason.
        error: Box<CmdError>,
    },
    /// The driver or the window does not answer any more.
    #[error("while {doing}: no answer within {} s", ANSWER.as_secs())]
    Silent {
        /// The step.
        doing: String,
    },
    /// What was waited for did not come.
    #[error("{what} did not come within {} s; the window shows:\n{shown}", PATIENCE.as_secs())]
    Absent {
        /// What was waited for.
        what: String,
        /// Text of the window at that moment.
        shown: String,
    },
    /// A file could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The page answered in a shape that the rig does not know.
    #[error("the page answered {0}")]
    Answer(String),
}

/// The window of one running program.
#[derive(Debug)]
pub struct Page<'s> {
    runtime: &'s Runtime,
    pub(super) client: Client,
    driver: Driver,
}

impl<'s> Page<'s> {
    pub(super) fn new(runtime: &'s Runtime, client: Client, driver: Driver) -> Self {
        Self {
            runtime,
            client,
            driver,
        }
    }

    pub(super) fn drive<T>(
        &self,
        doing: impl Into<String>,
        step: impl Future<Output = Result<T, CmdError>>,
    ) -> Result<T, PageError> {
        let answer = self
            .runtime
            .block_on(async { tokio::time::timeout(ANSWER, step).await });
        match answer {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => Err(PageError::Driver {
                doing: doing.into(),
                error: Box::new(error),
            }),
            Err(_) => Err(PageError::Silent {
                doing: doing.into(),
            }),
        }
    }

    /// Runs `script` in the page with `args` and gives what it returns.
    ///
    /// # Errors
    /// The script throws.
    pub fn run(&self, script: &str, args: Vec<Value>) -> Result<Value, PageError> {
        self.drive("running a script", self.client.execute(script, args))
    }

    /// Runs `script`, whose last argument is a function to call with the answer.
    ///
    /// # Errors
    /// The script throws or never answers.
    pub fn run_async(&self, script: &str, args: Vec<Value>) -> Result<Value, PageError> {
        self.drive("running a script", self.client.execute_async(script, args))
    }

    /// Calls a command of the desk as the window would.
    ///
    /// # Errors
    /// The page cannot reach the host. A refusal by the host is a value: `{"refused": …}`.
    pub fn call(&self, command: &str, request: Value) -> Result<Value, PageError> {
        self.run_async(
            "const [name, request, done] = arguments;
             window.__TAURI_INTERNALS__.invoke(name, request)
               .then((answer) => done({ answer }), (refused) => done({ refused }));",
            vec![json!(command), request],
        )
    }

    /// The window's title, as the page sets it.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn title(&self) -> Result<String, PageError> {
        self.drive("reading the title", self.client.title())
    }

    /// All text that the window shows.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn text(&self) -> Result<String, PageError> {
        let text = self.run(
            "return document.body ? document.body.innerText : '';",
            vec![],
        )?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until `ready` gives something.
    ///
    /// # Errors
    /// It did not within the patience of the rig; the error tells what the window showed.
    #[allow(
        clippy::disallowed_methods,
        reason = "a deadline for a real window needs the real clock"
    )]
    pub fn wait<T>(
        &self,
        what: &str,
        mut ready: impl FnMut(&Self) -> Result<Option<T>, PageError>,
    ) -> Result<T, PageError> {
        let start = Instant::now();
        loop {
            // A script may meet a page that is just being replaced; only the deadline decides.
            let last = match ready(self) {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => None,
                Err(silent @ PageError::Silent { .. }) => return Err(silent),
                Err(error) => Some(error),
            };
            if start.elapsed() > PATIENCE {
                return Err(last.unwrap_or_else(|| PageError::Absent {
                    what: what.to_owned(),
                    shown: self.text().unwrap_or_default(),
                }));
            }
            self.runtime
                .block_on(async { tokio::time::sleep(BEAT).await });
        }
    }

    /// Waits until the window shows `text`.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_for_text(&self, text: &str) -> Result<(), PageError> {
        let wanted = squeezed(text);
        self.wait(&format!("the text “{text}”"), |page| {
            Ok(squeezed(&page.text()?).contains(&wanted).then_some(()))
        })
    }

    /// Waits until the window stands still: its faces are read and nothing moves or fades in.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn settle(&self) -> Result<(), PageError> {
        self.run_async(
            "const done = arguments[arguments.length - 1];
             const moving = () => document.getAnimations()
               .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
               .map((one) => one.finished);
             const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
             frame().then(frame)
               .then(() => Promise.allSettled([document.fonts.ready, ...moving()]))
               .then(frame).then(() => done(true));",
            vec![],
        )
        .map(drop)
    }

    /// Writes a picture of the window, standing still, to `file`.
    ///
    /// # Errors
    /// The driver gives none, or `file` cannot be written.
    pub fn picture(&self, file: &Path) -> Result<(), PageError> {
        self.settle()?;
        let png = self.drive("taking a picture", self.client.screenshot())?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, png)?;
        Ok(())
    }

    /// Makes the window `width` × `height` logical pixels.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), PageError> {
        self.drive(
            "resizing the window",
            self.client.set_window_size(width, height),
        )
    }

    /// Ends the program in the middle of whatever it does, as a power cut would.
    pub fn kill(self) {
        self.driver.kill_program();
    }

    /// Closes the program as a person does.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn close(self) -> Result<(), PageError> {
        let client = self.client.clone();
        self.drive("closing the program", client.close())
    }
}

/// `text` with every run of white space as one space.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
