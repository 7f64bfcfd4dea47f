//! Who gets which fields: the one table of it.
//!
//! Copies are fixed at issue, one document each. Every copy carries the same seal, made over the whole letter, so each of
//! them verifies. A field that a copy leaves out is not there at all; "not stated" stands only where Alibaba Cloud's LOA
//! says nothing.
//!
//! | | complete | guard | installer | customer | carrier |
//! |---|---|---|---|---|---|
//! | status of the circuit | ✓ | | ✓ | ✓ | ✓ |
//! | parties, desk's contact | ✓ | ✓ | ✓ | ✓ | ✓ |
//! | port id and name | ✓ | ✓ | ✓ | ✓ | ✓ |
//! | port type and line | ✓ | | ✓ | ✓ | ✓ |
//! | bandwidth | ✓ | | | ✓ | ✓ |
//! | carrier's circuit code | ✓ | | ✓ | ✓ | ✓ |
//! | redundant partner | ✓ | | | ✓ | |
//! | customer's site | ✓ | | | ✓ | ✓ |
//! | access point, operator, address, room, cabinet | ✓ | ✓ | ✓ | ✓ | ✓ |
//! | ODF, panel port, strands, medium, connector, optic, notes | ✓ | | ✓ | ✓ | ✓ |
//! | window, engineers' names, rules, seal | ✓ | ✓ | ✓ | ✓ | ✓ |
//! | kind and masked number of the document | ✓ | ✓ | | | |
//! | masked phone | ✓ | | | | |
//! | passes | ✓ | ✓ | | | |
//! | survey sheet, when one is wanted | ✓ | | ✓ | | |

pub use desk_domain::audience::Audience;

use crate::letter::Bilingual;

/// Which fields stand on a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shows {
    /// Status of the circuit at issue.
    pub status: bool,
    /// Port type and line type.
    pub line: bool,
    /// Contracted bandwidth.
    pub bandwidth: bool,
    /// The carrier's code for the line.
    pub circuit_code: bool,
    /// The redundant partner.
    pub partner: bool,
    /// The customer's own site.
    pub customer_site: bool,
    /// ODF, panel port, strands, medium, connector, optic and notes.
    pub fibre: bool,
    /// Kind and masked number of the engineers' documents.
    pub documents: bool,
    /// Masked phones.
    pub phones: bool,
    /// One pass per engineer.
    pub passes: bool,
    /// The sheet for the site survey.
    pub survey: bool,
}

/// The fields of a copy; `None` is the complete handout.
#[must_use]
pub const fn shows(audience: Option<Audience>) -> Shows {
    let complete = Shows {
        status: true,
        line: true,
        bandwidth: true,
        circuit_code: true,
        partner: true,
        customer_site: true,
        fibre: true,
        documents: true,
        phones: true,
        passes: true,
        survey: true,
    };
    match audience {
        None => complete,
        Some(Audience::Guard) => Shows {
            status: false,
            line: false,
            bandwidth: false,
            circuit_code: false,
            partner: false,
            customer_site: false,
            fibre: false,
            phones: false,
            survey: false,
            ..complete
        },
        Some(Audience::Installer) => Shows {
            bandwidth: false,
            partner: false,
            customer_site: false,
            documents: false,
            phones: false,
            passes: false,
            ..complete
        },
        Some(Audience::Customer) => Shows {
            documents: false,
            phones: false,
            passes: false,
            survey: false,
            ..complete
        },
        Some(Audience::Carrier) => Shows {
            partner: false,
            documents: false,
            phones: false,
            passes: false,
            survey: false,
            ..complete
        },
    }
}

/// `Guard copy 门岗联`.
#[must_use]
pub fn name(audience: Audience) -> String {
    format!("{} {}", audience.label_en(), audience.label_zh())
}

/// What the copy is for and what stands elsewhere.
#[must_use]
pub fn purpose(audience: Audience) -> Bilingual {
    match audience {
        Audience::Guard => Bilingual::new(
            "Guard copy: who comes, where and when, with seal and passes. Fibre and line details stand on other copies.",
            "门岗联：人员、地点、时段、核验码与凭条；光纤与线路信息见其他联。",
        ),
        Audience::Installer => Bilingual::new(
            "Installer copy: where exactly to terminate, and when. Documents and passes stand on the guard copy.",
            "施工联：端接位置与入场时段；证件与凭条见门岗联。",
        ),
        Audience::Customer => Bilingual::new(
            "Customer copy: the circuit, the facility, the visit and its status. No documents, no passes.",
            "客户联：专线、机房、入场与状态；不含证件与凭条。",
        ),
        Audience::Carrier => Bilingual::new(
            "Carrier copy: the circuit and its line, the facility, the window and who comes. No documents, no passes.",
            "运营商联：专线与线路、机房、时段与人员；不含证件与凭条。",
        ),
    }
}
