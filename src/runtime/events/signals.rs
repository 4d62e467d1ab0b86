//! Signals, as events.

#[cfg(unix)]
pub(super) use unix::{Signals, catch, listen};

#[cfg(not(unix))]
pub(super) use other::{Signals, catch, listen};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::thread;

    use ratatui::crossterm::event::Event as Input;
    use ratatui::crossterm::terminal::size;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::flag;
    /// The signals that were caught.
    pub(in super::super) use signal_hook::iterator::Signals;

    use super::super::{Event, Post};

    /// Catches what asks to end or to stop, and what tells of another size.
    pub(in super::super) fn catch() -> io::Result<Signals> {
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

    /// Starts the thread that tells of signals.
    pub(in super::super) fn listen(mut signals: Signals, post: Post) {
        thread::spawn(move || {
            for signal in signals.forever() {
                let event = match signal {
                    SIGTSTP => Event::Suspend,
                    SIGCONT => Event::Resume,
                    SIGWINCH => match size() {
                        Ok((width, height)) => Event::Input(Input::Resize(width, height)),
                        // A terminal that is gone is noticed by who reads it.
                        Err(_) => continue,
                    },
                    other => Event::Signal(other),
                };
                post.send(event);
            }
        });
    }
}

#[cfg(not(unix))]
mod other {
    use std::io;

    use super::super::Post;

    /// There are none.
    pub(in super::super) type Signals = ();

    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
    pub(in super::super) fn catch() -> io::Result<Signals> {
        Ok(())
    }

    pub(in super::super) fn listen((): Signals, _: Post) {}
}
