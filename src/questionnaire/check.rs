//! What an author gets wrong although every part can be read.

use std::collections::{BTreeMap, BTreeSet};

use super::expression::{Expression, Reference, Step};
use super::read::{Place, locate};
use super::{Choice, Choices, Kind, Question, Questionnaire, Source, Statements, builtin};
use crate::base::json;
use crate::base::{Id, Problem, Text};

/// The longest prompt that fits a screen of 60 by 20, in characters.
const LABEL_LIMIT: usize = 300;
/// The longest short form, in characters.
const SHORT_LIMIT: usize = 24;
/// The longest heading of a matrix column, in characters.
const COLUMN_LIMIT: usize = 10;
/// From how many required questions on a questionnaire asks too much.
const REQUIRED_LIMIT: usize = 20;

/// Checks a questionnaire that was read from `bytes`. Problems have line and column.
pub fn check(bytes: &[u8], questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut checker = Checker {
        questionnaire,
        found: Vec::new(),
    };
    checker.names();
    checker.questions(builtin::statements());
    checker.circles();
    checker.load();
    let Ok(document) = json::scan(bytes) else {
        return Vec::new();
    };
    let found = checker.found.into_iter();
    found
        .map(|(path, problem)| problem.at(locate(&document, &path)))
        .collect()
}

struct Checker<'q> {
    questionnaire: &'q Questionnaire,
    found: Vec<(Vec<Place>, Problem)>,
}

/// The path of a question in the file.
fn path_of(section: usize, question: usize) -> Vec<Place> {
    vec![
        "sections".into(),
        section.into(),
        "questions".into(),
        question.into(),
    ]
}

impl Checker<'_> {
    fn say(&mut self, path: &[Place], key: &str, problem: Problem) {
        let mut path = path.to_vec();
        path.push(key.into());
        self.found.push((path, problem));
    }

    fn names(&mut self) {
        let mut sections = BTreeSet::new();
        let mut questions = BTreeSet::new();
        for (s, section) in self.questionnaire.sections.iter().enumerate() {
            if !sections.insert(&section.name) {
                let path = ["sections".into(), s.into()];
                self.say(&path, "name", twice(&section.name));
            }
            for (q, question) in section.questions.iter().enumerate() {
                if !questions.insert(&question.name) {
                    self.say(&path_of(s, q), "name", twice(&question.name));
                }
            }
        }
    }

    fn questions(&mut self, statements: &Statements) {
        for (s, section) in self.questionnaire.sections.iter().enumerate() {
            let path = ["sections".into(), s.into()];
            self.references(section.relevant.as_ref(), &path, "relevant");
            for (q, question) in section.questions.iter().enumerate() {
                let path = path_of(s, q);
                self.question(question, &path);
                let rows = match &question.kind {
                    Kind::Matrix { rows, .. } => rows.as_slice(),
                    _ => &[],
                };
                let covered = rows
                    .iter()
                    .flat_map(|row| &row.covers)
                    .chain(&question.covers);
                for key in covered.filter(|key| statements.get(key.as_str()).is_none()) {
                    let problem = Problem::error("questionnaire-covers").with("key", key);
                    self.say(&path, "covers", problem);
                }
            }
        }
    }

    fn question(&mut self, question: &Question, path: &[Place]) {
        self.length(&question.label, LABEL_LIMIT, path, "label");
        if let Some(short) = &question.short {
            self.length(short, SHORT_LIMIT, path, "short");
        }
        if question.constraint.is_some() && question.constraint_message.is_none() {
            self.say(
                path,
                "constraint",
                Problem::warning("questionnaire-constraint-message"),
            );
        }
        self.references(question.relevant.as_ref(), path, "relevant");
        self.references(question.constraint.as_ref(), path, "constraint");
        match &question.kind {
            Kind::Maturity { levels } => self.maturity(question, levels.as_slice(), path),
            Kind::Number(rule) if rule.min.zip(rule.max).is_some_and(|(min, max)| min > max) => {
                self.say(path, "min", Problem::error("questionnaire-min-max"));
            }
            Kind::SelectMultiple { choices, min, max } => {
                self.choices(choices, path);
                if min.zip(*max).is_some_and(|(min, max)| min > max) {
                    self.say(path, "min", Problem::error("questionnaire-min-max"));
                }
            }
            Kind::SelectOne { choices, .. } | Kind::Rank { choices, .. } => {
                self.choices(choices, path);
            }
            Kind::Matrix { rows, choices, .. } => {
                self.choices(choices, path);
                for choice in choices.fixed() {
                    let heading = choice.short.as_ref().unwrap_or(&choice.label);
                    self.length(heading, COLUMN_LIMIT, path, "choices");
                }
                self.distinct(rows.iter().map(|row| &row.name), path, "rows");
                for row in rows {
                    self.references(row.relevant.as_ref(), path, "rows");
                }
            }
            Kind::Group { fields } => self.fields(fields, path),
            Kind::Repeat {
                fields, for_each, ..
            } => {
                self.sources(for_each, path, "for_each");
                self.fields(fields, path);
            }
            Kind::Note | Kind::Text(_) | Kind::Number(_) | Kind::Date => {}
        }
    }

    fn maturity(&mut self, question: &Question, levels: &[Text], path: &[Place]) {
        if question.hint.is_none() {
            self.say(
                path,
                "name",
                Problem::error("questionnaire-hint").with("name", &question.name),
            );
        }
        for (nth, level) in levels.iter().enumerate() {
            let repeated = level.languages().any(|language| {
                levels
                    .iter()
                    .skip(nth + 1)
                    .any(|other| other.get(language) == level.get(language))
            });
            if repeated {
                self.say(
                    path,
                    "levels",
                    Problem::error("questionnaire-level-twice").with("level", nth),
                );
            }
        }
    }

    fn fields(&mut self, fields: &[Question], path: &[Place]) {
        self.distinct(fields.iter().map(|field| &field.name), path, "fields");
        for field in fields {
            if field.name == "choice" {
                // An answer with a field of this name would read as a choice with its text.
                self.say(path, "fields", Problem::error("questionnaire-field-choice"));
            }
            let allowed = !matches!(
                field.kind,
                Kind::Matrix { .. } | Kind::Maturity { .. } | Kind::Group { .. }
            );
            if !allowed {
                let problem = Problem::error("questionnaire-field-kind").with("name", &field.name);
                self.say(path, "fields", problem);
            }
            self.question(field, path);
        }
    }

    fn choices(&mut self, choices: &Choices, path: &[Place]) {
        match choices {
            Choices::List { choices, .. } => {
                self.distinct(
                    choices.iter().map(|choice: &Choice| &choice.name),
                    path,
                    "choices",
                );
            }
            Choices::From(sources) => self.sources(sources, path, "choices"),
        }
    }

    fn sources(&mut self, sources: &[Source], path: &[Place], key: &str) {
        for source in sources {
            let from = self.questionnaire.question(source.from.as_str());
            let gives = from.is_some_and(|question| {
                matches!(
                    question.kind,
                    Kind::Matrix { .. }
                        | Kind::SelectOne { .. }
                        | Kind::SelectMultiple { .. }
                        | Kind::Rank { .. }
                )
            });
            if !gives {
                self.say(
                    path,
                    key,
                    Problem::error("questionnaire-source").with("name", &source.from),
                );
            }
            self.references(source.filter.as_ref(), path, key);
        }
    }

    fn distinct<'n>(&mut self, names: impl Iterator<Item = &'n Id>, path: &[Place], key: &str) {
        let mut seen = BTreeSet::new();
        let repeated: Vec<&Id> = names.filter(|name| !seen.insert(*name)).collect();
        for name in repeated {
            self.say(path, key, twice(name));
        }
    }

    fn length(&mut self, text: &Text, limit: usize, path: &[Place], key: &str) {
        let long = text
            .languages()
            .find(|language| text.get(*language).chars().count() > limit);
        if let Some(language) = long {
            let problem = Problem::error("questionnaire-too-long").with("limit", limit);
            self.say(path, key, problem.with("language", language));
        }
    }

    fn references(&mut self, expression: Option<&Expression>, path: &[Place], key: &str) {
        let references = expression.map(|expression| expression.references().cloned());
        for reference in references.into_iter().flatten() {
            if let Some(name) = self.unknown(&reference) {
                let problem = Problem::error("questionnaire-reference").with("name", name);
                self.say(path, key, problem);
            }
        }
    }

    /// What a reference names that is not there.
    fn unknown(&self, reference: &Reference) -> Option<String> {
        let Some(question) = self.questionnaire.question(reference.question.as_str()) else {
            return Some(reference.question.to_string());
        };
        let Some(Step::Child(child)) = reference.steps.first() else {
            return None;
        };
        let known = match &question.kind {
            Kind::Matrix { rows, .. } => rows.iter().any(|row| row.name == child.as_str()),
            Kind::Group { fields } => fields.iter().any(|field| field.name == child.as_str()),
            Kind::Maturity { .. } => {
                ["level", "priority", "target", "confidence", "evidence"].contains(&child.as_str())
            }
            Kind::Repeat { .. } => true,
            _ => false,
        };
        (!known).then(|| format!("{}/{child}", question.name))
    }

    /// Questions whose being shown depends on itself.
    fn circles(&mut self) {
        let needs: BTreeMap<&str, Vec<&str>> = self
            .questionnaire
            .questions()
            .map(|q| (q.name.as_str(), needs(q)))
            .collect();
        for (s, section) in self.questionnaire.sections.iter().enumerate() {
            for (q, question) in section.questions.iter().enumerate() {
                if reaches(question.name.as_str(), &needs) {
                    let problem =
                        Problem::error("questionnaire-circle").with("name", &question.name);
                    self.say(&path_of(s, q), "name", problem);
                }
            }
        }
    }

    fn load(&mut self) {
        let required = self
            .questionnaire
            .questions()
            .filter(|question| question.required)
            .count();
        if required >= REQUIRED_LIMIT {
            let problem = Problem::warning("questionnaire-load").with("count", required);
            self.say(&[], "sections", problem);
        }
    }
}

fn twice(name: &Id) -> Problem {
    Problem::error("questionnaire-name-twice").with("name", name)
}

/// The questions that decide whether a question is shown and what it offers.
fn needs(question: &Question) -> Vec<&str> {
    let mut names: Vec<&str> = question
        .relevant
        .iter()
        .flat_map(|condition| condition.references().map(|r| r.question.as_str()))
        .collect();
    let sources: &[Source] = match &question.kind {
        Kind::SelectOne {
            choices: Choices::From(sources),
            ..
        }
        | Kind::SelectMultiple {
            choices: Choices::From(sources),
            ..
        }
        | Kind::Rank {
            choices: Choices::From(sources),
            ..
        } => sources,
        Kind::Repeat { for_each, .. } => for_each,
        _ => &[],
    };
    names.extend(sources.iter().map(|source| source.from.as_str()));
    names
}

/// Whether a question can be reached from itself.
fn reaches(start: &str, needs: &BTreeMap<&str, Vec<&str>>) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = needs.get(start).cloned().unwrap_or_default();
    while let Some(name) = open.pop() {
        if name == start {
            return true;
        }
        if seen.insert(name) {
            open.extend(needs.get(name).into_iter().flatten());
        }
    }
    false
}
