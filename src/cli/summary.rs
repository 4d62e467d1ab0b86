//! `quipu summary` and `quipu export`: the comparison, printed or written.

use std::ffi::OsStr;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Export, ExportFormat, Lists, Part, Selection, Summary};
use super::context::Context;
use super::counted::count;
use super::error::{Exit, Failure, exit_of};
use super::table;
use crate::analysis::{Audience, Census, Chapter, chapters};
use crate::base::{Id, Problem};
use crate::merge::{Collection, states};
use crate::questionnaire::Questionnaire;
use crate::report::csv::Style;
use crate::report::{Content, Format, Material, Sheet, Written, sheets};
use crate::store::{Inbox, Listing, replace, spare};

/// How many of the cells that were changed are named.
const SHOWN: usize = 8;

/// Of more responses than this nobody reads a list.
const LISTED: usize = 500;

/// Prints the summary.
pub(super) fn run(arguments: &Summary, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let asked = Asked {
        inputs: &arguments.inputs,
        selection: &arguments.selection,
        part: arguments.selection.only.unwrap_or(Part::Comparison),
        lists: arguments.list,
        format: arguments.format.into(),
        style: arguments.csv.into(),
        output: None,
    };
    let (written, exit) = asked.made(context)?;
    for piece in &written.pieces {
        context.print_file(piece)?;
    }
    Ok(exit)
}

/// Writes the report, or a part of it, into a file.
pub(super) fn export(arguments: &Export, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = match arguments.format.map(ExportFormat::of_report) {
        Some(None) => return table::run(arguments, context),
        Some(Some(format)) => format,
        None => format_of(&arguments.output)?,
    };
    let asked = Asked {
        inputs: &arguments.inputs,
        selection: &arguments.selection,
        part: arguments.selection.only.unwrap_or(Part::Report),
        lists: arguments.list,
        format,
        style: arguments.csv.into(),
        output: Some(&arguments.output),
    };
    context.progress("export-reading")?;
    let (written, exit) = asked.made(context)?;
    let bytes = written.bytes();
    replace(&arguments.output, &bytes)?;
    let file = arguments.output.display().to_string();
    let kilobytes = bytes.len().div_ceil(1024);
    context.say(
        "export-written",
        &[("file", file.into()), ("size", kilobytes.into())],
    )?;
    if written.withheld > 0 {
        context.say("export-withheld", &[("count", written.withheld.into())])?;
    }
    if !written.neutralised.is_empty() {
        let count = written.neutralised.len();
        let cells = places(&written.neutralised);
        let arguments = [("count", count.into()), ("cells", cells.into())];
        context.say("export-neutralised", &arguments)?;
    }
    Ok(exit)
}

/// The first cells, by row and column: `12:10, 40:10, …`.
fn places(cells: &[(usize, usize)]) -> String {
    let first = cells.iter().take(SHOWN);
    let mut names: Vec<String> = first
        .map(|(row, column)| format!("{row}:{column}"))
        .collect();
    names.extend((cells.len() > SHOWN).then(|| "…".to_owned()));
    names.join(", ")
}

/// The format of a file by its ending.
pub(super) fn format_of(path: &Path) -> Result<Format, Failure> {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    Format::of_ending(ending).ok_or_else(|| {
        Failure::usage(Problem::error("export-unknown-ending").with("ending", ending))
    })
}

/// What is to be made.
struct Asked<'a> {
    inputs: &'a [PathBuf],
    selection: &'a Selection,
    part: Part,
    lists: Lists,
    format: Format,
    style: Style,
    /// The file to be written.
    output: Option<&'a Path>,
}

impl Asked<'_> {
    fn made(&self, context: &mut Context<'_>) -> Result<(Written, Exit), Failure> {
        let audience: Audience = self.selection.audience.into();
        if self.part.is_private() && audience != Audience::Facilitator {
            return Err(Failure::usage(Problem::error("summary-for-facilitator")));
        }
        if let Some(counted) = self.counted(context)? {
            return Ok(counted);
        }
        let inbox = Inbox::read(self.inputs);
        context.report(&inbox.problems)?;
        if let Some(output) = self.output {
            inbox.spare(output).map_err(Failure::usage)?;
        }
        let read = if inbox.unreadable {
            Exit::Io
        } else {
            exit_of(&inbox.problems)
        };
        if self.part == Part::Files {
            let catalogue = context.catalogue()?;
            let known = |id: &Id, version: &str| catalogue.find(id, version).is_ok();
            let states = states(&inbox.receipts, &inbox.collection, known);
            let made = sheets::files(&inbox.receipts, &states, context.now, context.wording());
            return Ok((self.write(&Content::Sheets(made), context)?, read));
        }
        let (asked, unknown) =
            questionnaires(&inbox.collection, &self.selection.questionnaire, context)?;
        context.report(&unknown)?;
        let exit = read.or(exit_of(&unknown));
        let seen = |audience| {
            chapters(
                &inbox.collection,
                &asked,
                (audience, context.today),
                &self.selection.country,
            )
        };
        let mut chapters = seen(audience);
        let figures = !self.lists_of(inbox.collection.responses().len());
        if figures && matches!(self.part, Part::Comparison | Part::Report) {
            chapters.iter_mut().for_each(Chapter::let_voices_go);
        }
        // A match names two countries to each other: it shows what both may see, whoever prints it.
        let for_both = audience.max(Audience::Participants);
        let shared = (for_both != audience).then(|| seen(for_both));
        let shared = shared.as_ref().unwrap_or(&chapters);
        if chapters.is_empty() {
            return Err(nothing(read));
        }
        let withheld = chapters.iter().map(|chapter| chapter.view.withheld()).sum();
        let material = Material {
            chapters: &chapters,
            shared,
            today: context.today,
        };
        let changes = self.changes(&chapters, audience, context)?;
        let made = self.content(&inbox.collection, material, changes, context);
        let written = self.write(&made, context)?;
        Ok((
            Written {
                withheld,
                ..written
            },
            exit,
        ))
    }

    /// Whether so many responses are listed.
    fn lists_of(&self, responses: usize) -> bool {
        match self.lists {
            Lists::All => true,
            Lists::None => false,
            Lists::Auto => responses <= LISTED,
        }
    }

    /// The comparison of more files than are listed, counted one by one.
    fn counted(&self, context: &mut Context<'_>) -> Result<Option<(Written, Exit)>, Failure> {
        let listing = Listing::of(self.inputs);
        let figures = matches!(self.part, Part::Comparison | Part::Report);
        // Counting reads copies again, and everything where it finds a collection.
        if !figures || listing.has_stream || self.lists_of(listing.paths.len()) {
            return Ok(None);
        }
        if let Some(output) = self.output {
            spare(output, listing.paths.iter().map(PathBuf::as_path)).map_err(Failure::usage)?;
        }
        let catalogue = context.catalogue()?;
        let mut asked = catalogue.offers();
        let only = &self.selection.questionnaire;
        asked.retain(|asked| only.is_empty() || only.contains(&asked.id));
        let census = Census::new(&asked, self.selection.audience.into(), context.today);
        let Some(counted) = count(&listing.paths, &census, context) else {
            return Ok(None);
        };
        context.report(&listing.problems)?;
        context.report(&counted.problems)?;
        let is_asked = |id: &Id| only.is_empty() || only.contains(id);
        let unknown = counted.tallies.unknown().filter(|(id, _)| is_asked(id));
        let unknown = unknown.filter_map(|(id, version)| catalogue.find(id, version).err());
        let unknown: Vec<Problem> = unknown.collect();
        context.report(&unknown)?;
        let read = if counted.unreadable || !listing.problems.is_empty() {
            Exit::Io
        } else {
            exit_of(&counted.problems)
        };
        // The program ends with them: what each country says of each item is not given back piece by piece.
        let tallies = ManuallyDrop::new(counted.tallies);
        let chapters = ManuallyDrop::new(census.chapters(&tallies, &self.selection.country));
        if chapters.is_empty() {
            return Err(nothing(read));
        }
        let made = Content::Comparison(Material {
            chapters: &chapters,
            shared: &chapters,
            today: context.today,
        });
        let written = self.write(&made, context)?;
        let withheld = chapters.iter().map(|chapter| chapter.view.withheld()).sum();
        Ok(Some((
            Written {
                withheld,
                ..written
            },
            read.or(exit_of(&unknown)),
        )))
    }

    /// What changed since the earlier round, where that is asked for.
    fn changes(
        &self,
        later: &[Chapter<'_>],
        audience: Audience,
        context: &mut Context<'_>,
    ) -> Result<Vec<Sheet>, Failure> {
        if self.part != Part::Change {
            return Ok(Vec::new());
        }
        let before = Inbox::read(&self.selection.earlier);
        context.report(&before.problems)?;
        let (asked, _) =
            questionnaires(&before.collection, &self.selection.questionnaire, context)?;
        let day = (audience, context.today);
        let earlier = chapters(&before.collection, &asked, day, &self.selection.country);
        Ok(sheets::change(&earlier, later, context.wording()))
    }

    fn content<'c>(
        &self,
        collection: &Collection,
        material: Material<'c>,
        changes: Vec<Sheet>,
        context: &Context<'_>,
    ) -> Content<'c> {
        let (chapters, wording) = (material.chapters, context.wording());
        Content::Sheets(match self.part {
            Part::Report if self.lists_of(collection.responses().len()) => {
                return Content::Report(material);
            }
            Part::Report | Part::Comparison | Part::Files => return Content::Comparison(material),
            Part::Change => changes,
            Part::Conflicts => sheets::conflicts(collection, wording),
            Part::Gaps => sheets::gaps(chapters, wording),
            Part::Challenges => sheets::challenges(chapters, wording),
            Part::Matches => sheets::matches(material.shared, wording),
            Part::Consolidation => sheets::consolidation(chapters, wording),
            Part::Divergences => sheets::divergences(chapters, wording),
            Part::Roadmap => sheets::roadmap(chapters, material.today, wording),
            Part::Quality => {
                let mut all = sheets::quality(chapters, wording);
                all.extend(sheets::standings(chapters, wording));
                all
            }
        })
    }

    fn write(&self, made: &Content<'_>, context: &Context<'_>) -> Result<Written, Failure> {
        let written = made.write(self.format, self.style, context.wording());
        written.map_err(Failure::data)
    }
}

/// What is said where there is nothing to compare, after reading ended so: where nothing could be read, that is why.
pub(super) fn nothing(read: Exit) -> Failure {
    let why = if read == Exit::Io { read } else { Exit::Data };
    Failure::Problem(why, Box::new(Problem::error("summary-nothing")))
}

/// The questionnaires that were answered, of these ids where some are named, and what is not known here.
pub(super) fn questionnaires(
    collection: &Collection,
    only: &[Id],
    context: &mut Context<'_>,
) -> Result<(Vec<Arc<Questionnaire>>, Vec<Problem>), Failure> {
    let catalogue = context.catalogue()?;
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
