//! The draft that is open: its answers, what can be taken back, and whether it is saved.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::effect::Effect;
use super::env::{Env, Me};
use crate::base::{Id, Problem};
use crate::merge;
use crate::questionnaire::{Question, Questionnaire};
use crate::response::{
    Address, Answer, DraftKey, Edit, Live, Progress, QuestionState, Register, Respondent, Response,
    Status, progress,
};

/// One thing that changed in a response.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// An answer.
    Answer(Edit),
    /// A flag for later was set or taken away.
    Flag(Address),
    /// Who answers.
    Respondent(Box<Respondent>),
}

/// What was changed since the program was started, per draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    undo: Vec<Change>,
    redo: Vec<Change>,
    /// The answer that is being typed: what is added to it is one step.
    typed: Option<Address>,
}

/// Whether the draft is on disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// It is, since then.
    Saved(Option<Timestamp>),
    /// It is being written.
    Running,
    /// It could not be written.
    Failed(Problem),
}

/// A draft that is open.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Which.
    pub key: DraftKey,
    /// What it answers.
    pub questionnaire: Arc<Questionnaire>,
    /// Why it may not be written, where that is so.
    pub read_only: Option<Problem>,
    /// Whether it is on disk.
    pub saving: Saving,
    response: Arc<Response>,
    history: History,
    progress: Progress,
    /// The day for which all was counted.
    counted: Option<Date>,
    /// How often it was changed.
    edition: u64,
}

/// What is to be counted anew after a change.
enum Counts {
    /// What an answer to this question can touch.
    Question(Id),
    All,
    Nothing,
}

impl Change {
    fn counts(&self) -> Counts {
        match self {
            Self::Answer(edit) => Counts::Question(edit.address.question.clone()),
            // A flag is no part of what is counted.
            Self::Flag(_) => Counts::Nothing,
            Self::Respondent(_) => Counts::All,
        }
    }

    /// The change that takes this one back.
    fn inverse(&self, response: &Response) -> Self {
        match self {
            Self::Answer(edit) => Self::Answer(edit.inverse(response)),
            Self::Flag(address) => Self::Flag(address.clone()),
            Self::Respondent(_) => Self::Respondent(Box::new(response.respondent.clone())),
        }
    }

    fn make(self, response: &mut Response, me: &Me, now: Timestamp) {
        match self {
            Self::Answer(edit) => {
                let known = response.authors.entry(me.id.clone()).or_default();
                if known.name.is_empty() {
                    known.name.clone_from(&me.name);
                }
                edit.apply(response, &me.id, now);
            }
            Self::Flag(address) => {
                if !response.flags.remove(&address) {
                    response.flags.insert(address);
                }
            }
            Self::Respondent(respondent) => response.respondent = *respondent,
        }
    }

    /// Where it changes something, if that is an answer.
    pub fn address(&self) -> Option<&Address> {
        match self {
            Self::Answer(edit) => Some(&edit.address),
            Self::Flag(address) => Some(address),
            Self::Respondent(_) => None,
        }
    }

    /// Whether it would change anything.
    fn matters(&self, response: &Response) -> bool {
        match self {
            Self::Answer(edit) => {
                let register = response.answers.get(&edit.address);
                let now = register.map(Register::alternatives).unwrap_or_default();
                let now = now.iter().map(|version| &version.answer);
                let blank = edit.contents.iter().all(Answer::is_blank);
                !(edit.contents.iter().eq(now.clone())
                    || blank && now.clone().all(Answer::is_blank))
            }
            Self::Flag(_) => true,
            Self::Respondent(respondent) => **respondent != response.respondent,
        }
    }
}

impl Draft {
    /// The draft as it was read.
    pub fn new(
        key: DraftKey,
        questionnaire: Arc<Questionnaire>,
        response: Response,
        history: History,
        today: Date,
    ) -> Self {
        let mut draft = Self {
            key,
            questionnaire,
            read_only: None,
            saving: Saving::Saved(None),
            response: Arc::new(response),
            history,
            progress: Progress::default(),
            counted: None,
            edition: 0,
        };
        draft.count(today);
        draft
    }

    /// The answers.
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// The questionnaire as the answers show it.
    pub fn live(&self, today: Date) -> Live<'_> {
        Live::new(&self.questionnaire, &self.response, today)
    }

    /// How often it was changed.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// How far it has come. Counted once for each change.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Where a question stands.
    pub fn state(&self, question: &Id) -> QuestionState {
        let place = self.questionnaire.place(question.as_str());
        let known = place.and_then(|place| self.progress.at(place));
        known.unwrap_or(QuestionState::Hidden)
    }

    /// Whether anything of a question is flagged.
    pub fn is_flagged(&self, question: &Id) -> bool {
        let first = Address::of(question.clone());
        let mut from = self.response.flags.range(first..);
        from.next()
            .is_some_and(|address| address.question == *question)
    }

    /// The questions that are shown, in order.
    pub fn shown(&self) -> impl Iterator<Item = &Question> {
        (0..self.questionnaire.sections.len()).flat_map(|section| self.shown_in(section))
    }

    /// The questions of a section that are shown, in order.
    pub fn shown_in(&self, section: usize) -> impl Iterator<Item = &Question> {
        let asked = self.questionnaire.sections.get(section);
        let states = self.progress.sections.get(section);
        let both = asked.zip(states).into_iter();
        both.flat_map(|(asked, states)| asked.questions.iter().zip(&states.questions))
            .filter(|(_, state)| **state != QuestionState::Hidden)
            .map(|(question, _)| question)
    }

    /// Whether a question is shown.
    pub fn shows(&self, question: &Question) -> bool {
        self.state(&question.name) != QuestionState::Hidden
    }

    /// Makes a change that can be taken back. False when nothing changed.
    pub fn change(&mut self, change: Change, env: &Env<'_>, me: &Me) -> bool {
        self.history.typed = None;
        self.step(change, false, env, me)
    }

    /// As [`change`](Self::change), for text that is being typed: one step with what was typed just
    /// before into the same answer.
    pub fn type_in(&mut self, edit: Edit, env: &Env<'_>, me: &Me) -> bool {
        let address = edit.address.clone();
        let goes_on = self.history.typed.as_ref() == Some(&address);
        let changed = self.step(Change::Answer(edit), goes_on, env, me);
        if changed {
            self.history.typed = Some(address);
        }
        changed
    }

    /// Makes a change, which may be part of the last step. False when nothing changed.
    fn step(&mut self, change: Change, goes_on: bool, env: &Env<'_>, me: &Me) -> bool {
        if self.read_only.is_some() || !change.matters(&self.response) {
            return false;
        }
        if !goes_on {
            let back = change.inverse(&self.response);
            self.history.undo.push(back);
        }
        self.make(change, env, me);
        self.history.redo.clear();
        true
    }

    fn make(&mut self, change: Change, env: &Env<'_>, me: &Me) {
        let response = Arc::make_mut(&mut self.response);
        let counts = change.counts();
        change.make(response, me, env.now);
        // What is changed after finalising is a draft again, for the next revision.
        response.reopen();
        self.recount(&counts, env.today);
    }

    /// Makes a change that was in the history, and gives the one that takes it back.
    fn make_again(&mut self, change: &Change, env: &Env<'_>, me: &Me) -> Change {
        let back = change.inverse(&self.response);
        self.make(change.clone(), env, me);
        back
    }

    /// Takes the last change back and says what it was.
    pub fn undo(&mut self, env: &Env<'_>, me: &Me) -> Option<Change> {
        // A text that was taken back word by word has left a step that changes nothing.
        loop {
            let change = self.unlocked()?.undo.pop()?;
            if change.matters(&self.response) {
                let back = self.make_again(&change, env, me);
                self.history.redo.push(back);
                return Some(change);
            }
        }
    }

    /// Makes the last change again that was taken back.
    pub fn redo(&mut self, env: &Env<'_>, me: &Me) -> Option<Change> {
        let change = self.unlocked()?.redo.pop()?;
        let back = self.make_again(&change, env, me);
        self.history.undo.push(back);
        Some(change)
    }

    fn unlocked(&mut self) -> Option<&mut History> {
        self.history.typed = None;
        self.read_only.is_none().then_some(&mut self.history)
    }

    /// Takes in what somebody else wrote into the file.
    pub fn join(&mut self, theirs: &Response, today: Date) {
        if let Ok(joined) = merge::join(&self.response, theirs) {
            self.response = Arc::new(joined);
            self.count(today);
        }
    }

    /// Notes that it was finalised.
    pub fn finalised(&mut self, revision: u32) {
        let response = Arc::make_mut(&mut self.response);
        response.status = Status::Finalised;
        response.revision = revision;
        self.edition += 1;
    }

    /// What is to be kept when it is closed.
    pub fn into_history(self) -> (DraftKey, History) {
        (self.key, self.history)
    }

    /// The effect that writes it, unless it is read-only.
    pub fn save(&mut self) -> Option<Effect> {
        if self.read_only.is_some() {
            return None;
        }
        // A failure is shown until saving works again.
        if !matches!(self.saving, Saving::Failed(_)) {
            self.saving = Saving::Running;
        }
        Some(Effect::Save {
            key: self.key.clone(),
            response: self.shared(),
            edition: self.edition,
        })
    }

    /// The answers, for somebody else to write.
    pub fn shared(&self) -> Arc<Response> {
        Arc::clone(&self.response)
    }

    /// Notes that a state of it is on disk. A newer one may still be on its way.
    pub fn saved(&mut self, edition: u64, at: Timestamp) {
        if edition == self.edition {
            self.saving = Saving::Saved(Some(at));
        }
    }

    /// Counts everything: after what can touch any question.
    fn count(&mut self, today: Date) {
        self.edition += 1;
        self.counted = Some(today);
        let live = Live::new(&self.questionnaire, &self.response, today);
        self.progress = progress(&live);
    }

    /// Counts after a change. Where another day has begun, everything.
    fn recount(&mut self, counts: &Counts, today: Date) {
        match counts {
            Counts::Nothing => self.edition += 1,
            Counts::Question(question) if self.counted == Some(today) => {
                self.edition += 1;
                let live = Live::new(&self.questionnaire, &self.response, today);
                self.progress.follow(&live, question);
            }
            _ => self.count(today),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::Value;
    use crate::tui::sample::{Sample, text_edit};

    fn value(draft: &Draft, question: &str) -> Option<String> {
        let address = question.parse().unwrap();
        let value = draft.response().value(&address)?;
        Some(value.text()?.to_owned())
    }

    #[test]
    fn every_change_can_be_taken_back_and_made_again() {
        let sample = Sample::new();
        let (env, me) = (sample.env(), Sample::me());
        let mut draft = Sample::draft();
        for text in ["one", "two"] {
            assert!(draft.change(Change::Answer(text_edit("q-text", text)), &env, &me));
        }
        assert!(draft.change(Change::Flag("q-text".parse().unwrap()), &env, &me));
        assert!(draft.undo(&env, &me).is_some());
        assert!(draft.response().flags.is_empty());
        draft.undo(&env, &me);
        assert_eq!(value(&draft, "q-text").as_deref(), Some("one"));
        draft.undo(&env, &me);
        assert_eq!(value(&draft, "q-text"), None);
        assert_eq!(draft.undo(&env, &me), None);
        draft.redo(&env, &me);
        draft.redo(&env, &me);
        assert_eq!(value(&draft, "q-text").as_deref(), Some("two"));
    }

    #[test]
    fn text_typed_in_one_go_is_one_step() {
        let sample = Sample::new();
        let (env, me) = (sample.env(), Sample::me());
        let mut draft = Sample::draft();
        for text in ["a", "ab", "abc"] {
            draft.type_in(text_edit("q-text", text), &env, &me);
        }
        draft.undo(&env, &me);
        assert_eq!(value(&draft, "q-text"), None);
        draft.redo(&env, &me);
        assert_eq!(value(&draft, "q-text").as_deref(), Some("abc"));
    }

    #[test]
    fn what_changes_nothing_is_no_step_and_read_only_stays() {
        let sample = Sample::new();
        let (env, me) = (sample.env(), Sample::me());
        let mut draft = Sample::draft();
        let blank = Edit::put("q-text".parse().unwrap(), Answer::default());
        assert!(!draft.change(Change::Answer(blank), &env, &me));
        draft.change(Change::Answer(text_edit("q-text", "x")), &env, &me);
        assert!(!draft.change(Change::Answer(text_edit("q-text", "x")), &env, &me));
        draft.read_only = Some(Problem::error("paste-nowhere"));
        assert!(!draft.change(Change::Answer(text_edit("q-text", "y")), &env, &me));
        assert_eq!(draft.undo(&env, &me), None);
        assert_eq!(draft.save(), None);
    }

    #[test]
    fn progress_follows_every_change() {
        let sample = Sample::new();
        let (env, me) = (sample.env(), Sample::me());
        let mut draft = Sample::draft();
        let before = draft.progress().total.answered;
        let edit = Edit::put(
            "q-text".parse().unwrap(),
            Answer::of(Value::Text("x".into())),
        );
        draft.change(Change::Answer(edit), &env, &me);
        assert_eq!(draft.progress().total.answered, before + 1);
    }
}
