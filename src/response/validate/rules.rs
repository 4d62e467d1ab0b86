//! The rules of each kind of question.

use std::collections::BTreeSet;

use super::super::{Chosen, Live, Value, choices_of};
use crate::base::{Id, Problem};
use crate::questionnaire::{Choices, Kind, NumberRule, Question, TextForm, TextRule};

/// What is wrong with the value of a question that is no group and no entry.
pub(super) fn value(live: &Live<'_>, question: &Question, value: &Value) -> Vec<Problem> {
    match &question.kind {
        Kind::Note | Kind::Group { .. } => vec![shape("nothing")],
        Kind::Text(rule) => text(rule, value),
        Kind::Number(rule) => number(rule, value),
        Kind::Date => date(value),
        Kind::SelectOne { .. }
        | Kind::Matrix {
            multiple: false, ..
        } => match value.chosen() {
            Some(chosen) => choices(live, question, &[chosen], None, None),
            None => vec![shape("choice")],
        },
        Kind::SelectMultiple { min, max, .. } => several(live, question, value, *min, *max),
        Kind::Matrix { multiple: true, .. } => several(live, question, value, None, None),
        Kind::Rank { max, .. } => several(live, question, value, None, Some(*max)),
        Kind::Maturity { .. } => maturity(live, value),
        Kind::Repeat { fields, max, .. } => entries(live, fields, value, *max),
    }
}

/// What is wrong with the fields of a group, an entry or a record.
pub(super) fn fields(live: &Live<'_>, known: &[Question], value: &Value) -> Vec<Problem> {
    let Some(given) = value.fields() else {
        return vec![shape("fields")];
    };
    let mut problems = Vec::new();
    for field in known {
        let shown = live.shows_field(field, Some(value));
        let found = match given.get(field.name.as_str()) {
            Some(_) if !shown => Vec::new(),
            Some(content) => self::value(live, field, content),
            None if shown && field.required => vec![Problem::error("answer-field-required")],
            None => Vec::new(),
        };
        let broken = shown
            && given.contains_key(field.name.as_str())
            && field
                .constraint
                .as_ref()
                .is_some_and(|rule| !live.holds_for(rule, value));
        let found = found.into_iter().chain(broken.then(|| constraint(field)));
        problems.extend(found.map(|problem| below(problem, field.name.as_str())));
    }
    let extra = given
        .keys()
        .filter(|name| !known.iter().any(|field| field.name == name.as_str()));
    problems.extend(extra.map(|name| Problem::warning("answer-unknown-field").on(name)));
    problems
}

/// What to say when a constraint does not hold. The author's words are in the questionnaire; here
/// they are an argument in the questionnaire's own language.
pub(super) fn constraint(question: &Question) -> Problem {
    Problem::error("answer-constraint").with("name", &question.name)
}

fn shape(wanted: &'static str) -> Problem {
    Problem::error("answer-shape").with("wanted", wanted)
}

fn below(problem: Problem, field: &str) -> Problem {
    let item = match problem.place.item.as_deref() {
        None | Some("") => field.to_owned(),
        Some(inner) => format!("{field}.{inner}"),
    };
    problem.on(item)
}

fn text(rule: &TextRule, value: &Value) -> Vec<Problem> {
    let Some(text) = value.text() else {
        return vec![shape("text")];
    };
    let mut problems = Vec::new();
    let length = text.chars().count();
    if let Some(limit) = rule.max_length.filter(|limit| length > *limit) {
        let problem = Problem::warning("answer-too-long").with("length", length);
        problems.push(problem.with("limit", limit));
    }
    if rule.form == TextForm::Email && !text.is_empty() && !looks_like_email(text) {
        problems.push(Problem::warning("answer-email"));
    }
    problems
}

fn looks_like_email(text: &str) -> bool {
    text.trim().split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.trim().contains(char::is_whitespace)
    })
}

fn number(rule: &NumberRule, value: &Value) -> Vec<Problem> {
    let Some(number) = value.number() else {
        return vec![shape("number")];
    };
    let mut problems = Vec::new();
    if rule.integer && number.fract() != 0.0 {
        problems.push(shape("whole"));
    }
    let below = rule.min.is_some_and(|min| number < min);
    let above = rule.max.is_some_and(|max| number > max);
    if below || above {
        let bound = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |b| b.to_string());
        let problem = Problem::error("answer-range").with("min", bound(rule.min));
        problems.push(problem.with("max", bound(rule.max)));
    }
    problems
}

fn date(value: &Value) -> Vec<Problem> {
    let date = value
        .text()
        .and_then(|text| text.parse::<jiff::civil::Date>().ok());
    if date.is_some() {
        Vec::new()
    } else {
        vec![shape("date")]
    }
}

fn several(
    live: &Live<'_>,
    question: &Question,
    value: &Value,
    min: Option<usize>,
    max: Option<usize>,
) -> Vec<Problem> {
    match (value, value.all_chosen()) {
        (Value::List(_), Some(chosen)) => choices(live, question, &chosen, min, max),
        _ => vec![shape("choices")],
    }
}

fn choices(
    live: &Live<'_>,
    question: &Question,
    chosen: &[Chosen],
    min: Option<usize>,
    max: Option<usize>,
) -> Vec<Problem> {
    let offered = choices_of(question, live);
    let find = |name: &Id| offered.iter().find(|choice| choice.name == *name);
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for Chosen { name, specify } in chosen {
        let said = specify.as_ref().is_some_and(|text| !text.trim().is_empty());
        match find(name) {
            None => problems.push(unknown_choice(question, name)),
            Some(choice) if choice.specify && !said => {
                problems.push(Problem::error("answer-specify").with("choice", name));
            }
            Some(_) => {}
        }
        if !seen.insert(name) {
            problems.push(Problem::error("answer-twice").with("choice", name));
        }
    }
    let exclusive = |choice: &Chosen| find(&choice.name).is_some_and(|choice| choice.exclusive);
    if chosen.len() > 1 && chosen.iter().any(exclusive) {
        problems.push(Problem::error("answer-exclusive"));
    }
    if let Some(min) = min.filter(|min| chosen.len() < *min) {
        problems.push(Problem::error("answer-too-few").with("min", min));
    }
    if let Some(max) = max.filter(|max| chosen.len() > *max) {
        problems.push(Problem::error("answer-too-many").with("max", max));
    }
    problems
}

/// A choice that is not offered: unknown, or no longer offered since other answers changed.
fn unknown_choice(question: &Question, name: &Id) -> Problem {
    let dynamic = matches!(
        &question.kind,
        Kind::SelectOne {
            choices: Choices::From(_),
            ..
        } | Kind::SelectMultiple {
            choices: Choices::From(_),
            ..
        } | Kind::Rank {
            choices: Choices::From(_),
            ..
        }
    );
    let message = if dynamic {
        "answer-choice-gone"
    } else {
        "answer-unknown-choice"
    };
    Problem::error(message).with("choice", name)
}

fn maturity(live: &Live<'_>, value: &Value) -> Vec<Problem> {
    let Some(bundle) = value.maturity() else {
        return vec![shape("bundle")];
    };
    let mut problems = Vec::new();
    let range = |number: Option<u8>, (min, max): (u8, u8), field: &str| {
        let outside = number.is_some_and(|number| !(min..=max).contains(&number));
        let problem = Problem::error("answer-range")
            .with("min", min)
            .with("max", max);
        outside.then(|| problem.on(field))
    };
    problems.extend(range(bundle.level, (0, 4), "level"));
    problems.extend(range(bundle.priority, (1, 4), "priority"));
    problems.extend(range(bundle.confidence, (1, 3), "confidence"));
    problems.extend(range(bundle.target, (0, 4), "target"));
    let Some(level) = bundle.level else {
        problems.push(Problem::error("answer-level"));
        return problems;
    };
    if bundle.target.is_some_and(|target| target < level) {
        problems.push(Problem::error("answer-target").on("target"));
    }
    if level >= 2 && bundle.evidence.trim().is_empty() {
        problems.push(Problem::error("answer-evidence").on("evidence"));
    }
    if bundle.priority.is_none() {
        problems.push(Problem::error("answer-priority").on("priority"));
    }
    if level >= 3 && bundle.sources.is_empty() {
        problems.push(Problem::warning("answer-source").on("sources"));
    }
    let source = &live.questionnaire.source_fields;
    let sources = bundle
        .sources
        .iter()
        .flat_map(|record| fields(live, source, record));
    problems.extend(sources.map(|problem| below(problem, "sources")));
    problems
}

fn entries(live: &Live<'_>, known: &[Question], value: &Value, max: Option<usize>) -> Vec<Problem> {
    let Value::List(records) = value else {
        return vec![shape("entries")];
    };
    let mut problems: Vec<Problem> = records
        .iter()
        .flat_map(|record| fields(live, known, record))
        .collect();
    if let Some(max) = max.filter(|max| records.len() > *max) {
        problems.push(Problem::error("answer-too-many").with("max", max));
    }
    problems
}
