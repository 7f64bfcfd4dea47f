//! What is looked at before an LOA application is sent and before a handout is issued.
//!
//! Every rule that joins several facts stands here, and nowhere else: dates against calendars, bandwidth against the
//! port, the line against the site, names against the account, the approval against what the paper needs. A finding
//! says what to do; a block must be cured, a warning can be kept with a reason that goes into the event. What was
//! looked at and found well is told too.

mod dates;
mod issue;
mod names;
mod submit;

pub use issue::{Issue, Unprintable, before_issue};
pub use names::same_company;
pub use submit::{Submission, before_submit};

use crate::event::Kept;
use crate::problem::Problems;
use crate::wire::wire_enum;

wire_enum! {
    /// One thing that is looked at; the labels say what was found well.
    pub enum Check {
        /// Past, begun, out of the validity.
        Dates = "dates", "The dates lie ahead and within the validity.", "日期在将来，且在有效期内。";
        /// Freezes in and near the visit.
        Freezes = "freezes", "No freeze is on record in the visit or in the 14 days after it.", "入场期间及其后 14 天内没有封网记录。";
        /// Holidays and days off at the site.
        Holidays = "holidays", "The visit begins and ends on working days of the site.", "入场首尾均为当地工作日。";
        /// Bandwidth against port.
        Bandwidth = "bandwidth", "The port carries the bandwidth.", "端口可承载所填带宽。";
        /// Line type and carrier against the site.
        Carrier = "carrier", "The site takes this carrier and this type of line.", "机房接受此运营商和专线类型。";
        /// Company against account.
        Company = "company", "The company’s name is the account’s.", "公司名称与账号一致。";
        /// Names, documents and phones.
        Engineers = "engineers", "Every engineer has a name, a document and a phone.", "每名工程师的姓名、证件和电话齐全。";
        /// What the paper's faces have.
        Characters = "characters", "Every character can be printed.", "所有字符均可打印。";
        /// Rack, strands, connector.
        Facility = "facility", "Cabinet, panel port, strands and connector are stated.", "机柜、面板端口、纤芯和接头均已写明。";
        /// The carrier's own letter.
        CarrierLetter = "carrier_letter", "No letter of the carrier is needed at this site.", "此机房不需要运营商入场函。";
        /// Alibaba Cloud's PDF.
        OfficialPdf = "official_pdf", "Alibaba Cloud’s own LOA is kept with the approval.", "已随审批保存阿里云的 LOA 原件。";
        /// Time to hand the LOA to the on-site engineer.
        Handover = "handover", "There is time to hand the LOA to the on-site engineer a day ahead.", "来得及提前一天将 LOA 交给驻场工程师。";
    }
}

/// Something to know that needs no reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// No holidays are known for a year: its days were taken as the week has them.
    NoCalendarData {
        /// Name of the calendar, English.
        en: String,
        /// The same in Chinese.
        zh: String,
        /// Which year.
        year: i32,
    },
    /// The site will ask for the carrier's own letter, and that takes time.
    CarrierLetterAhead {
        /// The carrier, English.
        en: String,
        /// The same in Chinese.
        zh: String,
    },
}

impl Note {
    /// The sentence in English.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::NoCalendarData { en, year, .. } => {
                format!("No calendar data for {year} ({en}): days are counted by the week alone.")
            }
            Self::CarrierLetterAhead { en, .. } => format!(
                "This site of {en} also asks for the carrier’s own letter, sealed by you and by Alibaba Cloud. Ask for it now; before the handout is issued you say that it was obtained."
            ),
        }
    }

    /// The sentence in Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::NoCalendarData { zh, year, .. } => {
                format!("没有 {year} 年的日历数据（{zh}），只按每周工作日计算。")
            }
            Self::CarrierLetterAhead { zh, .. } => format!(
                "此{zh}机房还需要运营商自己的入场函，由你方和阿里云双方盖章。请现在就去办理；签发函件前需写明已取得。"
            ),
        }
    }
}

/// All that was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What speaks against going on.
    pub problems: Problems,
    /// What was found well.
    pub fine: Vec<Check>,
    /// What there is to know.
    pub notes: Vec<Note>,
}

impl Findings {
    /// Begins with what the fields themselves have already said.
    #[must_use]
    pub fn after(problems: Problems) -> Self {
        Self {
            problems,
            ..Self::default()
        }
    }

    /// Looks at one thing; it is fine when nothing was added.
    fn look(&mut self, check: Check, at: impl FnOnce(&mut Problems)) {
        let before = self.problems.iter().len();
        at(&mut self.problems);
        if self.problems.iter().len() == before {
            self.fine.push(check);
        }
    }

    /// Passes over warnings that were kept with a reason when the LOA was applied for: nobody is asked twice.
    fn without(&mut self, kept: &[Kept]) {
        let known = |field: &str, code: &str| {
            let same = |one: &&Kept| one.code == code && one.field == field;
            kept.iter().any(|one| same(&one))
        };
        self.problems = std::mem::take(&mut self.problems)
            .into_iter()
            .filter(|problem| !known(&wire_field(&problem.field), problem.code.as_str()))
            .collect();
    }
}

/// Kept warnings name the window's fields as the form does.
fn wire_field(field: &str) -> String {
    match field {
        "window.date" => "entryDate",
        "window.until" => "entryUntilDate",
        "company_name" => "companyName",
        other => other,
    }
    .to_owned()
}
