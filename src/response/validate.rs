//! Whether answers fit their questions. The same rules stand behind the screen, the plain prompt,
//! `check` and `merge`.

mod rules;

use std::collections::BTreeSet;

use super::{Address, Answer, Given, Live, Missing, Register, Unit, UnitKind, Value, units};
use crate::base::Problem;
use crate::questionnaire::{Kind, Question};

/// From how many rows on a matrix with the same answer in every row is worth a look.
const STRAIGHT_LINE: usize = 5;

/// Everything wrong with the answers there are: shapes, choices, ranges, constraints, addresses the
/// questionnaire does not know. The item of each problem's place is the address, with the field
/// behind a dot.
pub fn validate(live: &Live<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for question in live.questions() {
        for unit in units(question, live) {
            problems.extend(unit_problems(live, &unit));
        }
        problems.extend(straight_line(question, live));
    }
    problems.extend(
        live.response
            .answers
            .keys()
            .filter_map(|address| unknown(address, live)),
    );
    problems
}

/// Everything that is missing before the response can be finalised, and what was flagged for later.
pub fn completeness(live: &Live<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for question in live.questions().filter(|question| question.is_asked()) {
        let units = units(question, live);
        if units.is_empty() && question.required {
            problems.push(Problem::error("answer-required").on(&question.name));
        }
        problems.extend(units.iter().filter_map(|unit| incomplete(live, unit)));
    }
    let shown = |address: &&Address| live.shows(address.question.as_str());
    let flags = live.response.flags.iter().filter(shown);
    problems.extend(flags.map(|address| Problem::warning("answer-flagged").on(address)));
    problems
}

fn incomplete(live: &Live<'_>, unit: &Unit<'_>) -> Option<Problem> {
    let register = live.response.answers.get(&unit.address);
    if register.is_some_and(Register::is_conflict) {
        return Some(Problem::error("answer-conflict").on(&unit.address));
    }
    let given = register
        .and_then(Register::settled)
        .is_some_and(Answer::is_given);
    (unit.required && !given).then(|| Problem::error("answer-required").on(&unit.address))
}

/// What is wrong with one unit. Every version is looked at where there are several.
pub fn unit_problems(live: &Live<'_>, unit: &Unit<'_>) -> Vec<Problem> {
    let Some(register) = live.response.answers.get(&unit.address) else {
        return Vec::new();
    };
    let answers = register
        .alternatives()
        .into_iter()
        .map(|version| &version.answer);
    answers
        .flat_map(|answer| answer_problems(live, unit, answer))
        .collect()
}

fn answer_problems(live: &Live<'_>, unit: &Unit<'_>, answer: &Answer) -> Vec<Problem> {
    let mut problems = match &answer.given {
        Given::Blank => Vec::new(),
        Given::Missing { why, reason } => {
            let bare = *why == Missing::NotApplicable && reason.trim().is_empty();
            bare.then(|| Problem::error("answer-reason"))
                .into_iter()
                .collect()
        }
        Given::Value(value) => value_problems(live, unit, value),
    };
    if answer
        .confidence
        .is_some_and(|confidence| !(1..=3).contains(&confidence))
    {
        problems.push(Problem::error("answer-range").with("min", 1).with("max", 3));
    }
    problems
        .into_iter()
        .map(|problem| at(problem, &unit.address))
        .collect()
}

/// Puts the address in front of the field a problem names.
fn at(problem: Problem, address: &Address) -> Problem {
    let item = match problem.place.item.as_deref() {
        None | Some("") => address.to_string(),
        Some(field) => format!("{address}.{field}"),
    };
    problem.on(item)
}

fn value_problems(live: &Live<'_>, unit: &Unit<'_>, value: &Value) -> Vec<Problem> {
    let question = unit.question;
    let mut problems = match (&unit.kind, &question.kind) {
        (UnitKind::Entry { fields, .. }, _) => rules::fields(live, fields, value),
        (_, Kind::Group { fields }) => rules::fields(live, fields, value),
        _ => rules::value(live, question, value),
    };
    if question
        .constraint
        .as_ref()
        .is_some_and(|rule| !live.holds_for(rule, value))
    {
        problems.push(rules::constraint(question));
    }
    problems
}

/// A matrix in which every row says the same: perhaps right, perhaps haste.
fn straight_line(question: &Question, live: &Live<'_>) -> Option<Problem> {
    let Kind::Matrix { .. } = question.kind else {
        return None;
    };
    let units = units(question, live);
    let values: Vec<&Value> = units
        .iter()
        .filter_map(|unit| live.response.value(&unit.address))
        .collect();
    let (first, rest) = values.split_first()?;
    let same = values.len() >= STRAIGHT_LINE && rest.iter().all(|value| value == first);
    same.then(|| {
        Problem::warning("answer-same")
            .with("rows", values.len())
            .on(&question.name)
    })
}

/// An answer to something the questionnaire does not ask. It is kept, and never counted.
fn unknown(address: &Address, live: &Live<'_>) -> Option<Problem> {
    let problem = || Problem::error("answer-unknown-question").on(address);
    let Some(question) = live.question(address.question.as_str()) else {
        return Some(problem());
    };
    let fits = match (&question.kind, &address.part) {
        (Kind::Matrix { rows, .. }, Some(part)) => rows.iter().any(|row| row.name == *part),
        (Kind::Note, _) | (Kind::Matrix { .. } | Kind::Repeat { .. }, None) => false,
        (Kind::Repeat { for_each, .. }, Some(part)) => {
            for_each.is_empty() || possible_entries(live, for_each).contains(part)
        }
        (_, part) => part.is_none(),
    };
    (!fits).then(problem)
}

/// Every name that an entry could ever have, whatever was answered.
fn possible_entries(
    live: &Live<'_>,
    sources: &[crate::questionnaire::Source],
) -> BTreeSet<crate::base::Id> {
    let mut names = BTreeSet::new();
    let mut open: Vec<&crate::questionnaire::Source> = sources.iter().collect();
    let mut steps = 0;
    while let Some(source) = open.pop() {
        steps += 1;
        let Some(question) = live.question(source.from.as_str()).filter(|_| steps < 100) else {
            continue;
        };
        match &question.kind {
            Kind::Matrix { rows, .. } => names.extend(rows.iter().map(|row| row.name.clone())),
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => match choices {
                crate::questionnaire::Choices::From(more) => open.extend(more),
                crate::questionnaire::Choices::List { choices, .. } => {
                    names.extend(choices.iter().map(|choice| choice.name.clone()));
                }
            },
            _ => {}
        }
    }
    names
}
