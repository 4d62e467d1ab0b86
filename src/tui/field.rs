//! Stand-in until the branch `field` lands.
#![expect(missing_docs, clippy::pedantic, reason = "stand-in")]
use super::command::Command;
use super::theme::Theme;
use crate::base::Language;
use crate::base::message::Messages;
use crate::questionnaire::Question;
use crate::response::{Address, Answer, AuthorId, Edit, Live, Value};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub live: &'a Live<'a>,
    pub question: &'a Question,
    pub language: Language,
    pub messages: &'a Messages,
    pub theme: &'a Theme,
    pub author: &'a AuthorId,
}
pub enum Input<'a> {
    Command(Command),
    Key(KeyEvent),
    Paste(&'a str),
}
pub enum Settle {
    Now,
    WhenQuiet,
}
pub enum Outcome {
    Ignored,
    Redraw,
    Edit { edit: Edit, settle: Settle },
    EditAndNext(Option<Edit>),
}
#[derive(Debug)]
pub struct Editor {
    text: String,
    address: Address,
    typing: bool,
}
impl Editor {
    pub fn new(context: &Context<'_>) -> Self {
        let address = Address::of(context.question.name.clone());
        let mut editor = Self {
            text: String::new(),
            address,
            typing: true,
        };
        editor.refresh(context);
        editor
    }
    pub fn refresh(&mut self, context: &Context<'_>) {
        let value = context.live.response.value(&self.address);
        self.text = value.and_then(Value::text).unwrap_or_default().to_owned();
    }
    pub fn handle(&mut self, input: Input<'_>, context: &Context<'_>) -> Outcome {
        match input {
            Input::Command(Command::Accept) => Outcome::EditAndNext(self.pending(context)),
            Input::Command(Command::Back) if self.typing => {
                self.typing = false;
                Outcome::Redraw
            }
            Input::Command(_) => Outcome::Ignored,
            Input::Paste(text) => {
                self.text.push_str(text);
                self.edited(context)
            }
            Input::Key(key) => match key.code {
                KeyCode::Enter => Outcome::EditAndNext(self.pending(context)),
                KeyCode::Char(c) => {
                    self.text.push(c);
                    self.edited(context)
                }
                _ => Outcome::Ignored,
            },
        }
    }
    fn edited(&self, context: &Context<'_>) -> Outcome {
        match self.pending(context) {
            Some(edit) => Outcome::Edit {
                edit,
                settle: Settle::WhenQuiet,
            },
            None => Outcome::Redraw,
        }
    }
    pub fn typing(&self) -> bool {
        self.typing
    }
    pub fn pending(&self, context: &Context<'_>) -> Option<Edit> {
        let now = context
            .live
            .response
            .value(&self.address)
            .and_then(Value::text);
        (now.unwrap_or_default() != self.text).then(|| {
            Edit::put(
                self.address.clone(),
                Answer::of(Value::Text(self.text.clone())),
            )
        })
    }
    pub fn commands(&self) -> Vec<Command> {
        vec![Command::Accept]
    }
    pub fn focus(&self) -> Address {
        self.address.clone()
    }
    pub fn render(&self, area: Rect, buffer: &mut Buffer, _: &Context<'_>) -> Option<Position> {
        buffer.set_stringn(
            area.x,
            area.y,
            &self.text,
            area.width.into(),
            ratatui::style::Style::new(),
        );
        Some(area.as_position())
    }
}
