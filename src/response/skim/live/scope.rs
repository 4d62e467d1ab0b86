//! What expressions see of a response that is read in place.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{SkimGiven, SkimLive, SkimValue};
use crate::questionnaire::expression::{Node, Scope, Step};
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
    fn each_node(&self, question: &str, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        if let Some(place) = self.plan.place(question) {
            self.see_nodes(place, steps, Lens::Shown, see);
        }
    }

    fn each_current(&self, _: &[Step], _: &mut dyn FnMut(Node<'_>)) {}

    fn today(&self) -> Date {
        self.today
    }
}

impl<'s, 'q, 'a> SkimLive<'s, 'q, 'a> {
    /// Sees the nodes below a question.
    fn see_nodes(&self, place: usize, steps: &[Step], lens: Lens, see: &mut dyn FnMut(Node<'_>)) {
        let Some(question) = self.plan.question(place).filter(|_| self.shows(place)) else {
            return;
        };
        for nth in self.answers_below(place, steps) {
            let Some((at, register)) = self.skim.answers.get(nth) else {
                continue;
            };
            let part = at.part;
            // What the question does not ask is no answer to it.
            if part.is_some() != question.has_parts() {
                continue;
            }
            let Some(rest) = steps_below(part, steps) else {
                continue;
            };
            // In this order, as for full responses: where rows depend on each other in a circle, it matters what is worked out first.
            let shown = part.is_none_or(|part| self.shows_answer(place, question, part));
            if !shown || self.is_hidden(nth) {
                continue;
            }
            for version in register.versions() {
                if let SkimGiven::Value(value) = version.given() {
                    let seen = match lens {
                        Lens::Shown => self.without_hidden(place, (part, rest), value),
                        Lens::Whole => Cow::Borrowed(value),
                    };
                    collect(&seen, rest, see);
                }
            }
        }
    }

    /// The places of the answers to a question that steps may lead to: where they begin with the name of a row or entry, of which
    /// there may be many, not all are looked through.
    fn answers_below(&self, place: usize, steps: &[Step]) -> impl Iterator<Item = usize> {
        let (all, named) = match steps.first() {
            Some(Step::Child(name)) => {
                let named = [None, Some(name.as_str())].map(|part| self.find(place, part));
                (0..0, named)
            }
            _ => (self.span(place), [None; 2]),
        };
        all.chain(named.into_iter().flatten())
    }

    /// Whether the row or entry of an answer is shown.
    fn shows_answer(&self, place: usize, question: &'q Question, part: &'s str) -> bool {
        match &question.kind {
            Kind::Matrix { rows, .. } => {
                let row = rows.iter().find(|row| row.name == *part);
                row.is_some_and(|row| self.shows_row_of(place, row))
            }
            Kind::Repeat { for_each, .. } if !for_each.is_empty() => {
                let is_one = || self.sourced(for_each).contains(&part);
                self.known_parts.shows(&(place, part), is_one)
            }
            _ => true,
        }
    }

    /// The value of a group or entry without what stands in fields that are not shown, of those that the steps lead to.
    fn without_hidden(
        &self,
        place: usize,
        (part, rest): (Option<&str>, &[Step]),
        value: &'s SkimValue<'a>,
    ) -> Cow<'s, SkimValue<'a>> {
        let kind = self.plan.question(place).map(|question| &question.kind);
        let Some(Kind::Group { fields } | Kind::Repeat { fields, .. }) = kind else {
            return Cow::Borrowed(value);
        };
        let conditional = fields
            .iter()
            .filter(|field| field.relevant.is_some() && field.may_be_at(rest));
        let inside = Inside {
            here: self.here(part, Some(value)),
            question: place,
        };
        let holds = |field: &Question| {
            let relevant = field.relevant.as_ref();
            relevant.is_none_or(|condition| condition.holds(&inside))
        };
        let known = &self.known_fields;
        let hidden = conditional.filter(|field| !known.shows((value, *field), || holds(field)));
        let hidden: Vec<&str> = hidden.map(|field| field.name.as_str()).collect();
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
    /// Sees the nodes below a question from here; of the question at `whole` as they were answered.
    fn see_nodes(
        &self,
        question: &str,
        steps: &[Step],
        whole: Option<usize>,
        see: &mut dyn FnMut(Node<'_>),
    ) {
        let Some(place) = self.live.plan.place(question) else {
            return;
        };
        let lens = if whole == Some(place) {
            Lens::Whole
        } else {
            Lens::Shown
        };
        let steps = steps_of(steps, self.part);
        self.live.see_nodes(place, &steps, lens, see);
    }

    fn see_current(&self, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        if let Some(value) = self.value {
            collect(value, steps, see);
        }
    }
}

impl Scope for Here<'_, '_, '_, '_> {
    fn each_node(&self, question: &str, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        self.see_nodes(question, steps, None, see);
    }

    fn each_current(&self, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        self.see_current(steps, see);
    }

    fn today(&self) -> Date {
        self.live.today
    }
}

impl Scope for Inside<'_, '_, '_, '_> {
    fn each_node(&self, question: &str, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        self.here
            .see_nodes(question, steps, Some(self.question), see);
    }

    fn each_current(&self, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        self.here.see_current(steps, see);
    }

    fn today(&self) -> Date {
        self.here.live.today
    }
}

/// Sees the contents of a value, `steps` below it.
fn collect(value: &SkimValue<'_>, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
    if let SkimValue::List(items) = value {
        return items.iter().for_each(|item| collect(item, steps, see));
    }
    match (value, steps.split_first()) {
        (SkimValue::Number(number), None) => see(Node::Number(number.float())),
        (SkimValue::Text(text), None) if !text.is_empty() => see(Node::Text(text)),
        (SkimValue::Fields(_), None) if value.chosen().is_some() => {
            if let Some(name) = value.chosen() {
                see(Node::Text(name));
            }
        }
        (SkimValue::Fields(fields), None | Some((Step::Any, _))) => {
            let rest = steps.get(1..).unwrap_or_default();
            for (_, field) in fields {
                collect(field, rest, see);
            }
        }
        (SkimValue::Fields(_), Some((Step::Child(name), rest))) => {
            if let Some(field) = value.field(name) {
                collect(field, rest, see);
            }
        }
        _ => {}
    }
}
