//! Languages, and texts that exist in several.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A language by its two-letter ISO 639-1 code.
///
/// The interface speaks [`Language::INTERFACE`]; a questionnaire may carry any other as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Language([u8; 2]);

/// By hand, since a questionnaire names some thousand: no text is made of each.
impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Code;
        impl Visitor<'_> for Code {
            type Value = Language;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E: Error>(self, code: &str) -> Result<Language, E> {
                code.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Code)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Language {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A language by its two-letter ISO 639-1 code.",
            "type": "string",
            "pattern": "^[a-z]{2}$"
        })
    }
}

impl Default for Language {
    /// English, the language in which the interface was first written.
    fn default() -> Self {
        Self::EN
    }
}

impl Language {
    /// English.
    pub const EN: Self = Self(*b"en");
    /// Spanish.
    pub const ES: Self = Self(*b"es");
    /// French.
    pub const FR: Self = Self(*b"fr");
    /// The languages of the interface, in the order in which they are offered.
    pub const INTERFACE: [Self; 3] = [Self::EN, Self::ES, Self::FR];

    /// The code, for example `es`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("en")
    }

    /// The language of a locale such as `es_PE.UTF-8` or `fr-CA`, where the interface speaks it.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let code: String = locale
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        code.to_ascii_lowercase()
            .parse()
            .ok()
            .filter(|l| Self::INTERFACE.contains(l))
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self.code() {
            "es" => "Español",
            "fr" => "Français",
            _ => "English",
        }
    }
}

impl FromStr for Language {
    type Err = String;
    fn from_str(code: &str) -> Result<Self, String> {
        match code.as_bytes() {
            &[a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Ok(Self([a, b])),
            _ => Err(format!(
                "`{code}` is not a language code such as en, es or fr"
            )),
        }
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// What is written in each of some languages, in their order: one block of memory for each text, since a questionnaire has some
/// hundred of them. What the program itself holds is borrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByLanguage(Arc<[(Language, Cow<'static, str>)]>);

impl ByLanguage {
    /// What is written in a language.
    pub fn get(&self, language: Language) -> Option<&str> {
        self.iter()
            .find(|(known, _)| *known == language)
            .map(|(_, text)| text)
    }

    /// Every language with what is written in it.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(language, text)| (*language, &**text))
    }
}

impl FromIterator<(Language, Cow<'static, str>)> for ByLanguage {
    /// Of a language that is named twice, the last text stands.
    fn from_iter<I: IntoIterator<Item = (Language, Cow<'static, str>)>>(texts: I) -> Self {
        let mut all: Vec<(Language, Cow<'static, str>)> = texts.into_iter().collect();
        if !all.is_sorted_by(|(a, _), (b, _)| a < b) {
            all.reverse();
            all.sort_by_key(|(language, _)| *language);
            all.dedup_by_key(|(language, _)| *language);
        }
        Self(all.into())
    }
}

/// A text in one or several languages. The source language is always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    source: Language,
    by_language: ByLanguage,
}

impl Text {
    /// A text in one language.
    pub fn new(language: Language, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            source: language,
            by_language: [(language, text.into())].into_iter().collect(),
        }
    }

    /// A text from its languages. `"="` stands for "the same as the source, on purpose".
    ///
    /// Returns `None` when the source language is missing.
    pub fn of(source: Language, mut by_language: ByLanguage) -> Option<Self> {
        by_language.get(source)?;
        if by_language.iter().any(|(_, text)| text == "=") {
            let mut all = by_language.0.iter();
            let original = all.find(|(language, _)| *language == source);
            let texts = by_language.0.iter().map(|(language, text)| {
                let meant = original
                    .filter(|_| text == "=")
                    .map_or(text, |(_, text)| text);
                (*language, meant.clone())
            });
            by_language = texts.collect();
        }
        Some(Self {
            source,
            by_language,
        })
    }

    /// The text in `language`, or else in the source language.
    pub fn get(&self, language: Language) -> &str {
        let source = || self.by_language.get(self.source);
        self.by_language
            .get(language)
            .or_else(source)
            .unwrap_or_default()
    }

    /// The text in its source language.
    pub fn original(&self) -> &str {
        self.get(self.source)
    }

    /// The language that [`Text::get`] falls back to, or `None` when `language` is there.
    pub fn fallback(&self, language: Language) -> Option<Language> {
        let known = self.by_language.get(language).is_some();
        (!known).then_some(self.source)
    }

    /// The languages this text exists in.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        self.by_language.iter().map(|(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language() {
        assert_eq!(Language::of_locale("es_PE.UTF-8"), Some(Language::ES));
        assert_eq!(Language::of_locale("C"), None);
        assert_eq!(Language::of_locale("de_DE"), None);
    }

    #[test]
    fn texts_stand_in_the_order_of_languages_and_the_last_of_each() {
        let texts = [
            (Language::FR, "un"),
            (Language::EN, "one"),
            (Language::ES, "uno"),
            (Language::FR, "deux"),
        ];
        let texts = texts.map(|(language, text)| (language, text.into()));
        let texts = ByLanguage::from_iter(texts);
        let all = [
            (Language::EN, "one"),
            (Language::ES, "uno"),
            (Language::FR, "deux"),
        ];
        assert!(texts.iter().eq(all));
    }

    #[test]
    fn a_missing_translation_falls_back_visibly() {
        let texts = [(Language::ES, "="), (Language::EN, "Total")];
        let texts = texts.map(|(language, text)| (language, text.into()));
        let text = Text::of(Language::EN, texts.into_iter().collect()).unwrap();
        assert_eq!(text.get(Language::ES), "Total");
        assert_eq!(text.fallback(Language::ES), None);
        assert_eq!(
            (text.get(Language::FR), text.fallback(Language::FR)),
            ("Total", Some(Language::EN))
        );
    }
}
