//! The rows of the sheet `survey` as a tree.

use super::columns::{Row, Table};
use super::import::on_sheet;
use super::kinds::{Asked, Block, RowKind};
use crate::base::Problem;

/// The deepest nesting of groups.
const DEPTH: usize = 20;

/// A row, with those inside it.
#[derive(Debug)]
pub(super) enum Node<'r> {
    /// Rows between `begin` and `end`.
    Block {
        row: &'r Row,
        block: Block,
        children: Vec<Self>,
    },
    /// A question.
    Asked { row: &'r Row, asked: Asked },
    /// A value that is computed.
    Calculate { row: &'r Row },
    /// A row that is kept as a note.
    Kept { row: &'r Row },
}

/// The tree, and what is wrong with it.
pub(super) struct Grown<'r> {
    pub(super) nodes: Vec<Node<'r>>,
    /// Settings written among the questions: their names and values.
    pub(super) settings: Vec<(&'static str, &'r str)>,
    pub(super) problems: Vec<Problem>,
}

/// A problem with a row of the sheet `survey`.
pub(super) fn on_row(problem: Problem, row: &Row) -> Problem {
    on_sheet(problem, "survey", row.number)
}

/// An open block: its row, its kind, and what is in it.
type Open<'r> = (&'r Row, Block, Vec<Node<'r>>);

/// Makes the tree.
pub(super) fn grow(table: &Table) -> Grown<'_> {
    let mut grown = Grown {
        nodes: Vec::new(),
        settings: Vec::new(),
        problems: Vec::new(),
    };
    let mut open: Vec<Open<'_>> = Vec::new();
    for row in &table.rows {
        if row.is_empty() || row.says_yes("disabled") {
            continue;
        }
        let node = node(row, &mut open, &mut grown);
        let inside = open
            .last_mut()
            .map_or(&mut grown.nodes, |(.., inside)| inside);
        inside.extend(node);
    }
    while let Some((row, block, children)) = open.pop() {
        let problem =
            Problem::error("xlsform-not-closed").with("name", row.get("name").unwrap_or_default());
        grown.problems.push(on_row(problem, row));
        let node = Node::Block {
            row,
            block,
            children,
        };
        let inside = open
            .last_mut()
            .map_or(&mut grown.nodes, |(.., inside)| inside);
        inside.push(node);
    }
    grown
}

/// Whether the choices are looked up in a file while the form is answered; those in the sheet only say how.
fn searches(row: &Row) -> bool {
    let looks = row.get("appearance").unwrap_or_default();
    looks.to_lowercase().contains("search(")
}

fn node<'r>(row: &'r Row, open: &mut Vec<Open<'r>>, grown: &mut Grown<'r>) -> Option<Node<'r>> {
    let mut say = |problem: Problem| grown.problems.push(on_row(problem, row));
    let Some(written) = row.get("type") else {
        // A row of comments has neither name nor text.
        let meant = row.get("name").is_some() || row.translations("label").next().is_some();
        say(if meant {
            Problem::error("xlsform-no-type")
        } else {
            Problem::warning("xlsform-comment")
        });
        return None;
    };
    let kind = RowKind::of(written);
    if row.get("name").is_none() && kind.needs_name() {
        say(Problem::error("xlsform-no-name"));
        // An unnamed group still holds the rows inside it.
        if !matches!(kind, RowKind::Begin(_)) {
            return None;
        }
    }
    match kind {
        RowKind::Begin(block) => {
            if open.len() >= DEPTH {
                say(Problem::error("xlsform-too-deep").with("limit", DEPTH));
            }
            open.push((row, block, Vec::new()));
            None
        }
        RowKind::End(block) => match open.pop() {
            Some((first, open_block, children)) if open_block == block => Some(Node::Block {
                row: first,
                block,
                children,
            }),
            other => {
                open.extend(other);
                say(Problem::error("xlsform-not-begun").with("type", written));
                None
            }
        },
        RowKind::Asked(asked) if asked.has_choices() && searches(row) => {
            say(Problem::warning("xlsform-from-file").with("type", written));
            Some(Node::Kept { row })
        }
        RowKind::Asked(asked) => Some(Node::Asked { row, asked }),
        RowKind::Calculate => Some(Node::Calculate { row }),
        RowKind::Metadata => {
            say(Problem::warning("xlsform-metadata").with("type", written));
            None
        }
        RowKind::Impossible => {
            say(Problem::warning("xlsform-impossible").with("type", written));
            Some(Node::Kept { row })
        }
        RowKind::FromFile => {
            say(Problem::warning("xlsform-from-file").with("type", written));
            Some(Node::Kept { row })
        }
        RowKind::Setting(name) => {
            grown
                .settings
                .extend(row.get("name").map(|value| (name, value)));
            None
        }
        RowKind::Unknown => {
            say(Problem::error("xlsform-type").with("type", written));
            None
        }
    }
}
