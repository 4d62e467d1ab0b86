//! A text being written: a cursor between two graphemes, words, and what can be taken back.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::history::{History, Step, Way};
use super::roomy::Roomy;

/// A text with a cursor. Offsets are bytes, always between two graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Buffer {
    text: Roomy,
    at: usize,
    counts: Counts,
    history: History,
}

/// How long a text is. Kept up to date with every change, since counting a long text takes longer than a key may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Counts {
    pub(in crate::tui) characters: usize,
    pub(in crate::tui) words: usize,
}

/// Where a text changed, in bytes: at `at`, `removed` bytes gave way to `inserted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: usize,
    pub(super) removed: usize,
    pub(super) inserted: usize,
}

/// How far a movement or deletion goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// What a person sees as one character.
    Grapheme,
    /// A word, with the blanks between it and the cursor.
    Word,
}

impl Buffer {
    /// A text with the cursor at its end.
    pub(super) fn new(text: String) -> Self {
        let at = text.len();
        let counts = Counts::of(None, &text);
        Self {
            text: Roomy::new(text),
            at,
            counts,
            history: History::default(),
        }
    }

    /// The text as typed.
    pub(super) fn text(&self) -> &str {
        self.text.as_str()
    }

    /// How long it is.
    pub(super) fn counts(&self) -> Counts {
        self.counts
    }

    /// Bytes before the cursor.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What stands before the cursor.
    pub(super) fn before(&self) -> &str {
        self.text().get(..self.at).unwrap_or_default()
    }

    /// What stands after it.
    pub(super) fn after(&self) -> &str {
        self.text().get(self.at..).unwrap_or_default()
    }

    /// Puts text before the cursor.
    pub(super) fn insert(&mut self, text: &str, way: Way) -> Change {
        let step = Step {
            at: self.at,
            removed: String::new(),
            inserted: text.to_owned(),
        };
        self.take(step, way)
    }

    /// Puts another text in the place of the whole.
    pub(super) fn replace(&mut self, text: &str) -> Change {
        let step = Step {
            at: 0,
            removed: self.text().to_owned(),
            inserted: text.to_owned(),
        };
        self.take(step, Way::Whole)
    }

    /// Takes away what stands before the cursor; nothing at the beginning.
    pub(super) fn delete_back(&mut self, unit: Unit) -> Option<Change> {
        let from = self.left_of(unit)?;
        Some(self.delete(from, self.at, unit))
    }

    /// Takes away what stands after the cursor; nothing at the end.
    pub(super) fn delete_forward(&mut self, unit: Unit) -> Option<Change> {
        let to = self.right_of(unit)?;
        Some(self.delete(self.at, to, unit))
    }

    fn delete(&mut self, from: usize, to: usize, unit: Unit) -> Change {
        let step = Step {
            at: from,
            removed: self.text().get(from..to).unwrap_or_default().to_owned(),
            inserted: String::new(),
        };
        let way = match unit {
            Unit::Grapheme => Way::Key,
            Unit::Word => Way::Whole,
        };
        self.take(step, way)
    }

    /// Moves the cursor to the left. False at the beginning.
    pub(super) fn left(&mut self, unit: Unit) -> bool {
        self.left_of(unit).map(|at| self.go(at)).is_some()
    }

    /// Moves the cursor to the right. False at the end.
    pub(super) fn right(&mut self, unit: Unit) -> bool {
        self.right_of(unit).map(|at| self.go(at)).is_some()
    }

    /// Moves the cursor to an offset, or to the next place between two graphemes.
    pub(super) fn go(&mut self, at: usize) {
        self.history.close();
        self.at = boundary(self.text(), at);
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self) -> Option<Change> {
        let step = self.history.undo()?;
        Some(self.apply(&step))
    }

    /// Makes the step again that was taken back last.
    pub(super) fn redo(&mut self) -> Option<Change> {
        let step = self.history.redo()?;
        Some(self.apply(&step))
    }

    fn take(&mut self, step: Step, way: Way) -> Change {
        let change = self.apply(&step);
        self.history.push(step, way);
        change
    }

    fn apply(&mut self, step: &Step) -> Change {
        let to = step.at + step.removed.len();
        let before = self.text().get(..step.at).unwrap_or_default();
        let before = before.chars().next_back();
        let after = self.text().get(to..).unwrap_or_default().chars().next();
        let removed = Counts::between(before, &step.removed, after);
        let inserted = Counts::between(before, &step.inserted, after);
        self.counts.characters = self.counts.characters + inserted.characters - removed.characters;
        self.counts.words = self.counts.words + inserted.words - removed.words;
        self.text.replace(step.at..to, &step.inserted);
        self.at = boundary(self.text(), step.at + step.inserted.len());
        Change {
            at: step.at,
            removed: step.removed.len(),
            inserted: step.inserted.len(),
        }
    }

    fn left_of(&self, unit: Unit) -> Option<usize> {
        let before = self.before();
        if unit == Unit::Grapheme {
            return before.grapheme_indices(true).next_back().map(|(at, _)| at);
        }
        let mut pieces = before.split_word_bound_indices().rev();
        let (first, piece) = pieces.next()?;
        if !is_blank(piece) {
            return Some(first);
        }
        let word = pieces.find(|(_, piece)| !is_blank(piece));
        Some(word.map_or(0, |(at, _)| at))
    }

    fn right_of(&self, unit: Unit) -> Option<usize> {
        let after = self.after();
        if unit == Unit::Grapheme {
            return after
                .graphemes(true)
                .next()
                .map(|next| self.at + next.len());
        }
        let mut pieces = after.split_word_bound_indices().peekable();
        pieces.peek()?;
        let word = pieces.find(|(_, piece)| !is_blank(piece));
        let begins = word.map(|(at, piece)| self.at + at + piece.len());
        Some(begins.unwrap_or_else(|| self.text().len()))
    }
}

impl Counts {
    /// The characters of a text and the words that begin in it, given the character before it.
    fn of(before: Option<char>, text: &str) -> Self {
        let mut counts = Self::default();
        let mut blank = before.is_none_or(char::is_whitespace);
        for c in text.chars() {
            let now = c.is_whitespace();
            counts.characters += 1;
            counts.words += usize::from(blank && !now);
            blank = now;
        }
        counts
    }

    /// As [`of`](Self::of), with the word that begins, or does not, with the character after the text.
    fn between(before: Option<char>, text: &str, after: Option<char>) -> Self {
        let mut counts = Self::of(before, text);
        let last = text.chars().next_back().or(before);
        let begins = after.is_some_and(|after| !after.is_whitespace());
        counts.words += usize::from(begins && last.is_none_or(char::is_whitespace));
        counts
    }
}

fn is_blank(piece: &str) -> bool {
    piece.chars().all(char::is_whitespace)
}

/// An offset, or the next one that is between two graphemes.
fn boundary(text: &str, at: usize) -> usize {
    let at = (at..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len());
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor
            .next_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(text.len()),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::text::sample::hostile_text;

    /// The text with the cursor as `|`.
    fn shown(buffer: &Buffer) -> String {
        format!("{}|{}", buffer.before(), buffer.after())
    }

    fn write(buffer: &mut Buffer, text: &str) {
        for c in text.chars() {
            buffer.insert(c.encode_utf8(&mut [0; 4]), Way::Key);
        }
    }

    #[test]
    fn the_cursor_goes_by_what_people_see() {
        let mut buffer = Buffer::new("e\u{301}👨\u{200d}👩\u{200d}👧\u{200d}👦".to_owned());
        buffer.left(Unit::Grapheme);
        assert_eq!(shown(&buffer), "e\u{301}|👨\u{200d}👩\u{200d}👧\u{200d}👦");
        buffer.delete_back(Unit::Grapheme);
        assert_eq!(shown(&buffer), "|👨\u{200d}👩\u{200d}👧\u{200d}👦");
        buffer.delete_forward(Unit::Grapheme);
        assert_eq!(shown(&buffer), "|");
        assert_eq!(buffer.delete_back(Unit::Grapheme), None);
        assert!(!buffer.left(Unit::Word) && !buffer.right(Unit::Grapheme));
    }

    #[test]
    fn words_go_with_the_blanks_beside_the_cursor() {
        let mut buffer = Buffer::new("one two  ".to_owned());
        buffer.left(Unit::Word);
        assert_eq!(shown(&buffer), "one |two  ");
        buffer.right(Unit::Word);
        assert_eq!(shown(&buffer), "one two|  ");
        buffer.right(Unit::Word);
        buffer.delete_back(Unit::Word);
        assert_eq!(shown(&buffer), "one |");
        buffer.go(0);
        buffer.delete_forward(Unit::Word);
        assert_eq!(shown(&buffer), "| ");
    }

    #[test]
    fn words_are_taken_back_one_by_one_and_a_paste_at_once() {
        let mut buffer = Buffer::new(String::new());
        write(&mut buffer, "one two ");
        buffer.insert("three four\nfive", Way::Whole);
        write(&mut buffer, "!");
        let mut seen = Vec::new();
        while buffer.undo().is_some() {
            seen.push(buffer.text().to_owned());
        }
        assert_eq!(seen, ["one two three four\nfive", "one two ", "one ", ""]);
        buffer.redo();
        buffer.redo();
        assert_eq!(shown(&buffer), "one two |");
        write(&mut buffer, "x");
        assert_eq!(buffer.redo(), None);
    }

    #[test]
    fn deleting_is_taken_back_by_words_too() {
        let mut buffer = Buffer::new("one two".to_owned());
        for _ in 0..5 {
            buffer.delete_back(Unit::Grapheme);
        }
        assert_eq!(buffer.text(), "on");
        buffer.undo();
        assert_eq!(buffer.text(), "one");
        buffer.undo();
        assert_eq!(shown(&buffer), "one two|");
    }

    #[test]
    fn a_step_begins_where_the_cursor_was_moved() {
        let mut buffer = Buffer::new(String::new());
        write(&mut buffer, "ab");
        buffer.left(Unit::Grapheme);
        buffer.right(Unit::Grapheme);
        write(&mut buffer, "c");
        buffer.undo();
        assert_eq!(buffer.text(), "ab");
    }

    #[derive(Clone, Debug)]
    enum Act {
        Write(String),
        Paste(String),
        Back(Unit),
        Forward(Unit),
        Go(usize),
        Undo,
        Redo,
    }

    fn act() -> impl Strategy<Value = Act> {
        let unit = || prop_oneof![Just(Unit::Grapheme), Just(Unit::Word)];
        prop_oneof![
            hostile_text().prop_map(Act::Write),
            hostile_text().prop_map(Act::Paste),
            unit().prop_map(Act::Back),
            unit().prop_map(Act::Forward),
            (0..200_usize).prop_map(Act::Go),
            Just(Act::Undo),
            Just(Act::Redo),
        ]
    }

    fn perform(buffer: &mut Buffer, act: &Act) {
        match act {
            Act::Write(text) => write(buffer, text),
            Act::Paste(text) => drop(buffer.insert(text, Way::Whole)),
            Act::Back(unit) => drop(buffer.delete_back(*unit)),
            Act::Forward(unit) => drop(buffer.delete_forward(*unit)),
            Act::Go(at) => buffer.go(*at),
            Act::Undo => drop(buffer.undo()),
            Act::Redo => drop(buffer.redo()),
        }
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_between_graphemes(
            text in hostile_text(), acts in prop::collection::vec(act(), 0..12),
        ) {
            let mut buffer = Buffer::new(text);
            for act in &acts {
                perform(&mut buffer, act);
                let at = buffer.at();
                prop_assert_eq!(boundary(buffer.text(), at), at);
            }
        }

        #[test]
        fn everything_can_be_taken_back_and_made_again(
            text in hostile_text(), acts in prop::collection::vec(act(), 0..12),
        ) {
            let mut buffer = Buffer::new(text.clone());
            for act in &acts {
                perform(&mut buffer, act);
            }
            while buffer.redo().is_some() {}
            let end = buffer.text().to_owned();
            while buffer.undo().is_some() {}
            prop_assert_eq!(buffer.text(), text);
            while buffer.redo().is_some() {}
            prop_assert_eq!(buffer.text(), end);
        }
    }
}
