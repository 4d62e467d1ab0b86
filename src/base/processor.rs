//! Which processor a thread works on.
//!
//! Some systems, as Linux on a machine of which the processors are lent to it, leave a thread that is started or woken where the one is
//! that does it, and for some milliseconds each has half of that processor, while another one does nothing.

use std::num::NonZero;
use std::sync::OnceLock;
use std::thread;

/// How many processors the program may use; one where the system does not tell. It is asked once: it looks through files for that.
pub(crate) fn processors() -> usize {
    static KNOWN: OnceLock<usize> = OnceLock::new();
    let ask = || thread::available_parallelism().map_or(1, NonZero::get);
    *KNOWN.get_or_init(ask)
}

/// A processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Processor(usize);

impl Processor {
    /// The one this thread works on; any but on Linux.
    pub(crate) fn here() -> Self {
        #[cfg(target_os = "linux")]
        {
            Self(rustix::thread::sched_getcpu())
        }
        #[cfg(not(target_os = "linux"))]
        {
            Self(0)
        }
    }

    /// Has this thread go on elsewhere, if it works here.
    pub(crate) fn leave(self) {
        if Self::here() == self {
            self.send_away(&[0]);
        }
    }

    /// Has threads, of which the system has these numbers, work elsewhere: 0 is the one that asks. Those that do stay where they are.
    /// Nothing happens where the system does not let us, and but on Linux.
    pub(crate) fn send_away(self, threads: &[i32]) {
        #[cfg(target_os = "linux")]
        linux::send_away(self.0, threads);
        #[cfg(not(target_os = "linux"))]
        let _ = (self.0, threads);
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::{Mutex, PoisonError};

    use rustix::process::Pid;
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

    /// Held by who moves threads: no other one reads what a thread may use while it may not use all.
    static MOVING: Mutex<()> = Mutex::new(());

    pub(super) fn send_away(from: usize, threads: &[i32]) {
        let _alone = MOVING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((all, others)) = allowed(from) {
            for thread in threads {
                move_by(*thread, &others, &all);
            }
        }
    }

    /// The processors that this thread may use, and those without one of them, where there are such.
    fn allowed(from: usize) -> Option<(CpuSet, CpuSet)> {
        let all = sched_getaffinity(None).ok()?;
        if from >= CpuSet::MAX_CPU || !all.is_set(from) {
            return None;
        }
        let mut others = all;
        others.unset(from);
        (others.count() > 0).then_some((all, others))
    }

    /// Forbids a thread a processor, which moves it, and allows it again, which does not. One that has ended is no error.
    fn move_by(thread: i32, others: &CpuSet, all: &CpuSet) {
        let thread = Pid::from_raw(thread);
        if sched_setaffinity(thread, others).is_ok() {
            sched_setaffinity(thread, all).ok();
        }
    }

    #[cfg(test)]
    mod tests {
        use rustix::thread::sched_getcpu;

        use super::*;

        #[test]
        fn who_may_not_use_a_processor_works_on_another_one_and_may_come_back() {
            let _alone = MOVING.lock().unwrap_or_else(PoisonError::into_inner);
            let here = sched_getcpu();
            let Some((all, others)) = allowed(here) else {
                // There is one alone.
                return;
            };
            assert_eq!(all.count(), others.count() + 1);
            sched_setaffinity(None, &others).unwrap();
            assert_ne!(sched_getcpu(), here);
            sched_setaffinity(None, &all).unwrap();
            for thread in [0, i32::MAX] {
                move_by(thread, &others, &all);
                assert_eq!(sched_getaffinity(None).unwrap(), all);
            }
            assert_eq!(allowed(CpuSet::MAX_CPU), None);
        }
    }
}
