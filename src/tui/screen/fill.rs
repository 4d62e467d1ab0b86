//! Fill: the questions of the draft that is open, one in focus, the outline beside it.

mod before;
mod beside;
mod guidance;
mod message;
mod outline;
mod update;
mod view;

use std::sync::Arc;

use jiff::civil::Date;
use ratatui::crossterm::event::KeyEvent;

use crate::base::text::clean_paste;
use crate::base::{Id, Problem};
use crate::questionnaire::{Question, Section};
use crate::response::{Address, QuestionState, Response, Standing};
use crate::tui::command::Command;
use crate::tui::draft::{Change, Draft, Saving};
use crate::tui::effect::{Effect, Timer};
use crate::tui::field::{Context, Editor, Input, Outcome};
use crate::tui::keymap::When;
use crate::tui::layout::{self, Class};
use crate::tui::model::Desk;
use crate::tui::screen::review;

pub(in crate::tui) use before::level_first;
pub(in crate::tui) use beside::told;
pub use message::{Msg, Opened};
pub(in crate::tui) use outline::{section_count, section_mark};
pub(in crate::tui) use view::{counts, draw, header, header_over};

/// Which pane has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) enum Focus {
    #[default]
    Question,
    Outline,
    /// Guidance in place of the question, where there is no room beside it.
    Guidance,
}

/// The state of Fill.
pub struct State {
    pub(in crate::tui) draft: Draft,
    /// The question in focus; none in a questionnaire without any.
    at: Option<Id>,
    editor: Option<Editor>,
    focus: Focus,
    outline: outline::Cursor,
    /// Rows of guidance above the first that is seen.
    guidance_top: usize,
    /// Whether text was typed that is not an answer yet.
    unsettled: bool,
    /// Whether what keys left for later is being done.
    resting: bool,
    /// What institutions sent, where this is a national answer that is made of theirs.
    received: Arc<Vec<Response>>,
    /// What was last looked at.
    looked: Option<Looked>,
    /// What is wrong there.
    problems: Vec<Problem>,
}

/// What is looked at for problems: the question and the unit in focus, in an edition of the draft, on a day.
type Looked = (Option<Id>, Option<Address>, u64, Date);

impl State {
    /// A draft at the question that was answered last, or else at the first.
    pub(in crate::tui) fn new(opened: Opened, desk: &mut Desk<'_, '_>) -> Self {
        let history = desk.histories.remove(&opened.key).unwrap_or_default();
        let today = desk.env.today;
        let mut draft = Draft::new(
            opened.key,
            opened.questionnaire,
            opened.response,
            history,
            today,
        );
        draft.read_only = opened.read_only;
        for problem in opened.problems.into_iter().chain(draft.read_only.clone()) {
            desk.say(problem);
        }
        if let Some(packet) = &draft.response().packet {
            let due = packet.due.map(|due| due.to_string());
            let notice = match due {
                Some(due) => Problem::warning("packet-due").with("due", due),
                None => Problem::warning("packet-open"),
            };
            desk.say(notice.with("by", &packet.asked_by));
        }
        let mut state = Self {
            draft,
            at: None,
            editor: None,
            focus: Focus::Question,
            outline: outline::Cursor::default(),
            guidance_top: 0,
            unsettled: false,
            resting: false,
            received: opened.received,
            looked: None,
            problems: Vec::new(),
        };
        let last = state.draft.response().last_answer();
        if let (true, Some((at, _))) = (opened.recovered, last) {
            let when = desk.env.date_time(at);
            desk.say(Problem::warning("fill-recovered-until").with("when", when));
        }
        let last = last.map(|(_, question)| question);
        let last = last.filter(|last| state.draft.state(last) != QuestionState::Hidden);
        if let Some(first) = last.cloned().or_else(|| state.first_shown()) {
            state.show(first, desk);
        }
        state
    }

    fn first_shown(&self) -> Option<Id> {
        self.draft
            .shown()
            .next()
            .map(|question| question.name.clone())
    }

    /// The question in focus.
    pub(in crate::tui) fn question(&self) -> Option<&Question> {
        self.draft
            .questionnaire
            .question(self.at.as_ref()?.as_str())
    }

    /// The place of the question in focus.
    fn place(&self) -> Option<(usize, usize)> {
        self.draft.questionnaire.place(self.at.as_ref()?.as_str())
    }

    /// The section of the question in focus.
    fn section(&self) -> Option<&Section> {
        Some(self.draft.questionnaire.at(self.place()?)?.0)
    }

    /// The unit that silence, note, share and flag act on.
    pub(in crate::tui) fn unit(&self) -> Option<Address> {
        self.editor.as_ref().map(Editor::focus)
    }

    /// Where a key is pressed.
    pub(in crate::tui) fn when(&self) -> When {
        match self.focus {
            Focus::Outline => When::Outline,
            Focus::Question if self.editor.as_ref().is_some_and(Editor::typing) => When::FillText,
            Focus::Question | Focus::Guidance => When::Fill,
        }
    }

    /// Lets the editor do something, with all it is to know.
    fn edit<R>(
        &mut self,
        desk: &Desk<'_, '_>,
        act: impl FnOnce(&mut Editor, &Context<'_>) -> R,
    ) -> Option<R> {
        let (env, settings) = (desk.env, &*desk.settings);
        let question = self
            .draft
            .questionnaire
            .question(self.at.as_ref()?.as_str())?;
        let live = self.draft.live(env.today);
        let context = Context {
            live: &live,
            question,
            language: settings.texts,
            messages: env.messages,
            theme: &settings.theme,
            author: &settings.me.id,
            width: layout::question_width(desk.size),
        };
        Some(act(self.editor.as_mut()?, &context))
    }

    /// Shows a question, its answer in focus.
    fn show(&mut self, question: Id, desk: &Desk<'_, '_>) {
        let (env, settings) = (desk.env, &*desk.settings);
        let Some(asked) = self.draft.questionnaire.question(question.as_str()) else {
            return;
        };
        let live = self.draft.live(env.today);
        let context = Context {
            live: &live,
            question: asked,
            language: settings.texts,
            messages: env.messages,
            theme: &settings.theme,
            author: &settings.me.id,
            width: layout::question_width(desk.size),
        };
        self.editor = Some(Editor::new(&context));
        self.at = Some(question);
        self.focus = Focus::Question;
        self.guidance_top = 0;
        self.outline = outline::Cursor::at(&self.draft, self.at.as_ref());
    }

    /// Goes to an answer: its question, and in it to the row or entry.
    pub(in crate::tui) fn go_to(&mut self, address: &Address, desk: &mut Desk<'_, '_>) {
        self.settle(desk);
        if self.draft.state(&address.question) == QuestionState::Hidden {
            return desk.say(Problem::warning("fill-hidden"));
        }
        self.show(address.question.clone(), desk);
        self.edit(desk, |editor, context| {
            editor.go_to(address, context);
        });
    }

    /// The editor reads the answers again: they were changed elsewhere, or the language was.
    pub(in crate::tui) fn refresh(&mut self, desk: &Desk<'_, '_>) {
        self.edit(desk, Editor::refresh);
    }

    /// What was typed becomes an answer.
    pub(in crate::tui) fn settle(&mut self, desk: &mut Desk<'_, '_>) {
        self.unsettled = false;
        let pending = self.edit(desk, |editor, context| editor.pending(context));
        if let Some(edit) = pending.flatten() {
            let changed = self.draft.type_in(edit, desk.env, &desk.settings.me);
            self.after(changed, desk);
        }
    }

    /// Makes a change that can be taken back.
    pub(in crate::tui) fn change(&mut self, change: Change, desk: &mut Desk<'_, '_>) -> bool {
        if self.refuses(desk) {
            return false;
        }
        let changed = self.draft.change(change, desk.env, &desk.settings.me);
        self.after(changed, desk);
        changed
    }

    /// Says why nothing may be changed, where that is so.
    fn refuses(&self, desk: &mut Desk<'_, '_>) -> bool {
        if let Some(problem) = &self.draft.read_only {
            desk.say(problem.clone());
        }
        self.draft.read_only.is_some()
    }

    /// After a change: saves, and stands on a question that is shown.
    fn after(&mut self, changed: bool, desk: &mut Desk<'_, '_>) {
        if changed {
            desk.effects.extend(self.draft.save());
            self.stay_on_shown(desk);
        }
    }

    /// When the question in focus is not shown any more, goes to the next one that is.
    fn stay_on_shown(&mut self, desk: &Desk<'_, '_>) {
        let nearest = self.nearest_shown();
        if nearest == self.at {
            return;
        }
        self.editor = None;
        self.at = None;
        if let Some(nearest) = nearest {
            self.show(nearest, desk);
        }
    }

    /// The question in focus or the next that is shown; after the last one, the last.
    fn nearest_shown(&self) -> Option<Id> {
        let all = &self.draft.questionnaire;
        let next = self.place().and_then(|place| {
            let here = all.at(place).map(|(_, question)| question);
            let mut rest = here.into_iter().chain(all.after(place));
            rest.find(|question| self.draft.shows(question))
        });
        let nearest = next.or_else(|| self.draft.shown().last());
        nearest.map(|question| question.name.clone())
    }

    /// Looks for what is wrong at the focus, where it is another one or the answers have changed: a long text is not looked through
    /// for every frame.
    pub(in crate::tui) fn look(&mut self, today: Date) {
        let place = (self.at.clone(), self.unit(), self.draft.edition(), today);
        if self.looked.as_ref() != Some(&place) {
            self.problems = beside::problems(self, &self.draft.live(today));
            self.looked = Some(place);
        }
    }

    /// Takes in what the runtime says.
    pub(in crate::tui) fn message(&mut self, message: Msg, desk: &mut Desk<'_, '_>) {
        match message {
            Msg::Saved { key, edition, at } if key == self.draft.key => {
                self.draft.saved(edition, at);
            }
            Msg::SaveFailed { key, problem } if key == self.draft.key => {
                self.draft.saving = Saving::Failed(problem);
                desk.effects.push(Effect::Start(Timer::Retry));
            }
            Msg::Joined { key, response } if key == self.draft.key => {
                self.settle(desk);
                self.draft.join(&response, desk.env.today);
                desk.say(Problem::warning("fill-joined"));
                self.stay_on_shown(desk);
                self.refresh(desk);
            }
            // Of a draft that was open before, or opened by the program as a whole.
            Msg::Opened(_) | Msg::Saved { .. } | Msg::SaveFailed { .. } | Msg::Joined { .. } => {}
        }
    }

    /// Takes in what became of a file, when the review is not there any more.
    pub(in crate::tui) fn answered(&mut self, message: review::Msg, desk: &mut Desk<'_, '_>) {
        match message {
            review::Msg::Finalised { file, revision } => {
                self.draft.finalised(revision);
                desk.effects.extend(self.draft.save());
                desk.say(Problem::warning("finalised").with("file", file));
            }
            review::Msg::Exported { file } => {
                desk.say(Problem::warning("exported").with("file", file));
            }
            review::Msg::Failed(problem) => desk.say(problem),
        }
    }

    /// Types a key that is no command.
    pub(in crate::tui) fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_, '_>) {
        let outcome = self.edit(desk, |editor, context| {
            editor.handle(Input::Key(key), context)
        });
        self.take(outcome.unwrap_or(Outcome::Ignored), desk);
    }

    /// Takes in a pasted text, where there is a text to put it in.
    pub(in crate::tui) fn paste(&mut self, text: &str, desk: &mut Desk<'_, '_>) {
        if self.when() != When::FillText {
            return desk.say(Problem::warning("paste-nowhere"));
        }
        self.write(Input::Paste(text), text, desk);
    }

    /// Takes in a text that was written elsewhere, in the place of the one at the focus.
    pub(in crate::tui) fn replace(&mut self, text: &str, desk: &mut Desk<'_, '_>) {
        self.write(Input::Replace(text), text, desk);
    }

    fn write(&mut self, input: Input<'_>, text: &str, desk: &mut Desk<'_, '_>) {
        if clean_paste(text, true).1 {
            desk.say(Problem::warning("paste-cleaned"));
        }
        let outcome = self.edit(desk, |editor, context| editor.handle(input, context));
        self.take(outcome.unwrap_or(Outcome::Ignored), desk);
    }

    /// A timer ended.
    pub(in crate::tui) fn timer(&mut self, timer: Timer, desk: &mut Desk<'_, '_>) {
        match timer {
            Timer::Quiet | Timer::Typed if self.unsettled => self.settle(desk),
            Timer::Quiet | Timer::Typed => {}
            // A key has put it off.
            Timer::More if !self.resting => {}
            Timer::Rest | Timer::More => self.rest(desk),
            Timer::Retry => {
                if let Saving::Failed(_) = self.draft.saving {
                    desk.effects.extend(self.draft.save());
                }
            }
        }
    }

    /// Does what a key left for later, a little at a time.
    fn rest(&mut self, desk: &mut Desk<'_, '_>) {
        self.resting = self.editor.as_mut().is_some_and(Editor::rest);
        if self.resting {
            desk.effects.push(Effect::Start(Timer::More));
        }
    }

    /// What the answer in focus waits for: to be confirmed, or to be explained.
    fn wanted(&self) -> Vec<Command> {
        let Some(unit) = self.unit().filter(|_| self.focus == Focus::Question) else {
            return Vec::new();
        };
        let response = self.draft.response();
        let old = response.standing(&unit) == Some(Standing::NotReviewed);
        let far = response.wants_explanation(&unit);
        let all = [(Command::Confirm, old), (Command::Explain, far)];
        let wanted = all.into_iter().filter(|(_, wanted)| *wanted);
        wanted.map(|(command, _)| command).collect()
    }

    /// What can be done, most important first.
    pub(in crate::tui) fn hints(&self, class: Class) -> Vec<Command> {
        let mut hints = match self.focus {
            Focus::Outline => vec![Command::Accept, Command::Back],
            Focus::Guidance => vec![Command::Back],
            Focus::Question => self
                .editor
                .as_ref()
                .map(Editor::commands)
                .unwrap_or_default(),
        };
        let at = usize::from(!hints.is_empty());
        hints.splice(at..at, self.wanted());
        let more = [
            Command::NextQuestion,
            Command::Silence,
            Command::Note,
            Command::Flag,
            Command::Review,
            Command::FocusNext,
        ];
        if !class.has_outline() {
            hints.push(Command::Outline);
        }
        for command in more {
            if !hints.contains(&command) {
                hints.push(command);
            }
        }
        hints
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::Message;
    use crate::tui::sample::{Stage, key, response, text_edit};
    use jiff::Timestamp;

    fn at(stage: &Stage) -> &str {
        let question = stage.model.fill().and_then(State::question);
        question.map_or("", |question| question.name.as_str())
    }

    fn value(stage: &Stage, question: &str) -> Option<String> {
        let response = stage.model.draft()?.response();
        let value = response.value(&question.parse().unwrap())?;
        Some(value.text()?.to_owned())
    }

    fn saves(stage: &Stage) -> usize {
        let saves = stage.effects().iter();
        saves
            .filter(|effect| matches!(effect, Effect::Save { .. }))
            .count()
    }

    #[test]
    fn enter_commits_and_goes_on() {
        let mut stage = Stage::with_draft();
        stage.keys("a unit").press("Enter");
        assert_eq!(value(&stage, "q-text").as_deref(), Some("a unit"));
        assert_eq!((at(&stage), saves(&stage)), ("q-more", 1));
    }

    #[test]
    fn movement_is_never_blocked_and_loses_nothing() {
        for way in [
            &["PgDn"][..],
            &["F2", "Down", "Enter"],
            &["F6", "Esc"],
            &["Esc", "Esc"],
        ] {
            let mut stage = Stage::with_draft();
            stage.keys("typed");
            for key in way {
                stage.press(key);
            }
            let kept = stage
                .effects()
                .iter()
                .rev()
                .find_map(|effect| match effect {
                    Effect::Save { response, .. } => Some(crate::response::write(response)),
                    _ => None,
                });
            assert!(kept.is_some_and(|kept| kept.contains("typed")), "{way:?}");
        }
    }

    #[test]
    fn typed_text_becomes_an_answer_after_a_silence() {
        let mut stage = Stage::with_draft();
        stage.keys("ab");
        assert_eq!(stage.effects().last(), Some(&Effect::Start(Timer::Quiet)));
        let typed = Effect::Start(Timer::Typed);
        assert_eq!(stage.effects().iter().filter(|e| **e == typed).count(), 1);
        assert_eq!(saves(&stage), 0);
        stage.send(Message::Timer(Timer::Quiet));
        assert_eq!(value(&stage, "q-text").as_deref(), Some("ab"));
        assert_eq!(saves(&stage), 1);
        stage.send(Message::Timer(Timer::Typed));
        assert_eq!(saves(&stage), 1);
    }

    #[test]
    fn only_the_newest_state_counts_as_saved() {
        let mut stage = Stage::with_draft();
        stage.keys("a").press("Enter").keys("b").press("Enter");
        let edition = |effect: &Effect| match effect {
            Effect::Save { edition, .. } => Some(*edition),
            _ => None,
        };
        let editions: Vec<u64> = stage.effects().iter().filter_map(edition).collect();
        let [first, second] = editions[..] else {
            panic!("two answers are saved twice: {editions:?}");
        };
        for (edition, shown) in [(first, "Saving"), (second, "Saved 0")] {
            let at = Timestamp::UNIX_EPOCH;
            stage.send(Message::Fill(Msg::Saved {
                key: key(),
                edition,
                at,
            }));
            assert!(stage.screen().contains(shown), "{}", stage.screen());
        }
    }

    #[test]
    fn failing_to_save_is_said_until_it_works() {
        let mut stage = Stage::with_draft();
        stage.keys("a").press("Enter");
        let problem = Problem::error("json-empty");
        stage.send(Message::Fill(Msg::SaveFailed {
            key: key(),
            problem,
        }));
        stage.press("PgUp").press("PgDn");
        assert!(stage.screen().contains("NOT SAVED"));
        let before = saves(&stage);
        stage.send(Message::Timer(Timer::Retry));
        stage.press("F5");
        assert_eq!(saves(&stage), before + 2);
        stage.press("Ctrl+C");
        assert!(stage.screen().contains("NOT SAVED"));
    }

    #[test]
    fn what_somebody_else_wrote_is_joined_with_what_is_being_typed() {
        let mut stage = Stage::with_draft();
        stage.keys("mine");
        let mut theirs = response();
        let other = "other".parse().unwrap();
        text_edit("q-more", "theirs").apply(&mut theirs, &other, Timestamp::UNIX_EPOCH);
        let joined = Msg::Joined {
            key: key(),
            response: Box::new(theirs),
        };
        stage.send(Message::Fill(joined));
        assert_eq!(value(&stage, "q-text").as_deref(), Some("mine"));
        assert_eq!(value(&stage, "q-more").as_deref(), Some("theirs"));
    }

    #[test]
    fn a_read_only_draft_says_so_and_stays_as_it_is() {
        let mut stage = Stage::at_home();
        stage.open_read_only(Problem::warning("paste-nowhere"));
        stage.keys("x").press("Enter").press("Esc").press("Esc");
        assert_eq!(saves(&stage), 0);
        assert!(
            !stage
                .effects()
                .iter()
                .any(|e| matches!(e, Effect::Start(_)))
        );
    }

    #[test]
    fn search_goes_to_a_question_and_esc_stays() {
        let mut stage = Stage::with_draft();
        stage.press("Ctrl+F").keys("PLAN").press("Enter");
        assert_eq!(at(&stage), "q-last");
        stage.press("Ctrl+F").keys("staff").press("Esc");
        assert_eq!(at(&stage), "q-last");
    }

    #[test]
    fn sections_and_problems_are_one_key_away() {
        let mut stage = Stage::with_draft();
        stage.press("Esc").keys(">");
        assert_eq!(at(&stage), "q-last");
        stage.press("Esc").keys("<");
        assert_eq!(at(&stage), "q-text");
        stage.press("PgDn").press("F8");
        assert_eq!(at(&stage), "q-text", "required and without an answer");
    }

    #[test]
    fn silence_takes_a_reason_and_counts_as_done() {
        let mut stage = Stage::with_draft();
        stage
            .press("Esc")
            .keys("x")
            .keys("no such unit")
            .press("Enter");
        let draft = stage.model.draft().unwrap();
        let question = "q-text".parse().unwrap();
        assert_eq!(draft.state(&question), QuestionState::NotApplicable);
        assert!(stage.screen().contains("no such unit"));
        stage.press("Ctrl+Z");
        let draft = stage.model.draft().unwrap();
        assert!(
            draft
                .response()
                .answer(&"q-text".parse().unwrap())
                .is_none_or(|a| !a.is_given())
        );
    }

    #[test]
    fn flags_and_notes_stand_beside_the_answer() {
        let mut stage = Stage::with_draft();
        stage.press("Esc").keys("fcask Finance").press("Enter");
        let screen = stage.screen();
        assert!(
            screen.contains("flagged") && screen.contains("ask Finance"),
            "{screen}"
        );
    }

    #[test]
    fn a_question_disappears_and_comes_back_with_its_text() {
        let mut stage = Stage::with_draft();
        stage.keys("secret").press("Enter").press("PgDn");
        assert_eq!(at(&stage), "q-hidden");
        stage
            .keys("kept")
            .press("Enter")
            .press("Ctrl+Z")
            .press("Ctrl+Z");
        assert_eq!(at(&stage), "q-text");
        assert!(!stage.screen().contains("q-hidden"), "{}", stage.screen());
        stage.press("Ctrl+Y").press("Ctrl+Y");
        assert_eq!(at(&stage), "q-hidden");
        assert_eq!(value(&stage, "q-hidden").as_deref(), Some("kept"));
    }

    #[test]
    fn in_a_question_that_hides_the_next_one_is_shown() {
        let mut stage = Stage::with_draft();
        stage.keys("secret").press("Enter").press("PgDn");
        let mut theirs = stage.model.draft().unwrap().response().clone();
        let me = "k3f9".parse().unwrap();
        text_edit("q-text", "open").apply(&mut theirs, &me, Timestamp::UNIX_EPOCH);
        let joined = Msg::Joined {
            key: key(),
            response: Box::new(theirs),
        };
        stage.send(Message::Fill(joined));
        assert_eq!(at(&stage), "q-last");
    }
}
