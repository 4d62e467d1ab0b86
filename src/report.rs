//! Answers as documents: one document model, one outline, one file per format.
//!
//! A report is made from [`View`](crate::analysis::View)s and so cannot show what an audience may not
//! see. Formats return text; the same input and options give the same bytes.

pub mod condition;
pub mod csv;
pub mod document;
pub mod heat;
pub mod html;
pub mod json;
pub mod markdown;
mod names;
pub mod plain;
pub mod questionnaire;
pub mod sheet;
pub mod sheets;
pub mod summary;

pub use document::{Block, Document, Table};
pub use sheet::{Datum, Sheet};
pub use summary::summary;

use crate::analysis::Chapter;
use crate::base::Language;
use crate::base::message::Messages;

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
}

/// The comparison of some questionnaires in a format.
pub fn render(chapters: &[Chapter<'_>], format: Format, wording: Wording<'_>) -> String {
    match format {
        Format::Text => plain::write(&summary(chapters, wording)),
        Format::Markdown => markdown::write(&summary(chapters, wording)),
        Format::Html => html::write(&summary(chapters, wording), wording.messages.language()),
        Format::Csv => csv::write(chapters, wording),
        Format::Json => json::write(chapters, wording),
    }
}

/// Sheets in a format.
pub fn render_sheets(sheets: &[Sheet], format: Format, wording: Wording<'_>) -> String {
    let document = || sheet::document(&wording.say("report-title"), sheets, wording);
    match format {
        Format::Text => plain::write(&document()),
        Format::Markdown => markdown::write(&document()),
        Format::Html => html::write(&document(), wording.messages.language()),
        Format::Csv => sheet::csv(sheets),
        Format::Json => sheet::json(sheets),
    }
}
