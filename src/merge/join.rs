//! Copies of one response, brought together.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::Value as Json;

use crate::base::Id;
use crate::response::{Respondent, Response, Skim, SkimCountry, SkimHead, Status, key_of};

/// What makes two files copies of one response: questionnaire and version, country, institution.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResponseKey {
    /// The questionnaire.
    pub questionnaire: Id,
    /// Its version; versions are never mixed.
    pub version: String,
    /// [`Country::key`](crate::response::Country::key).
    pub country: String,
    /// [`Respondent::institution_key`].
    pub institution: String,
}

impl ResponseKey {
    /// The key of a response.
    pub fn of(response: &Response) -> Self {
        Self {
            questionnaire: response.questionnaire.id.clone(),
            version: response.questionnaire.version.clone(),
            country: response.respondent.country.key(),
            institution: response.respondent.institution_key(),
        }
    }

    /// The key of the response that a file with this head holds; `None` where its questionnaire has no id.
    pub fn of_head(head: &SkimHead<'_>) -> Option<Self> {
        let asked = (&*head.questionnaire, &*head.version);
        Self::of_names(asked, &head.country, &head.institution)
    }

    /// The key of a response that is read in place; `None` where its questionnaire has no id.
    pub fn of_skim(skim: &Skim<'_>) -> Option<Self> {
        let (asked, who) = ((&*skim.questionnaire, &*skim.version), &skim.respondent);
        Self::of_names(asked, &who.country, &who.institution)
    }

    fn of_names(
        (questionnaire, version): (&str, &str),
        SkimCountry { code, name }: &SkimCountry<'_>,
        institution: &str,
    ) -> Option<Self> {
        Some(Self {
            questionnaire: Id::new(questionnaire).ok()?,
            version: version.to_owned(),
            country: key_of(if code.is_empty() { name } else { code }),
            institution: key_of(institution),
        })
    }
}

impl fmt::Display for ResponseKey {
    /// `questionnaire@version/country/institution`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}@{}/{}/{}",
            self.questionnaire, self.version, self.country, self.institution
        )
    }
}

/// Two responses that are not copies of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} and {1} are different responses")]
pub struct NotTheSame(pub ResponseKey, pub ResponseKey);

/// The least upper bound of two copies of one response.
///
/// Commutative, associative and idempotent. Answers written without knowledge of each other stay
/// side by side. What has no versions of its own is taken whole by a fixed order: a higher revision
/// first, then a draft before a finalised one (it was reopened), then the later reference date, then
/// the order of the text.
///
/// # Errors
/// [`NotTheSame`] when the keys differ.
pub fn join(a: &Response, b: &Response) -> Result<Response, NotTheSame> {
    let (key_a, key_b) = (ResponseKey::of(a), ResponseKey::of(b));
    if key_a != key_b {
        return Err(NotTheSame(key_a, key_b));
    }
    if a == b {
        return Ok(a.clone());
    }
    let (mut joined, other) = if rank(a) >= rank(b) {
        (a.clone(), b)
    } else {
        (b.clone(), a)
    };
    for (address, register) in &other.answers {
        joined
            .answers
            .entry(address.clone())
            .or_default()
            .join(register);
    }
    for (id, author) in &other.authors {
        let known = joined
            .authors
            .entry(id.clone())
            .or_insert_with(|| author.clone());
        if *known < *author {
            known.clone_from(author);
        }
    }
    joined.flags.extend(other.flags.iter().cloned());
    joined.sample |= other.sample;
    if joined.questionnaire.sha256 < other.questionnaire.sha256 {
        joined
            .questionnaire
            .sha256
            .clone_from(&other.questionnaire.sha256);
    }
    // Who was asked the whole questionnaire was asked every part of it.
    joined.packet = match (&a.packet, &b.packet) {
        (Some(a), Some(b)) => Some(a.join(b)),
        _ => None,
    };
    let (before, round) = (a.previous.as_ref(), a.round.as_ref());
    joined.previous = later(before, b.previous.as_ref(), |p| p.reference_date);
    joined.round = later(round, b.round.as_ref(), |round| round.number);
    for aside in &other.aside {
        joined.set_aside(aside.clone());
    }
    joined.unknown = join_unknown(joined.unknown, &other.unknown);
    joined.seal = None;
    Ok(joined)
}

/// The order by which the parts of a response without versions are chosen.
fn rank(response: &Response) -> (u32, bool, Option<jiff::civil::Date>, String) {
    let Respondent { reference_date, .. } = &response.respondent;
    let text = serde_json::to_string(&response.respondent).unwrap_or_default();
    (
        response.revision,
        response.status == Status::Draft,
        *reference_date,
        text,
    )
}

/// Of two things that are taken whole: the later one, then the one whose text comes later.
fn later<T: Clone + Serialize, K: Ord>(
    a: Option<&T>,
    b: Option<&T>,
    when: impl Fn(&T) -> K,
) -> Option<T> {
    let text = |it: &T| serde_json::to_string(it).unwrap_or_default();
    let both = a.into_iter().chain(b);
    both.max_by_key(|it| (when(it), text(it))).cloned()
}

/// JSON values have no order of their own; their text has.
fn text(value: &Json) -> String {
    value.to_string()
}

fn join_unknown(
    mut known: BTreeMap<String, Json>,
    other: &BTreeMap<String, Json>,
) -> BTreeMap<String, Json> {
    for (name, value) in other {
        match known.get(name) {
            Some(mine) if text(mine) >= text(value) => {}
            _ => {
                known.insert(name.clone(), value.clone());
            }
        }
    }
    known
}
