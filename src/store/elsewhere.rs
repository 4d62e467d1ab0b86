//! Threads that begin on another processor than the one that starts them.

use std::collections::HashSet;
use std::{fs, io};

use crate::base::Processor;

/// Starts threads, and has them begin elsewhere: a thousand files take a tenth longer where a worker begins on the processor of another
/// one.
pub(super) fn elsewhere<T>(start: impl FnOnce() -> T) -> T {
    let before = threads();
    let started = start();
    if let (Ok(before), Ok(after)) = (before, threads()) {
        let new: Vec<i32> = after.difference(&before).copied().collect();
        Processor::here().send_away(&new);
    }
    started
}

/// The threads of this program.
///
/// # Errors
/// What the system says where it does not tell.
fn threads() -> io::Result<HashSet<i32>> {
    let mut ids = HashSet::new();
    for thread in fs::read_dir("/proc/self/task")? {
        let name = thread?.file_name();
        ids.extend(name.to_str().and_then(|id| id.parse::<i32>().ok()));
    }
    Ok(ids)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::sync::Barrier;
    use std::thread;

    use rustix::thread::gettid;

    use super::*;

    #[test]
    fn new_threads_are_known() {
        let barrier = Barrier::new(3);
        let work = || {
            barrier.wait();
            gettid().as_raw_nonzero().get()
        };
        thread::scope(|scope| {
            let before = threads().unwrap();
            let started = elsewhere(|| [(), ()].map(|()| scope.spawn(work)));
            let new = threads().unwrap();
            barrier.wait();
            for thread in started {
                let id = thread.join().unwrap();
                assert!(new.contains(&id) && !before.contains(&id));
            }
        });
    }
}
