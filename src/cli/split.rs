//! `quipu split`: packets for the institutions that answer for a country.

use serde_json::{Value as Json, json};

use super::args::{ListFormat, Split};
use super::context::Context;
use super::error::{Exit, Failure};
use super::finalise::{find as find_draft, read_draft};
use crate::response::{self, DraftKey, Plan, split};
use crate::store::{read_limited, write_new_into};

/// Writes one file for each institution of the plan, and says what each is asked.
pub(super) fn run(arguments: &Split, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let workspace = context.workspace()?;
    let path = find_draft(&arguments.draft, &workspace)?;
    let draft = read_draft(&path)?.response;
    let file = &arguments.assign;
    let plan = Plan::read(&read_limited(file)?).map_err(Failure::in_file(file))?;
    let reference = &draft.questionnaire;
    let catalogue = context.catalogue()?;
    let questionnaire = catalogue.find(&reference.id, &reference.version);
    let questionnaire = questionnaire.map_err(Failure::data)?;
    let made = match split(&draft, &questionnaire, &plan) {
        Ok(made) => made,
        Err(problems) => {
            let name = file.display().to_string();
            let located = problems.into_iter().map(|problem| problem.in_file(&name));
            context.report(&located.collect::<Vec<_>>())?;
            return Ok(Exit::Data);
        }
    };
    context.report(&made.problems)?;
    let mut told = Vec::new();
    for packet in &made.packets {
        let name = DraftKey::of(packet).file_name();
        let text = response::write(packet);
        let file = write_new_into(&arguments.output, &name, text.as_bytes())?;
        let questions = packet
            .packet
            .as_ref()
            .map_or(0, |packet| packet.questions.len());
        let (institution, file) = (&packet.respondent.institution, file.display().to_string());
        told.push(json!({ "institution": institution, "questions": questions, "file": file }));
        context.say(
            "split-written",
            &[
                ("institution", institution.clone().into()),
                ("questions", questions.into()),
                ("file", file.into()),
            ],
        )?;
    }
    if arguments.format == ListFormat::Json {
        context.print_json(&Json::Array(told))?;
    }
    Ok(Exit::Done)
}
