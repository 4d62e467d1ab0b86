//! What is the least that any program does with response files: opens and reads them, and parses them into the types that
//! `quipu summary` counts from. Everything on all processors, warm cache, medians.
//!
//!     quipu sample DIR --countries 40 --institutions 28
//!     cargo bench --bench scale -- DIR

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark tells what it measured"
)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use quipu::response::{Skim, read};
use quipu::store::{Listing, Reader, sweep};

/// How often each thing is measured.
const RUNS: usize = 7;

fn main() {
    let folder = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"));
    let Some(folder) = folder.map(PathBuf::from) else {
        // `cargo bench` without a folder has nothing to measure.
        return eprintln!("cargo bench --bench scale -- DIR");
    };
    let paths = Listing::of(&[folder]).paths;
    let over = |each: &(dyn Fn(&[u8]) -> bool + Sync)| {
        let one = |(reader, done): &mut (Reader, usize), nth: usize| {
            let bytes = paths.get(nth).and_then(|path| reader.read(path).ok());
            *done += usize::from(bytes.is_some_and(each));
        };
        let start = || (Reader::default(), 0);
        let workers = sweep(paths.len(), start, one, None);
        workers.iter().map(|(_, done)| done).sum::<usize>()
    };
    println!("{} files", paths.len());
    tell("listed and read", || over(&|bytes| !bytes.is_empty()));
    tell("parsed into the types of summary", || {
        over(&|bytes| Skim::read(bytes).is_some())
    });
    tell("parsed into the same with serde", || {
        over(&|bytes| {
            let text = std::str::from_utf8(bytes).ok();
            text.and_then(Skim::read_loose).is_some()
        })
    });
    tell("parsed into the types of everything else", || {
        over(&|bytes| read(bytes).is_ok())
    });
}

/// Measures work and says its median.
fn tell(name: &str, work: impl Fn() -> usize) {
    let done = work();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let since = Instant::now();
            work();
            since.elapsed()
        })
        .collect();
    times.sort_unstable();
    let median = times.get(RUNS / 2).copied().unwrap_or_default();
    println!(
        "{name:<44} {:>8.1} ms, {done} files",
        median.as_secs_f64() * 1000.0
    );
}
