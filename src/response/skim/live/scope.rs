//! What expressions see of a response that is read in place.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{SkimGiven, SkimLive, SkimValue};
use crate::questionnaire::expression::{Atom, Scope, Step};
use crate::questionnaire::{Kind, Question};
use crate::response::{steps_below, steps_of};

/// One answer while an expression about itself is evaluated.
pub(in crate::response::skim) struct Here<'h, 's, 'q, 'a> {
    pub(super) live: &'h SkimLive<'s, 'q, 'a>,
    /// The row or entry it belongs to.
    pub(super) part: Option<&'h str>,
    pub(super) value: Option<&'h SkimValue<'a>>,
}

/// What a field of a group sees. Its own group it sees as it was answered: what is shown there is just being decided.
struct Inside<'h, 's, 'q, 'a> {
    here: Here<'h, 's, 'q, 'a>,
    question: usize,
}

/// How values are seen.
#[derive(Clone, Copy, PartialEq)]
enum Lens {
    /// Without the fields that are not shown.
    Shown,
    /// As they were answered.
    Whole,
}

impl Scope for SkimLive<'_, '_, '_> {
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        let place = self.plan.place(question);
        place.map_or_else(Vec::new, |place| self.nodes_of(place, steps, Lens::Shown))
    }

    fn current(&self, _: &[Step]) -> Vec<Atom> {
        Vec::new()
    }

    fn today(&self) -> Date {
        self.today
    }
}

impl<'q, 'a> SkimLive<'_, 'q, 'a> {
    /// The nodes below a question.
    fn nodes_of(&self, place: usize, steps: &[Step], lens: Lens) -> Vec<Atom> {
        let Some(question) = self.plan.question(place).filter(|_| self.shows(place)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for nth in self.span(place) {
            let Some((at, register)) = self.skim.answers.get(nth) else {
                continue;
            };
            let part = at.part;
            let shown = part.is_none_or(|part| self.shows_answer(place, question, part));
            let Some(rest) = steps_below(part, steps).filter(|_| shown && !self.is_hidden(nth))
            else {
                continue;
            };
            for version in register.versions() {
                if let SkimGiven::Value(value) = version.given() {
                    let seen = match lens {
                        Lens::Shown => self.without_hidden(place, question, part, value),
                        Lens::Whole => Cow::Borrowed(value),
                    };
                    collect(&seen, rest, &mut found);
                }
            }
        }
        found
    }

    /// Whether the row or entry of an answer is shown.
    fn shows_answer(&self, place: usize, question: &'q Question, part: &str) -> bool {
        match &question.kind {
            Kind::Matrix { rows, .. } => {
                let row = rows.iter().find(|row| row.name == *part);
                row.is_some_and(|row| self.shows_row_of(place, row))
            }
            Kind::Repeat { for_each, .. } if !for_each.is_empty() => {
                self.shows_part(place, part, || self.sourced(for_each).contains(&part))
            }
            _ => true,
        }
    }

    /// The value of a group or entry without what stands in fields that are not shown.
    fn without_hidden<'v>(
        &self,
        place: usize,
        question: &'q Question,
        part: Option<&str>,
        value: &'v SkimValue<'a>,
    ) -> Cow<'v, SkimValue<'a>> {
        let (Kind::Group { fields } | Kind::Repeat { fields, .. }) = &question.kind else {
            return Cow::Borrowed(value);
        };
        let conditional = fields.iter().filter(|field| field.relevant.is_some());
        let inside = Inside {
            here: self.here(part, Some(value)),
            question: place,
        };
        let hides = |field: &&Question| {
            let relevant = field.relevant.as_ref();
            relevant.is_some_and(|condition| !condition.holds(&inside))
        };
        let hidden = conditional.filter(hides).map(|field| field.name.as_str());
        let hidden: Vec<&str> = hidden.collect();
        match value {
            SkimValue::Fields(fields) if !hidden.is_empty() => {
                let shown = fields.iter().filter(|(name, _)| !hidden.contains(&&**name));
                Cow::Owned(SkimValue::Fields(shown.cloned().collect()))
            }
            _ => Cow::Borrowed(value),
        }
    }
}

impl Here<'_, '_, '_, '_> {
    /// The nodes below a question, seen from here; of the question at `whole` as they were answered.
    fn nodes_seen(&self, question: &str, steps: &[Step], whole: Option<usize>) -> Vec<Atom> {
        let Some(place) = self.live.plan.place(question) else {
            return Vec::new();
        };
        let lens = if whole == Some(place) {
            Lens::Whole
        } else {
            Lens::Shown
        };
        let steps = steps_of(steps, self.part);
        self.live.nodes_of(place, &steps, lens)
    }

    fn current_of(&self, steps: &[Step]) -> Vec<Atom> {
        let mut found = Vec::new();
        if let Some(value) = self.value {
            collect(value, steps, &mut found);
        }
        found
    }
}

impl Scope for Here<'_, '_, '_, '_> {
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        self.nodes_seen(question, steps, None)
    }

    fn current(&self, steps: &[Step]) -> Vec<Atom> {
        self.current_of(steps)
    }

    fn today(&self) -> Date {
        self.live.today
    }
}

impl Scope for Inside<'_, '_, '_, '_> {
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        self.here.nodes_seen(question, steps, Some(self.question))
    }

    fn current(&self, steps: &[Step]) -> Vec<Atom> {
        self.here.current_of(steps)
    }

    fn today(&self) -> Date {
        self.here.live.today
    }
}

/// The contents of a value, `steps` below it.
fn collect(value: &SkimValue<'_>, steps: &[Step], found: &mut Vec<Atom>) {
    if let SkimValue::List(items) = value {
        return items.iter().for_each(|item| collect(item, steps, found));
    }
    match (value, steps.split_first()) {
        (SkimValue::Number(number), None) => found.push(Atom::Number(number.float())),
        (SkimValue::Text(text), None) if !text.is_empty() => {
            found.push(Atom::Text(text.to_string()));
        }
        (SkimValue::Fields(_), None) if value.chosen().is_some() => {
            found.extend(value.chosen().map(|name| Atom::Text(name.to_owned())));
        }
        (SkimValue::Fields(fields), None | Some((Step::Any, _))) => {
            let rest = steps.get(1..).unwrap_or_default();
            for (_, field) in fields {
                collect(field, rest, found);
            }
        }
        (SkimValue::Fields(_), Some((Step::Child(name), rest))) => {
            if let Some(field) = value.field(name) {
                collect(field, rest, found);
            }
        }
        _ => {}
    }
}
