//! The data folder: drafts, finalised responses, the user's own questionnaires, and who writes here.

use std::ffi::OsString;
use std::fs::{self, DirEntry, Metadata};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::draft::{self, Draft};
use super::figures::{DraftEntry, DraftFile, Ledger};
use super::inbox::{FEW_FILES, is_hidden};
use super::stream::is_stream_in_folder;
use super::{Opened, StoreError, atomic, lock};
use crate::base::{Id, Problem, json, parallel};
use crate::merge;
use crate::response::{self, Author, AuthorId, DraftKey, Previous, QuestionnaireRef, Response};

/// The folder everything lives in.
#[derive(Clone, Debug)]
pub struct Workspace {
    data: PathBuf,
}

/// Who writes here: `author.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorFile {
    /// The id under which this replica writes; random, and never changed.
    pub id: AuthorId,
    /// The name shown beside answers.
    #[serde(default)]
    pub name: String,
}

/// A draft in the folder, opened or not.
#[derive(Debug)]
pub struct Listed {
    /// The file.
    pub path: PathBuf,
    /// What it holds, or what is wrong with it.
    pub content: Result<Response, Problem>,
    /// Whether the last session that had it open died.
    pub recovered: bool,
}

/// What became of a response that somebody sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
    /// The draft it is now.
    pub key: DraftKey,
    /// Where the draft of an earlier cycle was put, which stood under the same key.
    pub put_away: Option<PathBuf>,
}

impl AuthorFile {
    /// As an author of answers.
    pub fn author(&self) -> Author {
        Author {
            name: self.name.clone(),
        }
    }
}

impl Workspace {
    /// The workspace in this folder, or in the place the platform has for it.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`] when no folder is given and the platform names none.
    pub fn open(data: Option<&Path>) -> Result<Self, StoreError> {
        let data = match data {
            Some(data) => data.to_owned(),
            None => directories::ProjectDirs::from("", "", "quipu")
                .map(|folders| folders.data_dir().to_owned())
                .ok_or(StoreError::NoFolder)?,
        };
        Ok(Self { data })
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.data
    }

    /// Where drafts are.
    pub fn drafts_folder(&self) -> PathBuf {
        self.data.join("drafts")
    }

    /// Where finalised responses are written.
    pub fn finalised_folder(&self) -> PathBuf {
        self.data.join("finalised")
    }

    /// Where the user's own questionnaires are.
    pub fn questionnaires_folder(&self) -> PathBuf {
        self.data.join("questionnaires")
    }

    /// Who writes here. The first time, `fresh` becomes the id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or written.
    pub fn author(&self, fresh: impl FnOnce() -> AuthorId) -> Result<AuthorFile, StoreError> {
        let path = self.data.join("author.json");
        match fs::read(&path) {
            Ok(bytes) => json::parse(&bytes).map_err(|problem| StoreError::Content {
                path,
                problem: Box::new(problem),
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let author = AuthorFile {
                    id: fresh(),
                    name: String::new(),
                };
                self.write_author(&author)?;
                Ok(author)
            }
            Err(error) => Err(StoreError::Io {
                path,
                source: error,
            }),
        }
    }

    /// Remembers the name of who writes here.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn write_author(&self, author: &AuthorFile) -> Result<(), StoreError> {
        make_folder(&self.data)?;
        let text = serde_json::to_string_pretty(author).unwrap_or_default();
        atomic::replace(&self.data.join("author.json"), text.as_bytes())
    }

    /// Every draft, readable or not, in the order of its file names. A folder that is not there has none.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the folder cannot be read.
    pub fn drafts(&self) -> Result<Vec<Listed>, StoreError> {
        let paths = json_files(&self.drafts_folder())?;
        Ok(Self::read_drafts(&paths))
    }

    /// The drafts in these files, in the same order.
    pub fn read_drafts(paths: &[PathBuf]) -> Vec<Listed> {
        parallel::map(paths, FEW_FILES, |path| list(path))
    }

    /// The drafts of a questionnaire with their files, by the names of these; none is read.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the folder cannot be read.
    pub fn drafts_of(&self, questionnaire: &Id) -> Result<Vec<(DraftKey, PathBuf)>, StoreError> {
        let paths = json_files(&self.drafts_folder())?;
        let keyed = paths.into_iter().filter_map(|path| {
            let key = DraftKey::from_stem(&path.file_stem()?.to_string_lossy())?;
            (key.questionnaire == *questionnaire).then_some((key, path))
        });
        Ok(keyed.collect())
    }

    /// The drafts in the order of the names of their files, of which nothing else is asked.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the folder cannot be read.
    pub fn draft_entries(&self) -> Result<Vec<DraftEntry>, StoreError> {
        let folder = self.drafts_folder();
        let all = entries(&folder)?;
        let (drafts, others): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(name, _)| is_json(Path::new(name)));
        // What was never opened here has no lock, which is seen without asking for each.
        let has_lock = |name: &OsString| {
            let lock = draft::lock_path(Path::new(name)).into_os_string();
            others
                .binary_search_by(|(known, _)| known.cmp(&lock))
                .is_ok()
        };
        let drafts = drafts.into_iter().map(|(name, entry)| {
            let locked = !others.is_empty() && has_lock(&name);
            DraftEntry::new(name, entry, locked)
        });
        Ok(drafts.flatten().collect())
    }

    /// The files of drafts in the order of their names, none of them read.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the folder cannot be read.
    pub fn draft_files(&self) -> Result<Vec<DraftFile>, StoreError> {
        let entries = self.draft_entries()?;
        Ok(entries.iter().filter_map(DraftEntry::file).collect())
    }

    /// What was noted of drafts; nothing where the notes are missing or broken.
    pub fn ledger(&self) -> Ledger {
        Ledger::read(&self.ledger_text())
    }

    /// The text of what was noted of drafts, for a [`Glance`](super::Glance) at it; empty where there is none.
    pub fn ledger_text(&self) -> String {
        fs::read_to_string(self.ledger_path()).unwrap_or_default()
    }

    /// Notes what was counted of drafts.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn write_ledger(&self, ledger: &Ledger) -> Result<(), StoreError> {
        atomic::replace(&self.ledger_path(), ledger.write().as_bytes())
    }

    fn ledger_path(&self) -> PathBuf {
        self.data.join("figures.tsv")
    }

    /// The names of all drafts, without reading them, in order.
    pub fn draft_names(&self) -> Vec<String> {
        let paths = json_files(&self.drafts_folder()).unwrap_or_default();
        let stems = paths.iter().filter_map(|path| path.file_stem());
        let mut names: Vec<String> = stems
            .map(|stem| stem.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// The file of a draft.
    pub fn draft_path(&self, key: &DraftKey) -> PathBuf {
        self.drafts_folder().join(key.file_name())
    }

    /// Starts a draft.
    ///
    /// # Errors
    /// [`StoreError`], among others when the draft exists.
    pub fn create(&self, response: &Response, author: &Author) -> Result<Draft, StoreError> {
        make_folder(&self.drafts_folder())?;
        Draft::create(
            &self.draft_path(&DraftKey::of(response)),
            response,
            &lock::me(&author.name),
        )
    }

    /// Takes a response somebody sent, such as a packet, as a draft. What the draft holds already stays; a draft of the
    /// last cycle is put away first, see [`put_away`](Self::put_away).
    ///
    /// # Errors
    /// [`StoreError`], among others when the draft there is of another version of the questionnaire.
    pub fn adopt(&self, mut received: Response, author: &Author) -> Result<Adopted, StoreError> {
        received.reopen();
        let key = DraftKey::of(&received);
        let previous = received.previous.as_ref();
        let put_away = previous
            .map(|previous| self.put_away(&key, &received.questionnaire, previous, author))
            .transpose()?;
        let put_away = put_away.flatten();
        if !self.draft_path(&key).exists() {
            drop(self.create(&received, author)?);
            return Ok(Adopted { key, put_away });
        }
        let mut opened = self.open_draft(&key, author)?;
        let joined = merge::join(&opened.response, &received).map_err(|differ| {
            let problem = Problem::error("store-other-version").with("version", differ.0.version);
            StoreError::Content {
                path: self.draft_path(&key),
                problem: Box::new(problem.with("other", differ.1.version)),
            }
        })?;
        opened.draft.save(&joined)?;
        Ok(Adopted { key, put_away })
    }

    /// Moves a draft that belongs to an earlier cycle out of the way, so that its answers do not pass for those of the cycle
    /// that looks back on `previous` and asks `asked`. Says where it is now; nothing where there is no such draft.
    ///
    /// # Errors
    /// [`StoreError`] when the draft cannot be read or moved.
    pub fn put_away(
        &self,
        key: &DraftKey,
        asked: &QuestionnaireRef,
        previous: &Previous,
        author: &Author,
    ) -> Result<Option<PathBuf>, StoreError> {
        if !self.draft_path(key).exists() {
            return Ok(None);
        }
        let opened = self.open_draft(key, author)?;
        let draft = &opened.response;
        if draft.questionnaire.version == asked.version && draft.continues(previous) {
            return Ok(None);
        }
        drop(opened);
        self.discard(key).map(Some)
    }

    /// Opens a draft.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read; it is left as it is.
    pub fn open_draft(&self, key: &DraftKey, author: &Author) -> Result<Opened, StoreError> {
        Draft::open(&self.draft_path(key), &lock::me(&author.name))
    }

    /// Moves a draft to the folder `discarded`, where it can be found again.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn discard(&self, key: &DraftKey) -> Result<PathBuf, StoreError> {
        let folder = self.data.join("discarded");
        make_folder(&folder)?;
        let path = self.draft_path(key);
        let free = |n: &u32| !folder.join(format!("{key}.{n}.json")).exists();
        let number = (1..=u32::MAX).find(free).unwrap_or(u32::MAX);
        let target = folder.join(format!("{key}.{number}.json"));
        fs::rename(&path, &target).map_err(StoreError::io(&path))?;
        fs::remove_file(draft::lock_path(&path)).unwrap_or_default();
        Ok(target)
    }

    /// Writes a finalised response under a name of its own and says where. It never replaces a file.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn write_finalised(&self, response: &Response) -> Result<PathBuf, StoreError> {
        let folder = self.finalised_folder();
        make_folder(&folder)?;
        let name = format!("{}_r{}.json", DraftKey::of(response), response.revision);
        let path = folder.join(name);
        let text = response::write(response);
        // What is sent must be readable where it arrives.
        if let Err(problem) = response::read(text.as_bytes()) {
            return Err(StoreError::Content {
                path,
                problem: Box::new(problem),
            });
        }
        atomic::write_new(&path, text.as_bytes())?;
        Ok(path)
    }
}

fn list(path: &Path) -> Listed {
    let content = fs::read(path)
        .map_err(StoreError::io(path))
        .map_err(|error| error.problem())
        .and_then(|bytes| response::read_draft(&bytes).map(|read| read.response));
    let recovered = draft::was_abandoned(path);
    Listed {
        path: path.to_owned(),
        content,
        recovered,
    }
}

/// The JSON files of a folder in the order of their names; none when it is not there. Hidden files are not among them.
pub(super) fn json_files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut all = files(folder)?;
    all.retain(|path| is_json(path));
    Ok(all)
}

fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// The files of a folder that are not hidden, in the order of their names; none when it is not there. Pipes and devices are none.
fn files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = entries(folder)?.into_iter();
    Ok(entries.map(|(name, _)| folder.join(name)).collect())
}

/// As [`files`], by their names.
fn entries(folder: &Path) -> Result<Vec<(OsString, DirEntry)>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(StoreError::Io {
                path: folder.to_owned(),
                source: error,
            });
        }
    };
    let named = entries.flatten().map(|entry| (entry.file_name(), entry));
    let mut named: Vec<(OsString, DirEntry)> = named
        .filter(|(name, entry)| !is_hidden(name) && !is_stream_in_folder(entry))
        .collect();
    named.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(named)
}

/// What the system says of a file; of a link, what it says of the file it leads to.
pub(super) fn about(entry: &DirEntry) -> Option<Metadata> {
    let asked = || fs::metadata(entry.path()).ok();
    if cfg!(windows) {
        // The folder may say what was true before.
        return asked();
    }
    // Asked from its folder, the way is one step on Linux.
    let about = entry.metadata().ok()?;
    if about.is_symlink() {
        asked()
    } else {
        Some(about)
    }
}

/// Writes a file into a folder, which is made where it is missing.
///
/// # Errors
/// [`StoreError::Io`].
pub fn write_into(folder: &Path, name: &str, content: &[u8]) -> Result<PathBuf, StoreError> {
    fs::create_dir_all(folder).map_err(StoreError::io(folder))?;
    let path = folder.join(name);
    atomic::replace(&path, content)?;
    Ok(path)
}

/// Makes a folder where it is missing.
///
/// # Errors
/// [`StoreError::Io`].
pub fn make_folder_for(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(StoreError::io(folder))
}

/// Writes a file that can be made again into a folder that is there, without waiting for the disk.
///
/// # Errors
/// [`StoreError::Io`].
pub fn write_sample(folder: &Path, name: &str, content: &[u8]) -> Result<(), StoreError> {
    atomic::write_unsynced(&folder.join(name), content)
}

/// Writes a file that must not be there yet into a folder, which is made where it is missing.
///
/// # Errors
/// [`StoreError::Io`], among others when the file exists.
pub fn write_new_into(folder: &Path, name: &str, content: &[u8]) -> Result<PathBuf, StoreError> {
    fs::create_dir_all(folder).map_err(StoreError::io(folder))?;
    let path = folder.join(name);
    atomic::write_new(&path, content)?;
    Ok(path)
}

/// Makes a folder for its owner only.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(StoreError::io(folder))
}
