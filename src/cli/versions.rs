//! `quipu diff` and `quipu upgrade`: from one version of a questionnaire to the next.

use std::path::Path;
use std::sync::Arc;

use super::args::{Diff, Upgrade};
use super::context::Context;
use super::error::{Exit, Failure};
use super::finalise::{find as find_draft, read_draft};
use crate::base::Problem;
use crate::questionnaire::diff::{Difference, diff};
use crate::questionnaire::{Mapping, Questionnaire};
use crate::report::csv::Style;
use crate::report::{Content, Format, Sheet, sheets};
use crate::response::{self, Author, DraftKey, Response, Upgraded, upgrade};
use crate::store::{StoreError, read_limited, write_into, write_new};

/// Prints what changed between two versions.
pub(super) fn diff_versions(arguments: &Diff, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let old = context.questionnaire(&arguments.old)?;
    let new = context.questionnaire(&arguments.new)?;
    let (_, found) = compared(&old, &new, arguments.map.as_deref())?;
    let sheets = sheets::differences(&found, context.wording());
    print(sheets, arguments.format.into(), context)?;
    Ok(Exit::Done)
}

/// Writes a response under another version, and says what became of each answer.
pub(super) fn run(arguments: &Upgrade, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let new = context.questionnaire(&arguments.to)?;
    let workspace = context.workspace()?;
    let path = find_draft(&arguments.response, &workspace)?;
    let read = read_draft(&path)?;
    context.report(&read.problems)?;
    if read.read_only {
        return Err(Failure::data(Problem::error("finalise-read-only")));
    }
    let before = read.response;
    let old = old_version(arguments, &before, context)?;
    let upgraded = made(&before, old.as_deref(), &new, arguments.map.as_deref())?;
    let after = response::write(&upgraded.response);
    let key = DraftKey::of(&before);
    let in_place = arguments.output.is_none() && workspace.draft_path(&key) == path;
    if let Some(output) = &arguments.output {
        write_new(output, after.as_bytes())?;
        context.say(
            "upgrade-written",
            &[("file", output.display().to_string().into())],
        )?;
    } else if in_place {
        let copy = write_into(
            &workspace.folder().join("upgraded"),
            &format!("{key}_{}.json", before.questionnaire.version),
            &read_limited(&path)?,
        )?;
        save(&workspace, &key, &upgraded.response)?;
        let arguments = [("file", copy.display().to_string().into())];
        context.say("upgrade-in-place", &arguments)?;
    } else {
        context.print(&after)?;
    }
    let told = sheets::outcomes(&upgraded.outcomes, context.wording());
    tell(told, context)?;
    Ok(Exit::Done)
}

fn save(
    workspace: &crate::store::Workspace,
    key: &DraftKey,
    response: &Response,
) -> Result<(), StoreError> {
    let mut opened = workspace.open_draft(key, &Author::default())?;
    opened.draft.save(response).map(drop)
}

/// The version a response answers: as named, or as known here. Without it rewordings cannot be seen, which is said.
fn old_version(
    arguments: &Upgrade,
    response: &Response,
    context: &mut Context<'_>,
) -> Result<Option<Arc<Questionnaire>>, Failure> {
    if let Some(name) = &arguments.from {
        return context.questionnaire(name).map(Some);
    }
    let reference = &response.questionnaire;
    let known = context.catalogue()?;
    if let Ok(found) = known.find(&reference.id, &reference.version) {
        return Ok(Some(found));
    }
    let problem = Problem::warning("upgrade-unknown-version");
    context.report(&[problem.with("version", &reference.version)])?;
    Ok(None)
}

/// A response under another version.
///
/// # Errors
/// When the mapping cannot be used, or the response answers another questionnaire and no mapping is given.
pub(super) fn made(
    response: &Response,
    old: Option<&Questionnaire>,
    new: &Questionnaire,
    map: Option<&Path>,
) -> Result<Upgraded, Failure> {
    if response.questionnaire.id != new.id && map.is_none() {
        let problem = Problem::error("upgrade-other").with("id", &response.questionnaire.id);
        return Err(Failure::data(problem.with("other", &new.id)));
    }
    let (mapping, differences) = match old {
        Some(old) => compared(old, new, map)?,
        None => (mapping(map)?, Vec::new()),
    };
    Ok(upgrade(response, old, new, &mapping, &differences))
}

/// What changed between two versions, with the mapping that says what was renamed.
fn compared(
    old: &Questionnaire,
    new: &Questionnaire,
    map: Option<&Path>,
) -> Result<(Mapping, Vec<Difference>), Failure> {
    let mapping = mapping(map)?;
    if let Some(problem) = mapping.check(old, new).into_iter().next() {
        let file = map
            .map(|path| path.display().to_string())
            .unwrap_or_default();
        return Err(Failure::data(problem.in_file(file)));
    }
    let found = diff(old, new, &mapping);
    Ok((mapping, found))
}

fn mapping(path: Option<&Path>) -> Result<Mapping, Failure> {
    let Some(path) = path else {
        return Ok(Mapping::default());
    };
    let read = Mapping::read(&read_limited(path)?);
    read.map_err(Failure::in_file(path))
}

/// Prints sheets as data.
fn print(sheets: Vec<Sheet>, format: Format, context: &mut Context<'_>) -> Result<(), Failure> {
    let written = Content::Sheets(sheets).write(format, Style::default(), context.wording());
    context.print_file(&written.map_err(Failure::data)?.bytes())?;
    Ok(())
}

/// Says sheets on standard error, where data may go to standard output.
fn tell(sheets: Vec<Sheet>, context: &mut Context<'_>) -> Result<(), Failure> {
    let told = Content::Sheets(sheets).write(Format::Text, Style::default(), context.wording());
    context
        .err
        .write_all(&told.map_err(Failure::data)?.bytes())?;
    Ok(())
}
