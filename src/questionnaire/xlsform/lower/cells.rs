//! What stands in single cells: numbers, ranges, limits, looks.

use serde_json::{Number, Value, json};

use super::super::columns::Row;
use super::super::kinds::Asked;

/// A number in a cell.
pub(super) fn number(row: &Row, column: &str) -> Option<Value> {
    parse_number(row.get(column)?)
}

pub(super) fn parse_number(text: &str) -> Option<Value> {
    serde_json::from_str::<Number>(text.trim())
        .ok()
        .map(Value::Number)
}

/// The parameters of a row, one by one.
pub(super) fn parts_of(written: &str) -> Vec<String> {
    let tight = written.replace(" =", "=").replace("= ", "=");
    let parts = tight.split([' ', ';', ',']).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Start, end and step of a range; without them 1, 10 and 1, as in the reference converter.
pub(super) fn range(row: &Row) -> (Option<Value>, Option<Value>, Option<Value>) {
    let written = row.get("parameters").unwrap_or_default();
    let mut found = [json!(1), json!(10), json!(1)];
    for part in parts_of(written) {
        let Some((key, value)) = part.split_once('=') else {
            continue;
        };
        let place = match key.trim().to_lowercase().as_str() {
            "start" => 0,
            "end" => 1,
            "step" => 2,
            _ => continue,
        };
        if let (Some(slot), Some(value)) = (found.get_mut(place), parse_number(value)) {
            *slot = value;
        }
    }
    let [start, end, step] = found;
    let turned = start.as_f64() > end.as_f64();
    let (start, end) = if turned { (end, start) } else { (start, end) };
    (Some(start), Some(end), Some(step))
}

/// Whether a range has whole numbers only.
pub(super) fn is_whole_range(row: &Row) -> bool {
    let (start, end, step) = range(row);
    let whole = |value: Option<Value>| value.is_none_or(|value| value.is_i64() || value.is_u64());
    whole(start) && whole(end) && whole(step)
}

/// The looks we know; others change nothing a terminal can show.
pub(super) fn appearance(row: &Row, asked: &Asked) -> Option<&'static str> {
    let written = row.get("appearance")?;
    let has = |wanted: &str| {
        written
            .split_whitespace()
            .any(|word| word.eq_ignore_ascii_case(wanted))
    };
    match asked {
        Asked::Text if has("multiline") || has("multi-line") => Some("multiline"),
        Asked::Text if has("url") => Some("url"),
        Asked::Text if has("email") => Some("email"),
        Asked::Integer if has("year") => Some("year"),
        _ => None,
    }
}

/// The limits that a constraint sets: `. >= 1 and . <= 5`. Nothing where it says anything else.
pub(super) fn limits(source: &str, subject: &str) -> Option<Vec<(&'static str, Value)>> {
    let mut found: Vec<(&'static str, Value)> = Vec::new();
    for part in source.split(" and ") {
        let rest = part.trim().strip_prefix(subject)?.trim_start();
        let (key, rest) = match (rest.strip_prefix(">="), rest.strip_prefix("<=")) {
            (Some(rest), _) => ("min", rest),
            (_, Some(rest)) => ("max", rest),
            _ => return None,
        };
        if found.iter().any(|(known, _)| *known == key) {
            return None;
        }
        found.push((key, parse_number(rest)?));
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn constraints_that_are_limits_are_read_as_such() {
        assert_eq!(
            limits(". >= 0 and .<=100.5", "."),
            Some(vec![("min", json!(0)), ("max", json!(100.5))])
        );
        assert_eq!(
            limits("count-selected(.) <= 3", "count-selected(.)"),
            Some(vec![("max", json!(3))])
        );
        for other in [
            ". > 0",
            ". >= ${a}",
            ". >= 1 or . <= 2",
            ". >= 1 and . >= 2",
            "regex(., 'x')",
        ] {
            assert_eq!(limits(other, "."), None, "{other}");
        }
    }
}
