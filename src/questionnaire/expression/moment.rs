//! Days and times of day as numbers: days since 1970-01-01 began in UTC, with the time as a fraction.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// A moment, seen in a time zone; `Invalid Date` where a value that must be one is none, as in ECMAScript.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    days: f64,
    zone: TimeZone,
}

impl Moment {
    /// The moment so many days after 1970-01-01 began in UTC; none where no calendar reaches.
    pub(super) fn new(days: f64, zone: TimeZone) -> Self {
        let reached = instant(days).is_some();
        let days = if reached { days } else { f64::NAN };
        Self { days, zone }
    }

    /// The beginning of a day.
    pub(super) fn start(day: Date, zone: TimeZone) -> Self {
        Self::new(of_civil(day.at(0, 0, 0, 0), &zone), zone)
    }

    /// Noon of a day.
    pub(super) fn noon(day: Date, zone: TimeZone) -> Self {
        Self::new(of_civil(day.at(12, 0, 0, 0), &zone), zone)
    }

    /// The beginning of its day.
    pub(super) fn day(self) -> Self {
        match self.seen() {
            Some(seen) => Self::start(seen.date(), self.zone),
            None => self,
        }
    }

    /// The days since 1970-01-01 began in UTC, with the time as a fraction; not a number where it is none.
    pub fn days(&self) -> f64 {
        self.days
    }

    fn seen(&self) -> Option<Zoned> {
        Some(instant(self.days)?.to_zoned(self.zone.clone()))
    }

    /// By the codes of ODK's `format-date()` and `format-date-time()`; what is no code stays as it is.
    pub(super) fn format(&self, pattern: &str) -> String {
        let Some(seen) = self.seen() else {
            return String::new();
        };
        let mut written = String::new();
        let mut rest = pattern.chars();
        while let Some(sign) = rest.next() {
            match (sign, rest.clone().next()) {
                ('%', Some(code)) => {
                    rest.next();
                    let known = by_code(seen.datetime(), code);
                    written.push_str(&known.unwrap_or_else(|| format!("%{code}")));
                }
                _ => written.push(sign),
            }
        }
        written
    }
}

impl fmt::Display for Moment {
    /// The day, with time and offset where it is not its beginning.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seen() {
            None => f.write_str("Invalid Date"),
            Some(seen) if seen.time() == Time::midnight() => write!(f, "{}", seen.date()),
            Some(seen) => write!(f, "{:.3}{}", seen.datetime(), seen.strftime("%:z")),
        }
    }
}

/// The moment a text is: `2026-09-30`, also `2026-9-30`, also with a time as in `2026-09-30T10:20:30.5+01:00`; without an
/// offset it is a time of the zone. Nothing where the text is none.
pub(super) fn of_text(text: &str, zone: &TimeZone) -> Option<f64> {
    let text = text.trim_start();
    // Most texts that are asked are names of choices.
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = text.trim_end();
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let day = of_digits(day)?;
    let Some(time) = time else {
        return Some(of_civil(day.at(0, 0, 0, 0), zone));
    };
    let (time, ahead) = split_offset(time)?;
    let at = day.to_datetime(of_clock(time)?);
    Some(match ahead {
        Some(ahead) => of_civil(at, &TimeZone::UTC) - ahead,
        None => of_civil(at, zone),
    })
}

/// Whether a text is a moment wherever it is read: a day with a time and its offset from UTC.
pub(super) fn has_offset(text: &str) -> bool {
    let time = text.trim().split_once(['T', ' ']).map(|(_, time)| time);
    let offset = time.and_then(split_offset).and_then(|(_, ahead)| ahead);
    offset.is_some()
}

/// The number of a time of day in a zone.
fn of_civil(at: DateTime, zone: &TimeZone) -> f64 {
    let instant = zone.to_ambiguous_timestamp(at).compatible();
    instant.map_or(f64::NAN, |instant| {
        instant.as_duration().as_millis_f64() / DAY
    })
}

/// Year, month and day; months and days may have one digit.
fn of_digits(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some()
        || year.len() != 4
        || !plain(year, 4)
        || !plain(month, 2)
        || !plain(day, 2)
    {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The part of a day that has passed in the zone at a time of day; with an offset the time is first brought there.
pub(super) fn time_of_day(text: &str, zone: &TimeZone) -> Option<f64> {
    let (time, ahead) = split_offset(text.trim())?;
    let part = part_of(of_clock(time)?);
    // A time alone has no day: the zone is as it is on the first.
    let here = f64::from(zone.to_offset(Timestamp::UNIX_EPOCH).seconds()) / 86_400.0;
    let moved = ahead.map_or(part, |ahead| part - ahead + here);
    Some(((moved * DAY).round() / DAY).rem_euclid(1.0))
}

fn of_clock(text: &str) -> Option<Time> {
    // 23:59:60 is read as a time by some; here it is none.
    text.parse().ok().filter(|_| !text.contains(":60"))
}

fn part_of(time: Time) -> f64 {
    Time::midnight().duration_until(time).as_millis_f64() / DAY
}

/// A time without its offset, and the offset as a part of a day.
fn split_offset(text: &str) -> Option<(&str, Option<f64>)> {
    if let Some(time) = text.strip_suffix('Z') {
        return Some((time, Some(0.0)));
    }
    let Some((time, hours)) = text.rsplit_once(['+', '-']) else {
        return Some((text, None));
    };
    let sign = if text.contains('+') { 1.0 } else { -1.0 };
    let ahead = of_clock(hours).or_else(|| of_clock(&format!("{hours}:00")))?;
    Some((time, Some(sign * part_of(ahead))))
}

/// The moment of a number; nothing where no calendar reaches.
fn instant(days: f64) -> Option<Timestamp> {
    // A fraction of a day is not exact, so it is rounded to milliseconds; what does not fit is clamped and out of reach.
    #[expect(clippy::cast_possible_truncation, reason = "clamped by the conversion")]
    let duration = SignedDuration::from_millis((days * DAY).round() as i64);
    let reached = Timestamp::from_duration(duration).ok();
    reached.filter(|_| !days.is_nan())
}

fn by_code(moment: DateTime, code: char) -> Option<String> {
    Some(match code {
        'Y' => format!("{:04}", moment.year()),
        'y' => format!("{:02}", moment.year().rem_euclid(100)),
        'm' => format!("{:02}", moment.month()),
        'n' => moment.month().to_string(),
        'b' => moment.strftime("%b").to_string(),
        'B' => moment.strftime("%B").to_string(),
        'd' => format!("{:02}", moment.day()),
        'e' => moment.day().to_string(),
        'H' => format!("{:02}", moment.hour()),
        'h' => moment.hour().to_string(),
        'M' => format!("{:02}", moment.minute()),
        'S' => format!("{:02}", moment.second()),
        '3' => format!("{:03}", moment.millisecond()),
        'a' => moment.strftime("%a").to_string(),
        'A' => moment.strftime("%A").to_string(),
        '%' => "%".to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seven hours behind UTC.
    fn west() -> TimeZone {
        TimeZone::fixed(jiff::tz::offset(-7))
    }

    #[test]
    fn a_zone_moves_what_is_written_without_one() {
        for (text, days, again) in [
            ("1970-01-02", 1.0 + 7.0 / 24.0, "1970-01-02"),
            (
                "1970-01-01T21:00:00Z",
                0.875,
                "1970-01-01T14:00:00.000-07:00",
            ),
            (
                "1970-01-01T06:00:00-07:00",
                13.0 / 24.0,
                "1970-01-01T06:00:00.000-07:00",
            ),
        ] {
            let found = of_text(text, &west()).unwrap();
            assert!((found - days).abs() < 1e-9, "{text}: {found}");
            assert_eq!(Moment::new(found, west()).to_string(), again);
        }
        let day = Moment::new(0.0, west()).day();
        assert_eq!(day.to_string(), "1969-12-31");
    }

    #[test]
    fn texts_are_moments_and_back() {
        for (text, days, again) in [
            ("1970-01-01", 0.0, "1970-01-01"),
            ("1969-12-31", -1.0, "1969-12-31"),
            ("2008-9-5", 14_127.0, "2008-09-05"),
            (
                "1970-01-02T06:00:00Z",
                1.25,
                "1970-01-02T06:00:00.000+00:00",
            ),
            ("1970-01-01T06:00+06:00", 0.0, "1970-01-01"),
            ("1970-01-01T18:00:00.000-06", 1.0, "1970-01-02"),
        ] {
            let found = of_text(text, &TimeZone::UTC).unwrap_or(f64::NAN);
            assert!((found - days).abs() < 1e-9, "{text}: {found}");
            assert_eq!(Moment::new(found, TimeZone::UTC).to_string(), again);
        }
        for text in [
            "",
            "1983-09-31",
            "not a date",
            "2026-09",
            "2026-09-30T25:00",
            "26-09-30",
            "2026-0x-01",
        ] {
            assert_eq!(of_text(text, &TimeZone::UTC), None, "{text}");
        }
        let unreached = Moment::new(f64::MAX, TimeZone::UTC);
        assert_eq!(unreached.to_string(), "Invalid Date");
        assert_eq!(unreached.format("%Y"), "");
    }

    #[test]
    fn codes_are_those_of_odk() {
        let days = of_text("2018-01-02T10:20:03.123", &TimeZone::UTC).unwrap();
        let moment = Moment::new(days, TimeZone::UTC);
        assert_eq!(
            moment.format("%Y|%y|%m|%n|%b|%d|%e|%H|%h|%M|%S|%3|%a|%%|%q|%"),
            "2018|18|01|1|Jan|02|2|10|10|20|03|123|Tue|%|%q|%"
        );
    }

    #[test]
    fn times_of_day_are_parts_of_a_day() {
        for (text, part) in [
            ("06:00:00.000-07:00", 0.25),
            ("12:00", 0.5),
            ("01:00Z", 0.75),
        ] {
            assert!((time_of_day(text, &west()).unwrap() - part).abs() < 1e-9);
        }
        for text in ["a", "24:00:00", "06:60:00", "06:00:60", "2"] {
            assert_eq!(time_of_day(text, &west()), None, "{text}");
        }
    }
}
