//! Which questions, rows and choices are live: shown, given all answers so far.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Address, Register, Response, Value};
use crate::base::Id;
use crate::questionnaire::expression::{Atom, Expression, Scope, Step};
use crate::questionnaire::{Choice, Choices, Kind, Question, Questionnaire, Row, Source};

/// A questionnaire seen through the answers of one response.
///
/// An answer that is hidden counts as absent, so hiding is transitive; it stays in the response and
/// is there again when its branch reopens.
pub struct Live<'a> {
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// What was answered.
    pub response: &'a Response,
    today: Date,
    by_name: BTreeMap<&'a str, (&'a Question, Option<&'a Expression>)>,
    known: RefCell<BTreeMap<&'a str, Visibility>>,
}

/// What is known about a question while its visibility is worked out.
#[derive(Clone, Copy, PartialEq)]
enum Visibility {
    Shown,
    Hidden,
    /// Being worked out: a circle, which the checker reports. It counts as shown.
    Pending,
}

/// One answer while an expression about itself is evaluated.
struct Here<'h, 'a> {
    live: &'h Live<'a>,
    value: Option<&'h Value>,
}

impl<'a> Live<'a> {
    /// The questionnaire as these answers show it on this day.
    pub fn new(questionnaire: &'a Questionnaire, response: &'a Response, today: Date) -> Self {
        let by_name = questionnaire.sections.iter().flat_map(|section| {
            let gate = section.relevant.as_ref();
            section
                .questions
                .iter()
                .map(move |question| (question.name.as_str(), (question, gate)))
        });
        Self {
            questionnaire,
            response,
            today,
            by_name: by_name.collect(),
            known: RefCell::new(BTreeMap::new()),
        }
    }

    /// The day on which `today()` is evaluated.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The question of this name.
    pub fn question(&self, name: &str) -> Option<&'a Question> {
        self.by_name.get(name).map(|(question, _)| *question)
    }

    /// Whether a question is shown.
    pub fn shows(&self, name: &str) -> bool {
        let Some((question, gate)) = self.by_name.get(name) else {
            return false;
        };
        let key = question.name.as_str();
        if let Some(known) = self.known.borrow().get(key) {
            return *known != Visibility::Hidden;
        }
        self.known.borrow_mut().insert(key, Visibility::Pending);
        let conditions = gate.iter().copied().chain(question.relevant.as_ref());
        let shown = conditions
            .into_iter()
            .all(|condition| condition.holds(self))
            && (!depends_on_others(question) || self.has_units(question));
        let visibility = if shown {
            Visibility::Shown
        } else {
            Visibility::Hidden
        };
        self.known.borrow_mut().insert(key, visibility);
        shown
    }

    /// The questions that are shown, in order.
    pub fn questions(&self) -> impl Iterator<Item = &'a Question> + '_ {
        self.questionnaire
            .questions()
            .filter(|question| self.shows(question.name.as_str()))
    }

    /// The rows of a matrix that are shown.
    pub fn rows<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = &'r Row> {
        rows.iter().filter(|row| {
            row.relevant
                .as_ref()
                .is_none_or(|condition| condition.holds(self))
        })
    }

    /// The choices of a question, from its list or from other answers.
    pub fn choices<'c>(&self, choices: &'c Choices) -> Cow<'c, [Choice]> {
        match choices {
            Choices::List { choices, .. } => Cow::Borrowed(choices),
            Choices::From(sources) => Cow::Owned(self.sourced(sources)),
        }
    }

    /// The rows or choices of other answers that satisfy their conditions.
    pub fn sourced(&self, sources: &[Source]) -> Vec<Choice> {
        let found = sources
            .iter()
            .filter(|source| self.shows(source.from.as_str()));
        found.flat_map(|source| self.found_in(source)).collect()
    }

    fn found_in(&self, source: &Source) -> Vec<Choice> {
        let Some(question) = self.question(source.from.as_str()) else {
            return Vec::new();
        };
        match &question.kind {
            Kind::Matrix { rows, .. } => {
                let chosen = self
                    .rows(rows)
                    .filter(|row| self.row_satisfies(question, row, source));
                chosen.map(Choice::from_row).collect()
            }
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => {
                let offered = self.choices(choices);
                let value = self.response.value(&Address::of(question.name.clone()));
                let made = value.and_then(Value::all_chosen).unwrap_or_default();
                made.iter()
                    .filter_map(|chosen| offered.iter().find(|choice| choice.name == chosen.name))
                    .cloned()
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn row_satisfies(&self, question: &Question, row: &Row, source: &Source) -> bool {
        let address = Address::part(question.name.clone(), row.name.clone());
        let Some(value) = self.response.value(&address) else {
            return false;
        };
        let here = Here {
            live: self,
            value: Some(value),
        };
        source
            .filter
            .as_ref()
            .is_none_or(|filter| filter.holds(&here))
    }

    /// Whether a condition holds for a value: `.` is the value, a field is `./field`.
    pub fn holds_for(&self, condition: &Expression, value: &Value) -> bool {
        condition.holds(&Here {
            live: self,
            value: Some(value),
        })
    }

    /// Whether a field of a group or entry is shown, given the group's value so far.
    pub fn shows_field(&self, field: &Question, group: Option<&Value>) -> bool {
        let here = Here {
            live: self,
            value: group,
        };
        field
            .relevant
            .as_ref()
            .is_none_or(|condition| condition.holds(&here))
    }

    fn has_units(&self, question: &Question) -> bool {
        match &question.kind {
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => !self.choices(choices).is_empty(),
            Kind::Repeat { for_each, .. } => !self.sourced(for_each).is_empty(),
            _ => true,
        }
    }

    fn registers(&self, question: &str) -> impl Iterator<Item = (&'a Address, &'a Register)> {
        let name = question.to_owned();
        let from = Id::new(question).ok().map(Address::of);
        let answers = &self.response.answers;
        from.into_iter()
            .flat_map(move |from| answers.range(from..))
            .take_while(move |(address, _)| address.question == name.as_str())
    }
}

/// Whether what a question offers comes from other answers: with nothing to offer it is not shown.
fn depends_on_others(question: &Question) -> bool {
    match &question.kind {
        Kind::SelectOne { choices, .. }
        | Kind::SelectMultiple { choices, .. }
        | Kind::Rank { choices, .. } => matches!(choices, Choices::From(_)),
        Kind::Repeat { for_each, .. } => !for_each.is_empty(),
        _ => false,
    }
}

impl Choice {
    fn from_row(row: &Row) -> Self {
        Self {
            name: row.name.clone(),
            label: row.label.clone(),
            short: None,
            hint: None,
            exclusive: false,
            specify: false,
        }
    }
}

impl Scope for Live<'_> {
    /// What was answered under a question: every version's content where versions disagree.
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        if !self.shows(question) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (address, register) in self.registers(question) {
            let Some(rest) = below(address, steps) else {
                continue;
            };
            for version in register.versions() {
                if let Some(value) = version.answer.value() {
                    collect(value, rest, &mut found);
                }
            }
        }
        found
    }

    fn current(&self, _: &[Step]) -> Vec<Atom> {
        Vec::new()
    }

    fn today(&self) -> Date {
        self.today
    }
}

impl Scope for Here<'_, '_> {
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        self.live.nodes(question, steps)
    }

    fn current(&self, steps: &[Step]) -> Vec<Atom> {
        let mut found = Vec::new();
        if let Some(value) = self.value {
            collect(value, steps, &mut found);
        }
        found
    }

    fn today(&self) -> Date {
        self.live.today
    }
}

/// The steps that remain below an address, or `None` when they lead elsewhere.
fn below<'s>(address: &Address, steps: &'s [Step]) -> Option<&'s [Step]> {
    match (&address.part, steps.split_first()) {
        (None, _) | (Some(_), None) => Some(steps),
        (Some(_), Some((Step::Any, rest))) => Some(rest),
        (Some(part), Some((Step::Child(name), rest))) => (*part == name.as_str()).then_some(rest),
    }
}

/// The contents of a value, `steps` below it.
fn collect(value: &Value, steps: &[Step], found: &mut Vec<Atom>) {
    if let Value::List(items) = value {
        for item in items {
            collect(item, steps, found);
        }
        return;
    }
    match (value, steps.split_first()) {
        (Value::Number(number), None) => found.extend(number.as_f64().map(Atom::Number)),
        (Value::Text(text), None) if !text.is_empty() => found.push(Atom::Text(text.clone())),
        (Value::Fields(_), None) if value.chosen().is_some() => {
            found.extend(value.chosen().map(|chosen| Atom::Text(chosen.name.into())));
        }
        (Value::Fields(fields), None) => {
            for field in fields.values() {
                collect(field, &[], found);
            }
        }
        (Value::Fields(fields), Some((Step::Any, rest))) => {
            for field in fields.values() {
                collect(field, rest, found);
            }
        }
        (Value::Fields(fields), Some((Step::Child(name), rest))) => {
            if let Some(field) = fields.get(name) {
                collect(field, rest, found);
            }
        }
        _ => {}
    }
}
