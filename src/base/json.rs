//! The first reading of JSON that somebody sent.
//!
//! Files come by mail from people and programs nobody knows. [`scan`] reads them once without
//! recursion and without building anything, and refuses what is broken, hostile or ambiguous with a
//! place and a hint. Only then does serde see the text. The scan accepts exactly what `serde_json`
//! accepts as a value, less what exceeds the limits below and less objects that use a name twice
//! (where `serde_json` silently keeps one of the two).

mod fault;
mod find;
mod grammar;
mod shape;
mod token;

use std::borrow::Cow;

use memchr::memchr_iter;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::base::Problem;
use fault::{Fault, place, places};

pub use find::Step;

/// The deepest nesting of lists and objects. `serde_json` recurses and stops at 128.
pub const DEPTH_LIMIT: usize = 32;

/// How large a file may be. Nesting is limited to [`DEPTH_LIMIT`] in all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub size: usize,
    /// The longest text or name, in characters.
    pub text: usize,
}

impl Limits {
    /// One response, questionnaire or list of decisions from anybody: 20 MiB, texts of 100 000
    /// characters.
    pub const RECEIVED: Self = Self {
        size: 20 << 20,
        text: 100_000,
    };
    /// A collection, which holds many responses: 1 GiB.
    pub const COLLECTION: Self = Self {
        size: 1 << 30,
        ..Self::RECEIVED
    };
    /// A draft, which must be read again whatever was typed: 1 GiB, texts of any length.
    pub const DRAFT: Self = Self {
        size: 1 << 30,
        text: usize::MAX,
    };

    /// The problem of a file that is larger.
    pub fn too_large(self) -> Problem {
        Problem::error("json-too-large").with("limit", self.size >> 20)
    }
}

/// A byte order mark, which some editors put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A text that is JSON within the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'a> {
    text: &'a str,
}

/// Reads a file from somebody else for the first time, within [`Limits::RECEIVED`].
///
/// # Errors
/// Those of [`scan_within`].
pub fn scan(bytes: &[u8]) -> Result<Document<'_>, Problem> {
    scan_within(bytes, Limits::RECEIVED)
}

/// Reads a file for the first time.
///
/// # Errors
/// A [`Problem`] with line and column: not UTF-8, empty, ending too early, broken grammar, beyond a
/// limit, a name used twice in an object, a number out of range, or anything after the end.
pub fn scan_within(bytes: &[u8], limits: Limits) -> Result<Document<'_>, Problem> {
    if bytes.len() > limits.size {
        return Err(limits.too_large());
    }
    let content = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let text = std::str::from_utf8(content)
        .map_err(|error| not_utf8(content, error.valid_up_to(), bytes.len() - content.len()))?;
    match grammar::check(text, limits.text) {
        Ok(()) => Ok(Document { text }),
        Err(fault) => Err(fault.in_text(text)),
    }
}

/// Scans a file and reads it as a `T`.
///
/// # Errors
/// What [`scan`] and [`Document::parse`] refuse.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    scan(bytes)?.parse()
}

/// A value as it stands in a file that is written piece by piece, so many blanks from the left.
pub fn within<const BLANKS: usize>(value: &impl Serialize) -> String {
    let mut moved = Vec::new();
    add_within::<BLANKS>(value, &mut moved);
    // Blanks after line feeds leave UTF-8 as it is.
    String::from_utf8(moved).unwrap_or_default()
}

/// Adds a value as [`within`] gives it.
pub fn add_within<const BLANKS: usize>(value: &impl Serialize, bytes: &mut Vec<u8>) {
    // Every key of what we write is a string and every number finite, so this cannot fail.
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    add_moved::<BLANKS>(text.as_bytes(), bytes);
}

/// How much of a text is copied at once: most lines are shorter, and to copy a length that is known when compiling is no call.
const PIECE: usize = 32;

/// Adds JSON in which every line but the first is moved so many blanks to the right; no text in it has a line feed of its own.
/// These are bytes, since to look through all of them once more would take half as long as to move them.
pub fn add_moved<const BLANKS: usize>(text: &[u8], moved: &mut Vec<u8>) {
    let (mut rest, mut end) = (text, moved.len());
    // Memory is asked for once: to ask for each line takes as long as to copy it.
    let feeds = memchr_iter(b'\n', text).count();
    moved.resize(end + text.len() + feeds * BLANKS, b' ');
    while let Some(piece) = rest.first_chunk::<PIECE>()
        && let Some(free) = moved.get_mut(end..)
        && let Some(place) = free.first_chunk_mut::<PIECE>()
    {
        *place = *piece;
        let (taken, added) = match feed_in(piece) {
            Some(feed) => (feed + 1, feed + 1 + BLANKS),
            None => (PIECE, PIECE),
        };
        if let Some(blanks) = free.get_mut(taken..added) {
            blanks.fill(b' ');
        }
        rest = rest.get(taken..).unwrap_or_default();
        end += added;
    }
    moved.truncate(end);
    for line in rest.split_inclusive(|byte| *byte == b'\n') {
        moved.extend_from_slice(line);
        if line.ends_with(b"\n") {
            moved.extend_from_slice(&[b' '; BLANKS]);
        }
    }
}

/// Where the first line feed of a piece is, looked for in eight bytes at a time: feeds are made zeros, and where 1 is taken from
/// each byte, the first that has to borrow was a zero.
fn feed_in(piece: &[u8; PIECE]) -> Option<usize> {
    const EACH: u64 = u64::MAX / 255;
    const WORD: usize = size_of::<u64>();
    let (words, _) = piece.as_chunks::<WORD>();
    words.iter().enumerate().find_map(|(nth, word)| {
        let zeros = u64::from_le_bytes(*word) ^ (EACH * u64::from(b'\n'));
        let borrowed = zeros.wrapping_sub(EACH) & !zeros & (EACH << 7);
        // Bytes behind the first may be marked though they are no zeros, since it borrowed from them.
        let first = usize::try_from(borrowed.trailing_zeros() / 8).ok()?;
        (first < WORD).then_some(nth * WORD + first)
    })
}

impl Document<'static> {
    /// A file that the program itself holds, which a test has scanned.
    pub fn embedded(text: &'static str) -> Self {
        Self { text }
    }
}

impl<'a> Document<'a> {
    /// The text, without a byte order mark.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Reads the document as a `T`.
    ///
    /// # Errors
    /// A [`Problem`] with line and column where the document has another shape than `T`.
    pub fn parse<T: Deserialize<'a>>(&self) -> Result<T, Problem> {
        serde_json::from_str(self.text).map_err(|error| shape::problem(self.text, &error))
    }

    /// Reads the document as a `T` that is an object. serde would take a list for one too, and
    /// complain about its entries.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse), and a [`Problem`] where the document is no object.
    pub fn object<T: Deserialize<'a>>(&self) -> Result<T, Problem> {
        if self.text.trim_start().starts_with('{') {
            self.parse()
        } else {
            Err(Problem::error("json-no-object").at((1, 1)))
        }
    }

    /// Line and column, from 1 and in characters, where the value at `path` begins. `None` when
    /// there is no such value. Reads the text again, so ask only when there is something to report.
    pub fn position(&self, path: &[Step<'_>]) -> Option<(usize, usize)> {
        find::find(self.text, path).map(|at| place(self.text, at))
    }

    /// Of each member of the object at `path` its name, and line and column where the value at `within` it begins, as
    /// [`position`](Self::position) gives them; what has no such value is left out. Reads the text once, however many there are.
    pub fn positions(
        &self,
        path: &[Step<'_>],
        within: &[Step<'_>],
    ) -> impl Iterator<Item = (Cow<'a, str>, (usize, usize))> {
        let (names, offsets): (Vec<_>, Vec<_>) =
            find::find_each(self.text, path, within).into_iter().unzip();
        names
            .into_iter()
            .zip(places(self.text, offsets.into_iter()))
    }
}

/// The problem of bytes that are no text from `valid` on; `before` is what was cut off in front.
fn not_utf8(content: &[u8], valid: usize, before: usize) -> Problem {
    let readable = content.get(..valid).unwrap_or_default();
    let text = String::from_utf8_lossy(readable);
    Fault::new(valid, "json-not-utf8")
        .with("offset", valid + before)
        .in_text(&text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::{Duration, Instant};

    use proptest::prelude::*;
    use serde::Deserialize;
    use serde_json::Value;

    use super::Step::{Index, Key};
    use super::*;
    use crate::base::Language;
    use crate::base::message::Messages;

    /// The message, line and column of what a scan refuses.
    fn refused(text: impl AsRef<[u8]>) -> (&'static str, usize, usize) {
        summary(&scan(text.as_ref()).unwrap_err())
    }

    fn summary(problem: &Problem) -> (&'static str, usize, usize) {
        assert_speaks(problem);
        let place = &problem.place;
        let number = |part: Option<usize>| part.unwrap_or_default();
        (problem.message, number(place.line), number(place.column))
    }

    /// Every problem has a sentence and a hint in every language, with all arguments filled in.
    fn assert_speaks(problem: &Problem) {
        for language in Language::INTERFACE {
            let messages = Messages::new(language);
            let hint = messages.hint(problem).unwrap_or_default();
            for sentence in [messages.problem(problem), hint] {
                assert!(sentence.contains(' '), "{problem:?} in {language}");
                assert!(!sentence.contains("{$"), "{sentence}");
            }
        }
    }

    #[test]
    fn valid_documents_pass() {
        for text in [
            "{}",
            " [1, -2.5e3, true, null] ",
            "\"\"",
            "\u{feff}{\"a\": [{}]}",
            "0",
        ] {
            assert!(scan(text.as_bytes()).is_ok(), "{text}");
        }
        assert_eq!(scan("\u{feff}{}".as_bytes()).unwrap().text(), "{}");
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_offset() {
        let problem = scan(b"\xef\xbb\xbf{\n\"a\xc3\xb1\xff\": 1}").unwrap_err();
        assert_eq!(summary(&problem), ("json-not-utf8", 2, 4));
        assert_eq!(problem.arguments, [("offset", "9".to_owned())]);
        assert_eq!(refused(b"\xff\xfe{\0}\0").0, "json-not-utf8");
    }

    #[test]
    fn empty_and_truncated_files_are_told_apart() {
        assert_eq!(refused(""), ("json-empty", 1, 1));
        assert_eq!(refused("\u{feff} \n"), ("json-empty", 1, 1));
        assert_eq!(refused("{\n\"a\": ["), ("json-truncated", 2, 7));
        assert_eq!(refused("{\"a\": \"b"), ("json-truncated", 1, 9));
        assert_eq!(refused("[1,"), ("json-truncated", 1, 4));
    }

    #[test]
    fn limits_are_kept() {
        let size = vec![b' '; Limits::RECEIVED.size + 1];
        assert_eq!(refused(size), ("json-too-large", 0, 0));
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(scan(nested(DEPTH_LIMIT).as_bytes()).is_ok());
        assert_eq!(refused(nested(DEPTH_LIMIT + 1)), ("json-too-deep", 1, 33));
        let long = |length| format!("[\"{}\"]", "ñ".repeat(length));
        assert!(scan(long(Limits::RECEIVED.text).as_bytes()).is_ok());
        assert_eq!(
            refused(long(Limits::RECEIVED.text + 1)),
            ("json-text-too-long", 1, 2)
        );
        let escaped = format!("\"{}\"", "\\u00f1".repeat(Limits::RECEIVED.text));
        assert!(scan(escaped.as_bytes()).is_ok());
    }

    #[test]
    fn a_hostile_depth_answers_at_once() {
        for deep in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
            let start = Instant::now();
            assert_eq!(refused(deep).0, "json-too-deep");
            assert!(start.elapsed() < Duration::from_millis(50));
        }
    }

    #[test]
    fn a_name_used_twice_is_named() {
        let problem =
            scan(b"{\"x\": {\"b\": 1, \"a\": 2,\n \"\\u0062\": 3, \"a\": 4}}").unwrap_err();
        assert_eq!(summary(&problem), ("json-name-twice", 2, 2));
        assert_eq!(problem.arguments, [("name", "\"b\"".to_owned())]);
        assert!(scan(b"[{\"a\": 1}, {\"a\": {\"a\": 1}}]").is_ok());
    }

    #[test]
    fn numbers_must_be_numbers_within_range() {
        assert_eq!(refused("[1, 1e999]"), ("json-number-range", 1, 5));
        assert_eq!(refused("1".repeat(400)).0, "json-number-range");
        for number in ["-", "01", "1.", "1e", "-Infinity", "1-2", "1,5e", "0x10"] {
            assert_eq!(refused(format!("[{number}]")).0, "json-number", "{number}");
        }
        assert_eq!(refused("[NaN]"), ("json-word", 1, 2));
    }

    #[test]
    fn broken_grammar_is_named() {
        for (text, message, column) in [
            ("{} x", "json-word", 4),
            ("{} {}", "json-after-end", 4),
            ("[1 2]", "json-comma-missing", 4),
            ("[1}", "json-comma-missing", 3),
            ("[1,]", "json-value-missing", 4),
            ("]", "json-value-missing", 1),
            ("{\"ñ\" 1}", "json-colon-missing", 6),
            ("{\"a\": 1,}", "json-name-missing", 9),
            ("{1: 2}", "json-name-missing", 2),
            ("{'a': 2}", "json-word", 2),
            ("[\"a\nb\"]", "json-control-character", 4),
            ("[\"\\x\"]", "json-escape", 3),
            ("[\"\\ud800\"]", "json-escape", 3),
        ] {
            assert_eq!(refused(text), (message, 1, column), "{text}");
        }
    }

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = "{\"a\": [10, {\"ñ\\n\": [],\n  \"b\": \"x\"}], \"c\": null}";
        let document = scan(text.as_bytes()).unwrap();
        for (path, place) in [
            (&[][..], Some((1, 1))),
            (&[Key("a")], Some((1, 7))),
            (&[Key("a"), Index(0)], Some((1, 8))),
            (&[Key("a"), Index(1), Key("ñ\n")], Some((1, 20))),
            (&[Key("a"), Index(1), Key("b")], Some((2, 8))),
            (&[Key("c")], Some((2, 20))),
            (&[Key("a"), Index(2)], None),
            (&[Key("d")], None),
            (&[Index(0)], None),
            (&[Key("c"), Key("d")], None),
        ] {
            assert_eq!(document.position(path), place, "{path:?}");
        }
        let each = |path: &[Step<'_>], within: &[Step<'_>]| {
            let all = document.positions(path, within);
            all.map(|(name, place)| (name.into_owned(), place))
                .collect::<Vec<_>>()
        };
        let all = [("a".to_owned(), (1, 7)), ("c".to_owned(), (2, 20))];
        assert_eq!(each(&[], &[]), all);
        assert_eq!(each(&[], &[Index(0)]), [("a".to_owned(), (1, 8))]);
        let inner = [("ñ\n".to_owned(), (1, 20)), ("b".to_owned(), (2, 8))];
        assert_eq!(each(&[Key("a"), Index(1)], &[]), inner);
        assert_eq!(each(&[Key("a")], &[]), []);
        assert_eq!(each(&[Key("d")], &[]), []);
        let empty = scan(b"[{}, []]").unwrap();
        assert_eq!(empty.position(&[Index(0), Key("a")]), None);
        assert_eq!(empty.position(&[Index(1), Index(0)]), None);
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the errors matter")]
    struct Sample {
        id: String,
        kind: Option<Kind>,
        count: Option<u8>,
        levels: Option<[String; 2]>,
        names: Option<BTreeMap<String, String>>,
        either: Option<Either>,
        at: Option<std::net::Ipv4Addr>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        SelectOne,
        Rank,
    }

    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    #[expect(dead_code, reason = "only the errors matter")]
    enum Either {
        Text(String),
        List(Vec<String>),
    }

    #[test]
    fn every_line_but_the_first_is_moved_whatever_its_length() {
        let line = "ñandú ".repeat(20);
        let lengths = (0..=line.len()).filter(|length| line.is_char_boundary(*length));
        let lines: Vec<&str> = lengths.filter_map(|length| line.get(..length)).collect();
        for lines in lines.windows(3) {
            let mut moved = b"{".to_vec();
            add_moved::<3>(lines.join("\n").as_bytes(), &mut moved);
            assert_eq!(moved, format!("{{{}", lines.join("\n   ")).as_bytes());
        }
        let mut moved = Vec::new();
        add_moved::<2>(b"\n\n\n", &mut moved);
        add_moved::<0>(b"a\nb", &mut moved);
        assert_eq!(moved, b"\n  \n  \n  a\nb");
    }

    proptest::proptest! {
        #[test]
        fn line_feeds_are_found(
            piece in proptest::array::uniform32(proptest::sample::select(&b"\n\x09\x0b\0\x80\x8a\xffaaaaaaaa"[..])),
        ) {
            proptest::prop_assert_eq!(feed_in(&piece), piece.iter().position(|byte| *byte == b'\n'));
        }
    }

    #[test]
    fn a_wrong_shape_is_explained() {
        let explain = |text: &str| {
            let problem = parse::<Sample>(text.as_bytes()).unwrap_err();
            let (_, line, column) = summary(&problem);
            (line, column, Messages::new(Language::EN).problem(&problem))
        };
        for (text, line, column, sentence) in [
            ("{\n}", 2, 1, "The field \"id\" is missing."),
            ("{\"idé\": 1}", 1, 6, "The field \"idé\" is not known here."),
            (
                "{\"id\": \"ñ\", \"kind\": \"radio\"}",
                1,
                27,
                "\"radio\" is not one of the possible words.",
            ),
            (
                "{\"id\": 5}",
                1,
                8,
                "Here should be a text, but here is a number.",
            ),
            (
                "{\"id\": \"\", \"names\": []}",
                1,
                20,
                "Here should be an object, but here is a list.",
            ),
            (
                "{\"id\": \"\", \"count\": -1}",
                1,
                22,
                "The value \"-1\" is not possible here.",
            ),
            (
                "{\"id\": \"\", \"levels\": [\"a\"]}",
                1,
                26,
                "The list has one entry instead of 2.",
            ),
            (
                "{\"id\": \"\", \"either\": 1}",
                1,
                23,
                "The value has none of the forms that are possible here.",
            ),
            (
                "{\"id\": \"\", \"at\": \"x\"}",
                1,
                20,
                "The content does not fit here: invalid IPv4 address syntax",
            ),
        ] {
            assert_eq!(explain(text), (line, column, sentence.to_owned()), "{text}");
        }
        let good = "{\"id\": \"a\", \"kind\": \"select_one\", \"either\": [\"b\"]}";
        assert!(parse::<Sample>(good.as_bytes()).is_ok());
    }

    #[test]
    fn the_possible_words_are_listed() {
        let problem = parse::<Kind>(b"\"radio\"").unwrap_err();
        let hint = Messages::new(Language::EN).hint(&problem);
        assert_eq!(hint.as_deref(), Some("Possible are: select_one, rank."));
    }

    /// Any value, with names that need escapes.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<i32>().prop_map(|number| Value::from(f64::from(number) / 8.0)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    /// A valid document with a few bytes replaced, removed or put in.
    fn mutated() -> impl Strategy<Value = Vec<u8>> {
        let byte = prop_oneof![
            prop::sample::select(b"[]{},:\"\\0123456789.eE+-tfnu \n\x00\xff".to_vec()),
            any::<u8>(),
        ];
        let change = (any::<prop::sample::Index>(), 0..3_u8, byte);
        let changes = prop::collection::vec(change, 0..4);
        (value(), any::<bool>(), changes).prop_map(|(value, pretty, changes)| {
            let write = if pretty {
                serde_json::to_vec_pretty
            } else {
                serde_json::to_vec
            };
            let mut bytes = write(&value).unwrap();
            for (place, kind, byte) in changes {
                let at = place.index(bytes.len() + 1);
                match kind {
                    0 => bytes.insert(at, byte),
                    1 if at < bytes.len() => bytes[at] = byte,
                    _ if at < bytes.len() => drop(bytes.remove(at)),
                    _ => {}
                }
            }
            bytes
        })
    }

    proptest! {
        #[test]
        fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Err(problem) = scan(&bytes) {
                prop_assert!(problem.place.line.is_some());
            }
        }

        #[test]
        fn the_scan_and_serde_agree(bytes in mutated()) {
            let expected = serde_json::from_slice::<Value>(&bytes);
            match scan(&bytes) {
                Ok(document) => prop_assert_eq!(document.parse::<Value>().unwrap(), expected.unwrap()),
                Err(problem) if problem.message == "json-name-twice" => {}
                Err(problem) => prop_assert!(expected.is_err(), "{:?}", problem),
            }
        }

        #[test]
        fn every_part_of_a_valid_document_is_found(value in value(), choices in any::<[prop::sample::Index; 6]>()) {
            let text = serde_json::to_string(&value).unwrap();
            let document = scan(text.as_bytes()).unwrap();
            let (mut path, mut part) = (Vec::new(), &value);
            for choice in &choices {
                match part {
                    Value::Array(list) if !list.is_empty() => {
                        let index = choice.index(list.len());
                        path.push(Index(index));
                        part = &list[index];
                    }
                    Value::Object(object) if !object.is_empty() => {
                        let (name, member) = object.iter().nth(choice.index(object.len())).unwrap();
                        path.push(Key(name));
                        part = member;
                    }
                    _ => break,
                }
            }
            let (line, column) = document.position(&path).unwrap();
            prop_assert_eq!(line, 1);
            for end in 0..path.len() {
                let (above, rest) = path.split_at(end);
                if let Some((Key(name), within)) = rest.split_first() {
                    let mut all = document.positions(above, within);
                    let place = all.find_map(|(this, place)| (this == *name).then_some(place));
                    prop_assert_eq!(place, Some((line, column)));
                }
            }
            let rest: String = text.chars().skip(column - 1).collect();
            let found = serde_json::Deserializer::from_str(&rest).into_iter().next();
            let found: Value = found.unwrap().unwrap();
            prop_assert_eq!(&found, part);
        }
    }
}
