//! Answers as documents: one document model, one outline, one file per format.
//!
//! A report is made from [`View`](crate::analysis::View)s and so cannot show what an audience may not
//! see. Formats return text; the same input and options give the same bytes.

pub mod chart;
pub mod condition;
pub mod csv;
pub mod document;
#[cfg(feature = "docx")]
pub mod docx;
pub mod heat;
pub mod html;
pub mod json;
pub mod markdown;
mod names;
mod outline;
pub mod plain;
pub mod questionnaire;
pub mod response;
pub mod sheet;
pub mod sheets;
pub mod summary;
pub mod table;
#[cfg(test)]
mod tests;
mod theme;
mod words;
pub mod workbook;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use chart::Chart;
pub use document::{Block, BlockFormat, Document, Table};
pub use outline::{Material, report};
pub use sheet::{Datum, Sheet};
pub use summary::summary;

use std::borrow::Cow;

use crate::base::message::Messages;
use crate::base::{Language, Problem};

/// The formats of summaries and exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal or a pager.
    Text,
    /// Markdown.
    Markdown,
    /// One page of HTML.
    Html,
    /// Comma-separated values, one fact a row.
    Csv,
    /// JSON with every figure.
    Json,
    /// A Word document.
    #[cfg(feature = "docx")]
    Docx,
    /// An Excel workbook.
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Format {
    /// The format of a file with this ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            #[cfg(feature = "docx")]
            "docx" => Some(Self::Docx),
            #[cfg(feature = "xlsx")]
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// The languages a report is written in.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// The interface's sentences.
    pub messages: &'a Messages,
    /// The language of the questionnaire's texts.
    pub language: Language,
    /// A second language, in which everything is said once more.
    pub beside: Option<&'a Messages>,
}

/// What is written.
#[derive(Clone, Debug)]
pub enum Content<'c> {
    /// Question by question what countries say.
    Comparison(Material<'c>),
    /// The report for a committee.
    Report(Material<'c>),
    /// Some tables.
    Sheets(Vec<Sheet>),
    /// A text without tables of its own: a questionnaire, a response.
    Document(Document),
}

/// A file, and what was done to make it safe.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The bytes, piece after piece.
    pub pieces: Vec<Vec<u8>>,
    /// Cells that a spreadsheet would have taken for formulas: row and column, counted from 1.
    pub neutralised: Vec<(usize, usize)>,
    /// Answers that are withheld or not for the audience.
    pub withheld: usize,
}

impl Written {
    /// The bytes of the whole file.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self.pieces.as_slice() {
            [only] => Cow::Borrowed(only),
            pieces => Cow::Owned(pieces.concat()),
        }
    }

    /// As [`bytes`](Self::bytes), where nothing else is needed.
    pub fn into_bytes(mut self) -> Vec<u8> {
        match (self.pieces.pop(), self.pieces.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                self.pieces.extend(last);
                self.pieces.concat()
            }
        }
    }
}

impl Content<'_> {
    /// The file in a format; `style` is for comma-separated values.
    ///
    /// # Errors
    /// A [`Problem`] where the format has no form for it, or where a limit of the format is met.
    pub fn write(
        &self,
        format: Format,
        style: csv::Style,
        wording: Wording<'_>,
    ) -> Result<Written, Problem> {
        let pieces = match format {
            Format::Text => self.by_blocks(plain::FORMAT, wording),
            Format::Markdown => self.by_blocks(markdown::FORMAT, wording),
            Format::Html => vec![html::write(&self.document(wording)).into_bytes()],
            Format::Csv => {
                let (pieces, neutralised) = self.table(style, wording)?.finish();
                return Ok(Written {
                    pieces,
                    neutralised,
                    withheld: 0,
                });
            }
            Format::Json => self.json(wording),
            #[cfg(feature = "docx")]
            Format::Docx => {
                let written = docx::write(&self.document(wording));
                vec![written.map_err(|error| limit(&error))?]
            }
            #[cfg(feature = "xlsx")]
            Format::Xlsx => {
                let (sheets, maps) = self.workbook(wording)?;
                let written = xlsx::write(&sheets, &maps, wording);
                vec![written.map_err(|error| limit(&error))?]
            }
        };
        Ok(Written {
            pieces,
            ..Written::default()
        })
    }

    /// The file in a format of blocks, piece after piece.
    fn by_blocks(&self, format: BlockFormat, wording: Wording<'_>) -> Vec<Vec<u8>> {
        let pieces = match self {
            Self::Comparison(material) => {
                let mut pieces = vec![(format.title)(&summary::title(wording))];
                pieces.extend(summary::parts(material.chapters, wording, |blocks| {
                    (format.blocks)(&blocks)
                }));
                pieces
            }
            _ => self.document(wording).pieces(format),
        };
        pieces.into_iter().map(String::into_bytes).collect()
    }

    fn document(&self, wording: Wording<'_>) -> Document {
        match self {
            Self::Comparison(material) => summary(material.chapters, wording),
            Self::Report(material) => report(*material, wording),
            Self::Sheets(sheets) => sheet::document(&summary::title(wording), sheets, wording),
            Self::Document(document) => document.clone(),
        }
    }

    fn table(&self, style: csv::Style, wording: Wording<'_>) -> Result<csv::Table, Problem> {
        let mut table = csv::Table::new(style);
        match self {
            Self::Comparison(material) | Self::Report(material) if style.wide => {
                for row in csv::wide(material.chapters, wording) {
                    table.row(row);
                }
            }
            Self::Comparison(material) | Self::Report(material) => {
                csv::tidy(material.chapters, wording, &mut table);
            }
            Self::Sheets(sheets) => {
                for row in sheet::rows(sheets) {
                    table.row(row);
                }
            }
            Self::Document(_) => return Err(Problem::error("report-no-table")),
        }
        Ok(table)
    }

    fn json(&self, wording: Wording<'_>) -> Vec<Vec<u8>> {
        match self {
            Self::Comparison(material) => json::write(material.chapters, &[], wording),
            Self::Report(material) => {
                let sheets = workbook::with_answers(*material, wording);
                json::write(material.chapters, &sheets, wording)
            }
            Self::Sheets(sheets) => vec![sheet::json(sheets).into_bytes()],
            Self::Document(document) => vec![json::document(document).into_bytes()],
        }
    }

    #[cfg(feature = "xlsx")]
    fn workbook(&self, wording: Wording<'_>) -> Result<(Vec<Sheet>, Vec<Chart>), Problem> {
        match self {
            Self::Comparison(material) | Self::Report(material) => {
                let sections = material.chapters.iter().flat_map(|chapter| {
                    let sections = chapter.view.questionnaire.sections.iter();
                    sections.map(move |section| heat::chart(chapter, &section.name, wording))
                });
                Ok((workbook::workbook(*material, wording), sections.collect()))
            }
            Self::Sheets(sheets) => Ok((sheets.clone(), Vec::new())),
            Self::Document(_) => Err(Problem::error("report-no-table")),
        }
    }
}

#[cfg(any(feature = "docx", feature = "xlsx"))]
fn limit(error: &dyn std::error::Error) -> Problem {
    Problem::error("report-limit").with("error", error)
}
