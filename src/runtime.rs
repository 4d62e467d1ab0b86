//! The only place with a terminal, threads, signals and a clock. It performs what `tui` asks for and
//! decides nothing.

pub mod clock;
mod events;
mod terminal;

pub use events::{Event, Events};
pub use terminal::Guard;
