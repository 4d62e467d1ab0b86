//! What every part of a file is made of: names, texts, expressions, lists and groups.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Library;
use super::list::List;
use crate::base::{ByLanguage, Id, Language, Problem, Text};
use crate::questionnaire::expression::Expression;
use crate::questionnaire::findings::{Findings, Path};
use crate::questionnaire::raw::{More, Piece, RawChoice, RawQuestion, RawText};
use crate::questionnaire::{Choice, Question};

/// The longest heading of a matrix column, in characters.
pub(super) const COLUMN_LIMIT: usize = 10;

/// In how many levels fields can stand within fields. Whoever looks at them does so by recursion.
pub(super) const NESTING: usize = 6;

/// How a text outlives the file it stands in: what the program itself holds is there as long as the program, of other files a copy
/// is made.
pub(super) type Keep<'t> = fn(&Piece<'t>) -> Cow<'static, str>;

/// Reads the parts of one file.
pub(super) struct Reader<'r, 't> {
    /// How a text outlives the file.
    keep: Keep<'t>,
    /// The language the file was written in.
    pub(super) source: Language,
    /// The languages every text should be in.
    languages: BTreeSet<Language>,
    /// The lists and groups known so far.
    pub(super) library: Library,
    /// The file's own groups.
    groups: &'r BTreeMap<String, Vec<RawQuestion<'t>>>,
    /// Those of them that nobody asked for yet.
    unread: BTreeSet<&'r str>,
    /// How many groups are being read, each for a field of the one before.
    reading: usize,
    /// The file's own lists that no question has used yet.
    unused: BTreeSet<Id>,
    pub(super) found: Findings,
}

impl<'r, 't> Reader<'r, 't> {
    pub(super) fn new(
        keep: Keep<'t>,
        source: Language,
        languages: BTreeSet<Language>,
        groups: &'r BTreeMap<String, Vec<RawQuestion<'t>>>,
    ) -> Self {
        Self {
            keep,
            source,
            languages,
            library: Library::default(),
            groups,
            unread: BTreeSet::new(),
            reading: 0,
            unused: BTreeSet::new(),
            found: Findings::default(),
        }
    }

    /// Keys that are not known: misspelt, or of a newer version.
    pub(super) fn unknown(&mut self, more: &More, path: &Path<'_>) {
        for key in &more.0 {
            let problem = Problem::warning("questionnaire-key-unknown").with("key", key);
            self.found.say(&path.key(key), problem);
        }
    }

    /// A name that must not be in `seen`. A text that is no name is replaced by one like it.
    pub(super) fn name(
        &mut self,
        raw: &str,
        seen: &mut BTreeSet<Id>,
        path: &Path<'_>,
    ) -> Option<Id> {
        let name = self.mention(raw, path)?;
        if !seen.insert(name.clone()) {
            let problem = Problem::error("questionnaire-name-twice").with("name", &name);
            self.found.say(path, problem);
        }
        Some(name)
    }

    /// The name of something that stands elsewhere.
    pub(super) fn mention(&mut self, raw: &str, path: &Path<'_>) -> Option<Id> {
        Id::new(raw).ok().or_else(|| {
            let problem = Problem::error("questionnaire-name").with("name", raw);
            self.found.say(path, problem);
            Id::slug(raw).or_else(|| Id::new("unnamed").ok())
        })
    }

    /// The names of things that stand elsewhere.
    pub(super) fn mentions(&mut self, raw: &[Piece<'t>], path: &Path<'_>) -> Vec<Id> {
        let names = raw.iter().enumerate();
        names
            .filter_map(|(nth, name)| self.mention(name, &path.nth(nth)))
            .collect()
    }

    /// A text, with its languages looked at.
    pub(super) fn text(&mut self, raw: &RawText<'t>, path: &Path<'_>) -> Text {
        let source = self.source;
        let keep = self.keep;
        let mut texts: ByLanguage = match raw {
            RawText::Plain(text) => [(source, keep(text))].into_iter().collect(),
            RawText::ByLanguage(texts) => {
                let texts = texts.iter();
                texts
                    .map(|(language, text)| (*language, keep(text)))
                    .collect()
            }
        };
        let written =
            |language: Language| texts.get(language).is_some_and(|t| !t.trim().is_empty());
        if !written(source) {
            let problem = Problem::error("questionnaire-text-missing").with("language", source);
            self.found.say(path, problem);
        }
        let absent = self
            .languages
            .iter()
            .filter(|l| **l != source && !written(**l));
        let absent: Vec<&str> = absent.map(Language::code).collect();
        if !absent.is_empty() {
            let problem = Problem::warning("questionnaire-translation");
            let problem = problem.with("languages", absent.join(", "));
            self.found.say(path, problem);
        }
        for (language, text) in texts.iter() {
            self.translation(language, text, texts.get(source), path);
        }
        // A translation left empty is shown like one that is missing: in the source language.
        let kept =
            |(language, text): &(Language, &str)| *language == source || !text.trim().is_empty();
        if !texts.iter().all(|entry| kept(&entry)) {
            let rest = texts.iter().filter(kept);
            texts = rest
                .map(|(language, text)| (language, text.to_owned().into()))
                .collect();
        }
        Text::of(source, texts).unwrap_or_else(|| Text::new(source, ""))
    }

    /// What is odd about one translation: not expected, or not translated.
    fn translation(
        &mut self,
        language: Language,
        text: &str,
        original: Option<&str>,
        path: &Path<'_>,
    ) {
        let problem = if !self.languages.contains(&language) {
            Problem::warning("questionnaire-language").with("language", language)
        } else if language != self.source
            && original.is_some_and(|original| original == text)
            && text.chars().any(char::is_alphabetic)
        {
            let problem = Problem::warning("questionnaire-untranslated");
            problem.with("language", language).with("text", text)
        } else {
            return;
        };
        self.found.say(&path.key(language.code()), problem);
    }

    pub(super) fn optional(
        &mut self,
        raw: Option<&RawText<'t>>,
        path: &Path<'_>,
        key: &'static str,
    ) -> Option<Text> {
        raw.map(|raw| self.text(raw, &path.key(key)))
    }

    pub(super) fn texts(&mut self, raw: &[RawText<'t>], path: &Path<'_>) -> Vec<Text> {
        let texts = raw.iter().enumerate();
        texts
            .map(|(nth, text)| self.text(text, &path.nth(nth)))
            .collect()
    }

    /// A warning when a text is longer than fits, in any of its languages.
    pub(super) fn length(&mut self, text: &Text, limit: usize, path: &Path<'_>) {
        for language in text.languages() {
            let text = text.get(language);
            // A character has one byte at least: most texts are short enough without being counted.
            let length = if text.len() > limit {
                text.chars().count()
            } else {
                0
            };
            if length > limit {
                let problem = Problem::warning("questionnaire-too-long")
                    .with("length", length)
                    .with("limit", limit);
                self.found.say(&path.key(language.code()), problem);
            }
        }
    }

    pub(super) fn expression(&mut self, raw: Option<&str>, path: &Path<'_>) -> Option<Expression> {
        Expression::parse(raw?)
            .map_err(|error| self.found.say_inside(path, error.offset, error.problem()))
            .ok()
    }

    /// The file's own lists and groups, which stand before those of libraries.
    pub(super) fn own(&mut self, choices: &BTreeMap<String, Vec<RawChoice<'t>>>) {
        self.unread = self.groups.keys().map(String::as_str).collect();
        for (name, list) in choices {
            let path = Path::CHOICES.key(name);
            let Some(id) = self.mention(name, &path) else {
                continue;
            };
            if self.library.choices.contains_key(name.as_str()) {
                let problem = Problem::warning("questionnaire-list-hidden").with("name", name);
                self.found.say(&path, problem);
            }
            let list = self.choices(list, &path);
            self.unused.insert(id.clone());
            self.library.choices.insert(id, List::Read(list));
        }
        for name in self.groups.keys() {
            self.library.groups.remove(name.as_str());
        }
        for name in self.groups.keys() {
            if self.unread.contains(name.as_str()) {
                self.read_group(name);
            }
        }
    }

    pub(super) fn choices(&mut self, list: &[RawChoice<'t>], path: &Path<'_>) -> Arc<[Choice]> {
        let mut seen = BTreeSet::new();
        let mut read = Vec::new();
        for (nth, choice) in list.iter().enumerate() {
            let path = path.nth(nth);
            self.unknown(&choice.more, &path);
            let Some(name) = self.name(&choice.name, &mut seen, &path.key("name")) else {
                continue;
            };
            let short = self.optional(choice.short.as_ref(), &path, "short");
            if let Some(short) = &short {
                self.length(short, COLUMN_LIMIT, &path.key("short"));
            }
            read.push(Choice {
                name,
                label: self.text(&choice.label, &path.key("label")),
                short,
                hint: self.optional(choice.hint.as_ref(), &path, "hint"),
                relevant: self.expression(choice.relevant.as_deref(), &path.key("relevant")),
                exclusive: choice.exclusive,
                specify: choice.specify,
            });
        }
        read.into()
    }

    /// A list of choices by its name.
    pub(super) fn list(&mut self, name: &str) -> Option<(Id, Arc<[Choice]>)> {
        self.unused.remove(name);
        let (name, list) = self.library.choices.get_key_value(name)?;
        Some((name.clone(), list.choices().clone()))
    }

    /// A group of fields by its name. A group of this file is read when it is first asked for, because
    /// it may use another.
    pub(super) fn group(&mut self, name: &str) -> Option<Arc<[Question]>> {
        if let Some((name, _)) = self.groups.get_key_value(name)
            && self.unread.contains(name.as_str())
            && self.reading <= NESTING
        {
            self.read_group(name);
        }
        self.library.groups.get(name).cloned()
    }

    /// Whether a group of this file is being read at this moment.
    pub(super) fn is_reading(&self, name: &str) -> bool {
        let known = self.groups.contains_key(name) && !self.library.groups.contains_key(name);
        known && !self.unread.contains(name)
    }

    /// Whether a group of this file is not read, since too many are being read.
    pub(super) fn is_left(&self, name: &str) -> bool {
        self.unread.contains(name)
    }

    fn read_group(&mut self, name: &'r str) {
        self.unread.remove(name);
        let path = Path::GROUPS.key(name);
        let Some(id) = self.mention(name, &path) else {
            return;
        };
        let outer = self.found.about(None);
        let fields = self.groups.get(name).map(Vec::as_slice);
        self.reading += 1;
        let fields = self.fields(fields.unwrap_or_default(), &path);
        self.reading -= 1;
        self.found.about(outer);
        self.library.groups.insert(id, fields);
    }

    /// A warning for each list of this file that no question uses.
    pub(super) fn unused(&mut self) {
        for name in std::mem::take(&mut self.unused) {
            let path = Path::CHOICES.key(name.as_str());
            let problem = Problem::warning("questionnaire-list-unused").with("name", &name);
            self.found.say(&path, problem);
        }
    }
}
