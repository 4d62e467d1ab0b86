//! Where an answer stands.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::base::{Id, InvalidId};

/// The address of a unit of answer: `question`, or `question/part` for the row of a matrix or the
/// entry of a repeat.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address {
    /// The question.
    pub question: Id,
    /// The row or entry.
    pub part: Option<Id>,
}

/// The text is not an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address is `question` or `question/part`: {0}")]
pub struct InvalidAddress(#[from] InvalidId);

#[cfg(test)]
impl schemars::JsonSchema for Address {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Address".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A question, or a row or entry of one: `question/part`.",
            "type": "string",
            "pattern": "^[a-z0-9][a-z0-9._-]{0,63}(/[a-z0-9][a-z0-9._-]{0,63})?$"
        })
    }
}

impl Address {
    /// The address of a whole question.
    pub fn of(question: Id) -> Self {
        Self {
            question,
            part: None,
        }
    }

    /// The address of a row or entry.
    pub fn part(question: Id, part: Id) -> Self {
        Self {
            question,
            part: Some(part),
        }
    }
}

impl FromStr for Address {
    type Err = InvalidAddress;
    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        Ok(match text.split_once('/') {
            None => Self::of(text.parse()?),
            Some((question, part)) => Self::part(question.parse()?, part.parse()?),
        })
    }
}

impl TryFrom<String> for Address {
    type Error = InvalidAddress;
    fn try_from(text: String) -> Result<Self, InvalidAddress> {
        text.parse()
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            None => self.question.fmt(f),
            Some(part) => write!(f, "{}/{part}", self.question),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_then_parse_gives_the_address_back() {
        for text in [
            "cog-04",
            "cog-02/policy-coordination",
            "disc-02/plan.challenge.1.a",
        ] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
        }
        for bad in ["", "/", "a/", "a/b/c", "A", "a/../b"] {
            assert!(bad.parse::<Address>().is_err(), "{bad}");
        }
    }
}
