//! Workbooks as bytes: Excel in both directions, CSV and tables in Markdown as the reference converter reads them.
//!
//! A workbook comes from somebody else. Its archive is measured before anything is built from it, its cells are read one
//! by one and counted, and a cell far outside is a reason to refuse it.

#[cfg(feature = "xlsx")]
mod excel;

use super::workbook::{Sheet, Workbook};
use crate::base::Problem;

/// The most cells that are read from a workbook.
const CELLS: usize = 2_000_000;
/// The last row that a form may use.
const ROWS: usize = 100_000;
/// The last column that a form may use.
const COLUMNS: usize = 1_000;
/// The most bytes of one cell: Excel takes 32 767 characters.
const CELL: usize = 4 * 32_767;
/// The most bytes of all cells: one long text may stand in every cell and take its room in the file once.
const TEXT: usize = 64 << 20;

/// The kinds of file a workbook can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Excel from 2007 on: `.xlsx`, `.xlsm`.
    Xlsx,
    /// Excel before 2007: `.xls`.
    Xls,
    /// Comma-separated values with the name of the sheet in the first column.
    Csv,
    /// Tables in Markdown with the name of the sheet in the first column.
    Markdown,
}

impl FileKind {
    /// The kind by the ending of a file's name.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "xls" => Some(Self::Xls),
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Reads a workbook.
///
/// # Errors
/// A [`Problem`] when it is no workbook, or larger than a form can be.
pub fn read_workbook(bytes: &[u8], kind: FileKind) -> Result<Workbook, Problem> {
    match kind {
        FileKind::Csv => csv(bytes),
        FileKind::Markdown => markdown(bytes),
        #[cfg(feature = "xlsx")]
        FileKind::Xlsx => excel::read(bytes),
        #[cfg(feature = "xlsx")]
        FileKind::Xls => excel::read_old(bytes),
        #[cfg(not(feature = "xlsx"))]
        FileKind::Xlsx | FileKind::Xls => Err(Problem::error("xlsform-not-built")),
    }
}

/// A workbook as the bytes of an Excel file. The same workbook gives the same bytes.
///
/// # Errors
/// A [`Problem`] where a limit of the format is met.
pub fn write_workbook(workbook: &Workbook) -> Result<Vec<u8>, Problem> {
    #[cfg(feature = "xlsx")]
    return excel::write(workbook);
    #[cfg(not(feature = "xlsx"))]
    {
        let _ = workbook;
        Err(Problem::error("xlsform-not-built"))
    }
}

/// Puts cells into sheets and counts them.
#[derive(Default)]
struct Collector {
    workbook: Workbook,
    cells: usize,
    bytes: usize,
}

impl Collector {
    fn sheet(&mut self, name: &str) {
        self.workbook.sheets.push(Sheet::named(name));
    }

    /// Takes a cell; row and column from 0.
    fn cell(&mut self, row: usize, column: usize, text: &str) -> Result<(), Problem> {
        self.cells += 1;
        self.bytes = self.bytes.saturating_add(text.len());
        // Cells without content may be anywhere: a column that was coloured reaches to the last row.
        if text.trim().is_empty() && self.cells <= CELLS {
            return Ok(());
        }
        let outside = row >= ROWS || column >= COLUMNS || self.cells > CELLS;
        if outside || text.len() > CELL || self.bytes > TEXT {
            let sheet = self.workbook.sheets.last();
            let sheet = sheet.map(|sheet| sheet.name.clone()).unwrap_or_default();
            return Err(Problem::error("xlsform-too-large")
                .with("sheet", sheet)
                .with("row", row + 1)
                .with("column", column + 1));
        }
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            sheet.put(row + 1, column, text);
        }
        Ok(())
    }
}

/// One table for all sheets: a name in the first column begins a sheet.
fn stacked(rows: impl Iterator<Item = Vec<String>>) -> Result<Workbook, Problem> {
    let mut collector = Collector::default();
    let mut begins = 0;
    for (number, row) in rows.enumerate() {
        if let Some(name) = row
            .first()
            .map(|name| name.trim())
            .filter(|name| !name.is_empty())
        {
            collector.sheet(name);
            begins = number + 1;
        }
        for (column, text) in row.iter().skip(1).enumerate() {
            let row = number.saturating_sub(begins);
            if number >= begins {
                collector.cell(row, column, text)?;
            }
        }
    }
    Ok(collector.workbook)
}

fn csv(bytes: &[u8]) -> Result<Workbook, Problem> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let rows: Result<Vec<Vec<String>>, csv::Error> = reader
        .records()
        .map(|record| record.map(|record| record.iter().map(str::to_owned).collect()))
        .collect();
    let rows = rows.map_err(|error| Problem::error("xlsform-unreadable").with("error", error))?;
    stacked(rows.into_iter())
}

fn markdown(bytes: &[u8]) -> Result<Workbook, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Problem::error("xlsform-unreadable").with("error", error))?;
    let is_rule = |line: &str| line.chars().all(|c| matches!(c, '|' | '-' | ' ' | ':'));
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| line.starts_with('|') && !is_rule(line));
    stacked(lines.map(table_row))
}

/// The cells of a line of a table; `\|` is a sign of the text.
fn table_row(line: &str) -> Vec<String> {
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let kept = inner.replace("\\|", "\u{0}");
    let cells = kept.split('|');
    cells
        .map(|cell| cell.trim().replace('\u{0}', "|"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_in_markdown_are_sheets() {
        let text = "| survey | | |\n| | type | name |\n| | text | a\\|b |\n|---|---|\n| choices |\n| | list_name |\n";
        let read = read_workbook(text.as_bytes(), FileKind::Markdown).unwrap();
        let names: Vec<&str> = read
            .sheets
            .iter()
            .map(|sheet| sheet.name.as_str())
            .collect();
        assert_eq!(names, ["survey", "choices"]);
        let survey = read.sheet("Survey").unwrap();
        assert_eq!(survey.rows[1].number, 2);
        assert_eq!(survey.rows[1].cells[&1], "a|b");
    }

    #[test]
    fn csv_is_read_the_same_way_and_empty_rows_keep_their_numbers() {
        let text = "survey,,\n,type,name\n,,\n,text,x\n";
        let read = read_workbook(text.as_bytes(), FileKind::Csv).unwrap();
        let numbers: Vec<usize> = read.sheets[0].rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3]);
    }

    #[test]
    fn a_cell_far_outside_is_refused() {
        let mut collector = Collector::default();
        collector.sheet("survey");
        assert!(collector.cell(0, 0, "type").is_ok());
        let refused = collector.cell(1_048_575, 16_383, "x").unwrap_err();
        assert_eq!(refused.message, "xlsform-too-large");
    }

    #[test]
    fn long_cells_are_refused_alone_and_together() {
        let mut collector = Collector::default();
        collector.sheet("survey");
        assert!(collector.cell(0, 0, &"a".repeat(CELL + 1)).is_err());
        let text = "a".repeat(CELL);
        let taken = (1..1_000).take_while(|row| collector.cell(*row, 0, &text).is_ok());
        assert_eq!(taken.count(), TEXT / CELL - 1);
    }
}
