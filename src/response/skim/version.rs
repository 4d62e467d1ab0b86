//! Versions of answers, borrowed from a file.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::text::{Name, Words, ascending};
use super::value::SkimValue;
use crate::questionnaire::Share;
use crate::response::Missing;

/// One version of an answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkimVersion<'a> {
    #[serde(default, borrow)]
    pub(super) value: Option<SkimValue<'a>>,
    #[serde(default)]
    pub(super) missing: Option<Missing>,
    #[serde(default, borrow)]
    pub(super) reason: Words<'a>,
    #[serde(default, borrow)]
    pub(super) note: Words<'a>,
    #[serde(default)]
    pub(super) share: Option<Share>,
    #[serde(default)]
    pub(super) confidence: Option<u8>,
    #[serde(default)]
    pub(super) validated: bool,
    #[serde(default, borrow)]
    pub(super) explanation: Words<'a>,
    #[serde(default, borrow)]
    pub(super) from: Vec<Words<'a>>,
    #[serde(borrow)]
    pub(super) clock: Clock<'a>,
    #[serde(borrow)]
    pub(super) by: Name<'a>,
    #[serde(rename = "at")]
    pub(super) _at: Moment,
}

/// What a version says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SkimGiven<'v, 'a> {
    /// Nothing (yet), or an answer that was cleared.
    Blank,
    /// A value.
    Value(&'v SkimValue<'a>),
    /// No answer, and why.
    Missing(Missing),
}

/// The versions of an answer that stand side by side, as in [`Register`](crate::response::Register).
#[derive(Debug)]
pub struct SkimRegister<'a> {
    first: SkimVersion<'a>,
    rest: Vec<SkimVersion<'a>>,
    conflict: bool,
}

/// Which of several versions comes first depends on more than is read here.
#[derive(Debug)]
pub(super) struct Unclear;

impl<'a> SkimVersion<'a> {
    /// What it says.
    pub fn given(&self) -> SkimGiven<'_, 'a> {
        match (&self.value, self.missing) {
            (Some(value), _) => SkimGiven::Value(value),
            (None, Some(why)) => SkimGiven::Missing(why),
            (None, None) => SkimGiven::Blank,
        }
    }

    /// Whether it says anything that must be shared to be seen: an answer, a silence or a note.
    pub fn says(&self) -> bool {
        self.value.is_some() || self.missing.is_some() || !self.note.is_empty()
    }

    /// The sharing flag of its own.
    pub fn share(&self) -> Option<Share> {
        self.share
    }

    /// Whether the national co-ordinator confirmed it.
    pub fn validated(&self) -> bool {
        self.validated
    }

    /// Whether nothing at all is there.
    pub fn is_blank(&self) -> bool {
        !self.says()
            && self.share.is_none()
            && self.confidence.is_none()
            && !self.validated
            && self.explanation.is_empty()
            && self.from.is_empty()
    }

    /// Whether it says the same as another one.
    fn agrees(&self, other: &Self) -> bool {
        // A reason belongs to a silence; elsewhere it is not read.
        let reason = |version: &Self| match version.missing {
            Some(_) => version.reason.clone(),
            None => Words::default(),
        };
        self.value == other.value
            && self.missing == other.missing
            && reason(self) == reason(other)
            && self.note == other.note
            && self.share == other.share
            && self.confidence == other.confidence
            && self.validated == other.validated
            && self.explanation == other.explanation
            && self.from == other.from
    }

    fn order(&self) -> (&Clock<'a>, &str) {
        (&self.clock, &self.by)
    }
}

impl<'a> SkimRegister<'a> {
    /// The register of these versions.
    pub(super) fn of(first: SkimVersion<'a>, rest: Vec<SkimVersion<'a>>) -> Result<Self, Unclear> {
        let contradicts = |v: &SkimVersion<'a>| v.value.is_some() && v.missing.is_some();
        if contradicts(&first) || rest.iter().any(contradicts) {
            return Err(Unclear);
        }
        if rest.is_empty() {
            return Ok(Self {
                first,
                rest,
                conflict: false,
            });
        }
        let all = std::iter::once(first).chain(rest).collect();
        let mut settled = settled(all)?.into_iter();
        let first = settled.next().ok_or(Unclear)?;
        let rest: Vec<SkimVersion<'a>> = settled.collect();
        let conflict = rest.iter().any(|other| !other.agrees(&first));
        Ok(Self {
            first,
            rest,
            conflict,
        })
    }

    /// The register of versions that stand in it as it would be written: in order, and none replaced by another.
    pub(super) fn in_order(
        first: SkimVersion<'a>,
        rest: Vec<SkimVersion<'a>>,
    ) -> Result<Self, Unclear> {
        let before = rest.len();
        let ordered = std::iter::once(&first)
            .chain(&rest)
            .is_sorted_by(|a, b| a.order() < b.order());
        let register = Self::of(first, rest)?;
        if ordered && register.rest.len() == before {
            Ok(register)
        } else {
            Err(Unclear)
        }
    }

    /// The versions that stand side by side, in their order.
    pub fn versions(&self) -> impl Iterator<Item = &SkimVersion<'a>> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// Whether versions say different things.
    pub fn is_conflict(&self) -> bool {
        self.conflict
    }

    /// The answer, where all versions say the same.
    pub fn settled(&self) -> Option<&SkimVersion<'a>> {
        (!self.conflict).then_some(&self.first)
    }
}

/// The versions that no other one replaces, in the order of files.
fn settled(mut versions: Vec<SkimVersion<'_>>) -> Result<Vec<SkimVersion<'_>>, Unclear> {
    versions.sort_by(|a, b| a.order().cmp(&b.order()));
    // Of the same author after the same writings the text decides, which only the careful way compares.
    if versions.is_sorted_by(|a, b| a.order() < b.order()) {
        let replaced: Vec<bool> = versions
            .iter()
            .map(|version| {
                versions
                    .iter()
                    .any(|other| other.clock.replaces(&version.clock))
            })
            .collect();
        let mut replaced = replaced.into_iter();
        versions.retain(|_| replaced.next() != Some(true));
        Ok(versions)
    } else {
        Err(Unclear)
    }
}

/// How often each author had written, by author; nearly always one. Zeros say nothing and are left out.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Clock<'a> {
    first: Option<(Name<'a>, u64)>,
    rest: Vec<(Name<'a>, u64)>,
}

impl<'a> Clock<'a> {
    fn entries(&self) -> impl Iterator<Item = &(Name<'a>, u64)> {
        self.first.iter().chain(&self.rest)
    }

    /// Adds an author that comes after those there are.
    pub(super) fn push<E: Error>(&mut self, author: Name<'a>, count: u64) -> Result<(), E> {
        ascending(self.entries().last().map(|(last, _)| &**last), &author)?;
        if count == 0 {
            return Err(E::custom("a count of nothing"));
        }
        match self.first {
            None => self.first = Some((author, count)),
            Some(_) => self.rest.push((author, count)),
        }
        Ok(())
    }

    fn includes(&self, other: &Self) -> bool {
        let count = |author: &str| {
            let known = self.entries().find(|(known, _)| **known == *author);
            known.map_or(0, |(_, count)| *count)
        };
        other.entries().all(|(author, seen)| count(author) >= *seen)
    }

    fn replaces(&self, other: &Self) -> bool {
        self.includes(other) && !other.includes(self)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Clock<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Clock<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("counts by author")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Clock<'de>, A::Error> {
                let mut clock = Clock::default();
                while let Some((author, count)) = entries.next_entry::<Name<'de>, u64>()? {
                    clock.push::<A::Error>(author, count)?;
                }
                Ok(clock)
            }
        }
        deserializer.deserialize_map(All)
    }
}

/// A time that is checked and not kept.
#[derive(Debug)]
pub(super) struct Moment;

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Words::deserialize(deserializer)?;
        let is_one = is_plain(text.as_bytes()) || text.parse::<jiff::Timestamp>().is_ok();
        is_one
            .then_some(Self)
            .ok_or_else(|| D::Error::custom("not a time"))
    }
}

/// Whether a time has the form `2026-09-30T10:20:30Z` and is one in every year.
pub(super) fn is_plain(text: &[u8]) -> bool {
    let &[
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
        b'Z',
    ] = text
    else {
        return false;
    };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2];
    let days = match [m1, m2] {
        [b'0', b'2'] => 28,
        [b'0', b'4' | b'6' | b'9'] | [b'1', b'1'] => 30,
        _ => 31,
    };
    // Digits only, so that nothing is too large for a byte.
    let number = |tens: u8, ones: u8| (tens & 15) * 10 + (ones & 15);
    digits.iter().all(u8::is_ascii_digit)
        && (1..=12).contains(&number(m1, m2))
        && (1..=days).contains(&number(d1, d2))
        && number(h1, h2) < 24
        && number(n1, n2) < 60
        && number(s1, s2) < 60
}
