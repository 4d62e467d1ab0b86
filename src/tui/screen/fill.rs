//! Fill: the questions of the draft that is open, one in focus, the outline beside it.

mod beside;
mod guidance;
mod outline;
mod update;
mod view;

use std::sync::Arc;

use jiff::Timestamp;
use ratatui::crossterm::event::KeyEvent;

use crate::base::{Id, Problem};
use crate::questionnaire::{Question, Questionnaire, Section};
use crate::response::{Address, QuestionState, Response};
use crate::tui::command::Command;
use crate::tui::draft::{Change, Draft, Saving};
use crate::tui::effect::{DraftKey, Timer};
use crate::tui::env::Env;
use crate::tui::field::{Context, Editor, Input, Outcome};
use crate::tui::keymap::When;
use crate::tui::layout::Class;
use crate::tui::model::{Desk, Settings};
use crate::tui::screen::review;

pub(in crate::tui) use beside::address_of;
pub(in crate::tui) use outline::{section_count, section_mark};
pub(in crate::tui) use view::{counts, draw, header};

/// What the runtime tells the draft that is open.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A draft is open, as asked for by `Effect::OpenDraft` or `Effect::CreateDraft`.
    Opened(Box<Opened>),
    /// It is on disk.
    Saved {
        /// Which.
        key: DraftKey,
        /// Since when.
        at: Timestamp,
    },
    /// It could not be written.
    SaveFailed {
        /// Which.
        key: DraftKey,
        /// Why, and what to do.
        problem: Problem,
    },
    /// Somebody else had changed the file; it holds both now.
    Joined {
        /// Which.
        key: DraftKey,
        /// What the file holds.
        response: Box<Response>,
    },
}

/// A draft that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Which.
    pub key: DraftKey,
    /// What it answers.
    pub questionnaire: Arc<Questionnaire>,
    /// What it holds.
    pub response: Response,
    /// Why it may not be written: who holds it, or that a newer version wrote it.
    pub read_only: Option<Problem>,
    /// What a person should know.
    pub problems: Vec<Problem>,
}

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
}

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
        let mut state = Self {
            draft,
            at: None,
            editor: None,
            focus: Focus::Question,
            outline: outline::Cursor::default(),
            guidance_top: 0,
            unsettled: false,
        };
        let first = state.last_answered().or_else(|| state.first_shown());
        if let Some(first) = first {
            state.show(first, desk.env, desk.settings);
        }
        state
    }

    /// The question that was answered last, by the clock of who answered.
    fn last_answered(&self) -> Option<Id> {
        let answers = self.draft.response().answers.iter();
        let times = answers.filter_map(|(address, register)| {
            let at = register.versions().iter().map(|version| version.at).max()?;
            Some((at, &address.question))
        });
        let (_, question) = times.max_by_key(|(at, _)| *at)?;
        (self.draft.state(question) != QuestionState::Hidden).then(|| question.clone())
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

    /// The section of the question in focus.
    fn section(&self) -> Option<&Section> {
        self.draft
            .questionnaire
            .section_of(self.at.as_ref()?.as_str())
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
        env: &Env<'_>,
        settings: &Settings,
        act: impl FnOnce(&mut Editor, &Context<'_>) -> R,
    ) -> Option<R> {
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
        };
        Some(act(self.editor.as_mut()?, &context))
    }

    /// Shows a question, its answer in focus.
    fn show(&mut self, question: Id, env: &Env<'_>, settings: &Settings) {
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
        self.show(address.question.clone(), desk.env, desk.settings);
        self.edit(desk.env, desk.settings, |editor, context| {
            aim(editor, address, context);
        });
    }

    /// The editor reads the answers again: they were changed elsewhere, or the language was.
    pub(in crate::tui) fn refresh(&mut self, env: &Env<'_>, settings: &Settings) {
        self.edit(env, settings, Editor::refresh);
    }

    /// What was typed becomes an answer.
    pub(in crate::tui) fn settle(&mut self, desk: &mut Desk<'_, '_>) {
        self.unsettled = false;
        let pending = self.edit(desk.env, desk.settings, |editor, context| {
            editor.pending(context)
        });
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
        let Some(at) = &self.at else {
            return;
        };
        let questions = self.draft.questionnaire.questions();
        let mut rest = questions.skip_while(|question| question.name != *at);
        if rest
            .next()
            .is_some_and(|question| self.draft.shows(question))
        {
            return;
        }
        let next = rest.find(|question| self.draft.shows(question));
        let next = next.or_else(|| self.draft.shown().last());
        let next = next.map(|question| question.name.clone());
        drop(rest);
        match next {
            Some(next) => self.show(next, desk.env, desk.settings),
            None => (self.at, self.editor) = (None, None),
        }
    }

    /// Takes in what the runtime says.
    pub(in crate::tui) fn message(&mut self, message: Msg, desk: &mut Desk<'_, '_>) {
        match message {
            Msg::Opened(_) => {}
            Msg::Saved { key, at } if key == self.draft.key => {
                if self.draft.saving == Saving::Running {
                    self.draft.saving = Saving::Saved(Some(at));
                }
            }
            Msg::SaveFailed { key, problem } if key == self.draft.key => {
                self.draft.saving = Saving::Failed(problem);
            }
            Msg::Joined { key, response } if key == self.draft.key => {
                self.settle(desk);
                self.draft.join(&response, desk.env.today);
                desk.say(Problem::warning("fill-joined"));
                self.stay_on_shown(desk);
                self.refresh(desk.env, desk.settings);
            }
            Msg::Saved { .. } | Msg::SaveFailed { .. } | Msg::Joined { .. } => {}
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
        let outcome = self.edit(desk.env, desk.settings, |editor, context| {
            editor.handle(Input::Key(key), context)
        });
        self.take(outcome.unwrap_or(Outcome::Ignored), desk);
    }

    /// Takes in a pasted text, where there is a text to put it in.
    pub(in crate::tui) fn paste(&mut self, text: &str, desk: &mut Desk<'_, '_>) {
        if self.when() != When::FillText {
            return desk.say(Problem::warning("paste-nowhere"));
        }
        let outcome = self.edit(desk.env, desk.settings, |editor, context| {
            editor.handle(Input::Paste(text), context)
        });
        self.take(outcome.unwrap_or(Outcome::Ignored), desk);
    }

    /// A timer ended.
    pub(in crate::tui) fn timer(&mut self, timer: Timer, desk: &mut Desk<'_, '_>) {
        match timer {
            Timer::Quiet | Timer::Typed if self.unsettled => self.settle(desk),
            Timer::Quiet | Timer::Typed => {}
        }
    }

    /// What can be done, most important first.
    pub(in crate::tui) fn hints(&self, class: Class) -> Vec<Command> {
        let mut hints = match self.focus {
            Focus::Outline => vec![Command::Accept, Command::Up, Command::Down],
            Focus::Guidance => vec![Command::Back, Command::Up, Command::Down],
            Focus::Question => self
                .editor
                .as_ref()
                .map(Editor::commands)
                .unwrap_or_default(),
        };
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

/// Moves the focus of an editor to a row or entry: down, or from stop to stop, until it is there.
fn aim(editor: &mut Editor, address: &Address, context: &Context<'_>) {
    /// More than any question has rows and fields.
    const STEPS: usize = 500;
    for _ in 0..STEPS {
        let before = editor.focus();
        if before == *address || address.part.is_none() {
            return;
        }
        let outcome = editor.handle(Input::Command(Command::Down), context);
        let moved = matches!(outcome, Outcome::Redraw);
        if moved {
            continue;
        }
        let outcome = editor.handle(Input::Command(Command::FocusNext), context);
        if !matches!(outcome, Outcome::Redraw) {
            return;
        }
    }
}
