//! What every command has at hand, and how it speaks.

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::args::Common;
use super::config::Settled;
use super::error::Failure;
use super::looks;
use super::watch::Watch;
use crate::base::message::{Argument, Messages};
use crate::base::text::SafeText;
use crate::base::{Id, Language, Problem, Severity};
use crate::questionnaire::Questionnaire;
use crate::report::Wording;
use crate::store::{Catalogue, Watcher, Workspace, read_limited, read_questionnaire};
use crate::tui::theme::Family;

/// What every command has at hand.
pub(super) struct Context<'a> {
    /// Where data goes.
    pub(super) out: &'a mut dyn Write,
    /// Where messages go.
    pub(super) err: &'a mut (dyn Write + Send),
    /// The interface's sentences.
    pub(super) messages: Messages,
    /// The sentences of a second language, for reports.
    pub(super) beside: Option<Messages>,
    /// `--data`.
    pub(super) data: Option<PathBuf>,
    /// The looks of the screen.
    pub(super) family: Family,
    /// Where settings come from, and the keys.
    pub(super) settled: Settled,
    /// The questionnaires, once they were read.
    known: Option<Catalogue>,
    /// Now.
    pub(super) now: Timestamp,
    /// Today.
    pub(super) today: Date,
}

impl<'a> Context<'a> {
    /// The context of one run of the program.
    pub(super) fn new(
        common: &Common,
        settled: Settled,
        out: &'a mut dyn Write,
        err: &'a mut (dyn Write + Send),
        now: Timestamp,
        today: Date,
    ) -> Self {
        let chosen = common.language;
        let language = chosen
            .map(|languages| languages.first)
            .or_else(locale_language)
            .unwrap_or(Language::EN);
        let beside = chosen.and_then(|languages| languages.second);
        Self {
            out,
            err,
            messages: Messages::new(language),
            beside: beside.map(Messages::new),
            data: common.data.clone(),
            family: looks::family(common.color, common.theme, |name| std::env::var(name).ok()),
            settled,
            known: None,
            now,
            today,
        }
    }

    /// The language of messages and reports.
    pub(super) fn language(&self) -> Language {
        self.messages.language()
    }

    /// The words of a report.
    pub(super) fn wording(&self) -> Wording<'_> {
        Wording {
            messages: &self.messages,
            language: self.messages.language(),
            beside: self.beside.as_ref(),
        }
    }

    /// The data folder.
    ///
    /// # Errors
    /// When the platform names none.
    pub(super) fn workspace(&self) -> Result<Workspace, Failure> {
        Ok(Workspace::open(self.data.as_deref())?)
    }

    /// The questionnaires there are; what is wrong with the user's own is said. They are read once.
    ///
    /// # Errors
    /// When messages cannot be written.
    pub(super) fn catalogue(&mut self) -> Result<Catalogue, Failure> {
        self.catalogue_beside([])
    }

    /// The questionnaires there are, where what is wrong with some files is said in another place.
    ///
    /// # Errors
    /// When messages cannot be written.
    pub(super) fn catalogue_beside<'f>(
        &mut self,
        files: impl IntoIterator<Item = &'f PathBuf>,
    ) -> Result<Catalogue, Failure> {
        if let Some(known) = &self.known {
            return Ok(known.clone());
        }
        let folder = self
            .workspace()
            .ok()
            .map(|workspace| workspace.questionnaires_folder());
        let (catalogue, mut problems) = Catalogue::read(folder.as_deref());
        // Only asked for where something is wrong: to know which files these are, they may have to be read.
        if !problems.is_empty() {
            let files = files.into_iter();
            let files = files.filter_map(|file| file.canonicalize().ok());
            let files: Vec<PathBuf> = files.collect();
            problems.retain(|problem| {
                let file = problem.place.file.as_ref();
                let found = file.and_then(|file| Path::new(file).canonicalize().ok());
                found.is_none_or(|found| !files.contains(&found))
            });
        }
        self.report(&problems)?;
        self.known = Some(catalogue.clone());
        Ok(catalogue)
    }

    /// A questionnaire by its file, or the newest of its id.
    ///
    /// # Errors
    /// When there is none, or it cannot be used; all that is wrong with it is said.
    pub(super) fn questionnaire(&mut self, name: &str) -> Result<Arc<Questionnaire>, Failure> {
        let path = Path::new(name);
        if !path.exists() {
            if names_a_file(path) {
                read_limited(path)?;
            }
            let catalogue = self.catalogue()?;
            let found = Id::new(name).ok().and_then(|id| catalogue.latest(&id));
            return found.ok_or_else(|| {
                let problem = Problem::error("catalogue-unknown").with("id", name);
                Failure::data(problem.with("known", catalogue.names()))
            });
        }
        match read_questionnaire(path) {
            Ok((found, problems)) => {
                self.report(&problems)?;
                Ok(Arc::new(found))
            }
            Err(mut problems) => {
                let last = problems.pop();
                self.report(&problems)?;
                Err(Failure::data(
                    last.unwrap_or_else(|| Problem::error("catalogue-unknown")),
                ))
            }
        }
    }

    /// Says a sentence on standard error.
    ///
    /// # Errors
    /// When standard error is gone.
    pub(super) fn say(&mut self, id: &str, arguments: &[Argument<'_>]) -> io::Result<()> {
        let sentence = self.messages.format(id, arguments);
        for line in sentence.lines() {
            writeln!(self.err, "{}", SafeText::line(line))?;
        }
        Ok(())
    }

    /// Says on a terminal what takes a while.
    ///
    /// # Errors
    /// When standard error is gone.
    pub(super) fn progress(&mut self, id: &str) -> io::Result<()> {
        if io::stderr().is_terminal() {
            self.say(id, &[])?;
        }
        Ok(())
    }

    /// What says on a terminal how far long work on so many files is; nothing where standard error is none.
    pub(super) fn watcher(&mut self, files: usize) -> Option<Watcher<'_>> {
        io::stderr().is_terminal().then(|| {
            let mut watch = Watch::new(&self.messages, &mut *self.err, files);
            let watcher: Watcher<'_> = Box::new(move |done, after| watch.tell(done, after));
            watcher
        })
    }

    /// Says problems on standard error: place, sentence, and what to do.
    ///
    /// # Errors
    /// When standard error is gone.
    pub(super) fn report(&mut self, problems: &[Problem]) -> io::Result<()> {
        for problem in problems {
            let id = match problem.severity {
                Severity::Error => "cli-error",
                Severity::Warning => "cli-warning",
            };
            let word = self.messages.get(id);
            let place = problem.place.to_string();
            let place = if place.is_empty() {
                place
            } else {
                format!("{place}: ")
            };
            let sentence = self.messages.problem(problem);
            writeln!(
                self.err,
                "{}",
                SafeText::line(&format!("{place}{word}: {sentence}"))
            )?;
            if let Some(hint) = self.messages.hint(problem) {
                writeln!(self.err, "  {}", SafeText::line(&hint))?;
            }
        }
        Ok(())
    }

    /// A problem as JSON: where, how bad, and in words.
    pub(super) fn told(&self, problem: &Problem) -> Json {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = &problem.place;
        json!({
            "file": place.file, "line": place.line, "column": place.column, "item": place.item,
            "severity": severity, "message": problem.message, "text": self.messages.problem(problem),
            "hint": self.messages.hint(problem),
        })
    }

    /// Writes a value on standard output, in one line.
    ///
    /// # Errors
    /// When standard output is gone.
    pub(super) fn print_json(&mut self, value: &Json) -> io::Result<()> {
        self.print(&format!("{value}\n"))
    }

    /// Writes data on standard output.
    ///
    /// # Errors
    /// When standard output is gone.
    pub(super) fn print(&mut self, text: &str) -> io::Result<()> {
        self.print_file(text.as_bytes())
    }

    /// Writes what could be a file on standard output, as it is.
    ///
    /// # Errors
    /// When standard output is gone.
    pub(super) fn print_file(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }
}

/// The language of the user's locale: `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
fn locale_language() -> Option<Language> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(set)?;
    Language::of_locale(&locale)
}

/// Whether a word is meant as a file: a questionnaire's id has neither folder nor ending.
pub(super) fn names_a_file(path: &Path) -> bool {
    path.components().count() > 1
        || path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}
