//! From a questionnaire to a workbook.
//!
//! The file is taken as it is written, not as it is understood, so that it comes back letter by letter. What ODK can ask is
//! put so that ODK asks it: a matrix is a group of selects, a maturity item a group with its level, evidence, priority,
//! confidence and target.

mod book;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use self::book::{Book, Record};
use super::choices::GENERATED;
use super::expression::{Piece, rewrite};
use super::import::library_json;
use super::names::for_xml;
use super::workbook::Workbook;
use crate::base::Problem;
use crate::base::json as text;

/// What the parts of a maturity item are called, in the languages we speak.
const PARTS: [(&str, [&str; 3]); 5] = [
    ("level", ["Level", "Nivel", "Niveau"]),
    ("evidence", ["Evidence", "Evidencia", "Éléments de preuve"]),
    ("priority", ["Priority", "Prioridad", "Priorité"]),
    ("confidence", ["Confidence", "Confianza", "Confiance"]),
    ("target", ["Target level", "Nivel meta", "Niveau visé"]),
];

/// Makes a workbook of the file of a questionnaire.
///
/// # Errors
/// A [`Problem`] when the file is no JSON object with sections.
pub fn to_workbook(bytes: &[u8]) -> Result<Workbook, Problem> {
    let root: Value = text::parse(bytes)?;
    let sections = root.get("sections").and_then(Value::as_array);
    let sections = sections.ok_or_else(|| Problem::error("xlsform-no-sections"))?;
    let mut export = Export::of(&root);
    for section in sections {
        export.section(section);
    }
    export.lists();
    export.settings();
    Ok(export.book.finish())
}

struct Export<'v> {
    root: &'v Value,
    /// The libraries it uses, by name.
    libraries: Vec<(String, &'static Value)>,
    /// The names of repeats, which ODK wants to differ wherever they stand.
    repeats: BTreeSet<String>,
    /// The lists that stand in the sheet already.
    listed: BTreeSet<String>,
    book: Book,
}

impl<'v> Export<'v> {
    fn of(root: &'v Value) -> Self {
        let uses = strings(root.get("uses"));
        let libraries = uses
            .iter()
            .filter_map(|name| Some((name.clone(), library_json(name)?)));
        let default = word(root, "default_language").unwrap_or("en");
        Self {
            root,
            libraries: libraries.collect(),
            repeats: BTreeSet::new(),
            listed: BTreeSet::new(),
            book: Book::new(default),
        }
    }

    fn section(&mut self, section: &'v Value) {
        let name = word(section, "name").unwrap_or_default();
        let mut record = Record::new("begin_group", &for_xml(name));
        record.text("label", section.get("label"));
        record.text("hint", section.get("hint"));
        record.put("relevant", word(section, "relevant"));
        self.book.survey.push(record);
        for question in array(section, "questions") {
            self.question(question, None);
        }
        self.book.survey.push(Record::new("end_group", ""));
    }

    fn question(&mut self, question: &Value, owner: Option<&str>) {
        let name = for_xml(word(question, "name").unwrap_or_default());
        let kind = word(question, "type").unwrap_or_default();
        let mut record = Record::new("", &name);
        record.text("label", question.get("label"));
        record.text("quipu_short", question.get("short"));
        record.text("hint", question.get("hint"));
        record.put("relevant", outward(question, "relevant", owner).as_deref());
        record.put("quipu_confidence", yes(question, "confidence"));
        record.put("quipu_share", word(question, "share"));
        record.put("quipu_covers", words(question, "covers").as_deref());
        record.put("quipu_ordered", yes(question, "ordered"));
        record.put("quipu_severity", word(question, "constraint_severity"));
        record.text("constraint_message", question.get("constraint_message"));
        record.text("quipu_unit", question.get("unit"));
        record.put(
            "quipu_max_length",
            number(question, "max_length").as_deref(),
        );
        record.put("appearance", word(question, "appearance"));
        record.put(
            "constraint",
            outward(question, "constraint", owner).as_deref(),
        );
        let holds_others = matches!(kind, "matrix" | "maturity" | "group" | "repeat");
        let required = if holds_others {
            "quipu_required"
        } else {
            "required"
        };
        record.put(required, yes(question, "required"));
        match kind {
            "matrix" => self.matrix(question, record),
            "maturity" => self.maturity(question, record),
            "group" => self.holder(question, record, "group"),
            "repeat" => {
                record.put("quipu_max", number(question, "max").as_deref());
                record.put("quipu_for_each", cell(question.get("for_each")).as_deref());
                self.rename(owner, &mut record);
                self.holder(question, record, "repeat");
            }
            _ => {
                limits(question, kind, &mut record);
                let offered = self.offered(question, &mut record);
                record.kind = match offered {
                    Some(list) => format!("{kind} {list}"),
                    None => kind.to_owned(),
                };
                self.book.survey.push(record);
            }
        }
    }

    /// The rows of a matrix are selects of one list.
    fn matrix(&mut self, question: &Value, mut record: Record) {
        let several = question.get("multiple") == Some(&json!(true));
        let kind = if several {
            "select_multiple"
        } else {
            "select_one"
        };
        let list = self.offered(question, &mut record).unwrap_or_default();
        "begin_group".clone_into(&mut record.kind);
        record.put("quipu_type", Some("matrix"));
        self.book.survey.push(record);
        for row in array(question, "rows") {
            let name = for_xml(word(row, "name").unwrap_or_default());
            let mut record = Record::new(&format!("{kind} {list}"), &name);
            record.text("label", row.get("label"));
            record.put("relevant", word(row, "relevant"));
            record.put("required", yes(question, "required"));
            record.put("quipu_covers", words(row, "covers").as_deref());
            record.put("quipu_theme", word(row, "theme"));
            record.put("quipu_since", word(row, "since"));
            self.book.survey.push(record);
        }
        self.book.survey.push(Record::new("end_group", ""));
    }

    fn maturity(&mut self, question: &Value, mut record: Record) {
        "begin_group".clone_into(&mut record.kind);
        record.put("quipu_type", Some("maturity"));
        self.book.survey.push(record);
        let name = word(question, "name").unwrap_or_default();
        let levels = self.free(&format!("{name}-levels"));
        let texts = array(question, "levels").iter().enumerate();
        let choices: Vec<Value> = texts
            .map(|(nth, text)| json!({ "name": nth.to_string(), "label": text }))
            .collect();
        self.list(&levels, &choices, Some(GENERATED));
        let default = self.book.default.clone();
        for (part, label) in PARTS {
            let kind = match part {
                "evidence" => "text".to_owned(),
                "priority" | "confidence" => match self.named(part) {
                    Some(list) => format!("select_one {list}"),
                    None => "integer".to_owned(),
                },
                _ => format!("select_one {levels}"),
            };
            let mut record = Record::new(&kind, part);
            let [en, es, fr] = label;
            let told = json!({ "en": en, "es": es, "fr": fr });
            let spoken = match question.get("label") {
                Some(Value::Object(texts)) => {
                    let texts = texts.keys().map(|code| {
                        (
                            code.clone(),
                            told.get(code).cloned().unwrap_or_else(|| json!(en)),
                        )
                    });
                    Value::Object(texts.collect())
                }
                _ => told.get(&default).cloned().unwrap_or_else(|| json!(en)),
            };
            record.text("label", Some(&spoken));
            record.put("appearance", (part == "evidence").then_some("multiline"));
            self.book.survey.push(record);
        }
        self.book.survey.push(Record::new("end_group", ""));
    }

    /// Gives a repeat another name where one of its name was there before; ours stands beside it.
    fn rename(&mut self, owner: Option<&str>, record: &mut Record) {
        let own = record.name().to_owned();
        let mut name = own.clone();
        if let Some(owner) = owner.filter(|_| self.repeats.contains(&own)) {
            name = format!("{}-{own}", for_xml(owner));
        }
        while !self.repeats.insert(name.clone()) {
            name.push('-');
        }
        if name != own {
            record.put("quipu_name", Some(&own));
            record.set_name(&name);
        }
    }

    /// A group or repeat with its fields.
    fn holder(&mut self, question: &Value, mut record: Record, kind: &str) {
        record.kind = format!("begin_{kind}");
        record.put("quipu_type", (kind == "group").then_some("group"));
        let (named, fields) = self.fields(question);
        record.put("quipu_fields", named.as_deref());
        let name = record.name().to_owned();
        self.book.survey.push(record);
        for field in &fields {
            self.question(field, Some(&name));
        }
        self.book
            .survey
            .push(Record::new(&format!("end_{kind}"), ""));
    }

    /// The fields, and what they are called where they stand elsewhere: `library:name`, or the name in the file itself.
    fn fields(&self, question: &Value) -> (Option<String>, Vec<Value>) {
        match question.get("fields") {
            Some(Value::Array(fields)) => (None, fields.clone()),
            Some(Value::String(name)) => {
                if let Some(own) = self.root.get("groups").and_then(|groups| groups.get(name)) {
                    return (
                        Some(name.clone()),
                        own.as_array().cloned().unwrap_or_default(),
                    );
                }
                let found = self.libraries.iter().find_map(|(library, content)| {
                    let fields = content.get("groups")?.get(name)?.as_array()?;
                    Some((Some(format!("{library}:{name}")), fields.clone()))
                });
                found.unwrap_or_default()
            }
            _ => (None, Vec::new()),
        }
    }

    /// The list of a select, which is put into the sheet when it is first needed.
    fn offered(&mut self, question: &Value, record: &mut Record) -> Option<String> {
        match question.get("choices")? {
            Value::String(name) => Some(self.named(name).unwrap_or_else(|| name.clone())),
            sources => {
                record.put("quipu_choices", cell(Some(sources)).as_deref());
                let name = word(question, "name").unwrap_or_default();
                let list = self.free(&format!("{name}-choices"));
                let mut choices = Vec::new();
                self.possible(sources, &mut choices, 0);
                self.list(&list, &choices, Some(GENERATED));
                Some(list)
            }
        }
    }

    /// A list of the file or of a library, by name.
    fn named(&mut self, name: &str) -> Option<String> {
        if own_list(self.root, name).is_some() {
            return Some(name.to_owned());
        }
        let found = self.libraries.iter().find_map(|(library, content)| {
            Some((library.clone(), own_list(content, name)?.clone()))
        });
        let (library, choices) = found?;
        self.list(name, &choices, Some(&library));
        Some(name.to_owned())
    }

    /// All that answers to other questions can offer. Circles are a mistake that is found elsewhere.
    fn possible(&self, sources: &Value, found: &mut Vec<Value>, depth: usize) {
        if depth > 8 {
            return;
        }
        for source in sources.as_array().into_iter().flatten() {
            let Some(question) = word(source, "from").and_then(|name| self.asked(name)) else {
                continue;
            };
            let mut add = |part: &Value| {
                let choice = json!({ "name": part.get("name"), "label": part.get("label") });
                if !found.contains(&choice) {
                    found.push(choice);
                }
            };
            match (word(question, "type"), question.get("choices")) {
                (Some("matrix"), _) => array(question, "rows").iter().for_each(add),
                (_, Some(Value::String(name))) => {
                    let libraries = self.libraries.iter().map(|(_, content)| *content);
                    let list = std::iter::once(self.root)
                        .chain(libraries)
                        .find_map(|content| own_list(content, name));
                    list.into_iter().flatten().for_each(&mut add);
                }
                (_, Some(others)) => self.possible(others, found, depth + 1),
                (_, None) => {}
            }
        }
    }

    fn asked(&self, name: &str) -> Option<&'v Value> {
        let questions = array(self.root, "sections")
            .iter()
            .flat_map(|section| array(section, "questions"));
        questions
            .into_iter()
            .find(|question| word(question, "name") == Some(name))
    }

    /// A name for a list that no other has.
    fn free(&self, wanted: &str) -> String {
        let taken = |name: &str| self.listed.contains(name) || own_list(self.root, name).is_some();
        let mut name = wanted.to_owned();
        while taken(&name) {
            name.push('-');
        }
        name
    }

    /// The lists of the file, in its order; those of libraries stand there already.
    fn lists(&mut self) {
        let own: Vec<(String, Vec<Value>)> = match self.root.get("choices") {
            Some(Value::Object(lists)) => {
                let lists = lists.iter();
                lists
                    .map(|(name, list)| {
                        (name.clone(), list.as_array().cloned().unwrap_or_default())
                    })
                    .collect()
            }
            _ => Vec::new(),
        };
        for (name, choices) in own {
            self.list(&name, &choices, None);
        }
    }

    fn list(&mut self, name: &str, choices: &[Value], source: Option<&str>) {
        if !self.listed.insert(name.to_owned()) {
            return;
        }
        for choice in choices {
            let mut record = Record::listed(name, word(choice, "name").unwrap_or_default());
            record.text("label", choice.get("label"));
            record.text("quipu_short", choice.get("short"));
            record.text("quipu_hint", choice.get("hint"));
            record.put("quipu_relevant", word(choice, "relevant"));
            record.put("quipu_exclusive", yes(choice, "exclusive"));
            record.put("quipu_specify", yes(choice, "specify"));
            record.put("quipu_source", source);
            self.book.choices.push(record);
        }
    }

    fn settings(&mut self) {
        let mut record = Record::default();
        let title = match self.root.get("title") {
            Some(Value::Object(texts)) => texts.get(&self.book.default).and_then(Value::as_str),
            Some(Value::String(text)) => Some(text.as_str()),
            _ => None,
        };
        record.put("form_title", title);
        record.put("form_id", word(self.root, "id"));
        record.put("version", word(self.root, "version"));
        record.put("default_language", Some(&self.book.default_name()));
        if let Some(title @ Value::Object(_)) = self.root.get("title") {
            record.text("quipu_title", Some(title));
        }
        for key in ["description", "scope", "evidence"] {
            record.text(&format!("quipu_{key}"), self.root.get(key));
        }
        record.put("quipu_minutes", number(self.root, "minutes").as_deref());
        self.book.settings.push(record);
    }
}

/// An expression as ODK has it: among fields the places of others are up and down again.
fn outward(question: &Value, key: &str, owner: Option<&str>) -> Option<String> {
    let source = word(question, key)?;
    if owner.is_none() {
        return Some(source.to_owned());
    }
    let own = word(question, "name").unwrap_or_default();
    let made = rewrite(source, &mut |piece| {
        Ok(match piece {
            Piece::Child(name) if name == own && key == "constraint" => Some(".".to_owned()),
            Piece::Child(name) => Some(format!("../{}", for_xml(name))),
            _ => None,
        })
    });
    made.ok().or_else(|| Some(source.to_owned()))
}

/// The limits of a number or of a number of choices as a constraint; beside a constraint of the author's they have columns.
fn limits(question: &Value, kind: &str, record: &mut Record) {
    let subject = match kind {
        "integer" | "decimal" => ".",
        "select_multiple" => "count-selected(.)",
        _ => "",
    };
    let (min, max) = (number(question, "min"), number(question, "max"));
    if subject.is_empty() || question.get("constraint").is_some() {
        record.put("quipu_min", min.as_deref());
        record.put("quipu_max", max.as_deref());
        return;
    }
    let limit = |sign: &str, number: Option<String>| {
        number.map(|number| format!("{subject} {sign} {number}"))
    };
    let both: Vec<String> = [limit(">=", min), limit("<=", max)]
        .into_iter()
        .flatten()
        .collect();
    if !both.is_empty() {
        record.put("constraint", Some(&both.join(" and ")));
    }
}

fn own_list<'v>(content: &'v Value, name: &str) -> Option<&'v Vec<Value>> {
    content.get("choices")?.get(name)?.as_array()
}

fn word<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

fn array<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn words(value: &Value, key: &str) -> Option<String> {
    value.get(key).map(|keys| strings(Some(keys)).join(" "))
}

fn number(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_number().map(ToString::to_string)
}

fn yes(value: &Value, key: &str) -> Option<&'static str> {
    (value.get(key) == Some(&json!(true))).then_some("yes")
}

/// JSON in a cell.
fn cell(value: Option<&Value>) -> Option<String> {
    value.map(Value::to_string)
}
