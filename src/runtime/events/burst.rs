//! Pastes that arrive as keys. A console without bracketed paste types a pasted text, and each of its
//! line ends would press Enter. Elsewhere pastes are marked, and a burst of keys is a slow line.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Nobody types this many keys between two looks at the keyboard.
const LEAST: usize = 8;

/// What arrived between two looks, where a run of characters with line ends becomes a paste.
pub(super) fn pasted(arrived: Vec<Event>) -> Vec<Event> {
    let mut found = Vec::new();
    let mut run: Vec<(Event, char)> = Vec::new();
    for event in arrived {
        match typed(&event) {
            Typed::Character(c) => run.push((event, c)),
            Typed::Release => {}
            Typed::Other => {
                found.extend(settle(&mut run));
                found.push(event);
            }
        }
    }
    found.extend(settle(&mut run));
    found
}

fn settle(run: &mut Vec<(Event, char)>) -> Vec<Event> {
    let run = std::mem::take(run);
    if run.len() >= LEAST && run.iter().any(|(_, c)| *c == '\n') {
        return vec![Event::Paste(run.into_iter().map(|(_, c)| c).collect())];
    }
    run.into_iter().map(|(event, _)| event).collect()
}

enum Typed {
    Character(char),
    /// A key that is let go says nothing.
    Release,
    Other,
}

fn typed(event: &Event) -> Typed {
    let Event::Key(KeyEvent {
        code,
        modifiers,
        kind,
        ..
    }) = event
    else {
        return Typed::Other;
    };
    if *kind == KeyEventKind::Release {
        return Typed::Release;
    }
    let plain = modifiers.difference(KeyModifiers::SHIFT).is_empty();
    match code {
        KeyCode::Char(c) if plain => Typed::Character(*c),
        KeyCode::Tab if plain => Typed::Character('\t'),
        // A line feed in a pasted text arrives as Enter with Control.
        KeyCode::Enter => Typed::Character('\n'),
        _ => Typed::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn release(code: KeyCode) -> Event {
        let key = KeyEvent::new_with_kind(code, KeyModifiers::NONE, KeyEventKind::Release);
        Event::Key(key)
    }

    /// Each character pressed and let go, `\n` as Enter.
    fn keys(text: &str) -> Vec<Event> {
        let code = |c| match c {
            '\n' => KeyCode::Enter,
            other => KeyCode::Char(other),
        };
        let codes = text.chars().map(code);
        codes
            .flat_map(|code| [press(code), release(code)])
            .collect()
    }

    #[test]
    fn a_burst_with_line_ends_is_a_paste_and_typing_is_not() {
        let text = "one line\nand two";
        assert_eq!(pasted(keys(text)), [Event::Paste(text.to_owned())]);
        for typing in ["a long line without an end", "short\n"] {
            let expected: Vec<Event> = keys(typing).into_iter().step_by(2).collect();
            assert_eq!(pasted(keys(typing)), expected, "{typing:?}");
        }
    }

    #[test]
    fn keys_that_make_no_character_end_a_burst_and_stay() {
        let mut stream = keys("one line\n");
        stream.push(press(KeyCode::Up));
        stream.extend(keys("x"));
        let expected = [
            Event::Paste("one line\n".into()),
            press(KeyCode::Up),
            press(KeyCode::Char('x')),
        ];
        assert_eq!(pasted(stream), expected);
    }

    #[test]
    fn control_on_enter_inside_a_burst_is_a_line_end() {
        let mut stream = keys("first line");
        let feed = KeyEvent::new(KeyCode::Enter, KeyModifiers::CONTROL);
        stream.push(Event::Key(feed));
        stream.extend(keys("second"));
        let expected = Event::Paste("first line\nsecond".into());
        assert_eq!(pasted(stream), [expected]);
    }
}
