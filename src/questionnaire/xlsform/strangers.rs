//! What a workbook has that is read by nobody here: sheets, columns and settings. Each is named once, so that nothing is
//! dropped in silence and a misspelt name is noticed.

use super::columns::{Column, Table};
use super::import::on_sheet;
use super::workbook::Workbook;
use crate::base::Problem;

/// The sheets that are read.
const SHEETS: [&str; 4] = ["survey", "choices", "external_choices", "settings"];

/// The columns of `survey` that are read, or of which a message speaks at their rows.
const SURVEY: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "default",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "readonly",
    "appearance",
    "calculation",
    "choice_filter",
    "repeat_count",
    "parameters",
    "image",
    "big-image",
    "audio",
    "video",
    "trigger",
    "save_to",
    "intent",
    "disabled",
];

const CHOICES: &[&str] = &[
    "list_name",
    "name",
    "label",
    "image",
    "big-image",
    "audio",
    "video",
];

/// Settings that are read, and those that change nothing but the XML.
const SETTINGS: &[&str] = &[
    "form_title",
    "form_id",
    "version",
    "default_language",
    "allow_choice_duplicates",
    "name",
    "xml_root",
    "instance_xmlns",
    "namespaces",
    "omit_instanceid",
    "clean_text_values",
    "flat",
];

/// The sheets of a form by what they are.
pub(super) struct Sheets<'t> {
    pub(super) survey: &'t Table,
    pub(super) choices: &'t Table,
    pub(super) external: &'t Table,
    pub(super) settings: &'t Table,
}

/// A word about each sheet, column and setting that is read by nobody.
pub(super) fn strangers(workbook: &Workbook, sheets: &Sheets<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    // Columns of choices are there for filters to name.
    let filters: Vec<&str> = sheets
        .survey
        .rows
        .iter()
        .filter_map(|row| row.get("choice_filter"))
        .collect();
    for (sheet, table, known) in [
        ("survey", sheets.survey, SURVEY),
        ("choices", sheets.choices, CHOICES),
        ("external_choices", sheets.external, CHOICES),
        ("settings", sheets.settings, SETTINGS),
    ] {
        for column in filled(table) {
            let name = column.name.as_str();
            let named = known == CHOICES && filters.iter().any(|filter| filter.contains(name));
            if name.is_empty() || known.contains(&name) || name.starts_with("quipu_") || named {
                continue;
            }
            let problem = Problem::warning("xlsform-column").with("column", heading(column));
            found.push(on_sheet(problem, sheet, 1));
        }
        if let Some(row) = table.unheaded {
            found.push(on_sheet(Problem::warning("xlsform-no-heading"), sheet, row));
        }
    }
    if workbook.sheets.len() > 1 {
        let strange = workbook.sheets.iter().filter(|sheet| {
            let name = sheet.name.trim().to_lowercase();
            // An underscore in front marks what the reference converter leaves alone as well.
            !SHEETS.contains(&name.as_str()) && !name.starts_with('_') && !sheet.rows.is_empty()
        });
        found.extend(
            strange.map(|sheet| on_sheet(Problem::warning("xlsform-sheet"), &sheet.name, 1)),
        );
    }
    found
}

/// The columns in which something stands, in order.
fn filled(table: &Table) -> Vec<&Column> {
    let used = |column: &&Column| {
        table
            .rows
            .iter()
            .any(|row| row.columns().any(|c| c == *column))
    };
    table.columns.values().filter(used).collect()
}

/// A heading near to how it was written.
fn heading(column: &Column) -> String {
    match &column.language {
        None => column.name.clone(),
        Some(rest) => format!("{}::{rest}", column.name),
    }
}
