//! The screens as pure functions.

pub mod command;
pub mod widget;
