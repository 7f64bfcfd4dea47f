//! What the organisation adds to its letters: checked before it is saved, frozen with each letter, printed.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk_api::wire::*;
use desk_tests::story::{Rig, engineer, must};
use desk_tests::window::readers::{codes_of, text_of};
use std::path::PathBuf;

fn rule(access_point: &str, en: &str, zh: &str) -> SiteRuleForm {
    SiteRuleForm {
        access_point: access_point.into(),
        en: en.into(),
        zh: zh.into(),
    }
}

fn form(contact: &str, rules: Vec<SiteRuleForm>) -> WordingForm {
    WordingForm {
        logo: None,
        contact: contact.into(),
        rules,
    }
}

fn save(rig: &mut Rig, form: &WordingForm) -> Result<WordingView, ApiError> {
    let request = SaveWording {
        key: rig.key(),
        form: form.clone(),
    };
    rig.run(|desk, occasion| desk.save_wording(occasion, request))
}

fn said(refused: &ApiError) -> Vec<(&str, &str)> {
    refused
        .fields
        .iter()
        .map(|one| (one.field.as_str(), one.code.as_str()))
        .collect()
}

/// Three bars on white with wide margins, as a PNG.
fn bars(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let inside = x > width / 4 && x < width * 3 / 4 && y > height / 4 && y < height * 3 / 4;
        if inside && x % 40 < 20 {
            image::Rgb([10, 60, 120])
        } else {
            image::Rgb([255, 255, 255])
        }
    });
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

/// The complete paper of the newest handout, as a file.
fn paper(rig: &mut Rig, number: &str, folder: &std::path::Path) -> PathBuf {
    let request = HandOut {
        number: number.into(),
        with_official: false,
        revision: None,
        document: None,
    };
    let bytes = must(rig.run(|desk, occasion| desk.handout_bytes(occasion, request)));
    let file = folder.join(format!("{number}.pdf"));
    std::fs::write(&file, bytes.bytes).unwrap();
    file
}

/// Number of a new handout, and its LOA.
fn issued(rig: &mut Rig, account: &AccountView, name: &str, id: &str) -> (String, String) {
    let story = rig.circuit(account, name).allocated(id);
    let people = vec![engineer("陈致远", "XD4829371")];
    let page = story.loa_applied(people).loa_approved().issued().view;
    (page.handouts[0].number.clone(), page.loas[0].id.clone())
}

/// The front page as the screen shows it, from the kept letter.
fn front(rig: &mut Rig, loa: &str) -> String {
    let request = PreviewHandout {
        loa: loa.into(),
        revision: None,
        audience: None,
        next: false,
        survey: false,
    };
    let mut drawn = must(rig.run(|desk, occasion| desk.preview_handout(occasion, request)));
    drawn.pages.swap_remove(0)
}

const IMAGE: &str = "data:image/png;base64,";

#[test]
#[ignore = "needs poppler and zbar; cargo xtask test runs it"]
fn logo_contact_and_rules_are_printed_on_the_letters_they_are_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(&folder.path().join("desk"));
    let (before, _) = issued(&mut rig, &account, "Before", "pc-wording0001");
    let old = std::fs::read(paper(&mut rig, &before, folder.path())).unwrap();

    let chosen = must(rig.run(|desk, occasion| desk.read_logo(occasion, bars(1200, 400))));
    let logo = chosen.logo.unwrap();
    assert!(logo.width <= 512 && logo.width > logo.height, "{logo:?}");
    let mut wording = form(
        "Duty desk +49 30 901820 (24 h)\n\n示例路 8 号 3 楼",
        vec![
            rule(
                "",
                "Call the duty desk before you leave.",
                "出发前致电值班台。",
            ),
            rule("Singapore-A", "Only in Singapore.", "仅新加坡。"),
        ],
    );
    wording.logo = Some(logo.png);
    let view = must(save(&mut rig, &wording));
    assert!(view.saved_at.is_some());
    rig.reopen();
    let view = must(rig.run(|desk, occasion| desk.wording(occasion, Nothing {})));
    assert_eq!(view.form.rules, wording.rules);
    assert_eq!(view.form.contact.lines().count(), 2, "the blank line went");
    // the logo comes back as it went in, so saving once more changes nothing
    assert_eq!(
        view.form.logo.as_deref().map(pixels),
        wording.logo.as_deref().map(pixels)
    );

    let (after, loa) = issued(&mut rig, &account, "After", "pc-wording0002");
    let file = paper(&mut rig, &after, folder.path());
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let text = squeezed(&text_of(&file).unwrap());
    for words in [
        "Call the duty desk before you leave.",
        "出发前致电值班台。",
        "Duty desk +49 30 901820 (24 h)",
        "示例路 8 号 3 楼",
    ] {
        assert!(text.contains(&squeezed(words)), "{words} is not on {text}");
    }
    assert!(!text.contains("OnlyinSingapore."));
    assert_eq!(
        codes_of(&file).unwrap().len(),
        2,
        "seal and pass still read"
    );
    assert!(front(&mut rig, &loa).contains(IMAGE), "the logo is drawn");

    // what was issued before stays, byte for byte
    let again = std::fs::read(paper(&mut rig, &before, folder.path())).unwrap();
    assert_eq!(old, again);
    // and what was issued with it stays when it is taken away
    must(save(&mut rig, &form("", Vec::new())));
    assert!(front(&mut rig, &loa).contains(IMAGE));
}

fn pixels(png: &str) -> Vec<u8> {
    let read = image::load_from_memory(&STANDARD.decode(png).unwrap()).unwrap();
    read.to_luma8().into_raw()
}

#[test]
fn what_does_not_fit_or_print_is_said_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let long = "x".repeat(181);
    let refused = |rig: &mut Rig, form: &WordingForm| save(rig, form).unwrap_err();

    let error = refused(&mut rig, &form("a\nb\nc\nd\ne", Vec::new()));
    assert_eq!(said(&error), [("contact", "too_many_lines")]);
    let error = refused(&mut rig, &form(&"y".repeat(61), Vec::new()));
    assert_eq!(said(&error), [("contact", "too_long")]);
    let error = refused(&mut rig, &form("", vec![rule("", &long, "")]));
    assert_eq!(said(&error), [("rules.0.en", "too_long")]);
    let error = refused(&mut rig, &form("", vec![rule("Nowhere-A", "Go.", "")]));
    assert_eq!(
        said(&error),
        [("rules.0.accessPoint", "unknown_access_point")]
    );
    let error = refused(&mut rig, &form("", vec![rule("Singapore-A", " ", "")]));
    assert_eq!(said(&error), [("rules.0.en", "required")]);
    let error = refused(
        &mut rig,
        &form("", vec![rule("", "", "\u{1F600} 请安静。")]),
    );
    assert_eq!(said(&error), [("rules.0.zh", "not_on_paper")]);
    assert_eq!(error.fields[0].params["characters"], "\u{1F600}");
    let seven: Vec<SiteRuleForm> = (0..7)
        .map(|n| rule("", &format!("Rule {n}."), ""))
        .collect();
    let error = refused(&mut rig, &form("", seven));
    assert_eq!(said(&error), [("rules", "too_many_rules")]);
    let mut wrong = form("", Vec::new());
    wrong.logo = Some(STANDARD.encode(b"not a picture"));
    let error = refused(&mut rig, &wrong);
    assert_eq!(said(&error), [("logo", "not_picture")]);
    let view = must(rig.run(|desk, occasion| desk.wording(occasion, Nothing {})));
    assert_eq!(view.saved_at, None, "nothing of it was saved");

    // six rules of the greatest length in both languages still print, on at most three pages
    let full = rule("", &"Ask the desk. ".repeat(12), &"先问值班台。".repeat(30));
    let most = form("1\n2\n3\n4", vec![full; 6]);
    let saved = save(&mut rig, &most);
    let site = PreviewWording {
        form: most,
        access_point: String::new(),
    };
    let drawn = must(rig.run(|desk, occasion| desk.preview_wording(occasion, site)));
    match saved {
        Ok(_) => assert!(drawn.pages.len() <= 3),
        Err(error) => {
            assert_eq!(said(&error), [("rules", "wording_too_long")]);
            assert!(drawn.pages.len() > 3);
        }
    }
}

#[test]
fn a_logo_must_be_a_picture_with_something_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let white = {
        let picture = image::RgbImage::from_pixel(50, 50, image::Rgb([255, 255, 255]));
        let mut png = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
        png.into_inner()
    };
    for bytes in [
        white,
        b"%PDF-1.7 nothing".to_vec(),
        b"GIF89a".to_vec(),
        Vec::new(),
    ] {
        let error = rig
            .run(|desk, occasion| desk.read_logo(occasion, bytes))
            .unwrap_err();
        assert_eq!(error.code, ErrorCode::BadFile);
    }
}
