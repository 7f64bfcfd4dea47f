//! Tags: up to 20 pairs of key and value that the customer hangs on a port.

use serde::{Deserialize, Serialize};

use crate::names::text_type;
use crate::problem::{ProblemCode, Problems};
use crate::text;

/// Most tags on one circuit. Source: parameter `Tag` of CreatePhysicalConnection.
pub const TAGS_MAX: usize = 20;

text_type! {
    /// A tag key: 1 to 128 characters, no reserved prefix, no web address.
    #[derive(Debug)]
    TagKey, text::line, 1..=128, allowed
}
text_type! {
    /// A tag value that is not empty: up to 128 characters, no reserved prefix, no web address.
    #[derive(Debug)]
    TagValue, text::line, 1..=128, allowed
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The key, unique on its circuit.
    pub key: TagKey,
    /// The value; a tag may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<TagValue>,
}

/// A tag as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TagForm {
    /// The key as typed.
    pub key: String,
    /// The value as typed.
    pub value: String,
}

/// Reads the rows of a tag list. Rows that are empty in both cells are left out.
pub fn tags(field: &str, forms: &[TagForm], problems: &mut Problems) -> Option<Vec<Tag>> {
    let filled: Vec<(usize, &TagForm)> = forms
        .iter()
        .enumerate()
        .filter(|(_, form)| !(text::is_blank(&form.key) && text::is_blank(&form.value)))
        .collect();
    if filled.len() > TAGS_MAX {
        problems
            .block(field, ProblemCode::TooManyTags)
            .with("max", TAGS_MAX)
            .with("count", filled.len());
        return None;
    }
    let mut read: Vec<(usize, Tag)> = Vec::new();
    let mut whole = true;
    for (row, form) in filled {
        let key_field = format!("{field}.{row}.key");
        let value_field = format!("{field}.{row}.value");
        let key = TagKey::parse(&key_field, &form.key, problems);
        let value = TagValue::parse_optional(&value_field, &form.value, problems);
        whole &= !problems.blocks_field(&value_field);
        let Some(key) = key else {
            whole = false;
            continue;
        };
        if let Some((other, _)) = read.iter().find(|(_, tag)| tag.key == key) {
            problems
                .block(key_field, ProblemCode::TagKeyRepeated)
                .with("other", other + 1);
            whole = false;
        }
        read.push((row, Tag { key, value }));
    }
    whole.then(|| read.into_iter().map(|(_, tag)| tag).collect())
}

/// Alibaba Cloud keeps two prefixes for its own tags and takes no web address in keys or values.
fn allowed(field: &str, text: &str, problems: &mut Problems) -> bool {
    let lower = text.to_lowercase();
    for prefix in ["aliyun", "acs:"] {
        if lower.starts_with(prefix) {
            problems
                .block(field, ProblemCode::TagPrefixReserved)
                .with("prefix", prefix);
            return false;
        }
    }
    if lower.contains("http://") || lower.contains("https://") {
        problems.block(field, ProblemCode::WebAddress);
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(key: &str, value: &str) -> TagForm {
        TagForm {
            key: key.into(),
            value: value.into(),
        }
    }

    fn found(forms: &[TagForm]) -> Vec<(String, ProblemCode)> {
        let mut problems = Problems::new();
        let read = tags("tags", forms, &mut problems);
        assert_eq!(read.is_none(), problems.has_blocks());
        problems.into_iter().map(|p| (p.field, p.code)).collect()
    }

    #[test]
    fn empty_rows_are_left_out_and_values_may_be_empty() {
        let forms = [form("", " "), form("项目", "云澜"), form("team", "")];
        let read = tags("tags", &forms, &mut Problems::new()).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read[1].value, None);
        let json = serde_json::to_string(&read).unwrap();
        assert_eq!(json, r#"[{"key":"项目","value":"云澜"},{"key":"team"}]"#);
        assert_eq!(serde_json::from_str::<Vec<Tag>>(&json).unwrap(), read);
    }

    #[test]
    fn what_alibaba_refuses_is_refused_at_its_cell() {
        assert_eq!(
            found(&[form("Aliyun-x", "")]),
            [("tags.0.key".into(), ProblemCode::TagPrefixReserved)]
        );
        assert_eq!(
            found(&[form("k", "ACS:y")]),
            [("tags.0.value".into(), ProblemCode::TagPrefixReserved)]
        );
        assert_eq!(
            found(&[form("k", "see https://x")]),
            [("tags.0.value".into(), ProblemCode::WebAddress)]
        );
        assert_eq!(
            found(&[form("", "v")]),
            [("tags.0.key".into(), ProblemCode::Required)]
        );
        assert_eq!(
            found(&[form("k", "1"), form("", ""), form(" k ", "2")]),
            [("tags.2.key".into(), ProblemCode::TagKeyRepeated)]
        );
    }

    #[test]
    fn twenty_tags_and_no_more() {
        let many: Vec<TagForm> = (0..21).map(|n| form(&format!("k{n}"), "v")).collect();
        assert!(found(&many[..20]).is_empty());
        assert_eq!(found(&many), [("tags".into(), ProblemCode::TooManyTags)]);
    }
}
