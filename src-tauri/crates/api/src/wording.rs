//! What an organisation adds to its letters: checked for length and for glyphs before it is saved.

use crate::directory::merged;
use crate::error::field_problems;
use crate::handouts::{code_error, faces_error, settings_of};
use crate::official_pdf::not_read;
use crate::paper;
use crate::wire::{
    ApiError, CheckWording, ChosenLogo, FormCheck, LogoView, Nothing, Preview, PreviewWording,
    SaveWording, SiteRuleForm, WordingForm, WordingView,
};
use crate::{Desk, command};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_domain::chance::Occasion;
use desk_domain::directory::Directory;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::wording::{self, Logo, RuleForm, Wording};
use desk_letter::codes::Codes;
use desk_letter::faces::Faces;
use desk_letter::glyphs::unprintable;
use desk_letter::layout::layout;
use desk_letter::letter::{Bilingual, Letter, Paper};
use desk_letter::{picture, sample};
use desk_scan::picture::{Grey, Picture};
use desk_store::settings::{self, Settings};
use desk_store::{Store, wording as stored};

/// Engineers of the letter on which the length is tried.
const ENGINEERS: usize = 4;
/// Most characters of a logo on its way: grey pixels in base64 that no packing made smaller.
const LOGO_TEXT: usize = 512 * 512 * 4 / 3 + 4096;
/// Most pages of that letter.
const PAGES: usize = 3;

impl Desk {
    /// What is added now.
    pub fn wording(&mut self, _: Occasion<'_>, _: Nothing) -> Result<WordingView, ApiError> {
        view(self.store()?)
    }

    /// Checks the form without saving it.
    pub fn check_wording(
        &mut self,
        _: Occasion<'_>,
        request: CheckWording,
    ) -> Result<FormCheck, ApiError> {
        let faces = self.shared_faces();
        let db = self.store()?.db();
        let checked = check(&request.form, &merged(db)?, &settings_of(db)?, &faces)?;
        Ok(FormCheck {
            problems: field_problems(&checked.problems),
        })
    }

    /// Saves it. Letters already issued stay as they are.
    pub fn save_wording(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveWording,
    ) -> Result<WordingView, ApiError> {
        let faces = self.shared_faces();
        command(
            self.store_mut()?,
            &request.key,
            "save_wording",
            &request,
            occasion,
            |writer| {
                let db = writer.db();
                let checked = check(&request.form, &merged(db)?, &settings_of(db)?, &faces)?;
                if checked.problems.has_blocks() {
                    return Err(ApiError::fields(&checked.problems));
                }
                let fact = Fact::WordingSaved(checked.wording);
                writer.record(Aggregate::Settings, settings::ID, &fact)?;
                Ok(())
            },
        )?;
        view(self.store()?)
    }

    /// Draws an invented letter with it, marked as a sample.
    pub fn preview_wording(
        &mut self,
        _: Occasion<'_>,
        request: PreviewWording,
    ) -> Result<Preview, ApiError> {
        let faces = self.shared_faces();
        let db = self.store()?.db();
        let (directory, settings) = (merged(db)?, settings_of(db)?);
        let checked = check(&request.form, &directory, &settings, &faces)?;
        let site = &request.access_point;
        let letter = example(&checked.wording, site, &directory, &settings);
        let codes = Codes::preview(&letter).map_err(code_error)?;
        self.draw(&letter, &codes, (None, None), None)
    }

    /// Makes a chosen picture ready for paper. Nothing is kept.
    ///
    /// # Errors
    /// It is no picture, too large, damaged, or white all over.
    pub fn read_logo(&mut self, _: Occasion<'_>, bytes: Vec<u8>) -> Result<ChosenLogo, ApiError> {
        let logo = Picture::open(bytes)
            .map_err(not_read)?
            .trimmed(picture::LONGEST_SIDE)
            .ok_or_else(|| not_read(desk_scan::ScanError::NotPicture))?;
        Ok(ChosenLogo {
            logo: Some(LogoView {
                width: logo.width,
                height: logo.height,
                png: STANDARD.encode(logo.png().map_err(not_read)?),
            }),
        })
    }
}

/// What could be read of the form, and what is wrong with it.
struct Checked {
    wording: Wording,
    problems: Problems,
}

fn check(
    form: &WordingForm,
    directory: &Directory,
    settings: &Settings,
    faces: &Faces,
) -> Result<Checked, ApiError> {
    let mut problems = Problems::new();
    let rules = form.rules.iter().map(|rule| RuleForm {
        access_point: &rule.access_point,
        en: &rule.en,
        zh: &rule.zh,
    });
    let known = |key: &str| directory.access_point(key).is_some();
    let mut wording = Wording::parse(&form.contact, rules, known, &mut problems);
    if let Some(png) = &form.logo {
        wording.logo = logo(png);
        if wording.logo.is_none() {
            problems.block("logo", ProblemCode::NotPicture);
        }
    }
    let texts = std::iter::once(("contact".to_owned(), form.contact.as_str())).chain(
        form.rules.iter().enumerate().flat_map(|(at, rule)| {
            [
                (format!("rules.{at}.en"), rule.en.as_str()),
                (format!("rules.{at}.zh"), rule.zh.as_str()),
            ]
        }),
    );
    let lines: Vec<(String, String)> = texts
        .map(|(field, text)| {
            (
                field,
                desk_domain::text::normalise_lines(text).replace('\n', " "),
            )
        })
        .collect();
    let missing = unprintable(
        lines
            .iter()
            .map(|(field, text)| (field.clone(), text.as_str())),
        faces,
    )
    .map_err(faces_error)?;
    for one in &missing {
        let characters: String = one.characters.iter().collect();
        problems
            .block(&one.field, ProblemCode::NotOnPaper)
            .with("characters", characters);
    }
    if !problems.has_blocks() {
        let pages = most_pages(&wording, directory, settings, faces)?;
        if pages > PAGES {
            problems
                .block("rules", ProblemCode::WordingTooLong)
                .with("pages", pages)
                .with("max", PAGES);
        }
    }
    Ok(Checked { wording, problems })
}

/// A small grey PNG as the paper takes it; `None` when it is none, or too large.
fn logo(png: &str) -> Option<Logo> {
    if png.len() > LOGO_TEXT {
        return None;
    }
    let grey = Grey::read(STANDARD.decode(png).ok()?).ok()?;
    let packed = picture::Picture::new(grey.width, grey.height, &grey.pixels)?;
    Some(Logo {
        width: packed.width,
        height: packed.height,
        grey: packed.grey,
    })
}

/// Pages of the longest letter with this wording, over its sites and both papers.
fn most_pages(
    wording: &Wording,
    directory: &Directory,
    settings: &Settings,
    faces: &Faces,
) -> Result<usize, ApiError> {
    let mut most = 0;
    for site in wording.sites() {
        for paper in [Paper::A4, Paper::UsLetter] {
            let letter = Letter {
                paper,
                ..example(wording, site, directory, settings)
            };
            let codes = Codes::preview(&letter).map_err(code_error)?;
            let laid = layout(&letter, &codes, faces).map_err(paper::refused)?;
            most = most.max(laid.pages.len());
        }
    }
    Ok(most)
}

/// An invented letter of this organisation, marked as a sample, with what it adds.
fn example(wording: &Wording, site: &str, directory: &Directory, settings: &Settings) -> Letter {
    let mut letter = Letter {
        sample: true,
        draft: true,
        engineers: sample::engineers(ENGINEERS),
        wording: paper::wording(wording, site),
        ..sample::letter()
    };
    let saved = settings.saved.clone().unwrap_or_default();
    letter.valid_until_set_by.clone_from(&saved.organisation);
    letter.paper = paper::sheet(&saved);
    letter.organisation = paper::organisation(&saved, &settings.desk_code);
    if let Some(point) = directory.access_point(site) {
        letter.facility.access_point = Bilingual::new(&point.name_en, &point.name_zh);
    }
    letter
}

fn view(store: &Store) -> Result<WordingView, ApiError> {
    let (wording, saved_at) = stored::read(store.db())?
        .map_or_else(|| (Wording::default(), None), |(own, at)| (own, Some(at)));
    let logo = wording.logo.as_ref().and_then(|logo| {
        let picture = picture::Picture {
            width: logo.width,
            height: logo.height,
            grey: logo.grey.clone(),
        };
        picture.png()
    });
    Ok(WordingView {
        form: WordingForm {
            logo,
            contact: wording.contact.join("\n"),
            rules: wording
                .rules
                .into_iter()
                .map(|rule| SiteRuleForm {
                    access_point: rule.access_point,
                    en: rule.en,
                    zh: rule.zh,
                })
                .collect(),
        },
        saved_at,
        contact_lines: wording::CONTACT_LINES as u16,
        rules_per_site: wording::RULES_PER_SITE as u16,
    })
}
