//! Construction: which steps there are, what they wait for, and what readings of light say.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, Utc};
use desk_domain::as_built::{
    AsBuilt, AsBuiltBlock, BuiltVerdict, Explained, Stated, as_built_blocks, compare,
    strands_swapped,
};
use desk_domain::event::{Aggregate, Event, EventId, Fact};
use desk_domain::figure::Figure;
use desk_domain::light::{LightClasses, LightFact, LightFinding};
use desk_domain::observation::Facility;
use desk_domain::port::PortType;
use desk_domain::problem::{ProblemCode, Problems, Severity};
use desk_domain::survey::{SurveyFact, SurveyItem, SurveyOptic, look};
use desk_domain::timeline::{Effect, Entry};
use desk_domain::works::{
    Dates, Jurisdiction, Scenario, StepMark, StepNote, StepState, Works, WorksStep, WorksTest,
    has_form, order, steps,
};
use proptest::prelude::*;

fn entry(seq: u32, fact: Fact) -> Entry {
    let at = DateTime::<Utc>::UNIX_EPOCH + chrono::Duration::hours(i64::from(seq));
    Entry {
        event: Event {
            id: EventId {
                desk: "d".into(),
                seq,
            },
            hlc: i64::from(seq),
            recorded_at: at,
            happened_at: at,
            aggregate: Aggregate::Circuit,
            aggregate_id: "c".into(),
            fact,
        },
        effect: Effect::Counted {
            skipped: Vec::new(),
        },
    }
}

fn note(step: WorksStep, mark: StepMark) -> Fact {
    Fact::WorksStepNoted(StepNote {
        step: step.as_wire().into(),
        mark: mark.as_wire().into(),
        owner: "you".into(),
        who: String::new(),
        due: String::new(),
        note: String::new(),
        reason: "because".into(),
        by: "Lin Yue".into(),
    })
}

fn facts() -> impl Strategy<Value = Vec<(WorksStep, StepMark)>> {
    prop::collection::vec(
        (
            prop::sample::select(WorksStep::ALL),
            prop::sample::select(StepMark::ALL),
        ),
        0..40,
    )
}

proptest! {
    #[test]
    fn the_steps_are_those_of_the_scenario_and_each_waits_only_for_what_is_before_it(
        scenario in prop::sample::select(Scenario::ALL),
        law in prop::sample::select(Jurisdiction::ALL),
        said in facts(),
    ) {
        let entries: Vec<Entry> = (1..).zip(&said).map(|(n, (step, mark))| entry(n, note(*step, *mark))).collect();
        let works = Works::of(&entries);
        let planned = steps(scenario, law, &works, Dates::default());
        let shown: Vec<WorksStep> = planned.iter().map(|step| step.step).collect();
        prop_assert_eq!(&shown, &order(scenario, law));
        prop_assert_eq!(shown.contains(&WorksStep::CageAccess), law == Jurisdiction::Mainland);
        prop_assert_eq!(shown.contains(&WorksStep::MeetMeRoom), law == Jurisdiction::Elsewhere);
        prop_assert_eq!(shown.contains(&WorksStep::CarrierInstallation), scenario == Scenario::DifferentFacilities);
        for (at, step) in planned.iter().enumerate() {
            prop_assert_eq!(step.state == StepState::Waiting, !step.waits_for.is_empty());
            for waited in &step.waits_for {
                let earlier = planned[..at].iter().find(|one| one.step == *waited);
                prop_assert!(earlier.is_some_and(|one| !matches!(one.state, StepState::Done | StepState::NotNeeded)));
            }
            let mark = works.notes.get(&step.step).map(|(note, _)| note.mark.as_str());
            if mark == Some("not_needed") {
                prop_assert_eq!(step.state, StepState::NotNeeded);
            }
            if step.state == StepState::Done {
                prop_assert!(!has_form(step.step) && mark == Some("done"), "a mark alone makes no measurement");
            }
        }
    }

    #[test]
    fn a_withdrawn_record_leaves_no_trace(said in facts(), taken in any::<prop::sample::Index>()) {
        prop_assume!(!said.is_empty());
        let mut entries: Vec<Entry> = (1..).zip(&said).map(|(n, (step, mark))| entry(n, note(*step, *mark))).collect();
        let at = taken.index(entries.len());
        let mut without = entries.clone();
        without.remove(at);
        entries[at].effect = Effect::Withdrawn { reason: "mistake".into(), at: entries[at].event.recorded_at };
        prop_assert_eq!(Works::of(&entries), Works::of(&without));
    }

    #[test]
    fn light_passes_exactly_within_its_class(
        class in 0_usize..4,
        rx in prop::array::uniform2(-20_000_i64..2_000),
    ) {
        let shipped = LightClasses::shipped().unwrap();
        let class = &shipped.classes[class];
        let read = |text: &str| Figure::read(text).unwrap().as_thousandths();
        let fact = LightFact {
            rx_here: Figure::thousandths(rx[0]).to_string(),
            rx_there: Figure::thousandths(rx[1]).to_string(),
            limits: class.limits(),
            dark: shipped.dark_dbm.clone(),
            ..LightFact::default()
        };
        let within = rx.iter().all(|v| *v >= read(&class.rx_min) && *v <= read(&class.rx_max));
        prop_assert_eq!(fact.passed(), Some(within));
    }

    #[test]
    fn crossed_strands_are_told_apart_from_a_broken_one(class in 0_usize..4, lit in -8_000_i64..0) {
        let shipped = LightClasses::shipped().unwrap();
        let tx = Figure::thousandths(lit.max(-4_000)).to_string();
        let mut fact = LightFact {
            tx_here: tx.clone(), tx_there: tx, rx_here: "-40".into(), rx_there: "-40".into(),
            limits: shipped.classes[class].limits(), dark: shipped.dark_dbm.clone(), ..LightFact::default()
        };
        prop_assert!(fact.findings().contains(&LightFinding::StrandsSwapped));
        fact.rx_there = "-5".into();
        prop_assert!(!fact.findings().contains(&LightFinding::StrandsSwapped));
        prop_assert!(fact.findings().contains(&LightFinding::StrandBroken));
        fact.tx_there = "-40".into();
        prop_assert!(fact.findings().contains(&LightFinding::NoLightSent));
    }

    #[test]
    fn spaces_case_and_width_make_no_difference_and_anything_else_does(text in "[A-Z0-9]{1,12}", more in "[A-Z0-9]{1,3}") {
        let stated = Stated { carrier_circuit_id: text.clone(), facility: Facility::default() };
        let built = |id: String| AsBuilt { carrier_circuit_id: id, by: "x".into(), ..AsBuilt::default() };
        let verdict = |id: String| compare(&stated, &built(id))[0].verdict;
        let spaced: String = text.to_lowercase().chars().flat_map(|c| [c, ' ']).collect();
        prop_assert_eq!(verdict(spaced), BuiltVerdict::Same);
        prop_assert_eq!(verdict(format!("{text}{more}")), BuiltVerdict::Differs);
    }
}

#[test]
fn every_port_that_is_offered_has_a_class_of_light() {
    let shipped = LightClasses::shipped().unwrap();
    for port in PortType::ALL {
        let class = shipped.of(port.as_wire()).unwrap();
        for text in [
            &class.tx_min,
            &class.tx_max,
            &class.rx_min,
            &class.rx_max,
            &class.loss_max,
            &class.reach_km,
        ] {
            assert!(Figure::read(text).is_some(), "{port}: {text}");
        }
    }
}

#[test]
fn a_difference_blocks_until_it_is_explained_and_another_loa_asks_anew() {
    let stated = |port: &str| Stated {
        carrier_circuit_id: "HZ-1".into(),
        facility: Facility {
            panel_port: port.into(),
            strand_tx: "21".into(),
            strand_rx: "22".into(),
            ..Facility::default()
        },
    };
    let mut built = AsBuilt {
        carrier_circuit_id: "hz-1".into(),
        panel_port: "13/14".into(),
        strand_tx: "22".into(),
        strand_rx: "21".into(),
        ..AsBuilt::default()
    };
    assert!(strands_swapped(&stated("11/12"), &built));
    built.explained = vec![Explained {
        field: "panel_port".into(),
        loa: "11 / 12".into(),
        reason: "port 11 was broken".into(),
    }];
    let line = |stated: &Stated| {
        compare(stated, &built)
            .into_iter()
            .find(|line| line.field.as_wire() == "panel_port")
            .unwrap()
    };
    assert_eq!(line(&stated("11/12")).reason, "port 11 was broken");
    assert_eq!(
        line(&stated("15/16")).reason,
        "",
        "the reason was given against another LOA"
    );
    assert_eq!(
        as_built_blocks(&Works::default(), None),
        vec![AsBuiltBlock::NotRecorded]
    );
    let works = Works::of(&[entry(1, Fact::AsBuiltRecorded(built))]);
    assert_eq!(
        as_built_blocks(&works, None),
        vec![],
        "an LOA that says nothing contradicts nothing"
    );
}

#[test]
fn what_the_loa_says_and_nobody_wrote_down_is_open_until_it_is_explained() {
    let stated = Stated {
        carrier_circuit_id: "HZ-1".into(),
        facility: Facility {
            strand_tx: "21".into(),
            ..Facility::default()
        },
    };
    let mut built = AsBuilt {
        carrier_circuit_id: "HZ-1".into(),
        ..AsBuilt::default()
    };
    let strand = |built: &AsBuilt| {
        compare(&stated, built)
            .into_iter()
            .find(|line| line.field.as_wire() == "strand_tx")
            .unwrap()
    };
    assert!(strand(&built).verdict.asks() && strand(&built).reason.is_empty());
    built.explained = vec![Explained {
        field: "strand_tx".into(),
        loa: "21".into(),
        reason: "the operator does not tell strands".into(),
    }];
    assert_eq!(strand(&built).reason, "the operator does not tell strands");
    assert!(!BuiltVerdict::Same.asks() && !BuiltVerdict::NotInLoa.asks());
}

#[test]
fn each_unanswered_item_is_named_at_its_field_by_its_number() {
    let mut survey = SurveyFact {
        photos: "yes".into(),
        ..SurveyFact::default()
    };
    let mut problems = Problems::new();
    look(&survey, Some(PortType::Lr10G), &mut problems);
    let named: Vec<String> = problems
        .iter()
        .map(|p| p.params["number"].clone())
        .collect();
    assert_eq!(named, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    assert!(
        problems
            .iter()
            .all(|p| p.severity == Severity::Warn && p.code == ProblemCode::SurveyItemOpen)
    );
    assert_eq!(SurveyItem::Report.number(), 13);

    let optic = |rate: &str| SurveyOptic {
        rate: rate.into(),
        wavelength: "1310".into(),
        reach: "10".into(),
    };
    survey = SurveyFact {
        access_on: "2026-11-24".into(),
        optic: optic("10"),
        own_optic: optic("1"),
        fibre: "mmf".into(),
        connector: "LC-LC".into(),
        rack: "C07".into(),
        route_confirmed: "yes".into(),
        distance: "12000".into(),
        esd: "no".into(),
        procedures: "permit".into(),
        photos: "no".into(),
        ..SurveyFact::default()
    };
    let mut problems = Problems::new();
    look(&survey, Some(PortType::Lx1G), &mut problems);
    let codes: Vec<ProblemCode> = problems.iter().map(|p| p.code).collect();
    for code in [
        ProblemCode::EvidenceMissing,
        ProblemCode::OpticsDiffer,
        ProblemCode::OpticNotOfPort,
        ProblemCode::FibreNotSingleMode,
        ProblemCode::DistanceBeyondReach,
    ] {
        assert!(codes.contains(&code), "{code} among {codes:?}");
    }
}

#[test]
fn a_test_passes_at_its_limit_on_the_right_side() {
    let test = |kind: &str, value: &str, limit: &str| WorksTest {
        kind: kind.into(),
        value: value.into(),
        unit: String::new(),
        limit: limit.into(),
        limit_source: "typed".into(),
        note: String::new(),
        by: "x".into(),
    };
    for (kind, value, limit, passed) in [
        ("bandwidth", "4000", "4000", Some(true)),
        ("bandwidth", "3999.9", "4000", Some(false)),
        ("latency", "2.001", "2", Some(false)),
        ("loss", "0", "0", Some(true)),
        ("availability", "99.99", "99.95", Some(true)),
        ("jitter", "0.4", "", None),
    ] {
        assert_eq!(
            test(kind, value, limit).passed(),
            passed,
            "{kind} {value} against {limit}"
        );
    }
}
