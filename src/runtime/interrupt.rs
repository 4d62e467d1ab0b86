//! Signals that ask long work without a screen to end.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Which signal asked to end, if one did.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// Notes from now on that Ctrl-C was pressed, or that the system asked the program to end, so that what is half-written
    /// can be removed first. A second signal ends the program at once.
    ///
    /// # Errors
    /// What the system says where a signal cannot be caught.
    #[cfg(unix)]
    pub fn watched() -> io::Result<Self> {
        use std::sync::atomic::AtomicBool;

        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::flag;
        let seen = Self::default();
        let again = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            flag::register_conditional_default(signal, Arc::clone(&again))?;
            flag::register(signal, Arc::clone(&again))?;
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&seen.0), number)?;
        }
        Ok(seen)
    }

    /// Elsewhere the system ends the program at once.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub fn watched() -> io::Result<Self> {
        Ok(Self::default())
    }

    /// The number of the signal, where one has come.
    pub fn signal(&self) -> Option<i32> {
        let number = self.0.load(Ordering::Relaxed);
        i32::try_from(number).ok().filter(|number| *number > 0)
    }
}
