//! From an approved LOA to traffic in the real window: both scenarios under both jurisdictions, each act of construction and
//! activation clicked; one circuit goes on to its O&M record, maintenance, and its end.

mod acts;
mod prepared;

use desk_tests::window::readers::sheet;
use desk_tests::window::{Page, PageError, Stage, pictures};

use crate::main_job::steps;
use crate::main_job::words::ENGLISH;
use prepared::Place;

/// Runs a story and leaves a picture where it stops.
fn told(name: &str, story: impl FnOnce(&Page<'_>) -> Result<(), PageError>) {
    let stage = Stage::new(name, ENGLISH.system).unwrap();
    std::fs::write(stage.dialogs().join("open.pdf"), sheet("Test report")).unwrap();
    let page = stage.open().unwrap();
    let done = steps::welcome(&page, &ENGLISH).and_then(|()| story(&page));
    if let Err(error) = done {
        let picture = pictures().join(format!("{name}-failed.png"));
        let _ = page.picture(&picture);
        panic!("{error}\nsee {}", picture.display());
    }
    page.close().unwrap();
}

/// The circuit comes to traffic: construction by this scenario under this law, then completion, fee and port.
fn to_traffic(page: &Page<'_>, name: &str, scenario: &str, law: &str) -> Result<(), PageError> {
    acts::open(page, name)?;
    acts::construct(page, scenario, law)?;
    acts::as_built(page)?;
    acts::complete(page, law)?;
    acts::activate(page)
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn on_the_mainland_both_scenarios_come_to_traffic_and_one_to_its_end() {
    told("live-mainland", |page| {
        let names = ["Hangzhou-1", "Hangzhou-2"];
        prepared::approved(page, Place::Hangzhou, &names)?;
        to_traffic(page, names[0], "different_facilities", "mainland")?;
        to_traffic(page, names[1], "same_facility", "mainland")?;
        page.picture(&pictures().join("live-mainland.png"))?;
        acts::upkeep(page)?;
        acts::maintenance(page, names[0])?;
        acts::end(page)
    });
}

#[test]
#[ignore = "needs a built window; cargo xtask test runs it"]
fn elsewhere_both_scenarios_come_to_traffic() {
    told("live-elsewhere", |page| {
        let names = ["Frankfurt-1", "Frankfurt-2"];
        prepared::approved(page, Place::Frankfurt, &names)?;
        to_traffic(page, names[0], "different_facilities", "elsewhere")?;
        to_traffic(page, names[1], "same_facility", "elsewhere")?;
        page.picture(&pictures().join("live-elsewhere.png"))
    });
}
