//! What a page draws, with the codes of its text changed from its own cut of a face to the face itself.

use std::collections::{BTreeMap, HashMap};

/// Fonts by their name on a page: code in the document → glyph of the whole face.
pub(super) type Named<'a> = HashMap<Vec<u8>, &'a BTreeMap<u16, u16>>;

/// The operators with the strings of those fonts changed. `None`: something is not as we write it.
pub(super) fn changed(content: &[u8], fonts: &Named<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    let mut last_name: &[u8] = b"";
    let mut font: Option<&BTreeMap<u16, u16>> = None;
    let mut kept = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        let length = match first {
            b'/' => 1 + regular(after),
            b'<' if after.first() == Some(&b'<') => 2,
            b'<' => {
                let end = after.iter().position(|byte| *byte == b'>')?;
                if let Some(font) = font {
                    out.push(b'<');
                    string(after.get(..end)?, font, &mut out)?;
                    out.push(b'>');
                    rest = after.get(end + 1..)?;
                    continue;
                }
                end + 2
            }
            // our writers make no such strings, no comments and no pictures among the operators
            b'(' | b'%' => return None,
            byte if is_regular(*byte) => regular(rest),
            _ => 1,
        };
        let (token, after) = rest.split_at_checked(length)?;
        match token {
            [b'/', name @ ..] => last_name = name,
            b"Tf" => font = fonts.get(last_name).copied(),
            b"q" => kept.push(font),
            // what was saved in the stream before has no font yet: ours name theirs within each
            b"Q" => font = kept.pop().flatten(),
            b"BI" => return None,
            _ => {}
        }
        out.extend_from_slice(token);
        rest = after;
    }
    Some(out)
}

fn string(hex: &[u8], font: &BTreeMap<u16, u16>, out: &mut Vec<u8>) -> Option<()> {
    if !hex.len().is_multiple_of(4) {
        return None;
    }
    for four in hex.chunks(4) {
        let code = u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok()?;
        out.extend_from_slice(format!("{:04x}", font.get(&code)?).as_bytes());
    }
    Some(())
}

fn regular(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|byte| !is_regular(*byte))
        .unwrap_or(bytes.len())
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_strings_of_the_named_font_change() {
        let codes = BTreeMap::from([(1, 0x0a0b), (2, 7)]);
        let fonts = Named::from([(b"F".to_vec(), &codes)]);
        let page = b"BT\n/F 7 Tf\n[<00010002><0001>] TJ\nq\n/G 7 Tf\n[<0009>] TJ\nQ\n<0002> Tj\nET";
        let told = changed(page, &fonts).unwrap();
        assert_eq!(
            String::from_utf8(told).unwrap(),
            "BT\n/F 7 Tf\n[<0a0b0007><0a0b>] TJ\nq\n/G 7 Tf\n[<0009>] TJ\nQ\n<0007> Tj\nET"
        );
    }

    #[test]
    fn what_we_never_write_is_not_touched() {
        let codes = BTreeMap::from([(1, 2)]);
        let fonts = Named::from([(b"F".to_vec(), &codes)]);
        for strange in [
            &b"/F 7 Tf (x) Tj"[..],
            b"/F 7 Tf <0009> Tj",
            b"/F 7 Tf <01> Tj",
            b"BI /W 1 ID x EI",
            b"% note\n",
            b"<00",
        ] {
            assert_eq!(changed(strange, &fonts), None, "{strange:?}");
        }
    }
}
