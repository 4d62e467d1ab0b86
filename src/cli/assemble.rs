//! `quipu assemble`: one national answer from those of several institutions.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::args::{Assemble, ListFormat};
use super::context::Context;
use super::error::{Exit, Failure};
use super::fill::{self, author};
use super::finalise::{find as find_draft, read_draft};
use super::resolve::described;
use crate::analysis::{Agreement, Assembly, Line, Part, assembly, contributes};
use crate::base::Problem;
use crate::base::text::SafeText;
use crate::questionnaire::Questionnaire;
use crate::report::sheets;
use crate::response::{self, Address, Answer, DraftKey, Edit, Response, Value, taken};
use crate::runtime::Begin;
use crate::store::{AuthorFile, Inbox, Opened};
use crate::tui::Effect;

/// Opens the co-ordinator's screen, lists who says what, or carries out what the arguments say.
pub(super) fn run(arguments: &Assemble, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let me = author(context)?;
    let key = national(arguments, &me, context)?;
    if fill::has_terminal() && !arguments.list && !arguments.acts() {
        let files = arguments.inputs.clone();
        let assembly = Effect::Assemble { key, files };
        return fill::screens(Begin::Perform(assembly), context);
    }
    let inbox = Inbox::read(&arguments.inputs);
    context.report(&inbox.problems)?;
    let parts: Vec<Response> = inbox.collection.responses().values().cloned().collect();
    let opened = context.workspace()?.open_draft(&key, &me.author())?;
    say_left_out(&parts, &opened.response, context)?;
    let reference = &opened.response.questionnaire;
    let asked = context.catalogue()?.find(&reference.id, &reference.version);
    let mut desk = Desk {
        questionnaire: asked.map_err(Failure::data)?,
        opened,
        parts,
        me,
    };
    if arguments.acts() {
        desk.act(arguments, context)?;
    } else {
        desk.list(arguments.format, context)?;
    }
    Ok(Exit::Done)
}

/// The key of the national draft. A file somebody sent becomes one.
fn national(
    arguments: &Assemble,
    me: &AuthorFile,
    context: &mut Context<'_>,
) -> Result<DraftKey, Failure> {
    let workspace = context.workspace()?;
    let path = find_draft(&arguments.draft, &workspace)?;
    let read = read_draft(&path)?;
    let key = DraftKey::of(&read.response);
    if workspace.draft_path(&key) != path {
        workspace.adopt(read.response, &me.author())?;
    }
    let mut opened = workspace.open_draft(&key, &me.author())?;
    // Only the co-ordinator's answers can be validated; who assembles is that.
    if opened.response.respondent.role.is_none() && !opened.read_only {
        let mut response = opened.response.clone();
        response.respondent.lead();
        opened.draft.save(&response)?;
        let institution = response.respondent.institution;
        context.say("assemble-role", &[("institution", institution.into())])?;
    }
    Ok(key)
}

/// Files that are no part of this national answer.
fn say_left_out(
    parts: &[Response],
    national: &Response,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    for part in parts.iter().filter(|part| !contributes(part, national)) {
        let who = &part.respondent;
        let own = who.institution_key() == national.respondent.institution_key();
        if !own || who.country.key() != national.respondent.country.key() {
            let problem = Problem::warning("assemble-left-out")
                .with("institution", &who.institution)
                .with("country", who.country.display_name())
                .with("version", &part.questionnaire.version);
            context.report(&[problem])?;
        }
    }
    Ok(())
}

/// The national draft, and what institutions sent.
struct Desk {
    questionnaire: Arc<Questionnaire>,
    opened: Opened,
    parts: Vec<Response>,
    me: AuthorFile,
}

impl Desk {
    fn assembly(&self, context: &Context<'_>) -> Assembly {
        let national = &self.opened.response;
        assembly(national, &self.parts, &self.questionnaire, context.today)
    }

    fn act(&mut self, arguments: &Assemble, context: &mut Context<'_>) -> Result<(), Failure> {
        if arguments.agreed {
            let edits = self.assembly(context).agreed(&self.opened.response);
            let count = edits.len();
            for edit in edits {
                self.put(edit, context);
            }
            context.say("assemble-agreed", &[("count", count.into())])?;
        }
        for (address, letter) in &arguments.take {
            let line = self.line(address, context)?;
            let part = part(&line, *letter)?;
            let said = part
                .said()
                .ok_or_else(|| refused("assemble-not-settled", &line))?;
            let answer = taken(said, self.opened.response.respondent.share);
            self.put(Edit::put(line.address.clone(), answer), context);
        }
        for address in &arguments.combine {
            let line = self.line(address, context)?;
            let answer = line.combined(0, self.opened.response.respondent.share);
            let answer = answer.ok_or_else(|| refused("assemble-not-combined", &line))?;
            self.put(Edit::put(line.address, answer), context);
        }
        for (address, text) in &arguments.write {
            let line = self.line(address, context)?;
            let before = self.opened.response.answer(address).cloned();
            let written = Answer {
                given: response::Given::Value(Value::Text(text.clone())),
                validated: false,
                ..before.unwrap_or_default()
            };
            self.put(Edit::put(line.address, written), context);
        }
        for address in &arguments.validate {
            let line = self.line(address, context)?;
            let answer = self.opened.response.answer(address).cloned();
            let answer = answer.filter(Answer::is_given);
            let answer = answer.ok_or_else(|| refused("assemble-nothing", &line))?;
            let validated = Answer {
                validated: true,
                ..answer
            };
            self.put(Edit::put(line.address, validated), context);
        }
        let saved = self.opened.draft.save(&self.opened.response)?;
        fill::joined(saved).map_or(Ok(()), |_| context.say("ask-joined", &[]))?;
        let left = self.assembly(context).open(&self.opened.response);
        context.say("assemble-left", &[("count", left.into())])?;
        Ok(())
    }

    fn put(&mut self, edit: Edit, context: &Context<'_>) {
        let response = &mut self.opened.response;
        response
            .authors
            .entry(self.me.id.clone())
            .or_insert_with(|| self.me.author());
        edit.apply(response, &self.me.id, context.now);
        response.reopen();
    }

    fn line(&self, address: &Address, context: &Context<'_>) -> Result<Line, Failure> {
        let lines = self.assembly(context).lines.into_iter();
        let mut found = lines.filter(|line| line.address == *address);
        found.next().ok_or_else(|| {
            Failure::usage(Problem::error("assemble-no-answer").with("address", address))
        })
    }

    /// Who says what, and what the national answer is and was made from.
    fn list(&self, format: ListFormat, context: &mut Context<'_>) -> Result<(), Failure> {
        let assembly = self.assembly(context);
        match format {
            ListFormat::Text => context.print(&self.listing(&assembly, context))?,
            ListFormat::Json => context.print_json(&self.described(&assembly, context))?,
        }
        let left = assembly.open(&self.opened.response);
        context.say("assemble-left", &[("count", left.into())])?;
        if let Some(alpha) = assembly.alpha {
            let alpha = context.wording().number(alpha, 2);
            context.say("assemble-alpha", &[("alpha", alpha.into())])?;
        }
        Ok(())
    }

    /// What a line is about.
    fn label<'l>(&'l self, line: &'l Line, context: &Context<'_>) -> &'l str {
        let question = self.questionnaire.question(line.address.question.as_str());
        let label = line.label.as_ref().or_else(|| question.map(|q| &q.label));
        label.map_or("", |label| label.get(context.language()))
    }

    /// The list as JSON; an answer stands there as in a response file.
    fn described(&self, assembly: &Assembly, context: &Context<'_>) -> Json {
        let response = &self.opened.response;
        let line = |line: &Line| {
            let part = |(letter, part): (char, &Part)| {
                let answers: Vec<_> = part.answers.iter().map(described).collect();
                json!({ "letter": letter.to_string(), "institution": part.institution, "answers": answers })
            };
            let parts: Vec<Json> = ('a'..='z').zip(&line.parts).map(part).collect();
            json!({
                "address": line.address, "label": self.label(line, context), "agreement": line.agreement.name(),
                "national": response.answer(&line.address).map(described), "parts": parts,
            })
        };
        let lines = assembly.lines.iter().filter(|line| !line.parts.is_empty());
        let lines: Vec<Json> = lines.map(line).collect();
        json!({ "lines": lines, "open": assembly.open(response), "alpha": assembly.alpha })
    }

    /// The list in words.
    fn listing(&self, assembly: &Assembly, context: &Context<'_>) -> String {
        let response = &self.opened.response;
        let mut text = String::new();
        let mut add = |line: String| {
            text.push_str(SafeText::line(&line).as_str());
            text.push('\n');
        };
        for line in assembly.lines.iter().filter(|line| !line.parts.is_empty()) {
            let label = self.label(line, context);
            let agreement = agreement(line.agreement, context);
            add(format!("{}  {label}  [{agreement}]", line.address));
            let national = response
                .answer(&line.address)
                .filter(|answer| answer.is_given());
            let national = national.map(|answer| in_full(answer, context));
            let national = national.unwrap_or_else(|| context.messages.get("assemble-none"));
            let title = context.messages.get("assemble-national");
            add(format!("  =  {title}: {national}"));
            for (letter, part) in ('a'..='z').zip(&line.parts) {
                let answers = part.answers.iter().map(|answer| in_full(answer, context));
                let mut answers: Vec<String> = answers.collect();
                if answers.is_empty() {
                    answers.push(context.messages.get("assemble-waiting"));
                }
                add(format!(
                    "  {letter}  {}: {}",
                    part.institution,
                    answers.join(" | ")
                ));
            }
        }
        text
    }
}

/// An answer with everything beside it, in one line.
fn in_full(answer: &Answer, context: &Context<'_>) -> String {
    let mut parts = vec![sheets::said(answer, context.wording())];
    let mut add = |id: &str, text: &str| {
        if !text.is_empty() {
            parts.push(format!("{}: {text}", context.messages.get(id)));
        }
    };
    add("column-note", &answer.note);
    add("column-made-from", &answer.from.join(", "));
    if answer.validated {
        parts.push(context.messages.get("beside-validated"));
    }
    parts.join("  ·  ")
}

fn agreement(agreement: Agreement, context: &Context<'_>) -> String {
    context
        .messages
        .get(&format!("agreement-{}", agreement.name()))
}

fn refused(message: &'static str, line: &Line) -> Failure {
    Failure::data(Problem::error(message).with("address", &line.address))
}

fn part(line: &Line, letter: char) -> Result<&Part, Failure> {
    let mut parts = ('a'..='z').zip(&line.parts);
    let found = parts.find(|(name, _)| *name == letter.to_ascii_lowercase());
    found.map(|(_, part)| part).ok_or_else(|| {
        Failure::usage(Problem::error("resolve-no-alternative").with("letter", letter))
    })
}
