//! The sentences of the interface, in Fluent files under `locales/`, one per language.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Language, Place, Problem};

/// The Fluent source of each interface language.
const SOURCES: [(Language, &str); 3] = [
    (Language::EN, include_str!("../../locales/en.ftl")),
    (Language::ES, include_str!("../../locales/es.ftl")),
    (Language::FR, include_str!("../../locales/fr.ftl")),
];

/// An argument of a message: a text, or a number that chooses a plural form.
pub type Argument<'a> = (&'a str, FluentValue<'a>);

/// The messages of one interface language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages in `language`, or in English where the interface does not speak it.
    pub fn new(language: Language) -> Self {
        let [english, ..] = SOURCES;
        let (language, source) = SOURCES
            .into_iter()
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
        // A test reads every source; what a broken one still yields is better than nothing.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(part, _)| part);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
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
            .bundle
            .get_message(id)
            .and_then(|message| message.value());
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
        let message = self.bundle.get_message(problem.message)?;
        let attribute = message.get_attribute("hint")?;
        Some(self.write(attribute.value(), &text_arguments(problem)))
    }

    fn write(
        &self,
        pattern: &fluent_syntax::ast::Pattern<&str>,
        arguments: &[Argument<'_>],
    ) -> String {
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
