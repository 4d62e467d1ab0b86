//! The clock and the dice: the two things that differ between two runs with the same input.

use std::hash::{BuildHasher as _, RandomState};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Now, to the second: what is written into files.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where the program reads the clock"
)]
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// The day it is here.
pub fn today() -> Date {
    now().to_zoned(TimeZone::system()).date()
}

/// A random number, from the keys the standard library draws for its hash maps.
pub fn random() -> u64 {
    RandomState::new().hash_one(std::process::id())
}
