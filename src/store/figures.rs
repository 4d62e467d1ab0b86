//! What a list says of each draft, noted in a file of its own, so that the list is there before the drafts are read.
//!
//! It is a cache and nothing else: what it says of a draft is believed only as long as the draft's file, the questionnaire,
//! the program and, where that matters, the day are the ones it was counted with.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::draft;
use super::stamp::Stamp;
use super::workspace::about;
use crate::base::Id;
use crate::response::{DraftKey, QuestionnaireRef, Respondent, Status, Tally};

/// The first line of the file. Another program may count in another way.
const FORMAT: &str = concat!("quipu-figures/4 ", env!("CARGO_PKG_VERSION"));

/// What stands between the columns of a line. JSON has none outside of its texts, and inside of them another sign for it.
const TAB: char = '\t';

/// A draft as its folder names it, of which the system was asked nothing.
#[derive(Debug)]
pub struct DraftEntry {
    /// Which draft, by the name of the file.
    pub key: DraftKey,
    name: OsString,
    entry: DirEntry,
    /// Whether there is a lock beside it, held or not.
    locked: bool,
}

/// The file of a draft, which was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// Which draft, by the name of the file.
    pub key: DraftKey,
    /// The file.
    pub path: PathBuf,
    /// What changes with its content.
    pub stamp: Stamp,
    /// Whether the last session that had it open died.
    pub recovered: bool,
}

/// What is said of a draft in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The questionnaire it was counted with, which the digest tells from another of the same version.
    pub questionnaire: QuestionnaireRef,
    /// The day for which it was counted, where the questionnaire asks which day it is.
    pub day: Option<Date>,
    /// Who answers.
    pub respondent: Respondent,
    /// Draft, finalised or validated.
    pub status: Status,
    /// How far it has come.
    pub tally: Tally,
    /// When an answer was last changed, and to which question.
    pub last: Option<(Timestamp, Id)>,
}

/// The figures of drafts by the names of their files, a line for each: the name, when an answer was last changed in nanoseconds
/// since 1970, and as JSON the stamp its file had and the figures, which are read when they are asked for.
#[derive(Clone, Debug, Default)]
pub struct Notes<Text: Ord> {
    drafts: BTreeMap<Text, Line<Text>>,
}

/// What was noted of a draft.
#[derive(Clone, Debug)]
struct Line<Text> {
    edited: Option<Timestamp>,
    /// A [`Stamp`] and [`Figures`].
    counted: Text,
}

/// Notes that can be changed.
pub type Ledger = Notes<String>;

/// Notes that are looked at where they stand in the file.
pub type Glance<'t> = Notes<&'t str>;

impl DraftEntry {
    /// The draft in a file of this name, beside which there is a lock or none; nothing where the name is no draft's.
    pub(super) fn new(name: OsString, entry: DirEntry, locked: bool) -> Option<Self> {
        let known = name.to_string_lossy();
        let (stem, _) = known.rsplit_once('.')?;
        Some(Self {
            key: DraftKey::from_stem(stem)?,
            name,
            entry,
            locked,
        })
    }

    /// Whether the last session that had it open died.
    pub fn is_abandoned(&self) -> bool {
        self.locked && draft::was_abandoned(&self.entry.path())
    }

    /// Its file; nothing where that is gone meanwhile.
    pub fn file(&self) -> Option<DraftFile> {
        Some(DraftFile {
            key: self.key.clone(),
            stamp: Stamp::of(&about(&self.entry)?)?,
            recovered: self.is_abandoned(),
            path: self.entry.path(),
        })
    }

    /// The name of its file; empty where that is no text.
    pub fn name(&self) -> &str {
        self.name.to_str().unwrap_or_default()
    }
}

impl DraftFile {
    /// The name of its file; empty where that is no text.
    pub fn name(&self) -> &str {
        name(&self.path).unwrap_or_default()
    }

    /// Whether its file is still the one it was.
    pub fn is_unchanged(&self) -> bool {
        let now = fs::metadata(&self.path).ok();
        now.and_then(|about| Stamp::of(&about)) == Some(self.stamp)
    }
}

impl<'t> Glance<'t> {
    /// Reads the text of notes. What another version of the program noted, and what cannot be read, is nothing.
    pub fn read(text: &'t str) -> Self {
        let mut lines = text.lines();
        let known = lines.next() == Some(FORMAT);
        let drafts = lines.filter(|_| known).filter_map(Line::read);
        Self {
            drafts: drafts.collect(),
        }
    }
}

impl<'t> Line<&'t str> {
    fn read(line: &'t str) -> Option<(&'t str, Self)> {
        let (name, rest) = line.split_once(TAB)?;
        let (edited, counted) = rest.split_once(TAB)?;
        let edited = edited.parse().ok();
        let edited = edited.and_then(|at| Timestamp::from_nanosecond(at).ok());
        Some((name, Self { edited, counted }))
    }
}

impl<Text: Borrow<str> + Ord> Notes<Text> {
    /// What was noted of a draft, as long as its file is the same, the questionnaire has this digest, and the day is right.
    pub fn figures<'d>(
        &self,
        file: &DraftFile,
        today: Date,
        digest: impl Fn(&QuestionnaireRef) -> Option<&'d str>,
    ) -> Option<Figures> {
        let line = self.drafts.get(name(&file.path)?)?;
        let counted = line.counted.borrow();
        let (stamp, figures): (Stamp, Figures) = serde_json::from_str(counted).ok()?;
        let same = stamp == file.stamp
            && figures.day.is_none_or(|day| day == today)
            && digest(&figures.questionnaire) == Some(&figures.questionnaire.sha256);
        same.then_some(figures)
    }

    /// When an answer was last changed in the draft in a file of this name, as it was noted: the file may be another one now.
    pub fn edited(&self, name: &str) -> Option<Timestamp> {
        self.drafts.get(name)?.edited
    }
}

impl Ledger {
    /// As [`Glance::read`].
    pub fn read(text: &str) -> Self {
        let seen = Glance::read(text).drafts.into_iter();
        let drafts = seen.map(|(name, line)| {
            let counted = line.counted.to_owned();
            let edited = line.edited;
            (name.to_owned(), Line { edited, counted })
        });
        Self {
            drafts: drafts.collect(),
        }
    }

    pub(super) fn write(&self) -> String {
        let mut text = format!("{FORMAT}\n");
        for (name, line) in &self.drafts {
            let edited = line.edited.map(Timestamp::as_nanosecond);
            let edited = edited.map(|at| at.to_string()).unwrap_or_default();
            text.extend([name, "\t", &edited, "\t", &line.counted, "\n"]);
        }
        text
    }

    /// Notes the figures of a draft, unless its file has changed since they were counted. One with a name that would not stay
    /// on its line is counted each time.
    pub fn note(&mut self, file: &DraftFile, figures: &Figures) {
        if let Some(name) = name(&file.path)
            && !name.contains(char::is_control)
            && let Ok(counted) = serde_json::to_string(&(file.stamp, figures))
            && file.is_unchanged()
        {
            let edited = figures.last.as_ref().map(|(at, _)| *at);
            self.drafts
                .insert(name.to_owned(), Line { edited, counted });
        }
    }

    /// Forgets all drafts but these. False when there was nothing to forget.
    pub fn keep(&mut self, files: &[DraftFile]) -> bool {
        let before = self.drafts.len();
        let names: Vec<&str> = files.iter().filter_map(|file| name(&file.path)).collect();
        self.drafts
            .retain(|known, _| names.binary_search(&known.as_str()).is_ok());
        self.drafts.len() < before
    }
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::fixture::empty;
    use crate::store::replace;

    fn figures() -> Figures {
        let response = empty();
        Figures {
            questionnaire: QuestionnaireRef {
                sha256: "d".into(),
                ..response.questionnaire
            },
            day: None,
            respondent: response.respondent,
            status: Status::Draft,
            tally: Tally {
                shown: 3,
                answered: 2,
                ..Tally::default()
            },
            last: None,
        }
    }

    fn today() -> Date {
        "2026-11-26".parse().unwrap()
    }

    fn same(asked: &QuestionnaireRef) -> Option<&'static str> {
        (asked.version == figures().questionnaire.version).then_some("d")
    }

    fn draft(path: &Path) -> DraftFile {
        let mut all = fs::read_dir(path.parent().unwrap()).unwrap();
        let entry = all.find_map(|entry| entry.ok().filter(|entry| entry.path() == *path));
        let name = path.file_name().unwrap().to_owned();
        let entry = DraftEntry::new(name, entry.unwrap(), false);
        entry.unwrap().file().unwrap()
    }

    #[test]
    fn figures_are_believed_as_long_as_nothing_they_rest_on_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cog_xa_office.json");
        replace(&path, b"one").unwrap();
        let file = draft(&path);
        let mut ledger = Ledger::default();
        ledger.note(&file, &figures());
        let ledger = Ledger::read(&ledger.write());
        assert_eq!(ledger.figures(&file, today(), same), Some(figures()));
        // Another questionnaire under the same name.
        let other = |_: &QuestionnaireRef| Some("e");
        assert_eq!(ledger.figures(&file, today(), other), None);
        assert_eq!(ledger.figures(&file, today(), |_| None), None);
        // Another content of the same size.
        replace(&path, b"two").unwrap();
        let changed = draft(&path);
        assert!(!file.is_unchanged());
        assert_eq!(ledger.figures(&changed, today(), same), None);
        // What was counted before that is not noted after it.
        let mut late = ledger.clone();
        late.note(&file, &figures());
        assert_eq!(late.figures(&changed, today(), same), None);
    }

    #[test]
    fn another_day_matters_where_the_questionnaire_asks_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cog_xa_office.json");
        replace(&path, b"one").unwrap();
        let file = draft(&path);
        let mut ledger = Ledger::default();
        let day = Some(today());
        ledger.note(&file, &Figures { day, ..figures() });
        assert!(ledger.figures(&file, today(), same).is_some());
        let later = today().tomorrow().unwrap();
        assert_eq!(ledger.figures(&file, later, same), None);
    }

    #[test]
    fn a_broken_or_foreign_note_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cog_xa_office.json");
        replace(&path, b"one").unwrap();
        let file = draft(&path);
        let mut ledger = Ledger::default();
        ledger.note(&file, &figures());
        let whole = ledger.write();
        let said = |text: &str| Glance::read(text).figures(&file, today(), same);
        assert_eq!(said(&whole), Some(figures()));
        // As after a disk that was full: the line is cut somewhere.
        for end in 0..whole.len() - 1 {
            assert_eq!(said(whole.get(..end).unwrap()), None, "{end}");
        }
        for foreign in ["quipu-figures/4 0.0.0", "quipu-figures/3", ""] {
            assert_eq!(said(&whole.replacen(FORMAT, foreign, 1)), None);
        }
    }

    #[test]
    fn a_name_that_would_break_its_line_is_not_noted() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["cog_x\ta_office.json", "cog_x\na_office.json"] {
            let path = folder.path().join(name);
            if replace(&path, b"one").is_ok() {
                let mut ledger = Ledger::default();
                ledger.note(&draft(&path), &figures());
                assert!(ledger.drafts.is_empty(), "{name:?}");
            }
        }
    }

    #[test]
    fn what_is_gone_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cog_xa_office.json");
        replace(&path, b"one").unwrap();
        let file = draft(&path);
        let mut ledger = Ledger::default();
        ledger.note(&file, &figures());
        assert!(!ledger.keep(std::slice::from_ref(&file)));
        assert!(ledger.keep(&[]));
        assert!(ledger.drafts.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_the_draft_it_leads_to() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let workspace = crate::store::Workspace::open(Some(folder.path())).unwrap();
        fs::create_dir(workspace.drafts_folder()).unwrap();
        let elsewhere = folder.path().join("elsewhere");
        let link = |target: &Path, name: &str| {
            symlink(target, workspace.drafts_folder().join(name)).unwrap();
        };
        link(&elsewhere, "cog_xa_office.json");
        link(&folder.path().join("nowhere"), "cog_xb_office.json");
        let listed = || {
            let files = workspace.draft_files().unwrap();
            files.iter().map(|file| file.stamp).collect::<Vec<_>>()
        };
        for content in [&b"one"[..], b"other"] {
            replace(&elsewhere, content).unwrap();
            let about = fs::metadata(&elsewhere).unwrap();
            assert_eq!(listed(), [Stamp::of(&about).unwrap()]);
        }
    }
}
