//! The only place with files: drafts that are never lost, the folders they live in, the catalogue of
//! questionnaires, and the folders of received files.

mod atomic;
mod catalogue;
mod draft;
mod elsewhere;
#[cfg(feature = "crypto")]
pub mod exchange;
mod figures;
mod folder;
mod inbox;
mod lock;
mod pieces;
mod reader;
mod settings;
mod stamp;
mod stream;
mod sweep;
mod watched;
mod workspace;

pub use atomic::{Step, replace, replace_in_pieces, replace_watched, write_new};
pub use catalogue::{Catalogue, read_questionnaire};
pub use draft::{Draft, Opened, Saved};
pub use figures::{DraftEntry, DraftFile, Figures, Glance, Ledger, Notes};
pub use folder::{NewFolder, Parts, in_order};
pub use inbox::{
    AsTheyAre, Inbox, Opener, Unsealed, add_decision, decisions, read_limited, spare,
    take_back_decision,
};
pub use lock::Holder;
pub use reader::Reader;
pub use settings::SettingsFile;
pub use stamp::Stamp;
pub use stream::is_stream;
pub use sweep::{Listing, sweep};
pub use watched::Watcher;
pub use workspace::{
    Adopted, AuthorFile, Listed, Workspace, make_folder_for, write_into, write_new_into,
    write_sample,
};

use std::io;
use std::path::{Path, PathBuf};

use crate::base::Problem;

/// What can go wrong with files. Every variant names the path.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file was read and is not what it should be.
    #[error("{path}: {}", problem.message)]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column.
        problem: Box<Problem>,
    },
    /// Somebody else has the draft open for writing.
    #[error("{path}: open elsewhere")]
    Held {
        /// The draft.
        path: PathBuf,
        /// Who has it, as far as known.
        holder: Option<Holder>,
    },
    /// A file that was read before and is to be read once more is no longer the same.
    #[error("{path}: changed meanwhile")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The platform names no folder for data, and none was given.
    #[error("no folder for data")]
    NoFolder,
}

impl StoreError {
    /// An error of the system about a path.
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io {
            path: path.to_owned(),
            source,
        }
    }

    /// The error as a problem that can be shown.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Content { path, problem } => {
                problem.as_ref().clone().in_file(path.display().to_string())
            }
            Self::Io { path, source } => io_problem(path, source),
            Self::Held { path, holder } => {
                let holder = holder
                    .as_ref()
                    .map_or_else(|| "?".to_owned(), ToString::to_string);
                Problem::error("store-held")
                    .with("holder", holder)
                    .in_file(path.display().to_string())
            }
            Self::Changed { path } => {
                Problem::error("store-changed-since").in_file(path.display().to_string())
            }
            Self::NoFolder => Problem::error("store-no-folder"),
        }
    }
}

/// The sentence for an error of the system: the common ones in plain words.
fn io_problem(path: &Path, error: &io::Error) -> Problem {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "store-not-found",
        io::ErrorKind::PermissionDenied => "store-no-permission",
        io::ErrorKind::ReadOnlyFilesystem => "store-read-only",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "store-full"
        }
        io::ErrorKind::IsADirectory => "store-is-folder",
        io::ErrorKind::AlreadyExists => "store-exists",
        io::ErrorKind::DirectoryNotEmpty => "store-not-empty",
        _ => "store-io",
    };
    Problem::error(message)
        .with("error", error)
        .in_file(path.display().to_string())
}
