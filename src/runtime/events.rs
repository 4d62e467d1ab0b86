//! What happens outside: keys, pastes, resizes, signals, and the terminal going away.

mod burst;
mod split;

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::event as crossterm;

use crate::tui::Message;
use split::Joiner;

/// How long the reader waits for the terminal before it looks for resizes and hang-ups.
const WAIT: Duration = Duration::from_millis(100);

/// How long crossterm looks for input. With no time at all it would not look.
const MOMENT: Duration = Duration::from_millis(1);

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

/// The queue of events.
#[derive(Debug)]
pub struct Events {
    queue: Receiver<Event>,
    sender: Sender<Event>,
    gate: Arc<Gate>,
}

/// Keeps the reader from the terminal while another program has it.
#[derive(Debug, Default)]
struct Gate {
    closed: AtomicBool,
    /// Held while the terminal is read.
    reading: Mutex<()>,
}

/// The reader waits as long as this lives.
#[derive(Debug)]
pub struct Pause<'e> {
    gate: &'e Gate,
}

impl Drop for Pause<'_> {
    fn drop(&mut self) {
        self.gate.closed.store(false, Ordering::SeqCst);
    }
}

impl Events {
    /// Starts listening.
    ///
    /// # Errors
    /// What the system says when signals cannot be caught.
    pub fn listen() -> io::Result<Self> {
        let (sender, queue) = mpsc::channel();
        listen_to_signals(sender.clone())?;
        let gate = Arc::new(Gate::default());
        let (reader, watched) = (sender.clone(), Arc::clone(&gate));
        thread::spawn(move || read_terminal(&reader, &watched));
        Ok(Self {
            queue,
            sender,
            gate,
        })
    }

    /// Leaves what is typed to another program. Returns once nothing is being read any more.
    pub fn pause(&self) -> Pause<'_> {
        let gate = &*self.gate;
        gate.closed.store(true, Ordering::SeqCst);
        // A reader that panicked reads no more either.
        drop(gate.reading.lock());
        Pause { gate }
    }

    /// Where others may put events.
    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// The next event, or `None` when nothing happens for this long.
    pub fn next(&self, patience: Duration) -> Option<Event> {
        match self.queue.recv_timeout(patience) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::HangUp),
        }
    }
}

/// Reads the terminal until it is gone.
///
/// The terminal is watched with poll(2) before crossterm is asked: on a closed terminal crossterm
/// would never return and keep a processor busy (crossterm issue 793).
fn read_terminal(sender: &Sender<Event>, gate: &Gate) {
    let mut joiner = Joiner::new(std::env::var_os("SSH_CONNECTION").is_some());
    loop {
        let reading = gate.reading.lock();
        if gate.closed.load(Ordering::SeqCst) {
            drop(reading);
            thread::sleep(WAIT);
            continue;
        }
        if !is_open(joiner.waits().unwrap_or(WAIT)) {
            return hang_up(sender);
        }
        let mut clear = joiner.overdue(Instant::now());
        let mut arrived = Vec::new();
        while let Ok(true) = crossterm::poll(MOMENT) {
            let Ok(event) = crossterm::read() else {
                return hang_up(sender);
            };
            arrived.push(event);
        }
        if cfg!(windows) {
            arrived = burst::pasted(arrived);
        }
        for event in arrived {
            clear.extend(joiner.take(event, Instant::now()));
        }
        for event in clear {
            if sender.send(Event::Input(event)).is_err() {
                return;
            }
        }
    }
}

fn hang_up(sender: &Sender<Event>) {
    // Nobody listens any more when this fails, and then nobody needs to know.
    sender.send(Event::HangUp).ok();
}

/// Waits for input and says whether the terminal is still there.
#[cfg(unix)]
fn is_open(patience: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::io::IsTerminal as _;
    let stdin = io::stdin();
    let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
    let patience = Timespec::try_from(patience).ok();
    if poll(&mut watched, patience.as_ref()).is_err() {
        // Interrupted by a signal: the terminal itself tells.
        return stdin.is_terminal();
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    !watched.iter().any(|fd| fd.revents().intersects(gone))
}

#[cfg(not(unix))]
fn is_open(patience: Duration) -> bool {
    crossterm::poll(patience).is_ok()
}

#[cfg(unix)]
fn listen_to_signals(sender: Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::flag;
    let caught = [SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP];
    // Not SIGINT, which Ctrl+C in the user's own editor sends here too.
    for ends in [SIGHUP, SIGTERM] {
        // The first asks, the second ends at once: saving may wait for a dead network drive.
        let asked = Arc::new(AtomicBool::new(false));
        flag::register_conditional_shutdown(ends, 128 + ends, Arc::clone(&asked))?;
        flag::register(ends, asked)?;
    }
    let mut signals = signal_hook::iterator::Signals::new(caught)?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Resume,
                other => Event::Signal(other),
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn listen_to_signals(_: Sender<Event>) -> io::Result<()> {
    Ok(())
}
