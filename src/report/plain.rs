//! Plain text for a terminal or a pager.

use std::borrow::Cow;
use std::iter;

use super::document::{Block, BlockFormat, Document, Table};
use crate::base::text::{SafeText, width};

/// How wide paragraphs are set.
const MEASURE: usize = 78;

/// A cell as it is shown, and its width.
type Measured<'t> = (Cow<'t, str>, usize);

/// Plain text, block by block.
pub const FORMAT: BlockFormat = BlockFormat {
    title: |text| underlined(text, '='),
    blocks: written,
};

/// The document as plain text.
pub fn write(document: &Document) -> String {
    document.pieces(FORMAT).concat()
}

fn written(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        out.push('\n');
        add(block, &mut out);
    }
    out
}

fn add(block: &Block, out: &mut String) {
    match block {
        Block::Heading(1, text) => out.push_str(&underlined(text, '=')),
        Block::Heading(2, text) => out.push_str(&underlined(text, '-')),
        Block::Heading(_, text) | Block::Paragraph(text) => fill(text, "", "", out),
        Block::List(points) => {
            for point in points {
                fill(point, "- ", "  ", out);
            }
        }
        Block::Chart(chart) => {
            fill(&chart.title, "", "", out);
            add_table(&chart.table(), out);
        }
        Block::Quote { text, from, .. } => {
            fill(from, "", "", out);
            fill(text, "  ", "  ", out);
        }
        Block::Table(table) => add_table(table, out),
    }
}

fn underlined(text: &str, sign: char) -> String {
    let line = SafeText::line(text);
    let rule = sign.to_string().repeat(line.width());
    format!("{line}\n{rule}\n")
}

/// Adds text in lines of the measure, the first with one indent and the rest with another.
fn fill(text: &str, first: &str, rest: &str, out: &mut String) {
    let mut indent = first;
    let room = MEASURE.saturating_sub(width(rest));
    for line in text.lines() {
        let safe = SafeText::line(line);
        for row in safe.rows(room) {
            let start = out.len();
            out.extend([indent, row.as_str()]);
            end_line(start, out);
            indent = rest;
        }
    }
}

/// Adds columns as wide as their widest cell, two blanks apart.
fn add_table(table: &Table, out: &mut String) {
    let header = measured(&table.header);
    let rows: Vec<Vec<Measured<'_>>> = table.rows.iter().map(|row| measured(row)).collect();
    let widths = (0..header.len()).map(|column| {
        let cells = iter::once(&header)
            .chain(&rows)
            .filter_map(|row| row.get(column));
        cells.map(|(_, width)| *width).max().unwrap_or(0)
    });
    let widths: Vec<usize> = widths.collect();
    let rule = widths
        .iter()
        .map(|width| (Cow::from("-".repeat(*width)), *width));
    let rule = rule.collect();
    for row in [&header, &rule].into_iter().chain(&rows) {
        let start = out.len();
        for ((cell, width), room) in row.iter().zip(&widths) {
            out.push_str(cell);
            out.extend(iter::repeat_n(' ', room.saturating_sub(*width) + 2));
        }
        end_line(start, out);
    }
}

fn measured(cells: &[String]) -> Vec<Measured<'_>> {
    let measured = cells.iter().map(|cell| {
        let cell = SafeText::line(cell);
        let width = cell.width();
        (cell.into(), width)
    });
    measured.collect()
}

/// Ends the line that begins there, without the blanks at its end.
fn end_line(start: usize, out: &mut String) {
    let line = out.get(start..).unwrap_or_default();
    out.truncate(start + line.trim_end().len());
    out.push('\n');
}
