//! What a condition claims about answers, in a form that can be said in words.

use super::{Expression, Operator, Step, Tree};
use crate::base::Id;

/// What a condition claims.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim<'e> {
    /// All of these.
    And(Vec<Self>),
    /// At least one of these.
    Or(Vec<Self>),
    /// An answer, or one of several, is so.
    Holds(Compared<'e>),
    /// None of the answers is so.
    Fails(Compared<'e>),
}

/// Answers compared with a text or number.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared<'e> {
    /// The question; `None` for `.`, the value the condition is about.
    pub question: Option<&'e Id>,
    /// The steps below it.
    pub steps: &'e [Step],
    /// How they are compared.
    pub relation: Relation,
    /// With what.
    pub with: Operand<'e>,
}

/// What answers are compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operand<'e> {
    /// A text or the name of a choice.
    Text(&'e str),
    /// A number.
    Number(f64),
}

/// A relation between an answer and an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same.
    Is,
    /// Another.
    IsNot,
    /// Smaller.
    Less,
    /// Smaller or the same.
    AtMost,
    /// Larger.
    More,
    /// Larger or the same.
    AtLeast,
    /// Among several choices is this one.
    Includes,
}

impl Relation {
    /// What holds for a single answer where this does not.
    fn opposite(self) -> Option<Self> {
        Some(match self {
            Self::Is => Self::IsNot,
            Self::IsNot => Self::Is,
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::More,
            Self::More => Self::AtMost,
            Self::AtLeast => Self::Less,
            Self::Includes => return None,
        })
    }

    /// The relation seen from the other side.
    fn turned(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }
}

impl Expression {
    /// What it claims; nothing where it computes something.
    pub fn claim(&self) -> Option<Claim<'_>> {
        claim(&self.tree, true)
    }
}

fn claim(tree: &Tree, holds: bool) -> Option<Claim<'_>> {
    match tree {
        Tree::Binary {
            operator: operator @ (Operator::And | Operator::Or),
            left,
            right,
        } => {
            let parts = [claim(left, holds)?, claim(right, holds)?];
            let all = (*operator == Operator::And) == holds;
            Some(joined(parts, all))
        }
        Tree::Call {
            function,
            arguments,
        } if function.name == "not" => claim(arguments.first()?, !holds),
        _ => {
            let compared = comparison(tree)?;
            Some(if holds {
                Claim::Holds(compared)
            } else {
                denied(compared)
            })
        }
    }
}

/// Claims in one, without brackets in brackets.
fn joined(parts: [Claim<'_>; 2], all: bool) -> Claim<'_> {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Claim::And(inner) if all => flat.extend(inner),
            Claim::Or(inner) if !all => flat.extend(inner),
            other => flat.push(other),
        }
    }
    if all {
        Claim::And(flat)
    } else {
        Claim::Or(flat)
    }
}

fn denied(compared: Compared<'_>) -> Claim<'_> {
    let several = compared.steps.contains(&Step::Any);
    match compared.relation.opposite().filter(|_| !several) {
        Some(relation) => Claim::Holds(Compared {
            relation,
            ..compared
        }),
        None => Claim::Fails(compared),
    }
}

fn comparison(tree: &Tree) -> Option<Compared<'_>> {
    let (left, right, relation) = match tree {
        Tree::Binary {
            operator,
            left,
            right,
        } => (&**left, &**right, relation(*operator)?),
        Tree::Call {
            function,
            arguments,
        } if function.name == "selected" => match arguments.as_slice() {
            [left, right] => (left, right, Relation::Includes),
            _ => return None,
        },
        _ => return None,
    };
    let (read, with, relation) = match (operand(left), operand(right)) {
        (None, Some(with)) => (left, with, relation),
        (Some(with), None) => (right, with, relation.turned()),
        _ => return None,
    };
    let (question, steps) = match read {
        Tree::Nodes { question, steps } => (Some(question), steps),
        Tree::Current(steps) => (None, steps),
        _ => return None,
    };
    Some(Compared {
        question,
        steps,
        relation,
        with,
    })
}

fn operand(tree: &Tree) -> Option<Operand<'_>> {
    match tree {
        Tree::Text(text) => Some(Operand::Text(text)),
        Tree::Number(number) => Some(Operand::Number(*number)),
        _ => None,
    }
}

fn relation(operator: Operator) -> Option<Relation> {
    Some(match operator {
        Operator::Equal => Relation::Is,
        Operator::NotEqual => Relation::IsNot,
        Operator::Less => Relation::Less,
        Operator::LessOrEqual => Relation::AtMost,
        Operator::Greater => Relation::More,
        Operator::GreaterOrEqual => Relation::AtLeast,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A claim in a few signs.
    fn short(claim: &Claim<'_>) -> String {
        let all = |parts: &[Claim<'_>], sign: &str| {
            let parts: Vec<String> = parts.iter().map(short).collect();
            format!("({})", parts.join(sign))
        };
        match claim {
            Claim::And(parts) => all(parts, " & "),
            Claim::Or(parts) => all(parts, " | "),
            Claim::Holds(c) => format!("{:?} {:?}", c.relation, c.with),
            Claim::Fails(c) => format!("never {:?} {:?}", c.relation, c.with),
        }
    }

    #[test]
    fn conditions_are_claims_and_denials_go_inwards() {
        for (source, expected) in [
            ("${a} = 'x'", "Is Text(\"x\")"),
            (
                "not(${a} = 'x' or ${b} > 2)",
                "(IsNot Text(\"x\") & AtMost Number(2.0))",
            ),
            ("not(${a}/* = 'x')", "never Is Text(\"x\")"),
            (
                "0 < ${a} and (${b} = 1 and selected(., 'y'))",
                "(More Number(0.0) & Is Number(1.0) & Includes Text(\"y\"))",
            ),
        ] {
            let expression = Expression::parse(source).unwrap();
            assert_eq!(short(&expression.claim().unwrap()), expected, "{source}");
        }
        for computed in ["${a} + 1 = 2", "regex(., 'x')", "${a} = ${b}"] {
            assert_eq!(Expression::parse(computed).unwrap().claim(), None);
        }
    }
}
