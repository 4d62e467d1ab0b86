//! `quipu split`: packets for the institutions that answer for a country.

use super::args::Split;
use super::context::Context;
use super::error::{Exit, Failure};
use super::finalise::find as find_draft;
use crate::response::{self, DraftKey, Plan, split};
use crate::store::{read_limited, write_new_into};

/// Writes one file for each institution of the plan, and says what each is asked.
pub(super) fn run(arguments: &Split, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let workspace = context.workspace()?;
    let path = find_draft(&arguments.draft, &workspace)?;
    let read = response::read_draft(&read_limited(&path)?)
        .map_err(|problem| Failure::data(problem.in_file(path.display().to_string())))?;
    let draft = read.response;
    let plan_file = arguments.assign.display().to_string();
    let plan = Plan::read(&read_limited(&arguments.assign)?)
        .map_err(|problem| Failure::data(problem.in_file(&plan_file)))?;
    let reference = &draft.questionnaire;
    let catalogue = context.catalogue()?;
    let questionnaire = catalogue.find(&reference.id, &reference.version);
    let questionnaire = questionnaire.map_err(Failure::data)?;
    let made = match split(&draft, &questionnaire, &plan) {
        Ok(made) => made,
        Err(problems) => {
            let located: Vec<_> = problems
                .into_iter()
                .map(|p| p.in_file(&plan_file))
                .collect();
            context.report(&located)?;
            return Ok(Exit::Data);
        }
    };
    context.report(&made.problems)?;
    for packet in &made.packets {
        let name = DraftKey::of(packet).file_name();
        let text = response::write(packet);
        let file = write_new_into(&arguments.output, &name, text.as_bytes())?;
        let questions = packet
            .packet
            .as_ref()
            .map_or(0, |packet| packet.questions.len());
        context.say(
            "split-written",
            &[
                ("institution", packet.respondent.institution.clone().into()),
                ("questions", questions.into()),
                ("file", file.display().to_string().into()),
            ],
        )?;
    }
    Ok(Exit::Done)
}
