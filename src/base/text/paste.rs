//! What a clipboard brings.

use super::TAB;
use super::mark::{Sight, graphemes, sights};

/// A pasted text made fit for an answer, and whether anything was removed.
///
/// Line ends of every kind become `\n`, or a blank where the answer is one line; a tab becomes
/// blanks. Control characters, bidi controls and invisible characters are removed.
pub fn clean_paste(text: &str, multiline: bool) -> (String, bool) {
    let (newline, tab) = if multiline { ("\n", TAB) } else { (" ", " ") };
    let mut out = String::with_capacity(text.len());
    let mut removed = false;
    for (_, grapheme, next) in graphemes(text) {
        match grapheme {
            "\t" => out.push_str(tab),
            _ if is_line_end(grapheme) => out.push_str(newline),
            _ => {
                for (c, sight) in sights(grapheme, next) {
                    if sight == Sight::Marked {
                        removed = true;
                    } else {
                        out.push(c);
                    }
                }
            }
        }
    }
    (out, removed)
}

/// The line ends of UAX #14. Word processors paste U+000B and U+2028 for a line within a paragraph.
fn is_line_end(grapheme: &str) -> bool {
    let ends = [
        "\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}",
    ];
    ends.contains(&grapheme)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::has_hidden;
    use super::super::sample::hostile_text;
    use super::*;

    #[test]
    fn line_ends_become_one_kind() {
        let paste = "a\r\nb\rc\n\u{2028}d";
        assert_eq!(clean_paste(paste, true), ("a\nb\nc\n\nd".into(), false));
        assert_eq!(clean_paste(paste, false), ("a b c  d".into(), false));
        assert_eq!(clean_paste("\r\r\n\n", true).0, "\n\n\n");
    }

    #[test]
    fn tabs_become_blanks() {
        assert_eq!(clean_paste("a\tb", true), ("a    b".into(), false));
        assert_eq!(clean_paste("a\tb", false), ("a b".into(), false));
    }

    #[test]
    fn what_is_removed_is_told() {
        for (paste, clean) in [
            ("\x1b[201~rm", "[201~rm"),
            ("a\x07\x7f\u{9b}b", "ab"),
            ("\u{202e}fdp\u{202c}.exe", "fdp.exe"),
            ("\u{feff}año", "año"),
            ("a\u{200d} b", "a b"),
        ] {
            assert_eq!(clean_paste(paste, true), (clean.to_owned(), true));
        }
    }

    #[test]
    fn letters_accents_and_emoji_stay_as_typed() {
        for paste in [
            "e\u{301} ñ",
            "می\u{200c}خواهم",
            "👨\u{200d}👩",
            "❤\u{fe0f}",
            "\u{301}",
        ] {
            assert_eq!(clean_paste(paste, true), (paste.to_owned(), false));
        }
    }

    proptest! {
        #[test]
        fn a_clean_text_has_one_kind_of_line_end_and_no_controls(text in hostile_text()) {
            let (clean, _) = clean_paste(&text, true);
            prop_assert!(!clean.contains(|c: char| c.is_control() && c != '\n'));
            let (line, _) = clean_paste(&text, false);
            prop_assert!(!line.contains(char::is_control));
        }

        #[test]
        fn nothing_is_removed_from_a_text_without_hidden_characters(text in hostile_text()) {
            let (_, removed) = clean_paste(&text, true);
            prop_assert!(!removed || has_hidden(&text));
        }
    }
}
