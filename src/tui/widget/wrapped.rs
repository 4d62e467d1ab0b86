//! The rows of a text, kept up to date while it is written.

use std::ops::Range;

use super::buffer::Change;
use crate::base::text::{Row, rows, shown, width};

#[cfg(test)]
thread_local! {
    /// How many rows were made anew after changes, for a test of what a key costs.
    static MADE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The rows of a text in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrapped {
    column: usize,
    rows: Vec<Row>,
    /// Whether an empty row follows, because a line end ends the text.
    open: bool,
    length: usize,
}

impl Wrapped {
    /// The rows of a text in a column of so many cells.
    pub(super) fn new(text: &str, column: usize) -> Self {
        Self {
            column,
            rows: rows(text, column, cells).collect(),
            open: text.ends_with('\n'),
            length: text.len(),
        }
    }

    /// The number of cells in a row.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// How many rows there are; at least one.
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
        let row = self.rows.partition_point(|row| row.end <= at);
        row.min(self.len() - 1)
    }

    /// Takes in a change of the text, which now is `text`. Only the rows round it are made anew.
    pub(super) fn update(&mut self, text: &str, change: &Change) {
        // A change can pull a word up into the row before the one the word begins in, and where a row
        // ends depends on what follows: two rows more, and from there to a place where every text could
        // be broken.
        let row = self.row_of(change.at).min(self.rows.len());
        let kept = self.natural_from(self.natural_from(row).saturating_sub(2));
        let start = self.end_before(kept).map_or(0, |row| row.end);
        let old: Vec<Row> = self.rows.split_off(kept);
        self.open = text.ends_with('\n');
        self.length = text.len();
        let mut old = old.into_iter().peekable();
        let changed = change.at + change.inserted;
        for row in rows(text.get(start..).unwrap_or_default(), self.column, cells) {
            let end = start + row.end;
            self.rows.push(Row { end, ..row });
            #[cfg(test)]
            MADE.set(MADE.get() + 1);
            if !row.natural || end <= changed {
                continue;
            }
            // From a place where both old and new rows begin, they are the same.
            let before = end - change.inserted + change.removed;
            while old.next_if(|row| row.end < before).is_some() {}
            if old
                .next_if(|row| row.end == before && row.natural)
                .is_some()
            {
                let moved = old.map(|row| Row {
                    end: row.end - change.removed + change.inserted,
                    ..row
                });
                self.rows.extend(moved);
                return;
            }
        }
    }

    /// The last row up to this one that begins where every text could be broken.
    fn natural_from(&self, mut row: usize) -> usize {
        while self.end_before(row).is_some_and(|before| !before.natural) {
            row -= 1;
        }
        row
    }

    fn end_before(&self, row: usize) -> Option<&Row> {
        self.rows.get(row.checked_sub(1)?)
    }
}

/// How many cells a grapheme takes as it is shown.
fn cells(grapheme: &str, next: Option<char>) -> usize {
    match grapheme {
        "\n" | "\r\n" => 0,
        _ => width(&shown(grapheme, next)),
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
    }
}
