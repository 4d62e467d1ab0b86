//! `quipu finalise`: the response file that is sent.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{Finalise, ListFormat};
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::Problem;
use crate::response::{self, DraftKey, Live, Read, Response, finalised};
#[cfg(feature = "crypto")]
use crate::store::write_new_into;
use crate::store::{StoreError, Workspace, read_limited, write_new};

/// Writes the finalised response and says where.
pub(super) fn run(arguments: &Finalise, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let workspace = context.workspace()?;
    let path = find(&arguments.draft, &workspace)?;
    let read = read_response(&path)?;
    if read.read_only {
        context.report(&read.problems)?;
        return Err(Failure::data(Problem::error("finalise-read-only")));
    }
    let draft = read.response;
    let sent = match seal(&draft, context)? {
        Ok(sent) => sent,
        Err(problems) => {
            context.report(&problems)?;
            if arguments.format == ListFormat::Json {
                let told: Vec<_> = problems
                    .iter()
                    .map(|problem| context.told(problem))
                    .collect();
                context.print_json(&json!({ "file": null, "problems": told }))?;
            }
            let count = problems.len();
            context.say("finalise-not-yet", &[("count", count.into())])?;
            return Ok(Exit::Data);
        }
    };
    let written = write(arguments, &sent, &workspace, context)?;
    remember(&workspace, &draft, &sent)?;
    let file = written.display().to_string();
    if arguments.format == ListFormat::Json {
        context.print_json(&json!({
            "file": file, "key": DraftKey::of(&sent).to_string(), "revision": sent.revision, "seal": sent.seal,
        }))?;
    }
    context.say("finalise-written", &[("file", file.into())])?;
    Ok(Exit::Done)
}

/// Writes the file that is sent, and says which.
#[cfg(feature = "crypto")]
fn write(
    arguments: &Finalise,
    sent: &Response,
    workspace: &Workspace,
    context: &mut Context<'_>,
) -> Result<PathBuf, Failure> {
    let sealing = &arguments.sealing;
    if sealing.seal.is_empty() && sealing.sign.is_none() {
        return write_plain(arguments, sent, workspace);
    }
    let made = super::sealed::sent(sealing, sent, response::write(sent), context)?;
    let path = arguments.output.clone().unwrap_or_else(|| {
        let (key, revision) = (DraftKey::of(sent), sent.revision);
        let name = format!("{key}_r{revision}.json{}", made.ending);
        workspace.finalised_folder().join(name)
    });
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    write_new_into(folder, &name, &made.bytes)?;
    if let Some(signature) = made.signature {
        let beside = super::sealed::signature_of(&path);
        write_new(&beside, signature.as_bytes())?;
        context.say(
            "signature-written",
            &[("file", beside.display().to_string().into())],
        )?;
    }
    Ok(path)
}

/// Writes the file that is sent, and says which.
#[cfg(not(feature = "crypto"))]
fn write(
    arguments: &Finalise,
    sent: &Response,
    workspace: &Workspace,
    _: &mut Context<'_>,
) -> Result<PathBuf, Failure> {
    write_plain(arguments, sent, workspace)
}

fn write_plain(
    arguments: &Finalise,
    sent: &Response,
    workspace: &Workspace,
) -> Result<PathBuf, Failure> {
    Ok(match &arguments.output {
        Some(output) => {
            write_new(output, response::write(sent).as_bytes())?;
            output.clone()
        }
        None => workspace.write_finalised(sent)?,
    })
}

fn seal(
    draft: &Response,
    context: &mut Context<'_>,
) -> Result<Result<Response, Vec<Problem>>, Failure> {
    let catalogue = context.catalogue()?;
    let reference = &draft.questionnaire;
    let questionnaire = catalogue
        .find(&reference.id, &reference.version)
        .map_err(Failure::data)?;
    Ok(finalised(&Live::new(&questionnaire, draft, context.today)))
}

/// Writes revision and status into the draft the response was made from, where it is in the data folder.
fn remember(workspace: &Workspace, draft: &Response, sent: &Response) -> Result<(), StoreError> {
    let key = DraftKey::of(draft);
    if !workspace.draft_path(&key).exists() {
        return Ok(());
    }
    let mut opened = workspace.open_draft(&key, &response::Author::default())?;
    if opened.response == *draft {
        let closed = Response {
            status: sent.status,
            revision: sent.revision,
            ..draft.clone()
        };
        opened.draft.save(&closed)?;
    }
    Ok(())
}

/// A draft by its file, its name in the list, or its questionnaire when there is only one.
pub(super) fn find(name: &str, workspace: &Workspace) -> Result<PathBuf, Failure> {
    let path = Path::new(name);
    if path.exists() {
        return Ok(path.to_owned());
    }
    let drafts = workspace.drafts()?;
    let stem = |path: &Path| {
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let exact = drafts.iter().find(|draft| stem(&draft.path) == name);
    let mut of_questionnaire = drafts.iter().filter(|draft| {
        draft
            .content
            .as_ref()
            .is_ok_and(|response| response.questionnaire.id == *name)
    });
    let only = match (of_questionnaire.next(), of_questionnaire.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    };
    let found = exact.or(only).map(|draft| draft.path.clone());
    found.ok_or_else(|| {
        let names: Vec<String> = drafts.iter().map(|draft| stem(&draft.path)).collect();
        Failure::data(
            Problem::error("finalise-no-draft")
                .with("name", name)
                .with("drafts", names.join(", ")),
        )
    })
}

/// A response that somebody sent.
pub(super) fn read_response(path: &Path) -> Result<Read, Failure> {
    response::read(&read_limited(path)?).map_err(Failure::in_file(path))
}

/// A draft, whatever the length of what was typed.
pub(super) fn read_draft(path: &Path) -> Result<Read, Failure> {
    response::read_draft(&read_limited(path)?).map_err(Failure::in_file(path))
}
