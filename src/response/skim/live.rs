//! Which questions, rows and choices a response shows that is read in place.
//!
//! The rules are those of [`Live`](crate::response::Live), which builds more; property tests hold the two together
//! (`both_ways_count_the_same`, `what_surely_fits_has_no_error`).

mod scope;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use jiff::civil::Date;

use super::plan::SkimPlan;
use super::{Skim, SkimGiven, SkimValue};
use crate::questionnaire::{Choice, Choices, Kind, Question, Row, Source};
use crate::response::{Known, KnownFields};

pub(super) use scope::Here;

/// A questionnaire seen through the answers of a response that is read in place.
#[derive(Debug)]
pub struct SkimLive<'s, 'q, 'a> {
    /// What is asked.
    pub plan: &'s SkimPlan<'q>,
    /// What was answered.
    pub skim: &'s Skim<'a>,
    today: Date,
    /// The answers that are left out, by their place; none where it is empty.
    hidden: Vec<bool>,
    /// The places of the answers to each question, which stand together.
    spans: Vec<Range<usize>>,
    /// Which questions are shown, by place, as far as it is known; as [`Known`].
    known: RefCell<Vec<Option<bool>>>,
    /// Which rows and entries are shown, by the place of their question and by name.
    known_parts: Known<(usize, &'s str)>,
    known_fields: KnownFields<'s, SkimValue<'a>>,
    known_sourced: RefCell<Vec<Sourced<'q>>>,
}

/// Sources, and the names they give.
type Sourced<'q> = (&'q [Source], Rc<[&'q str]>);

impl<'s, 'q, 'a> SkimLive<'s, 'q, 'a> {
    /// The questionnaire as these answers show it on a day. Answers that are marked as hidden, by their place, count as absent.
    pub fn new(plan: &'s SkimPlan<'q>, skim: &'s Skim<'a>, hidden: Vec<bool>, today: Date) -> Self {
        Self {
            plan,
            skim,
            today,
            hidden,
            spans: spans(plan, skim),
            known: RefCell::new(vec![None; plan.questions.len()]),
            known_parts: Known::default(),
            known_fields: KnownFields::default(),
            known_sourced: RefCell::default(),
        }
    }

    /// The places of the answers to a question.
    pub fn span(&self, place: usize) -> Range<usize> {
        self.spans.get(place).cloned().unwrap_or_default()
    }

    /// Whether an answer is left out.
    pub fn is_hidden(&self, answer: usize) -> bool {
        self.hidden.get(answer).copied().unwrap_or(false)
    }

    /// The place of the answer at an address.
    pub fn find(&self, place: usize, part: Option<&str>) -> Option<usize> {
        let span = self.span(place);
        let answers = self.skim.answers.get(span.clone())?;
        // Parts are in order, an answer to the whole question stands first.
        let at = answers
            .binary_search_by_key(&part, |(at, _)| at.part)
            .ok()?;
        Some(span.start + at)
    }

    /// The value of an answer, where it is settled and not silence.
    pub fn value(&self, answer: usize) -> Option<&SkimValue<'a>> {
        if self.is_hidden(answer) {
            return None;
        }
        match self.skim.answers.get(answer)?.1.settled()?.given() {
            SkimGiven::Value(value) => Some(value),
            SkimGiven::Blank | SkimGiven::Missing(_) => None,
        }
    }

    /// Whether the question at a place is shown.
    pub fn shows(&self, place: usize) -> bool {
        let Some(asked) = self.plan.questions.get(place) else {
            return false;
        };
        if let Some(known) = self.known.borrow().get(place).copied().flatten() {
            return known;
        }
        let note = |shown| {
            if let Some(known) = self.known.borrow_mut().get_mut(place) {
                *known = Some(shown);
            }
        };
        note(true);
        let shown = asked
            .conditions
            .iter()
            .all(|condition| condition.holds(self))
            && (!asked.depends_on_others || self.offers(asked.question));
        note(shown);
        shown
    }

    /// Whether there is anything to choose, or any entry to make.
    fn offers(&self, question: &'q Question) -> bool {
        match (&question.kind, question.choices()) {
            (Kind::Repeat { for_each, .. }, _) => !self.sourced(for_each).is_empty(),
            (_, Some(choices)) => !self.offered(choices).is_empty(),
            _ => true,
        }
    }

    /// The names of what can be chosen.
    fn offered(&self, choices: &'q Choices) -> Vec<&'q str> {
        match choices {
            Choices::List { choices, .. } => {
                let holds = |choice: &&Choice| {
                    let condition = choice.relevant.as_ref();
                    condition.is_none_or(|condition| condition.holds(self))
                };
                let offered = choices.iter().filter(holds);
                offered.map(|choice| choice.name.as_str()).collect()
            }
            Choices::From(sources) => self.sourced(sources).to_vec(),
        }
    }

    /// The names of the rows or choices of other answers that satisfy their conditions. Each entry of a list asks for them.
    pub fn sourced(&self, sources: &'q [Source]) -> Rc<[&'q str]> {
        if let Some(known) = self.known_names(sources) {
            return known;
        }
        let names: Rc<[&str]> = self.named_by(sources).into();
        let known = (sources, Rc::clone(&names));
        self.known_sourced.borrow_mut().push(known);
        names
    }

    fn known_names(&self, sources: &'q [Source]) -> Option<Rc<[&'q str]>> {
        let known = self.known_sourced.borrow();
        let mut same = known.iter().filter(|(of, _)| std::ptr::eq(*of, sources));
        same.next().map(|(_, names)| Rc::clone(names))
    }

    fn named_by(&self, sources: &'q [Source]) -> Vec<&'q str> {
        let mut found = Vec::new();
        for source in sources {
            if let Some(place) = self.plan.place(source.from.as_str())
                && self.shows(place)
                && let Some(question) = self.plan.question(place)
            {
                self.add_found(place, question, source, &mut found);
            }
        }
        found
    }

    fn add_found(
        &self,
        place: usize,
        question: &'q Question,
        source: &'q Source,
        found: &mut Vec<&'q str>,
    ) {
        match &question.kind {
            Kind::Matrix { rows, .. } => {
                let shown = rows.iter().filter(|row| self.shows_row_of(place, row));
                let chosen = shown.filter(|row| self.row_satisfies(place, row, source));
                found.extend(chosen.map(|row| row.name.as_str()));
            }
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => {
                let offered = self.offered(choices);
                let value = self.find(place, None).and_then(|nth| self.value(nth));
                let made = value.and_then(SkimValue::all_chosen).unwrap_or_default();
                let known = made
                    .iter()
                    .filter_map(|made| offered.iter().find(|name| *name == made));
                found.extend(known);
            }
            _ => {}
        }
    }

    fn row_satisfies(&self, place: usize, row: &'q Row, source: &'q Source) -> bool {
        let part = row.name.as_str();
        let value = self.find(place, Some(part)).and_then(|nth| self.value(nth));
        value.is_some_and(|value| {
            let filter = source.filter.as_ref();
            filter.is_none_or(|filter| filter.holds(&self.here(Some(part), Some(value))))
        })
    }

    /// Whether a row of the matrix at a place is shown where the matrix is.
    pub fn shows_row_of(&self, place: usize, row: &'q Row) -> bool {
        let conditional = row.relevant.is_some() || row.since.is_some();
        let key = (place, row.name.as_str());
        !conditional || self.known_parts.shows(&key, || self.shows_row(row))
    }

    fn shows_row(&self, row: &'q Row) -> bool {
        let on = self.skim.respondent.reference_date;
        let there = on.is_none_or(|on| row.since.is_none_or(|since| since <= on));
        let condition = row.relevant.as_ref();
        there && condition.is_none_or(|condition| condition.holds(self))
    }

    /// Whether a field of a group or entry is shown.
    pub fn shows_field(
        &self,
        field: &Question,
        part: Option<&str>,
        group: Option<&SkimValue<'a>>,
    ) -> bool {
        let relevant = field.relevant.as_ref();
        relevant.is_none_or(|condition| condition.holds(&self.here(part, group)))
    }

    /// What an expression about a value sees, of which `part` is the row or entry.
    pub(super) fn here<'h>(
        &'h self,
        part: Option<&'h str>,
        value: Option<&'h SkimValue<'a>>,
    ) -> Here<'h, 's, 'q, 'a> {
        Here {
            live: self,
            part,
            value,
        }
    }
}

/// The places of the answers to each question.
fn spans(plan: &SkimPlan<'_>, skim: &Skim<'_>) -> Vec<Range<usize>> {
    let mut spans = vec![0..0; plan.questions.len()];
    let mut last = ("", None);
    for (nth, (at, _)) in skim.answers.iter().enumerate() {
        let question = at.question;
        if last.0 != question {
            last = (question, plan.place(question));
            if let Some(span) = last.1.and_then(|place| spans.get_mut(place)) {
                *span = nth..nth;
            }
        }
        if let Some(span) = last.1.and_then(|place| spans.get_mut(place)) {
            span.end = nth + 1;
        }
    }
    spans
}
