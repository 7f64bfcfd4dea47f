//! Programs of other people that read what was saved: what they find is what the paper says.

use crate::story::alone;
use std::io;
use std::path::Path;
use std::process::Command;

/// Text of a PDF in reading order, as pdftotext finds it.
///
/// # Errors
/// pdftotext is not installed, or does not take the file.
pub fn text_of(pdf: &Path) -> io::Result<String> {
    read(
        Command::new("pdftotext")
            .args(["-enc", "UTF-8"])
            .arg(pdf)
            .arg("-"),
    )
}

/// Every QR code on every page of a PDF, rasterised at 200 dpi, as zbar reads it.
///
/// # Errors
/// pdftoppm or zbarimg is not installed, or does not take the file.
pub fn codes_of(pdf: &Path) -> io::Result<Vec<String>> {
    let folder = tempfile::tempdir()?;
    let stem = folder.path().join("page");
    read(
        Command::new("pdftoppm")
            .args(["-r", "200", "-gray", "-png"])
            .arg(pdf)
            .arg(&stem),
    )?;
    let mut pages: Vec<_> = std::fs::read_dir(folder.path())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    pages.sort();
    let mut codes = Vec::new();
    for page in pages {
        codes.extend(codes_on(&page)?);
    }
    Ok(codes)
}

fn codes_on(page: &Path) -> io::Result<Vec<String>> {
    let mut zbar = Command::new("zbarimg");
    zbar.args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(page);
    let output = alone(|| zbar.output())?;
    match output.status.code() {
        Some(0) => Ok(String::from_utf8_lossy(&output.stdout)
            .lines()
            .map(str::to_owned)
            .collect()),
        // A page without a code.
        Some(4) => Ok(Vec::new()),
        _ => Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )),
    }
}

/// Whether qpdf finds the file sound.
///
/// # Errors
/// qpdf is not installed, or complains; the error tells what.
pub fn check(pdf: &Path) -> io::Result<()> {
    read(Command::new("qpdf").arg("--check").arg(pdf)).map(drop)
}

/// A small sound PDF that says `line`: stands for the one that Alibaba Cloud gives out.
#[must_use]
pub fn sheet(line: &str) -> Vec<u8> {
    let drawing = format!("BT /F1 14 Tf 72 770 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!(
            "<< /Length {} >>\nstream\n{drawing}\nendstream",
            drawing.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = pdf.len();
    pdf.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    pdf.into_bytes()
}

fn read(command: &mut Command) -> io::Result<String> {
    let output = alone(|| command.output())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(format!(
            "{}: {said}",
            command.get_program().display()
        )));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
