//! Tables, and charts as tables: a heat map has shaded cells, a bar is a row of signs.

use maud::{Markup, html};

use super::{lines, paragraph};
use crate::base::text::width;
use crate::report::chart::{Chart, Form, Square};
use crate::report::document::Table;

/// How a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Page {
    Portrait,
    Landscape,
}

impl Page {
    /// The room between the margins, in twentieths of a point.
    fn room(self) -> usize {
        match self {
            Self::Portrait => 9638,
            Self::Landscape => 14570,
        }
    }
}

/// How many signs of a table fit beside each other on a portrait page before words are torn.
const FITS: usize = 84;
/// A column asks for no more than this: longer text wraps.
const ASKS: usize = 14;
/// The room of one sign, and of the margins of a cell, in twentieths of a point.
const SIGN: usize = 105;
const MARGIN: usize = 160;
/// Columns of a heat map beside each other.
const SQUARES: usize = 24;
/// The room of the names beside a heat map.
const NAMES: usize = 2400;
/// The colours of cividis from low to high, and of the sign on each.
const SHADES: [(&str, &str); 5] = [
    ("00204D", "FFFFFF"),
    ("414D6B", "FFFFFF"),
    ("9C9A8E", "000000"),
    ("CFC27A", "000000"),
    ("FFEA46", "000000"),
];

/// The page a table needs.
pub(super) fn page(table: &Table) -> Page {
    let asked: usize = widths(table).iter().map(|width| (*width).min(ASKS)).sum();
    if asked > FITS {
        Page::Landscape
    } else {
        Page::Portrait
    }
}

/// The page a chart needs at most: a heat map is cut into parts that fit.
pub(super) fn chart_page(chart: &Chart) -> Page {
    match chart.form {
        Form::Heat { .. } => Page::Portrait,
        Form::Bars { .. } | Form::Timeline { .. } => Page::Landscape,
    }
}

/// The longest text of each column.
fn widths(table: &Table) -> Vec<usize> {
    columns(table, signs)
}

/// What is largest in each column; bold type takes more room.
fn columns(table: &Table, size: impl Fn(&str) -> usize) -> Vec<usize> {
    let largest = |(column, head): (usize, &String)| {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let body = cells.map(|cell| size(cell)).max().unwrap_or(0);
        body.max(size(head) * 6 / 5)
    };
    table.header.iter().enumerate().map(largest).collect()
}

/// How many signs a text is wide; those that bars are made of are nearly two.
fn signs(text: &str) -> usize {
    width(text) + text.chars().filter(|c| is_bar(*c)).count() * 4 / 5
}

fn is_bar(c: char) -> bool {
    matches!(c, '█' | '▒')
}

/// The room of each column, in twentieths of a point: what its text asks for where there is room; else what its
/// longest word needs, and of the rest a part as its text asks.
fn shares(table: &Table, page: Page) -> Vec<usize> {
    let room = page.room();
    let asked: Vec<usize> = widths(table)
        .iter()
        .map(|width| width * SIGN + MARGIN)
        .collect();
    if asked.iter().sum::<usize>() <= room {
        return asked;
    }
    let needed: Vec<usize> = words(table)
        .iter()
        .map(|width| width * SIGN + MARGIN)
        .collect();
    let least: usize = needed.iter().sum();
    if least >= room {
        return needed.iter().map(|part| part * room / least).collect();
    }
    let more: Vec<usize> = asked
        .iter()
        .zip(&needed)
        .map(|(asked, needed)| asked.saturating_sub(*needed).min(60 * SIGN))
        .collect();
    let all = more.iter().sum::<usize>().max(1);
    let rest = room - least;
    needed
        .iter()
        .zip(more)
        .map(|(needed, more)| needed + more * rest / all)
        .collect()
}

/// The longest word of each column; a short text and a bar are not torn.
fn words(table: &Table) -> Vec<usize> {
    columns(table, |cell| {
        let words = cell.split([' ', '/', '-', '.']).map(width);
        match signs(cell) {
            whole if whole <= 8 || cell.chars().any(is_bar) => whole,
            _ => words.max().unwrap_or(0).min(ASKS),
        }
    })
}

/// A table; its first row is repeated on every page.
pub(super) fn table(table: &Table, page: Page) -> Markup {
    let shares = shares(table, page);
    html! {
        w:tbl {
            (properties(&shares))
            w:tr {
                w:trPr { w:cantSplit {} w:tblHeader {} }
                @for (cell, room) in table.header.iter().zip(&shares) { (self::cell(cell, *room, Some(("E0E0E0", "000000")), true)) }
            }
            @for row in &table.rows {
                w:tr {
                    w:trPr { w:cantSplit {} }
                    @for (cell, room) in row.iter().zip(&shares) { (self::cell(cell, *room, None, false)) }
                }
            }
        }
        (paragraph("TableText", ""))
    }
}

fn properties(shares: &[usize]) -> Markup {
    html! {
        w:tblPr {
            w:tblStyle w:val="TableGrid" {}
            w:tblW w:w=(shares.iter().sum::<usize>()) w:type="dxa" {}
            w:tblLayout w:type="fixed" {}
            w:tblCellMar {
                w:left w:w="60" w:type="dxa" {}
                w:right w:w="60" w:type="dxa" {}
            }
        }
        w:tblGrid { @for share in shares { w:gridCol w:w=(share) {} } }
    }
}

fn cell(text: &str, room: usize, shade: Option<(&str, &str)>, bold: bool) -> Markup {
    html! {
        w:tc {
            w:tcPr {
                w:tcW w:w=(room) w:type="dxa" {}
                @if let Some((fill, _)) = shade { w:shd w:val="clear" w:color="auto" w:fill=(fill) {} }
            }
            w:p {
                w:pPr { w:pStyle w:val="TableText" {} }
                w:r {
                    w:rPr {
                        @if bold { w:b {} }
                        @if let Some((_, ink)) = shade { w:color w:val=(ink) {} }
                    }
                    (lines(text))
                }
            }
        }
    }
}

/// A chart with its title.
pub(super) fn chart(chart: &Chart, page: Page) -> Markup {
    html! {
        (paragraph("Caption", &chart.title))
        @match &chart.form {
            Form::Heat { header, columns, rows } => @for from in (0..columns.len()).step_by(SQUARES) {
                (heat(header, columns, rows, from))
            },
            Form::Bars { .. } | Form::Timeline { .. } => (table(&chart.table(), page)),
        }
    }
}

fn heat(header: &str, columns: &[String], rows: &[(String, Vec<Square>)], from: usize) -> Markup {
    let columns: Vec<&String> = columns.iter().skip(from).take(SQUARES).collect();
    let side = (Page::Portrait.room() - NAMES) / SQUARES.min(columns.len().max(12));
    let shares: Vec<usize> = std::iter::once(NAMES)
        .chain(columns.iter().map(|_| side))
        .collect();
    html! {
        w:tbl {
            (properties(&shares))
            w:tr {
                w:trPr { w:cantSplit {} w:tblHeader {} }
                (cell(header, NAMES, Some(("E0E0E0", "000000")), true))
                @for column in &columns { (cell(column, side, Some(("E0E0E0", "000000")), true)) }
            }
            @for (label, squares) in rows {
                w:tr {
                    w:trPr { w:cantSplit {} }
                    (cell(label, NAMES, None, false))
                    @for square in squares.iter().skip(from).take(SQUARES) {
                        @let shade = square.shade.and_then(|shade| SHADES.get(usize::from(shade)).copied());
                        (cell(&square.sign, side, shade, false))
                    }
                }
            }
        }
        (paragraph("TableText", ""))
    }
}
