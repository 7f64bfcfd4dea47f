//! Lists and cards on their way between desks: read from text, pictures and files, looked at, then taken; and given
//! out as a file, as QR codes and on paper.

use crate::credentials::Searched;
use crate::official_pdf::not_read;
use crate::trust::{Own, State};
use crate::trust_root::{Next, no_root, open_card, own_card, unreadable, window_end};
use crate::trust_view::{key_view, list_view, root_fingerprint, view};
use crate::wire::{
    AcceptList, ApiError, CarriedCode, CarriedCodes, CarriedWord, Carry, ErrorCode, LeaveTrust,
    ListedKeyView, Nothing, ReadCard, ReadList, ReadStanding, ReadTrust, TakeCard, TrustReading,
    TrustView,
};
use crate::{Bytes, Desk, command, paper, settings, was_done};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Duration, Utc};
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::gate_code::folded;
use desk_domain::names::Reason;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::trust::{AdmittedKey, CardTaken, ID, KeptList, Standing, TrustLeft};
use desk_letter::letter::Paper;
use desk_letter::pdf;
use desk_letter::qr::Modules;
use desk_letter::trust::card::DeskCard;
use desk_letter::trust::fingerprint;
use desk_letter::trust::list::{ListedKey, TrustList};
use desk_letter::trust::parts::{self, Carried, Collector, LONGEST_TEXT, PartError};
use desk_letter::trust::sheet::TrustSheet;
use desk_scan::{ScanError, picture};
use desk_store::events::instant;
use desk_store::files::hex;
use desk_store::settings as stored;
use sha2::{Digest as _, Sha256};

/// Most bytes of a file with a list or card in it: text, a picture or a PDF.
pub const TRUST_FILE_MAX: u64 = 12 * 1024 * 1024;
/// Sheets of trust lists: one with the most codes that there can be has 17 pages, and a module of theirs measures 1 mm,
/// which is six pixels here.
const SHEETS: Searched = Searched {
    most: 20,
    width: 1240,
};
/// How far ahead of this clock a list may have been made.
const AHEAD: Duration = Duration::hours(24);

/// What was read and is not taken yet. One at a time; it is gone when the program ends.
#[derive(Default)]
pub(crate) struct Reading {
    collector: Collector,
    whole: Option<Whole>,
}

enum Whole {
    List(TrustList, Vec<u8>),
    Card(DeskCard, Vec<u8>),
}

impl Desk {
    /// Reads what was scanned or pasted.
    pub fn read_trust(
        &mut self,
        occasion: Occasion<'_>,
        request: ReadTrust,
    ) -> Result<TrustReading, ApiError> {
        self.take_texts(occasion.now, &[request.text])
    }

    /// Reads a file: text, or the QR codes in a picture or in the pages of a PDF.
    ///
    /// # Errors
    /// It is too large, nothing of ours is in it, or what is in it is altered.
    pub fn read_trust_file(
        &mut self,
        occasion: Occasion<'_>,
        bytes: Vec<u8>,
    ) -> Result<TrustReading, ApiError> {
        if bytes.len() as u64 > TRUST_FILE_MAX {
            return Err(not_read(ScanError::TooLarge(12)));
        }
        let texts = match picture::kind(&bytes) {
            Ok(_) => {
                let found = self.codes_in(bytes, SHEETS).map_err(slow)?.1;
                if found.is_empty() {
                    return Err(no_code());
                }
                found.into_iter().map(|(_, code, _)| code.text).collect()
            }
            Err(_) => {
                if bytes.len() > LONGEST_TEXT {
                    return Err(part_error(PartError::TooLong));
                }
                let text = String::from_utf8(bytes).map_err(|_| part_error(PartError::Foreign))?;
                vec![text]
            }
        };
        self.take_texts(occasion.now, &texts)
    }

    /// Takes all of these texts or none.
    fn take_texts(
        &mut self,
        now: DateTime<Utc>,
        texts: &[String],
    ) -> Result<TrustReading, ApiError> {
        self.store()?;
        let mut reading = self.trust_reading.take().unwrap_or_default();
        if reading.whole.is_some() {
            // what is whole was looked at: the next text begins something new
            reading = Reading::default();
        }
        let length: usize = texts.iter().map(String::len).sum();
        let taken = if length > LONGEST_TEXT {
            Err(PartError::TooLong)
        } else {
            let lines: Vec<String> = texts
                .iter()
                .flat_map(|text| text.lines())
                .map(folded)
                .collect();
            reading.collector.take(&lines.join("\n"))
        };
        if let Err(error) = taken {
            self.trust_reading = Some(reading); // the parts before are as good as they were
            return Err(part_error(error));
        }
        // a whole that does not hold is dropped with all of its parts
        match reading.collector.whole().map_err(part_error)? {
            Some((Carried::List, bytes)) => {
                let list = TrustList::open(&bytes).map_err(unreadable)?;
                self.judge(&list, &bytes, now)?;
                reading.whole = Some(Whole::List(list, bytes));
            }
            Some((Carried::Card, bytes)) => {
                let card = DeskCard::open(&bytes).map_err(unreadable)?;
                self.judge_card(&card, now)?;
                reading.whole = Some(Whole::Card(card, bytes));
            }
            None => {}
        }
        let answer = self.reading_view(&reading, now);
        self.trust_reading = Some(reading);
        answer
    }

    /// Forgets what was read.
    pub fn drop_trust_reading(
        &mut self,
        _: Occasion<'_>,
        _: Nothing,
    ) -> Result<TrustReading, ApiError> {
        self.trust_reading = None;
        Ok(TrustReading {
            kind: None,
            total: 0,
            missing: Vec::new(),
            list: None,
            card: None,
        })
    }

    /// Whether a list may be taken at all.
    fn judge(
        &self,
        list: &TrustList,
        signed: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Standing, ApiError> {
        let store = self.store()?;
        let state = State::of(store.db(), store.keys())?;
        let root = hex(&list.root);
        let standing = state
            .record
            .standing(&root, list.version, &hex(&Sha256::digest(signed)));
        let highest = state
            .record
            .highest
            .get(&root)
            .map_or(0, |highest| highest.0);
        let refused = |why: &str, sentence: String| {
            ApiError::new(ErrorCode::Refused, sentence)
                .with("refusal", why)
                .with("version", list.version)
                .with("have", highest)
        };
        match standing {
            Standing::Older => Err(refused(
                "list_older",
                format!(
                    "This list is version {}, older than version {highest}, which this desk has had. An older list could bring back what was revoked, so it is not taken.",
                    list.version
                ),
            )),
            Standing::Forked => Err(refused(
                "list_forked",
                format!(
                    "There are two different lists with version {highest}. Somebody signed twice, or the root is in wrong hands. Nothing was taken: call the root desk.",
                ),
            )),
            Standing::OtherRoot => Err(refused(
                "list_other_root",
                "This list is signed by another root than the one that this desk goes by. It is not taken. If the organisation made a new root, leave the old one first.".to_owned(),
            )
            .with("fingerprint", fingerprint::fingerprint(&list.root))),
            _ if list.issued > now + AHEAD => Err(refused(
                "list_ahead",
                "This list was made in the future, as this computer’s clock has it. Set the clock right, then read the list again.".to_owned(),
            )),
            standing => Ok(standing),
        }
    }

    fn judge_card(&self, card: &DeskCard, now: DateTime<Utc>) -> Result<(), ApiError> {
        let store = self.store()?;
        let state = State::of(store.db(), store.keys())?;
        state.record.root.as_ref().ok_or_else(no_root)?;
        let kid = hex(&card.kid());
        let refused = |why: &str, sentence: &str| {
            Err(ApiError::new(ErrorCode::Refused, sentence).with("refusal", why))
        };
        if state.is_revoked(&kid) {
            return refused(
                "card_revoked",
                "The key of this card was revoked. It is not taken; the desk needs a new key.",
            );
        }
        if Own::all(store.keys(), &state)
            .iter()
            .any(|own| own.kid == kid)
        {
            return refused(
                "card_own",
                "This is the card of this desk itself, whose key stands on the list anyway.",
            );
        }
        let before = state
            .record
            .cards
            .get(&kid)
            .and_then(|card| open_card(&card.what.card));
        if before.is_some_and(|before| before.made > card.made) {
            return refused(
                "card_older",
                "A newer card of this desk was taken before. This one is not taken.",
            );
        }
        if card.made > now + AHEAD {
            return refused(
                "card_ahead",
                "This card was made in the future, as this computer’s clock has it. Set the clocks right, then make the card again.",
            );
        }
        Ok(())
    }

    fn reading_view(
        &self,
        reading: &Reading,
        now: DateTime<Utc>,
    ) -> Result<TrustReading, ApiError> {
        let store = self.store()?;
        let state = State::of(store.db(), store.keys())?;
        let own = Own::all(store.keys(), &state);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (carried, total, missing) = match reading.collector.progress() {
            Some((carried, total, missing)) => (Some(carried), total, missing),
            None => (None, 0, Vec::new()),
        };
        let mut answer = TrustReading {
            kind: carried.map(|carried| match carried {
                Carried::List => CarriedWord::List,
                Carried::Card => CarriedWord::Card,
            }),
            total: count(total),
            missing: missing.into_iter().map(count).collect(),
            list: None,
            card: None,
        };
        match &reading.whole {
            Some(Whole::List(list, signed)) => {
                let standing = self.judge(list, signed, now)?;
                let had: &[ListedKey] = state.list.as_ref().map_or(&[], |had| &had.keys);
                let views = |keys: &[ListedKey], others: &[ListedKey]| -> Vec<ListedKeyView> {
                    keys.iter()
                        .filter(|key| others.iter().all(|other| other.kid() != key.kid()))
                        .map(|key| key_view(key, &own, now))
                        .collect()
                };
                answer.list = Some(ReadList {
                    view: list_view(list, &own, now),
                    standing: match standing {
                        Standing::First => ReadStanding::First,
                        Standing::Same => ReadStanding::Same,
                        _ => ReadStanding::Newer,
                    },
                    before: state.list.as_ref().map(|had| had.version),
                    added: views(&list.keys, had),
                    removed: views(had, &list.keys),
                });
            }
            Some(Whole::Card(card, _)) => {
                let kid = hex(&card.kid());
                let next = Next::of(store.db(), store.keys(), &state, now)?;
                answer.card = Some(ReadCard {
                    known: next.keys.iter().any(|key| key.kid() == card.kid()),
                    kid,
                    fingerprint: fingerprint::fingerprint(&card.public_key),
                    organisation: card.organisation.clone(),
                    desk: card.desk.clone(),
                    name: card.name.clone(),
                    made: instant(card.made),
                    not_after: card.not_after.map(instant),
                    withdrawn: count(card.withdrawn.len()),
                });
            }
            None => {}
        }
        Ok(answer)
    }

    /// Takes the list that was read and goes by it.
    pub fn accept_list(
        &mut self,
        occasion: Occasion<'_>,
        request: AcceptList,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        if !was_done(self.store()?, &request.key, "accept_list", &request)? {
            let Some(Whole::List(list, signed)) = self
                .trust_reading
                .as_ref()
                .and_then(|held| held.whole.as_ref())
            else {
                return Err(gone());
            };
            if list.version != request.version {
                return Err(gone());
            }
            let standing = self.judge(list, signed, now)?;
            if standing == Standing::First
                && !fingerprint::matches(&request.fingerprint, &list.root)
            {
                return Err(not_compared());
            }
            let fact = KeptList {
                root: hex(&list.root),
                version: list.version,
                sha256: hex(&Sha256::digest(signed)),
                list: STANDARD.encode(signed),
                made_here: false,
                by: settings::writer_of(self.store()?)?,
            };
            let store = self.store_mut()?;
            command(
                store,
                &request.key,
                "accept_list",
                &request,
                occasion,
                |writer| {
                    if standing != Standing::Same {
                        writer.record(Aggregate::Trust, ID, &Fact::TrustListKept(fact))?;
                    }
                    Ok(())
                },
            )?;
            self.trust_reading = None;
        }
        view(self.store()?, now)
    }

    /// Takes the card that was read: its key onto the next list, and what it withdraws.
    pub fn take_card(
        &mut self,
        occasion: Occasion<'_>,
        request: TakeCard,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        if !was_done(self.store()?, &request.key, "take_card", &request)? {
            let Some(Whole::Card(card, signed)) = self
                .trust_reading
                .as_ref()
                .and_then(|held| held.whole.as_ref())
            else {
                return Err(gone());
            };
            self.judge_card(card, now)?;
            if !fingerprint::matches(&request.fingerprint, &card.public_key) {
                return Err(not_compared());
            }
            let until = window_end("until", &request.until, &request.zone, now)?;
            let by = settings::writer_of(self.store()?)?;
            let taken = CardTaken {
                key: hex(&card.kid()),
                card: STANDARD.encode(signed),
                by: by.clone(),
            };
            let card = card.clone();
            let store = self.store_mut()?;
            command(
                store,
                &request.key,
                "take_card",
                &request,
                occasion,
                |writer| {
                    let state = State::of(writer.db(), writer.keys())?;
                    let next = Next::of(writer.db(), writer.keys(), &state, now)?;
                    let known = next.keys.iter().find(|key| key.kid() == card.kid());
                    let begin = known.map_or(card.not_before, |key| key.not_before);
                    let admitted = AdmittedKey {
                        key: taken.key.clone(),
                        public_key: hex(&card.public_key),
                        desk: card.desk.clone(),
                        name: card.name.clone(),
                        not_before: begin.min(until - Duration::seconds(1)),
                        not_after: until,
                        by,
                    };
                    writer.record(Aggregate::Trust, ID, &Fact::KeyAdmitted(admitted))?;
                    writer.record(Aggregate::Trust, ID, &Fact::CardTaken(taken))?;
                    Ok(())
                },
            )?;
            self.trust_reading = None;
        }
        view(self.store()?, now)
    }

    /// Stops going by the organisation's lists. Their root and highest version stay known.
    pub fn leave_trust(
        &mut self,
        occasion: Occasion<'_>,
        request: LeaveTrust,
    ) -> Result<TrustView, ApiError> {
        let now = occasion.now;
        let mut problems = Problems::new();
        let Some(reason) = Reason::parse("reason", &request.reason, &mut problems) else {
            return Err(ApiError::fields(&problems));
        };
        let store = self.store_mut()?;
        let by = settings::writer_of(store)?;
        command(
            store,
            &request.key,
            "leave_trust",
            &request,
            occasion,
            |writer| {
                let state = State::of(writer.db(), writer.keys())?;
                let list = state.record.list.as_ref().map(|list| &list.what.root);
                let root = state.record.root.as_ref().map(|root| &root.what.root);
                let root = root.or(list).ok_or_else(|| ApiError::not_found("list"))?;
                let fact = TrustLeft {
                    root: root.clone(),
                    reason: reason.as_str().to_owned(),
                    by,
                };
                writer.record(Aggregate::Trust, ID, &Fact::TrustLeft(fact))?;
                Ok(())
            },
        )?;
        view(store, now)
    }

    /// The present list, or this desk's card, signed and as bytes, with what a page says about it.
    fn carried(&self, what: CarriedWord, now: DateTime<Utc>) -> Result<Carrying, ApiError> {
        let store = self.store()?;
        match what {
            CarriedWord::List => {
                let state = State::of(store.db(), store.keys())?;
                let kept = state.record.list.as_ref();
                let (Some(kept), Some(list)) = (kept, &state.list) else {
                    return Err(ApiError::not_found("list"));
                };
                let signed = STANDARD
                    .decode(&kept.what.list)
                    .map_err(|_| ApiError::not_found("list"))?;
                let (made, ends) = (
                    list.issued.format("%Y-%m-%d"),
                    list.expires.format("%Y-%m-%d"),
                );
                Ok(Carrying {
                    carried: Carried::List,
                    about: (
                        format!(
                            "Version {}, made {made}, counts until {ends} UTC",
                            list.version
                        ),
                        format!("第 {} 版，{made} 制作，有效至 {ends}（UTC）", list.version),
                    ),
                    name: format!("trust-list-{}", list.version),
                    of: list.organisation.clone(),
                    fingerprint: root_fingerprint(&kept.what.root),
                    made_at: list.issued,
                    signed,
                })
            }
            CarriedWord::Card => {
                let (card, signed) = own_card(store, now)?;
                let made = card.made.format("%Y-%m-%d");
                let of = if card.name.is_empty() {
                    card.organisation.clone()
                } else {
                    format!("{} · {}", card.organisation, card.name)
                };
                Ok(Carrying {
                    carried: Carried::Card,
                    about: (
                        format!("Desk {}, made {made} UTC", card.desk),
                        format!("工作台 {}，{made} 制作（UTC）", card.desk),
                    ),
                    name: format!("desk-card-{}", card.desk),
                    of,
                    fingerprint: fingerprint::fingerprint(&card.public_key),
                    made_at: card.made,
                    signed,
                })
            }
        }
    }

    /// The present list, or this desk's card, as QR codes for a screen.
    pub fn trust_codes(
        &mut self,
        occasion: Occasion<'_>,
        request: Carry,
    ) -> Result<CarriedCodes, ApiError> {
        let carrying = self.carried(request.what, occasion.now)?;
        let codes = match parts::split(carrying.carried, &carrying.signed) {
            Ok(parts) => parts
                .into_iter()
                .map(|text| {
                    let modules = Modules::encode(&text).map_err(|e| {
                        ApiError::new(
                            ErrorCode::CannotPrint,
                            format!("The code cannot be made: {e}."),
                        )
                    })?;
                    Ok(CarriedCode {
                        width: u32::try_from(modules.width()).unwrap_or(0),
                        path: path(&modules),
                        text,
                    })
                })
                .collect::<Result<_, ApiError>>()?,
            Err(_) => Vec::new(),
        };
        Ok(CarriedCodes {
            codes,
            text: parts::whole(carrying.carried, &carrying.signed),
            fingerprint: carrying.fingerprint,
        })
    }

    /// The present list, or this desk's card, as a text file.
    ///
    /// # Errors
    /// There is none.
    pub fn trust_file(
        &mut self,
        occasion: Occasion<'_>,
        request: Carry,
    ) -> Result<Bytes, ApiError> {
        let carrying = self.carried(request.what, occasion.now)?;
        let text = parts::whole(carrying.carried, &carrying.signed);
        Ok(Bytes {
            name: format!("{}.txt", carrying.name),
            bytes: format!("{text}\n").into_bytes(),
        })
    }

    /// The codes on paper.
    ///
    /// # Errors
    /// There is none, it is too large for codes, or a character cannot be printed.
    pub fn trust_sheet(
        &mut self,
        occasion: Occasion<'_>,
        request: Carry,
    ) -> Result<Bytes, ApiError> {
        let carrying = self.carried(request.what, occasion.now)?;
        let saved = stored::read(self.store()?.db())?.and_then(|found| found.saved);
        let letter = saved.is_some_and(|saved| saved.paper == "letter");
        let sheet = TrustSheet {
            carried: carrying.carried,
            of: carrying.of,
            about: carrying.about,
            fingerprint: carrying.fingerprint,
            made_at: carrying.made_at,
            paper: if letter { Paper::UsLetter } else { Paper::A4 },
            parts: parts::split(carrying.carried, &carrying.signed).map_err(part_error)?,
        };
        let drawn = sheet.layout(self.faces()).map_err(paper::refused)?;
        let bytes = pdf::write(&drawn, self.faces()).map_err(|e| {
            ApiError::new(
                ErrorCode::CannotPrint,
                format!("The PDF cannot be written: {e}."),
            )
        })?;
        Ok(Bytes {
            name: format!("{}.pdf", carrying.name),
            bytes,
        })
    }
}

/// Something to carry to another desk.
struct Carrying {
    carried: Carried,
    signed: Vec<u8>,
    name: String,
    of: String,
    about: (String, String),
    fingerprint: String,
    made_at: DateTime<Utc>,
}

/// Dark modules as rectangles of an SVG path.
fn path(modules: &Modules) -> String {
    modules
        .dark()
        .iter()
        .map(|dark| {
            format!(
                "M{} {}h{}v{}h-{}z",
                dark.x, dark.y, dark.width, dark.height, dark.width
            )
        })
        .collect()
}

/// Nobody types a list: what takes too long comes as text, or code by code.
fn slow(error: ApiError) -> ApiError {
    if error.params.get("why").is_none_or(|why| why != "too_slow") {
        return error;
    }
    ApiError::new(
        ErrorCode::BadFile,
        "Searching this file for codes took too long and was given up. Scan the codes one by one, or get the list as a text file.",
    )
    .with("why", "trust_slow")
}

fn no_code() -> ApiError {
    ApiError::new(
        ErrorCode::BadFile,
        "No QR code was found in this picture. Take a screenshot that shows the whole code, sharp and upright.",
    )
    .with("why", "no_code")
}

fn gone() -> ApiError {
    ApiError::new(
        ErrorCode::Refused,
        "What was read is no longer at hand. Read it once more; nothing was taken.",
    )
    .with("refusal", "trust_gone")
}

fn not_compared() -> ApiError {
    let mut problems = Problems::new();
    problems.block("fingerprint", ProblemCode::FingerprintDiffers);
    ApiError::fields(&problems)
}

fn part_error(error: PartError) -> ApiError {
    let (why, sentence) = match error {
        PartError::TooLong => (
            "trust_size",
            "This is empty or larger than any trust list. Nothing was taken.",
        ),
        PartError::Handout => (
            "part_handout",
            "This is the code of a handout. Check it at the gate; here, read the codes of a trust list or a desk’s card.",
        ),
        PartError::Foreign => (
            "part_foreign",
            "This is no trust list and no desk’s card. Choose the file from the root desk, or scan the codes that it shows.",
        ),
        PartError::Damaged => (
            "part_damaged",
            "This part is cut off or misread. Scan it again, or copy the whole line.",
        ),
        PartError::Other => (
            "part_other",
            "This part belongs to another list or card than those read before. It was not taken; start over if you mean the new one.",
        ),
        PartError::TooMany => (
            "part_many",
            "The list is too large for QR codes. Save it as a file and carry that.",
        ),
    };
    ApiError::new(ErrorCode::BadFile, sentence).with("why", why)
}
