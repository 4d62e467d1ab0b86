//! Questions whose being shown depends on themselves, or on too long a chain of others.

use std::collections::BTreeMap;
use std::slice::Iter;

use super::{Checker, path_of};
use crate::base::Problem;
use crate::questionnaire::expression::Expression;
use crate::questionnaire::{Choices, Kind, Question, Questionnaire, Section};

/// How many questions may depend on each other in a row. Longer chains have no use, and whoever
/// follows one does so by recursion.
const CHAIN_LIMIT: usize = 100;

/// Each question with those that decide whether it is shown and what it offers. Conditions of fields are not followed.
type Needs<'q> = BTreeMap<&'q str, Vec<&'q str>>;

impl Checker<'_> {
    /// Reports each circle once and each question at the end of a chain that is too long.
    pub(super) fn circles(&mut self, questionnaire: &Questionnaire) {
        let needs = needs(questionnaire);
        let mut walk = Walk::default();
        for (s, section) in questionnaire.sections.iter().enumerate() {
            for (q, question) in section.questions.iter().enumerate() {
                let path = path_of(s).key("questions").nth(q);
                let height = walk.from(question.name.as_str(), &needs);
                self.found.about(Some(question.name.to_string()));
                for circle in std::mem::take(&mut walk.circles) {
                    let problem = Problem::error("questionnaire-circle").with("names", circle);
                    self.found.say(&path, problem);
                }
                if height == CHAIN_LIMIT + 1 {
                    let problem = Problem::error("questionnaire-chain").with("limit", CHAIN_LIMIT);
                    self.found.say(&path, problem);
                }
                self.found.about(None);
            }
        }
    }
}

/// A walk along what questions need, depth first and without recursion.
#[derive(Default)]
struct Walk<'q> {
    /// How long the longest chain below a question is; `None` while it is being walked.
    heights: BTreeMap<&'q str, Option<usize>>,
    /// The circles found, in words.
    circles: Vec<String>,
}

/// The questions on the way to where the walk is, with what each still has to visit.
type Way<'q, 'n> = Vec<(&'q str, Iter<'n, &'q str>)>;

impl<'q> Walk<'q> {
    /// The length of the longest chain that ends with a question.
    fn from(&mut self, start: &'q str, needs: &Needs<'q>) -> usize {
        let mut way = Way::new();
        self.enter(start, needs, &mut way);
        while let Some((name, rest)) = way.last_mut() {
            let name = *name;
            if let Some(next) = rest.next() {
                self.enter(next, needs, &mut way);
            } else {
                way.pop();
                let below = needs.get(name).into_iter().flatten();
                let height = below.filter_map(|need| self.height(need)).max();
                self.heights
                    .insert(name, Some(height.unwrap_or_default() + 1));
            }
        }
        self.height(start).unwrap_or_default()
    }

    fn height(&self, name: &str) -> Option<usize> {
        self.heights.get(name).copied().flatten()
    }

    fn enter<'n>(&mut self, name: &'q str, needs: &'n Needs<'q>, way: &mut Way<'q, 'n>) {
        match self.heights.get(name) {
            Some(Some(_)) => {}
            Some(None) => {
                let names = way.iter().map(|(name, _)| *name);
                let circle = names.skip_while(|other| *other != name).chain([name]);
                self.circles.push(circle.collect::<Vec<_>>().join(" → "));
            }
            None => {
                if let Some(needed) = needs.get(name) {
                    self.heights.insert(name, None);
                    way.push((name, needed.iter()));
                }
            }
        }
    }
}

fn needs(questionnaire: &Questionnaire) -> Needs<'_> {
    let sections = questionnaire.sections.iter();
    let each = sections.flat_map(|section| {
        let questions = section.questions.iter();
        questions.map(move |question| (question.name.as_str(), needs_of(section, question)))
    });
    each.collect()
}

fn needs_of<'q>(section: &'q Section, question: &'q Question) -> Vec<&'q str> {
    let mut names = Vec::new();
    names.extend(read_by(section.relevant.as_ref()));
    names.extend(read_by(question.relevant.as_ref()));
    for source in question.sources() {
        names.push(source.from.as_str());
        names.extend(read_by(source.filter.as_ref()));
    }
    // A choice may depend on what was chosen in its own question.
    let offered = question.choices().map(Choices::fixed).unwrap_or_default();
    let read = offered
        .iter()
        .flat_map(|choice| read_by(choice.relevant.as_ref()));
    names.extend(read.filter(|name| question.name != **name));
    if let Kind::Matrix { rows, .. } = &question.kind {
        // A row may depend on other rows of its own matrix.
        let read = rows.iter().flat_map(|row| read_by(row.relevant.as_ref()));
        names.extend(read.filter(|name| question.name != **name));
    }
    names
}

fn read_by(expression: Option<&Expression>) -> impl Iterator<Item = &str> {
    let references = expression.into_iter().flat_map(Expression::references);
    references.map(|reference| reference.question.as_str())
}
