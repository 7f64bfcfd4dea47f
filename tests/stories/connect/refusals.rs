//! How an answer says no: by a finding at a field, or by a refusal.

use desk_api::wire::*;

#[track_caller]
pub fn told(answer: Result<CircuitView, ApiError>, field: &str, code: &str) {
    let error = answer.expect_err("a finding");
    assert!(
        error
            .fields
            .iter()
            .any(|p| p.field == field && p.code == code),
        "{field} {code}: {:?} {}",
        error
            .fields
            .iter()
            .map(|p| (&p.field, &p.code))
            .collect::<Vec<_>>(),
        error.message
    );
}

#[track_caller]
pub fn refused(answer: Result<CircuitView, ApiError>, why: &str) {
    let error = answer.expect_err("a refusal");
    let said = error.params.get("refusal").map(String::as_str);
    assert_eq!(said, Some(why), "{}", error.message);
}
