//! What the words of Alibaba Cloud's LOA say about the place: labels in both languages, and the value beside
//! or below each.
//!
//! Alibaba Cloud publishes no form for its LOA, so nothing here relies on one. A label is a word that a cabling
//! letter uses for the thing; what stands behind its colon, else in the same row, else right below it, is offered.
//! An offer fills nothing by itself.

use crate::pdf::{Area, PageWords, Word};

/// Which fact of the facility an offer is for. The words are those of the form's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Street address.
    Address,
    /// Room or suite.
    Room,
    /// Cabinet.
    Cabinet,
    /// ODF or patch panel.
    Odf,
    /// Port on the panel.
    PanelPort,
    /// Strand that transmits.
    StrandTx,
    /// Strand that receives.
    StrandRx,
    /// Medium.
    Medium,
    /// Connector.
    Connector,
    /// Optic.
    Optic,
}

impl Field {
    /// The field's name in the form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Room => "room",
            Self::Cabinet => "cabinet",
            Self::Odf => "odf",
            Self::PanelPort => "panelPort",
            Self::StrandTx => "strandTx",
            Self::StrandRx => "strandRx",
            Self::Medium => "medium",
            Self::Connector => "connector",
            Self::Optic => "optic",
        }
    }

    /// Longest value that the form takes, characters.
    const fn longest(self) -> usize {
        match self {
            Self::Address => 200,
            Self::Optic => 80,
            Self::StrandTx | Self::StrandRx => 20,
            _ => 60,
        }
    }
}

/// A value found in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// For which field.
    pub field: Field,
    /// What stands there.
    pub value: String,
    /// The label as it stands.
    pub label: String,
    /// Page, from 0.
    pub page: usize,
    /// Where the value stands.
    pub area: Area,
}

/// Labels, the longer ones of a field first. Compared without case and blanks, as a whole label.
const LABELS: &[(Field, &[&str])] = &[
    (
        Field::Address,
        &[
            "facilityaddress",
            "datacenteraddress",
            "datacentreaddress",
            "siteaddress",
            "streetaddress",
            "address",
            "机房地址",
            "数据中心地址",
            "接入点地址",
            "详细地址",
            "地址",
        ],
    ),
    (
        Field::Room,
        &[
            "roomnumber",
            "roomno",
            "roomname",
            "floor/room",
            "suite",
            "room",
            "datahall",
            "hall",
            "机房包间",
            "包间号",
            "包间编号",
            "包间",
            "机房编号",
            "机房名称",
            "房间号",
            "房间",
            "楼层/房间",
            "机房",
        ],
    ),
    (
        Field::Cabinet,
        &[
            "cabinetnumber",
            "cabinetno",
            "cabinetposition",
            "racknumber",
            "rackno",
            "rackposition",
            "rack/cabinet",
            "cabinet/rack",
            "cabinet",
            "rack",
            "机柜编号",
            "机柜号",
            "机柜位置",
            "机柜",
            "机架号",
            "机架",
        ],
    ),
    (
        Field::Odf,
        &[
            "odf/patchpanel",
            "odfnumber",
            "odfno",
            "odfposition",
            "odfframe",
            "odf",
            "patchpanelnumber",
            "patchpanel",
            "panel",
            "ddf",
            "odf架",
            "odf位置",
            "odf编号",
            "odf配线架",
            "光纤配线架",
            "配线架编号",
            "配线架位置",
            "配线架",
        ],
    ),
    (
        Field::PanelPort,
        &[
            "patchpanelport",
            "panelport",
            "odfport",
            "portonpanel",
            "portposition",
            "portnumbers",
            "portnumber",
            "portno",
            "ports",
            "port",
            "配线架端口",
            "odf端口",
            "端口编号",
            "端口号",
            "端口位置",
            "端口",
        ],
    ),
    (
        Field::StrandTx,
        &[
            "txstrand",
            "strandtx",
            "transmitstrand",
            "txfiber",
            "txfibre",
            "txcore",
            "strand(tx)",
            "core(tx)",
            "tx",
            "发端纤芯",
            "发纤芯",
            "发送纤芯",
            "纤芯(发)",
            "发送",
            "发纤",
        ],
    ),
    (
        Field::StrandRx,
        &[
            "rxstrand",
            "strandrx",
            "receivestrand",
            "rxfiber",
            "rxfibre",
            "rxcore",
            "strand(rx)",
            "core(rx)",
            "rx",
            "收端纤芯",
            "收纤芯",
            "接收纤芯",
            "纤芯(收)",
            "接收",
            "收纤",
        ],
    ),
    (
        Field::Medium,
        &[
            "fibertype",
            "fibretype",
            "cabletype",
            "mediatype",
            "medium",
            "media",
            "fiber",
            "fibre",
            "光纤类型",
            "线缆类型",
            "介质类型",
            "介质",
        ],
    ),
    (
        Field::Connector,
        &[
            "connectortype",
            "interfacetype",
            "connectors",
            "connector",
            "接口类型",
            "连接器类型",
            "接头类型",
            "连接器",
            "接头",
            "接口",
        ],
    ),
    (
        Field::Optic,
        &[
            "opticalmoduletype",
            "opticalmodule",
            "opticaltransceiver",
            "transceivertype",
            "transceiver",
            "optics",
            "optic",
            "光模块型号",
            "光模块类型",
            "光模块规格",
            "光模块",
        ],
    ),
];

/// Both strands in one value.
const STRANDS: &[&str] = &[
    "strands",
    "strand",
    "fiberstrands",
    "fibrestrands",
    "cores",
    "core",
    "fibercores",
    "fibrecores",
    "strands(tx/rx)",
    "strandtx/rx",
    "tx/rx",
    "纤芯编号",
    "纤芯号",
    "纤芯(发/收)",
    "纤芯",
];

/// All offers, each field's first one first; the same value of a field is offered once.
#[must_use]
pub fn offers(pages: &[PageWords]) -> Vec<Offer> {
    let mut found: Vec<Offer> = Vec::new();
    for (page, words) in pages.iter().enumerate() {
        let lines = lines(&words.words);
        for (at, line) in lines.iter().enumerate() {
            for (n, cell) in line.iter().enumerate() {
                for (labelled, rest) in readings(cell) {
                    let value = match rest {
                        Some(value) => Some(value),
                        None => beside_or_below(&lines, at, n),
                    };
                    let Some(value) = value else { continue };
                    for (field, text) in labelled.split(&value.text) {
                        let text = text.trim().to_owned();
                        let fits = !text.is_empty() && text.chars().count() <= field.longest();
                        let known = found.iter().any(|o| o.field == field && o.value == text);
                        if fits && !known {
                            found.push(Offer {
                                field,
                                value: text,
                                label: labelled.label.clone(),
                                page,
                                area: value.area,
                            });
                        }
                    }
                    break; // the longest label of a cell is the one that is meant
                }
            }
        }
    }
    found.sort_by_key(|offer| offer.field);
    found
}

/// Words that stand close enough to be one phrase.
#[derive(Debug, Clone)]
struct Cell {
    text: String,
    area: Area,
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Value {
    text: String,
    area: Area,
}

#[derive(Debug, Clone, PartialEq)]
enum Means {
    One(Field),
    Strands,
}

#[derive(Debug, Clone)]
struct Labelled {
    means: Means,
    label: String,
}

impl Labelled {
    fn split<'t>(&self, value: &'t str) -> Vec<(Field, &'t str)> {
        match self.means {
            Means::One(field) => vec![(field, value)],
            Means::Strands => {
                let parts: Vec<&str> = value
                    .split(['/', ',', '，', '、', '&', '和'])
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
                    .collect();
                match parts.as_slice() {
                    [tx, rx] => vec![(Field::StrandTx, bare(tx)), (Field::StrandRx, bare(rx))],
                    _ => Vec::new(),
                }
            }
        }
    }
}

/// A strand without the word for its direction: `TX 21` is 21.
fn bare(strand: &str) -> &str {
    let lower = strand.to_ascii_lowercase();
    for word in ["tx", "rx", "发", "收"] {
        if lower.starts_with(word) && strand.is_char_boundary(word.len()) {
            return strand[word.len()..].trim_start_matches([' ', ':', '：']);
        }
    }
    strand
}

fn lines(words: &[Word]) -> Vec<Vec<Cell>> {
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    let mut level: Option<Area> = None;
    for word in words {
        let same = level.is_some_and(|area| {
            (area.middle() - word.area.middle()).abs() < area.height.min(word.area.height) * 0.6
        });
        if !same {
            lines.push(Vec::new());
            level = Some(word.area);
        }
        let Some(line) = lines.last_mut() else {
            continue;
        };
        match line.last_mut() {
            Some(cell) if word.area.x - cell.area.right() < word.area.height * 0.62 => {
                let blank = needs_blank(
                    &cell.text,
                    &word.text,
                    word.area.x - cell.area.right(),
                    word.area.height,
                );
                if blank {
                    cell.text.push(' ');
                }
                cell.text.push_str(&word.text);
                cell.area = cell.area.with(word.area);
                cell.words.push(word.clone());
            }
            _ => line.push(Cell {
                text: word.text.clone(),
                area: word.area,
                words: vec![word.clone()],
            }),
        }
    }
    lines
}

fn needs_blank(before: &str, after: &str, gap: f32, height: f32) -> bool {
    let han = |c: Option<char>| {
        c.is_some_and(|c| {
            ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
        })
    };
    gap > height * 0.1 && !(han(before.chars().last()) && han(after.chars().next()))
}

/// A cell read as a label, with the value when it stands in the same cell.
fn readings(cell: &Cell) -> Vec<(Labelled, Option<Value>)> {
    let mut found = Vec::new();
    // "Label: value"; the first colon counts
    if let Some((at, colon)) = cell
        .text
        .char_indices()
        .find(|(_, c)| matches!(c, ':' | '：'))
    {
        let (label, rest) = (&cell.text[..at], &cell.text[at + colon.len_utf8()..]);
        if let Some(labelled) = label_of(label) {
            let value = (!rest.trim().is_empty()).then(|| Value {
                text: rest.trim().to_owned(),
                area: tail(cell, rest.trim()),
            });
            found.push((labelled, value));
        }
        return found;
    }
    if let Some(labelled) = label_of(&cell.text) {
        found.push((labelled, None));
    }
    found
}

/// Where the last words of a cell stand that make up `text`.
fn tail(cell: &Cell, text: &str) -> Area {
    let mut wanted: usize = text.chars().filter(|c| !c.is_whitespace()).count();
    let mut area: Option<Area> = None;
    for word in cell.words.iter().rev() {
        if wanted == 0 {
            break;
        }
        let length = word.text.chars().count();
        let part = if length > wanted {
            // the value begins inside this word: its share of the width
            let share = wanted as f32 / length as f32;
            Area {
                x: word.area.right() - word.area.width * share,
                width: word.area.width * share,
                ..word.area
            }
        } else {
            word.area
        };
        wanted = wanted.saturating_sub(length);
        area = Some(area.map_or(part, |a| a.with(part)));
    }
    area.unwrap_or(cell.area)
}

fn label_of(text: &str) -> Option<Labelled> {
    // a label in both languages, "Room 包间" or "包间 / Room", is one when either half is
    let whole = plain(text);
    if whole.is_empty() || whole.chars().count() > 40 {
        return None;
    }
    let latin: String = plain(&text.chars().filter(|c| c.is_ascii()).collect::<String>());
    let han: String = text
        .chars()
        .filter(|c| ('\u{2e80}'..='\u{9fff}').contains(c))
        .collect();
    let mut halves = vec![whole.clone()];
    // only a label with both halves may be read by one of them: "A-101 机房" is a value
    if !latin.is_empty() && !han.is_empty() {
        let known = |half: &str| meaning(half).is_some();
        if known(&latin) || known(&han) && latin.chars().all(|c| !c.is_ascii_digit()) {
            halves.extend([latin, han]);
        }
    }
    halves.iter().find_map(|half| {
        meaning(half).map(|means| Labelled {
            means,
            label: text.trim().to_owned(),
        })
    })
}

fn meaning(label: &str) -> Option<Means> {
    if STRANDS.contains(&label) {
        return Some(Means::Strands);
    }
    LABELS
        .iter()
        .find(|(_, labels)| labels.contains(&label))
        .map(|(field, _)| Means::One(*field))
}

/// Without case, blanks, numbering and what stands around a label.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '／' => '/',
            other => other,
        })
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '.' | '*' | '·' | '-' | '_' | '#' | ':' | '：' | '\u{a0}')
        })
        .flat_map(char::to_lowercase)
        .collect();
    text.trim_matches(['/', '|']).to_owned()
}

/// The next cell of the row unless it is a label itself; else the cell below in the same column.
fn beside_or_below(lines: &[Vec<Cell>], at: usize, n: usize) -> Option<Value> {
    let line = lines.get(at)?;
    let label = line.get(n)?;
    let value = |cell: &Cell| Value {
        text: cell.text.trim().to_owned(),
        area: cell.area,
    };
    let is_label = |cell: &Cell| !readings(cell).is_empty();
    if let Some(next) = line.get(n + 1)
        && !is_label(next)
    {
        return Some(value(next));
    }
    // a head with values below: close, and under the label
    let mut below = lines.iter().skip(at + 1).take(2).flatten();
    below
        .find(|cell| {
            cell.area.y - label.area.bottom() < label.area.height * 2.2
                && cell.area.x < label.area.right()
                && cell.area.right() > label.area.x - label.area.height
                && !is_label(cell)
        })
        .map(value)
}

#[cfg(test)]
mod tests;
