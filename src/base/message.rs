//! The sentences of the interface, in Fluent files under `locales/`, one per language.

mod index;
mod source;

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Pattern, PatternElement};

use self::source::{Source, source};
use super::{Language, Place, Problem};

/// The Fluent source of each interface language.
static SOURCES: [(Language, Source); 3] = [
    (Language::EN, source!("../../locales/en.ftl")),
    (Language::ES, source!("../../locales/es.ftl")),
    (Language::FR, source!("../../locales/fr.ftl")),
];

/// An argument of a message: a text, or a number that chooses a plural form.
pub type Argument<'a> = (&'a str, FluentValue<'a>);

/// The messages of one interface language.
pub struct Messages {
    language: Language,
    source: &'static Source,
    /// The rules of the language. Messages name no others, so that it holds none.
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages in `language`, or in English where the interface does not speak it.
    pub fn new(language: Language) -> Self {
        let mut known = SOURCES.iter();
        let [english, ..] = &SOURCES;
        let (language, source) = known
            .find(|(known, _)| *known == language)
            .unwrap_or(english);
        let mut bundle = FluentBundle::new_concurrent(vec![
            language
                .code()
                .parse()
                .unwrap_or_else(|_| unic_langid::LanguageIdentifier::default()),
        ]);
        // Isolation marks are invisible characters, which some terminals draw.
        bundle.set_use_isolating(false);
        Self {
            language: *language,
            source,
            bundle,
        }
    }

    /// The language these messages are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments. An unknown id is shown as itself.
    pub fn get(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// A message with its arguments. An unknown id is shown as itself.
    pub fn format(&self, id: &str, arguments: &[Argument<'_>]) -> String {
        let pattern = self
            .source
            .message(id)
            .and_then(|message| message.value.as_ref());
        pattern.map_or_else(|| id.to_owned(), |pattern| self.write(pattern, arguments))
    }

    /// A problem as a sentence: what is wrong, without the place.
    pub fn problem(&self, problem: &Problem) -> String {
        let message = || self.format(problem.message, &text_arguments(problem));
        let words = problem.words.as_ref().map(|words| words.get(self.language));
        words.map_or_else(message, str::to_owned)
    }

    /// What to do about a problem, where the message says so. An author's words stand for themselves.
    pub fn hint(&self, problem: &Problem) -> Option<String> {
        if problem.words.is_some() {
            return None;
        }
        let message = self.source.message(problem.message)?;
        let mut attributes = message.attributes.iter();
        let hint = attributes.find(|attribute| attribute.id.name == "hint")?;
        Some(self.write(&hint.value, &text_arguments(problem)))
    }

    fn write(&self, pattern: &Pattern<&str>, arguments: &[Argument<'_>]) -> String {
        // Most messages are words and nothing else.
        if let [PatternElement::TextElement { value }] = pattern.elements.as_slice() {
            return (*value).to_owned();
        }
        let arguments: FluentArgs<'_> = arguments
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut errors)
            .into_owned()
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Messages").field(&self.language).finish()
    }
}

/// Texts that are whole numbers become numbers, so that plural forms work in problems too.
fn text_arguments(problem: &Problem) -> Vec<Argument<'_>> {
    let value = |text: &'_ str| match text.parse::<i32>() {
        Ok(number) => FluentValue::from(number),
        Err(_) => FluentValue::from(text.to_owned()),
    };
    problem
        .arguments
        .iter()
        .map(|(name, text)| (*name, value(text)))
        .collect()
}

impl fmt::Display for Place {
    /// `file:line:column item`, as far as known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.file.iter().cloned().collect();
        parts.extend(self.line.map(|line| line.to_string()));
        parts.extend(self.column.map(|column| column.to_string()));
        f.write_str(&parts.join(":"))?;
        match &self.item {
            Some(item) if parts.is_empty() => f.write_str(item),
            Some(item) => write!(f, " {item}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use fluent_syntax::ast::Entry;

    use super::*;

    #[test]
    fn one_answer_is_said_in_the_singular() {
        let say = |language, id, one: &str, count: usize| {
            let counts = ["answered", "shown", "left", "fix", "count"];
            let counts = counts.map(|name| (name, if name == one { count } else { 7 }.into()));
            Messages::new(language).format(id, &counts)
        };
        for (language, id, one, single, several) in [
            (
                Language::FR,
                "count-answered",
                "answered",
                "1 réponse sur 7",
                "2 réponses sur 7",
            ),
            (
                Language::FR,
                "finalise-sends",
                "answered",
                "1 question répondue",
                "2 questions répondues",
            ),
            (
                Language::FR,
                "ask-tally",
                "left",
                "1 obligatoire restante",
                "2 obligatoires restantes",
            ),
            (
                Language::ES,
                "ask-tally",
                "left",
                "1 obligatoria pendiente",
                "2 obligatorias pendientes",
            ),
            (
                Language::ES,
                "menu-count",
                "count",
                "1 encontrado",
                "2 encontrados",
            ),
        ] {
            let said = say(language, id, one, 1);
            let wrong = several.replace('2', "1");
            assert!(said.contains(single) && !said.contains(&wrong), "{said}");
            let said = say(language, id, one, 2);
            assert!(said.contains(several), "{said}");
        }
    }

    #[test]
    fn messages_read_one_by_one_are_those_of_the_whole_file() {
        for (language, source) in &SOURCES {
            let whole = FluentResource::try_new(source.text.to_owned()).unwrap();
            let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap()]);
            bundle.set_use_isolating(false);
            let ids = whole
                .entries()
                .filter(|entry| matches!(entry, Entry::Message(_)));
            assert_eq!(ids.count(), source.all().count());
            bundle.add_resource_overriding(whole);
            assert!(
                source.all().is_sorted_by(|(a, _), (b, _)| a < b),
                "an id stands twice"
            );
            for (id, text) in source.all() {
                assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{id}");
                let (one, other) = (source.message(id).unwrap(), bundle.get_message(id).unwrap());
                assert_eq!(one.id.name, id);
                assert_eq!(one.value.as_ref(), other.value(), "{id}");
                assert_eq!(one.attributes.len(), other.attributes().count(), "{id}");
                // A message that names another would need a bundle that holds it.
                let names = |text: &str| {
                    text.split('{').skip(1).all(|part| {
                        part.trim_start().starts_with(['$', '"', '}']) || part.contains("->")
                    })
                };
                assert!(names(text), "{id}");
            }
            assert!(source.message("no-such-message").is_none());
        }
    }
}
