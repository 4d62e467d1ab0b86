//! Which files hold which responses.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use crate::analysis::{Audience, Fingerprint};
use crate::base::{Problem, prefix};
use crate::cli::context::Context;
use crate::cli::counted::still;
use crate::merge::{Collection, Decision, Received, ResponseKey, received};
use crate::response::{Response, SkimHead};
use crate::runtime::interrupt::Interrupt;
use crate::store::{Reader, StoreError, read_limited, sweep};

/// The responses in files, and what is to be said about the files so far.
#[derive(Default)]
pub(super) struct Found {
    /// The responses.
    pub(super) tasks: Vec<Task>,
    pub(super) notes: Notes,
    /// The files that hold a response; copies of one follow each other.
    files: Vec<File>,
    /// What was decided, by the response it is about.
    decisions: BTreeMap<Fingerprint, Vec<Decision>>,
}

/// What is to be said about files, by their places.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) problems: Vec<(usize, Problem)>,
    /// Whether a file could not be opened at all.
    pub(super) unreadable: bool,
}

/// A response to be written.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// Its place among others; nothing while it is not known.
    pub(super) order: Option<u64>,
    /// The places of its copies among the files found.
    copies: (usize, usize),
}

/// Why files cannot be written one by one.
pub(super) enum Unfit {
    /// One of them is a collection, of which a response may have copies elsewhere.
    Collection,
    /// A signal asked to end.
    Interrupted(i32),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct File {
    print: Fingerprint,
    /// The place of the file among all.
    nth: usize,
    /// The place of what it holds among other responses, where its head says it.
    order: Option<u64>,
}

/// What a worker has found.
#[derive(Default)]
struct Worker {
    reader: Reader,
    files: Vec<File>,
    notes: Notes,
    decisions: Vec<Decision>,
    has_collection: bool,
}

impl Notes {
    pub(super) fn add(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.unreadable |= other.unreadable;
    }

    fn cannot_open(&mut self, nth: usize, error: &StoreError) {
        self.unreadable |= matches!(error, StoreError::Io { .. });
        self.problems.push((nth, error.problem()));
    }
}

impl Found {
    /// Looks at files, side by side.
    pub(super) fn in_files(
        paths: &[PathBuf],
        audience: Audience,
        interrupt: &Interrupt,
        context: &mut Context<'_>,
    ) -> Result<Self, Unfit> {
        let each = |worker: &mut Worker, nth: usize| {
            if interrupt.signal().is_none() {
                worker.look(nth, paths, audience);
            }
        };
        let watcher = context.watcher(paths.len());
        let workers = sweep(paths.len(), Worker::default, each, watcher);
        if let Some(signal) = interrupt.signal() {
            return Err(Unfit::Interrupted(signal));
        }
        let mut found = Self::default();
        for worker in workers {
            if worker.has_collection {
                return Err(Unfit::Collection);
            }
            found.files.extend(worker.files);
            found.notes.add(worker.notes);
            for decision in worker.decisions {
                let about = Fingerprint::of(&decision.response);
                found.decisions.entry(about).or_default().push(decision);
            }
        }
        found.sort();
        Ok(found)
    }

    fn sort(&mut self) {
        self.files.sort_unstable();
        let mut first = 0;
        for copies in self.files.chunk_by(|a, b| a.print == b.print) {
            let next = first + copies.len();
            let order = match copies {
                [single] if !self.decisions.contains_key(&single.print) => single.order,
                _ => None,
            };
            self.tasks.push(Task {
                order,
                copies: (first, next),
            });
            first = next;
        }
    }

    /// The response of a task: of a single file as it is, else the join of its copies, as decided. Broken files are left out.
    pub(super) fn open(&self, task: &Task, paths: &[PathBuf]) -> (Vec<Response>, Notes) {
        let copies: Range<usize> = task.copies.0..task.copies.1;
        let copies = self.files.get(copies).unwrap_or_default();
        let mut notes = Notes::default();
        let mut responses: Vec<Response> = copies
            .iter()
            .filter_map(|file| notes.read(file, paths))
            .collect();
        let print = copies.first().map(|file| file.print);
        let about = print.and_then(|print| self.decisions.get(&print));
        if responses.len() > 1 || about.is_some() {
            let mut joined = Collection::default();
            for response in responses {
                joined.join(response);
            }
            joined.decide(about.into_iter().flatten().cloned());
            responses = joined.responses().values().cloned().collect();
        }
        (responses, notes)
    }
}

impl Notes {
    /// The response that was found in a file.
    fn read(&mut self, file: &File, paths: &[PathBuf]) -> Option<Response> {
        let nth = file.nth;
        let path = paths.get(nth)?;
        let in_file = |problem: Problem| (nth, problem.in_file(path.display().to_string()));
        let bytes = match read_limited(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.cannot_open(nth, &error);
                return None;
            }
        };
        match still(file.print, &bytes) {
            Ok(read) => {
                self.problems.extend(read.problems.into_iter().map(in_file));
                Some(read.response)
            }
            Err(problem) => {
                self.problems.push(in_file(problem));
                None
            }
        }
    }
}

impl Worker {
    /// Notes what a file is.
    fn look(&mut self, nth: usize, paths: &[PathBuf], audience: Audience) {
        let Some(path) = paths.get(nth) else { return };
        let bytes = match self.reader.read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.notes.cannot_open(nth, &error),
        };
        if let Some(head) = SkimHead::read(bytes)
            && let Some(key) = ResponseKey::of_head(&head)
        {
            let order = audience.may_see(head.share).then(|| order_of(&key));
            let print = Fingerprint::of(&key);
            return self.files.push(File { print, nth, order });
        }
        match received(bytes) {
            Ok(Received::Response(read)) => self.files.push(File {
                print: Fingerprint::of(&ResponseKey::of(&read.response)),
                nth,
                order: None,
            }),
            Ok(Received::Decisions(decisions)) => self.decisions.extend(decisions),
            Ok(Received::Collection(_)) => self.has_collection = true,
            Err(problem) => {
                let problem = problem.in_file(path.display().to_string());
                self.notes.problems.push((nth, problem));
            }
        }
    }
}

/// The place of a response among others, of which the audience may know who answered. It follows from what makes it this
/// response, so that files may come in any order.
pub(super) fn order_of(key: &ResponseKey) -> u64 {
    prefix(key.to_string().as_bytes())
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::response::{SampleOf, sample, write};
    use crate::store::{Catalogue, replace};

    #[test]
    fn a_file_that_holds_another_response_when_it_is_read_again_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let paths = [path.clone()];
        let put = |institution, seed| {
            let catalogue = Catalogue::read(None).0;
            let road = catalogue.latest(&"road".parse().unwrap()).unwrap();
            let of = SampleOf {
                country: 0,
                institution,
                seed,
                on: Date::constant(2026, 9, 30),
            };
            replace(&path, write(&sample(&road, of)).as_bytes()).unwrap();
        };
        put(1, 1);
        let mut worker = Worker::default();
        worker.look(0, &paths, Audience::Facilitator);
        let file = *worker.files.first().unwrap();
        let read_again = || {
            let mut notes = Notes::default();
            let read = notes.read(&file, &paths).is_some();
            let said = notes.problems.first().map(|(_, said)| said.message);
            (read, said, notes.unreadable)
        };
        assert_eq!(read_again(), (true, None, false));
        // Another text of the same response.
        put(1, 2);
        assert_eq!(read_again(), (true, None, false));
        put(2, 1);
        assert_eq!(read_again(), (false, Some("store-changed"), false));
    }
}
