//! A text in one line that is typed into a dialog or form.

use ratatui::buffer::Buffer as Screen;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation as _;

use super::buffer::{Buffer, Unit};
use super::history::Way;
use crate::base::text::{SafeText, clean_paste, width};
use crate::tui::paint;

/// The text with a cursor between two graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Entry(Buffer);

impl Entry {
    /// A text with the cursor at its end.
    pub(in crate::tui) fn new(text: &str) -> Self {
        Self(Buffer::new(text.to_owned()))
    }

    /// The text as typed.
    pub(in crate::tui) fn text(&self) -> &str {
        self.0.text()
    }

    /// Types a key. False when it means nothing here.
    pub(in crate::tui) fn key(&mut self, key: KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let character = !control || key.modifiers.contains(KeyModifiers::ALT);
        let unit = if control { Unit::Word } else { Unit::Grapheme };
        match key.code {
            KeyCode::Char(c) if character => {
                self.0.insert(c.encode_utf8(&mut [0; 4]), Way::Key);
            }
            KeyCode::Backspace => drop(self.0.delete_back(unit)),
            KeyCode::Char('h') => drop(self.0.delete_back(Unit::Grapheme)),
            KeyCode::Char('w') => drop(self.0.delete_back(Unit::Word)),
            // As in a shell: everything before the cursor.
            KeyCode::Char('u') => while self.0.delete_back(Unit::Word).is_some() {},
            KeyCode::Delete => drop(self.0.delete_forward(unit)),
            KeyCode::Left => drop(self.0.left(unit)),
            KeyCode::Right => drop(self.0.right(unit)),
            KeyCode::Home => self.0.go(0),
            KeyCode::End => self.0.go(self.text().len()),
            _ => return false,
        }
        true
    }

    /// Takes in a pasted text: line ends become blanks, invisible characters go.
    pub(in crate::tui) fn paste(&mut self, text: &str) {
        let (clean, _) = clean_paste(text, false);
        self.0.insert(&clean, Way::Whole);
    }

    /// Draws the part of the text that holds the cursor, and says where the cursor is.
    pub(in crate::tui) fn render(
        &self,
        area: Rect,
        style: Style,
        screen: &mut Screen,
    ) -> Option<Position> {
        let room = usize::from(area.width.saturating_sub(1));
        let before = SafeText::line(self.0.before());
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
        let rest = SafeText::line(self.0.after());
        let line = Line::styled(format!("{seen}{rest}"), style);
        paint::row(&line, area, screen);
        paint::place(area, used, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let mut screen = Screen::empty(Rect::new(0, 0, 12, 3));
        for _ in 0..40 {
            let place = entry.render(area, Style::new(), &mut screen).unwrap();
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
