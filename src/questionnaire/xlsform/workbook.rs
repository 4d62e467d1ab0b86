//! A workbook as plain data: sheets of texts.

use std::collections::BTreeMap;

/// The sheets of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The sheets in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// The rows that are not empty, in order; the first is the header.
    pub rows: Vec<SheetRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// The cells that are not empty, by column from 0.
    pub cells: BTreeMap<usize, String>,
}

impl Workbook {
    /// The sheet of this name, whatever the case of its letters.
    pub(super) fn sheet(&self, name: &str) -> Option<&Sheet> {
        let same = |sheet: &&Sheet| sheet.name.trim().eq_ignore_ascii_case(name);
        self.sheets.iter().find(same)
    }
}

impl Sheet {
    /// An empty sheet.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            rows: Vec::new(),
        }
    }

    /// Puts a text into a cell below what is there already; empty texts are none.
    pub(super) fn put(&mut self, row: usize, column: usize, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if self.rows.last().is_none_or(|last| last.number != row) {
            self.rows.push(SheetRow {
                number: row,
                cells: BTreeMap::new(),
            });
        }
        if let Some(last) = self.rows.last_mut() {
            last.cells.insert(column, text.to_owned());
        }
    }
}
