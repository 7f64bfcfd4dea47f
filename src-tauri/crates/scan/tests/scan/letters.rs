//! Invented letters in the shapes that such letters have: label and value, a table, two columns, both languages.

use crate::made::{At, fonts, pdf};
use desk_scan::offers::{Field, offers};
use desk_scan::pdf::{page, words};

fn read(pages: &[&[At<'_>]]) -> Vec<(Field, String)> {
    let words = words(pdf(pages), &fonts()).unwrap();
    offers(&words)
        .into_iter()
        .map(|o| (o.field, o.value))
        .collect()
}

fn expect(found: &[(Field, String)], wanted: &[(Field, &str)]) {
    let found: Vec<(Field, &str)> = found.iter().map(|(f, v)| (*f, v.as_str())).collect();
    assert_eq!(found, wanted);
}

#[test]
fn label_and_value_in_english() {
    let found = read(&[&[
        (60.0, 60.0, 18.0, "Letter of Authorization"),
        (
            60.0,
            110.0,
            10.0,
            "Facility Address: 1 Sample Road, Xiaoshan District, Hangzhou",
        ),
        (60.0, 130.0, 10.0, "Room: 3F-302"),
        (60.0, 150.0, 10.0, "Cabinet No.: C07"),
        (60.0, 170.0, 10.0, "ODF: ODF-2"),
        (60.0, 190.0, 10.0, "ODF Port: 11 / 12"),
        (60.0, 210.0, 10.0, "Strands (TX/RX): 21/22"),
        (60.0, 230.0, 10.0, "Fiber Type: Single mode OS2"),
        (60.0, 250.0, 10.0, "Connector: LC/UPC duplex"),
        (
            60.0,
            270.0,
            10.0,
            "Optical Module: 10GBASE-LR 1310 nm 10 km",
        ),
        (
            60.0,
            300.0,
            10.0,
            "This letter admits the named engineers to the room on the day stated.",
        ),
    ]]);
    expect(
        &found,
        &[
            (Field::Address, "1 Sample Road, Xiaoshan District, Hangzhou"),
            (Field::Room, "3F-302"),
            (Field::Cabinet, "C07"),
            (Field::Odf, "ODF-2"),
            (Field::PanelPort, "11 / 12"),
            (Field::StrandTx, "21"),
            (Field::StrandRx, "22"),
            (Field::Medium, "Single mode OS2"),
            (Field::Connector, "LC/UPC duplex"),
            (Field::Optic, "10GBASE-LR 1310 nm 10 km"),
        ],
    );
}

#[test]
fn label_and_value_in_chinese_whose_face_is_not_in_the_file() {
    let texts: &[At<'_>] = &[
        (60.0, 60.0, 18.0, "授权函"),
        (60.0, 110.0, 10.5, "机房地址：杭州市萧山区示例路1号"),
        (60.0, 130.0, 10.5, "包间：3F-302"),
        (60.0, 150.0, 10.5, "机柜编号：C07"),
        (60.0, 170.0, 10.5, "光纤配线架：ODF-2"),
        (60.0, 190.0, 10.5, "端口号：11/12"),
        (60.0, 210.0, 10.5, "纤芯（发/收）：21/22"),
        (60.0, 230.0, 10.5, "接口类型：LC/UPC双工"),
        (60.0, 250.0, 10.5, "光模块型号：10GBASE-LR"),
    ];
    expect(
        &read(&[texts]),
        &[
            (Field::Address, "杭州市萧山区示例路1号"),
            (Field::Room, "3F-302"),
            (Field::Cabinet, "C07"),
            (Field::Odf, "ODF-2"),
            (Field::PanelPort, "11/12"),
            (Field::StrandTx, "21"),
            (Field::StrandRx, "22"),
            (Field::Connector, "LC/UPC双工"),
            (Field::Optic, "10GBASE-LR"),
        ],
    );
    // and the page shows hanzi: ink where the title stands
    let drawn = page(pdf(&[texts]), 0, 1190, &fonts()).unwrap();
    let (width, height) = drawn.picture.size();
    assert!(
        (width.abs_diff(1190) <= 1) && (height.abs_diff(1684) <= 2),
        "{width} × {height}"
    );
    let bytes = drawn.picture.png(5000).unwrap();
    let seen = image::load_from_memory(&bytes).unwrap().to_luma8();
    let dark = (120..228_u32).flat_map(|x| (80..126_u32).map(move |y| (x, y)));
    let dark = dark
        .filter(|(x, y)| seen.get_pixel(*x, *y).0[0] < 100)
        .count();
    assert!(
        dark > 400,
        "three large hanzi leave more ink than {dark} pixels"
    );
}

#[test]
fn a_table_in_two_columns() {
    let found = read(&[
        &[(60.0, 80.0, 12.0, "Cover page")],
        &[
            (60.0, 100.0, 10.0, "Cabinet"),
            (170.0, 100.0, 10.0, "C07"),
            (320.0, 100.0, 10.0, "Room"),
            (430.0, 100.0, 10.0, "3F-302"),
            (60.0, 124.0, 10.0, "Patch panel"),
            (170.0, 124.0, 10.0, "ODF-2"),
            (320.0, 124.0, 10.0, "Port"),
            (430.0, 124.0, 10.0, "11 / 12"),
            (60.0, 148.0, 10.0, "Tx fibre"),
            (170.0, 148.0, 10.0, "21"),
            (320.0, 148.0, 10.0, "Rx fibre"),
            (430.0, 148.0, 10.0, "22"),
        ],
    ]);
    expect(
        &found,
        &[
            (Field::Room, "3F-302"),
            (Field::Cabinet, "C07"),
            (Field::Odf, "ODF-2"),
            (Field::PanelPort, "11 / 12"),
            (Field::StrandTx, "21"),
            (Field::StrandRx, "22"),
        ],
    );
}

#[test]
fn words_carry_their_places() {
    let pages = words(pdf(&[&[(60.0, 130.0, 10.0, "Room: 3F-302")]]), &fonts()).unwrap();
    let words = &pages[0].words;
    assert_eq!(
        words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(),
        ["Room:", "3F-302"]
    );
    let area = words[1].area;
    assert!(
        (area.x - 90.0).abs() < 3.0 && (area.y + area.height - 132.0).abs() < 3.0,
        "{area:?}"
    );
    assert!((area.width - 33.0).abs() < 4.0, "{area:?}");
}

#[test]
fn a_page_without_text_has_no_words() {
    let pages = words(pdf(&[&[]]), &fonts()).unwrap();
    assert_eq!(pages.len(), 1);
    assert!(pages[0].words.is_empty());
    assert!(offers(&pages).is_empty());
}
