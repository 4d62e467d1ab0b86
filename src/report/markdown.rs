//! Markdown that shows texts as they were written: everything with a meaning in Markdown or HTML is
//! escaped.

use super::document::{Block, BlockFormat, Table};
use crate::base::text::SafeText;

/// Markdown, block by block.
pub const FORMAT: BlockFormat = BlockFormat {
    title: |text| format!("# {}\n", escape(text)),
    blocks: |blocks| {
        let blocks = blocks.iter().map(|block| format!("\n{}", one(block)));
        blocks.collect()
    },
};

fn one(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            format!(
                "{} {}\n",
                "#".repeat(usize::from(*level + 1).min(6)),
                escape(text)
            )
        }
        Block::Paragraph(text) => format!("{}\n", paragraph(text)),
        Block::List(points) => {
            let points: Vec<String> = points
                .iter()
                .map(|point| format!("- {}", escape(point)))
                .collect();
            format!("{}\n", points.join("\n"))
        }
        Block::Chart(chart) => {
            format!("**{}**\n\n{}", escape(&chart.title), table(&chart.table()))
        }
        Block::Quote { text, from, .. } => {
            let lines = text
                .lines()
                .map(|line| format!("> {}\n", escape(line).trim_end()));
            format!(
                "**{}**\n\n{}",
                escape(from),
                lines.collect::<String>().replace("> \n", ">\n")
            )
        }
        Block::Table(table) => self::table(table),
    }
}

fn table(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(table.header.len()));
    let rows: String = table.rows.iter().map(|cells| row(cells)).collect();
    format!("{}{rule}{rows}", row(&table.header))
}

fn cell_text(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("<br>")
}

fn paragraph(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("  \n")
}

/// One line with every sign that could mean something escaped, control characters made visible.
fn escape(text: &str) -> String {
    let safe = SafeText::line(text);
    let mut out = String::with_capacity(safe.as_str().len());
    for c in safe.as_str().chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|'
            | '~' | '$' | '@' | ':' | '=' | '"' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    escape_start(out)
}

/// Signs that mean something only at the start of a line.
fn escape_start(line: String) -> String {
    let body = line.trim_start();
    if body.starts_with('-') {
        return line.replacen('-', "\\-", 1);
    }
    let digits = body.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && body.chars().nth(digits) == Some('.') {
        return line.replacen('.', "\\.", 1);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        assert_eq!(escape("*a* <b> [x](y)"), r"\*a\* &lt;b&gt; \[x\]\(y\)");
        assert_eq!(escape("- not a list"), r"\- not a list");
        assert_eq!(escape("1. not a list"), r"1\. not a list");
        assert_eq!(cell_text("a|b\nc"), r"a\|b<br>c");
    }

    #[test]
    fn blocks_are_apart() {
        let mut document = Document::new("Title", crate::base::Language::EN);
        document.heading(1, "Part");
        document.paragraph("Words");
        document.table(
            vec!["A".into(), "B".into()],
            vec![vec!["1".into(), "2".into()]],
        );
        document.blocks.push(Block::Quote {
            text: "one\n\ntwo".into(),
            from: "XA, es".into(),
            language: None,
        });
        let expected = "# Title\n\n## Part\n\nWords\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n**XA, es**\n\n> one\n>\n> two\n";
        assert_eq!(document.pieces(FORMAT).concat(), expected);
    }
}
