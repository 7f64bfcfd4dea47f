//! Latency: samples imported, measured and withdrawn; access points ranked; ports applied for in recommended mode.

use desk_api::wire::*;
use desk_api::{latency_template, measurement_plan};
use desk_tests::story::{Rig, must, port_form};

/// A table as the console's figures may be written down.
const TABLE: &str = "Access point,Zone,Time,Latency (ms)\n\
    Hangzhou-Xiaoshan-B,cn-hangzhou-h,2026-11-20 09:00,0.90\n\
    Hangzhou-Xiaoshan-B,cn-hangzhou-h,2026-11-20 10:00,0.94\n\
    Hangzhou-Xiaoshan-B,cn-hangzhou-h,2026-11-21 09:00,2.40\n\
    Hangzhou-Yuhang-B,cn-hangzhou-h,2026-11-20 09:00,1.30\n\
    Hangzhou-Yuhang-B,cn-hangzhou-i,2026-11-20 09:00,0.70\n\
    Nowhere-A,cn-hangzhou-h,2026-11-20 09:00,0.10\n";

fn choose(rig: &mut Rig, text: &str) -> Result<LatencyFile, ApiError> {
    rig.run(|desk, occasion| desk.read_latency_file(occasion, "latency.csv", text.as_bytes()))
        .map(|preview| preview.file.expect("a file was chosen"))
}

fn keep(rig: &mut Rig, file: &LatencyFile) -> Result<LatencyBatches, ApiError> {
    let key = rig.key();
    let id = file.id.clone();
    rig.run(|desk, occasion| desk.keep_latency(occasion, KeepLatency { key, id }))
}

fn import(rig: &mut Rig, text: &str) -> LatencyBatches {
    let file = must(choose(rig, text));
    must(keep(rig, &file))
}

fn zones(rig: &mut Rig) -> Vec<String> {
    must(rig.run(|desk, occasion| desk.zones(occasion, Nothing {})))
        .zones
        .into_iter()
        .map(|zone| zone.form.id)
        .collect()
}

fn save_zone(rig: &mut Rig, id: &str, region: &str) -> Result<Zones, ApiError> {
    let request = SaveZone {
        key: rig.key(),
        id: None,
        form: ZoneForm {
            id: id.into(),
            region: region.into(),
            name_en: String::new(),
            name_zh: String::new(),
            note: String::new(),
        },
    };
    rig.run(|desk, occasion| desk.save_zone(occasion, request))
}

fn ranking(rig: &mut Rig, range: LatencyPreset) -> Vec<(String, FigureView)> {
    let query = LatencyRankingQuery {
        region: "cn-hangzhou".into(),
        zone: "cn-hangzhou-h".into(),
        everywhere: false,
        range,
    };
    must(rig.run(|desk, occasion| desk.latency_ranking(occasion, query)))
        .rows
        .into_iter()
        .map(|row| (row.access_point, row.figure.expect("every city is known")))
        .collect()
}

fn trend(rig: &mut Rig, first: &str, last: &str) -> Result<LatencyTrend, ApiError> {
    let query = LatencyTrendQuery {
        access_point: "Hangzhou-Xiaoshan-B".into(),
        zone: "cn-hangzhou-h".into(),
        range: LatencyPreset::All,
        first: first.into(),
        last: last.into(),
    };
    rig.run(|desk, occasion| desk.latency_trend(occasion, query))
}

fn codes(error: &ApiError) -> Vec<(&str, &str)> {
    error
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.code.as_str()))
        .collect()
}

#[test]
fn a_chosen_file_is_only_looked_at_until_it_is_kept_and_then_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let file = must(choose(&mut rig, TABLE));
    assert_eq!((file.samples, file.left_out_count), (5, 1));
    assert_eq!(
        (
            file.left_out[0].line,
            file.left_out[0].problem.code.as_str()
        ),
        (7, "unknown_access_point")
    );
    let added: Vec<_> = file
        .new_zones
        .iter()
        .map(|zone| (zone.id.as_str(), zone.region.as_str()))
        .collect();
    assert_eq!(
        added,
        [
            ("cn-hangzhou-h", "cn-hangzhou"),
            ("cn-hangzhou-i", "cn-hangzhou")
        ]
    );
    assert!(zones(&mut rig).is_empty(), "nothing is kept by looking");
    let none = must(rig.run(|desk, occasion| desk.latency_batches(occasion, Nothing {})));
    assert!(none.batches.is_empty());

    let request = KeepLatency {
        key: rig.key(),
        id: file.id.clone(),
    };
    let again = request.clone();
    let kept = must(rig.run(|desk, occasion| desk.keep_latency(occasion, request)));
    assert_eq!(
        (
            kept.batches.len(),
            kept.batches[0].samples,
            kept.batches[0].name.as_str()
        ),
        (1, 5, "latency.csv")
    );
    assert_eq!(zones(&mut rig), ["cn-hangzhou-h", "cn-hangzhou-i"]);
    rig.reopen();
    let repeated = must(rig.run(|desk, occasion| desk.keep_latency(occasion, again)));
    assert_eq!(repeated.batches.len(), 1, "the same key keeps it once");

    let file = must(choose(&mut rig, TABLE));
    assert_eq!((file.samples, file.left_out_count), (0, 6));
    assert!(
        file.left_out[..5]
            .iter()
            .all(|line| line.problem.code == "sample_known"),
        "what is kept already is told"
    );
    let refused = keep(&mut rig, &file).unwrap_err();
    assert_eq!(refused.code, ErrorCode::BadFile);
}

#[test]
fn a_file_that_is_no_table_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    for (text, why) in [
        ("a,b\n1,2\n", "columns"),
        ("access point,zone,time,latency\n", "noLines"),
        ("\u{0}\u{1}PNG", "notText"),
    ] {
        let said = choose(&mut rig, text).unwrap_err();
        assert_eq!(
            (said.code, said.params["why"].as_str()),
            (ErrorCode::BadFile, why)
        );
    }
    let many = "ap,zone,time,latency\n".to_owned() + &"x,y,z,1\n".repeat(20_001);
    assert_eq!(
        choose(&mut rig, &many).unwrap_err().params["why"],
        "tooManyLines"
    );
    let gone = KeepLatency {
        key: rig.key(),
        id: "another".into(),
    };
    let said = rig
        .run(|desk, occasion| desk.keep_latency(occasion, gone))
        .unwrap_err();
    assert_eq!(said.params["why"], "gone");
}

#[test]
fn the_empty_table_can_be_filled_in_and_imported_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    for (language, point, minute) in [
        (Language::En, "Hangzhou-Xiaoshan-B", "01"),
        (Language::Zh, "杭州-萧山-B", "02"),
    ] {
        let head = String::from_utf8(latency_template(language).bytes).unwrap();
        let text = format!("{head}{point},cn-hangzhou-h,2026-11-20 09:{minute},1.2\r\n");
        assert_eq!(must(choose(&mut rig, &text)).samples, 1, "{text}");
        import(&mut rig, &text);
    }
}

#[test]
fn samples_rank_before_estimates_and_by_their_median() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let before = ranking(&mut rig, LatencyPreset::All);
    assert!(before.len() > 3);
    assert!(
        before
            .iter()
            .all(|(_, figure)| figure.basis == LatencyBasisWord::Estimated && figure.count == 0)
    );
    import(&mut rig, TABLE);
    let rows = ranking(&mut rig, LatencyPreset::All);
    let (first, second) = (&rows[0], &rows[1]);
    assert_eq!(
        (
            first.0.as_str(),
            first.1.micros,
            first.1.mean,
            first.1.count,
            first.1.basis
        ),
        (
            "Hangzhou-Xiaoshan-B",
            940,
            1413,
            3,
            LatencyBasisWord::Imported
        ),
        "the median ranks, not the average"
    );
    assert_eq!(
        (second.0.as_str(), second.1.micros),
        ("Hangzhou-Yuhang-B", 1300)
    );
    assert!(
        rows[2..]
            .iter()
            .all(|(_, figure)| figure.basis == LatencyBasisWord::Estimated)
    );
    let day = ranking(&mut rig, LatencyPreset::Day);
    assert!(
        day.iter()
            .all(|(_, figure)| figure.basis == LatencyBasisWord::Estimated),
        "nothing was taken in the last 24 hours"
    );
}

#[test]
fn the_dashboard_has_every_access_point_and_zone_of_the_region() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    import(&mut rig, TABLE);
    let query = LatencyMatrixQuery {
        region: "cn-hangzhou".into(),
        range: LatencyPreset::All,
    };
    let matrix = must(rig.run(|desk, occasion| desk.latency_matrix(occasion, query)));
    assert_eq!(matrix.zones, ["cn-hangzhou-h", "cn-hangzhou-i"]);
    assert!(matrix.rows.iter().all(|row| row.cells.len() == 2));
    let row = matrix
        .rows
        .iter()
        .find(|row| row.access_point == "Hangzhou-Xiaoshan-B")
        .unwrap();
    let cell = |at: usize| row.cells[at].clone().unwrap();
    assert_eq!(
        (cell(0).mean, cell(0).basis, cell(1).basis),
        (
            1413,
            LatencyBasisWord::Imported,
            LatencyBasisWord::Estimated
        ),
        "the average of 0.90, 0.94 and 2.40 ms"
    );
}

#[test]
fn a_trend_keeps_to_its_days_in_the_time_of_the_access_point() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    import(&mut rig, TABLE);
    let all = must(trend(&mut rig, "", ""));
    assert_eq!(
        (all.series.len(), all.time_zone.as_str()),
        (1, "Asia/Shanghai")
    );
    let summary = &all.series[0].summary;
    assert_eq!(
        (
            summary.count,
            summary.min,
            summary.p50,
            summary.p95,
            summary.max
        ),
        (3, 900, 940, 2400, 2400)
    );
    assert_eq!(
        all.series[0].buckets[0].from, "2026-11-20T01:00:00.000Z",
        "09:00 in Hangzhou"
    );
    assert!(all.estimate.is_some());
    let one = must(trend(&mut rig, "2026-11-21", "2026-11-21"));
    assert_eq!(one.series[0].summary.count, 1);
    assert!(
        must(trend(&mut rig, "2026-11-22", "2026-11-22"))
            .series
            .is_empty()
    );
    let said = trend(&mut rig, "2026-11-22", "2026-11-21").unwrap_err();
    assert_eq!(codes(&said), [("last", "window_ends_before_start")]);
    let said = trend(&mut rig, "soon", "2026-11-21").unwrap_err();
    assert_eq!(codes(&said), [("first", "date_form")]);
}

#[test]
fn what_is_measured_here_says_so_and_stays_apart_from_what_was_imported() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    import(&mut rig, TABLE);
    let request = KeepMeasured {
        key: rig.key(),
        access_point: "Hangzhou-Jianggan-B".into(),
        zone: "cn-hangzhou-h".into(),
        host: "192.0.2.7:22".into(),
        on_site: false,
        samples: vec![MeasuredSample {
            at: "2026-11-23T00:59:00.000Z".into(),
            micros: 800,
        }],
    };
    let wrong = KeepMeasured {
        key: rig.key(),
        access_point: "Nowhere".into(),
        zone: "cn-hangzhou-x".into(),
        host: "192.0.2.7".into(),
        samples: Vec::new(),
        ..request.clone()
    };
    let said = rig
        .run(|desk, occasion| desk.keep_measured(occasion, wrong))
        .unwrap_err();
    assert_eq!(
        codes(&said),
        [
            ("accessPoint", "unknown_access_point"),
            ("zone", "cloud_zone_unknown"),
            ("host", "host_form"),
            ("samples", "number_range")
        ]
    );
    let same_pair = KeepMeasured {
        key: rig.key(),
        access_point: "Hangzhou-Xiaoshan-B".into(),
        ..request.clone()
    };
    let kept = must(rig.run(|desk, occasion| desk.keep_measured(occasion, request)));
    assert_eq!(
        (
            kept.batches[0].basis,
            kept.batches[0].name.as_str(),
            kept.batches[0].on_site
        ),
        (LatencyBasisWord::Measured, "192.0.2.7:22", false)
    );
    must(rig.run(|desk, occasion| desk.keep_measured(occasion, same_pair)));
    let rows = ranking(&mut rig, LatencyPreset::All);
    assert_eq!(
        (rows[0].0.as_str(), rows[0].1.basis),
        ("Hangzhou-Jianggan-B", LatencyBasisWord::Measured)
    );
    let both = must(trend(&mut rig, "", ""));
    let kinds: Vec<_> = both
        .series
        .iter()
        .map(|series| (series.basis, series.summary.count))
        .collect();
    assert_eq!(
        kinds,
        [
            (LatencyBasisWord::Imported, 3),
            (LatencyBasisWord::Measured, 1)
        ],
        "two kinds are two series"
    );
}

#[test]
fn a_measurement_keeps_its_bounds() {
    let plan = |host: &str, count, pause_ms| {
        measurement_plan(&BeginMeasurement {
            host: host.into(),
            count,
            pause_ms,
        })
    };
    assert_eq!(
        plan("example.com:443", 20, 200).unwrap().to_string(),
        "example.com:443"
    );
    let said = plan("http://example.com", 21, 199).unwrap_err();
    assert_eq!(
        codes(&said),
        [
            ("host", "host_form"),
            ("count", "number_range"),
            ("pauseMs", "number_range")
        ]
    );
}

#[test]
fn a_withdrawn_batch_counts_no_longer_and_its_lines_may_come_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let id = import(&mut rig, TABLE).batches[0].id.clone();
    let request = WithdrawLatency {
        key: rig.key(),
        id: id.clone(),
        reason: " ".into(),
    };
    let said = rig
        .run(|desk, occasion| desk.withdraw_latency(occasion, request))
        .unwrap_err();
    assert_eq!(codes(&said), [("reason", "required")]);
    let request = WithdrawLatency {
        key: rig.key(),
        id,
        reason: "taken over Wi-Fi".into(),
    };
    let left = must(rig.run(|desk, occasion| desk.withdraw_latency(occasion, request)));
    assert!(left.batches.is_empty());
    assert!(
        ranking(&mut rig, LatencyPreset::All)
            .iter()
            .all(|(_, figure)| figure.basis == LatencyBasisWord::Estimated)
    );
    assert_eq!(must(choose(&mut rig, TABLE)).samples, 5);
}

#[test]
fn the_list_of_zones_begins_empty_and_is_the_users_own() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    assert!(
        zones(&mut rig).is_empty(),
        "no source lists zones, so none is shipped"
    );
    must(save_zone(&mut rig, "cn-hangzhou-h", ""));
    must(save_zone(&mut rig, "ap-southeast-1a", "ap-southeast-1"));
    assert_eq!(zones(&mut rig), ["ap-southeast-1a", "cn-hangzhou-h"]);
    for (id, region, wanted) in [
        ("", "cn-hangzhou", ("id", "required")),
        ("杭州可用区", "cn-hangzhou", ("id", "cloud_zone_form")),
        ("cn-hangzhou-h", "cn-hangzhou", ("id", "cloud_zone_taken")),
        ("xy-nowhere-h", "", ("region", "required")),
        ("cn-hangzhou-k", "nowhere", ("region", "unknown_choice")),
    ] {
        assert_eq!(
            codes(&save_zone(&mut rig, id, region).unwrap_err()),
            [wanted],
            "{id}"
        );
    }
    let change = SaveZone {
        key: rig.key(),
        id: Some("cn-hangzhou-h".into()),
        form: ZoneForm {
            id: "ignored".into(),
            region: "cn-hangzhou".into(),
            name_en: "Hangzhou Zone H".into(),
            name_zh: "杭州可用区 H".into(),
            note: "production".into(),
        },
    };
    let changed = must(rig.run(|desk, occasion| desk.save_zone(occasion, change)));
    let zone = changed
        .zones
        .iter()
        .find(|zone| zone.form.id == "cn-hangzhou-h")
        .unwrap();
    assert_eq!(zone.form.name_zh, "杭州可用区 H");
    let remove = RemoveZone {
        key: rig.key(),
        id: "cn-hangzhou-h".into(),
    };
    must(rig.run(|desk, occasion| desk.remove_zone(occasion, remove)));
    assert_eq!(zones(&mut rig), ["ap-southeast-1a"]);
    let gone = RemoveZone {
        key: rig.key(),
        id: "cn-hangzhou-h".into(),
    };
    let said = rig
        .run(|desk, occasion| desk.remove_zone(occasion, gone))
        .unwrap_err();
    assert_eq!(said.code, ErrorCode::NotFound);
}

/// The rows of the guide's table for recommended mode, each by its own test.
mod form_table {
    use super::*;

    type Change = fn(&mut PortForm);

    /// A desk with samples, and a form by the system's recommendation that is right.
    fn begun() -> (tempfile::TempDir, Rig, PortForm) {
        let folder = tempfile::tempdir().unwrap();
        let (mut rig, account) = Rig::ready(folder.path());
        import(&mut rig, TABLE);
        let form = PortForm {
            recommended: Some(RecommendedForm {
                method: RecommendedMethod::System,
                resource_region: "cn-hangzhou".into(),
                zone: "cn-hangzhou-h".into(),
            }),
            ..port_form(&account, "Hangzhou-Xiaoshan-B-PConn1")
        };
        (folder, rig, form)
    }

    fn apply(rig: &mut Rig, form: PortForm) -> Result<CircuitView, ApiError> {
        let key = rig.key();
        rig.run(|desk, occasion| {
            desk.apply_port(
                occasion,
                ApplyPort {
                    key,
                    form,
                    kept: Vec::new(),
                    plan: None,
                },
            )
        })
    }

    fn refused(change: Change, wanted: (&str, &str)) {
        let (_folder, mut rig, mut form) = begun();
        change(&mut form);
        let said = apply(&mut rig, form).unwrap_err();
        assert_eq!(codes(&said), [wanted]);
    }

    fn block(form: &mut PortForm) -> &mut RecommendedForm {
        form.recommended.as_mut().expect("recommended mode")
    }

    #[test]
    fn access_point_selection_method_system_recommended() {
        let (_folder, mut rig, form) = begun();
        let view = must(apply(&mut rig, form.clone()));
        let by = view
            .recommended
            .expect("the page says by what it was chosen");
        assert_eq!(
            (by.method, by.zone.as_str(), by.latency_micros, by.basis),
            (
                RecommendedMethod::System,
                "cn-hangzhou-h",
                Some(940),
                Some(LatencyBasisWord::Imported)
            )
        );
        assert_eq!(by.resource_region.unwrap().zh, "华东1（杭州）");
        assert_eq!(view.form, form, "the form comes back as it was sent");
    }

    #[test]
    fn access_point_selection_method_manual_selection() {
        let (_folder, mut rig, mut form) = begun();
        *block(&mut form) = RecommendedForm {
            method: RecommendedMethod::Manual,
            resource_region: String::new(),
            zone: String::new(),
        };
        let view = must(apply(&mut rig, form));
        let by = view.recommended.unwrap();
        assert_eq!(
            (by.method, by.resource_region, by.latency_micros, by.basis),
            (RecommendedMethod::Manual, None, None, None)
        );
    }

    #[test]
    fn region_of_cloud_resources_takes_effect_with_system_recommended() {
        refused(
            |form| block(form).resource_region.clear(),
            ("recommended.resourceRegion", "required"),
        );
    }

    #[test]
    fn zone_of_cloud_resources_takes_effect_with_system_recommended() {
        refused(
            |form| block(form).zone.clear(),
            ("recommended.zone", "required"),
        );
        refused(
            |form| block(form).zone = "cn-beijing-a".into(),
            ("recommended.zone", "cloud_zone_unknown"),
        );
    }

    #[test]
    fn select_access_point_sorted_ascending_and_any_may_be_taken() {
        let (_folder, mut rig, mut form) = begun();
        let rows = ranking(&mut rig, LatencyPreset::All);
        assert_eq!(rows[0].0, "Hangzhou-Xiaoshan-B", "the lowest comes first");
        form.access_point.clone_from(&rows[1].0);
        let view = must(apply(&mut rig, form));
        assert_eq!(view.recommended.unwrap().latency_micros, Some(1300));
    }

    #[test]
    fn select_access_point_is_needed() {
        refused(
            |form| form.access_point.clear(),
            ("accessPoint", "required"),
        );
    }

    #[test]
    fn the_rules_of_the_carrier_hold_here_too() {
        refused(
            |form| form.line_operator = "CU".into(),
            ("lineOperator", "site_takes_own_circuits_only"),
        );
    }

    #[test]
    fn port_type_is_one_of_the_four() {
        refused(|form| form.port_type.clear(), ("portType", "required"));
        refused(
            |form| form.port_type = "1000Base-T".into(),
            ("portType", "unknown_choice"),
        );
    }

    #[test]
    fn advanced_configuration_has_no_failover_group() {
        refused(
            |form| form.features = vec!["MULTI_MS_HA".into()],
            ("features", "feature_needs_high_reliability"),
        );
    }

    #[test]
    fn resource_group_is_an_existing_or_a_new_one() {
        let (_folder, mut rig, mut form) = begun();
        form.resource_group = "low-latency".into();
        let view = must(apply(&mut rig, form));
        assert_eq!(view.form.resource_group, "low-latency");
        let known = must(rig.run(|desk, occasion| desk.port_suggestions(occasion, Nothing {})));
        assert!(known.resource_groups.contains(&"low-latency".to_owned()));
    }

    #[test]
    fn tag_key_and_tag_value_are_existing_or_new_ones() {
        let (_folder, mut rig, mut form) = begun();
        form.tags = vec![TagView {
            key: "tier".into(),
            value: "gold".into(),
        }];
        let view = must(apply(&mut rig, form));
        assert_eq!(view.form.tags[0].value, "gold");
        refused(
            |form| {
                form.tags.push(TagView {
                    key: "env".into(),
                    value: "test".into(),
                })
            },
            ("tags.1.key", "tag_key_repeated"),
        );
    }

    #[test]
    fn the_billing_rule_is_selected() {
        refused(
            |form| form.billing_rules = false,
            ("billingRules", "consent_missing"),
        );
    }
}
