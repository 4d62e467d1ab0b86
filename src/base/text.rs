//! Text that is safe to show, and its width on a screen.
//!
//! What people wrote is stored as typed. On its way to a screen it goes through [`SafeText`], which
//! turns everything that could deceive a reader or steer a terminal into visible marks.
//!
//! Widths are counted by grapheme, with the table by which ratatui draws. The `width()` of its
//! `Line` and `Span` measures the string as a whole and may differ.

mod fold;
mod mark;
mod paste;
mod safe;
#[cfg(test)]
pub(crate) mod sample;
mod width;
mod wrap;

pub use fold::fold;
pub use mark::{has_hidden, shown};
pub use paste::clean_paste;
pub use safe::SafeText;
pub use width::{elided, plain, truncate, width};
pub use wrap::{Row, is_blank, rows};

/// How many blanks a tab is shown as where a text has several lines.
pub const TAB: &str = "    ";
