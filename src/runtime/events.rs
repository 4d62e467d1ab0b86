//! What happens outside: keys, pastes, resizes, signals, and the terminal going away.

mod bell;
mod burst;
mod keyboard;
mod signals;
mod split;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use ratatui::crossterm::event as crossterm;

use crate::tui::Message;
use bell::Bell;
use keyboard::{Keyboard, Seen};
use signals::Signals;

/// One thing that happened.
#[derive(Debug)]
pub enum Event {
    /// A key, paste or resize.
    Input(crossterm::Event),
    /// The worker has done something.
    Answer(Box<Message>),
    /// A signal asks to end; the number is the signal's.
    Signal(i32),
    /// A signal asks to stop until the shell goes on with the program.
    Suspend,
    /// The program goes on after a stop: the screen may be another's.
    Resume,
    /// The terminal is gone.
    HangUp,
}

/// What happens: what other threads put first, and then what is typed, each in its order.
///
/// The terminal is read where its keys are used and by no thread of its own: a key would wait for a second switch of threads,
/// and another program could not have the terminal without a word to that thread.
#[derive(Debug)]
pub struct Events {
    post: Post,
    posted: Receiver<Event>,
    /// While the terminal is listened to, and there.
    keyboard: Option<Keyboard>,
    /// What [`listen`](Self::listen) is to read.
    unread: Option<Signals>,
}

/// Where other threads put events.
#[derive(Clone, Debug)]
pub struct Post {
    events: Sender<Event>,
    bell: Arc<Bell>,
}

impl Post {
    /// Puts an event behind those that wait. Nothing happens where nobody takes events any more.
    pub fn send(&self, event: Event) {
        if self.events.send(event).is_ok() {
            self.bell.ring();
        }
    }
}

impl Events {
    /// No events yet. Signals are caught from now on.
    ///
    /// # Errors
    /// What the system says when signals cannot be caught.
    pub fn new() -> io::Result<Self> {
        let (events, posted) = mpsc::channel();
        let bell = Arc::new(Bell::new()?);
        Ok(Self {
            post: Post { events, bell },
            posted,
            keyboard: None,
            unread: Some(signals::catch()?),
        })
    }

    /// From now on also signals and what is typed are events, with all that came since they are caught. To prepare for them
    /// would only be in the way of the first frame.
    pub fn listen(&mut self) {
        if let Some(signals) = self.unread.take() {
            signals::listen(signals, self.post());
            self.keyboard = Some(Keyboard::new());
        }
    }

    /// Where others may put events.
    pub fn post(&self) -> Post {
        self.post.clone()
    }

    /// The next event, or `None` when nothing happens for this long.
    pub fn next(&mut self, patience: Duration) -> Option<Event> {
        let Some(keyboard) = &mut self.keyboard else {
            return self.posted.recv_timeout(patience).ok();
        };
        let until = Instant::now() + patience;
        loop {
            if let Ok(event) = self.posted.try_recv() {
                return Some(event);
            }
            if let Some(typed) = keyboard.take() {
                return Some(Event::Input(typed));
            }
            let left = until.saturating_duration_since(Instant::now());
            match keyboard.look(left, &self.post.bell) {
                Seen::Nothing if left.is_zero() => return None,
                Seen::Nothing | Seen::Something => {}
                Seen::Gone => {
                    // It would be gone again and again.
                    self.keyboard = None;
                    return Some(Event::HangUp);
                }
            }
        }
    }
}
