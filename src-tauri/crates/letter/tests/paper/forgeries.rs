//! Codes that were made, altered or moved by someone else are refused, each for its own reason.

use chrono::TimeDelta;
use desk_letter::{
    codes::{self, CodeError, Codes, IssuingKey, PREFIX, pass, seal},
    letter::Letter,
    sample,
    verify::{EndedHandout, Ending, Refusal, Trust, Verified, verify},
};
use proptest::prelude::*;

use crate::made::{codes, trust, visit};

const SITE: Option<&str> = Some("Hangzhou-Xiaoshan-B");

fn check(code: &str) -> Result<Verified, Refusal> {
    verify(code, &trust(), visit(), SITE)
}

#[test]
fn genuine_codes_verify_and_say_what_the_letter_says() {
    let letter = sample::letter();
    let codes = codes(&letter);
    let seal = check(&codes.seal).unwrap().claims;
    assert_eq!(
        (seal.number.as_str(), seal.revision),
        ("LOA-K7PM-2026-000042", 1)
    );
    assert_eq!(seal.port_id, letter.circuit.instance_id);
    for code in &codes.passes {
        check(code).unwrap();
    }
    let printed = codes::printed(&codes.seal);
    assert_eq!(
        codes::typed(&format!("{}\n {}", &printed[..50], &printed[50..])),
        codes.seal
    );
}

#[test]
fn every_refusal_has_its_reason() {
    let letter = sample::letter();
    let codes = codes(&letter);
    let (seal, pass) = (codes.seal.as_str(), codes.passes[0].as_str());
    let refused = |code: &str| check(code).unwrap_err();
    assert_eq!(refused(""), Refusal::Length);
    assert_eq!(refused(&"A".repeat(367)), Refusal::Length);
    assert_eq!(refused(&seal.replacen("LOA1", "LOA2", 1)), Refusal::Prefix);
    assert_eq!(refused("LOA1:ab"), Refusal::Base45);
    assert_eq!(refused("LOA1:00"), Refusal::Shape);
    assert_eq!(
        refused(&format!("{PREFIX}{}", base45::encode([0xFF]))),
        Refusal::Cbor
    );
    let bytes = base45::decode(&seal[PREFIX.len()..]).unwrap();
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = bytes.clone();
        change(&mut bytes);
        refused(&format!("{PREFIX}{}", base45::encode(bytes)))
    };
    assert_eq!(with(&|b| b.push(0)), Refusal::Cbor);
    assert_eq!(with(&|b| *b.last_mut().unwrap() ^= 1), Refusal::Signature);
    // alg is the second value of the protected map: EdDSA (-8) becomes ES256 (-7)
    assert_eq!(with(&|b| b[4] = 0x26), Refusal::Algorithm);

    let now = visit();
    let at = |days: i64| verify(pass, &trust(), now + TimeDelta::days(days), SITE).unwrap_err();
    assert_eq!(at(-2), Refusal::NotYet);
    assert_eq!(at(2), Refusal::Expired);
    assert_eq!(at(400), Refusal::KeyOutsideItsTime);
    assert_eq!(
        verify(seal, &Trust::default(), now, SITE),
        Err(Refusal::UnknownKey)
    );
    assert_eq!(
        verify(pass, &trust(), now, Some("Beijing-Daxing-A")),
        Err(Refusal::WrongSite)
    );
    let ended = |endings: &[Ending]| Trust {
        ended: endings
            .iter()
            .map(|ending| EndedHandout {
                number: letter.number.clone(),
                revision: 1,
                ending: *ending,
            })
            .collect(),
        ..trust()
    };
    for (ending, refusal) in [
        (Ending::Void, Refusal::Void),
        (Ending::Superseded, Refusal::Superseded),
        (Ending::Revoked, Refusal::RevokedHandout),
    ] {
        assert_eq!(verify(seal, &ended(&[ending]), now, SITE), Err(refusal));
        assert_eq!(verify(pass, &ended(&[ending]), now, SITE), Err(refusal));
    }
    let both = ended(&[Ending::Revoked, Ending::Void]);
    assert_eq!(verify(seal, &both, now, SITE), Err(Refusal::RevokedHandout));
    let other = EndedHandout {
        number: letter.number.clone(),
        revision: 2,
        ending: Ending::Void,
    };
    let trust_other = Trust {
        ended: vec![other],
        ..trust()
    };
    assert!(verify(seal, &trust_other, now, SITE).is_ok());

    let revoked_pass = Trust {
        revoked_passes: vec![1_u64.to_be_bytes()],
        ..trust()
    };
    assert_eq!(
        verify(pass, &revoked_pass, now, SITE),
        Err(Refusal::RevokedPass)
    );
    assert!(verify(&codes.passes[1], &revoked_pass, now, SITE).is_ok());
    assert!(verify(seal, &revoked_pass, now, SITE).is_ok());
    let revoked_key = Trust {
        revoked_keys: vec![sample::key().key_id()],
        ..trust()
    };
    assert_eq!(
        verify(seal, &revoked_key, now, SITE),
        Err(Refusal::RevokedKey)
    );
    let mut listed = trust();
    for key in &mut listed.keys {
        key.listed = true;
    }
    assert_eq!(verify(seal, &listed, now, SITE), Err(Refusal::ListExpired));
    listed.list_expires = Some(now - TimeDelta::seconds(1));
    assert_eq!(verify(seal, &listed, now, SITE), Err(Refusal::ListExpired));
    listed.list_expires = Some(now);
    assert!(verify(seal, &listed, now, SITE).is_ok());
    let seen = Trust {
        seen_passes: vec![1_u64.to_be_bytes()],
        ..trust()
    };
    assert_eq!(verify(pass, &seen, now, SITE), Err(Refusal::SeenBefore));
}

#[test]
fn a_draft_carries_no_codes_that_count() {
    let draft = Letter {
        draft: true,
        ..sample::letter()
    };
    assert_eq!(seal(&draft, &sample::key()), Err(CodeError::Draft));
    assert_eq!(
        pass(&draft, 0, [9; 8], &sample::key()),
        Err(CodeError::Draft)
    );
    let preview = Codes::preview(&draft).unwrap();
    assert_eq!(preview.passes.len(), draft.engineers.len());
    for code in std::iter::once(&preview.seal).chain(&preview.passes) {
        assert_eq!(check(code), Err(Refusal::UnknownKey));
    }
}

#[test]
fn clocks_may_differ_by_five_minutes() {
    let letter = sample::letter();
    let code = pass(&letter, 0, [9; 8], &sample::key()).unwrap();
    let at = |seconds: i64| {
        verify(
            &code,
            &trust(),
            letter.window.to + TimeDelta::seconds(seconds),
            SITE,
        )
    };
    assert!(at(300).is_ok());
    assert_eq!(at(301), Err(Refusal::Expired));
}

#[test]
fn another_key_under_the_same_name_signs_nothing() {
    let letter = sample::letter();
    let foreign = IssuingKey::from_seed(&[8; 32]);
    let code = seal(&letter, &foreign).unwrap();
    assert_eq!(check(&code), Err(Refusal::UnknownKey));
    let mut trust = trust();
    trust.keys[0].kid = foreign.key_id();
    assert_eq!(
        verify(&code, &trust, visit(), SITE),
        Err(Refusal::Signature)
    );
}

#[test]
fn codes_of_long_letters_still_fit_a_readable_code() {
    let mut letter = sample::letter();
    letter.parties.construction = "岚".repeat(128);
    letter.facility.access_point_id = Some("ap-cn-hangzhou-xiaoshan-very-long-name-0001".into());
    letter.circuit.instance_id = format!("pc-{}", "x".repeat(61));
    letter.engineers[0].name = "𰻝".repeat(64);
    let codes = codes(&letter);
    for code in std::iter::once(&codes.seal).chain(&codes.passes) {
        assert!(code.len() <= 366, "{} characters", code.len());
        verify(
            code,
            &trust(),
            visit(),
            letter.facility.access_point_id.as_deref(),
        )
        .unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_flipped_bit_is_refused(which in 0_usize..5, at in any::<prop::sample::Index>(), bit in 0..8) {
        let codes = codes(&sample::letter());
        let code = std::iter::once(&codes.seal).chain(&codes.passes).nth(which).unwrap();
        let mut bytes = base45::decode(&code[PREFIX.len()..]).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        let forged = format!("{PREFIX}{}", base45::encode(bytes));
        prop_assert!(check(&forged).is_err());
    }

    #[test]
    fn a_changed_or_missing_character_is_refused(
        at in any::<prop::sample::Index>(), other in "[0-9A-Z $%*+./:-]", cut in any::<bool>()
    ) {
        let code = codes(&sample::letter()).seal;
        let at = at.index(code.len());
        let forged = if cut { code[..at].to_owned() } else { format!("{}{other}{}", &code[..at], &code[at + 1..]) };
        prop_assume!(forged != code);
        prop_assert!(check(&forged).is_err());
    }

    #[test]
    fn whatever_is_scanned_is_refused_without_harm(text in "(LOA1:)?[ -~]{0,380}") {
        prop_assert!(check(&text).is_err());
    }

    #[test]
    fn a_letter_signed_by_another_desk_is_refused(seed in any::<[u8; 32]>()) {
        prop_assume!(seed != [7; 32]);
        let code = seal(&sample::letter(), &IssuingKey::from_seed(&seed)).unwrap();
        prop_assert_eq!(check(&code), Err(Refusal::UnknownKey));
    }

    #[test]
    fn a_pass_passed_off_as_a_seal_is_refused(at in 0_usize..4) {
        // Kind 2 in the claims becomes 1: the claims' shape and the bound kind both disagree.
        let code = codes(&sample::letter()).passes[at].clone();
        let mut bytes = base45::decode(&code[PREFIX.len()..]).unwrap();
        let kind = bytes.windows(2).position(|w| w == [0x01, 0x02]).unwrap();
        bytes[kind + 1] = 1;
        let forged = format!("{PREFIX}{}", base45::encode(bytes));
        prop_assert!(check(&forged).is_err());
    }
}
