//! `quipu export --format jsonl`: the answers of any number of files as a table for other programs.
//!
//! Files are looked at twice: first to see which hold copies of one response, then to write what each response says. What is
//! held in memory are a few numbers for each file, and the rows of two batches. The same answers give the same bytes, in whatever
//! files they come.

mod found;
mod written;

use std::borrow::Cow;
use std::mem;
use std::path::{Path, PathBuf};

use super::args::{Export, Lists};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use super::summary::nothing;
use crate::analysis::{AnswerTable, Audience};
use crate::base::{Id, Problem};
use crate::report::csv::Style;
use crate::response::Response;
use crate::runtime::interrupt::Interrupt;
use crate::store::{Inbox, Listing, NewFolder, in_order};

use found::{Found, Task, Unfit};
use written::{Lines, Output, Written, order};

/// How many responses are read while as many are written.
const BATCH: usize = 256;

/// Why writing stopped.
enum Stopped {
    /// A signal asked to end.
    By(i32),
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Writes the table into a new folder.
pub(super) fn run(arguments: &Export, context: &mut Context<'_>) -> Result<Exit, Failure> {
    if arguments.selection.only.is_some() {
        return Err(Failure::usage(Problem::error("table-no-parts")));
    }
    if arguments.list != Lists::All || Style::from(arguments.csv) != Style::default() {
        return Err(Failure::usage(Problem::error("table-options")));
    }
    match written(arguments, context) {
        Ok(exit) => Ok(exit),
        // The folder is gone with everything in it.
        Err(Stopped::By(signal)) => Ok(Exit::Signal(signal)),
        Err(Stopped::Failed(failure)) => Err(failure),
    }
}

fn written(arguments: &Export, context: &mut Context<'_>) -> Result<Exit, Stopped> {
    let selection = &arguments.selection;
    // Where signals cannot be caught, what is left behind is removed by the next run.
    let interrupt = Interrupt::watched().unwrap_or_default();
    let folder = NewFolder::begin(&arguments.output)?;
    let catalogue = context.catalogue()?;
    let mut asked = catalogue.questionnaires();
    let is_wanted =
        |id: &Id| selection.questionnaire.is_empty() || selection.questionnaire.contains(id);
    asked.retain(|asked| is_wanted(&asked.id));
    let table = AnswerTable::new(&asked, Audience::from(selection.audience), context.today);
    let mut output = Output::new(&folder, &table);
    let writer = Writer {
        table: &table,
        countries: &selection.country,
        interrupt: &interrupt,
    };
    let read = writer.write(&arguments.inputs, &mut output, context)?;
    let unknown = output.unknown().filter(|(id, _)| is_wanted(id));
    let unknown = unknown.filter_map(|(id, version)| catalogue.find(id, version).err());
    let unknown: Vec<Problem> = unknown.collect();
    context.report(&unknown)?;
    let made = output.finish()?;
    if made.responses == 0 {
        return Err(Stopped::Failed(nothing(read)));
    }
    folder.keep()?;
    say(&arguments.output, made, context)?;
    Ok(read.or(exit_of(&unknown)))
}

fn say(folder: &Path, made: Written, context: &mut Context<'_>) -> Result<(), Failure> {
    let folder = folder.display().to_string();
    context.say(
        "table-written",
        &[
            ("folder", folder.into()),
            ("rows", made.rows.into()),
            ("responses", made.responses.into()),
            ("parts", made.parts.into()),
        ],
    )?;
    if made.withheld > 0 {
        context.say("export-withheld", &[("count", made.withheld.into())])?;
    }
    Ok(())
}

/// Writes responses, wherever they are.
struct Writer<'w, 'q> {
    table: &'w AnswerTable<'q>,
    countries: &'w [String],
    interrupt: &'w Interrupt,
}

impl Writer<'_, '_> {
    fn write(
        &self,
        inputs: &[PathBuf],
        output: &mut Output<'_, '_>,
        context: &mut Context<'_>,
    ) -> Result<Exit, Stopped> {
        let listing = Listing::of(inputs);
        if listing.has_stream {
            return self.write_all(inputs, output, context);
        }
        let audience = self.table.audience();
        match Found::in_files(&listing.paths, audience, self.interrupt, context) {
            Ok(mut found) => {
                context.report(&listing.problems)?;
                self.put_in_order(&listing.paths, &mut found, context)?;
                let read = self.write_files(&listing.paths, found, output, context)?;
                let lost = !listing.problems.is_empty();
                Ok(if lost { Exit::Io } else { read })
            }
            Err(Unfit::Collection) => self.write_all(inputs, output, context),
            Err(Unfit::Interrupted(signal)) => Err(Stopped::By(signal)),
        }
    }

    /// Works out the places of those responses of which the head of a file does not say it.
    fn put_in_order(
        &self,
        paths: &[PathBuf],
        found: &mut Found,
        context: &mut Context<'_>,
    ) -> Result<(), Stopped> {
        let mut tasks = mem::take(&mut found.tasks);
        let open: Vec<&mut Task> = tasks.iter_mut().filter(|t| t.order.is_none()).collect();
        let wanted: Vec<Task> = open.iter().map(|task| (**task).clone()).collect();
        let place = |task: &Task| {
            let (responses, _) = found.open(task, paths);
            let places = responses.iter().map(|one| order(one, self.table));
            places.min().unwrap_or_default()
        };
        let mut open = open.into_iter();
        in_order(
            &wanted,
            BATCH,
            place,
            &mut |order| {
                if let Some(task) = open.next() {
                    task.order = Some(order);
                }
                self.go_on()
            },
            context.watcher(wanted.len()),
        )?;
        tasks.sort_by_key(|task| task.order);
        found.tasks = tasks;
        Ok(())
    }

    /// Writes what is in files, response by response.
    fn write_files(
        &self,
        paths: &[PathBuf],
        mut found: Found,
        output: &mut Output<'_, '_>,
        context: &mut Context<'_>,
    ) -> Result<Exit, Stopped> {
        let mut notes = mem::take(&mut found.notes);
        let open = |task: &Task| {
            let (responses, notes) = found.open(task, paths);
            let lines = responses.into_iter();
            let lines = lines.map(|response| self.lines(Cow::Owned(response)));
            (lines.collect::<Vec<Lines>>(), notes)
        };
        in_order(
            &found.tasks,
            BATCH,
            open,
            &mut |(lines, said)| {
                notes.add(said);
                let mut lines = lines.into_iter();
                lines.try_for_each(|lines| self.put(lines, output))
            },
            context.watcher(found.tasks.len()),
        )?;
        notes.problems.sort_by_key(|(nth, _)| *nth);
        let problems = notes.problems.into_iter().map(|(_, problem)| problem);
        let problems: Vec<Problem> = problems.collect();
        context.report(&problems)?;
        Ok(if notes.unreadable {
            Exit::Io
        } else {
            exit_of(&problems)
        })
    }

    /// Writes what is in files of which one is a collection, whose responses may have copies in others, or can be read only once:
    /// all is held.
    fn write_all(
        &self,
        inputs: &[PathBuf],
        output: &mut Output<'_, '_>,
        context: &mut Context<'_>,
    ) -> Result<Exit, Stopped> {
        let inbox = Inbox::read(inputs);
        context.report(&inbox.problems)?;
        let mut responses: Vec<&Response> = inbox.collection.responses().values().collect();
        responses.sort_by_cached_key(|response| order(response, self.table));
        in_order(
            &responses,
            BATCH,
            |response| self.lines(Cow::Borrowed(response)),
            &mut |lines| self.put(lines, output),
            None,
        )?;
        Ok(if inbox.unreadable {
            Exit::Io
        } else {
            exit_of(&inbox.problems)
        })
    }

    fn lines(&self, response: Cow<'_, Response>) -> Lines {
        Lines::of(response, self.table, self.countries)
    }

    fn put(&self, lines: Lines, output: &mut Output<'_, '_>) -> Result<(), Stopped> {
        self.go_on()?;
        Ok(output.add(lines)?)
    }

    /// Stops where a signal asked to.
    fn go_on(&self) -> Result<(), Stopped> {
        match self.interrupt.signal() {
            Some(signal) => Err(Stopped::By(signal)),
            None => Ok(()),
        }
    }
}
