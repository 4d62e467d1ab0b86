//! A value that is made when somebody first asks for it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

/// How often who waits looks before it sleeps: some milliseconds long.
const LOOKS: usize = 2000;

/// As [`OnceLock`], but who asks while another thread makes the value stays awake for a moment. A thread that slept may be woken on the
/// processor of who woke it, and then each has half of that, for milliseconds, while another processor does nothing.
#[derive(Debug)]
pub(crate) struct Once<T> {
    made: OnceLock<T>,
    begun: AtomicBool,
}

impl<T> Once<T> {
    pub(crate) const fn new() -> Self {
        Self {
            made: OnceLock::new(),
            begun: AtomicBool::new(false),
        }
    }

    /// The value; made now, if it was not before.
    pub(crate) fn get_or_init(&self, make: impl FnOnce() -> T) -> &T {
        if let Some(made) = self.made.get() {
            return made;
        }
        let soon = self.begun.swap(true, Relaxed).then(|| self.soon());
        // It may take longer, and who makes it may have ended in a panic.
        soon.flatten()
            .unwrap_or_else(|| self.made.get_or_init(make))
    }

    fn soon(&self) -> Option<&T> {
        (0..LOOKS).find_map(|_| {
            thread::yield_now();
            self.made.get()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    use super::*;

    #[test]
    fn it_is_made_once_however_long_that_takes() {
        for pause in [0, 1, 60].map(Duration::from_millis) {
            let (once, count) = (Once::new(), AtomicUsize::new(0));
            let make = || {
                thread::sleep(pause);
                count.fetch_add(1, Relaxed)
            };
            thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| assert_eq!(*once.get_or_init(make), 0));
                }
            });
            assert_eq!(count.into_inner(), 1);
        }
    }

    #[test]
    fn who_comes_after_a_panic_makes_it() {
        let once = Once::new();
        let broken = catch_unwind(AssertUnwindSafe(|| *once.get_or_init(|| panic!("seven"))));
        assert!(broken.is_err());
        assert_eq!(once.get_or_init(|| 8), &8);
    }
}
