//! What a report is made of, whatever its format.

use super::chart::Chart;
use crate::base::{Language, parallel};

/// How many blocks a processor writes before it asks for more.
const BLOCKS: usize = 16;

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The title.
    pub title: String,
    /// The language of everything that does not say otherwise.
    pub language: Language,
    /// Whether a contents field stands before the first heading.
    pub contents: bool,
    /// The content in order.
    pub blocks: Vec<Block>,
}

/// A part of a document. Texts are as people wrote them; a format escapes what it must.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading; level 1 stands below the title.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// Points.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Figures drawn; formats without drawings show its table.
    Chart(Chart),
    /// What somebody wrote, and who.
    Quote {
        /// The words.
        text: String,
        /// Who, in which language.
        from: String,
        /// The language of the words, where it is known.
        language: Option<Language>,
    },
}

/// A table. Every row has as many cells as the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A format in which blocks are written one after the other, none of which needs to know of others.
#[derive(Clone, Copy, Debug)]
pub struct BlockFormat {
    /// The title of a document as its first line, or lines.
    pub title: fn(&str) -> String,
    /// Blocks, each behind an empty line.
    pub blocks: fn(&[Block]) -> String,
}

impl Document {
    /// An empty document with a title in a language.
    pub fn new(title: impl Into<String>, language: Language) -> Self {
        Self {
            title: title.into(),
            language,
            ..Self::default()
        }
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// Adds a paragraph, unless it is empty.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    /// Adds points, unless there are none.
    pub fn list(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// Adds a table, unless it has no rows.
    pub fn table(&mut self, header: Vec<String>, rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table { header, rows }));
        }
    }

    /// Adds a chart, unless it is empty.
    pub fn chart(&mut self, chart: Chart) {
        if !chart.is_empty() {
            self.blocks.push(Block::Chart(chart));
        }
    }

    /// The document in a format, piece after piece.
    pub fn pieces(&self, format: BlockFormat) -> Vec<String> {
        let stretches: Vec<&[Block]> = self.blocks.chunks(BLOCKS).collect();
        let mut pieces = vec![(format.title)(&self.title)];
        pieces.extend(parallel::map(&stretches, 1, |blocks| {
            (format.blocks)(blocks)
        }));
        pieces
    }

    /// Adds the blocks of another document, its headings so many levels lower.
    pub fn append(&mut self, other: Self, levels: u8) {
        self.blocks
            .extend(other.blocks.into_iter().map(|block| match block {
                Block::Heading(level, text) => Block::Heading(level + levels, text),
                block => block,
            }));
    }
}
