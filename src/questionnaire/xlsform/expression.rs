//! Expressions from XLSForm's names and places to ours, and back.
//!
//! Only names and places are exchanged; everything else stays letter by letter.

use crate::questionnaire::expression::LENGTH_LIMIT;

/// A piece of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'s> {
    /// `${name}`.
    Reference(&'s str),
    /// A path up or from the top, such as `../name` or `/data/group/name`: its last step.
    Path(&'s str),
    /// `.` alone.
    Dot,
    /// `./name`: the name.
    Child(&'s str),
    /// A quoted text, without its quotes.
    Text(&'s str),
    /// A name that is neither function nor operator.
    Name(&'s str),
    /// Anything else.
    Other(&'s str),
}

/// Why an expression was not exchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// The message.
    pub(super) message: &'static str,
    /// The name it is about.
    pub(super) name: String,
}

/// The expression with every piece exchanged for what `exchange` says; nothing leaves it as it is.
pub(super) fn rewrite(
    source: &str,
    exchange: &mut dyn FnMut(Piece<'_>) -> Result<Option<String>, Refused>,
) -> Result<String, Refused> {
    let mut written = String::new();
    let mut rest = source;
    let mut after_operand = false;
    while !rest.is_empty() {
        let (piece, length) = first(rest, after_operand);
        let raw = rest.get(..length).unwrap_or(rest);
        match exchange(piece)? {
            Some(other) => written.push_str(&other),
            None => written.push_str(raw),
        }
        if written.len() > LENGTH_LIMIT {
            return Err(Refused {
                message: "xlsform-expression-long",
                name: LENGTH_LIMIT.to_string(),
            });
        }
        if !raw.trim().is_empty() {
            after_operand = ends_operand(piece, raw);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(written)
}

fn ends_operand(piece: Piece<'_>, raw: &str) -> bool {
    match piece {
        Piece::Other(_) => raw.ends_with(|c: char| c == ')' || c == ']' || c.is_ascii_digit()),
        _ => true,
    }
}

const OPERATORS: [&str; 4] = ["and", "or", "div", "mod"];

/// The first piece of a text that is not empty, and its length in bytes.
fn first(text: &str, after_operand: bool) -> (Piece<'_>, usize) {
    let sign = text.chars().next().unwrap_or_default();
    match sign {
        '\'' | '"' => quoted(text, sign),
        '$' if text.starts_with("${") => match text.split_once('}') {
            Some((head, _)) => (
                Piece::Reference(head.get(2..).unwrap_or_default().trim()),
                head.len() + 1,
            ),
            None => (Piece::Other(text), text.len()),
        },
        '.' | '/' => place(text, after_operand),
        '0'..='9' => run(text, |c| c.is_ascii_digit() || c == '.'),
        c if c.is_alphabetic() || c == '_' => name(text, after_operand),
        c if c.is_whitespace() => run(text, char::is_whitespace),
        c => (
            Piece::Other(text.get(..c.len_utf8()).unwrap_or(text)),
            c.len_utf8(),
        ),
    }
}

fn quoted(text: &str, quote: char) -> (Piece<'_>, usize) {
    let inner = text.get(1..).unwrap_or_default();
    match inner.find(quote) {
        Some(end) => (Piece::Text(inner.get(..end).unwrap_or_default()), end + 2),
        None => (Piece::Other(text), text.len()),
    }
}

fn run(text: &str, wanted: impl Fn(char) -> bool) -> (Piece<'_>, usize) {
    let length = text.find(|c| !wanted(c)).unwrap_or(text.len());
    (Piece::Other(text.get(..length).unwrap_or(text)), length)
}

/// A path, a dot, or a step below an operand.
fn place(text: &str, after_operand: bool) -> (Piece<'_>, usize) {
    let is_step = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '*');
    let length = text.find(|c| !is_step(c)).unwrap_or(text.len());
    let path = text.get(..length).unwrap_or(text);
    if after_operand && path.starts_with('/') {
        // Steps below `${name}` stay.
        return (Piece::Other(path), length);
    }
    if path.starts_with('.')
        && path
            .get(1..2)
            .is_some_and(|c| c.starts_with(|c: char| c.is_ascii_digit()))
    {
        return run(text, |c| c.is_ascii_digit() || c == '.');
    }
    if path == "." {
        return (Piece::Dot, 1);
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let upward = path.starts_with("..") || path.starts_with('/');
    let named = last.starts_with(|c: char| c.is_alphabetic() || c == '_');
    match path.strip_prefix("./") {
        Some(child) if !child.contains('/') && named => (Piece::Child(child), length),
        _ if upward && named => (Piece::Path(last), length),
        _ => (Piece::Other(path), length),
    }
}

fn name(text: &str, after_operand: bool) -> (Piece<'_>, usize) {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ':');
    let length = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let word = text.get(..length).unwrap_or(text);
    let called = text
        .get(length..)
        .is_some_and(|rest| rest.trim_start().starts_with('('));
    let operator = after_operand && OPERATORS.contains(&word);
    let piece = if called || operator {
        Piece::Other(word)
    } else {
        Piece::Name(word)
    };
    (piece, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(source: &str) -> Vec<String> {
        let mut found = Vec::new();
        let written = rewrite(source, &mut |piece| {
            match piece {
                Piece::Other(_) => {}
                other => found.push(format!("{other:?}")),
            }
            Ok(None)
        });
        assert_eq!(written.as_deref(), Ok(source));
        found
    }

    #[test]
    fn names_and_places_are_found_and_nothing_else_changes() {
        for (source, expected) in [
            (
                "${ Age } >= 18 and . < .5",
                vec!["Reference(\"Age\")", "Dot"],
            ),
            (
                "../a = 'it' or /data/g/b != \"x\"",
                vec!["Path(\"a\")", "Text(\"it\")", "Path(\"b\")", "Text(\"x\")"],
            ),
            (
                "${a}/* = 1 and ${a}/b-c >= ./d",
                vec!["Reference(\"a\")", "Reference(\"a\")", "Child(\"d\")"],
            ),
            (
                "state=${s} and selected(${t}, 'u')",
                vec![
                    "Name(\"state\")",
                    "Reference(\"s\")",
                    "Reference(\"t\")",
                    "Text(\"u\")",
                ],
            ),
            ("count(../rep) div 2", vec!["Path(\"rep\")"]),
            ("current()/../x", vec![]),
            ("'open", vec![]),
        ] {
            assert_eq!(pieces(source), expected, "{source}");
        }
    }
}
