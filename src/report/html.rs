//! HTML in one file, without scripts, links or anything loaded from elsewhere. What people wrote is
//! text in it and nothing else: `maud` escapes it, and control characters are made visible before.

mod chart;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{Block, Document, Table};
use crate::base::text::{SafeText, width};

/// Nothing is loaded and nothing runs, whatever a text contains.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A text of so many signs stands in one line.
const SHORT: usize = 14;

/// Readable on a screen and on paper. Shades are those of cividis, from dark to light: they keep their order in
/// grey and for those who do not see all colours.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1,h2,h3,h4,h5{line-height:1.25;break-after:avoid}\
h2{margin-top:2.5rem;border-bottom:1px solid}\
nav ol{columns:20rem;list-style:none;padding:0}nav li+li.deep{margin-left:1.5rem}nav a{color:inherit}\
.scroll{overflow-x:auto}\
table{border-collapse:collapse;margin:1rem 0}\
caption,figcaption{text-align:left;font-weight:bold;break-after:avoid}\
th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word;min-width:1.2rem}.n{white-space:nowrap}\
table.bars th,table.bars td{border:0;border-bottom:1px solid #8884;font-weight:normal}\
table.bars td:nth-child(2){width:40%}table.bars svg{width:100%;height:1rem}\
thead{display:table-header-group}\
tr,blockquote,figure{break-inside:avoid}\
figure{margin:1rem 0;overflow-x:auto}\
blockquote{margin:.25rem 0;padding-left:1rem;border-left:.25rem solid}\
svg text{font:12px system-ui,sans-serif;fill:currentColor}svg .c{text-anchor:middle}svg .w{fill:#fff}svg .k{fill:#000}\
.s0{fill:#00204d}.s1{fill:#414d6b}.s2{fill:#9c9a8e}.s3{fill:#cfc27a}.s4{fill:#ffea46}\
.bars .s4{fill:#00204d}.bars .s1{fill:#9c9a8e}.r{fill:#8883}.m{fill:#b03060}\
@page{margin:15mm}\
@media print{:root{color-scheme:light}body{max-width:none;margin:0;font-size:9pt}h2{break-before:page}nav+h2{break-before:auto}\
th,td{padding:.1rem .3rem}svg.heat{max-width:100%;height:auto}.scroll,figure{overflow:visible}\
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\
";

/// The document as a page.
pub fn write(document: &Document) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(document.language.code()) {
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
                    @for (nth, block) in document.blocks.iter().enumerate() {
                        @if document.contents && is_first_heading(&document.blocks, nth) { (contents(document)) }
                        (self::block(nth, block))
                    }
                }
            }
        }
    };
    format!("{}\n", page.into_string())
}

fn is_first_heading(blocks: &[Block], nth: usize) -> bool {
    let first = blocks
        .iter()
        .position(|block| matches!(block, Block::Heading(..)));
    first == Some(nth)
}

/// Links to the headings of the first two levels.
fn contents(document: &Document) -> Markup {
    let headings = document.blocks.iter().enumerate();
    let headings = headings.filter_map(|(nth, block)| match block {
        Block::Heading(level @ 1..=2, text) => Some((nth, *level, text)),
        _ => None,
    });
    html! {
        nav {
            ol {
                @for (nth, level, text) in headings {
                    @if level == 1 { li { a href={ "#h" (nth) } { b { (line(text)) } } } }
                    @else { li.deep { a href={ "#h" (nth) } { (line(text)) } } }
                }
            }
        }
    }
}

fn block(nth: usize, block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(1, text) => h2 id={ "h" (nth) } { (line(text)) },
            Block::Heading(2, text) => h3 id={ "h" (nth) } { (line(text)) },
            Block::Heading(3, text) => h4 { (line(text)) },
            Block::Heading(_, text) => h5 { (line(text)) },
            Block::Paragraph(text) => p { (lines(text)) },
            Block::List(points) => ul { @for point in points { li { (lines(point)) } } },
            Block::Table(table) => (self::table(table)),
            Block::Chart(chart) => (chart::chart(chart)),
            Block::Quote { text, from, language } => figure {
                figcaption { (line(from)) }
                blockquote dir="auto" lang=[language.map(|language| language.to_string())] { (lines(text)) }
            },
        }
    }
}

fn table(table: &Table) -> Markup {
    let held = held(table);
    // Only what could be torn is held together: a report has very many cells.
    let class = |nth: usize, cell: &str| {
        let torn = cell.contains([' ', '-', '/']) && held.get(nth) == Some(&true);
        torn.then_some("n")
    };
    html! {
        div.scroll { table {
            thead { tr {
                @for (nth, name) in table.header.iter().enumerate() { th scope="col" class=[class(nth, name)] { (line(name)) } }
            } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (nth, cell) in row.iter().enumerate() {
                            @if nth == 0 { th scope="row" class=[class(nth, cell)] { (lines(cell)) } }
                            @else { td class=[class(nth, cell)] { (lines(cell)) } }
                        }
                    }
                }
            }
        } }
    }
}

/// The columns of short texts that would be torn because another column is long.
fn held(table: &Table) -> Vec<bool> {
    let longest = |column: usize| {
        let rows = std::iter::once(&table.header).chain(&table.rows);
        let cells = rows.filter_map(|row| row.get(column));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..table.header.len()).map(longest).collect();
    let crowded = widths.iter().any(|width| *width > SHORT);
    widths
        .iter()
        .map(|width| crowded && *width <= SHORT)
        .collect()
}

/// A text in one line, isolated from the direction of what stands round it where its own can differ.
fn line(text: &str) -> Markup {
    let safe = SafeText::line(text);
    html! {
        @if safe.as_str().chars().any(may_turn) { bdi { (safe.as_str()) } }
        @else { (safe.as_str()) }
    }
}

/// Whether a character may run from right to left: scripts that do begin with Hebrew.
fn may_turn(c: char) -> bool {
    c >= '\u{590}' && !('\u{1e00}'..'\u{2e80}').contains(&c)
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
    use crate::base::Language;

    #[test]
    fn hostile_text_stays_text() {
        let mut document = Document::new("<script>alert(1)</script>", Language::EN);
        document.paragraph("a & b\n\"c\" \u{202e}d");
        document.table(vec!["<b>".into()], vec![vec!["javascript:x".into()]]);
        let page = write(&document);
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
        assert!(page.contains("a &amp; b<br>&quot;c&quot;"), "{page}");
        assert!(page.contains("&lt;U+202E&gt;d"), "{page}");
        assert!(page.contains("<th scope=\"col\">&lt;b&gt;</th>"), "{page}");
    }
}
