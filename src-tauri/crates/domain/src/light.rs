//! Light: what was measured at both ends, held against the class of the port's optic.
//!
//! The limits are those of `data/light.json`, with their source; or what the user typed off the module's own label.

use crate::figure::Figure;
use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Limits of one class of optics, as text that [`Figure::read`] reads; power in dBm, loss in dB.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LightLimits {
    /// Least power that a transmitter sends.
    pub tx_min: String,
    /// Most power that a transmitter sends.
    pub tx_max: String,
    /// Least power that a receiver needs.
    pub rx_min: String,
    /// Most power that a receiver bears.
    pub rx_max: String,
    /// Most that may be lost on the way.
    pub loss_max: String,
    /// Typed by a person off the module's label; else the shipped class.
    #[serde(default)]
    pub typed: bool,
}

/// A class as it is shipped.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LightClass {
    /// Wire word of the port type.
    pub port_type: String,
    /// Least power sent, dBm.
    pub tx_min: String,
    /// Most power sent, dBm.
    pub tx_max: String,
    /// Least power received, dBm.
    pub rx_min: String,
    /// Most power received, dBm.
    pub rx_max: String,
    /// Most loss, dB.
    pub loss_max: String,
    /// Reach, km.
    pub reach_km: String,
    /// Lanes on one fibre: the figures are those of each lane.
    pub lanes: u8,
}

/// The shipped classes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LightClasses {
    /// Where the figures come from.
    pub source: String,
    /// Date of that source, `YYYY-MM-DD`.
    pub date: String,
    /// What is inferred.
    pub inferred: String,
    /// At or below this a receiver sees no light: what a switched-off transmitter may still send.
    pub dark_dbm: String,
    /// By port type.
    pub classes: Vec<LightClass>,
}

/// The file cannot be read: a fault of the build, not of the user.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the shipped classes of light cannot be read: {0}")]
pub struct LightError(String);

impl LightClasses {
    /// What the program ships, read once.
    ///
    /// # Errors
    /// The file is not in its shape; a test of this crate reads it, so a released program never sees that.
    pub fn shipped() -> Result<&'static Self, LightError> {
        static SHIPPED: OnceLock<Result<LightClasses, LightError>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| {
                serde_json::from_str(include_str!("../data/light.json"))
                    .map_err(|e| LightError(e.to_string()))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    /// The class of a port type.
    #[must_use]
    pub fn of(&self, port_type: &str) -> Option<&LightClass> {
        self.classes.iter().find(|c| c.port_type == port_type)
    }
}

impl LightClass {
    /// Its limits, as a measurement keeps them.
    #[must_use]
    pub fn limits(&self) -> LightLimits {
        LightLimits {
            tx_min: self.tx_min.clone(),
            tx_max: self.tx_max.clone(),
            rx_min: self.rx_min.clone(),
            rx_max: self.rx_max.clone(),
            loss_max: self.loss_max.clone(),
            typed: false,
        }
    }
}

/// Light as it was measured, dBm; empty where nobody measured.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LightFact {
    /// Sent by the customer's end.
    pub tx_here: String,
    /// Received at the customer's end.
    pub rx_here: String,
    /// Sent by Alibaba Cloud's end.
    pub tx_there: String,
    /// Received at Alibaba Cloud's end.
    pub rx_there: String,
    /// The limits that it is held against.
    pub limits: LightLimits,
    /// At or below this there is no light, dBm.
    pub dark: String,
    /// Note, or empty.
    #[serde(default)]
    pub note: String,
    /// Who measured.
    pub by: String,
}

wire_enum! {
    /// What a measurement says.
    pub enum LightFinding {
        /// Both receivers are dark while light is sent: the strands are crossed.
        StrandsSwapped = "strands_swapped", "Both ends send light and neither receives any: the two strands are probably swapped. Swap them at one end only, and measure again.", "两端均有发光而均未收到光：两根纤芯很可能接反了。只在其中一端对调，然后重新测量。";
        /// One receiver is dark while the other end sends.
        StrandBroken = "strand_broken", "Light is sent and none arrives on one strand. Clean the connectors, then look for a break or a wrong port on that strand.", "其中一根纤芯有发光而未收到光。请清洁连接器，再检查该纤芯是否断开或接错端口。";
        /// A transmitter sends nothing.
        NoLightSent = "no_light_sent", "An end sends no light. Check that its port is switched on and that the module sits firmly.", "有一端没有发光。请确认端口已启用、光模块已插紧。";
        /// Less is sent than the class allows.
        SentTooWeak = "sent_too_weak", "An end sends less light than its class allows. Clean the module, or change it.", "有一端发光功率低于该类光模块的下限。请清洁或更换光模块。";
        /// More is sent than the class allows.
        SentTooStrong = "sent_too_strong", "An end sends more light than its class allows. Check that the module is of the class of this port.", "有一端发光功率高于该类光模块的上限。请确认光模块与此端口的类型一致。";
        /// Less arrives than the receiver needs.
        ReceivedTooWeak = "received_too_weak", "An end receives less light than it needs. Clean the connectors, look for tight bends, and count the panels on the way.", "有一端收光功率低于灵敏度。请清洁连接器，检查弯折过小之处，并核对途经的配线架数量。";
        /// More arrives than the receiver bears.
        ReceivedTooStrong = "received_too_strong", "An end receives more light than it bears. Put an attenuator in before the port is used.", "有一端收光功率高于过载值。启用端口前请加装光衰减器。";
        /// More is lost on the way than the class allows.
        LossTooHigh = "loss_too_high", "More light is lost on the way than the class allows. Measure strand by strand to find where.", "途中损耗超过该类光模块的允许值。请逐根测量，找出损耗所在。";
        /// More arrives than was sent.
        MoreThanSent = "more_than_sent", "More light arrives than was sent. Check that the readings stand in the right fields.", "收到的光强于发出的光。请核对读数是否填在正确的栏中。";
    }
}

/// What is lost on one strand, dB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrandLoss {
    /// From the customer's end to Alibaba Cloud's.
    pub outbound: Option<Figure>,
    /// The other way.
    pub inbound: Option<Figure>,
}

/// A meter may differ from another by this much before “more than sent” means anything, dB in thousandths.
const METER: i64 = 500;

impl LightFact {
    /// What is lost each way, where both ends were measured and light arrived.
    #[must_use]
    pub fn loss(&self) -> StrandLoss {
        let dark = Figure::read(&self.dark);
        let between = |tx: &str, rx: &str| {
            let (tx, rx) = (Figure::read(tx)?, Figure::read(rx)?);
            (dark.is_none_or(|dark| rx > dark && tx > dark)).then(|| tx.minus(rx))
        };
        StrandLoss {
            outbound: between(&self.tx_here, &self.rx_there),
            inbound: between(&self.tx_there, &self.rx_here),
        }
    }

    /// Everything that the readings say against the limits; nothing where they are kept.
    #[must_use]
    pub fn findings(&self) -> Vec<LightFinding> {
        use LightFinding as F;
        let dark = Figure::read(&self.dark);
        let is_dark = |value: Figure| dark.is_some_and(|dark| value <= dark);
        let limit = |text: &str| Figure::read(text);
        let sent: Vec<Figure> = [&self.tx_here, &self.tx_there]
            .into_iter()
            .filter_map(|text| Figure::read(text))
            .collect();
        let received: Vec<Figure> = [&self.rx_here, &self.rx_there]
            .into_iter()
            .filter_map(|text| Figure::read(text))
            .collect();
        let lit = sent.iter().any(|value| !is_dark(*value));
        let mut found = Vec::new();
        if sent.iter().any(|value| is_dark(*value)) {
            found.push(F::NoLightSent);
        }
        let dark_ends = received.iter().filter(|value| is_dark(**value)).count();
        if dark_ends == 2 && lit && !found.contains(&F::NoLightSent) {
            found.push(F::StrandsSwapped);
        } else if dark_ends > 0 && !found.contains(&F::NoLightSent) {
            found.push(F::StrandBroken);
        }
        let out = |values: &[Figure], most: bool, bound: &str| {
            limit(bound).is_some_and(|bound| {
                values.iter().any(|value| {
                    !is_dark(*value) && if most { *value > bound } else { *value < bound }
                })
            })
        };
        for (values, most, bound, finding) in [
            (&sent, false, &self.limits.tx_min, F::SentTooWeak),
            (&sent, true, &self.limits.tx_max, F::SentTooStrong),
            (&received, false, &self.limits.rx_min, F::ReceivedTooWeak),
            (&received, true, &self.limits.rx_max, F::ReceivedTooStrong),
        ] {
            if out(values, most, bound) {
                found.push(finding);
            }
        }
        let loss = self.loss();
        let losses: Vec<Figure> = [loss.outbound, loss.inbound]
            .into_iter()
            .flatten()
            .collect();
        if limit(&self.limits.loss_max).is_some_and(|most| losses.iter().any(|loss| *loss > most)) {
            found.push(F::LossTooHigh);
        }
        if losses.iter().any(|loss| loss.as_thousandths() < -METER) {
            found.push(F::MoreThanSent);
        }
        found
    }

    /// Whether it passed: nothing found, and both ends' receivers measured. `None`: too little was measured to say.
    #[must_use]
    pub fn passed(&self) -> Option<bool> {
        if !self.findings().is_empty() {
            return Some(false);
        }
        let both = [&self.rx_here, &self.rx_there]
            .into_iter()
            .all(|text| Figure::read(text).is_some());
        both.then_some(true)
    }
}
