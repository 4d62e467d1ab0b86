//! How far a response has come. Screen, plain prompt and reports count with this and so agree.

use serde::{Deserialize, Serialize};

use super::{Live, Register, Response, Unit, units, validate};
use crate::base::Id;
use crate::questionnaire::Question;

/// Counts over questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Nothing is to be answered: silence is explained in all units, or it is a note.
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
}

/// The counts of one section, and where its questions stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionProgress {
    /// Its counts.
    pub tally: Tally,
    /// The state of each of its questions, in order.
    pub questions: Vec<QuestionState>,
}

/// Counts what is answered, missing and wrong.
pub fn progress(live: &Live<'_>) -> Progress {
    let mut progress = Progress::default();
    for section in &live.questionnaire.sections {
        let mut tally = Tally::default();
        let mut questions = Vec::with_capacity(section.questions.len());
        for question in &section.questions {
            let state = state(question, live);
            tally.add(Tally::of(question, state));
            questions.push(state);
        }
        progress.total.add(tally);
        progress.sections.push(SectionProgress { tally, questions });
    }
    progress
}

impl Progress {
    /// Where the question at a place of the questionnaire stands.
    pub fn at(&self, (section, question): (usize, usize)) -> Option<QuestionState> {
        let section = self.sections.get(section)?;
        section.questions.get(question).copied()
    }

    /// Counts again what a change of the answer to one question can touch, and nothing else.
    pub fn follow(&mut self, live: &Live<'_>, changed: &Id) {
        let questionnaire = live.questionnaire;
        for place in questionnaire.touched(changed.as_str()) {
            let found = questionnaire.at(place).zip(self.sections.get_mut(place.0));
            let Some(((_, question), section)) = found else {
                continue;
            };
            let Some(known) = section.questions.get_mut(place.1) else {
                continue;
            };
            let now = state(question, live);
            let before = Tally::of(question, std::mem::replace(known, now));
            for tally in [&mut section.tally, &mut self.total] {
                tally.add(Tally::of(question, now));
                tally.subtract(before);
            }
        }
    }
}

/// Where one question stands.
pub fn state(question: &Question, live: &Live<'_>) -> QuestionState {
    if !live.shows(question.name.as_str()) {
        return QuestionState::Hidden;
    }
    if !question.is_asked() {
        return QuestionState::NotApplicable;
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
    /// What one question adds.
    fn of(question: &Question, state: QuestionState) -> Self {
        if state == QuestionState::Hidden || !question.is_asked() {
            return Self::default();
        }
        let done = matches!(state, QuestionState::Done | QuestionState::NotApplicable);
        let left = question.required && !done && state != QuestionState::Fix;
        Self {
            shown: 1,
            answered: usize::from(done),
            required_left: usize::from(left),
            to_fix: usize::from(state == QuestionState::Fix),
        }
    }

    fn add(&mut self, other: Self) {
        self.shown += other.shown;
        self.answered += other.answered;
        self.required_left += other.required_left;
        self.to_fix += other.to_fix;
    }

    /// Takes away what was added before.
    fn subtract(&mut self, other: Self) {
        self.shown = self.shown.saturating_sub(other.shown);
        self.answered = self.answered.saturating_sub(other.answered);
        self.required_left = self.required_left.saturating_sub(other.required_left);
        self.to_fix = self.to_fix.saturating_sub(other.to_fix);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::live::EVALUATED;
    use super::super::sample::{SampleOf, sample};
    use super::*;
    use crate::questionnaire::fixture::questionnaire;
    use crate::questionnaire::{Questionnaire, builtin};
    use crate::response::fixture::{empty, live, put, value};
    use crate::response::{Answer, QuestionnaireRef};

    /// After each of these answers, what was followed is what is counted anew.
    fn assert_followed(asked: &Questionnaire, given: &Response) {
        let mut response = Response::new(QuestionnaireRef::from(asked), given.respondent.clone());
        let mut followed = progress(&live(asked, &response));
        let forth = given.answers.keys();
        let back = given.answers.keys().rev();
        for (nth, address) in forth.chain(back).enumerate() {
            if nth < given.answers.len() {
                let register = given.answers.get(address).cloned();
                response
                    .answers
                    .extend(register.map(|register| (address.clone(), register)));
            } else {
                response.answers.remove(address);
            }
            let live = live(asked, &response);
            followed.follow(&live, &address.question);
            assert_eq!(followed, progress(&live), "{address}");
        }
    }

    #[test]
    fn following_every_answer_is_counting_anew() {
        for id in builtin::ids() {
            let asked = builtin::questionnaire(&id).unwrap();
            for (country, seed) in [(0, 1), (1, 2)] {
                let of = SampleOf {
                    country,
                    institution: 0,
                    seed,
                    on: "2026-09-30".parse().unwrap(),
                };
                assert_followed(&asked, &sample(&asked, of));
            }
        }
    }

    #[test]
    fn a_note_is_shown_or_not_and_counts_nothing() {
        let asked = questionnaire(
            json!({}),
            json!([
                { "name": "q0", "type": "text", "label": "Why?" },
                { "name": "about", "type": "note", "label": "So it is.", "relevant": "${q0} = 'x'" },
            ]),
        );
        let mut response = empty();
        let mut followed = progress(&live(&asked, &response));
        let (note, only_q0) = ((0, 1), followed.total);
        assert_eq!(followed.at(note), Some(QuestionState::Hidden));
        assert_eq!((only_q0.shown, only_q0.answered), (1, 0));
        put(&mut response, "q0", Answer::of(value(json!("x"))));
        followed.follow(&live(&asked, &response), &"q0".parse().unwrap());
        assert_eq!(followed.at(note), Some(QuestionState::NotApplicable));
        assert_eq!((followed.total.shown, followed.total.answered), (1, 1));
    }

    /// So many questions, one in two of which depends on the one before.
    fn pairs(count: usize) -> Questionnaire {
        let question = |nth: usize| -> Json {
            let mut question =
                json!({ "name": format!("q{nth}"), "type": "text", "label": "Why?" });
            if nth % 2 == 1 {
                question["relevant"] = format!("${{q{}}} = 'x'", nth - 1).into();
            }
            question
        };
        let questions: Vec<Json> = (0..count).map(question).collect();
        questionnaire(json!({}), Json::Array(questions))
    }

    #[test]
    fn what_a_change_costs_does_not_depend_on_how_much_is_asked() {
        let evaluated = [10, 1000].map(|count| {
            let asked = pairs(count);
            let mut response = empty();
            let mut followed = progress(&live(&asked, &response));
            put(&mut response, "q4", Answer::of(value(json!("x"))));
            let live = live(&asked, &response);
            EVALUATED.set(0);
            followed.follow(&live, &"q4".parse().unwrap());
            let evaluated = EVALUATED.get();
            assert_eq!(followed, progress(&live));
            evaluated
        });
        assert_eq!(evaluated[0], evaluated[1]);
        assert!(evaluated[0] <= 4, "{evaluated:?}");
    }
}
