//! What is wrong at an offset, until the text is at hand to say line and column.

use std::fmt;

use crate::base::{Problem, text};

/// The longest piece of a file that a message repeats, in cells.
const EXCERPT: usize = 40;

/// A problem at an offset of the text.
#[derive(Debug)]
pub(super) struct Fault {
    at: usize,
    message: &'static str,
    arguments: Vec<(&'static str, String)>,
}

impl Fault {
    pub(super) fn new(at: usize, message: &'static str) -> Self {
        Self {
            at,
            message,
            arguments: Vec::new(),
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// The text ends although the `opener` at `start` is not closed.
    pub(super) fn unclosed(text: &str, opener: char, start: usize) -> Self {
        let (line, _) = place(text, start);
        Self::new(text.len(), "json-truncated")
            .with("opener", opener)
            .with("line", line)
    }

    pub(super) fn in_text(self, text: &str) -> Problem {
        self.arguments
            .into_iter()
            .fold(Problem::error(self.message), |problem, (name, value)| {
                problem.with(name, value)
            })
            .at(place(text, self.at))
    }
}

/// Line and column of an offset, from 1, the column in characters.
pub(super) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// Lines and columns of offsets that only grow, as [`place`] gives them; the text is read once.
pub(super) fn places(
    text: &str,
    offsets: impl Iterator<Item = usize>,
) -> impl Iterator<Item = (usize, usize)> {
    let (mut done, mut line, mut column) = (0, 1, 1);
    offsets.map(move |at| {
        let passed = text.get(done..at).unwrap_or_default();
        let (lines, columns) = place(passed, passed.len());
        column = if lines > 1 {
            columns
        } else {
            column + columns - 1
        };
        line += lines - 1;
        done = at;
        (line, column)
    })
}

/// A piece of the file, short enough for a message.
pub(super) fn excerpt(piece: &str) -> String {
    text::truncate(piece, EXCERPT).into_owned()
}
