//! Many responses together. Three operations with three names, because they mean different things:
//! copies of one response are *joined*, institutions of one country are *consolidated*, countries
//! are *collected*. Nothing is guessed.

mod join;

pub use join::{NotTheSame, ResponseKey, join};
