//! `quipu check`: what is wrong in files, with line and column.

use std::borrow::Cow;
use std::collections::HashMap;
use std::iter;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::args::{Check, ListFormat};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use crate::base::json::{self, Step};
use crate::base::{Problem, Severity};
use crate::merge::{Collection, Received, received};
use crate::questionnaire::{read_library, read_statements};
use crate::response::{Live, Response, Seal, Status, completeness, sealed, validate};
use crate::store::{Catalogue, read_limited, read_questionnaire};

/// The format of questionnaires, without its version.
const QUESTIONNAIRE: &str = "quipu-questionnaire";

/// Checks every file, says what is wrong with it, and says of each good one that it is good.
pub(super) fn run(arguments: &Check, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let asked = arguments.files.iter().filter(|file| is_questionnaire(file));
    let catalogue = context.catalogue_beside(asked)?;
    let mut exit = Exit::Done;
    let mut told: Vec<Json> = Vec::new();
    for path in &arguments.files {
        let file = path.display().to_string();
        let problems = match read_limited(path) {
            Ok(bytes) => check(path, &bytes, &catalogue, context),
            Err(error) => {
                exit = exit.or(Exit::of(&error));
                vec![error.problem()]
            }
        };
        let problems: Vec<Problem> = problems
            .into_iter()
            .map(|problem| problem.in_file(&file))
            .collect();
        if arguments.format == ListFormat::Json {
            let problems: Vec<Json> = problems
                .iter()
                .map(|problem| context.told(problem))
                .collect();
            told.push(json!({ "file": file, "problems": problems }));
        } else {
            context.report(&problems)?;
            if !problems.iter().any(Problem::is_error) {
                context.say("check-good", &[("file", file.into())])?;
            }
        }
        exit = exit.or(exit_of(&problems));
    }
    if arguments.format == ListFormat::Json {
        context.print(&(Json::Array(told).to_string() + "\n"))?;
    }
    Ok(exit)
}

/// Whether a file says that it is a questionnaire.
fn is_questionnaire(path: &Path) -> bool {
    let bytes = read_limited(path).unwrap_or_default();
    family(&bytes).is_ok_and(|family| family == QUESTIONNAIRE)
}

/// What a file says it is: its format without the version.
fn family(bytes: &[u8]) -> Result<String, Problem> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    // Only a collection may be that large; what else is says so when it is read.
    let document = json::scan_within(bytes, json::Limits::COLLECTION)?;
    let head: Head = document.object()?;
    let format = head.format.unwrap_or_default();
    Ok(format.split('/').next().unwrap_or_default().to_owned())
}

/// What is wrong with a file, by what it says it is.
fn check(path: &Path, bytes: &[u8], catalogue: &Catalogue, context: &Context<'_>) -> Vec<Problem> {
    let family = match family(bytes) {
        Ok(family) => family,
        Err(problem) => return vec![problem],
    };
    match family.as_str() {
        QUESTIONNAIRE => match read_questionnaire(path) {
            Ok((_, problems)) | Err(problems) => problems,
        },
        "quipu-library" => read_library(bytes).map_or_else(|p| vec![p], |library| library.problems),
        "quipu-statements" => {
            read_statements(bytes).map_or_else(|p| vec![p], |statements| statements.problems)
        }
        _ => match received(bytes) {
            Ok(Received::Response(read)) => {
                let mut problems = read.problems;
                let found = check_response(&read.response, catalogue, context);
                problems.extend(located(found, bytes));
                problems
            }
            Ok(Received::Collection(collection)) => {
                check_collection(&collection, catalogue, context)
            }
            Ok(Received::Decisions(_)) => Vec::new(),
            Err(problem) => vec![problem],
        },
    }
}

/// What is wrong with a response: its seal, its questionnaire, its answers. What is missing is an
/// error in a finalised response and no problem in a draft.
fn check_response(
    response: &Response,
    catalogue: &Catalogue,
    context: &Context<'_>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    if sealed(response) == Seal::Broken {
        problems.push(Problem::warning("response-changed-after-finalising"));
    }
    let reference = &response.questionnaire;
    let questionnaire = match catalogue.find(&reference.id, &reference.version) {
        Ok(questionnaire) => questionnaire,
        Err(problem) => {
            problems.push(problem);
            return problems;
        }
    };
    let live = Live::new(&questionnaire, response, context.today);
    problems.extend(validate(&live));
    if response.status != Status::Draft {
        problems.extend(completeness(&live));
    }
    problems
}

fn check_collection(
    collection: &Collection,
    catalogue: &Catalogue,
    context: &Context<'_>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, response) in collection.responses() {
        let found = check_response(response, catalogue, context).into_iter();
        problems.extend(
            found
                .filter(|problem| problem.severity == Severity::Error)
                .map(|problem| {
                    let item = problem.place.item.clone().unwrap_or_default();
                    problem.on(format!("{key}: {item}"))
                }),
        );
    }
    problems
}

/// The problems of answers with the lines at which the answers stand.
pub(super) fn located(mut problems: Vec<Problem>, bytes: &[u8]) -> Vec<Problem> {
    let has_no_line = |problem: &Problem| problem.place.line.is_none();
    let Some(document) = json::scan(bytes)
        .ok()
        .filter(|_| problems.iter().any(has_no_line))
    else {
        return problems;
    };
    let answers = document.positions(&[Step::Key("answers")], &[Step::Index(0)]);
    let answers: HashMap<Cow<'_, str>, (usize, usize)> = answers.collect();
    for problem in &mut problems {
        let place = problem.place.item.as_deref();
        let place = place.and_then(|item| place_of(&answers, item));
        if let (None, Some((line, column))) = (problem.place.line, place) {
            problem.place.line = Some(line);
            problem.place.column = Some(column);
        }
    }
    problems
}

/// Line and column of the answer that an item is about.
fn place_of(answers: &HashMap<Cow<'_, str>, (usize, usize)>, item: &str) -> Option<(usize, usize)> {
    // The item is an address, with the field behind the last dot; addresses hold dots themselves.
    let mut addresses = iter::successors(Some(item), |address| {
        address.rsplit_once('.').map(|(address, _)| address)
    });
    addresses.find_map(|address| answers.get(address).copied())
}
