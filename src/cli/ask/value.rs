//! Asking for values: one line each, asked again until it is understood. What is said is saved at once,
//! at its place; what is passed over stays as it was.

use super::parse::{Line, choice, several};
use super::{Heard, Prompt, Told};
use crate::base::Problem;
use crate::cli::error::Failure;
use crate::questionnaire::{Choice, Kind, Question, TextRule};
use crate::response::{Chosen, Target, Value, ambiguous, choices_of};

/// After how many lines that are not understood the way out is said.
const TRIES: usize = 3;

/// What came of asking for one value.
enum Said {
    Value(Value),
    /// An empty line: what is there stays.
    Nothing,
    /// Elsewhere.
    Away(Told),
}

impl Prompt<'_, '_> {
    /// Asks for everything that stands at a target.
    pub(super) fn ask(&mut self, question: &Question, target: &Target) -> Result<Told, Failure> {
        let said = match &question.kind {
            Kind::Note => return Ok(Told::Kept),
            Kind::Group { fields } => return self.fields(fields, target),
            Kind::Repeat { fields, .. } => return self.records(fields, target),
            Kind::Maturity { levels } => {
                let language = self.context.language();
                let levels: Vec<String> = levels
                    .iter()
                    .map(|level| level.get(language).to_owned())
                    .collect();
                return self.maturity(&levels, target);
            }
            Kind::Text(rule) => self.text(rule)?,
            Kind::Number(rule) => {
                let read = |text: &str| Value::read_number(text, rule);
                self.until_clear("ask-number", read, ambiguous)?
            }
            Kind::Date => self.until("ask-date", Value::read_date)?,
            Kind::SelectOne { .. }
            | Kind::Matrix {
                multiple: false, ..
            } => return self.choose(question, target),
            Kind::SelectMultiple { .. } | Kind::Rank { .. } | Kind::Matrix { .. } => {
                return self.choose_several(question, target);
            }
        };
        self.keep(said, target)
    }

    /// Puts what was said at its place.
    fn keep(&mut self, said: Said, target: &Target) -> Result<Told, Failure> {
        match said {
            Said::Value(value) => {
                let edit = target.edit(&self.session.response, Some(value));
                self.apply(edit, true)?;
                Ok(Told::Done)
            }
            Said::Nothing => Ok(Told::Kept),
            Said::Away(told) => Ok(told),
        }
    }

    /// The fields of a group or entry, one after the other.
    pub(super) fn fields(&mut self, fields: &[Question], target: &Target) -> Result<Told, Failure> {
        let language = self.context.language();
        let mut done = Told::Kept;
        for field in fields {
            let group = target.value(&self.session.response).cloned();
            if !self.with_live(|live| live.shows_field(field, &target.address, group.as_ref())) {
                continue;
            }
            self.print(field.label.get(language))?;
            let place = target.field(field.name.as_str());
            self.say_value(&place)?;
            match self.ask(field, &place)? {
                Told::Kept => {}
                Told::Done => done = Told::Done,
                away @ Told::Away(_) => return Ok(away),
            }
        }
        Ok(done)
    }

    /// Records inside a group: those there are stay, and as many are added as wanted.
    fn records(&mut self, fields: &[Question], target: &Target) -> Result<Told, Failure> {
        let mut done = Told::Kept;
        loop {
            let list = target.value(&self.session.response);
            let count = list.map_or(0, |list| list.items().len());
            match self.hear("ask-add-entry", &[("count", count.into())])? {
                Heard::Text(text) if self.is_yes(&text) => {}
                Heard::Away(next) => return Ok(Told::Away(next)),
                Heard::Empty | Heard::Text(_) => return Ok(done),
            }
            match self.fields(fields, &target.nth(count))? {
                Told::Kept => {}
                Told::Done => done = Told::Done,
                away @ Told::Away(_) => return Ok(away),
            }
        }
    }

    /// Asks until a line is understood, kept or left.
    fn until(&mut self, help: &str, read: impl Fn(&str) -> Option<Value>) -> Result<Said, Failure> {
        self.until_clear(help, read, |_| None)
    }

    /// The same, saying `why` a line was not understood where that is known.
    fn until_clear(
        &mut self,
        help: &str,
        read: impl Fn(&str) -> Option<Value>,
        why: impl Fn(&str) -> Option<Problem>,
    ) -> Result<Said, Failure> {
        let mut tries = 0;
        loop {
            match self.hear(help, &[])? {
                Heard::Empty => return Ok(Said::Nothing),
                Heard::Away(next) => return Ok(Said::Away(Told::Away(next))),
                Heard::Text(text) => {
                    if let Some(value) = read(&text) {
                        return Ok(Said::Value(value));
                    }
                    if let Some(problem) = why(&text) {
                        self.say_problem(&problem)?;
                    }
                    tries += 1;
                    if tries % TRIES == 0 {
                        self.say("ask-way-out", &[])?;
                    }
                }
            }
        }
    }

    /// A text. One of several lines ends with a dot alone, or with the input.
    fn text(&mut self, rule: &TextRule) -> Result<Said, Failure> {
        if !rule.multiline {
            return self.until("ask-text", |text| Some(Value::Text(text.to_owned())));
        }
        let first = match self.hear("ask-long-text", &[])? {
            Heard::Empty => return Ok(Said::Nothing),
            Heard::Away(next) => return Ok(Said::Away(Told::Away(next))),
            Heard::Text(text) if text.trim() == "." => return Ok(Said::Nothing),
            Heard::Text(text) => text,
        };
        let mut lines = vec![first];
        loop {
            match self.line_of_text()? {
                Line::Text(line) => lines.push(line),
                // A command ends the text, which is kept, and is carried out next.
                Line::Command(command) => {
                    self.waiting = Some(command);
                    break;
                }
                Line::Empty | Line::End => break,
            }
        }
        Ok(Said::Value(Value::Text(lines.join("\n"))))
    }

    fn offered(&mut self, question: &Question) -> Result<Vec<Choice>, Failure> {
        let language = self.context.language();
        let offered = self.with_live(|live| choices_of(question, live).into_owned());
        for (nth, choice) in offered.iter().enumerate() {
            let label = choice.label.get(language);
            let hint = choice.hint.as_ref().filter(|_| !self.brief);
            match hint {
                Some(hint) => {
                    let hint = hint.get(language);
                    self.print(&format!("{}. {label}. {hint}", nth + 1))?;
                }
                None => self.print(&format!("{}. {label}", nth + 1))?,
            }
        }
        Ok(offered)
    }

    fn choose(&mut self, question: &Question, target: &Target) -> Result<Told, Failure> {
        let offered = self.offered(question)?;
        let said = self.until("ask-choice", |text| {
            choice(text, &offered).map(|choice| Chosen::plain(choice.name.clone()).into())
        })?;
        self.keep_and_specify(said, &offered, target)
    }

    fn choose_several(&mut self, question: &Question, target: &Target) -> Result<Told, Failure> {
        let offered = self.offered(question)?;
        let now = target.value(&self.session.response);
        let now = now.and_then(Value::all_chosen).unwrap_or_default();
        let said = self.until("ask-choices", |text| {
            let chosen = several(text, &offered, &now)?;
            Some(chosen.into())
        })?;
        self.keep_and_specify(said, &offered, target)
    }

    /// Keeps choices, and then asks for the text of the one that wants it.
    fn keep_and_specify(
        &mut self,
        said: Said,
        offered: &[Choice],
        target: &Target,
    ) -> Result<Told, Failure> {
        let Said::Value(value) = said else {
            return self.keep(said, target);
        };
        let several = matches!(value, Value::List(_));
        let mut chosen = value.all_chosen().unwrap_or_default();
        self.keep(Said::Value(value), target)?;
        let wants = |one: &Chosen| {
            let mut known = offered.iter();
            one.specify.is_none() && known.any(|choice| choice.specify && choice.name == one.name)
        };
        let Some(at) = chosen.iter().position(wants) else {
            return Ok(Told::Done);
        };
        match self.until("ask-specify", |text| Some(Value::Text(text.to_owned())))? {
            Said::Value(Value::Text(text)) => {
                if let Some(one) = chosen.get_mut(at) {
                    one.specify = Some(text);
                }
                let value = match chosen.first() {
                    Some(only) if !several => Value::from(only.clone()),
                    _ => chosen.into(),
                };
                self.keep(Said::Value(value), target)
            }
            Said::Value(_) | Said::Nothing => Ok(Told::Done),
            Said::Away(told) => Ok(told),
        }
    }

    /// The bundle of a maturity item: level, evidence, sources, priority, confidence, target.
    fn maturity(&mut self, levels: &[String], target: &Target) -> Result<Told, Failure> {
        for (level, text) in levels.iter().enumerate() {
            self.print(&format!("{level}. {text}"))?;
        }
        let level = target.field("level");
        let mut done = Told::Kept;
        let small = |least: i64, most: i64| {
            move |text: &str| {
                let number: i64 = text.trim().parse().ok()?;
                (least..=most)
                    .contains(&number)
                    .then(|| Value::integer(number))
            }
        };
        for step in BUNDLE {
            let told = match *step {
                Step::Number(name, help, least, most) => {
                    let place = target.field(name);
                    // The level is said with the answer as a whole.
                    if name != "level" {
                        self.say_value(&place)?;
                    }
                    let said = self.until(help, small(least, most))?;
                    self.keep(said, &place)?
                }
                Step::Evidence => {
                    self.say("ask-evidence", &[])?;
                    let place = target.field("evidence");
                    self.say_value(&place)?;
                    let rule = TextRule {
                        multiline: true,
                        ..TextRule::default()
                    };
                    let said = self.text(&rule)?;
                    self.keep(said, &place)?
                }
                Step::Sources => {
                    let now = level.value(&self.session.response).and_then(Value::number);
                    if now < Some(3.0) {
                        continue;
                    }
                    self.say("ask-sources", &[])?;
                    let fields = self.session.questionnaire.source_fields.clone();
                    self.records(&fields, &target.field("sources"))?
                }
            };
            match told {
                Told::Kept => {}
                Told::Done => done = Told::Done,
                away @ Told::Away(_) => return Ok(away),
            }
        }
        Ok(done)
    }
}

/// A part of the maturity bundle.
enum Step {
    /// A number: its name, what is asked, the least and the most.
    Number(&'static str, &'static str, i64, i64),
    Evidence,
    /// From level 3 on.
    Sources,
}

/// The parts in the order in which they are asked.
const BUNDLE: &[Step] = &[
    Step::Number("level", "ask-level", 0, 4),
    Step::Evidence,
    Step::Sources,
    Step::Number("priority", "ask-priority", 1, 4),
    Step::Number("confidence", "ask-confidence", 1, 3),
    Step::Number("target", "ask-target", 0, 4),
];

/// A value in one line, for "current answer".
pub(super) fn in_words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::List(items) => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Value::Fields(fields) => {
            let fields = fields
                .iter()
                .map(|(name, value)| format!("{name}: {}", in_words(value)));
            fields.collect::<Vec<_>>().join("; ")
        }
    }
}
