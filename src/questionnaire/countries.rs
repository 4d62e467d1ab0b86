//! Countries by the codes of ISO 3166-1, with their names in three languages (`common.json`, list
//! `countries`). A country that is not in the list is free text.

use super::{Choice, builtin};
use crate::base::text::fold;

/// Every country of the list, by code; the name of a choice is the code in lower case.
pub fn countries() -> Vec<Choice> {
    builtin::library("common").map_or_else(Vec::new, |library| library.list("countries").to_vec())
}

/// The country with a code, or with a name in any of the languages; case and accents are ignored.
pub fn country(text: &str) -> Option<Choice> {
    let wanted = fold(text.trim());
    let named = |choice: &Choice| {
        let label = &choice.label;
        let mut names = label.languages().map(|language| fold(label.get(language)));
        choice.name == wanted.as_str() || names.any(|name| name == wanted)
    };
    countries().into_iter().find(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Language;

    #[test]
    fn a_country_is_found_by_code_and_by_name_in_any_language() {
        for text in ["pe", "PE", "Peru", "PERÚ", " pérou "] {
            let found = country(text).unwrap();
            assert_eq!(found.name.as_str(), "pe", "{text}");
        }
        assert_eq!(country("cote d'ivoire").unwrap().name.as_str(), "ci");
        assert_eq!(country("Avaland").map(|found| found.name), None);
        assert_eq!(country("").map(|found| found.name), None);
    }

    #[test]
    fn codes_are_two_letters_and_none_is_of_the_block_for_users() {
        let all = countries();
        assert_eq!(all.len(), 249);
        for choice in &all {
            let code = choice.name.as_str();
            assert!(
                code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase()),
                "{code}"
            );
            assert!(
                !code.starts_with('x') && code != "zz" && code != "aa",
                "{code}"
            );
            for language in Language::INTERFACE {
                assert_eq!(choice.label.fallback(language), None, "{code}");
            }
        }
    }
}
