//! Received files: responses, collections, decisions, in files and folders. They are only read.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::stream::{is_stream, no_file};
use super::sweep::Listing;
use super::{StoreError, atomic};
use crate::base::json::Limits;
use crate::base::{Problem, digest, parallel};
use crate::merge::{
    Collection, Content, Copy, Decision, Receipt, Received, read_decisions, received,
    write_decisions,
};
use crate::response::{self, AuthorId};

/// The file in a folder of received files that quipu writes.
const DECISIONS: &str = "decisions.json";

/// How many bytes tell what a large file is.
const HEAD: usize = 4096;

/// How many files are held in memory at a time before they are joined.
const BATCH: usize = 128;

/// As few files as this are not worth a thread; of more, so many at a time are handed out.
pub(super) const FEW_FILES: usize = 8;

/// What is done to the bytes of a file before they are read, such as opening what is sealed.
pub trait Opener: Sync {
    /// The bytes to be read, and what is to be said about the file.
    ///
    /// # Errors
    /// A [`Problem`] where the file is not to be read.
    fn open<'b>(&self, path: &Path, bytes: &'b [u8]) -> Result<Unsealed<'b>, Problem>;
}

/// A file as it is read, and what is to be said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsealed<'b> {
    /// What is read.
    pub bytes: Cow<'b, [u8]>,
    /// What is good to know, such as who signed it.
    pub notes: Vec<Problem>,
    /// What deserves a look.
    pub problems: Vec<Problem>,
}

impl<'b> From<Cow<'b, [u8]>> for Unsealed<'b> {
    fn from(bytes: Cow<'b, [u8]>) -> Self {
        Self {
            bytes,
            notes: Vec::new(),
            problems: Vec::new(),
        }
    }
}

/// Files are read as they are.
#[derive(Clone, Copy, Debug)]
pub struct AsTheyAre;

impl Opener for AsTheyAre {
    fn open<'b>(&self, _: &Path, bytes: &'b [u8]) -> Result<Unsealed<'b>, Problem> {
        Ok(Unsealed::from(Cow::Borrowed(bytes)))
    }
}

/// What was found in files and folders.
#[derive(Debug, Default)]
pub struct Inbox {
    /// Everything that could be read, joined.
    pub collection: Collection,
    /// What is no file and the folders that could not be opened, and then every file in the order in which it was found.
    pub receipts: Vec<Receipt>,
    /// What could not be read, and what to know about what was.
    pub problems: Vec<Problem>,
    /// Whether a file or folder could not be opened at all.
    pub unreadable: bool,
}

/// Says no where a file to be written is one of those received.
///
/// # Errors
/// [`Problem`] that names it.
pub fn spare<'p>(
    output: &Path,
    received: impl IntoIterator<Item = &'p Path>,
) -> Result<(), Problem> {
    let place = |path: &Path| fs::canonicalize(path).ok();
    let wanted = place(output);
    // Only a file that is there can be one of them.
    if wanted.is_some() && received.into_iter().any(|file| place(file) == wanted) {
        return Err(Problem::error("export-over-received").with("file", output.display()));
    }
    Ok(())
}

impl Inbox {
    /// Reads files and folders. A broken file costs its own line and nothing else.
    pub fn read(inputs: &[PathBuf]) -> Self {
        let Listing {
            paths, problems, ..
        } = Listing::of(inputs);
        let mut inbox = Self {
            unreadable: !problems.is_empty(),
            receipts: problems.iter().map(Receipt::unread).collect(),
            problems,
            ..Self::default()
        };
        // Files are opened side by side and taken in one after the other; only a batch is held at a time.
        let mut decisions = Vec::new();
        for batch in paths.chunks(BATCH) {
            for opened in parallel::map(batch, FEW_FILES, |path| open(path)) {
                inbox.take(opened, &mut decisions);
            }
        }
        inbox.collection.decide(decisions);
        inbox
    }

    /// Says no where a file to be written is one of those received.
    ///
    /// # Errors
    /// [`Problem`] that names it.
    pub fn spare(&self, output: &Path) -> Result<(), Problem> {
        let files = self.receipts.iter();
        spare(output, files.map(|receipt| Path::new(&receipt.file)))
    }

    /// Takes in what was opened, all but decisions: these are brought into order at once.
    fn take(&mut self, opened: Opened, decisions: &mut Vec<Decision>) {
        let Opened { path, bytes } = opened;
        let receipt = match bytes {
            Err(error) => {
                self.failed(&error);
                Receipt::unread(&error.problem())
            }
            Ok((sha256, found)) => Receipt {
                file: path.display().to_string(),
                content: self.content(&path, &sha256, found, decisions),
                sha256,
            },
        };
        self.receipts.push(receipt);
    }

    fn content(
        &mut self,
        path: &Path,
        sha256: &str,
        found: Result<Found, Problem>,
        decisions: &mut Vec<Decision>,
    ) -> Content {
        let file = path.display().to_string();
        match found {
            Ok(Found::Response(read, copy)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let problems = read.problems.into_iter();
                self.problems.extend(problems.map(|p| p.in_file(&file)));
                let changed = copy.changed_after_finalising;
                self.collection
                    .add_checked(read.response, &name, sha256.to_owned(), changed);
                Content::Response(copy)
            }
            Ok(Found::Collection(collection)) => {
                let count = collection.responses().len();
                self.collection.absorb(*collection);
                Content::Collection(count)
            }
            Ok(Found::Decisions(found)) => {
                let count = found.len();
                decisions.extend(found);
                Content::Decisions(count)
            }
            Err(problem) => {
                let problem = problem.in_file(&file);
                self.problems.push(problem.clone());
                Content::Broken(problem)
            }
        }
    }

    fn failed(&mut self, error: &StoreError) {
        self.unreadable |= matches!(error, StoreError::Io { .. });
        self.problems.push(error.problem());
    }
}

/// What a file holds; of a response also what is to be known about this copy of it.
enum Found {
    Response(Box<response::Read>, Box<Copy>),
    Collection(Box<Collection>),
    Decisions(Vec<Decision>),
}

fn found(bytes: &[u8]) -> Result<Found, Problem> {
    received(bytes).map(|received| match received {
        Received::Response(read) => {
            let copy = Copy::of(&read.response, bytes);
            Found::Response(read, Box::new(copy))
        }
        Received::Collection(collection) => Found::Collection(collection),
        Received::Decisions(decisions) => Found::Decisions(decisions),
    })
}

/// A file that was opened: the SHA-256 of its bytes, and what it holds.
struct Opened {
    path: PathBuf,
    bytes: Result<(String, Result<Found, Problem>), StoreError>,
}

fn open(path: &Path) -> Opened {
    let bytes = read_limited(path).map(|bytes| (digest(&bytes), found(&bytes)));
    Opened {
        path: path.to_owned(),
        bytes,
    }
}

/// Whether a file of a folder is looked at, by its ending.
pub(super) fn is_ours(ending: &OsStr) -> bool {
    let sealed = cfg!(feature = "crypto") && ending.eq_ignore_ascii_case("age");
    sealed || ending.eq_ignore_ascii_case("json")
}

/// Reads a file that is not larger than what [`json`](crate::base::json) accepts: only one that begins as a collection
/// may be larger than a response.
///
/// # Errors
/// [`StoreError`] when it cannot be read or is too large.
pub fn read_limited(path: &Path) -> Result<Vec<u8>, StoreError> {
    let file = File::open(path).map_err(StoreError::io(path))?;
    read_on(&file, path, Vec::new())
}

/// As [`read_limited`], of a file of which some bytes were read.
pub(super) fn read_on(
    mut file: &File,
    path: &Path,
    mut bytes: Vec<u8>,
) -> Result<Vec<u8>, StoreError> {
    // A pipe does not say how large it is, a device never ends: they say nothing.
    let size = file.metadata().map_err(StoreError::io(path))?.len();
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    read_up_to(HEAD, size, &mut file, &mut bytes).map_err(StoreError::io(path))?;
    let head = bytes.get(..HEAD).unwrap_or(&bytes);
    let limits = if String::from_utf8_lossy(head).contains("\"quipu-collection/") {
        Limits::COLLECTION
    } else {
        Limits::RECEIVED
    };
    if size <= limits.size {
        read_up_to(limits.size + 1, size, &mut file, &mut bytes).map_err(StoreError::io(path))?;
    }
    if size.max(bytes.len()) > limits.size {
        return Err(StoreError::Content {
            path: path.to_owned(),
            problem: Box::new(limits.too_large()),
        });
    }
    Ok(bytes)
}

/// Goes on reading until there are so many bytes, or the file ends, as it does after `size` where it says so.
fn read_up_to(most: usize, size: usize, file: &mut &File, bytes: &mut Vec<u8>) -> io::Result<()> {
    let rest = most.saturating_sub(bytes.len());
    // One more than there are, so that the end is found without asking for memory.
    bytes.reserve(rest.min(size.saturating_add(1).saturating_sub(bytes.len())));
    let rest = u64::try_from(rest).unwrap_or(u64::MAX);
    file.take(rest).read_to_end(bytes).map(drop)
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
    if is_stream(&path) {
        return Err(no_file(&path));
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

/// Whether a name begins with a dot.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
