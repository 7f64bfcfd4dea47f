//! The contract with the window.

#[test]
fn the_committed_contract_is_the_present_one() {
    let committed = include_str!("../../ui/src/ipc/contract.ts");
    assert!(
        committed == desk_api::contract::typescript(),
        "ui/src/ipc/contract.ts is stale: run `cargo xtask contract`"
    );
}

#[test]
fn requests_refuse_what_they_do_not_know() {
    let unknown =
        serde_json::from_str::<desk_api::wire::ById>(r#"{"id":"x","path":"/etc/passwd"}"#);
    assert!(unknown.unwrap_err().to_string().contains("path"));
}
