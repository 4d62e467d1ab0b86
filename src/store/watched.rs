//! Long work, and somebody who is told how far it is.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How often.
const OFTEN: Duration = Duration::from_millis(100);

/// Who is told now and then how many things are done, and after how long: on a thread of its own, so that it is told
/// whatever those are at who work.
pub type Watcher<'w> = Box<dyn FnMut(usize, Duration) + Send + 'w>;

/// What the work makes, of which `done` says how far it is.
///
/// # Panics
/// Where the work or the watcher does.
pub(super) fn watched<R>(
    watcher: Option<Watcher<'_>>,
    done: impl Fn() -> usize + Send,
    work: impl FnOnce() -> R,
) -> R {
    let Some(mut watcher) = watcher else {
        return work();
    };
    let since = Instant::now();
    thread::scope(|scope| {
        // It is watched until this is dropped, also where the work panics.
        let (at_work, over) = mpsc::channel::<()>();
        scope.spawn(move || {
            while over.recv_timeout(OFTEN) == Err(RecvTimeoutError::Timeout) {
                watcher(done(), since.elapsed());
            }
        });
        let made = work();
        drop(at_work);
        made
    })
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    use super::*;

    #[test]
    fn it_is_told_while_who_works_is_at_something_slow() {
        let (told, caller) = (AtomicUsize::new(0), thread::current().id());
        let watcher: Watcher<'_> = Box::new(|done, after| {
            assert!(done == 7 && after >= OFTEN && thread::current().id() != caller);
            told.fetch_add(1, Relaxed);
        });
        let since = Instant::now();
        let work = || {
            while told.load(Relaxed) < 2 && since.elapsed() < Duration::from_secs(20) {
                thread::sleep(Duration::from_millis(1));
            }
            thread::current().id()
        };
        assert_eq!(watched(Some(watcher), || 7, work), caller);
        assert!(told.load(Relaxed) >= 2);
    }

    #[test]
    fn a_panic_ends_watching_and_is_passed_on() {
        let watcher: Watcher<'_> = Box::new(|_, _| {});
        let work = || watched(Some(watcher), || 0, || panic!("seven"));
        let panic = catch_unwind(AssertUnwindSafe(work)).unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&"seven"));
    }
}
