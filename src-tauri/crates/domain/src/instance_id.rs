//! Ids that Alibaba Cloud gives: attributes of our records, never their keys.

use crate::names::text_type;
use crate::problem::{ProblemCode, Problems};
use crate::text;

text_type! {
    /// A circuit's instance id: `pc-`, then 6 to 40 small letters and digits.
    #[derive(Debug)]
    InstanceId, text::line, 1..=64, is_instance_id
}

text_type! {
    /// An access point's id, such as `ap-cn-hangzhou-xs-B`: `ap-`, then letters, digits and single hyphens.
    ///
    /// The form alone proves nothing: other clouds name their access points in the same way.
    #[derive(Debug)]
    AccessPointId, text::line, 1..=64, is_access_point_id
}

fn is_instance_id(field: &str, text: &str, problems: &mut Problems) -> bool {
    let fits = text.strip_prefix("pc-").is_some_and(|tail| {
        (6..=40).contains(&tail.len())
            && tail
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    });
    if !fits {
        problems.block(field, ProblemCode::InstanceIdForm);
    }
    fits
}

fn is_access_point_id(field: &str, text: &str, problems: &mut Problems) -> bool {
    let fits = text.strip_prefix("ap-").is_some_and(|tail| {
        tail.split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    });
    if !fits {
        problems.block(field, ProblemCode::AccessPointIdForm);
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(raw: &str) -> Option<String> {
        let mut problems = Problems::new();
        let id = InstanceId::parse("id", raw, &mut problems).map(|id| id.to_string());
        assert_eq!(id.is_none(), problems.has_blocks());
        id
    }

    #[test]
    fn the_form_of_the_console_and_no_other() {
        assert_eq!(
            read(" pc-bp1qrb3n7wd0k5x2m\n").unwrap(),
            "pc-bp1qrb3n7wd0k5x2m"
        );
        for bad in [
            "PC-bp1qrb3n7wd0k5x2m",
            "pc-BP1QRB",
            "pc-12345",
            "pc_bp1qrb3n7",
            "vbr-bp1qrb3n7",
            "pc-bp1 qrb3n7",
            "pc-ｂp1qrb3",
            "pc-",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(read(&format!("pc-{}", "a".repeat(41))), None);
        let mut problems = Problems::new();
        InstanceId::parse("id", "x", &mut problems);
        assert!(
            problems.into_vec()[0]
                .message()
                .contains("pc-bp1qrb3n7wd0k5x2m"),
            "the sentence shows the form"
        );
    }

    #[test]
    fn access_point_ids_as_seen() {
        for good in [
            "ap-cn-hangzhou-xs-B",
            "ap-sg-singpore-A",
            "ap-cn-hangzhou-yh-ts-A",
        ] {
            assert!(
                AccessPointId::parse("ap", good, &mut Problems::new()).is_some(),
                "{good}"
            );
        }
        for bad in ["ap-", "ap--x", "ap-cn-", "xp-cn", "ap-cn hangzhou"] {
            assert!(
                AccessPointId::parse("ap", bad, &mut Problems::new()).is_none(),
                "{bad}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_id_of_the_form_reads_back(id in "pc-[a-z0-9]{6,40}") {
            prop_assert_eq!(read(&id), Some(id));
        }
    }
}
