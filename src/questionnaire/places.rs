//! Where each question stands, and which others read its answer: found once, so that a key costs the same in a long
//! questionnaire as in a short one.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::OnceLock;

use super::expression::Expression;
use super::{Choices, Constraint, Kind, Question, Questionnaire, Section, Source};

/// What is found when it is first asked for. It follows from the rest of the questionnaire and says nothing of its own: two
/// that differ in it are equal, and a copy, which may be changed, finds its own.
#[derive(Default)]
pub(crate) struct Places(OnceLock<Found>);

#[derive(Default)]
struct Found {
    /// The section and the place in it, by name.
    at: HashMap<String, (usize, usize)>,
    /// The questions whose being shown, choices, entries or constraints read this one, by name.
    readers: HashMap<String, Vec<(usize, usize)>>,
    reads_clock: bool,
}

impl Clone for Places {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Places")
    }
}

impl Questionnaire {
    fn found(&self) -> &Found {
        self.places.0.get_or_init(|| find(self))
    }

    /// The section of a question and its place there.
    pub fn place(&self, name: &str) -> Option<(usize, usize)> {
        self.found().at.get(name).copied()
    }

    /// The section and question at a place.
    pub fn at(&self, (section, question): (usize, usize)) -> Option<(&Section, &Question)> {
        let section = self.sections.get(section)?;
        Some((section, section.questions.get(question)?))
    }

    /// The question of this name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        Some(self.at(self.place(name)?)?.1)
    }

    /// The section a question stands in.
    pub fn section_of(&self, name: &str) -> Option<&Section> {
        Some(self.at(self.place(name)?)?.0)
    }

    /// The places of all questions from one on, forwards, without that one.
    pub fn after(&self, from: (usize, usize)) -> impl Iterator<Item = &Question> {
        let (section, question) = from;
        let here = self.sections.get(section).map(|here| &here.questions);
        let rest = here.into_iter().flatten().skip(question + 1);
        let later = self.sections.iter().skip(section + 1);
        rest.chain(later.flat_map(|section| &section.questions))
    }

    /// All questions before a place, backwards.
    pub fn before(&self, from: (usize, usize)) -> impl Iterator<Item = &Question> {
        let (section, question) = from;
        let here = self.sections.get(section).map(|here| &here.questions);
        let first = here.and_then(|questions| questions.get(..question));
        let earlier = self.sections.get(..section).unwrap_or_default();
        let earlier = earlier.iter().rev();
        let first = first.unwrap_or_default().iter().rev();
        first.chain(earlier.flat_map(|section| section.questions.iter().rev()))
    }

    /// The questions for which an answer to this one can matter, itself among them, in order: whether they are shown,
    /// what they offer, whether their answers are right.
    pub fn touched(&self, name: &str) -> BTreeSet<(usize, usize)> {
        let mut touched: BTreeSet<(usize, usize)> = self.place(name).into_iter().collect();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            for place in self.found().readers.get(name).into_iter().flatten() {
                if touched.insert(*place)
                    && let Some((_, question)) = self.at(*place)
                {
                    open.push(question.name.as_str());
                }
            }
        }
        touched
    }

    /// Whether anything in it depends on which day it is.
    pub fn reads_clock(&self) -> bool {
        self.found().reads_clock
    }
}

fn find(questionnaire: &Questionnaire) -> Found {
    let mut found = Found::default();
    for (s, section) in questionnaire.sections.iter().enumerate() {
        for (q, question) in section.questions.iter().enumerate() {
            // The first of a name counts, as it did when questions were looked for one by one.
            found.at.entry(question.name.to_string()).or_insert((s, q));
            let mut reads = Reads::default();
            reads.condition(section.relevant.as_ref());
            reads.question(question);
            found.reads_clock |= reads.clock;
            reads.names.remove(question.name.as_str());
            for name in reads.names {
                found
                    .readers
                    .entry(name.to_owned())
                    .or_default()
                    .push((s, q));
            }
        }
    }
    found
}

/// What a question reads of others.
#[derive(Default)]
struct Reads<'q> {
    names: BTreeSet<&'q str>,
    clock: bool,
}

impl<'q> Reads<'q> {
    fn condition(&mut self, expression: Option<&'q Expression>) {
        if let Some(expression) = expression {
            let read = expression.references();
            self.names.extend(read.map(|read| read.question.as_str()));
            self.clock |= expression.reads_clock();
        }
    }

    fn sources(&mut self, sources: &'q [Source]) {
        for source in sources {
            self.names.insert(source.from.as_str());
            self.condition(source.filter.as_ref());
        }
    }

    fn question(&mut self, question: &'q Question) {
        self.condition(question.relevant.as_ref());
        let rule = |constraint: &'q Constraint| &constraint.rule;
        self.condition(question.constraint.as_ref().map(rule));
        match &question.kind {
            Kind::Note | Kind::Text(_) | Kind::Number(_) | Kind::Date | Kind::Maturity { .. } => {}
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => self.choices(choices),
            Kind::Matrix { rows, choices, .. } => {
                self.choices(choices);
                for row in rows {
                    self.condition(row.relevant.as_ref());
                }
            }
            Kind::Group { fields } => self.fields(fields),
            Kind::Repeat {
                fields, for_each, ..
            } => {
                self.fields(fields);
                self.sources(for_each);
            }
        }
    }

    fn fields(&mut self, fields: &'q [Question]) {
        for field in fields {
            self.question(field);
        }
    }

    fn choices(&mut self, choices: &'q Choices) {
        match choices {
            Choices::From(sources) => self.sources(sources),
            Choices::List { choices, .. } => {
                for choice in choices.iter() {
                    self.condition(choice.relevant.as_ref());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::builtin;
    use super::super::fixture::chain;

    /// The names of the questions that a change of one can touch.
    fn touched(name: &str) -> Vec<String> {
        let chain = chain();
        let places = chain.touched(name).into_iter();
        let names = places.filter_map(|place| Some(chain.at(place)?.1.name.to_string()));
        names.collect()
    }

    #[test]
    fn what_depends_on_an_answer_is_found_along_the_whole_chain() {
        assert_eq!(touched("open"), ["open", "faced", "top", "plan", "why"]);
        assert_eq!(touched("plan"), ["plan", "why"]);
        assert_eq!(touched("open-list"), ["open-list"]);
        assert_eq!(touched("unknown"), Vec::<String>::new());
    }

    #[test]
    fn every_question_is_found_where_it_stands() {
        for id in builtin::ids() {
            let all = builtin::questionnaire(&id).unwrap();
            let names: Vec<&str> = all.questions().map(|q| q.name.as_str()).collect();
            for (nth, name) in names.iter().enumerate() {
                assert_eq!(all.question(name).unwrap().name, **name);
                let place = all.place(name).unwrap();
                let after: Vec<&str> = all.after(place).map(|q| q.name.as_str()).collect();
                assert_eq!(after, names[nth + 1..]);
                let mut before: Vec<&str> = all.before(place).map(|q| q.name.as_str()).collect();
                before.reverse();
                assert_eq!(before, names[..nth]);
            }
        }
    }
}
