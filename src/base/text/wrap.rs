//! Rows of a paragraph in a column (UAX #14).

use std::iter::Peekable;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation as _;

/// Where a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Offset of the first byte after the row; the next row begins here.
    pub end: usize,
    /// Whether the text may be broken here by itself. False inside a word longer than the row.
    pub natural: bool,
}

/// The rows of a text in a column of `width` cells, one by one, where `measure` says how many cells a grapheme takes when the given
/// character follows it.
///
/// Lines break where Unicode allows it (UAX #14), and words longer than a row at graphemes. Blanks
/// at the end of a row hang over its edge, and a line end belongs to the row it ends. There is
/// always a first row, and none after a line end that ends the text. A grapheme wider than the
/// column has a row of its own.
pub fn rows<'a, M>(text: &'a str, width: usize, measure: M) -> impl Iterator<Item = Row>
where
    M: Fn(&str, Option<char>) -> usize + 'a,
{
    Rows {
        text,
        width,
        measure,
        graphemes: Graphemes { text, at: 0 }.peekable(),
        breaks: linebreaks(text).peekable(),
        start: 0,
        used: 0,
        opportunity: None,
        finished: false,
    }
}

/// The graphemes of a text with their offsets. A printable character of ASCII with another character of ASCII after it is one:
/// nothing can join it, and most texts are made of such.
struct Graphemes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let rest = self.text.get(at..)?;
        let grapheme = match rest.as_bytes() {
            [] => return None,
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] => rest.get(..1)?,
            _ => rest.graphemes(true).next()?,
        };
        self.at += grapheme.len();
        Some((at, grapheme))
    }
}

struct Rows<'a, B: Iterator, M> {
    text: &'a str,
    width: usize,
    measure: M,
    graphemes: Peekable<Graphemes<'a>>,
    breaks: Peekable<B>,
    /// Where the row begins.
    start: usize,
    /// Cells from there to the next grapheme.
    used: usize,
    /// The last place in the row where it may break, and the cells before it.
    opportunity: Option<(usize, usize)>,
    finished: bool,
}

impl<B, M> Rows<'_, B, M>
where
    B: Iterator<Item = (usize, BreakOpportunity)>,
    M: Fn(&str, Option<char>) -> usize,
{
    /// Takes note of a break before the grapheme at `at`. True when the row must end there.
    ///
    /// Opportunities inside a grapheme are passed over.
    fn must_break(&mut self, at: usize) -> bool {
        let mut must = false;
        while let Some((place, kind)) = self.breaks.next_if(|(place, _)| *place <= at) {
            if place == at && at > self.start {
                self.opportunity = Some((at, self.used));
                must = kind == BreakOpportunity::Mandatory;
            }
        }
        must
    }

    fn cells(&self, at: usize, grapheme: &str) -> usize {
        let after = self.text.get(at + grapheme.len()..).unwrap_or_default();
        (self.measure)(grapheme, after.chars().next())
    }

    /// Ends the row at its last opportunity, or else by force before the grapheme at `at`.
    fn end_row(&mut self, at: usize) -> Row {
        let natural = self.opportunity.is_some();
        let (end, before) = self.opportunity.take().unwrap_or((at, self.used));
        self.start = end;
        self.used -= before;
        Row { end, natural }
    }
}

impl<B, M> Iterator for Rows<'_, B, M>
where
    B: Iterator<Item = (usize, BreakOpportunity)>,
    M: Fn(&str, Option<char>) -> usize,
{
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while let Some(&(at, grapheme)) = self.graphemes.peek() {
            if self.must_break(at) {
                return Some(self.end_row(at));
            }
            let cells = self.cells(at, grapheme);
            let overflows = self.used + cells > self.width && !grapheme.chars().all(is_blank);
            if overflows && at > self.start {
                return Some(self.end_row(at));
            }
            self.used += cells;
            self.graphemes.next();
        }
        if self.finished {
            return None;
        }
        self.finished = true;
        let end = self.text.len();
        Some(Row { end, natural: true })
    }
}

/// Whether a character is a blank at which a row may break, and which then hangs over its edge;
/// no-break blanks are none.
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}')
        || matches!(c, '\u{205f}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::{HOSTILE, hostile_text};
    use super::super::width;
    use super::super::width::measure;
    use super::*;

    fn texts(text: &str, width: usize) -> Vec<&str> {
        let mut start = 0;
        let rows = rows(text, width, measure);
        let rows = rows.map(|row| std::mem::replace(&mut start, row.end)..row.end);
        rows.map(|row| text.get(row).unwrap()).collect()
    }

    #[test]
    fn rows_break_between_words() {
        assert_eq!(texts("", 5), [""]);
        assert_eq!(
            texts("el presupuesto nacional", 15),
            ["el presupuesto ", "nacional"]
        );
        assert_eq!(texts("a-b/c d", 4), ["a-b/", "c d"]);
        assert_eq!(
            texts("¿Qué órgano tiene? ¡Ése!", 12),
            ["¿Qué órgano ", "tiene? ¡Ése!"]
        );
    }

    #[test]
    fn blanks_hang_over_the_edge() {
        assert_eq!(texts("uno     dos", 3), ["uno     ", "dos"]);
        assert_eq!(texts("uno dos ", 7), ["uno dos "]);
        assert_eq!(texts("20\u{a0}% de", 3), ["20\u{a0}", "% ", "de"]);
    }

    #[test]
    fn long_words_break_at_graphemes() {
        assert_eq!(
            texts("si interministeriel", 7),
            ["si ", "intermi", "nisteri", "el"]
        );
        assert_eq!(
            texts("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!(texts(&format!("{family}{family}"), 3), [family, family]);
    }

    #[test]
    fn punctuation_stays_with_its_word_in_japanese() {
        assert_eq!(texts("財務省です。", 10), ["財務省で", "す。"]);
    }

    #[test]
    fn a_line_end_ends_its_row() {
        assert_eq!(texts("a\nb\n", 9), ["a\n", "b\n"]);
        assert_eq!(texts("\n\na", 9), ["\n", "\n", "a"]);
    }

    #[test]
    fn a_column_too_narrow_still_holds_everything() {
        assert_eq!(texts("ab", 0), ["a", "b"]);
        assert_eq!(texts("財務", 1), ["財", "務"]);
    }

    /// The laws of a wrapped text.
    fn assert_is_wrapped(text: &str, column: usize) {
        let rows = texts(text, column);
        assert_eq!(rows.concat(), text);
        for row in &rows {
            assert!(!row.is_empty() || text.is_empty(), "no empty row");
            let shown = row.trim_end_matches(is_blank);
            let seen = shown.graphemes(true).filter(|g| width(g) > 0).count();
            assert!(width(shown) <= column || seen == 1, "{shown:?} fits");
        }
        let graphemes = rows.iter().flat_map(|row| row.graphemes(true));
        assert!(graphemes.eq(text.graphemes(true)), "no grapheme is split");
    }

    #[test]
    fn the_corpus_wraps_at_every_width() {
        for text in HOSTILE {
            for column in 0..60 {
                assert_is_wrapped(text, column);
            }
        }
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_the_standard(text in hostile_text()) {
            let ours: Vec<_> = Graphemes { text: &text, at: 0 }.collect();
            let standard: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(ours, standard);
        }

        #[test]
        fn no_grapheme_is_lost_or_split(text in hostile_text(), column in 0_usize..30) {
            assert_is_wrapped(&text, column);
        }

        /// A row that begins naturally is wrapped as if it began the text.
        #[test]
        fn wrapping_can_start_at_a_natural_row(text in hostile_text(), column in 0_usize..12) {
            let all: Vec<_> = rows(&text, column, measure).collect();
            for (index, row) in all.iter().enumerate().filter(|(_, row)| row.natural) {
                let rest: Vec<_> = rows(text.get(row.end..).unwrap(), column, measure)
                    .map(|later| Row { end: later.end + row.end, ..later })
                    .collect();
                if row.end < text.len() {
                    prop_assert_eq!(&all[index + 1..], &rest[..]);
                }
            }
        }

        /// What is put on a new row had no room on the row before.
        #[test]
        fn rows_are_filled(words in prop::collection::vec("[a-zé]{1,9}", 1..20), column in 1_usize..12) {
            let text = words.join(" ");
            for pair in texts(&text, column).windows(2) {
                let word = pair[1].split(' ').next().unwrap_or_default();
                prop_assert!(width(pair[0]) + width(word) > column);
            }
        }
    }
}
