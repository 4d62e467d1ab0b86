//! The screens as pure functions: [`update`] takes a message into the [`Model`] and says what is to be
//! done as [`Effect`]s; [`view`] draws it. Neither knows files, clock or terminal.

pub mod command;
mod draft;
mod effect;

mod env;
pub mod field;
#[cfg(test)]
mod fuzz;
pub mod keymap;
pub mod layout;
#[cfg(test)]
mod looks;
mod message;
mod model;
mod overlay;
pub mod paint;
#[cfg(test)]
mod sample;
pub mod screen;
pub mod theme;
mod update;
mod view;
pub mod widget;

pub use draft::{Change, Draft, History, Saving};
pub use effect::{Effect, Received, Timer};
pub use env::{Env, Me};
pub use message::Message;
pub use model::{Model, Notices, Settings};
pub use update::update;
pub use view::view;
