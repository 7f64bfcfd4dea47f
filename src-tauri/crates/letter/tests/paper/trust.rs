//! Trust lists and cards that were altered, cut, reordered or signed by someone else are refused, and what is left
//! of them as codes on paper comes back through independent readers.

use chrono::{DateTime, TimeDelta, Utc};
use ciborium::Value;
use desk_letter::codes::{IssuingKey, seal};
use desk_letter::cose::key_id;
use desk_letter::letter::Paper;
use desk_letter::trust::Unreadable;
use desk_letter::trust::card::DeskCard;
use desk_letter::trust::fingerprint::fingerprint;
use desk_letter::trust::list::{ListedKey, TrustList};
use desk_letter::trust::parts::{self, Carried, Collector, PartError};
use desk_letter::trust::sheet::TrustSheet;
use desk_letter::trust::withdrawn::{Withdrawn, WithdrawnHandout, WithdrawnPass};
use desk_letter::verify::Ending;
use desk_letter::{pdf, sample};
use ed25519_dalek::{Signer as _, SigningKey};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tempfile::TempDir;

use crate::made::FACES;
use crate::tools::{python, raster, text};

fn root() -> IssuingKey {
    IssuingKey::from_seed(&[77; 32])
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(sample::issued_at().timestamp(), 0).unwrap()
}

fn listed(seed: u8) -> ListedKey {
    ListedKey {
        public_key: IssuingKey::from_seed(&[seed; 32]).public_key(),
        desk: format!("K7P{}", char::from(b'A' + seed % 26)),
        name: "杭州工作台 Hangzhou".into(),
        not_before: now() - TimeDelta::days(3),
        not_after: now() + TimeDelta::days(400),
    }
}

fn list(keys: u8) -> TrustList {
    TrustList {
        root: root().public_key(),
        organisation: "云澜物流 Yunlan Freight".into(),
        version: 7,
        issued: now(),
        expires: now() + TimeDelta::days(90),
        keys: (1..=keys).map(listed).collect(),
        withdrawn: Withdrawn {
            keys: vec![[9; 8], [1; 8]],
            passes: (0..4)
                .map(|n| WithdrawnPass {
                    id: [n; 8],
                    until: now() + TimeDelta::days(9),
                })
                .collect(),
            handouts: vec![
                WithdrawnHandout {
                    number: "LOA-K7PM-2026-000042".into(),
                    revision: 2,
                    ending: Ending::Revoked,
                    until: now() + TimeDelta::days(30),
                },
                WithdrawnHandout {
                    number: "LOA-K7PM-2026-000042".into(),
                    revision: 1,
                    ending: Ending::Superseded,
                    until: now() + TimeDelta::days(30),
                },
            ],
        },
    }
}

fn card() -> DeskCard {
    DeskCard {
        public_key: sample::key().public_key(),
        organisation: "Yunlan Freight".into(),
        desk: "K7PM".into(),
        name: "Hangzhou".into(),
        made: now(),
        not_before: now(),
        not_after: None,
        withdrawn: list(0).withdrawn,
    }
}

/// The four parts of an envelope, to be changed and signed again by whom one likes.
fn resigned(
    signed: &[u8],
    kind: &[u8],
    by: &SigningKey,
    change: impl FnOnce(&mut Value),
) -> Vec<u8> {
    let envelope: Value = ciborium::from_reader(signed).unwrap();
    let mut parts = envelope.into_array().unwrap();
    let payload = parts[2].clone().into_bytes().unwrap();
    let mut payload: Value = ciborium::from_reader(payload.as_slice()).unwrap();
    change(&mut payload);
    let bytes = |value: &Value| {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).unwrap();
        bytes
    };
    parts[2] = Value::Bytes(bytes(&payload));
    let protected = Value::Map(vec![
        (Value::from(1), Value::from(-8)),
        (
            Value::from(4),
            Value::Bytes(key_id(by.verifying_key().as_bytes()).to_vec()),
        ),
    ]);
    parts[0] = Value::Bytes(bytes(&protected));
    let message = Value::Array(vec![
        Value::from("Signature1"),
        parts[0].clone(),
        Value::Bytes(kind.to_vec()),
        parts[2].clone(),
    ]);
    parts[3] = Value::Bytes(by.sign(&bytes(&message)).to_bytes().to_vec());
    bytes(&Value::Array(parts))
}

const LIST: &[u8] = b"circuit-desk/trust-list/1";

fn entry(payload: &mut Value, key: usize) -> &mut Value {
    &mut payload.as_map_mut().unwrap()[key - 1].1
}

#[test]
fn a_list_and_a_card_come_back_as_they_were_signed() {
    let signed = list(3).sign(&root()).unwrap();
    let read = TrustList::open(&signed).unwrap();
    assert_eq!(read.version, 7);
    assert_eq!(read.organisation, list(3).organisation);
    assert_eq!(read.keys.len(), 3);
    assert_eq!(read.withdrawn.len(), 8);
    assert_eq!(read.sign(&root()).unwrap(), signed, "one form");
    let signed = card().sign(&sample::key()).unwrap();
    assert_eq!(DeskCard::open(&signed).unwrap().desk, "K7PM");
    assert_eq!(
        DeskCard::open(&signed)
            .unwrap()
            .sign(&sample::key())
            .unwrap(),
        signed
    );
}

#[test]
fn the_rules_of_a_list_hold_also_when_the_root_itself_breaks_them() {
    let by = SigningKey::from_bytes(&[77; 32]);
    let signed = list(3).sign(&root()).unwrap();
    let with = |change: &dyn Fn(&mut Value)| TrustList::open(&resigned(&signed, LIST, &by, change));
    assert!(
        with(&|_| {}).is_ok(),
        "the forger's hand writes the one form"
    );
    let shape = Err(Unreadable::Shape);
    let swapped = with(&|p| entry(p, 7).as_array_mut().unwrap().swap(0, 1));
    assert_eq!(swapped, shape, "reordered keys");
    let twice = with(&|p| {
        let keys = entry(p, 7).as_array_mut().unwrap();
        let first = keys[0].clone();
        keys.insert(0, first);
    });
    assert_eq!(twice, shape, "a key twice");
    assert_eq!(with(&|p| *entry(p, 4) = Value::from(0)), shape, "version 0");
    assert_eq!(
        with(&|p| *entry(p, 1) = Value::from(4)),
        shape,
        "another kind"
    );
    assert_eq!(
        with(&|p| *entry(p, 6) = Value::from(now().timestamp() - 1)),
        shape,
        "it ends before it begins"
    );
    assert_eq!(
        with(&|p| *entry(p, 6) = Value::from(now().timestamp() + 500 * 86_400)),
        shape,
        "it counts for longer than a list may"
    );
    assert_eq!(
        with(&|p| *entry(p, 5) = Value::from(-1)),
        shape,
        "no instant of ours"
    );
    assert_eq!(
        with(&|p| p
            .as_map_mut()
            .unwrap()
            .push((Value::from(11), Value::from(1)))),
        shape,
        "a field more"
    );
    assert_eq!(
        with(&|p| drop(p.as_map_mut().unwrap().pop())),
        shape,
        "a field less"
    );
    let revoked = with(&|p| {
        let kid = listed(1).kid();
        *entry(p, 8) = Value::Array(vec![Value::Bytes(kid.to_vec())]);
    });
    assert_eq!(revoked, shape, "a key that counts and is revoked");
    let deep = with(&|p| {
        let nested = (0..30).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
        *entry(p, 7) = nested;
    });
    assert_eq!(deep, Err(Unreadable::Cbor), "nested too deep");
}

#[test]
fn a_list_signed_by_another_key_or_as_something_else_is_refused() {
    let signed = list(2).sign(&root()).unwrap();
    let stranger = SigningKey::from_bytes(&[5; 32]);
    let own = SigningKey::from_bytes(&[77; 32]);
    let wrong = Err(Unreadable::Signature);
    assert_eq!(
        TrustList::open(&resigned(&signed, LIST, &stranger, |_| {})),
        wrong,
        "the list names another root than the one that signs"
    );
    for kind in [
        b"circuit-desk/desk-card/1".as_slice(),
        b"circuit-desk/seal/1",
        b"",
    ] {
        assert_eq!(
            TrustList::open(&resigned(&signed, kind, &own, |_| {})),
            wrong
        );
    }
    // a root of one's own is one's own root: that is for the fingerprint to say
    let renamed = resigned(&signed, LIST, &stranger, |p| {
        *entry(p, 2) = Value::Bytes(stranger.verifying_key().to_bytes().to_vec());
    });
    assert_ne!(
        fingerprint(&TrustList::open(&renamed).unwrap().root),
        fingerprint(&list(2).root)
    );
    let card_bytes = card().sign(&sample::key()).unwrap();
    assert_eq!(TrustList::open(&card_bytes), Err(Unreadable::Shape));
    assert_eq!(DeskCard::open(&signed), Err(Unreadable::Shape));
    assert!(
        card().sign(&root()).is_err(),
        "a card is signed by the key that it shows"
    );
    let code = seal(&sample::letter(), &root()).unwrap();
    let handout = base45::decode(&code["LOA1:".len()..]).unwrap();
    assert_eq!(TrustList::open(&handout), Err(Unreadable::Shape));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    assert_eq!(TrustList::open(&[]), Err(Unreadable::Size));
    assert_eq!(
        TrustList::open(&vec![0x84; 300 * 1024]),
        Err(Unreadable::Size)
    );
    let mut collector = Collector::default();
    assert_eq!(
        collector.take(&"A".repeat(600 * 1024)),
        Err(PartError::TooLong)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_flipped_bit_is_refused(at in any::<prop::sample::Index>(), bit in 0..8, of_card in any::<bool>()) {
        let mut signed = if of_card { card().sign(&sample::key()).unwrap() } else { list(3).sign(&root()).unwrap() };
        let at = at.index(signed.len());
        signed[at] ^= 1_u8 << bit;
        prop_assert!(TrustList::open(&signed).is_err());
        prop_assert!(DeskCard::open(&signed).is_err());
    }

    #[test]
    fn a_cut_or_longer_list_is_refused(at in any::<prop::sample::Index>(), more in prop::collection::vec(any::<u8>(), 0..4)) {
        let signed = list(3).sign(&root()).unwrap();
        let mut cut = signed[..at.index(signed.len())].to_vec();
        cut.extend(more);
        prop_assume!(cut != signed);
        prop_assert!(TrustList::open(&cut).is_err());
    }

    #[test]
    fn whatever_comes_is_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..600), text in "(LOA[TK]1:)?[ -~\n]{0,400}") {
        prop_assert!(TrustList::open(&bytes).is_err());
        prop_assert!(DeskCard::open(&bytes).is_err());
        let mut collector = Collector::default();
        let _ = collector.take(&text);
        prop_assert!(!matches!(collector.whole(), Ok(Some(_))));
    }

    #[test]
    fn parts_in_any_order_and_more_than_once_make_the_whole(
        bytes in prop::collection::vec(any::<u8>(), 1..5_000), order in prop::collection::vec(any::<prop::sample::Index>(), 0..60)
    ) {
        let parts = parts::split(Carried::Card, &bytes).unwrap();
        let mut collector = Collector::default();
        for index in &order {
            collector.take(&parts[index.index(parts.len())]).unwrap();
        }
        for part in &parts {
            // as it is copied from a screen: with spaces around it, or with marks for them
            collector.take(&format!("  {}\r\n", part.replace(' ', "_"))).unwrap();
        }
        prop_assert_eq!(collector.whole().unwrap(), Some((Carried::Card, bytes.clone())));
        let mut whole = Collector::default();
        whole.take(&parts::whole(Carried::Card, &bytes)).unwrap();
        prop_assert_eq!(whole.whole().unwrap(), Some((Carried::Card, bytes)));
    }

    #[test]
    fn parts_of_two_lists_do_not_mix(a in prop::collection::vec(any::<u8>(), 500..1_500), b in prop::collection::vec(any::<u8>(), 500..1_500)) {
        prop_assume!(a != b);
        let (one, other) = (parts::split(Carried::List, &a).unwrap(), parts::split(Carried::List, &b).unwrap());
        let mut collector = Collector::default();
        collector.take(&one[0]).unwrap();
        let before = collector.progress();
        prop_assert_eq!(collector.take(&other[1]), Err(PartError::Other));
        prop_assert_eq!(collector.take(&format!("{}\n{}", one[1], other[1])), Err(PartError::Other));
        prop_assert_eq!(collector.progress(), before, "all of a text or nothing");
    }

    #[test]
    fn every_part_fits_a_code(bytes in prop::collection::vec(any::<u8>(), 1..20_000)) {
        for part in parts::split(Carried::List, &bytes).unwrap() {
            prop_assert!(desk_letter::qr::Modules::encode(&part).is_ok());
        }
    }
}

#[test]
fn withdrawals_join_without_losing_the_graver_word() {
    let one = |ending| WithdrawnHandout {
        number: "LOA-K7PM-2026-000001".into(),
        revision: 1,
        ending,
        until: now(),
    };
    let mut all = Withdrawn {
        handouts: vec![one(Ending::Revoked)],
        ..Withdrawn::default()
    };
    all.add(&Withdrawn {
        handouts: vec![one(Ending::Void)],
        keys: vec![[3; 8], [3; 8]],
        ..Withdrawn::default()
    });
    assert_eq!(all.handouts, [one(Ending::Revoked)]);
    assert_eq!(all.keys, [[3; 8]]);
    all.forget_ended(now() + TimeDelta::seconds(1));
    assert_eq!((all.handouts.len(), all.keys.len()), (0, 1));
}

#[test]
#[ignore = "needs poppler, zbar and zxing-cpp"]
fn the_codes_of_a_printed_list_are_read_by_two_independent_readers() {
    for (paper, keys) in [(Paper::A4, 12), (Paper::UsLetter, 3)] {
        let signed = list(keys).sign(&root()).unwrap();
        let parts = parts::split(Carried::List, &signed).unwrap();
        let sheet = TrustSheet {
            carried: Carried::List,
            of: "云澜物流 Yunlan Freight".into(),
            about: ("Version 7".into(), "第 7 版".into()),
            fingerprint: fingerprint(&root().public_key()),
            made_at: now(),
            paper,
            parts: parts.clone(),
        };
        let drawn = sheet.layout(&FACES).unwrap();
        assert_eq!(drawn.pages.len(), parts.len().div_ceil(6));
        let bytes = pdf::write(&drawn, &FACES).unwrap();
        assert_eq!(
            bytes,
            pdf::write(&sheet.layout(&FACES).unwrap(), &FACES).unwrap()
        );
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("list.pdf");
        std::fs::write(&file, bytes).unwrap();
        let wanted: BTreeSet<String> = parts.into_iter().collect();
        let pages = raster(&file, folder.path());
        let pages: Vec<&str> = pages.iter().map(|page| page.to_str().unwrap()).collect();
        let mut arguments = vec!["--raw", "-q", "-Sdisable", "-Sqrcode.enable"];
        arguments.extend(&pages);
        let zbar = text("zbarimg", "zbar-tools", &arguments);
        let python = python();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_codes.py");
        let mut arguments = vec![script];
        arguments.extend(&pages);
        let zxing = text(python.to_str().unwrap(), "zxing-cpp", &arguments);
        for (reader, said) in [("zbar", zbar), ("zxing-cpp", zxing)] {
            let read: BTreeSet<String> = said.lines().map(str::to_owned).collect();
            assert_eq!(read, wanted, "{reader}");
            println!("{reader}: {} of {} codes", read.len(), wanted.len());
        }
    }
}
