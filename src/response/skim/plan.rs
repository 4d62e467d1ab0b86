//! A questionnaire, prepared for seeing it through many responses.

use std::collections::HashMap;

use crate::questionnaire::expression::Expression;
use crate::questionnaire::{Question, Questionnaire};
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
}

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
        Self {
            questionnaire,
            questions,
            by_name,
        }
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
        }
    }
}
