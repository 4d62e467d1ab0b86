//! What a search ignores.

use unicode_normalization::UnicodeNormalization as _;

/// A text as a search compares it: lower case, without accents, `œ` as `oe`, one kind of blank and
/// of apostrophe. `ñ` becomes `n`, so that a word is found from any keyboard.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd() {
        match c {
            '\u{300}'..='\u{36f}' => {}
            '\u{2018}' | '\u{2019}' => out.push('\''),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::hostile_text;
    use super::*;

    #[test]
    fn accents_and_case_are_ignored() {
        assert_eq!(fold("España"), "espana");
        assert_eq!(fold("ESPAN\u{303}A"), "espana");
        assert_eq!(fold("L’Œuvre\u{a0}: École"), "l'oeuvre : ecole");
        assert_eq!(fold("Straße ﬁn"), "strasse fin");
        assert_eq!(fold("財務省 Ελλάδα"), "財務省 ελλαδα");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in hostile_text()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
