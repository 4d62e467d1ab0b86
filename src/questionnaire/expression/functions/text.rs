//! Functions of texts. Places are counted in characters.

use super::{Arguments, Function, MANY, Outcome, count, function};

/// The longest pattern of `regex()`, in bytes.
const PATTERN_LIMIT: usize = 512;

pub(super) const FUNCTIONS: &[Function] = &[
    function(
        "string",
        "value",
        (1, 1),
        "The value as a text; of several nodes the first.",
        |a| Outcome::Text(a.text(0)),
    ),
    function(
        "concat",
        "value…",
        (0, MANY),
        "All values and nodes as one text.",
        |a| Outcome::Text(a.nodes_from(0).map(|node| node.text()).collect()),
    ),
    function(
        "join",
        "separator, value…",
        (1, MANY),
        "All values and nodes as one text, with a separator between them.",
        |a| {
            let texts: Vec<String> = a.nodes_from(1).map(|node| node.text()).collect();
            Outcome::Text(texts.join(&a.text(0)))
        },
    ),
    function(
        "string-length",
        "text",
        (1, 1),
        "How many characters the text has.",
        |a| count(a.text(0).chars().count()),
    ),
    function(
        "contains",
        "text, part",
        (2, 2),
        "Whether the part stands somewhere in the text.",
        |a| Outcome::Boolean(a.text(0).contains(&a.text(1))),
    ),
    function(
        "starts-with",
        "text, part",
        (2, 2),
        "Whether the text begins with the part.",
        |a| Outcome::Boolean(a.text(0).starts_with(&a.text(1))),
    ),
    function(
        "ends-with",
        "text, part",
        (2, 2),
        "Whether the text ends with the part.",
        |a| Outcome::Boolean(a.text(0).ends_with(&a.text(1))),
    ),
    function(
        "substr",
        "text, start, end?",
        (2, 3),
        "The characters from a place, counted from 0, up to but not including another; negative places count from the end.",
        |a| Outcome::Text(substr(a)),
    ),
    function(
        "substring",
        "text, first, length?",
        (2, 3),
        "So many characters from a place, counted from 1, as in XPath 1.0.",
        |a| Outcome::Text(substring(a)),
    ),
    function(
        "substring-before",
        "text, part",
        (2, 2),
        "What stands before the first such part; empty where there is none.",
        |a| {
            let (text, part) = (a.text(0), a.text(1));
            Outcome::Text(
                text.split_once(&part)
                    .map(|(before, _)| before.to_owned())
                    .unwrap_or_default(),
            )
        },
    ),
    function(
        "substring-after",
        "text, part",
        (2, 2),
        "What stands behind the first such part; empty where there is none.",
        |a| {
            let (text, part) = (a.text(0), a.text(1));
            Outcome::Text(
                text.split_once(&part)
                    .map(|(_, after)| after.to_owned())
                    .unwrap_or_default(),
            )
        },
    ),
    function(
        "translate",
        "text, from, to",
        (3, 3),
        "The text with each character of the second replaced by the one at the same place of the third, or left out where there is none.",
        |a| Outcome::Text(translate(a)),
    ),
    function(
        "normalize-space",
        "text",
        (1, 1),
        "The text without blanks around it and with single blanks inside.",
        |a| Outcome::Text(super::words(&a.text(0)).join(" ")),
    ),
    function(
        "regex",
        "text, pattern",
        (2, 2),
        "Whether the whole text matches the pattern. Patterns have no look-around and no references back, so that none can take forever.",
        |a| Outcome::Boolean(matches(&a.text(0), &a.text(1))),
    ),
];

/// A place as ODK counts it: from 0, or from the end where negative, and never outside.
fn place(number: f64, length: usize) -> usize {
    let most = f64::from(u32::try_from(length).unwrap_or(u32::MAX));
    let from_start = if number < 0.0 { number + most } else { number };
    // Clamped to what fits; not a number becomes 0.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a length"
    )]
    let place = from_start.trunc().clamp(0.0, most) as usize;
    place
}

fn substr(arguments: &Arguments<'_>) -> String {
    let text: Vec<char> = arguments.text(0).chars().collect();
    let start = place(arguments.number(1), text.len());
    let end = if arguments.values.len() > 2 {
        place(arguments.number(2), text.len())
    } else {
        text.len()
    };
    text.get(start..end).unwrap_or_default().iter().collect()
}

/// XPath 1.0, 4.2: the characters whose places are at least the rounded first and less than first and length together.
fn substring(arguments: &Arguments<'_>) -> String {
    let round = |number: f64| (number + 0.5).floor();
    let first = round(arguments.number(1));
    let end = if arguments.values.len() > 2 {
        first + round(arguments.number(2))
    } else {
        f64::INFINITY
    };
    let text = arguments.text(0);
    let places = (1_u32..).map(f64::from).zip(text.chars());
    let inside = places.filter(|(place, _)| *place >= first && *place < end);
    inside.map(|(_, character)| character).collect()
}

fn translate(arguments: &Arguments<'_>) -> String {
    let (from, to): (Vec<char>, Vec<char>) = (
        arguments.text(1).chars().collect(),
        arguments.text(2).chars().collect(),
    );
    let text = arguments.text(0);
    let turned = |character: char| match from.iter().position(|known| *known == character) {
        Some(at) => to.get(at).copied(),
        None => Some(character),
    };
    text.chars().filter_map(turned).collect()
}

/// Whether a text as a whole matches a pattern, as in ODK. A pattern that is none matches nothing.
fn matches(text: &str, pattern: &str) -> bool {
    compiled(pattern).is_some_and(|pattern| pattern.is_match(text))
}

/// Whether a text is a pattern of `regex()`.
pub(in crate::questionnaire::expression) fn is_pattern(text: &str) -> bool {
    compiled(text).is_some()
}

fn compiled(pattern: &str) -> Option<regex_lite::Regex> {
    let short = pattern.len() <= PATTERN_LIMIT;
    let whole = || regex_lite::Regex::new(&format!("^(?:{pattern})$")).ok();
    short.then(whole).flatten()
}
