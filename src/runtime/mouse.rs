//! The mouse, for those who ask for it: the wheel moves as the arrow keys do, a click walks the focus to where it points.
//!
//! Nothing is captured otherwise, because that takes away selecting and copying. A click never changes an answer unless the
//! focus was put there by a click before: the click that brings a window to the front must not answer a question.

use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::{Position, Size};

use crate::tui::command::Command;
use crate::tui::keymap::{Keymap, When};

/// How many rows a step of the wheel moves.
const NOTCH: usize = 3;

/// How many steps a click may walk.
pub(super) const WALK: usize = 200;

/// What somebody did with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gesture {
    /// The wheel was turned: this key, this often.
    Wheel(KeyCode, usize),
    /// The left button was pressed.
    Click(Position),
}

/// What an event of the mouse means; nothing outside the screen, and nothing for other buttons and movements.
pub(super) fn gesture(event: MouseEvent, size: Size) -> Option<Gesture> {
    let at = Position::new(event.column, event.row);
    if at.x >= size.width || at.y >= size.height {
        return None;
    }
    match event.kind {
        MouseEventKind::ScrollUp => Some(Gesture::Wheel(KeyCode::Up, NOTCH)),
        MouseEventKind::ScrollDown => Some(Gesture::Wheel(KeyCode::Down, NOTCH)),
        MouseEventKind::Down(MouseButton::Left) => Some(Gesture::Click(at)),
        _ => None,
    }
}

/// The press of a key without modifiers.
pub(super) fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// The key that brings the focus from its row nearer to another; nothing where it is there.
pub(super) fn towards(focus: u16, wanted: u16) -> Option<KeyCode> {
    match focus.cmp(&wanted) {
        std::cmp::Ordering::Less => Some(KeyCode::Down),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(KeyCode::Up),
    }
}

/// What a second click in the same row means there: to choose, or where nothing is chosen, to open. While text is typed,
/// nothing.
pub(super) fn second_click(keymap: &Keymap, when: When) -> Option<Command> {
    if when.is_typing() {
        return None;
    }
    let known = |command: &Command| keymap.chord(when, *command).is_some();
    [Command::Choose, Command::Accept].into_iter().find(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: MouseEventKind, column: u16, row: u16) -> MouseEvent {
        MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        }
    }

    #[test]
    fn events_outside_the_screen_and_other_buttons_mean_nothing() {
        let size = Size::new(80, 24);
        let left = MouseEventKind::Down(MouseButton::Left);
        assert_eq!(
            gesture(event(left, 5, 7), size),
            Some(Gesture::Click(Position::new(5, 7)))
        );
        assert_eq!(gesture(event(left, 80, 7), size), None);
        assert_eq!(gesture(event(left, 5, 24), size), None);
        assert_eq!(
            gesture(event(MouseEventKind::Down(MouseButton::Right), 5, 7), size),
            None
        );
        assert_eq!(gesture(event(MouseEventKind::Moved, 5, 7), size), None);
        let wheel = gesture(event(MouseEventKind::ScrollDown, 0, 0), size);
        assert_eq!(wheel, Some(Gesture::Wheel(KeyCode::Down, NOTCH)));
    }

    #[test]
    fn a_second_click_chooses_or_opens_and_types_nothing() {
        let keymap = Keymap::default();
        assert_eq!(second_click(&keymap, When::Fill), Some(Command::Choose));
        assert_eq!(second_click(&keymap, When::Home), Some(Command::Accept));
        assert_eq!(second_click(&keymap, When::FillText), None);
    }
}
