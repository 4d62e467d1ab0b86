//! The rules of each kind of question.

use std::collections::BTreeSet;

use super::super::{Address, Chosen, Live, Value, ambiguous, choices_of};
use crate::base::json::Limits;
use crate::base::{Id, Problem};
use crate::questionnaire::{Choices, Kind, NumberRule, Question, TextForm, TextRule};

/// What is wrong with the value of a question that is no group and no entry.
pub(super) fn value(
    live: &Live<'_>,
    address: &Address,
    question: &Question,
    value: &Value,
) -> Vec<Problem> {
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
        Kind::Maturity { .. } => maturity(live, address, value),
        Kind::Repeat { fields, max, .. } => entries(live, address, fields, value, *max),
    }
}

/// What is wrong with the fields of a group, an entry or a record.
pub(super) fn fields(
    live: &Live<'_>,
    address: &Address,
    known: &[Question],
    value: &Value,
) -> Vec<Problem> {
    let Some(given) = value.fields() else {
        return vec![shape("fields")];
    };
    let mut problems = Vec::new();
    let shown = known
        .iter()
        .filter(|field| live.shows_field(field, address, Some(value)));
    for field in shown {
        let content = given
            .get(field.name.as_str())
            .filter(|content| !is_empty(content));
        let found = match content {
            Some(content) => {
                let mut found = self::value(live, address, field, content);
                found.extend(constraint(live, address, field, value));
                found
            }
            None if field.required => vec![Problem::error("answer-field-required")],
            None => Vec::new(),
        };
        problems.extend(
            found
                .into_iter()
                .map(|problem| below(problem, field.name.as_str())),
        );
    }
    let names: Vec<&str> = known.iter().map(|field| field.name.as_str()).collect();
    problems.extend(unknown_fields(value, &names));
    problems
}

/// Whether a value says nothing: an empty text, or a list or fields without anything in them.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Number(_) => false,
        Value::Text(text) => text.trim().is_empty(),
        Value::List(items) => items.iter().all(is_empty),
        Value::Fields(fields) => fields.values().all(is_empty),
    }
}

/// A warning for each field the questionnaire does not have. Such fields are kept.
fn unknown_fields(value: &Value, known: &[&str]) -> Vec<Problem> {
    let names = value.fields().into_iter().flat_map(|fields| fields.keys());
    let unknown = names.filter(|name| !known.contains(&name.as_str()));
    unknown
        .map(|name| Problem::warning("answer-unknown-field").on(name))
        .collect()
}

/// The constraint of a question or field, for the value that `.` stands for, in its author's words.
pub(super) fn constraint(
    live: &Live<'_>,
    address: &Address,
    question: &Question,
    value: &Value,
) -> Option<Problem> {
    let constraint = question.constraint.as_ref()?;
    let broken = !live.holds_for(&constraint.rule, address, value);
    broken.then(|| {
        Problem {
            severity: constraint.severity,
            ..Problem::error("answer-constraint")
        }
        .with("name", &question.name)
        .in_words(constraint.message.as_ref())
    })
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
    // No text has more characters than bytes: most are short, and need not be counted.
    let most = rule.max_length.unwrap_or(usize::MAX);
    let length = match text.len() {
        short if short <= most.min(Limits::RECEIVED.text) => short,
        _ => text.chars().count(),
    };
    if let Some(limit) = rule.max_length.filter(|limit| length > *limit) {
        let problem = Problem::warning("answer-too-long").with("length", length);
        problems.push(problem.with("limit", limit));
    }
    if length > Limits::RECEIVED.text {
        let problem = Problem::error("answer-too-long-to-send").with("length", length);
        problems.push(problem.with("limit", Limits::RECEIVED.text));
    }
    let odd = match rule.form {
        TextForm::Email if !looks_like_email(text.trim()) => Some("answer-email"),
        TextForm::Url if !looks_like_url(text.trim()) => Some("answer-url"),
        _ => None,
    };
    problems.extend(odd.map(Problem::warning));
    problems
}

fn looks_like_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && is_host(host) && is_word(text))
}

/// A link with or without its scheme, or a reference such as a DOI.
fn looks_like_url(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    is_host(rest.split('/').next().unwrap_or_default()) && is_word(text)
}

fn is_host(text: &str) -> bool {
    let inside = |part: &str| !part.is_empty() && !part.contains('@');
    text.contains('.') && text.split('.').all(inside)
}

fn is_word(text: &str) -> bool {
    !text.contains(char::is_whitespace)
}

fn number(rule: &NumberRule, value: &Value) -> Vec<Problem> {
    let Some(number) = value.number() else {
        let unclear = value.text().filter(|_| !rule.integer).and_then(ambiguous);
        return vec![unclear.unwrap_or_else(|| shape("number"))];
    };
    let mut problems = Vec::new();
    if rule.integer && number.fract() != 0.0 {
        problems.push(shape("whole"));
    }
    problems.extend(outside(number, rule.min, rule.max));
    problems
}

/// The problem of a number outside its bounds.
fn outside(number: f64, min: Option<f64>, max: Option<f64>) -> Option<Problem> {
    let inside = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
    let problem = match (min, max) {
        _ if inside => return None,
        (Some(min), Some(max)) => Problem::error("answer-range")
            .with("min", min)
            .with("max", max),
        (Some(min), None) => Problem::error("answer-too-small").with("min", min),
        (None, Some(max)) => Problem::error("answer-too-large").with("max", max),
        (None, None) => return None,
    };
    Some(problem)
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
    let exclusive = |choice: &&Chosen| find(&choice.name).is_some_and(|choice| choice.exclusive);
    if let Some(alone) = chosen.iter().find(exclusive).filter(|_| chosen.len() > 1) {
        problems.push(Problem::error("answer-exclusive").with("choice", &alone.name));
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

/// The fields of a maturity bundle.
const BUNDLE: [&str; 6] = [
    "level",
    "evidence",
    "sources",
    "priority",
    "confidence",
    "target",
];

fn maturity(live: &Live<'_>, address: &Address, value: &Value) -> Vec<Problem> {
    let Some(bundle) = value.maturity() else {
        return vec![shape("bundle")];
    };
    let mut problems = unknown_fields(value, &BUNDLE);
    let range = |number: Option<u8>, (min, max): (u8, u8), field: &str| {
        let bounds = (Some(f64::from(min)), Some(f64::from(max)));
        let problem = outside(f64::from(number?), bounds.0, bounds.1)?;
        Some(problem.on(field))
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
    let records = records(
        live,
        address,
        &live.questionnaire.source_fields,
        &bundle.sources,
    );
    problems.extend(records.map(|problem| below(problem, "sources")));
    problems
}

/// What is wrong with each of several records, by their number from 1.
fn records<'r>(
    live: &'r Live<'_>,
    address: &'r Address,
    known: &'r [Question],
    records: &'r [Value],
) -> impl Iterator<Item = Problem> + 'r {
    (1_usize..).zip(records).flat_map(move |(number, record)| {
        let found = fields(live, address, known, record).into_iter();
        found.map(move |problem| below(problem, &number.to_string()))
    })
}

fn entries(
    live: &Live<'_>,
    address: &Address,
    known: &[Question],
    value: &Value,
    max: Option<usize>,
) -> Vec<Problem> {
    let Value::List(entries) = value else {
        return vec![shape("entries")];
    };
    let mut problems: Vec<Problem> = records(live, address, known, entries).collect();
    if let Some(max) = max.filter(|max| entries.len() > *max) {
        problems.push(Problem::error("answer-too-many").with("max", max));
    }
    problems
}
