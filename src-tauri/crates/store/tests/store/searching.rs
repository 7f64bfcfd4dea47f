//! Search by any part of any text, in any script.

use super::{Counted, loa, open, port, record, start};
use desk_domain::event::Aggregate;
use desk_store::circuits::{self, Filter};

#[test]
fn any_part_of_a_text_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path()).unwrap();
    let mut chance = Counted(3);
    record(
        &mut store,
        1,
        Aggregate::Circuit,
        "one",
        start(),
        &port("京仓-亦庄-专线1"),
        &mut chance,
    );
    record(
        &mut store,
        2,
        Aggregate::Circuit,
        "two",
        start(),
        &port("Binjiang_100%"),
        &mut chance,
    );
    record(
        &mut store,
        3,
        Aggregate::Loa,
        "loa",
        start(),
        &loa("two", "person"),
        &mut chance,
    );
    let find = |text: &str| -> Vec<String> {
        let filter = Filter {
            search: text.into(),
            limit: 10,
            ..Filter::default()
        };
        circuits::page(store.db(), &filter)
            .unwrap()
            .into_iter()
            .map(|row| row.id)
            .collect()
    };
    for (text, found) in [
        ("亦", &["one"][..]),
        ("亦庄", &["one"]),
        ("仓-亦", &["one"]),
        ("庄亦", &[]),
        ("binjiang", &["two"]),
        ("B", &["two", "one"]),
        ("100%", &["two"]),
        ("%", &["two"]),
        ("_", &["two"]),
        ("周明", &["two"]),
        ("zhou ming", &["two"]),
        ("萧山", &["two", "one"]),
        ("岚合", &["two"]),
        ("prod", &["two", "one"]),
        ("\"", &[]),
        ("nothing like it", &[]),
        ("  ", &["two", "one"]),
    ] {
        assert_eq!(find(text), found, "{text:?}");
    }
}
