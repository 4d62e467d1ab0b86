//! Characters that work without being seen, and the marks that make them visible.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use super::TAB;
use super::width::grapheme_width;

/// What becomes of a character on its way to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// Shown as it is.
    Plain,
    /// Left out, because terminals disagree about its effect on the width.
    Dropped,
    /// Replaced by a visible mark.
    Marked,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ordinary,
    /// Controls, bidi overrides, invisible blanks and separators: never shown as they are.
    Hidden,
    /// ZWJ and ZWNJ: right between letters and emoji, a disguise elsewhere.
    Joiner,
    /// Asks for a variant of the character before it.
    Selector,
    /// Spells the name of a flag; anywhere else it smuggles text.
    Tag,
}

fn kind(c: char) -> Kind {
    match c {
        ' '..='~' => Kind::Ordinary,
        '\0'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => Kind::Hidden,
        '\u{200c}' | '\u{200d}' => Kind::Joiner,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Kind::Selector,
        '\u{e0000}'..='\u{e007f}' => Kind::Tag,
        _ => Kind::Ordinary,
    }
}

/// Each character of a grapheme and what becomes of it. `next` is the character after the grapheme.
pub(super) fn sights(
    grapheme: &str,
    next: Option<char>,
) -> impl Iterator<Item = (char, Sight)> + '_ {
    let flag = is_flag_of_a_region(grapheme);
    let mut before = None;
    let mut rest = grapheme.chars().peekable();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let sight = match kind(c) {
            Kind::Joiner if joins(before, rest.peek().copied(), next) => Sight::Plain,
            Kind::Tag if flag => Sight::Plain,
            Kind::Hidden | Kind::Joiner | Kind::Tag => Sight::Marked,
            Kind::Selector if before.is_some_and(|b| kind(b) == Kind::Selector) => Sight::Marked,
            Kind::Selector if c == '\u{fe0f}' => Sight::Dropped,
            Kind::Ordinary | Kind::Selector => Sight::Plain,
        };
        before = Some(c);
        Some((c, sight))
    })
}

/// Whether a joiner after `before` does what it is for.
///
/// `inside` is the character after it in the same grapheme: Unicode keeps the two together for
/// emoji and for consonants of Indic scripts, which are both right. `next` begins the next grapheme.
fn joins(before: Option<char>, inside: Option<char>, next: Option<char>) -> bool {
    match inside {
        Some(c) => kind(c) == Kind::Ordinary && !is_combining_mark(c) && !is_skin_tone(c),
        None => {
            before.is_some_and(|b| b.is_alphabetic() || is_combining_mark(b))
                && next.is_some_and(char::is_alphabetic)
        }
    }
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether this is a black flag followed by the tags of a region, as for Scotland or Wales.
fn is_flag_of_a_region(grapheme: &str) -> bool {
    grapheme.starts_with('\u{1f3f4}') && grapheme.ends_with('\u{e007f}')
}

/// How a grapheme looks on the screen: itself, or with marks for what cannot be seen.
///
/// Controls become `^[`, other hidden characters `<U+202E>`, a tab becomes blanks, and the emoji
/// selector VS16 is left out. What would take no cell at all is marked whole, so that every grapheme
/// has a place on the screen and a cursor can stand on it; so is a part between marks that takes none
/// by itself. `next` is the character after the grapheme, which decides about a joiner at its end.
pub fn shown(grapheme: &str, next: Option<char>) -> Cow<'_, str> {
    if grapheme == "\t" {
        return Cow::Borrowed(TAB);
    }
    let ordinary = |text: &str| text.chars().all(|c| kind(c) == Kind::Ordinary);
    if ordinary(grapheme) && grapheme_width(grapheme) > 0 {
        return Cow::Borrowed(grapheme);
    }
    let sights: Vec<_> = sights(grapheme, next).collect();
    let mut out = String::new();
    for run in sights.chunk_by(|(_, a), (_, b)| is_marked(*a) == is_marked(*b)) {
        let plain = plain(run);
        if grapheme_width(&plain) > 0 {
            out.push_str(&plain);
        } else {
            for (c, _) in run {
                push_mark(&mut out, *c);
            }
        }
    }
    Cow::Owned(out)
}

fn is_marked(sight: Sight) -> bool {
    sight == Sight::Marked
}

/// What of a part of a grapheme is shown as it is.
fn plain(run: &[(char, Sight)]) -> String {
    let plain = run.iter().filter(|(_, sight)| *sight == Sight::Plain);
    plain.map(|(c, _)| c).collect()
}

/// Whether a text holds characters that are shown as marks; tabs and line ends are none.
pub fn has_hidden(text: &str) -> bool {
    graphemes(text).any(|(_, grapheme, next)| {
        !matches!(grapheme, "\t" | "\n" | "\r\n")
            && sights(grapheme, next).any(|(_, sight)| sight == Sight::Marked)
    })
}

/// The graphemes of a text with the offset of each and the character after it.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str, Option<char>)> {
    text.grapheme_indices(true).map(|(at, grapheme)| {
        let after = text.get(at + grapheme.len()..).unwrap_or_default();
        (at, grapheme, after.chars().next())
    })
}

fn push_mark(out: &mut String, c: char) {
    match c {
        '\0'..='\x1f' | '\x7f' => {
            out.push('^');
            out.push(char::from(c as u8 ^ 0x40));
        }
        // Writing to a string cannot fail.
        _ => drop(write!(out, "<U+{:04X}>", u32::from(c))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_readable() {
        assert_eq!(shown("\x1b", None), "^[");
        assert_eq!(shown("\0", None), "^@");
        assert_eq!(shown("\x7f", None), "^?");
        assert_eq!(shown("\u{9b}", None), "<U+009B>");
        assert_eq!(shown("\u{202e}", None), "<U+202E>");
        assert_eq!(shown("\u{e0041}", None), "<U+E0041>");
    }

    #[test]
    fn what_takes_no_cell_is_marked() {
        assert_eq!(shown("\u{301}", None), "<U+0301>");
        assert_eq!(shown("\u{fe0f}", None), "<U+FE0F>");
        assert_eq!(shown("\u{1161}", None), "<U+1161>");
        assert_eq!(shown("\u{301}\u{200d}", None), "<U+0301><U+200D>");
    }

    #[test]
    fn what_takes_no_cell_between_marks_is_marked() {
        assert_eq!(
            shown("\u{301}\u{200d}\u{93f}", None),
            "<U+0301><U+200D>\u{93f}"
        );
        assert_eq!(
            shown("e\u{301}\u{200d}\u{302}", None),
            "e\u{301}<U+200D><U+0302>"
        );
        assert_eq!(shown("a\u{200d}\u{fe0f}", None), "a<U+200D><U+FE0F>");
    }

    #[test]
    fn only_hidden_characters_count_as_hidden() {
        for open in ["", "año\t2\r\n", "👨\u{200d}👩", "❤\u{fe0f}", "e\u{301}"] {
            assert!(!has_hidden(open), "{open:?}");
        }
        for hidden in ["a\u{200b}", "\u{feff}a", "a\x08", "a\u{e0041}", "\r"] {
            assert!(has_hidden(hidden), "{hidden:?}");
        }
    }
}
