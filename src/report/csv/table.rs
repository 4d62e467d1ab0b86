//! Cells and rows on their way into a file: safe to open in a spreadsheet, quoted where they have to be.

use std::borrow::Cow;

use super::Style;

/// A table on its way into a file.
pub(in crate::report) struct Table {
    /// What says which cells are quoted, and how.
    quoting: csv_core::Writer,
    pub(super) style: Style,
    /// What stands before the bytes, piece after piece.
    before: Vec<Vec<u8>>,
    bytes: Vec<u8>,
    rows: usize,
    /// The cells that were neutralised: row and column, counted from 1.
    neutralised: Vec<(usize, usize)>,
}

/// Cells that stand side by side in many rows, made safe and quoted once.
#[derive(Default)]
pub(super) struct Cells {
    bytes: Vec<u8>,
    /// The number of cells up to the last of them, counted from the beginning of the row.
    end: usize,
    /// The columns of those that are neutralised, counted from 1.
    changed: Vec<usize>,
}

/// Rows that begin with the same cells.
pub(super) struct Rows<'t> {
    table: &'t mut Table,
    beginning: Cells,
}

impl Table {
    /// A file without a row.
    pub(in crate::report) fn new(style: Style) -> Self {
        let mark = if style.bom { "\u{feff}" } else { "" };
        Self::after(mark.into(), style)
    }

    pub(super) fn after(bytes: Vec<u8>, style: Style) -> Self {
        let separator = style.separator;
        Self {
            quoting: csv_core::WriterBuilder::new().delimiter(separator).build(),
            style,
            before: Vec::new(),
            bytes,
            rows: 0,
            neutralised: Vec::new(),
        }
    }

    /// Adds a row of any length.
    pub(in crate::report) fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.begin([""; 0]).row(cells);
    }

    /// Begins rows with some cells.
    pub(super) fn begin<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Rows<'_> {
        Rows {
            beginning: self.cells(0, cells),
            table: self,
        }
    }

    /// Makes cells that stand behind so many others of their rows.
    pub(super) fn cells<C: AsRef<str>>(
        &mut self,
        before: usize,
        cells: impl IntoIterator<Item = C>,
    ) -> Cells {
        let mut made = Cells {
            end: before,
            ..Cells::default()
        };
        let start = self.bytes.len();
        for cell in cells {
            if self.cell(made.end, cell.as_ref()) {
                made.changed.push(made.end + 1);
            }
            made.end += 1;
        }
        made.bytes = self.bytes.split_off(start);
        made
    }

    /// Writes a cell behind so many others of its row. Says whether it was neutralised.
    fn cell(&mut self, before: usize, cell: &str) -> bool {
        if before > 0 {
            self.bytes.push(self.style.separator);
        }
        match cell.as_bytes() {
            [] => return false,
            // A level or a count, as most cells are.
            [digit @ b'0'..=b'9'] => {
                self.bytes.push(*digit);
                return false;
            }
            _ => {}
        }
        if self.style.raw {
            self.quoted(cell);
            return false;
        }
        let neutral = neutral(cell);
        self.quoted(&neutral);
        matches!(neutral, Cow::Owned(_))
    }

    /// Writes a text, in quotation marks where it needs them.
    fn quoted(&mut self, text: &str) {
        let text = text.as_bytes();
        if !self.quoting.should_quote(text) {
            return self.bytes.extend_from_slice(text);
        }
        let mark = self.quoting.get_quote();
        self.bytes.push(mark);
        let start = self.bytes.len();
        // Every byte may be a mark, which is doubled.
        self.bytes.resize(start + 2 * text.len(), 0);
        let room = self.bytes.get_mut(start..).unwrap_or_default();
        let (_, _, written) = csv_core::quote(text, room, mark, mark, true);
        self.bytes.truncate(start + written);
        self.bytes.push(mark);
    }

    /// Whether a cell stands in the table as it is.
    fn is_plain(&self, cell: &[u8]) -> bool {
        let text = std::str::from_utf8(cell);
        let harmless = text.is_ok_and(|text| matches!(neutral(text), Cow::Borrowed(_)));
        harmless && !self.quoting.should_quote(cell)
    }

    /// Adds the rows of other tables, each with its bytes.
    pub(super) fn append(&mut self, others: Vec<Self>) {
        self.before.push(std::mem::take(&mut self.bytes));
        for other in others {
            let cells = other.neutralised.into_iter();
            self.neutralised
                .extend(cells.map(|(row, column)| (self.rows + row, column)));
            self.rows += other.rows;
            self.before.extend(other.before);
            self.before.push(other.bytes);
        }
    }

    /// The file, piece after piece, and which of its cells were neutralised.
    pub(in crate::report) fn finish(mut self) -> (Vec<Vec<u8>>, Vec<(usize, usize)>) {
        self.before.push(self.bytes);
        (self.before, self.neutralised)
    }
}

impl Rows<'_> {
    /// Adds a row that goes on with these cells.
    pub(super) fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.row_with(&Cells::default(), cells);
    }

    /// Adds a row that goes on with cells that were made for behind the beginning, and then with these.
    pub(super) fn row_with<C: AsRef<str>>(
        &mut self,
        made: &Cells,
        cells: impl IntoIterator<Item = C>,
    ) {
        let start = self.table.bytes.len();
        self.begin_row(made);
        let table = &mut *self.table;
        let end = self.beginning.end.max(made.end);
        for (before, cell) in (end..).zip(cells) {
            if table.cell(before, cell.as_ref()) {
                table.neutralised.push((table.rows, before + 1));
            }
        }
        if table.bytes.len() == start {
            // An empty line would be no row.
            table.bytes.extend_from_slice(b"\"\"");
        }
        self.end_row();
    }

    /// Begins a row with cells that were made for behind the beginning.
    pub(super) fn begin_row(&mut self, made: &Cells) {
        let table = &mut *self.table;
        table.rows += 1;
        for known in [&self.beginning, made] {
            table.bytes.extend_from_slice(&known.bytes);
            let changed = known.changed.iter().map(|column| (table.rows, *column));
            table.neutralised.extend(changed);
        }
    }

    /// Adds a cell behind others, of which `write` writes nothing that needs quotation marks or that a spreadsheet takes for a formula,
    /// so that it is not looked through.
    pub(super) fn plain_cell(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        let table = &mut *self.table;
        table.bytes.push(table.style.separator);
        let start = table.bytes.len();
        write(&mut table.bytes);
        debug_assert!(
            table
                .bytes
                .get(start..)
                .is_some_and(|cell| table.is_plain(cell))
        );
    }

    /// Ends a row that has something in it.
    pub(super) fn end_row(&mut self) {
        self.table.bytes.push(b'\n');
    }
}

/// A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe;
/// numbers stay numbers. (OWASP, *CSV Injection*.)
fn neutral(cell: &str) -> Cow<'_, str> {
    // So that most cells are not looked through.
    if cell.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return Cow::Borrowed(cell);
    }
    let mut start = cell.bytes().skip_while(|byte| b" \"'".contains(byte));
    let formula = matches!(start.next(), Some(b'=' | b'+' | b'-' | b'@'))
        || cell.starts_with(['\t', '\r', '\n']);
    if formula && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Style, Table, neutral};

    /// What a table is with some rows, of which three begin with the same cells.
    fn written(style: Style) -> (String, Vec<(usize, usize)>) {
        let mut table = Table::new(style);
        table.row(["a", "=b", "c"]);
        let made = table.cells(2, ["=k", "l"]);
        let mut rows = table.begin(["=d", "e, \"f\""]);
        rows.row(["+g", ""]);
        rows.row_with(&made, ["+m"]);
        rows.row(["h"]);
        let mut rest = Table::after(Vec::new(), style);
        rest.row(["", "-i"]);
        rest.row([""]);
        table.append(vec![rest, Table::after(Vec::new(), style)]);
        table.row(["@j"]);
        let (pieces, neutralised) = table.finish();
        (String::from_utf8(pieces.concat()).unwrap(), neutralised)
    }

    #[test]
    fn rows_that_begin_alike_are_rows_of_their_own() {
        let (text, neutralised) = written(Style::default());
        let beginning = "'=d,\"e, \"\"f\"\"\",";
        let rows = ["'+g,", "'=k,l,'+m", "h"].map(|rest| format!("{beginning}{rest}\n"));
        let cells = format!("a,'=b,c\n{},'-i\n\"\"\n'@j\n", rows.concat());
        assert_eq!(text, cells);
        let changed: [&[usize]; 7] = [&[2], &[1, 3], &[1, 3, 5], &[1], &[2], &[], &[1]];
        let places = (1..).zip(changed);
        let places = places.flat_map(|(row, columns)| columns.iter().map(move |at| (row, *at)));
        let places: Vec<(usize, usize)> = places.collect();
        assert_eq!(neutralised, places);
        let raw = Style {
            raw: true,
            ..Style::default()
        };
        assert_eq!(written(raw), (text.replace('\'', ""), Vec::new()));
    }

    fn text() -> impl Strategy<Value = String> {
        "[a,;\t\r\n\"é ]{0,4}"
    }

    proptest! {
        /// The library writes whole records; here their beginnings are written once.
        #[test]
        fn every_table_is_as_the_library_writes_it(
            beginning in prop::collection::vec(text(), 0..3),
            middle in prop::collection::vec(text(), 0..3),
            rows in prop::collection::vec(prop::collection::vec(text(), 0..4), 0..4),
            separator in prop::sample::select(vec![b',', b';', b'\t']),
        ) {
            let style = Style { separator, raw: true, ..Style::default() };
            let mut library = csv::WriterBuilder::new();
            let mut library = library.flexible(true).delimiter(separator).from_writer(Vec::new());
            let mut table = Table::new(style);
            let mut part = Table::after(Vec::new(), style);
            let made = part.cells(beginning.len(), &middle);
            let mut begun = part.begin(&beginning);
            for row in &rows {
                begun.row(row);
                library.write_record(beginning.iter().chain(row)).unwrap();
                begun.row_with(&made, row);
                library.write_record(beginning.iter().chain(&middle).chain(row)).unwrap();
            }
            table.append(vec![part]);
            let (pieces, _) = table.finish();
            prop_assert_eq!(pieces.concat(), library.into_inner().unwrap());
        }
    }

    #[test]
    fn formulas_are_neutral_and_numbers_stay() {
        for formula in [
            "=1+1", "+cmd", "-x", "@SUM", " =1", "\"=1", "\tx", "\rx", "\nx",
        ] {
            assert!(neutral(formula).starts_with('\''), "{formula}");
        }
        for harmless in ["-12", "+3.5", "words", "a=b", ""] {
            assert_eq!(neutral(harmless), harmless);
        }
    }
}
