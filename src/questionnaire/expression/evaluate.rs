//! The value of an expression, by the rules of XPath 1.0.

use std::cell::Cell;

use super::{Atom, Operator, Outcome, STEP_LIMIT, Scope, TooManySteps, Tree};

/// Evaluates a tree.
pub(super) fn evaluate(tree: &Tree, scope: &dyn Scope) -> Result<Outcome, TooManySteps> {
    Evaluation {
        scope,
        steps: Cell::new(0),
    }
    .value(tree)
}

struct Evaluation<'s> {
    scope: &'s dyn Scope,
    steps: Cell<usize>,
}

impl Evaluation<'_> {
    fn step(&self, cost: usize) -> Result<(), TooManySteps> {
        self.steps.set(self.steps.get().saturating_add(cost));
        if self.steps.get() > STEP_LIMIT {
            Err(TooManySteps)
        } else {
            Ok(())
        }
    }

    fn value(&self, tree: &Tree) -> Result<Outcome, TooManySteps> {
        self.step(1)?;
        Ok(match tree {
            Tree::Text(text) => Outcome::Text(text.clone()),
            Tree::Number(number) => Outcome::Number(*number),
            Tree::Nodes { question, steps } => {
                let nodes = self.scope.nodes(question.as_str(), steps);
                self.step(nodes.len())?;
                Outcome::Nodes(nodes)
            }
            Tree::Current(steps) => Outcome::Nodes(self.scope.current(steps)),
            Tree::Negative(inner) => Outcome::Number(-self.value(inner)?.number()),
            Tree::Call {
                function,
                arguments,
            } => {
                let values: Result<Vec<Outcome>, TooManySteps> = arguments
                    .iter()
                    .map(|argument| self.value(argument))
                    .collect();
                (function.run)(&values?, self.scope)
            }
            Tree::Binary {
                operator,
                left,
                right,
            } => self.binary(*operator, left, right)?,
        })
    }

    fn binary(
        &self,
        operator: Operator,
        left: &Tree,
        right: &Tree,
    ) -> Result<Outcome, TooManySteps> {
        let left = self.value(left)?;
        match operator {
            Operator::Or if left.is_true() => return Ok(Outcome::Boolean(true)),
            Operator::And if !left.is_true() => return Ok(Outcome::Boolean(false)),
            _ => {}
        }
        let right = self.value(right)?;
        let numbers = |of: fn(f64, f64) -> f64| Outcome::Number(of(left.number(), right.number()));
        Ok(match operator {
            Operator::Or | Operator::And => Outcome::Boolean(right.is_true()),
            Operator::Plus => numbers(|a, b| a + b),
            Operator::Minus => numbers(|a, b| a - b),
            Operator::Times => numbers(|a, b| a * b),
            Operator::Div => numbers(|a, b| a / b),
            Operator::Mod => numbers(|a, b| a % b),
            _ => {
                self.step(left.size().saturating_mul(right.size()))?;
                Outcome::Boolean(compare(operator, &left, &right))
            }
        })
    }
}

/// Comparison: existential over nodes.
fn compare(operator: Operator, left: &Outcome, right: &Outcome) -> bool {
    match (left, right) {
        (Outcome::Nodes(_), Outcome::Boolean(_)) | (Outcome::Boolean(_), Outcome::Nodes(_)) => {
            let one = |outcome: &Outcome| Outcome::Boolean(outcome.is_true());
            compare_one(operator, &one(left), &one(right))
        }
        (Outcome::Nodes(nodes), other) => nodes
            .iter()
            .any(|node| compare(operator, &node.clone().into(), other)),
        (other, Outcome::Nodes(nodes)) => nodes
            .iter()
            .any(|node| compare_one(operator, other, &node.clone().into())),
        _ => compare_one(operator, left, right),
    }
}

fn compare_one(operator: Operator, left: &Outcome, right: &Outcome) -> bool {
    let equal = match (left, right) {
        (Outcome::Boolean(_), _) | (_, Outcome::Boolean(_)) => left.is_true() == right.is_true(),
        (Outcome::Number(_), _) | (_, Outcome::Number(_)) => same(left.number(), right.number()),
        _ => left.text() == right.text(),
    };
    let (a, b) = match (left, right) {
        // Dates compare by their days, as they do in ODK.
        (Outcome::Text(a), Outcome::Text(b)) => match (day(a), day(b)) {
            (Some(a), Some(b)) => (a, b),
            _ => (left.number(), right.number()),
        },
        _ => (left.number(), right.number()),
    };
    match operator {
        Operator::Equal => equal,
        Operator::NotEqual => !equal,
        Operator::Less => a < b,
        Operator::LessOrEqual => a <= b,
        Operator::Greater => a > b,
        Operator::GreaterOrEqual => a >= b,
        _ => false,
    }
}

/// Numbers of answers are equal when they are the same number: 0.1 + 0.2 is not 0.3 in XPath either.
fn same(a: f64, b: f64) -> bool {
    a.partial_cmp(&b) == Some(std::cmp::Ordering::Equal)
}

/// The number of a day, for comparison.
pub(super) fn day(text: &str) -> Option<f64> {
    let date: jiff::civil::Date = text.trim().parse().ok()?;
    let days = date.since(jiff::civil::date(1970, 1, 1)).ok()?.get_days();
    Some(f64::from(days))
}

impl From<Atom> for Outcome {
    fn from(atom: Atom) -> Self {
        match atom {
            Atom::Text(text) => Self::Text(text),
            Atom::Number(number) => Self::Number(number),
        }
    }
}

impl Outcome {
    /// The effective boolean value: a number that is neither 0 nor NaN, a text or node with content.
    pub fn is_true(&self) -> bool {
        match self {
            Self::Boolean(is) => *is,
            Self::Number(number) => !number.is_nan() && *number != 0.0,
            Self::Text(text) => !text.is_empty(),
            Self::Nodes(nodes) => nodes.iter().any(|node| !node.text().is_empty()),
        }
    }

    /// As a number; text that is none becomes NaN.
    pub fn number(&self) -> f64 {
        match self {
            Self::Boolean(is) => f64::from(u8::from(*is)),
            Self::Number(number) => *number,
            Self::Text(text) => text.trim().parse().unwrap_or(f64::NAN),
            Self::Nodes(nodes) => nodes.first().map_or(f64::NAN, Atom::number),
        }
    }

    /// As a text; nodes give the first.
    pub fn text(&self) -> String {
        match self {
            Self::Boolean(is) => is.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Nodes(nodes) => nodes.first().map(Atom::text).unwrap_or_default(),
        }
    }

    /// How many nodes it has; other values count as one.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Nodes(nodes) => nodes.len(),
            _ => 1,
        }
    }
}

impl Atom {
    /// As a number; text that is none becomes NaN.
    pub fn number(&self) -> f64 {
        match self {
            Self::Text(text) => text.trim().parse().unwrap_or(f64::NAN),
            Self::Number(number) => *number,
        }
    }

    /// As a text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}
