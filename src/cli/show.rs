//! `quipu show`: a questionnaire as a document.

use std::path::Path;
use std::sync::Arc;

use super::args::{DocumentFormat, Show};
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::{Id, Problem};
use crate::questionnaire::Questionnaire;
use crate::report::{html, markdown, plain, questionnaire};
use crate::store::{read_questionnaire, replace};

/// Prints or writes the document.
pub(super) fn run(arguments: &Show, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let found = find(&arguments.questionnaire, context)?;
    let document = questionnaire::document(&found, context.wording());
    let text = match arguments.format {
        DocumentFormat::Text => plain::write(&document),
        DocumentFormat::Md => markdown::write(&document),
        DocumentFormat::Html => html::write(&document, context.wording().language),
    };
    match &arguments.output {
        Some(path) => replace(path, text.as_bytes())?,
        None => context.print(&text)?,
    }
    Ok(Exit::Done)
}

/// A questionnaire by its id, or by a file that holds one.
fn find(name: &str, context: &mut Context<'_>) -> Result<Arc<Questionnaire>, Failure> {
    let catalogue = context.catalogue()?;
    if let Some(found) = Id::new(name).ok().and_then(|id| catalogue.latest(&id)) {
        return Ok(found);
    }
    let path = Path::new(name);
    if !path.exists() {
        let known = catalogue.names();
        return Err(Failure::data(
            Problem::error("catalogue-unknown")
                .with("id", name)
                .with("known", known),
        ));
    }
    match read_questionnaire(path) {
        Ok((found, problems)) => {
            context.report(&problems)?;
            Ok(Arc::new(found))
        }
        Err(mut problems) => {
            let last = problems.pop();
            context.report(&problems)?;
            Err(Failure::data(
                last.unwrap_or_else(|| Problem::error("catalogue-unknown")),
            ))
        }
    }
}
