//! Checking a code without a network: cheap checks first, the signature before anything it says is used,
//! and a reason of its own for every refusal.

use chrono::{DateTime, Utc};
use desk_domain::format::Lang;
use ed25519_dalek::VerifyingKey;

use crate::{
    claims::{Claims, SITE_BYTES, Subject, cut},
    codes::PREFIX,
    cose::{self, KeyId, Malformed},
};

/// Longest code that is looked at, in characters: what a QR code of version 11 at level M holds.
pub const LONGEST: usize = 366;

/// How far two clocks may differ, in seconds.
pub const SKEW: i64 = 300;

/// A key whose codes count, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedKey {
    /// Name of the key, see [`cose::key_id`].
    pub kid: KeyId,
    /// The Ed25519 public key.
    pub public_key: [u8; 32],
    /// From when it counts.
    pub not_before: DateTime<Utc>,
    /// Until when it counts.
    pub not_after: DateTime<Utc>,
    /// Code of the desk that signs with it, four characters, or empty.
    pub desk: String,
    /// Known from the organisation's trust list: counts only as long as the list does.
    pub listed: bool,
}

/// Why a revision of a handout does not count any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    /// Declared void where it was issued.
    Void,
    /// A newer revision took its place.
    Superseded,
    /// Revoked, for every desk of the organisation.
    Revoked,
}

/// A revision of a handout that does not count any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedHandout {
    /// Number of the handout.
    pub number: String,
    /// Its revision.
    pub revision: u32,
    /// Why it does not count.
    pub ending: Ending,
}

/// What a checking desk knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    /// Keys whose codes count.
    pub keys: Vec<TrustedKey>,
    /// Keys whose codes do not count any more, whenever they were signed.
    pub revoked_keys: Vec<KeyId>,
    /// Handouts that do not count any more.
    pub ended: Vec<EndedHandout>,
    /// Passes that do not count any more.
    pub revoked_passes: Vec<[u8; 8]>,
    /// End of the trust list from which the listed keys are known, if there is one.
    pub list_expires: Option<DateTime<Utc>>,
    /// Passes this desk has already let in.
    pub seen_passes: Vec<[u8; 8]>,
}

/// A code that verified: what it says may be believed and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What it says.
    pub claims: Claims,
    /// The key that signed it.
    pub kid: KeyId,
}

/// Why a code was refused, in the order of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Empty, or longer than any code of ours.
    #[error("the code is empty or too long")]
    Length,
    /// Does not begin with `LOA1:`.
    #[error("not a code of an LOA handout")]
    Prefix,
    /// Not base45.
    #[error("the code is misread: not base45")]
    Base45,
    /// base45, but not in the one form in which it is written.
    #[error("the code is altered: base45 is not in its one form")]
    Base45Form,
    /// Not CBOR, or with trailing bytes, too deep, or not in its shortest form.
    #[error("the code is altered: not CBOR in its one form")]
    Cbor,
    /// Other fields, types or lengths than a seal or pass has.
    #[error("the code is altered: not the shape of a seal or pass")]
    Shape,
    /// Another signature algorithm than EdDSA.
    #[error("the code is signed in a way that is not accepted")]
    Algorithm,
    /// The signing key was revoked.
    #[error("the signing key was revoked")]
    RevokedKey,
    /// The signing key is in no trust list.
    #[error("the code is signed by an unknown desk")]
    UnknownKey,
    /// The key is known but does not count now.
    #[error("the signing key does not count at this time")]
    KeyOutsideItsTime,
    /// The signature is wrong.
    #[error("the signature is wrong")]
    Signature,
    /// Too early.
    #[error("the code does not count yet")]
    NotYet,
    /// Too late.
    #[error("the code does not count any more")]
    Expired,
    /// Declared void where it was issued.
    #[error("the handout was declared void")]
    Void,
    /// A newer revision took its place.
    #[error("the handout was replaced by a newer revision")]
    Superseded,
    /// The handout was revoked.
    #[error("the handout was revoked")]
    RevokedHandout,
    /// The pass was revoked.
    #[error("the pass was revoked")]
    RevokedPass,
    /// For another access point.
    #[error("the code is for another site")]
    WrongSite,
    /// Everything else is right, but the list that names the key has ended: newer revocations may be missing.
    #[error("the trust list that names the signing desk has ended")]
    ListExpired,
    /// The pass was used at this desk before.
    #[error("the pass was used here before")]
    SeenBefore,
}

/// Checks a code as scanned. `site` is where the check happens, an access point's id or name as the codes
/// call it; `None` skips that check.
///
/// # Errors
/// The first check that fails.
pub fn verify(
    text: &str,
    trust: &Trust,
    now: DateTime<Utc>,
    site: Option<&str>,
) -> Result<Verified, Refusal> {
    if text.is_empty() || text.len() > LONGEST {
        return Err(Refusal::Length);
    }
    let body = text.strip_prefix(PREFIX).ok_or(Refusal::Prefix)?;
    let bytes = base45::decode(body).map_err(|_| Refusal::Base45)?;
    if base45::encode(&bytes) != body {
        return Err(Refusal::Base45Form);
    }
    let envelope = cose::open(&bytes).map_err(|malformed| match malformed {
        Malformed::Cbor => Refusal::Cbor,
        Malformed::Shape => Refusal::Shape,
        Malformed::Algorithm => Refusal::Algorithm,
    })?;

    let kid = envelope.key_id();
    if trust.revoked_keys.contains(&kid) {
        return Err(Refusal::RevokedKey);
    }
    let key = trust
        .keys
        .iter()
        .find(|key| key.kid == kid)
        .ok_or(Refusal::UnknownKey)?;
    if now < key.not_before || now > key.not_after {
        return Err(Refusal::KeyOutsideItsTime);
    }
    // A list that names a key wrongly must not let another key sign for it.
    let named = cose::key_id(&key.public_key) == kid;
    let public = VerifyingKey::from_bytes(&key.public_key)
        .ok()
        .filter(|_| named);
    if !public.is_some_and(|public| envelope.is_signed_by(&public)) {
        return Err(Refusal::Signature);
    }

    let claims = envelope.claims;
    if now.timestamp() < claims.not_before.saturating_sub(SKEW) {
        return Err(Refusal::NotYet);
    }
    if now.timestamp() > claims.expires.saturating_add(SKEW) {
        return Err(Refusal::Expired);
    }
    if let Some(ending) = trust.ending(&claims.number, claims.revision) {
        return Err(match ending {
            Ending::Void => Refusal::Void,
            Ending::Superseded => Refusal::Superseded,
            Ending::Revoked => Refusal::RevokedHandout,
        });
    }
    if let Subject::Pass { pass_id, .. } = &claims.subject
        && trust.revoked_passes.contains(pass_id)
    {
        return Err(Refusal::RevokedPass);
    }
    if site.is_some_and(|site| cut(site, SITE_BYTES) != claims.site) {
        return Err(Refusal::WrongSite);
    }
    if key.listed && trust.list_expires.is_none_or(|expires| now > expires) {
        return Err(Refusal::ListExpired);
    }
    if let Subject::Pass { pass_id, .. } = &claims.subject
        && trust.seen_passes.contains(pass_id)
    {
        return Err(Refusal::SeenBefore);
    }
    Ok(Verified { claims, kid })
}

impl Trust {
    /// Why a revision does not count any more; the gravest word if several say so.
    #[must_use]
    pub fn ending(&self, number: &str, revision: u32) -> Option<Ending> {
        self.ended
            .iter()
            .filter(|ended| ended.number == number && ended.revision == revision)
            .map(|ended| ended.ending)
            .max()
    }
}

impl Refusal {
    /// The sentence a guard reads.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> &'static str {
        let (en, zh) = self.sentences();
        match lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// The sentence in English and in Chinese.
    #[must_use]
    pub fn sentences(self) -> (&'static str, &'static str) {
        match self {
            Self::Length => (
                "This is not a code of an LOA handout. Scan the code again.",
                "这不是 LOA 现场单的核验码。请重新扫描。",
            ),
            Self::Prefix => (
                "This code was not made by Circuit Desk. Look for the code named Seal or Pass.",
                "此码不是由 Circuit Desk 生成。请找标有“核验码”的码。",
            ),
            Self::Base45 => (
                "The code was misread. Scan it again, or type it from the print.",
                "核验码读取有误。请重新扫描，或按印刷文字输入。",
            ),
            Self::Base45Form => (
                "Do not admit. The code was altered.",
                "不予放行。核验码被改动过。",
            ),
            Self::Cbor => (
                "Do not admit. The content of the code was altered.",
                "不予放行。核验码内容被改动过。",
            ),
            Self::Shape => (
                "Do not admit. The code does not have the form of a seal or pass.",
                "不予放行。此码不符合核验码的格式。",
            ),
            Self::Algorithm => (
                "Do not admit. The code is signed in a way that is not accepted.",
                "不予放行。此码的签名方式不被接受。",
            ),
            Self::RevokedKey => (
                "Do not admit. The key that signed the code was revoked.",
                "不予放行。签发此码的密钥已被撤销。",
            ),
            Self::UnknownKey => (
                "Ask first. This desk does not know who signed the code.",
                "请先询问。本工作台不认识签发此码的一方。",
            ),
            Self::KeyOutsideItsTime => (
                "Ask first. The key that signed the code does not count today.",
                "请先询问。签发此码的密钥当前不在有效期内。",
            ),
            Self::Signature => (
                "Do not admit. The signature is wrong: the code is forged or altered.",
                "不予放行。签名不符：此码系伪造或被改动。",
            ),
            Self::NotYet => (
                "Do not admit yet. The time on the handout has not begun.",
                "暂不放行。现场单上的时间尚未开始。",
            ),
            Self::Expired => (
                "Do not admit. The time on the handout is over.",
                "不予放行。现场单上的时间已过。",
            ),
            Self::Void => (
                "Do not admit. This handout was declared void.",
                "不予放行。此现场单已作废。",
            ),
            Self::Superseded => (
                "Do not admit. A newer revision replaced this handout. Ask for the newer paper.",
                "不予放行。此现场单已被新修订版替换。请出示新版。",
            ),
            Self::RevokedHandout => (
                "Do not admit. This handout was revoked.",
                "不予放行。此现场单已被撤销。",
            ),
            Self::RevokedPass => (
                "Do not admit. The pass of this person was revoked.",
                "不予放行。此人的凭条已被撤销。",
            ),
            Self::WrongSite => (
                "Do not admit here. The code is for another site.",
                "本处不予放行。此码属于另一机房。",
            ),
            Self::ListExpired => (
                "Ask first. The code is genuine, but this desk’s trust list has ended, so it may not know of a revocation.",
                "请先询问。核验码属实，但本工作台的信任列表已到期，可能不知道最近的撤销。",
            ),
            Self::SeenBefore => (
                "Ask first. This pass was already used here.",
                "请先询问。此凭条在本处已使用过。",
            ),
        }
    }
}
