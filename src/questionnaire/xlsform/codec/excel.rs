//! Excel files.

use std::cell::Cell;
use std::io::{Cursor, Read as _, copy, sink};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use calamine::{Data, Reader as _, Xls, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, XlsxError};

use super::super::workbook::Workbook;
use super::{CELLS, Collector};
use crate::base::Problem;

/// The most bytes that all parts of a workbook's archive may unpack to.
const UNPACKED: u64 = 64 << 20;
/// The most parts of an archive.
const PARTS: usize = 2_000;
/// The largest file of the old format: its sheets are unfolded when it is opened.
const OLD: usize = 8 << 20;
/// The widest column of a workbook we write, in characters.
const WIDTH: f64 = 40.0;

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Problem> {
    measure(bytes)?;
    guarded(|| cells_of(bytes))
}

/// Reads a file that may be damaged: where the reader trips over it, it cannot be read. The panic is nobody's business, so
/// that the hook stays silent on this thread, and only while it reads.
fn guarded(read: impl FnOnce() -> Result<Workbook, Problem>) -> Result<Workbook, Problem> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            if !READING.get() {
                before(what);
            }
        }));
    });
    READING.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    outcome.unwrap_or_else(|_| Err(Problem::error("xlsform-damaged")))
}

fn cells_of(bytes: &[u8]) -> Result<Workbook, Problem> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut collector = Collector::default();
    for name in book.sheet_names() {
        collector.sheet(&name);
        // Charts and the like have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        while let Some(cell) = cells.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            let text = text_of(&Data::from(cell.get_value().clone()));
            collector.cell(place(row), place(column), &text)?;
        }
    }
    Ok(collector.workbook)
}

pub(super) fn read_old(bytes: &[u8]) -> Result<Workbook, Problem> {
    // Many files named .xls are of the new format.
    if bytes.starts_with(b"PK") {
        return read(bytes);
    }
    if bytes.len() > OLD {
        return Err(Problem::error("xlsform-file-size").with("limit", OLD >> 20));
    }
    guarded(|| old_cells_of(bytes))
}

fn old_cells_of(bytes: &[u8]) -> Result<Workbook, Problem> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut collector = Collector::default();
    for (name, range) in book.worksheets() {
        collector.sheet(&name);
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row + place(top), column + place(left));
            collector.cell(row, column, &text_of(value))?;
        }
    }
    Ok(collector.workbook)
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn unreadable(error: impl std::fmt::Display) -> Problem {
    Problem::error("xlsform-unreadable").with("error", error)
}

/// Unpacks every part into nothing and counts, because what an archive says of its sizes may be wrong.
fn measure(bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let too_large = || Problem::error("xlsform-unpacked").with("limit", UNPACKED >> 20);
    if archive.len() > PARTS {
        return Err(too_large());
    }
    let mut left = UNPACKED;
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).map_err(unreadable)?;
        let taken = copy(&mut part.by_ref().take(left + 1), &mut sink()).map_err(unreadable)?;
        left = left.checked_sub(taken).ok_or_else(too_large)?;
        drop(part);
        let shared = archive
            .name_for_index(nth)
            .and_then(Result::ok)
            .is_some_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        if shared {
            let mut strings = Vec::new();
            let mut part = archive.by_index(nth).map_err(unreadable)?;
            part.by_ref()
                .take(UNPACKED)
                .read_to_end(&mut strings)
                .map_err(unreadable)?;
            if promises_too_much(strings) {
                return Err(too_large());
            }
        }
    }
    Ok(())
}

/// Whether the shared strings announce more than a form can have: the reader asks for memory by what they say.
fn promises_too_much(mut strings: Vec<u8>) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    // Of UTF-16 the letters remain.
    strings.retain(|byte| *byte != 0);
    let mut places = strings.windows(NAME.len()).enumerate();
    let announced = places.by_ref().filter(|(_, window)| *window == NAME);
    let mut starts = announced.map(|(place, _)| place + NAME.len());
    starts.any(|start| {
        let rest = strings.get(start..).unwrap_or_default().iter();
        let digits: Vec<u8> = rest
            .skip_while(|byte| !byte.is_ascii_digit() && !matches!(byte, b'<' | b'>'))
            .take_while(|byte| byte.is_ascii_digit())
            .copied()
            .collect();
        let number = String::from_utf8_lossy(&digits).parse::<usize>();
        !digits.is_empty() && number.map_or(true, |number| number > CELLS)
    })
}

/// A value as the reference converter reads it: whole numbers without a point, truth as in Excel, dates as ISO has them.
fn text_of(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) {
                date
            } else {
                format!("{date}T{hour:02}:{minute:02}:{second:02}")
            }
        }
        _ => String::new(),
    }
}

pub(super) fn write(workbook: &Workbook) -> Result<Vec<u8>, Problem> {
    made(workbook).map_err(|error| Problem::error("xlsform-unwritable").with("error", error))
}

fn made(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    // The hour of writing would make each file another one.
    let birth = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&birth));
    let bold = Format::new().set_bold();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for sheet in &workbook.sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        let header = sheet.rows.first().into_iter().flat_map(|row| &row.cells);
        for (column, name) in header {
            let wide = name.starts_with("label") || name.starts_with("hint");
            let width = if wide { WIDTH } else { WIDTH / 2.0 };
            page.set_column_width(u16::try_from(*column).unwrap_or(u16::MAX), width)?;
        }
        for row in &sheet.rows {
            let number = u32::try_from(row.number - 1).unwrap_or(u32::MAX);
            let format = if number == 0 { &bold } else { &plain };
            for (column, text) in &row.cells {
                let column = u16::try_from(*column).unwrap_or(u16::MAX);
                page.write_string_with_format(number, column, text, format)?;
            }
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::super::workbook::Sheet;
    use super::*;

    /// A workbook in which one part says this.
    fn with_part(name: &str, content: &[u8]) -> Vec<u8> {
        let mut sheet = Sheet::named("survey");
        sheet.put(1, 0, "type");
        let sheets = vec![sheet];
        let whole = write(&Workbook { sheets }).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
        let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for nth in 0..archive.len() {
            let mut part = archive.by_index(nth).unwrap();
            let of_part = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let options = zip::write::SimpleFileOptions::default();
            changed.start_file(of_part.as_str(), options).unwrap();
            changed
                .write_all(if of_part == name { content } else { &bytes })
                .unwrap();
        }
        changed.finish().unwrap().into_inner()
    }

    #[test]
    fn shared_strings_that_announce_too_many_are_refused() {
        let many = |count: &str| {
            format!(
                "<?xml version=\"1.0\"?><sst uniqueCount = '{count}'><si><t>type</t></si></sst>"
            )
        };
        for count in ["4294967295", "99999999999999999999999"] {
            let bytes = with_part("xl/sharedStrings.xml", many(count).as_bytes());
            assert_eq!(
                read(&bytes).unwrap_err().message,
                "xlsform-unpacked",
                "{count}"
            );
            let wide: Vec<u8> = many(count)
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            assert!(promises_too_much(wide));
        }
        assert!(read(&with_part("xl/sharedStrings.xml", many("1").as_bytes())).is_ok());
    }

    #[test]
    fn a_reader_that_trips_is_a_file_that_cannot_be_read() {
        let trips = || -> Result<Workbook, Problem> { panic!("as the reader does") };
        assert_eq!(guarded(trips).unwrap_err().message, "xlsform-damaged");
        let sheet = b"<?xml version=\"1.0\"?><worksheet><sheetData><row r=\"1\"><c r=\"AAAAAAAAA99999999999\"><v>0</v></c></row></sheetData></worksheet>";
        let bytes = with_part("xl/worksheets/sheet1.xml", sheet);
        assert!(read(&bytes).is_err());
    }
}
