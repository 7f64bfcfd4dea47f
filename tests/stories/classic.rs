//! Each row of the guide's Classic table, by name: what the row lets one say, and what its note forbids.

use desk_api::wire::*;
use desk_tests::story::{Rig, must, port_form};

/// A desk, its account, and what a check of a changed form says.
struct Table {
    rig: Rig,
    account: AccountView,
    _folder: tempfile::TempDir,
}

impl Table {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (rig, account) = Rig::ready(folder.path());
        Self {
            rig,
            account,
            _folder: folder,
        }
    }

    /// `field code` of each finding; a warning ends with `?`, a block that a reason settles with `!`.
    fn says(&mut self, change: impl FnOnce(&mut PortForm)) -> Vec<String> {
        let mut form = port_form(&self.account, "Row");
        change(&mut form);
        let check = CheckPort {
            form,
            kept: Vec::new(),
        };
        must(
            self.rig
                .run(|desk, occasion| desk.check_port(occasion, check)),
        )
        .problems
        .iter()
        .map(|p| {
            let mark = match (p.warning, p.overridable) {
                (true, _) => "?",
                (false, true) => "!",
                (false, false) => "",
            };
            format!("{} {}{mark}", p.field, p.code)
        })
        .collect()
    }

    /// Applies with a changed form, keeping these warnings.
    fn applies(
        &mut self,
        change: impl FnOnce(&mut PortForm),
        kept: &[(&str, &str)],
    ) -> CircuitView {
        let mut form = port_form(&self.account, "Row");
        change(&mut form);
        let request = ApplyPort {
            key: self.rig.key(),
            form,
            kept: kept
                .iter()
                .map(|(field, code)| KeptWarning {
                    field: (*field).into(),
                    code: (*code).into(),
                    reason: "Agreed with the account manager".into(),
                })
                .collect(),
            plan: None,
        };
        must(
            self.rig
                .run(|desk, occasion| desk.apply_port(occasion, request)),
        )
    }

    fn directory(&mut self) -> DirectoryView {
        must(
            self.rig
                .run(|desk, occasion| desk.directory(occasion, Nothing {})),
        )
    }
}

#[test]
fn region_the_one_of_the_cloud_resources() {
    let mut table = Table::new();
    assert_eq!(table.says(|f| f.region.clear()), ["region required"]);
    assert_eq!(
        table.says(|f| f.region = "cn-beijing".into()),
        ["accessPoint unknown_access_point"],
        "an access point of another region is not taken"
    );
    let directory = table.directory();
    assert!(directory.regions.iter().all(|region| {
        directory
            .access_points
            .iter()
            .any(|point| point.region == region.key)
    }));
}

#[test]
fn provider_decides_which_access_points_there_are() {
    let mut table = Table::new();
    let directory = table.directory();
    let offered = |operator: &str| -> Vec<String> {
        directory
            .access_points
            .iter()
            .filter(|point| point.region == "cn-hangzhou")
            .filter(|point| {
                point.takes_only.is_empty() || point.takes_only.iter().any(|one| one == operator)
            })
            .map(|point| point.key.clone())
            .collect()
    };
    let (telecom, unicom) = (offered("CT"), offered("CU"));
    assert!(telecom.contains(&"Hangzhou-Xiaoshan-B".into()));
    assert!(!unicom.contains(&"Hangzhou-Xiaoshan-B".into()));
    assert_ne!(telecom, unicom);
}

#[test]
fn provider_note_telecom_unicom_and_mobile_take_their_own_circuits_only() {
    let mut table = Table::new();
    for operator in ["CU", "CM", "CO"] {
        assert_eq!(
            table.says(|f| f.line_operator = operator.into()),
            ["lineOperator site_takes_own_circuits_only"],
            "{operator} at a China Telecom site; a reason does not help"
        );
    }
}

#[test]
fn provider_note_bare_fibre_is_not_supported_and_a_reason_is_recorded() {
    let mut table = Table::new();
    assert_eq!(
        table.says(|f| f.line_type = "FIBRE".into()),
        ["lineType dark_fibre_at_carrier_site!"]
    );
    assert_eq!(
        table.says(|f| {
            f.access_point = "Hangzhou-Yuhang-B".into();
            f.line_type = "FIBRE".into();
        }),
        ["lineType dark_fibre_with_carrier!"],
        "the provider decides at a neutral site"
    );
    assert!(
        table
            .says(|f| {
                f.access_point = "Hangzhou-Yuhang-B".into();
                f.line_operator = "CO".into();
                f.line_type = "FIBRE".into();
            })
            .is_empty()
    );
    let view = table.applies(
        |f| f.line_type = "FIBRE".into(),
        &[("lineType", "dark_fibre_at_carrier_site")],
    );
    assert_eq!(view.form.line_type, "FIBRE");
}

#[test]
fn access_point_one_of_the_list() {
    let mut table = Table::new();
    assert_eq!(
        table.says(|f| f.access_point.clear()),
        ["accessPoint required"]
    );
    assert_eq!(
        table.says(|f| f.access_point = "Hangzhou-Nowhere-A".into()),
        ["accessPoint unknown_access_point"]
    );
}

#[test]
fn cloudbox_cluster_needs_leave_from_the_account_manager() {
    let mut table = Table::new();
    let cluster = |f: &mut PortForm| f.cloud_box_cluster = "cbx-hz-1".into();
    assert_eq!(table.says(cluster), ["manager ask_manager_for_cloud_box?"]);
    assert!(
        table
            .says(|f| {
                cluster(f);
                f.manager = "Chen Wei, by mail".into();
                f.manager_on = "2026-11-20".into();
            })
            .is_empty()
    );
    let view = table.applies(cluster, &[("manager", "ask_manager_for_cloud_box")]);
    assert_eq!(view.form.cloud_box_cluster, "cbx-hz-1");
}

#[test]
fn port_type_single_mode_fibre_of_four_rates_and_no_copper() {
    let mut table = Table::new();
    let offered: Vec<String> = table
        .directory()
        .port_types
        .into_iter()
        .map(|port| port.value)
        .collect();
    assert_eq!(
        offered,
        ["1000Base-LX", "10GBase-LR", "40GBase-LR", "100GBase-LR"]
    );
    for copper in ["100Base-T", "1000Base-T", "10GBase-T"] {
        assert_eq!(
            table.says(|f| f.port_type = copper.into()),
            ["portType unknown_choice"]
        );
    }
}

#[test]
fn port_type_above_10_gbit_the_account_manager_is_noted_with_the_day() {
    let mut table = Table::new();
    assert!(table.says(|f| f.port_type = "10GBase-LR".into()).is_empty());
    for port in ["40GBase-LR", "100GBase-LR"] {
        assert_eq!(
            table.says(|f| f.port_type = port.into()),
            ["manager ask_manager_for_port?"]
        );
    }
    assert_eq!(
        table.says(|f| {
            f.port_type = "100GBase-LR".into();
            f.manager = "Chen Wei".into();
            f.manager_on = "last week".into();
        }),
        ["managerOn date_form"]
    );
    let view = table.applies(
        |f| {
            f.port_type = "100GBase-LR".into();
            f.manager = "Chen Wei".into();
            f.manager_on = "2026-11-20".into();
        },
        &[],
    );
    assert_eq!(
        (view.form.manager.as_str(), view.form.manager_on.as_str()),
        ("Chen Wei", "2026-11-20")
    );
}

#[test]
fn port_type_note_the_fitted_transceiver_reaches_10_km() {
    let mut table = Table::new();
    let directory = table.directory();
    for port in &directory.port_types {
        let fitted: Vec<_> = directory
            .optics
            .iter()
            .filter(|optic| optic.port_type == port.value && optic.standard)
            .collect();
        assert_eq!(fitted.len(), 1, "{}", port.value);
        assert_eq!(fitted[0].reach_km, 10);
        assert!(fitted[0].model.contains("LR"), "{}", fitted[0].model);
    }
}

#[test]
fn advanced_configuration_the_seven_of_classic_mode_without_the_failover_group() {
    let mut table = Table::new();
    let offered: Vec<String> = table
        .directory()
        .features
        .into_iter()
        .map(|feature| feature.name.en)
        .collect();
    assert_eq!(
        offered,
        [
            "VBR bandwidth limits",
            "IPv6",
            "BFD",
            "MPBGP",
            "MPBGP-v6",
            "QoS",
            "VBR-HA"
        ]
    );
    assert_eq!(
        table.says(|f| f.features = vec!["MULTI_MS_HA".into()]),
        ["features feature_needs_high_reliability"]
    );
}

#[test]
fn resource_group_an_existing_one_or_a_new_one() {
    let mut table = Table::new();
    table.applies(|f| f.resource_group = "rg-east".into(), &[]);
    let known = must(
        table
            .rig
            .run(|desk, occasion| desk.port_suggestions(occasion, Nothing {})),
    );
    assert_eq!(known.resource_groups, ["rg-east"]);
    assert!(
        table
            .says(|f| {
                f.name = "Other".into();
                f.resource_group = "rg-new".into();
            })
            .is_empty()
    );
}

#[test]
fn tags_existing_or_new_keys_and_values_at_most_20() {
    let mut table = Table::new();
    let tag = |key: String| TagView {
        key,
        value: String::new(),
    };
    assert!(
        table
            .says(|f| f.tags = (0..20).map(|n| tag(format!("key{n}"))).collect())
            .is_empty()
    );
    assert_eq!(
        table.says(|f| f.tags = (0..21).map(|n| tag(format!("key{n}"))).collect()),
        ["tags too_many_tags"]
    );
    assert_eq!(
        table.says(|f| f.tags = vec![tag("env".into()), tag("env".into())]),
        ["tags.1.key tag_key_repeated"]
    );
    assert_eq!(
        table.says(|f| f.tags = vec![tag("acs:own".into())]),
        ["tags.0.key tag_prefix_reserved"]
    );
}

#[test]
fn name_and_description_follow_their_rules() {
    let mut table = Table::new();
    for (name, code) in [
        ("", "required"),
        ("a", "too_short"),
        ("1-line", "letter_first"),
        ("a line", "character_not_allowed"),
    ] {
        let said = table.says(|f| f.name = name.into());
        assert_eq!(said, [format!("name {code}")], "{name:?}");
    }
    assert_eq!(
        table
            .says(|f| f.name = "http://line".into())
            .first()
            .map(String::as_str),
        Some("name web_address")
    );
    assert!(table.says(|f| f.name = "杭州-1_a".into()).is_empty());
    assert_eq!(
        table.says(|f| f.description = "https://example.org".into()),
        ["description web_address"]
    );
    assert_eq!(
        table.says(|f| f.description = "x".repeat(257)),
        ["description too_long"]
    );
}

#[test]
fn redundant_circuit_allocated_confirmed_or_enabled_and_no_other() {
    let mut table = Table::new();
    let waiting = table.applies(|f| f.name = "Waiting".into(), &[]).id;
    let account = table.account.clone();
    let ready = table
        .rig
        .circuit(&account, "Ready")
        .allocated("pc-bp1qrb3n7wd0k5x2m")
        .view
        .id;
    assert_eq!(
        table.says(|f| f.redundant_circuit = waiting.clone()),
        ["redundantCircuit redundant_not_ready"]
    );
    assert!(
        table
            .says(|f| f.redundant_circuit = ready.clone())
            .is_empty()
    );
    let offered = must(
        table
            .rig
            .run(|desk, occasion| desk.port_suggestions(occasion, Nothing {})),
    )
    .redundant;
    let seen: Vec<_> = offered
        .iter()
        .map(|one| (one.name.as_str(), one.status.as_str(), one.allowed))
        .collect();
    assert_eq!(
        seen,
        [("Ready", "Allocated", true), ("Waiting", "Initial", false)],
        "the others are shown with their state, and cannot be chosen"
    );
}

#[test]
fn billing_rule_is_agreed_to() {
    let mut table = Table::new();
    assert_eq!(
        table.says(|f| f.billing_rules = false),
        ["billingRules consent_missing"]
    );
}

#[test]
fn a_price_is_always_dated_and_an_unknown_port_has_none() {
    let mut table = Table::new();
    let port = |access_point: &str, port_type: &str| PricedPort {
        access_point: access_point.into(),
        port_type: port_type.into(),
    };
    let query = PriceQuery {
        ports: vec![
            port("Hangzhou-Xiaoshan-B", "10GBase-LR"),
            port("Singapore-A", "1000Base-LX"),
            port("Nowhere-A", "10GBase-LR"),
        ],
    };
    let estimate = must(
        table
            .rig
            .run(|desk, occasion| desk.price_estimate(occasion, query)),
    );
    let months: Vec<_> = estimate.lines.iter().map(|line| line.month).collect();
    assert_eq!(months, [Some(72_000), Some(21_000), None]);
    assert_eq!((estimate.month, estimate.unknown), (93_000, 1));
    assert_eq!(
        (estimate.currency.as_str(), estimate.date.as_str()),
        ("USD", "2026-04-01")
    );
}

/// Notes what is known of the access point of the form.
fn note(table: &mut Table, change: impl FnOnce(&mut AccessPointForm)) {
    let access_point = "Hangzhou-Xiaoshan-B".to_owned();
    let by_key = ByKey {
        access_point: access_point.clone(),
    };
    let seen = must(
        table
            .rig
            .run(|desk, occasion| desk.access_point(occasion, by_key)),
    );
    let mut form = seen.form;
    change(&mut form);
    let request = SaveAccessPoint {
        key: table.rig.key(),
        access_point: Some(access_point),
        form,
    };
    must(
        table
            .rig
            .run(|desk, occasion| desk.save_access_point(occasion, request)),
    );
}

#[test]
fn port_type_not_among_those_seen_there_is_kept_with_a_reason() {
    let mut table = Table::new();
    note(&mut table, |form| {
        form.port_types = vec!["1000Base-LX".into()];
    });
    let wants = |form: &mut PortForm| form.port_type = "10GBase-LR".into();
    assert_eq!(table.says(wants), ["accessPoint port_type_not_seen_there?"]);
    assert!(
        table
            .says(|f| f.port_type = "1000Base-LX".into())
            .is_empty(),
        "a port type that was seen there is taken"
    );
    let applied = table.applies(wants, &[("accessPoint", "port_type_not_seen_there")]);
    assert_eq!(applied.form.port_type, "10GBase-LR");
    note(&mut table, |form| form.port_types.clear());
    assert!(
        table
            .says(|f| {
                wants(f);
                f.name = "Another".into();
            })
            .is_empty(),
        "nothing noted is not a no"
    );
}

#[test]
fn access_point_noted_as_full_warns_and_as_closed_refuses() {
    let mut table = Table::new();
    note(&mut table, |form| {
        form.status = Some(PointStatusWord::Full);
        form.status_seen = "2026-11-20".into();
    });
    assert_eq!(table.says(|_| ()), ["accessPoint access_point_full?"]);
    note(&mut table, |form| {
        form.status = Some(PointStatusWord::Disabled);
    });
    assert_eq!(table.says(|_| ()), ["accessPoint access_point_disabled"]);
    let form = port_form(&table.account, "Row");
    let request = ApplyPort {
        key: table.rig.key(),
        form,
        kept: vec![KeptWarning {
            field: "accessPoint".into(),
            code: "access_point_disabled".into(),
            reason: "We were told it is open".into(),
        }],
        plan: None,
    };
    let refused = table
        .rig
        .run(|desk, occasion| desk.apply_port(occasion, request))
        .unwrap_err();
    let finding = &refused.fields[0];
    assert_eq!(finding.code, "access_point_disabled");
    assert!(
        finding.message.starts_with("You noted on 2026-11-20 that"),
        "{}",
        finding.message
    );
    assert!(
        finding.message_zh.starts_with("你于 2026-11-20 记录"),
        "{}",
        finding.message_zh
    );
    for fine in [PointStatusWord::Recommended, PointStatusWord::Hot] {
        note(&mut table, |form| form.status = Some(fine));
        assert!(table.says(|_| ()).is_empty());
    }
}
