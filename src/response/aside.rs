//! Answers that have no place in a newer version of their questionnaire. They stay in the file, readable.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Address, Register, Response};

/// An answer, or a part of one, without a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetAside {
    /// Where it stood.
    pub address: Address,
    /// The version of the questionnaire it answered.
    pub version: String,
    /// What was asked, in the language of the respondent; empty where that was not known any more.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// Why it has no place: `no-question`, `no-row`, `other-type`, `no-choice`, `no-field` or `place-taken`.
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
