//! What happens outside: keys, pastes, resizes, signals, and the terminal going away.

mod burst;
mod split;

use std::io::{self, PipeReader, PipeWriter, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::event as crossterm;

use crate::tui::Message;
use split::Joiner;

/// How long the reader waits before it looks again: whether another program still has the terminal, or something was left.
const WAIT: Duration = Duration::from_millis(100);

/// How long crossterm looks for input. With no time at all it would not look.
const MOMENT: Duration = Duration::from_millis(1);

/// How long it looks for more of it. A key is not to lie here while no other follows; what came with it is there already.
const INSTANT: Duration = Duration::from_micros(20);

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
    /// What [`listen`](Self::listen) is to read.
    unread: Option<(Signals, PipeReader)>,
}

/// Keeps the reader from the terminal while another program has it.
#[derive(Debug)]
struct Gate {
    closed: AtomicBool,
    /// Wakes a reader that waits for the terminal. It waits as long as nothing is typed, so that an idle program costs
    /// nothing.
    call: PipeWriter,
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
    /// An empty queue. Signals are caught from now on.
    ///
    /// # Errors
    /// What the system says when signals cannot be caught.
    pub fn new() -> io::Result<Self> {
        let (sender, queue) = mpsc::channel();
        let signals = catch_signals()?;
        let (called, call) = io::pipe()?;
        let gate = Arc::new(Gate {
            closed: AtomicBool::new(false),
            call,
            reading: Mutex::new(()),
        });
        Ok(Self {
            queue,
            sender,
            gate,
            unread: Some((signals, called)),
        })
    }

    /// Starts to put signals and what is typed into the queue, with all that came since they are caught. The threads for it
    /// would only be in the way of the first frame.
    pub fn listen(&mut self) {
        let Some((signals, called)) = self.unread.take() else {
            return;
        };
        let sender = self.sender.clone();
        listen_to_signals(signals, sender);
        let (reader, watched) = (self.sender.clone(), Arc::clone(&self.gate));
        thread::spawn(move || read_terminal(&reader, &watched, called));
    }

    /// Leaves what is typed to another program. Returns once nothing is being read any more.
    pub fn pause(&self) -> Pause<'_> {
        let gate = &*self.gate;
        gate.closed.store(true, Ordering::SeqCst);
        // A reader that is not there needs no call.
        (&gate.call).write_all(b"!").ok();
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
fn read_terminal(sender: &Sender<Event>, gate: &Gate, mut called: PipeReader) {
    let mut joiner = Joiner::new(std::env::var_os("SSH_CONNECTION").is_some());
    let mut busy = false;
    loop {
        let reading = gate.reading.lock();
        if gate.closed.load(Ordering::SeqCst) {
            drop(reading);
            thread::sleep(WAIT);
            continue;
        }
        let patience = joiner.waits().or_else(|| busy.then_some(WAIT));
        if !is_open(patience, &mut called) {
            return hang_up(sender);
        }
        if gate.closed.load(Ordering::SeqCst) {
            // Called: what is typed from now on is not for this program.
            continue;
        }
        let mut clear = joiner.overdue(Instant::now());
        let mut arrived = Vec::new();
        let mut moment = MOMENT;
        while let Ok(true) = crossterm::poll(moment) {
            moment = INSTANT;
            let Ok(event) = crossterm::read() else {
                return hang_up(sender);
            };
            arrived.push(event);
        }
        // Should the system have taken the processor away for longer than that instant, something may be left.
        busy = !arrived.is_empty();
        if cfg!(windows) {
            arrived = burst::pasted(arrived);
        }
        for event in arrived {
            // Where there are signals, they tell of a new size at once.
            if cfg!(windows) || !matches!(event, crossterm::Event::Resize(..)) {
                clear.extend(joiner.take(event, Instant::now()));
            }
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

/// Waits for input or a call, and says whether the terminal is still there.
#[cfg(unix)]
fn is_open(patience: Option<Duration>, called: &mut PipeReader) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::io::{IsTerminal as _, Read as _};
    let stdin = io::stdin();
    let mut watched = [
        PollFd::new(&stdin, PollFlags::IN),
        PollFd::new(&*called, PollFlags::IN),
    ];
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    if poll(&mut watched, patience.as_ref()).is_err() {
        // Interrupted by a signal: the terminal itself tells.
        return stdin.is_terminal();
    }
    let [terminal, call] = watched.map(|fd| fd.revents());
    if call.contains(PollFlags::IN) {
        // What it says does not matter, and a byte is there.
        called.read_exact(&mut [0]).ok();
    }
    !terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

#[cfg(not(unix))]
fn is_open(patience: Option<Duration>, _: &mut PipeReader) -> bool {
    crossterm::poll(patience.unwrap_or(WAIT)).is_ok()
}

/// The signals that were caught.
#[cfg(unix)]
type Signals = signal_hook::iterator::Signals;

/// Elsewhere there are none.
#[cfg(not(unix))]
type Signals = ();

#[cfg(unix)]
fn catch_signals() -> io::Result<Signals> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::flag;
    let caught = [SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH];
    // Not SIGINT, which Ctrl+C in the user's own editor sends here too.
    for ends in [SIGHUP, SIGTERM] {
        // The first asks, the second ends at once: saving may wait for a dead network drive.
        let asked = Arc::new(AtomicBool::new(false));
        flag::register_conditional_shutdown(ends, 128 + ends, Arc::clone(&asked))?;
        flag::register(ends, asked)?;
    }
    Signals::new(caught)
}

#[cfg(unix)]
fn listen_to_signals(mut signals: Signals, sender: Sender<Event>) {
    use ratatui::crossterm::terminal::size;
    use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
    thread::spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Resume,
                SIGWINCH => match size() {
                    Ok((width, height)) => Event::Input(crossterm::Event::Resize(width, height)),
                    // A terminal that is gone is noticed by who reads it.
                    Err(_) => continue,
                },
                other => Event::Signal(other),
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
}

#[cfg(not(unix))]
fn catch_signals() -> io::Result<Signals> {
    Ok(())
}

#[cfg(not(unix))]
fn listen_to_signals((): Signals, _: Sender<Event>) {}
