//! Languages as authors of forms name them.

use crate::base::Language;

/// Languages by the names that authors give them, without accents and in lower case.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("spanish", "es"),
    ("espanol", "es"),
    ("french", "fr"),
    ("francais", "fr"),
    ("portuguese", "pt"),
    ("portugues", "pt"),
    ("arabic", "ar"),
    ("german", "de"),
    ("deutsch", "de"),
    ("italian", "it"),
    ("italiano", "it"),
    ("dutch", "nl"),
    ("nederlands", "nl"),
    ("russian", "ru"),
    ("chinese", "zh"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("hindi", "hi"),
    ("bengali", "bn"),
    ("bangla", "bn"),
    ("urdu", "ur"),
    ("nepali", "ne"),
    ("swahili", "sw"),
    ("kiswahili", "sw"),
    ("amharic", "am"),
    ("somali", "so"),
    ("hausa", "ha"),
    ("yoruba", "yo"),
    ("igbo", "ig"),
    ("turkish", "tr"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("dari", "fa"),
    ("pashto", "ps"),
    ("kurdish", "ku"),
    ("ukrainian", "uk"),
    ("polish", "pl"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("vietnamese", "vi"),
    ("thai", "th"),
    ("khmer", "km"),
    ("burmese", "my"),
    ("lao", "lo"),
    ("indonesian", "id"),
    ("malay", "ms"),
    ("tagalog", "tl"),
    ("tamil", "ta"),
    ("telugu", "te"),
    ("marathi", "mr"),
    ("gujarati", "gu"),
    ("kannada", "kn"),
    ("malayalam", "ml"),
    ("punjabi", "pa"),
    ("sinhala", "si"),
    ("creole", "ht"),
    ("quechua", "qu"),
    ("aymara", "ay"),
    ("guarani", "gn"),
    ("luganda", "lg"),
    ("kinyarwanda", "rw"),
    ("shona", "sn"),
    ("zulu", "zu"),
    ("wolof", "wo"),
    ("malagasy", "mg"),
    ("tigrinya", "ti"),
    ("oromo", "om"),
    ("lingala", "ln"),
    ("chichewa", "ny"),
    ("kyrgyz", "ky"),
    ("kazakh", "kk"),
    ("uzbek", "uz"),
    ("tajik", "tg"),
    ("turkmen", "tk"),
    ("mongolian", "mn"),
    ("georgian", "ka"),
    ("armenian", "hy"),
    ("azerbaijani", "az"),
    ("azeri", "az"),
    ("romanian", "ro"),
    ("hungarian", "hu"),
    ("czech", "cs"),
    ("slovak", "sk"),
    ("bulgarian", "bg"),
    ("serbian", "sr"),
    ("croatian", "hr"),
    ("bosnian", "bs"),
    ("albanian", "sq"),
    ("macedonian", "mk"),
    ("slovenian", "sl"),
    ("swedish", "sv"),
    ("norwegian", "no"),
    ("danish", "da"),
    ("finnish", "fi"),
    ("estonian", "et"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("icelandic", "is"),
    ("catalan", "ca"),
    ("basque", "eu"),
    ("galician", "gl"),
    ("belarusian", "be"),
    ("indonesia", "id"),
    ("bahasa", "id"),
    ("filipino", "tl"),
    ("javanese", "jv"),
    ("xhosa", "xh"),
    ("afrikaans", "af"),
    ("sesotho", "st"),
    ("setswana", "tn"),
    ("kirundi", "rn"),
    ("fulfulde", "ff"),
    ("bambara", "bm"),
    ("ewe", "ee"),
    ("twi", "tw"),
    ("samoan", "sm"),
    ("fijian", "fj"),
    ("maori", "mi"),
    ("dzongkha", "dz"),
    ("dhivehi", "dv"),
    ("assamese", "as"),
    ("odia", "or"),
    ("sindhi", "sd"),
    ("kreyol", "ht"),
    ("anglais", "en"),
    ("ingles", "en"),
    ("espagnol", "es"),
    ("frances", "fr"),
    ("arabe", "ar"),
    ("eng", "en"),
    ("spa", "es"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("por", "pt"),
    ("ara", "ar"),
];

/// The language an author names: by its code in brackets, by its code alone, or by its name.
pub(super) fn language_of(written: &str) -> Option<Language> {
    let inside = written
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    if let Some((code, _)) = inside {
        let code: String = code
            .trim()
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        if let Ok(language) = code.to_lowercase().parse() {
            return Some(language);
        }
    }
    let plain = crate::base::text::fold(written.trim()).to_lowercase();
    // `pt-BR` is Portuguese: of a code only the language counts.
    let code = plain.split(['-', '_']).next().unwrap_or_default();
    if let Ok(language) = code.parse() {
        return Some(language);
    }
    let word = plain
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let found = LANGUAGES.iter().find(|(name, _)| *name == word)?;
    found.1.parse().ok()
}

/// A language as a heading names it.
pub(super) fn display_name(code: &str) -> String {
    match code {
        "en" => "English (en)".to_owned(),
        "es" => "Español (es)".to_owned(),
        "fr" => "Français (fr)".to_owned(),
        other => format!("{other} ({other})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_by_code_and_name() {
        for (written, code) in [
            ("English (en)", Some("en")),
            ("Español (es)", Some("es")),
            ("Español", Some("es")),
            ("french", Some("fr")),
            ("pt-BR", Some("pt")),
            ("Kyrgyz", Some("ky")),
            ("Portuguese (pt-BR)", Some("pt")),
            ("de", Some("de")),
            ("Klingon", None),
        ] {
            let found = language_of(written);
            assert_eq!(found.as_ref().map(Language::code), code, "{written}");
        }
    }
}
