//! The expressions of `relevant`, `constraint` and their kin: XLSForm's XPath, as far as it makes
//! sense without XML.
//!
//! An expression is total and bounded: it reads answers, never files or the network, and stops after
//! [`STEP_LIMIT`] steps. Comparison follows XPath 1.0: with several nodes it holds when some node
//! satisfies it.

mod claim;
mod evaluate;
mod functions;
mod inspect;
mod lexer;
mod moment;
mod number;
mod parser;

use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::base::{Id, Problem};

pub use claim::{Claim, Compared, Operand, Relation};
pub use inspect::Comparison;
pub use moment::Moment;

/// The longest expression, in bytes.
pub const LENGTH_LIMIT: usize = 4_096;

/// The deepest nesting of brackets and operators.
pub const DEPTH_LIMIT: usize = 64;

/// How many steps an evaluation may take.
pub const STEP_LIMIT: usize = 100_000;

/// An expression that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    source: String,
    tree: Tree,
    references: Vec<Reference>,
    currents: Vec<Current>,
}

/// A place in the answers that an expression reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The question.
    pub question: Id,
    /// The steps below it.
    pub steps: Vec<Step>,
    /// Where it stands in the expression, in characters from 0.
    pub offset: usize,
}

/// A place below `.` that an expression reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The steps below it.
    pub steps: Vec<Step>,
    /// Where it stands in the expression, in characters from 0.
    pub offset: usize,
}

/// A step into rows, entries or fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The child of this name.
    Child(String),
    /// Every child.
    Any,
    /// The child with the name of the row or entry the expression stands in, `/.`.
    Own,
}

/// The content of one node.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// A text, a choice or an ISO date.
    Text(String),
    /// A number.
    Number(f64),
}

/// The content of one node where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node<'v> {
    /// A text, a choice or an ISO date.
    Text(&'v str),
    /// A number.
    Number(f64),
}

impl From<Node<'_>> for Atom {
    fn from(node: Node<'_>) -> Self {
        match node {
            Node::Text(text) => Self::Text(text.to_owned()),
            Node::Number(number) => Self::Number(number),
        }
    }
}

impl<'v> From<&'v Atom> for Node<'v> {
    fn from(atom: &'v Atom) -> Self {
        match atom {
            Atom::Text(text) => Self::Text(text),
            Atom::Number(number) => Self::Number(*number),
        }
    }
}

/// What an expression is evaluated against. Of each two ways to the nodes one is to be written: all at once, or each where
/// it stands.
pub trait Scope {
    /// The nodes below a question.
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        let mut nodes = Vec::new();
        self.each_node(question, steps, &mut |node| nodes.push(node.into()));
        nodes
    }
    /// The nodes below `.`, the value the expression is about.
    fn current(&self, steps: &[Step]) -> Vec<Atom> {
        let mut nodes = Vec::new();
        self.each_current(steps, &mut |node| nodes.push(node.into()));
        nodes
    }
    /// Shows each node below a question.
    fn each_node(&self, question: &str, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        for node in &self.nodes(question, steps) {
            see(node.into());
        }
    }
    /// Shows each node below `.`.
    fn each_current(&self, steps: &[Step], see: &mut dyn FnMut(Node<'_>)) {
        for node in &self.current(steps) {
            see(node.into());
        }
    }
    /// The day `today()` is.
    fn today(&self) -> Date;
    /// The zone of days and times that are written without one. In UTC a day is the same day for everyone who reads a file.
    fn zone(&self) -> TimeZone {
        TimeZone::UTC
    }
}

/// Answers where nobody has answered anything, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unanswered(pub Date);

impl Scope for Unanswered {
    fn nodes(&self, _: &str, _: &[Step]) -> Vec<Atom> {
        Vec::new()
    }
    fn current(&self, _: &[Step]) -> Vec<Atom> {
        Vec::new()
    }
    fn today(&self) -> Date {
        self.0
    }
}

/// The result of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// True or false.
    Boolean(bool),
    /// A number, possibly not a number.
    Number(f64),
    /// A text.
    Text(String),
    /// A day, possibly with a time.
    Date(Moment),
    /// Nodes.
    Nodes(Vec<Atom>),
}

/// Why an expression is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// Where, in characters from 0.
    pub offset: usize,
    /// The message, with what it is about.
    pub message: &'static str,
    /// The word the message is about.
    pub word: String,
}

/// Why an expression has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationError {
    /// It takes more than [`STEP_LIMIT`] steps.
    #[error("the expression takes too many steps")]
    TooManySteps,
}

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Text(String),
    Number(f64),
    /// The nth of the references.
    Nodes {
        question: Id,
        steps: Vec<Step>,
    },
    Current(Vec<Step>),
    Call {
        function: &'static functions::Function,
        arguments: Vec<Self>,
    },
    Negative(Box<Self>),
    Binary {
        operator: Operator,
        left: Box<Self>,
        right: Box<Self>,
    },
}

/// Operators, weakest binding first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

impl Operator {
    const ALL: [(Self, &'static str, u8); 13] = [
        (Self::Or, "or", 1),
        (Self::And, "and", 2),
        (Self::Equal, "=", 3),
        (Self::NotEqual, "!=", 3),
        (Self::LessOrEqual, "<=", 4),
        (Self::Less, "<", 4),
        (Self::GreaterOrEqual, ">=", 4),
        (Self::Greater, ">", 4),
        (Self::Plus, "+", 5),
        (Self::Minus, "-", 5),
        (Self::Times, "*", 6),
        (Self::Div, "div", 6),
        (Self::Mod, "mod", 6),
    ];

    fn find(word: &str) -> Option<(Self, u8)> {
        let found = Self::ALL.iter().find(|(_, sign, _)| *sign == word);
        found.map(|(operator, _, strength)| (*operator, *strength))
    }
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`ExpressionError`] with the place of the first thing that is not understood.
    pub fn parse(source: &str) -> Result<Self, ExpressionError> {
        let parsed = parser::parse(source)?;
        Ok(Self {
            source: source.to_owned(),
            tree: parsed.tree,
            references: parsed.references,
            currents: parsed.currents,
        })
    }

    /// The places in the answers it reads, in order.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.references.iter()
    }

    /// The places below `.`, the value it is about, that it reads, in order.
    pub fn currents(&self) -> impl Iterator<Item = &Current> {
        self.currents.iter()
    }

    /// Evaluates it.
    ///
    /// # Errors
    /// [`EvaluationError`].
    pub fn evaluate(&self, scope: &dyn Scope) -> Result<Outcome, EvaluationError> {
        evaluate::evaluate(&self.tree, scope)
    }

    /// Whether it holds: XPath's effective boolean value. Where there is no value it does not hold.
    pub fn holds(&self, scope: &dyn Scope) -> bool {
        self.evaluate(scope).is_ok_and(|outcome| outcome.is_true())
    }
}

impl fmt::Display for Expression {
    /// As its author wrote it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// What functions there are, as tables in Markdown, and which of the ODK reference are not, with the reason.
pub fn reference() -> String {
    functions::reference()
}

impl ExpressionError {
    fn new(offset: usize, message: &'static str, word: impl Into<String>) -> Self {
        Self {
            offset,
            message,
            word: word.into(),
        }
    }

    /// The error as a problem, without its place.
    pub fn problem(&self) -> Problem {
        Problem::error(self.message)
            .with("word", &self.word)
            .with("column", self.offset + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Answers by `question/step/…`; `.` is the empty question.
    struct Fixture(BTreeMap<&'static str, Atom>);

    impl Fixture {
        fn below(&self, name: &str, steps: &[Step]) -> Vec<Atom> {
            let fits = |path: &str| {
                let mut parts = path.split('/');
                parts.next() == Some(name)
                    && steps.iter().all(|step| match (step, parts.next()) {
                        (Step::Any, found) => found.is_some(),
                        (Step::Child(wanted), found) => found == Some(wanted),
                        (Step::Own, _) => false,
                    })
            };
            self.0
                .iter()
                .filter(|(path, _)| fits(path))
                .map(|(_, atom)| atom.clone())
                .collect()
        }
    }

    impl Scope for Fixture {
        fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
            self.below(question, steps)
        }
        fn current(&self, steps: &[Step]) -> Vec<Atom> {
            self.below(".", steps)
        }
        fn today(&self) -> Date {
            jiff::civil::date(2026, 11, 23)
        }
    }

    fn holds(source: &str) -> bool {
        let text = |text: &str| Atom::Text(text.to_owned());
        let scope = Fixture(BTreeMap::from([
            ("disc-01/r1", text("faced")),
            ("disc-01/r2", text("not")),
            ("disc-12/a", text("never")),
            ("disc-12/b", text("never")),
            ("cog-04/level", Atom::Number(3.0)),
            ("multi", text("a")),
            ("when", text("2026-09-30")),
            (".", text("partly")),
            ("./from-year", Atom::Number(2010.0)),
        ]));
        Expression::parse(source)
            .unwrap_or_else(|e| panic!("{source}: {e:?}"))
            .holds(&scope)
    }

    #[test]
    fn expressions_say_what_they_mean() {
        for yes in [
            "${disc-01}/r1 = 'faced'",
            "${disc-01}/* = 'not'",
            "${disc-01}/* != 'not'",
            "${cog-04}/level >= 2",
            "not(${disc-12}/* != 'never')",
            "${multi} != ''",
            "selected(${multi}, 'a')",
            "count(${disc-12}/*) = 2",
            "1 + 2 * 3 = 7",
            "-1 < 0",
            "7 mod 2 = 1 and 6 div 4 = 1.5",
            "${cog-04}/level - 1 = 2",
            "coalesce(${none}, 'x') = 'x'",
            "if(true(), 1, 2) = 1",
            "string-length('año') = 3",
            "regex('ab12', '[a-z]+[0-9]+')",
            "${when} < today()",
            "${when} = '2026-09-30'",
            ". = 'faced' or . = 'partly'",
            "./from-year > 2000",
            "not(./to-year < ./from-year)",
            "round(2.5) = 3",
            "count-selected(${multi}) = 1",
            "concat('a', 'b') = \"ab\"",
            "number('x') != number('x')",
            "contains('abc', 'b') and starts-with('abc', 'a')",
            "sum(${cog-04}/level) = 3",
            "${none} = ''",
            "${when} + 1 = date('2026-10-01')",
            "today() - ${when} = 54",
            "if(true(), 1, date('none')) = 1",
            "7mod 4 &lt; 4",
        ] {
            assert!(holds(yes), "{yes}");
        }
        for no in [
            "${disc-12}/* != 'never'",
            "${none} != ''",
            "${none}/* = ''",
            "${none} != 'x'",
            "date('none')",
            "date('none') > 0",
            "${none}",
            "${disc-01}/r2 = 'faced'",
            "regex('xab', 'ab')",
            "'' or 0",
            "1 = 'x'",
            "./to-year > 1",
            "selected(${multi}, 'b')",
        ] {
            assert!(!holds(no), "{no}");
        }
    }

    /// The cases of `tests/data/expressions.tsv`.
    #[test]
    fn values_are_those_of_the_specification() {
        let cases = include_str!("../../tests/data/expressions.tsv").lines();
        let cases: Vec<&str> = cases.filter(|line| !line.starts_with('#')).collect();
        assert!(cases.len() > 150);
        let miss = |case: &&str| {
            let [source, kind, value] = case.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{case}");
            };
            let parsed = Expression::parse(source).unwrap_or_else(|e| panic!("{source}: {e:?}"));
            let found = parsed.evaluate(&Unanswered(jiff::civil::date(2026, 11, 23)));
            let fits = match (&found, kind) {
                (Ok(Outcome::Number(number)), "number") => {
                    let wanted = value.parse().unwrap();
                    number::same(*number, wanted) || (number.is_nan() && f64::is_nan(wanted))
                }
                (Ok(Outcome::Boolean(_)), "boolean")
                | (Ok(Outcome::Text(_)), "text")
                | (Ok(Outcome::Date(_)), "date") => found.as_ref().unwrap().text() == value,
                _ => false,
            };
            (!fits).then(|| format!("{source}: {found:?}"))
        };
        let wrong: Vec<String> = cases.iter().filter_map(miss).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_page_of_functions_says_what_the_tables_say() {
        let page = include_str!("../../docs/expressions.md");
        let tables = page.split_once("<!-- functions -->\n\n").unwrap().1;
        let made = reference();
        assert!(tables == made, "docs/expressions.md should end in:\n{made}");
    }

    #[test]
    fn mistakes_have_a_place() {
        for (source, offset, message) in [
            ("", 0, "expression-ends"),
            ("1 +", 3, "expression-ends"),
            ("(1", 2, "expression-ends"),
            ("1 2", 2, "expression-unexpected"),
            ("selectd(${a}, 'b')", 0, "expression-unknown-function"),
            ("1 + uuid()", 4, "expression-absent-function"),
            ("jr:choice-name(., 'a')", 0, "expression-absent-function"),
            ("not()", 0, "expression-arguments"),
            ("'abc", 0, "expression-open-text"),
            ("${A}", 0, "expression-name"),
            ("${a", 0, "expression-name"),
            ("${a}[1]", 4, "expression-unexpected"),
            ("../a", 0, "expression-parent"),
            ("a = 1", 0, "expression-bare-name"),
            ("1 # 2", 2, "expression-unexpected"),
            ("regex(., '[a')", 0, "expression-pattern"),
            ("count(1)", 0, "expression-nodes"),
        ] {
            let error = Expression::parse(source).unwrap_err();
            assert_eq!((error.offset, error.message), (offset, message), "{source}");
        }
        let deep = format!("{}1{}", "(".repeat(100), ")".repeat(100));
        assert_eq!(
            Expression::parse(&deep).unwrap_err().message,
            "expression-too-deep"
        );
        let negative = format!("{}1", "-".repeat(100));
        assert_eq!(
            Expression::parse(&negative).unwrap_err().message,
            "expression-too-deep"
        );
        let long = format!("1{}", "+1".repeat(LENGTH_LIMIT));
        assert_eq!(
            Expression::parse(&long).unwrap_err().message,
            "expression-too-long"
        );
    }

    #[test]
    fn references_are_known() {
        let expression = Expression::parse("${a}/b = 1 and ${c}/* != ''").unwrap();
        let questions: Vec<&str> = expression
            .references()
            .map(|r| r.question.as_str())
            .collect();
        assert_eq!(questions, ["a", "c"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_an_expression_or_an_error(source in ".{0,60}") {
            if let Ok(expression) = Expression::parse(&source) {
                expression.holds(&Fixture(BTreeMap::new()));
            }
        }

        #[test]
        fn any_words_are_an_expression_or_an_error(
            words in proptest::collection::vec(
                proptest::sample::select(vec!["(", ")", "${a}", "/b", "/*", "*", "-", "not", "'x'", "1", "and", "or", "=", ".", ",", "selected", "if", "<"]),
                0..30,
            )
        ) {
            if let Ok(expression) = Expression::parse(&words.join(" ")) {
                expression.holds(&Fixture(BTreeMap::new()));
            }
        }
    }
}
