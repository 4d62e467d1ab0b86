//! Figures of more files than anybody reads: counted file by file, on all processors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::context::Context;
use crate::analysis::{Census, Fingerprint, Tallies};
use crate::base::Problem;
use crate::merge::{Collection, Decision, Received, ResponseKey, received};
use crate::response::{Read, Response};
use crate::store::{Reader, StoreError, sweep};

/// What was counted, and what became of the files.
pub(super) struct Counted {
    pub(super) tallies: Tallies,
    /// What is to be said about files, in their order.
    pub(super) problems: Vec<Problem>,
    /// Whether a file could not be opened at all.
    pub(super) unreadable: bool,
}

/// What a worker has made of its files.
#[derive(Default)]
struct Worker {
    reader: Reader,
    tallies: Tallies,
    /// The files that hold a response, and which.
    counted: Vec<(Fingerprint, usize)>,
    problems: Vec<(usize, Problem)>,
    decisions: Vec<Decision>,
    unreadable: bool,
    /// Whether there is a collection among the files.
    has_collection: bool,
}

/// Counts the responses in files; `None` where there is a collection among them, of which a response may have copies
/// elsewhere.
pub(super) fn count(
    paths: &[PathBuf],
    census: &Census<'_>,
    context: &mut Context<'_>,
) -> Option<Counted> {
    let each = |worker: &mut Worker, nth: usize| worker.take(nth, paths, census);
    let watcher = context.watcher(paths.len());
    let workers = sweep(paths.len(), Worker::default, each, watcher);
    let mut workers = workers.into_iter();
    let mut all = workers.next().unwrap_or_default();
    for worker in workers {
        all.merge(worker);
    }
    if all.has_collection {
        return None;
    }
    let twice = Twice::among(&mut all.counted, &all.decisions);
    if !twice.responses.is_empty() {
        let again = |country| twice.countries.contains(&country);
        census.drop_countries(&mut all.tallies, again);
        let each = |worker: &mut Worker, nth: usize| {
            if let Some((print, copies)) = twice.responses.get(nth) {
                worker.recount(*print, copies, paths, census);
            }
        };
        for worker in sweep(twice.responses.len(), Worker::default, each, None) {
            all.tallies.merge(worker.tallies);
            all.unreadable |= worker.unreadable;
            all.problems.extend(worker.problems);
        }
    }
    let problems = said_once(all.problems);
    Some(Counted {
        tallies: all.tallies,
        problems,
        unreadable: all.unreadable,
    })
}

/// The response with this fingerprint that a file held before.
///
/// # Errors
/// A [`Problem`] where the file cannot be understood any more or holds something else.
pub(super) fn still(print: Fingerprint, bytes: &[u8]) -> Result<Read, Problem> {
    match received(bytes)? {
        Received::Response(read) if Fingerprint::of(&ResponseKey::of(&read.response)) == print => {
            Ok(*read)
        }
        _ => Err(Problem::error("store-changed")),
    }
}

/// What is to be said about files, in their order. Of a file that was read twice the same is said once.
fn said_once(mut problems: Vec<(usize, Problem)>) -> Vec<Problem> {
    problems.sort_by_key(|(nth, _)| *nth);
    let mut said = Vec::new();
    for of_one in problems.chunk_by(|(a, _), (b, _)| a == b) {
        let begins = said.len();
        for (_, problem) in of_one {
            if !said.iter().skip(begins).any(|known| known == problem) {
                said.push(problem.clone());
            }
        }
    }
    said
}

/// The countries of which a response stands in several files, or was decided about: they are counted once more, copies
/// joined.
struct Twice<'d> {
    countries: BTreeSet<u64>,
    /// Each response of these countries.
    responses: Vec<(Fingerprint, Copies<'d>)>,
}

/// What there is of one response.
#[derive(Default)]
struct Copies<'d> {
    files: Vec<usize>,
    decisions: Vec<&'d Decision>,
}

impl<'d> Twice<'d> {
    fn among(counted: &mut [(Fingerprint, usize)], decisions: &'d [Decision]) -> Self {
        counted.sort_unstable();
        let twice = counted.windows(2).filter_map(|pair| match pair {
            [(a, _), (b, _)] if a == b => Some(a.country),
            _ => None,
        });
        let decided = decisions
            .iter()
            .map(|decision| (Fingerprint::of(&decision.response), decision));
        let decided: Vec<(Fingerprint, &Decision)> = decided.collect();
        let about = decided.iter().map(|(print, _)| print.country);
        let countries: BTreeSet<u64> = twice.chain(about).collect();
        let mut responses: BTreeMap<Fingerprint, Copies<'_>> = BTreeMap::new();
        for (print, file) in counted.iter() {
            if countries.contains(&print.country) {
                responses.entry(*print).or_default().files.push(*file);
            }
        }
        for (print, decision) in decided {
            if let Some(copies) = responses.get_mut(&print) {
                copies.decisions.push(decision);
            }
        }
        Self {
            responses: responses.into_iter().collect(),
            countries,
        }
    }
}

impl Worker {
    /// Counts the response in a file, or notes what else the file is.
    fn take(&mut self, nth: usize, paths: &[PathBuf], census: &Census<'_>) {
        let Some(path) = paths.get(nth) else { return };
        let bytes = match self.reader.read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.cannot_open(nth, &error),
        };
        if let Some(print) = census.skim(bytes, &mut self.tallies) {
            return self.counted.push((print, nth));
        }
        let in_file = |problem: Problem| (nth, problem.in_file(path.display().to_string()));
        match received(bytes) {
            Ok(Received::Response(read)) => {
                self.problems.extend(read.problems.into_iter().map(in_file));
                let print = census.add(&read.response, &mut self.tallies);
                self.counted.push((print, nth));
            }
            Ok(Received::Decisions(decisions)) => self.decisions.extend(decisions),
            Ok(Received::Collection(_)) => self.has_collection = true,
            Err(problem) => self.problems.push(in_file(problem)),
        }
    }

    /// Counts the join of the copies of a response, as decided.
    fn recount(
        &mut self,
        print: Fingerprint,
        copies: &Copies<'_>,
        paths: &[PathBuf],
        census: &Census<'_>,
    ) {
        let mut joined = Collection::default();
        for nth in &copies.files {
            if let Some(read) = self.read_again(*nth, print, paths) {
                joined.join(read);
            }
        }
        joined.decide(copies.decisions.iter().copied().cloned());
        for response in joined.responses().values() {
            census.add(response, &mut self.tallies);
        }
    }

    /// The response in a file that held one when it was counted.
    fn read_again(
        &mut self,
        nth: usize,
        print: Fingerprint,
        paths: &[PathBuf],
    ) -> Option<Response> {
        let path = paths.get(nth)?;
        match self.reader.read(path).map(|bytes| still(print, bytes)) {
            Ok(Ok(read)) => return Some(read.response),
            Ok(Err(problem)) => {
                let file = path.display().to_string();
                self.problems.push((nth, problem.in_file(file)));
            }
            Err(error) => self.cannot_open(nth, &error),
        }
        None
    }

    fn cannot_open(&mut self, nth: usize, error: &StoreError) {
        self.unreadable |= matches!(error, StoreError::Io { .. });
        self.problems.push((nth, error.problem()));
    }

    fn merge(&mut self, other: Self) {
        self.tallies.merge(other.tallies);
        self.counted.extend(other.counted);
        self.problems.extend(other.problems);
        self.decisions.extend(other.decisions);
        self.unreadable |= other.unreadable;
        self.has_collection |= other.has_collection;
    }
}
