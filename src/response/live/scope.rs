//! What expressions see of the answers.

use std::borrow::Cow;

use jiff::civil::Date;

use super::Live;
use crate::base::Id;
use crate::questionnaire::expression::{Atom, Scope, Step};
use crate::questionnaire::{Kind, Question};
use crate::response::Value;

/// One answer while an expression about itself is evaluated.
pub(super) struct Here<'h, 'a> {
    pub(super) live: &'h Live<'a>,
    pub(super) value: Option<&'h Value>,
    /// The row or entry it belongs to.
    pub(super) part: Option<&'h Id>,
}

impl Scope for Live<'_> {
    /// What was answered under a question: every version's content where versions disagree.
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        self.nodes_of(question, steps, |asked, (part, rest), value| {
            self.without_hidden(asked, (part, rest), value)
        })
    }

    fn current(&self, _: &[Step]) -> Vec<Atom> {
        Vec::new()
    }

    fn today(&self) -> Date {
        self.today
    }
}

impl<'a> Live<'a> {
    /// The nodes of a question, whose values are first seen through `lens`.
    fn nodes_of(
        &self,
        question: &str,
        steps: &[Step],
        lens: impl Fn(&'a Question, (Option<&Id>, &[Step]), &'a Value) -> Cow<'a, Value>,
    ) -> Vec<Atom> {
        let Some(asked) = self.question(question).filter(|_| self.shows(question)) else {
            return Vec::new();
        };
        let shown = |part: &Id| self.shows_part(asked, part);
        let mut found = Vec::new();
        for (address, register) in self.registers(question) {
            let part = address.part.as_ref().map(Id::as_str);
            // What the question does not ask is no answer to it.
            if part.is_some() != asked.has_parts() {
                continue;
            }
            let Some(rest) = steps_below(part, steps) else {
                continue;
            };
            if !address.part.as_ref().is_none_or(shown) {
                continue;
            }
            for version in register.versions() {
                if let Some(value) = version.answer.value() {
                    let part = address.part.as_ref();
                    collect(&lens(asked, (part, rest), value), rest, &mut found);
                }
            }
        }
        found
    }

    /// The value of a group or entry without what stands in fields that are not shown, of those that the steps lead to.
    fn without_hidden(
        &self,
        question: &'a Question,
        (part, rest): (Option<&Id>, &[Step]),
        value: &'a Value,
    ) -> Cow<'a, Value> {
        let (Kind::Group { fields } | Kind::Repeat { fields, .. }) = &question.kind else {
            return Cow::Borrowed(value);
        };
        let inside = Inside {
            live: self,
            question: question.name.as_str(),
            part,
            value,
        };
        let holds = |field: &Question| {
            let relevant = field.relevant.as_ref();
            relevant.is_none_or(|condition| condition.holds(&inside))
        };
        let hidden = fields
            .iter()
            .filter(|field| field.relevant.is_some() && field.may_be_at(rest))
            .filter(|field| !self.known_fields.shows((value, *field), || holds(field)));
        let mut shown = Cow::Borrowed(value);
        for field in hidden {
            if let Value::Fields(fields) = shown.to_mut() {
                fields.remove(field.name.as_str());
            }
        }
        shown
    }
}

/// What a field of a group sees. Its own group it sees as it was answered: what is shown there is
/// just being decided.
struct Inside<'l, 'a, 'q> {
    live: &'l Live<'a>,
    question: &'q str,
    part: Option<&'q Id>,
    value: &'q Value,
}

impl Scope for Inside<'_, '_, '_> {
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        let steps = &steps_of(steps, self.part.map(Id::as_str))[..];
        if question == self.question {
            let plain = |_: &Question, _: (Option<&Id>, &[Step]), value| Cow::Borrowed(value);
            self.live.nodes_of(question, steps, plain)
        } else {
            self.live.nodes(question, steps)
        }
    }

    fn current(&self, steps: &[Step]) -> Vec<Atom> {
        let mut found = Vec::new();
        collect(self.value, steps, &mut found);
        found
    }

    fn today(&self) -> Date {
        self.live.today
    }
}

impl Scope for Here<'_, '_> {
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        self.live
            .nodes(question, &steps_of(steps, self.part.map(Id::as_str)))
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

/// Steps with the name of the row or entry in the place of `/.`.
pub(crate) fn steps_of<'s>(steps: &'s [Step], part: Option<&str>) -> Cow<'s, [Step]> {
    match (steps.split_first(), part) {
        (Some((Step::Own, rest)), Some(part)) => {
            let own = std::iter::once(Step::Child(part.to_owned()));
            own.chain(rest.iter().cloned()).collect()
        }
        _ => Cow::Borrowed(steps),
    }
}

/// The steps that remain below the part of an address, or `None` when they lead elsewhere.
pub(crate) fn steps_below<'s>(part: Option<&str>, steps: &'s [Step]) -> Option<&'s [Step]> {
    match (part, steps.split_first()) {
        (None, _) | (Some(_), None) => Some(steps),
        (Some(_), Some((Step::Any, rest))) => Some(rest),
        (Some(part), Some((Step::Child(name), rest))) => (*part == **name).then_some(rest),
        // Outside a row or entry there is no own one.
        (Some(_), Some((Step::Own, _))) => None,
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
            let chosen = value.chosen();
            found.extend(chosen.map(|chosen| Atom::Text(chosen.name.to_string())));
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::questionnaire::expression::Expression;
    use crate::questionnaire::fixture::chain;
    use crate::response::fixture::{answers, live};

    #[test]
    fn what_stands_in_a_hidden_field_counts_as_absent() {
        let questionnaire = chain();
        let plan = |stage: &str| {
            let entry = json!({ "stage": stage, "law": "Law 1" });
            answers([
                ("faced/a", json!("faced")),
                ("top", json!(["a"])),
                ("plan/a", entry),
            ])
        };
        let named = Expression::parse("${plan}/*/law = 'Law 1'").unwrap();
        for (stage, expected) in [("in-place", true), ("planned", false)] {
            let response = plan(stage);
            assert_eq!(
                named.holds(&live(&questionnaire, &response)),
                expected,
                "{stage}"
            );
        }
    }

    #[test]
    fn a_field_sees_the_row_its_entry_is_made_for() {
        let questionnaire = chain();
        let own = Expression::parse("${faced}/. = 'faced'").unwrap();
        let response = answers([("faced/a", json!("faced")), ("faced/b", json!("none"))]);
        let live = live(&questionnaire, &response);
        let value = crate::response::Value::Text("x".into());
        let holds = |address: &str| live.holds_for(&own, &address.parse().unwrap(), &value);
        assert_eq!(
            ["plan/a", "plan/b", "plan/c", "plan"].map(holds),
            [true, false, false, false]
        );
    }
}
