//! `quipu summary` and `quipu export`: the comparison, printed or written.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::{Export, Part, Selection, Summary};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use crate::analysis::{Audience, Chapter, View};
use crate::base::{Id, Problem};
use crate::merge::{Collection, states};
use crate::questionnaire::Questionnaire;
use crate::report::sheet::Sheet;
use crate::report::{Format, render, render_sheets, sheets};
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
    let audience: Audience = selection.audience.into();
    let private = matches!(
        selection.only,
        Part::Files | Part::Conflicts | Part::Consolidation | Part::Divergences
    );
    if private && audience != Audience::Facilitator {
        return Err(Failure::usage(Problem::error("summary-for-facilitator")));
    }
    let inbox = Inbox::read(inputs);
    context.report(&inbox.problems)?;
    let read = if inbox.unreadable {
        Exit::Io
    } else {
        exit_of(&inbox.problems)
    };
    if selection.only == Part::Files {
        let catalogue = context.catalogue()?;
        let known = |id: &Id, version: &str| catalogue.find(id, version).is_ok();
        let states = states(&inbox.receipts, &inbox.collection, known);
        let made = sheets::files(&inbox.receipts, &states, context.now, context.wording());
        return Ok((in_format(&made, format, context), read));
    }
    let (questionnaires, unknown) = questionnaires(&inbox.collection, selection, context)?;
    context.report(&unknown)?;
    let exit = read.or(exit_of(&unknown));
    // A match names two countries to each other: it shows what both may see, whoever prints it.
    let audience = match selection.only {
        Part::Matches => audience.max(Audience::Participants),
        _ => audience,
    };
    let today = context.today;
    let seen = |collection, questionnaires| {
        chapters(collection, questionnaires, selection, (audience, today))
    };
    let before = Inbox::read(&selection.earlier);
    context.report(&before.problems)?;
    let (asked_before, _) = self::questionnaires(&before.collection, selection, context)?;
    let earlier = seen(&before.collection, &asked_before);
    let chapters = seen(&inbox.collection, &questionnaires);
    if chapters.is_empty() {
        return Err(Failure::data(Problem::error("summary-nothing")));
    }
    let wording = context.wording();
    let made = match selection.only {
        Part::Comparison | Part::Files => return Ok((render(&chapters, format, wording), exit)),
        Part::Conflicts => sheets::conflicts(&inbox.collection, wording),
        Part::Gaps => sheets::gaps(&chapters, wording),
        Part::Challenges => sheets::challenges(&chapters, wording),
        Part::Matches => sheets::matches(&chapters, wording),
        Part::Change => sheets::change(&earlier, &chapters, wording),
        Part::Consolidation => sheets::consolidation(&chapters, wording),
        Part::Divergences => sheets::divergences(&chapters, wording),
        Part::Roadmap => sheets::roadmap(&chapters, today, wording),
        Part::Quality => sheets::quality(&chapters, wording),
    };
    Ok((in_format(&made, format, context), exit))
}

/// What an audience may see on a day, questionnaire by questionnaire.
fn chapters<'q>(
    collection: &Collection,
    questionnaires: &'q [Arc<Questionnaire>],
    selection: &Selection,
    (audience, today): (Audience, Date),
) -> Vec<Chapter<'q>> {
    let views = questionnaires.iter().map(|questionnaire| {
        let mut view = View::new(collection, questionnaire, audience, today);
        view.keep_countries(&selection.country);
        view
    });
    views
        .filter(|view| view.size() > 0)
        .map(Chapter::new)
        .collect()
}

fn in_format(sheets: &[Sheet], format: Format, context: &Context<'_>) -> String {
    render_sheets(sheets, format, context.wording())
}

/// The questionnaires that were answered and are selected, and what is not known here.
fn questionnaires(
    collection: &Collection,
    selection: &Selection,
    context: &mut Context<'_>,
) -> Result<(Vec<Arc<Questionnaire>>, Vec<Problem>), Failure> {
    let catalogue = context.catalogue()?;
    let only = &selection.questionnaire;
    let mut versions = collection.questionnaires();
    versions.retain(|(id, _)| only.is_empty() || only.contains(id));
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for (id, version) in versions {
        match catalogue.find(id, version) {
            Ok(questionnaire) => found.push(questionnaire),
            Err(problem) => problems.push(problem),
        }
    }
    Ok((found, problems))
}
