//! Answers to one version of a questionnaire under the next one. Nothing is dropped: what has no place any more is set
//! aside in the file.

mod convert;

use std::collections::BTreeMap;

use super::{
    Address, Previous, QuestionnaireRef, Register, Response, Round, SetAside, Status, Version, Why,
};
use crate::base::Id;
use crate::questionnaire::diff::{Difference, Effect, What};
use crate::questionnaire::{Kind, Mapping, Question, Questionnaire, list_name};
use convert::{Converted, convert};

/// A response under another version, and what became of each answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Upgraded {
    /// The response: a draft again.
    pub response: Response,
    /// What became of each answer, by its old address.
    pub outcomes: BTreeMap<Address, Outcome>,
}

/// What became of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Kept, to be looked at again, or set aside.
    pub effect: Effect,
    /// Where it stands now; nothing where it was set aside.
    pub address: Option<Address>,
    /// Why: the name of a difference, or why there is no place for it or for a part of it.
    pub why: Vec<&'static str>,
}

/// A response to `old` under `new`. `old` need not be known; then rewordings cannot be seen.
///
/// Versions keep their clocks, authors and times, so that copies that were upgraded apart can still be joined. What is to
/// be looked at again is flagged.
pub fn upgrade(
    response: &Response,
    old: Option<&Questionnaire>,
    new: &Questionnaire,
    mapping: &Mapping,
    differences: &[Difference],
) -> Upgraded {
    let carrier = Carrier {
        old,
        new,
        mapping,
        differences,
        version: &response.questionnaire.version,
        language: response.respondent.language,
    };
    let mut upgraded = Response {
        questionnaire: QuestionnaireRef::from(new),
        status: Status::Draft,
        seal: None,
        answers: BTreeMap::new(),
        flags: response
            .flags
            .iter()
            .map(|flag| carrier.address(flag))
            .collect(),
        ..response.clone()
    };
    if let Some(packet) = &mut upgraded.packet {
        let questions = packet.questions.iter();
        packet.questions = questions
            .map(|name| mapping.question(name).clone())
            .collect();
    }
    let mut outcomes = BTreeMap::new();
    for (address, register) in &response.answers {
        let moved = carrier.register(address, register);
        let mut outcome = moved.outcome();
        if let (Some(to), Some(kept)) = (outcome.address.clone(), &moved.register) {
            if upgraded.answers.contains_key(&to) {
                outcome = Outcome::lost(Why::PlaceTaken);
            } else {
                if outcome.effect != Effect::Kept {
                    upgraded.flags.insert(to.clone());
                }
                upgraded.answers.insert(to, kept.clone());
            }
        }
        let lost = outcome
            .address
            .is_none()
            .then(|| outcome.why.first().copied());
        for why in moved.lost.map(Why::name).into_iter().chain(lost.flatten()) {
            upgraded.set_aside(carrier.aside(address, register, why));
        }
        outcomes.insert(address.clone(), outcome);
    }
    carrier.beside(&mut upgraded);
    Upgraded {
        response: upgraded,
        outcomes,
    }
}

/// Carries answers over.
struct Carrier<'a> {
    old: Option<&'a Questionnaire>,
    new: &'a Questionnaire,
    mapping: &'a Mapping,
    differences: &'a [Difference],
    version: &'a str,
    language: crate::base::Language,
}

/// A register under the new version.
struct Moved {
    address: Option<Address>,
    register: Option<Register>,
    /// Why a part of it, or all, has no place.
    lost: Option<Why>,
    /// Whether something was rewritten.
    rewritten: bool,
    /// Names of differences for which it should be looked at again.
    reasons: Vec<&'static str>,
}

impl Outcome {
    fn lost(why: Why) -> Self {
        Self {
            effect: Effect::Lost,
            address: None,
            why: vec![why.name()],
        }
    }
}

impl Moved {
    fn lost(why: Why) -> Self {
        Self {
            address: None,
            register: None,
            lost: Some(why),
            rewritten: false,
            reasons: Vec::new(),
        }
    }

    fn outcome(&self) -> Outcome {
        let part_lost = self.lost.map(Why::name);
        let Some(address) = self.address.clone().filter(|_| self.register.is_some()) else {
            return Outcome {
                effect: Effect::Lost,
                address: None,
                why: part_lost.into_iter().collect(),
            };
        };
        let mut why = self.reasons.clone();
        why.extend(part_lost);
        if self.rewritten && why.is_empty() {
            why.push("rewritten");
        }
        let effect = if part_lost.is_some() {
            Effect::Lost
        } else if why.is_empty() {
            Effect::Kept
        } else {
            Effect::Review
        };
        Outcome {
            effect,
            address: Some(address),
            why,
        }
    }
}

impl Carrier<'_> {
    /// The new address, whether or not there is such a place.
    fn address(&self, old: &Address) -> Address {
        let question = self.mapping.question(&old.question).clone();
        let part = old.part.as_ref().map(|part| self.part(&old.question, part));
        Address { question, part }
    }

    /// The new name of a row, or of an entry that stands for a row or choice of another question.
    fn part(&self, question: &Id, part: &Id) -> Id {
        let mut name = self.mapping.row(question, part);
        let mut open = self.sources(question);
        let mut seen = Vec::new();
        while let (true, Some(from)) = (name == part, open.pop()) {
            if !seen.contains(&from) {
                let list = self.old_question(&from).and_then(list_name);
                name = self.mapping.row(&from, part);
                if name == part {
                    name = self.mapping.choice(&from, list, part);
                }
                open.extend(self.sources(&from));
                seen.push(from);
            }
        }
        name.clone()
    }

    fn old_question(&self, name: &Id) -> Option<&Question> {
        self.old?.question(name.as_str())
    }

    /// The questions from whose answers the entries of a repeat, or the choices of a question, are made.
    fn sources(&self, question: &Id) -> Vec<Id> {
        let question = self.old_question(question);
        let sources = question.map(Question::sources).unwrap_or_default();
        sources.iter().map(|source| source.from.clone()).collect()
    }

    fn register(&self, old: &Address, register: &Register) -> Moved {
        let address = self.address(old);
        let Some(question) = self.new.question(address.question.as_str()) else {
            return Moved::lost(Why::NoQuestion);
        };
        if let Err(why) = fits(&address, question) {
            return Moved::lost(why);
        }
        let was = self.old_question(&old.question);
        let mut moved = Moved {
            reasons: self.reasons(old, register),
            address: Some(address),
            register: None,
            lost: None,
            rewritten: false,
        };
        let mut versions = Vec::new();
        for version in register.versions() {
            let (kept, converted) = self.version(version, &old.question, was, question);
            versions.extend(kept);
            moved.lost = moved.lost.or(converted.lost);
            moved.rewritten |= converted.rewritten;
        }
        moved.register = (!versions.is_empty()).then(|| Register::new(versions));
        moved
    }

    /// A version under the new question; nothing where nothing of its value has a place.
    fn version(
        &self,
        version: &Version,
        root: &Id,
        was: Option<&Question>,
        question: &Question,
    ) -> (Option<Version>, Converted) {
        let Some(value) = version.answer.value() else {
            return (Some(version.clone()), Converted::default());
        };
        let rows = self.sources(root);
        let converted = convert(value, was, question, (root, &rows), self.mapping);
        let kept = converted.value.clone().map(|value| {
            let mut version = version.clone();
            version.answer.given = super::Given::Value(value);
            version
        });
        (kept, converted)
    }

    /// The differences for which an answer should be looked at again.
    fn reasons(&self, address: &Address, register: &Register) -> Vec<&'static str> {
        let mine = self.differences.iter().filter(|difference| {
            difference.item == address.question && difference.effect == Effect::Review
        });
        let concerns = |difference: &&Difference| match (difference.what, &difference.part) {
            (What::RowReworded | What::RowRelevanceChanged, Some(row)) => address
                .part
                .as_ref()
                .is_some_and(|part| *part == row.as_str()),
            (What::ChoiceReworded | What::ChoicesMerged, Some(choice)) => {
                let mut values = register.versions().iter().filter_map(|v| v.answer.value());
                values.any(|value| convert::mentions(value, choice))
            }
            _ => true,
        };
        let mut reasons: Vec<&str> = mine.filter(concerns).map(|d| d.what.name()).collect();
        reasons.dedup();
        reasons
    }

    fn aside(&self, address: &Address, register: &Register, why: &str) -> SetAside {
        let question = self.old_question(&address.question);
        SetAside {
            address: address.clone(),
            version: self.version.to_owned(),
            question: question
                .map(|question| question.label.get(self.language).to_owned())
                .unwrap_or_default(),
            why: why.to_owned(),
            versions: register.clone(),
        }
    }

    /// Carries over what stands beside the answers: the last cycle and the round before.
    fn beside(&self, response: &mut Response) {
        if let Some(previous) = response.previous.take() {
            let answers = self.carry(&previous.answers, response);
            response.previous = Some(Previous {
                answers,
                ..previous
            });
        }
        if let Some(round) = response.round.take() {
            let answers = self.carry(&round.answers, response);
            let untouched = |address: &Address| {
                let mut mine = self
                    .differences
                    .iter()
                    .filter(|d| d.item == address.question);
                mine.all(|difference| difference.effect == Effect::Kept)
            };
            let figures = round.figures.into_iter();
            let marked = round.marked.iter().map(|address| self.address(address));
            response.round = Some(Round {
                marked: marked.collect(),
                answers,
                figures: figures
                    .filter(|(address, _)| untouched(address))
                    .map(|(address, figure)| (self.address(&address), figure))
                    .collect(),
                ..round
            });
        }
    }

    fn carry(
        &self,
        answers: &BTreeMap<Address, Register>,
        response: &mut Response,
    ) -> BTreeMap<Address, Register> {
        let mut carried = BTreeMap::new();
        for (address, register) in answers {
            let moved = self.register(address, register);
            let free = moved.address.filter(|to| !carried.contains_key(to));
            let lost = match (free, moved.register) {
                (Some(to), Some(kept)) => {
                    carried.insert(to, kept);
                    moved.lost
                }
                (None, Some(_)) => Some(Why::PlaceTaken),
                _ => moved.lost,
            };
            if let Some(why) = lost {
                response.set_aside(self.aside(address, register, why.name()));
            }
        }
        carried
    }
}

/// Whether a question has the place that an address names.
fn fits(address: &Address, question: &Question) -> Result<(), Why> {
    match (&question.kind, &address.part) {
        (Kind::Matrix { rows, .. }, Some(part)) => {
            let there = rows.iter().any(|row| row.name == *part);
            there.then_some(()).ok_or(Why::NoRow)
        }
        (Kind::Repeat { .. }, Some(_)) => Ok(()),
        (Kind::Matrix { .. } | Kind::Repeat { .. } | Kind::Note, _) | (_, Some(_)) => {
            Err(Why::OtherType)
        }
        (_, None) => Ok(()),
    }
}

#[cfg(test)]
mod tests;
