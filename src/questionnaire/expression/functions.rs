//! The functions, as tables: names and meaning as in the ODK `XForms` specification. `docs/expressions.md` is made from
//! them.

mod date;
mod math;
mod select;
mod text;

pub(super) use text::is_pattern;

use std::fmt;

use super::{Atom, Outcome, Scope, number};

/// A function.
pub(super) struct Function {
    pub(super) name: &'static str,
    /// What stands between the brackets; `?` follows what may be left out, `…` what may be repeated.
    pub(super) takes: &'static str,
    /// What it gives, in one sentence.
    pub(super) says: &'static str,
    /// The fewest and the most arguments.
    arity: (usize, usize),
    run: fn(&Arguments<'_>) -> Outcome,
}

/// What a function works on.
pub(super) struct Arguments<'a> {
    pub(super) values: &'a [Outcome],
    pub(super) scope: &'a dyn Scope,
}

/// As many arguments as there are.
const MANY: usize = usize::MAX;

/// A table of functions under a heading.
pub(super) struct Chapter {
    pub(super) heading: &'static str,
    pub(super) functions: &'static [Function],
}

/// All functions.
pub(super) const CHAPTERS: [Chapter; 4] = [
    Chapter {
        heading: "Truth and choices",
        functions: select::FUNCTIONS,
    },
    Chapter {
        heading: "Numbers",
        functions: math::FUNCTIONS,
    },
    Chapter {
        heading: "Texts",
        functions: text::FUNCTIONS,
    },
    Chapter {
        heading: "Days and times",
        functions: date::FUNCTIONS,
    },
];

/// Functions of the ODK reference that are not there, and why.
pub(super) const ABSENT: &[(&str, &str)] = &[
    (
        "random",
        "the same answers must always give the same questionnaire",
    ),
    (
        "randomize",
        "choices keep their order, so that countries see the same",
    ),
    (
        "uuid",
        "the same answers must always give the same questionnaire",
    ),
    ("once", "a value that is computed is never stored"),
    (
        "digest",
        "answers are words to be read; a finalised file carries its own SHA-256",
    ),
    ("base64-decode", "answers are words to be read"),
    ("extract-signed", "answers are words to be read"),
    ("pulldata", "an expression reads answers, never files"),
    (
        "instance",
        "an expression reads answers, never files; choices from other answers are given with `choices: from`",
    ),
    (
        "jr:choice-name",
        "what is shown depends on the language of the reader, what is computed must not",
    ),
    (
        "jr:itext",
        "what is shown depends on the language of the reader, what is computed must not",
    ),
    ("area", "there are no places on a map"),
    ("distance", "there are no places on a map"),
    ("geofence", "there are no places on a map"),
    ("intersects", "there are no places on a map"),
    ("position", "rows and entries have names, not numbers"),
    (
        "indexed-repeat",
        "rows and entries have names, not numbers: `${plan}/first/year`",
    ),
    ("current", "`.` is the value the expression is about"),
    ("last", "rows and entries have names, not numbers"),
    ("id", "there is no XML"),
    ("lang", "there is no XML"),
    ("local-name", "there is no XML"),
    ("name", "there is no XML"),
    ("namespace-uri", "there is no XML"),
    ("version", "a form's version is in its file"),
    ("property", "nothing about the device is read"),
];

const fn function(
    name: &'static str,
    takes: &'static str,
    arity: (usize, usize),
    says: &'static str,
    run: fn(&Arguments<'_>) -> Outcome,
) -> Function {
    Function {
        name,
        takes,
        says,
        arity,
        run,
    }
}

impl Function {
    /// Whether it works on so many arguments.
    pub(super) fn accepts(&self, arguments: usize) -> bool {
        (self.arity.0..=self.arity.1).contains(&arguments)
    }

    /// What it gives.
    pub(super) fn run(&self, values: &[Outcome], scope: &dyn Scope) -> Outcome {
        (self.run)(&Arguments { values, scope })
    }

    /// Whether it reads the clock, so that it is not the same tomorrow.
    pub(super) fn reads_clock(&self) -> bool {
        matches!(self.name, "today" | "now")
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

/// The functions as tables in Markdown, and those of ODK that are not there, with the reason.
pub(super) fn reference() -> String {
    let row = |function: &Function| {
        format!(
            "| `{}({})` | {} |",
            function.name, function.takes, function.says
        )
    };
    let mut lines = Vec::new();
    for chapter in &CHAPTERS {
        lines.push(format!(
            "## {}\n\n| function | what it gives |\n| --- | --- |",
            chapter.heading
        ));
        lines.extend(chapter.functions.iter().map(row));
        lines.push(String::new());
    }
    lines.push("## Not there\n\n| function | why |\n| --- | --- |".to_owned());
    lines.extend(
        ABSENT
            .iter()
            .map(|(name, why)| format!("| `{name}` | {why} |")),
    );
    lines.join("\n") + "\n"
}

fn all() -> impl Iterator<Item = &'static Function> {
    CHAPTERS.iter().flat_map(|chapter| chapter.functions)
}

/// The function of this name.
pub(super) fn find(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name == name)
}

/// Why there is no function of this name, where ODK has one.
pub(super) fn absent(name: &str) -> Option<&'static str> {
    let found = ABSENT.iter().find(|(absent, _)| *absent == name)?;
    Some(found.1)
}

/// The function whose name shares most pairs of letters with a name that is none.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let pairs =
        |name: &str| -> Vec<(char, char)> { name.chars().zip(name.chars().skip(1)).collect() };
    let wanted = pairs(&name.to_lowercase().replace('_', "-"));
    let shared = |function: &Function| {
        let own = pairs(function.name);
        let both = own.iter().filter(|pair| wanted.contains(pair)).count();
        // Of several that share as much, the one with least besides.
        (both, usize::MAX - own.len())
    };
    let best = all().max_by_key(|function| shared(function))?;
    (shared(best).0 * 2 >= wanted.len().max(2)).then_some(best.name)
}

impl Arguments<'_> {
    fn value(&self, at: usize) -> Outcome {
        self.values
            .get(at)
            .cloned()
            .unwrap_or(Outcome::Nodes(Vec::new()))
    }

    fn is_true(&self, at: usize) -> bool {
        self.values.get(at).is_some_and(Outcome::is_true)
    }

    fn number(&self, at: usize) -> f64 {
        self.values.get(at).map_or(f64::NAN, Outcome::number)
    }

    fn text(&self, at: usize) -> String {
        self.values.get(at).map(Outcome::text).unwrap_or_default()
    }

    /// The texts of the nodes, each once for every choice in it; words of other values.
    fn chosen(&self, at: usize) -> Vec<String> {
        match self.values.get(at) {
            Some(Outcome::Nodes(nodes)) => nodes.iter().map(Atom::text).collect(),
            Some(other) => words(&other.text()),
            None => Vec::new(),
        }
    }

    /// The nodes of the arguments from here on; other values are one each.
    fn nodes_from(&self, at: usize) -> impl Iterator<Item = Outcome> {
        self.values.iter().skip(at).flat_map(|value| match value {
            Outcome::Nodes(nodes) => nodes.iter().cloned().map(Outcome::from).collect(),
            other => vec![other.clone()],
        })
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn count(number: usize) -> Outcome {
    Outcome::Number(f64::from(u32::try_from(number).unwrap_or(u32::MAX)))
}
