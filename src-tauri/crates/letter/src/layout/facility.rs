//! The frame with the biggest facts of the page: where exactly the circuit is terminated.

use super::{
    cells::{Cell, row},
    flow::Flow,
    plan::{HEAVY, LABEL, NOT_STATED, ROW, VALUE, WIDTH, side_by_side, stated},
};
use crate::{
    letter::{Facility, FacilityKind},
    page::{bold, label, leading, plain},
    sheet::Sheet,
};

/// White between a frame and what stands in it, mm.
const PAD: f32 = 2.6;

pub(super) fn draw(flow: &mut Flow<'_, '_>) {
    let (left, air) = (flow.plan.left(), flow.air);
    let facility = &flow.plan.letter.facility;
    let fibre = flow.plan.shows.fibre;
    flow.place(|sheet, top| {
        let place = place(sheet, facility, left, top, air);
        sheet.rule((left, place), (left + WIDTH, place), ROW);
        let cells = position(facility);
        let cells = if fibre { &cells[..] } else { &cells[..2] };
        let mut bottom = figures(sheet, cells, left, place, WIDTH, air);
        if fibre {
            sheet.rule((left, bottom), (left + WIDTH, bottom), ROW);
            bottom = details(sheet, facility, left, bottom, air);
        }
        if let Some(notes) = notes(facility).filter(|notes| fibre && is_short(notes)) {
            sheet.rule((left, bottom), (left + WIDTH, bottom), ROW);
            sheet.text(left + PAD, bottom + 3.6, label(LABEL), "Notes 备注");
            bottom = sheet.paragraph(
                left + PAD,
                bottom + 7.2,
                WIDTH - 2.0 * PAD,
                plain(8.0),
                notes,
            ) - 1.4;
        }
        sheet.frame((left, top), (WIDTH, bottom - top), HEAVY, false);
        bottom
    });
}

fn notes(facility: &Facility) -> Option<&str> {
    facility.notes.as_deref().filter(|notes| !notes.is_empty())
}

/// Whether notes can stand in the frame without pushing the visit off the front page.
fn is_short(notes: &str) -> bool {
    notes.chars().count() <= 120
}

/// Notes that are too long for the frame, line by line after everything else.
pub(super) fn long_notes(flow: &mut Flow<'_, '_>) {
    let plan = flow.plan;
    let long = |notes: &&str| plan.shows.fibre && !is_short(notes);
    let Some(notes) = notes(&plan.letter.facility).filter(long) else {
        return;
    };
    flow.gap(5.0, 7.0);
    let left = plan.left();
    for (i, line) in plan.set.wrap(notes, 8.0, WIDTH).iter().enumerate() {
        flow.place(|sheet, mut y| {
            if i == 0 {
                sheet.text(left, y, bold(9.5), "Notes on the facility 机房备注");
                sheet.rule((left, y + 2.0), (left + WIDTH, y + 2.0), ROW);
                y += 5.8;
            }
            sheet.text(left, y, plain(8.0), line);
            y + leading(8.0)
        });
    }
}

/// Access point, operator, address.
fn place(sheet: &mut Sheet<'_>, f: &Facility, left: f32, top: f32, air: f32) -> f32 {
    let split = 106.0;
    sheet.text(left + PAD, top + 4.0, label(LABEL), "Access point 接入点");
    let (size, lines) = sheet.set.fit(
        &side_by_side(&f.access_point),
        (15.0, 9.0),
        split - 2.0 * PAD,
    );
    let y = sheet.lines(left + PAD, top + 4.6 + leading(size), bold(size), &lines);
    let kind = match f.kind {
        FacilityKind::AlibabaCloud => "Alibaba Cloud facility 阿里云机房",
        FacilityKind::ThirdParty => "Third-party facility 第三方机房",
        FacilityKind::OutsideMainland => "Facility outside the Chinese mainland 中国内地以外机房",
    };
    let y = y - leading(size) + 4.6;
    sheet.text(left + PAD, y, plain(7.5), kind);

    let x = left + split + PAD;
    let width = WIDTH - split - 2.0 * PAD;
    sheet.text(
        x,
        top + 4.0,
        label(LABEL),
        "Operator and address 运营方与地址",
    );
    let operator = side_by_side(&f.operator);
    let address = f.address.as_ref().filter(|address| !address.is_empty());
    let mut right = sheet.paragraph(x, top + 8.0, width, plain(8.5), stated(Some(&operator)));
    match address {
        Some(address) => {
            let size = if address.en.len() + address.zh.len() > 160 {
                7.0
            } else {
                8.5
            };
            for line in [&address.zh, &address.en] {
                right = sheet.paragraph(x, right, width, plain(size), line);
            }
        }
        None => {
            right = sheet.paragraph(
                x,
                right,
                width,
                plain(8.5),
                &format!("Address 地址 {NOT_STATED}"),
            )
        }
    }
    let bottom = (y + 2.2 + air).max(right - 1.6 + 0.6 * air);
    sheet.rule((left + split, top), (left + split, bottom), ROW);
    bottom
}

fn position(f: &Facility) -> [Cell<'static>; 5] {
    let strands = f.strands.as_ref().map(|s| format!("{} / {}", s.tx, s.rx));
    [
        Cell {
            label: "Room 包间",
            value: f.room.clone(),
        },
        Cell {
            label: "Cabinet 机柜",
            value: f.cabinet.clone(),
        },
        Cell {
            label: "ODF 配线架",
            value: f.odf.clone(),
        },
        Cell {
            label: "Panel port 面板端口",
            value: f.panel_port.clone(),
        },
        Cell {
            label: "Strands TX / RX 纤芯 发 / 收",
            value: strands,
        },
    ]
}

fn figures(
    sheet: &mut Sheet<'_>,
    cells: &[Cell<'_>],
    left: f32,
    top: f32,
    width: f32,
    air: f32,
) -> f32 {
    let sizes = (16.0, 8.0);
    row(
        sheet,
        cells,
        (left, top, width),
        sizes,
        PAD,
        7.4 + 1.4 * air,
    )
}

/// Medium, connector, optic.
fn details(sheet: &mut Sheet<'_>, f: &Facility, left: f32, top: f32, air: f32) -> f32 {
    let optic = f.optic.as_ref().map(|optic| {
        let parts = [&optic.rate, &optic.wavelength, &optic.reach];
        let known: Vec<&str> = parts
            .iter()
            .map(|part| part.as_str())
            .filter(|part| !part.is_empty())
            .collect();
        let state = if f.optic_installed {
            "installed 已安装"
        } else {
            "not reported as installed 未报已安装"
        };
        format!("{} · {state}", known.join(" · "))
    });
    let cells = [
        ("Medium 介质", f.medium.clone()),
        ("Connector 连接器", f.connector.clone()),
        ("Optic on Alibaba Cloud’s side 阿里云侧光模块", optic),
    ];
    let widths = [50.0, 42.0, WIDTH - 92.0];
    let mut x = left;
    let mut bottom = top + 9.6 + air;
    for ((name, value), width) in cells.iter().zip(widths) {
        sheet.text(x + PAD, top + 3.8, label(LABEL), name);
        let (size, lines) =
            sheet
                .set
                .fit(stated(value.as_deref()), (VALUE, 7.5), width - 2.0 * PAD);
        let end = sheet.lines(x + PAD, top + 8.0, plain(size), &lines);
        bottom = bottom.max(end - leading(size) + 2.2);
        x += width;
    }
    let mut x = left;
    for width in widths.iter().take(2) {
        x += width;
        sheet.rule((x, top), (x, bottom), ROW);
    }
    bottom
}
