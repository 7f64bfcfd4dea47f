//! Accessibility rules, checked by axe in the real window, where contrast is real.

use std::path::Path;

use serde::Deserialize;

use super::page::{Page, PageError};

/// One rule that the page breaks.
#[derive(Debug, Deserialize)]
pub struct Violation {
    /// The rule's name, such as `color-contrast`.
    pub id: String,
    /// What the rule wants.
    pub help: String,
    /// The places that break it, each as its HTML and axe's reason.
    pub places: Vec<String>,
}

impl Page<'_> {
    /// Runs axe on what the window shows now.
    ///
    /// # Errors
    /// axe is not installed (`npm ci` in `ui`), or it did not run.
    pub fn violations(&self) -> Result<Vec<Violation>, PageError> {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(file)?;
        // The page's content policy forbids foreign scripts; the driver runs outside of it.
        self.run(&format!("if (!window.axe) {{ {source}\n }}"), vec![])?;
        self.settle()?;
        let found = self.run_async(
            "const done = arguments[arguments.length - 1];
             window.axe.run(document, { resultTypes: ['violations'] }).then(
               (result) => done(result.violations.map((v) => ({
                 id: v.id, help: v.help,
                 places: v.nodes.map((n) => n.html + ' ' + (n.failureSummary ?? '')),
               }))),
               (error) => done(String(error)));",
            vec![],
        )?;
        serde_json::from_value(found.clone()).map_err(|_| PageError::Answer(found.to_string()))
    }
}
