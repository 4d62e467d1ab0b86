//! The lists of the sheets `choices` and `external_choices`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::columns::{Row, Table};
use super::import::{Speech, library_json, on_sheet};
use super::names;
use crate::base::{Language, Problem};

/// Where a list comes from that is not the form's own.
const SOURCE: &str = "quipu_source";
/// What stands there for lists that are made from other parts of the questionnaire.
pub(super) const GENERATED: &str = "generated";

/// A list as written.
#[derive(Debug)]
struct Written {
    rows: Vec<Row>,
    /// Our name for it.
    id: String,
    /// The library it was taken from, or [`GENERATED`].
    source: Option<String>,
}

/// All lists of a form.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By name; `true` for external choices.
    written: BTreeMap<(bool, String), Written>,
    /// The names in the order of the sheet.
    order: Vec<(bool, String)>,
    taken: BTreeSet<String>,
    /// Lists made for single questions.
    made: Map<String, Value>,
    /// Choices whose names changed: as written, as they are now.
    renamed: BTreeMap<String, String>,
}

impl Lists {
    pub(super) fn of(choices: &Table, external: &Table, problems: &mut Vec<Problem>) -> Self {
        let mut lists = Self::default();
        for (outside, table, sheet) in [
            (false, choices, "choices"),
            (true, external, "external_choices"),
        ] {
            for row in &table.rows {
                lists.take(row, outside, sheet, problems);
            }
        }
        lists
    }

    fn take(&mut self, row: &Row, outside: bool, sheet: &str, problems: &mut Vec<Problem>) {
        let Some(list) = row.get("list_name") else {
            if !row.is_empty() {
                let problem = Problem::warning("xlsform-no-list");
                problems.push(on_sheet(problem, sheet, row.number));
            }
            return;
        };
        let Some(name) = row.get("name") else {
            let problem = Problem::error("xlsform-no-choice-name").with("list", list);
            problems.push(on_sheet(problem, sheet, row.number));
            return;
        };
        let key = (outside, list.to_owned());
        if !self.written.contains_key(&key) {
            self.order.push(key.clone());
            let written = Written {
                rows: Vec::new(),
                id: names::unique(list, &mut self.taken),
                source: row.get(SOURCE).map(str::to_owned),
            };
            self.written.insert(key.clone(), written);
        }
        let Some(written) = self.written.get_mut(&key) else {
            return;
        };
        if written
            .rows
            .iter()
            .any(|known| known.get("name") == Some(name))
        {
            let problem = Problem::warning("xlsform-choice-twice")
                .with("name", name)
                .with("list", list);
            problems.push(on_sheet(problem, sheet, row.number));
            return;
        }
        let plain = names::plain(name);
        if plain != name {
            self.renamed.insert(name.to_owned(), plain);
        }
        for media in ["image", "big-image", "audio", "video"] {
            if row.get(media).is_some() || row.translations(media).next().is_some() {
                let problem = Problem::warning("xlsform-media").with("column", media);
                problems.push(on_sheet(problem, sheet, row.number));
            }
        }
        if row
            .translations("label")
            .any(|(_, text)| text.contains("${"))
        {
            let problem = Problem::warning("xlsform-piped");
            problems.push(on_sheet(problem, sheet, row.number));
        }
        written.rows.push(row.clone());
    }

    /// Whether there is such a list.
    pub(super) fn has(&self, outside: bool, name: &str) -> bool {
        self.written.contains_key(&(outside, name.to_owned()))
    }

    /// The name of a choice, where it changed.
    pub(super) fn renamed(&self, name: &str) -> Option<&str> {
        self.renamed.get(name).map(String::as_str)
    }

    /// Our name of a list.
    pub(super) fn id(&self, outside: bool, name: &str) -> String {
        let list = self.written.get(&(outside, name.to_owned()));
        list.map(|list| list.id.clone()).unwrap_or_default()
    }

    /// The rows of a list.
    pub(super) fn rows(&self, outside: bool, name: &str) -> &[Row] {
        let list = self.written.get(&(outside, name.to_owned()));
        list.map(|list| list.rows.as_slice()).unwrap_or_default()
    }

    /// The choices of a list, as our files write them.
    pub(super) fn values(&self, outside: bool, name: &str, speech: &Speech) -> Vec<Value> {
        let mut taken = BTreeSet::new();
        let rows = self.rows(outside, name).iter();
        rows.map(|row| choice(row, speech, &mut taken)).collect()
    }

    /// Adds a list that is made for one question, and says its name.
    pub(super) fn add(&mut self, wanted: &str, choices: Vec<Value>) -> String {
        let id = names::unique(wanted, &mut self.taken);
        self.made.insert(id.clone(), Value::Array(choices));
        id
    }

    /// The texts of the five levels that a generated list holds.
    pub(super) fn levels(&self, name: &str, speech: &Speech) -> Vec<Value> {
        let rows = self.rows(false, name).iter();
        rows.filter_map(|row| speech.value(row, "label")).collect()
    }

    /// The lists of the file, and the libraries that others are taken from. A list that differs from the library's is the
    /// file's own.
    pub(super) fn finish(self, speech: &Speech) -> (Map<String, Value>, BTreeSet<String>) {
        let (mut own, mut uses) = (Map::new(), BTreeSet::new());
        for key in &self.order {
            let Some(list) = self.written.get(key) else {
                continue;
            };
            let values = Value::Array(self.values(key.0, &key.1, speech));
            match list.source.as_deref() {
                Some(GENERATED) => continue,
                Some(library) if from_library(library, &list.id) == Some(&values) => {
                    uses.insert(library.to_owned());
                    continue;
                }
                _ => {}
            }
            own.insert(list.id.clone(), values);
        }
        own.extend(self.made);
        (own, uses)
    }
}

fn from_library(library: &str, list: &str) -> Option<&'static Value> {
    library_json(library)?.get("choices")?.get(list)
}

/// A choice, as our files write it.
fn choice(row: &Row, speech: &Speech, taken: &mut BTreeSet<String>) -> Value {
    let written = row.get("name").unwrap_or_default();
    let mut made = Map::new();
    let mut put = |key: &str, value: Value| made.insert(key.to_owned(), value);
    put("name", json!(names::unique(written, taken)));
    let mut label = speech.said(row, "label");
    label.unpipe();
    put(
        "label",
        label
            .value(speech.default)
            .unwrap_or_else(|| json!(written)),
    );
    for key in ["short", "hint"] {
        if let Some(value) = speech.value(row, &format!("quipu_{key}")) {
            put(key, value);
        }
    }
    if let Some(rule) = row.get("quipu_relevant") {
        put("relevant", json!(rule));
    }
    for key in ["exclusive", "specify"] {
        if row.says_yes(&format!("quipu_{key}")) {
            put(key, json!(true));
        }
    }
    Value::Object(made)
}

/// The choice that `or_other` adds to these.
pub(super) fn other(choices: &[Value], default: Language) -> Value {
    let word = |code: &str| match code {
        "es" => "Otro",
        "fr" => "Autre",
        _ => "Other",
    };
    let label = match choices.first().and_then(|first| first.get("label")) {
        Some(Value::Object(texts)) => {
            let texts = texts.keys().map(|code| (code.clone(), json!(word(code))));
            Value::Object(texts.collect())
        }
        _ => json!(word(default.code())),
    };
    json!({ "name": "other", "label": label, "specify": true })
}
