//! The units of answer a question has at the moment.

use std::borrow::Cow;

use super::{Address, Answer, AuthorId, Live, Register, Response};
use crate::base::{Id, Text};
use crate::questionnaire::{Choice, Kind, Question, Row, Share};

/// One unit of answer: what has an address of its own.
#[derive(Clone, Debug)]
pub struct Unit<'a> {
    /// Where the answer stands.
    pub address: Address,
    /// The question.
    pub question: &'a Question,
    /// Which part of it.
    pub kind: UnitKind<'a>,
    /// Whether it must be answered, or silence explained, before finalising.
    pub required: bool,
}

/// Which part of a question a unit is.
#[derive(Clone, Debug)]
pub enum UnitKind<'a> {
    /// The whole question.
    Whole,
    /// A row of a matrix.
    Row(&'a Row),
    /// An entry of a repeat.
    Entry {
        /// The fields of the entry.
        fields: &'a [Question],
        /// What the entry is about, where it stands for a row or choice of another question.
        about: Option<Text>,
    },
}

impl Unit<'_> {
    /// What the unit is about, where it is a part of its question: the row, or what the entry stands for.
    pub fn label(&self) -> Option<&Text> {
        match &self.kind {
            UnitKind::Whole => None,
            UnitKind::Row(row) => Some(&row.label),
            UnitKind::Entry { about, .. } => about.as_ref(),
        }
    }
}

/// The units of a question in order. For an open repeat: the entries there are.
pub fn units<'a>(question: &'a Question, live: &Live<'_>) -> Vec<Unit<'a>> {
    let unit = |part: Option<Id>, kind| Unit {
        address: Address {
            question: question.name.clone(),
            part,
        },
        question,
        kind,
        required: question.required,
    };
    match &question.kind {
        Kind::Note => Vec::new(),
        Kind::Matrix { .. } => live
            .rows(question)
            .map(|row| unit(Some(row.name.clone()), UnitKind::Row(row)))
            .collect(),
        Kind::Repeat {
            fields, for_each, ..
        } if for_each.is_empty() => {
            let entries = live.response.entries(&question.name);
            let entry = |id| {
                unit(
                    Some(id),
                    UnitKind::Entry {
                        fields,
                        about: None,
                    },
                )
            };
            entries.map(entry).collect()
        }
        Kind::Repeat {
            fields, for_each, ..
        } => {
            let entry = |choice: Choice| {
                unit(
                    Some(choice.name),
                    UnitKind::Entry {
                        fields,
                        about: Some(choice.label),
                    },
                )
            };
            live.sourced(for_each).into_iter().map(entry).collect()
        }
        _ => vec![unit(None, UnitKind::Whole)],
    }
}

/// What can be chosen in a question or in a row of it.
pub fn choices_of<'q>(question: &'q Question, live: &Live<'_>) -> Cow<'q, [Choice]> {
    match &question.kind {
        Kind::SelectOne { choices, .. }
        | Kind::SelectMultiple { choices, .. }
        | Kind::Rank { choices, .. }
        | Kind::Matrix { choices, .. } => live.choices(choices),
        _ => Cow::Borrowed(&[]),
    }
}

impl Response {
    /// The entries of an open repeat that have content, in the order of their ids.
    pub fn entries(&self, question: &Id) -> impl Iterator<Item = Id> {
        let filled = |register: &Register| {
            !register
                .versions()
                .iter()
                .all(|version| version.answer.is_blank())
        };
        self.answers
            .range(Address::of(question.clone())..)
            .take_while(move |(address, _)| address.question == *question)
            .filter(move |(_, register)| filled(register))
            .filter_map(|(address, _)| address.part.clone())
    }

    /// The address for a new entry of an open repeat. It carries the author, so that entries two
    /// people add without seeing each other are two entries.
    pub fn new_entry(&self, question: &Id, author: &AuthorId) -> Address {
        let taken = |part: &Id| {
            self.answers
                .contains_key(&Address::part(question.clone(), part.clone()))
        };
        let numbered = (1_u32..).filter_map(|n| Id::new(&format!("e{n:03}-{author}")).ok());
        let free = numbered.into_iter().find(|part| !taken(part));
        Address {
            question: question.clone(),
            part: free,
        }
    }

    /// The sharing flag in force for an answer.
    pub fn share_of(&self, answer: &Answer) -> Share {
        answer.share.unwrap_or(self.respondent.share)
    }
}
