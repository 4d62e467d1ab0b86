//! The only text that widgets and messages show.

use std::borrow::Cow;
use std::fmt;

use super::mark::graphemes;
use super::width::measure;
use super::{TAB, is_blank, plain, rows, shown, truncate, width};
use crate::base::Id;

/// A text without anything that steers a terminal or deceives a reader.
///
/// Borrows where nothing had to be marked. The text it was made from stays as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeText<'a>(Cow<'a, str>);

impl<'a> SafeText<'a> {
    /// A text in one line: line ends and tabs become blanks.
    pub fn line(text: &'a str) -> Self {
        Self(display(text, " ", " "))
    }

    /// A text of one or several lines, which `\n` ends: tabs become blanks.
    pub fn lines(text: &'a str) -> Self {
        Self(display(text, "\n", TAB))
    }

    /// The text as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The width of a text in one line, in cells of a terminal.
    pub fn width(&self) -> usize {
        width(&self.0)
    }

    /// The text cut to `width` cells, with `…` where something is left out.
    pub fn truncate(&self, width: usize) -> SafeText<'_> {
        SafeText(truncate(&self.0, width))
    }

    /// The rows of the text in a column of `width` cells, without the blanks and line ends that
    /// hang over.
    pub fn rows(&self, width: usize) -> impl Iterator<Item = SafeText<'_>> {
        let mut start = 0;
        rows(&self.0, width, measure).map(move |row| {
            let text = self.0.get(start..row.end).unwrap_or_default();
            start = row.end;
            SafeText(Cow::Borrowed(
                text.trim_end_matches(|c| c == '\n' || is_blank(c)),
            ))
        })
    }

    /// The same text, independent of what it was made from.
    pub fn into_owned(self) -> SafeText<'static> {
        SafeText(Cow::Owned(self.0.into_owned()))
    }
}

/// Marks what is hidden, and puts `newline` and `tab` for line ends and tabs.
fn display<'a>(text: &'a str, newline: &'static str, tab: &'static str) -> Cow<'a, str> {
    if plain(text).1.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut done = 0;
    for (at, grapheme, next) in graphemes(text) {
        let shown = match grapheme {
            "\n" | "\r\n" => Cow::Borrowed(newline),
            "\t" => Cow::Borrowed(tab),
            _ => shown(grapheme, next),
        };
        if shown != grapheme {
            out.push_str(text.get(done..at).unwrap_or_default());
            out.push_str(&shown);
            done = at + grapheme.len();
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

impl AsRef<str> for SafeText<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq<str> for SafeText<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for SafeText<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// What the spans of ratatui are made from.
impl<'a> From<SafeText<'a>> for Cow<'a, str> {
    fn from(text: SafeText<'a>) -> Self {
        text.0
    }
}

impl From<SafeText<'_>> for String {
    fn from(text: SafeText<'_>) -> Self {
        text.0.into_owned()
    }
}

/// An id is a safe text by its pattern.
impl<'a> From<&'a Id> for SafeText<'a> {
    fn from(id: &'a Id) -> Self {
        Self(Cow::Borrowed(id.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::super::sample::{HOSTILE, hostile_text};
    use super::super::width::is_plain;
    use super::*;

    const HIDDEN: [char; 17] = [
        '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}',
        '\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}', '\u{61c}', '\u{200b}', '\u{2060}',
        '\u{feff}', '\u{2028}', '\u{2029}',
    ];

    fn line(text: &str) -> String {
        SafeText::line(text).into()
    }

    #[test]
    fn line_ends_and_tabs_become_blanks() {
        assert_eq!(line("a\nb\r\nc\td"), "a b c d");
        assert_eq!(SafeText::lines("a\nb\r\nc\td"), "a\nb\nc    d");
        assert_eq!(line("a\rb"), "a^Mb");
    }

    #[test]
    fn escape_sequences_become_inert() {
        assert_eq!(line("\x1b]0;PWN\x07"), "^[]0;PWN^G");
        assert_eq!(line("\u{9b}31m"), "<U+009B>31m");
    }

    #[test]
    fn every_hidden_character_of_the_list_is_marked() {
        for c in HIDDEN {
            let mark = format!("a<U+{:04X}>b", u32::from(c));
            assert_eq!(line(&format!("a{c}b")), mark);
        }
    }

    #[test]
    fn plain_characters_stay_where_each_is_looked_at() {
        for character in ('\0'..=char::MAX).filter(|character| is_plain(*character)) {
            // The last one is not plain.
            let text = format!("{character}財");
            assert_eq!(line(&text), text);
        }
    }

    #[test]
    fn right_to_left_letters_stay() {
        for text in ["مرحبا بالعالم", "שלום", "می\u{200c}خواهم", "क्\u{200d}ष"]
        {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn joiners_stay_where_they_join() {
        for text in [
            "👨\u{200d}👩\u{200d}👧\u{200d}👦",
            "👩🏽\u{200d}🌾",
            "א\u{200d}ל",
        ] {
            assert_eq!(line(text), text);
        }
        assert_eq!(line("a\u{200d} b"), "a<U+200D> b");
        assert_eq!(line("1\u{200c}2"), "1<U+200C>2");
        assert_eq!(line("👨\u{200d}a"), "👨<U+200D>a");
        assert_eq!(line("a\u{200d}\u{200d}b"), "a<U+200D><U+200D>b");
    }

    #[test]
    fn selectors_and_tags_carry_no_secrets() {
        assert_eq!(line("❤\u{fe0f} 1\u{fe0f}\u{20e3}"), "❤ 1\u{20e3}");
        assert_eq!(line("x\u{fe01}\u{fe02}"), "x\u{fe01}<U+FE02>");
        assert_eq!(line("x\u{e0041}"), "x<U+E0041>");
        let wales = "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}";
        assert_eq!(line(wales), wales);
    }

    #[test]
    fn nothing_is_copied_where_nothing_is_hidden() {
        for text in ["plain", "Año — «sí»", "財務省", "e\u{301}"] {
            assert!(matches!(SafeText::line(text).0, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn rows_leave_out_what_hangs_over() {
        let text = SafeText::lines("uno dos tres\ncuatro");
        let rows: Vec<_> = text.rows(8).map(String::from).collect();
        assert_eq!(rows, ["uno dos", "tres", "cuatro"]);
    }

    #[test]
    fn the_corpus_is_shown_without_secrets() {
        for text in HOSTILE {
            assert_is_safe(&line(text));
        }
    }

    fn assert_is_safe(text: &str) {
        for grapheme in text.graphemes(true) {
            assert!(width(grapheme) > 0, "{grapheme:?} in {text:?}");
            assert!(!grapheme.contains(char::is_control), "{text:?}");
            assert!(!grapheme.contains(HIDDEN), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_ever_shown(text in hostile_text()) {
            assert_is_safe(&line(&text));
            for row in SafeText::lines(&text).as_str().split('\n') {
                assert_is_safe(row);
            }
        }
    }
}
