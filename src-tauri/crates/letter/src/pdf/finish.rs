//! What printpdf leaves open: version, identity, properties, metadata, reference colour, compression.

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use super::{WriteError, icc, xmp};
use crate::page::About;

pub(super) fn finish(mut document: Document, about: &About) -> Result<Vec<u8>, WriteError> {
    document.version = "1.7".to_owned();
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = document.add_object(Stream::new(metadata, xmp::packet(about).into_bytes()));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal("en"));
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.remove(b"PageLayout");

    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(info, properties(about));
    let id = Object::String(
        about.file_id.iter().take(16).copied().collect(),
        StringFormat::Hexadecimal,
    );
    document.trailer.set("ID", vec![id.clone(), id]);

    compress(&mut document, metadata)?;
    let mut bytes = Vec::with_capacity(64 * 1024);
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn properties(about: &About) -> Dictionary {
    let date = about.issued_at.format("D:%Y%m%d%H%M%S+00'00'").to_string();
    dictionary! {
        "Title" => unicode(&about.title),
        "Author" => unicode(&about.author),
        "Subject" => unicode(&about.subject),
        "Creator" => Object::string_literal(xmp::PRODUCER),
        "Producer" => Object::string_literal(xmp::PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    }
}

/// A text string as UTF-16 with its byte order mark.
pub(super) fn unicode(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// Deflates every stream except the metadata, which programs without a PDF reader look for.
fn compress(document: &mut Document, metadata: lopdf::ObjectId) -> Result<(), WriteError> {
    // Level 3 takes half as long again for five per cent: most of a file are outlines, which hardly repeat.
    let level = CompressionLvl::new(1).map_err(|_| WriteError::Compression)?;
    let mut compressor = Compressor::new(level);
    for (id, object) in &mut document.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        if *id == metadata || stream.dict.has(b"Filter") {
            continue;
        }
        let mut packed = vec![0; compressor.zlib_compress_bound(stream.content.len())];
        let length = compressor
            .zlib_compress(&stream.content, &mut packed)
            .map_err(|_| WriteError::Compression)?;
        packed.truncate(length);
        if packed.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}
