//! HTML in one file, without scripts, links or anything loaded from elsewhere. What people wrote is
//! text in it and nothing else: `maud` escapes it, and control characters are made visible before.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{Block, Document, Table};
use crate::base::Language;
use crate::base::text::SafeText;

/// Nothing is loaded and nothing runs, whatever a text contains.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Readable on a screen and on paper.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1,h2,h3{line-height:1.25;break-after:avoid}\
h2{margin-top:2.5rem;border-bottom:1px solid}\
table{border-collapse:collapse;margin:1rem 0}\
th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}\
thead{display:table-header-group}\
tr,blockquote{break-inside:avoid}\
blockquote{margin:1rem 0;padding-left:1rem;border-left:.25rem solid}\
@media print{body{max-width:none;margin:0}}";

/// The document as a page in a language.
pub fn write(document: &Document, language: Language) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (SafeText::line(&document.title).as_str()) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (line(&document.title)) }
                    @for block in &document.blocks { (self::block(block)) }
                }
            }
        }
    };
    format!("{}\n", page.into_string())
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(1, text) => h2 { (line(text)) },
            Block::Heading(2, text) => h3 { (line(text)) },
            Block::Heading(_, text) => h4 { (line(text)) },
            Block::Paragraph(text) => p { (lines(text)) },
            Block::List(points) => ul { @for point in points { li { (lines(point)) } } },
            Block::Table(table) => (self::table(table)),
            Block::Quote { text, from } => figure {
                figcaption { b { (line(from)) } }
                blockquote dir="auto" { (lines(text)) }
            },
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        table {
            thead { tr { @for name in &table.header { th scope="col" { (line(name)) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (nth, cell) in row.iter().enumerate() {
                            @if nth == 0 { th scope="row" { (lines(cell)) } }
                            @else { td { (lines(cell)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A text in one line, isolated from the direction of what stands round it.
fn line(text: &str) -> Markup {
    html! { bdi { (SafeText::line(text).as_str()) } }
}

/// A text with its line ends.
fn lines(text: &str) -> Markup {
    html! {
        @for (nth, part) in text.lines().enumerate() {
            @if nth > 0 { br; }
            (line(part))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let mut document = Document::new("<script>alert(1)</script>");
        document.paragraph("a & b\n\"c\" \u{202e}d");
        document.table(vec!["<b>".into()], vec![vec!["javascript:x".into()]]);
        let page = write(&document, Language::EN);
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
        assert!(page.contains("a &amp; b</bdi><br><bdi>"), "{page}");
        assert!(page.contains("&lt;U+202E&gt;d"), "{page}");
        assert!(
            page.contains("<th scope=\"col\"><bdi>&lt;b&gt;</bdi></th>"),
            "{page}"
        );
    }
}
