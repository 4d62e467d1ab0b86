//! What is typed: read from the terminal by crossterm, once poll(2) has said that there is something.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self as crossterm, Event};

use super::bell::Bell;
use super::burst;
use super::split::Joiner;

/// How long crossterm looks for input that is there. With no time at all it would not look.
const MOMENT: Duration = Duration::from_millis(1);

/// How long it looks for more of it. A key is not to lie here while no other follows; what came with it is there already.
const INSTANT: Duration = Duration::from_micros(20);

/// The same where a single byte was there, with which seldom anything comes: it was read a moment later. An instant would be a tenth
/// of a frame.
const GLANCE: Duration = Duration::from_micros(2);

/// After how long without a key crossterm is asked once more: where the system took the processor away for an instant, it did
/// not look at what it had read.
const SETTLED: Duration = Duration::from_millis(20);

/// What became of looking at the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Something was typed, or a bell rung.
    Something,
    /// The time is over, or part of it.
    Nothing,
    /// There is no terminal any more.
    Gone,
}

/// Reads the terminal.
#[derive(Debug)]
pub(super) struct Keyboard {
    joiner: Joiner,
    /// What was typed and not taken.
    typed: VecDeque<Event>,
    /// Whether crossterm may have read more than it gave.
    unsettled: bool,
}

impl Keyboard {
    /// A reader of the terminal the program has.
    pub(super) fn new() -> Self {
        Self {
            joiner: Joiner::new(std::env::var_os("SSH_CONNECTION").is_some()),
            typed: VecDeque::new(),
            // So that crossterm prepares itself before the first key.
            unsettled: true,
        }
    }

    /// What was typed first.
    pub(super) fn take(&mut self) -> Option<Event> {
        self.typed.pop_front()
    }

    /// Waits until something is typed or the bell is rung, and no longer than this.
    pub(super) fn look(&mut self, patience: Duration, bell: &Bell) -> Seen {
        // Who has less time is about to draw, or to ring a timer: what was left is for the time after that.
        let settles = self.unsettled && patience >= SETTLED;
        let most = if settles { SETTLED } else { patience };
        let most = self.joiner.waits().map_or(most, |held| held.min(most));
        let woken = wait(most, bell);
        self.typed.extend(self.joiner.overdue(Instant::now()));
        match woken {
            Woken::Typed => self.read(),
            Woken::Over if settles => {
                self.unsettled = false;
                self.read();
            }
            // What is here comes first; the terminal is gone the next time too.
            Woken::Gone if self.typed.is_empty() => return Seen::Gone,
            Woken::Over if self.typed.is_empty() => return Seen::Nothing,
            _ => {}
        }
        Seen::Something
    }

    /// Reads what there is. That the terminal is gone is seen by who waits for it.
    fn read(&mut self) {
        let more = if is_single() { GLANCE } else { INSTANT };
        let mut arrived = Vec::new();
        let mut moment = MOMENT;
        while let Ok(true) = crossterm::poll(moment)
            && let Ok(event) = crossterm::read()
        {
            moment = more;
            arrived.push(event);
        }
        self.unsettled |= !arrived.is_empty();
        if cfg!(windows) {
            arrived = burst::pasted(arrived);
        }
        for event in arrived {
            // Where there are signals, they tell of a new size at once.
            if cfg!(windows) || !matches!(event, Event::Resize(..)) {
                self.typed.extend(self.joiner.take(event, Instant::now()));
            }
        }
    }
}

/// Whether a single byte is there to be read: a letter, most often. Not known but on Unix.
fn is_single() -> bool {
    #[cfg(unix)]
    {
        let waiting = rustix::io::ioctl_fionread(std::io::stdin());
        waiting.is_ok_and(|count| count == 1)
    }
    #[cfg(not(unix))]
    {
        false
    }
}

/// What ended a wait.
enum Woken {
    Typed,
    #[cfg(unix)]
    Rung,
    Over,
    Gone,
}

/// Waits for the terminal and the bell.
///
/// The terminal is watched with poll(2) before crossterm is asked: on a closed terminal crossterm would never return and keep
/// a processor busy (crossterm issue 793).
#[cfg(unix)]
fn wait(patience: Duration, bell: &Bell) -> Woken {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::io::{IsTerminal as _, stdin};
    let stdin = stdin();
    let mut watched = [
        PollFd::new(&stdin, PollFlags::IN),
        PollFd::new(bell, PollFlags::IN),
    ];
    let patience = Timespec::try_from(patience).ok();
    if poll(&mut watched, patience.as_ref()).is_err() {
        // Interrupted by a signal: the terminal itself tells.
        return if stdin.is_terminal() {
            Woken::Over
        } else {
            Woken::Gone
        };
    }
    let [terminal, rung] = watched.map(|fd| fd.revents());
    if rung.contains(PollFlags::IN) {
        bell.hush();
    }
    if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        Woken::Gone
    } else if terminal.contains(PollFlags::IN) {
        Woken::Typed
    } else if rung.contains(PollFlags::IN) {
        Woken::Rung
    } else {
        Woken::Over
    }
}

/// How long nobody looks whether another thread has put something: a console and a channel cannot be waited for together.
#[cfg(not(unix))]
const SLICE: Duration = Duration::from_millis(20);

/// Waits for the terminal.
#[cfg(not(unix))]
fn wait(patience: Duration, _: &Bell) -> Woken {
    match crossterm::poll(patience.min(SLICE)) {
        Ok(true) => Woken::Typed,
        Ok(false) => Woken::Over,
        Err(_) => Woken::Gone,
    }
}
