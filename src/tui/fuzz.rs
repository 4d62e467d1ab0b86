//! Any keys, pastes and window sizes in any order: nothing panics, the cursor is in the window, and
//! what would be written can be read again. `PROPTEST_CASES=20000 cargo test tui::fuzz` runs longer.

use proptest::prelude::*;
use ratatui::layout::Size;

use super::Message;
use super::effect::{Effect, Timer};
use super::sample::Stage;
use crate::base::Language;
use crate::base::text::sample::hostile_text;
use crate::questionnaire::builtin;
use crate::response::{read_draft, write};

#[derive(Clone, Debug)]
enum Act {
    Key(&'static str),
    Text(String),
    Paste(String),
    Resize(u16, u16),
    Quiet,
}

/// Every key of the table and some that mean nothing, none of which leaves the draft for good.
const KEYS: [&str; 48] = [
    "Up",
    "Down",
    "Left",
    "Right",
    "Tab",
    "Shift+Tab",
    "PgUp",
    "PgDn",
    "Home",
    "End",
    "Enter",
    "Space",
    "Del",
    "Ins",
    "Backspace",
    "Esc",
    "F1",
    "F2",
    "F3",
    "F4",
    "F6",
    "F8",
    "F9",
    "F9",
    "Ctrl+P",
    "Ctrl+F",
    "Ctrl+Z",
    "Ctrl+Y",
    "Ctrl+S",
    "Ctrl+Right",
    "Ctrl+Left",
    "1",
    "2",
    "3",
    "4",
    "x",
    "f",
    "c",
    "s",
    "i",
    "v",
    "a",
    "d",
    "=",
    ">",
    "<",
    "g",
    "Ctrl+E",
];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => prop::sample::select(KEYS.to_vec()).prop_map(Act::Key),
        2 => "[a-zñ 0-9]{1,8}".prop_map(Act::Text),
        1 => hostile_text().prop_map(Act::Paste),
        1 => (1_u16..130, 1_u16..50).prop_map(|(width, height)| Act::Resize(width, height)),
        1 => Just(Act::Quiet),
    ]
}

fn questionnaires() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "disc", "cog", "plan", "mlg", "hrm", "digi", "open", "road", "prog",
    ])
}

fn play(stage: &mut Stage, act: &Act) {
    match act {
        Act::Key(key) => drop(stage.press(key)),
        Act::Text(text) => drop(stage.keys(text)),
        Act::Paste(text) => stage.send(Message::Paste(text.clone())),
        Act::Resize(width, height) => stage.send(Message::Resized(Size::new(*width, *height))),
        Act::Quiet => {
            stage.send(Message::Timer(Timer::Quiet));
            stage.send(Message::Timer(Timer::Typed));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48),
    ) })]

    #[test]
    fn any_keys_in_any_window_leave_a_draft_that_can_be_read(
        id in questionnaires(),
        language in prop::sample::select(Language::INTERFACE.to_vec()),
        acts in prop::collection::vec(act(), 1..80),
    ) {
        let mut stage = Stage::of(language, Size::new(80, 24));
        stage.open_questionnaire(builtin::questionnaire(&id.parse().unwrap()).unwrap());
        for act in &acts {
            play(&mut stage, act);
            let (buffer, cursor) = stage.draw();
            if let Some(cursor) = cursor {
                prop_assert!(buffer.area.contains(cursor), "{cursor:?} after {act:?}");
            }
        }
        stage.send(Message::Hangup);
        let saved = stage.effects().iter().rev().find_map(|effect| match effect {
            Effect::Save { response, .. } => Some(response),
            _ => None,
        });
        if let Some(saved) = saved {
            let text = write(saved);
            let again = read_draft(text.as_bytes()).unwrap().response;
            prop_assert_eq!(write(&again), text);
        }
    }
}
