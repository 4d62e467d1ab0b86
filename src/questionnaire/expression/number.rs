//! Numbers as XPath 1.0 reads and writes them.

/// The number a text is: digits with an optional sign and point, blanks around it ignored; NaN for everything else, also for
/// exponents and infinity (XPath 1.0, 4.4).
pub(super) fn of_text(text: &str) -> f64 {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    match text.parse() {
        Ok(number) if plain => number,
        _ => f64::NAN,
    }
}

/// A number as a text (XPath 1.0, 4.2): no exponent, no sign before zero.
pub(super) fn to_text(number: f64) -> String {
    if number.is_infinite() {
        return if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned();
    }
    // Adding zero takes the sign from a zero.
    (number + 0.0).to_string()
}

/// How far apart two numbers may be that count as equal, so that `6.1 - 7.8 = -1.7`; the same as in `JavaRosa`.
const TOLERANCE: f64 = 1e-12;

/// Whether two numbers are the same, but for errors of rounding.
pub(super) fn same(a: f64, b: f64) -> bool {
    // Two infinities have no difference that is a number.
    (a - b).abs() < TOLERANCE
        || (a.is_infinite() && a.partial_cmp(&b) == Some(std::cmp::Ordering::Equal))
}

/// A number rounded to so many places, negative ones before the point; halves go up (XPath 1.0, 4.4).
pub(super) fn round(number: f64, places: f64) -> f64 {
    let factor = 10_f64.powf(places.trunc().abs());
    if places < 0.0 {
        whole(number / factor) * factor
    } else {
        whole(number * factor) / factor
    }
}

/// The closest whole number; of two that are as close the larger.
fn whole(number: f64) -> f64 {
    // The standard rounds halves away from zero, which is down only below it.
    if number.fract().total_cmp(&-0.5).is_eq() {
        number.trunc()
    } else {
        number.round()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbers_by_the_grammar_of_xpath() {
        for (text, number) in [(" -17.50 ", -17.5), (".5", 0.5), ("5.", 5.0), ("-0", 0.0)] {
            assert!(same(of_text(text), number), "{text}");
        }
        for text in [
            "", " ", ".", "- 17", "+1", "1e6", "inf", "NaN", "1.2.3", "1,5",
        ] {
            assert!(of_text(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn numbers_are_written_without_exponent() {
        for (number, text) in [
            (-0.0, "0"),
            (1e21, "1000000000000000000000"),
            (f64::NEG_INFINITY, "-Infinity"),
            (0.25, "0.25"),
        ] {
            assert_eq!(to_text(number), text);
        }
    }

    #[test]
    fn halves_go_up() {
        for (number, places, rounded) in [
            (2.15, 1.0, 2.2),
            (-1.475, 2.0, -1.47),
            (-2.5, 0.0, -2.0),
            (-2.6, 0.0, -3.0),
            (-0.5, 0.0, 0.0),
            (-12345.15, 1.0, -12345.1),
            (12345.1, -1.0, 12350.0),
            (33.0, -2.0, 0.0),
        ] {
            assert!(same(round(number, places), rounded), "{number} {places}");
        }
    }
}
