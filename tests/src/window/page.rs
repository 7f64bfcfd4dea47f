//! What a person does in the window: look for a thing by its role and name, and act on it.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How long a thing may take to appear on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often the window is asked.
const BEAT: Duration = Duration::from_millis(40);

const FIND: &str = include_str!("find.js");

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
    client: Client,
}

impl<'s> Page<'s> {
    pub(super) fn new(runtime: &'s Runtime, client: Client) -> Self {
        Self { runtime, client }
    }

    fn drive<T>(
        &self,
        doing: impl Into<String>,
        step: impl Future<Output = Result<T, CmdError>>,
    ) -> Result<T, PageError> {
        self.runtime
            .block_on(step)
            .map_err(|error| PageError::Driver {
                doing: doing.into(),
                error: Box::new(error),
            })
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
                Err(error) => Some(error),
            };
            if start.elapsed() > PATIENCE {
                return Err(last.unwrap_or_else(|| PageError::Absent {
                    what: what.to_owned(),
                    shown: self.text().unwrap_or_default(),
                }));
            }
            self.runtime.block_on(tokio::time::sleep(BEAT));
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

    /// Whether something of this role and name is shown now.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn has(&self, role: &str, name: &str) -> Result<bool, PageError> {
        Ok(!self.run(FIND, vec![json!(role), json!(name)])?.is_null())
    }

    /// Waits for what a person would call by this role and name.
    ///
    /// # Errors
    /// It does not come.
    pub fn find(&self, role: &str, name: &str) -> Result<Element, PageError> {
        self.wait(&format!("the {role} “{name}”"), |page| {
            page.element(vec![json!(role), json!(name)])
        })
    }

    /// As [`Self::find`], inside of something else.
    ///
    /// # Errors
    /// It does not come.
    pub fn find_in(
        &self,
        outer: (&str, &str),
        role: &str,
        name: &str,
    ) -> Result<Element, PageError> {
        let args = vec![json!(role), json!(name), json!(outer.0), json!(outer.1)];
        self.wait(
            &format!("the {role} “{name}” in the {} “{}”", outer.0, outer.1),
            |page| page.element(args.clone()),
        )
    }

    /// Waits for the first element that `css` selects.
    ///
    /// # Errors
    /// It does not come.
    pub fn find_css(&self, css: &str) -> Result<Element, PageError> {
        self.wait(&format!("an element `{css}`"), |page| {
            let found = page.drive("looking", page.client.find_all(Locator::Css(css)))?;
            Ok(found.into_iter().next())
        })
    }

    fn element(&self, args: Vec<Value>) -> Result<Option<Element>, PageError> {
        let found = self.run(FIND, args)?;
        if found.is_null() {
            return Ok(None);
        }
        let id = found
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str)
            .ok_or_else(|| PageError::Answer(found.to_string()))?;
        let id = fantoccini::elements::ElementRef::from(id.to_owned());
        Ok(Some(Element::from_element_id(self.client.clone(), id)))
    }

    /// Clicks what a person would call by this role and name.
    ///
    /// # Errors
    /// It does not come, or something lies over it.
    pub fn click(&self, role: &str, name: &str) -> Result<(), PageError> {
        let doing = format!("clicking the {role} “{name}”");
        self.wait(&doing, |page| {
            let Some(element) = page.element(vec![json!(role), json!(name)])? else {
                return Ok(None);
            };
            if !page.drive(doing.clone(), element.is_enabled())? {
                return Ok(None);
            }
            page.drive(doing.clone(), element.click()).map(Some)
        })
    }

    /// Types `text` into the field with this label, in place of what is there.
    ///
    /// # Errors
    /// There is no such field, or it does not take the text.
    pub fn fill(&self, label: &str, text: &str) -> Result<(), PageError> {
        let field = self.find("textbox", label)?;
        self.fill_element(&field, &format!("filling “{label}”"), text)
    }

    /// Types `text` into `field`, in place of what is there.
    ///
    /// # Errors
    /// It does not take the text.
    pub fn fill_element(&self, field: &Element, doing: &str, text: &str) -> Result<(), PageError> {
        self.drive(doing, field.clear())?;
        self.drive(doing, field.send_keys(text))?;
        let kept = self.drive(doing, field.prop("value"))?.unwrap_or_default();
        if squeezed(&kept) == squeezed(text) {
            return Ok(());
        }
        // The driver knows only keys of its own keyboard; rare hanzi come as an input method gives them.
        self.run(
            "const [field, text] = arguments;
             const box = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
             Object.getOwnPropertyDescriptor(box.prototype, 'value').set.call(field, text);
             field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![reference(field), json!(text)],
        )?;
        Ok(())
    }

    /// Chooses the option `option` of the list with this label.
    ///
    /// # Errors
    /// There is no such list or option.
    pub fn choose(&self, label: &str, option: &str) -> Result<(), PageError> {
        let list = self.find("combobox", label)?;
        let doing = format!("choosing “{option}” for “{label}”");
        self.wait(&doing, |page| {
            let chosen = page.run(
                "const [list, wanted] = arguments;
                 const plain = (text) => text.replace(/\\s+/g, ' ').trim();
                 const options = [...list.options];
                 const option = options.find((o) => plain(o.textContent) === wanted)
                   ?? options.find((o) => plain(o.textContent).includes(wanted));
                 if (!option || option.disabled) return false;
                 list.focus();
                 list.value = option.value;
                 list.dispatchEvent(new Event('input', { bubbles: true }));
                 list.dispatchEvent(new Event('change', { bubbles: true }));
                 return true;",
                vec![reference(&list), json!(option)],
            )?;
            Ok((chosen == Value::Bool(true)).then_some(()))
        })
    }

    /// Presses `keys` in whatever has the focus.
    ///
    /// # Errors
    /// Nothing has the focus.
    pub fn press(&self, keys: &str) -> Result<(), PageError> {
        self.drive("pressing keys", async {
            self.client.active_element().await?.send_keys(keys).await
        })
    }

    /// Writes a picture of the window to `file`.
    ///
    /// # Errors
    /// The driver gives none, or `file` cannot be written.
    pub fn picture(&self, file: &Path) -> Result<(), PageError> {
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

    /// Closes the program.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn close(self) -> Result<(), PageError> {
        let client = self.client.clone();
        self.drive("closing the program", client.close())
    }
}

/// How an element is named in an argument of a script.
fn reference(element: &Element) -> Value {
    json!({ "element-6066-11e4-a52e-4f735466cecf": element.element_id().as_ref() })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
