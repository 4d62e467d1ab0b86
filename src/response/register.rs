//! A multi-value register: every version that nobody has seen and replaced.
//!
//! Versions are ordered by version vectors, never by time. The join of two registers is the least
//! upper bound of this order; it is commutative, associative and idempotent
//! (Shapiro et al., *A comprehensive study of convergent and commutative replicated data types*, 2011, section 3.2.2).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::wire::WireVersion;
use super::{Answer, AuthorId};

/// A version vector: how many times each author had written here when a version was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(pub BTreeMap<AuthorId, u64>);

/// One version of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// What was answered.
    pub answer: Answer,
    /// What the author had seen, this version included.
    pub clock: Clock,
    /// Who wrote it.
    pub by: AuthorId,
    /// When, by the author's clock: a claim, never used for order.
    pub at: jiff::Timestamp,
    /// Fields of newer minor versions, kept as they were.
    pub unknown: BTreeMap<String, serde_json::Value>,
}

/// The versions of one answer that stand side by side.
///
/// Kept in an order that depends on content alone, and free of versions that another one replaces.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<WireVersion>", into = "Vec<WireVersion>")]
pub struct Register {
    versions: Vec<Version>,
}

/// In files a register is the list of its versions.
#[cfg(test)]
impl schemars::JsonSchema for Register {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Register".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<WireVersion>::json_schema(generator)
    }
}

impl Clock {
    /// How often this author had written.
    pub fn count(&self, author: &AuthorId) -> u64 {
        self.0.get(author).copied().unwrap_or(0)
    }

    /// Whether everything `other` had seen had been seen here too.
    pub fn includes(&self, other: &Self) -> bool {
        other
            .0
            .iter()
            .all(|(author, count)| self.count(author) >= *count)
    }

    /// Adds what `other` had seen.
    pub fn join(&mut self, other: &Self) {
        for (author, count) in &other.0 {
            let mine = self.0.entry(author.clone()).or_default();
            *mine = (*mine).max(*count);
        }
    }

    /// Counts one more writing by this author.
    #[must_use]
    pub fn after(mut self, author: &AuthorId) -> Self {
        let count = self.0.entry(author.clone()).or_default();
        *count = count.saturating_add(1);
        self
    }
}

impl Version {
    /// Whether this version was made with knowledge of `other`, and so replaces it.
    fn replaces(&self, other: &Self) -> bool {
        self.clock.includes(&other.clock) && !other.clock.includes(&self.clock)
    }

    /// The key of the order in which versions stand in files.
    fn order(&self) -> (&Clock, &AuthorId, String) {
        (&self.clock, &self.by, super::wire::canonical_version(self))
    }
}

impl Register {
    /// A register of these versions, whatever their order.
    pub fn new(versions: impl IntoIterator<Item = Version>) -> Self {
        let mut register = Self {
            versions: versions.into_iter().collect(),
        };
        register.settle();
        register
    }

    /// The versions that stand side by side.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Adds everything another copy knows.
    pub fn join(&mut self, other: &Self) {
        if self.versions == other.versions {
            return;
        }
        self.versions.extend(other.versions.iter().cloned());
        self.settle();
    }

    /// What all versions had seen together.
    pub fn clock(&self) -> Clock {
        let mut clock = Clock::default();
        for version in &self.versions {
            clock.join(&version.clock);
        }
        clock
    }

    /// The answer, where all versions say the same.
    pub fn settled(&self) -> Option<&Answer> {
        let (first, rest) = self.versions.split_first()?;
        rest.iter()
            .all(|other| other.answer == first.answer)
            .then_some(&first.answer)
    }

    /// Whether any version has a value or an explained silence.
    pub fn is_given(&self) -> bool {
        let mut versions = self.versions.iter();
        versions.any(|version| version.answer.is_given())
    }

    /// Whether versions say different things.
    pub fn is_conflict(&self) -> bool {
        self.settled().is_none() && !self.versions.is_empty()
    }

    /// The different contents that stand side by side, with the version that says each first.
    pub fn alternatives(&self) -> Vec<&Version> {
        let mut different: Vec<&Version> = Vec::new();
        for version in &self.versions {
            if different.iter().all(|known| known.answer != version.answer) {
                different.push(version);
            }
        }
        different
    }

    /// Drops what is replaced and what is there twice; puts the rest in order.
    fn settle(&mut self) {
        self.versions.sort_by(|a, b| a.order().cmp(&b.order()));
        self.versions.dedup();
        let all = &self.versions;
        let newest = |version: &Version| !all.iter().any(|other| other.replaces(version));
        let newest: Vec<bool> = all.iter().map(newest).collect();
        let mut stays = newest.into_iter();
        self.versions.retain(|_| stays.next().unwrap_or(true));
    }
}
