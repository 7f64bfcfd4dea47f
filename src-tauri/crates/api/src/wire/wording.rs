//! What an organisation adds to its letters.

use super::wire;

wire! {
    /// Logo, contact block and own rules, as typed.
    pub struct WordingForm {
        /// The logo: a grey PNG in base64 as [`LogoView`] gave it, or none.
        pub logo: Option<String>,
        /// Contact block, one line each.
        pub contact: String,
        /// Own rules, in the order in which they are printed. A row that is empty everywhere is none.
        pub rules: Vec<SiteRuleForm>,
    }

    /// A rule that the organisation adds.
    pub struct SiteRuleForm {
        /// Key of the access point; empty: every site.
        pub access_point: String,
        /// English.
        pub en: String,
        /// 简体中文.
        pub zh: String,
    }

    /// What is added, and the bounds of it.
    pub struct WordingView {
        /// As it was saved; empty before.
        pub form: WordingForm,
        /// When it was saved.
        pub saved_at: Option<String>,
        /// Most lines of the contact block.
        pub contact_lines: u16,
        /// Most own rules on one letter.
        pub rules_per_site: u16,
    }

    /// Checks the form without saving it.
    pub struct CheckWording {
        /// As typed.
        pub form: WordingForm,
    }

    /// Saves it. Letters already issued stay as they are.
    pub struct SaveWording {
        /// Idempotency key; the draft's id.
        pub key: String,
        /// As typed.
        pub form: WordingForm,
    }

    /// Draws an invented letter with it, marked as a sample.
    pub struct PreviewWording {
        /// As typed.
        pub form: WordingForm,
        /// Key of the access point whose rules are shown; empty: a site without rules of its own.
        pub access_point: String,
    }

    /// A chosen logo, made ready for paper. Nothing is kept yet.
    pub struct ChosenLogo {
        /// `None`: the person left the dialog.
        pub logo: Option<LogoView>,
    }

    /// A logo in grey, without its white margins.
    pub struct LogoView {
        /// PNG in base64.
        pub png: String,
        /// Pixels in a row.
        pub width: u32,
        /// Rows.
        pub height: u32,
    }
}
