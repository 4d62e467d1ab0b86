//! The loop: an event becomes a message, the message changes the model and asks for effects, and the
//! screen is drawn when something changed.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event as Input, MouseEvent};
use ratatui::crossterm::style::force_color_output;
use ratatui::layout::{Position, Rect, Size};

use super::events::{Event, Events};
use super::mouse::{self, Gesture};
use super::terminal::{Guard, has_panicked, leave_on_panic, size_now};
use super::worker::Worker;
use super::{clock, editor};
use crate::base::message::Messages;
use crate::base::{Id, Text};
use crate::questionnaire::builtin;
use crate::response::DraftKey;
use crate::store::{Opened, Workspace};
use crate::tui::keymap::Keymap;
use crate::tui::layout::known;
use crate::tui::theme::Family;
use crate::tui::{Effect, Env, Message, Model, Settings, Timer, update, view};

/// The longest sleep between two looks at whether another thread has panicked.
const PATIENCE: Duration = Duration::from_millis(250);

/// How long the first frame waits for what another thread reads for it. What takes longer comes in the second.
const MOMENT: Duration = Duration::from_millis(10);

/// How long what nobody waits for, as the word that something is saved, may wait for the frame of the next key: a key is to be
/// one frame and not two.
const NOTICE: Duration = Duration::from_millis(100);

/// The signal of Ctrl+C.
const INTERRUPT: i32 = 2;

/// The file in the data folder that tells of a panic.
const PANIC_LOG: &str = "panic.txt";

/// What the screens begin with.
#[derive(Debug)]
pub enum Begin {
    /// The list of drafts.
    Home,
    /// What this asks for.
    Perform(Effect),
    /// A draft that was opened.
    Draft(DraftKey, Box<Opened>),
}

/// How the screens ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Left,
    /// The terminal went away.
    HungUp,
    /// A signal asked to end.
    Signal(i32),
    /// A thread panicked; the user has been told.
    Panicked,
}

/// Runs the screens until the user leaves, a signal comes or the terminal is gone. Everything typed is
/// saved before this returns.
///
/// # Errors
/// What the system says when the terminal cannot be used.
pub fn run(
    workspace: Workspace,
    settings: Settings,
    keymap: Keymap,
    begin: Begin,
) -> io::Result<Ended> {
    run_watched(workspace, settings, keymap, begin, |_| ())
}

/// As [`run`], showing each event to `watch` before it is taken. Tests make it panic there.
///
/// # Errors
/// As [`run`].
pub fn run_watched(
    workspace: Workspace,
    settings: Settings,
    keymap: Keymap,
    begin: Begin,
    watch: fn(&Event),
) -> io::Result<Ended> {
    // The settings have decided about colours; the environment is not asked again.
    force_color_output(settings.theme.family != Family::Mono);
    leave_on_panic(workspace.folder().join(PANIC_LOG));
    let mut events = Events::new()?;
    let (model, mut asked) = Model::new(settings, size_now()?);
    let me = model.settings().me.clone();
    let has_to_wait = matches!(begin, Begin::Perform(_));
    let worker = Worker::new(workspace, me, events.post(), |desk| match begin {
        // What there is to see first is made here and now, since a thread for it would begin later than that is over. On a slow or
        // very full disk there is nothing to see until then.
        Begin::Home => asked.drain(..).for_each(|effect| desk.perform(&effect)),
        Begin::Draft(key, opened) => desk.take_up(&key, *opened),
        // A facilitator's files may be many.
        Begin::Perform(effect) => asked.insert(0, effect),
    });
    let mut screen = Loop {
        world: World {
            messages: Messages::new(model.settings().screen),
            keymap,
            zone: clock::zone(),
        },
        model,
        clicked: None,
        worker,
        asked: Vec::new(),
        timers: Vec::new(),
        changed: true,
        due: None,
        to_write: None,
        ended: None,
        watch,
    };
    screen.perform(asked);
    if has_to_wait {
        // It is read while the terminal is prepared.
        screen.ask();
    }
    let mut guard = match Guard::enter(screen.model.settings().mouse) {
        Ok(guard) => guard,
        Err(error) => {
            screen.worker.finish();
            return Err(error);
        }
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| screen.go(&mut guard, &mut events)));
    drop(guard);
    // After a panic the model stands as it was before the event that failed, with what was typed in it; and a key may have been
    // read after the signal that ends the program.
    catch_unwind(AssertUnwindSafe(|| screen.send(Message::Hangup))).ok();
    screen.ask();
    screen.worker.finish();
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

/// What screens see beside the model.
struct World {
    messages: Messages,
    keymap: Keymap,
    zone: TimeZone,
}

impl World {
    /// The world at this moment.
    fn env(&self) -> Env<'_> {
        Env {
            messages: &self.messages,
            keymap: &self.keymap,
            now: clock::now(),
            today: clock::today(),
            zone: &self.zone,
            statements: &statement,
        }
    }
}

struct Loop {
    model: Model,
    world: World,
    /// The row of the last click, as long as nothing else happened.
    clicked: Option<u16>,
    worker: Worker,
    /// What the worker is to do once the next frame is drawn: nobody sees it, and it must not take the processor from what is seen.
    asked: Vec<Effect>,
    timers: Vec<(Timer, Instant)>,
    /// Whether anything has happened since the last frame. What did not change is not drawn again.
    changed: bool,
    /// When what happened is drawn at the latest, where it can wait.
    due: Option<Instant>,
    /// A text to be written in the user's own editor.
    to_write: Option<String>,
    ended: Option<Ended>,
    watch: fn(&Event),
}

/// What the statements say, for the "why we ask" panel.
fn statement(key: &Id) -> Option<Text> {
    builtin::statements()
        .get(key.as_str())
        .map(|statement| statement.label.clone())
}

impl Loop {
    fn go(&mut self, guard: &mut Guard, events: &mut Events) -> io::Result<Ended> {
        if let Some(event) = events.next(MOMENT) {
            self.take_with(event, guard);
        }
        loop {
            if let Some(ended) = self.ended {
                return Ok(ended);
            }
            if has_panicked() {
                // Another thread; its panic has been told.
                self.end(Ended::Panicked);
                continue;
            }
            // A terminal that cannot be drawn on is gone; what was typed is saved all the same.
            if self.is_to_be_drawn() && self.show(guard).is_err() {
                self.take(Event::HangUp);
                continue;
            }
            self.ask();
            events.listen();
            let patience = self.patience();
            if let Some(event) = events.next(patience) {
                self.take_with(event, guard);
                // Everything that has happened meanwhile comes before the next frame.
                while let Some(event) = events.next(Duration::ZERO) {
                    self.take_with(event, guard);
                }
            }
            self.ring();
            if let Some(text) = self.to_write.take()
                && self.write_elsewhere(&text, guard, events).is_err()
            {
                self.take(Event::HangUp);
            }
        }
    }

    /// Leaves the terminal to the user's own editor until it ends.
    fn write_elsewhere(
        &mut self,
        text: &str,
        guard: &mut Guard,
        events: &mut Events,
    ) -> io::Result<()> {
        // An editor may stay open for long: what is typed is on its way to the disk before.
        self.ask();
        let written = guard.lend(|| editor::write(text));
        // Before any key that was typed too early for this program: it may leave the answer the text is for.
        self.send(Message::Edited(written));
        self.changed = true;
        guard.resume()?;
        // Ctrl+C was meant for the editor.
        while let Some(event) = events.next(Duration::ZERO) {
            if !matches!(event, Event::Signal(INTERRUPT)) {
                self.take_with(event, guard);
            }
        }
        self.measure(guard);
        Ok(())
    }

    /// As [`take`](Self::take), for events that are about the terminal itself too.
    fn take_with(&mut self, event: Event, guard: &mut Guard) {
        (self.watch)(&event);
        self.happened(matches!(&event, Event::Answer(message) if message.can_wait()));
        let done = match event {
            Event::Suspend => {
                // What is typed is on the disk before everything stands still.
                self.send(Message::Timer(Timer::Quiet));
                self.ask();
                self.worker.settle();
                guard.suspend().map(|()| self.measure(guard))
            }
            Event::Resume => guard.resume().map(|()| self.measure(guard)),
            Event::Input(Input::Mouse(event)) => return self.point(event, guard.size()),
            Event::Input(Input::Resize(..)) => {
                // A window that shrank and grew again has lost what was drawn, although its size is
                // the same as before.
                self.take(event);
                guard.refit()
            }
            other => return self.take(other),
        };
        if done.is_err() {
            self.take(Event::HangUp);
        }
    }

    /// What somebody did with the mouse.
    fn point(&mut self, event: MouseEvent, size: Size) {
        match mouse::gesture(event, size) {
            None => {}
            Some(Gesture::Wheel(code, times)) => {
                self.clicked = None;
                for _ in 0..times {
                    self.send(Message::Key(mouse::key(code)));
                }
            }
            // What was clicked may have moved since.
            Some(Gesture::Click(at))
                if self.clicked == Some(at.y) && self.focus(size) == Some(at.y) =>
            {
                let command = mouse::second_click(&self.world.keymap, self.model.when());
                if let Some(command) = command {
                    self.send(Message::Run(command));
                }
            }
            Some(Gesture::Click(at)) => {
                self.clicked = self.walk(at.y, size).then_some(at.y);
            }
        }
    }

    /// The row of the focus on a screen of this size.
    fn focus(&self, size: Size) -> Option<u16> {
        let area = Rect::from((Position::ORIGIN, size));
        let mut unseen = Buffer::empty(area);
        view(&self.model, &self.world.env(), area, &mut unseen).map(|focus| focus.y)
    }

    /// Moves the focus to a row, or as near as it goes; whether it came there.
    fn walk(&mut self, to: u16, size: Size) -> bool {
        let Some(mut at) = self.focus(size) else {
            return false;
        };
        let Some(code) = mouse::towards(at, to) else {
            return true;
        };
        for _ in 0..mouse::WALK {
            self.send(Message::Key(mouse::key(code)));
            match self.focus(size) {
                Some(now) if now != at => at = now,
                // It goes no further.
                _ => break,
            }
            if mouse::towards(at, to) != Some(code) {
                break;
            }
        }
        at == to
    }

    /// The window may have another size after a stop.
    fn measure(&mut self, guard: &mut Guard) {
        self.send(Message::Resized(guard.size()));
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Input(Input::Key(key)) => {
                self.clicked = None;
                self.send(Message::Key(key));
            }
            Event::Input(Input::Paste(text)) => self.send(Message::Paste(text)),
            Event::Input(Input::Resize(width, height)) => {
                self.send(Message::Resized(known(Size { width, height })));
            }
            Event::Input(_) | Event::Suspend | Event::Resume => {}
            Event::Answer(message) => self.send(*message),
            Event::Signal(signal) => self.end(Ended::Signal(signal)),
            Event::HangUp => self.end(Ended::HungUp),
        }
    }

    /// Ends from outside: the model saves what is typed, and then it is over whatever it says.
    fn end(&mut self, ended: Ended) {
        self.send(Message::Hangup);
        self.ended = Some(ended);
    }

    fn send(&mut self, message: Message) {
        let effects = update(&mut self.model, message, &self.world.env());
        if self.world.messages.language() != self.model.settings().screen {
            self.world.messages = Messages::new(self.model.settings().screen);
        }
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::EditText(text) => self.to_write = Some(text),
                Effect::Quit => {
                    self.ended.get_or_insert(Ended::Left);
                }
                Effect::Start(timer) => {
                    self.timers.retain(|(running, _)| *running != timer);
                    self.timers.push((timer, Instant::now() + timer.duration()));
                }
                other => self.asked.push(other),
            }
        }
    }

    /// Lets the worker do what it was to do.
    fn ask(&mut self) {
        for effect in self.asked.drain(..) {
            self.worker.ask(effect);
        }
    }

    /// Notes that there is something to draw: now, or with the next frame where it can wait.
    fn happened(&mut self, can_wait: bool) {
        if can_wait {
            self.due.get_or_insert_with(|| Instant::now() + NOTICE);
        } else {
            self.changed = true;
        }
    }

    /// Whether there is something to draw; what could wait goes with it.
    fn is_to_be_drawn(&mut self) -> bool {
        let over = self.due.is_some_and(|due| due <= Instant::now());
        let drawn = std::mem::take(&mut self.changed) || over;
        if drawn {
            self.due = None;
        }
        drawn
    }

    fn patience(&self) -> Duration {
        let timers = self.timers.iter().map(|(_, end)| *end);
        let next = timers.chain(self.due).min();
        next.map_or(PATIENCE, |end| {
            end.saturating_duration_since(Instant::now())
        })
    }

    /// Tells of the timers that have run out.
    fn ring(&mut self) {
        let now = Instant::now();
        let (over, running) = self
            .timers
            .iter()
            .copied()
            .partition(|(_, end)| *end <= now);
        self.timers = running;
        let over: Vec<(Timer, Instant)> = over;
        for (timer, _) in over {
            let message = Message::Timer(timer);
            self.happened(message.can_wait());
            self.send(message);
        }
    }

    fn show(&self, guard: &mut Guard) -> io::Result<()> {
        guard.set_mouse(self.model.settings().mouse)?;
        let env = self.world.env();
        guard.draw(|frame| {
            let area = frame.area();
            if let Some(cursor) = view(&self.model, &env, area, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }
}
