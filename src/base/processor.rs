//! Which processor a thread works on.
//!
//! Some systems, as Linux on a machine of which the processors are lent to it, leave a thread that is started or woken where the one is
//! that does it, and for some milliseconds each has half of that processor, while another one does nothing.

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
        linux::send_away(self.0, threads).ok();
        #[cfg(not(target_os = "linux"))]
        let _ = (self.0, threads);
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use rustix::io::Result;
    use rustix::process::Pid;
    use rustix::thread::{sched_getaffinity, sched_setaffinity};

    /// Forbids threads a processor, which moves them, and allows it again, which moves nobody.
    pub(super) fn send_away(from: usize, threads: &[i32]) -> Result<()> {
        let all = sched_getaffinity(None)?;
        let mut others = all;
        others.unset(from);
        if others.count() == 0 {
            return Ok(());
        }
        for thread in threads {
            for allowed in [&others, &all] {
                sched_setaffinity(Pid::from_raw(*thread), allowed)?;
            }
        }
        Ok(())
    }

    #[cfg(test)]
    mod tests {
        use super::super::Processor;
        use super::*;

        #[test]
        fn who_leaves_may_come_back() {
            let all = sched_getaffinity(None).unwrap();
            for _ in 0..20 {
                Processor::here().leave();
                assert_eq!(sched_getaffinity(None).unwrap(), all);
            }
            // No thread has this number.
            assert!(send_away(0, &[i32::MAX]).is_err() || all.count() == 1);
        }
    }
}
