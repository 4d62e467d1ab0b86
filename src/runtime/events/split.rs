//! Keys whose bytes arrive apart. Over a slow line the escape byte of an arrow key can come before the
//! rest of it; taken at its word it would be Esc, and the rest would be typed into an answer.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// How long the rest of a key may take. People do not type that fast.
const PATIENCE: Duration = Duration::from_millis(50);
/// The same where the line is known to be slow.
const PATIENCE_OF_SSH: Duration = Duration::from_millis(100);
/// No key has a longer sequence.
const LONGEST: usize = 8;

/// Holds an Esc back until it is clear what it is.
#[derive(Debug)]
pub(super) struct Joiner {
    patience: Duration,
    /// What came since an Esc, and when the last of it came.
    held: Option<(Vec<KeyEvent>, Instant)>,
}

impl Joiner {
    /// A joiner for a line that is slow or not.
    pub(super) fn new(slow: bool) -> Self {
        Self {
            patience: if slow { PATIENCE_OF_SSH } else { PATIENCE },
            held: None,
        }
    }

    /// Takes an event and gives what is clear now, in order.
    pub(super) fn take(&mut self, event: Event, now: Instant) -> Vec<Event> {
        let mut clear = self.overdue(now);
        let Event::Key(key) = event else {
            clear.extend(self.release());
            clear.push(event);
            return clear;
        };
        let Some((held, last)) = &mut self.held else {
            if key.code == KeyCode::Esc && key.modifiers.is_empty() {
                self.held = Some((vec![key], now));
            } else {
                clear.push(event);
            }
            return clear;
        };
        held.push(key);
        *last = now;
        match sequence(held) {
            Sequence::Open => {}
            Sequence::Key(joined) => {
                self.held = None;
                clear.extend(joined.map(Event::Key));
            }
            Sequence::None => clear.extend(self.release()),
        }
        clear
    }

    /// What is clear because nothing followed in time.
    pub(super) fn overdue(&mut self, now: Instant) -> Vec<Event> {
        match &self.held {
            Some((_, last)) if now.duration_since(*last) >= self.patience => self.release(),
            _ => Vec::new(),
        }
    }

    /// How long to wait for what may follow.
    pub(super) fn waits(&self) -> Option<Duration> {
        self.held.as_ref().map(|_| self.patience)
    }

    fn release(&mut self) -> Vec<Event> {
        let held = self.held.take().map(|(held, _)| held).unwrap_or_default();
        held.into_iter().map(Event::Key).collect()
    }
}

/// What keys after an Esc are together.
enum Sequence {
    /// The beginning of a key.
    Open,
    /// A key, or one that means nothing here.
    Key(Option<KeyEvent>),
    /// Keys of their own.
    None,
}

fn sequence(keys: &[KeyEvent]) -> Sequence {
    let Some(text) = keys.iter().skip(1).map(letter).collect::<Option<String>>() else {
        return Sequence::None;
    };
    let mut letters = text.chars();
    let (kind, rest) = (letters.next(), letters.as_str());
    let Some(last) = rest.chars().next_back() else {
        return match kind {
            Some('[' | 'O') => Sequence::Open,
            _ => Sequence::None,
        };
    };
    match (kind, last) {
        (Some('O'), _) => Sequence::Key(named(last, KeyModifiers::NONE)),
        (_, '0'..='9' | ';') if rest.len() <= LONGEST => Sequence::Open,
        (_, '0'..='9' | ';') => Sequence::None,
        _ => Sequence::Key(control_sequence(rest)),
    }
}

/// The character of a key, where it is one.
fn letter(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if key.kind == KeyEventKind::Press && c.is_ascii() => Some(c),
        _ => None,
    }
}

/// A key by the parameters and the final byte of its sequence.
fn control_sequence(text: &str) -> Option<KeyEvent> {
    let last = text.chars().next_back()?;
    let parameters = text.get(..text.len() - 1)?;
    let (number, modifier) = parameters.split_once(';').unwrap_or((parameters, "1"));
    let bits = modifier.parse::<u8>().ok()?.checked_sub(1)?;
    let mut modifiers = KeyModifiers::NONE;
    for (bit, known) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ] {
        if bits & bit != 0 {
            modifiers |= known;
        }
    }
    if last != '~' {
        return named(last, modifiers);
    }
    let code = match number.parse::<u8>().ok()? {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        number @ 11..=15 => KeyCode::F(number - 10),
        number @ 17..=21 => KeyCode::F(number - 11),
        number @ 23..=24 => KeyCode::F(number - 12),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// A key by the final byte of its sequence.
fn named(last: char, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let code = match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'H' => KeyCode::Home,
        'F' => KeyCode::End,
        'Z' => KeyCode::BackTab,
        'P' => KeyCode::F(1),
        'Q' => KeyCode::F(2),
        'R' => KeyCode::F(3),
        'S' => KeyCode::F(4),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// What comes of characters that arrive so many milliseconds apart; `\x1b` is Esc.
    fn joined(text: &str, apart: u64) -> Vec<Event> {
        let mut joiner = Joiner::new(false);
        let mut now = Instant::now();
        let mut found = Vec::new();
        for c in text.chars() {
            now += Duration::from_millis(apart);
            let code = if c == '\x1b' {
                KeyCode::Esc
            } else {
                KeyCode::Char(c)
            };
            found.extend(joiner.take(key(code), now));
        }
        found.extend(joiner.overdue(now + PATIENCE));
        found
    }

    #[test]
    fn a_key_that_arrives_in_pieces_is_one_key() {
        for (text, code) in [
            ("\x1b[A", KeyCode::Up),
            ("\x1bOP", KeyCode::F(1)),
            ("\x1b[6~", KeyCode::PageDown),
            ("\x1b[17~", KeyCode::F(6)),
            ("\x1b[Z", KeyCode::BackTab),
        ] {
            assert_eq!(joined(text, 40), [key(code)], "{text:?}");
        }
        let ctrl = Event::Key(KeyEvent::new(KeyCode::Right, KeyModifiers::CONTROL));
        assert_eq!(joined("\x1b[1;5C", 40), [ctrl]);
        assert_eq!(joined("\x1b[I", 40), [], "a report of the focus is nothing");
    }

    #[test]
    fn esc_by_itself_stays_esc() {
        assert_eq!(joined("\x1b", 0), [key(KeyCode::Esc)]);
        let slow = [
            key(KeyCode::Esc),
            key(KeyCode::Char('[')),
            key(KeyCode::Char('A')),
        ];
        assert_eq!(joined("\x1b[A", 60), slow);
        assert_eq!(
            joined("\x1bx", 10),
            [key(KeyCode::Esc), key(KeyCode::Char('x'))]
        );
    }

    #[test]
    fn nothing_is_lost_when_something_else_comes_between() {
        let mut joiner = Joiner::new(true);
        let now = Instant::now();
        assert_eq!(joiner.take(key(KeyCode::Esc), now), []);
        let paste = Event::Paste("a".into());
        assert_eq!(joiner.take(paste.clone(), now), [key(KeyCode::Esc), paste]);
        assert_eq!(joiner.waits(), None);
    }
}
