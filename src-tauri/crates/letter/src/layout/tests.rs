//! Nothing overlaps, nothing leaves the page: checked on boxes around every text and code, for letters
//! that are made to be difficult.

use super::*;
use crate::{
    letter::{AccessFlow, Bilingual, Paper, Picture, Wording},
    qr::QUIET,
    sample,
    text::MM,
};

struct Area {
    what: String,
    x: (f32, f32),
    y: (f32, f32),
}

fn laid_out(letter: &Letter, audience: Option<Audience>) -> Layout {
    let ids: Vec<[u8; 8]> = (0..letter.engineers.len() as u64)
        .map(u64::to_be_bytes)
        .collect();
    let codes = Codes::issue(letter, &ids, &sample::key()).unwrap();
    layout_for(letter, &codes, &Faces::from_build().unwrap(), audience).unwrap()
}

/// Boxes around the ink of letters: from the x-height region to a little below the baseline.
fn areas(layout: &Layout, page: &Page) -> Vec<Area> {
    let faces = Faces::from_build().unwrap();
    let open = faces.open().unwrap();
    let set = Typesetter::new(&open);
    let mut areas = Vec::new();
    for mark in &page.marks {
        match mark {
            Mark::Text(text) => {
                let width = set.width(&text.text, text.size);
                let em = text.size * MM;
                areas.push(Area {
                    what: text.text.clone(),
                    x: (text.x + 0.02, text.x + width - 0.02),
                    y: (text.y - 0.72 * em, text.y + 0.16 * em),
                });
            }
            Mark::Code { index, x, y, side } => {
                let quiet = side / layout.codes[*index].width() as f32 * QUIET as f32 * 0.9;
                areas.push(Area {
                    what: format!("code {index}"),
                    x: (x - quiet, x + side + quiet),
                    y: (y - quiet, y + side + quiet),
                });
            }
            Mark::Picture {
                index,
                x,
                y,
                width,
                height,
            } => areas.push(Area {
                what: format!("picture {index}"),
                x: (*x, x + width),
                y: (*y, y + height),
            }),
            Mark::Logo {
                x,
                y,
                width,
                height,
            } => areas.push(Area {
                what: "logo".to_owned(),
                x: (*x, x + width),
                y: (*y, y + height),
            }),
            _ => {}
        }
    }
    areas
}

/// The complete handout with its survey sheet, and every copy.
fn check(letter: &Letter) {
    let letter = Letter {
        survey: true,
        ..letter.clone()
    };
    for audience in std::iter::once(None).chain(Audience::ALL.iter().copied().map(Some)) {
        check_copy(&letter, audience);
    }
}

fn check_copy(letter: &Letter, audience: Option<Audience>) {
    let layout = laid_out(letter, audience);
    for (number, page) in layout.pages.iter().enumerate() {
        let areas = areas(&layout, page);
        for (i, a) in areas.iter().enumerate() {
            assert!(
                a.x.0 > 8.0 && a.x.1 < page.width - 8.0 && a.y.0 > 8.0 && a.y.1 < page.height - 4.0,
                "page {}: {:?} leaves the page: {:?} {:?}",
                number + 1,
                a.what,
                a.x,
                a.y
            );
            for b in &areas[i + 1..] {
                let apart = a.x.1 <= b.x.0 || b.x.1 <= a.x.0 || a.y.1 <= b.y.0 || b.y.1 <= a.y.0;
                assert!(
                    apart,
                    "page {}: {:?} {:?} {:?} overlaps {:?} {:?} {:?}",
                    number + 1,
                    a.what,
                    a.x,
                    a.y,
                    b.what,
                    b.x,
                    b.y
                );
            }
        }
    }
}

fn everywhere(letter: &Letter) {
    for paper in [Paper::A4, Paper::UsLetter] {
        for access_flow in [
            AccessFlow::SmsQr,
            AccessFlow::ThirdPartyLoa,
            AccessFlow::ContactOnsiteEngineer,
        ] {
            for count in [1, 4, 5, 16] {
                let engineers = sample::engineers(count);
                check(&Letter {
                    paper,
                    access_flow,
                    engineers,
                    ..letter.clone()
                });
            }
        }
    }
}

#[test]
fn the_specimen_is_clear_on_both_papers() {
    everywhere(&sample::letter());
}

/// Credentials of every length: short ones, one that just fits a code, one that does not, in turn.
fn with_credentials(letter: &Letter) -> Letter {
    let mut letter = letter.clone();
    for (n, engineer) in letter.engineers.iter_mut().enumerate() {
        let length = [20, 64, 120, 251, 252, 400][n % 6];
        let text: String = "https://entry.example.com/visit?id="
            .chars()
            .chain("a7".chars().cycle())
            .take(length)
            .collect();
        engineer.credential = (n % 7 != 6).then(|| sample::credential(&text));
    }
    letter
}

#[test]
fn credentials_of_any_length_stand_clear_on_both_papers() {
    for paper in [Paper::A4, Paper::UsLetter] {
        for count in 1..=16 {
            let engineers = sample::engineers(count);
            let letter = Letter {
                paper,
                engineers,
                ..sample::letter()
            };
            let letter = with_credentials(&letter);
            check_copy(&letter, None);
            let layout = laid_out(&letter, None);
            let drawn = |wanted: &dyn Fn(&Mark) -> bool| {
                let marks = layout.pages.iter().flat_map(|page| &page.marks);
                marks.filter(|mark| wanted(mark)).count()
            };
            let kept = letter
                .engineers
                .iter()
                .filter_map(|e| e.credential.as_ref());
            let fitting = kept.clone().filter(|c| c.text.len() <= 251).count();
            assert_eq!(drawn(&|m| matches!(m, Mark::Picture { .. })), kept.count());
            assert_eq!(
                drawn(&|m| matches!(m, Mark::Code { .. })),
                1 + count + fitting
            );
            for page in &layout.pages {
                for mark in &page.marks {
                    if let Mark::Code { index, side, .. } = mark {
                        let module = side / layout.codes[*index].width() as f32;
                        assert!(module >= 0.459, "code {index}: {module} mm a module");
                    }
                }
            }
        }
    }
}

#[test]
fn a_credential_beside_the_longest_names_gives_way_and_still_reads() {
    let mut letter = sample::letter();
    letter.parties.construction = "岚合网络工程有限公司".chars().cycle().take(128).collect();
    letter.parties.construction_latin = Some("Lanhe Network ".chars().cycle().take(128).collect());
    letter.facility.room = Some("三楼东侧机房包间".chars().cycle().take(60).collect());
    letter.engineers = sample::engineers(16);
    for engineer in &mut letter.engineers {
        engineer.name = "阿卜杜热西提买买提艾力".chars().cycle().take(64).collect();
        engineer.name_latin = Some("Abdureshit Memet Eli ".chars().cycle().take(64).collect());
        engineer.document_number = "X1234567890".repeat(4);
    }
    for paper in [Paper::A4, Paper::UsLetter] {
        letter.paper = paper;
        check_copy(&with_credentials(&letter), None);
    }
}

#[test]
fn a_letter_without_credentials_is_written_as_it_always_was() {
    let text = String::from_utf8(sample::letter().canonical()).unwrap();
    assert!(!text.contains("credential"));
}

/// As much as an organisation may add: a wide or a high logo, four lines, six rules of the greatest length.
fn worded(width: u32, height: u32) -> Letter {
    let pixels: Vec<u8> = (0..width * height)
        .map(|i| if i % 7 < 3 { 40 } else { 255 })
        .collect();
    let rule = Bilingual::new(
        "Ask the desk ".repeat(13) + "first.",
        "先问值班台，".repeat(30),
    );
    Letter {
        wording: Some(Wording {
            logo: Picture::new(width, height, &pixels),
            contact: vec!["Duty desk +49 30 901820, Example Road 8, 10115 Berlin (24h)".into(); 4],
            rules: vec![rule; 6],
        }),
        ..sample::letter()
    }
}

#[test]
fn what_the_organisation_adds_never_collides_with_the_rest() {
    for (width, height) in [(512, 100), (100, 512), (300, 300), (1, 1)] {
        everywhere(&worded(width, height));
    }
}

#[test]
fn a_letter_without_wording_is_written_as_it_always_was() {
    let text = String::from_utf8(sample::letter().canonical()).unwrap();
    assert!(!text.contains("wording"));
}

#[test]
fn a_logo_stays_where_the_codes_of_a_void_letter_are_crossed_out() {
    let mut layout = laid_out(&worded(300, 100), None);
    let page = &mut layout.pages[0];
    for mark in &mut page.marks {
        mark.withhold();
    }
    let stays = |page: &Page| {
        page.marks
            .iter()
            .any(|mark| matches!(mark, Mark::Logo { .. }))
    };
    assert!(stays(&layout.pages[0]));
    assert!(
        layout.pages.iter().skip(1).all(|page| !stays(page)),
        "it heads the front page alone"
    );
}

#[test]
fn long_values_are_set_smaller_or_broken_and_never_collide() {
    let mut letter = sample::letter();
    let company: String = "龘云澜物流（杭州）有限公司"
        .chars()
        .cycle()
        .take(128)
        .collect();
    let latin: String = "Márquez-Roth Network Engineering & Söhne "
        .chars()
        .cycle()
        .take(128)
        .collect();
    letter.organisation.name = company.clone();
    letter.organisation.name_latin = Some(latin.clone());
    letter.valid_until_set_by = company.clone();
    letter.parties.customer = company.clone();
    letter.parties.customer_latin = Some(latin.clone());
    letter.parties.construction = company.clone();
    letter.parties.construction_latin = Some(latin.clone());
    letter.circuit.name = Some("Hangzhou-Xiaoshan-B-PConn1-".repeat(5));
    letter.circuit.customer_site = Some(company.clone());
    letter.circuit.carrier_circuit_code = Some("HZMSTP0098".repeat(12));
    letter.facility.cabinet = Some(
        "CABINET-ROW-17-POSITION-"
            .chars()
            .cycle()
            .take(60)
            .collect(),
    );
    letter.facility.room = Some("三楼东侧机房包间".chars().cycle().take(40).collect());
    letter.facility.odf = Some("ODF-2-PANEL-A".repeat(4));
    letter.facility.panel_port = Some("P11/P12 ".repeat(6));
    letter.facility.address = Some(Bilingual::new(latin.repeat(2), company.repeat(2)));
    letter.facility.notes = Some(company.repeat(2));
    letter.freeze_notes = vec![Bilingual::new(latin, company); 4];
    everywhere(&letter);
    let mut names = letter;
    for engineer in &mut names.engineers {
        engineer.name = "阿卜杜热西提买买提艾力".chars().cycle().take(64).collect();
        engineer.name_latin = Some("Abdureshit Memet Eli ".chars().cycle().take(64).collect());
        engineer.document_number = "X1234567890".repeat(4);
        engineer.phone = "+998 90 123 45 67 89 01".into();
    }
    check(&names);
    names.paper = Paper::UsLetter;
    check(&names);
    let longest: String = "三楼东侧机房包间".chars().cycle().take(128).collect();
    let f = &mut names.facility;
    for value in [
        &mut f.room,
        &mut f.cabinet,
        &mut f.odf,
        &mut f.panel_port,
        &mut f.medium,
    ] {
        *value = Some(longest.clone());
    }
    f.strands = Some(crate::letter::Strands {
        tx: longest.clone(),
        rx: longest.clone(),
    });
    f.notes = Some(longest.repeat(15));
    names.circuit.customer_site = Some(longest.repeat(2));
    names.circuit.instance_id = format!("pc-{}", "bp1qrb3n7wd0k5x2m".repeat(3));
    check(&names);
}

#[test]
fn what_was_not_stated_says_so() {
    let mut letter = sample::letter();
    let f = &mut letter.facility;
    (f.room, f.cabinet, f.odf, f.panel_port, f.strands) = (None, None, None, None, None);
    (f.medium, f.connector, f.optic, f.address) = (None, None, None, None);
    letter.circuit.redundant_partner = None;
    letter.alibaba_loa = None;
    check(&letter);
    let layout = laid_out(&letter, None);
    let dashes = layout.pages[0]
        .marks
        .iter()
        .filter(|m| matches!(m, Mark::Text(t) if t.text.contains("not stated")));
    assert!(dashes.count() >= 9, "every absent value has its own words");
}

#[test]
fn characters_without_a_glyph_are_named_by_field() {
    let mut letter = sample::letter();
    letter.engineers[1].name = "אריה".into();
    let ids = [[0; 8]; 4];
    let codes = Codes::issue(&letter, &ids, &sample::key()).unwrap();
    let refused = layout(&letter, &codes, &Faces::from_build().unwrap());
    let Err(LayoutError::MissingGlyphs(fields)) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(fields.len(), 1);
    assert_eq!(fields[0].field, "engineers[1].name");
    assert_eq!(fields[0].characters, ['א', 'ה', 'י', 'ר']);
}

/// Texts of a page that begin so.
fn beginning(page: &Page, start: &str) -> usize {
    let texts = page.marks.iter().filter_map(|mark| match mark {
        Mark::Text(text) => Some(&text.text),
        _ => None,
    });
    texts.filter(|text| text.starts_with(start)).count()
}

#[test]
fn four_engineers_stand_on_the_front_page_of_both_papers() {
    for flow in [
        AccessFlow::SmsQr,
        AccessFlow::ThirdPartyLoa,
        AccessFlow::ContactOnsiteEngineer,
    ] {
        for paper in [Paper::A4, Paper::UsLetter] {
            let letter = Letter {
                access_flow: flow,
                paper,
                engineers: sample::engineers(4),
                ..sample::letter()
            };
            let layout = laid_out(&letter, None);
            assert_eq!(layout.pages.len(), 2, "the front page and the passes");
            assert_eq!(beginning(&layout.pages[0], "LOA handout, continued"), 0);
        }
    }
}

#[test]
fn a_front_page_that_cannot_hold_all_engineers_says_who_follows() {
    for (paper, audience) in [
        (Paper::A4, None),
        (Paper::UsLetter, None),
        (Paper::A4, Some(Audience::Guard)),
    ] {
        let letter = Letter {
            paper,
            engineers: sample::engineers(16),
            ..sample::letter()
        };
        check_copy(&letter, audience);
        let layout = laid_out(&letter, audience);
        let note = layout.pages[0].marks.iter().find_map(|mark| match mark {
            Mark::Text(text) if text.text.starts_with("16 engineers in all") => Some(&text.text),
            _ => None,
        });
        let note = note.unwrap();
        let first = note
            .split(": P")
            .nth(1)
            .and_then(|rest| rest.split('–').next());
        let first: usize = first.unwrap().parse().unwrap();
        assert!(first > 1);
        for n in 1..=16 {
            let page = usize::from(n >= first);
            let mut marks = layout.pages[page].marks.iter();
            let stands =
                marks.any(|mark| matches!(mark, Mark::Text(text) if text.text == format!("P{n}")));
            assert!(stands, "P{n} stands on page {}", page + 1);
        }
    }
}
