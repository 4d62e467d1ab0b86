//! Where the steps of a reference lead.

use std::collections::BTreeSet;

use super::ByName;
use crate::questionnaire::expression::Step;
use crate::questionnaire::{Choices, Kind, Question, Source};

/// How far sources may lead to further sources.
const SOURCE_LIMIT: usize = 16;

/// The parts of a maturity bundle.
const PARTS: [&str; 5] = ["level", "evidence", "priority", "confidence", "target"];

/// What stands where steps lead.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'q> {
    /// A choice out of these.
    Choice(&'q Choices),
    /// Anything else.
    Other,
}

/// What stands below a question, or `None` when the steps lead nowhere.
pub(super) fn below<'q>(
    question: &'q Question,
    steps: &[Step],
    questions: &ByName<'q>,
) -> Option<Target<'q>> {
    match (&question.kind, steps) {
        (Kind::Matrix { rows, choices, .. }, [row]) => {
            let known = |name: &str| rows.iter().any(|row| row.name == *name);
            names(row, known).then_some(Target::Choice(choices))
        }
        (
            Kind::Repeat {
                fields, for_each, ..
            },
            [entry, rest @ ..],
        ) => {
            let known = |name: &str| possible(for_each, questions).contains(name);
            names(entry, known).then(|| among(fields, rest)).flatten()
        }
        _ => field(question, steps),
    }
}

/// What stands below a group or entry of these fields.
pub(super) fn among<'q>(fields: &'q [Question], steps: &[Step]) -> Option<Target<'q>> {
    match steps {
        [] | [Step::Any] => Some(Target::Other),
        [Step::Any | Step::Own, ..] => None,
        [Step::Child(name), rest @ ..] => {
            let found = fields.iter().find(|field| field.name == name.as_str())?;
            field(found, rest)
        }
    }
}

/// What stands below a field, or a question without rows and entries. The entries of a repeat inside a
/// group have no names: steps lead into all of them.
fn field<'q>(question: &'q Question, steps: &[Step]) -> Option<Target<'q>> {
    match (&question.kind, steps) {
        (Kind::Group { fields } | Kind::Repeat { fields, .. }, steps) => among(fields, steps),
        (_, []) => Some(question.choices().map_or(Target::Other, Target::Choice)),
        (Kind::Maturity { .. }, [Step::Child(part)]) => {
            PARTS.contains(&part.as_str()).then_some(Target::Other)
        }
        _ => None,
    }
}

fn names(step: &Step, known: impl Fn(&str) -> bool) -> bool {
    match step {
        Step::Any | Step::Own => true,
        Step::Child(name) => known(name),
    }
}

/// The names of all rows and choices that sources could ever give.
pub(super) fn possible<'q>(sources: &'q [Source], questions: &ByName<'q>) -> BTreeSet<&'q str> {
    let mut names = BTreeSet::new();
    let mut open: Vec<(&Source, usize)> = sources.iter().map(|source| (source, 0)).collect();
    while let Some((source, depth)) = open.pop() {
        let Some(from) = questions.get(source.from.as_str()) else {
            continue;
        };
        match (&from.kind, from.choices()) {
            (Kind::Matrix { rows, .. }, _) => {
                names.extend(rows.iter().map(|row| row.name.as_str()));
            }
            (_, Some(Choices::List { choices, .. })) => {
                names.extend(choices.iter().map(|choice| choice.name.as_str()));
            }
            (_, Some(Choices::From(more))) if depth < SOURCE_LIMIT => {
                open.extend(more.iter().map(|source| (source, depth + 1)));
            }
            _ => {}
        }
    }
    names
}
