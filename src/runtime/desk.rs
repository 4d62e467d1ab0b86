//! What a facilitator received, read and told in a language: the data of the desk.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::clock;
use crate::analysis::{self, Audience};
use crate::base::message::Messages;
use crate::base::{Id, Language, Problem};
use crate::merge::{Collection, Conflict, Decider, Decision, states};
use crate::questionnaire::Questionnaire;
use crate::report::csv::Style;
use crate::report::{Content, Format, Material, Sheet, Wording, heat, sheet, sheets};
use crate::response::AuthorId;
use crate::store::{Catalogue, Inbox, StoreError, add_decision, replace, take_back_decision};
use crate::tui::Received;
use crate::tui::screen::desk::{Case, Data, Order, Table, Verdict};

/// Reads files and folders and tells what they hold.
pub(super) fn read(received: &Received, catalogue: &Catalogue, language: Language) -> Data {
    let inbox = Inbox::read(&received.files);
    let messages = Messages::new(language);
    let wording = Wording {
        messages: &messages,
        language,
        beside: None,
    };
    let known = |id: &Id, version: &str| catalogue.find(id, version).is_ok();
    let states = states(&inbox.receipts, &inbox.collection, known);
    let questionnaires = answered(&inbox.collection, catalogue);
    let today = clock::today();
    let seen_by =
        |audience| analysis::chapters(&inbox.collection, &questionnaires, (audience, today), &[]);
    // What is independent is made at the same time: a facilitator waits for it.
    let (chapters, [matched, roadmap, change]) = thread::scope(|scope| {
        let matched = scope.spawn(|| {
            // A match names two countries to each other.
            let messages = Messages::new(language);
            let wording = Wording {
                messages: &messages,
                language,
                beside: None,
            };
            sheets::matches(&seen_by(Audience::Participants), wording)
        });
        let chapters = seen_by(Audience::Facilitator);
        let roadmap = sheets::roadmap(&chapters, today, wording);
        let change = if received.earlier.is_empty() {
            Vec::new()
        } else {
            let earlier = Inbox::read(&received.earlier).collection;
            let asked = answered(&earlier, catalogue);
            let earlier = analysis::chapters(&earlier, &asked, (Audience::Facilitator, today), &[]);
            sheets::change(&earlier, &chapters, wording)
        };
        let matched = matched.join().unwrap_or_default();
        (chapters, [matched, roadmap, change])
    });
    let made = [
        sheets::files(&inbox.receipts, &states, clock::now(), wording),
        sheets::conflicts(&inbox.collection, wording),
        sheets::gaps(&chapters, wording),
        sheets::challenges(&chapters, wording),
        sheets::consolidation(&chapters, wording),
        sheets::divergences(&chapters, wording),
        matched,
        roadmap,
        sheets::quality(&chapters, wording),
        change,
    ];
    let mut tables: Vec<Table> = made
        .iter()
        .flatten()
        .map(|made| table(made, wording))
        .collect();
    let conflicts: Vec<Case> = inbox
        .collection
        .conflicts()
        .iter()
        .map(|conflict| case(conflict, catalogue, wording))
        .collect();
    for row in tables.iter_mut().take(1).flat_map(|table| &mut table.rows) {
        // The folder is known; its files are told apart by their names.
        if let Some(file) = row.first_mut() {
            let name = Path::new(file.as_str()).file_name();
            *file = name.map_or_else(|| file.clone(), |name| name.to_string_lossy().into_owned());
        }
    }
    // One row for each conflict; its versions stand side by side when it is opened.
    if let Some(table) = tables.get_mut(1) {
        table
            .rows
            .dedup_by(|later, first| later.first() == first.first());
    }
    Data {
        received: received.clone(),
        language: Some(language),
        tables,
        maps: chapters
            .iter()
            .map(|chapter| heat::map(chapter, wording))
            .collect(),
        conflicts,
    }
}

fn answered(collection: &Collection, catalogue: &Catalogue) -> Vec<Arc<Questionnaire>> {
    let versions = collection.questionnaires();
    versions
        .into_iter()
        .filter_map(|(id, version)| catalogue.find(id, version).ok())
        .collect()
}

fn table(made: &Sheet, wording: Wording<'_>) -> Table {
    let (header, rows) = sheet::shown(made, wording);
    let title = sheet::title(made, wording);
    Table::new(title, made.notes.clone(), header, rows)
}

fn case(conflict: &Conflict<'_>, catalogue: &Catalogue, wording: Wording<'_>) -> Case {
    let respondent = &conflict.response.respondent;
    let questionnaire = catalogue
        .find(&conflict.key.questionnaire, &conflict.key.version)
        .ok();
    let asked = questionnaire
        .as_ref()
        .and_then(|asked| asked.question(conflict.address.question.as_str()));
    let prompt = asked.map(|asked| asked.label.get(wording.language).to_owned());
    let alternatives = conflict.alternatives.iter().map(|version| {
        (
            version.answer.clone(),
            sheets::version_lines(conflict, version, wording),
        )
    });
    Case {
        response: conflict.key.clone(),
        address: conflict.address.clone(),
        about: format!(
            "{} / {} · {} · {}",
            respondent.country.display_name(),
            respondent.institution,
            conflict.address,
            prompt.unwrap_or_default(),
        ),
        alternatives: alternatives.collect(),
    }
}

/// Writes the report for an audience into a file, in the format of its ending.
///
/// # Errors
/// [`Problem`] where there is no such format, or the file cannot be written or is one of those received.
pub(super) fn write_report(
    received: &Received,
    order: &Order,
    catalogue: &Catalogue,
    language: Language,
) -> Result<Problem, Problem> {
    let ending = order
        .file
        .extension()
        .and_then(OsStr::to_str)
        .unwrap_or_default();
    let format = Format::of_ending(ending)
        .ok_or_else(|| Problem::error("export-unknown-ending").with("ending", ending))?;
    let inbox = Inbox::read(&received.files);
    inbox.spare(&order.file)?;
    let asked = answered(&inbox.collection, catalogue);
    let today = clock::today();
    let seen_by = |audience| analysis::chapters(&inbox.collection, &asked, (audience, today), &[]);
    let made = seen_by(order.audience);
    if made.is_empty() {
        return Err(Problem::error("summary-nothing"));
    }
    let material = Material {
        chapters: &made,
        shared: &seen_by(order.audience.max(Audience::Participants)),
        today,
    };
    let messages = Messages::new(language);
    let wording = Wording {
        messages: &messages,
        language,
        beside: None,
    };
    let written = Content::Report(material).write(format, Style::default(), wording)?;
    replace(&order.file, &written.bytes).map_err(|error| error.problem())?;
    let withheld: usize = made.iter().map(|chapter| chapter.view.withheld()).sum();
    Ok(Problem::warning("desk-report-written")
        .with("file", order.file.display())
        .with("withheld", withheld))
}

/// Keeps a decision in the first folder.
///
/// # Errors
/// [`Problem`] when there is no folder or it cannot be written.
pub(super) fn decide(
    inputs: &[PathBuf],
    verdict: &Verdict,
    author: &AuthorId,
    name: &str,
) -> Result<Problem, Problem> {
    let folder = folder(inputs)?;
    let inbox = Inbox::read(inputs);
    let register = inbox
        .collection
        .register(&verdict.response, &verdict.address)
        .cloned()
        .unwrap_or_default();
    let decider = Decider {
        author,
        name,
        reason: &verdict.reason,
        at: clock::now(),
    };
    let (response, address) = (verdict.response.clone(), verdict.address.clone());
    let decision = Decision::new(
        response,
        address,
        &register,
        verdict.answer.clone(),
        &decider,
    );
    let told = add_decision(folder, decision).map_err(|error: StoreError| error.problem())?;
    Ok(Problem::warning("desk-decided").with("file", told.display()))
}

/// Takes the last decision of an author back.
///
/// # Errors
/// [`Problem`] when there is none, or the folder cannot be written.
pub(super) fn take_back(inputs: &[PathBuf], author: &AuthorId) -> Result<Problem, Problem> {
    let folder = folder(inputs)?;
    match take_back_decision(folder, author) {
        Ok(true) => Ok(Problem::warning("desk-taken-back")),
        Ok(false) => Err(Problem::warning("desk-nothing-to-take-back")),
        Err(error) => Err(error.problem()),
    }
}

fn folder(inputs: &[PathBuf]) -> Result<&PathBuf, Problem> {
    let mut folders = inputs.iter().filter(|input| input.is_dir());
    folders
        .next()
        .ok_or_else(|| Problem::error("desk-no-folder"))
}
