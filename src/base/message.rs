//! The sentences of the interface, in Fluent files under `locales/`, one per language.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{self, Message, Pattern, PatternElement};

use super::{Language, Place, Problem};

/// The Fluent source of each interface language.
const SOURCES: [(Language, &str); 3] = [
    (Language::EN, include_str!("../../locales/en.ftl")),
    (Language::ES, include_str!("../../locales/es.ftl")),
    (Language::FR, include_str!("../../locales/fr.ftl")),
];

/// An argument of a message: a text, or a number that chooses a plural form.
pub type Argument<'a> = (&'a str, FluentValue<'a>);

/// A message in its source, read when it is first said: the program has some thousand, and a screen says twenty.
struct Entry {
    id: &'static str,
    source: &'static str,
    read: OnceLock<FluentResource>,
}

/// The messages of a language in the order of their ids.
type Entries = Vec<Entry>;

/// The messages of one interface language.
pub struct Messages {
    language: Language,
    source: &'static str,
    /// Where its messages are found, once one is said.
    place: &'static OnceLock<Entries>,
    /// The rules of the language. Messages name no others, so that it holds none.
    bundle: FluentBundle<FluentResource>,
}

/// Finds the messages of a source: each begins with its id at the beginning of a line, and goes on in lines with an indent.
fn entries(source: &'static str) -> Entries {
    let bytes = source.as_bytes();
    let begins = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_alphabetic);
    let feeds = memchr::memchr_iter(b'\n', bytes);
    let lines = std::iter::once(0).chain(feeds.map(|feed| feed + 1));
    let starts: Vec<usize> = lines.filter(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    let entries = starts.iter().zip(ends).filter_map(|(start, end)| {
        let source = source.get(*start..end)?;
        let end = memchr::memchr2(b' ', b'=', source.as_bytes())?;
        Some(Entry {
            id: source.get(..end)?,
            source,
            read: OnceLock::new(),
        })
    });
    let mut found: Entries = entries.collect();
    found.sort_unstable_by_key(|entry| entry.id);
    found
}

impl Entry {
    fn message(&self) -> Option<&Message<&str>> {
        // A test reads every source; what a broken one still yields is better than nothing.
        let read =
            || FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(part, _)| part);
        let mut all = self.read.get_or_init(read).entries();
        all.find_map(|entry| match entry {
            ast::Entry::Message(message) => Some(message),
            _ => None,
        })
    }
}

impl Messages {
    /// The messages in `language`, or in English where the interface does not speak it.
    pub fn new(language: Language) -> Self {
        static ALL: [OnceLock<Entries>; SOURCES.len()] = [const { OnceLock::new() }; SOURCES.len()];
        let mut known = SOURCES.iter().zip(&ALL);
        let [english, ..] = &SOURCES;
        let [first, ..] = &ALL;
        let ((language, source), place) = known
            .find(|((known, _), _)| *known == language)
            .unwrap_or((english, first));
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
            place,
            bundle,
        }
    }

    /// Finds its messages now, when there is time for it, and not when the first one is said.
    pub fn prepare(&self) {
        self.entries();
    }

    fn entries(&self) -> &'static Entries {
        self.place.get_or_init(|| entries(self.source))
    }

    fn message(&self, id: &str) -> Option<&Message<&str>> {
        let all = self.entries();
        let place = all.binary_search_by_key(&id, |entry| entry.id).ok()?;
        all.get(place)?.message()
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
        let pattern = self.message(id).and_then(|message| message.value.as_ref());
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
        let message = self.message(problem.message)?;
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
    use super::*;

    #[test]
    fn messages_read_one_by_one_are_those_of_the_whole_file() {
        for (language, source) in SOURCES {
            let whole = FluentResource::try_new(source.to_owned()).unwrap();
            let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap()]);
            bundle.set_use_isolating(false);
            bundle.add_resource_overriding(whole);
            let messages = Messages::new(language);
            let ids = messages.entries().iter().map(|entry| entry.id);
            assert!(ids.is_sorted_by(|a, b| a < b), "an id stands twice");
            for entry in messages.entries() {
                let id = entry.id;
                assert!(
                    FluentResource::try_new(entry.source.to_owned()).is_ok(),
                    "{id}"
                );
                let (one, other) = (entry.message().unwrap(), bundle.get_message(id).unwrap());
                assert_eq!(one.value.as_ref(), other.value(), "{id}");
                assert_eq!(one.attributes.len(), other.attributes().count(), "{id}");
                // A message that names another would need a bundle that holds it.
                let names = |text: &str| {
                    text.split('{').skip(1).all(|part| {
                        part.trim_start().starts_with(['$', '"', '}']) || part.contains("->")
                    })
                };
                assert!(names(entry.source), "{id}");
            }
        }
    }
}
