//! The keys as they come.

use super::When::{
    self, Dialog, Fill, FillText, Home, List, Outline, Profile, ProfileText, Review,
};
use crate::tui::command::Command;

/// Key, command, places.
pub(super) type Row = (&'static str, Command, &'static [When]);

const ALL: &[When] = &When::ALL;
const SILENT: &[When] = &[Home, Profile, Fill, Outline, Review, Dialog];
const LISTS: &[When] = &[Home, Review, List, Dialog];
const EDITED: &[When] = &[Fill, FillText, Outline, Review];
const ASKED: &[When] = &[Fill, FillText, Outline];
const FILL: &[When] = &[Fill];
const FILL_OUTLINE: &[When] = &[Fill, Outline];
const VERTICAL: &[When] = &[
    Home,
    Profile,
    ProfileText,
    Fill,
    Outline,
    Review,
    List,
    Dialog,
];

/// The table, in the order of help. The first key of a command is the one the footer shows.
pub(super) const TABLE: &[Row] = &[
    ("Space", Command::Choose, &[Profile, Fill, Outline, Dialog]),
    (
        "Enter",
        Command::Accept,
        &[
            Home,
            Profile,
            ProfileText,
            Fill,
            Outline,
            Review,
            List,
            Dialog,
        ],
    ),
    ("Del", Command::Clear, FILL),
    ("x", Command::Silence, FILL),
    ("f", Command::Flag, FILL),
    ("c", Command::Note, FILL),
    ("s", Command::Share, FILL),
    ("i", Command::Confidence, FILL),
    ("=", Command::SameAsAbove, FILL),
    ("v", Command::RowByRow, FILL),
    ("Ctrl+E", Command::OwnEditor, &[FillText]),
    ("a", Command::AddEntry, FILL),
    ("Ins", Command::AddEntry, FILL),
    ("d", Command::RemoveEntry, FILL),
    ("Ctrl+Z", Command::Undo, EDITED),
    ("Ctrl+Y", Command::Redo, EDITED),
    ("PgDn", Command::NextQuestion, ASKED),
    ("PgUp", Command::PreviousQuestion, ASKED),
    (">", Command::NextSection, FILL_OUTLINE),
    ("<", Command::PreviousSection, FILL_OUTLINE),
    ("Ctrl+Right", Command::NextSection, FILL_OUTLINE),
    ("Ctrl+Left", Command::PreviousSection, FILL_OUTLINE),
    (
        "F8",
        Command::NextProblem,
        &[Fill, FillText, Outline, Review],
    ),
    ("n", Command::NextProblem, &[Fill, Outline, Review]),
    (
        "Ctrl+F",
        Command::Search,
        &[Profile, ProfileText, Fill, FillText, Outline, Review],
    ),
    ("/", Command::Search, &[Profile, Fill, Outline, Review]),
    ("o", Command::Outline, FILL_OUTLINE),
    ("F2", Command::Outline, ASKED),
    ("g", Command::Guidance, FILL_OUTLINE),
    ("F3", Command::Guidance, ASKED),
    ("r", Command::Review, &[Home, Fill, Outline]),
    ("F6", Command::Review, ASKED),
    ("p", Command::Profile, &[Fill, Outline, Review]),
    ("Tab", Command::FocusNext, ALL),
    ("Shift+Tab", Command::FocusPrevious, ALL),
    ("Up", Command::Up, VERTICAL),
    ("Down", Command::Down, VERTICAL),
    ("Left", Command::Left, SILENT),
    ("Right", Command::Right, SILENT),
    ("PgUp", Command::PageUp, LISTS),
    ("PgDn", Command::PageDown, LISTS),
    ("Home", Command::First, SILENT),
    ("End", Command::Last, SILENT),
    ("n", Command::New, &[Home]),
    ("Ctrl+S", Command::Save, ALL),
    ("F5", Command::Retry, ALL),
    ("e", Command::Export, &[Review]),
    ("s", Command::Finalise, &[Review]),
    ("d", Command::Discard, &[Home]),
    ("Del", Command::Discard, &[Home]),
    ("F1", Command::Help, ALL),
    ("?", Command::Help, SILENT),
    ("Ctrl+P", Command::Palette, ALL),
    (":", Command::Palette, SILENT),
    ("F4", Command::Language, ALL),
    ("F7", Command::Notices, ALL),
    ("Esc", Command::Back, ALL),
    ("q", Command::Quit, &[Home]),
    ("Ctrl+C", Command::Leave, ALL),
];

/// Digits pick what is numbered; they are accelerators, since not every keyboard has them unshifted.
pub(super) const DIGITS: &[Row] = &[
    ("1", Command::Pick(1), &[Profile, Fill]),
    ("2", Command::Pick(2), &[Profile, Fill]),
    ("3", Command::Pick(3), &[Profile, Fill]),
    ("4", Command::Pick(4), &[Profile, Fill]),
    ("5", Command::Pick(5), &[Profile, Fill]),
    ("6", Command::Pick(6), &[Profile, Fill]),
    ("7", Command::Pick(7), &[Profile, Fill]),
    ("8", Command::Pick(8), &[Profile, Fill]),
    ("9", Command::Pick(9), &[Profile, Fill]),
    ("0", Command::Pick(0), &[Profile, Fill]),
];

/// Every command, for the test that none is out of reach.
#[cfg(test)]
pub(super) const EVERY_COMMAND: &[Command] = &[
    Command::Help,
    Command::Palette,
    Command::Save,
    Command::Undo,
    Command::Redo,
    Command::Search,
    Command::NextQuestion,
    Command::PreviousQuestion,
    Command::NextSection,
    Command::PreviousSection,
    Command::NextProblem,
    Command::FocusNext,
    Command::FocusPrevious,
    Command::Up,
    Command::Down,
    Command::Left,
    Command::Right,
    Command::PageUp,
    Command::PageDown,
    Command::First,
    Command::Last,
    Command::Choose,
    Command::Accept,
    Command::Pick(1),
    Command::Clear,
    Command::Silence,
    Command::Flag,
    Command::Note,
    Command::Share,
    Command::Confidence,
    Command::SameAsAbove,
    Command::RowByRow,
    Command::OwnEditor,
    Command::AddEntry,
    Command::RemoveEntry,
    Command::Outline,
    Command::Guidance,
    Command::Language,
    Command::Notices,
    Command::Retry,
    Command::Review,
    Command::Finalise,
    Command::Profile,
    Command::New,
    Command::Export,
    Command::Discard,
    Command::Back,
    Command::Quit,
    Command::Leave,
];
