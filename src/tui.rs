//! The screens as pure functions.

pub mod command;
pub mod keymap;
pub mod theme;
pub mod widget;
