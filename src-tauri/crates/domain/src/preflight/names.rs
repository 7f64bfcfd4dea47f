//! Whether two spellings mean one company.

use unicode_normalization::UnicodeNormalization;

/// Words that are written in several ways.
const FORMS: [(&str, &str); 5] = [
    ("company", "co"),
    ("limited", "ltd"),
    ("corporation", "corp"),
    ("incorporated", "inc"),
    ("and", "&"),
];

/// Full and half width, capitals, spaces and punctuation do not count; `Co., Ltd.` is `Company Limited`.
fn plain(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '&'));
    words
        .filter(|word| !word.is_empty())
        .map(|word| {
            let form = FORMS.iter().find(|(long, _)| *long == word);
            form.map_or(word, |(_, short)| *short)
        })
        .collect()
}

/// Whether one of the spellings of a company is one of another's. Empty spellings are none.
#[must_use]
pub fn same_company(ours: &[&str], theirs: &[&str]) -> bool {
    let spellings = |names: &[&str]| -> Vec<String> {
        let names = names.iter().map(|name| plain(name));
        names.filter(|name| !name.is_empty()).collect()
    };
    let theirs = spellings(theirs);
    spellings(ours).iter().any(|name| theirs.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_spaces_and_points_do_not_make_another_company() {
        let account = [
            "云岚货运（杭州）有限公司",
            "Yunlan Freight (Hangzhou) Co., Ltd.",
        ];
        for same in [
            "云岚货运(杭州)有限公司",
            "云岚货运（杭州） 有限公司",
            "ＹＵＮＬＡＮ Freight (Hangzhou) Co.,Ltd",
            "Yunlan Freight Hangzhou Company Limited",
        ] {
            assert!(same_company(&[same], &account), "{same}");
        }
        for other in [
            "云岚货运（上海）有限公司",
            "Yunlan Freight (Shanghai) Co., Ltd.",
            "Yunlan",
            "",
        ] {
            assert!(!same_company(&[other], &account), "{other}");
        }
        assert!(
            !same_company(&["", "…"], &["", "-"]),
            "nothing is not the same as nothing"
        );
    }

    proptest! {
        #[test]
        fn a_name_is_the_same_as_itself_however_it_is_spaced(name in "[a-zA-Z0-9云岚货运]{1,20}", at in 0_usize..20) {
            let mut spaced: Vec<char> = name.chars().collect();
            spaced.insert(at.min(spaced.len()), '.');
            let spaced: String = spaced.into_iter().collect();
            prop_assert!(same_company(&[&name], &[&name.to_uppercase()]));
            // a point within one of the known words parts it, so only other names are tried
            let has_form = FORMS.iter().any(|(long, _)| name.to_lowercase().contains(long));
            prop_assume!(!has_form);
            prop_assert!(same_company(&[&name], &[&spaced]));
        }
    }
}
