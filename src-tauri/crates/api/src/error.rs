//! Errors as the window sees them: a word to switch on and a sentence to act on.

use crate::wire::{ApiError, ErrorCode, FieldProblem};
use desk_domain::problem::{Problem, Problems, Severity};
use desk_domain::refusal::Refusal;
use desk_store::StoreError;
use std::collections::BTreeMap;

impl ApiError {
    /// An error without fields.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            params: BTreeMap::new(),
            fields: Vec::new(),
        }
    }

    /// Adds a value that the sentence names.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Findings at fields.
    pub fn fields(problems: &Problems) -> Self {
        let mut error = Self::new(
            ErrorCode::Fields,
            "Some fields need correcting. Each says what to do.",
        );
        error.fields = field_problems(problems);
        error
    }

    /// No such thing.
    pub fn not_found(what: &str) -> Self {
        Self::new(
            ErrorCode::NotFound,
            format!(
                "This {what} is not recorded here any more. Go back to the list and open it again."
            ),
        )
        .with("what", what)
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        for field in &self.fields {
            write!(f, " [{}: {}]", field.field, field.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiError {}

/// One finding, for the window.
pub fn field_problem(problem: &Problem) -> FieldProblem {
    FieldProblem {
        field: to_wire(&problem.field),
        code: problem.code.as_str().to_owned(),
        params: problem.params.clone(),
        message: problem.message(),
        message_zh: desk_domain::problem_code::message_zh(problem),
        warning: problem.severity == Severity::Warn && !problem.code.stops_unless_overridden(),
        overridable: problem.severity == Severity::Warn,
    }
}

/// All findings, blocks first.
pub fn field_problems(problems: &Problems) -> Vec<FieldProblem> {
    let mut all: Vec<FieldProblem> = problems.iter().map(field_problem).collect();
    all.sort_by_key(|problem| problem.warning);
    all
}

impl From<Problems> for ApiError {
    fn from(problems: Problems) -> Self {
        Self::fields(&problems)
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::new(ErrorCode::Refused, refusal.to_string()).with("refusal", refusal.code())
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        use ErrorCode as C;
        let shown = |path: &std::path::Path| path.display().to_string();
        match &error {
            StoreError::InUse => Self::new(C::DeskInUse, "Another window has this desk open. Close it there, then try again."),
            StoreError::NoDesk { path } => Self::new(
                C::NoDesk,
                format!("There is no desk in {}. Name the folder of one.", shown(path)),
            )
            .with("folder", shown(path)),
            StoreError::NotHeld => Self::new(
                C::DeskInUse,
                "The desk is open to be read only. Do this in the window of the program.",
            ),
            StoreError::Overtaken => Self::new(
                C::DeskInUse,
                "The desk was changed while it was read. Try again.",
            ),
            StoreError::Unrecovered { path } => Self::new(
                C::DeskInUse,
                format!("Beside {} lies a log that was not finished. Open the desk once in the program, then try again.", shown(path)),
            ),
            StoreError::Older { .. } => Self::new(
                C::OlderDesk,
                "This desk was last used with an older version of Circuit Desk. Open it once in the program, which keeps a copy and brings it up; nothing was changed here.",
            ),
            StoreError::Newer { .. } => Self::new(
                C::NewerDesk,
                "This desk was last used with a newer version of Circuit Desk. Install that version; nothing was changed.",
            ),
            StoreError::Foreign { path } => Self::new(
                C::ForeignDesk,
                format!("{} is not a file of Circuit Desk. Move it elsewhere, then try again; it was not changed.", shown(path)),
            )
            .with("file", shown(path)),
            StoreError::KeysMissing { path } => Self::new(
                C::ForeignDesk,
                format!("The key file {} is missing or damaged. Put it back beside the desk's file; nothing was changed.", shown(path)),
            )
            .with("keys", shown(path)),
            StoreError::ReadOnly { path } => Self::new(
                C::ReadOnly,
                format!("{} cannot be written. Allow writing there, then try again; nothing typed is lost.", shown(path)),
            )
            .with("file", shown(path)),
            StoreError::NetworkFolder { path } => Self::new(
                C::ReadOnly,
                format!("{} is on a network drive, where a desk's file can be damaged. Use a folder of this computer.", shown(path)),
            )
            .with("network", shown(path)),
            StoreError::DiskFull => Self::new(C::DiskFull, "The disk is full. Free some space, then try again; nothing typed is lost."),
            StoreError::KeyReused => Self::new(
                C::KeyReused,
                "This form was already sent with other contents. Open a new form for a second application.",
            ),
            StoreError::TooLarge { limit, .. } => {
                let limit = limit / (1024 * 1024);
                Self::new(C::BadFile, format!("The file is larger than {limit} MB. Choose a smaller one.")).with("limit", limit)
            }
            StoreError::Corrupt { table, column, .. } => Self::new(
                C::Corrupt,
                format!("A stored value cannot be read ({table}, {column}). Nothing was changed."),
            ),
            StoreError::Sealed { .. } => Self::new(
                C::Corrupt,
                "A sealed value does not open with this desk's keys. Nothing was changed.",
            ),
            StoreError::OldSqlite { .. }
            | StoreError::Fact(_)
            | StoreError::Json(_)
            | StoreError::Io { .. }
            | StoreError::Sqlite(_) => Self::new(C::Internal, format!("The desk's file answered: {error}.")),
        }
    }
}

/// Paths as the window names them: camelCase, and the visit window's parts by the names of their fields.
const RENAMED: [(&str, &str); 4] = [
    ("window.date", "entryDate"),
    ("window.from", "entryFrom"),
    ("window.until", "entryUntilDate"),
    ("window.to", "entryUntil"),
];

/// Splits `ports.<n>.` off a path: what follows is named as in the form of one port.
fn port_path(field: &str) -> Option<(&str, &str)> {
    let rest = field.strip_prefix("ports.")?;
    let dot = rest.find('.')?;
    let row = &rest[..dot];
    if row.is_empty() || !row.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    Some(field.split_at("ports.".len() + dot + 1))
}

/// A path of the rules as the window names it.
pub fn to_wire(field: &str) -> String {
    if let Some((port, own)) = port_path(field) {
        return format!("{port}{}", to_wire(own));
    }
    if let Some((_, name)) = RENAMED.iter().find(|(rule, _)| *rule == field) {
        return (*name).to_owned();
    }
    let mut name = String::with_capacity(field.len());
    let mut raise = false;
    for c in field.chars() {
        match c {
            '_' => raise = true,
            c if raise => {
                name.extend(c.to_uppercase());
                raise = false;
            }
            c => name.push(c),
        }
    }
    name
}

/// What [`to_wire`] undoes.
pub fn from_wire(name: &str) -> String {
    if let Some((port, own)) = port_path(name) {
        return format!("{port}{}", from_wire(own));
    }
    if let Some((rule, _)) = RENAMED.iter().find(|(_, field)| *field == name) {
        return (*rule).to_owned();
    }
    let mut field = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            field.push('_');
        }
        field.push(c.to_ascii_lowercase());
    }
    field
}

/// Kept warnings as the rules take them; one with an unknown code settles nothing.
pub fn overrides(kept: &[crate::wire::KeptWarning]) -> Vec<desk_domain::problem::Override> {
    kept.iter()
        .filter_map(|kept| {
            let code = desk_domain::problem::ProblemCode::from_wire(&kept.code).ok()?;
            Some(desk_domain::problem::Override {
                field: from_wire(&kept.field),
                code,
                reason: kept.reason.clone(),
            })
        })
        .collect()
}

/// The overrides that settled something, as the record keeps them.
pub fn kept(settled: &[desk_domain::problem::Override]) -> Vec<desk_domain::event::Kept> {
    settled
        .iter()
        .map(|o| desk_domain::event::Kept {
            field: to_wire(&o.field),
            code: o.code.as_str().to_owned(),
            reason: o.reason.clone(),
            said: None,
        })
        .collect()
}
