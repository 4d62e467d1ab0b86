//! Entering and leaving the terminal's full screen, whatever happens.
//!
//! Not `ratatui::init` and `restore`: those print to standard error, which aborts when the terminal
//! is gone. Here every error on the way out is ignored.

use std::io::{self, Stdout, Write as _, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};

/// Whether the terminal is in full-screen mode now, for the panic hook.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal in full-screen mode; it is put back when this is dropped or the program panics.
#[derive(Debug)]
pub struct Guard {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Guard {
    /// Enters full-screen mode.
    ///
    /// # Errors
    /// What the system says when standard output is no terminal.
    pub fn enter() -> io::Result<Self> {
        leave_on_panic();
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        let entered = execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste);
        let terminal = entered.and_then(|()| Terminal::new(CrosstermBackend::new(stdout())));
        terminal
            .map(|terminal| Self { terminal })
            .inspect_err(|_| leave())
    }

    /// The terminal to draw on.
    pub fn terminal(&mut self) -> &mut Terminal<CrosstermBackend<Stdout>> {
        &mut self.terminal
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Puts the terminal back. Safe to call twice; errors are ignored, since nobody is there to see them.
fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        ResetColor,
        LeaveAlternateScreen,
        Show
    )
    .ok();
    disable_raw_mode().ok();
    stdout().flush().ok();
}

/// Puts the terminal back before a panic says what happened.
fn leave_on_panic() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        panic::set_hook(Box::new(|panic| {
            leave();
            // Not `eprintln!`, which panics again when standard error is gone.
            writeln!(io::stderr(), "quipu stopped: {panic}").ok();
        }));
    });
}
