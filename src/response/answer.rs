//! The content of one version of an answer.

use serde::{Deserialize, Serialize};

use super::Value;
use crate::questionnaire::Share;

/// What was answered, with what stands beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The answer itself.
    pub given: Given,
    /// A note for tables. Empty where there is none.
    pub note: String,
    /// Who may see it; where absent, the respondent's default.
    pub share: Option<Share>,
    /// 1 impression, 2 partly documented, 3 documented; where the question asks for it.
    pub confidence: Option<u8>,
    /// Whether the national co-ordinator confirmed it.
    pub validated: bool,
    /// Why it changed since the last cycle, or why it stays far from what others say.
    pub explanation: String,
    /// The institutions whose answers a national answer was made from, by name.
    pub from: Vec<String>,
}

/// An answer, an explained silence, or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Given {
    /// Nothing (yet), or an answer that was cleared.
    #[default]
    Blank,
    /// A value.
    Value(Value),
    /// No answer, and why.
    Missing {
        /// Why.
        why: Missing,
        /// The reason in words. Not applicable needs one.
        reason: String,
    },
}

/// Why there is no answer. Blank and hidden are neither of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Missing {
    /// The question does not apply here.
    NotApplicable,
    /// Not known to this respondent.
    DontKnow,
    /// The country prefers not to answer.
    Withheld,
}

impl Missing {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::NotApplicable, Self::DontKnow, Self::Withheld];

    /// The name in files and in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::DontKnow => "dont-know",
            Self::Withheld => "withheld",
        }
    }
}

impl Answer {
    /// What stands beside an answer, without it: a text may be long.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self {
            given: Given::Blank,
            note: self.note.clone(),
            share: self.share,
            confidence: self.confidence,
            validated: self.validated,
            explanation: self.explanation.clone(),
            from: self.from.clone(),
        }
    }

    /// An answer with this value and nothing beside it.
    pub fn of(value: Value) -> Self {
        Self {
            given: Given::Value(value),
            ..Self::default()
        }
    }

    /// A silence with its reason.
    pub fn missing(why: Missing, reason: impl Into<String>) -> Self {
        Self {
            given: Given::Missing {
                why,
                reason: reason.into(),
            },
            ..Self::default()
        }
    }

    /// Whether nothing at all is there, not even a note.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// The value.
    pub fn value(&self) -> Option<&Value> {
        match &self.given {
            Given::Value(value) => Some(value),
            Given::Blank | Given::Missing { .. } => None,
        }
    }

    /// Whether it has a value or an explained silence.
    pub fn is_given(&self) -> bool {
        self.given != Given::Blank
    }
}
