//! `quipu completions`, and the answers a shell gets when it asks what may follow.
//!
//! The shell asks the program itself, so that what it offers is what the program takes: commands and options from the
//! table that `--help` prints, questionnaires and drafts from the folders they are in.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter as _};
use clap_complete::env::{CompleteEnv, Shells};

use super::args::{Arguments, Completions, ShellName};
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::Language;
use crate::store::{Catalogue, Workspace};

/// The variable by which a shell asks.
const VARIABLE: &str = "COMPLETE";
const PROGRAM: &str = "quipu";

/// Prints the lines that teach a shell to ask.
pub(super) fn run(arguments: &Completions, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let name = match arguments.shell {
        ShellName::Bash => "bash",
        ShellName::Zsh => "zsh",
        ShellName::Fish => "fish",
        ShellName::Powershell => "powershell",
    };
    if let Some(shell) = Shells::builtins().completer(name) {
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut context.out)?;
    }
    Ok(Exit::Done)
}

/// Answers a shell that asks what may follow; nothing where none does.
pub(super) fn asked(arguments: &[OsString], err: &mut dyn Write) -> Option<Exit> {
    std::env::var_os(VARIABLE).filter(|shell| !shell.is_empty())?;
    let here = std::env::current_dir().ok();
    let completer = CompleteEnv::with_factory(Arguments::command).var(VARIABLE);
    match completer.try_complete(arguments.iter().cloned(), here.as_deref()) {
        Ok(true) => Some(Exit::Done),
        Ok(false) => None,
        Err(error) => {
            write!(err, "{error}").ok();
            Some(Exit::Usage)
        }
    }
}

/// The data folder, as the environment gives it: options of an unfinished line are not known yet.
fn workspace() -> Option<Workspace> {
    let data = std::env::var_os("QUIPU_DATA");
    Workspace::open(data.as_deref().map(Path::new)).ok()
}

/// Questionnaires by id, and files.
pub(super) fn questionnaires(current: &OsStr) -> Vec<CompletionCandidate> {
    let folder = workspace().map(|workspace| workspace.questionnaires_folder());
    let (catalogue, _) = Catalogue::read(folder.as_deref());
    let candidates = catalogue.questionnaires().into_iter().map(|questionnaire| {
        let title = questionnaire.title.get(Language::EN).to_owned();
        CompletionCandidate::new(questionnaire.id.to_string()).help(Some(title.into()))
    });
    with_files(candidates, current)
}

/// Drafts by name, and files.
pub(super) fn drafts(current: &OsStr) -> Vec<CompletionCandidate> {
    let names = workspace().map(|workspace| workspace.draft_names());
    let candidates = names
        .unwrap_or_default()
        .into_iter()
        .map(CompletionCandidate::new);
    with_files(candidates, current)
}

/// Questionnaires, drafts, and files.
pub(super) fn documents(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut all = questionnaires(current);
    for draft in drafts(current) {
        if !all
            .iter()
            .any(|known| known.get_value() == draft.get_value())
        {
            all.push(draft);
        }
    }
    all
}

/// The languages of the interface.
pub(super) fn languages(current: &OsStr) -> Vec<CompletionCandidate> {
    // Of `es,` the second language is due.
    let start = current.to_string_lossy();
    let before = start
        .rfind(',')
        .map_or("", |comma| start.get(..=comma).unwrap_or_default());
    let codes = Language::INTERFACE.into_iter();
    fitting(
        codes.map(|language| (format!("{before}{language}"), None)),
        current,
    )
}

/// Countries by code.
pub(super) fn countries(current: &OsStr) -> Vec<CompletionCandidate> {
    let all = crate::questionnaire::countries().into_iter();
    let named = all.map(|country| {
        let name = country.label.get(Language::EN).to_owned();
        (country.name.to_string().to_uppercase(), Some(name))
    });
    fitting(named, current)
}

/// Time zones by name.
pub(super) fn zones(current: &OsStr) -> Vec<CompletionCandidate> {
    let names = jiff::tz::db().available();
    fitting(names.map(|name| (name.to_string(), None)), current)
}

/// Commands, for the manual.
pub(super) fn commands(current: &OsStr) -> Vec<CompletionCandidate> {
    let program = Arguments::command();
    let all = program
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    let named = all.map(|command| {
        let about = command.get_about().map(ToString::to_string);
        (command.get_name().to_owned(), about)
    });
    fitting(named, current)
}

/// Values with what they mean, as far as they begin with what is typed, whatever its case.
fn fitting(
    values: impl Iterator<Item = (String, Option<String>)>,
    current: &OsStr,
) -> Vec<CompletionCandidate> {
    let start = current.to_string_lossy().to_lowercase();
    let fits = values.filter(|(value, _)| value.to_lowercase().starts_with(&start));
    fits.map(|(value, help)| CompletionCandidate::new(value).help(help.map(Into::into)))
        .collect()
}

fn with_files(
    candidates: impl Iterator<Item = CompletionCandidate>,
    current: &OsStr,
) -> Vec<CompletionCandidate> {
    let start = current.to_string_lossy();
    let fits = |candidate: &CompletionCandidate| {
        let value = candidate.get_value().to_string_lossy();
        value.starts_with(&*start)
    };
    let mut found: Vec<CompletionCandidate> = candidates.filter(fits).collect();
    found.extend(PathCompleter::any().complete(current));
    found
}
