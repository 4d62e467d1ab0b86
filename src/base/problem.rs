//! What is wrong with something a person wrote or sent, where it is, and what to do.

use std::fmt;

use super::Text;

/// How much a [`Problem`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; never in the way.
    Warning,
    /// Must be mended before the thing can be used.
    Error,
}

/// Where a problem is. Every part may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// The question, row or field, for example `cog-02/policy-coordination`.
    pub item: Option<String>,
}

/// One problem: a message of the interface (`locales/*.ftl`) with its arguments, and a place.
///
/// The message is a sentence; its attribute `.hint`, where there is one, says what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The id of the message.
    pub message: &'static str,
    /// The arguments of the message, in the order in which they were given.
    pub arguments: Vec<(&'static str, String)>,
    /// What the author of a questionnaire says about it, in the place of the message.
    pub words: Option<Text>,
    /// Where.
    pub place: Place,
}

impl Problem {
    /// An error with this message.
    pub fn error(message: &'static str) -> Self {
        Self {
            severity: Severity::Error,
            message,
            arguments: Vec::new(),
            words: None,
            place: Place::default(),
        }
    }

    /// A warning with this message.
    pub fn warning(message: &'static str) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(message)
        }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Says it in an author's words.
    #[must_use]
    pub fn in_words(mut self, words: Option<&Text>) -> Self {
        self.words = words.cloned();
        self
    }

    /// Says in which file.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.place.file = Some(file.into());
        self
    }

    /// Says at which line and column.
    #[must_use]
    pub fn at(mut self, (line, column): (usize, usize)) -> Self {
        self.place.line = Some(line);
        self.place.column = Some(column);
        self
    }

    /// Says at which question, row or field.
    #[must_use]
    pub fn on(mut self, item: impl fmt::Display) -> Self {
        self.place.item = Some(item.to_string());
        self
    }

    /// Whether this is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
