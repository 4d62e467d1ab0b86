//! Any number of files, read side by side, each let go before the next.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::num::NonZero;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::StoreError;
use super::inbox::{FEW_FILES, is_hidden, is_ours, read_limited};
use crate::base::Problem;

/// How many files a worker takes at a time: so few that none waits long for the last, so many that they seldom meet.
const BLOCK: usize = 8;

/// How often somebody who waits is told how far it is.
const WATCHED: Duration = Duration::from_millis(100);

/// A buffer that most files fit into at once.
const BUFFER: usize = 64 << 10;

/// The files in folders and among files that were named.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files in order.
    pub paths: Vec<PathBuf>,
    /// The folders that could not be opened.
    pub problems: Vec<Problem>,
}

impl Listing {
    /// Looks into folders and those in them. Links to folders are not followed: they may lead in a circle.
    pub fn of(inputs: &[PathBuf]) -> Self {
        let mut listing = Self::default();
        for input in inputs {
            if input.is_dir() {
                listing.add_folder(input);
            } else {
                listing.paths.push(input.clone());
            }
        }
        listing
    }

    fn add_folder(&mut self, folder: &Path) {
        let entries = match names(folder) {
            Ok(entries) => entries,
            Err(source) => {
                let path = folder.to_owned();
                return self
                    .problems
                    .push(StoreError::Io { path, source }.problem());
            }
        };
        for (name, is_folder) in entries {
            if is_folder {
                self.add_folder(&folder.join(name));
            } else if Path::new(&name).extension().is_some_and(is_ours) {
                self.paths.push(folder.join(name));
            }
        }
    }
}

/// What is in a folder and not hidden, by name, and whether it is a folder itself.
fn names(folder: &Path) -> io::Result<Vec<(OsString, bool)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)?.filter_map(Result::ok) {
        let name = entry.file_name();
        // Asked of the entry, since a question to each file takes longer than reading it.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !is_hidden(&name) {
            names.push((name, is_folder));
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Work on its way: numbers in as many stretches as there are workers.
struct Stretches {
    /// Of each its first number, the next that nobody has taken yet, and its end. The next may lie beyond the end.
    all: Vec<(usize, AtomicUsize, usize)>,
}

impl Stretches {
    fn new(count: usize, workers: usize) -> Self {
        let from = |nth: usize| count * nth / workers;
        let stretch = |nth| (from(nth), AtomicUsize::new(from(nth)), from(nth + 1));
        Self {
            all: (0..workers).map(stretch).collect(),
        }
    }

    /// A block of numbers for a worker: of its own stretch, since what stands side by side in a folder is often of one country
    /// and one questionnaire, and then of what others have left.
    fn take(&self, worker: usize) -> Option<Range<usize>> {
        let (before, own) = self.all.split_at_checked(worker)?;
        let mut stretches = own.iter().chain(before);
        stretches.find_map(|(_, next, end)| {
            let first = next.fetch_add(BLOCK, Ordering::Relaxed);
            (first < *end).then(|| first..(first + BLOCK).min(*end))
        })
    }

    /// How many were taken.
    fn taken(&self) -> usize {
        let taken = self
            .all
            .iter()
            .map(|(first, next, end)| next.load(Ordering::Relaxed).min(*end) - first);
        taken.sum()
    }
}

/// What each of as many workers as there are processors has made of its share of the work, in no order. `each` is called once
/// for each number below `count`, on any of the workers; `watch` is told now and then how many were begun, and after how long.
///
/// The thread that asks is one of the workers: what it has made need not be handed over, and its memory is used again afterwards.
/// While it is at a number itself, `watch` is told nothing.
///
/// # Panics
/// Where `each` does.
pub fn sweep<T: Send>(
    count: usize,
    start: impl Fn() -> T + Sync,
    each: impl Fn(&mut T, usize) + Sync,
    watch: &mut dyn FnMut(usize, Duration),
) -> Vec<T> {
    let few = count <= FEW_FILES;
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let workers = if few { 1 } else { processors };
    let stretches = Stretches::new(count, workers);
    let gone = AtomicBool::new(false);
    let work = |worker, between: &mut dyn FnMut()| {
        let mut made = start();
        while let Some(block) = stretches.take(worker)
            && !gone.load(Ordering::Relaxed)
        {
            for nth in block {
                each(&mut made, nth);
                between();
            }
        }
        made
    };
    if few {
        return vec![work(0, &mut || {})];
    }
    let (since, mut told) = (Instant::now(), Duration::ZERO);
    let mut tell = || {
        let after = since.elapsed();
        if after.saturating_sub(told) >= WATCHED {
            told = after;
            watch(stretches.taken(), after);
        }
    };
    // Where one panics the others have nothing to work for.
    let work = |worker, between: &mut dyn FnMut()| {
        let made = catch_unwind(AssertUnwindSafe(|| work(worker, between)));
        gone.fetch_or(made.is_err(), Ordering::Relaxed);
        made
    };
    // Counted here and not asked of the threads: a thread has not finished yet when it says that its work is done, and who waits
    // would go on waiting.
    let others_at_work = AtomicUsize::new(workers - 1);
    let caller = thread::current();
    let alone = |worker| {
        memory_of_a_thread();
        let made = work(worker, &mut || {});
        others_at_work.fetch_sub(1, Ordering::Release);
        caller.unpark();
        made
    };
    let alone = &alone;
    thread::scope(|scope| {
        let others: Vec<_> = (1..workers)
            .map(|worker| scope.spawn(move || alone(worker)))
            .collect();
        let own = work(0, &mut tell);
        while others_at_work.load(Ordering::Acquire) > 0 {
            thread::park_timeout(WATCHED);
            tell();
        }
        let others = others.into_iter().map(|other| other.join().flatten());
        let made = std::iter::once(own).chain(others);
        made.map(|made| made.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

/// Takes some memory and gives it back. The C library on Linux gives a thread that is not the first one its memory by the page, with
/// a call to the system for each, on which the other threads wait; what a thread has had once it is given without. A thousand
/// files take nine hundred such calls, a twentieth of the time. No page is written to but where a piece begins.
fn memory_of_a_thread() {
    /// Smaller than what is asked of the system on its own.
    const PIECE: usize = 120 << 10;
    let pieces: [Vec<u8>; 32] = std::array::from_fn(|_| Vec::with_capacity(PIECE));
    drop(std::hint::black_box(pieces));
}

/// A reader that keeps its memory from file to file.
#[derive(Debug, Default)]
pub struct Reader {
    buffer: Vec<u8>,
    /// The file that did not fit.
    large: Vec<u8>,
}

impl Reader {
    /// The bytes of a file, within the limits of [`read_limited`].
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read or is too large.
    pub fn read(&mut self, path: &Path) -> Result<&[u8], StoreError> {
        if self.buffer.is_empty() {
            self.buffer.resize(BUFFER, 0);
        }
        let mut file = File::open(path).map_err(StoreError::io(path))?;
        let mut filled = 0;
        while let Some(free) = self
            .buffer
            .get_mut(filled..)
            .filter(|free| !free.is_empty())
        {
            match file.read(free) {
                Ok(0) => return Ok(self.buffer.get(..filled).unwrap_or_default()),
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(StoreError::io(path)(error)),
            }
        }
        // A large one is asked for its size first.
        drop(file);
        self.large = read_limited(path)?;
        Ok(&self.large)
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn everything_is_worked_on_once() {
        for count in [0, 1, 7, 9, 33, 1001] {
            let mut told = 0;
            let made = sweep(count, Vec::new, Vec::push, &mut |done, _| {
                told = told.max(done);
            });
            let mut all: Vec<usize> = made.into_iter().flatten().collect();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert!(told <= count);
        }
    }

    #[test]
    fn who_waits_is_told_how_far_the_others_are() {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let caller = thread::current().id();
        for caller_is_slow in [true, false] {
            // Nobody goes on before all have begun, so that nobody has taken all there is.
            let all_begin = std::sync::Barrier::new(workers);
            let each = |began: &mut bool, _: usize| {
                if !std::mem::replace(began, true) {
                    all_begin.wait();
                }
                if (thread::current().id() == caller) == caller_is_slow {
                    thread::sleep(Duration::from_millis(20));
                }
            };
            let (count, mut told) = (2 * BLOCK * workers, 0);
            sweep(count, || false, each, &mut |begun, after| {
                assert!(begun <= count && after >= WATCHED);
                told += 1;
            });
            assert!(told > 0 || workers == 1, "{caller_is_slow}");
        }
    }

    #[test]
    fn a_worker_begins_with_its_own_stretch_and_goes_on_with_what_is_left() {
        for (count, workers) in [(0, 1), (5, 3), (64, 1), (1000, 3), (1001, 8)] {
            let stretches = Stretches::new(count, workers);
            let first = stretches.take(workers - 1);
            let begins = count * (workers - 1) / workers;
            assert_eq!(
                first.as_ref().map(|block| block.start),
                (count > 0).then_some(begins)
            );
            let rest = std::iter::from_fn(|| stretches.take(workers / 2));
            let mut all: Vec<usize> = first.into_iter().chain(rest).flatten().collect();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert_eq!(stretches.taken(), count);
            assert_eq!(stretches.take(0), None);
        }
    }

    #[test]
    fn a_panic_is_passed_on_whoever_panics() {
        for wrong in [0, 77, 999] {
            let each = |(): &mut (), nth: usize| assert!(nth != wrong, "seven");
            let made = catch_unwind(|| sweep(1000, || (), each, &mut |_, _| {}));
            let panic = made.unwrap_err();
            assert_eq!(panic.downcast_ref(), Some(&"seven"));
        }
    }

    #[test]
    fn files_are_read_whole_whatever_their_size() {
        let folder = tempfile::tempdir().unwrap();
        let mut reader = Reader::default();
        for size in [0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER, 5] {
            let path = folder.path().join(format!("{size}.json"));
            let bytes: Vec<u8> = (0..size).map(|n| u8::try_from(n % 251).unwrap()).collect();
            super::super::replace(&path, &bytes).unwrap();
            assert!(reader.read(&path).unwrap() == bytes, "{size}");
        }
        assert!(reader.read(&folder.path().join("none")).is_err());
    }

    #[test]
    fn files_are_listed_in_order_and_hidden_ones_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.json",
            "a/z.json",
            "a/.x.json",
            "c.txt",
            "a.json",
            ".h/y.json",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            super::super::replace(&path, b"{}").unwrap();
        }
        let listing = Listing::of(&[folder.path().to_owned(), "named".into()]);
        let names = listing.paths.iter().map(|path| {
            let below = path.strip_prefix(folder.path()).unwrap_or(path);
            below.to_str().unwrap()
        });
        assert_eq!(
            names.collect::<Vec<_>>(),
            ["a/z.json", "a.json", "b.json", "named"]
        );
    }
}
