//! Writes the desk that stands for the present format: `cargo run -p desk-tests --bin fixture -- tests/upgrades/v2`.
//! Run once when a format is new; a fixture that was committed is never written again.
#![allow(clippy::expect_used, reason = "a program of the tests")]

use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must, order_form};
use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("name the folder"));
    assert!(
        !folder.exists(),
        "a committed fixture is never written again"
    );
    let (mut rig, account) = Rig::ready(&folder);
    let story = rig
        .circuit(&account, "Fixture-line")
        .allocated("pc-fixture0001");
    let people = vec![
        engineer("陈致远", "XD4829371"),
        engineer("Elena Márquez-Roth", "XD4829372"),
    ];
    story.loa_applied(people).loa_approved().issued();
    rig.circuit(&account, "Fixture-waiting");
    applying(&mut rig, &account);
    rig.close();
}

/// What format 2 can keep besides: an order, a site, what is known of an access point, a zone.
fn applying(rig: &mut Rig, account: &AccountView) {
    let request = ApplyOrder {
        key: rig.key(),
        form: order_form(account),
        kept: Vec::new(),
    };
    must(rig.run(|desk, occasion| desk.apply_order(occasion, request)));
    let request = SaveSite {
        key: rig.key(),
        id: None,
        form: SiteForm {
            name: "Fixture-site".into(),
            address: "示例路 8 号".into(),
            city: "CN/Hangzhou".into(),
            place: String::new(),
            lat: String::new(),
            lon: String::new(),
            contact: "Lin Yue".into(),
            notes: String::new(),
        },
    };
    must(rig.run(|desk, occasion| desk.save_site(occasion, request)));
    let request = FavourAccessPoint {
        key: rig.key(),
        access_point: "Hangzhou-Xiaoshan-B".into(),
        favourite: true,
    };
    must(rig.run(|desk, occasion| desk.favour_access_point(occasion, request)));
    let request = SaveZone {
        key: rig.key(),
        id: None,
        form: ZoneForm {
            id: "cn-hangzhou-h".into(),
            region: "cn-hangzhou".into(),
            name_en: String::new(),
            name_zh: String::new(),
            note: String::new(),
        },
    };
    must(rig.run(|desk, occasion| desk.save_zone(occasion, request)));
}
