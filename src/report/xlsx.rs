//! Excel workbooks: a sheet for each table, frozen headers, filters, widths; numbers are numbers, and a text is
//! never a formula.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, DocProperties, ExcelDateTime, Format, FormatAlign,
    Workbook, Worksheet, XlsxError,
};

use super::Wording;
use super::chart::{Chart, Form};
use super::sheet::{self, Datum, Sheet};
use crate::base::text::width;

/// How many characters a cell can hold.
const CELL: usize = 32_767;
/// How many rows a sheet can hold below its header.
const ROWS: usize = 1_048_575;
/// How many characters the name of a sheet can have.
const NAME: usize = 31;
/// The widest column, in characters; longer text wraps.
const WIDEST: usize = 60;

/// Sheets and heat maps as the bytes of a workbook. The same input gives the same bytes.
///
/// # Errors
/// [`XlsxError`] where a limit of the format is met.
pub fn write(sheets: &[Sheet], maps: &[Chart], wording: Wording<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The hour of writing would make each file another one.
    let birth = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&birth));
    let mut names = BTreeSet::new();
    for made in sheets {
        let parts = made.rows.chunks(ROWS).collect::<Vec<_>>();
        let parts = if parts.is_empty() {
            vec![&[][..]]
        } else {
            parts
        };
        for rows in parts {
            let page = book.add_worksheet();
            page.set_name(name(&sheet::title(made, wording), &mut names))?;
            table(page, made, rows, wording)?;
        }
    }
    if maps.iter().any(|map| !map.is_empty()) {
        let page = book.add_worksheet();
        page.set_name(name(&wording.say("chart-heat"), &mut names))?;
        heat(page, maps)?;
    }
    book.save_to_buffer()
}

/// A name that Excel takes and no other sheet has.
fn name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = title
        .chars()
        .map(|c| {
            if "[]:*?/\\'".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    // Whole words only, where there are several.
    let cut = |room: usize| {
        let text: String = plain.trim().chars().take(room).collect();
        let whole = text.len() == plain.trim().len();
        match text.rsplit_once(' ') {
            Some((words, _)) if !whole => words.to_owned(),
            _ => text,
        }
    };
    let mut found = cut(NAME);
    let mut number = 2;
    while !taken.insert(found.to_lowercase()) {
        found = format!("{} {number}", cut(NAME - 4));
        number += 1;
    }
    found
}

fn header() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00E0_E0E0))
        .set_text_wrap()
}

fn body() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

fn table(
    page: &mut Worksheet,
    made: &Sheet,
    rows: &[Vec<Datum>],
    wording: Wording<'_>,
) -> Result<(), XlsxError> {
    let (header, body) = (header(), body());
    let mut widths = Vec::new();
    for (column, name) in (0u16..).zip(made.columns) {
        let title = wording.say(&format!("column-{name}"));
        widths.push(width(&title) + 3);
        page.write_string_with_format(0, column, title, &header)?;
    }
    let mut line = 1u32;
    for row in rows {
        let cells: Vec<Vec<String>> = row
            .iter()
            .map(|datum| pieces(&datum.shown(wording)))
            .collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
        for nth in 0..lines {
            for ((column, datum), texts) in (0u16..).zip(row).zip(&cells) {
                match (
                    datum,
                    texts
                        .get(nth)
                        .or_else(|| texts.first().filter(|_| texts.len() == 1)),
                ) {
                    (Datum::Number(number), _) => {
                        page.write_number_with_format(line, column, *number, &body)?
                    }
                    (Datum::Count(_), Some(text)) => match text.parse::<f64>() {
                        Ok(number) => page.write_number_with_format(line, column, number, &body)?,
                        Err(_) => page.write_string_with_format(line, column, text, &body)?,
                    },
                    (_, Some(text)) if !text.is_empty() => {
                        page.write_string_with_format(line, column, text, &body)?
                    }
                    _ => continue,
                };
                if let Some((known, text)) = widths.get_mut(usize::from(column)).zip(texts.first())
                {
                    let longest = text.lines().map(width).max().unwrap_or(0);
                    *known = (*known).max(longest + 2).min(WIDEST);
                }
            }
            line += 1;
        }
    }
    page.set_freeze_panes(1, 0)?;
    if let Some(last) = u16::try_from(made.columns.len())
        .ok()
        .and_then(|count| count.checked_sub(1))
    {
        page.autofilter(0, 0, line - 1, last)?;
    }
    for (column, width) in (0u16..).zip(widths) {
        page.set_column_width(column, f64::from(u32::try_from(width).unwrap_or(10)))?;
    }
    Ok(())
}

/// A text in pieces that a cell can hold; all but the last say that there is more below.
fn pieces(text: &str) -> Vec<String> {
    // Excel counts in UTF-16.
    let fits = |text: &str| text.encode_utf16().count() <= CELL;
    if fits(text) {
        return vec![text.to_owned()];
    }
    let mut all = vec![String::new()];
    let mut room = CELL - 2;
    for c in text.chars() {
        if room < c.len_utf16() {
            if let Some(full) = all.last_mut() {
                full.push_str(" ↓");
            }
            all.push(String::new());
            room = CELL - 2;
        }
        room -= c.len_utf16();
        if let Some(last) = all.last_mut() {
            last.push(c);
        }
    }
    all
}

/// The heat maps below each other, coloured by condition: the colour follows when a figure is changed.
fn heat(page: &mut Worksheet, maps: &[Chart]) -> Result<(), XlsxError> {
    let head = header();
    let scale = ConditionalFormat2ColorScale::new()
        .set_minimum_color(Color::RGB(0x0041_4D6B))
        .set_maximum_color(Color::RGB(0x00FF_EA46));
    let mut line = 0u32;
    for map in maps {
        let Form::Heat {
            header,
            columns,
            rows,
        } = &map.form
        else {
            continue;
        };
        if rows.is_empty() {
            continue;
        }
        page.write_string_with_format(line, 0, header, &head)?;
        for (column, name) in (1u16..).zip(columns) {
            page.write_string_with_format(line, column, name, &head)?;
        }
        let first = line + 1;
        for (label, squares) in rows {
            line += 1;
            page.write_string(line, 0, label)?;
            for (column, square) in (1u16..).zip(squares) {
                match square.sign.parse::<f64>() {
                    Ok(number) => page.write_number(line, column, number)?,
                    Err(_) => page.write_string(line, column, &square.sign)?,
                };
            }
        }
        let last = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        page.add_conditional_format(first, 1, line, last, &scale)?;
        line += 2;
    }
    page.set_freeze_panes(0, 1)?;
    page.set_column_width(0, 30)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_and_differ() {
        let mut taken = BTreeSet::new();
        let long = "Peer-learning matches: who may ask whom / what";
        let first = name(long, &mut taken);
        let second = name(long, &mut taken);
        assert!(first.chars().count() <= NAME && second.chars().count() <= NAME);
        assert!(first != second && !first.contains(':'), "{first} {second}");
    }

    #[test]
    fn a_long_text_is_split_and_nothing_is_lost() {
        let text = "é𝄞".repeat(30_000);
        let pieces = pieces(&text);
        assert!(pieces.len() > 2 && pieces.iter().all(|p| p.encode_utf16().count() <= CELL));
        let again: Vec<&str> = pieces
            .iter()
            .map(|p| p.strip_suffix(" ↓").unwrap_or(p))
            .collect();
        assert_eq!(again.concat(), text);
    }
}
