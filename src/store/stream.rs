//! What has a name and is no file: a pipe, a socket, a device, the terminal. It keeps nothing, so that it is read once, and some
//! never end; who opens a pipe may wait for ever.

use std::fs::{self, DirEntry};
use std::path::Path;

use super::StoreError;
use crate::base::Problem;

/// Whether there is one, or a link that leads to one.
pub fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// As [`is_stream`], of something in a folder: asked of the entry, since a question to each file takes longer than reading it.
pub(super) fn is_stream_in_folder(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Ok(kind) if kind.is_symlink() => is_stream(&entry.path()),
        Ok(kind) => !kind.is_file() && !kind.is_dir(),
        // What it is is found out when it is opened.
        Err(_) => false,
    }
}

/// Why nobody opens it where there should be a file.
pub(super) fn no_file(path: &Path) -> StoreError {
    StoreError::Content {
        path: path.to_owned(),
        problem: Box::new(Problem::error("store-special")),
    }
}
