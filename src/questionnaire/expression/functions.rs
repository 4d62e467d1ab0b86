//! The functions, as a table: names and meaning as in the ODK `XForms` specification.

use std::fmt;

use super::{Atom, Outcome, Scope};

/// A function.
pub(super) struct Function {
    pub(super) name: &'static str,
    /// The fewest and the most arguments.
    arity: (usize, usize),
    pub(super) run: fn(&[Outcome], &dyn Scope) -> Outcome,
}

/// The longest pattern of `regex()`, in bytes.
const PATTERN_LIMIT: usize = 512;

const MANY: usize = usize::MAX;

const FUNCTIONS: &[Function] = &[
    function("true", (0, 0), |_, _| Outcome::Boolean(true)),
    function("false", (0, 0), |_, _| Outcome::Boolean(false)),
    function("not", (1, 1), |a, _| Outcome::Boolean(!is_true(a, 0))),
    function("boolean", (1, 1), |a, _| Outcome::Boolean(is_true(a, 0))),
    function("number", (1, 1), |a, _| Outcome::Number(number(a, 0))),
    function("int", (1, 1), |a, _| Outcome::Number(number(a, 0).trunc())),
    function("string", (1, 1), |a, _| Outcome::Text(text(a, 0))),
    function("concat", (0, MANY), |a, _| {
        Outcome::Text(a.iter().map(Outcome::text).collect())
    }),
    function("contains", (2, 2), |a, _| {
        Outcome::Boolean(text(a, 0).contains(&text(a, 1)))
    }),
    function("starts-with", (2, 2), |a, _| {
        Outcome::Boolean(text(a, 0).starts_with(&text(a, 1)))
    }),
    function("ends-with", (2, 2), |a, _| {
        Outcome::Boolean(text(a, 0).ends_with(&text(a, 1)))
    }),
    function("string-length", (1, 1), |a, _| {
        Outcome::Number(count(text(a, 0).chars().count()))
    }),
    function("normalize-space", (1, 1), |a, _| {
        Outcome::Text(text(a, 0).split_whitespace().collect::<Vec<_>>().join(" "))
    }),
    function("selected", (2, 2), |a, _| {
        Outcome::Boolean(atoms(a, 0).contains(&text(a, 1)))
    }),
    function("count-selected", (1, 1), |a, _| {
        Outcome::Number(count(atoms(a, 0).len()))
    }),
    function("count", (1, 1), |a, _| {
        Outcome::Number(count(atoms(a, 0).len()))
    }),
    function("coalesce", (2, 2), |a, _| {
        Outcome::Text(if text(a, 0).is_empty() {
            text(a, 1)
        } else {
            text(a, 0)
        })
    }),
    function("if", (3, 3), |a, _| {
        let chosen = if is_true(a, 0) { a.get(1) } else { a.get(2) };
        chosen.cloned().unwrap_or(Outcome::Text(String::new()))
    }),
    function("regex", (2, 2), |a, _| {
        Outcome::Boolean(matches(&text(a, 0), &text(a, 1)))
    }),
    function("round", (1, 1), |a, _| {
        Outcome::Number((number(a, 0) + 0.5).floor())
    }),
    function("floor", (1, 1), |a, _| {
        Outcome::Number(number(a, 0).floor())
    }),
    function("ceiling", (1, 1), |a, _| {
        Outcome::Number(number(a, 0).ceil())
    }),
    function("abs", (1, 1), |a, _| Outcome::Number(number(a, 0).abs())),
    function("pow", (2, 2), |a, _| {
        Outcome::Number(number(a, 0).powf(number(a, 1)))
    }),
    function("min", (1, MANY), |a, _| {
        Outcome::Number(numbers(a).fold(f64::NAN, f64::min))
    }),
    function("max", (1, MANY), |a, _| {
        Outcome::Number(numbers(a).fold(f64::NAN, f64::max))
    }),
    function("sum", (1, 1), |a, _| Outcome::Number(numbers(a).sum())),
    function("today", (0, 0), |_, scope| {
        Outcome::Text(scope.today().to_string())
    }),
    function("date", (1, 1), |a, _| Outcome::Text(text(a, 0))),
];

const fn function(
    name: &'static str,
    arity: (usize, usize),
    run: fn(&[Outcome], &dyn Scope) -> Outcome,
) -> Function {
    Function { name, arity, run }
}

impl Function {
    pub(super) fn takes(&self, arguments: usize) -> bool {
        (self.arity.0..=self.arity.1).contains(&arguments)
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// The function of this name.
pub(super) fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

/// The function whose name shares most pairs of letters with a name that is none.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let pairs =
        |name: &str| -> Vec<(char, char)> { name.chars().zip(name.chars().skip(1)).collect() };
    let wanted = pairs(name);
    let shared = |function: &Function| {
        pairs(function.name)
            .iter()
            .filter(|pair| wanted.contains(pair))
            .count()
    };
    let best = FUNCTIONS.iter().max_by_key(|function| shared(function))?;
    (shared(best) * 2 >= wanted.len().max(2)).then_some(best.name)
}

/// Whether a text as a whole matches a pattern, as in ODK. A pattern that is none matches nothing.
fn matches(text: &str, pattern: &str) -> bool {
    compiled(pattern).is_some_and(|pattern| pattern.is_match(text))
}

/// Whether a text is a pattern of `regex()`.
pub(super) fn is_pattern(text: &str) -> bool {
    compiled(text).is_some()
}

fn compiled(pattern: &str) -> Option<regex_lite::Regex> {
    let short = pattern.len() <= PATTERN_LIMIT;
    let whole = || regex_lite::Regex::new(&format!("^(?:{pattern})$")).ok();
    short.then(whole).flatten()
}

fn is_true(arguments: &[Outcome], at: usize) -> bool {
    arguments.get(at).is_some_and(Outcome::is_true)
}

fn number(arguments: &[Outcome], at: usize) -> f64 {
    arguments.get(at).map_or(f64::NAN, Outcome::number)
}

fn text(arguments: &[Outcome], at: usize) -> String {
    arguments.get(at).map(Outcome::text).unwrap_or_default()
}

/// The texts of the nodes; other values are one.
fn atoms(arguments: &[Outcome], at: usize) -> Vec<String> {
    match arguments.get(at) {
        Some(Outcome::Nodes(nodes)) => nodes.iter().map(Atom::text).collect(),
        Some(other) => other.text().split_whitespace().map(str::to_owned).collect(),
        None => Vec::new(),
    }
}

fn numbers(arguments: &[Outcome]) -> impl Iterator<Item = f64> {
    arguments.iter().flat_map(|argument| match argument {
        Outcome::Nodes(nodes) => nodes.iter().map(Atom::number).collect(),
        other => vec![other.number()],
    })
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
