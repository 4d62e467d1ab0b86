//! What is asked: questionnaires, their sections, questions, choices and levels, in XLSForm's words.
//!
//! A [`Questionnaire`] is plain data that never changes once read. It is read from
//! JSON by [`read()`]; [`check()`] says what else an author got wrong.

pub mod builtin;
mod check;
mod countries;
pub mod diff;
pub mod expression;
mod findings;
#[cfg(test)]
pub(crate) mod fixture;
mod mapping;
mod offer;
mod places;
mod prepared;
mod raw;
mod read;
pub mod xlsform;

pub use check::check;
pub use mapping::{MAPPING_FORMAT, Mapping, list_name};
pub use offer::Offer;
pub(crate) use places::Places;
pub use prepared::Prepared;
#[cfg(test)]
pub(crate) use raw::schemas;
pub use read::{FORMAT, Library, Read, read, read_library, read_statements};

use std::sync::Arc;

use jiff::civil::Date;

pub use countries::{countries, country};

use crate::base::{Id, Language, Problem, Severity, Text};
use expression::{Expression, Step};

/// A questionnaire: what is asked, in which order, in which languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// The permanent name, for example `cog`.
    pub id: Id,
    /// The version, for example `2026.1`.
    pub version: String,
    /// SHA-256 of the file as read, in lower-case hexadecimal.
    pub sha256: String,
    /// The title.
    pub title: Text,
    /// What it is and who answers it.
    pub description: Option<Text>,
    /// The scope note: which part of government the answers are about.
    pub scope: Option<Text>,
    /// Examples of evidence, added to the help of every maturity item.
    pub evidence: Option<Text>,
    /// The help that every maturity item has in common.
    pub maturity_hint: Option<Text>,
    /// The common names of the five levels, 0 first; empty where no library gives them.
    pub ladder: Vec<Text>,
    /// The fields of a source, asked in maturity bundles.
    pub source_fields: Arc<[Question]>,
    /// How long answering takes, in minutes.
    pub minutes: Option<u32>,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// What is found in them again and again.
    pub(crate) places: Places,
}

/// A part of a questionnaire with a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The name, unique in the questionnaire.
    pub name: Id,
    /// The heading.
    pub label: Text,
    /// What to know before answering.
    pub hint: Option<Text>,
    /// When the section is shown; always, where there is none.
    pub relevant: Option<Expression>,
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// What an answer must satisfy.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// The condition; `.` is the value, or the group or entry for a field of one.
    pub rule: Expression,
    /// What the author says when it does not hold.
    pub message: Option<Text>,
    /// Whether an answer that breaks it is an error, or worth a look.
    pub severity: Severity,
}

/// A question, or a field of a group or repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The name: permanent and unique in the questionnaire (of a field: in its group).
    pub name: Id,
    /// The prompt.
    pub label: Text,
    /// A short form of the prompt for outlines and tables.
    pub short: Option<Text>,
    /// Help.
    pub hint: Option<Text>,
    /// Whether it must be answered, or silence explained, before finalising.
    pub required: bool,
    /// When it is shown; always, where there is none.
    pub relevant: Option<Expression>,
    /// What an answer must satisfy.
    pub constraint: Option<Constraint>,
    /// The statements it covers, by key.
    pub covers: Vec<Id>,
    /// Whether confidence (1 to 3) is asked beside the answer.
    pub confidence: bool,
    /// The sharing flag an answer starts with, where it is not the respondent's default.
    pub share: Option<Share>,
    /// What kind of answer it takes.
    pub kind: Kind,
}

/// The kinds of question, with what belongs to each.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Shown, never answered.
    Note,
    /// Words.
    Text(TextRule),
    /// A number.
    Number(NumberRule),
    /// A day.
    Date,
    /// One choice.
    SelectOne {
        /// What can be chosen.
        choices: Choices,
        /// Whether the choices run from low to high.
        ordered: bool,
    },
    /// Several choices.
    SelectMultiple {
        /// What can be chosen.
        choices: Choices,
        /// The fewest that make an answer.
        min: Option<usize>,
        /// The most.
        max: Option<usize>,
    },
    /// The first few choices in order of importance, most important first.
    Rank {
        /// What can be chosen.
        choices: Choices,
        /// How many are ranked.
        max: usize,
    },
    /// The same choices for every row; a row is a unit of answer.
    Matrix {
        /// The rows in order.
        rows: Vec<Row>,
        /// The columns.
        choices: Choices,
        /// Whether a row may have several.
        multiple: bool,
        /// Whether the columns run from low to high.
        ordered: bool,
    },
    /// A level from 0 to 4 with evidence, priority, confidence and target.
    Maturity {
        /// The description of each level, 0 first. Levels are cumulative.
        levels: Box<[Text; LEVELS]>,
    },
    /// Several small fields that make one answer.
    Group {
        /// The fields in order.
        fields: Arc<[Question]>,
    },
    /// A group repeated; an entry is a unit of answer.
    Repeat {
        /// The fields of an entry.
        fields: Arc<[Question]>,
        /// One entry for each of these; where empty, the respondent adds entries.
        for_each: Vec<Source>,
        /// The most entries.
        max: Option<usize>,
    },
}

/// How many levels of maturity there are: 0 to 4.
pub const LEVELS: usize = 5;

/// What a text may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRule {
    /// Whether it has several lines.
    pub multiline: bool,
    /// The length in characters above which Review warns. Nothing is ever cut.
    pub max_length: Option<usize>,
    /// What the text is, where that is known.
    pub form: TextForm,
}

/// What a short text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextForm {
    /// Anything.
    #[default]
    Plain,
    /// A link or reference. Never fetched.
    Url,
    /// An e-mail address: personal, never exported.
    Email,
}

/// What a number may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberRule {
    /// Whether it is whole.
    pub integer: bool,
    /// Whether it is a year, shown without grouping of digits.
    pub year: bool,
    /// The smallest.
    pub min: Option<f64>,
    /// The largest.
    pub max: Option<f64>,
    /// The unit, in words.
    pub unit: Option<Text>,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Choices {
    /// A list with a name.
    List {
        /// The name of the list.
        name: Id,
        /// Its choices in order.
        choices: Arc<[Choice]>,
    },
    /// The rows or choices of other questions, as answered.
    From(Vec<Source>),
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The permanent name, stored in answers.
    pub name: Id,
    /// What the respondent reads.
    pub label: Text,
    /// A short form that heads a column.
    pub short: Option<Text>,
    /// What the choice means.
    pub hint: Option<Text>,
    /// When it is offered; always, where there is none. Only in questions, not in fields of groups and entries.
    pub relevant: Option<Expression>,
    /// Whether it excludes all others, such as "none".
    pub exclusive: bool,
    /// Whether a text must say more, such as "other".
    pub specify: bool,
}

/// A row of a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The permanent name, part of the address of its answer.
    pub name: Id,
    /// What the row asks about.
    pub label: Text,
    /// When the row is shown.
    pub relevant: Option<Expression>,
    /// The statements the row covers.
    pub covers: Vec<Id>,
    /// The heading it stands under, where rows are shown theme by theme.
    pub theme: Option<Id>,
    /// The day from which there is what the row asks about. Answers as of an earlier day do not show it.
    pub since: Option<Date>,
}

/// Rows or choices of another question, where its answer satisfies a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The question: a matrix gives its rows, a select or rank the choices made.
    pub from: Id,
    /// The condition on the value of a row; `.` is the value.
    pub filter: Option<Expression>,
}

/// Who may see an answer. Each circle includes the ones before it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Share {
    /// Only the facilitator.
    Facilitator,
    /// The participants of the review.
    Participants,
    /// Everybody.
    Public,
}

impl Share {
    /// The flags in order, narrowest first.
    pub const ALL: [Self; 3] = [Self::Facilitator, Self::Participants, Self::Public];

    /// The name in files and in the list `share` of the common library.
    pub fn name(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Participants => "participants",
            Self::Public => "public",
        }
    }
}

impl Questionnaire {
    /// Whether it is the one of this id in this version.
    pub fn is(&self, id: &str, version: &str) -> bool {
        self.version == version && self.id == *id
    }

    /// All questions in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }
}

impl Question {
    /// The short form of the prompt, or the prompt itself.
    pub fn short_label(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.label)
    }

    /// What can be chosen, in itself or in its rows.
    pub fn choices(&self) -> Option<&Choices> {
        match &self.kind {
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. }
            | Kind::Matrix { choices, .. } => Some(choices),
            _ => None,
        }
    }

    /// The questions from whose answers its choices or entries are made.
    pub fn sources(&self) -> &[Source] {
        match (&self.kind, self.choices()) {
            (Kind::Repeat { for_each, .. }, _) => for_each,
            (_, Some(Choices::From(sources))) => sources,
            _ => &[],
        }
    }

    /// Whether its answers stand at parts of it, rows or entries, and not at the question itself.
    pub(crate) fn has_parts(&self) -> bool {
        matches!(self.kind, Kind::Matrix { .. } | Kind::Repeat { .. })
    }

    /// Whether steps below the value of a group or entry may lead to what stands in this field of it.
    pub(crate) fn may_be_at(&self, steps: &[Step]) -> bool {
        match steps.first() {
            Some(Step::Child(name)) => self.name == *name.as_str(),
            _ => true,
        }
    }

    /// Whether it takes an answer at all.
    pub fn is_asked(&self) -> bool {
        !matches!(self.kind, Kind::Note)
    }
}

impl Choices {
    /// The choices of a list; none where they come from other answers.
    pub fn fixed(&self) -> &[Choice] {
        match self {
            Self::List { choices, .. } => choices,
            Self::From(_) => &[],
        }
    }
}

/// The statements of the document a review presents, which questions cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Statements {
    /// The year of the document; facts in it are of that year.
    pub presented: u16,
    /// The document.
    pub source: Text,
    /// The statements in order.
    pub statements: Vec<Statement>,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The permanent key, for example `cog.challenge.1.a`.
    pub key: Id,
    /// What it says.
    pub label: Text,
    /// What a reader needs to know about it.
    pub note: Option<Text>,
    /// Whether it only gathers the statements below it.
    pub compound: bool,
}

impl Statements {
    /// The statement of this key.
    pub fn get(&self, key: &str) -> Option<&Statement> {
        self.statements
            .iter()
            .find(|statement| statement.key == *key)
    }
}

impl Default for Statements {
    fn default() -> Self {
        Self {
            presented: 0,
            source: Text::new(Language::EN, ""),
            statements: Vec::new(),
            problems: Vec::new(),
        }
    }
}
