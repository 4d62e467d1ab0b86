//! Wakes who waits for the terminal when another thread has put an event.

#[cfg(unix)]
pub(super) use unix::Bell;

#[cfg(not(unix))]
pub(super) use other::Bell;

#[cfg(unix)]
mod unix {
    use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
    use std::os::fd::{AsFd, BorrowedFd};
    use std::sync::atomic::{AtomicBool, Ordering};

    /// A pipe with a byte in it, or none.
    #[derive(Debug)]
    pub(in super::super) struct Bell {
        rung: AtomicBool,
        heard: PipeReader,
        rope: PipeWriter,
    }

    impl Bell {
        /// A bell that is silent.
        ///
        /// # Errors
        /// What the system says when there is no pipe.
        pub(in super::super) fn new() -> io::Result<Self> {
            let (heard, rope) = io::pipe()?;
            Ok(Self {
                rung: AtomicBool::new(false),
                heard,
                rope,
            })
        }

        /// Wakes who waits now, or who waits next.
        pub(in super::super) fn ring(&self) {
            if !self.rung.swap(true, Ordering::SeqCst) {
                (&self.rope).write_all(b"!").ok();
            }
        }

        /// Makes a bell that was rung silent again. What was put before it was rung is there after this.
        pub(in super::super) fn hush(&self) {
            (&self.heard).read_exact(&mut [0]).ok();
            self.rung.store(false, Ordering::SeqCst);
        }
    }

    impl AsFd for Bell {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.heard.as_fd()
        }
    }
}

#[cfg(not(unix))]
mod other {
    use std::io;

    /// Nothing: who waits looks again soon.
    #[derive(Debug)]
    pub(in super::super) struct Bell;

    impl Bell {
        #[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
        pub(in super::super) fn new() -> io::Result<Self> {
            Ok(Self)
        }

        #[expect(clippy::unused_self, reason = "elsewhere there is something to ring")]
        pub(in super::super) fn ring(&self) {}
    }
}
