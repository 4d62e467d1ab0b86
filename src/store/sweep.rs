//! Any number of files, read side by side, each let go before the next.

use std::ffi::OsString;
use std::fs::{self, DirEntry};
use std::io;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::StoreError;
use super::elsewhere::elsewhere;
use super::inbox::{FEW_FILES, is_hidden, is_ours};
use super::stream::{is_stream, is_stream_in_folder, no_file};
use super::watched::{Watcher, watched};
use crate::base::{Problem, processors};

/// How many files a worker takes at a time: so few that none waits long for the last, so many that they seldom meet.
const BLOCK: usize = 8;

/// The files in folders and among files that were named.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files in order.
    pub paths: Vec<PathBuf>,
    /// Whether one that was named is a pipe or a device, which is read once.
    pub has_stream: bool,
    /// The folders that could not be opened, and what is in folders as a file and is none.
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
                listing.has_stream |= is_stream(input);
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
        for (name, found) in entries {
            let path = folder.join(&name);
            match found {
                Found::Folder => self.add_folder(&path),
                _ if !Path::new(&name).extension().is_some_and(is_ours) => {}
                Found::File => self.paths.push(path),
                Found::Stream => self.problems.push(no_file(&path).problem()),
            }
        }
    }
}

/// What something in a folder is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Folder,
    File,
    /// A pipe, a socket or a device.
    Stream,
}

impl Found {
    fn of(entry: &DirEntry) -> Self {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            Self::Folder
        } else if is_stream_in_folder(entry) {
            Self::Stream
        } else {
            Self::File
        }
    }
}

/// What is in a folder and not hidden, by name.
fn names(folder: &Path) -> io::Result<Vec<(OsString, Found)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)?.filter_map(Result::ok) {
        let name = entry.file_name();
        if !is_hidden(&name) {
            let found = Found::of(&entry);
            names.push((name, found));
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Work on its way: numbers in as many stretches as there are workers.
struct Stretches {
    all: Vec<Stretch>,
}

/// Numbers that stand side by side, which are taken block by block.
struct Stretch {
    numbers: Range<usize>,
    /// Whether they are taken from their end.
    backwards: bool,
    /// How many are taken. It may be more than there are.
    taken: AtomicUsize,
}

impl Stretch {
    fn take(&self) -> Option<impl Iterator<Item = usize>> {
        let first = self.taken.fetch_add(BLOCK, Ordering::Relaxed);
        let count = self.numbers.len();
        let block = first..(first + BLOCK).min(count);
        (first < count).then(|| block.map(|place| self.at(place)))
    }

    fn at(&self, place: usize) -> usize {
        if self.backwards {
            self.numbers.end - 1 - place
        } else {
            self.numbers.start + place
        }
    }
}

impl Stretches {
    fn new(count: usize, workers: usize) -> Self {
        let from = |nth: usize| count * nth / workers;
        let stretch = |nth: usize| Stretch {
            numbers: from(nth)..from(nth + 1),
            backwards: nth % 2 == 1,
            taken: AtomicUsize::new(0),
        };
        Self {
            all: (0..workers).map(stretch).collect(),
        }
    }

    /// A block of numbers for a worker: of its own stretch, since what stands side by side in a folder is often of one country
    /// and one questionnaire, and then of what others have left. Every second stretch is taken backwards: where each country has
    /// answered the same questionnaires, workers first meet different ones, and none waits for what another one makes of them.
    fn take(&self, worker: usize) -> Option<impl Iterator<Item = usize>> {
        let (before, own) = self.all.split_at_checked(worker)?;
        let mut stretches = own.iter().chain(before);
        stretches.find_map(Stretch::take)
    }
}

/// What each of as many workers as there are processors has made of its share of the work, in no order. `each` is called once
/// for each number below `count`, on any of the workers. A watcher is told how many are done.
///
/// The thread that asks is one of the workers: what it has made need not be handed over, and its memory is used again afterwards.
///
/// # Panics
/// Where `each` does.
pub fn sweep<T: Send>(
    count: usize,
    start: impl Fn() -> T + Sync,
    each: impl Fn(&mut T, usize) + Sync,
    watcher: Option<Watcher<'_>>,
) -> Vec<T> {
    let few = count <= FEW_FILES;
    let workers = if few { 1 } else { processors() };
    let stretches = Stretches::new(count, workers);
    let (gone, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let how_far = || done.load(Ordering::Relaxed);
    let work = |worker| {
        let mut made = start();
        while let Some(block) = stretches.take(worker)
            && !gone.load(Ordering::Relaxed)
        {
            for nth in block {
                each(&mut made, nth);
                done.fetch_add(1, Ordering::Relaxed);
            }
        }
        made
    };
    if few {
        return watched(watcher, how_far, || vec![work(0)]);
    }
    // Where one panics the others have nothing to work for.
    let work = |worker| {
        let made = catch_unwind(AssertUnwindSafe(|| work(worker)));
        gone.fetch_or(made.is_err(), Ordering::Relaxed);
        made
    };
    let alone = |worker| {
        memory_of_a_thread();
        work(worker)
    };
    let alone = &alone;
    let all = || {
        thread::scope(|scope| {
            let others = elsewhere(|| {
                let others = (1..workers).map(|worker| scope.spawn(move || alone(worker)));
                others.collect::<Vec<_>>()
            });
            let own = work(0);
            let others = others.into_iter().map(|other| other.join().flatten());
            std::iter::once(own).chain(others).collect::<Vec<_>>()
        })
    };
    let made = watched(watcher, how_far, all).into_iter();
    made.map(|made| made.unwrap_or_else(|panic| resume_unwind(panic)))
        .collect()
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

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn everything_is_worked_on_once() {
        for count in [0, 1, 7, 9, 33, 1001] {
            let made = sweep(count, Vec::new, Vec::push, None);
            let mut all: Vec<usize> = made.into_iter().flatten().collect();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn who_waits_is_told_how_many_are_done() {
        for count in [3, FEW_FILES + 3] {
            let (last, told) = (count - 1, AtomicBool::new(false));
            let begun = AtomicUsize::new(0);
            let watcher: Watcher<'_> = Box::new(|done, _| {
                told.fetch_or(done == last, Ordering::Relaxed);
            });
            let since = Instant::now();
            let is_told = || told.load(Ordering::Relaxed);
            let each = |(): &mut (), _| {
                let is_last = begun.fetch_add(1, Ordering::Relaxed) == last;
                while is_last && !is_told() && since.elapsed() < Duration::from_secs(20) {
                    thread::sleep(Duration::from_millis(1));
                }
            };
            sweep(count, || (), each, Some(watcher));
            assert!(is_told(), "{count}");
        }
    }

    #[test]
    fn a_worker_begins_with_its_own_stretch_and_goes_on_with_what_is_left() {
        for (count, workers) in [(0, 1), (5, 3), (64, 1), (1000, 3), (1001, 8)] {
            let stretches = Stretches::new(count, workers);
            let take = |worker| stretches.take(worker).map(Iterator::collect::<Vec<_>>);
            let first = take(workers - 1);
            let begins = match workers % 2 {
                1 => count * (workers - 1) / workers,
                _ => count - 1,
            };
            assert_eq!(
                first.as_ref().and_then(|block| block.first()),
                (count > 0).then_some(&begins)
            );
            let rest = std::iter::from_fn(|| take(workers / 2));
            let mut all: Vec<usize> = first.into_iter().chain(rest).flatten().collect();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert_eq!(take(0), None);
        }
    }

    #[test]
    fn a_panic_is_passed_on_whoever_panics() {
        for wrong in [0, 77, 999] {
            let each = |(): &mut (), nth: usize| assert!(nth != wrong, "seven");
            let made = catch_unwind(|| sweep(1000, || (), each, None));
            let panic = made.unwrap_err();
            assert_eq!(panic.downcast_ref(), Some(&"seven"));
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told_and_not_opened() {
        use std::os::unix::{fs::symlink, net::UnixListener};
        let folder = tempfile::tempdir().unwrap();
        let place = |name| folder.path().join(name);
        super::super::replace(&place("a.json"), b"{}").unwrap();
        symlink(place("a.json"), place("b.json")).unwrap();
        symlink("/dev/zero", place("c.json")).unwrap();
        symlink("/dev/zero", place("c.txt")).unwrap();
        symlink(place("gone"), place("d.json")).unwrap();
        let _socket = UnixListener::bind(place("e.json")).unwrap();
        let listing = Listing::of(&[folder.path().to_owned()]);
        assert_eq!(
            listing.paths,
            ["a.json", "b.json", "d.json"].map(place).to_vec()
        );
        let told = listing.problems.iter().map(|problem| {
            let file = problem.place.file.as_deref();
            (problem.message, file.map(PathBuf::from))
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            ["c.json", "e.json"].map(|name| ("store-special", Some(place(name))))
        );
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
