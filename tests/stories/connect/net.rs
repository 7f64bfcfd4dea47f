//! Circuits of one region, and what a person records of their VBRs and routers.

use desk_api::wire::*;
use desk_tests::story::{Rig, must, port_form};

use super::forms::{keep, vbr};

pub const IDS: [&str; 3] = [
    "pc-bp1qrb3n7wd0k5x2m",
    "pc-bp1qrb3n7wd0k5x3m",
    "pc-bp1qrb3n7wd0k5x4m",
];

/// Circuits of one region, the port of each allocated.
pub struct Net {
    pub rig: Rig,
    pub circuits: Vec<String>,
    pub folder: tempfile::TempDir,
}

impl Net {
    pub fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        rig.make_room(&account);
        let mut net = Self {
            rig,
            circuits: Vec::new(),
            folder,
        };
        for (n, id) in IDS.iter().enumerate().take(count) {
            let mut form = port_form(&account, &format!("Hangzhou-{}", n + 1));
            form.features = ["BFD", "DualStack", "SubifRateLimit", "MSHA"]
                .map(String::from)
                .to_vec();
            let request = ApplyPort {
                key: net.rig.key(),
                form,
                kept: Vec::new(),
                plan: None,
            };
            let view = must(
                net.rig
                    .run(|desk, occasion| desk.apply_port(occasion, request)),
            );
            net.circuits.push(view.id);
            net.seen(n, "Allocated", id);
        }
        net
    }

    /// The same, in service.
    pub fn enabled(count: usize) -> Self {
        let mut net = Self::new(count);
        for (n, id) in IDS.iter().enumerate().take(count) {
            net.seen(n, "Enabled", id);
        }
        net
    }

    pub fn now(&self) -> String {
        self.rig.now().format("%Y-%m-%dT%H:%M").to_string()
    }

    pub fn seen(&mut self, n: usize, status: &str, id: &str) {
        let request = RecordPort {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            status: status.into(),
            instance_id: id.into(),
            port: String::new(),
            device: String::new(),
            reason: String::new(),
            seen_by: "Lin Yue".into(),
            seen_at: self.now(),
            zone: "UTC".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.record_port(occasion, request)),
        );
    }

    pub fn page(&mut self, n: usize) -> CircuitView {
        let id = self.circuits[n].clone();
        self.rig.page(&id)
    }

    pub fn connect(&mut self, n: usize) -> ConnectView {
        *self.page(n).connect.unwrap()
    }

    pub fn save(
        &mut self,
        n: usize,
        vbr: Option<&str>,
        form: VbrForm,
        kept: &[(&str, &str)],
    ) -> Result<CircuitView, ApiError> {
        let request = SaveVbr {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            vbr: vbr.map(str::to_owned),
            form,
            by: "Lin Yue".into(),
            kept: kept.iter().map(|(field, code)| keep(field, code)).collect(),
        };
        self.rig
            .run(|desk, occasion| desk.save_vbr(occasion, request))
    }

    /// Plans a VBR that is right and gives its key.
    pub fn planned(&mut self, n: usize, vlan: u16) -> String {
        let form = vbr(n, vlan);
        let page = must(self.save(n, None, form, &[]));
        page.connect.unwrap().vbrs.last().unwrap().key.clone()
    }

    pub fn note(
        &mut self,
        n: usize,
        key: &str,
        stand: &str,
        word: &str,
        id: &str,
    ) -> Result<CircuitView, ApiError> {
        self.note_at(n, (key, ""), (stand, word, id), self.now())
    }

    pub fn note_at(
        &mut self,
        n: usize,
        (vbr, peer): (&str, &str),
        (stand, word, id): (&str, &str, &str),
        at: String,
    ) -> Result<CircuitView, ApiError> {
        let request = NoteVbr {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            vbr: vbr.into(),
            peer: peer.into(),
            stand: stand.into(),
            word: word.into(),
            id: id.into(),
            by: "Lin Yue".into(),
            at,
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.note_vbr(occasion, request))
    }

    pub fn save_router(
        &mut self,
        router: Option<&str>,
        form: RouterForm,
        kept: &[(&str, &str)],
    ) -> Result<CircuitView, ApiError> {
        let request = SaveRouter {
            key: self.rig.key(),
            circuit: self.circuits[0].clone(),
            router: router.map(str::to_owned),
            form,
            by: "Lin Yue".into(),
            kept: kept.iter().map(|(field, code)| keep(field, code)).collect(),
        };
        self.rig
            .run(|desk, occasion| desk.save_router(occasion, request))
    }

    pub fn note_router(
        &mut self,
        router: &str,
        part: &str,
        (stand, word, id): (&str, &str, &str),
    ) -> Result<CircuitView, ApiError> {
        let request = NoteRouter {
            key: self.rig.key(),
            circuit: self.circuits[0].clone(),
            router: router.into(),
            part: part.into(),
            stand: stand.into(),
            word: word.into(),
            id: id.into(),
            by: "Lin Yue".into(),
            at: self.now(),
            zone: "UTC".into(),
        };
        self.rig
            .run(|desk, occasion| desk.note_router(occasion, request))
    }

    pub fn at(&self, n: usize, key: &str) -> VbrAt {
        VbrAt {
            circuit: self.circuits[n].clone(),
            vbr: key.into(),
        }
    }

    pub fn found(&mut self, text: &str) -> Vec<String> {
        let query = CircuitQuery {
            search: text.into(),
            turn: None,
            states: Vec::new(),
            groups: Vec::new(),
            tags: Vec::new(),
            after: None,
            offset: 0,
            limit: 50,
        };
        let page = must(
            self.rig
                .run(|desk, occasion| desk.circuits(occasion, query)),
        );
        page.rows.into_iter().map(|row| row.name).collect()
    }

    pub fn withdraw(&mut self, n: usize, event: EventRef) -> CircuitView {
        let request = Withdraw {
            key: self.rig.key(),
            circuit: self.circuits[n].clone(),
            event,
            reason: "Read the wrong line".into(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.withdraw(occasion, request)),
        )
    }
}
