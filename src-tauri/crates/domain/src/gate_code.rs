//! Text as a scanner, a clipboard or a hand gives it: what codes it may be, and what else it seems to be.

use crate::wire::wire_enum;

/// What every code of a handout begins with.
const OURS: &str = "LOA1:";

wire_enum! {
    /// What a code that is not ours seems to be. Never “a fake”: most of them are honest codes of something else.
    pub enum OtherCode {
        /// An official entry code of Alibaba Cloud that this desk keeps with an engineer.
        Official = "official", "the official entry code", "官方入场码";
        /// A link to a site of Alibaba Cloud, as official entry codes hold one.
        AlibabaLink = "alibaba_link", "a link of Alibaba Cloud", "阿里云链接";
        /// A code of a newer program.
        Newer = "newer", "a code of a newer version", "新版本的核验码";
        /// A part of a trust list or a desk's card, which the settings read.
        Trust = "trust", "a part of a trust list", "信任列表的一部分";
        /// WeChat.
        WeChat = "wechat", "a WeChat code", "微信码";
        /// Alipay.
        Alipay = "alipay", "an Alipay code", "支付宝码";
        /// Any other web address.
        Link = "link", "a web link", "网页链接";
        /// How to join a wireless network.
        Wifi = "wifi", "a Wi-Fi code", "无线网络码";
        /// Somebody's address card.
        Contact = "contact", "a contact card", "名片";
        /// The bar code of a thing.
        Number = "number", "a product number", "商品条码";
        /// Text.
        Text = "text", "text", "文字";
    }
}

impl OtherCode {
    /// What text that is not a code of ours seems to be.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        if lower.starts_with("wxp://") || lower.starts_with("weixin://") {
            return Self::WeChat;
        }
        if let Some(host) = host(&lower) {
            let of = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
            return if of("weixin.qq.com") || of("wechat.com") || of("wechatpay.cn") {
                Self::WeChat
            } else if of("alipay.com") {
                Self::Alipay
            } else if of("aliyun.com") || of("alibabacloud.com") || of("aliyuncs.com") {
                Self::AlibabaLink
            } else {
                Self::Link
            };
        }
        if lower.starts_with("wifi:") {
            return Self::Wifi;
        }
        if lower.starts_with("begin:vcard") || lower.starts_with("mecard:") {
            return Self::Contact;
        }
        if lower.starts_with("loat1:") || lower.starts_with("loak1:") {
            return Self::Trust;
        }
        if is_newer(&lower) {
            return Self::Newer;
        }
        let digits = text.bytes().all(|c| c.is_ascii_digit());
        if digits && (8..=14).contains(&text.len()) {
            return Self::Number;
        }
        Self::Text
    }
}

/// `LOA` and another number than ours before the colon.
fn is_newer(lower: &str) -> bool {
    lower
        .strip_prefix("loa")
        .and_then(|rest| rest.split_once(':'))
        .is_some_and(|(version, _)| {
            (1..=3).contains(&version.len())
                && version.bytes().all(|c| c.is_ascii_digit())
                && version != "1"
        })
}

/// The host of a web address in small letters, without what stands before an `@`.
#[must_use]
pub fn host(lower: &str) -> Option<&str> {
    let rest = ["https://", "http://"]
        .into_iter()
        .find_map(|scheme| lower.strip_prefix(scheme))?;
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    Some(host).filter(|host| !host.is_empty())
}

/// Longest text that is looked at, in characters: more than any code has.
pub const LONGEST: usize = 4_096;

/// The codes that text may stand for, the likeliest first, each once.
///
/// A code is written in capitals, digits and nine signs only, so folding case, full-width forms and what a Chinese input
/// method makes of a sign never turns one code into another; the signature decides in any case. Line ends and a scanner's
/// `]Q1` go. A printed code has `_` for each space, and its line breaks count for nothing: that reading comes second,
/// because in a scanned code a space is a space.
#[must_use]
pub fn readings(text: &str) -> Vec<String> {
    let text: String = text.chars().take(LONGEST).map(narrow).collect();
    let text = text.trim_matches(['\r', '\n', '\t', '\u{feff}']);
    let text = without_symbology(text.trim_start()).to_ascii_uppercase();
    let scanned: String = text
        .chars()
        .filter(|c| !matches!(c, '\r' | '\n' | '\t'))
        .collect();
    let trimmed = scanned.trim_end().to_owned();
    let typed: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '_' { ' ' } else { c })
        .collect();
    // base45 has 0 or 2 characters left over from threes: where one is left, a last space was lost on the way
    let lacks_one = scanned.len().saturating_sub(OURS.len()) % 3 == 1;
    let padded = lacks_one.then(|| format!("{scanned} "));
    let mut all = Vec::with_capacity(4);
    for reading in [Some(scanned), Some(trimmed), Some(typed), padded]
        .into_iter()
        .flatten()
    {
        if !reading.is_empty() && !all.contains(&reading) {
            all.push(reading);
        }
    }
    all
}

/// A line that was scanned or pasted, in capitals and the characters of a keyboard, without a scanner's `]Q1`. What is written
/// in the characters of codes alone is not changed by it.
#[must_use]
pub fn folded(line: &str) -> String {
    let line: String = line.chars().map(narrow).collect();
    without_symbology(line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}'))
        .to_ascii_uppercase()
}

/// The AIM prefix by which many scanners name the kind of code, such as `]Q1`.
fn without_symbology(text: &str) -> &str {
    let mut rest = text.chars();
    match (rest.next(), rest.next(), rest.next()) {
        (Some(']'), Some(kind), Some(modifier))
            if kind.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() =>
        {
            rest.as_str()
        }
        _ => text,
    }
}

/// A character as it stands on a keyboard: full-width forms and the signs that Chinese input methods put in their place.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        '、' => '/',
        '￥' | '¥' => '$',
        '×' => '*',
        '—' | '–' | '−' => '-',
        '∶' => ':',
        other => other,
    }
}
