//! The one way to change an answer.

use jiff::Timestamp;

use super::{Address, Answer, AuthorId, Register, Response, Version};
use crate::base::Id;

/// A change of one answer: from now on it says this.
///
/// The same type is applied when a person answers, when they undo, and when a conflict is resolved.
/// It supersedes every version that stands at the address; nothing else in the response changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Where.
    pub address: Address,
    /// What it says from now on. Nothing means blank. Several contents put a conflict back that was
    /// resolved by the edit this one undoes.
    pub contents: Vec<Answer>,
}

impl Edit {
    /// The edit that writes one answer.
    pub fn put(address: Address, answer: Answer) -> Self {
        Self {
            address,
            contents: vec![answer],
        }
    }

    /// The edit that takes this one back: it says again what `response` says now.
    #[must_use]
    pub fn inverse(&self, response: &Response) -> Self {
        let now = response.answers.get(&self.address);
        let contents = now.map(Register::alternatives).unwrap_or_default();
        Self {
            address: self.address.clone(),
            contents: contents
                .into_iter()
                .map(|version| version.answer.clone())
                .collect(),
        }
    }

    /// Applies the edit as `author` at `at`.
    ///
    /// An edit that changes nothing leaves the response as it is, and so does blanking an address
    /// where nothing was ever answered.
    pub fn apply(self, response: &mut Response, author: &AuthorId, at: Timestamp) {
        let register = response.answers.get(&self.address);
        let now: Vec<&Answer> = register
            .map(Register::alternatives)
            .unwrap_or_default()
            .into_iter()
            .map(|version| &version.answer)
            .collect();
        let mut wanted = if self.contents.is_empty() {
            vec![Answer::default()]
        } else {
            self.contents
        };
        // What the co-ordinator validated is what stood here; something else is not validated by that.
        let confirmed = register
            .and_then(Register::settled)
            .filter(|old| old.validated);
        if let Some(old) = confirmed {
            for answer in &mut wanted {
                answer.validated &= answer.given == old.given;
            }
        }
        let unchanged =
            now.len() == wanted.len() && wanted.iter().all(|answer| now.contains(&answer));
        let still_blank = now.is_empty() && wanted.iter().all(Answer::is_blank);
        if unchanged || still_blank {
            return;
        }
        let mut seen = register.map(Register::clock).unwrap_or_default();
        // Who answers has the last cycle's answer before their eyes: should both files meet, this one goes on from it.
        let previous = response.previous.as_ref();
        if let Some(before) = previous.and_then(|previous| previous.answers.get(&self.address)) {
            seen.join(&before.clock());
        }
        let versions = wanted.into_iter().enumerate().map(|(nth, answer)| {
            let by = alias(author, nth);
            let clock = seen.clone().after(&by);
            Version {
                answer,
                clock,
                by,
                at,
                unknown: std::collections::BTreeMap::new(),
            }
        });
        let register = Register::new(versions);
        name_aliases(response, author, &register);
        response.answers.insert(self.address, register);
    }
}

/// The id under which an author writes the n-th of several contents: versions of one id cannot stand
/// side by side, since each has seen the one before.
fn alias(author: &AuthorId, nth: usize) -> AuthorId {
    if nth == 0 {
        return author.clone();
    }
    Id::new(&format!("{author}-{nth}")).unwrap_or_else(|_| author.clone())
}

fn name_aliases(response: &mut Response, author: &AuthorId, register: &Register) {
    let Some(name) = response.authors.get(author).cloned() else {
        return;
    };
    for version in register.versions() {
        response
            .authors
            .entry(version.by.clone())
            .or_insert_with(|| name.clone());
    }
}

#[cfg(test)]
mod tests {
    use crate::response::fixture::{empty, put};
    use crate::response::{Address, Answer, Previous, Value};

    #[test]
    fn an_answer_that_says_something_else_is_not_validated_any_more() {
        let mut response = empty();
        let said = |text: &str, validated| Answer {
            validated,
            ..Answer::of(Value::Text(text.into()))
        };
        put(&mut response, "q", said("a", true));
        let address: Address = "q".parse().unwrap();
        let noted = Answer {
            note: "beside".into(),
            ..said("a", true)
        };
        put(&mut response, "q", noted);
        assert!(response.answer(&address).unwrap().validated);
        put(&mut response, "q", said("b", true));
        assert!(!response.answer(&address).unwrap().validated);
        put(&mut response, "q", said("b", true));
        assert!(response.answer(&address).unwrap().validated);
    }

    #[test]
    fn an_answer_goes_on_from_the_one_of_the_last_cycle() {
        let mut last = empty();
        put(&mut last, "q", Answer::of(Value::Text("old".into())));
        put(&mut last, "q", Answer::of(Value::Text("older".into())));
        let mut now = empty();
        now.previous = Some(Previous::of(&last));
        put(&mut now, "q", Answer::of(Value::Text("new".into())));
        let mut register = now.answers.values().next().unwrap().clone();
        register.join(last.answers.values().next().unwrap());
        let said = register
            .settled()
            .and_then(Answer::value)
            .and_then(Value::text);
        assert_eq!(said, Some("new"));
    }
}
