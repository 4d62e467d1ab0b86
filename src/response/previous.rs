//! What the same respondent said in the last cycle. It stands beside the answers and is never one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Address, Answer, QuestionnaireRef, Register, Response};

/// The answers of the last cycle, carried in the response of this one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Previous {
    /// What they answered.
    pub questionnaire: QuestionnaireRef,
    /// The day they described.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub reference_date: Option<Date>,
    /// Which revision it was.
    #[serde(default)]
    pub revision: u32,
    /// The answers, under the addresses of this cycle's questionnaire.
    pub answers: BTreeMap<Address, Register>,
}

/// Where an answer stands, compared with the one of the last cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Standing {
    /// It says the same: somebody confirmed it.
    Confirmed,
    /// It says something else.
    Changed,
    /// There was none in the last cycle.
    New,
    /// There was one in the last cycle and nobody has answered yet.
    NotReviewed,
}

impl Standing {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Changed, Self::New, Self::NotReviewed];

    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Changed => "changed",
            Self::New => "new",
            Self::NotReviewed => "not-reviewed",
        }
    }

    /// Where `now` stands, compared with `before`; nothing where neither says anything.
    fn of(before: Option<&Register>, now: Option<&Register>) -> Option<Self> {
        let (before, now) = (given(before), given(now));
        Some(match (before.as_slice(), now.as_slice()) {
            ([], []) => return None,
            ([], _) => Self::New,
            (_, []) => Self::NotReviewed,
            // A conflict of the last cycle is confirmed by taking one of its sides.
            (before, [now]) if before.iter().any(|old| old.given == now.given) => Self::Confirmed,
            _ => Self::Changed,
        })
    }
}

/// The different answers that say something.
fn given(register: Option<&Register>) -> Vec<&Answer> {
    let versions = register.map(Register::alternatives).unwrap_or_default();
    let answers = versions.into_iter().map(|version| &version.answer);
    answers.filter(|answer| answer.is_given()).collect()
}

impl Previous {
    /// What a response says, to be carried by the next one.
    pub fn of(response: &Response) -> Self {
        Self {
            questionnaire: response.questionnaire.clone(),
            reference_date: response.respondent.reference_date,
            revision: response.revision,
            answers: response.given(),
        }
    }
}

impl Response {
    /// Whether it belongs to the cycle that looks back on `previous`, and not to that cycle or an earlier one: it looks back
    /// on the same, or it was never finalised, or it describes a later day.
    pub fn continues(&self, previous: &Previous) -> bool {
        let looks_back = |own: &Previous| {
            own.questionnaire == previous.questionnaire
                && own.revision == previous.revision
                && own.reference_date == previous.reference_date
        };
        self.previous.as_ref().is_some_and(looks_back)
            || self.revision == 0
            || self.respondent.reference_date > previous.reference_date
    }

    /// The answers that say something: what was never answered or taken back is not among them.
    pub fn given(&self) -> BTreeMap<Address, Register> {
        let given = self
            .answers
            .iter()
            .filter(|(_, register)| register.is_given());
        given
            .map(|(address, register)| (address.clone(), register.clone()))
            .collect()
    }

    /// Where the answer at an address stands, compared with the last cycle; nothing where the response carries none, or
    /// nothing was said in either.
    pub fn standing(&self, address: &Address) -> Option<Standing> {
        let previous = self.previous.as_ref()?;
        Standing::of(previous.answers.get(address), self.answers.get(address))
    }

    /// The last cycle's answer, to be confirmed; nothing where there is none, or where it said two things. What was
    /// validated and explained then is not now.
    pub fn last_cycle(&self, address: &Address) -> Option<Answer> {
        let answers = &self.previous.as_ref()?.answers;
        let answer = answers.get(address)?.settled()?;
        Some(Answer {
            validated: false,
            explanation: String::new(),
            from: Vec::new(),
            ..answer.clone()
        })
    }

    /// Where every answer stands, compared with the last cycle.
    pub fn standings(&self) -> BTreeMap<Address, Standing> {
        let Some(previous) = &self.previous else {
            return BTreeMap::new();
        };
        let addresses = previous.answers.keys().chain(self.answers.keys());
        addresses
            .filter_map(|address| Some((address.clone(), self.standing(address)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::response::fixture::{answers, put, put_as};
    use crate::response::{Missing, Value};

    #[test]
    fn an_answer_is_confirmed_changed_new_or_not_reviewed() {
        let last = answers([
            ("same", json!("a")),
            ("other", json!("a")),
            ("left", json!("a")),
        ]);
        let mut now = answers([
            ("same", json!("a")),
            ("other", json!("b")),
            ("fresh", json!("c")),
        ]);
        assert_eq!(now.standings(), BTreeMap::new());
        now.previous = Some(Previous::of(&last));
        let found = now.standings();
        let found: Vec<_> = found
            .iter()
            .map(|(address, standing)| (address.to_string(), standing.name()))
            .collect();
        let expected = [
            ("fresh", "new"),
            ("left", "not-reviewed"),
            ("other", "changed"),
            ("same", "confirmed"),
        ];
        assert_eq!(
            found,
            expected.map(|(address, standing)| (address.to_owned(), standing))
        );
    }

    #[test]
    fn what_was_cleared_is_not_reviewed_and_silence_is_an_answer() {
        let last = answers([("a", json!("x")), ("b", json!("x"))]);
        let mut now = answers([("a", json!("x"))]);
        now.previous = Some(Previous::of(&last));
        put(&mut now, "a", Answer::default());
        put(&mut now, "b", Answer::missing(Missing::DontKnow, ""));
        let standing = |name: &str| now.standing(&name.parse().unwrap());
        assert_eq!(standing("a"), Some(Standing::NotReviewed));
        assert_eq!(standing("b"), Some(Standing::Changed));
    }

    #[test]
    fn one_side_of_an_old_conflict_confirms_it() {
        let mut last = answers([("a", json!("x"))]);
        let mut copy = answers([]);
        put_as(&mut copy, "b", "a", Answer::of(Value::Text("y".into())));
        let other = copy.answers.values().next().unwrap().clone();
        last.answers
            .get_mut(&"a".parse().unwrap())
            .unwrap()
            .join(&other);
        let mut now = answers([("a", json!("y"))]);
        now.previous = Some(Previous::of(&last));
        assert_eq!(
            now.standing(&"a".parse().unwrap()),
            Some(Standing::Confirmed)
        );
    }
}
