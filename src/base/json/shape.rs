//! serde's complaints about the shape of a document, as problems of the interface.
//!
//! serde gives no more than an English sentence. The forms that serde and its derived code produce
//! are told apart here; any other is passed on as it is.

use super::fault::excerpt;
use crate::base::Problem;

/// The problem behind an error of `serde_json` in `text`.
pub(super) fn problem(text: &str, error: &serde_json::Error) -> Problem {
    let sentence = error.to_string();
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    let sentence = sentence.strip_suffix(&suffix).unwrap_or(&sentence);
    known(sentence)
        .unwrap_or_else(|| Problem::error("json-other").with("detail", excerpt(sentence)))
        .at(in_characters(text, error.line(), error.column()))
}

/// `serde_json` counts columns in bytes.
fn in_characters(text: &str, line: usize, column: usize) -> (usize, usize) {
    let content = text
        .split('\n')
        .nth(line.saturating_sub(1))
        .unwrap_or_default();
    let starts = content.char_indices().take_while(|(at, _)| *at < column);
    (line.max(1), starts.count().max(1))
}

fn known(sentence: &str) -> Option<Problem> {
    if let Some(rest) = sentence.strip_prefix("missing field ") {
        return Some(Problem::error("json-field-missing").with("field", quoted(rest)));
    }
    if let Some(rest) = sentence.strip_prefix("unknown field ") {
        return Some(choice("json-field-unknown", rest));
    }
    if let Some(rest) = sentence.strip_prefix("unknown variant ") {
        return Some(choice("json-word-unknown", rest));
    }
    if let Some(rest) = sentence.strip_prefix("invalid type: ") {
        return wrong_type(rest);
    }
    if let Some(rest) = sentence.strip_prefix("invalid value: ") {
        let (found, _) = rest.rsplit_once(", expected ")?;
        return Some(Problem::error("json-value-wrong").with("found", quoted(found)));
    }
    if let Some(rest) = sentence.strip_prefix("invalid length ") {
        let (found, expected) = rest.split_once(", expected ")?;
        let wanted = expected
            .rsplit(' ')
            .find(|word| word.parse::<usize>().is_ok())?;
        let problem = Problem::error("json-length-wrong").with("found", found);
        return Some(problem.with("expected", wanted));
    }
    sentence
        .starts_with("data did not match any variant")
        .then(|| Problem::error("json-no-form"))
}

/// The complaint about a word that is none of those expected.
fn choice(message: &'static str, rest: &str) -> Problem {
    let (found, expected) = rest.rsplit_once(", expected ").unwrap_or((rest, ""));
    let expected: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    Problem::error(message)
        .with("found", quoted(found))
        .with("expected", expected.join(", "))
}

fn wrong_type(rest: &str) -> Option<Problem> {
    let (found, expected) = rest.rsplit_once(", expected ")?;
    let problem = Problem::error("json-type-wrong").with("found", found_kind(found)?);
    Some(problem.with("expected", expected_kind(expected)?))
}

/// The kind of value that serde met: `string "x"`, ``integer `5` ``, `map`.
fn found_kind(found: &str) -> Option<&'static str> {
    match found.split(' ').next()? {
        "string" => Some("text"),
        "integer" | "floating" => Some("number"),
        "boolean" => Some("boolean"),
        "sequence" => Some("list"),
        "map" => Some("object"),
        "null" | "unit" => Some("nothing"),
        _ => None,
    }
}

/// The kind of value that serde wanted, in the words of its built-in types.
fn expected_kind(expected: &str) -> Option<&'static str> {
    match expected {
        "a string" | "a borrowed string" | "string" | "a character" => Some("text"),
        "a boolean" => Some("boolean"),
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "isize" => {
            Some("whole")
        }
        "f32" | "f64" => Some("number"),
        "a sequence" => Some("list"),
        "a map" => Some("object"),
        _ if expected.starts_with("struct ") => Some("object"),
        _ if expected.starts_with("an array ") || expected.starts_with("a tuple ") => Some("list"),
        _ => None,
    }
}

/// What stands between the outer marks of a sentence, in the quotation marks of JSON.
fn quoted(piece: &str) -> String {
    let inner = piece.find(['`', '"']).and_then(|start| {
        let end = piece.rfind(['`', '"'])?;
        piece.get(start + 1..end)
    });
    format!("\"{}\"", excerpt(inner.unwrap_or(piece)))
}
