//! The main job without a window: on the sample project, through the same use-cases as the window.
//!
//! `cargo xtask run` starts this where Linux has no display. The argument is the folder to work in.
#![allow(clippy::print_stdout, reason = "this program only talks to a terminal")]

use chrono::{DateTime, Duration, Utc};
use desk_api::wire::*;
use desk_api::{Desk, Entropy, Faces, Occasion, Places};
use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

/// Every warning is said and kept with a reason.
fn reasons(found: &Preflight) -> Vec<KeptWarning> {
    let warnings = found.problems.iter().filter(|problem| problem.warning);
    warnings
        .map(|problem| {
            println!("Warned: {}", problem.message);
            KeptWarning {
                field: problem.field.clone(),
                code: problem.code.clone(),
                reason: "This is a trial on invented data".into(),
            }
        })
        .collect()
}

struct System;

impl Entropy for System {
    #[allow(
        clippy::expect_used,
        reason = "without randomness there are no keys, and nothing may go on"
    )]
    fn fill(&mut self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("the system gives random bytes");
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the edge of the program: the one place that asks the clock"
)]
fn now() -> DateTime<Utc> {
    std::time::SystemTime::now().into()
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("name a folder to work in")?;
    std::fs::create_dir_all(&folder)?;
    let faces = Arc::new(Faces::from_build()?);
    let places = Places {
        folder: folder.clone(),
        system: std::env::consts::OS.into(),
        language: Language::En,
    };
    let mut system = System;
    let mut desk = Desk::open(
        places,
        faces,
        Occasion {
            now: now(),
            entropy: &mut system,
        },
    );
    macro_rules! ask {
        ($command:ident, $request:expr) => {
            desk.$command(
                Occasion {
                    now: now(),
                    entropy: &mut system,
                },
                $request,
            )?
        };
    }
    let start = ask!(load_sample, Nothing {});
    if let Some(failure) = start.failure {
        return Err(failure.into());
    }
    println!("The sample project is open.");
    let account = ask!(accounts, Nothing {}).accounts.remove(0);
    let stamp = now().format("%Y%m%d%H%M%S").to_string();
    let key = |what: &str| format!("{what}-{stamp}");

    let form = PortForm {
        account: account.id,
        region: "cn-hangzhou".into(),
        line_operator: "CM".into(),
        access_point: "Hangzhou-Xiaoshan-D".into(),
        cloud_box_cluster: String::new(),
        port_type: "10GBase-LR".into(),
        features: vec!["BFD".into(), "DualStack".into()],
        resource_group: "network".into(),
        tags: vec![TagView {
            key: "project".into(),
            value: "headless".into(),
        }],
        name: format!("Headless-{stamp}"),
        description: "Applied for without a window".into(),
        redundant_circuit: String::new(),
        billing_rules: true,
        ..PortForm::default()
    };
    let circuit = ask!(
        apply_port,
        ApplyPort {
            key: key("port"),
            form,
            kept: Vec::new(),
            plan: None,
        }
    );
    println!("Applied for the port {}.", circuit.row.name);

    let seen_at = now().format("%Y-%m-%dT%H:%M").to_string();
    let instance_id = format!("pc-bp1{stamp}");
    let seen = RecordPort {
        key: key("allocated"),
        circuit: circuit.id.clone(),
        status: "Allocated".into(),
        instance_id: instance_id.clone(),
        port: String::new(),
        device: String::new(),
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at: seen_at.clone(),
        zone: "UTC".into(),
    };
    ask!(record_port, seen);
    println!("Recorded: the port is allocated as {instance_id}.");

    let mut form = ask!(
        loa_start,
        ById {
            id: circuit.id.clone()
        }
    )
    .form;
    form.construction_company = "岚合网络工程有限公司".into();
    form.line_type = "MSTP".into();
    form.entry_date = (now() + Duration::days(5)).format("%Y-%m-%d").to_string();
    form.customer_location = "滨江机房 2F-A11".into();
    form.bandwidth = "4000".into();
    form.engineers = vec![EngineerForm {
        name: "Elena Márquez-Roth".into(),
        name_latin: String::new(),
        gender: "Female".into(),
        document_type: "Passport".into(),
        document_number: "XD4829371".into(),
        phone: "+34 600 000 118".into(),
    }];
    let check = CheckLoa {
        circuit: circuit.id.clone(),
        form: form.clone(),
        kept: Vec::new(),
    };
    let kept = reasons(&ask!(check_loa, check));
    let circuit = ask!(
        apply_loa,
        ApplyLoa {
            key: key("loa"),
            circuit: circuit.id,
            form,
            kept
        }
    );
    let loa = circuit
        .loas
        .first()
        .ok_or("the LOA is not on the circuit's page")?
        .id
        .clone();
    println!("Applied for the LOA with one engineer.");

    let facility = FacilityForm {
        address: "示例路 1 号".into(),
        room: "3F-302".into(),
        cabinet: "C07".into(),
        odf: "ODF-2".into(),
        panel_port: "11 / 12".into(),
        strand_tx: "21".into(),
        strand_rx: "22".into(),
        medium: "Single mode OS2".into(),
        connector: "LC/UPC duplex".into(),
        optic: "SFP-10G-LR-SM1310,10KM".into(),
        optic_installed: true,
        notes: String::new(),
    };
    let approved = RecordLoa {
        key: key("approved"),
        loa: loa.clone(),
        status: "Available".into(),
        facility,
        access_flow: circuit.access_flow,
        official_pdf: None,
        reason: String::new(),
        seen_by: "Lin Yue".into(),
        seen_at,
        zone: "UTC".into(),
    };
    ask!(record_loa, approved);
    println!("Recorded: Alibaba Cloud approved the LOA.");

    let check = CheckIssue {
        loa: loa.clone(),
        kept: Vec::new(),
    };
    let kept = reasons(&ask!(check_issue, check));
    let circuit = ask!(
        issue_handout,
        IssueHandout {
            key: key("issue"),
            loa,
            by: String::new(),
            kept,
            audiences: Vec::new(),
            survey: false,
            reason: String::new()
        }
    );
    let number = circuit
        .handouts
        .first()
        .ok_or("the handout is not in the register")?
        .number
        .clone();
    let bytes = ask!(
        handout_bytes,
        HandOut {
            number: number.clone(),
            with_official: false,
            revision: None,
            document: None
        }
    );
    let path = folder.join(&bytes.name);
    std::fs::write(&path, &bytes.bytes)?;
    println!("Issued the handout {number}.");
    println!("{}", path.display());
    Ok(())
}
