//! Plain text for a terminal or a pager.

use super::document::{Block, Document, Table};
use crate::base::text::{SafeText, width, wrap};

/// How wide paragraphs are set.
const MEASURE: usize = 78;

/// The document as plain text.
pub fn write(document: &Document) -> String {
    let mut out = underlined(&document.title, '=');
    for block in &document.blocks {
        out.push('\n');
        out.push_str(&one(block));
    }
    out
}

fn one(block: &Block) -> String {
    match block {
        Block::Heading(1, text) => underlined(text, '='),
        Block::Heading(2, text) => underlined(text, '-'),
        Block::Heading(_, text) | Block::Paragraph(text) => filled(text, "", ""),
        Block::List(points) => points
            .iter()
            .map(|point| filled(point, "- ", "  "))
            .collect(),
        Block::Chart(chart) => {
            format!("{}{}", filled(&chart.title, "", ""), table(&chart.table()))
        }
        Block::Quote { text, from, .. } => {
            format!("{}{}", filled(from, "", ""), filled(text, "  ", "  "))
        }
        Block::Table(table) => self::table(table),
    }
}

fn underlined(text: &str, sign: char) -> String {
    let line = SafeText::line(text);
    let rule = sign.to_string().repeat(width(line.as_str()));
    format!("{line}\n{rule}\n")
}

/// Text in lines of the measure, the first with one indent and the rest with another.
fn filled(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    let mut indent = first;
    for line in text.lines() {
        let safe = SafeText::line(line);
        let rows = wrap(safe.as_str(), MEASURE.saturating_sub(width(rest)));
        for row in rows {
            let words = safe.as_str().get(row).unwrap_or_default().trim_end();
            out.push_str(format!("{indent}{words}").trim_end());
            out.push('\n');
            indent = rest;
        }
    }
    out
}

/// Columns as wide as their widest cell, two blanks apart.
fn table(table: &Table) -> String {
    let safe = |cells: &[String]| -> Vec<String> {
        cells
            .iter()
            .map(|cell| SafeText::line(cell).as_str().to_owned())
            .collect()
    };
    let header = safe(&table.header);
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| safe(row)).collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|column| {
            let cells = std::iter::once(&header)
                .chain(&rows)
                .filter_map(|row| row.get(column));
            cells.map(|cell| width(cell)).max().unwrap_or(0)
        })
        .collect();
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let lines = [&header, &rule].into_iter().chain(&rows);
    lines.map(|cells| aligned(cells, &widths)).collect()
}

fn aligned(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, room) in cells.iter().zip(widths) {
        line.push_str(cell);
        line.push_str(&" ".repeat(room.saturating_sub(width(cell)) + 2));
    }
    format!("{}\n", line.trim_end())
}
