//! A text being typed: graphemes, a cursor, words.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::base::text::clean_paste;
use crate::tui::command::Command;

/// A text with a cursor between its graphemes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typing {
    before: String,
    after: String,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Typed {
    Changed,
    Moved,
    Ignored,
    /// The key leads out of the text.
    Leave(Command),
}

impl Typing {
    /// A text with the cursor at its end.
    pub(super) fn new(text: String) -> Self {
        Self {
            before: text,
            after: String::new(),
        }
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Where the cursor is, in bytes.
    pub(super) fn cursor(&self) -> usize {
        self.before.len()
    }

    /// Puts the cursor where it was in another state of the same text.
    pub(super) fn keep_place(&mut self, old: &Self) {
        if self.text() == old.text() {
            self.clone_from(old);
        }
    }

    pub(super) fn paste(&mut self, text: &str, multiline: bool) {
        self.before.push_str(&clean_paste(text, multiline).0);
    }

    pub(super) fn key(&mut self, key: KeyEvent, multiline: bool) -> Typed {
        let word = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter if multiline => self.insert('\n'),
            KeyCode::Enter => Typed::Leave(Command::Accept),
            KeyCode::Char(c) if !word || key.modifiers.contains(KeyModifiers::ALT) => {
                self.insert(c)
            }
            KeyCode::Backspace => changed(self.back(word).is_some()),
            KeyCode::Delete => changed(self.forward(word).is_some()),
            KeyCode::Left => self.walk(word, false),
            KeyCode::Right => self.walk(word, true),
            KeyCode::Up => self.line(false),
            KeyCode::Down => self.line(true),
            KeyCode::Home => self.edge(false),
            KeyCode::End => self.edge(true),
            _ => Typed::Ignored,
        }
    }

    fn insert(&mut self, c: char) -> Typed {
        self.before.push(c);
        Typed::Changed
    }

    /// Takes the grapheme or word before the cursor away.
    fn back(&mut self, word: bool) -> Option<String> {
        let last = if word {
            self.before
                .split_word_bound_indices()
                .next_back()
                .map(|(at, _)| at)
        } else {
            self.before
                .grapheme_indices(true)
                .next_back()
                .map(|(at, _)| at)
        };
        Some(self.before.split_off(last?))
    }

    /// Takes the grapheme or word after the cursor away.
    fn forward(&mut self, word: bool) -> Option<String> {
        let length = if word {
            self.after.split_word_bounds().next().map(str::len)
        } else {
            self.after.graphemes(true).next().map(str::len)
        };
        let rest = self.after.split_off(length?);
        Some(std::mem::replace(&mut self.after, rest))
    }

    fn walk(&mut self, word: bool, right: bool) -> Typed {
        let moved = if right {
            self.forward(word)
        } else {
            self.back(word)
        };
        match moved {
            Some(piece) if right => self.before.push_str(&piece),
            Some(piece) => self.after.insert_str(0, &piece),
            None => return Typed::Ignored,
        }
        Typed::Moved
    }

    /// To the line above or below, at the same number of graphemes; out of the text at its edge.
    fn line(&mut self, down: bool) -> Typed {
        let column = self
            .before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .graphemes(true)
            .count();
        let text = self.text();
        let row = self.before.matches('\n').count();
        let wanted = if down {
            row.checked_add(1)
        } else {
            row.checked_sub(1)
        };
        let starts: Vec<usize> = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let Some(start) = wanted.and_then(|row| starts.get(row)).copied() else {
            return Typed::Leave(if down { Command::Down } else { Command::Up });
        };
        let line = text
            .get(start..)
            .unwrap_or_default()
            .split('\n')
            .next()
            .unwrap_or_default();
        let inside: usize = line.graphemes(true).take(column).map(str::len).sum();
        self.split(&text, start + inside)
    }

    fn edge(&mut self, end: bool) -> Typed {
        let text = self.text();
        let at = if end {
            self.cursor() + self.after.find('\n').unwrap_or(self.after.len())
        } else {
            self.before.rfind('\n').map_or(0, |at| at + 1)
        };
        self.split(&text, at)
    }

    fn split(&mut self, text: &str, at: usize) -> Typed {
        if let Some((before, after)) = text.split_at_checked(at) {
            before.clone_into(&mut self.before);
            after.clone_into(&mut self.after);
        }
        Typed::Moved
    }
}

fn changed(is: bool) -> Typed {
    if is { Typed::Changed } else { Typed::Ignored }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(typing: &mut Typing, code: KeyCode, modifiers: KeyModifiers) -> Typed {
        typing.key(KeyEvent::new(code, modifiers), true)
    }

    /// The text with the cursor as `|`.
    fn shown(typing: &Typing) -> String {
        format!("{}|{}", typing.before, typing.after)
    }

    #[test]
    fn the_cursor_goes_by_what_people_see() {
        let mut typing = Typing::new("e\u{301}👨‍👩‍👧‍👦".to_owned());
        press(&mut typing, KeyCode::Left, KeyModifiers::NONE);
        assert_eq!(shown(&typing), "e\u{301}|👨‍👩‍👧‍👦");
        press(&mut typing, KeyCode::Backspace, KeyModifiers::NONE);
        assert_eq!(shown(&typing), "|👨‍👩‍👧‍👦");
        press(&mut typing, KeyCode::Delete, KeyModifiers::NONE);
        assert_eq!(shown(&typing), "|");
    }

    #[test]
    fn lines_and_words() {
        let mut typing = Typing::new("one two\nthree".to_owned());
        assert_eq!(
            press(&mut typing, KeyCode::Up, KeyModifiers::NONE),
            Typed::Moved
        );
        assert_eq!(shown(&typing), "one t|wo\nthree");
        press(&mut typing, KeyCode::End, KeyModifiers::NONE);
        press(&mut typing, KeyCode::Backspace, KeyModifiers::CONTROL);
        assert_eq!(shown(&typing), "one |\nthree");
        assert_eq!(
            press(&mut typing, KeyCode::Up, KeyModifiers::NONE),
            Typed::Leave(Command::Up)
        );
        press(&mut typing, KeyCode::Home, KeyModifiers::NONE);
        assert_eq!(shown(&typing), "|one \nthree");
        press(&mut typing, KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(shown(&typing), "\n|one \nthree");
    }
}
