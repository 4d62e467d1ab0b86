//! `quipu convert`: XLSForm workbooks to questionnaires, and back.

use std::path::Path;

use super::args::Convert;
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::Problem;
use crate::questionnaire::xlsform::{
    FileKind, from_workbook, read_workbook, to_workbook, write_workbook,
};
use crate::store::{read_limited, read_questionnaire, write_into};

/// Reads one of the two and writes the other. What a questionnaire cannot hold is said; with errors nothing is written.
pub(super) fn run(arguments: &Convert, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let (input, output) = (arguments.input.as_path(), arguments.output.as_path());
    match (kind(input), kind(output)) {
        (Some(from), None) if is_json(output) => inward(input, from, output, context),
        (None, Some(FileKind::Xlsx)) if is_json(input) => outward(input, output, context),
        _ => Err(Failure::usage(
            Problem::error("convert-kinds")
                .with("input", input.display())
                .with("output", output.display()),
        )),
    }
}

fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().into_owned()
}

fn kind(path: &Path) -> Option<FileKind> {
    FileKind::of_ending(&ending(path))
}

fn is_json(path: &Path) -> bool {
    ending(path).eq_ignore_ascii_case("json")
}

fn inward(
    input: &Path,
    kind: FileKind,
    output: &Path,
    context: &mut Context<'_>,
) -> Result<Exit, Failure> {
    let file = input.display().to_string();
    let located = |problem: Problem| problem.in_file(&file);
    let bytes = read_limited(input)?;
    let workbook =
        read_workbook(&bytes, kind).map_err(|problem| Failure::data(located(problem)))?;
    let name = input.file_stem().unwrap_or_default().to_string_lossy();
    let made = from_workbook(&workbook, &name);
    let made = made.map_err(|problem| Failure::data(located(problem)))?;
    let problems: Vec<Problem> = made.problems.into_iter().map(located).collect();
    context.report(&problems)?;
    if problems.iter().any(Problem::is_error) {
        context.say("convert-not", &[])?;
        return Ok(Exit::Data);
    }
    written(output, made.text.as_bytes(), context)
}

fn outward(input: &Path, output: &Path, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match read_questionnaire(input) {
        Ok((_, problems)) => context.report(&problems)?,
        Err(problems) => {
            context.report(&problems)?;
            return Ok(Exit::Data);
        }
    }
    let workbook = to_workbook(&read_limited(input)?).map_err(Failure::data)?;
    let bytes = write_workbook(&workbook).map_err(Failure::data)?;
    written(output, &bytes, context)
}

fn written(output: &Path, bytes: &[u8], context: &mut Context<'_>) -> Result<Exit, Failure> {
    let folder = output
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    write_into(folder.unwrap_or_else(|| Path::new(".")), &name, bytes)?;
    let file = output.display().to_string();
    context.say("convert-written", &[("file", file.into())])?;
    Ok(Exit::Done)
}
