//! A text in one line that is typed into a dialog or form.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation as _;

use super::paint;
use crate::base::text::{SafeText, clean_paste, width};

/// The text with a cursor between two graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    text: String,
    /// Bytes before the cursor.
    at: usize,
}

impl Entry {
    /// A text with the cursor at its end.
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            at: text.len(),
        }
    }

    /// The text as typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Types a key. False when it means nothing here.
    pub(super) fn key(&mut self, key: KeyEvent) -> bool {
        let back = self
            .before()
            .graphemes(true)
            .next_back()
            .map_or(0, str::len);
        let next = self.after().graphemes(true).next().map_or(0, str::len);
        match key.code {
            KeyCode::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace => {
                self.text.replace_range(self.at - back..self.at, "");
                self.at -= back;
            }
            KeyCode::Delete => self.text.replace_range(self.at..self.at + next, ""),
            KeyCode::Left => self.at -= back,
            KeyCode::Right => self.at += next,
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Takes in a pasted text: line ends become blanks, invisible characters go.
    pub(super) fn paste(&mut self, text: &str) {
        let (clean, _) = clean_paste(text, false);
        self.insert(&clean);
    }

    fn insert(&mut self, text: &str) {
        self.text.insert_str(self.at, text);
        self.at += text.len();
    }

    /// Draws the end of the text that holds the cursor, and says where the cursor is.
    pub(super) fn render(&self, area: Rect, style: Style, buffer: &mut Buffer) -> Option<Position> {
        let room = usize::from(area.width.saturating_sub(1));
        let before = SafeText::line(self.before());
        let mut skipped = 0;
        let mut used = before.width();
        for grapheme in before.as_str().graphemes(true) {
            if used <= room {
                break;
            }
            used -= width(grapheme);
            skipped += grapheme.len();
        }
        let seen = before.as_str().get(skipped..).unwrap_or_default();
        let rest = SafeText::line(self.after());
        let line = Line::styled(format!("{seen}{rest}"), style);
        paint::row(&line, area, buffer);
        paint::place(area, used, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::crossterm::event::KeyModifiers;

    fn typed(entry: &mut Entry, codes: &[KeyCode]) {
        for code in codes {
            entry.key(KeyEvent::new(*code, KeyModifiers::NONE));
        }
    }

    #[test]
    fn keys_edit_whole_graphemes() {
        let mut entry = Entry::new("ane\u{301}");
        typed(&mut entry, &[KeyCode::Left, KeyCode::Char('x')]);
        assert_eq!(entry.text(), "anxe\u{301}");
        typed(&mut entry, &[KeyCode::Delete, KeyCode::Backspace]);
        assert_eq!(entry.text(), "an");
        typed(
            &mut entry,
            &[KeyCode::Home, KeyCode::Backspace, KeyCode::Delete],
        );
        assert_eq!(entry.text(), "n");
    }

    #[test]
    fn the_cursor_is_always_in_the_area() {
        let mut entry = Entry::new("a long text that does not fit, 財務省");
        let area = Rect::new(2, 1, 8, 1);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
        for _ in 0..40 {
            let place = entry.render(area, Style::new(), &mut buffer).unwrap();
            assert!(area.contains(place));
            typed(&mut entry, &[KeyCode::Left]);
        }
    }

    #[test]
    fn a_paste_is_one_line() {
        let mut entry = Entry::default();
        entry.paste("a\r\nb\u{202e}");
        assert_eq!(entry.text(), "a b");
    }
}
