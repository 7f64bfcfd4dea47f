//! A photograph on a page of its own, under the words that say what it is.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{WriteError, assemble, finish};
use crate::{faces::Faces, page::Layout};

/// A photograph as it is drawn: a baseline JPEG that the program wrote itself.
#[derive(Debug, Clone, Copy)]
pub struct Photograph<'p> {
    /// Its bytes, three colours.
    pub jpeg: &'p [u8],
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// Writes a layout with a photograph on its last page, as large as fits into the area; `area` is left, top, width,
/// height, mm.
///
/// # Errors
/// The faces cannot be read or cut, or the layout has no page.
pub fn plate(
    layout: &Layout,
    photograph: Photograph<'_>,
    area: (f32, f32, f32, f32),
    faces: &Faces,
) -> Result<Vec<u8>, WriteError> {
    let mut document = assemble(layout, faces)?;
    let page = document
        .page_iter()
        .last()
        .ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let (left, top, width, height) = area;
    let (across, down) = (
        photograph.width.max(1) as f32,
        photograph.height.max(1) as f32,
    );
    let scale = (width / across).min(height / down);
    let (w, h) = (across * scale, down * scale);
    let sheet = layout.pages.last().map_or(0.0, |page| page.height);
    let points = |mm: f32| mm * 72.0 / 25.4;
    let drawn = format!(
        "q {:.3} 0 0 {:.3} {:.3} {:.3} cm /Photograph Do Q",
        points(w),
        points(h),
        points(left + (width - w) / 2.0),
        points(sheet - top - h)
    );
    let image = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image",
            "Width" => i64::from(photograph.width), "Height" => i64::from(photograph.height),
            "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
        },
        photograph.jpeg.to_vec(),
    )
    .with_compression(false);
    let image = document.add_object(image);
    let drawn = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
    let mut resources = resources(&document, page)?;
    let mut pictures = match resources.get(b"XObject") {
        Ok(Object::Reference(id)) => document.get_dictionary(*id)?.clone(),
        Ok(Object::Dictionary(all)) => all.clone(),
        _ => Dictionary::new(),
    };
    pictures.set("Photograph", Object::Reference(image));
    resources.set("XObject", pictures);
    let page = document.get_dictionary_mut(page)?;
    let mut contents = match page.get(b"Contents") {
        Ok(Object::Array(all)) => all.clone(),
        Ok(one) => vec![one.clone()],
        Err(_) => Vec::new(),
    };
    contents.push(Object::Reference(drawn));
    page.set("Contents", contents);
    page.set("Resources", resources);
    finish::finish(document, &layout.about)
}

fn resources(document: &Document, page: lopdf::ObjectId) -> Result<Dictionary, WriteError> {
    Ok(match document.get_dictionary(page)?.get(b"Resources") {
        Ok(Object::Reference(id)) => document.get_dictionary(*id)?.clone(),
        Ok(Object::Dictionary(all)) => all.clone(),
        _ => Dictionary::new(),
    })
}
