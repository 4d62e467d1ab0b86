//! Where the text of a response is until it is written into the collection.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::response::BARE_END;
use crate::store::{Reader, Stamp, StoreError};

/// A response as its own file would hold it, without a seal, in bytes.
pub(super) enum Held {
    /// The text.
    Text(Box<[u8]>),
    /// What its file begins with, and then the end of one without a seal.
    InFile {
        /// Which of the files that were listed.
        nth: usize,
        /// How many bytes of it are taken.
        length: usize,
        /// What tells whether it is still the one that was read.
        stamp: Stamp,
    },
}

impl Held {
    /// The response of which the file holds this before its seal.
    pub(super) fn whole(start: &[u8]) -> Self {
        Self::Text([start, BARE_END.as_bytes()].concat().into())
    }

    /// The same, of which nothing is kept but where it stands.
    pub(super) fn in_file(nth: usize, start: &[u8], stamp: Stamp) -> Self {
        let length = start.len();
        Self::InFile { nth, length, stamp }
    }

    /// How many bytes of text are in memory.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::InFile { .. } => 0,
        }
    }

    /// The text, where `paths` are the files that were listed.
    ///
    /// # Errors
    /// [`StoreError`] where its file cannot be read once more or was changed since.
    pub(super) fn read(
        &self,
        paths: &[PathBuf],
        reader: &mut Reader,
    ) -> Result<Cow<'_, [u8]>, StoreError> {
        match self {
            Self::Text(text) => Ok(Cow::Borrowed(text)),
            Self::InFile { nth, length, stamp } => {
                let path = paths
                    .get(*nth)
                    .map_or_else(|| Path::new(""), PathBuf::as_path);
                let file = reader.read_again(path, *stamp)?;
                let start = file.get(..*length).ok_or_else(|| StoreError::Changed {
                    path: path.to_owned(),
                })?;
                Ok(Cow::Owned([start, BARE_END.as_bytes()].concat()))
            }
        }
    }
}
