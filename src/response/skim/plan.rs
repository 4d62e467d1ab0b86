//! A questionnaire, prepared for seeing it through many responses.

use std::collections::HashMap;

use crate::questionnaire::expression::Expression;
use crate::questionnaire::{Choices, Kind, Question, Questionnaire, Source};
use crate::response::depends_on_others;

/// A questionnaire with everything found by place that is otherwise searched by name. The place of a question is its number
/// among all questions, from 0.
#[derive(Debug)]
pub struct SkimPlan<'q> {
    /// The questionnaire.
    pub questionnaire: &'q Questionnaire,
    pub(super) questions: Vec<Asked<'q>>,
    by_name: HashMap<&'q str, usize>,
}

/// A question with what decides whether it is shown.
#[derive(Debug)]
pub(super) struct Asked<'q> {
    pub(super) question: &'q Question,
    /// The conditions of its section and its own, in this order.
    pub(super) conditions: Vec<&'q Expression>,
    /// Whether what it offers comes from other answers: with nothing to offer it is not shown.
    pub(super) depends_on_others: bool,
    /// Whether what it offers is surely chosen by a name alone, next to others: nothing is to be specified, nothing excludes.
    offers_names: bool,
}

/// Through how many questions it is followed what is offered.
const FOLLOWED: usize = 4;

impl<'q> SkimPlan<'q> {
    /// The plan of a questionnaire.
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        let all = questionnaire.sections.iter().flat_map(|section| {
            let gate = section.relevant.as_ref();
            let questions = section.questions.iter();
            questions.map(move |question| Asked::new(question, gate))
        });
        let questions: Vec<Asked<'q>> = all.collect();
        let names = questions.iter().enumerate();
        let by_name = names
            .map(|(place, asked)| (asked.question.name.as_str(), place))
            .collect();
        let mut plan = Self {
            questionnaire,
            questions,
            by_name,
        };
        for _ in 0..FOLLOWED {
            plan.follow_names();
        }
        plan
    }

    /// Notes of each question whether it offers names, by what is known of those it takes them from.
    fn follow_names(&mut self) {
        let offers = |asked: &Asked<'q>| match &asked.question.kind {
            // Its rows have names and nothing else.
            Kind::Matrix { .. } => true,
            _ => asked
                .question
                .choices()
                .is_none_or(|choices| match choices {
                    Choices::List { choices, .. } => choices
                        .iter()
                        .all(|choice| !choice.specify && !choice.exclusive),
                    Choices::From(sources) => self.offer_names(sources),
                }),
        };
        let offer: Vec<bool> = self.questions.iter().map(offers).collect();
        for (asked, offers_names) in self.questions.iter_mut().zip(offer) {
            asked.offers_names = offers_names;
        }
    }

    /// Whether what comes from these is surely chosen by a name alone.
    pub(super) fn offer_names(&self, sources: &[Source]) -> bool {
        let places = sources
            .iter()
            .filter_map(|source| self.place(source.from.as_str()));
        let mut asked = places.filter_map(|place| self.questions.get(place));
        asked.all(|asked| asked.offers_names)
    }

    /// The place of a question.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The question at a place.
    pub fn question(&self, place: usize) -> Option<&'q Question> {
        self.questions.get(place).map(|asked| asked.question)
    }
}

impl<'q> Asked<'q> {
    fn new(question: &'q Question, gate: Option<&'q Expression>) -> Self {
        Self {
            question,
            conditions: gate.into_iter().chain(&question.relevant).collect(),
            depends_on_others: depends_on_others(question),
            offers_names: false,
        }
    }
}
