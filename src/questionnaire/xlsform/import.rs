//! From a workbook to a questionnaire.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::choices::Lists;
use super::columns::{Row, Table};
use super::languages::language_of;
use super::lower::Lowering;
use super::names;
use super::strangers::{Sheets, strangers};
use super::tree::grow;
use super::workbook::Workbook;
use crate::base::{Language, Problem};
use crate::questionnaire::{FORMAT, builtin, check, read};

/// A questionnaire made from a workbook.
#[derive(Clone, Debug)]
pub struct Converted {
    /// The file. With an error among the problems it is not to be used.
    pub text: String,
    /// What was wrong with the workbook, and what of it we do not have, by sheet and row.
    pub problems: Vec<Problem>,
}

/// Makes a questionnaire from a workbook. `fallback` is its id where the workbook has none.
///
/// # Errors
/// A [`Problem`] when the workbook is no form at all.
pub fn from_workbook(workbook: &Workbook, fallback: &str) -> Result<Converted, Problem> {
    let table = |name: &str| workbook.sheet(name).map(Table::of);
    let survey = table("survey").or_else(|| only_sheet(workbook));
    let survey = survey.ok_or_else(|| no_survey(workbook))?;
    let choices = table("choices").unwrap_or_default();
    let external = table("external_choices").unwrap_or_default();
    let settings = table("settings").unwrap_or_default();
    let set = settings.rows.first().cloned().unwrap_or_default();

    let mut grown = grow(&survey);
    let mut problems = std::mem::take(&mut grown.problems);
    if !survey.columns.values().any(|column| column.name == "type") {
        problems.insert(0, on_sheet(Problem::error("xlsform-no-types"), "survey", 1));
    }
    for (sheet, table) in [
        ("survey", &survey),
        ("choices", &choices),
        ("external_choices", &external),
    ] {
        let twice = table.headings_twice().into_iter();
        let say =
            |heading: String| Problem::warning("xlsform-column-twice").with("column", heading);
        problems.extend(twice.map(|heading| on_sheet(say(heading), sheet, 1)));
    }
    let sheets = Sheets {
        survey: &survey,
        choices: &choices,
        external: &external,
        settings: &settings,
    };
    problems.extend(strangers(workbook, &sheets));
    let mut speech = Speech::of(&set, &sheets);
    problems.append(&mut speech.problems);

    let title = set.get("form_title").map(str::to_owned);
    let id = grown
        .settings
        .iter()
        .find(|(name, _)| *name == "form_id")
        .map(|(_, value)| *value);
    let id = set.get("form_id").or(id).unwrap_or(fallback).to_owned();
    let written = grown
        .settings
        .iter()
        .find(|(name, _)| *name == "form_title");
    let title = title
        .or_else(|| written.map(|(_, value)| (*value).to_owned()))
        .unwrap_or_else(|| id.clone());

    let lists = Lists::of(&choices, &external, &mut problems);
    let mut lowering = Lowering::new(&speech, lists, &title);
    let sections = lowering.sections(&grown.nodes);
    problems.append(&mut lowering.problems);
    let rows = std::mem::take(&mut lowering.rows);
    if rows.is_empty() && !problems.iter().any(Problem::is_error) {
        problems.push(on_sheet(Problem::error("xlsform-nothing"), "survey", 1));
    }
    let parts = lowering.parts();

    let mut made = head(&set, &id, &title, &speech);
    if !parts.uses.is_empty() {
        made.insert("uses".to_owned(), json!(parts.uses));
    }
    if !parts.choices.is_empty() {
        made.insert("choices".to_owned(), Value::Object(parts.choices));
    }
    if !parts.groups.is_empty() {
        made.insert("groups".to_owned(), Value::Object(parts.groups));
    }
    made.insert("sections".to_owned(), Value::Array(sections));
    let text = serde_json::to_string_pretty(&Value::Object(made)).unwrap_or_default() + "\n";
    problems.extend(reread(&text, &rows));
    Ok(Converted { text, problems })
}

/// The sheet of a workbook that has only one, where it asks questions.
fn only_sheet(workbook: &Workbook) -> Option<Table> {
    let [only] = workbook.sheets.as_slice() else {
        return None;
    };
    let table = Table::of(only);
    table
        .columns
        .values()
        .any(|column| column.name == "type")
        .then_some(table)
}

fn no_survey(workbook: &Workbook) -> Problem {
    let names: Vec<&str> = workbook
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    Problem::error("xlsform-no-survey").with("sheets", names.join(", "))
}

/// What stands before the choices and sections, in the order of our own files.
fn head(set: &Row, id: &str, title: &str, speech: &Speech) -> Map<String, Value> {
    let mut made = Map::new();
    let mut put = |key: &str, value: Value| made.insert(key.to_owned(), value);
    put("format", json!(FORMAT));
    put("id", json!(names::plain(id)));
    put("version", json!(set.get("version").unwrap_or("1")));
    put("default_language", json!(speech.default));
    put(
        "title",
        speech
            .value(set, "quipu_title")
            .unwrap_or_else(|| json!(title)),
    );
    for key in ["description", "scope", "evidence"] {
        if let Some(value) = speech.value(set, &format!("quipu_{key}")) {
            put(key, value);
        }
    }
    if let Some(minutes) = set
        .get("quipu_minutes")
        .and_then(|text| text.parse::<u32>().ok())
    {
        put("minutes", json!(minutes));
    }
    made
}

/// What our own reader says of the file: its errors, and what is worth a look in expressions.
fn reread(text: &str, rows: &BTreeMap<String, usize>) -> Vec<Problem> {
    let libraries = |name: &str| builtin::library(name);
    let found = match read(text.as_bytes(), &libraries) {
        Ok(found) => found,
        Err(problem) => return vec![problem],
    };
    let mut all = found.problems;
    // What a form covers is its author's business.
    all.extend(check(
        text.as_bytes(),
        &found.questionnaire,
        builtin::statements(),
    ));
    let lines: Vec<&str> = text.lines().collect();
    let errors = all.into_iter().filter(Problem::is_error);
    errors
        .map(|mut problem| {
            // Lines are those of a file that nobody has seen yet; the author knows rows.
            let way = way_to(&lines, problem.place.line.take().unwrap_or_default());
            problem.place.column = None;
            let item = problem.place.item.as_deref();
            let row = (1..=way.len())
                .rev()
                .find_map(|length| rows.get(&way.get(..length)?.join("/")))
                .or_else(|| rows.get(item?));
            match row {
                Some(row) => on_sheet(problem, "survey", *row),
                None => problem,
            }
        })
        .collect()
}

/// The names of the question and the fields in which a line of the file stands.
fn way_to<'t>(lines: &[&'t str], line: usize) -> Vec<&'t str> {
    let above = lines.get(..line).unwrap_or_default();
    let mut depth = usize::MAX;
    let mut names = Vec::new();
    for text in above.iter().rev() {
        let bare = text.trim_start();
        let indent = text.len() - bare.len();
        if depth == usize::MAX {
            // A name stands first in its object, as far in as what is beside it.
            depth = indent + 1;
        }
        if indent < depth
            && let Some(name) = bare.strip_prefix("\"name\": \"")
        {
            names.extend(name.split('"').next());
            depth = indent;
        }
    }
    // The section.
    names.pop();
    names.reverse();
    names
}

/// The languages of a form.
#[derive(Debug)]
pub(super) struct Speech {
    /// The language of texts that name none.
    pub(super) default: Language,
    /// The languages as written, and what they are.
    languages: Vec<(String, Language)>,
    problems: Vec<Problem>,
}

/// A text in the languages of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    texts: Vec<(Language, String)>,
    /// Whether it stood in a column without a language.
    plain: bool,
}

impl Speech {
    fn of(set: &Row, sheets: &Sheets<'_>) -> Self {
        let tables = [
            ("survey", sheets.survey),
            ("choices", sheets.choices),
            ("external_choices", sheets.external),
        ];
        let mut written: Vec<(&str, &str)> = Vec::new();
        for (sheet, table) in tables {
            for language in table.languages() {
                if !written.iter().any(|(_, known)| *known == language) {
                    written.push((sheet, language));
                }
            }
        }
        let chosen = set.get("default_language");
        let default = chosen.and_then(language_of);
        let first = written.iter().find_map(|(_, written)| language_of(written));
        // Where no heading says a known language, and no text does without one, the first stands for all.
        let labels = |table: &Table| {
            let mut columns = table.columns.values();
            columns.any(|column| column.name == "label" && column.language.is_none())
        };
        let assumed = first.is_none() && !tables.iter().any(|(_, table)| labels(table));
        let mut speech = Self {
            default: default.or(first).unwrap_or(Language::EN),
            languages: Vec::new(),
            problems: Vec::new(),
        };
        let mut taken = BTreeSet::new();
        for (nth, (sheet, name)) in written.into_iter().enumerate() {
            let same =
                name.eq_ignore_ascii_case("default") || Some(name) == chosen || assumed && nth == 0;
            let named = language_of(name);
            let problem = match named.or_else(|| same.then_some(speech.default)) {
                Some(language) if taken.insert(language) => {
                    speech.languages.push((name.to_owned(), language));
                    (named.is_none() && assumed).then(|| {
                        Problem::warning("xlsform-language-assumed").with("code", language)
                    })
                }
                // Columns of ours name a language by its code alone.
                Some(language) if language.code() == name => None,
                Some(language) => {
                    Some(Problem::warning("xlsform-language-twice").with("code", language))
                }
                None => Some(Problem::warning("xlsform-language")),
            };
            let problem = problem.map(|problem| on_sheet(problem.with("name", name), sheet, 1));
            speech.problems.extend(problem);
        }
        speech
    }

    /// The text under a column of a row.
    pub(super) fn said(&self, row: &Row, column: &str) -> Said {
        let mut said = Said::default();
        for (language, text) in row.translations(column) {
            let found = match language {
                None => Some(self.default),
                Some(written) => self.language(written),
            };
            said.plain |= language.is_none();
            let Some(found) = found else { continue };
            // A text that names its language stands before one that does not.
            match said.texts.iter_mut().find(|(known, _)| *known == found) {
                Some((_, known)) if language.is_some() => text.clone_into(known),
                Some(_) => {}
                None => said.texts.push((found, text.to_owned())),
            }
        }
        said.plain &= said.texts.len() == 1;
        said
    }

    fn language(&self, written: &str) -> Option<Language> {
        let known = self.languages.iter().find(|(name, _)| name == written);
        known
            .map(|(_, language)| *language)
            .or_else(|| written.parse().ok())
    }

    /// The text under a column of a row, as our files write it.
    pub(super) fn value(&self, row: &Row, column: &str) -> Option<Value> {
        self.said(row, column).value(self.default)
    }
}

impl Said {
    /// A text in one language.
    pub(super) fn plain(language: Language, text: &str) -> Self {
        Self {
            texts: vec![(language, text.to_owned())],
            plain: true,
        }
    }

    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// As our files write it: a text alone, or by language. Where the default language is missing, another text stands in.
    pub(super) fn value(&self, default: Language) -> Option<Value> {
        let (_, first) = self.texts.first()?;
        if self.plain && self.texts.iter().all(|(language, _)| *language == default) {
            return Some(json!(first));
        }
        let mut map = Map::new();
        if !self.texts.iter().any(|(language, _)| *language == default) {
            map.insert(default.to_string(), json!(first));
        }
        for (language, text) in &self.texts {
            map.insert(language.to_string(), json!(text));
        }
        Some(Value::Object(map))
    }

    /// Adds another text below, language by language; a language that only one of both has keeps what it has.
    pub(super) fn add(&mut self, other: &Self) {
        self.plain = if self.is_empty() {
            other.plain
        } else {
            self.plain && other.plain
        };
        for (language, text) in &other.texts {
            match self.texts.iter_mut().find(|(known, _)| known == language) {
                Some((_, known)) => *known = format!("{known}\n{text}"),
                None => self.texts.push((*language, text.clone())),
            }
        }
    }

    /// The text in a language, else in the default language, else in any.
    pub(super) fn get(&self, language: Language, default: Language) -> &str {
        let of = |wanted| self.texts.iter().find(move |(known, _)| *known == wanted);
        let found = of(language)
            .or_else(|| of(default))
            .or_else(|| self.texts.first());
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// Puts names of answers, `${name}`, as `[name]`, and says whether there were any.
    pub(super) fn unpipe(&mut self) -> bool {
        let piped = self.texts.iter().any(|(_, text)| text.contains("${"));
        if piped {
            self.each(&mut |text| text.replace("${", "[").replace('}', "]"));
        }
        piped
    }

    /// Every text changed.
    pub(super) fn each(&mut self, change: &mut dyn FnMut(&str) -> String) {
        for (_, text) in &mut self.texts {
            *text = change(text);
        }
    }

    /// The languages it is said in.
    pub(super) fn languages(&self) -> impl Iterator<Item = Language> {
        self.texts.iter().map(|(language, _)| *language)
    }

    /// A text for each of these languages.
    pub(super) fn of(texts: Vec<(Language, String)>, plain: bool) -> Self {
        Self { texts, plain }
    }
}

/// A problem with a row of a sheet.
pub(super) fn on_sheet(problem: Problem, sheet: &str, row: usize) -> Problem {
    let mut problem = problem.on(sheet);
    problem.place.line = Some(row);
    problem
}

/// A library as JSON, for comparison with what a workbook says it took from there.
pub(super) fn library_json(name: &str) -> Option<&'static Value> {
    // The one there is, is read once: every list and group of a workbook may ask for it.
    static COMMON: LazyLock<Option<Value>> =
        LazyLock::new(|| serde_json::from_slice(builtin::library_bytes("common")?).ok());
    COMMON
        .as_ref()
        .filter(|_| builtin::library_bytes(name).is_some())
}
