//! How a command fails, and with which exit code.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::base::Problem;
use crate::store::StoreError;

/// The exit codes of the program. 2, wrong usage, also comes from reading the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Problems in the user's data.
    Data,
    /// Wrong usage.
    Usage,
    /// Could not read or write.
    Io,
    /// Open conflicts, with `--strict`.
    Conflicts,
    /// A signal asked to end.
    Signal(i32),
    /// The program panicked and has said so.
    Panicked,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Data => 1,
            Exit::Usage => 2,
            Exit::Io => 3,
            Exit::Conflicts => 4,
            // As the language counts.
            Exit::Panicked => 101,
            // As shells count: 143 for SIGTERM.
            Exit::Signal(signal) => u8::try_from(signal).unwrap_or(0).saturating_add(128),
        })
    }
}

/// Why a command did not finish.
#[derive(Debug)]
pub enum Failure {
    /// A problem that has not been said yet.
    Problem(Exit, Box<Problem>),
    /// Standard output or error is gone.
    Output(io::Error),
}

impl Failure {
    /// Wrong usage.
    pub fn usage(problem: Problem) -> Self {
        Self::Problem(Exit::Usage, Box::new(problem))
    }

    /// A problem in the user's data.
    pub fn data(problem: Problem) -> Self {
        Self::Problem(Exit::Data, Box::new(problem))
    }

    /// A problem in a file of the user's.
    pub fn in_file(path: &Path) -> impl FnOnce(Problem) -> Self + '_ {
        move |problem| Self::data(problem.in_file(path.display().to_string()))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Problem(Exit::of(&error), Box::new(error.problem()))
    }
}

impl Exit {
    /// The exit code of an error with a file.
    pub fn of(error: &StoreError) -> Self {
        match error {
            StoreError::Content { .. } => Self::Data,
            StoreError::Io { .. }
            | StoreError::Changed { .. }
            | StoreError::Held { .. }
            | StoreError::NoFolder => Self::Io,
        }
    }

    /// This or another, whichever is said: the first that is not [`Exit::Done`].
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Done { other } else { self }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The worst of the problems as an exit code: errors are data problems, warnings are none.
pub fn exit_of(problems: &[Problem]) -> Exit {
    if problems.iter().any(Problem::is_error) {
        Exit::Data
    } else {
        Exit::Done
    }
}
