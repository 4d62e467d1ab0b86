//! Widths in cells of a terminal, and cutting to a width.

use std::borrow::Cow;

use ratatui::buffer::CellWidth as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The width of a text in one line, in cells of a terminal: what ratatui draws it with.
///
/// Control characters are not drawn and count nothing.
pub fn width(text: &str) -> usize {
    let (plain, rest) = plain(text);
    let rest = rest.graphemes(true).map(grapheme_width);
    plain.chars().count() + rest.sum::<usize>()
}

/// A text in two: what begins it and is made of characters that take a cell each and join with none before them, and the
/// rest, where graphemes have to be looked for. The last character before the rest may begin one, as `e` with an accent of its
/// own.
pub fn plain(text: &str) -> (&str, &str) {
    let letters = text.bytes().take_while(|byte| matches!(byte, b' '..=b'~'));
    let letters = letters.count();
    let mut last = letters.saturating_sub(1);
    for (at, character) in text.get(letters..).unwrap_or_default().char_indices() {
        if !is_plain(character) {
            return text.split_at_checked(last).unwrap_or(("", text));
        }
        last = letters + at;
    }
    (text, "")
}

/// Whether a character is one of those that texts, tables and frames in our languages are made of: letters of Latin, dashes and
/// quotation marks, rules, and signs of a shape. Each is shown as it is.
pub(super) fn is_plain(character: char) -> bool {
    // Between the letters there is a hyphen that is not seen; the two shapes behind these take two cells.
    matches!(character, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25fc}')
}

/// The width of one grapheme, by the very function with which ratatui draws: a second table could
/// differ from it.
pub(super) fn grapheme_width(grapheme: &str) -> usize {
    // Most are: one letter in one cell.
    if let [b' '..=b'~'] = grapheme.as_bytes() {
        1
    } else if grapheme.contains(char::is_control) {
        0
    } else {
        usize::from(grapheme.cell_width())
    }
}

/// [`grapheme_width`] in the form that [`rows`](super::rows) asks for.
pub(super) fn measure(grapheme: &str, _next: Option<char>) -> usize {
    grapheme_width(grapheme)
}

/// A text cut to `width` cells, with `…` in the last cell where something is left out.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    if self::width(text) <= width {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(elided(text, width))
    }
}

/// The beginning of a text that goes on, in at most `width` cells with the `…` at its end.
pub fn elided(text: &str, width: usize) -> String {
    width
        .checked_sub(1)
        .map_or_else(String::new, |room| [beginning(text, room), "…"].concat())
}

/// The whole graphemes at the beginning of a text that take at most `width` cells together.
fn beginning(text: &str, width: usize) -> &str {
    // Plain characters need no look.
    let mut begun = plain(text).0.char_indices();
    let mut used = begun.by_ref().take(width).count();
    let begun = begun.offset();
    let rest = text.get(begun..).unwrap_or_default();
    let fits = |(_, grapheme): &(usize, &str)| {
        used += grapheme_width(grapheme);
        used <= width
    };
    let fitting = rest.grapheme_indices(true).take_while(fits).last();
    let end = fitting.map_or(begun, |(at, grapheme)| begun + at + grapheme.len());
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::super::sample::{HOSTILE, hostile_text};
    use super::*;

    /// How many cells ratatui takes for a text.
    fn cells(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
        let (end, _) = buffer.set_stringn(0, 0, text, usize::MAX, Style::new());
        usize::from(end)
    }

    #[test]
    fn widths_are_those_of_the_screen() {
        for (text, expected) in [
            ("", 0),
            ("año", 3),
            ("e\u{301}", 1),
            ("財務省", 6),
            ("👨\u{200d}👩\u{200d}👧\u{200d}👦", 2),
            ("🇵🇪", 2),
            ("\x1b", 0),
        ] {
            assert_eq!(width(text), expected, "{text:?}");
        }
        for text in HOSTILE {
            assert_eq!(width(text), cells(text), "{text:?}");
        }
    }

    #[test]
    fn a_cut_is_marked_and_never_splits_a_grapheme() {
        assert_eq!(truncate("Ministerio", 10), "Ministerio");
        assert_eq!(truncate("Ministerio", 9), "Minister…");
        assert_eq!(truncate("財務省", 4), "財…");
        assert_eq!(truncate("財務省", 5), "財務…");
        assert_eq!(truncate("ee\u{301}e", 2), "e…");
        assert_eq!(truncate("ab", 1), "…");
        assert_eq!(truncate("ab", 0), "");
        assert_eq!(truncate("", 0), "");
        assert_eq!(elided("ab", 3), "ab…");
        assert_eq!(elided("ab", 2), "a…");
        assert_eq!(elided("財務", 4), "財…");
    }

    #[test]
    fn plain_characters_take_a_cell_each_and_join_with_no_letter() {
        for character in ('\0'..=char::MAX).filter(|character| is_plain(*character)) {
            for pair in [format!("a{character}"), format!("{character}a")] {
                assert_eq!(pair.graphemes(true).count(), 2, "{character:?}");
                assert_eq!(cells(&pair), 2, "{character:?}");
            }
        }
        assert_eq!(plain("año…"), ("año…", ""));
        assert_eq!(plain("añe\u{301}o"), ("añ", "e\u{301}o"));
        assert_eq!(plain("a\u{ad}"), ("", "a\u{ad}"));
    }

    proptest! {
        #[test]
        fn the_width_is_what_ratatui_draws(text in hostile_text()) {
            prop_assert_eq!(width(&text), cells(&text));
        }

        #[test]
        fn a_cut_text_fits(text in hostile_text(), limit in 0_usize..20) {
            let cut = truncate(&text, limit);
            prop_assert!(width(&cut) <= limit);
            if width(&text) <= limit {
                prop_assert_eq!(&cut, &text);
            }
        }
    }
}
