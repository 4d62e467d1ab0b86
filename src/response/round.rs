//! A second round: what the countries said in the round before, without names, beside one's own answers.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Address, Answer, Register, Response, Value};

/// What a response of a second or later round carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Round {
    /// Which round this is: 2 or later.
    pub number: u32,
    /// Behind every figure stand at least so many countries.
    pub least: usize,
    /// An answer is far from the median when so many categories or more lie between, the answer's own included.
    pub far: usize,
    /// What this respondent said in the round before.
    #[serde(default)]
    pub answers: BTreeMap<Address, Register>,
    /// What the countries said, question by question.
    #[serde(default)]
    pub figures: BTreeMap<Address, Figure>,
    /// Which of one's own answers were far when the round began.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub marked: BTreeSet<Address>,
}

/// How the answers of countries are spread. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figure {
    /// How many countries gave an answer that may be counted.
    pub countries: usize,
    /// Each category, in order, with how many countries are in it. Of a question with several choices a country may
    /// be in several.
    pub counts: Vec<(String, usize)>,
    /// The category in the middle, or the two; empty where categories have no order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub median: Vec<String>,
}

impl Figure {
    /// How many categories lie between a category and the nearest median; nothing where there is none.
    fn distance(&self, category: &str) -> Option<usize> {
        let place = |wanted: &str| self.counts.iter().position(|(name, _)| name == wanted);
        let at = place(category)?;
        let medians = self.median.iter().filter_map(|median| place(median));
        medians.map(|median| at.abs_diff(median)).min()
    }
}

/// The category of a value: its level, or the choice made.
pub fn category(value: &Value) -> Option<String> {
    if let Some(chosen) = value.chosen() {
        return Some(chosen.name.to_string());
    }
    Some(value.maturity()?.level?.to_string())
}

impl Round {
    /// Whether a value is far from what the countries said in the middle.
    pub fn is_far(&self, address: &Address, value: &Value) -> bool {
        let figure = self.figures.get(address);
        let distance = figure.and_then(|figure| figure.distance(&category(value)?));
        distance.is_some_and(|distance| distance >= self.far.max(1))
    }
}

impl Response {
    /// Whether an answer is far from the median of the round before and nobody has said why. An explanation that was
    /// there in the round before was written without knowing the others.
    pub fn wants_explanation(&self, address: &Address) -> bool {
        let Some(round) = &self.round else {
            return false;
        };
        let Some(answer) = self.answer(address) else {
            return false;
        };
        let before = round.answers.get(address).and_then(Register::settled);
        let old = before.map_or("", |before: &Answer| before.explanation.as_str());
        let explained = !answer.explanation.trim().is_empty() && answer.explanation != old;
        let far = answer
            .value()
            .is_some_and(|value| round.is_far(address, value));
        far && !explained
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::response::fixture::{answers, put, value};

    fn round(median: &[&str]) -> Round {
        let figure = Figure {
            countries: 7,
            counts: ["0", "1", "2", "3", "4"]
                .map(|name| (name.to_owned(), 1))
                .to_vec(),
            median: median.iter().map(|name| (*name).to_owned()).collect(),
        };
        Round {
            number: 2,
            least: 5,
            far: 2,
            answers: BTreeMap::new(),
            figures: BTreeMap::from([("q".parse().unwrap(), figure)]),
            marked: BTreeSet::new(),
        }
    }

    #[test]
    fn far_is_two_levels_from_the_nearest_median() {
        let far = |level: u8, median: &[&str]| {
            let level = value(json!({ "level": level }));
            round(median).is_far(&"q".parse().unwrap(), &level)
        };
        assert!(far(0, &["2"]) && far(4, &["2"]) && !far(1, &["2"]));
        assert!(far(0, &["2", "3"]) && !far(1, &["2", "3"]) && !far(4, &["2", "3"]));
        assert!(!far(4, &[]));
    }

    #[test]
    fn far_is_settled_by_changing_or_by_a_new_explanation() {
        let address: Address = "q".parse().unwrap();
        let mut response = answers([("q", json!({ "level": 0 }))]);
        response.round = Some(round(&["2"]));
        assert!(response.wants_explanation(&address));
        let answer = response.answer(&address).cloned().unwrap();
        let explained = Answer {
            explanation: "Federal system".into(),
            ..answer
        };
        put(&mut response, "q", explained);
        assert!(!response.wants_explanation(&address));
        // The same words as before the figures were known are no explanation of the distance.
        let known = response.answers.clone();
        response.round.as_mut().unwrap().answers = known;
        assert!(response.wants_explanation(&address));
        put(&mut response, "q", Answer::of(value(json!({ "level": 1 }))));
        assert!(!response.wants_explanation(&address));
    }
}
