//! The screens as pure functions.

pub mod widget;
