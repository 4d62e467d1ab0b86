//! Received files: responses, collections, decisions, in files and folders. They are only read.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{StoreError, atomic};
use crate::base::json::Limits;
use crate::base::{Problem, digest};
use crate::merge::{
    Collection, Content, Copy, Decision, Receipt, Received, read_decisions, received,
    write_decisions,
};
use crate::response::AuthorId;

/// The file in a folder of received files that quipu writes.
const DECISIONS: &str = "decisions.json";

/// How many bytes tell what a large file is.
const HEAD: u64 = 4096;

/// What was found in files and folders.
#[derive(Debug, Default)]
pub struct Inbox {
    /// Everything that could be read, joined.
    pub collection: Collection,
    /// Every file in the order in which it was found.
    pub receipts: Vec<Receipt>,
    /// What could not be read, and what to know about what was.
    pub problems: Vec<Problem>,
    /// Whether a file or folder could not be opened at all.
    pub unreadable: bool,
}

impl Inbox {
    /// Reads files and folders. A broken file costs its own line and nothing else.
    pub fn read(inputs: &[PathBuf]) -> Self {
        let mut inbox = Self::default();
        for input in inputs {
            if input.is_dir() {
                inbox.add_folder(input);
            } else {
                inbox.add_file(input);
            }
        }
        inbox
    }

    /// How many files could be opened.
    pub fn read_count(&self) -> usize {
        let opened = |receipt: &&Receipt| !receipt.sha256.is_empty();
        self.receipts.iter().filter(opened).count()
    }

    fn add_folder(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(source) => {
                return self.failed(&StoreError::Io {
                    path: folder.to_owned(),
                    source,
                });
            }
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .filter(|path| !is_hidden(path))
            .collect();
        paths.sort();
        for path in paths {
            // Links to folders are not followed: they may lead in a circle.
            if path.is_dir() && !path.is_symlink() {
                self.add_folder(&path);
            } else if path
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
            {
                self.add_file(&path);
            }
        }
    }

    fn add_file(&mut self, path: &Path) {
        match read_limited(path) {
            Ok(bytes) => self.add_bytes(path, &bytes),
            Err(error) => {
                self.receipts.push(Receipt {
                    file: path.display().to_string(),
                    sha256: String::new(),
                    content: Content::Broken(error.problem()),
                });
                self.failed(&error);
            }
        }
    }

    fn add_bytes(&mut self, path: &Path, bytes: &[u8]) {
        let file = path.display().to_string();
        let content = match received(bytes) {
            Ok(Received::Response(read)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                self.problems
                    .extend(read.problems.into_iter().map(|p| p.in_file(&file)));
                let copy = Copy::of(&read.response);
                self.collection.add(read.response, &name, digest(bytes));
                Content::Response(Box::new(copy))
            }
            Ok(Received::Collection(collection)) => {
                let count = collection.responses().len();
                self.collection.absorb(*collection);
                Content::Collection(count)
            }
            Ok(Received::Decisions(decisions)) => {
                let count = decisions.len();
                self.collection.decide(decisions);
                Content::Decisions(count)
            }
            Err(problem) => {
                let problem = problem.in_file(&file);
                self.problems.push(problem.clone());
                Content::Broken(problem)
            }
        };
        self.receipts.push(Receipt {
            file,
            sha256: digest(bytes),
            content,
        });
    }

    fn failed(&mut self, error: &StoreError) {
        self.unreadable |= matches!(error, StoreError::Io { .. });
        self.problems.push(error.problem());
    }
}

/// Reads a file that is not larger than what [`json`](crate::base::json) accepts: only one that begins as a collection
/// may be larger than a response.
///
/// # Errors
/// [`StoreError`] when it cannot be read or is too large.
pub fn read_limited(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut file = File::open(path).map_err(StoreError::io(path))?;
    let size = file.metadata().map_err(StoreError::io(path))?.len();
    let larger = |limits: Limits| usize::try_from(size).map_or(true, |size| size > limits.size);
    let mut bytes = Vec::new();
    if larger(Limits::RECEIVED) {
        let mut head = (&mut file).take(HEAD);
        head.read_to_end(&mut bytes).map_err(StoreError::io(path))?;
        let limits = if String::from_utf8_lossy(&bytes).contains("\"quipu-collection/") {
            Limits::COLLECTION
        } else {
            Limits::RECEIVED
        };
        if larger(limits) {
            return Err(StoreError::Content {
                path: path.to_owned(),
                problem: Box::new(limits.too_large()),
            });
        }
    }
    file.read_to_end(&mut bytes).map_err(StoreError::io(path))?;
    Ok(bytes)
}

/// The decisions kept in a folder of received files.
///
/// # Errors
/// [`StoreError`] when the file is there and cannot be read.
pub fn decisions(folder: &Path) -> Result<Vec<Decision>, StoreError> {
    let path = folder.join(DECISIONS);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let bytes = read_limited(&path)?;
    read_decisions(&bytes).map_err(|problem| StoreError::Content {
        path,
        problem: Box::new(problem),
    })
}

/// Adds a decision to those kept in a folder.
///
/// # Errors
/// [`StoreError`]; the decisions that were there are kept.
pub fn add_decision(folder: &Path, decision: Decision) -> Result<PathBuf, StoreError> {
    let mut collection = Collection::default();
    collection.decide(decisions(folder)?);
    collection.decide([decision]);
    let path = folder.join(DECISIONS);
    atomic::replace(&path, write_decisions(collection.decisions()).as_bytes())?;
    Ok(path)
}

/// Takes back the last decision that an author added to a folder. False where there is none.
///
/// # Errors
/// [`StoreError`]; the decisions that were there are kept.
pub fn take_back_decision(folder: &Path, author: &AuthorId) -> Result<bool, StoreError> {
    let mut all = decisions(folder)?;
    let mine = all
        .iter()
        .enumerate()
        .filter(|(_, decision)| decision.version.by == *author);
    let Some((last, _)) = mine.max_by_key(|(_, decision)| decision.version.at) else {
        return Ok(false);
    };
    all.remove(last);
    let path = folder.join(DECISIONS);
    atomic::replace(&path, write_decisions(&all).as_bytes())?;
    Ok(true)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name: &OsStr| name.to_string_lossy().starts_with('.'))
}
