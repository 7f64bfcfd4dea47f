//! What the user knows of access points and of their own sites, over restarts.

use desk_api::wire::*;
use desk_tests::story::{Rig, must};

const POINT: &str = "Hangzhou-Xiaoshan-B";

fn directory(rig: &mut Rig) -> DirectoryView {
    must(rig.run(|desk, occasion| desk.directory(occasion, Nothing {})))
}

fn in_list(rig: &mut Rig, key: &str) -> AccessPointView {
    let found = directory(rig).access_points;
    found.into_iter().find(|point| point.key == key).unwrap()
}

fn detail(rig: &mut Rig, key: &str) -> AccessPointDetail {
    let access_point = key.to_owned();
    must(rig.run(|desk, occasion| desk.access_point(occasion, ByKey { access_point })))
}

fn save(
    rig: &mut Rig,
    point: Option<&str>,
    form: AccessPointForm,
) -> Result<AccessPointDetail, ApiError> {
    let request = SaveAccessPoint {
        key: rig.key(),
        access_point: point.map(str::to_owned),
        form,
    };
    rig.run(|desk, occasion| desk.save_access_point(occasion, request))
}

fn events(rig: &mut Rig) -> u32 {
    must(rig.run(|desk, occasion| desk.settings(occasion, Nothing {}))).events
}

#[test]
fn what_is_known_is_kept_apart_and_only_what_differs_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let before = events(&mut rig);
    let unchanged = detail(&mut rig, POINT).form;
    must(save(&mut rig, Some(POINT), unchanged.clone()));
    assert_eq!(events(&mut rig), before, "nothing was changed");

    let form = AccessPointForm {
        operator: "China Unicom".into(),
        address: " 示例路 1 号 ".into(),
        rooms: "3F-302".into(),
        contact: "Guo An, +86 571 0000 0100".into(),
        port_types: vec!["10GBase-LR".into(), "10GBase-LR".into()],
        status: Some(PointStatusWord::Hot),
        status_seen: "2026-11-20".into(),
        ..unchanged
    };
    let saved = must(save(&mut rig, Some(POINT), form));
    assert_eq!(
        events(&mut rig),
        before + 2,
        "one correction, one set of notes"
    );
    assert_eq!(saved.form.contact, "Guo An, +86 571 0000 0100");
    rig.reopen();
    let point = in_list(&mut rig, POINT);
    assert_eq!(
        (point.operator.as_str(), point.takes_only),
        ("China Unicom", vec!["CU".to_owned()])
    );
    let corrected = &point.corrected[0];
    assert_eq!(
        (
            corrected.field,
            corrected.shipped.as_str(),
            corrected.written.by.as_str()
        ),
        (PointFieldWord::Operator, "China Telecom", "Lin Yue")
    );
    let notes = point.notes.unwrap();
    assert_eq!(notes.address, "示例路 1 号");
    assert_eq!(notes.port_types, ["10GBase-LR"]);
    assert!(notes.has_contact);
    assert_eq!(
        detail(&mut rig, POINT).form.contact,
        "Guo An, +86 571 0000 0100"
    );

    let request = SettleAccessPoint {
        key: rig.key(),
        access_point: POINT.into(),
        field: PointFieldWord::Operator,
        keep_yours: false,
    };
    let back = must(rig.run(|desk, occasion| desk.settle_access_point(occasion, request)));
    assert_eq!(back.point.operator, "China Telecom");
    assert!(back.point.corrected.is_empty());
}

#[test]
fn somebody_to_call_stands_nowhere_in_clear() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let form = AccessPointForm {
        contact: "Wachmann Zeisig".into(),
        ..detail(&mut rig, POINT).form
    };
    must(save(&mut rig, Some(POINT), form));
    let site = SiteForm {
        contact: "Wachmann Zeisig".into(),
        ..site("Binjiang", "CN/Hangzhou")
    };
    save_site(&mut rig, None, site).unwrap();
    rig.close();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(6).any(|window| window == b"Zeisig");
            assert!(!found, "{}", path.display());
        }
    }
}

#[test]
fn a_favourite_stays_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let favour = |rig: &mut Rig, favourite| {
        let request = FavourAccessPoint {
            key: rig.key(),
            access_point: POINT.into(),
            favourite,
        };
        must(rig.run(|desk, occasion| desk.favour_access_point(occasion, request)));
        rig.reopen();
        in_list(rig, POINT).favourite
    };
    assert!(favour(&mut rig, true));
    assert!(!favour(&mut rig, false));
}

#[test]
fn an_access_point_of_ones_own_is_applied_for_and_then_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, account) = Rig::ready(folder.path());
    let empty = AccessPointForm {
        name_en: "Hangzhou-Binjiang-A".into(),
        name_zh: "杭州-滨江-A".into(),
        region: "cn-hangzhou".into(),
        region_en: String::new(),
        region_zh: String::new(),
        mainland: true,
        city: String::new(),
        operator: "GDS".into(),
        landmark: String::new(),
        access_flow: AccessFlowWord::ThirdPartyLoa,
        id: "cn-hangzhou-bj".into(),
        third_party_fee: true,
        address: String::new(),
        rooms: String::new(),
        contact: String::new(),
        notes: String::new(),
        port_types: Vec::new(),
        carriers: vec!["Nobody".into()],
        status: Some(PointStatusWord::Full),
        status_seen: "2027-01-01".into(),
    };
    let refused = save(&mut rig, None, empty.clone()).unwrap_err();
    let found: Vec<_> = refused
        .fields
        .iter()
        .map(|p| (p.field.as_str(), p.code.as_str()))
        .collect();
    for expected in [
        ("city", "required"),
        ("id", "access_point_id_form"),
        ("carriers", "unknown_choice"),
        ("statusSeen", "in_future"),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    let right = AccessPointForm {
        city: "CN/Hangzhou".into(),
        id: "ap-cn-hangzhou-bj-A".into(),
        carriers: vec!["CT".into()],
        status: None,
        ..empty
    };
    let added = must(save(&mut rig, None, right.clone()));
    assert!(added.removable && added.point.added);
    let again = save(
        &mut rig,
        None,
        AccessPointForm {
            name_en: "hangzhou-binjiang-a".into(),
            ..right.clone()
        },
    );
    assert_eq!(again.unwrap_err().fields[0].code, "name_taken");

    let changed = must(save(
        &mut rig,
        Some("Hangzhou-Binjiang-A"),
        AccessPointForm {
            operator: "China Mobile".into(),
            ..right
        },
    ));
    assert_eq!(changed.point.takes_only, ["CM"]);
    assert!(
        changed.point.corrected.is_empty(),
        "an own addition is changed, not corrected"
    );
    let moved = AccessPointForm {
        region: String::new(),
        region_en: "China (Suzhou)".into(),
        city: "CN/Suzhou".into(),
        ..changed.form
    };
    let moved = must(save(&mut rig, Some("Hangzhou-Binjiang-A"), moved));
    assert_eq!(moved.point.place.as_ref().unwrap().name.zh, "苏州");
    assert_eq!(moved.point.region, "China (Suzhou)");
    let same = must(save(&mut rig, Some("Hangzhou-Binjiang-A"), moved.form));
    assert_eq!(
        same.form.region_en, "China (Suzhou)",
        "its region stays with it"
    );
    let back = AccessPointForm {
        region: "cn-hangzhou".into(),
        city: "CN/Hangzhou".into(),
        ..same.form
    };
    must(save(&mut rig, Some("Hangzhou-Binjiang-A"), back));

    let form = PortForm {
        access_point: "Hangzhou-Binjiang-A".into(),
        line_operator: "CM".into(),
        ..desk_tests::story::port_form(&account, "HZ-Own")
    };
    let request = ApplyPort {
        key: rig.key(),
        form,
        kept: Vec::new(),
        plan: None,
    };
    let circuit = must(rig.run(|desk, occasion| desk.apply_port(occasion, request)));
    assert_eq!(circuit.access_flow, AccessFlowWord::ThirdPartyLoa);
    let detail = detail(&mut rig, "Hangzhou-Binjiang-A");
    assert_eq!(detail.circuits[0].name, "HZ-Own");
    assert!(!detail.removable);
    let request = RemoveAccessPoint {
        key: rig.key(),
        access_point: "Hangzhou-Binjiang-A".into(),
    };
    let refused = rig.run(|desk, occasion| desk.remove_access_point(occasion, request));
    assert_eq!(refused.unwrap_err().code, ErrorCode::Refused);
}

fn site(name: &str, city: &str) -> SiteForm {
    SiteForm {
        name: name.into(),
        address: "示例路 8 号".into(),
        city: city.into(),
        place: String::new(),
        lat: String::new(),
        lon: String::new(),
        contact: String::new(),
        notes: String::new(),
    }
}

fn save_site(rig: &mut Rig, id: Option<&str>, form: SiteForm) -> Result<SiteView, ApiError> {
    let request = SaveSite {
        key: rig.key(),
        id: id.map(str::to_owned),
        form,
    };
    rig.run(|desk, occasion| desk.save_site(occasion, request))
}

fn distance(rig: &mut Rig, site: &SiteView, point: &str) -> Option<u32> {
    let id = site.id.clone();
    let all = must(rig.run(|desk, occasion| desk.distances(occasion, ById { id })));
    all.rows
        .iter()
        .find(|row| row.access_point == point)
        .map(|row| row.km)
}

#[test]
fn a_site_is_as_far_as_its_point_says() {
    let folder = tempfile::tempdir().unwrap();
    let (mut rig, _) = Rig::ready(folder.path());
    let binjiang = must(save_site(&mut rig, None, site("Binjiang", "CN/Hangzhou")));
    assert_eq!(binjiang.city.as_ref().unwrap().zh, "杭州");
    assert!(!binjiang.point.as_ref().unwrap().exact);
    assert_eq!(
        distance(&mut rig, &binjiang, POINT),
        Some(0),
        "both are known as Hangzhou"
    );
    let to_beijing = distance(&mut rig, &binjiang, "Beijing-Daxing-A").unwrap();
    assert!((1100..1150).contains(&to_beijing), "{to_beijing}");

    let exact = SiteForm {
        lat: "30.2084°".into(),
        lon: "120.2097".into(),
        ..site("Binjiang", "CN/Hangzhou")
    };
    let moved = must(save_site(&mut rig, Some(&binjiang.id), exact));
    assert!(moved.point.as_ref().unwrap().exact);
    assert_eq!(moved.form.lat, "30.2084");
    assert!((9..=12).contains(&distance(&mut rig, &moved, POINT).unwrap()));

    let nowhere = must(save_site(&mut rig, None, site("Somewhere", "")));
    assert_eq!(
        (nowhere.point.is_none(), distance(&mut rig, &nowhere, POINT)),
        (true, None)
    );

    for (lat, lon, field, code) in [
        ("30.2", "", "lon", "coordinate_missing"),
        ("", "120.2", "lat", "coordinate_missing"),
        ("95", "120.2", "lat", "coordinate_form"),
        ("30.2", "east", "lon", "coordinate_form"),
    ] {
        let form = SiteForm {
            lat: lat.into(),
            lon: lon.into(),
            ..site("Wrong", "")
        };
        let refused = save_site(&mut rig, None, form).unwrap_err();
        let found = &refused.fields[0];
        assert_eq!((found.field.as_str(), found.code.as_str()), (field, code));
    }

    let request = RemoveSite {
        key: rig.key(),
        id: nowhere.id,
    };
    must(rig.run(|desk, occasion| desk.remove_site(occasion, request)));
    rig.reopen();
    let left = must(rig.run(|desk, occasion| desk.sites(occasion, Nothing {}))).sites;
    assert_eq!(left, [moved]);
}
