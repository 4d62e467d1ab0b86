//! A part of a questionnaire that one institution is asked to answer for its country.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::Id;

/// Which questions a response is limited to, who asked, and by when.
///
/// A response with a packet shows its questions and no others. A condition that reads a question outside the packet
/// holds: the question was asked on purpose, and what it depends on is for somebody else to answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Packet {
    /// The questions.
    pub questions: BTreeSet<Id>,
    /// Who asks: the institution that answers for the country, or a person there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asked_by: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub due: Option<Date>,
    /// What else to know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Packet {
    /// The least packet that asks everything both ask. Of what has one place only, the later date and what stands with
    /// it counts.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let rank = |packet: &Self| (packet.due, packet.asked_by.clone(), packet.note.clone());
        let later = if rank(self) >= rank(other) {
            self
        } else {
            other
        };
        Self {
            questions: self.questions.union(&other.questions).cloned().collect(),
            ..later.clone()
        }
    }
}
