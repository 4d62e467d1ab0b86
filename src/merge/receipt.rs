//! What became of each received file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Span, Timestamp};

use super::{Collection, ResponseKey};
use crate::base::text::SafeText;
use crate::base::{Id, Problem};
use crate::response::{Address, Clock, Response, Seal, Status, sealed, write};

/// A received file.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The file, as it was named or found.
    pub file: String,
    /// The SHA-256 of its content, in hexadecimal; empty where it could not be read.
    pub sha256: String,
    /// What it holds.
    pub content: Content,
}

impl Receipt {
    /// The receipt of what could not be read, where the problem says what that is.
    pub fn unread(problem: &Problem) -> Self {
        Self {
            file: problem.place.file.clone().unwrap_or_default(),
            sha256: String::new(),
            content: Content::Broken(problem.clone()),
        }
    }

    /// Whether nothing in it could be read.
    pub fn is_broken(&self) -> bool {
        matches!(self.content, Content::Broken(_))
    }
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// A response.
    Response(Box<Copy>),
    /// A collection of so many responses.
    Collection(usize),
    /// So many decisions.
    Decisions(usize),
    /// Nothing that could be read.
    Broken(Problem),
}

/// A file that holds a copy of a response.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Which response.
    pub key: ResponseKey,
    /// The country as the file names it.
    pub country: String,
    /// The institution as the file names it.
    pub institution: String,
    /// Draft, finalised or validated.
    pub status: Status,
    /// Its revision.
    pub revision: u32,
    /// When anything in it was written last, by the writer's clock.
    pub written: Option<Timestamp>,
    /// Whether it was changed after it was finalised.
    pub changed_after_finalising: bool,
    /// Whether it has characters that hide, reorder or steer.
    pub hidden_characters: bool,
    clocks: BTreeMap<Address, Clock>,
}

/// Where a file stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The only one of its response.
    New,
    /// It goes on from another one that is here.
    Updated,
    /// Another one here goes on from it.
    Older,
    /// The same content is here under another name.
    Duplicate,
    /// It and another one were written without knowledge of each other, and say different things.
    Conflict,
    /// It and another one were written without knowledge of each other, and agree.
    Joined,
    /// It answers a version of a questionnaire that is not known here.
    WrongVersion,
    /// A collection or decisions.
    Other,
    /// It could not be read.
    Error,
}

/// What to know about a file beside its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Written after now or before the first questionnaire: the writer's clock may be wrong.
    Clock,
    /// Has characters that hide, reorder or steer.
    HiddenCharacters,
    /// Changed after it was finalised.
    Changed,
    /// Not finalised.
    Draft,
}

impl State {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Older => "older",
            Self::Duplicate => "duplicate",
            Self::Conflict => "conflict",
            Self::Joined => "joined",
            Self::WrongVersion => "wrong-version",
            Self::Other => "other",
            Self::Error => "error",
        }
    }
}

impl Mark {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::HiddenCharacters => "hidden-characters",
            Self::Changed => "changed",
            Self::Draft => "draft",
        }
    }
}

impl Copy {
    /// What is to be known about a copy of a response that stands in a file with this content.
    pub fn of(response: &Response, content: &[u8]) -> Self {
        Self {
            key: ResponseKey::of(response),
            country: response.respondent.country.display_name().to_owned(),
            institution: response.respondent.institution.clone(),
            status: response.status,
            revision: response.revision,
            written: response.last_answer().map(|(at, _)| at),
            changed_after_finalising: sealed(response) == Seal::Broken,
            hidden_characters: may_hide(content) && has_hidden(&write(response)),
            clocks: response
                .answers
                .iter()
                .map(|(address, register)| (address.clone(), register.clock()))
                .collect(),
        }
    }

    /// Whether this copy knows everything the other one does.
    fn includes(&self, other: &Self) -> bool {
        other.clocks.iter().all(|(address, clock)| {
            self.clocks
                .get(address)
                .is_some_and(|known| known.includes(clock))
        })
    }

    /// What to know about it as of a moment.
    pub fn marks(&self, now: Timestamp) -> BTreeSet<Mark> {
        let odd = self.written.is_some_and(|at| {
            let tomorrow = now.checked_add(Span::new().hours(24)).unwrap_or(now);
            at > tomorrow || at.as_second() < FIRST_QUESTIONNAIRE
        });
        let marks = [
            (Mark::Clock, odd),
            (Mark::HiddenCharacters, self.hidden_characters),
            (Mark::Changed, self.changed_after_finalising),
            (Mark::Draft, self.status == Status::Draft),
        ];
        marks
            .into_iter()
            .filter(|(_, applies)| *applies)
            .map(|(mark, _)| mark)
            .collect()
    }
}

/// 1 January 2016: no questionnaire is older.
const FIRST_QUESTIONNAIRE: i64 = 1_451_606_400;

/// Whether a file has anything that needs a closer look: an escape by number, or a character that is neither ASCII nor a
/// letter, quotation mark or dash of European languages.
fn may_hide(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else {
        return true;
    };
    let plain = |c: char| matches!(c, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…');
    text.contains("\\u")
        || text
            .chars()
            .any(|c| c == '\x7f' || !(c.is_ascii() || plain(c)))
}

/// Whether anything but line ends would be shown as a mark.
fn has_hidden(text: &str) -> bool {
    text.lines().any(|line| {
        // What JSON escapes is in the file as `\u…`.
        line.contains("\\u00") || SafeText::line(line).as_str() != line
    })
}

/// The state of each file, in their order. `known` says which versions of questionnaires are here.
pub fn states(
    receipts: &[Receipt],
    collection: &Collection,
    known: impl Fn(&Id, &str) -> bool,
) -> Vec<State> {
    let conflicts: BTreeSet<&ResponseKey> = collection
        .conflicts()
        .into_iter()
        .map(|conflict| conflict.key)
        .collect();
    let mut by_key: BTreeMap<&ResponseKey, Vec<(usize, &Copy)>> = BTreeMap::new();
    for (nth, receipt) in receipts.iter().enumerate() {
        if let Content::Response(copy) = &receipt.content {
            by_key.entry(&copy.key).or_default().push((nth, copy));
        }
    }
    let mut seen = BTreeSet::new();
    let mut state = |(nth, receipt): (usize, &Receipt)| {
        let copy = match &receipt.content {
            Content::Broken(_) => return State::Error,
            Content::Collection(_) | Content::Decisions(_) => return State::Other,
            Content::Response(copy) => copy,
        };
        if !seen.insert(receipt.sha256.clone()) {
            return State::Duplicate;
        }
        if !known(&copy.key.questionnaire, &copy.key.version) {
            return State::WrongVersion;
        }
        let same = by_key.get(&copy.key).into_iter().flatten();
        let others: Vec<&Copy> = same
            .filter(|(other, _)| *other != nth)
            .filter(|(other, _)| {
                receipts
                    .get(*other)
                    .is_some_and(|r| r.sha256 != receipt.sha256)
            })
            .map(|(_, other)| *other)
            .collect();
        if others.is_empty() {
            return State::New;
        }
        let goes_on = |a: &Copy, b: &Copy| {
            a.includes(b) && (!b.includes(a) || (a.revision, a.status) > (b.revision, b.status))
        };
        if others.iter().any(|other| goes_on(other, copy)) {
            State::Older
        } else if others.iter().all(|other| goes_on(copy, other)) {
            State::Updated
        } else if conflicts.contains(&copy.key) {
            State::Conflict
        } else if others.iter().any(|other| goes_on(copy, other)) {
            State::Updated
        } else {
            State::Joined
        }
    };
    receipts.iter().enumerate().map(&mut state).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::text::sample::hostile_text;

    proptest! {
        #[test]
        fn what_hides_something_is_looked_at_closely(text in hostile_text()) {
            let file = serde_json::to_string(&text).unwrap();
            prop_assert!(may_hide(file.as_bytes()) || !has_hidden(&file), "{file:?}");
        }
    }

    #[test]
    fn plain_words_of_three_languages_need_no_closer_look() {
        for text in [
            "policy",
            "Coordinación «única» ¿cuál?",
            "l’État – œuvre",
            "a\nb",
        ] {
            assert!(!may_hide(text.as_bytes()), "{text}");
        }
        for text in ["\u{202e}", "\u{ad}", "\\u0007", "\x7f", "\u{a0}", "\u{301}"] {
            assert!(may_hide(text.as_bytes()), "{text:?}");
        }
    }
}
