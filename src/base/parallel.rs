//! Work on many things, side by side on all processors.

use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use super::processors;

/// What `work` makes of each, in their order, whatever the number of processors. They are handed out `block` by block to
/// whoever is free, since some take longer than others; as few as one block are not worth a thread.
///
/// # Panics
/// Where `work` does.
pub(crate) fn map<T: Sync, R: Send>(
    all: &[T],
    block: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let block = block.max(1);
    let blocks = all.len().div_ceil(block);
    let next = AtomicUsize::new(0);
    let share = || {
        let mut made: Vec<(usize, Vec<R>)> = Vec::new();
        loop {
            let nth = next.fetch_add(1, Relaxed);
            let Some(things) = all.chunks(block).nth(nth) else {
                return made;
            };
            made.push((nth, things.iter().map(&work).collect()));
        }
    };
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..processors().min(blocks))
            .map(|_| scope.spawn(share))
            .collect();
        let mut made = share();
        for other in others {
            match other.join() {
                Ok(rest) => made.extend(rest),
                Err(panic) => resume_unwind(panic),
            }
        }
        made
    });
    made.sort_unstable_by_key(|(nth, _)| *nth);
    made.into_iter().flat_map(|(_, things)| things).collect()
}

/// As many things in stretches of a size; the last one may be shorter.
pub(crate) fn stretches(count: usize, size: usize) -> impl Iterator<Item = Range<usize>> {
    let begins = (0..count).step_by(size);
    begins.map(move |first| first..(first + size).min(count))
}

/// As [`map`] of all groups together, since some groups are larger than others; what is made is in groups again.
///
/// # Panics
/// Where `work` does.
pub(crate) fn map_groups<T: Sync, R: Send>(
    groups: &[Vec<T>],
    block: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<Vec<R>> {
    let all: Vec<&T> = groups.iter().flatten().collect();
    let mut made = map(&all, block, |thing| work(thing)).into_iter();
    let groups = groups.iter().map(Vec::len);
    groups
        .map(|len| made.by_ref().take(len).collect())
        .collect()
}

/// What two pieces of work make, done at the same time.
///
/// # Panics
/// Where one of them does.
pub(crate) fn both<A: Send, B>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        let one = one.join().unwrap_or_else(|panic| resume_unwind(panic));
        (one, other)
    })
}

#[cfg(test)]
mod tests {
    use super::{both, map, map_groups};

    #[test]
    fn both_are_done() {
        let (mut one, mut other) = (1, 2);
        let made = both(
            || std::mem::replace(&mut one, 3),
            || std::mem::replace(&mut other, 4),
        );
        assert_eq!((made, one, other), ((1, 2), 3, 4));
    }

    #[test]
    #[should_panic(expected = "one")]
    fn a_panic_of_one_is_passed_on() {
        both(|| panic!("one"), || ());
    }

    #[test]
    fn everything_is_worked_on_once_and_in_order() {
        for count in [0, 1, 7, 8, 9, 100, 1001] {
            let all: Vec<usize> = (0..count).collect();
            let expected: Vec<usize> = all.iter().map(|n| n * 2).collect();
            for block in [0, 1, 8] {
                assert_eq!(map(&all, block, |n| n * 2), expected);
            }
        }
    }

    #[test]
    fn groups_stay_apart() {
        let groups = [vec![], vec![1], (2..50).collect(), vec![], vec![50, 51]];
        let expected = groups.clone().map(|group: Vec<i32>| {
            let doubled = group.iter().map(|n| n * 2);
            doubled.collect::<Vec<_>>()
        });
        assert_eq!(map_groups(&groups, 4, |n| n * 2), expected);
        assert!(map_groups(&[], 4, |n: &i32| *n).is_empty());
    }
}
