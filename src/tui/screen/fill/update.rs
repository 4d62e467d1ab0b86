//! What commands do in Fill.

use super::outline::{self, Cursor};
use super::{Focus, State};
use crate::base::{Id, Problem};
use crate::questionnaire::Question;
use crate::response::{Address, Answer, Edit, Given, QuestionState, Register};
use crate::tui::command::Command;
use crate::tui::draft::Change;
use crate::tui::effect::{Effect, Timer};
use crate::tui::field::{Editor, Input, Outcome};
use crate::tui::layout::Class;
use crate::tui::model::{Desk, Go};
use crate::tui::overlay::{Menu, Overlay, Prompt, lists, search};
use crate::tui::paint::said;
use crate::tui::screen::{Screen, assemble, profile, review};

impl State {
    /// Carries out a command: first where the focus is, then in the whole screen.
    pub(in crate::tui) fn command(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        let done = match self.focus {
            Focus::Question => {
                self.settle_before(command, desk);
                self.offer(command, desk)
            }
            Focus::Outline => self.in_outline(command, desk),
            Focus::Guidance => self.in_guidance(command),
        };
        if !done {
            self.in_general(command, desk);
        }
    }

    /// Carries out a command of the whole screen, whatever has the focus in it.
    pub(in crate::tui) fn in_general(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        self.settle(desk);
        self.on_screen(command, desk);
    }

    /// What is typed may bring fields that the focus can then go to.
    fn settle_before(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        let moves = matches!(
            command,
            Command::FocusNext
                | Command::FocusPrevious
                | Command::Up
                | Command::Down
                | Command::First
                | Command::Last
        );
        if moves && self.unsettled {
            self.settle(desk);
            self.refresh(desk);
        }
    }

    /// Offers a command to the editor. False when it means nothing to it.
    fn offer(&mut self, command: Command, desk: &mut Desk<'_, '_>) -> bool {
        let outcome = self.edit(desk, |editor, context| {
            editor.handle(Input::Command(command), context)
        });
        match outcome {
            None | Some(Outcome::Ignored) => false,
            Some(outcome) => {
                let changes = matches!(outcome, Outcome::Edit(_));
                self.take(outcome, desk);
                // An answer may bring or take fields; a text that was left stays left.
                if changes && command != Command::Back {
                    self.refresh(desk);
                }
                true
            }
        }
    }

    /// Takes what the editor made of something.
    pub(super) fn take(&mut self, outcome: Outcome, desk: &mut Desk<'_, '_>) {
        match outcome {
            Outcome::Ignored | Outcome::Redraw => {}
            Outcome::Edit(_) | Outcome::EditAndNext(Some(_)) | Outcome::Typed
                if self.refuses(desk) =>
            {
                self.refresh(desk);
            }
            Outcome::Typed => {
                desk.effects.push(Effect::Start(Timer::Quiet));
                self.resting = false;
                if self.editor.as_ref().is_some_and(Editor::is_behind) {
                    desk.effects.push(Effect::Start(Timer::Rest));
                }
                if !self.unsettled {
                    desk.effects.push(Effect::Start(Timer::Typed));
                }
                self.unsettled = true;
            }
            Outcome::Edit(edit) => {
                self.change(Change::Answer(edit), desk);
            }
            Outcome::EditAndNext(edit) => {
                let before = self.at.clone();
                match edit {
                    Some(edit) => {
                        self.change(Change::Answer(edit), desk);
                    }
                    None => self.settle(desk),
                }
                self.go_on(before.as_ref(), desk);
            }
        }
    }

    /// To the next stop of a question as it is now, or to the next question.
    fn go_on(&mut self, question: Option<&Id>, desk: &mut Desk<'_, '_>) {
        // An answer that hides its own question has led to another one already.
        if self.at.as_ref() != question {
            return;
        }
        self.refresh(desk);
        let advanced = self.edit(desk, Editor::advance);
        if advanced != Some(true) {
            self.step(true, desk);
        }
    }

    fn on_screen(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        match command {
            Command::NextQuestion | Command::Accept => self.step(true, desk),
            Command::PreviousQuestion => self.step(false, desk),
            Command::NextSection => self.step_section(true, desk),
            Command::PreviousSection => self.step_section(false, desk),
            Command::NextProblem => self.next_problem(desk),
            Command::FocusNext | Command::FocusPrevious => self.change_pane(command, desk),
            Command::Clear => self.beside(desk, |answer| answer.given = Given::Blank),
            Command::Flag => {
                if let Some(address) = self.unit() {
                    self.change(Change::Flag(address), desk);
                }
            }
            Command::Note
            | Command::Silence
            | Command::Share
            | Command::Confidence
            | Command::Explain => {
                self.ask_beside(command, desk);
            }
            Command::Confirm => self.confirm(desk),
            Command::Undo | Command::Redo => self.turn_back(command, desk),
            Command::OwnEditor => {
                let text = self.editor.as_ref().and_then(Editor::text);
                desk.effects
                    .extend(text.map(|text| Effect::EditText(text.to_owned())));
            }
            Command::Outline => self.toggle(Focus::Outline),
            Command::Guidance => self.guidance(desk),
            Command::Search => {
                let live = self.draft.live(desk.env.today);
                let menu = search::search(&self.draft, &live, desk.settings.texts);
                desk.overlays.push(Overlay::Menu(menu));
            }
            Command::Review => desk.go = Some(Go::To(self.review(desk))),
            Command::Assemble => match self.assemble(desk) {
                Some(screen) => desk.go = Some(Go::To(screen)),
                None => desk.say(Problem::warning("assemble-how")),
            },
            Command::Profile => {
                let profile = profile::State::edit(&self.draft.response().respondent);
                desk.go = Some(Go::To(profile.over()));
            }
            Command::Save | Command::Retry => self.save_now(command, desk),
            Command::Back => self.back(desk),
            _ => {}
        }
    }

    /// What is missing, over the questions.
    pub(in crate::tui) fn review(&self, desk: &Desk<'_, '_>) -> Screen {
        Screen::Review(review::State::new(&self.draft, desk.env.today))
    }

    /// What institutions say, over the questions; nothing where they sent nothing.
    pub(in crate::tui) fn assemble(&self, desk: &Desk<'_, '_>) -> Option<Screen> {
        let (received, today) = (self.received.as_slice(), desk.env.today);
        (!received.is_empty()).then(|| {
            let state = assemble::State::new(received, &self.draft, today);
            Screen::Assemble(Box::new(state))
        })
    }

    fn toggle(&mut self, focus: Focus) {
        self.focus = if self.focus == focus {
            Focus::Question
        } else {
            focus
        };
        self.outline = Cursor::at(&self.draft, self.at.as_ref());
    }

    /// Guidance takes the place of the question, unless it stands beside it.
    fn guidance(&mut self, desk: &mut Desk<'_, '_>) {
        if Class::of(desk.size).has_guidance() {
            desk.say(Problem::warning("guidance-beside"));
        } else {
            self.toggle(Focus::Guidance);
        }
    }

    fn in_guidance(&mut self, command: Command) -> bool {
        match command {
            Command::Up => self.guidance_top = self.guidance_top.saturating_sub(1),
            Command::Down => self.guidance_top += 1,
            Command::Back | Command::Guidance => self.focus = Focus::Question,
            Command::Help | Command::Save => return false,
            _ => {
                self.focus = Focus::Question;
                return false;
            }
        }
        true
    }

    /// Tab past the last stop: to the outline where it is seen, and else to the next question.
    fn change_pane(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        match (self.focus, command) {
            (Focus::Outline | Focus::Guidance, _) => self.focus = Focus::Question,
            (Focus::Question, _) if Class::of(desk.size).has_outline() => {
                self.toggle(Focus::Outline);
            }
            (Focus::Question, command) => self.step(command == Command::FocusNext, desk),
        }
    }

    /// One level up: from a pane to the question, from the question to Home.
    fn back(&mut self, desk: &mut Desk<'_, '_>) {
        if self.focus == Focus::Question {
            desk.effects.extend(self.draft.save());
            desk.effects
                .push(Effect::CloseDraft(self.draft.key.clone()));
            desk.go = Some(Go::Up);
        } else {
            self.focus = Focus::Question;
        }
    }

    /// The next question that is shown, or the one before.
    fn step(&mut self, forward: bool, desk: &mut Desk<'_, '_>) {
        let (draft, all) = (&self.draft, &self.draft.questionnaire);
        let shown = |question: &&Question| draft.shows(question);
        let found = match (self.place(), forward) {
            (Some(at), true) => all.after(at).find(shown),
            (Some(at), false) => all.before(at).find(shown),
            (None, _) => draft.shown().next(),
        };
        let found = found.map(|question| question.name.clone());
        self.arrive(
            found,
            if forward { "fill-last" } else { "fill-first" },
            desk,
        );
    }

    /// The first question of the next section, or of the one before.
    fn step_section(&mut self, forward: bool, desk: &mut Desk<'_, '_>) {
        let at = self.place().map_or(0, |(section, _)| section);
        let count = self.draft.questionnaire.sections.len();
        let first = |section| self.draft.shown_in(section).next();
        let found = if forward {
            (at + 1..count).find_map(first)
        } else {
            (0..at).rev().find_map(first)
        };
        let found = found.map(|question| question.name.clone());
        self.arrive(
            found,
            if forward { "fill-last" } else { "fill-first" },
            desk,
        );
    }

    /// The next question with a problem, a flag, or required and without an answer; round at the end.
    fn next_problem(&mut self, desk: &mut Desk<'_, '_>) {
        let draft = &self.draft;
        let wants = |question: &&Question| match draft.state(&question.name) {
            QuestionState::Fix => true,
            QuestionState::Untouched | QuestionState::Part => {
                question.required || draft.is_flagged(&question.name)
            }
            _ => draft.is_flagged(&question.name),
        };
        let here = |question: &&Question| Some(&question.name) != self.at.as_ref();
        let after = draft.shown().skip_while(here).skip(1);
        let before = draft.shown().take_while(here);
        let found = after.chain(before).find(wants);
        let found = found.map(|question| question.name.clone());
        self.arrive(found, "fill-no-problem", desk);
    }

    /// Shows what was found, or says that there is nothing.
    fn arrive(&mut self, found: Option<Id>, nothing: &'static str, desk: &mut Desk<'_, '_>) {
        match found {
            Some(question) => self.show(question, desk),
            None => desk.say(Problem::warning(nothing)),
        }
    }

    fn in_outline(&mut self, command: Command, desk: &mut Desk<'_, '_>) -> bool {
        let cursor = self.outline;
        let rows = outline::rows(&self.draft, cursor.open);
        match command {
            Command::Up => self.outline.up(),
            Command::Down => self.outline.down(rows.len()),
            Command::First => self.outline.row = 0,
            Command::Last => self.outline.row = rows.len().saturating_sub(1),
            Command::Left => self.outline = Cursor::of_section(&self.draft, cursor.open),
            Command::Accept | Command::Choose | Command::Right => match rows.get(cursor.row) {
                Some(outline::Row::Section(section)) if *section != cursor.open => {
                    self.outline = Cursor::of_section(&self.draft, *section);
                }
                Some(outline::Row::Section(_)) => self.outline.down(rows.len()),
                Some(outline::Row::Question(question)) => {
                    let name = question.name.clone();
                    self.show(name, desk);
                }
                None => {}
            },
            _ => return false,
        }
        true
    }

    /// Takes the last change back, or makes it again, and shows where that was.
    fn turn_back(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        let (env, me) = (desk.env, &desk.settings.me);
        let (change, nothing) = if command == Command::Undo {
            (self.draft.undo(env, me), "undo-nothing")
        } else {
            (self.draft.redo(env, me), "redo-nothing")
        };
        let Some(change) = change else {
            return desk.say(Problem::warning(nothing));
        };
        self.after(true, desk);
        let address = change.address().cloned();
        match address.filter(|address| Some(&address.question) != self.at.as_ref()) {
            Some(address) => self.go_to(&address, desk),
            None => self.refresh(desk),
        }
    }

    /// Saves, and where saving fails writes a copy as well.
    fn save_now(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        let failing = matches!(self.draft.saving, crate::tui::draft::Saving::Failed(_));
        if failing && command == Command::Save {
            desk.effects.push(Effect::Export {
                key: self.draft.key.clone(),
                response: self.draft.shared(),
            });
        }
        desk.effects.extend(self.draft.save());
    }

    /// The last cycle's answer becomes this one's.
    fn confirm(&mut self, desk: &mut Desk<'_, '_>) {
        let response = self.draft.response();
        let answer = self.unit().and_then(|address| {
            let answer = response.last_cycle(&address)?;
            Some(Edit::put(address, answer))
        });
        match answer {
            Some(edit) => {
                self.change(Change::Answer(edit), desk);
                self.refresh(desk);
            }
            None => desk.say(Problem::warning("confirm-nothing")),
        }
    }

    /// Changes what stands beside the answer of the unit in focus, or the answer itself.
    pub(in crate::tui) fn beside(
        &mut self,
        desk: &mut Desk<'_, '_>,
        act: impl FnOnce(&mut Answer),
    ) {
        if let Some(address) = self.unit() {
            self.change_answer(address, desk, act);
        }
    }

    /// Changes an answer. One that is in conflict is settled by answering first.
    pub(in crate::tui) fn change_answer(
        &mut self,
        address: Address,
        desk: &mut Desk<'_, '_>,
        act: impl FnOnce(&mut Answer),
    ) {
        let answers = &self.draft.response().answers;
        if answers.get(&address).is_some_and(Register::is_conflict) {
            return desk.say(Problem::warning("fill-conflict-first"));
        }
        let mut answer = self.answer(&address);
        act(&mut answer);
        self.change(Change::Answer(Edit::put(address, answer)), desk);
        self.refresh(desk);
    }

    /// What stands at an address, or a blank.
    pub(super) fn answer(&self, address: &Address) -> Answer {
        self.draft
            .response()
            .answer(address)
            .cloned()
            .unwrap_or_default()
    }

    /// Asks for what stands beside the answer.
    fn ask_beside(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        let Some((address, question)) = self.unit().zip(self.question()) else {
            return;
        };
        if !question.is_asked() {
            return desk.say(Problem::warning("fill-note-only"));
        }
        if command == Command::Confidence && !question.confidence {
            return desk.say(Problem::warning("confidence-not-asked"));
        }
        if self.refuses(desk) {
            return;
        }
        let about = format!("{address}  {}", said(&question.label, desk.settings.texts));
        let answer = self.answer(&address);
        let menu = |menu: Menu| Overlay::Menu(menu);
        desk.overlays.push(match command {
            Command::Note => Overlay::Prompt(Prompt::note(address, about, &answer)),
            Command::Explain => Overlay::Prompt(Prompt::explanation(address, about, &answer)),
            Command::Share => menu(lists::shares(desk.env, &address, &answer)),
            Command::Confidence => menu(lists::confidences(desk.env, &address, &answer)),
            _ => Overlay::Prompt(Prompt::silence(address, about, &answer)),
        });
    }

    /// Lets the draft go and keeps what can be taken back.
    pub(in crate::tui) fn close(self, desk: &mut Desk<'_, '_>) {
        let (key, history) = self.draft.into_history();
        desk.histories.insert(key, history);
    }
}
