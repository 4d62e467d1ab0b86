//! The rows of a text, of which any number can be moved at once.

use std::ops::Range;

use crate::base::text::Row;

/// Rows in order. Those from a place on are all moved by the same: what is put into a text moves every row behind it, of which a
/// long text has more than can be looked at for a key.
#[derive(Clone, Debug)]
pub(super) struct RowList {
    all: Vec<Row>,
    /// The first of those that are moved.
    from: usize,
    /// How far; what wraps round is moved back.
    by: usize,
}

impl RowList {
    pub(super) fn new(all: Vec<Row>) -> Self {
        Self {
            from: all.len(),
            by: 0,
            all,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, nth: usize) -> Option<Row> {
        let row = *self.all.get(nth)?;
        let by = if nth < self.from { 0 } else { self.by };
        Some(moved(row, by))
    }

    /// How many rows end before an offset, or at it.
    pub(super) fn ended(&self, at: usize) -> usize {
        let (near, far) = self.all.split_at_checked(self.from).unwrap_or_default();
        match near.partition_point(|row| row.end <= at) {
            some if some < near.len() => some,
            all => all + far.partition_point(|row| moved(*row, self.by).end <= at),
        }
    }

    /// Puts rows in the place of others; what is behind is moved by so many bytes forward and back.
    pub(super) fn replace(
        &mut self,
        range: Range<usize>,
        made: Vec<Row>,
        (forward, back): (usize, usize),
    ) {
        self.move_from(range.end);
        self.from = range.start + made.len();
        self.by = self.by.wrapping_add(forward).wrapping_sub(back);
        self.all.splice(range, made);
    }

    /// Puts rows in the place of all from a place on.
    pub(super) fn replace_rest(&mut self, from: usize, made: Vec<Row>) {
        self.replace(from..self.len(), made, (0, 0));
    }

    /// Has the rows from a place on moved together, and those before it where they are.
    fn move_from(&mut self, place: usize) {
        let (between, by) = if self.from < place {
            (self.from..place, self.by)
        } else {
            (place..self.from, self.by.wrapping_neg())
        };
        for row in self.all.get_mut(between).unwrap_or_default() {
            *row = moved(*row, by);
        }
        self.from = place;
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Row> {
        (0..self.len()).filter_map(|nth| self.get(nth))
    }
}

impl PartialEq for RowList {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for RowList {}

fn moved(row: Row, by: usize) -> Row {
    Row {
        end: row.end.wrapping_add(by),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(end: usize) -> Row {
        Row { end, natural: true }
    }

    proptest! {
        /// Rows of one byte or more, some of which give way to others.
        #[test]
        fn rows_moved_together_are_those_moved_one_by_one(
            lengths in prop::collection::vec(1..9_usize, 0..30),
            changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, prop::collection::vec(1..9_usize, 0..4)), 0..12),
        ) {
            let ends = |lengths: &[usize]| -> Vec<usize> {
                let mut end = 0;
                lengths.iter().map(|length| { end += length; end }).collect()
            };
            let mut plain = lengths;
            let mut list = RowList::new(ends(&plain).into_iter().map(row).collect());
            for (at, count, put) in changes {
                let from = at.index(plain.len() + 1);
                let to = (from + count).min(plain.len());
                let (removed, inserted): (usize, usize) = (plain[from..to].iter().sum(), put.iter().sum());
                plain.splice(from..to, put.iter().copied());
                let all = ends(&plain);
                let made: Vec<Row> = all[from..from + put.len()].iter().copied().map(row).collect();
                if to == list.len() {
                    list.replace_rest(from, made);
                } else {
                    list.replace(from..to, made, (inserted, removed));
                }
                let seen: Vec<usize> = list.iter().map(|row| row.end).collect();
                prop_assert_eq!(&seen, &all);
                for at in 0..all.last().map_or(1, |end| end + 2) {
                    prop_assert_eq!(list.ended(at), all.iter().filter(|end| **end <= at).count());
                }
            }
        }
    }
}
