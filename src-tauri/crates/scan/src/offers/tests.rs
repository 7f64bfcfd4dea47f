use super::*;

fn word(text: &str, x: f32, y: f32) -> Word {
    let width = text
        .chars()
        .map(|c| if c.is_ascii() { 5.0 } else { 10.0 })
        .sum();
    Word {
        text: text.to_owned(),
        area: Area {
            x,
            y,
            width,
            height: 11.0,
        },
    }
}

fn found(words: Vec<Word>) -> Vec<(Field, String)> {
    let page = PageWords {
        width: 595.0,
        height: 842.0,
        words,
    };
    offers(&[page])
        .into_iter()
        .map(|o| (o.field, o.value))
        .collect()
}

#[test]
fn what_stands_behind_a_colon_is_the_value_with_its_place() {
    let words = vec![
        word("Room:", 50.0, 100.0),
        word("3F-302", 80.0, 100.0),
        word("机柜：C07", 50.0, 120.0),
    ];
    let page = PageWords {
        width: 595.0,
        height: 842.0,
        words,
    };
    let offers = offers(&[page]);
    assert_eq!(offers[0].field, Field::Room);
    assert_eq!(
        (offers[0].value.as_str(), offers[0].area.x),
        ("3F-302", 80.0)
    );
    assert_eq!(
        (offers[1].field, offers[1].value.as_str()),
        (Field::Cabinet, "C07")
    );
    assert!(
        offers[1].area.x > 60.0,
        "the label is not part of the place: {:?}",
        offers[1].area
    );
}

#[test]
fn a_table_is_read_by_row_and_a_head_by_column() {
    assert_eq!(
        found(vec![
            word("ODF", 50.0, 100.0),
            word("ODF-2", 200.0, 100.0),
            word("Connector", 50.0, 130.0),
            word("LC/UPC", 200.0, 130.0),
            word("duplex", 233.0, 130.0),
        ]),
        [
            (Field::Odf, "ODF-2".to_owned()),
            (Field::Connector, "LC/UPC duplex".to_owned())
        ]
    );
    assert_eq!(
        found(vec![
            word("包间", 50.0, 100.0),
            word("机柜", 150.0, 100.0),
            word("端口", 250.0, 100.0),
            word("A-101", 50.0, 116.0),
            word("H12", 150.0, 116.0),
            word("11/12", 250.0, 116.0),
        ]),
        [
            (Field::Room, "A-101".to_owned()),
            (Field::Cabinet, "H12".to_owned()),
            (Field::PanelPort, "11/12".to_owned())
        ]
    );
}

#[test]
fn two_strands_in_one_value_become_two_offers() {
    for (label, value) in [
        ("Strands:", "21/22"),
        ("纤芯（发/收）：", "21、22"),
        ("TX/RX:", "TX21/RX22"),
    ] {
        assert_eq!(
            found(vec![word(label, 50.0, 100.0), word(value, 150.0, 100.0)]),
            [
                (Field::StrandTx, "21".to_owned()),
                (Field::StrandRx, "22".to_owned())
            ],
            "{label}"
        );
    }
}

#[test]
fn running_text_and_labels_alone_offer_nothing() {
    let sentence = "Please bring the room key and ask for the cabinet at the desk";
    let mut x = 50.0;
    let mut words = Vec::new();
    for part in sentence.split(' ') {
        words.push(word(part, x, 100.0));
        x += part.len() as f32 * 5.0 + 3.0;
    }
    words.push(word("Cabinet:", 50.0, 700.0));
    assert_eq!(found(words), []);
}

#[test]
fn a_label_in_both_languages_is_one() {
    assert_eq!(
        found(vec![
            word("机柜", 50.0, 100.0),
            word("Cabinet", 73.0, 100.0),
            word("C07", 200.0, 100.0)
        ]),
        [(Field::Cabinet, "C07".to_owned())]
    );
}
