//! Answers that have no place in a newer version of their questionnaire. They stay in the file, readable.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Address, Register, Response};

/// Why an answer, or a part of one, has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The question is not there any more.
    NoQuestion,
    /// The row is not there any more.
    NoRow,
    /// The question is of another type.
    OtherType,
    /// A choice is not there any more.
    NoChoice,
    /// A field is not there any more.
    NoField,
    /// Another answer stands in its place.
    PlaceTaken,
}

impl Why {
    /// All reasons.
    const ALL: [Self; 6] = [
        Self::NoQuestion,
        Self::NoRow,
        Self::OtherType,
        Self::NoChoice,
        Self::NoField,
        Self::PlaceTaken,
    ];

    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoQuestion => "no-question",
            Self::NoRow => "no-row",
            Self::OtherType => "other-type",
            Self::NoChoice => "no-choice",
            Self::NoField => "no-field",
            Self::PlaceTaken => "place-taken",
        }
    }

    /// The reason of this name. Nothing for a word that somebody else wrote into the file.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.name() == name)
    }
}

/// An answer, or a part of one, without a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SetAside {
    /// Where it stood.
    pub address: Address,
    /// The version of the questionnaire it answered.
    pub version: String,
    /// What was asked, in the language of the respondent; empty where that was not known any more.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// Why it has no place: the name of a [`Why`].
    pub why: String,
    /// What was said, whole.
    pub versions: Register,
}

impl SetAside {
    /// An order that depends on content alone.
    fn order(&self, other: &Self) -> Ordering {
        let text = |aside: &Self| serde_json::to_string(aside).unwrap_or_default();
        let first = (&self.address, &self.version, &self.why);
        first
            .cmp(&(&other.address, &other.version, &other.why))
            .then_with(|| text(self).cmp(&text(other)))
    }
}

impl Response {
    /// Sets an answer aside. One that is aside already stays once.
    pub fn set_aside(&mut self, aside: SetAside) {
        let found = self.aside.binary_search_by(|known| known.order(&aside));
        if let Err(place) = found {
            self.aside.insert(place, aside);
        }
    }
}
