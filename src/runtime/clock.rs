//! The clock and the dice: the two things that differ between two runs with the same input.

use std::hash::{BuildHasher as _, RandomState};
#[cfg(unix)]
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

#[cfg(unix)]
use crate::store::read_limited;

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
    now().to_zoned(zone()).date()
}

/// The time zone here, as it was when it was first asked for.
pub fn zone() -> TimeZone {
    static HERE: OnceLock<TimeZone> = OnceLock::new();
    let find = || here().unwrap_or_else(TimeZone::system);
    HERE.get_or_init(find).clone()
}

/// The zone in the one file that holds it. jiff lists the files of all zones before it opens one, which takes longer than
/// everything else before the first screen; what is not as plain as here is left to it.
#[cfg(unix)]
fn here() -> Option<TimeZone> {
    let path: PathBuf = match std::env::var_os("TZ") {
        None => "/etc/localtime".into(),
        Some(set) => zone_file(set.to_str()?)?,
    };
    let data = read_limited(&path).ok()?;
    TimeZone::tzif("Local", &data).ok()
}

/// Elsewhere jiff asks the system.
#[cfg(not(unix))]
fn here() -> Option<TimeZone> {
    None
}

/// The file of a zone by its name; nothing where the name may be a rule, or zones are kept elsewhere. A rule has digits.
#[cfg(unix)]
fn zone_file(name: &str) -> Option<PathBuf> {
    let plain = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '_' | '-');
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(plain);
    (named && std::env::var_os("TZDIR").is_none())
        .then(|| Path::new("/usr/share/zoneinfo").join(name))
}

/// A random number, from the keys the standard library draws for its hash maps.
pub fn random() -> u64 {
    RandomState::new().hash_one(std::process::id())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_zone_says_what_the_zone_says() {
        for name in ["UTC", "Europe/Paris", "America/Bogota"] {
            let Ok(known) = TimeZone::get(name) else {
                continue;
            };
            let data = read_limited(&zone_file(name).unwrap()).unwrap();
            let read = TimeZone::tzif("Local", &data).unwrap();
            for day in (0..800).map(|day| Timestamp::from_second(day * 864_000).unwrap()) {
                assert_eq!(read.to_offset(day), known.to_offset(day), "{name} {day}");
            }
        }
    }

    #[test]
    fn what_may_be_a_rule_is_left_to_who_reads_rules() {
        for name in [
            "EST5EDT",
            "<-03>3",
            ":Europe/Paris",
            "/etc/localtime",
            "../x",
            "",
        ] {
            assert_eq!(zone_file(name), None, "{name}");
        }
    }
}
