//! What a facilitator received, read and told in a language: the data of the desk.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clock;
use crate::analysis::{self, Audience};
use crate::base::message::Messages;
use crate::base::{Id, Language, Problem, parallel};
use crate::merge::{Collection, Conflict, Decider, Decision, Receipt, states};
use crate::questionnaire::Questionnaire;
use crate::report::csv::Style;
use crate::report::{Content, Format, Material, Sheet, Wording, heat, sheet, sheets};
use crate::response::AuthorId;
use crate::store::{Catalogue, Inbox, StoreError, add_decision, replace, take_back_decision};
use crate::tui::Received;
use crate::tui::screen::desk::{Case, Data, Order, Table, Verdict};

/// Reads files and folders and tells what they hold. What was read is let go after that: nobody is to wait for it.
pub(super) fn tell(
    received: &Received,
    catalogue: &Catalogue,
    language: Language,
    told: impl FnOnce(Data),
) {
    let now = || Inbox::read(&received.files);
    let (mut before, mut inbox) = parallel::both(|| Inbox::read(&received.earlier), now);
    let count = inbox.receipts.len();
    // Of an earlier round only what is missing of it is told.
    before.receipts.retain(Receipt::is_broken);
    inbox.receipts.append(&mut before.receipts);
    let known = |id: &Id, version: &str| catalogue.find(id, version).is_ok();
    let states = states(&inbox.receipts, &inbox.collection, known);
    let today = clock::today();
    let asked = answered(&inbox.collection, catalogue);
    let seen_by = |audience| analysis::chapters(&inbox.collection, &asked, (audience, today), &[]);
    // A match names two countries to each other.
    let shared = || seen_by(Audience::Participants);
    let (shared, chapters) = parallel::both(shared, || seen_by(Audience::Facilitator));
    let change = |wording: Wording<'_>| {
        if received.earlier.is_empty() {
            return Vec::new();
        }
        let asked = answered(&before.collection, catalogue);
        let audience = Audience::Facilitator;
        let earlier = analysis::chapters(&before.collection, &asked, (audience, today), &[]);
        sheets::change(&earlier, &chapters, wording)
    };
    let made: [&Make<'_>; 10] = [
        &|wording| sheets::files(&inbox.receipts, &states, clock::now(), wording),
        &|wording| sheets::conflicts(&inbox.collection, wording),
        &|wording| sheets::gaps(&chapters, wording),
        &|wording| sheets::challenges(&chapters, wording),
        &|wording| sheets::consolidation(&chapters, wording),
        &|wording| sheets::divergences(&chapters, wording),
        &|wording| sheets::matches(&shared, wording),
        &|wording| sheets::roadmap(&chapters, today, wording),
        &|wording| sheets::quality(&chapters, wording),
        &change,
    ];
    let tables = parallel::map(&made, 1, |make| {
        in_language(language, |wording| {
            let made = make(wording);
            let shown = made.iter().map(|made| table(made, wording));
            shown.collect::<Vec<Table>>()
        })
    });
    let mut tables: Vec<Table> = tables.into_iter().flatten().collect();
    if let [files, conflicts, ..] = tables.as_mut_slice() {
        name_files(files, count);
        // One row for each conflict; its versions stand side by side when it is opened.
        conflicts
            .rows
            .dedup_by(|later, first| later.first() == first.first());
    }
    let maps = parallel::map(&chapters, 1, |chapter| {
        in_language(language, |wording| heat::map(chapter, wording))
    });
    let conflicts = inbox.collection.conflicts();
    let conflicts = in_language(language, |wording| {
        let cases = conflicts.iter().map(|one| case(one, catalogue, wording));
        cases.collect()
    });
    told(Data {
        received: received.clone(),
        language: Some(language),
        tables,
        maps,
        conflicts,
    });
}

/// The folder is known; its files, which come first, are told apart by their names.
fn name_files(files: &mut Table, count: usize) {
    let rows = files.rows.iter_mut().take(count);
    for file in rows.filter_map(|row| row.first_mut()) {
        if let Some(name) = Path::new(file.as_str()).file_name() {
            *file = name.to_string_lossy().into_owned();
        }
    }
}

/// Makes some of the tables.
type Make<'m> = dyn Fn(Wording<'_>) -> Vec<Sheet> + Sync + 'm;

/// Says something in a language. Messages belong to one thread.
fn in_language<T>(language: Language, say: impl FnOnce(Wording<'_>) -> T) -> T {
    say(Wording {
        messages: &Messages::new(language),
        language,
        beside: None,
    })
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
    let content = Content::Report(material);
    let written = in_language(language, |wording| {
        content.write(format, Style::default(), wording)
    })?;
    replace(&order.file, &written.bytes()).map_err(|error| error.problem())?;
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
