//! Entering and leaving the terminal's full screen, whatever happens.
//!
//! Not `ratatui::init` and `restore`: those print to standard error, which aborts when the terminal
//! is gone. Here every error on the way out is ignored.

use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::io::{self, Write as _, stdout};
use std::panic;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use crate::tui::layout::known;

/// Whether the terminal is in full-screen mode now, for the panic hook.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is captured while the screen is full.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Whether any thread has panicked since the terminal was first entered.
static PANICKED: AtomicBool = AtomicBool::new(false);

/// Whether any thread has panicked: the terminal is no longer in full-screen mode, and the program is
/// to save and end.
pub(super) fn has_panicked() -> bool {
    PANICKED.load(Ordering::SeqCst)
}

/// The terminal in full-screen mode; it is put back when this is dropped or the program panics.
#[derive(Debug)]
pub struct Guard {
    terminal: Terminal<CrosstermBackend<Whole>>,
    frame: Whole,
    /// The frame that was sent last.
    sent: Vec<u8>,
}

/// What is drawn, until the frame is complete: it then goes out as one piece. Standard output itself would send a
/// kilobyte at a time, and ratatui one piece for the cells and more for the cursor, with a switch to the terminal after each.
#[derive(Clone, Debug, Default)]
struct Whole(Rc<RefCell<Vec<u8>>>);

impl io::Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing: see [`Guard::draw`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Guard {
    /// Enters full-screen mode, with the mouse where that is wanted.
    ///
    /// # Errors
    /// What the system says when standard output is no terminal.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        MOUSE.store(mouse, Ordering::SeqCst);
        let frame = Whole::default();
        let terminal = take().and_then(|()| fitted(&frame));
        terminal
            .map(|terminal| Self {
                terminal,
                frame,
                sent: Vec::new(),
            })
            .inspect_err(|_| leave())
    }

    /// Has the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// What the system says when the terminal is gone.
    pub fn set_mouse(&mut self, wanted: bool) -> io::Result<()> {
        match (MOUSE.swap(wanted, Ordering::SeqCst), wanted) {
            (false, true) => queue!(stdout(), EnableMouseCapture),
            (true, false) => queue!(stdout(), DisableMouseCapture),
            _ => Ok(()),
        }
    }

    /// Puts the terminal back and stops until the shell goes on with the program.
    ///
    /// # Errors
    /// What the system says when the terminal cannot be used again.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        use rustix::process::{Signal, getpid, kill_process};
        leave();
        // Not SIGTSTP, which an orphaned process group does not deliver.
        kill_process(getpid(), Signal::STOP)?;
        self.resume()
    }

    /// Elsewhere nothing stops a program.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Puts the terminal back while another program has it. [`Guard::resume`] takes it again.
    pub fn lend<T>(&mut self, use_it: impl FnOnce() -> T) -> T {
        leave();
        use_it()
    }

    /// Takes the terminal again and draws everything anew.
    ///
    /// # Errors
    /// What the system says when the terminal cannot be used.
    pub fn resume(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        take()?;
        self.refit()
    }

    /// Takes the size of the terminal as it is now, and draws everything anew with the next frame.
    ///
    /// # Errors
    /// What the system says when the terminal is gone.
    pub fn refit(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`, which asks the terminal where its cursor is and waits for an answer.
        queue!(stdout(), Clear(ClearType::All))?;
        self.terminal = fitted(&self.frame)?;
        self.sent.clear();
        Ok(())
    }

    /// Draws a frame, which terminals that can show at once. Nothing is sent where nothing changes.
    ///
    /// # Errors
    /// What the system says when the terminal is gone.
    pub fn draw(&mut self, frame: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        let begun = self.frame.0.borrow().len();
        self.terminal.draw(frame)?;
        queue!(self.frame, EndSynchronizedUpdate)?;
        let frame = self.frame.0.take();
        // A frame is what has changed, and then where the cursor is. What says only the latter, and that as before, is an end of
        // the frame before it; what has changed just now cannot change in the same way again.
        let mut out = stdout();
        if !self.sent.ends_with(frame.get(begun..).unwrap_or_default()) {
            out.write_all(&frame)?;
            self.sent = frame;
        }
        out.flush()
    }

    /// The size of what is drawn.
    pub fn size(&mut self) -> Size {
        self.terminal.get_frame().area().as_size()
    }
}

/// Takes the screen, and the mouse where that is wanted.
fn take() -> io::Result<()> {
    never_wait()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if MOUSE.load(Ordering::SeqCst) {
        execute!(stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Reading the terminal takes what is there, also where that is nothing. Of a key that has arrived in part crossterm would wait
/// for the rest, and nothing be saved meanwhile. [`leave`] puts this back with the rest of the mode.
#[cfg(unix)]
fn never_wait() -> io::Result<()> {
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    let stdin = io::stdin();
    let mut mode = tcgetattr(&stdin)?;
    mode.special_codes[SpecialCodeIndex::VMIN] = 0;
    mode.special_codes[SpecialCodeIndex::VTIME] = 0;
    Ok(tcsetattr(&stdin, OptionalActions::Now, &mode)?)
}

/// A console gives keys as a whole.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn never_wait() -> io::Result<()> {
    Ok(())
}

/// The size the terminal has now, or, where it says 0 by 0, the usual one.
pub(super) fn size_now() -> io::Result<Size> {
    let (width, height) = size()?;
    Ok(known(Size { width, height }))
}

/// A terminal of the size it has now.
fn fitted(frame: &Whole) -> io::Result<Terminal<CrosstermBackend<Whole>>> {
    let area = Rect::from((Position::ORIGIN, size_now()?));
    let options = TerminalOptions {
        viewport: Viewport::Fixed(area),
    };
    Terminal::with_options(CrosstermBackend::new(frame.clone()), options)
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
    if MOUSE.load(Ordering::SeqCst) {
        execute!(stdout(), DisableMouseCapture).ok();
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

/// From now on a panic puts the terminal back before it says what happened, and writes more of it to the file `log`.
pub(super) fn leave_on_panic(log: PathBuf) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        panic::set_hook(Box::new(move |panic| {
            PANICKED.store(true, Ordering::SeqCst);
            leave();
            let trace = Backtrace::force_capture();
            crate::store::replace(&log, format!("{panic}\n\n{trace}").as_bytes()).ok();
            // Not `eprintln!`, which panics again when standard error is gone.
            let file = log.display();
            writeln!(io::stderr(), "quipu stopped: {panic}\nMore in {file}").ok();
        }));
    });
}
