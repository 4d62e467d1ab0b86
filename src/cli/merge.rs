//! `quipu merge`: many files, one collection.

mod as_written;
mod gathered;
mod text;

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{ListFormat, Merge};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use super::resolve::listed;
use crate::base::Problem;
use crate::base::text::SafeText;
use crate::merge::{Conflict, SourceFile};
use crate::questionnaire::Prepared;
use crate::report::{Wording, sheets};
use crate::response::{Answer, SkimPlan};
#[cfg(not(feature = "crypto"))]
use crate::store::AsTheyAre;
use crate::store::{Listing, Reader, is_stream, replace_in_pieces};

use gathered::{Gathered, Way};
use text::Room;

/// How many bytes of texts are held until they are written. Files for which there is no room are read once more.
const ROOM: usize = 64 << 20;

/// Joins the inputs, writes the collection, says what is wrong and which conflicts are open.
pub(super) fn run(arguments: &Merge, context: &mut Context<'_>) -> Result<Exit, Failure> {
    if prints(arguments) && arguments.format == ListFormat::Json {
        return Err(Failure::usage(Problem::error("merge-two-outputs")));
    }
    // The program ends with it: the system takes back at once what would take a tenth of the time to give back text by text.
    let mut gathered = ManuallyDrop::new(gathered(arguments, context)?);
    for note in &gathered.notes {
        let file = note.place.to_string();
        let said = context.messages.problem(note);
        let arguments = [("file", file.into()), ("said", said.into())];
        context.say("signature-of", &arguments)?;
    }
    context.report(&gathered.problems)?;
    let answers: Vec<Problem> = gathered.answers.values().flatten().cloned().collect();
    context.report(&answers)?;
    if let Some(error) = gathered.unjoined.take() {
        return Err(error.into());
    }
    if gathered.responses.is_empty() {
        context.report(&[Problem::error("merge-nothing")])?;
        return Ok(if gathered.unreadable {
            Exit::Io
        } else {
            Exit::Data
        });
    }
    write(arguments, &gathered, context)?;
    let conflicts = gathered.open.conflicts();
    say_result(&gathered, &conflicts, context)?;
    if arguments.format == ListFormat::Json {
        let told = described(&gathered, &conflicts, &answers, context);
        context.print_json(&told)?;
    }
    let read = if gathered.unreadable {
        Exit::Io
    } else {
        exit_of(&gathered.problems)
    };
    let data = read.or(exit_of(&answers));
    Ok(if arguments.strict && !conflicts.is_empty() {
        data.or(Exit::Conflicts)
    } else {
        data
    })
}

/// Whether the collection goes to the standard output.
fn prints(arguments: &Merge) -> bool {
    arguments.output == Path::new("-")
}

/// What the inputs hold; sealed ones are opened with the keys that the arguments name.
fn gathered(arguments: &Merge, context: &mut Context<'_>) -> Result<Gathered, Failure> {
    let catalogue = context.catalogue()?;
    #[cfg(feature = "crypto")]
    let opener = super::sealed::Key::read(&arguments.unsealing, context)?;
    #[cfg(not(feature = "crypto"))]
    let opener = AsTheyAre;
    let listing = Listing::of(&arguments.inputs);
    let offers = catalogue.offers();
    // Half a collection is not to go where it cannot be taken back.
    let goes_away = prints(arguments) || is_stream(&arguments.output);
    let room = if goes_away { usize::MAX } else { ROOM };
    let way = Way {
        opener: &opener,
        catalogue: &catalogue,
        plans: Prepared::new(&offers, SkimPlan::new),
        today: context.today,
        now: context.now.into(),
        room: Room::new(room),
    };
    let watcher = context.watcher(listing.paths.len());
    Ok(Gathered::read(listing, &way, watcher))
}

/// Writes the collection.
fn write(arguments: &Merge, gathered: &Gathered, context: &mut Context<'_>) -> Result<(), Failure> {
    let pieces = gathered.pieces();
    if !prints(arguments) {
        let add = |reader: &mut _, piece, bytes: &mut _| gathered.add_piece(piece, reader, bytes);
        return Ok(replace_in_pieces(
            &arguments.output,
            pieces,
            Reader::default,
            add,
        )?);
    }
    let (mut reader, mut bytes) = (Reader::default(), Vec::new());
    for piece in pieces {
        bytes.clear();
        gathered.add_piece(piece, &mut reader, &mut bytes)?;
        context.print_file(&bytes)?;
    }
    Ok(())
}

/// The files that were changed after they were finalised.
fn changed(gathered: &Gathered) -> impl Iterator<Item = &SourceFile> {
    let sources = gathered.sources.values();
    sources.filter(|source| source.changed_after_finalising)
}

fn say_result(
    gathered: &Gathered,
    conflicts: &[Conflict<'_>],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let countries = gathered.responses.keys().map(|key| &key.country);
    let countries: BTreeSet<&String> = countries.collect();
    context.say(
        "merge-done",
        &[
            ("files", gathered.files.into()),
            ("responses", gathered.responses.len().into()),
            ("countries", countries.len().into()),
            ("conflicts", conflicts.len().into()),
        ],
    )?;
    for source in changed(gathered) {
        let names: Vec<&str> = source.names.iter().map(String::as_str).collect();
        context.say("merge-changed", &[("file", names.join(", ").into())])?;
    }
    say_conflicts(conflicts, context)
}

/// What was merged, as JSON: counts, files changed after finalising, problems and open conflicts.
fn described(
    gathered: &Gathered,
    conflicts: &[Conflict<'_>],
    answers: &[Problem],
    context: &Context<'_>,
) -> Json {
    let problems = gathered.problems.iter().chain(answers);
    let problems: Vec<Json> = problems.map(|problem| context.told(problem)).collect();
    let conflicts: Vec<Json> = conflicts.iter().map(listed).collect();
    let changed: Vec<_> = changed(gathered).map(|source| &source.names).collect();
    json!({
        "files": gathered.files, "responses": gathered.responses.len(),
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
