//! Arguments of `quipu export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{CsvStyle, Lists, Selection};
use crate::report::Format;

/// Formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Plain text
    Text,
    /// Markdown
    Md,
    /// One page of HTML
    Html,
    /// Comma-separated values
    Csv,
    /// JSON
    Json,
    /// A Word document
    #[cfg(feature = "docx")]
    Docx,
    /// An Excel workbook
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// A folder with the answers themselves, a row for each, for DuckDB, Spark and other programs
    Jsonl,
}

impl ExportFormat {
    /// The format of the report; nothing for the answers themselves.
    pub fn of_report(self) -> Option<Format> {
        Some(match self {
            Self::Text => Format::Text,
            Self::Md => Format::Markdown,
            Self::Html => Format::Html,
            Self::Csv => Format::Csv,
            Self::Json => Format::Json,
            #[cfg(feature = "docx")]
            Self::Docx => Format::Docx,
            #[cfg(feature = "xlsx")]
            Self::Xlsx => Format::Xlsx,
            Self::Jsonl => return None,
        })
    }
}

/// Write the report in the format of the file's ending: html, docx, xlsx, md, csv, json or txt; or the answers as a table
#[derive(Debug, Args)]
pub struct Export {
    /// Folders, collections and responses
    #[arg(required = true, value_name = "DIR|FILE")]
    pub inputs: Vec<PathBuf>,
    /// The file to write; its ending chooses the format. With `--format jsonl` a new folder
    #[arg(short, long, value_name = "FILE|DIR")]
    pub output: PathBuf,
    /// The format, where the ending of the file does not say it
    #[arg(short, long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Whether respondents and what they wrote are listed beside the figures; without, any number of files will do
    #[arg(long, value_enum, value_name = "WHEN", default_value = "all")]
    pub list: Lists,
    /// What it is about.
    #[command(flatten)]
    pub selection: Selection,
    /// How CSV is written.
    #[command(flatten)]
    pub csv: CsvStyle,
}
