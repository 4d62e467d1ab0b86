//! `quipu round`: the files of the next round, one for each country.

use serde_json::{Value as Json, json};

use super::args::{ListFormat, NextRound};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use super::summary::questionnaires;
use crate::analysis::{Rule, next_round};
use crate::base::Problem;
use crate::response::{DraftKey, Response, write};
use crate::store::{Inbox, write_new_into};

/// Writes the files, and says what each shows.
pub(super) fn run(arguments: &NextRound, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let rule = Rule {
        least: arguments.least,
        far: arguments.far,
    };
    if rule.least < LEAST {
        let problem = Problem::error("round-least").with("least", LEAST);
        return Err(Failure::usage(problem));
    }
    let inbox = Inbox::read(&arguments.inputs);
    context.report(&inbox.problems)?;
    let (asked, unknown) = questionnaires(&inbox.collection, &arguments.questionnaire, context)?;
    context.report(&unknown)?;
    let today = context.today;
    let files = asked
        .iter()
        .flat_map(|asked| next_round(&inbox.collection, asked, rule, today));
    let files: Vec<Response> = files.collect();
    if files.is_empty() {
        return Err(Failure::data(Problem::error("summary-nothing")));
    }
    let mut told = Vec::new();
    for file in &files {
        told.push(written(file, arguments, context)?);
    }
    if arguments.format == ListFormat::Json {
        context.print_json(&Json::Array(told))?;
    }
    let arguments = [
        ("files", files.len().into()),
        ("least", rule.least.into()),
        ("far", rule.far.into()),
    ];
    context.say("round-done", &arguments)?;
    Ok(exit_of(&inbox.problems).or(exit_of(&unknown)))
}

/// With fewer countries everybody knows who said what.
const LEAST: usize = 3;

fn written(
    file: &Response,
    arguments: &NextRound,
    context: &mut Context<'_>,
) -> Result<Json, Failure> {
    let round = file.round.as_ref();
    let number = round.map_or(0, |round| round.number);
    let name = format!("round{number}_{}", DraftKey::of(file).file_name());
    let path = write_new_into(&arguments.output, &name, write(file).as_bytes())?;
    let figures = round.map_or(0, |round| round.figures.len());
    let far = round.map_or(0, |round| round.marked.len());
    let (who, path) = (&file.respondent, path.display().to_string());
    let said = [
        ("country", who.country.display_name().to_owned().into()),
        ("institution", who.institution.clone().into()),
        ("figures", figures.into()),
        ("far", far.into()),
        ("file", path.clone().into()),
    ];
    context.say("round-written", &said)?;
    Ok(json!({
        "country": who.country, "institution": who.institution, "round": number,
        "figures": figures, "far": far, "file": path,
    }))
}
