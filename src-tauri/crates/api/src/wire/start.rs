//! Opening the program: preferences, the first run, the desk's settings, the sample project.

use super::wire;

wire! {
    /// Everything the window needs before it draws its first screen.
    pub struct Start {
        /// Local preferences.
        pub preferences: Preferences,
        /// What opening the desk's file found; shown once.
        pub notices: Vec<Notice>,
        /// `None` until the first-run page has been answered.
        pub settings: Option<SettingsView>,
        /// The window is locked to the gate: nothing but the gate answers.
        pub locked: bool,
        /// The sample project is open instead of the user's own desk.
        pub sample: bool,
        /// A sample project exists on this computer.
        pub sample_exists: bool,
        /// The same window could not open the desk: what to tell.
        pub failure: Option<super::ApiError>,
        /// Program version.
        pub version: String,
        /// `linux`, `macos` or `windows`: how keys are written.
        pub system: String,
    }

    /// Something that happened while opening and that the user should know.
    pub struct Notice {
        /// Which sentence to show.
        pub kind: NoticeKind,
        /// A file name, where there is one to name.
        pub file: Option<String>,
    }

    /// Preferences of this computer; not part of the desk's record.
    pub struct Preferences {
        /// Language of the window.
        pub language: Language,
        /// Light, dark or as the system.
        pub theme: Theme,
        /// The left rail shows icons only.
        pub rail_folded: bool,
        /// Text size in per cent, 90–125.
        pub text_size: u16,
        /// Notifications of the desktop.
        #[serde(default)]
        pub notices: NoticePreferences,
    }

    /// Whether and when the desktop is told of what is due.
    pub struct NoticePreferences {
        /// Off until somebody wants them.
        pub on: bool,
        /// Hour of the local day from which they may appear, 0–23.
        pub from: u8,
        /// Hour before which they may appear; the same as the first means all day.
        pub until: u8,
    }

    /// Asks for a notification that says nothing but that it works.
    pub struct TryNotification {
        /// Language that it is in.
        pub language: Language,
    }

    /// What became of a look at what is due.
    pub struct Told {
        /// A notification was shown.
        pub shown: bool,
        /// The system refused it; `None` when it did not, or when there was nothing to tell.
        pub refused: Option<String>,
    }

    /// The desk's settings as typed.
    pub struct SettingsForm {
        /// Organisation that issues handouts.
        pub organisation: String,
        /// Its name in Latin letters, optional.
        pub organisation_latin: String,
        /// Name of this desk, such as "Hangzhou desk", optional.
        pub desk_name: String,
        /// Person to call, optional.
        pub contact_name: String,
        /// Phone, optional.
        pub contact_phone: String,
        /// E-mail, optional.
        pub contact_email: String,
        /// Paper of new handouts.
        pub paper: PaperSize,
        /// Days that a handout is valid from its issue, 1–365, as typed.
        pub validity_days: String,
    }

    /// Saves the settings.
    pub struct SaveSettings {
        /// Idempotency key made by the form.
        pub key: String,
        /// The form.
        pub form: SettingsForm,
    }

    /// The desk's settings.
    pub struct SettingsView {
        /// What the form shows.
        pub form: SettingsForm,
        /// Four characters that stand in every handout number.
        pub desk_code: String,
        /// Fingerprint of the issuing key, first 16 hex digits.
        pub key_fingerprint: String,
        /// Where the desk's file lies.
        pub file: String,
        /// Number of recorded events.
        pub events: u32,
        /// When something was last recorded.
        pub saved_at: Option<String>,
    }
}

wire! {
    /// What opening found.
    pub enum NoticeKind {
        /// The file was damaged: it was renamed aside, a new one begun.
        DamagedSetAside,
        /// The file was brought to the present format; a copy of the old one was kept.
        Migrated,
        /// The folder looks like a cloud-synchronised one.
        CloudFolder,
        /// A draft was found from before the program ended.
        DraftsKept,
    }

    /// Language of the window.
    pub enum Language {
        /// English.
        En,
        /// 简体中文.
        Zh,
    }

    /// Colour theme.
    pub enum Theme {
        /// As the system.
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
    }

    /// Paper size.
    pub enum PaperSize {
        /// 210 × 297 mm.
        A4,
        /// 8.5 × 11 in.
        Letter,
    }
}

impl Default for NoticePreferences {
    fn default() -> Self {
        Self {
            on: false,
            from: 8,
            until: 20,
        }
    }
}
