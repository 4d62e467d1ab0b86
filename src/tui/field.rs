//! The editor of a question: one form of stops, whatever the kind of question.
//!
//! The module `form` turns a question and its answer into lines, some of which can have the focus; this
//! module moves the focus, and turns what is done at a stop into an [`Edit`]. A text is the only
//! thing an editor keeps to itself, until it becomes an edit.

mod build;
mod draw;
mod form;
mod grid;

use ratatui::crossterm::event::KeyEvent;

use super::command::Command;
use super::theme::Theme;
use super::widget::{TextArea, Typed};
use crate::base::Language;
use crate::base::message::Messages;
use crate::questionnaire::{Kind, Question};
use crate::response::{Address, AuthorId, Edit, Live, units};
use form::{Action, Form, Stop};
use grid::Grid;

/// What an editor is told with every input and every frame.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The questionnaire through the answers so far.
    pub live: &'a Live<'a>,
    /// The question.
    pub question: &'a Question,
    /// The language of the questionnaire's texts.
    pub language: Language,
    /// The sentences of the screen.
    pub messages: &'a Messages,
    /// The looks.
    pub theme: &'a Theme,
    /// Who writes.
    pub author: &'a AuthorId,
    /// How many cells wide the pane is.
    pub width: usize,
}

/// What is done in an editor.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// A command.
    Command(Command),
    /// A key, while [`Editor::typing`].
    Key(KeyEvent),
    /// A paste.
    Paste(&'a str),
    /// A text in the place of the one that is being written.
    Replace(&'a str),
}

/// What came of an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It means nothing here.
    Ignored,
    /// Only the focus changed.
    Redraw,
    /// The answer changed.
    Edit(Edit),
    /// Text was typed. It becomes an answer when typing pauses; [`Editor::pending`] has the edit.
    Typed,
    /// The answer may have changed, and what comes next follows: [`Editor::advance`], or after the
    /// last stop the next question.
    EditAndNext(Option<Edit>),
}

/// The editor of one question.
#[derive(Debug)]
pub struct Editor {
    /// Which stop has the focus.
    at: usize,
    /// The text that is being typed, where the focus is on one.
    typing: Option<TextArea>,
    /// Whether a text at the focus is only looked at.
    resting: bool,
    /// Whether a matrix is asked one row at a time.
    row_by_row: bool,
    /// The unit of the stop in focus.
    unit: Address,
}

impl Editor {
    /// An editor with the focus on what is chosen, or on the first stop.
    pub fn new(context: &Context<'_>) -> Self {
        // Of several entries one is open; first the first.
        let unit = units(context.question, context.live).first().map_or_else(
            || Address::of(context.question.name.clone()),
            |unit| unit.address.clone(),
        );
        let mut editor = Self {
            at: 0,
            typing: None,
            resting: false,
            row_by_row: false,
            unit,
        };
        let form = Form::new(context, &editor.unit);
        editor.at = form.stops().position(Stop::is_chosen).unwrap_or(0);
        editor.arrive(&form, context);
        editor
    }

    /// Reads the answers again: they were changed elsewhere, or the language was.
    pub fn refresh(&mut self, context: &Context<'_>) {
        let form = Form::new(context, &self.unit);
        let here = form.stop(self.at).map(|stop| &stop.target.address);
        if here != Some(&self.unit) {
            // What stood before has grown or shrunk: the unit stays in focus where it is still there.
            let last = form.len().saturating_sub(1);
            self.at = form
                .first_of(&self.unit)
                .unwrap_or_else(|| self.at.min(last));
        }
        let kept = self.typing.take();
        self.arrive(&form, context);
        // The same text keeps its cursor, and what can be taken back in it.
        if let (Some(mut old), Some(new)) = (kept, &mut self.typing)
            && old.text() == new.text()
        {
            old.fit(cells(context));
            *new = old;
        }
    }

    /// Whether keys are text.
    pub fn typing(&self) -> bool {
        self.typing.is_some() && !self.resting
    }

    /// The text that is being written.
    pub fn text(&self) -> Option<&str> {
        self.typing.as_ref().map(TextArea::text)
    }

    /// Whether something was left for a pause in typing.
    pub fn is_behind(&self) -> bool {
        self.typing.as_ref().is_some_and(TextArea::is_behind)
    }

    /// Does something of what was left for a pause in typing. False when nothing is left.
    pub fn rest(&mut self) -> bool {
        self.typing.as_mut().is_some_and(TextArea::settle_rows)
    }

    /// The text that was typed and is no edit yet.
    pub fn pending(&self, context: &Context<'_>) -> Option<Edit> {
        let typing = self.typing.as_ref()?;
        let form = Form::new(context, &self.unit);
        let stop = form.stop(self.at)?;
        let value = stop.read(typing.text().to_owned());
        let response = context.live.response;
        (stop.target.value(response) != value.as_ref()).then(|| stop.target.edit(response, value))
    }

    /// What is possible now, the most useful first.
    pub fn commands(&self) -> Vec<Command> {
        if self.typing() {
            return vec![Command::FocusNext, Command::NextQuestion];
        }
        vec![
            Command::Choose,
            Command::Accept,
            Command::FocusNext,
            Command::Silence,
        ]
    }

    /// The unit that note, silence, share and flag are about.
    pub fn focus(&self) -> Address {
        self.unit.clone()
    }

    /// Moves the focus to a unit.
    pub fn go_to(&mut self, address: &Address, context: &Context<'_>) {
        let form = Form::new(context, address);
        if let Some(at) = form.first_of(address) {
            self.at = at;
            self.unit = address.clone();
            self.arrive(&form, context);
        }
    }

    /// Does what an input asks for.
    pub fn handle(&mut self, input: Input<'_>, context: &Context<'_>) -> Outcome {
        let form = Form::new(context, &self.unit);
        match input {
            Input::Command(command) => self.command(command, &form, context),
            Input::Key(key) => self.key(key, &form, context),
            Input::Paste(text) => self.write(text, TextArea::paste),
            Input::Replace(text) => self.write(text, TextArea::replace),
        }
    }

    /// The grid of a matrix, where it is shown as one.
    fn grid<'f>(&self, form: &'f Form<'f>, context: &Context<'_>) -> Option<Grid<'f>> {
        if self.row_by_row {
            return None;
        }
        Grid::of(form, context)
    }

    fn command(&mut self, command: Command, form: &Form<'_>, context: &Context<'_>) -> Outcome {
        if self.typing() {
            let typed = match command {
                Command::Undo => self.typing.as_mut().map(TextArea::undo),
                Command::Redo => self.typing.as_mut().map(TextArea::redo),
                _ => None,
            };
            if let Some(typed) = typed {
                return self.typed(typed, form, context);
            }
        }
        if self.grid(form, context).is_some() {
            let to = match command {
                Command::Up => Some(form.across(self.at, false)),
                Command::Down => Some(form.across(self.at, true)),
                Command::Left => Some(form.beside(self.at, false)),
                Command::Right => Some(form.beside(self.at, true)),
                _ => None,
            };
            if let Some(to) = to {
                return self.to(to, form, context);
            }
        }
        let last = form.len().saturating_sub(1);
        match command {
            Command::Up => self.to(self.at.checked_sub(1), form, context),
            Command::Down => self.to(Some(self.at + 1), form, context),
            Command::First => self.to(Some(0), form, context),
            Command::Last => self.to(Some(last), form, context),
            Command::FocusNext => self.to(form.next_group(self.at), form, context),
            Command::FocusPrevious => self.to(form.previous_group(self.at), form, context),
            Command::Back if self.typing() => {
                self.resting = true;
                self.committed(context)
            }
            Command::Choose => self.act(form, context),
            Command::Accept => self.accept(form, context),
            Command::Pick(number) => match form.numbered(self.at, number) {
                Some(at) => {
                    self.at = at;
                    self.arrive(form, context);
                    self.act(form, context)
                }
                None => Outcome::Ignored,
            },
            Command::AddEntry => form
                .act_of(self.at, Action::Add)
                .map_or(Outcome::Ignored, |at| {
                    self.at = at;
                    self.act(form, context)
                }),
            Command::RemoveEntry => {
                form.act_of(self.at, Action::Remove)
                    .map_or(Outcome::Ignored, |at| {
                        self.at = at;
                        self.act(form, context)
                    })
            }
            Command::SameAsAbove => self.same_as_above(form, context),
            Command::RowByRow if matches!(context.question.kind, Kind::Matrix { .. }) => {
                self.row_by_row = !self.row_by_row;
                Outcome::Redraw
            }
            _ => Outcome::Ignored,
        }
    }

    /// Moves the focus; what was typed becomes an edit on the way.
    fn to(&mut self, at: Option<usize>, form: &Form<'_>, context: &Context<'_>) -> Outcome {
        let Some(at) = at.filter(|at| *at < form.len()) else {
            return Outcome::Ignored;
        };
        let outcome = self.committed(context);
        self.at = at;
        self.arrive(form, context);
        outcome
    }

    fn committed(&self, context: &Context<'_>) -> Outcome {
        self.pending(context).map_or(Outcome::Redraw, Outcome::Edit)
    }

    /// Takes up the text at the focus, if there is one.
    fn arrive(&mut self, form: &Form<'_>, context: &Context<'_>) {
        self.resting = false;
        let stop = form.stop(self.at);
        self.typing = stop.and_then(|stop| {
            let text = stop.text()?;
            Some(TextArea::new(
                text.to_owned(),
                stop.is_multiline(),
                cells(context),
            ))
        });
        let Some(stop) = stop else {
            return;
        };
        self.unit = stop.target.address.clone();
        if stop.action == Action::Open {
            let form = Form::new(context, &self.unit);
            self.at = form.first_of(&self.unit).unwrap_or(0);
            self.arrive(&form, context);
        }
    }

    /// Chooses, adds or removes what has the focus.
    fn act(&mut self, form: &Form<'_>, context: &Context<'_>) -> Outcome {
        let Some(stop) = form.stop(self.at) else {
            return Outcome::Ignored;
        };
        if let Action::Write { .. } = stop.action {
            self.resting = false;
            return Outcome::Redraw;
        }
        match stop.acted(context) {
            Some((target, value)) => Outcome::Edit(target.edit(context.live.response, value)),
            None => Outcome::Redraw,
        }
    }

    /// Chooses, and asks to go on: what comes next may depend on the choice.
    fn accept(&mut self, form: &Form<'_>, context: &Context<'_>) -> Outcome {
        let Some(stop) = form.stop(self.at) else {
            return Outcome::EditAndNext(None);
        };
        let edit = match stop.action {
            Action::Write { .. } => self.pending(context),
            Action::Many | Action::Ranked => None,
            Action::One if stop.is_chosen() => None,
            Action::One | Action::Add | Action::Remove | Action::Open => stop
                .acted(context)
                .map(|(target, value)| target.edit(context.live.response, value)),
        };
        if let Action::Add | Action::Remove = stop.action {
            return self.act(form, context);
        }
        Outcome::EditAndNext(edit)
    }

    /// Goes to the next group of stops, as they are after the last edit. False after the last one.
    pub fn advance(&mut self, context: &Context<'_>) -> bool {
        let form = Form::new(context, &self.unit);
        let next = form.next_group(self.at);
        if let Some(at) = next {
            self.at = at;
            self.arrive(&form, context);
        }
        next.is_some()
    }

    /// Gives a row of a matrix the answer of the row above.
    fn same_as_above(&mut self, form: &Form<'_>, context: &Context<'_>) -> Outcome {
        let Some(stop) = form.stop(self.at) else {
            return Outcome::Ignored;
        };
        let Some(above) = form.unit_above(self.at) else {
            return Outcome::Ignored;
        };
        let value = context.live.response.value(&above.address).cloned();
        Outcome::Edit(stop.target.edit(context.live.response, value))
    }

    fn key(&mut self, key: KeyEvent, form: &Form<'_>, context: &Context<'_>) -> Outcome {
        let typed = self.typing.as_mut().map(|typing| typing.key(key));
        typed.map_or(Outcome::Ignored, |typed| self.typed(typed, form, context))
    }

    fn typed(&mut self, typed: Typed, form: &Form<'_>, context: &Context<'_>) -> Outcome {
        match typed {
            Typed::Changed => Outcome::Typed,
            Typed::Moved => Outcome::Redraw,
            Typed::Ignored => Outcome::Ignored,
            Typed::Above => self.command(Command::Up, form, context),
            Typed::Below => self.command(Command::Down, form, context),
            Typed::Entered => self.accept(form, context),
        }
    }

    fn write(&mut self, text: &str, way: fn(&mut TextArea, &str) -> bool) -> Outcome {
        let Some(typing) = &mut self.typing else {
            return Outcome::Ignored;
        };
        way(typing, text);
        Outcome::Typed
    }
}

/// How many cells a text has.
fn cells(context: &Context<'_>) -> usize {
    context.width.saturating_sub(draw::INDENT)
}
