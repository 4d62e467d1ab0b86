//! Days and times of day as numbers: days since 1970-01-01, with the time as a fraction.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time, date};

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// The number of a day.
pub(super) fn of_date(day: Date) -> f64 {
    let days = day
        .since(date(1970, 1, 1))
        .map_or(0, |span| span.get_days());
    f64::from(days)
}

/// The moment a text is: `2026-09-30`, also `2026-9-30`, also with a time as in `2026-09-30T10:20:30.5+01:00`. A time with an
/// offset is brought to UTC. Nothing where the text is none.
pub(super) fn of_text(text: &str) -> Option<f64> {
    let text = text.trim();
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let day = of_date(of_digits(day)?);
    Some(day + time.map_or(Some(0.0), of_time)?)
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

/// The part of a day at a time with its offset.
fn of_time(text: &str) -> Option<f64> {
    let (time, offset) = split_offset(text)?;
    Some(of_clock(time)? - offset)
}

/// The part of a day at a time of day as written; an offset behind it is left out of account.
pub(super) fn time_of_day(text: &str) -> Option<f64> {
    of_clock(split_offset(text.trim())?.0)
}

fn of_clock(text: &str) -> Option<f64> {
    let time: Time = text.parse().ok()?;
    // 23:59:60 is read as a time by some; here it is none.
    let since = Time::midnight().duration_until(time);
    (!text.contains(":60")).then(|| since.as_millis_f64() / DAY)
}

/// A time without its offset, and the offset as a part of a day.
fn split_offset(text: &str) -> Option<(&str, f64)> {
    if let Some(time) = text.strip_suffix('Z') {
        return Some((time, 0.0));
    }
    let Some((time, hours)) = text.rsplit_once(['+', '-']) else {
        return Some((text, 0.0));
    };
    let sign = if text.contains('+') { 1.0 } else { -1.0 };
    let ahead = of_clock(hours).or_else(|| of_clock(&format!("{hours}:00")))?;
    Some((time, sign * ahead))
}

/// The moment of a number; nothing where no calendar reaches.
fn civil(days: f64) -> Option<DateTime> {
    // A fraction of a day is not exact, so it is rounded to milliseconds; what does not fit is clamped and out of reach.
    #[expect(clippy::cast_possible_truncation, reason = "clamped by the conversion")]
    let duration = SignedDuration::from_millis((days * DAY).round() as i64);
    if days.is_nan() {
        return None;
    }
    date(1970, 1, 1).at(0, 0, 0, 0).checked_add(duration).ok()
}

/// Whether a number stands for a moment at all.
pub(super) fn is_one(days: f64) -> bool {
    civil(days).is_some()
}

/// A moment as a text: the day, with the time where it is not midnight.
pub(super) fn to_text(days: f64) -> String {
    let Some(moment) = civil(days) else {
        return String::new();
    };
    if moment.time() == Time::midnight() {
        moment.date().to_string()
    } else {
        format!("{moment:.3}")
    }
}

/// A moment by the codes of ODK's `format-date()` and `format-date-time()`; what is no code stays as it is.
pub(super) fn format(days: f64, pattern: &str) -> String {
    let Some(moment) = civil(days) else {
        return String::new();
    };
    let mut written = String::new();
    let mut rest = pattern.chars();
    while let Some(sign) = rest.next() {
        match (sign, rest.clone().next()) {
            ('%', Some(code)) => {
                rest.next();
                written.push_str(&by_code(moment, code).unwrap_or_else(|| format!("%{code}")));
            }
            _ => written.push(sign),
        }
    }
    written
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

/// The first moment of a day, so that the day alone is left.
pub(super) fn day_of(days: f64) -> f64 {
    days.floor()
}

/// Noon of a day.
pub(super) fn noon(day: Date) -> f64 {
    of_date(day) + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_moments_and_back() {
        for (text, days, again) in [
            ("1970-01-01", 0.0, "1970-01-01"),
            ("1969-12-31", -1.0, "1969-12-31"),
            ("2008-9-5", 14_127.0, "2008-09-05"),
            ("1970-01-02T06:00:00Z", 1.25, "1970-01-02T06:00:00.000"),
            ("1970-01-01T06:00+06:00", 0.0, "1970-01-01"),
            ("1970-01-01T18:00:00.000-06", 1.0, "1970-01-02"),
        ] {
            let found = of_text(text).unwrap_or(f64::NAN);
            assert!((found - days).abs() < 1e-9, "{text}: {found}");
            assert_eq!(to_text(found), again);
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
            assert_eq!(of_text(text), None, "{text}");
        }
        assert_eq!(to_text(f64::MAX), "");
    }

    #[test]
    fn codes_are_those_of_odk() {
        let moment = of_text("2018-01-02T10:20:03.123").unwrap();
        assert_eq!(
            format(moment, "%Y|%y|%m|%n|%b|%d|%e|%H|%h|%M|%S|%3|%a|%%|%q|%"),
            "2018|18|01|1|Jan|02|2|10|10|20|03|123|Tue|%|%q|%"
        );
    }

    #[test]
    fn times_of_day_are_parts_of_a_day() {
        for (text, part) in [("06:00:00.000-07:00", 0.25), ("12:00", 0.5)] {
            assert!((time_of_day(text).unwrap() - part).abs() < 1e-9);
        }
        for text in ["a", "24:00:00", "06:60:00", "06:00:60", "2"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }
}
