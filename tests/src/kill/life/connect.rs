//! What lies behind a port: a VBR, a router, a test.

use super::{Sent, at, by, local, zone};
use crate::kill::chance;
use desk_api::Occasion;
use desk_api::wire::*;

pub(super) fn save_vbr(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = SaveVbr {
        circuit: sent.member(1),
        key: sent.key,
        vbr: None,
        form: vbr(sent.round),
        by: by(),
        kept: Vec::new(),
    };
    sent.desk.save_vbr(sent.occasion, request)
}

pub(super) fn save_router(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let member = sent.member(1);
    let look = Occasion {
        now: at(sent.n),
        entropy: &mut chance(),
    };
    let page = sent.desk.circuit(look, ById { id: member.clone() })?;
    let vbrs = page.connect.map(|connect| connect.vbrs).unwrap_or_default();
    let vbrs = vbrs.into_iter().map(|vbr| VbrAt {
        circuit: member.clone(),
        vbr: vbr.key,
    });
    let request = SaveRouter {
        key: sent.key,
        circuit: member.clone(),
        router: None,
        form: RouterForm {
            kind: "ecr".into(),
            name: format!("ecr-{}", sent.round),
            owner: String::new(),
            region: String::new(),
            cen: String::new(),
            asn: "45104".into(),
            vbrs: vbrs.collect(),
            associations: Vec::new(),
            groups: Vec::new(),
            note: String::new(),
        },
        by: by(),
        kept: Vec::new(),
    };
    sent.desk.save_router(sent.occasion, request)
}

pub(super) fn save_test_record(mut sent: Sent<'_>) -> Result<CircuitView, ApiError> {
    let request = SaveTestRecord {
        circuit: sent.member(2),
        key: sent.key,
        id: None,
        form: TestRecordForm {
            what: "ping".into(),
            ping: PingForm {
                target: "172.16.4.9".into(),
                packet_bytes: "56".into(),
                sent: "100".into(),
                received: "100".into(),
                loss_limit: "0".into(),
                ..PingForm::default()
            },
            ..TestRecordForm::default()
        },
        by: by(),
        at: local(sent.n),
        zone: zone(),
        kept: Vec::new(),
    };
    sent.desk.save_test_record(sent.occasion, request)
}

/// A VBR that is right on any port.
fn vbr(round: u32) -> VbrForm {
    let none = || LinkForm {
        cloud: String::new(),
        customer: String::new(),
        mask: String::new(),
    };
    VbrForm {
        name: format!("vbr-{round}"),
        owner: String::new(),
        vlan: "100".into(),
        v4: LinkForm {
            cloud: "10.0.0.1".into(),
            customer: "10.0.0.2".into(),
            mask: "30".into(),
        },
        v6: none(),
        bandwidth: String::new(),
        mtu: "1500".into(),
        bfd_on: false,
        bfd: BfdForm {
            tx: String::new(),
            rx: String::new(),
            multiplier: String::new(),
        },
        routes: Vec::new(),
        groups: Vec::new(),
        note: String::new(),
    }
}
