//! Asking for values: one line each, asked again until it is understood.

use std::collections::BTreeMap;

use super::parse::{Line, choice, several};
use super::{Prompt, Told};
use crate::cli::error::Failure;
use crate::questionnaire::{Choice, Kind, Question, TextRule};
use crate::response::{Address, Answer, Chosen, Given, Maturity, Value, choices_of};

/// After how many lines that are not understood the way out is said.
const TRIES: usize = 3;

/// What came of asking for a value.
pub(super) enum Said {
    Value(Value),
    Told(Told),
}

impl Prompt<'_, '_> {
    /// A question or row with one value.
    pub(super) fn single(
        &mut self,
        question: &Question,
        address: &Address,
    ) -> Result<Told, Failure> {
        match self.value(question)? {
            Said::Told(told) => Ok(told),
            Said::Value(value) => {
                let before = self
                    .session
                    .response
                    .answer(address)
                    .cloned()
                    .unwrap_or_default();
                self.put(
                    address,
                    Answer {
                        given: Given::Value(value),
                        ..before
                    },
                )?;
                Ok(Told::Done)
            }
        }
    }

    /// The fields of a group or entry, one after the other; each is saved as it is said.
    pub(super) fn group(
        &mut self,
        address: &Address,
        fields: &[Question],
    ) -> Result<Told, Failure> {
        let language = self.context.language();
        let mut known: BTreeMap<String, Value> = self
            .session
            .response
            .value(address)
            .and_then(Value::fields)
            .cloned()
            .unwrap_or_default();
        let mut changed = false;
        for field in fields {
            let so_far = Value::Fields(known.clone());
            if !self.with_live(|live| live.shows_field(field, Some(&so_far))) {
                continue;
            }
            self.print(field.label.get(language))?;
            let said = match &field.kind {
                Kind::Repeat { fields, .. } => self.records(fields)?,
                _ => self.value(field)?,
            };
            match said {
                Said::Told(Told::Kept) => {}
                Said::Told(told) => return Ok(told),
                Said::Value(value) => {
                    known.insert(field.name.to_string(), value);
                    changed = true;
                    let before = self
                        .session
                        .response
                        .answer(address)
                        .cloned()
                        .unwrap_or_default();
                    let given = Given::Value(Value::Fields(known.clone()));
                    self.put(address, Answer { given, ..before })?;
                }
            }
        }
        Ok(if changed { Told::Done } else { Told::Kept })
    }

    /// Records inside a group: as many as wanted.
    fn records(&mut self, fields: &[Question]) -> Result<Said, Failure> {
        let language = self.context.language();
        let mut records = Vec::new();
        loop {
            self.say("ask-add-entry", &[("count", records.len().into())])?;
            match self.line()? {
                Line::Text(text) if self.is_yes(&text) => {}
                Line::Command(command) => return Ok(Said::Told(Told::Command(command))),
                Line::End => return Ok(Said::Told(Told::End)),
                Line::Empty | Line::Text(_) => break,
            }
            let mut record = BTreeMap::new();
            for field in fields {
                let so_far = Value::Fields(record.clone());
                if !self.with_live(|live| live.shows_field(field, Some(&so_far))) {
                    continue;
                }
                self.print(field.label.get(language))?;
                let said = match &field.kind {
                    Kind::Repeat { fields, .. } => self.records(fields)?,
                    _ => self.value(field)?,
                };
                match said {
                    Said::Value(value) => {
                        record.insert(field.name.to_string(), value);
                    }
                    Said::Told(Told::Kept) => {}
                    Said::Told(told) => return Ok(Said::Told(told)),
                }
            }
            records.push(Value::Fields(record));
        }
        Ok(if records.is_empty() {
            Said::Told(Told::Kept)
        } else {
            Said::Value(Value::List(records))
        })
    }

    fn value(&mut self, question: &Question) -> Result<Said, Failure> {
        match &question.kind {
            Kind::Maturity { levels } => {
                let language = self.context.language();
                let levels: Vec<String> = levels
                    .iter()
                    .map(|level| level.get(language).to_owned())
                    .collect();
                self.maturity(&levels)
            }
            Kind::Text(rule) => self.text(rule),
            Kind::Number(rule) => self.until("ask-number", |text| Value::read_number(text, rule)),
            Kind::Date => self.until("ask-date", |text| {
                let date: jiff::civil::Date = text.trim().parse().ok()?;
                Some(Value::Text(date.to_string()))
            }),
            Kind::SelectOne { .. }
            | Kind::Matrix {
                multiple: false, ..
            } => self.choose(question),
            _ => self.choose_several(question),
        }
    }

    /// Asks until a line is understood, kept or left.
    fn until(&mut self, help: &str, read: impl Fn(&str) -> Option<Value>) -> Result<Said, Failure> {
        let mut tries = 0;
        self.say(help, &[])?;
        loop {
            match self.line()? {
                Line::Empty => return Ok(Said::Told(Told::Kept)),
                Line::End => return Ok(Said::Told(Told::End)),
                Line::Command(command) => return Ok(Said::Told(Told::Command(command))),
                Line::Text(text) => {
                    if let Some(value) = read(&text) {
                        return Ok(Said::Value(value));
                    }
                    tries += 1;
                    self.say(help, &[])?;
                    if tries % TRIES == 0 {
                        self.say("ask-way-out", &[])?;
                    }
                }
            }
        }
    }

    fn text(&mut self, rule: &TextRule) -> Result<Said, Failure> {
        if !rule.multiline {
            return self.until("ask-text", |text| Some(Value::Text(text.trim().to_owned())));
        }
        self.say("ask-long-text", &[])?;
        let mut lines: Vec<String> = Vec::new();
        loop {
            match self.line()? {
                Line::Empty if lines.is_empty() => return Ok(Said::Told(Told::Kept)),
                Line::Empty => lines.push(String::new()),
                Line::Text(text) if text.trim() == "." => break,
                Line::Text(text) => lines.push(text),
                Line::Command(command) if lines.is_empty() => {
                    return Ok(Said::Told(Told::Command(command)));
                }
                // A command in the middle of a text would lose the text: it ends it.
                Line::Command(_) | Line::End => break,
            }
        }
        let text = lines.join("\n");
        Ok(if text.is_empty() {
            Said::Told(Told::Kept)
        } else {
            Said::Value(Value::Text(text))
        })
    }

    fn offered(&mut self, question: &Question) -> Result<Vec<Choice>, Failure> {
        let language = self.context.language();
        let offered = self.with_live(|live| choices_of(question, live).into_owned());
        for (nth, choice) in offered.iter().enumerate() {
            self.print(&format!("{}. {}", nth + 1, choice.label.get(language)))?;
        }
        Ok(offered)
    }

    fn choose(&mut self, question: &Question) -> Result<Said, Failure> {
        let offered = self.offered(question)?;
        let said = self.until("ask-choice", |text| {
            choice(text, &offered).map(|choice| Chosen::plain(choice.name.clone()).into())
        })?;
        let Said::Value(value) = said else {
            return Ok(said);
        };
        let chosen = value.all_chosen().unwrap_or_default();
        let specified = self.specify(chosen, &offered)?;
        Ok(specified
            .into_iter()
            .next()
            .map_or(Said::Value(value), |one| Said::Value(one.into())))
    }

    fn choose_several(&mut self, question: &Question) -> Result<Said, Failure> {
        let offered = self.offered(question)?;
        let said = self.until("ask-choices", |text| {
            let chosen = several(text, &offered)?;
            let chosen: Vec<Chosen> = chosen
                .into_iter()
                .map(|choice| Chosen::plain(choice.name.clone()))
                .collect();
            Some(chosen.into())
        })?;
        let Said::Value(value) = said else {
            return Ok(said);
        };
        let chosen = value.all_chosen().unwrap_or_default();
        Ok(Said::Value(self.specify(chosen, &offered)?.into()))
    }

    /// Asks for the text of every choice that wants one.
    fn specify(&mut self, chosen: Vec<Chosen>, offered: &[Choice]) -> Result<Vec<Chosen>, Failure> {
        let mut specified = Vec::new();
        for mut one in chosen {
            let wants = offered
                .iter()
                .any(|choice| choice.name == one.name && choice.specify);
            if wants
                && let Said::Value(Value::Text(text)) = self.until("ask-specify", |text| {
                    Some(Value::Text(text.trim().to_owned()))
                })?
            {
                one.specify = Some(text);
            }
            specified.push(one);
        }
        Ok(specified)
    }

    fn maturity(&mut self, levels: &[String]) -> Result<Said, Failure> {
        for (level, text) in levels.iter().enumerate() {
            self.print(&format!("{level}. {text}"))?;
        }
        let within = |least: i64, most: i64| {
            move |text: &str| {
                let number: i64 = text.trim().parse().ok()?;
                (least..=most)
                    .contains(&number)
                    .then(|| Value::integer(number))
            }
        };
        let small = |value: &Value| {
            value
                .number()
                .and_then(|n| format!("{n:.0}").parse::<u8>().ok())
        };
        let level = match self.until("ask-level", within(0, 4))? {
            Said::Value(value) => small(&value),
            Said::Told(told) => return Ok(Said::Told(told)),
        };
        let mut bundle = Maturity {
            level,
            ..Maturity::default()
        };
        self.say("ask-evidence", &[])?;
        if let Said::Value(Value::Text(text)) = self.text(&TextRule {
            multiline: true,
            ..TextRule::default()
        })? {
            bundle.evidence = text;
        }
        if level >= Some(3) {
            self.say("ask-sources", &[])?;
            let fields = self.session.questionnaire.source_fields.clone();
            if let Said::Value(Value::List(sources)) = self.records(&fields)? {
                bundle.sources = sources;
            }
        }
        let mut ask = |help: &str, least: i64, most: i64| -> Result<Option<u8>, Failure> {
            Ok(match self.until(help, within(least, most))? {
                Said::Value(value) => small(&value),
                Said::Told(_) => None,
            })
        };
        bundle.priority = ask("ask-priority", 1, 4)?;
        bundle.confidence = ask("ask-confidence", 1, 3)?;
        bundle.target = ask("ask-target", i64::from(level.unwrap_or(0)), 4)?;
        Ok(Said::Value(bundle.into()))
    }
}

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
