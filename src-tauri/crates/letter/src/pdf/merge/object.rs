//! PDF objects as bytes, one at a time: a file of any length is written without being held.

use std::io::{self, Write};

use lopdf::{Dictionary, Object, StringFormat};

/// Writes an object; each reference goes through `place`.
pub(super) fn write(
    out: &mut impl Write,
    object: &Object,
    place: &impl Fn(u32) -> u32,
) -> io::Result<()> {
    match object {
        Object::Null => out.write_all(b"null"),
        Object::Boolean(yes) => write!(out, "{yes}"),
        Object::Integer(number) => write!(out, "{number}"),
        // a float is written without an exponent, as PDF wants it
        Object::Real(number) => write!(out, "{number}"),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, StringFormat::Hexadecimal) => hex(out, bytes),
        Object::String(bytes, StringFormat::Literal) => literal(out, bytes),
        Object::Array(all) => {
            out.write_all(b"[")?;
            for (n, one) in all.iter().enumerate() {
                if n > 0 {
                    out.write_all(b" ")?;
                }
                write(out, one, place)?;
            }
            out.write_all(b"]")
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary, None, place),
        Object::Stream(stream) => {
            write_dictionary(out, &stream.dict, Some(stream.content.len()), place)?;
            out.write_all(b"\nstream\n")?;
            out.write_all(&stream.content)?;
            out.write_all(b"\nendstream")
        }
        Object::Reference((id, _)) => write!(out, "{} 0 R", place(*id)),
    }
}

fn write_dictionary(
    out: &mut impl Write,
    dictionary: &Dictionary,
    length: Option<usize>,
    place: &impl Fn(u32) -> u32,
) -> io::Result<()> {
    out.write_all(b"<<")?;
    for (key, value) in dictionary {
        // a stream's length may be a reference in the file it comes from
        if length.is_some() && key == b"Length" {
            continue;
        }
        write_name(out, key)?;
        out.write_all(b" ")?;
        write(out, value, place)?;
    }
    if let Some(length) = length {
        write!(out, "/Length {length}")?;
    }
    out.write_all(b">>")
}

fn write_name(out: &mut impl Write, name: &[u8]) -> io::Result<()> {
    out.write_all(b"/")?;
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_+.,*".contains(byte) {
            out.write_all(&[*byte])?;
        } else {
            write!(out, "#{byte:02X}")?;
        }
    }
    Ok(())
}

fn hex(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(b"<")?;
    for byte in bytes {
        write!(out, "{byte:02X}")?;
    }
    out.write_all(b">")
}

fn literal(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(b"(")?;
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.write_all(&[b'\\', *byte])?,
            b' '..=b'~' => out.write_all(&[*byte])?,
            other => write!(out, "\\{other:03o}")?,
        }
    }
    out.write_all(b")")
}
