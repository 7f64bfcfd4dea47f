//! Writes the TypeScript twin of the contract, `ui/src/ipc/contract.ts`.

use crate::wire::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// Collects declarations of a type and of everything it mentions.
struct Collect<'a> {
    config: &'a Config,
    found: &'a mut BTreeMap<String, String>,
}

impl TypeVisitor for Collect<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            return;
        }
        let name = T::ident(self.config);
        if self.found.contains_key(&name) {
            return;
        }
        self.found.insert(name, T::decl(self.config));
        T::visit_dependencies(self);
    }
}

macro_rules! map_of_commands {
    ($($($name:ident: $req:ty => $res:ty;)*)|*) => {
        fn collect(config: &Config, found: &mut BTreeMap<String, String>) {
            let mut collect = Collect { config, found };
            $($(collect.visit::<$req>(); collect.visit::<$res>();)*)*
            collect.visit::<ApiError>();
        }

        /// Names of all commands, in the order of the list.
        pub const COMMANDS: &[&str] = &[$($(stringify!($name),)*)*];

        fn map(config: &Config) -> String {
            let mut out = String::new();
            $($(let _ = writeln!(out, "  {}: [{}, {}];", stringify!($name), <$req>::name(config), <$res>::name(config));)*)*
            out
        }
    };
}
crate::commands!(map_of_commands);

fn union(out: &mut String, name: &str, words: &[&str]) {
    let words: Vec<String> = words.iter().map(|w| format!("{w:?}")).collect();
    let _ = writeln!(out, "export type {name} = {};\n", words.join(" | "));
    let _ = writeln!(
        out,
        "export const {name}Words: readonly {name}[] = [{}];\n",
        words.join(", ")
    );
}

/// Words of the connection to the VPC.
fn connect_words(out: &mut String) {
    use desk_domain::connect::bgp::IpVersion;
    use desk_domain::connect::router::{AssociationKind, GroupKind};
    use desk_domain::connect::{
        AttachStatus, BgpStatus, GroupStatus, RouterKind, Stand, VbrStatus,
    };
    let mut words = |name: &str, all: Vec<&str>| union(out, name, &all);
    words("Stand", Stand::ALL.iter().map(|w| w.as_str()).collect());
    words(
        "VbrStatus",
        VbrStatus::ALL.iter().map(|w| w.as_str()).collect(),
    );
    words(
        "BgpStatus",
        BgpStatus::ALL.iter().map(|w| w.as_str()).collect(),
    );
    words(
        "AttachStatus",
        AttachStatus::ALL.iter().map(|w| w.as_str()).collect(),
    );
    words(
        "FailoverStatus",
        GroupStatus::ALL.iter().map(|w| w.as_str()).collect(),
    );
    words(
        "RouterKind",
        RouterKind::ALL.iter().map(|w| w.as_str()).collect(),
    );
    words(
        "AssociationKind",
        AssociationKind::ALL.iter().map(|w| w.as_str()).collect(),
    );
    words(
        "FailoverKind",
        GroupKind::ALL.iter().map(|w| w.as_str()).collect(),
    );
    words(
        "IpVersion",
        IpVersion::ALL.iter().map(|w| w.as_str()).collect(),
    );
}

/// The words of construction.
fn works_words(out: &mut String) {
    macro_rules! words {
        ($($name:literal: $of:path;)*) => {$(
            let words: Vec<&str> = <$of>::ALL.iter().map(|word| word.as_str()).collect();
            union(out, $name, &words);
        )*};
    }
    words! {
        "Scenario": desk_domain::works::Scenario;
        "Jurisdiction": desk_domain::works::Jurisdiction;
        "WorksStep": desk_domain::works::WorksStep;
        "StepOwner": desk_domain::works::StepOwner;
        "StepMark": desk_domain::works::StepMark;
        "WorksState": desk_domain::works::StepState;
        "TestKind": desk_domain::works::TestKind;
        "LimitSource": desk_domain::works::LimitSource;
        "BuiltField": desk_domain::as_built::BuiltField;
        "BuiltVerdict": desk_domain::as_built::BuiltVerdict;
        "LightFinding": desk_domain::light::LightFinding;
        "Media": desk_domain::attachment::Media;
        "Fibre": desk_domain::survey::Fibre;
        "SurveyItem": desk_domain::survey::SurveyItem;
        "TestWhat": desk_domain::test_record::TestWhat;
        "Direction": desk_domain::test_record::Direction;
        "JobStart": desk_domain::test_record::JobStart;
        "JobState": desk_domain::test_record::JobState;
        "TestVerdict": desk_domain::test_record::TestVerdict;
        "TestFinding": desk_domain::test_record::Finding;
    }
}

/// The whole of `contract.ts`.
pub fn typescript() -> String {
    let config = Config::default();
    let mut found = BTreeMap::new();
    collect(&config, &mut found);
    let mut out = String::from(
        "// Generated from the wire types of desk-api; `cargo xtask contract` writes it anew.\n\n",
    );
    let circuit: Vec<&str> = desk_domain::circuit::CircuitStatus::ALL
        .iter()
        .map(|s| s.as_str())
        .collect();
    union(&mut out, "CircuitStatus", &circuit);
    let loa: Vec<&str> = desk_domain::loa::LoaStatus::ALL
        .iter()
        .map(|s| s.as_str())
        .collect();
    union(&mut out, "LoaStatus", &loa);
    let steps: Vec<&str> = desk_domain::entry::EntryStep::ALL
        .iter()
        .map(|s| s.as_str())
        .collect();
    union(&mut out, "EntryStep", &steps);
    let reasons: Vec<&str> = desk_domain::gate_verdict::GateReason::ALL
        .iter()
        .map(|r| r.as_str())
        .collect();
    union(&mut out, "GateReason", &reasons);
    let others: Vec<&str> = desk_domain::gate_code::OtherCode::ALL
        .iter()
        .map(|o| o.as_str())
        .collect();
    union(&mut out, "OtherCode", &others);
    works_words(&mut out);
    let codes: Vec<&str> = desk_domain::problem::ProblemCode::ALL
        .iter()
        .map(|c| c.as_str())
        .collect();
    union(&mut out, "ProblemCode", &codes);
    let attributes: Vec<&str> = desk_domain::upkeep::Attribute::ALL
        .iter()
        .map(|a| a.as_str())
        .collect();
    union(&mut out, "AttributeWord", &attributes);
    let dependants: Vec<&str> = desk_domain::deletion::DependantKind::ALL
        .iter()
        .map(|d| d.as_str())
        .collect();
    union(&mut out, "DependantWord", &dependants);
    let tied: Vec<&str> = desk_domain::upgrade::TiedKind::ALL
        .iter()
        .map(|d| d.as_str())
        .collect();
    union(&mut out, "TiedWord", &tied);
    let steps: Vec<&str> = desk_domain::upgrade::UpgradeStep::ALL
        .iter()
        .map(|d| d.as_str())
        .collect();
    union(&mut out, "UpgradeStepWord", &steps);
    let stands: Vec<&str> = desk_domain::upgrade::Stand::ALL
        .iter()
        .map(|d| d.as_str())
        .collect();
    union(&mut out, "StandWord", &stands);
    let interruptions: Vec<&str> = desk_domain::maintenance::MaintenanceKind::ALL
        .iter()
        .map(|m| m.as_str())
        .collect();
    union(&mut out, "MaintenanceWord", &interruptions);
    connect_words(&mut out);
    for decl in found.values() {
        let _ = writeln!(out, "export {decl}\n");
    }
    let _ = writeln!(
        out,
        "/** Every command: what it takes and what it answers. */\nexport interface Commands {{\n{}}}",
        map(&config)
    );
    out
}
