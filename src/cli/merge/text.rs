//! Where the text of a response is until it is written into the collection.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::response::BARE_END;
use crate::store::{Reader, Stamp, StoreError};

/// A response as its own file would hold it, without a seal, in bytes.
pub(super) enum Text {
    /// In memory.
    Held(Box<[u8]>),
    /// What its file begins with, and then the end of one without a seal.
    InFile {
        /// Which of the files that were listed.
        nth: usize,
        /// How many bytes of it are taken.
        length: usize,
        /// What tells without looking into it that it is still the one that was read.
        stamp: Stamp,
        /// What tells it else.
        sha256: String,
    },
}

impl Text {
    /// The response of which the file holds this before its seal.
    pub(super) fn held(start: &str) -> Self {
        Self::Held([start, BARE_END].concat().into_bytes().into())
    }

    /// The text, where `paths` are the files that were listed.
    ///
    /// # Errors
    /// [`StoreError`] where its file cannot be read once more or was changed since.
    pub(super) fn read<'r>(
        &'r self,
        paths: &[PathBuf],
        reader: &'r mut Reader,
    ) -> Result<&'r [u8], StoreError> {
        match self {
            Self::Held(text) => Ok(text),
            Self::InFile {
                nth,
                length,
                stamp,
                sha256,
            } => {
                let path = paths.get(*nth);
                let path = path.map_or_else(|| Path::new(""), PathBuf::as_path);
                let file = reader.read_again(path, *stamp, sha256)?;
                let text = file.get_mut(..length + BARE_END.len());
                // The end of its seal gives way: one of a file without a seal is as long.
                let text = text.ok_or_else(|| StoreError::Changed {
                    path: path.to_owned(),
                })?;
                let (_, end) = text.split_at_mut(*length);
                end.copy_from_slice(BARE_END.as_bytes());
                Ok(text)
            }
        }
    }
}

/// How many bytes of texts may still be held, by all workers together.
pub(super) struct Room(AtomicUsize);

impl Room {
    pub(super) fn new(bytes: usize) -> Self {
        Self(bytes.into())
    }

    /// Takes as many bytes, where there are that many.
    pub(super) fn take(&self, bytes: usize) -> bool {
        let rest = |left: usize| left.checked_sub(bytes);
        self.0.fetch_update(Relaxed, Relaxed, rest).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_takes_no_room() {
        let room = Room::new(5);
        let taken = [3, 3, 2, 1, 0].map(|bytes| room.take(bytes));
        assert_eq!(taken, [true, false, true, false, true]);
    }
}
