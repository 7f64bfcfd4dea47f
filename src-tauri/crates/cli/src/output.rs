//! Words on the terminal, and the same as JSON.

use crate::exit::Failure;
use serde_json::{Value, json};

/// Prints one JSON value, pretty, with an end of line.
pub fn json(value: &Value) {
    println!("{value:#}");
}

/// Says why nothing came of it: a sentence on the error output, or JSON where the answer would have been.
pub fn failure(failure: &Failure, as_json: bool) {
    if as_json {
        json(&json!({
            "error": {
                "code": failure.code,
                "message": failure.message,
                "exit": failure.exit as u8,
            }
        }));
    } else {
        eprintln!("circuit-desk-cli: {}", failure.message);
    }
}

/// Lines of two columns, the first as wide as its widest.
pub fn facts(facts: &[(&str, String)]) {
    let width = facts
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    for (name, value) in facts {
        if !value.is_empty() {
            println!("{name:<width$}  {value}");
        }
    }
}

/// How many columns a text takes on a terminal: a Chinese character takes two.
pub fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match u32::from(c) {
            0x1100..=0x115f
            | 0x2e80..=0xa4cf
            | 0xac00..=0xd7a3
            | 0xf900..=0xfaff
            | 0xfe30..=0xfe6f
            | 0xff00..=0xff60
            | 0xffe0..=0xffe6
            | 0x2_0000..=0x3_fffd => 2,
            _ => 1,
        })
        .sum()
}

/// A table with a head, each column as wide as its widest cell.
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) {
    let mut widths = head.map(width);
    for row in rows {
        for (wide, cell) in widths.iter_mut().zip(row) {
            *wide = (*wide).max(width(cell));
        }
    }
    let line = |cells: [&str; N]| {
        let mut text = String::new();
        for (n, cell) in cells.iter().enumerate() {
            text.push_str(cell);
            if n + 1 < N {
                let room = widths[n].saturating_sub(width(cell)) + 2;
                text.extend(std::iter::repeat_n(' ', room));
            }
        }
        println!("{}", text.trim_end());
    };
    line(head);
    for row in rows {
        line(row.each_ref().map(String::as_str));
    }
}
