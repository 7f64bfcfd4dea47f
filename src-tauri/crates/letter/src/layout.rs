//! Where everything stands: from a letter and its codes to pages in millimetres.
//!
//! The front page carries who, where, when and the seal; what does not fit flows onto further pages, and
//! the passes follow four to a page. Long values are set smaller, then broken, never cut.

mod bottom;
mod cells;
mod continued;
mod facility;
mod flow;
mod foot;
mod head;
mod official;
mod pass;
mod passes;
mod plan;
mod rules;
mod seal;
mod survey;
mod table;
mod visit;
mod watermark;

use crate::{
    audience::{Audience, shows},
    codes::Codes,
    faces::{Faces, FacesError},
    glyphs::{MissingGlyphs, missing_glyphs},
    letter::{Letter, UnknownZone},
    qr::{Modules, QrError},
    text::{Typesetter, normal},
};
use flow::Flow;
use plan::Plan;

pub(crate) use watermark::hollow;

pub use crate::page::{About, Ink, Layout, Mark, Page, Text};

/// Why a letter was not laid out.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// The faces cannot be read.
    #[error(transparent)]
    Faces(#[from] FacesError),
    /// The zone of the visit is unknown.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// Characters that no face has.
    #[error("{} of the letter's fields have characters that cannot be printed", .0.len())]
    MissingGlyphs(Vec<MissingGlyphs>),
    /// A code is not one of ours.
    #[error("a code cannot be drawn: {0}")]
    Code(#[from] QrError),
    /// Not one pass per engineer.
    #[error("{passes} passes for {engineers} engineers")]
    Passes {
        /// Engineers on the letter.
        engineers: usize,
        /// Passes given.
        passes: usize,
    },
    /// The values of an engineer's pass do not fit a card even in the smallest print.
    #[error("the pass of engineer {} has no room for names this long", .0 + 1)]
    PassTooFull(usize),
    /// The letter cannot be read as data.
    #[error("the letter cannot be brought into its normal form")]
    Normal,
}

/// Lays a letter out with its codes: the complete handout.
///
/// # Errors
/// Something in the letter cannot be printed; nothing is replaced or left out silently.
pub fn layout(letter: &Letter, codes: &Codes, faces: &Faces) -> Result<Layout, LayoutError> {
    layout_for(letter, codes, faces, None)
}

/// Lays out one audience's copy, or the complete handout. What each shows is [`crate::audience::shows`].
///
/// # Errors
/// As [`layout`].
pub fn layout_for(
    letter: &Letter,
    codes: &Codes,
    faces: &Faces,
    audience: Option<Audience>,
) -> Result<Layout, LayoutError> {
    let missing = missing_glyphs(letter, faces)?;
    if !missing.is_empty() {
        return Err(LayoutError::MissingGlyphs(missing));
    }
    let (engineers, passes) = (letter.engineers.len(), codes.passes.len());
    if engineers != passes {
        return Err(LayoutError::Passes { engineers, passes });
    }
    let texts = std::iter::once(&codes.seal).chain(&codes.passes);
    let mut modules = texts
        .map(|text| Modules::encode(text))
        .collect::<Result<Vec<_>, _>>()?;
    // a copy without passes holds nobody's credential, not even unseen
    let (official, pictures) = if shows(audience).passes {
        official::drawn(letter, &mut modules)
    } else {
        (Vec::new(), Vec::new())
    };

    let hash = letter.content_hash();
    let letter = &printed_form(letter)?;
    let open = faces.open()?;
    let set = Typesetter::new(&open);
    let plan = Plan::new(letter, codes, &modules, &official, hash, &set, audience)?;

    let mut pages = front(&plan);
    if plan.shows.passes {
        pages.extend(passes::pages(&plan)?);
    }
    if plan.shows.survey && letter.survey {
        pages.push(survey::page(&plan));
    }
    foot::number(&plan, &mut pages);
    watermark::stamp(&plan, &mut pages);
    let about = plan.about();
    let logo = letter
        .wording
        .as_ref()
        .and_then(|wording| wording.logo.clone());
    Ok(Layout {
        pages,
        codes: modules,
        pictures,
        logo,
        about,
    })
}

/// The front page and what flows from it: with all its air if that fits one page, tighter if not.
fn front(plan: &Plan<'_>) -> Vec<Page> {
    // air between rows; the last is closer than is pleasant, and better than one name on a page of its own
    for air in [1.0, 0.6, 0.25, 0.0, -0.45] {
        let (pages, engineers) = attempt(plan, air, true, 0.0);
        if pages.len() == 1 && engineers == plan.letter.engineers.len() {
            return pages;
        }
    }
    let (pages, engineers) = attempt(plan, 0.0, true, CONTINUED);
    if engineers > 0 {
        return pages;
    }
    attempt(plan, 0.0, false, CONTINUED).0
}

/// Room for the line that says that more engineers follow, mm.
const CONTINUED: f32 = 4.2;

/// One try; also says how many engineers stand on the first page. `spare`: what is kept free under them, mm.
fn attempt(plan: &Plan<'_>, air: f32, rules_beside_seal: bool, spare: f32) -> (Vec<Page>, usize) {
    let mut flow = Flow::new(plan, air);
    let (band, height) = bottom::band(plan, rules_beside_seal);
    // the white above the band gives way too where everything is close
    flow.stop_above(height + spare + 3.0 * air.min(0.0));
    head::draw(&mut flow);
    facility::draw(&mut flow);
    table::draw(&mut flow);
    let engineers = visit::draw(&mut flow);
    if !rules_beside_seal {
        rules::flow(&mut flow);
    }
    facility::long_notes(&mut flow);
    let mut pages = flow.finish();
    if let Some(first) = pages.first_mut() {
        if spare > 0.0 && (1..plan.letter.engineers.len()).contains(&engineers) {
            let mut sheet = plan.sheet();
            let y = plan.bottom() - height - 0.8;
            visit::more_follow(plan, &mut sheet, engineers, y);
            first.marks.extend(sheet.page.marks);
        }
        // Last in the file as well as on the page: readers go from top to bottom.
        first.marks.extend(band);
    }
    (pages, engineers)
}

/// Every text of the letter in its normal form, so that measuring and drawing see the same characters.
fn printed_form(letter: &Letter) -> Result<Letter, LayoutError> {
    fn walk(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) => *text = normal(text),
            serde_json::Value::Array(values) => values.iter_mut().for_each(walk),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(walk),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(letter).map_err(|_| LayoutError::Normal)?;
    walk(&mut value);
    serde_json::from_value(value).map_err(|_| LayoutError::Normal)
}

#[cfg(test)]
mod tests;
