//! The value of an expression, by the rules of XPath 1.0.

use std::cell::Cell;

use jiff::tz::TimeZone;

use super::functions::Function;
use super::{
    Atom, EvaluationError, Node, Operator, Outcome, STEP_LIMIT, Scope, Step, Tree, moment, number,
};

/// Evaluates a tree.
pub(super) fn evaluate(tree: &Tree, scope: &dyn Scope) -> Result<Outcome, EvaluationError> {
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
    fn step(&self, cost: usize) -> Result<(), EvaluationError> {
        self.steps.set(self.steps.get().saturating_add(cost));
        if self.steps.get() > STEP_LIMIT {
            Err(EvaluationError::TooManySteps)
        } else {
            Ok(())
        }
    }

    fn value(&self, tree: &Tree) -> Result<Outcome, EvaluationError> {
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
            } => self.call(function, arguments)?,
            Tree::Binary {
                operator,
                left,
                right,
            } => self.binary(*operator, left, right)?,
        })
    }

    fn call(&self, function: &Function, arguments: &[Tree]) -> Result<Outcome, EvaluationError> {
        // Of a choice only one side is computed, so that the other may be what cannot be.
        if let ("if", [condition, yes, no]) = (function.name, arguments) {
            let holds = self.value(condition)?.is_true();
            return self.value(if holds { yes } else { no });
        }
        let values: Result<Vec<Outcome>, EvaluationError> = arguments
            .iter()
            .map(|argument| self.value(argument))
            .collect();
        Ok(function.run(&values?, self.scope))
    }

    fn binary(
        &self,
        operator: Operator,
        left: &Tree,
        right: &Tree,
    ) -> Result<Outcome, EvaluationError> {
        if let Some(holds) = self.against_literal(operator, left, right)? {
            return Ok(Outcome::Boolean(holds));
        }
        let first = self.value(left)?;
        match operator {
            Operator::Or if first.is_true() => return Ok(Outcome::Boolean(true)),
            Operator::And if !first.is_true() => return Ok(Outcome::Boolean(false)),
            _ => {}
        }
        let second = self.value(right)?;
        let zone = self.scope.zone();
        let numbers = |of: fn(f64, f64) -> f64| {
            Outcome::Number(of(first.number_in(&zone), second.number_in(&zone)))
        };
        Ok(match operator {
            Operator::Or | Operator::And => Outcome::Boolean(second.is_true()),
            Operator::Plus => numbers(|a, b| a + b),
            Operator::Minus => numbers(|a, b| a - b),
            Operator::Times => numbers(|a, b| a * b),
            Operator::Div => numbers(|a, b| a / b),
            Operator::Mod => numbers(|a, b| a % b),
            _ => {
                self.step(first.size().saturating_mul(second.size()))?;
                let unanswered = asks_for_silence(operator, is_unanswered(left, &first), &second)
                    || asks_for_silence(operator, is_unanswered(right, &second), &first);
                Outcome::Boolean(unanswered || compare(operator, &first, &second, &zone))
            }
        })
    }
}

impl Evaluation<'_> {
    /// The outcome of the most common comparison, of answers with what stands in the expression, for which nothing is copied.
    fn against_literal(
        &self,
        operator: Operator,
        left: &Tree,
        right: &Tree,
    ) -> Result<Option<bool>, EvaluationError> {
        let (path, literal, turned) = match (left.literal(), right.literal()) {
            (None, Some(literal)) => (left, literal, false),
            (Some(literal), None) => (right, literal, true),
            _ => return Ok(None),
        };
        if !operator.compares() {
            return Ok(None);
        }
        let zone = self.scope.zone();
        let (mut count, mut found) = (0, false);
        let mut see = |node: Node<'_>| {
            let (node, literal) = (Single::from(node), literal);
            let (a, b) = if turned {
                (literal, node)
            } else {
                (node, literal)
            };
            count += 1;
            found |= compare_one(operator, a, b, &zone);
        };
        let steps = match path {
            Tree::Nodes { question, steps } => {
                self.scope.each_node(question.as_str(), steps, &mut see);
                steps
            }
            Tree::Current(steps) => {
                self.scope.each_current(steps, &mut see);
                steps
            }
            _ => return Ok(None),
        };
        self.step(3 + 2 * count)?;
        let silent = count == 0 && !steps.contains(&Step::Any);
        let asks = operator == Operator::Equal && matches!(literal, Single::Text(""));
        Ok(Some(found || (silent && asks)))
    }
}

impl Tree {
    /// The value that stands in the expression itself.
    fn literal(&self) -> Option<Single<'_>> {
        match self {
            Self::Text(text) => Some(Single::Text(text)),
            Self::Number(number) => Some(Single::Number(*number)),
            _ => None,
        }
    }
}

impl Operator {
    fn compares(self) -> bool {
        matches!(
            self,
            Self::Equal
                | Self::NotEqual
                | Self::Less
                | Self::LessOrEqual
                | Self::Greater
                | Self::GreaterOrEqual
        )
    }
}

/// Whether a tree names one place in the answers at which nothing was said. With `*` there may be no place at all.
fn is_unanswered(tree: &Tree, outcome: &Outcome) -> bool {
    let (Tree::Nodes { steps, .. } | Tree::Current(steps)) = tree else {
        return false;
    };
    !steps.contains(&Step::Any) && outcome.size() == 0
}

/// Whether a comparison asks if a question is unanswered, `${a} = ''`: as in ODK, that is an empty text.
fn asks_for_silence(operator: Operator, silent: bool, other: &Outcome) -> bool {
    operator == Operator::Equal && silent && matches!(other, Outcome::Text(text) if text.is_empty())
}

/// One value of a comparison, borrowed.
#[derive(Clone, Copy)]
enum Single<'v> {
    Boolean(bool),
    Number(f64),
    Text(&'v str),
    Date(f64),
}

/// Comparison: existential over nodes.
fn compare(operator: Operator, left: &Outcome, right: &Outcome, zone: &TimeZone) -> bool {
    let one = |a, b| compare_one(operator, a, b, zone);
    let truth = |outcome: &Outcome| Single::Boolean(outcome.is_true());
    match (left, right) {
        (Outcome::Nodes(nodes), Outcome::Nodes(others)) => nodes
            .iter()
            .any(|a| others.iter().any(|b| one(a.into(), b.into()))),
        (Outcome::Nodes(nodes), other) => match other.single() {
            Single::Boolean(other) => one(truth(left), Single::Boolean(other)),
            other => nodes.iter().any(|node| one(node.into(), other)),
        },
        (other, Outcome::Nodes(nodes)) => match other.single() {
            Single::Boolean(other) => one(Single::Boolean(other), truth(right)),
            other => nodes.iter().any(|node| one(other, node.into())),
        },
        (left, right) => one(left.single(), right.single()),
    }
}

fn compare_one(operator: Operator, left: Single<'_>, right: Single<'_>, zone: &TimeZone) -> bool {
    // Days compare by their days, as they do in ODK.
    let numbers = || (left.number_in(zone), right.number_in(zone));
    let equal = || match (left, right) {
        (Single::Boolean(_), _) | (_, Single::Boolean(_)) => left.is_true() == right.is_true(),
        (Single::Text(one), Single::Text(other)) => {
            let day = |text: &str| moment::of_text(text, zone);
            one == other || day(one).is_some_and(|day| Some(day) == moment::of_text(other, zone))
        }
        _ => {
            let (a, b) = numbers();
            number::same(a, b)
        }
    };
    let ordered = |of: fn(&f64, &f64) -> bool| {
        let (a, b) = numbers();
        of(&a, &b)
    };
    match operator {
        Operator::Equal => equal(),
        Operator::NotEqual => !equal(),
        Operator::Less => ordered(f64::lt),
        Operator::LessOrEqual => ordered(f64::le),
        Operator::Greater => ordered(f64::gt),
        Operator::GreaterOrEqual => ordered(f64::ge),
        _ => false,
    }
}

impl Single<'_> {
    fn is_true(self) -> bool {
        match self {
            Self::Boolean(is) => is,
            Self::Number(number) => !number.is_nan() && number != 0.0,
            Self::Text(text) => !text.is_empty(),
            Self::Date(days) => !days.is_nan(),
        }
    }

    /// As [`Outcome::number_in`].
    fn number_in(self, zone: &TimeZone) -> f64 {
        match self {
            Self::Boolean(is) => f64::from(u8::from(is)),
            Self::Number(number) | Self::Date(number) => number,
            Self::Text(text) => {
                let number = number::of_text(text);
                if number.is_nan() {
                    moment::of_text(text, zone).unwrap_or(f64::NAN)
                } else {
                    number
                }
            }
        }
    }
}

impl<'v> From<Node<'v>> for Single<'v> {
    fn from(node: Node<'v>) -> Self {
        match node {
            Node::Text(text) => Self::Text(text),
            Node::Number(number) => Self::Number(number),
        }
    }
}

impl<'v> From<&'v Atom> for Single<'v> {
    fn from(atom: &'v Atom) -> Self {
        Node::from(atom).into()
    }
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
    /// The one value it is; of nodes the first.
    fn single(&self) -> Single<'_> {
        match self {
            Self::Boolean(is) => Single::Boolean(*is),
            Self::Number(number) => Single::Number(*number),
            Self::Text(text) => Single::Text(text),
            Self::Date(moment) => Single::Date(moment.days()),
            Self::Nodes(nodes) => nodes.first().map_or(Single::Text(""), Single::from),
        }
    }

    /// The effective boolean value: a number that is neither 0 nor NaN, a text or node with content, a day that is one.
    pub fn is_true(&self) -> bool {
        match self {
            Self::Boolean(is) => *is,
            Self::Number(number) => !number.is_nan() && *number != 0.0,
            Self::Text(text) => !text.is_empty(),
            Self::Date(moment) => !moment.days().is_nan(),
            Self::Nodes(nodes) => nodes.iter().any(|node| !node.text().is_empty()),
        }
    }

    /// As a number; text that is none becomes NaN, a day the days since 1970-01-01.
    pub fn number(&self) -> f64 {
        match self {
            Self::Boolean(is) => f64::from(u8::from(*is)),
            Self::Number(number) => *number,
            Self::Date(moment) => moment.days(),
            Self::Text(text) => number::of_text(text),
            Self::Nodes(nodes) => nodes.first().map_or(f64::NAN, Atom::number),
        }
    }

    /// As a text; nodes give the first.
    pub fn text(&self) -> String {
        match self {
            Self::Boolean(is) => is.to_string(),
            Self::Number(number) => number::to_text(*number),
            Self::Text(text) => text.clone(),
            Self::Date(moment) => moment.to_string(),
            Self::Nodes(nodes) => nodes.first().map(Atom::text).unwrap_or_default(),
        }
    }

    /// As a number, also a text that is a day or time: the days since 1970-01-01 began in UTC.
    pub(super) fn number_in(&self, zone: &TimeZone) -> f64 {
        let number = self.number();
        if !number.is_nan() || !matches!(self, Self::Text(_) | Self::Nodes(_)) {
            return number;
        }
        moment::of_text(&self.text(), zone).unwrap_or(f64::NAN)
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
            Self::Text(text) => number::of_text(text),
            Self::Number(number) => *number,
        }
    }

    /// As a text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number::to_text(*number),
        }
    }
}
