//! A content that comes piece by piece: several threads make bytes of it, and each writes its own when its turn comes.

use std::fs::File;
use std::io::{self, Write as _};
use std::mem;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ScopedJoinHandle};

use super::StoreError;
use crate::base::processors;

/// How many pieces are made by one thread before another one writes.
const RUN: usize = 32;

/// How many bytes a thread holds, mostly, before it waits for its turn.
const BLOCK: usize = 1 << 20;

/// The memory for them, with room for the piece that fills it.
const ROOM: usize = BLOCK + BLOCK / 8;

/// After how many bytes the disk is asked to take what is there.
const SYNCED: usize = 64 << 20;

/// Why not all was written.
#[derive(Debug)]
pub(super) enum Failed {
    /// A piece could not be made.
    Making(StoreError),
    Writing(io::Error),
}

impl Failed {
    /// What is told of the file.
    pub(super) fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Making(error) => error,
            Self::Writing(error) => StoreError::io(path)(error),
        }
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Writing(error)
    }
}

/// Writes bytes behind those before them.
type Append<'w> = &'w mut (dyn FnMut(&[u8]) -> io::Result<()> + Send);

/// Writes pieces in their order, of which `add` makes bytes side by side, with something for each thread from `start`.
///
/// # Errors
/// The first that `add` ends with, or that of writing or syncing. What was written is then not all.
///
/// # Panics
/// Where the iterator, `start` or `add` does.
pub(super) fn write_pieces<P: Send, S>(
    file: &mut File,
    pieces: impl Iterator<Item = P> + Send,
    start: impl Fn() -> S + Sync,
    add: impl Fn(&mut S, P, &mut Vec<u8>) -> Result<(), StoreError> + Sync,
) -> Result<(), Failed> {
    let there = file.try_clone()?;
    let is_file = file.metadata()?.is_file();
    let sync = move || if is_file { let_go(&there) } else { Ok(()) };
    while_syncing(file, SYNCED, sync, |write| {
        in_turns(write, pieces, start, add)
    })
}

/// Has the disk take what is there, so that the system need not keep it in memory: the files that are read meanwhile are kept, also
/// where memory is scarce, and what is written next has the memory of what was.
///
/// # Errors
/// Where the disk does not take it.
fn let_go(file: &File) -> io::Result<()> {
    file.sync_data()?;
    // It is advice: where it is not taken, all is kept.
    #[cfg(target_os = "linux")]
    rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed).unwrap_or_default();
    Ok(())
}

/// Has what `produce` writes synced meanwhile, each time that so many bytes were added: the last sync, which is up to the caller, has
/// less to wait for.
fn while_syncing(
    file: &mut File,
    every: usize,
    sync: impl Fn() -> io::Result<()> + Send,
    produce: impl FnOnce(Append<'_>) -> Result<(), Failed>,
) -> Result<(), Failed> {
    let (asked, requests) = mpsc::channel::<()>();
    thread::scope(|scope| {
        // An error is told once, to whoever syncs first: it is asked for below. Where there is no thread for it, all is synced last.
        let syncing = move || requests.iter().try_for_each(|()| sync());
        let syncing = thread::Builder::new().spawn_scoped(scope, syncing).ok();
        let mut added = 0;
        produce(&mut |block| {
            added += block.len();
            if added > every {
                added = 0;
                // Who has ended at an error hears nothing more.
                asked.send(()).unwrap_or_default();
            }
            file.write_all(block)
        })?;
        drop(asked);
        let synced = syncing.map_or(Ok(Ok(())), ScopedJoinHandle::join);
        Ok(synced.unwrap_or_else(|panic| resume_unwind(panic))?)
    })
}

/// One thread alone would not make while it writes, and more than a few wait for each other.
fn threads() -> usize {
    processors().clamp(2, 4)
}

/// Makes runs of pieces side by side, and writes them in their order.
fn in_turns<P: Send, S>(
    write: Append<'_>,
    pieces: impl Iterator<Item = P> + Send,
    start: impl Fn() -> S + Sync,
    add: impl Fn(&mut S, P, &mut Vec<u8>) -> Result<(), StoreError> + Sync,
) -> Result<(), Failed> {
    let rest = Mutex::new((0, pieces.fuse()));
    let turns = Turns::new(write);
    let take = || {
        // Where the iterator has panicked there are no more.
        let mut rest = rest.lock().ok()?;
        let (nth, pieces) = &mut *rest;
        let run = turns.run(*nth, pieces.take(RUN))?;
        *nth += 1;
        Some(run)
    };
    let adding = || {
        let (add, mut own) = (&add, start());
        move |piece, block: &mut Vec<u8>| add(&mut own, piece, block)
    };
    let first = take();
    let is_all = first.as_ref().is_none_or(|run| run.pieces.len() < RUN);
    let threads = if is_all { 1 } else { threads() };
    thread::scope(|scope| {
        // Where the system has no more threads, fewer do the same.
        let other = |_| {
            let work = || write_runs(take(), take, adding());
            thread::Builder::new().spawn_scoped(scope, work).ok()
        };
        let others: Vec<_> = (1..threads).filter_map(other).collect();
        write_runs(first, take, adding());
        for other in others {
            other.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
    let now = turns.now.into_inner();
    let failed = now.unwrap_or_else(PoisonError::into_inner).failed;
    failed.map_or(Ok(()), Err)
}

/// Makes and writes runs as long as there are any and nothing fails.
fn write_runs<'t, 'w: 't, P>(
    first: Option<Run<'t, 'w, P>>,
    take: impl Fn() -> Option<Run<'t, 'w, P>>,
    mut add: impl FnMut(P, &mut Vec<u8>) -> Result<(), StoreError>,
) {
    let (mut taken, mut block) = (first, Vec::with_capacity(ROOM));
    while let Some(run) = taken
        && run.write(&mut block, &mut add).is_ok()
    {
        taken = take();
    }
}

/// Who may write, run after run.
struct Turns<'w> {
    now: Mutex<Now<'w>>,
    passed: Condvar,
}

struct Now<'w> {
    write: Append<'w>,
    /// Which run is written.
    nth: usize,
    /// A run could not be written, so that none is after it.
    over: bool,
    /// Why, where it was no panic.
    failed: Option<Failed>,
}

/// Nothing more is written.
struct Over;

/// Pieces that are written when those before them are. Whoever lets them go before that ends all.
struct Run<'t, 'w, P> {
    turns: &'t Turns<'w>,
    nth: usize,
    pieces: Vec<P>,
    written: bool,
}

impl<'w> Turns<'w> {
    fn new(write: Append<'w>) -> Self {
        let now = Now {
            write,
            nth: 0,
            over: false,
            failed: None,
        };
        Self {
            now: Mutex::new(now),
            passed: Condvar::new(),
        }
    }

    /// These pieces, where there are any.
    fn run<P>(&self, nth: usize, from: impl Iterator<Item = P>) -> Option<Run<'_, 'w, P>> {
        let mut pieces = Vec::with_capacity(RUN);
        pieces.extend(from);
        pieces.first()?;
        Some(Run {
            turns: self,
            nth,
            pieces,
            written: false,
        })
    }

    fn now(&self) -> MutexGuard<'_, Now<'w>> {
        // A panic of another thread is passed on by who waits for its end.
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'w, P> Run<'_, 'w, P> {
    /// Makes the pieces, and writes them in turn.
    fn write(
        mut self,
        block: &mut Vec<u8>,
        add: &mut impl FnMut(P, &mut Vec<u8>) -> Result<(), StoreError>,
    ) -> Result<(), Over> {
        for piece in mem::take(&mut self.pieces) {
            // The rest is made while it is its turn, so that a run of large pieces takes no more memory.
            if block.len() >= BLOCK {
                self.write_block(block)?;
            }
            if let Err(error) = add(piece, block) {
                self.wait()?.failed = Some(Failed::Making(error));
                return Err(Over);
            }
        }
        self.write_block(block)?;
        self.written = true;
        Ok(())
    }

    fn write_block(&self, block: &mut Vec<u8>) -> Result<(), Over> {
        let mut now = self.wait()?;
        if let Err(error) = (now.write)(block) {
            now.failed = Some(Failed::Writing(error));
            return Err(Over);
        }
        block.clear();
        // What a large piece took is given back.
        block.shrink_to(ROOM);
        Ok(())
    }

    fn wait(&self) -> Result<MutexGuard<'_, Now<'w>>, Over> {
        let mut now = self.turns.now();
        // Not `wait_while`, which does not ask again when another thread has panicked.
        while !now.over && now.nth != self.nth {
            let waited = self.turns.passed.wait(now);
            now = waited.unwrap_or_else(PoisonError::into_inner);
        }
        if now.over { Err(Over) } else { Ok(now) }
    }
}

impl<P> Drop for Run<'_, '_, P> {
    fn drop(&mut self) {
        let mut now = self.turns.now();
        if self.written {
            now.nth += 1;
        } else {
            now.over = true;
        }
        self.turns.passed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    use std::time::Duration;

    use super::*;

    /// Writes pieces to where each block is kept for itself.
    fn written<P: Send>(
        pieces: impl Iterator<Item = P> + Send,
        add: impl Fn(P, &mut Vec<u8>) -> Result<(), StoreError> + Sync,
    ) -> (Result<(), Failed>, Vec<Vec<u8>>) {
        let mut blocks = Vec::new();
        let mut write = |block: &[u8]| {
            blocks.push(block.to_vec());
            Ok(())
        };
        let add = |(): &mut (), piece, bytes: &mut Vec<u8>| add(piece, bytes);
        (in_turns(&mut write, pieces, || (), add), blocks)
    }

    #[test]
    fn pieces_of_any_size_are_written_in_their_order() {
        for (size, count) in [
            (0, 3),
            (3, 0),
            (3, 1),
            (3, RUN),
            (3, RUN + 1),
            (7, 9 * RUN + 5),
            (BLOCK / 8 + 1, 2 * RUN),
            (BLOCK, RUN + 5),
            (3 * BLOCK, 5),
        ] {
            let letters = (b'a'..=b'z').cycle().take(count);
            let letters: Vec<u8> = letters.collect();
            let add = |letter: &u8, bytes: &mut Vec<u8>| {
                // Some take longer than others.
                if *letter == b'd' {
                    thread::sleep(Duration::from_micros(50));
                }
                bytes.resize(bytes.len() + size, *letter);
                Ok(())
            };
            let (done, blocks) = written(letters.iter(), add);
            assert!(done.is_ok());
            let pieces = letters.iter().map(|letter| vec![*letter; size]);
            let pieces: Vec<Vec<u8>> = pieces.collect();
            assert!(blocks.concat() == pieces.concat(), "{size} x {count}");
            // Nobody holds much more than a block.
            assert!(blocks.iter().all(|block| block.len() < BLOCK + size.max(1)));
        }
    }

    #[test]
    fn the_first_piece_that_cannot_be_made_is_told_and_none_after_it_is_written() {
        for first in [0, 1, RUN - 1, RUN, 5 * RUN + 3] {
            let add = |nth: usize, bytes: &mut Vec<u8>| {
                // Those after it fail sooner.
                if nth == first {
                    thread::sleep(Duration::from_millis(5));
                }
                if nth >= first {
                    let path = nth.to_string().into();
                    return Err(StoreError::Changed { path });
                }
                bytes.extend(nth.to_string().bytes());
                Ok(())
            };
            let (done, blocks) = written(0..9 * RUN, add);
            let Err(Failed::Making(StoreError::Changed { path })) = done else {
                panic!("{first}")
            };
            assert_eq!(path.to_str(), Some(&*first.to_string()));
            let before = (0..first / RUN * RUN).map(|nth| nth.to_string());
            assert_eq!(blocks.concat(), before.collect::<String>().as_bytes());
        }
    }

    #[test]
    fn where_writing_fails_little_more_is_made() {
        let (made, mut writes) = (AtomicUsize::new(0), 0);
        let mut write = |_: &[u8]| {
            writes += 1;
            match writes {
                3 => Err(ErrorKind::StorageFull.into()),
                _ => Ok(()),
            }
        };
        let add = |(): &mut (), _: usize, _: &mut Vec<u8>| {
            made.fetch_add(1, Relaxed);
            Ok(())
        };
        let done = in_turns(&mut write, 0..999 * RUN, || (), add);
        let Err(Failed::Writing(error)) = done else {
            panic!("written")
        };
        assert_eq!((error.kind(), writes), (ErrorKind::StorageFull, 3));
        let made = made.into_inner();
        assert!(made <= (3 + threads()) * RUN, "{made}");
    }

    #[test]
    fn after_a_panic_nothing_is_written() {
        for (place, expected) in [("making", 3), ("the iterator", 3), ("writing", 1)] {
            let at = |here, is_time: bool| assert!(here != place || !is_time, "{place}");
            let pieces = (0..9 * RUN).inspect(|nth| at("the iterator", *nth == 3 * RUN + 5));
            let add = |(): &mut (), nth: usize, _: &mut Vec<u8>| {
                at("making", nth == 3 * RUN + 5);
                Ok(())
            };
            let mut writes = 0;
            let mut write = |_: &[u8]| {
                writes += 1;
                at("writing", true);
                Ok(())
            };
            let work = || in_turns(&mut write, pieces, || (), add);
            assert!(catch_unwind(AssertUnwindSafe(work)).is_err(), "{place}");
            assert!(writes <= expected, "{place}: {writes}");
        }
    }

    #[test]
    fn a_panic_where_a_thread_starts_is_passed_on() {
        let starts = AtomicUsize::new(0);
        let start = || assert_ne!(starts.fetch_add(1, Relaxed), 1);
        let add = |(): &mut (), _: usize, _: &mut Vec<u8>| Ok(());
        let work = || in_turns(&mut |_| Ok(()), 0..9 * RUN, start, add);
        assert!(catch_unwind(AssertUnwindSafe(work)).is_err());
    }

    #[test]
    fn what_is_there_is_synced_now_and_then_and_an_error_of_that_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let synced = AtomicUsize::new(0);
        let write = |every, fails_at: usize| {
            synced.store(0, Relaxed);
            let sync = || match synced.fetch_add(1, Relaxed) + 1 {
                nth if nth == fails_at => Err(ErrorKind::StorageFull.into()),
                _ => Ok(()),
            };
            let path = folder.path().join(format!("{every}-{fails_at}"));
            let mut file = File::create_new(&path).unwrap();
            let done = while_syncing(&mut file, every, sync, |write| {
                Ok((0..100).try_for_each(|_| write(b"block"))?)
            });
            assert_eq!(fs::read(&path).unwrap(), "block".repeat(100).as_bytes());
            let done = done.map_err(|failed| match failed {
                Failed::Writing(error) => error.kind(),
                Failed::Making(_) => ErrorKind::Other,
            });
            (done, synced.load(Relaxed))
        };
        assert_eq!(write(9, 0), (Ok(()), 50));
        assert_eq!(write(99, 0), (Ok(()), 5));
        assert_eq!(write(1000, 0), (Ok(()), 0));
        assert_eq!(write(9, 3), (Err(ErrorKind::StorageFull), 3));
    }

    #[test]
    fn what_is_let_go_is_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut file = File::create_new(&path).unwrap();
        let content = b"0123456789".repeat(30_000);
        for half in content.chunks(content.len() / 2) {
            file.write_all(half).unwrap();
            let_go(&file).unwrap();
        }
        assert!(fs::read(&path).unwrap() == content);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told() {
        let mut full = File::options().write(true).open("/dev/full").unwrap();
        let add = |(): &mut (), _: usize, bytes: &mut Vec<u8>| {
            bytes.resize(BLOCK, b'a');
            Ok(())
        };
        let failed = write_pieces(&mut full, 0..100, || (), add).unwrap_err();
        assert!(matches!(failed, Failed::Writing(error) if error.kind() == ErrorKind::StorageFull));
    }
}
