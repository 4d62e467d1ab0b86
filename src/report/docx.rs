//! Word documents: headings that make a navigation pane, a contents field, tables whose header is repeated on
//! every page, page numbers, wide tables on landscape pages, the language of every text.
//!
//! Written in `WordprocessingML` of ECMA-376, part 1, because no library writes repeated headers and languages
//! (`docs/decisions/0005-word-documents.md`).

mod parts;
mod table;

use std::io::{Cursor, Write as _};

use maud::{Markup, PreEscaped, html};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::{Block, Document};
use crate::base::Language;
use crate::base::text::SafeText;
use table::Page;

/// The document as the bytes of a file. The same document gives the same bytes.
///
/// # Errors
/// [`std::io::Error`] when it is larger than an archive can be.
pub fn write(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let files = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package()),
        ("docProps/core.xml", parts::properties(document)),
        ("word/_rels/document.xml.rels", parts::relations()),
        ("word/styles.xml", parts::styles(document.language)),
        ("word/settings.xml", parts::settings()),
        ("word/numbering.xml", parts::numbering()),
        ("word/footer.xml", parts::footer()),
        ("word/document.xml", body(document)),
    ];
    for (name, content) in files {
        archive.start_file(name, options)?;
        archive.write_all(parts::DECLARATION.as_bytes())?;
        archive.write_all(content.into_string().as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn body(document: &Document) -> Markup {
    let pages = pages(&document.blocks);
    let first = document
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Heading(..)));
    html! {
        w:document xmlns:w=(parts::W) xmlns:r=(parts::R) {
            w:body {
                (paragraph("Title", &document.title))
                @for (nth, block) in document.blocks.iter().enumerate() {
                    @if document.contents && first == Some(nth) { (contents(document)) }
                    (self::block(nth, block, page_at(&pages, nth)))
                    @if page_at(&pages, nth) != page_at(&pages, nth + 1) {
                        w:p { w:pPr { (section(page_at(&pages, nth))) } }
                    }
                }
                (section(page_at(&pages, document.blocks.len().saturating_sub(1))))
            }
        }
    }
}

/// On which page each block stands: a wide table on a landscape one, together with its headings and what stands
/// between them.
fn pages(blocks: &[Block]) -> Vec<Page> {
    let mut pages: Vec<Page> = blocks
        .iter()
        .map(|block| match block {
            Block::Table(table) => table::page(table),
            Block::Chart(chart) => table::page(&chart.table()).min(table::chart_page(chart)),
            _ => Page::Portrait,
        })
        .collect();
    let mut wide = false;
    for (page, block) in pages.iter_mut().zip(blocks).rev() {
        match block {
            Block::Table(_) | Block::Chart(_) | Block::Quote { .. } | Block::List(_) => {
                wide = *page == Page::Landscape;
            }
            Block::Heading(..) | Block::Paragraph(_) if wide => *page = Page::Landscape,
            Block::Heading(..) | Block::Paragraph(_) => {}
        }
    }
    pages
}

/// The page of a block; after the last one, that of the last one.
fn page_at(pages: &[Page], nth: usize) -> Page {
    let last = pages.last().copied().unwrap_or(Page::Portrait);
    pages.get(nth).copied().unwrap_or(last)
}

fn section(page: Page) -> Markup {
    let (wide, high) = match page {
        Page::Portrait => (11906, 16838),
        Page::Landscape => (16838, 11906),
    };
    html! {
        w:sectPr {
            w:footerReference w:type="default" r:id="rFooter" {}
            @if page == Page::Landscape { w:pgSz w:w=(wide) w:h=(high) w:orient="landscape" {} }
            @else { w:pgSz w:w=(wide) w:h=(high) {} }
            w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0" {}
        }
    }
}

/// The contents: a field that Word brings up to date on request, with the headings of the first two levels.
fn contents(document: &Document) -> Markup {
    let headings = document.blocks.iter().enumerate();
    let headings: Vec<(usize, u8, &String)> = headings
        .filter_map(|(nth, block)| match block {
            Block::Heading(level @ 1..=2, text) => Some((nth, *level, text)),
            _ => None,
        })
        .collect();
    html! {
        @for (place, (nth, level, text)) in headings.iter().enumerate() {
            w:p {
                w:pPr { w:pStyle w:val={ "TOC" (level) } {} }
                @if place == 0 {
                    w:r { w:fldChar w:fldCharType="begin" {} }
                    w:r { w:instrText xml:space="preserve" { " TOC \\o \"1-2\" \\h \\z \\u " } }
                    w:r { w:fldChar w:fldCharType="separate" {} }
                }
                w:hyperlink w:anchor={ "h" (nth) } { (run(text)) }
                @if place + 1 == headings.len() { w:r { w:fldChar w:fldCharType="end" {} } }
            }
        }
    }
}

fn block(nth: usize, block: &Block, page: Page) -> Markup {
    html! {
        @match block {
            Block::Heading(level, text) => w:p {
                w:pPr { w:pStyle w:val={ "Heading" (level.min(&5)) } {} }
                w:bookmarkStart w:id=(nth) w:name={ "h" (nth) } {}
                (run(text))
                w:bookmarkEnd w:id=(nth) {}
            },
            Block::Paragraph(text) => (paragraph("BodyText", text)),
            Block::List(points) => @for point in points { (paragraph("ListBullet", point)) },
            Block::Table(table) => (table::table(table, page)),
            Block::Chart(chart) => (table::chart(chart, page)),
            Block::Quote { text, from, language } => {
                (paragraph("QuoteSource", from))
                (quote(text, *language))
            },
        }
    }
}

fn quote(text: &str, language: Option<Language>) -> Markup {
    html! {
        w:p {
            w:pPr { w:pStyle w:val="Quote" {} }
            w:r {
                @if let Some(language) = language { w:rPr { w:lang w:val=(parts::locale(language)) {} } }
                (lines(text))
            }
        }
    }
}

fn paragraph(style: &str, text: &str) -> Markup {
    html! { w:p { w:pPr { w:pStyle w:val=(style) {} } (run(text)) } }
}

fn run(text: &str) -> Markup {
    html! { w:r { (lines(text)) } }
}

/// A text with its line ends. Signs that XML cannot hold are made visible.
fn lines(text: &str) -> Markup {
    html! {
        @for (nth, part) in text.lines().enumerate() {
            @if nth > 0 { w:br {} }
            w:t xml:space="preserve" { (PreEscaped(escaped(part))) }
        }
    }
}

fn escaped(text: &str) -> String {
    let safe = SafeText::line(text);
    let safe = safe.as_str().replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    html! { (safe) }.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Table;

    #[test]
    fn a_wide_table_turns_the_page_with_its_heading_and_the_next_turns_back() {
        let mut document = Document::new("T", Language::ES);
        document.heading(1, "A");
        document.paragraph("before");
        document.heading(1, "B");
        let wide = vec!["a rather long word".repeat(3); 12];
        document.blocks.push(Block::Table(Table {
            header: wide.clone(),
            rows: vec![wide],
        }));
        document.heading(1, "C");
        let pages = pages(&document.blocks);
        assert_eq!(
            pages
                .iter()
                .filter(|page| **page == Page::Landscape)
                .count(),
            4
        );
        assert_eq!(page_at(&pages, 4), Page::Portrait);
        let text = body(&document).into_string();
        assert_eq!(text.matches("landscape").count(), 1, "{text}");
        assert_eq!(text.matches("<w:sectPr>").count(), 2, "{text}");
    }
}
