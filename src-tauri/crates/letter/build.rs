//! Unpacks the committed faces into the build directory, so that no build needs a package manager.

use std::{
    env,
    error::Error,
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::PathBuf,
};

const FACES: [&str; 2] = ["NotoSans-Regular.ttf", "NotoSansSC-Regular.ttf"];

fn main() -> Result<(), Box<dyn Error>> {
    let fonts = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("fonts");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for face in FACES {
        let packed = fonts.join(format!("{face}.xz"));
        println!("cargo:rerun-if-changed={}", packed.display());
        let mut reader = BufReader::new(File::open(&packed)?);
        // Written under another name first: a build that is killed leaves no half face behind.
        let unfinished = out.join(format!("{face}.part"));
        let mut writer = BufWriter::new(File::create(&unfinished)?);
        lzma_rs::xz_decompress(&mut reader, &mut writer)
            .map_err(|error| format!("{}: {error:?}", packed.display()))?;
        writer.flush()?;
        drop(writer);
        std::fs::rename(unfinished, out.join(face))?;
    }
    Ok(())
}
