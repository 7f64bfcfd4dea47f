//! The later part of a circuit's life as a row, and the words by which it is found.

use crate::StoreError;
use crate::circuits::Whole;
use crate::events::instant;
use desk_domain::activation::FeeStand;
use desk_domain::circuit_record::CircuitRecord;
use desk_domain::connect::Stand;
use desk_domain::life::LifeMark;
use desk_domain::personal::Personal;
use desk_domain::wire::UnknownWord;
use rusqlite::types::Type;
use rusqlite::{Row, Transaction, params};

/// Reads the glance at column `at` of a row that joins it; a circuit without a row has lived no later life.
pub(crate) fn mark(row: &Row<'_>, at: usize) -> rusqlite::Result<LifeMark> {
    let fee: Option<String> = row.get(at)?;
    let vbr: Option<String> = row.get(at + 2)?;
    Ok(LifeMark {
        fee: match fee.as_deref() {
            None | Some("none") => FeeStand::None,
            Some("ordered") => FeeStand::Ordered,
            Some("paid") => FeeStand::Paid,
            Some(word) => {
                let word = word.to_owned();
                return Err(unreadable(
                    at,
                    UnknownWord {
                        kind: "FeeStand",
                        word,
                    },
                ));
            }
        },
        still_billed: row.get::<_, Option<bool>>(at + 1)?.unwrap_or(false),
        vbr: match vbr.as_deref() {
            None | Some("") => None,
            Some(word) => Some(Stand::from_wire(word).map_err(|e| unreadable(at + 2, e))?),
        },
    })
}

fn unreadable(column: usize, error: UnknownWord) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
}

pub(crate) fn project(
    db: &Transaction<'_>,
    id: &str,
    circuit: &CircuitRecord,
) -> Result<(), StoreError> {
    let life = &circuit.life;
    let mark = circuit.mark();
    let fee = match mark.fee {
        FeeStand::None => "none",
        FeeStand::Ordered => "ordered",
        FeeStand::Paid => "paid",
    };
    let auto_renew = life.orders().last().is_some_and(|order| order.auto_renew);
    db.prepare_cached(
        "INSERT INTO circuit_life (circuit, fee, still_billed, paid_until, auto_renew, port, business, dependants, vbr)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
    )?
    .execute(params![
        id,
        fee,
        mark.still_billed,
        circuit.term().map(|term| instant(term.ends)),
        auto_renew,
        life.port.as_ref().map_or("", |(port, _)| port.as_wire()),
        life.business.as_ref().map_or("", |(status, _, _)| status.as_wire()),
        u32::try_from(life.hanging().len()).unwrap_or(u32::MAX),
        mark.vbr.map_or("", Stand::as_wire),
    ])?;
    Ok(())
}

/// What a circuit is also found by: line code, cable, panel port, order number, what hangs on it, whom to call.
pub(crate) fn texts(whole: &Whole) -> Vec<&str> {
    let life = &whole.circuit.life;
    let mut texts = vec![life.location.as_str()];
    if let Some((upkeep, _)) = &life.upkeep {
        texts.extend([upkeep.provider.as_str(), &upkeep.line_id, &upkeep.odf_port]);
        let contacts = upkeep.contacts.iter().filter_map(Personal::known);
        texts.extend(contacts.map(String::as_str));
    }
    for (order, _) in life.fee.iter().chain(&life.renewals) {
        texts.push(&order.number);
    }
    for (dependant, _) in &life.dependants {
        texts.push(&dependant.name);
    }
    for (_, loa) in &whole.loas {
        if let Some((done, _)) = &loa.completion {
            texts.extend([done.line_code.as_str(), &done.cable_label, &done.panel_port]);
            texts.extend(
                done.contact
                    .iter()
                    .filter_map(Personal::known)
                    .map(String::as_str),
            );
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn a_row_that_is_not_there_is_no_later_life_and_a_word_of_nobody_is_an_error() {
        let db = Connection::open_in_memory().unwrap();
        let read = |values: &str| {
            let query = format!("SELECT {values}");
            db.query_row(&query, [], |row| mark(row, 0))
        };
        assert_eq!(read("NULL, NULL, NULL").unwrap(), LifeMark::default());
        let lived = read("'paid', 1, 'created'").unwrap();
        assert_eq!(lived.fee, FeeStand::Paid);
        assert_eq!(lived.vbr, Some(Stand::Created));
        assert!(read("'gift', 0, ''").is_err());
        assert!(read("'none', 0, 'half'").is_err());
    }
}
