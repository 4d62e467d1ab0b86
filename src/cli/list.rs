//! `quipu list`: questionnaires and drafts.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::args::{ListFormat, ListOptions};
use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use crate::questionnaire::Questionnaire;
use crate::report::{Document, plain};
use crate::response::{Live, Response, Status, Tally, progress};
use crate::store::{Catalogue, Listed};

/// Lists questionnaires and drafts on standard output.
pub(super) fn run(arguments: &ListOptions, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace()?;
    let drafts = workspace.drafts()?;
    let language = context.language();
    if arguments.format == ListFormat::Json {
        let told = described(&catalogue, &drafts, context);
        context.print(&(told.to_string() + "\n"))?;
        return Ok(Exit::Done);
    }
    let say = |id: &str| context.messages.get(id);
    let mut document = Document::new(say("list-title"), language);
    document.heading(1, say("list-questionnaires"));
    let header = [
        "list-id",
        "list-version",
        "list-questions",
        "list-minutes",
        "list-name",
    ];
    let rows = catalogue.questionnaires().into_iter().map(|questionnaire| {
        vec![
            questionnaire.id.to_string(),
            questionnaire.version.clone(),
            questionnaire
                .questions()
                .filter(|question| question.is_asked())
                .count()
                .to_string(),
            questionnaire
                .minutes
                .map(|minutes| minutes.to_string())
                .unwrap_or_default(),
            questionnaire.title.get(language).to_owned(),
        ]
    });
    document.table(header.iter().map(|id| say(id)).collect(), rows.collect());
    document.heading(1, say("list-drafts"));
    if drafts.is_empty() {
        document.paragraph(say("list-no-drafts"));
    }
    let header = [
        "list-draft",
        "list-country",
        "list-institution",
        "list-answered",
        "list-status",
    ];
    let rows = drafts.iter().map(|draft| row(draft, &catalogue, context));
    document.table(header.iter().map(|id| say(id)).collect(), rows.collect());
    document.paragraph(workspace.folder().display().to_string());
    context.print(&plain::write(&document))?;
    let problems: Vec<_> = drafts
        .into_iter()
        .filter_map(|draft| draft.content.err())
        .collect();
    context.report(&problems)?;
    Ok(exit_of(&problems))
}

/// The lists for programs. A draft that cannot be read has a problem in the place of its content.
fn described(catalogue: &Catalogue, drafts: &[Listed], context: &Context<'_>) -> Json {
    let language = context.language();
    let questionnaire = |asked: &Arc<Questionnaire>| {
        let questions = asked
            .questions()
            .filter(|question| question.is_asked())
            .count();
        json!({
            "id": asked.id, "version": asked.version, "title": asked.title.get(language),
            "questions": questions, "minutes": asked.minutes,
        })
    };
    let draft = |draft: &Listed| {
        let path = draft.path.display().to_string();
        match &draft.content {
            Err(problem) => {
                json!({ "name": name_of(draft), "path": path, "problem": context.told(problem) })
            }
            Ok(response) => {
                let total = total(response, catalogue, context);
                json!({
                    "name": name_of(draft), "path": path, "questionnaire": response.questionnaire.id,
                    "version": response.questionnaire.version, "country": response.respondent.country,
                    "institution": response.respondent.institution, "status": response.status,
                    "revision": response.revision, "answered": total.map(|total| total.answered),
                    "shown": total.map(|total| total.shown),
                })
            }
        }
    };
    let questionnaires: Vec<Json> = catalogue
        .questionnaires()
        .iter()
        .map(questionnaire)
        .collect();
    let drafts: Vec<Json> = drafts.iter().map(draft).collect();
    json!({ "questionnaires": questionnaires, "drafts": drafts })
}

fn name_of(draft: &Listed) -> String {
    let stem = draft.path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// How much of a draft is answered, where its questionnaire is known.
fn total(response: &Response, catalogue: &Catalogue, context: &Context<'_>) -> Option<Tally> {
    let reference = &response.questionnaire;
    let asked = catalogue.find(&reference.id, &reference.version).ok()?;
    Some(progress(&Live::new(&asked, response, context.today)).total)
}

fn row(draft: &Listed, catalogue: &Catalogue, context: &Context<'_>) -> Vec<String> {
    let name = name_of(draft);
    let Ok(response) = &draft.content else {
        return vec![
            name,
            String::new(),
            String::new(),
            String::new(),
            context.messages.get("list-unreadable"),
        ];
    };
    let answered = total(response, catalogue, context);
    let answered = answered.map_or_else(
        || "?".to_owned(),
        |total| format!("{}/{}", total.answered, total.shown),
    );
    let status = match response.status {
        Status::Draft => "status-draft",
        Status::Finalised => "status-finalised",
        Status::Validated => "status-validated",
    };
    vec![
        name,
        response.respondent.country.display_name().to_owned(),
        response.respondent.institution.clone(),
        answered,
        context.messages.get(status),
    ]
}
