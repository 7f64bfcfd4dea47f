//! The words that were typed, as a command.

use crate::exit::Failure;
use chrono::{DateTime, Utc};
use desk_api::wire::{
    AudienceWord, BatchShape, BatchWanted, ByNumber, CircuitQuery, HandoutQuery, Language, TagView,
    TurnWord,
};
use desk_api::{Audience, Ended};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

/// What was asked for.
pub enum Asked {
    /// A help text.
    Help(Topic),
    /// The version.
    Version,
    /// A command.
    Command(General, Box<Command>),
}

/// What a help text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The whole program.
    Program,
    /// `letter`.
    Letter,
    /// `letter render`.
    Render,
    /// `letter batch`.
    Batch,
    /// `letter verify`.
    Verify,
    /// `circuits`.
    Circuits,
    /// `circuits list`.
    List,
    /// `circuits show`.
    Show,
    /// `check`.
    Check,
}

/// What goes with every command.
#[derive(Debug, Clone)]
pub struct General {
    /// The desk's folder, if one was named.
    pub desk: Option<PathBuf>,
    /// The sample project beside the desk.
    pub sample: bool,
    /// Answers as JSON.
    pub json: bool,
    /// The language of sentences and names.
    pub language: Language,
    /// As if it were this instant.
    pub at: Option<DateTime<Utc>>,
}

/// A command.
pub enum Command {
    /// `letter render`.
    Render(Render),
    /// `letter batch`.
    Batch(Together),
    /// `letter verify`.
    Verify(Verify),
    /// `circuits list`.
    List(CircuitQuery),
    /// `circuits show`.
    Show(String),
    /// `check`.
    Check,
}

/// Which document, and where to.
pub struct Render {
    /// `LOA-K7PM-2026-000042`.
    pub number: String,
    /// Which revision; `None`: the newest.
    pub revision: Option<u32>,
    /// Whose copy; `None`: the complete handout.
    pub copy: Option<Audience>,
    /// Alibaba Cloud's PDF behind it.
    pub with_official: bool,
    /// What becomes of it when it no longer counts.
    pub ended: Ended,
    /// Where to; `None`: into the working folder under its own name. `-`: the standard output.
    pub file: Option<PathBuf>,
    /// Over a file that is there already.
    pub force: bool,
}

/// Which documents go out together, and as what.
pub struct Together {
    /// Which handouts.
    pub wanted: BatchWanted,
    /// Those that no longer count go as they were issued.
    pub originals: bool,
    /// What becomes of them.
    pub shape: BatchShape,
    /// The folder or file.
    pub place: PathBuf,
    /// Over files that are there already.
    pub force: bool,
    /// Threads; 0: as many as the machine has, at most 4.
    pub threads: usize,
}

/// What is checked, and where.
pub struct Verify {
    /// The code, or a file with codes in it.
    pub what: Code,
    /// The access point of the check.
    pub site: Option<String>,
}

/// A code as text, or a file that shows codes.
pub enum Code {
    /// As it was scanned or typed.
    Text(String),
    /// A picture or PDF; `-`: a code from the standard input.
    File(PathBuf),
}

/// What is read off the words before it is known which command they are for.
#[derive(Default)]
struct Words {
    free: Vec<String>,
    help: bool,
    version: bool,
    json: bool,
    sample: bool,
    force: bool,
    with_official: bool,
    stamped: bool,
    original: bool,
    desk: Option<PathBuf>,
    output: Option<PathBuf>,
    folder: Option<PathBuf>,
    merged: Option<PathBuf>,
    zip: Option<PathBuf>,
    all: bool,
    threads: Option<usize>,
    file: Option<PathBuf>,
    at: Option<DateTime<Utc>>,
    revision: Option<u32>,
    copy: Option<Audience>,
    site: Option<String>,
    search: Option<String>,
    turn: Option<TurnWord>,
    states: Vec<String>,
    groups: Vec<String>,
    tags: Vec<TagView>,
    limit: Option<u32>,
    after: Option<String>,
    language: Option<Language>,
    /// Every option that was used, by its name.
    used: Vec<&'static str>,
}

/// Options that go with every command.
const GENERAL: &[&str] = &[
    "--help",
    "--version",
    "--json",
    "--sample",
    "--desk",
    "--at",
    "--lang",
];

/// Reads the words, the program's own name first.
///
/// # Errors
/// A word is unknown, a value is missing or wrong, or an option does not belong to the command.
pub fn read(words: Vec<OsString>) -> Result<Asked, Failure> {
    let mut parser = lexopt::Parser::from_iter(words);
    let mut all = Words::default();
    while let Some(argument) = parser.next().map_err(told)? {
        let option = match argument {
            Value(word) => {
                all.free.push(word.string().map_err(told)?);
                continue;
            }
            Short(letter) => format!("-{letter}"),
            Long(name) => format!("--{name}"),
        };
        all.take(option, &mut parser).map_err(told)?;
    }
    all.asked()
}

fn told(error: lexopt::Error) -> Failure {
    Failure::usage(format!("{error}. See --help."))
}

impl Words {
    fn take(&mut self, option: String, parser: &mut lexopt::Parser) -> Result<(), lexopt::Error> {
        let mut use_of = |name| self.used.push(name);
        match option.as_str() {
            "-h" | "--help" => self.help = true,
            "-V" | "--version" => self.version = true,
            "--json" => self.json = true,
            "--sample" => self.sample = true,
            "--desk" => self.desk = Some(parser.value()?.into()),
            "--at" => self.at = Some(parser.value()?.parse_with(instant)?),
            "--lang" => self.language = Some(parser.value()?.parse_with(language)?),
            "--force" => {
                use_of("--force");
                self.force = true;
            }
            "--with-official" => {
                use_of("--with-official");
                self.with_official = true;
            }
            "--stamped" => {
                use_of("--stamped");
                self.stamped = true;
            }
            "--original" => {
                use_of("--original");
                self.original = true;
            }
            "-o" | "--output" => {
                use_of("--output");
                self.output = Some(parser.value()?.into());
            }
            "--folder" => {
                use_of("--folder");
                self.folder = Some(parser.value()?.into());
            }
            "--merged" => {
                use_of("--merged");
                self.merged = Some(parser.value()?.into());
            }
            "--zip" => {
                use_of("--zip");
                self.zip = Some(parser.value()?.into());
            }
            "--all" => {
                use_of("--all");
                self.all = true;
            }
            "--threads" => {
                use_of("--threads");
                self.threads = Some(parser.value()?.parse_with(threads)?);
            }
            "--file" => {
                use_of("--file");
                self.file = Some(parser.value()?.into());
            }
            "--revision" => {
                use_of("--revision");
                self.revision = Some(parser.value()?.parse()?);
            }
            "--copy" => {
                use_of("--copy");
                self.copy = Some(parser.value()?.parse_with(audience)?);
            }
            "--site" => {
                use_of("--site");
                self.site = Some(parser.value()?.string()?);
            }
            "--search" => {
                use_of("--search");
                self.search = Some(parser.value()?.string()?);
            }
            "--turn" => {
                use_of("--turn");
                self.turn = Some(parser.value()?.parse_with(turn)?);
            }
            "--state" => {
                use_of("--state");
                self.states.push(parser.value()?.parse_with(state)?);
            }
            "--group" => {
                use_of("--group");
                self.groups.push(parser.value()?.string()?);
            }
            "--tag" => {
                use_of("--tag");
                self.tags.push(parser.value()?.parse_with(tag)?);
            }
            "--limit" => {
                use_of("--limit");
                self.limit = Some(parser.value()?.parse_with(limit)?);
            }
            "--after" => {
                use_of("--after");
                self.after = Some(parser.value()?.string()?);
            }
            _ => return Err(lexopt::Error::UnexpectedOption(option)),
        }
        Ok(())
    }

    fn asked(self) -> Result<Asked, Failure> {
        if self.version {
            return Ok(Asked::Version);
        }
        let free: Vec<&str> = self.free.iter().map(String::as_str).collect();
        let topic = match free.as_slice() {
            [] => Topic::Program,
            ["letter"] => Topic::Letter,
            ["letter", "render", ..] => Topic::Render,
            ["letter", "batch", ..] => Topic::Batch,
            ["letter", "verify", ..] => Topic::Verify,
            ["circuits"] => Topic::Circuits,
            ["circuits", "list", ..] => Topic::List,
            ["circuits", "show", ..] => Topic::Show,
            ["check", ..] => Topic::Check,
            ["help", ..] => return Ok(Asked::Help(Topic::Program)),
            other => {
                return Err(Failure::usage(format!(
                    "There is no command “{}”. See --help.",
                    other.iter().take(2).copied().collect::<Vec<_>>().join(" ")
                )));
            }
        };
        if self.help {
            return Ok(Asked::Help(topic));
        }
        let rest = &free[match topic {
            Topic::Program | Topic::Letter | Topic::Circuits => {
                return Err(Failure::usage(format!(
                    "A command is missing.\n\n{}",
                    crate::help::text(topic)
                )));
            }
            Topic::Check => 1,
            _ => 2,
        }..];
        self.only_its_own(topic)?;
        let one = |what: &str| match rest {
            [one] => Ok((*one).to_owned()),
            [] => Err(Failure::usage(format!("{what} is missing. See --help."))),
            _ => Err(Failure::usage("There is one word too many. See --help.")),
        };
        let none = || match rest {
            [] => Ok(()),
            _ => Err(Failure::usage("There is one word too many. See --help.")),
        };
        let ended = match (self.stamped, self.original) {
            (true, true) => {
                return Err(Failure::usage(
                    "--stamped and --original exclude each other.",
                ));
            }
            (true, false) => Ended::Stamp,
            (false, true) => Ended::Original,
            (false, false) => Ended::LeaveOut,
        };
        let command = match topic {
            Topic::Batch => Command::Batch(self.together(rest, ended)?),
            Topic::Render => Command::Render(Render {
                number: one("The number of the handout")?,
                revision: self.revision,
                copy: self.copy,
                with_official: self.with_official,
                ended,
                file: self.output,
                force: self.force,
            }),
            Topic::Verify => Command::Verify(Verify {
                what: match self.file {
                    Some(file) => {
                        none()?;
                        Code::File(file)
                    }
                    None => match one("The code, or --file with a picture or PDF of it,")?.as_str()
                    {
                        "-" => Code::File("-".into()),
                        text => Code::Text(text.to_owned()),
                    },
                },
                site: self.site,
            }),
            Topic::List => {
                none()?;
                Command::List(CircuitQuery {
                    search: self.search.unwrap_or_default(),
                    turn: self.turn,
                    states: self.states,
                    groups: self.groups,
                    tags: self.tags,
                    after: self.after,
                    offset: 0,
                    limit: self.limit.unwrap_or(50),
                })
            }
            Topic::Show => Command::Show(one("The circuit’s name, instance id or id")?),
            _ => {
                none()?;
                Command::Check
            }
        };
        let general = General {
            desk: self.desk,
            sample: self.sample,
            json: self.json,
            language: self.language.unwrap_or(Language::En),
            at: self.at,
        };
        Ok(Asked::Command(general, Box::new(command)))
    }

    fn together(&self, numbers: &[&str], ended: Ended) -> Result<Together, Failure> {
        let places = [
            (BatchShape::Folder, &self.folder),
            (BatchShape::Merged, &self.merged),
            (BatchShape::Zip, &self.zip),
        ];
        let mut named = places
            .into_iter()
            .filter_map(|(shape, place)| Some((shape, place.clone()?)));
        let (Some((shape, place)), None) = (named.next(), named.next()) else {
            return Err(Failure::usage(
                "Say where to with one of --folder, --merged and --zip. See --help.",
            ));
        };
        if self.all != numbers.is_empty() {
            return Err(Failure::usage(
                "Name the handouts, or say --all, with --search for only those that match.",
            ));
        }
        if !self.all && self.search.is_some() {
            return Err(Failure::usage("--search goes with --all."));
        }
        let chosen = numbers.iter().map(|number| ByNumber {
            number: (*number).to_owned(),
            revision: None,
        });
        let all = self.all.then(|| HandoutQuery {
            search: self.search.clone().unwrap_or_default(),
            ..HandoutQuery::default()
        });
        Ok(Together {
            wanted: BatchWanted {
                chosen: chosen.collect(),
                all,
                audience: self.copy.map(|copy| match copy {
                    Audience::Guard => AudienceWord::Guard,
                    Audience::Installer => AudienceWord::Installer,
                    Audience::Customer => AudienceWord::Customer,
                    Audience::Carrier => AudienceWord::Carrier,
                }),
                with_official: self.with_official,
                stamp_ended: ended == Ended::Stamp,
            },
            originals: ended == Ended::Original,
            shape,
            place,
            force: self.force,
            threads: self.threads.unwrap_or(0),
        })
    }

    /// An option that the command does not know would be passed over silently.
    fn only_its_own(&self, topic: Topic) -> Result<(), Failure> {
        let text = crate::help::own(topic);
        match self
            .used
            .iter()
            .find(|name| !text.contains(**name) && !GENERAL.contains(name))
        {
            Some(name) => Err(Failure::usage(format!(
                "{name} does not belong to this command. See --help."
            ))),
            None => Ok(()),
        }
    }
}

fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .map_err(|_| "write the instant like 2026-11-22T14:00:00+08:00".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    match text {
        "en" => Ok(Language::En),
        "zh" => Ok(Language::Zh),
        _ => Err("the languages are en and zh".to_owned()),
    }
}

fn audience(text: &str) -> Result<Audience, String> {
    Audience::from_wire(text)
        .map_err(|_| "the copies are guard, installer, customer and carrier".to_owned())
}

fn turn(text: &str) -> Result<TurnWord, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "the turns are yours, theirs, done, stop and closed".to_owned())
}

fn state(text: &str) -> Result<String, String> {
    match text.split_once(':') {
        Some(("circuit" | "loa", _)) => Ok(text.to_owned()),
        _ => Err("write a state like circuit:Allocated or loa:Applying".to_owned()),
    }
}

fn tag(text: &str) -> Result<TagView, String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok(TagView {
            key: key.to_owned(),
            value: value.to_owned(),
        }),
        _ => Err("write a tag like env=prod".to_owned()),
    }
}

fn limit(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|limit| (1..=200).contains(limit))
        .ok_or_else(|| "a page has 1 to 200 rows".to_owned())
}

fn threads(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|threads| (1..=4).contains(threads))
        .ok_or_else(|| "1 to 4 threads work at a batch".to_owned())
}
