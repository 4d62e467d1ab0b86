//! What was renamed between two versions of a questionnaire, as its author says it: `quipu-mapping/1`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Choices, Kind, Question, Questionnaire};
use crate::base::json::{self, Step};
use crate::base::{Id, Problem};

/// The format of mapping files.
pub const MAPPING_FORMAT: &str = "quipu-mapping/1";

/// Old names with their new names. What is not named keeps its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    #[serde(default, rename = "format")]
    format: String,
    /// Questions.
    #[serde(default)]
    questions: BTreeMap<Id, Id>,
    /// Rows of matrices, by the old name of the question.
    #[serde(default)]
    rows: BTreeMap<Id, BTreeMap<Id, Id>>,
    /// Choices, by the old name of the list or of the question. Several may lead to one.
    #[serde(default)]
    choices: BTreeMap<Id, BTreeMap<Id, Id>>,
    /// Fields of groups and repeats, by the old name of the question.
    #[serde(default)]
    fields: BTreeMap<Id, BTreeMap<Id, Id>>,
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// A [`Problem`] with line and column when the bytes are no mapping.
    pub fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let document = json::scan(bytes)?;
        let mapping: Self = document.parse()?;
        if mapping.format != MAPPING_FORMAT {
            return Err(Problem::error("mapping-format").with("format", &mapping.format));
        }
        let mut targets: Vec<&Id> = mapping.questions.values().collect();
        targets.sort();
        let twice = targets
            .iter()
            .zip(targets.iter().skip(1))
            .find(|(a, b)| a == b);
        if let Some((name, _)) = twice {
            let problem = Problem::error("mapping-twice").with("name", name);
            return Err(match document.position(&[Step::Key("questions")]) {
                Some(place) => problem.at(place),
                None => problem,
            });
        }
        Ok(mapping)
    }

    /// What it names that one of the versions does not have.
    pub fn check(&self, old: &Questionnaire, new: &Questionnaire) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut missing = |name: &Id, of: &Questionnaire, known: bool| {
            if !known {
                let problem = Problem::error("mapping-unknown").with("name", name);
                problems.push(problem.with("version", &of.version));
            }
        };
        let has = |of: &Questionnaire, name: &Id| of.question(name.as_str()).is_some();
        for (from, to) in &self.questions {
            missing(from, old, has(old, from));
            missing(to, new, has(new, to));
        }
        for (question, rows) in &self.rows {
            missing(question, old, has(old, question));
            let names = |of: &Questionnaire, name: &Id| -> Vec<Id> {
                of.question(name.as_str())
                    .map(row_names)
                    .unwrap_or_default()
            };
            let (before, after) = (names(old, question), names(new, self.question(question)));
            for (from, to) in rows {
                missing(from, old, before.contains(from));
                missing(to, new, after.contains(to));
            }
        }
        let lists = |of: &Questionnaire| -> Vec<Id> {
            of.questions().filter_map(list_name).cloned().collect()
        };
        let known = lists(old);
        for name in self.choices.keys() {
            missing(name, old, known.contains(name) || has(old, name));
        }
        for question in self.fields.keys() {
            missing(question, old, has(old, question));
        }
        problems
    }

    /// The new name of a question.
    pub fn question<'n>(&'n self, old: &'n Id) -> &'n Id {
        self.questions.get(old).unwrap_or(old)
    }

    /// The new name of a row of a matrix.
    pub fn row<'n>(&'n self, question: &Id, row: &'n Id) -> &'n Id {
        let rows = self.rows.get(question);
        rows.and_then(|rows| rows.get(row)).unwrap_or(row)
    }

    /// The new name of a field.
    pub fn field<'n>(&'n self, question: &Id, field: &'n Id) -> &'n Id {
        let fields = self.fields.get(question);
        fields.and_then(|fields| fields.get(field)).unwrap_or(field)
    }

    /// The new name of a choice of a question, given the name of its list.
    pub fn choice<'n>(&'n self, question: &Id, list: Option<&Id>, choice: &'n Id) -> &'n Id {
        let by = |name: &Id| self.choices.get(name)?.get(choice);
        by(question).or_else(|| by(list?)).unwrap_or(choice)
    }
}

/// The names of the rows of a matrix.
fn row_names(question: &Question) -> Vec<Id> {
    match &question.kind {
        Kind::Matrix { rows, .. } => rows.iter().map(|row| row.name.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The name of the list a question takes its choices from.
pub fn list_name(question: &Question) -> Option<&Id> {
    match question.choices()? {
        Choices::List { name, .. } => Some(name),
        Choices::From(_) => None,
    }
}
