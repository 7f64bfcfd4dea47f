//! What a guard is told: an instruction, the reason for it, and what may be recorded next.

use crate::gate::GateAct;
use crate::wire::wire_enum;

wire_enum! {
    /// The instruction.
    pub enum GateVerdict {
        /// Let in, once the ID document was compared.
        Admit = "admit", "Admit after ID check", "核对证件后放行";
        /// Do not let in.
        Refuse = "refuse", "Do not admit", "不予放行";
        /// Somebody has to be asked, or something else has to be shown first.
        Ask = "ask", "Ask first", "请先询问";
    }
}

wire_enum! {
    /// Why. Each has a sentence of its own.
    pub enum GateReason {
        /// A pass that is genuine, unaltered, for this place and now.
        Genuine = "genuine", "genuine and in force", "属实且有效";
        /// The seal: the handout is genuine, but a seal names nobody.
        Seal = "seal", "seal of the handout", "函件核验码";
        /// For another access point.
        WrongSite = "wrong_site", "wrong site", "机房不符";
        /// Its time has not begun.
        TooEarly = "too_early", "too early", "尚未开始";
        /// Its time is over.
        Expired = "expired", "expired", "已过期";
        /// The handout was declared void.
        Void = "void", "void", "已作废";
        /// A newer revision took its place.
        Superseded = "superseded", "superseded", "已被取代";
        /// This pass was revoked.
        RevokedPass = "revoked_pass", "pass revoked", "凭条已撤销";
        /// The handout was revoked.
        RevokedLetter = "revoked_letter", "letter revoked", "函件已撤销";
        /// The key that signed it was revoked.
        RevokedKey = "revoked_key", "key revoked", "密钥已撤销";
        /// Signed by a desk that this one does not know.
        UnknownKey = "unknown_key", "unknown desk", "签发方未知";
        /// Signed by a known key, at a time for which it does not count.
        KeyEnded = "key_ended", "key not in force", "密钥不在有效期";
        /// Genuine by a trust list that has ended, so that a revocation may be missing.
        ListEnded = "list_ended", "trust list ended", "信任列表已到期";
        /// Something in it was changed, or it was forged.
        Altered = "altered", "altered", "被改动";
        /// Only a part of it was read.
        Unreadable = "unreadable", "not read whole", "未完整读取";
        /// Its bearer came in and has not left.
        AlreadyInside = "already_inside", "already inside", "已在场内";
        /// Not a code of a handout at all.
        OtherCode = "other_code", "other kind of code", "其他类型的码";
    }
}

impl GateReason {
    /// What the guard is to do.
    #[must_use]
    pub const fn verdict(self) -> GateVerdict {
        match self {
            Self::Genuine => GateVerdict::Admit,
            Self::Seal
            | Self::UnknownKey
            | Self::KeyEnded
            | Self::ListEnded
            | Self::AlreadyInside
            | Self::OtherCode => GateVerdict::Ask,
            Self::WrongSite
            | Self::TooEarly
            | Self::Expired
            | Self::Void
            | Self::Superseded
            | Self::RevokedPass
            | Self::RevokedLetter
            | Self::RevokedKey
            | Self::Altered
            | Self::Unreadable => GateVerdict::Refuse,
        }
    }

    /// What may be recorded, the usual one first. `inside`: the log has the bearer inside, so they may always leave.
    #[must_use]
    pub fn acts(self, inside: bool) -> Vec<GateAct> {
        let mut acts = Vec::new();
        if inside {
            acts.push(GateAct::Left);
        }
        match self {
            Self::Genuine => acts.push(GateAct::Entered),
            Self::Seal => acts.push(GateAct::SealSeen),
            Self::UnknownKey | Self::KeyEnded | Self::ListEnded | Self::AlreadyInside => {
                acts.push(GateAct::LetIn);
            }
            _ => {}
        }
        acts.push(GateAct::Refused);
        acts
    }

    /// Whether the person whom the code names may be shown: never on a refusal, and never before the signature holds.
    #[must_use]
    pub const fn shows_person(self) -> bool {
        matches!(
            self,
            Self::Genuine | Self::AlreadyInside | Self::KeyEnded | Self::ListEnded
        )
    }
}
