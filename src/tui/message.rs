//! What can happen to the screens.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;

use super::command::Command;
use super::effect::Timer;
use super::screen::{desk, fill, home, profile, review};
use crate::base::Problem;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed, held or let go.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The user has written the text at the focus in an editor of their own, or could not.
    Edited(Result<String, Problem>),
    /// The terminal has another size.
    Resized(Size),
    /// A timer ended.
    Timer(Timer),
    /// A command that does not come from a key.
    Run(Command),
    /// The terminal is gone, or the system asks to end: what is typed is saved first.
    Hangup,
    /// For the home screen.
    Home(home::Msg),
    /// For the profile.
    Profile(profile::Msg),
    /// For the draft that is open.
    Fill(fill::Msg),
    /// For the facilitator's desk.
    Desk(desk::Msg),
    /// For the review.
    Review(review::Msg),
}

impl Message {
    /// Whether its frame may come a little later, with that of the next key: nobody did anything for it just now.
    pub fn can_wait(&self) -> bool {
        matches!(
            self,
            Self::Fill(fill::Msg::Saved { .. })
                | Self::Timer(Timer::Typed | Timer::Rest | Timer::More)
        )
    }
}
