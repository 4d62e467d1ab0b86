//! The plain prompt: numbered questions, one line at a time, nothing redrawn. For screen readers,
//! simple terminals and scripts on standard input.
//!
//! It makes the same edits as the screen: [`Edit`] is the one way to change an answer.

mod command;
mod parse;
mod value;

use std::io::BufRead;
use std::sync::Arc;

use super::context::Context;
use super::error::{Exit, Failure};
use super::fill::joined;
use crate::base::Problem;
use crate::base::text::{SafeText, fold};
use crate::questionnaire::{Kind, Question, Questionnaire};
use crate::report::response::{asked_by, last_said, spread};
use crate::response::{
    Address, Answer, Author, Edit, Given, Live, Register, Response, Standing, Target, progress,
    unit_problems, units,
};
use crate::store::{AuthorFile, Draft, Opened};
use parse::{Command, Line};

/// A draft while it is being asked.
pub(super) struct Session {
    questionnaire: Arc<Questionnaire>,
    response: Response,
    draft: Draft,
    me: AuthorFile,
    undo: Vec<Edit>,
}

impl Session {
    /// A session over an open draft.
    pub(super) fn new(questionnaire: Arc<Questionnaire>, opened: Opened, me: AuthorFile) -> Self {
        let mut response = opened.response;
        response
            .authors
            .entry(me.id.clone())
            .or_insert_with(|| Author {
                name: me.name.clone(),
            });
        Self {
            questionnaire,
            response,
            draft: opened.draft,
            me,
            undo: Vec::new(),
        }
    }
}

/// Where to go after something was said.
enum Next {
    /// The next question.
    On,
    /// The next row or entry, or else the next question.
    Unit,
    /// The question before.
    Back,
    /// The question of this name.
    To(String),
    /// Away.
    Leave,
}

/// Asks until the questions or the input end. Everything said is saved at once.
pub(super) fn run(
    session: Session,
    input: &mut dyn BufRead,
    context: &mut Context<'_>,
) -> Result<Exit, Failure> {
    let mut prompt = Prompt {
        session,
        input,
        context,
        place: None,
        brief: false,
        waiting: None,
    };
    prompt.greet()?;
    let names: Vec<String> = prompt
        .session
        .questionnaire
        .questions()
        .map(|question| question.name.to_string())
        .collect();
    let mut at = 0;
    while let Some(name) = names.get(at) {
        match prompt.question(name)? {
            Next::On | Next::Unit => at += 1,
            Next::Back => at = prompt.shown_before(&names, at),
            Next::To(wanted) => match names.iter().position(|name| *name == wanted) {
                Some(place) => at = place,
                None => prompt.say("ask-no-question", &[("name", wanted.into())])?,
            },
            Next::Leave => break,
        }
    }
    if let Some(command) = prompt.waiting.take() {
        prompt.command(command)?;
    }
    prompt.save()?;
    prompt.tally()?;
    Ok(Exit::Done)
}

/// The conversation.
struct Prompt<'p, 'c> {
    session: Session,
    input: &'p mut dyn BufRead,
    context: &'p mut Context<'c>,
    /// What is being asked: commands are about it.
    place: Option<Address>,
    /// Whether help is left out.
    brief: bool,
    /// A command that ended a text.
    waiting: Option<Command>,
}

impl Prompt<'_, '_> {
    fn greet(&mut self) -> Result<(), Failure> {
        let title = self
            .session
            .questionnaire
            .title
            .get(self.context.language())
            .to_owned();
        self.print(&title)?;
        let asked = &self.session.response.packet;
        let asked = asked
            .as_ref()
            .map(|packet| asked_by(packet, self.context.wording()));
        if let Some(asked) = asked {
            self.print(&asked)?;
        }
        self.say("ask-welcome", &[])
    }

    /// One line on standard output, safe to show.
    fn print(&mut self, text: &str) -> Result<(), Failure> {
        for line in text.lines() {
            writeln!(self.context.out, "{}", SafeText::line(line))?;
        }
        Ok(())
    }

    fn say(
        &mut self,
        id: &str,
        arguments: &[crate::base::message::Argument<'_>],
    ) -> Result<(), Failure> {
        let sentence = self.context.messages.format(id, arguments);
        self.print(&sentence)
    }

    /// Reads a line after a prompt.
    fn line(&mut self) -> Result<Line, Failure> {
        Ok(self
            .raw_line()?
            .map_or(Line::End, |line| parse::line(&line)))
    }

    /// The next line of a text of several lines.
    fn line_of_text(&mut self) -> Result<Line, Failure> {
        let line = self.raw_line()?;
        Ok(line.map_or(Line::End, |line| parse::line_of_text(&line)))
    }

    fn raw_line(&mut self) -> Result<Option<String>, Failure> {
        write!(self.context.out, "> ")?;
        self.context.out.flush()?;
        let mut typed = Vec::new();
        if self.input.read_until(b'\n', &mut typed)? == 0 {
            writeln!(self.context.out)?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&typed).into_owned()))
    }

    /// Says what is asked and listens, carrying out commands on the way, until something is said or a
    /// command leads elsewhere.
    fn hear(
        &mut self,
        id: &str,
        arguments: &[crate::base::message::Argument<'_>],
    ) -> Result<Heard, Failure> {
        loop {
            self.say(id, arguments)?;
            let line = match self.waiting.take() {
                Some(command) => Line::Command(command),
                None => self.line()?,
            };
            match line {
                Line::Empty => return Ok(Heard::Empty),
                Line::Text(text) => return Ok(Heard::Text(text)),
                Line::End => return Ok(Heard::Away(Next::Leave)),
                Line::Command(command) => {
                    if let Some(next) = self.command(command)? {
                        return Ok(Heard::Away(next));
                    }
                }
            }
        }
    }

    fn with_live<T>(&self, run: impl FnOnce(&Live<'_>) -> T) -> T {
        run(&Live::new(
            &self.session.questionnaire,
            &self.session.response,
            self.context.today,
        ))
    }

    fn shown_before(&self, names: &[String], at: usize) -> usize {
        let shown = |index: &usize| {
            names
                .get(*index)
                .is_some_and(|name| self.with_live(|live| live.shows(name)))
        };
        (0..at).rev().find(shown).unwrap_or(at)
    }

    /// Asks one question, unit by unit; one that is not shown is passed over.
    fn question(&mut self, name: &str) -> Result<Next, Failure> {
        let questionnaire = self.session.questionnaire.clone();
        let Some(question) = questionnaire.question(name) else {
            return Ok(Next::On);
        };
        if !self.with_live(|live| live.shows(name)) {
            return Ok(Next::On);
        }
        self.introduce(question)?;
        if let Kind::Note = question.kind {
            return Ok(Next::On);
        }
        let open = matches!(&question.kind, Kind::Repeat { for_each, .. } if for_each.is_empty());
        if open {
            return self.open_entries(question);
        }
        let count = self.with_live(|live| units(question, live).len());
        for nth in 0..count {
            let Some(address) = self.with_live(|live| {
                units(question, live)
                    .into_iter()
                    .nth(nth)
                    .map(|unit| unit.address)
            }) else {
                break;
            };
            match self.unit(question, &address, (nth + 1, count))? {
                Next::Unit => {}
                elsewhere => return Ok(elsewhere),
            }
        }
        Ok(Next::On)
    }

    fn introduce(&mut self, question: &Question) -> Result<(), Failure> {
        let language = self.context.language();
        let tally = self.with_live(|live| progress(live).total);
        let id = if question.required {
            "ask-question-required"
        } else {
            "ask-question-optional"
        };
        self.print("")?;
        writeln!(self.context.out)?;
        self.say(
            id,
            &[
                ("name", question.name.to_string().into()),
                ("answered", tally.answered.into()),
                ("shown", tally.shown.into()),
            ],
        )?;
        self.print(question.label.get(language))?;
        if let Some(hint) = question.hint.as_ref().filter(|_| !self.brief) {
            self.print(hint.get(language))?;
        }
        Ok(())
    }

    /// Entries of an open repeat: those there are, then new ones until an empty line.
    fn open_entries(&mut self, question: &Question) -> Result<Next, Failure> {
        loop {
            let count = self.session.response.entries(&question.name).count();
            self.place = Some(Address::of(question.name.clone()));
            match self.hear("ask-add-entry", &[("count", count.into())])? {
                Heard::Away(next) => return Ok(next),
                Heard::Text(text) if self.is_yes(&text) => {
                    let address = self
                        .session
                        .response
                        .new_entry(&question.name, &self.session.me.id);
                    match self.unit(question, &address, (1, 1))? {
                        Next::Unit => {}
                        elsewhere => return Ok(elsewhere),
                    }
                }
                Heard::Empty | Heard::Text(_) => return Ok(Next::On),
            }
        }
    }

    /// Whether a text says yes in the language of the prompt.
    fn is_yes(&self, text: &str) -> bool {
        let words = self.context.messages.get("ask-yes");
        let folded = fold(text.trim());
        words.split_whitespace().any(|word| word == folded)
    }

    /// Asks one unit until it is answered, kept, or left by a command.
    fn unit(
        &mut self,
        question: &Question,
        address: &Address,
        (nth, count): (usize, usize),
    ) -> Result<Next, Failure> {
        self.place = Some(address.clone());
        self.say_unit(question, address, nth, count)?;
        self.say_current(address)?;
        let target = Target::of(address.clone());
        let told = match &question.kind {
            // An entry of a repeat is asked as a group.
            Kind::Repeat { fields, .. } => self.fields(&fields.clone(), &target)?,
            _ => self.ask(question, &target)?,
        };
        match told {
            Told::Done => {
                self.say_problems(question, address)?;
                Ok(Next::Unit)
            }
            Told::Kept => Ok(Next::Unit),
            Told::Away(next) => Ok(next),
        }
    }

    fn say_unit(
        &mut self,
        question: &Question,
        address: &Address,
        nth: usize,
        count: usize,
    ) -> Result<(), Failure> {
        let language = self.context.language();
        let label = self.with_live(|live| {
            let all = units(question, live);
            let unit = all.iter().find(|unit| unit.address == *address)?;
            Some(unit.label()?.get(language).to_owned())
        });
        if let Some(label) = label {
            let arguments = [
                ("nth", nth.into()),
                ("count", count.into()),
                ("label", label.into()),
            ];
            self.say("ask-part", &arguments)?;
        }
        Ok(())
    }

    fn say_current(&mut self, address: &Address) -> Result<(), Failure> {
        let answer = self.session.response.answer(address).cloned();
        if let Some(text) = answer.and_then(|answer| self.in_words(&answer)) {
            self.say("ask-current", &[("value", text.into())])?;
        }
        self.say_before(address)
    }

    /// An answer in one line; nothing where it is blank.
    fn in_words(&self, answer: &Answer) -> Option<String> {
        Some(match &answer.given {
            Given::Blank => return None,
            Given::Missing { why, reason } => {
                let why = format!("missing-{}", why.name());
                format!("{} {reason}", self.context.messages.get(&why))
            }
            Given::Value(value) => value::in_words(value),
        })
    }

    /// What the last cycle's answer was, and what countries said in the last round.
    fn say_before(&mut self, address: &Address) -> Result<(), Failure> {
        let (response, messages) = (&self.session.response, &self.context.messages);
        let mut lines = Vec::new();
        if let Some(previous) = &response.previous {
            let last = previous.answers.get(address).and_then(Register::settled);
            let standing = response.standing(address);
            let standing = standing.unwrap_or(Standing::NotReviewed);
            let said = last.and_then(|last| self.in_words(last));
            lines.extend(said.map(|said| last_said(previous, &said, standing, messages)));
        }
        if let Some(round) = &response.round {
            let figure = round.figures.get(address);
            lines.extend(figure.map(|figure| spread(round, figure, str::to_owned, messages)));
        }
        if response.wants_explanation(address) {
            lines.push(messages.get("ask-far"));
        }
        lines.iter().try_for_each(|line| self.print(line))
    }

    /// What stands at a place inside an answer.
    fn say_value(&mut self, target: &Target) -> Result<(), Failure> {
        match target.value(&self.session.response).map(value::in_words) {
            Some(text) => self.say("ask-current", &[("value", text.into())]),
            None => Ok(()),
        }
    }

    fn say_problems(&mut self, question: &Question, address: &Address) -> Result<(), Failure> {
        let problems = self.with_live(|live| {
            let unit = units(question, live)
                .into_iter()
                .find(|unit| unit.address == *address);
            unit.map(|unit| unit_problems(live, &unit))
                .unwrap_or_default()
        });
        problems
            .iter()
            .try_for_each(|problem| self.say_problem(problem))
    }

    fn say_problem(&mut self, problem: &Problem) -> Result<(), Failure> {
        let messages = &self.context.messages;
        let sentences = [Some(messages.problem(problem)), messages.hint(problem)];
        let sentence = sentences
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        self.say("ask-problem", &[("problem", sentence.into())])
    }

    /// Writes an answer and saves.
    fn put(&mut self, address: &Address, answer: Answer) -> Result<(), Failure> {
        self.apply(Edit::put(address.clone(), answer), true)
    }

    fn apply(&mut self, edit: Edit, undoable: bool) -> Result<(), Failure> {
        if undoable {
            self.session.undo.push(edit.inverse(&self.session.response));
        }
        let at = crate::runtime::clock::now();
        edit.apply(&mut self.session.response, &self.session.me.id, at);
        // A finalised response that is changed is a draft again, until the next revision.
        self.session.response.reopen();
        self.save()
    }

    fn save(&mut self) -> Result<(), Failure> {
        if let Some(response) = joined(self.session.draft.save(&self.session.response)?) {
            self.session.response = response;
            self.say("ask-joined", &[])?;
        }
        Ok(())
    }

    fn tally(&mut self) -> Result<(), Failure> {
        let tally = self.with_live(|live| progress(live).total);
        self.say(
            "ask-tally",
            &[
                ("answered", tally.answered.into()),
                ("shown", tally.shown.into()),
                ("left", tally.required_left.into()),
                ("fix", tally.to_fix.into()),
            ],
        )
    }
}

/// What came of asking.
enum Told {
    /// Something was answered.
    Done,
    /// Everything was left as it is.
    Kept,
    /// A command leads elsewhere, or the input has ended.
    Away(Next),
}

/// What was said.
enum Heard {
    /// Nothing: an empty line.
    Empty,
    /// Words.
    Text(String),
    /// A command that leads elsewhere, or the end of the input.
    Away(Next),
}
