//! Threads that begin on another processor than the one that starts them.

/// Starts threads, and has them begin elsewhere. Some systems, as Linux on a machine of which the processors are lent to it, leave
/// a new thread where the one is that starts it, and for up to eight milliseconds each has half of that processor, while another
/// one does nothing: a fifth of the time that a thousand files take.
pub(super) fn elsewhere<T>(start: impl FnOnce() -> T) -> T {
    #[cfg(target_os = "linux")]
    {
        linux::elsewhere(start)
    }
    #[cfg(not(target_os = "linux"))]
    {
        start()
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashSet;
    use std::fs;
    use std::io;

    use rustix::process::Pid;
    use rustix::thread::{sched_getaffinity, sched_getcpu, sched_setaffinity};

    pub(super) fn elsewhere<T>(start: impl FnOnce() -> T) -> T {
        let before = threads();
        let started = start();
        // Where the system does not tell or let, it takes longer.
        if let (Ok(before), Ok(after)) = (before, threads()) {
            send_away(after.difference(&before)).ok();
        }
        started
    }

    /// The threads of this program.
    fn threads() -> io::Result<HashSet<Pid>> {
        let all = fs::read_dir("/proc/self/task")?;
        let ids = all.map(|thread| Ok(thread?.file_name().to_str().and_then(|id| id.parse().ok())));
        let ids: io::Result<Vec<Option<i32>>> = ids.collect();
        Ok(ids?
            .into_iter()
            .flatten()
            .filter_map(Pid::from_raw)
            .collect())
    }

    /// Forbids threads this processor, which moves them, and allows it again, which moves nobody.
    fn send_away<'p>(threads: impl Iterator<Item = &'p Pid>) -> rustix::io::Result<()> {
        let all = sched_getaffinity(None)?;
        let mut others = all;
        others.unset(sched_getcpu());
        if others.count() == 0 {
            return Ok(());
        }
        for thread in threads {
            for allowed in [&others, &all] {
                sched_setaffinity(Some(*thread), allowed)?;
            }
        }
        Ok(())
    }

    #[cfg(test)]
    mod tests {
        use std::sync::Barrier;
        use std::thread;

        use super::*;

        #[test]
        fn threads_are_sent_away_and_may_come_back() {
            let barrier = Barrier::new(3);
            let here = sched_getaffinity(None).unwrap();
            thread::scope(|scope| {
                let started = elsewhere(|| {
                    [(), ()].map(|()| {
                        scope.spawn(|| {
                            barrier.wait();
                            sched_getaffinity(None).unwrap()
                        })
                    })
                });
                barrier.wait();
                for thread in started {
                    assert_eq!(thread.join().unwrap(), here);
                }
            });
            assert!(threads().unwrap().contains(&rustix::thread::gettid()));
        }
    }
}
