//! One draft: opened, saved, joined with what somebody else wrote meanwhile.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::{self, Holder, Lock};
use super::{StoreError, atomic};
use crate::base::{Problem, digest};
use crate::merge;
use crate::response::{self, Response};

/// A draft that is open. Let it go by dropping it.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    /// What the file held when it was last read or written here.
    seen: Vec<u8>,
    lock: Option<Lock>,
}

/// A draft with its content.
#[derive(Debug)]
pub struct Opened {
    /// The draft; saving a read-only one is an error.
    pub draft: Draft,
    /// What it holds.
    pub response: Response,
    /// Who else has it open for writing; this one is then read-only.
    pub holder: Option<Holder>,
    /// Whether it may be written.
    pub read_only: bool,
    /// Whether the last session ended without closing it.
    pub recovered: bool,
    /// What a person should know.
    pub problems: Vec<Problem>,
}

/// What saving did.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// The file holds what was given.
    AsGiven,
    /// Somebody else had changed the file; it holds both, and so does this.
    Joined(Box<Response>),
}

impl Draft {
    /// Writes a new draft.
    pub(super) fn create(
        path: &Path,
        response: &Response,
        me: &Holder,
    ) -> Result<Self, StoreError> {
        let lock = Lock::take(&lock_path(path), me)?;
        let text = response::write(response);
        atomic::write_new(path, text.as_bytes())?;
        Ok(Self {
            path: path.to_owned(),
            seen: text.into_bytes(),
            lock: Some(lock),
        })
    }

    /// Opens a draft: for writing, or read-only when somebody else writes.
    pub(super) fn open(path: &Path, me: &Holder) -> Result<Opened, StoreError> {
        let taken = Lock::take(&lock_path(path), me);
        let seen = fs::read(path).map_err(StoreError::io(path))?;
        let read = response::read_draft(&seen).map_err(|problem| StoreError::Content {
            path: path.to_owned(),
            problem: Box::new(problem),
        })?;
        let (lock, holder, mut problems) = match taken {
            Ok(lock) => (Some(lock), None, Vec::new()),
            Err(StoreError::Held { holder, .. }) => {
                (None, Some(holder.unwrap_or_default()), Vec::new())
            }
            Err(error) => (None, None, vec![error.problem()]),
        };
        problems.extend(read.problems);
        let read_only = read.read_only || lock.is_none();
        let recovered = lock.as_ref().is_some_and(|lock| lock.abandoned);
        let draft = Self {
            path: path.to_owned(),
            seen,
            lock: lock.filter(|_| !read_only),
        };
        Ok(Opened {
            draft,
            response: read.response,
            holder,
            read_only,
            recovered,
            problems,
        })
    }

    /// Whether it may be written here.
    pub fn is_mine(&self) -> bool {
        self.lock.is_some()
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Saves a response. When somebody else changed the file since it was read, their version is
    /// joined in first, so nothing they wrote is lost.
    ///
    /// # Errors
    /// [`StoreError`]; the file then holds what it held, and saving can be tried again.
    pub fn save(&mut self, response: &Response) -> Result<Saved, StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::Held {
                path: self.path.clone(),
                holder: None,
            });
        }
        let joined = self.joined_with_disk(response)?;
        let text = response::write(joined.as_ref().unwrap_or(response)).into_bytes();
        if text != self.seen || !self.path.exists() {
            atomic::replace(&self.path, &text)?;
            self.seen = text;
        }
        Ok(joined.map_or(Saved::AsGiven, |joined| Saved::Joined(Box::new(joined))))
    }

    /// How many bytes its file had when it was last read or written here.
    pub fn size(&self) -> usize {
        self.seen.len()
    }

    /// `response` with what somebody else wrote into the file, or `None` when nobody did.
    fn joined_with_disk(&self, response: &Response) -> Result<Option<Response>, StoreError> {
        let now = match fs::read(&self.path) {
            Ok(now) if now != self.seen => now,
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::Io {
                    path: self.path.clone(),
                    source: error,
                });
            }
            // Unchanged, or deleted: what is here is then the only copy.
            _ => return Ok(None),
        };
        let Ok(theirs) = response::read_draft(&now) else {
            keep_aside(&self.path, &now)?;
            return Ok(None);
        };
        let Ok(joined) = merge::join(response, &theirs.response) else {
            keep_aside(&self.path, &now)?;
            return Ok(None);
        };
        Ok((joined != *response).then_some(joined))
    }
}

/// Keeps a file that is no copy of the draft under another name, before the draft takes its place.
fn keep_aside(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let digest: String = digest(content).chars().take(8).collect();
    let aside = path.with_file_name(format!("{stem}.{digest}.bad"));
    if aside.exists() {
        Ok(())
    } else {
        atomic::write_new(&aside, content)
    }
}

/// The lock beside a draft.
pub(super) fn lock_path(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

/// Whether the last session that had this draft open died.
pub(super) fn was_abandoned(path: &Path) -> bool {
    lock::is_abandoned(&lock_path(path))
}
