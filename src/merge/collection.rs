//! The responses of many countries and institutions, side by side.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::wire::text_of;
use super::{Decision, ResponseKey, join};
use crate::base::Id;
use crate::response::{Address, Author, Clock, Register, Response, Seal, Status, Version, sealed};

/// Responses by key, where they came from, and what was decided about conflicts.
///
/// The same inputs in any order and any grouping make the same collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    responses: BTreeMap<ResponseKey, Response>,
    sources: BTreeMap<String, SourceFile>,
    decisions: Vec<Decision>,
}

/// A file that went into a collection.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceFile {
    /// The names it came under, without folders.
    pub names: BTreeSet<String>,
    /// Whether it was a draft or finalised.
    pub status: Status,
    /// Its revision.
    pub revision: u32,
    /// Whether it was changed after it was finalised.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changed_after_finalising: bool,
}

/// An answer of which versions say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict<'a> {
    /// The response.
    pub key: &'a ResponseKey,
    /// The response itself.
    pub response: &'a Response,
    /// The answer.
    pub address: &'a Address,
    /// The different contents, in an order that depends on content alone.
    pub alternatives: Vec<&'a Version>,
    /// Decisions about this answer that newer versions have opened again.
    pub reopened: Vec<&'a Decision>,
}

impl Collection {
    /// The responses by key.
    pub fn responses(&self) -> &BTreeMap<ResponseKey, Response> {
        &self.responses
    }

    /// The questionnaires that were answered, each with its version, in order.
    pub fn questionnaires(&self) -> Vec<(&Id, &str)> {
        let keys = self.responses.keys();
        let versions = keys.map(|key| (&key.questionnaire, key.version.as_str()));
        let mut versions: Vec<_> = versions.collect();
        versions.dedup();
        versions
    }

    /// The files, by the SHA-256 of their content.
    pub fn sources(&self) -> &BTreeMap<String, SourceFile> {
        &self.sources
    }

    /// The files by themselves, where the rest is not needed any more.
    pub fn into_sources(self) -> BTreeMap<String, SourceFile> {
        self.sources
    }

    /// The files apart from the rest: a collection that knows nothing but them.
    #[must_use]
    pub fn split_sources(&mut self) -> Self {
        Self {
            sources: std::mem::take(&mut self.sources),
            ..Self::default()
        }
    }

    /// The decisions in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// Adds a response from a file with this name and the SHA-256 of its content.
    pub fn add(&mut self, response: Response, name: &str, sha256: String) {
        let changed = sealed(&response) == Seal::Broken;
        self.add_checked(response, name, sha256, changed);
    }

    /// As [`add`](Self::add), where it is known already whether the response was changed after it was finalised.
    pub fn add_checked(
        &mut self,
        response: Response,
        name: &str,
        sha256: String,
        changed_after_finalising: bool,
    ) {
        let source = SourceFile {
            names: BTreeSet::from([name.to_owned()]),
            status: response.status,
            revision: response.revision,
            changed_after_finalising,
        };
        self.add_source(sha256, source);
        self.join(response);
    }

    /// Adds everything another collection knows.
    pub fn absorb(&mut self, other: Self) {
        for (sha256, source) in other.sources {
            self.add_source(sha256, source);
        }
        for response in other.responses.into_values() {
            self.join(response);
        }
        self.decide(other.decisions);
    }

    /// Adds decisions. A decision about a response that is not here waits until it arrives.
    pub fn decide(&mut self, decisions: impl IntoIterator<Item = Decision>) {
        let known = self.decisions.len();
        self.decisions.extend(decisions);
        for decision in self.decisions.iter().skip(known) {
            if let Some(response) = self.responses.get_mut(&decision.response) {
                apply(decision, response);
            }
        }
        if self.decisions.len() > known {
            // Each at its place would move those behind it for each.
            self.decisions.sort_by(in_order);
            self.decisions.dedup_by(|a, b| in_order(a, b).is_eq());
        }
    }

    /// The answers of which versions say different things, in order.
    pub fn conflicts(&self) -> Vec<Conflict<'_>> {
        let all = self.responses.iter().flat_map(|(key, response)| {
            response
                .answers
                .iter()
                .map(move |(address, register)| (key, response, address, register))
        });
        all.filter(|(.., register)| register.is_conflict())
            .map(|(key, response, address, register)| Conflict {
                key,
                response,
                address,
                alternatives: register.alternatives(),
                reopened: self.about(key, address),
            })
            .collect()
    }

    /// The register of an answer.
    pub fn register(&self, key: &ResponseKey, address: &Address) -> Option<&Register> {
        self.responses.get(key)?.answers.get(address)
    }

    /// The decisions about a response, in order.
    pub fn decided(&self, key: &ResponseKey) -> &[Decision] {
        let first = self
            .decisions
            .partition_point(|known| known.response < *key);
        let rest = self.decisions.get(first..).unwrap_or_default();
        let end = rest.partition_point(|known| known.response == *key);
        rest.get(..end).unwrap_or_default()
    }

    fn about(&self, key: &ResponseKey, address: &Address) -> Vec<&Decision> {
        let decided = self.decided(key).iter();
        decided.filter(|known| known.address == *address).collect()
    }

    /// Adds a file, by the SHA-256 of its content.
    pub fn add_source(&mut self, sha256: String, source: SourceFile) {
        match self.sources.get_mut(&sha256) {
            Some(known) => known.names.extend(source.names),
            None => {
                self.sources.insert(sha256, source);
            }
        }
    }

    /// Adds a response without saying where it came from.
    pub fn join(&mut self, mut response: Response) {
        // The seal is of one file; what stands here is the join of all, which the sources list.
        response.seal = None;
        response.flags.clear();
        let key = ResponseKey::of(&response);
        if let Some(Ok(joined)) = self.responses.get(&key).map(|known| join(known, &response)) {
            response = joined;
        }
        for decision in self.decided(&key) {
            apply(decision, &mut response);
        }
        self.responses.insert(key, response);
    }
}

fn apply(decision: &Decision, response: &mut Response) {
    let version = Register::new([decision.version.clone()]);
    response
        .answers
        .entry(decision.address.clone())
        .or_default()
        .join(&version);
    let author = Author {
        name: decision.name.clone(),
    };
    let known = response
        .authors
        .entry(decision.version.by.clone())
        .or_default();
    if *known < author {
        *known = author;
    }
}

/// Decisions stand in the order of what they are about, then of what they had seen.
fn in_order(a: &Decision, b: &Decision) -> Ordering {
    fn about(decision: &Decision) -> (&ResponseKey, &Address, &Clock) {
        let seen = &decision.version.clock;
        (&decision.response, &decision.address, seen)
    }
    // What one says is written out only where all else is the same.
    about(a)
        .cmp(&about(b))
        .then_with(|| text_of(a).cmp(&text_of(b)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Decider;
    use super::*;
    use crate::response::Answer;
    use crate::response::fixture::{empty, value};

    #[test]
    fn decisions_stand_once_and_in_the_same_order_however_they_come() {
        let (author, response) = ("b".parse().unwrap(), ResponseKey::of(&empty()));
        let decider = Decider {
            author: &author,
            name: "B",
            reason: "checked",
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let about = |address: &str, says: &str| {
            let (address, answer) = (address.parse().unwrap(), Answer::of(value(json!(says))));
            Decision::new(
                response.clone(),
                address,
                &Register::default(),
                answer,
                &decider,
            )
        };
        // Two that had seen the same and say different things, too.
        let all = [("q1", "x"), ("q2", "x"), ("q2", "y"), ("q3", "x")];
        let all = all.map(|(address, says)| about(address, says));
        let mut at_once = Collection::default();
        at_once.decide(all.iter().rev().chain(&all).cloned());
        assert_eq!(at_once.decisions(), all);
        let mut one_by_one = Collection::default();
        for nth in [2, 0, 3, 2, 1, 0] {
            one_by_one.decide(all.get(nth).cloned());
        }
        assert_eq!(one_by_one.decisions(), all);
    }
}
