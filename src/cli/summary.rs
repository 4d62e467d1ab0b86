//! `quipu summary` and `quipu export`: the comparison, printed or written.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;

use super::args::{Export, Selection, Summary};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use crate::analysis::{Chapter, View};
use crate::base::Problem;
use crate::merge::{Collection, ResponseKey};
use crate::questionnaire::Questionnaire;
use crate::report::{Format, render};
use crate::store::{Inbox, replace};

/// Prints the summary.
pub(super) fn run(arguments: &Summary, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = arguments.format.into();
    let (text, exit) = comparison(&arguments.inputs, &arguments.selection, format, context)?;
    context.print(&text)?;
    Ok(exit)
}

/// Writes the comparison into a file.
pub(super) fn export(arguments: &Export, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let ending = arguments
        .output
        .extension()
        .and_then(OsStr::to_str)
        .unwrap_or_default();
    let format = Format::of_ending(ending).ok_or_else(|| {
        Failure::usage(Problem::error("export-unknown-ending").with("ending", ending))
    })?;
    let (text, exit) = comparison(&arguments.inputs, &arguments.selection, format, context)?;
    replace(&arguments.output, text.as_bytes())?;
    context.say(
        "export-written",
        &[("file", arguments.output.display().to_string().into())],
    )?;
    Ok(exit)
}

fn comparison(
    inputs: &[PathBuf],
    selection: &Selection,
    format: Format,
    context: &mut Context<'_>,
) -> Result<(String, Exit), Failure> {
    let inbox = Inbox::read(inputs);
    context.report(&inbox.problems)?;
    let (questionnaires, unknown) = questionnaires(&inbox.collection, selection, context)?;
    context.report(&unknown)?;
    let today = context.today;
    let audience = selection.audience.into();
    let chapters: Vec<Chapter<'_>> = questionnaires
        .iter()
        .map(|questionnaire| {
            let mut view = View::new(&inbox.collection, questionnaire, audience, today);
            view.keep_countries(&selection.country);
            Chapter::new(view)
        })
        .filter(|chapter| chapter.view.size() > 0)
        .collect();
    if chapters.is_empty() {
        return Err(Failure::data(Problem::error("summary-nothing")));
    }
    let text = render(&chapters, format, context.wording());
    let read = if inbox.unreadable {
        Exit::Io
    } else {
        exit_of(&inbox.problems)
    };
    Ok((text, read.or(exit_of(&unknown))))
}

/// The questionnaires that were answered and are selected, and what is not known here.
fn questionnaires(
    collection: &Collection,
    selection: &Selection,
    context: &mut Context<'_>,
) -> Result<(Vec<Arc<Questionnaire>>, Vec<Problem>), Failure> {
    let catalogue = context.catalogue()?;
    let wanted = |key: &&ResponseKey| {
        selection.questionnaire.is_empty() || selection.questionnaire.contains(&key.questionnaire)
    };
    let mut versions: Vec<_> = collection
        .responses()
        .keys()
        .filter(wanted)
        .map(|key| (key.questionnaire.clone(), key.version.clone()))
        .collect();
    versions.dedup();
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for (id, version) in versions {
        match catalogue.find(&id, &version) {
            Ok(questionnaire) => found.push(questionnaire),
            Err(problem) => problems.push(problem),
        }
    }
    Ok((found, problems))
}
