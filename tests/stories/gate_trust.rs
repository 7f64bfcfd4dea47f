//! A gate that has nothing but the organisation's list: what it says of another desk's paper, and why.

use crate::trust::{First, SITE, second, take};
use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_tests::story::{Rig, must};
use tempfile::TempDir;

/// The laptop at the door. Its desk issues nothing.
struct Door {
    _folder: TempDir,
    rig: Rig,
}

impl Door {
    fn with(list: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut door = Self {
            rig: second(folder.path()),
            _folder: folder,
        };
        take(&mut door.rig, list);
        let request = SetGatePost {
            site: SITE.into(),
            language: None,
            sound: false,
            guard: String::new(),
        };
        must(
            door.rig
                .run(|desk, occasion| desk.set_gate_post(occasion, request)),
        );
        door
    }

    fn until(&mut self, at: DateTime<Utc>) {
        let left = at - self.rig.now();
        self.rig.wait(left);
    }

    fn scan(&mut self, code: &str) -> GateVerdictView {
        let texts = vec![code.to_owned()];
        must(
            self.rig
                .run(|desk, occasion| desk.check_code(occasion, CheckCode { texts })),
        )
    }

    fn reason(&mut self, code: &str) -> String {
        self.scan(code).reason
    }

    fn trust(&mut self) -> GateTrust {
        must(
            self.rig
                .run(|desk, occasion| desk.gate(occasion, Nothing {})),
        )
        .trust
    }

    fn record(&mut self, verdict: &GateVerdictView, act: GateActWord) -> GateView {
        let request = RecordGate {
            key: self.rig.key(),
            check: verdict.check.clone(),
            act,
            id_seen: true,
            allowed_by: "Wu Gang".into(),
            because: "The office knows the company".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.record_gate(occasion, request)),
        )
    }
}

fn refused(verdict: &GateVerdictView, reason: &str) {
    assert_eq!(verdict.reason, reason);
    assert_eq!(verdict.verdict, GateVerdictWord::Refuse);
    assert_eq!(verdict.person, None, "a refusal shows nobody");
    assert_eq!(verdict.acts, [GateActWord::Refused]);
}

#[test]
fn the_list_alone_is_enough_to_admit_another_desks_engineer() {
    let mut first = First::new().found_root();
    first.publish(90);
    let (list, codes, visit) = (first.list(), first.codes(), first.visit);
    let mut door = Door::with(&list);
    let trust = door.trust();
    assert_eq!(trust.desks, 1);
    let kept = trust.list.unwrap();
    assert_eq!(kept.version, 1);
    assert!(kept.issued < kept.expires);

    door.until(visit);
    let seal = door.scan(&codes[0]);
    assert_eq!(seal.reason, "seal");
    let verdict = door.scan(&codes[1]);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Admit, "genuine")
    );
    let letter = verdict.letter.clone().unwrap();
    assert!(!letter.own && letter.this_site == Some(true));
    assert_eq!(verdict.person.clone().unwrap().name, "陈致远");
    assert!(verdict.elsewhere_unknown);
    door.record(&verdict, GateActWord::Entered);
    assert_eq!(door.reason(&codes[1]), "already_inside");
    assert_eq!(door.reason(&codes[2]), "genuine");
}

#[test]
fn what_was_revoked_is_refused_each_for_its_own_reason() {
    let mut first = First::new().found_root();
    let (codes, visit) = (first.codes(), first.visit);
    let kid = first.publish(90).keys[0].kid.clone();
    let mut door = Door::with(&first.list());

    first.revoke_pass(0);
    first.publish(90);
    take(&mut door.rig, &first.list());
    door.until(visit);
    let verdict = door.scan(&codes[1]);
    refused(&verdict, "revoked_pass");
    assert_eq!(door.reason(&codes[2]), "genuine", "the other engineer");

    let request = RevokeHandout {
        key: first.rig.key(),
        number: first.number.clone(),
        revision: 1,
        reason: "The contract ended".into(),
    };
    must(
        first
            .rig
            .run(|desk, occasion| desk.revoke_handout(occasion, request)),
    );
    first.publish(90);
    take(&mut door.rig, &first.list());
    let verdict = door.scan(&codes[2]);
    refused(&verdict, "revoked_letter");
    refused(&door.scan(&codes[0]), "revoked_letter");

    let request = RevokeKey {
        key: first.rig.key(),
        kid,
        reason: "The laptop was stolen".into(),
    };
    must(
        first
            .rig
            .run(|desk, occasion| desk.revoke_key(occasion, request)),
    );
    first.publish(90);
    take(&mut door.rig, &first.list());
    for code in &codes {
        refused(&door.scan(code), "revoked_key");
    }
    // it is not told as merely unknown, and nothing that the code claims is shown
    assert_eq!(door.trust().desks, 0);

    // the refusal can be recorded, without a name
    let verdict = door.scan(&codes[1]);
    let view = door.record(&verdict, GateActWord::Refused);
    assert_eq!(view.today[0].reason, "revoked_key");
    assert_eq!(view.today[0].name, None);
}

#[test]
fn a_key_outside_its_time_and_a_list_that_ended_ask_first() {
    let mut first = First::new().found_root();
    first.publish(90);
    let (codes, visit) = (first.codes(), first.visit);
    let day = |days: i64, rig: &Rig| {
        (rig.now() + Duration::days(days))
            .format("%Y-%m-%d")
            .to_string()
    };
    let request = RotateKey {
        key: first.rig.key(),
        until: day(300, &first.rig),
        // before the visit
        before_until: day(10, &first.rig),
        zone: "Asia/Shanghai".into(),
    };
    must(
        first
            .rig
            .run(|desk, occasion| desk.rotate_key(occasion, request)),
    );
    first.publish(14);
    let mut door = Door::with(&first.list());
    let early = door.rig.now() + Duration::days(9);
    door.until(early);
    assert_eq!(door.reason(&codes[1]), "too_early");
    assert_eq!(door.trust().desks, 1, "two keys, one desk");
    door.until(visit);
    let verdict = door.scan(&codes[1]);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Ask, "key_ended")
    );
    assert!(verdict.acts.contains(&GateActWord::LetIn));

    // another gate goes by a list that names the key for long enough, but has ended itself
    let mut first = First::new().found_root();
    first.publish(7);
    let (list, codes) = (first.list(), first.codes());
    let mut door = Door::with(&list);
    door.until(first.visit);
    let verdict = door.scan(&codes[1]);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Ask, "list_ended")
    );
    assert_eq!(
        verdict.person.clone().unwrap().name,
        "陈致远",
        "the signature holds"
    );
    let view = door.record(&verdict, GateActWord::LetIn);
    assert_eq!(view.today[0].reason, "list_ended");
    // what is certain stays certain: a pass of a letter that is over is refused, whatever became of the list
    let after = first.visit + Duration::days(1);
    door.until(after);
    refused_or_leaves(&door.scan(&codes[2]), "expired");
}

/// A refusal; whoever is inside may still leave.
fn refused_or_leaves(verdict: &GateVerdictView, reason: &str) {
    assert_eq!(verdict.reason, reason);
    assert_eq!(verdict.verdict, GateVerdictWord::Refuse);
    assert!(!verdict.acts.contains(&GateActWord::LetIn));
}

#[test]
fn another_organisations_paper_is_unknown_until_somebody_is_asked() {
    let mut first = First::new().found_root();
    first.publish(90);
    let mut door = Door::with(&first.list());
    let mut stranger = First::seeded(99).found_root();
    stranger.publish(90);
    let codes = stranger.codes();
    door.until(stranger.visit);
    let verdict = door.scan(&codes[1]);
    assert_eq!(
        (verdict.verdict, verdict.reason.as_str()),
        (GateVerdictWord::Ask, "unknown_key")
    );
    assert_eq!((&verdict.person, &verdict.letter), (&None, &None));
    assert!(!verdict.elsewhere_unknown);
    let view = door.record(&verdict, GateActWord::LetIn);
    assert_eq!(view.today[0].allowed_by, "Wu Gang");
}

#[test]
fn a_restart_keeps_what_the_list_said() {
    let mut first = First::new().found_root();
    first.publish(90);
    first.revoke_pass(1);
    first.publish(90);
    let mut door = Door::with(&first.list());
    door.rig.reopen();
    door.until(first.visit);
    let codes = first.codes();
    refused(&door.scan(&codes[2]), "revoked_pass");
    assert_eq!(door.trust().list.unwrap().version, 2);
}
