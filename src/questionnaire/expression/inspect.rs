//! What an expression says, without evaluating it: for those who check what authors write.

use super::{Expression, Operator, Step, Tree};
use crate::base::Id;

/// A place in the answers that is compared with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison<'e> {
    /// The question; `None` for `.`.
    pub question: Option<&'e Id>,
    /// The steps below it.
    pub steps: &'e [Step],
    /// The text.
    pub text: &'e str,
}

impl Expression {
    /// The texts that answers are compared with, by `=`, `!=` and `selected()`.
    pub fn comparisons(&self) -> Vec<Comparison<'_>> {
        let mut found = Vec::new();
        self.tree.walk(&mut |tree| found.extend(comparison(tree)));
        found
    }

    /// Whether it depends on the day or the time.
    pub fn reads_clock(&self) -> bool {
        let mut reads = false;
        self.tree.walk(&mut |tree| {
            reads |= matches!(tree, Tree::Call { function, .. } if function.reads_clock());
        });
        reads
    }

    /// Whether it reads nothing, neither answers nor the clock, and so is always the same.
    pub fn is_constant(&self) -> bool {
        let mut reads = false;
        self.tree.walk(&mut |tree| {
            reads |= match tree {
                Tree::Nodes { .. } | Tree::Current(_) => true,
                Tree::Call { function, .. } => function.reads_clock(),
                _ => false,
            };
        });
        !reads
    }
}

fn comparison(tree: &Tree) -> Option<Comparison<'_>> {
    let (read, text) = match tree {
        Tree::Binary {
            operator: Operator::Equal | Operator::NotEqual,
            left,
            right,
        } => match (&**left, &**right) {
            (read, Tree::Text(text)) | (Tree::Text(text), read) => (read, text),
            _ => return None,
        },
        Tree::Call {
            function,
            arguments,
        } if function.name == "selected" => match arguments.as_slice() {
            [read, Tree::Text(text)] => (read, text),
            _ => return None,
        },
        _ => return None,
    };
    let (question, steps) = match read {
        Tree::Nodes { question, steps } => (Some(question), steps),
        Tree::Current(steps) => (None, steps),
        _ => return None,
    };
    Some(Comparison {
        question,
        steps,
        text,
    })
}

impl Tree {
    /// Visits every part.
    fn walk<'t>(&'t self, visit: &mut dyn FnMut(&'t Self)) {
        visit(self);
        match self {
            Self::Call { arguments, .. } => arguments.iter().for_each(|a| a.walk(visit)),
            Self::Negative(inner) => inner.walk(visit),
            Self::Binary { left, right, .. } => {
                left.walk(visit);
                right.walk(visit);
            }
            Self::Text(_) | Self::Number(_) | Self::Nodes { .. } | Self::Current(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_with_texts_are_found_wherever_they_stand() {
        let source = "not(${a}/* != 'x') or selected(., 'y') and if('z' = ./f, 1, 2) = 1";
        let expression = Expression::parse(source).unwrap();
        let found: Vec<(Option<&str>, usize, &str)> = expression
            .comparisons()
            .into_iter()
            .map(|c| (c.question.map(Id::as_str), c.steps.len(), c.text))
            .collect();
        let expected = [(Some("a"), 1, "x"), (None, 0, "y"), (None, 1, "z")];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_reads_nothing_is_constant() {
        let constant = |source| Expression::parse(source).unwrap().is_constant();
        assert!(constant("1 = 2 or not(false())"));
        for reads in [
            "${a}",
            "./b = 1",
            "string-length(.)",
            "today() > '2026-01-01'",
        ] {
            assert!(!constant(reads), "{reads}");
        }
    }
}
