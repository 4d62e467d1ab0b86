//! The rows of a text, kept up to date while it is written.

use std::ops::Range;

use super::buffer::Change;
use super::row_list::RowList;
use crate::base::text::{Row, rows, shown, width};

#[cfg(test)]
thread_local! {
    /// How many rows were made anew after changes, for a test of what a key costs.
    static MADE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many rows are made anew after a change before the rest waits for [`Wrapped::settle`].
const AT_ONCE: usize = 96;

/// How many rows above and below the cursor are always right. A window has hardly more.
const NEAR: usize = 80;

/// The rows of a text in a column.
///
/// After a change near the beginning of a long paragraph every row that follows may have to be broken elsewhere, which takes
/// longer than a key may. The rows round the change are always right; where they do not soon meet the rows there were, a seam
/// is left: the rows after it are those of before, moved, and the first of them is what is left of one. They hold the same
/// text, so that every place has its row. Seams that come near the window are settled before it is drawn, the others when
/// nothing is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrapped {
    column: usize,
    rows: RowList,
    /// Whether an empty row follows, because a line end ends the text.
    open: bool,
    length: usize,
    /// The offsets of the seams, in order. Each is the end of a row at which every text could be broken.
    seams: Vec<usize>,
}

impl Wrapped {
    /// The rows of a text in a column of so many cells.
    pub(super) fn new(text: &str, column: usize) -> Self {
        Self {
            column,
            rows: RowList::new(rows(text, column, cells).collect()),
            open: text.ends_with('\n'),
            length: text.len(),
            seams: Vec::new(),
        }
    }

    /// The number of cells in a row.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// How many rows there are; at least one. Each seam may make it one more than it will be.
    pub(super) fn len(&self) -> usize {
        self.rows.len() + usize::from(self.open)
    }

    /// The bytes of a row, with the blanks and line end that end it.
    pub(super) fn range(&self, row: usize) -> Range<usize> {
        let end = |row: usize| self.rows.get(row).map_or(self.length, |row| row.end);
        let start = row.checked_sub(1).map_or(0, end);
        start..end(row)
    }

    /// The row in which an offset is; at the end of a row that is the next one.
    pub(super) fn row_of(&self, at: usize) -> usize {
        let row = self.rows.ended(at);
        row.min(self.len() - 1)
    }

    /// Takes in a change of the text, which now is `text`. Only the rows round it are made anew.
    pub(super) fn update(&mut self, text: &str, change: &Change) {
        self.update_within(text, change, AT_ONCE);
    }

    fn update_within(&mut self, text: &str, change: &Change, most: usize) {
        // A change can pull a word up into the row before the one the word begins in, and where a row
        // ends depends on what follows: two rows more, and from there to a place where every text could
        // be broken.
        let row = self.row_of(change.at).min(self.rows.len());
        let kept = self.natural_from(self.natural_from(row).saturating_sub(2));
        self.open = text.ends_with('\n');
        self.length = text.len();
        self.make(text, kept, change, most);
    }

    /// Whether every row is as it would be made from nothing.
    pub(super) fn is_settled(&self) -> bool {
        self.seams.is_empty()
    }

    /// Breaks about so many rows anew after the first seam.
    pub(super) fn settle(&mut self, text: &str, most: usize) {
        if let Some(seam) = self.seams.first().copied() {
            self.settle_at(text, seam, most);
        }
    }

    /// Settles the seams near a row, so that what is seen round it is right.
    pub(super) fn settle_near(&mut self, text: &str, at: usize) {
        while let Some(seam) = self.seam_near(at) {
            self.settle_at(text, seam, AT_ONCE);
        }
    }

    /// A seam among the rows that a window round this offset can show.
    fn seam_near(&self, at: usize) -> Option<usize> {
        let row = self.row_of(at);
        let (first, last) = (row.saturating_sub(NEAR), row + NEAR);
        let near = self.range(first).start..=self.range(last).end;
        self.seams.iter().copied().find(|seam| near.contains(seam))
    }

    fn settle_at(&mut self, text: &str, seam: usize, most: usize) {
        let nothing = Change {
            at: seam,
            removed: 0,
            inserted: 0,
        };
        self.make(text, self.row_of(seam), &nothing, most);
    }

    /// Makes the rows from `kept` on anew: until they meet the rows there were before the change, or about `most` of them after
    /// it.
    fn make(&mut self, text: &str, kept: usize, change: &Change, most: usize) {
        let start = self.end_before(kept).map_or(0, |row| row.end);
        let changed = change.at + change.inserted;
        let mut made = Vec::new();
        let mut after = 0;
        // The first of the old rows that stay, and where it begins; none stays where the new ones reach the end.
        let mut next = kept;
        let mut rest = None;
        for row in rows(text.get(start..).unwrap_or_default(), self.column, cells) {
            let end = start + row.end;
            made.push(Row { end, ..row });
            #[cfg(test)]
            MADE.set(MADE.get() + 1);
            after += usize::from(end > changed);
            if !row.natural || end <= changed {
                continue;
            }
            // From a place where both old and new rows begin, they are the same.
            let before = end - change.inserted + change.removed;
            next = next.max(self.rows.ended(before.saturating_sub(1)));
            let same = self.rows.get(next).filter(|row| row.end == before);
            let met = same.is_some_and(|row| row.natural);
            next += usize::from(same.is_some());
            if met || after >= most {
                rest = Some((before, (!met && end < text.len()).then_some(end)));
                break;
            }
        }
        self.put(kept, next, made, rest, change);
    }

    /// Puts new rows in the place of the old ones up to `next`. `rest` says where the others began before the change, and
    /// whether there is a seam before them.
    fn put(
        &mut self,
        kept: usize,
        next: usize,
        made: Vec<Row>,
        rest: Option<(usize, Option<usize>)>,
        change: &Change,
    ) {
        let moved = |end: usize| (end + change.inserted).saturating_sub(change.removed);
        let start = self.end_before(kept).map_or(0, |row| row.end);
        let passed = self.seams.partition_point(|seam| *seam < start);
        let later = self.seams.split_off(passed);
        let Some((before, seam)) = rest else {
            return self.rows.replace_rest(kept, made);
        };
        // What follows a seam does not follow what was met there.
        let later = later.into_iter().filter(|seam| *seam >= before);
        self.seams.extend(seam.into_iter().chain(later.map(moved)));
        let by = (change.inserted, change.removed);
        self.rows.replace(kept..next, made, by);
    }

    /// The last row up to this one that begins where every text could be broken.
    fn natural_from(&self, mut row: usize) -> usize {
        while self.end_before(row).is_some_and(|before| !before.natural) {
            row -= 1;
        }
        row
    }

    fn end_before(&self, row: usize) -> Option<Row> {
        self.rows.get(row.checked_sub(1)?)
    }
}

/// How many cells a grapheme takes as it is shown.
fn cells(grapheme: &str, next: Option<char>) -> usize {
    match grapheme.as_bytes() {
        b"\n" | b"\r\n" => 0,
        // Most are: shown as they are, in one cell.
        [b' '..=b'~'] => 1,
        // At the end of a row it is drawn without what follows, and may have to be written out there.
        _ => width(&shown(grapheme, next)).max(width(&shown(grapheme, None))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::buffer::{Buffer, Unit};
    use super::super::history::Way;
    use super::*;
    use crate::base::text::sample::hostile_text;

    fn pieces(text: &str, column: usize) -> Vec<&str> {
        let wrapped = Wrapped::new(text, column);
        (0..wrapped.len())
            .map(|row| text.get(wrapped.range(row)).unwrap())
            .collect()
    }

    #[test]
    fn a_line_end_opens_a_row() {
        assert_eq!(pieces("", 5), [""]);
        assert_eq!(pieces("one two", 5), ["one ", "two"]);
        assert_eq!(pieces("one\n\n", 5), ["one\n", "\n", ""]);
    }

    #[test]
    fn at_the_edge_the_cursor_is_in_the_next_row() {
        let wrapped = Wrapped::new("one two\n", 5);
        let rows: Vec<usize> = (0..=8).map(|at| wrapped.row_of(at)).collect();
        assert_eq!(rows, [0, 0, 0, 0, 1, 1, 1, 1, 2]);
    }

    #[test]
    fn a_word_in_several_rows_that_shrinks_is_pulled_up_whole() {
        let mut buffer = Buffer::new("aé  𐀀 aé éa\u{200d}:   é é".into());
        let mut wrapped = Wrapped::new(buffer.text(), 8);
        buffer.go(buffer.text().find("é é").unwrap());
        let change = buffer.delete_back(Unit::Word).unwrap();
        wrapped.update(buffer.text(), &change);
        assert_eq!(wrapped, Wrapped::new(buffer.text(), 8));
    }

    #[test]
    fn a_key_makes_as_few_rows_anew_in_a_long_text_as_in_a_short_one() {
        let line = "The ministry consulted regions, municipalities and unions.\n";
        let made = [10, 20_000].map(|lines| {
            let mut buffer = Buffer::new(line.repeat(lines));
            let mut wrapped = Wrapped::new(buffer.text(), 40);
            MADE.set(0);
            for at in [0, line.len() * lines / 2, line.len() * lines] {
                buffer.go(at);
                let change = buffer.insert("x", Way::Key);
                wrapped.update(buffer.text(), &change);
            }
            MADE.get()
        });
        assert!(made[0].max(made[1]) <= 18, "{made:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn rows_made_anew_are_those_of_the_whole_text(
            text in hostile_text(),
            column in 1..24_usize,
            changes in prop::collection::vec((0..400_usize, hostile_text(), 0..4_u8), 1..6),
        ) {
            let mut buffer = Buffer::new(text);
            let mut wrapped = Wrapped::new(buffer.text(), column);
            for (at, more, kind) in changes {
                buffer.go(at % (buffer.text().len() + 1));
                let change = match kind {
                    0 => Some(buffer.insert(&more, Way::Whole)),
                    1 => buffer.delete_back(Unit::Word),
                    2 => buffer.delete_forward(Unit::Grapheme),
                    _ => buffer.undo(),
                };
                if let Some(change) = change {
                    wrapped.update(buffer.text(), &change);
                }
                let text = buffer.text();
                prop_assert_eq!(buffer.counts().characters, text.chars().count());
                prop_assert_eq!(buffer.counts().words, text.split_whitespace().count());
                prop_assert_eq!(&wrapped, &Wrapped::new(buffer.text(), column));
            }
        }

        /// However few rows are made at once: the text stays whole, the rows round each change are right, and what was left
        /// for later comes to what the whole text would have given.
        #[test]
        fn rows_that_wait_are_those_of_the_whole_text_once_they_are_settled(
            text in prop::collection::vec(hostile_text(), 1..4),
            column in 1..24_usize,
            most in 1..6_usize,
            changes in prop::collection::vec((0..800_usize, hostile_text(), 0..6_u8), 1..12),
        ) {
            let mut buffer = Buffer::new(text.concat());
            let mut wrapped = Wrapped::new(buffer.text(), column);
            for (at, more, kind) in changes {
                buffer.go(at % (buffer.text().len() + 1));
                let change = match kind {
                    0 => Some(buffer.insert(&more, Way::Whole)),
                    1 => buffer.delete_back(Unit::Word),
                    2 => buffer.delete_forward(Unit::Grapheme),
                    3 => buffer.undo(),
                    4 => Some(buffer.insert("x", Way::Key)),
                    _ => None,
                };
                let whole = |wrapped: &Wrapped| {
                    let ends: Vec<usize> = wrapped.rows.iter().map(|row| row.end).collect();
                    ends.is_sorted_by(|a, b| a < b) && ends.last() == Some(&wrapped.length)
                };
                let seams = |wrapped: &Wrapped| {
                    let natural = |seam: &usize| {
                        let mut rows = wrapped.rows.iter();
                        rows.any(|row| row.end == *seam && row.natural)
                    };
                    wrapped.seams.is_sorted_by(|a, b| a < b) && wrapped.seams.iter().all(natural)
                };
                match change {
                    Some(change) => wrapped.update_within(buffer.text(), &change, most),
                    None => wrapped.settle(buffer.text(), most),
                }
                prop_assert_eq!(wrapped.length, buffer.text().len());
                prop_assert!(whole(&wrapped) || wrapped.length == 0);
                prop_assert!(seams(&wrapped), "{:?}", wrapped);
                let fresh = Wrapped::new(buffer.text(), column);
                let right = wrapped.seams.first().copied().unwrap_or(wrapped.length);
                let until = |all: &Wrapped| -> Vec<Row> {
                    all.rows.iter().take_while(|row| row.end <= right).collect()
                };
                prop_assert_eq!(until(&wrapped), until(&fresh));
            }
            while !wrapped.is_settled() {
                wrapped.settle(buffer.text(), most);
            }
            prop_assert_eq!(&wrapped, &Wrapped::new(buffer.text(), column));
        }
    }
}
