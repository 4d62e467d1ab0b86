//! Work on many things, side by side on all processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// What `work` makes of each, in their order, whatever the number of processors. Fewer things than `least` are not worth a
/// thread.
///
/// # Panics
/// Where `work` does.
pub(crate) fn map<T: Sync, R: Send>(
    all: &[T],
    least: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let size = all.len().div_ceil(threads).max(least.max(1));
    let each = |share: &[T]| share.iter().map(&work).collect::<Vec<R>>();
    thread::scope(|scope| {
        let mut shares = all.chunks(size);
        let first = shares.next().unwrap_or_default();
        let others: Vec<_> = shares
            .map(|share| scope.spawn(move || each(share)))
            .collect();
        let mut made = each(first);
        for other in others {
            match other.join() {
                Ok(rest) => made.extend(rest),
                Err(panic) => resume_unwind(panic),
            }
        }
        made
    })
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn everything_is_worked_on_once_and_in_order() {
        for count in [0, 1, 7, 8, 9, 100, 1001] {
            let all: Vec<usize> = (0..count).collect();
            let expected: Vec<usize> = all.iter().map(|n| n * 2).collect();
            for least in [0, 1, 8] {
                assert_eq!(map(&all, least, |n| n * 2), expected);
            }
        }
    }
}
