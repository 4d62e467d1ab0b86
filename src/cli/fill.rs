//! `quipu fill`: finding or starting the draft, then asking.

use std::io::{IsTerminal as _, stdin, stdout};
use std::sync::Arc;

use super::args::Fill;
use super::ask;
use super::context::Context;
use super::error::{Exit, Failure};
use crate::base::{Id, Problem};
use crate::questionnaire::{Questionnaire, Share};
use crate::response::{Author, Contact, Country, DraftKey, QuestionnaireRef, Respondent, Response};
use crate::runtime::{self, Ended, clock};
use crate::store::{AuthorFile, Catalogue, Opened, Saved, Workspace};
use crate::tui::Received;
use crate::tui::theme::Theme;
use crate::tui::{Effect, Me, Settings};

/// The signal that says that the terminal is gone.
const HANG_UP: i32 = 1;

/// Opens the draft that the arguments name, or starts it, and asks.
pub(super) fn run(arguments: &Fill, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let catalogue = context.catalogue()?;
    let questionnaire = wanted(arguments, &catalogue)?;
    let me = author(context)?;
    let workspace = context.workspace()?;
    let opened = open(arguments, &questionnaire, &me, &workspace, context)?;
    if !wants_plain(arguments) {
        let key = DraftKey::of(&opened.response);
        // The lock is let go here and taken again by the screen.
        drop(opened);
        return screens(Some(Effect::OpenDraft(key)), context);
    }
    context.report(&opened.problems)?;
    if opened.recovered {
        context.say("fill-recovered", &[])?;
    }
    let input = &mut stdin().lock();
    ask::run(ask::Session::new(questionnaire, opened, me), input, context)
}

fn wanted(arguments: &Fill, catalogue: &Catalogue) -> Result<Arc<Questionnaire>, Failure> {
    let known = || catalogue.names();
    let Some(id) = &arguments.questionnaire else {
        return Err(Failure::usage(
            Problem::error("fill-which").with("known", known()),
        ));
    };
    let problem = || {
        Problem::error("catalogue-unknown")
            .with("id", id)
            .with("known", known())
    };
    catalogue.latest(id).ok_or_else(|| Failure::data(problem()))
}

/// Who writes here.
pub(super) fn author(context: &Context<'_>) -> Result<AuthorFile, Failure> {
    let fresh = || {
        let id = Id::new(&format!("a{:012x}", clock::random() & 0xffff_ffff_ffff));
        // The text above fits the pattern of ids whatever the number is.
        id.unwrap_or_else(|_| unreachable!("a letter and hexadecimal digits are an id"))
    };
    Ok(context.workspace()?.author(fresh)?)
}

fn open(
    arguments: &Fill,
    questionnaire: &Questionnaire,
    me: &AuthorFile,
    workspace: &Workspace,
    context: &mut Context<'_>,
) -> Result<Opened, Failure> {
    let author = Author {
        name: me.name.clone(),
    };
    let key = match (&arguments.country, &arguments.institution) {
        (Some(country), Some(institution)) => {
            let response = start(questionnaire, country, institution, me, context);
            let key = DraftKey::of(&response);
            if !workspace.draft_path(&key).exists() {
                workspace.create(&response, &author)?;
            }
            key
        }
        _ => only_draft(questionnaire, workspace)?,
    };
    Ok(workspace.open_draft(&key, &author)?)
}

/// The one draft there is of a questionnaire, when country and institution are not given.
fn only_draft(questionnaire: &Questionnaire, workspace: &Workspace) -> Result<DraftKey, Failure> {
    let drafts = workspace.drafts()?;
    let readable = drafts
        .iter()
        .filter_map(|draft| draft.content.as_ref().ok());
    let mut same = readable.filter(|response| response.questionnaire.id == questionnaire.id);
    match (same.next(), same.next()) {
        (Some(only), None) => Ok(DraftKey::of(only)),
        _ => Err(Failure::usage(Problem::error("fill-who"))),
    }
}

fn start(
    questionnaire: &Questionnaire,
    country: &str,
    institution: &str,
    me: &AuthorFile,
    context: &Context<'_>,
) -> Response {
    let reference = QuestionnaireRef {
        id: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        sha256: questionnaire.sha256.clone(),
    };
    let respondent = Respondent {
        country: Country::named(country, context.language()),
        institution: institution.to_owned(),
        level: None,
        role: None,
        capacity: None,
        reference_date: Some(context.today),
        language: context.language(),
        share: Share::Participants,
        contact: Contact::default(),
        cleared_by: String::new(),
        unknown: std::collections::BTreeMap::new(),
    };
    let mut response = Response::new(reference, respondent);
    response.authors.insert(
        me.id.clone(),
        Author {
            name: me.name.clone(),
        },
    );
    response
}

/// Home.
pub(super) fn home(context: &mut Context<'_>) -> Result<Exit, Failure> {
    if stdin().is_terminal() && is_plain_terminal() {
        // There is no home screen in lines; what can be answered, and how, is said instead.
        super::list::run(context)?;
        context.out.flush()?;
        context.say("home-plain", &[])?;
        return Ok(Exit::Done);
    }
    screens(None, context)
}

/// The facilitator's desk.
pub(super) fn compare(received: Received, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let language = context.language();
    screens(Some(Effect::LoadDesk { received, language }), context)
}

/// The full screen; `first` is done before anything else.
fn screens(first: Option<Effect>, context: &mut Context<'_>) -> Result<Exit, Failure> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(Failure::usage(Problem::error("fill-no-terminal")));
    }
    let workspace = context.workspace()?;
    let me = author(context)?;
    let settings = Settings {
        theme: Theme {
            ascii: !speaks_utf8(),
            many_colours: has_many_colours(),
            ..Theme::new(context.family)
        },
        texts: context.language(),
        screen: context.language(),
        me: Me {
            id: me.id,
            name: me.name,
        },
    };
    Ok(match runtime::run(workspace, settings, first)? {
        Ended::Left => Exit::Done,
        Ended::HungUp => Exit::Signal(HANG_UP),
        Ended::Signal(signal) => Exit::Signal(signal),
        Ended::Panicked => Exit::Panicked,
    })
}

/// Whether the terminal says that it has 256 colours or more.
fn has_many_colours() -> bool {
    let says = |name| std::env::var(name).unwrap_or_default();
    says("TERM").contains("256color") || !says("COLORTERM").is_empty()
}

/// Whether the locale of the terminal is UTF-8; elsewhere rules are drawn with `-` and `|`.
fn speaks_utf8() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    cfg!(not(unix)) || locale.contains("utf-8") || locale.contains("utf8")
}

/// Whether the plain prompt is wanted.
fn wants_plain(arguments: &Fill) -> bool {
    arguments.plain || is_plain_terminal()
}

/// Whether lines are wanted and no screen: by `ACCESSIBLE`, or by a terminal that can do no more.
fn is_plain_terminal() -> bool {
    let accessible = std::env::var("ACCESSIBLE").unwrap_or_default();
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    dumb || !matches!(accessible.as_str(), "" | "0" | "false")
}

/// What a save did, for who asks.
pub(super) fn joined(saved: Saved) -> Option<Response> {
    match saved {
        Saved::AsGiven => None,
        Saved::Joined(response) => Some(*response),
    }
}
