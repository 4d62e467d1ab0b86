//! From files to questionnaires, libraries and statements, with everything that is wrong with each
//! part of them. What parts do to each other is looked at by [`check`](super::check()).

mod list;
mod question;
mod reader;
mod rules;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use super::findings::Path;
use super::raw::{
    EmbeddedLibrary, Piece, RawLibrary, RawMaturity, RawQuestionnaire, RawSection, RawStatement,
    RawStatements, RawText,
};
use super::{Choice, Question, Questionnaire, Section, Statement, Statements};
use crate::base::json::{self, Document, Step};
use crate::base::{Id, Language, Problem, Text, digest};
use list::List;
use reader::{Keep, Reader};

/// The format of questionnaires that is read.
pub const FORMAT: &str = "quipu-questionnaire/1";

/// A questionnaire that was read, with what is wrong with it.
#[derive(Clone, Debug)]
pub struct Read {
    /// The questionnaire, as far as it could be understood.
    pub questionnaire: Questionnaire,
    /// What could not, in the order in which it stands in the file, with line and column. With an
    /// error among it the questionnaire is not to be used.
    pub problems: Vec<Problem>,
}

/// Choice lists and field groups that several questionnaires use.
#[derive(Clone, Debug, Default)]
pub struct Library {
    choices: BTreeMap<Id, List>,
    groups: BTreeMap<Id, Arc<[Question]>>,
    maturity_hint: Option<Text>,
    ladder: Vec<Text>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Library {
    /// The choices of a list; none when there is no such list.
    pub fn list(&self, name: &str) -> &[Choice] {
        self.choices.get(name).map_or(&[], |list| list.choices())
    }

    /// Takes over what `other` has.
    fn add(&mut self, other: &Self) {
        self.choices.extend(other.choices.clone());
        self.groups.extend(other.groups.clone());
        if other.maturity_hint.is_some() {
            self.maturity_hint.clone_from(&other.maturity_hint);
            self.ladder.clone_from(&other.ladder);
        }
    }
}

/// Reads a questionnaire. `libraries` gives the libraries it uses by name.
///
/// # Errors
/// A [`Problem`] with line and column when the file is no questionnaire at all.
pub fn read(
    bytes: &[u8],
    libraries: &dyn Fn(&str) -> Option<Arc<Library>>,
) -> Result<Read, Problem> {
    let document = json::scan(bytes)?;
    expect_format(&document, FORMAT)?;
    read_document(&document, digest(bytes), copied, libraries)
}

/// Reads a questionnaire that the program itself holds and of which the digest is known: as [`read`], without looking for what a
/// file of somebody else may hide.
///
/// # Errors
/// Those of [`read`].
pub(super) fn read_embedded(
    text: &'static str,
    sha256: String,
    libraries: &dyn Fn(&str) -> Option<Arc<Library>>,
) -> Result<Read, Problem> {
    read_document(&Document::embedded(text), sha256, kept, libraries)
}

/// A piece of what the program itself holds, where it stands.
fn kept(piece: &Piece<'static>) -> Cow<'static, str> {
    piece.0.clone()
}

/// A copy of a piece of any other file.
fn copied(piece: &Piece<'_>) -> Cow<'static, str> {
    Cow::Owned(piece.to_string())
}

fn read_document<'t>(
    document: &Document<'t>,
    sha256: String,
    keep: Keep<'t>,
    libraries: &dyn Fn(&str) -> Option<Arc<Library>>,
) -> Result<Read, Problem> {
    let raw: RawQuestionnaire<'t> = document.parse()?;
    let root = Path::ROOT;
    let languages = languages_of([&raw.title], raw.default_language);
    let mut reader = Reader::new(keep, raw.default_language, languages, &raw.groups);
    reader.unknown(&raw.more, &root);
    for (nth, name) in raw.uses.iter().enumerate() {
        match libraries(name) {
            Some(library) => reader.library.add(&library),
            None => reader.found.say(
                &root.key("uses").nth(nth),
                Problem::error("questionnaire-library").with("name", name),
            ),
        }
    }
    reader.own(&raw.choices);
    let sections = reader.sections(&raw.sections);
    reader.unused();
    let questionnaire = Questionnaire {
        id: raw.id,
        version: raw.version,
        sha256,
        title: reader.text(&raw.title, &root.key("title")),
        description: reader.optional(raw.description.as_ref(), &root, "description"),
        scope: reader.optional(raw.scope.as_ref(), &root, "scope"),
        evidence: reader.optional(raw.evidence.as_ref(), &root, "evidence"),
        maturity_hint: reader.library.maturity_hint.clone(),
        ladder: reader.library.ladder.clone(),
        source_fields: reader.group("source").unwrap_or_default(),
        minutes: raw.minutes,
        sections,
        places: super::Places::default(),
    };
    Ok(Read {
        questionnaire,
        problems: reader.found.located(document),
    })
}

/// Reads a library.
///
/// # Errors
/// A [`Problem`] with line and column when the file is no library.
pub fn read_library(bytes: &[u8]) -> Result<Library, Problem> {
    let document = json::scan(bytes)?;
    expect_format(&document, "quipu-library/1")?;
    library_in(&document)
}

/// Reads a library that the program itself holds: its groups at once, its lists when they are asked for. A test looks for what is
/// wrong with it.
///
/// # Errors
/// Those of [`read_library`].
pub(super) fn embedded_library(text: &'static str) -> Result<Library, Problem> {
    let raw: EmbeddedLibrary<'static> = Document::embedded(text).parse()?;
    let languages = Language::INTERFACE.into_iter().collect();
    let mut reader = Reader::new(kept, raw.default_language, languages, &raw.groups);
    let lists = raw.choices.into_iter();
    let lists = lists.map(|(id, list)| (id, List::embedded(list, raw.default_language)));
    reader.library.choices = lists.collect();
    reader.own(&BTreeMap::new());
    Ok(with_maturity(&mut reader, raw.maturity.as_ref()))
}

fn library_in(document: &Document<'_>) -> Result<Library, Problem> {
    let raw: RawLibrary<'_> = document.parse()?;
    // A library has no title: it speaks the languages that its choices speak.
    let labels = raw.choices.values().flatten().map(|choice| &choice.label);
    let languages = languages_of(labels, raw.default_language);
    let mut reader = Reader::new(copied, raw.default_language, languages, &raw.groups);
    reader.unknown(&raw.more, &Path::ROOT);
    reader.own(&raw.choices);
    let library = with_maturity(&mut reader, raw.maturity.as_ref());
    Ok(Library {
        problems: reader.found.located(document),
        ..library
    })
}

/// The library that was read, with what it says of maturity.
fn with_maturity<'t>(reader: &mut Reader<'_, 't>, maturity: Option<&RawMaturity<'t>>) -> Library {
    let mut library = std::mem::take(&mut reader.library);
    if let Some(maturity) = maturity {
        let path = Path::ROOT.key("maturity");
        reader.unknown(&maturity.more, &path);
        library.maturity_hint = Some(reader.text(&maturity.hint, &path.key("hint")));
        library.ladder = reader.texts(&maturity.ladder, &path.key("ladder"));
    }
    library
}

/// Reads the statements that questions cover.
///
/// # Errors
/// A [`Problem`] with line and column when the file holds no statements.
pub fn read_statements(bytes: &[u8]) -> Result<Statements, Problem> {
    let document = json::scan(bytes)?;
    expect_format(&document, "quipu-statements/1")?;
    let raw: RawStatements<'_> = document.parse()?;
    let root = Path::ROOT;
    let languages = languages_of([&raw.source], raw.default_language);
    let groups = BTreeMap::new();
    let mut reader = Reader::new(copied, raw.default_language, languages, &groups);
    reader.unknown(&raw.more, &root);
    let source = reader.text(&raw.source, &root.key("source"));
    let statements = reader.statements(&raw.statements);
    Ok(Statements {
        presented: raw.presented,
        source,
        statements,
        problems: reader.found.located(&document),
    })
}

impl<'t> Reader<'_, 't> {
    fn sections(&mut self, raw: &[RawSection<'t>]) -> Vec<Section> {
        let (mut sections, mut questions) = (BTreeSet::new(), BTreeSet::new());
        let mut read = Vec::new();
        for (nth, section) in raw.iter().enumerate() {
            let path = Path::SECTIONS.nth(nth);
            self.unknown(&section.more, &path);
            let Some(name) = self.name(&section.name, &mut sections, &path.key("name")) else {
                continue;
            };
            let below = path.key("questions");
            if section.questions.is_empty() {
                let problem = Problem::warning("questionnaire-empty-section").with("name", &name);
                self.found.say(&below, problem);
            }
            read.push(Section {
                name,
                label: self.text(&section.label, &path.key("label")),
                hint: self.optional(section.hint.as_ref(), &path, "hint"),
                relevant: self.expression(section.relevant.as_deref(), &path.key("relevant")),
                questions: self.questions(&section.questions, &mut questions, &below),
            });
        }
        read
    }

    fn statements(&mut self, raw: &[RawStatement<'t>]) -> Vec<Statement> {
        let mut keys = BTreeSet::new();
        let mut read = Vec::new();
        let all = Path::ROOT.key("statements");
        for (nth, statement) in raw.iter().enumerate() {
            let path = all.nth(nth);
            self.unknown(&statement.more, &path);
            let key = self.name(&statement.key, &mut keys, &path.key("key"));
            read.extend(key.map(|key| Statement {
                key,
                label: self.text(&statement.label, &path.key("label")),
                note: self.optional(statement.note.as_ref(), &path, "note"),
                compound: statement.compound,
            }));
        }
        read
    }
}

/// The languages that some text is in, and the source language.
fn languages_of<'t>(
    texts: impl IntoIterator<Item = &'t RawText<'t>>,
    source: Language,
) -> BTreeSet<Language> {
    let languages = texts.into_iter().flat_map(|text| match text {
        RawText::Plain(_) => Vec::new(),
        RawText::ByLanguage(texts) => texts.iter().map(|(language, _)| *language).collect(),
    });
    languages.chain([source]).collect()
}

fn expect_format(document: &Document<'_>, wanted: &str) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    let found = document.parse::<Head>()?.format.unwrap_or_default();
    if found == wanted {
        return Ok(());
    }
    let place = document.position(&[Step::Key("format")]).unwrap_or((1, 1));
    Err(Problem::error("questionnaire-format")
        .with("found", found)
        .with("wanted", wanted)
        .at(place))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::questionnaire::fixture::{assert_speaks, file, problems};
    use crate::questionnaire::{Choices, Kind, builtin};

    /// The problems of a file: the message of each, and what stands at its place.
    fn of_file(bytes: &[u8]) -> Vec<(&'static str, String)> {
        let lines: Vec<&str> = std::str::from_utf8(bytes).unwrap().lines().collect();
        let all = problems(bytes).into_iter();
        all.map(|problem| {
            assert_speaks(&problem);
            let (line, column) = (problem.place.line.unwrap(), problem.place.column.unwrap());
            let rest: String = lines[line - 1].chars().skip(column - 1).collect();
            (problem.message, rest.trim_end_matches(',').to_owned())
        })
        .collect()
    }

    /// The problems of a question in a file that has a list `ab`.
    fn told(question: &Value) -> Vec<(&'static str, String)> {
        let list = json!([{ "name": "a", "label": "A" }, { "name": "b", "label": "B" }]);
        of_file(&file(json!({ "ab": list }), json!([question, user()])))
    }

    /// A question that uses the list, so that it is not unused.
    fn user() -> Value {
        json!({ "name": "user", "type": "select_one", "choices": "ab", "label": "U" })
    }

    /// A question of this type with these keys.
    fn question(kind: &str, more: &Value) -> Value {
        let mut question = json!({ "name": "x", "type": kind, "label": "X" });
        let keys = more.as_object().unwrap().clone();
        question.as_object_mut().unwrap().extend(keys);
        question
    }

    /// Asserts that each question has the problem at the place, and perhaps others.
    fn assert_told<const N: usize>(kind: &str, mistakes: [(Value, &str, &str); N]) {
        for (more, message, place) in mistakes {
            let all = told(&question(kind, &more));
            let found = (message, place.to_owned());
            assert!(all.contains(&found), "{kind} {more}: {all:?}");
        }
    }

    #[test]
    fn the_library_is_the_same_read_at_once_and_list_by_list() {
        let bytes = builtin::library_bytes("common").unwrap();
        let text = std::str::from_utf8(bytes).unwrap();
        let whole = read_library(bytes).unwrap();
        let parts = embedded_library(text).unwrap();
        assert!(whole.choices.keys().eq(parts.choices.keys()));
        for name in whole.choices.keys() {
            assert_eq!(whole.list(name.as_str()), parts.list(name.as_str()));
        }
        assert_eq!(whole.groups, parts.groups);
        assert_eq!(whole.maturity_hint, parts.maturity_hint);
        assert_eq!(whole.ladder, parts.ladder);
    }

    #[test]
    fn keys_have_their_place() {
        assert_told(
            "text",
            [
                (
                    json!({ "requird": true }),
                    "questionnaire-key-unknown",
                    "true",
                ),
                (json!({ "min": 3.5 }), "questionnaire-key-misplaced", "3.5"),
                (
                    json!({ "choices": "ab" }),
                    "questionnaire-key-misplaced",
                    "\"ab\"",
                ),
                (
                    json!({ "appearance": "year" }),
                    "questionnaire-key-misplaced",
                    "\"year\"",
                ),
                (
                    json!({ "covers": ["No Name"] }),
                    "questionnaire-name",
                    "\"No Name\"",
                ),
            ],
        );
        let levels = ["a", "b", "c", "d", "e"];
        let asked_anyway = json!({ "levels": levels, "hint": "H", "confidence": true });
        assert_told(
            "maturity",
            [(asked_anyway, "questionnaire-key-misplaced", "true")],
        );
    }

    #[test]
    fn texts_fit_the_screen_and_constraints_have_messages() {
        let long = "a".repeat(301);
        let quoted = format!("\"{long}\"");
        let short = "A short form that is too long";
        assert_told(
            "text",
            [
                (
                    json!({ "short": short }),
                    "questionnaire-too-long",
                    "\"A short form that is too long\"",
                ),
                (json!({ "label": long }), "questionnaire-too-long", &quoted),
                (
                    json!({ "label": " " }),
                    "questionnaire-text-missing",
                    "\" \"",
                ),
                (
                    json!({ "constraint": "string-length(.) > 3" }),
                    "questionnaire-constraint-message",
                    "\"string-length(.) > 3\"",
                ),
                (
                    json!({ "constraint": "regex(., '(')", "constraint_message": "M" }),
                    "expression-pattern",
                    "regex(., '(')\"",
                ),
            ],
        );
    }

    #[test]
    fn numbers_and_counts_are_possible() {
        let range = json!({ "min": 3.5, "max": 2.5 });
        assert_told("decimal", [(range, "questionnaire-min-max", "3.5")]);
        assert_told(
            "select_multiple",
            [
                (
                    json!({ "choices": "ab", "min": 3 }),
                    "questionnaire-min-choices",
                    "3",
                ),
                (
                    json!({ "choices": "ab", "min": 2, "max": 1 }),
                    "questionnaire-min-max",
                    "2",
                ),
                (
                    json!({ "choices": "ab", "max": 1.5 }),
                    "questionnaire-count",
                    "1.5",
                ),
                (
                    json!({ "choices": "ab", "max": -1 }),
                    "questionnaire-count",
                    "-1",
                ),
            ],
        );
        assert_told(
            "rank",
            [(
                json!({ "choices": "ab", "max": 0 }),
                "questionnaire-count",
                "0",
            )],
        );
    }

    #[test]
    fn what_a_question_needs_is_there() {
        assert_told(
            "select_one",
            [
                (json!({}), "questionnaire-no-choices", "{"),
                (json!({ "choices": "cd" }), "questionnaire-list", "\"cd\""),
            ],
        );
        let rows = json!([{ "name": "r", "label": "R" }]);
        assert_told(
            "matrix",
            [
                (json!({ "choices": "ab" }), "questionnaire-no-rows", "{"),
                (
                    json!({ "choices": "obstacles", "rows": rows }),
                    "questionnaire-column-wide",
                    "\"obstacles\"",
                ),
            ],
        );
        assert_told(
            "maturity",
            [
                (
                    json!({ "levels": ["a", "b", "c", "d", "e"] }),
                    "questionnaire-hint",
                    "{",
                ),
                (
                    json!({ "levels": ["a", "b", "c", "d"], "hint": "H" }),
                    "questionnaire-levels",
                    "[",
                ),
                (
                    json!({ "levels": ["a", "b", "c", "a", "e"], "hint": "H" }),
                    "questionnaire-level-twice",
                    "\"a\"",
                ),
            ],
        );
    }

    #[test]
    fn fields_are_what_fields_can_be() {
        let field = |kind: &str, more: Value| json!({ "fields": [question(kind, &more)] });
        assert_told(
            "group",
            [
                (json!({}), "questionnaire-no-fields", "{"),
                (
                    json!({ "fields": "nothing" }),
                    "questionnaire-group",
                    "\"nothing\"",
                ),
                (
                    field("date", json!({ "name": "choice" })),
                    "questionnaire-field-choice",
                    "\"choice\"",
                ),
                (
                    field("group", json!({ "fields": "source" })),
                    "questionnaire-field-kind",
                    "\"group\"",
                ),
                (
                    field("date", json!({ "share": "public" })),
                    "questionnaire-key-of-question",
                    "\"public\"",
                ),
            ],
        );
    }

    #[test]
    fn names_are_unique_and_legal() {
        let twice = |place: &str| [("questionnaire-name-twice", place.to_owned())];
        let question_twice = json!({ "name": "user", "type": "date", "label": "X" });
        assert_eq!(told(&question_twice), twice("\"user\""));
        let illegal = json!({ "name": "Año 1", "type": "date", "label": "X" });
        assert_eq!(
            told(&illegal),
            [("questionnaire-name", "\"Año 1\"".to_owned())]
        );
        let row = json!({ "name": "r", "label": "R" });
        let matrix = question("matrix", &json!({ "choices": "ab", "rows": [row, row] }));
        assert_eq!(told(&matrix), twice("\"r\""));
        let field = json!({ "name": "f", "type": "date", "label": "F" });
        let group = question("group", &json!({ "fields": [field, field] }));
        assert_eq!(told(&group), twice("\"f\""));
        let list = json!([{ "name": "a", "label": "A" }, { "name": "a", "label": "B" }]);
        let bytes = file(json!({ "ab": list }), json!([user()]));
        assert_eq!(of_file(&bytes), twice("\"a\""));
    }

    #[test]
    fn lists_are_used_and_hide_nothing() {
        let list = json!([{ "name": "a", "label": "A", "specify": true }]);
        let rows = json!([{ "name": "r", "label": "R" }]);
        let matrix = question("matrix", &json!({ "choices": "ab", "rows": rows }));
        let lists = json!({ "ab": list, "more": list, "yesno": list });
        let found = of_file(&file(lists, json!([user(), matrix])));
        let messages: Vec<&str> = found.into_iter().map(|(message, _)| message).collect();
        let expected = [
            "questionnaire-list-unused",
            "questionnaire-list-hidden",
            "questionnaire-list-unused",
            "questionnaire-column",
        ];
        assert_eq!(messages, expected);
    }

    /// The problems of a file in three languages with one question whose prompt is this.
    fn in_languages(label: &Value) -> Vec<(&'static str, String)> {
        let question = json!({ "name": "x", "type": "date", "label": label });
        let mut file: Value = serde_json::from_slice(&file(json!({}), json!([question]))).unwrap();
        let all = |text: &str| json!({ "en": text, "es": "=", "fr": "=" });
        file["title"] = all("Test");
        file["sections"][0]["label"] = all("Main");
        of_file(&serde_json::to_vec_pretty(&file).unwrap())
    }

    #[test]
    fn every_text_is_in_the_languages_of_the_title() {
        for good in [
            json!({ "en": "Day", "es": "Día", "fr": "=" }),
            json!({ "en": "2026", "es": "2026", "fr": "2026" }),
        ] {
            assert_eq!(in_languages(&good), [], "{good}");
        }
        for (bad, message, place) in [
            (
                json!({ "en": "Day", "fr": "" }),
                "questionnaire-translation",
                "{",
            ),
            (
                json!({ "en": "Day", "es": "Day", "fr": "Jour" }),
                "questionnaire-untranslated",
                "\"Day\"",
            ),
            (
                json!({ "en": "Day", "es": "Día", "fr": "Jour", "pt": "Dia" }),
                "questionnaire-language",
                "\"Dia\"",
            ),
            (
                json!({ "es": "Día", "fr": "Jour" }),
                "questionnaire-text-missing",
                "{",
            ),
        ] {
            assert_eq!(in_languages(&bad), [(message, place.to_owned())], "{bad}");
        }
    }

    #[test]
    fn an_empty_translation_falls_back_to_the_source() {
        let question = json!({ "name": "x", "type": "date", "label": { "en": "Day", "es": "" } });
        let read = read(&file(json!({}), json!([question])), &builtin::library).unwrap();
        let question = read.questionnaire.question("x").unwrap();
        assert_eq!(question.label.get(Language::ES), "Day");
    }

    #[test]
    fn groups_may_use_each_other_but_not_themselves() {
        let uses = |name: &str| json!([{ "name": "more", "type": "repeat", "label": "M", "fields": name }]);
        let plain = json!([{ "name": "a", "type": "date", "label": "A" }]);
        let file_with = |groups: Value| {
            let question = question("group", &json!({ "fields": "g1" }));
            let mut file: Value =
                serde_json::from_slice(&file(json!({}), json!([question]))).unwrap();
            file["groups"] = groups;
            serde_json::to_vec_pretty(&file).unwrap()
        };
        let read_with = |groups: Value| of_file(&file_with(groups));
        let chain = json!({ "g1": uses("g2"), "g2": uses("g3"), "g3": plain.clone() });
        assert_eq!(read_with(chain), []);
        let circle = json!({ "g1": uses("g2"), "g2": uses("g1") });
        let expected = ("questionnaire-group-circle", "\"g1\"".to_owned());
        assert_eq!(read_with(circle), [expected]);

        // Each uses the next one, in whichever order they are read: in a chain that is too long, or twice, so that they double.
        for (length, times, fits) in [
            (6, 1, true),
            (8, 1, false),
            (3_000, 1, false),
            (6, 4, false),
        ] {
            for upward in [true, false] {
                let name = |nth: usize| format!("g{}", if upward { nth } else { length + 1 - nth });
                let mut groups = serde_json::Map::new();
                for nth in 1..length {
                    let next = name(nth + 1);
                    let use_of = |n| json!({ "name": format!("f{n}"), "type": "repeat", "label": "M", "fields": next });
                    groups.insert(name(nth), (0..times).map(use_of).collect());
                }
                groups.insert(name(length), plain.clone());
                let told = problems(&file_with(groups.into()));
                let nested = told
                    .iter()
                    .any(|told| told.message == "questionnaire-nesting");
                assert_eq!(
                    (nested, told.is_empty()),
                    (!fits, fits),
                    "{length} {times} {upward}: {told:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_questionnaire_is_refused_with_a_place() {
        for (text, message, line) in [
            (
                "{\n \"format\": \"quipu-response/1\"}",
                "questionnaire-format",
                2,
            ),
            ("{}", "questionnaire-format", 1),
            (
                "{\"format\": \"quipu-questionnaire/1\"\n}",
                "json-field-missing",
                2,
            ),
            ("", "json-empty", 1),
        ] {
            let problem = read(text.as_bytes(), &builtin::library).unwrap_err();
            assert_speaks(&problem);
            assert_eq!(
                (problem.message, problem.place.line),
                (message, Some(line)),
                "{text}"
            );
        }
    }

    #[test]
    fn libraries_are_found_by_name() {
        let asked = question("select_one", &json!({ "choices": "yesno" }));
        let bytes = file(json!({}), json!([asked]));
        let found = read(&bytes, &builtin::library).unwrap().questionnaire;
        assert_eq!(found.sha256, digest(&bytes));
        let Kind::SelectOne { choices, .. } = &found.question("x").unwrap().kind else {
            panic!("no choice");
        };
        let Choices::List { name, choices } = choices else {
            panic!("no list");
        };
        assert_eq!((name.as_str(), choices.len()), ("yesno", 2));
        let lost = read(&bytes, &|_| None).unwrap();
        let messages: Vec<&str> = lost
            .problems
            .iter()
            .map(|problem| problem.message)
            .collect();
        assert_eq!(messages, ["questionnaire-library", "questionnaire-list"]);
    }

    proptest! {
        /// Whatever is cut out of a real file or put into it, the reader answers, and with a place.
        #[test]
        fn damaged_files_are_answered(
            cut in any::<prop::sample::Index>(),
            length in 0..40_usize,
            put in ".{0,4}",
        ) {
            for id in builtin::ids() {
                let mut bytes = builtin::bytes(&id).unwrap().to_vec();
                let from = cut.index(bytes.len());
                let to = (from + length).min(bytes.len());
                bytes.splice(from..to, put.bytes());
                for problem in problems(&bytes) {
                    let more = problem.message == "questionnaire-more";
                    prop_assert!(problem.place.line.is_some() || more, "{:?}", problem);
                }
            }
        }
    }
}
