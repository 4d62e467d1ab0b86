//! Whether answers surely fit their questions, decided without building anything.
//!
//! The rules are those of [`validate`](crate::response::validate()), which says what is wrong. Where this says no, nothing need
//! be wrong: a rule that would take more than a few lines here is left to the careful way. A property test holds the two
//! together (`what_surely_fits_has_no_error`).

use super::live::SkimLive;
use super::{Number, SkimGiven, SkimValue, SkimVersion};
use crate::base::Severity;
use crate::questionnaire::{Choice, Choices, Kind, NumberRule, Question};
use crate::response::Missing;

/// From, to and how many choices are made.
type Bounds = (Option<usize>, Option<usize>);

impl<'q, 'a> SkimLive<'_, 'q, 'a> {
    /// Whether nothing is wrong with the answers there are.
    pub fn surely_fits(&self) -> bool {
        self.knows_all_questions()
            && (0..self.plan.questions.len()).all(|place| self.question_fits(place))
    }

    fn knows_all_questions(&self) -> bool {
        let spans = (0..self.plan.questions.len()).map(|place| self.span(place).len());
        spans.sum::<usize>() == self.skim.answers.len()
    }

    fn question_fits(&self, place: usize) -> bool {
        let Some(question) = self.plan.question(place) else {
            return true;
        };
        let span = self.span(place);
        // In the order of the questionnaire, as it is done with care: of rows that depend on each other in a circle, the one that is
        // asked first decides.
        if let Kind::Matrix { rows, .. } = &question.kind
            && self.shows(place)
        {
            for row in rows {
                self.shows_row_of(place, row);
            }
        }
        let entries = match &question.kind {
            Kind::Repeat { max, for_each, .. } => {
                let entries = (!for_each.is_empty()).then(|| self.sourced(for_each));
                let count = entries
                    .as_ref()
                    .map_or_else(|| span.len(), |entries| entries.len());
                if max.is_some_and(|max| count > max) && self.shows(place) {
                    return false;
                }
                entries
            }
            _ => None,
        };
        let answers = self.skim.answers.get(span).unwrap_or_default();
        answers.iter().all(|(at, register)| {
            let stands = match (&question.kind, at.part) {
                (Kind::Note, _) | (Kind::Matrix { .. } | Kind::Repeat { .. }, None) => None,
                (Kind::Matrix { rows, .. }, Some(part)) => {
                    let row = rows.iter().find(|row| row.name == *part);
                    row.map(|row| self.shows_row_of(place, row))
                }
                (Kind::Repeat { .. }, Some(part)) => {
                    let is_one = entries.as_ref().is_none_or(|all| all.contains(&part));
                    is_one.then_some(true)
                }
                (_, part) => part.is_none().then_some(true),
            };
            let fits = |version: &SkimVersion<'a>| self.version_fits(question, at.part, version);
            stands
                .is_some_and(|shown| !shown || !self.shows(place) || register.versions().all(fits))
        })
    }

    fn version_fits(
        &self,
        question: &'q Question,
        part: Option<&str>,
        version: &SkimVersion<'a>,
    ) -> bool {
        let sure = version.confidence.is_none_or(|c| (1..=3).contains(&c));
        sure && match version.given() {
            SkimGiven::Blank => true,
            SkimGiven::Missing(why) => {
                why != Missing::NotApplicable || !version.reason.trim().is_empty()
            }
            SkimGiven::Value(value) if is_empty(value) => true,
            SkimGiven::Value(value) => {
                let fits = match &question.kind {
                    Kind::Group { fields } | Kind::Repeat { fields, .. } => {
                        self.fields_fit(part, fields, value)
                    }
                    _ => self.value_fits(question, part, value),
                };
                fits && self.constraint_holds(question, part, value)
            }
        }
    }

    fn value_fits(
        &self,
        question: &'q Question,
        part: Option<&str>,
        value: &SkimValue<'a>,
    ) -> bool {
        match &question.kind {
            Kind::Note | Kind::Group { .. } => false,
            Kind::Text(_) => value.text().is_some(),
            Kind::Number(rule) => number_fits(rule, value),
            Kind::Date => value
                .text()
                .is_some_and(|text| text.parse::<jiff::civil::Date>().is_ok()),
            Kind::SelectOne { choices, .. }
            | Kind::Matrix {
                multiple: false,
                choices,
                ..
            } => self.choices_fit(choices, std::slice::from_ref(value), (None, None)),
            Kind::SelectMultiple {
                choices, min, max, ..
            } => self.several_fit(choices, value, (*min, *max)),
            Kind::Matrix { choices, .. } => self.several_fit(choices, value, (None, None)),
            Kind::Rank { choices, max, .. } => self.several_fit(choices, value, (None, Some(*max))),
            Kind::Maturity { .. } => self.maturity_fits(part, value),
            Kind::Repeat { fields, max, .. } => match value {
                SkimValue::List(entries) => {
                    max.is_none_or(|max| entries.len() <= max)
                        && entries.iter().all(|e| self.fields_fit(part, fields, e))
                }
                _ => false,
            },
        }
    }

    fn fields_fit(&self, part: Option<&str>, known: &'q [Question], value: &SkimValue<'a>) -> bool {
        value.fields().is_some()
            && known.iter().all(|field| {
                let shown = || self.shows_field(field, part, Some(value));
                match value.field(field.name.as_str()).filter(|c| !is_empty(c)) {
                    None => !field.required || !shown(),
                    Some(content) => {
                        !shown()
                            || (self.value_fits(field, part, content)
                                && self.constraint_holds(field, part, value))
                    }
                }
            })
    }

    /// Whether the constraint of a question or field holds for the value that `.` stands for, or only warns.
    fn constraint_holds(
        &self,
        question: &Question,
        part: Option<&str>,
        value: &SkimValue<'a>,
    ) -> bool {
        question.constraint.as_ref().is_none_or(|constraint| {
            constraint.severity == Severity::Warning
                || constraint.rule.holds(&self.here(part, Some(value)))
        })
    }

    fn several_fit(&self, choices: &'q Choices, value: &SkimValue<'a>, bounds: Bounds) -> bool {
        match value {
            SkimValue::List(made) => self.choices_fit(choices, made, bounds),
            _ => false,
        }
    }

    fn choices_fit(
        &self,
        choices: &'q Choices,
        made: &[SkimValue<'a>],
        (min, max): Bounds,
    ) -> bool {
        // What is offered has names that fit, so what is made is compared as it stands.
        let fits = |value: &SkimValue<'a>| {
            value.named().is_some_and(|name| match choices {
                Choices::From(sources) => {
                    self.plan.offer_names(sources) && self.sourced(sources).contains(&name)
                }
                Choices::List { choices, .. } => {
                    let choice = choices.iter().find(|choice| choice.name == *name);
                    choice.is_some_and(|choice| self.choice_fits(choice, value, made.len()))
                }
            })
        };
        let twice = |nth: usize, value: &SkimValue<'a>| {
            let mut before = made.iter().take(nth);
            before.any(|other| other.named() == value.named())
        };
        min.is_none_or(|min| made.len() >= min)
            && max.is_none_or(|max| made.len() <= max)
            && (0..)
                .zip(made)
                .all(|(nth, value)| fits(value) && !twice(nth, value))
    }

    /// Whether a choice among `count` that were made may be made.
    fn choice_fits(&self, choice: &'q Choice, value: &SkimValue<'a>, count: usize) -> bool {
        let specify = value.field("specify").and_then(SkimValue::text);
        let said = specify.is_some_and(|text| !text.trim().is_empty());
        let offered = choice.relevant.as_ref().is_none_or(|r| r.holds(self));
        offered && (!choice.specify || said) && (!choice.exclusive || count == 1)
    }

    fn maturity_fits(&self, part: Option<&str>, value: &SkimValue<'a>) -> bool {
        let small = |name: &str, least: u64, most: u64| match value.field(name) {
            None => Some(None),
            Some(SkimValue::Number(Number::Whole(number))) => {
                (least..=most).contains(number).then_some(Some(*number))
            }
            Some(_) => None,
        };
        let (Some(Some(level)), Some(Some(_)), Some(_), Some(target)) = (
            small("level", 0, 4),
            small("priority", 1, 4),
            small("confidence", 1, 3),
            small("target", 0, 4),
        ) else {
            return false;
        };
        let evidence = match value.field("evidence") {
            None => Some(""),
            Some(evidence) => evidence.text(),
        };
        let shown = evidence.is_some_and(|text| level < 2 || !text.trim().is_empty());
        let known = &self.plan.questionnaire.source_fields;
        let sourced = match value.field("sources") {
            Some(SkimValue::List(records)) => {
                records.iter().all(|r| self.fields_fit(part, known, r))
            }
            // Anything else is read as no record.
            _ => true,
        };
        shown && sourced && target.is_none_or(|target| target >= level)
    }
}

fn number_fits(rule: &NumberRule, value: &SkimValue<'_>) -> bool {
    value.number().is_some_and(|number| {
        (!rule.integer || number.fract() == 0.0)
            && rule.min.is_none_or(|min| number >= min)
            && rule.max.is_none_or(|max| number <= max)
    })
}

/// Whether a value says nothing, as [`validate`](crate::response::validate()) sees it.
fn is_empty(value: &SkimValue<'_>) -> bool {
    match value {
        SkimValue::Number(_) => false,
        SkimValue::Text(text) => text.trim_start().is_empty(),
        SkimValue::List(items) => items.iter().all(is_empty),
        SkimValue::Fields(fields) => fields.iter().all(|(_, value)| is_empty(value)),
    }
}
