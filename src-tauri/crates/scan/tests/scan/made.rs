//! Small PDFs: text at places, in Helvetica and in a Chinese face that the file names and does not bring.

use desk_scan::pdf::Fonts;
use std::fmt::Write as _;
use std::sync::Arc;

/// A text at a place, points from the upper left corner of A4.
pub type At<'t> = (f32, f32, f32, &'t str);

/// The program's own faces, as they lie packed beside the paper's layout.
pub fn fonts() -> Fonts {
    let faces = desk_letter::faces::Faces::from_build().unwrap();
    let bytes =
        |face| -> Arc<dyn AsRef<[u8]> + Send + Sync> { Arc::new(faces.bytes(face).to_vec()) };
    Fonts {
        latin: bytes(desk_letter::faces::FaceId::Latin),
        han: bytes(desk_letter::faces::FaceId::Han),
    }
}

/// A PDF with one page per list of texts. ASCII is set in Helvetica, anything else in SimSun, neither embedded.
pub fn pdf(pages: &[&[At<'_>]]) -> Arc<Vec<u8>> {
    let contents = pages.iter().map(|texts| {
        let mut content = String::new();
        for (x, y, size, text) in *texts {
            let y = 842.0 - y;
            if text.is_ascii() {
                let text = text
                    .replace('\\', "\\\\")
                    .replace('(', "\\(")
                    .replace(')', "\\)");
                let _ = writeln!(content, "BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET");
            } else {
                let hex: String = text.encode_utf16().map(|u| format!("{u:04X}")).collect();
                let _ = writeln!(content, "BT /F2 {size} Tf {x} {y} Td <{hex}> Tj ET");
            }
        }
        content
    });
    whole(contents.collect())
}

/// A PDF around content streams.
pub fn whole(contents: Vec<String>) -> Arc<Vec<u8>> {
    let count = contents.len();
    let kids: String = (0..count).map(|n| format!("{} 0 R ", 6 + 2 * n)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> \
         /DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] \
         /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >> >>".to_owned(),
    ];
    for (n, content) in contents.into_iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            7 + 2 * n
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}endstream",
            content.len()
        ));
    }
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let start = pdf.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in places {
        let _ = writeln!(end, "{place:010} 00000 n ");
    }
    let _ = write!(
        end,
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    pdf.extend(end.bytes());
    Arc::new(pdf)
}
