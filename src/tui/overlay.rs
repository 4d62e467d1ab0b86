//! What can lie over a screen. The set is closed, and only the uppermost is given keys.

mod dialog;
pub(in crate::tui) mod help;
pub(in crate::tui) mod lists;
mod menu;
mod prompt;
pub(in crate::tui) mod search;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use super::command::Command;
use super::draft::Draft;
use super::env::Env;
use super::keymap::When;
use super::model::Settings;
use super::screen::desk::{Order, Verdict};
use crate::base::Language;
use crate::questionnaire::Share;
use crate::response::{Address, Country, DraftKey, Missing};

pub(in crate::tui) use dialog::Dialog;
pub(in crate::tui) use menu::{Item, Menu};
pub(in crate::tui) use prompt::{Prompt, missing_message};

/// Something over the screen.
pub(in crate::tui) enum Overlay {
    /// A list to choose from, filtered by typing.
    Menu(Menu),
    /// A text to write, with a reason to choose where there are several.
    Prompt(Prompt),
    /// A question to answer with yes or no.
    Dialog(Dialog),
}

/// What was decided in an overlay.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tui) enum Action {
    /// A command, as if its key had been pressed.
    Run(Command),
    /// To an answer.
    GoTo(Address),
    /// The country of the profile.
    Country(Country),
    /// The language of questionnaires.
    Texts(Language),
    /// The language of the screen.
    Screen(Language),
    /// Who may see an answer; nothing is the default of the profile.
    Share(Address, Option<Share>),
    /// How sure an answer is.
    Confidence(Address, Option<u8>),
    /// The note beside an answer.
    Note(Address, String),
    /// Why an answer changed, or stays apart.
    Explain(Address, String),
    /// Why there is no answer; nothing takes the reason away.
    Silence(Address, Option<(Missing, String)>),
    /// Put a draft away.
    Discard(DraftKey),
    /// Write the file that is sent.
    Finalise,
    /// Show only what has a text.
    Filter(String),
    /// Settle a conflict.
    Decide(Box<Verdict>),
    /// Write the report.
    Report(Order),
    /// Leave the program.
    Leave,
    /// Nothing.
    Nothing,
}

/// What becomes of an overlay.
pub(in crate::tui) enum Reply {
    /// It stays.
    Stay,
    /// It goes, and nothing happens.
    Close,
    /// It goes, and something happens.
    Do(Action),
}

impl Overlay {
    /// Where a key is pressed.
    pub(in crate::tui) fn when(&self) -> When {
        match self {
            Self::Menu(_) | Self::Prompt(_) => When::List,
            Self::Dialog(_) => When::Dialog,
        }
    }

    /// Carries out a command.
    pub(in crate::tui) fn command(&mut self, command: Command) -> Reply {
        match self {
            _ if command == Command::Back => Reply::Close,
            Self::Menu(menu) => menu.command(command),
            Self::Prompt(prompt) => prompt.command(command),
            Self::Dialog(dialog) => dialog.command(command),
        }
    }

    /// Types a key.
    pub(in crate::tui) fn key(&mut self, key: KeyEvent) {
        match self {
            Self::Menu(menu) => menu.key(key),
            Self::Prompt(prompt) => prompt.key(key),
            Self::Dialog(_) => {}
        }
    }

    /// Takes in a pasted text.
    pub(in crate::tui) fn paste(&mut self, text: &str) {
        match self {
            Self::Menu(menu) => menu.paste(text),
            Self::Prompt(prompt) => prompt.paste(text),
            Self::Dialog(_) => {}
        }
    }

    /// Draws it over the body and says where the cursor is.
    pub(in crate::tui) fn draw(
        &self,
        env: &Env<'_>,
        settings: &Settings,
        draft: Option<&Draft>,
        body: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        match self {
            Self::Menu(menu) => menu.draw(env, settings, body, buffer),
            Self::Prompt(prompt) => prompt.draw(env, settings, body, buffer),
            Self::Dialog(dialog) => dialog.draw(env, settings, draft, body, buffer),
        }
    }

    /// What can be done, most important first.
    pub(in crate::tui) fn hints(&self) -> Vec<Command> {
        match self {
            Self::Menu(_) | Self::Prompt(_) | Self::Dialog(_) => {
                vec![Command::Accept, Command::Back]
            }
        }
    }
}
