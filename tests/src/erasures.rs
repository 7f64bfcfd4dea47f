//! Erasures for the kill -9 harness: a desk full of people, and the commands that take them out group by group.

use crate::canary::{Canary, canary};
use crate::kill::chance;
use crate::story::{Rig, faces, must};
use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_api::{Desk, Occasion, Places};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// People of the desk.
pub const PEOPLE: u32 = 24;
/// People who are erased by one command.
pub const TOGETHER: u32 = 3;

/// One erasure, the same whenever it is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Group {
    /// Which of [`canary`].
    pub who: Vec<u32>,
    /// What the window would send.
    pub request: ErasePeople,
}

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::seconds(1_795_395_600) + Duration::minutes(minute)
}

/// Makes the desk: four circuits with six people each, two of them with an issued handout, and two copies beside it.
/// The groups go across the circuits, so that whoever stays stands on the same papers as whoever goes.
pub fn prepare(folder: &Path) -> Vec<Group> {
    let (mut rig, account) = Rig::ready(folder);
    let people: Vec<Canary> = (0..PEOPLE).map(canary).collect();
    for (n, six) in people.chunks(6).enumerate() {
        let story = rig
            .circuit(&account, &format!("Line{n}"))
            .allocated(&format!("pc-bp1qrb3n7wd0k5x{n}m"))
            .loa_applied(six.iter().map(Canary::form).collect());
        if n % 2 == 0 {
            story.loa_approved().issued();
        }
    }
    for name in [
        "desk.format-2-20261101-090000.db",
        "desk.damaged-20261102-090000.db",
    ] {
        let to = folder.join(name);
        rig.run(|desk, _| {
            let copied = desk
                .store()
                .map(|store| desk_store::backup::copy(store.db(), &to));
            assert!(matches!(copied, Ok(Ok(_))), "the copy is made");
        });
    }
    let book = must(rig.run(|desk, occasion| {
        let all = PeopleQuery {
            search: String::new(),
        };
        desk.people(occasion, all)
    }));
    let groups = PEOPLE / TOGETHER;
    (0..groups)
        .map(|group| {
            let who: Vec<u32> = (0..TOGETHER).map(|n| group + n * groups).collect();
            let ids = who.iter().map(|n| {
                let name = canary(*n).name;
                let person = book.people.iter().find(|one| one.form.name == name);
                person
                    .unwrap_or_else(|| panic!("{name} is in the book"))
                    .id
                    .clone()
            });
            let request = ErasePeople {
                key: format!("erase-{group}"),
                people: ids.collect(),
                official: true,
                reason: "They asked for it".into(),
                typed: TOGETHER.to_string(),
                retention: false,
            };
            Group { who, request }
        })
        .collect()
}

/// Opens the desk, which finishes what an erasure left to do.
pub fn open(folder: &Path) -> Desk {
    let places = Places {
        folder: folder.to_owned(),
        system: "linux".into(),
        language: Language::En,
    };
    let occasion = Occasion {
        now: at(60 * 24),
        entropy: &mut chance(),
    };
    Desk::open(places, faces(), occasion)
}

/// Sends one erasure, or sends it again.
pub fn erase(desk: &mut Desk, group: &Group) -> Erased {
    let occasion = Occasion {
        now: at(60 * 25),
        entropy: &mut chance(),
    };
    must(desk.erase_people(occasion, group.request.clone()))
}

/// How many of these people the desk can still show with everything that it knew of them.
pub fn whole(desk: &mut Desk, group: &Group) -> usize {
    let occasion = Occasion {
        now: at(60 * 26),
        entropy: &mut chance(),
    };
    let ids = PeopleByIds {
        ids: group.request.people.clone(),
    };
    let known = must(desk.people_details(occasion, ids)).people;
    for person in &known {
        let is_theirs = group.who.iter().any(|n| canary(*n).form() == person.form);
        assert!(is_theirs, "whoever is there is there in whole");
    }
    known.len()
}
