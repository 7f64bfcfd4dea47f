//! The faces that a reader of PDFs draws with where the file brings none.

use desk_letter::faces::{FaceId, Faces};
use desk_scan::pdf::Fonts;
use std::sync::{Arc, LazyLock};

/// Those that are built in.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces = Faces::from_build().expect("the faces are built in");
    let bytes =
        |face| -> Arc<dyn AsRef<[u8]> + Send + Sync> { Arc::new(faces.bytes(face).to_vec()) };
    Fonts {
        latin: bytes(FaceId::Latin),
        han: bytes(FaceId::Han),
    }
});
