//! The only place with a terminal, threads, signals and a clock. It performs what `tui` asks for and
//! decides nothing.

pub mod clock;
mod desk;
mod editor;
mod events;
pub mod interrupt;
mod listing;
mod mouse;
#[cfg(feature = "crypto")]
pub mod passphrase;
pub mod quota;
mod requests;
mod screen;
mod terminal;
mod worker;

pub use events::{Event, Events, Post};
pub use screen::{Begin, Ended, run, run_watched};
pub use terminal::Guard;
