//! From the tree of a form to sections and questions. XLSForm nests as deep as it likes; a questionnaire has sections,
//! questions, and fields in groups and entries. What is deeper is laid flat, with the conditions of what it stood in.

mod cells;
mod emit;
mod offer;
mod plan;
mod refer;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::choices::Lists;
use super::columns::Row;
use super::import::Speech;
use super::kinds::Asked;
use crate::base::Problem;

/// A form while it is made into a questionnaire.
pub(super) struct Lowering<'f> {
    speech: &'f Speech,
    lists: Lists,
    /// The heading of questions that stand in no group.
    title: &'f str,
    /// What the names of the form stand for.
    symbols: BTreeMap<String, Vec<Symbol>>,
    /// Calculations by row: the expression, the names of the groups it stands in, and whether something used it.
    calculations: BTreeMap<usize, Calculation>,
    groups: Map<String, Value>,
    uses: BTreeSet<String>,
    /// The rows that questions and fields come from, by their names with those they stand in.
    pub(super) rows: BTreeMap<String, usize>,
    pub(super) problems: Vec<Problem>,
}

struct Calculation {
    name: String,
    source: String,
    scope: Vec<usize>,
    used: bool,
}

/// What a name of the form stands for, and in which blocks it stands, by their rows.
#[derive(Clone, Debug)]
struct Symbol {
    scope: Vec<usize>,
    target: Target,
}

#[derive(Clone, Debug)]
enum Target {
    /// A question.
    Question(String),
    /// A row of a matrix, or a field of a group or entry: what owns it, its name there, and the way to it from elsewhere.
    Inside {
        owner: String,
        field: String,
        way: String,
    },
    /// A value that is computed, by its row.
    Calculation(usize),
    /// Something that cannot be answered.
    Silent,
}

/// A section to be.
struct Section<'f> {
    row: Option<&'f Row>,
    id: String,
    items: Vec<Item<'f>>,
}

/// A question or field to be.
struct Item<'f> {
    row: &'f Row,
    id: String,
    kind: ItemKind<'f>,
    /// The groups it stands in whose conditions it inherits.
    gates: Vec<&'f Row>,
    scope: Vec<usize>,
}

enum ItemKind<'f> {
    Asked(Asked),
    /// A note in the place of what cannot be asked.
    Kept,
    /// The label of a group that is laid flat.
    Heading,
    Matrix(Vec<Item<'f>>),
    /// A maturity item, with the list of its levels.
    Maturity(String),
    Group(Vec<Item<'f>>),
    Repeat(Vec<Item<'f>>),
}

/// What stands beside the sections in the file.
pub(super) struct Parts {
    pub(super) choices: Map<String, Value>,
    pub(super) groups: Map<String, Value>,
    pub(super) uses: BTreeSet<String>,
}

impl<'f> Lowering<'f> {
    pub(super) fn new(speech: &'f Speech, lists: Lists, title: &'f str) -> Self {
        Self {
            speech,
            lists,
            title,
            symbols: BTreeMap::new(),
            calculations: BTreeMap::new(),
            groups: Map::new(),
            uses: BTreeSet::new(),
            rows: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// What stands beside the sections.
    pub(super) fn parts(self) -> Parts {
        let (choices, mut uses) = self.lists.finish(self.speech);
        uses.extend(self.uses);
        Parts {
            choices,
            groups: self.groups,
            uses,
        }
    }

    fn say(&mut self, problem: Problem, row: &Row) {
        self.problems.push(super::tree::on_row(problem, row));
    }
}
