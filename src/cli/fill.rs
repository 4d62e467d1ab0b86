//! `quipu fill`: finding or starting the draft, then asking.

use std::io::{IsTerminal as _, stdin, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Fill, ListOptions};
use super::ask;
use super::context::Context;
use super::error::{Exit, Failure};
use super::finalise::read_response;
use super::versions;
use crate::base::{Id, Problem};
use crate::questionnaire::{Questionnaire, Share};
use crate::response::{
    Contact, Country, DraftKey, Previous, QuestionnaireRef, Respondent, Response,
};
use crate::runtime::{self, Begin, Ended, clock};
use crate::store::{AuthorFile, Catalogue, Saved, Workspace};
use crate::tui::Received;
use crate::tui::theme::Theme;
use crate::tui::{Effect, Me, Settings};

/// The signal that says that the terminal is gone.
const HANG_UP: i32 = 1;

/// Opens the draft that the arguments name, or starts it, and asks.
pub(super) fn run(arguments: &Fill, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let catalogue = context.catalogue()?;
    let me = author(context)?;
    let workspace = context.workspace()?;
    let key = match received(arguments)? {
        Some(response) => adopted(response, &catalogue, &me, &workspace, context)?,
        None => own(arguments, &catalogue, &me, &workspace, context)?,
    };
    let plain = wants_plain(arguments);
    if !plain {
        // What an open draft would note of its last session is not for who cannot see it.
        need_terminal()?;
    }
    // What keeps it from being asked is said on the command line, before there is a screen.
    let opened = workspace.open_draft(&key, &me.author())?;
    let asked = asked_by(&opened.response, &catalogue)?;
    if !plain {
        return screens(Begin::Draft(key, Box::new(opened)), context);
    }
    context.report(&opened.problems)?;
    if opened.recovered {
        context.say("fill-recovered", &[])?;
    }
    let input = &mut stdin().lock();
    ask::run(ask::Session::new(asked, opened, me), input, context)
}

/// The questionnaire that a draft answers, in the draft's version.
fn asked_by(response: &Response, catalogue: &Catalogue) -> Result<Arc<Questionnaire>, Failure> {
    let reference = &response.questionnaire;
    let found = catalogue.find(&reference.id, &reference.version);
    found.map_err(Failure::data)
}

/// The response in the file that the arguments name: a packet, or a file of a second round. Nothing where they name a
/// questionnaire.
fn received(arguments: &Fill) -> Result<Option<Response>, Failure> {
    let Some(name) = &arguments.questionnaire else {
        return Ok(None);
    };
    let path = Path::new(name);
    if Id::new(name).is_ok() && !path.is_file() {
        return Ok(None);
    }
    let read = read_response(path)?;
    if read.read_only {
        return Err(Failure::data(Problem::error("finalise-read-only")));
    }
    Ok(Some(read.response))
}

/// Takes what was received as a draft.
fn adopted(
    received: Response,
    catalogue: &Catalogue,
    me: &AuthorFile,
    workspace: &Workspace,
    context: &mut Context<'_>,
) -> Result<DraftKey, Failure> {
    asked_by(&received, catalogue)?;
    let adopted = workspace.adopt(received, &me.author())?;
    say_put_away(adopted.put_away.as_deref(), context)?;
    Ok(adopted.key)
}

/// Says where the draft of the last cycle is now.
fn say_put_away(put_away: Option<&Path>, context: &mut Context<'_>) -> Result<(), Failure> {
    if let Some(path) = put_away {
        let path = path.display().to_string();
        context.say("fill-put-away", &[("path", path.into())])?;
    }
    Ok(())
}

/// The user's own draft of a questionnaire; a new one where country and institution are given, by the arguments or by
/// the response of the last cycle.
fn own(
    arguments: &Fill,
    catalogue: &Catalogue,
    me: &AuthorFile,
    workspace: &Workspace,
    context: &mut Context<'_>,
) -> Result<DraftKey, Failure> {
    let questionnaire = wanted(arguments, catalogue)?;
    let last = arguments.previous.as_deref();
    let last = last
        .map(|path| last_cycle(path, &questionnaire, arguments.map.as_deref(), context))
        .transpose()?;
    let known = last.as_ref().map(|last| &last.respondent);
    let Some(respondent) = respondent(arguments, known, context) else {
        return only_draft(&questionnaire, workspace);
    };
    let response = start(&questionnaire, respondent, me);
    let key = DraftKey::of(&response);
    if let Some(last) = &last {
        let (asked, previous) = (&response.questionnaire, Previous::of(last));
        let put_away = workspace.put_away(&key, asked, &previous, &me.author())?;
        say_put_away(put_away.as_deref(), context)?;
    }
    if !workspace.draft_path(&key).exists() {
        workspace.create(&response, &me.author())?;
    }
    if let Some(last) = last {
        carry(&last, &key, me, workspace)?;
    }
    Ok(key)
}

/// The response of the last cycle, under the questionnaire of this one.
fn last_cycle(
    path: &Path,
    questionnaire: &Questionnaire,
    map: Option<&Path>,
    context: &mut Context<'_>,
) -> Result<Response, Failure> {
    let last = read_response(path)?.response;
    if last.questionnaire.id == questionnaire.id
        && last.questionnaire.version == questionnaire.version
    {
        return Ok(last);
    }
    let reference = last.questionnaire.clone();
    let old = context.catalogue()?.find(&reference.id, &reference.version);
    let upgraded = versions::made(&last, old.ok().as_deref(), questionnaire, map)?;
    Ok(Response {
        questionnaire: reference,
        ..upgraded.response
    })
}

/// Puts the last cycle's answers beside those of a draft.
fn carry(
    last: &Response,
    key: &DraftKey,
    me: &AuthorFile,
    workspace: &Workspace,
) -> Result<(), Failure> {
    let mut opened = workspace.open_draft(key, &me.author())?;
    let mut response = opened.response.clone();
    let mut previous = Previous::of(last);
    previous
        .answers
        .retain(|address, _| response.asks(address.question.as_str()));
    response.previous = Some(previous);
    for aside in &last.aside {
        response.set_aside(aside.clone());
    }
    opened.draft.save(&response)?;
    Ok(())
}

fn wanted(arguments: &Fill, catalogue: &Catalogue) -> Result<Arc<Questionnaire>, Failure> {
    let known = || catalogue.names();
    let Some(name) = &arguments.questionnaire else {
        return Err(Failure::usage(
            Problem::error("fill-which").with("known", known()),
        ));
    };
    let found = Id::new(name).ok().and_then(|id| catalogue.latest(&id));
    found.ok_or_else(|| {
        let problem = Problem::error("catalogue-unknown").with("id", name);
        Failure::data(problem.with("known", known()))
    })
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

/// The one draft there is of a questionnaire, when country and institution are not given.
fn only_draft(questionnaire: &Questionnaire, workspace: &Workspace) -> Result<DraftKey, Failure> {
    let drafts = workspace.drafts_of(&questionnaire.id)?;
    if let [(only, _)] = drafts.as_slice() {
        // Whoever opens it says what is wrong with it.
        return Ok(only.clone());
    }
    // Of several the one that can be read is meant.
    let (keys, paths): (Vec<DraftKey>, Vec<PathBuf>) = drafts.into_iter().unzip();
    let read = Workspace::read_drafts(&paths);
    let mut readable = keys
        .into_iter()
        .zip(read)
        .filter(|(_, draft)| draft.content.is_ok());
    match (readable.next(), readable.next()) {
        (Some((only, _)), None) => Ok(only),
        _ => Err(Failure::usage(Problem::error("fill-who"))),
    }
}

/// Who answers, where the arguments or the last cycle say so.
fn respondent(
    arguments: &Fill,
    last: Option<&Respondent>,
    context: &Context<'_>,
) -> Option<Respondent> {
    let country = arguments.country.as_deref();
    let country = country.map(|country| Country::named(country, context.language()));
    let country = country.or_else(|| last.map(|last| last.country.clone()))?;
    let institution = arguments.institution.clone();
    let institution = institution.or_else(|| last.map(|last| last.institution.clone()))?;
    let same = last.filter(|last| last.institution == institution);
    Some(Respondent {
        country,
        institution,
        level: last.and_then(|last| last.level.clone()),
        role: same.and_then(|last| last.role.clone()),
        capacity: same.and_then(|last| last.capacity.clone()),
        reference_date: Some(context.today),
        language: last.map_or_else(|| context.language(), |last| last.language),
        share: last.map_or(Share::Participants, |last| last.share),
        contact: Contact::default(),
        cleared_by: String::new(),
        unknown: std::collections::BTreeMap::new(),
    })
}

fn start(questionnaire: &Questionnaire, respondent: Respondent, me: &AuthorFile) -> Response {
    let reference = QuestionnaireRef::from(questionnaire);
    let mut response = Response::new(reference, respondent);
    response.authors.insert(me.id.clone(), me.author());
    response
}

/// Home.
pub(super) fn home(context: &mut Context<'_>) -> Result<Exit, Failure> {
    if stdin().is_terminal() && is_plain_terminal() {
        // There is no home screen in lines; what can be answered, and how, is said instead.
        super::list::run(&ListOptions::default(), context)?;
        context.out.flush()?;
        context.say("home-plain", &[])?;
        return Ok(Exit::Done);
    }
    screens(Begin::Home, context)
}

/// The facilitator's desk.
pub(super) fn compare(received: Received, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let language = context.language();
    let desk = Effect::LoadDesk { received, language };
    screens(Begin::Perform(desk), context)
}

/// The full screen.
pub(super) fn screens(begin: Begin, context: &mut Context<'_>) -> Result<Exit, Failure> {
    need_terminal()?;
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
        mouse: context.settled.has_mouse(),
    };
    let keymap = context.settled.keymap();
    Ok(match runtime::run(workspace, settings, keymap, begin)? {
        Ended::Left => Exit::Done,
        Ended::HungUp => Exit::Signal(HANG_UP),
        Ended::Signal(signal) => Exit::Signal(signal),
        Ended::Panicked => Exit::Panicked,
    })
}

/// Whether there can be a screen.
pub(super) fn has_terminal() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

fn need_terminal() -> Result<(), Failure> {
    let refused = || Failure::usage(Problem::error("fill-no-terminal"));
    has_terminal().then_some(()).ok_or_else(refused)
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
