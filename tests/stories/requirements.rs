//! The sheet for the customer's side: what it says depends on the circuit, and its PDF is made from the same pages.

use desk_api::Bytes;
use desk_api::wire::*;
use desk_tests::story::{Rig, must};
use std::process::Command;

fn preview(rig: &mut Rig, id: &str) -> Result<Preview, ApiError> {
    let request = ById { id: id.to_owned() };
    rig.run(|desk, occasion| desk.preview_requirements(occasion, request))
}

fn sheet(rig: &mut Rig, id: &str) -> Bytes {
    let request = ById { id: id.to_owned() };
    must(rig.run(|desk, occasion| desk.requirements_bytes(occasion, request)))
}

/// The text of a PDF without white space, by poppler.
fn read(folder: &std::path::Path, document: &Bytes) -> String {
    let file = folder.join("sheet.pdf");
    std::fs::write(&file, &document.bytes).unwrap();
    let mut reader = Command::new("pdftotext");
    reader.args(["-raw", file.to_str().unwrap(), "-"]);
    let out = desk_tests::story::alone(|| reader.output())
        .unwrap_or_else(|e| panic!("pdftotext does not start ({e}); install poppler-utils"));
    assert!(out.status.success());
    let text = String::from_utf8(out.stdout).unwrap();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_sheet_needs_its_circuit() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    assert_eq!(
        preview(&mut rig, "0198c000-0000-7000-8000-000000000000")
            .unwrap_err()
            .code,
        ErrorCode::NotFound
    );
}

#[test]
fn a_circuit_has_its_sheet_from_the_application_on() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let circuit = rig.circuit(&account, "Line-1").view;
    let pages = must(preview(&mut rig, &circuit.id));
    assert!(pages.problems.is_empty());
    assert!((1..=3).contains(&pages.pages.len()));
    assert!(pages.pages.iter().all(|page| page.starts_with("<svg")));
    let first = sheet(&mut rig, &circuit.id);
    assert!(first.bytes.starts_with(b"%PDF-1.7"));
    assert!(first.name.ends_with("-requirements.pdf"));
}

#[test]
#[ignore = "needs poppler; cargo xtask test runs it"]
fn what_the_paper_says_is_for_this_port() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let circuit = rig.circuit(&account, "Line-1").view;
    let said = read(folder.path(), &sheet(&mut rig, &circuit.id));
    for wanted in [
        circuit.row.name.as_str(),
        &circuit.form.port_type,
        &circuit.account.form.name,
        &circuit.row.access_point.en,
        "autonegotiationoff",
        "100.64.0.0/10",
        "802.1Q",
        "MTU1500",
        "Page1of",
        "Preparedby",
    ] {
        let bare = |text: &str| -> String {
            text.chars()
                .filter(|c| !c.is_whitespace() && *c != '-')
                .collect()
        };
        assert!(
            bare(&said).contains(&bare(wanted)),
            "{wanted} is not in {said}"
        );
    }
    let above =
        circuit.form.port_type.starts_with("40") || circuit.form.port_type.starts_with("100");
    assert_eq!(said.contains("Above10Gbit/s"), above);
    assert_eq!(
        said.contains("ForCloudBox"),
        !circuit.form.cloud_box_cluster.is_empty()
    );
    assert_eq!(
        said.contains("Meet-MeRoom"),
        circuit.zone != "Asia/Shanghai"
    );
}
