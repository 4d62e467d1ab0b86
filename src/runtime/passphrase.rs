//! A passphrase, typed without echo.

use std::io;

use crate::base::Problem;

/// Asks on the terminal, whatever standard input is.
///
/// # Errors
/// [`Problem`] where there is no terminal, or nothing is typed.
pub fn ask(prompt: &str) -> Result<String, Problem> {
    // Before the prompt is seen: who types at once must not be echoed either.
    let echo = quiet::Echo::off();
    let typed = rpassword::prompt_password(format!("{prompt} "));
    drop(echo);
    let no_terminal =
        |error: io::Error| Problem::error("passphrase-no-terminal").with("error", error);
    let typed = typed.map_err(no_terminal)?;
    if typed.is_empty() {
        return Err(Problem::error("passphrase-empty"));
    }
    Ok(typed)
}

#[cfg(unix)]
mod quiet {
    use std::io::stdin;

    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

    /// The echo of the terminal, which comes back when this goes.
    pub(super) struct Echo(Option<Termios>);

    impl Echo {
        pub(super) fn off() -> Self {
            let before = tcgetattr(stdin()).ok();
            if let Some(before) = &before {
                let mut silent = before.clone();
                silent.local_modes.remove(LocalModes::ECHO);
                // Where this fails, the prompt itself still turns the echo off.
                tcsetattr(stdin(), OptionalActions::Now, &silent).ok();
            }
            Self(before)
        }
    }

    impl Drop for Echo {
        fn drop(&mut self) {
            if let Some(before) = &self.0 {
                tcsetattr(stdin(), OptionalActions::Now, before).ok();
            }
        }
    }
}

#[cfg(not(unix))]
mod quiet {
    /// Elsewhere the prompt turns the echo off.
    pub(super) struct Echo;

    impl Echo {
        pub(super) fn off() -> Self {
            Self
        }
    }
}
