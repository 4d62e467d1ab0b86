//! The columns of a sheet: names with their aliases, and the language of a translation.

use std::collections::BTreeMap;

use super::languages::display_name;
use super::workbook::{Sheet, SheetRow};
use crate::base::Language;

/// A column by its name and the language of its texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    /// The name in XLSForm's own spelling.
    pub(super) name: String,
    /// The language as written, where the column is a translation.
    pub(super) language: Option<String>,
}

/// A sheet whose columns have names.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The columns by place.
    pub(super) columns: BTreeMap<usize, Column>,
    /// The rows below the header.
    pub(super) rows: Vec<Row>,
    /// The first row with something under no heading.
    pub(super) unheaded: Option<usize>,
}

/// A row by the names of its columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its number in the sheet, from 1.
    pub(super) number: usize,
    cells: Vec<(Column, String)>,
}

/// What columns are also called, as in the reference converter.
const ALIASES: &[(&str, &str)] = &[
    ("caption", "label"),
    ("command", "type"),
    ("tag", "name"),
    ("value", "name"),
    ("relevance", "relevant"),
    ("read_only", "readonly"),
    ("calculate", "calculation"),
    ("constraining_message", "constraint_message"),
    ("constraintmsg", "constraint_message"),
    ("jr:constraintmsg", "constraint_message"),
    ("requiredmsg", "required_message"),
    ("jr:requiredmsg", "required_message"),
    ("count", "repeat_count"),
    ("jr:count", "repeat_count"),
    ("set_form_title", "form_title"),
    ("title", "form_title"),
    ("set_form_id", "form_id"),
    ("id_string", "form_id"),
    ("list name", "list_name"),
];

/// What stands before the name of a column in forms near to XML.
const PREFIXES: [&str; 4] = ["bind", "control", "body", "media"];

/// Columns that have a text for each language.
const TRANSLATED: [&str; 9] = [
    "label",
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "image",
    "big-image",
    "audio",
    "video",
];

/// Columns whose texts are translated without `::`: the language is the ending of the name.
const SUFFIXED: &str = "quipu_";

impl Column {
    /// The column under a heading.
    pub(super) fn of(heading: &str) -> Self {
        let heading = heading.trim();
        let parts: Vec<&str> = if heading.contains("::") {
            heading.split("::").map(str::trim).collect()
        } else {
            split_single(heading)
        };
        let mut parts = parts.into_iter();
        let mut name = normal(parts.next().unwrap_or_default());
        if PREFIXES.contains(&name.as_str())
            && let Some(inner) = parts.next()
        {
            name = normal(inner);
        }
        if let Some((_, known)) = ALIASES.iter().find(|(alias, _)| *alias == name) {
            name = (*known).to_owned();
        }
        let language = parts.next().map(str::to_owned);
        if let Some((stem, code)) = suffix(&name) {
            return Self {
                name: stem.to_owned(),
                language: Some(code.to_owned()),
            };
        }
        Self { name, language }
    }

    /// The heading of a column of ours.
    pub(super) fn heading(&self) -> String {
        match &self.language {
            None => self.name.clone(),
            Some(code) if self.name.starts_with(SUFFIXED) => format!("{}_{code}", self.name),
            Some(code) => format!("{}::{}", self.name, display_name(code)),
        }
    }
}

/// `bind:jr:constraintMsg` and `label:english`: parts with one colon, in which `jr:` belongs to the name.
fn split_single(heading: &str) -> Vec<&str> {
    match heading.split_once(':') {
        None | Some(("jr", _)) => vec![heading],
        Some((first, rest)) if rest.starts_with("jr:") => vec![first.trim(), rest.trim()],
        Some((first, rest)) => {
            let mut parts = vec![first.trim()];
            parts.extend(rest.split(':').map(str::trim));
            parts
        }
    }
}

/// A name in lower case with single underscores for blanks.
fn normal(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join("_").to_lowercase()
}

/// The stem and the language of a column of ours.
fn suffix(name: &str) -> Option<(&str, &str)> {
    let (stem, code) = name.rsplit_once('_')?;
    let known = stem.starts_with(SUFFIXED) && code.parse::<Language>().is_ok();
    known.then_some((stem, code))
}

impl Table {
    /// A sheet with its header read.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let Some((header, rows)) = sheet.rows.split_first() else {
            return Self::default();
        };
        let columns: BTreeMap<usize, Column> = header
            .cells
            .iter()
            .map(|(place, heading)| (*place, Column::of(heading)))
            .collect();
        let has_heading = |place: &usize| {
            columns
                .get(place)
                .is_some_and(|column| !column.name.is_empty())
        };
        let strays = |row: &&SheetRow| row.cells.keys().any(|place| !has_heading(place));
        Self {
            unheaded: rows.iter().find(strays).map(|row| row.number),
            rows: rows.iter().map(|row| Row::of(row, &columns)).collect(),
            columns,
        }
    }

    /// The headings that mean the same as one before them.
    pub(super) fn headings_twice(&self) -> Vec<String> {
        let mut seen: Vec<&Column> = Vec::new();
        let mut twice = Vec::new();
        for column in self.columns.values() {
            if seen.contains(&column) && !column.name.is_empty() {
                twice.push(column.heading());
            }
            seen.push(column);
        }
        twice
    }

    /// The languages of translations, in the order of their columns, each once.
    pub(super) fn languages(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for language in self
            .columns
            .values()
            .filter(|column| {
                TRANSLATED.contains(&column.name.as_str()) || column.name.starts_with(SUFFIXED)
            })
            .filter_map(|column| column.language.as_deref())
        {
            if !found.contains(&language) {
                found.push(language);
            }
        }
        found
    }
}

impl Row {
    fn of(row: &SheetRow, columns: &BTreeMap<usize, Column>) -> Self {
        let cells = row.cells.iter().filter_map(|(place, text)| {
            let column = columns.get(place)?.clone();
            let text = text.trim();
            (!text.is_empty()).then(|| (column, text.to_owned()))
        });
        Self {
            number: row.number,
            cells: cells.collect(),
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The text under a name, without translations.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let plain =
            |(column, _): &&(Column, String)| column.name == name && column.language.is_none();
        self.cells.iter().find(plain).map(|(_, text)| text.as_str())
    }

    /// The texts under a name with their languages, in the order of the columns.
    pub(super) fn translations(&self, name: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
        let same = self
            .cells
            .iter()
            .filter(move |(column, _)| column.name == name);
        same.map(|(column, text)| (column.language.as_deref(), text.as_str()))
    }

    /// The names of the columns in which something stands.
    pub(super) fn filled(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cells
            .iter()
            .map(|(column, text)| (column.name.as_str(), text.as_str()))
    }

    /// The columns in which something stands.
    pub(super) fn columns(&self) -> impl Iterator<Item = &Column> {
        self.cells.iter().map(|(column, _)| column)
    }

    /// Whether a cell says yes.
    pub(super) fn says_yes(&self, name: &str) -> bool {
        self.get(name).is_some_and(is_yes)
    }
}

/// The spellings of yes.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "yes" | "true" | "true()" | "1" | "1.0"
    )
}

/// The spellings of no.
pub(super) fn is_no(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "no" | "false" | "false()" | "0" | "0.0"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_many_spellings() {
        for (heading, name, language) in [
            ("label::English (en)", "label", Some("English (en)")),
            ("Label : french", "label", Some("french")),
            ("bind::relevant", "relevant", None),
            ("bind:jr:constraintMsg", "constraint_message", None),
            ("jr:constraintMsg::es", "constraint_message", Some("es")),
            ("media::image::English", "image", Some("English")),
            ("list name", "list_name", None),
            ("Relevance", "relevant", None),
            ("Read Only", "readonly", None),
            ("quipu_short_es", "quipu_short", Some("es")),
            ("quipu_max_length", "quipu_max_length", None),
            ("control::appearance", "appearance", None),
        ] {
            let column = Column::of(heading);
            assert_eq!(
                (column.name.as_str(), column.language.as_deref()),
                (name, language),
                "{heading}"
            );
        }
    }
}
