//! `quipu show`: a questionnaire, or a response, as a document.

use std::path::{Path, PathBuf};

use super::args::Show;
use super::context::{Context, names_a_file};
use super::error::{Exit, Failure};
use super::finalise::{find as find_draft, read_draft};
use super::summary::format_of;
use crate::base::{Id, Problem};
use crate::report::csv::Style;
use crate::report::{Content, Document, Format, questionnaire, response as answered};
use crate::response::{self, Live};
use crate::store::{read_limited, replace};

/// Prints or writes the document.
pub(super) fn run(arguments: &Show, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let document = document(&arguments.questionnaire, context)?;
    let format = match (&arguments.format, &arguments.output) {
        (Some(format), _) => (*format).into(),
        (None, Some(path)) => format_of(path)?,
        (None, None) => Format::Text,
    };
    let written = Content::Document(document).write(format, Style::default(), context.wording());
    let bytes = written.map_err(Failure::data)?.into_bytes();
    match &arguments.output {
        Some(path) => replace(path, &bytes)?,
        None => match String::from_utf8(bytes) {
            Ok(text) => context.print(&text)?,
            Err(_) => return Err(Failure::usage(Problem::error("show-needs-file"))),
        },
    }
    context.out.flush()?;
    Ok(Exit::Done)
}

/// A questionnaire by its id or file, or a response by its file or its name in the list.
fn document(name: &str, context: &mut Context<'_>) -> Result<Document, Failure> {
    let catalogue = context.catalogue()?;
    if let Some(found) = Id::new(name).ok().and_then(|id| catalogue.latest(&id)) {
        return Ok(questionnaire::document(&found, context.wording()));
    }
    let path = PathBuf::from(name);
    if !path.exists() {
        if names_a_file(&path) {
            read_limited(&path)?;
        }
        let draft = context
            .workspace()
            .and_then(|workspace| find_draft(name, &workspace));
        return match draft {
            Ok(path) => response_document(&path, context),
            Err(_) => Err(Failure::data(
                Problem::error("catalogue-unknown")
                    .with("id", name)
                    .with("known", catalogue.names()),
            )),
        };
    }
    if is_response(&path)? {
        return response_document(&path, context);
    }
    let found = context.questionnaire(name)?;
    Ok(questionnaire::document(&found, context.wording()))
}

/// Whether a file says that it is a response.
fn is_response(path: &Path) -> Result<bool, Failure> {
    let bytes = read_limited(path)?;
    Ok(response::claims_to_be_one(&bytes))
}

fn response_document(path: &Path, context: &mut Context<'_>) -> Result<Document, Failure> {
    let read = read_draft(path)?;
    context.report(&read.problems)?;
    let reference = &read.response.questionnaire;
    let found = context.catalogue()?.find(&reference.id, &reference.version);
    let asked = found.map_err(Failure::data)?;
    let live = Live::new(&asked, &read.response, context.today);
    Ok(answered::document(&live, context.wording()))
}
