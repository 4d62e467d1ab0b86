//! How a command fails, and with which exit code.

use std::io;

use crate::base::Problem;
use crate::store::StoreError;

/// The exit codes of the program. 2, wrong usage, also comes from reading the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Problems in the user's data.
    Data = 1,
    /// Wrong usage.
    Usage = 2,
    /// Could not read or write.
    Io = 3,
    /// Open conflicts, with `--strict`.
    Conflicts = 4,
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
            StoreError::Io { .. } | StoreError::Held { .. } | StoreError::NoFolder => Self::Io,
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
