//! The codes on the paper, checked as another desk checks them: without a network, at the visit.

use std::path::Path;

use chrono::{DateTime, Days, Utc};
use desk_letter::claims::Subject;
use desk_letter::codes::IssuingKey;
use desk_letter::verify::{Trust, TrustedKey, verify};
use desk_store::keys::Keys;

use super::words::Story;

/// Every code verifies during the visit and says what the paper says; a changed one does not.
pub fn verify_all(
    story: &Story,
    number: &str,
    codes: &[String],
    data: &Path,
    visit: DateTime<Utc>,
) {
    let key = IssuingKey::from_seed(&Keys::read(data).unwrap().unwrap().issuing);
    let trust = Trust {
        keys: vec![TrustedKey {
            kid: key.key_id(),
            public_key: key.public_key(),
            not_before: visit - Days::new(60),
            not_after: visit + Days::new(60),
            desk: String::new(),
            listed: false,
        }],
        ..Trust::default()
    };
    let mut names = Vec::new();
    let mut seals = 0;
    for code in codes {
        let claims = verify(code, &trust, visit, None).unwrap().claims;
        assert_eq!(
            (claims.number.as_str(), claims.port_id.as_str()),
            (number, story.instance_id)
        );
        match claims.subject {
            Subject::Seal { engineers, .. } => {
                assert_eq!(usize::from(engineers), story.engineers.len());
                seals += 1;
            }
            Subject::Pass {
                name, document_end, ..
            } => names.push((name, document_end)),
        }
        verify(&changed(code), &trust, visit, None).unwrap_err();
    }
    let wanted: Vec<_> = story
        .engineers
        .iter()
        .map(|(name, document)| {
            (
                (*name).to_owned(),
                document[document.len() - 4..].to_owned(),
            )
        })
        .collect();
    names.sort();
    let mut sorted = wanted.clone();
    sorted.sort();
    assert_eq!((seals, names), (1, sorted));

    let nobody = Trust::default();
    verify(&codes[0], &nobody, visit, None).unwrap_err();
}

/// `code` with one character in its middle changed to another that a code may hold.
fn changed(code: &str) -> String {
    let middle = code.len() / 2;
    let other = if &code[middle..=middle] == "7" {
        "8"
    } else {
        "7"
    };
    format!("{}{other}{}", &code[..middle], &code[middle + 1..])
}
