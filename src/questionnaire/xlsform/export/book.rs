//! The three sheets while they are filled, and the order of their columns.

use serde_json::Value;

use super::super::columns::Column;
use super::super::languages::display_name;
use super::super::workbook::{Sheet, Workbook};

/// A row to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    /// What the column `type` says.
    pub(super) kind: String,
    cells: Vec<(Column, String)>,
}

impl Record {
    pub(super) fn new(kind: &str, name: &str) -> Self {
        let mut record = Self {
            kind: kind.to_owned(),
            cells: Vec::new(),
        };
        record.put("name", Some(name));
        record
    }

    /// The name of the row.
    pub(super) fn name(&self) -> &str {
        let name = self.cells.iter().find(|(column, _)| column.name == "name");
        name.map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// Changes the name of the row.
    pub(super) fn set_name(&mut self, name: &str) {
        self.cells.retain(|(column, _)| column.name != "name");
        self.put("name", Some(name));
    }

    /// A choice of a list.
    pub(super) fn listed(list: &str, name: &str) -> Self {
        let mut record = Self::default();
        record.put("list_name", Some(list));
        record.put("name", Some(name));
        record
    }

    pub(super) fn put(&mut self, column: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let column = Column {
                name: column.to_owned(),
                language: None,
            };
            self.cells.push((column, text.to_owned()));
        }
    }

    /// A text alone, or in a column for each language.
    pub(super) fn text(&mut self, column: &str, text: Option<&Value>) {
        match text {
            Some(Value::String(text)) => self.put(column, Some(text)),
            Some(Value::Object(texts)) => {
                for (code, text) in texts {
                    let column = Column {
                        name: column.to_owned(),
                        language: Some(code.clone()),
                    };
                    self.cells
                        .push((column, text.as_str().unwrap_or_default().to_owned()));
                }
            }
            _ => {}
        }
    }
}

/// The sheets.
pub(super) struct Book {
    /// The code of the default language.
    pub(super) default: String,
    pub(super) survey: Vec<Record>,
    pub(super) choices: Vec<Record>,
    pub(super) settings: Vec<Record>,
}

/// Columns in the order in which authors look for them; others follow as they come.
const ORDER: &[&str] = &[
    "type",
    "list_name",
    "name",
    "label",
    "hint",
    "required",
    "relevant",
    "constraint",
    "constraint_message",
    "appearance",
    "form_title",
    "form_id",
    "version",
    "default_language",
];

impl Book {
    pub(super) fn new(default: &str) -> Self {
        Self {
            default: default.to_owned(),
            survey: Vec::new(),
            choices: Vec::new(),
            settings: Vec::new(),
        }
    }

    /// The default language as the settings name it.
    pub(super) fn default_name(&self) -> String {
        display_name(&self.default)
    }

    pub(super) fn finish(self) -> Workbook {
        let survey = self.survey.into_iter().map(|mut record| {
            let kind = std::mem::take(&mut record.kind);
            record.put("type", Some(&kind));
            record
        });
        Workbook {
            sheets: vec![
                sheet("survey", &survey.collect::<Vec<_>>()),
                sheet("choices", &self.choices),
                sheet("settings", &self.settings),
            ],
        }
    }
}

fn sheet(name: &str, records: &[Record]) -> Sheet {
    let mut columns: Vec<&Column> = Vec::new();
    for (column, _) in records.iter().flat_map(|record| &record.cells) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    // Stable: translations stay in the order of the file.
    let rank = |column: &Column| {
        ORDER
            .iter()
            .position(|known| *known == column.name)
            .unwrap_or(ORDER.len())
    };
    columns.sort_by_key(|column| rank(column));
    let mut made = Sheet::named(name);
    for (place, column) in columns.iter().enumerate() {
        made.put(1, place, &column.heading());
    }
    for (nth, record) in records.iter().enumerate() {
        for (place, column) in columns.iter().enumerate() {
            let text = record.cells.iter().find(|(known, _)| known == *column);
            if let Some((_, text)) = text {
                made.put(nth + 2, place, text);
            }
        }
    }
    made
}
