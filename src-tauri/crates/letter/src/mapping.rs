//! The one place that maps a file into memory: the faces are 10 MB and most of a face is never read.
#![allow(unsafe_code)]

use std::{fs::File, io, path::Path};

use memmap2::{Mmap, MmapMut};

/// Maps a file for reading.
pub(crate) fn map(path: &Path) -> io::Result<Mmap> {
    let file = File::open(path)?;
    // SAFETY: the file is a face that ships with the program. It is only read, through a private mapping;
    // nothing in this program writes to it, and an update of the program replaces files instead of
    // rewriting them. All reading goes through bounds-checked parsers, so bytes that change under us
    // can spoil a shape but not memory.
    unsafe { Mmap::map(&file) }
}

/// A byte that is no face.
pub(crate) fn nothing() -> io::Result<Mmap> {
    MmapMut::map_anon(1)?.make_read_only()
}
