//! A text of several lines: soft rows, a cursor that follows them, undo by words.
//!
//! Why it is ours: the editors there are take seconds for a key in a long paragraph, break lines
//! without regard to Unicode, or pull in a rope (`docs/decisions/0001-dependencies.md`).

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation as _;

use super::buffer::{Buffer, Change, Counts, Unit};
use super::history::Way;
use super::wrapped::Wrapped;
use crate::base::text::{SafeText, clean_paste, is_blank, width};

/// How many rows are broken anew at a time while nothing is typed: about a millisecond.
const ROWS_AT_REST: usize = 500;

/// A text being written in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct TextArea {
    buffer: Buffer,
    wrapped: Wrapped,
    multiline: bool,
    /// The column that Up and Down keep to.
    goal: Option<usize>,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Typed {
    /// The text is another one.
    Changed,
    /// Only the cursor moved.
    Moved,
    /// Nothing.
    Ignored,
    /// It would leave the text at its upper edge.
    Above,
    /// It would leave the text at its lower edge.
    Below,
    /// Enter, in a text of one line.
    Entered,
}

/// The row in which the cursor is, and its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Place {
    pub(in crate::tui) row: usize,
    pub(in crate::tui) column: usize,
}

impl TextArea {
    /// A text with the cursor at its end, in a column of `cells`, of which the last is kept free
    /// for the cursor.
    pub(in crate::tui) fn new(text: String, multiline: bool, cells: usize) -> Self {
        let buffer = Buffer::new(text);
        let wrapped = Wrapped::new(buffer.text(), column(cells));
        Self {
            buffer,
            wrapped,
            multiline,
            goal: None,
        }
    }

    /// The text as typed.
    pub(in crate::tui) fn text(&self) -> &str {
        self.buffer.text()
    }

    /// How many characters and words it has.
    pub(in crate::tui) fn counts(&self) -> Counts {
        self.buffer.counts()
    }

    /// Makes the column wider or narrower; text and cursor stay.
    pub(in crate::tui) fn fit(&mut self, cells: usize) {
        if self.wrapped.column() != column(cells) {
            self.wrapped = Wrapped::new(self.buffer.text(), column(cells));
        }
    }

    /// How many rows there are; at least one.
    pub(in crate::tui) fn rows(&self) -> usize {
        self.wrapped.len()
    }

    /// A row as it is shown.
    pub(in crate::tui) fn row(&self, row: usize) -> SafeText<'_> {
        let text = self.text().get(self.wrapped.range(row)).unwrap_or_default();
        let hangs = |c| matches!(c, '\r' | '\n') || is_blank(c);
        SafeText::lines(text.trim_end_matches(hangs))
    }

    /// Where the cursor is. Blanks that hang over the edge do not take it there.
    pub(in crate::tui) fn place(&self) -> Place {
        let row = self.wrapped.row_of(self.buffer.at());
        let start = self.wrapped.range(row).start;
        let before = self.text().get(start..self.buffer.at()).unwrap_or_default();
        let column = SafeText::lines(before).width().min(self.wrapped.column());
        Place { row, column }
    }

    /// Types a key.
    pub(in crate::tui) fn key(&mut self, key: KeyEvent) -> Typed {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        // AltGr arrives as Ctrl+Alt and makes characters.
        let character = !control || key.modifiers.contains(KeyModifiers::ALT);
        if !matches!(key.code, KeyCode::Up | KeyCode::Down) {
            self.goal = None;
        }
        let typed = self.pressed(key, character, control);
        self.settle_near();
        typed
    }

    fn pressed(&mut self, key: KeyEvent, character: bool, control: bool) -> Typed {
        let unit = if control { Unit::Word } else { Unit::Grapheme };
        match key.code {
            KeyCode::Enter if self.multiline => self.write("\n"),
            KeyCode::Enter => Typed::Entered,
            KeyCode::Char(c) if character => self.write(c.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace => self.delete(Buffer::delete_back, unit),
            KeyCode::Delete => self.delete(Buffer::delete_forward, unit),
            // What terminals send for Backspace, and shells have for a word.
            KeyCode::Char('h') => self.delete(Buffer::delete_back, Unit::Grapheme),
            KeyCode::Char('w') => self.delete(Buffer::delete_back, Unit::Word),
            KeyCode::Left => moved(self.buffer.left(unit)),
            KeyCode::Right => moved(self.buffer.right(unit)),
            KeyCode::Up => self.climb(false),
            KeyCode::Down => self.climb(true),
            KeyCode::Home if control => self.jump(0),
            KeyCode::End if control => self.jump(self.text().len()),
            KeyCode::Home => self.jump(self.wrapped.range(self.place().row).start),
            KeyCode::End => self.jump(self.last_place(self.place().row)),
            _ => Typed::Ignored,
        }
    }

    /// Takes in a pasted text as one step. True when something that cannot be seen was left out.
    pub(in crate::tui) fn paste(&mut self, text: &str) -> bool {
        let (clean, removed) = clean_paste(text, self.multiline);
        let change = self.buffer.insert(&clean, Way::Whole);
        self.changed(Some(change));
        removed
    }

    /// Puts another text in the place of the whole, as one step. True when something was left out.
    pub(in crate::tui) fn replace(&mut self, text: &str) -> bool {
        let (clean, removed) = clean_paste(text, self.multiline);
        let change = self.buffer.replace(&clean);
        self.changed(Some(change));
        removed
    }

    /// Takes the last word, deletion or paste back.
    pub(in crate::tui) fn undo(&mut self) -> Typed {
        let change = self.buffer.undo();
        self.changed(change)
    }

    /// Makes again what was taken back last.
    pub(in crate::tui) fn redo(&mut self) -> Typed {
        let change = self.buffer.redo();
        self.changed(change)
    }

    fn write(&mut self, text: &str) -> Typed {
        let change = self.buffer.insert(text, Way::Key);
        self.changed(Some(change))
    }

    fn delete(&mut self, act: fn(&mut Buffer, Unit) -> Option<Change>, unit: Unit) -> Typed {
        let change = act(&mut self.buffer, unit);
        self.changed(change)
    }

    fn changed(&mut self, change: Option<Change>) -> Typed {
        self.goal = None;
        let Some(change) = change else {
            return Typed::Ignored;
        };
        self.wrapped.update(self.buffer.text(), &change);
        self.settle_near();
        Typed::Changed
    }

    /// What is seen round the cursor is broken into rows as the whole text would be.
    fn settle_near(&mut self) {
        let at = self.buffer.at();
        self.wrapped.settle_near(self.buffer.text(), at);
    }

    /// Whether rows wait for a pause in typing.
    pub(in crate::tui) fn is_behind(&self) -> bool {
        !self.wrapped.is_settled()
    }

    /// Breaks some more rows that wait since a change far above them. False when none waits any more.
    pub(in crate::tui) fn settle_rows(&mut self) -> bool {
        self.wrapped.settle(self.buffer.text(), ROWS_AT_REST);
        self.is_behind()
    }

    fn jump(&mut self, at: usize) -> Typed {
        self.buffer.go(at);
        Typed::Moved
    }

    /// One row up or down, in the column where the first such step began.
    fn climb(&mut self, down: bool) -> Typed {
        let place = self.place();
        let row = if down {
            Some(place.row + 1)
        } else {
            place.row.checked_sub(1)
        };
        let Some(row) = row.filter(|row| *row < self.rows()) else {
            return if down { Typed::Below } else { Typed::Above };
        };
        let goal = self.goal.unwrap_or(place.column);
        self.buffer.go(self.offset(row, goal));
        self.goal = Some(goal);
        Typed::Moved
    }

    /// The offset in a row that is nearest to a column from the left.
    fn offset(&self, row: usize, column: usize) -> usize {
        let start = self.wrapped.range(row).start;
        let end = self.last_place(row);
        let text = self.text().get(start..end).unwrap_or_default();
        let mut used = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            used += width(SafeText::lines(grapheme).as_str());
            if used > column {
                return start + at;
            }
        }
        end
    }

    /// The last offset in a row at which the cursor is shown in it.
    fn last_place(&self, row: usize) -> usize {
        let range = self.wrapped.range(row);
        if row + 1 == self.rows() {
            return range.end;
        }
        let text = self.text().get(range.clone()).unwrap_or_default();
        let last = text.graphemes(true).next_back().map_or(0, str::len);
        range.end - last
    }
}

/// The cells of a row that text may take.
fn column(cells: usize) -> usize {
    cells.saturating_sub(1).max(1)
}

fn moved(moved: bool) -> Typed {
    if moved { Typed::Moved } else { Typed::Ignored }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::text::sample::hostile_text;

    fn press(area: &mut TextArea, code: KeyCode) -> Typed {
        area.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn control(area: &mut TextArea, code: KeyCode) -> Typed {
        area.key(KeyEvent::new(code, KeyModifiers::CONTROL))
    }

    fn area(text: &str, cells: usize) -> TextArea {
        TextArea::new(text.to_owned(), true, cells)
    }

    fn shown(area: &TextArea) -> Vec<String> {
        (0..area.rows()).map(|row| area.row(row).into()).collect()
    }

    /// The text with the cursor as `|`.
    fn marked(area: &TextArea) -> String {
        format!("{}|{}", area.buffer.before(), area.buffer.after())
    }

    #[test]
    fn up_and_down_follow_what_is_seen() {
        let mut area = area("one two three four", 11);
        assert_eq!(shown(&area), ["one two", "three four"]);
        assert_eq!(press(&mut area, KeyCode::Up), Typed::Moved);
        assert_eq!(marked(&area), "one two| three four");
        assert_eq!(press(&mut area, KeyCode::Up), Typed::Above);
        assert_eq!(press(&mut area, KeyCode::Down), Typed::Moved);
        assert_eq!(marked(&area), "one two three four|", "the column is kept");
        assert_eq!(press(&mut area, KeyCode::Down), Typed::Below);
    }

    #[test]
    fn home_and_end_are_those_of_the_row() {
        let mut area = area("one two three four\nfive", 11);
        for (code, expected) in [
            (KeyCode::Home, "one two three four\n|five"),
            (KeyCode::Up, "one two |three four\nfive"),
            (KeyCode::End, "one two three four|\nfive"),
        ] {
            press(&mut area, code);
            assert_eq!(marked(&area), expected);
        }
        control(&mut area, KeyCode::Home);
        press(&mut area, KeyCode::End);
        assert_eq!(marked(&area), "one two| three four\nfive");
        control(&mut area, KeyCode::End);
        assert_eq!(marked(&area), "one two three four\nfive|");
    }

    #[test]
    fn enter_is_a_new_line_only_where_there_are_several() {
        let mut several = area("a", 10);
        assert_eq!(press(&mut several, KeyCode::Enter), Typed::Changed);
        assert_eq!((several.text(), several.rows()), ("a\n", 2));
        let mut one = TextArea::new("a".to_owned(), false, 10);
        assert_eq!(press(&mut one, KeyCode::Enter), Typed::Entered);
        one.paste("b\r\nc");
        assert_eq!(one.text(), "ab c");
    }

    #[test]
    fn keys_that_make_characters_and_keys_that_do_not() {
        let mut area = area("", 10);
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(
            area.key(KeyEvent::new(KeyCode::Char('@'), alt_gr)),
            Typed::Changed
        );
        assert_eq!(control(&mut area, KeyCode::Char('x')), Typed::Ignored);
        assert_eq!(area.text(), "@");
        area.paste(" two words");
        control(&mut area, KeyCode::Char('w'));
        assert_eq!(area.text(), "@ two ");
        area.undo();
        area.undo();
        assert_eq!(area.text(), "@");
        area.redo();
        assert_eq!(area.text(), "@ two words");
    }

    #[test]
    fn a_paste_says_what_it_left_out() {
        let mut area = area("", 10);
        assert!(area.paste("a\u{202e}b\r\nc\x1b[31m"));
        assert_eq!(area.text(), "ab\nc[31m");
        assert!(!area.paste("d"));
    }

    #[test]
    fn a_long_text_can_be_written_at_both_ends_of_one_paragraph() {
        let mut area = area(&"palabra ".repeat(130_000), 56);
        assert!(area.text().len() > 1_000_000);
        let rows = area.rows();
        for _ in 0..100 {
            press(&mut area, KeyCode::Char('x'));
        }
        control(&mut area, KeyCode::Home);
        for _ in 0..100 {
            press(&mut area, KeyCode::Char('x'));
        }
        let seen: Vec<String> = (0..60).map(|row| area.row(row).into()).collect();
        while area.settle_rows() {}
        assert_eq!(area.rows(), rows + 4);
        assert_eq!(shown(&area).get(..60), Some(&seen[..]));
    }

    fn fits_its_column(text: String, cells: usize) {
        let area = TextArea::new(text, true, cells);
        for row in 0..area.rows() {
            let typed = area.text().get(area.wrapped.range(row)).unwrap();
            let width = area.row(row).width();
            let one = typed.trim().graphemes(true).count() == 1;
            assert!(width < cells || one, "{typed:?} takes {width} of {cells}");
        }
    }

    #[test]
    fn rows_with_what_is_written_out_fit_too() {
        fits_its_column("¡aé\u{80}m\u{200c}a".to_owned(), 13);
    }

    proptest! {
        #[test]
        fn the_cursor_stays_in_its_column_and_finds_its_way_back(
            text in hostile_text(), cells in 2..30_usize, at in 0..400_usize,
        ) {
            let mut area = TextArea::new(text, true, cells);
            area.jump(at % (area.text().len() + 1));
            let start = area.place();
            prop_assert!(start.column < cells && start.row < area.rows());
            if press(&mut area, KeyCode::Down) == Typed::Moved {
                prop_assert_eq!(area.place().row, start.row + 1);
                press(&mut area, KeyCode::Up);
                prop_assert_eq!(area.place().row, start.row);
            }
        }

        #[test]
        fn no_row_is_wider_than_its_column(text in hostile_text(), cells in 9..40_usize) {
            fits_its_column(text, cells);
        }
    }
}
