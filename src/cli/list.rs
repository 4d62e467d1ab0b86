//! `quipu list`: questionnaires and drafts.

use super::context::Context;
use super::error::{Exit, Failure, exit_of};
use crate::report::{Document, plain};
use crate::response::{Live, Status, progress};
use crate::store::{Catalogue, Listed};

/// Lists questionnaires and drafts on standard output.
pub(super) fn run(context: &mut Context<'_>) -> Result<Exit, Failure> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace()?;
    let drafts = workspace.drafts()?;
    let language = context.language();
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
    let rows = catalogue.questionnaires().iter().map(|questionnaire| {
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

fn row(draft: &Listed, catalogue: &Catalogue, context: &Context<'_>) -> Vec<String> {
    let name = draft
        .path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let Ok(response) = &draft.content else {
        return vec![
            name,
            String::new(),
            String::new(),
            String::new(),
            context.messages.get("list-unreadable"),
        ];
    };
    let reference = &response.questionnaire;
    let answered = catalogue
        .find(&reference.id, &reference.version)
        .map_or_else(
            |_| "?".to_owned(),
            |questionnaire| {
                let live = Live::new(&questionnaire, response, context.today);
                let total = progress(&live).total;
                format!("{}/{}", total.answered, total.shown)
            },
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
