//! How far a response has come. Screen, plain prompt and reports count with this and so agree.

use std::collections::BTreeMap;

use super::{Live, Register, Response, Unit, units, validate};
use crate::base::Id;
use crate::questionnaire::Question;

/// Counts over questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Questions that are shown.
    pub shown: usize,
    /// Of these, done.
    pub answered: usize,
    /// Of these, required and not done.
    pub required_left: usize,
    /// Of these, with a problem or a conflict.
    pub to_fix: usize,
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionState {
    /// Not shown, given the other answers.
    Hidden,
    /// Nothing answered.
    Untouched,
    /// Some units answered, others missing.
    Part,
    /// Answered, or silence explained.
    Done,
    /// Silence explained in all units: not applicable.
    NotApplicable,
    /// Answered, and something must be mended.
    Fix,
}

/// The state of every question, and the counts of each section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All sections together.
    pub total: Tally,
    /// Section by section, in order.
    pub sections: Vec<SectionProgress>,
    /// Question by question.
    pub questions: BTreeMap<Id, QuestionState>,
}

/// The counts of one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionProgress {
    /// The section.
    pub name: Id,
    /// Its counts.
    pub tally: Tally,
}

/// Counts what is answered, missing and wrong.
pub fn progress(live: &Live<'_>) -> Progress {
    let mut progress = Progress::default();
    for section in &live.questionnaire.sections {
        let mut tally = Tally::default();
        for question in section
            .questions
            .iter()
            .filter(|question| question.is_asked())
        {
            let state = state(question, live);
            tally.count(question, state);
            progress.questions.insert(question.name.clone(), state);
        }
        progress.total.add(tally);
        progress.sections.push(SectionProgress {
            name: section.name.clone(),
            tally,
        });
    }
    progress
}

/// Where one question stands.
pub fn state(question: &Question, live: &Live<'_>) -> QuestionState {
    if !live.shows(question.name.as_str()) {
        return QuestionState::Hidden;
    }
    let units = units(question, live);
    let given = units
        .iter()
        .filter(|unit| is_given(live.response, unit))
        .count();
    if units.iter().any(|unit| {
        live.response.wants_explanation(&unit.address)
            || validate::unit_problems(live, unit)
                .iter()
                .any(crate::base::Problem::is_error)
    }) {
        QuestionState::Fix
    } else if given == 0 {
        QuestionState::Untouched
    } else if given < units.len() {
        QuestionState::Part
    } else if units
        .iter()
        .all(|unit| is_not_applicable(live.response, unit))
    {
        QuestionState::NotApplicable
    } else {
        QuestionState::Done
    }
}

fn is_given(response: &Response, unit: &Unit<'_>) -> bool {
    let register = response.answers.get(&unit.address);
    register.is_some_and(Register::is_given)
}

fn is_not_applicable(response: &Response, unit: &Unit<'_>) -> bool {
    use super::{Given, Missing};
    let answer = response.answer(&unit.address);
    answer.is_some_and(|answer| {
        matches!(
            answer.given,
            Given::Missing {
                why: Missing::NotApplicable,
                ..
            }
        )
    })
}

impl Tally {
    fn count(&mut self, question: &Question, state: QuestionState) {
        if state == QuestionState::Hidden {
            return;
        }
        let done = matches!(state, QuestionState::Done | QuestionState::NotApplicable);
        self.shown += 1;
        self.answered += usize::from(done);
        self.required_left +=
            usize::from(question.required && !done && state != QuestionState::Fix);
        self.to_fix += usize::from(state == QuestionState::Fix);
    }

    fn add(&mut self, other: Self) {
        self.shown += other.shown;
        self.answered += other.answered;
        self.required_left += other.required_left;
        self.to_fix += other.to_fix;
    }
}
