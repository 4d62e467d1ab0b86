//! From files to questionnaires, libraries and statements, with everything wrong on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use super::expression::Expression;
use super::raw::{
    OneOrMany, RawAppearance, RawChoice, RawKind, RawLibrary, RawQuestion, RawQuestionnaire,
    RawRow, RawSource, RawStatements, RawText,
};
use super::{
    Choice, Choices, Kind, LEVELS, NumberRule, Question, Questionnaire, Row, Section, Source,
    Statement, Statements, TextForm, TextRule,
};
use crate::base::json::{self, Document, Step};
use crate::base::{Id, Language, Problem, Text, digest};

/// The format of questionnaires that is read.
pub const FORMAT: &str = "quipu-questionnaire/1";

/// A questionnaire that was read, with what is wrong with it.
#[derive(Clone, Debug)]
pub struct Read {
    /// The questionnaire, as far as it could be understood.
    pub questionnaire: Questionnaire,
    /// What could not.
    pub problems: Vec<Problem>,
}

/// Choice lists and field groups that several questionnaires use.
#[derive(Clone, Debug, Default)]
pub struct Library {
    choices: BTreeMap<Id, Arc<[Choice]>>,
    groups: BTreeMap<Id, Arc<[Question]>>,
    maturity_hint: Option<Text>,
    ladder: Vec<Text>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Library {
    /// The choices of a list; none when there is no such list.
    pub fn list(&self, name: &str) -> &[Choice] {
        self.choices.get(name).map_or(&[], |choices| choices)
    }
}

/// Reads a questionnaire. `libraries` gives the libraries it uses by name.
///
/// # Errors
/// A [`Problem`] when the file is no questionnaire at all.
pub fn read(
    bytes: &[u8],
    libraries: &dyn Fn(&str) -> Option<Arc<Library>>,
) -> Result<Read, Problem> {
    let document = json::scan(bytes)?;
    expect_format(&document, FORMAT)?;
    let raw: RawQuestionnaire = document.parse()?;
    let mut reader = Reader::new(&document, raw.default_language, &raw.title);
    let mut known = Library::default();
    for name in &raw.uses {
        match libraries(name.as_str()) {
            Some(library) => known.add(&library),
            None => reader.error(
                &["uses".into()],
                Problem::error("questionnaire-library").with("name", name),
            ),
        }
    }
    reader.library = known;
    reader.own(raw.choices, raw.groups);
    let sections = raw.sections.into_iter().enumerate().map(|(nth, section)| {
        let path = [Place::from("sections"), nth.into()];
        let questions = section
            .questions
            .into_iter()
            .enumerate()
            .map(|(nth, question)| {
                let path = [
                    path[0].clone(),
                    path[1].clone(),
                    "questions".into(),
                    nth.into(),
                ];
                reader.question(question, &path)
            });
        let questions = questions.collect();
        Section {
            name: section.name,
            label: reader.text(section.label, &path),
            hint: reader.optional(section.hint, &path),
            relevant: reader.expression(section.relevant, &path, "relevant"),
            questions,
        }
    });
    let sections = sections.collect();
    let questionnaire = Questionnaire {
        id: raw.id,
        version: raw.version,
        sha256: digest(bytes),
        title: reader.text(raw.title, &["title".into()]),
        description: reader.optional(raw.description, &["description".into()]),
        scope: reader.optional(raw.scope, &["scope".into()]),
        evidence: reader.optional(raw.evidence, &["evidence".into()]),
        maturity_hint: reader.library.maturity_hint.clone(),
        ladder: reader.library.ladder.clone(),
        source_fields: reader
            .library
            .groups
            .get("source")
            .cloned()
            .unwrap_or_default(),
        minutes: raw.minutes,
        sections,
    };
    Ok(Read {
        questionnaire,
        problems: reader.problems,
    })
}

/// Reads a library.
///
/// # Errors
/// A [`Problem`] when the file is no library.
pub fn read_library(bytes: &[u8]) -> Result<Library, Problem> {
    let document = json::scan(bytes)?;
    expect_format(&document, "quipu-library/1")?;
    let raw: RawLibrary = document.parse()?;
    let source = raw.default_language;
    let anchor = RawText::Plain(raw.id.to_string());
    let languages = raw
        .maturity
        .as_ref()
        .map_or(&anchor, |maturity| &maturity.hint);
    let mut reader = Reader::new(&document, source, languages);
    reader.own(raw.choices, raw.groups);
    let mut library = std::mem::take(&mut reader.library);
    if let Some(maturity) = raw.maturity {
        let path = ["maturity".into()];
        library.maturity_hint = Some(reader.text(maturity.hint, &path));
        library.ladder = maturity
            .ladder
            .into_iter()
            .map(|name| reader.text(name, &path))
            .collect();
    }
    library.problems = reader.problems;
    Ok(library)
}

/// Reads the statements that questions cover.
///
/// # Errors
/// A [`Problem`] when the file holds no statements.
pub fn read_statements(bytes: &[u8]) -> Result<Statements, Problem> {
    let document = json::scan(bytes)?;
    expect_format(&document, "quipu-statements/1")?;
    let raw: RawStatements = document.parse()?;
    let mut reader = Reader::new(&document, raw.default_language, &raw.source);
    let mut statements = Vec::new();
    let mut seen = BTreeSet::new();
    for (nth, statement) in raw.statements.into_iter().enumerate() {
        let path = ["statements".into(), nth.into()];
        if !seen.insert(statement.key.clone()) {
            reader.error(
                &path,
                Problem::error("questionnaire-name-twice").with("name", &statement.key),
            );
        }
        statements.push(Statement {
            key: statement.key,
            label: reader.text(statement.label, &path),
            note: reader.optional(statement.note, &path),
            compound: statement.compound,
        });
    }
    let source = reader.text(raw.source, &["source".into()]);
    Ok(Statements {
        presented: raw.presented,
        source,
        statements,
        problems: reader.problems,
    })
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

/// A step of a path into the file.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Key(String),
    Index(usize),
}

impl From<&str> for Place {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Place {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Where a path leads in a file; the nearest part above it that is there.
pub(super) fn locate(document: &Document<'_>, path: &[Place]) -> (usize, usize) {
    let steps: Vec<Step<'_>> = path
        .iter()
        .map(|place| match place {
            Place::Key(key) => Step::Key(key),
            Place::Index(index) => Step::Index(*index),
        })
        .collect();
    let nearest = (0..=steps.len())
        .rev()
        .find_map(|length| document.position(steps.get(..length)?));
    nearest.unwrap_or((1, 1))
}

struct Reader<'d> {
    document: &'d Document<'d>,
    source: Language,
    languages: BTreeSet<Language>,
    library: Library,
    problems: Vec<Problem>,
}

impl<'d> Reader<'d> {
    /// A reader that expects every text in the languages of `title`.
    fn new(document: &'d Document<'d>, source: Language, title: &RawText) -> Self {
        let languages = match title {
            RawText::Plain(_) => BTreeSet::from([source]),
            RawText::ByLanguage(texts) => texts.keys().copied().collect(),
        };
        Self {
            document,
            source,
            languages,
            library: Library::default(),
            problems: Vec::new(),
        }
    }

    fn error(&mut self, path: &[Place], problem: Problem) {
        self.problems.push(problem.at(locate(self.document, path)));
    }

    /// The file's own lists and groups, before those of libraries.
    fn own(
        &mut self,
        choices: BTreeMap<Id, Vec<RawChoice>>,
        groups: BTreeMap<Id, Vec<RawQuestion>>,
    ) {
        for (name, list) in choices {
            let path = [Place::from("choices"), name.as_str().into()];
            let list: Arc<[Choice]> = self.choices(list, &path);
            self.library.choices.insert(name, list);
        }
        // A group may use another: those without such uses first.
        let (plain, nested): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|(_, fields)| !fields.iter().any(names_group));
        for (name, fields) in plain.into_iter().chain(nested) {
            let path = [Place::from("groups"), name.as_str().into()];
            let fields = self.fields(fields, &path);
            self.library.groups.insert(name, fields);
        }
    }

    fn choices(&mut self, list: Vec<RawChoice>, path: &[Place]) -> Arc<[Choice]> {
        let choices = list.into_iter().enumerate().map(|(nth, choice)| {
            let path = below(path, [nth.into()]);
            Choice {
                name: choice.name,
                label: self.text(choice.label, &path),
                short: self.optional(choice.short, &path),
                hint: self.optional(choice.hint, &path),
                exclusive: choice.exclusive,
                specify: choice.specify,
            }
        });
        choices.collect()
    }

    fn fields(&mut self, fields: Vec<RawQuestion>, path: &[Place]) -> Arc<[Question]> {
        let fields = fields.into_iter().enumerate();
        fields
            .map(|(nth, field)| self.question(field, &below(path, [nth.into()])))
            .collect()
    }

    /// A text with its languages checked.
    fn text(&mut self, raw: RawText, path: &[Place]) -> Text {
        let source = self.source;
        let texts = match raw {
            RawText::Plain(text) => BTreeMap::from([(source, text)]),
            RawText::ByLanguage(texts) => texts,
        };
        let missing: Vec<&str> = self
            .languages
            .iter()
            .filter(|l| !texts.contains_key(l))
            .map(Language::code)
            .collect();
        if !missing.is_empty() {
            let problem =
                Problem::warning("questionnaire-translation").with("languages", missing.join(", "));
            self.problems.push(problem.at(locate(self.document, path)));
        }
        let original = texts.get(&source).cloned().unwrap_or_default();
        let same = texts
            .iter()
            .find(|(language, text)| **language != source && **text == original);
        if let Some((language, _)) = same.filter(|_| original.chars().any(char::is_alphabetic)) {
            let problem = Problem::warning("questionnaire-untranslated")
                .with("language", language)
                .with("text", &original);
            self.problems.push(problem.at(locate(self.document, path)));
        }
        if original.trim().is_empty() {
            self.error(
                path,
                Problem::error("questionnaire-text-missing").with("language", source),
            );
        }
        Text::from_map(source, texts).unwrap_or_else(|| Text::new(source, ""))
    }

    fn optional(&mut self, raw: Option<RawText>, path: &[Place]) -> Option<Text> {
        raw.map(|raw| self.text(raw, path))
    }

    fn expression(
        &mut self,
        source: Option<String>,
        path: &[Place],
        key: &str,
    ) -> Option<Expression> {
        match Expression::parse(&source?) {
            Ok(expression) => Some(expression),
            Err(error) => {
                self.error(&below(path, [key.into()]), error.problem());
                None
            }
        }
    }

    fn question(&mut self, raw: RawQuestion, path: &[Place]) -> Question {
        let kind = self.kind(&raw, path);
        Question {
            label: self.text(raw.label, &below(path, ["label".into()])),
            short: self.optional(raw.short, &below(path, ["short".into()])),
            hint: self.optional(raw.hint, &below(path, ["hint".into()])),
            required: raw.required,
            relevant: self.expression(raw.relevant, path, "relevant"),
            constraint: self.expression(raw.constraint, path, "constraint"),
            constraint_message: self.optional(raw.constraint_message, path),
            covers: raw.covers,
            confidence: raw.confidence,
            share: raw.share,
            name: raw.name,
            kind,
        }
    }

    fn kind(&mut self, raw: &RawQuestion, path: &[Place]) -> Kind {
        match raw.kind {
            RawKind::Note => Kind::Note,
            RawKind::Text => Kind::Text(text_rule(raw)),
            RawKind::Integer | RawKind::Decimal => Kind::Number(NumberRule {
                integer: raw.kind == RawKind::Integer,
                year: raw.appearance == Some(RawAppearance::Year),
                min: raw.min,
                max: raw.max,
                unit: self.optional(raw.unit.clone(), path),
            }),
            RawKind::Date => Kind::Date,
            RawKind::SelectOne => Kind::SelectOne {
                choices: self.offered(raw, path),
                ordered: raw.ordered,
            },
            RawKind::SelectMultiple => Kind::SelectMultiple {
                choices: self.offered(raw, path),
                min: raw.min.and_then(whole),
                max: raw.max.and_then(whole),
            },
            RawKind::Rank => Kind::Rank {
                choices: self.offered(raw, path),
                max: raw.max.and_then(whole).unwrap_or(3),
            },
            RawKind::Matrix => Kind::Matrix {
                rows: raw
                    .rows
                    .iter()
                    .enumerate()
                    .map(|(nth, row)| self.row(row, &below(path, ["rows".into(), nth.into()])))
                    .collect(),
                choices: self.offered(raw, path),
                multiple: raw.multiple,
                ordered: raw.ordered,
            },
            RawKind::Maturity => self.maturity(raw, path),
            RawKind::Group => Kind::Group {
                fields: self.field_list(raw, path),
            },
            RawKind::Repeat => Kind::Repeat {
                fields: self.field_list(raw, path),
                for_each: raw
                    .for_each
                    .iter()
                    .map(|source| self.source(source, path, "for_each"))
                    .collect(),
                max: raw.max.and_then(whole),
            },
        }
    }

    fn maturity(&mut self, raw: &RawQuestion, path: &[Place]) -> Kind {
        let path = below(path, ["levels".into()]);
        let levels: Vec<Text> = raw
            .levels
            .iter()
            .map(|text| self.text(text.clone(), &path))
            .collect();
        match <[Text; LEVELS]>::try_from(levels) {
            Ok(levels) => Kind::Maturity {
                levels: Box::new(levels),
            },
            Err(levels) => {
                self.error(
                    &path,
                    Problem::error("questionnaire-levels").with("count", levels.len()),
                );
                Kind::Note
            }
        }
    }

    fn row(&mut self, raw: &RawRow, path: &[Place]) -> Row {
        Row {
            name: raw.name.clone(),
            label: self.text(raw.label.clone(), path),
            relevant: self.expression(raw.relevant.clone(), path, "relevant"),
            covers: raw.covers.clone(),
            theme: raw.theme.clone(),
        }
    }

    fn source(&mut self, raw: &RawSource, path: &[Place], key: &str) -> Source {
        Source {
            from: raw.from.clone(),
            filter: self.expression(raw.filter.clone(), path, key),
        }
    }

    fn offered(&mut self, raw: &RawQuestion, path: &[Place]) -> Choices {
        match &raw.choices {
            Some(OneOrMany::Inline(sources)) => Choices::From(
                sources
                    .iter()
                    .map(|source| self.source(source, path, "choices"))
                    .collect(),
            ),
            Some(OneOrMany::Named(name)) => {
                if let Some((name, choices)) = self.library.choices.get_key_value(name.as_str()) {
                    return Choices::List {
                        name: name.clone(),
                        choices: choices.clone(),
                    };
                }
                let problem = Problem::error("questionnaire-list").with("name", name);
                self.error(&below(path, ["choices".into()]), problem);
                Choices::From(Vec::new())
            }
            None => {
                self.error(
                    path,
                    Problem::error("questionnaire-no-choices").with("name", &raw.name),
                );
                Choices::From(Vec::new())
            }
        }
    }

    fn field_list(&mut self, raw: &RawQuestion, path: &[Place]) -> Arc<[Question]> {
        let path = below(path, ["fields".into()]);
        match &raw.fields {
            Some(OneOrMany::Inline(fields)) => self.fields(fields.clone(), &path),
            Some(OneOrMany::Named(name)) => {
                if let Some(fields) = self.library.groups.get(name.as_str()) {
                    return fields.clone();
                }
                self.error(
                    &path,
                    Problem::error("questionnaire-group").with("name", name),
                );
                Arc::default()
            }
            None => {
                self.error(
                    &path,
                    Problem::error("questionnaire-no-fields").with("name", &raw.name),
                );
                Arc::default()
            }
        }
    }
}

impl Library {
    fn add(&mut self, other: &Self) {
        self.choices.extend(other.choices.clone());
        self.groups.extend(other.groups.clone());
        self.maturity_hint.clone_from(&other.maturity_hint);
        self.ladder.clone_from(&other.ladder);
    }
}

fn names_group(question: &RawQuestion) -> bool {
    match &question.fields {
        Some(OneOrMany::Named(_)) => true,
        Some(OneOrMany::Inline(fields)) => fields.iter().any(names_group),
        None => false,
    }
}

fn text_rule(raw: &RawQuestion) -> TextRule {
    TextRule {
        multiline: raw.appearance == Some(RawAppearance::Multiline),
        max_length: raw.max_length,
        form: match raw.appearance {
            Some(RawAppearance::Url) => TextForm::Url,
            Some(RawAppearance::Email) => TextForm::Email,
            _ => TextForm::Plain,
        },
    }
}

/// A small whole number out of a JSON number.
fn whole(number: f64) -> Option<usize> {
    (0..=1_000_u16)
        .find(|n| (f64::from(*n) - number).abs() < f64::EPSILON)
        .map(usize::from)
}

fn below<const N: usize>(path: &[Place], more: [Place; N]) -> Vec<Place> {
    path.iter().cloned().chain(more).collect()
}
