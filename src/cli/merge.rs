//! `quipu merge`: many files, one collection.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{ListFormat, Merge};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use super::resolve::listed;
use crate::base::Problem;
use crate::base::text::SafeText;
use crate::merge::{Collection, Conflict, SourceFile, write_collection};
use crate::report::{Wording, sheets};
use crate::response::{Answer, Live, validate};
use crate::store::{Catalogue, Inbox, replace};

/// Joins the inputs, writes the collection, says what is wrong and which conflicts are open.
pub(super) fn run(arguments: &Merge, context: &mut Context<'_>) -> Result<Exit, Failure> {
    if arguments.output == Path::new("-") && arguments.format == ListFormat::Json {
        return Err(Failure::usage(Problem::error("merge-two-outputs")));
    }
    let inbox = opened(arguments, context)?;
    for note in &inbox.notes {
        let file = note.place.to_string();
        let said = context.messages.problem(note);
        let arguments = [("file", file.into()), ("said", said.into())];
        context.say("signature-of", &arguments)?;
    }
    context.report(&inbox.problems)?;
    let catalogue = context.catalogue()?;
    let problems = answer_problems(&inbox.collection, &catalogue, context);
    context.report(&problems)?;
    if inbox.collection.responses().is_empty() {
        context.report(&[Problem::error("merge-nothing")])?;
        return Ok(if inbox.unreadable {
            Exit::Io
        } else {
            Exit::Data
        });
    }
    let text = write_collection(&inbox.collection);
    if arguments.output == Path::new("-") {
        context.print(&text)?;
    } else {
        replace(&arguments.output, text.as_bytes())?;
    }
    let conflicts = inbox.collection.conflicts();
    say_result(&inbox, &conflicts, context)?;
    if arguments.format == ListFormat::Json {
        let told = described(&inbox, &conflicts, &problems, context);
        context.print_json(&told)?;
    }
    let read = if inbox.unreadable {
        Exit::Io
    } else {
        exit_of(&inbox.problems)
    };
    let data = read.or(exit_of(&problems));
    Ok(if arguments.strict && !conflicts.is_empty() {
        data.or(Exit::Conflicts)
    } else {
        data
    })
}

/// The inputs; sealed ones are opened with the keys that the arguments name.
#[cfg(feature = "crypto")]
fn opened(arguments: &Merge, context: &Context<'_>) -> Result<Inbox, Failure> {
    let key = super::sealed::Key::read(&arguments.unsealing, context)?;
    Ok(Inbox::read_with(&arguments.inputs, &key))
}

/// The inputs.
#[cfg(not(feature = "crypto"))]
#[expect(clippy::unnecessary_wraps, reason = "with sealed files it can fail")]
fn opened(arguments: &Merge, _: &Context<'_>) -> Result<Inbox, Failure> {
    Ok(Inbox::read(&arguments.inputs))
}

/// Answers that do not fit their questions, and questionnaires that are not known here. The files are
/// merged all the same: nothing in them is lost.
fn answer_problems(
    collection: &Collection,
    catalogue: &Catalogue,
    context: &Context<'_>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, response) in collection.responses() {
        let at = |problem: Problem| {
            let item = problem.place.item.clone();
            problem.on(item.map_or_else(|| key.to_string(), |item| format!("{key}: {item}")))
        };
        match catalogue.find(&key.questionnaire, &key.version) {
            Ok(questionnaire) => {
                let live = Live::new(&questionnaire, response, context.today);
                problems.extend(
                    validate(&live)
                        .into_iter()
                        .filter(Problem::is_error)
                        .map(at),
                );
            }
            Err(problem) => problems.push(at(problem)),
        }
    }
    problems
}

/// The files that were changed after they were finalised.
fn changed(collection: &Collection) -> impl Iterator<Item = &SourceFile> {
    let sources = collection.sources().values();
    sources.filter(|source| source.changed_after_finalising)
}

fn say_result(
    inbox: &Inbox,
    conflicts: &[Conflict<'_>],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let collection = &inbox.collection;
    let countries: std::collections::BTreeSet<&String> = collection
        .responses()
        .keys()
        .map(|key| &key.country)
        .collect();
    context.say(
        "merge-done",
        &[
            ("files", inbox.read_count().into()),
            ("responses", collection.responses().len().into()),
            ("countries", countries.len().into()),
            ("conflicts", conflicts.len().into()),
        ],
    )?;
    for source in changed(collection) {
        let names: Vec<&str> = source.names.iter().map(String::as_str).collect();
        context.say("merge-changed", &[("file", names.join(", ").into())])?;
    }
    say_conflicts(conflicts, context)
}

/// What was merged, as JSON: counts, files changed after finalising, problems and open conflicts.
fn described(
    inbox: &Inbox,
    conflicts: &[Conflict<'_>],
    answers: &[Problem],
    context: &Context<'_>,
) -> Json {
    let collection = &inbox.collection;
    let problems = inbox.problems.iter().chain(answers);
    let problems: Vec<Json> = problems.map(|problem| context.told(problem)).collect();
    let conflicts: Vec<Json> = conflicts.iter().map(listed).collect();
    let changed: Vec<_> = changed(collection).map(|source| &source.names).collect();
    json!({
        "files": inbox.read_count(), "responses": collection.responses().len(),
        "changed_after_finalising": changed, "problems": problems, "conflicts": conflicts,
    })
}

/// Says each conflict with its number and, with letters, who wrote what.
pub(super) fn say_conflicts(
    conflicts: &[Conflict<'_>],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    for (number, conflict) in conflicts.iter().enumerate() {
        context.say(
            "conflict-line",
            &[
                ("number", (number + 1).into()),
                (
                    "country",
                    conflict
                        .response
                        .respondent
                        .country
                        .display_name()
                        .to_owned()
                        .into(),
                ),
                (
                    "institution",
                    conflict.response.respondent.institution.clone().into(),
                ),
                (
                    "questionnaire",
                    conflict.key.questionnaire.to_string().into(),
                ),
                ("address", conflict.address.to_string().into()),
            ],
        )?;
        for (letter, version) in ('a'..='z').zip(&conflict.alternatives) {
            let said = in_one_line(&version.answer, context.wording());
            context.say(
                "conflict-alternative",
                &[
                    ("letter", letter.to_string().into()),
                    ("author", sheets::author(conflict, version).into()),
                    ("time", version.at.to_string().into()),
                    ("value", said.into()),
                ],
            )?;
        }
        for decision in &conflict.reopened {
            context.say(
                "conflict-reopened",
                &[("name", decision.name.clone().into())],
            )?;
        }
    }
    Ok(())
}

/// An answer and its note in one line.
fn in_one_line(answer: &Answer, wording: Wording<'_>) -> String {
    let said = sheets::said(answer, wording);
    let text = if answer.note.is_empty() {
        said
    } else {
        format!("{said} [{}]", answer.note)
    };
    SafeText::line(&text).as_str().to_owned()
}
