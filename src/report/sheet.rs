//! Tables of facts: one for each question a facilitator asks, in every format.
//!
//! Columns and words have names that never change, for CSV and JSON; documents show them in the
//! reader's language.

use serde_json::{Map, Value as Json, json};

use super::Wording;
use super::document::Document;

/// The format of a file of sheets.
pub const FORMAT: &str = "quipu-sheets/1";

/// A table of facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name in files; `sheet-…` is its title.
    pub name: &'static str,
    /// What to know about it, in the reader's language.
    pub notes: Vec<String>,
    /// The names of the columns; `column-…` is what heads them.
    pub columns: &'static [&'static str],
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Datum>>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// Nothing, or nothing that can be said.
    Nothing,
    /// Words as somebody wrote them, or a name.
    Text(String),
    /// A word of the interface: the prefix of its message, and its name in files.
    Word(&'static str, String),
    /// A choice or level: its name in files, and its label.
    Named(String, String),
    /// A count.
    Count(usize),
    /// A number.
    Number(f64),
    /// Yes or no.
    Is(bool),
    /// Several.
    List(Vec<Self>),
}

impl Datum {
    /// Words, or nothing where they are empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() {
            Self::Nothing
        } else {
            Self::Text(text)
        }
    }

    pub(super) fn shown(&self, wording: Wording<'_>) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) | Self::Named(_, text) => text.clone(),
            Self::Word(prefix, name) => wording.say(&format!("{prefix}-{name}")),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => wording.number(*number, 2),
            Self::Is(is) => wording.say(if *is { "word-yes" } else { "word-no" }),
            Self::List(items) => {
                let items = items.iter().map(|item| item.shown(wording));
                items.collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn plain(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) | Self::Named(text, _) | Self::Word(_, text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Is(is) => is.to_string(),
            Self::List(items) => {
                let items = items.iter().map(Self::plain);
                items.collect::<Vec<_>>().join(";")
            }
        }
    }

    fn json(&self) -> Json {
        match self {
            Self::Nothing => Json::Null,
            Self::Text(text) | Self::Named(text, _) | Self::Word(_, text) => json!(text),
            Self::Count(count) => json!(count),
            Self::Number(number) => json!(number),
            Self::Is(is) => json!(is),
            Self::List(items) => items.iter().map(Self::json).collect(),
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for Datum {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl From<u8> for Datum {
    fn from(count: u8) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Datum {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Datum {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Datum {
    fn from(is: bool) -> Self {
        Self::Is(is)
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl FromIterator<Self> for Datum {
    fn from_iter<I: IntoIterator<Item = Self>>(items: I) -> Self {
        Self::List(items.into_iter().collect())
    }
}

/// The title of a sheet.
pub fn title(sheet: &Sheet, wording: Wording<'_>) -> String {
    wording.say(&format!("sheet-{}", sheet.name))
}

/// The header and the rows of a sheet, in words.
pub fn shown(sheet: &Sheet, wording: Wording<'_>) -> (Vec<String>, Vec<Vec<String>>) {
    let header = sheet
        .columns
        .iter()
        .map(|name| wording.say(&format!("column-{name}")));
    let row = |row: &Vec<Datum>| row.iter().map(|datum| datum.shown(wording)).collect();
    (header.collect(), sheet.rows.iter().map(row).collect())
}

/// Sheets as a document.
pub fn document(name: &str, sheets: &[Sheet], wording: Wording<'_>) -> Document {
    // A sheet alone is the document.
    let alone = match sheets {
        [alone] => Some(title(alone, wording)),
        _ => None,
    };
    let mut document = Document::new(alone.as_deref().unwrap_or(name), wording.language);
    for sheet in sheets {
        if alone.is_none() {
            document.heading(1, title(sheet, wording));
        }
        for note in &sheet.notes {
            document.paragraph(note.clone());
        }
        if sheet.rows.is_empty() {
            document.paragraph(wording.say("sheet-empty"));
            continue;
        }
        let (header, rows) = shown(sheet, wording);
        document.table(header, rows);
    }
    document
}

/// Sheets as rows: each with a first column that names it and a header of its own.
pub fn rows(sheets: &[Sheet]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for sheet in sheets {
        let header = std::iter::once("sheet").chain(sheet.columns.iter().copied());
        rows.push(header.map(str::to_owned).collect());
        for row in &sheet.rows {
            let cells = std::iter::once(sheet.name.to_owned()).chain(row.iter().map(Datum::plain));
            rows.push(cells.collect());
        }
    }
    rows
}

/// Sheets as JSON, with a line feed at the end.
pub fn json(sheets: &[Sheet]) -> String {
    let file = json!({"format": FORMAT, "sheets": array(sheets)});
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// The sheets, each an object with its rows as objects.
pub(super) fn array(sheets: &[Sheet]) -> Json {
    let one = |sheet: &Sheet| {
        let row = |row: &Vec<Datum>| -> Map<String, Json> {
            let names = sheet.columns.iter().map(|name| (*name).to_owned());
            names.zip(row.iter().map(Datum::json)).collect()
        };
        let rows: Vec<Map<String, Json>> = sheet.rows.iter().map(row).collect();
        json!({"name": sheet.name, "notes": sheet.notes, "rows": rows})
    };
    sheets.iter().map(one).collect()
}
