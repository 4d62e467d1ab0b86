//! Keys: one notation, and one function that makes terminals alike.

use std::fmt;
use std::str::FromStr;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::base::message::Messages;

/// A key with the modifiers that matter. Shift is part of a character, not beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Shift is held, on keys without a character.
    pub shift: bool,
    /// The key.
    pub code: KeyCode,
}

/// The text is not a chord.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key: write for example `x`, `F1`, `Ctrl+S` or `Shift+Tab`")]
pub struct InvalidChord(pub String);

/// Keys by name, with the ids of their names on the screen.
const NAMED: [(KeyCode, &str, &str); 15] = [
    (KeyCode::Enter, "Enter", "key-enter"),
    (KeyCode::Esc, "Esc", "key-esc"),
    (KeyCode::Tab, "Tab", "key-tab"),
    (KeyCode::Char(' '), "Space", "key-space"),
    (KeyCode::Backspace, "Backspace", "key-backspace"),
    (KeyCode::Delete, "Del", "key-del"),
    (KeyCode::Insert, "Ins", "key-ins"),
    (KeyCode::Up, "Up", "key-up"),
    (KeyCode::Down, "Down", "key-down"),
    (KeyCode::Left, "Left", "key-left"),
    (KeyCode::Right, "Right", "key-right"),
    (KeyCode::Home, "Home", "key-home"),
    (KeyCode::End, "End", "key-end"),
    (KeyCode::PageUp, "PgUp", "key-pgup"),
    (KeyCode::PageDown, "PgDn", "key-pgdn"),
];

/// What a key event is, on every terminal alike; `None` when it is no press of a key.
///
/// A release is nothing. Shift and a letter is the capital, whichever way the terminal says it.
/// Ctrl+H is Backspace and Ctrl+Space a blank. Ctrl and Alt with a character is the third
/// level of a keyboard, hence text.
pub fn normal(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, shift) = (held(KeyModifiers::CONTROL), held(KeyModifiers::SHIFT));
    let alt_gr = ctrl && held(KeyModifiers::ALT);
    let plain = |code| Chord {
        ctrl: false,
        shift: false,
        code,
    };
    Some(match event.code {
        KeyCode::BackTab => Chord {
            shift: true,
            ..plain(KeyCode::Tab)
        },
        KeyCode::Char('h') if ctrl && !alt_gr => plain(KeyCode::Backspace),
        KeyCode::Char(' ') | KeyCode::Null => plain(KeyCode::Char(' ')),
        KeyCode::Char(c) if ctrl && !alt_gr => Chord {
            ctrl: true,
            ..plain(KeyCode::Char(c.to_ascii_lowercase()))
        },
        KeyCode::Char(c) if shift && c.is_lowercase() => plain(KeyCode::Char(capital(c))),
        KeyCode::Char(c) => plain(KeyCode::Char(c)),
        code => Chord { ctrl, shift, code },
    })
}

/// The capital of a letter, where it is a single one.
fn capital(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(capital), None) => capital,
        _ => c,
    }
}

impl Chord {
    /// The key event that means this chord: what a text field is given.
    pub fn event(self) -> KeyEvent {
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::CONTROL, self.ctrl);
        modifiers.set(KeyModifiers::SHIFT, self.shift);
        KeyEvent::new(self.code, modifiers)
    }

    /// Whether it types a character.
    pub fn is_printable(self) -> bool {
        !self.ctrl && matches!(self.code, KeyCode::Char(_))
    }

    /// The name of the key in the language of the screen.
    pub fn shown(self, messages: &Messages) -> String {
        let named = NAMED.iter().find(|(code, ..)| *code == self.code);
        let key = match (named, self.code) {
            (Some((_, _, id)), _) => messages.get(id),
            (None, KeyCode::Char(c)) if self.ctrl => c.to_uppercase().collect(),
            (None, code) => bare(code),
        };
        let mut shown = String::new();
        if self.ctrl {
            shown.push_str(&messages.get("key-ctrl"));
            shown.push('+');
        }
        if self.shift {
            shown.push_str(&messages.get("key-shift"));
            shown.push('+');
        }
        shown + &key
    }
}

/// A key without a name of its own.
fn bare(code: KeyCode) -> String {
    match code {
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::Char(c) => c.to_string(),
        other => format!("{other:?}"),
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMED.iter().find(|(code, ..)| *code == self.code);
        let key = match (named, self.code) {
            (Some((_, name, _)), _) => (*name).to_owned(),
            (None, KeyCode::Char(c)) if self.ctrl => c.to_uppercase().collect(),
            (None, code) => bare(code),
        };
        let ctrl = if self.ctrl { "Ctrl+" } else { "" };
        let shift = if self.shift { "Shift+" } else { "" };
        f.pad(&format!("{ctrl}{shift}{key}"))
    }
}

impl FromStr for Chord {
    type Err = InvalidChord;

    fn from_str(text: &str) -> Result<Self, InvalidChord> {
        let invalid = || InvalidChord(text.to_owned());
        let (ctrl, rest) = strip(text, "Ctrl+");
        let (shift, key) = strip(rest, "Shift+");
        let named = NAMED.iter().find(|(_, name, _)| *name == key);
        let code = match named {
            Some((code, ..)) => *code,
            None => parse_bare(key, ctrl).ok_or_else(invalid)?,
        };
        if shift && matches!(code, KeyCode::Char(_)) {
            return Err(invalid());
        }
        Ok(Self { ctrl, shift, code })
    }
}

fn strip<'a>(text: &'a str, prefix: &str) -> (bool, &'a str) {
    match text.strip_prefix(prefix) {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, text),
    }
}

fn parse_bare(key: &str, ctrl: bool) -> Option<KeyCode> {
    let mut characters = key.chars();
    match (characters.next()?, characters.as_str()) {
        (c, "") if ctrl => Some(KeyCode::Char(c.to_ascii_lowercase())),
        (c, "") if !c.is_control() => Some(KeyCode::Char(c)),
        ('F', number) => number
            .parse()
            .ok()
            .filter(|n| (1..=12).contains(n))
            .map(KeyCode::F),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        normal(KeyEvent::new(code, modifiers)).map(|chord| chord.to_string())
    }

    #[test]
    fn terminals_are_made_alike() {
        use KeyModifiers as M;
        let cases = [
            (KeyCode::Char('h'), M::CONTROL, "Backspace"),
            (KeyCode::Backspace, M::NONE, "Backspace"),
            (KeyCode::BackTab, M::SHIFT, "Shift+Tab"),
            (KeyCode::Tab, M::SHIFT, "Shift+Tab"),
            (KeyCode::Char('a'), M::SHIFT, "A"),
            (KeyCode::Char('A'), M::SHIFT, "A"),
            (KeyCode::Char('ñ'), M::SHIFT, "Ñ"),
            (KeyCode::Char('?'), M::SHIFT, "?"),
            (KeyCode::Char('S'), M::CONTROL.union(M::SHIFT), "Ctrl+S"),
            (KeyCode::Char('@'), M::CONTROL.union(M::ALT), "@"),
            (KeyCode::Char('é'), M::ALT, "é"),
            (KeyCode::Char(' '), M::CONTROL, "Space"),
            (KeyCode::F(1), M::NONE, "F1"),
        ];
        for (code, modifiers, expected) in cases {
            assert_eq!(press(code, modifiers).as_deref(), Some(expected));
        }
    }

    #[test]
    fn letting_a_key_go_is_nothing() {
        let mut event = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(normal(event), None);
        event.kind = KeyEventKind::Repeat;
        assert!(normal(event).is_some());
    }

    #[test]
    fn what_is_no_chord_is_refused() {
        for bad in ["", "Ctrl+", "F0", "F13", "Shift+a", "Alt+x", "ab"] {
            assert!(bad.parse::<Chord>().is_err(), "{bad}");
        }
        assert_eq!("+".parse::<Chord>().unwrap().code, KeyCode::Char('+'));
    }

    fn any_chord() -> impl Strategy<Value = Chord> {
        let named = proptest::sample::select(NAMED.to_vec()).prop_map(|(code, ..)| code);
        let function = (1_u8..=12).prop_map(KeyCode::F);
        let letter = proptest::char::range('!', '~').prop_map(KeyCode::Char);
        let code = prop_oneof![named, function, letter];
        (any::<bool>(), any::<bool>(), code).prop_map(|(ctrl, shift, code)| match code {
            KeyCode::Char(c) => Chord {
                ctrl: ctrl && c.is_ascii_lowercase(),
                shift: false,
                code,
            },
            _ => Chord { ctrl, shift, code },
        })
    }

    proptest! {
        #[test]
        fn print_then_parse_gives_the_chord_back(chord in any_chord()) {
            prop_assert_eq!(chord.to_string().parse::<Chord>().unwrap(), chord);
        }
    }
}
