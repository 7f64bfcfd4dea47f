//! Optical power and tests, held against their limits.

use desk_tests::story::must;

use super::acts::{begun, fields, light, step, test, works};

#[test]
fn light_is_held_against_the_class_of_the_port() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let nothing = fields(light(&mut rig, &id, ("", ""), ("", "")));
    assert_eq!(nothing, [("rxHere".to_owned(), "no_reading".to_owned())]);
    let view = must(light(&mut rig, &id, ("-2.1", "-40"), ("-1.8", "-38")));
    assert_eq!(works(&view).light[0].check.findings, ["strands_swapped"]);
    assert_eq!(step(&view, "optical_power").state, "failed");
    let view = must(light(&mut rig, &id, ("-2.1", "-4.3"), ("−1,8", "-5")));
    assert_eq!(works(&view).light[0].check.passed, Some(true));
    assert_eq!(works(&view).light[0].check.inbound.as_deref(), Some("2.5"));
    assert_eq!(step(&view, "optical_power").state, "done");
    assert_eq!(works(&view).light.len(), 2, "the failed one stays");
}

#[test]
fn tests_have_values_units_and_limits_with_their_source() {
    let (_folder, mut rig, id) = begun("same_facility", "mainland");
    let view = rig.page(&id);
    let limit = &works(&view).limits[0];
    assert_eq!(
        (
            limit.kind.as_str(),
            limit.limit.as_str(),
            limit.source.as_str()
        ),
        ("bandwidth", "4000", "contract")
    );
    let view = must(test(&mut rig, &id, "bandwidth", "3985", "4000", "contract"));
    assert_eq!(step(&view, "bandwidth").state, "failed");
    let view = must(test(
        &mut rig,
        &id,
        "bandwidth",
        "4001.5",
        "4000",
        "contract",
    ));
    assert_eq!(step(&view, "bandwidth").state, "done");
    assert!(works(&view).tests[1].superseded);
    let view = must(test(&mut rig, &id, "connectivity", "100", "100", "typed"));
    assert_eq!(step(&view, "connectivity").state, "done");
    let view = must(test(&mut rig, &id, "latency", "1.2", "", ""));
    assert_eq!(
        step(&view, "sla").state,
        "started",
        "measured without a limit says nothing"
    );
    let view = must(test(&mut rig, &id, "latency", "1.2", "2", "typed"));
    assert_eq!(step(&view, "sla").state, "done");
    let unsaid = fields(test(&mut rig, &id, "loss", "0", "0.1", ""));
    assert_eq!(
        unsaid,
        [("limitSource".to_owned(), "limit_source_unknown".to_owned())]
    );
}
