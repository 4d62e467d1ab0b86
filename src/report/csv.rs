//! Comma-separated values: one fact a row, safe to open in a spreadsheet.
//!
//! Columns: questionnaire, version, item, label, record, country, institution, language, name, value,
//! n, of. `record` says what a row is: `respondent` (name `answered`, `shown`, `required-left`),
//! `countries` (n of all), `silent` (name: the kind), `option` (name: the option; value: countries that
//! chose it; `n` the denominator), `partly`, `median`, `range`, `agreement`, `consensus`, `value` (what a
//! country says; name `provisional` where it is) and `text`.

use std::borrow::Cow;

use super::Wording;
use super::words::{quotes_of, written};
use crate::analysis::{
    Audience, Cell, Chapter, CountryValue, Degree, Entry, Figures, Item, ItemKind, Standing,
};
use crate::base::parallel;
use crate::response::Country;

/// The columns, in order.
const COLUMNS: [&str; 12] = [
    "questionnaire",
    "version",
    "item",
    "label",
    "record",
    "country",
    "institution",
    "language",
    "name",
    "value",
    "n",
    "of",
];

/// What a row says about it.
#[derive(Clone, Copy, Default)]
struct Fact<'f> {
    record: &'static str,
    country: &'f str,
    institution: &'f str,
    language: &'f str,
    name: &'f str,
    value: &'f str,
    n: &'f str,
    of: &'f str,
}

/// How values are separated, and what a spreadsheet makes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What stands between two values: a comma, a semicolon or a tab.
    pub separator: u8,
    /// Whether a byte order mark tells Excel that the file is UTF-8.
    pub bom: bool,
    /// Whether texts are left as they are, also those that a spreadsheet takes for formulas.
    pub raw: bool,
    /// Whether a comparison has a row for each respondent and a column for each item, not a row for each fact.
    pub wide: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            separator: b',',
            bom: false,
            raw: false,
            wide: false,
        }
    }
}

/// A table on its way into a file.
pub(super) struct Table {
    writer: csv::Writer<Vec<u8>>,
    style: Style,
    /// The row that is made.
    row: csv::ByteRecord,
    /// The columns of the row whose cells are neutralised, counted from 1.
    changed: Vec<usize>,
    rows: usize,
    /// The cells that were neutralised: row and column, counted from 1.
    neutralised: Vec<(usize, usize)>,
}

/// Rows that begin with the same cells, which are made safe once.
struct Rows<'t> {
    table: &'t mut Table,
    kept: usize,
}

/// What writes after these bytes.
fn writer(bytes: Vec<u8>, style: Style) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .flexible(true)
        .delimiter(style.separator)
        .from_writer(bytes)
}

impl Table {
    /// A file without a row.
    pub(super) fn new(style: Style) -> Self {
        let mark = if style.bom { "\u{feff}" } else { "" };
        Self::after(mark.into(), style)
    }

    fn after(bytes: Vec<u8>, style: Style) -> Self {
        Self {
            writer: writer(bytes, style),
            style,
            row: csv::ByteRecord::new(),
            changed: Vec::new(),
            rows: 0,
            neutralised: Vec::new(),
        }
    }

    /// Adds a row of any length.
    pub(super) fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.begin([""; 0]).row(cells);
    }

    /// Begins rows with some cells.
    fn begin<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Rows<'_> {
        self.row.clear();
        self.changed.clear();
        self.push(cells);
        let kept = self.row.len();
        Rows { table: self, kept }
    }

    fn push<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        for cell in cells {
            let cell = if self.style.raw {
                Cow::Borrowed(cell.as_ref())
            } else {
                neutral(cell.as_ref())
            };
            self.row.push_field(cell.as_bytes());
            if matches!(cell, Cow::Owned(_)) {
                self.changed.push(self.row.len());
            }
        }
    }

    /// Adds the rows of other tables, each with its bytes.
    fn append(&mut self, others: Vec<Self>) {
        // Writing to memory does not fail.
        let known = std::mem::replace(&mut self.writer, writer(Vec::new(), self.style));
        let mut bytes = known.into_inner().unwrap_or_default();
        let mut parts = Vec::with_capacity(others.len());
        for other in others {
            let cells = other.neutralised.into_iter();
            self.neutralised
                .extend(cells.map(|(row, column)| (self.rows + row, column)));
            self.rows += other.rows;
            parts.push(other.writer.into_inner().unwrap_or_default());
        }
        bytes.reserve(parts.iter().map(Vec::len).sum());
        for part in &parts {
            bytes.extend(part);
        }
        self.writer = writer(bytes, self.style);
    }

    /// The file, and which of its cells were neutralised.
    pub(super) fn finish(self) -> (Vec<u8>, Vec<(usize, usize)>) {
        (
            self.writer.into_inner().unwrap_or_default(),
            self.neutralised,
        )
    }
}

impl Rows<'_> {
    /// Adds a row that goes on with these cells.
    fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let table = &mut *self.table;
        table.row.truncate(self.kept);
        table.changed.retain(|column| *column <= self.kept);
        table.push(cells);
        table.rows += 1;
        let changed = table.changed.iter().map(|column| (table.rows, *column));
        table.neutralised.extend(changed);
        // Writing to memory does not fail.
        table
            .writer
            .write_byte_record(&table.row)
            .unwrap_or_default();
    }

    /// Adds a row that says this.
    fn tell(&mut self, fact: &Fact<'_>) {
        self.row([
            fact.record,
            fact.country,
            fact.institution,
            fact.language,
            fact.name,
            fact.value,
            fact.n,
            fact.of,
        ]);
    }
}

/// The comparison, one fact a row, with a header. Questionnaires are written side by side.
pub(super) fn tidy(chapters: &[Chapter<'_>], wording: Wording<'_>, table: &mut Table) {
    table.row(COLUMNS);
    let style = table.style;
    let parts = parallel::map(chapters, 1, |chapter| {
        let mut part = Table::after(Vec::new(), style);
        facts(chapter, wording, &mut part);
        part
    });
    table.append(parts);
}

/// The comparison with a row for each country and a column for each item.
pub(super) fn wide(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Vec<String>> {
    let mut countries: Vec<&Country> = Vec::new();
    for group in chapters.iter().flat_map(|chapter| &chapter.view.countries) {
        if countries
            .iter()
            .all(|known| known.key() != group.country.key())
        {
            countries.push(&group.country);
        }
    }
    countries.sort_by_cached_key(|country| crate::base::text::fold(country.display_name()));
    let shown = |item: &Item<'_>| !matches!(item.kind, ItemKind::Personal);
    let mut header = vec!["code".to_owned(), "country".to_owned()];
    for chapter in chapters {
        let items = chapter.view.items.iter().filter(|item| shown(item));
        header.extend(items.map(Item::id));
    }
    let mut rows = vec![header];
    for country in countries {
        let mut row = vec![country.code.clone(), country.display_name().to_owned()];
        for chapter in chapters {
            let mut groups = chapter.view.countries.iter();
            let place = groups.position(|group| group.country.key() == country.key());
            let items = chapter.view.items.iter().zip(&chapter.figures).enumerate();
            for (index, (item, figures)) in items.filter(|(_, (item, _))| shown(item)) {
                let value = place.and_then(|nth| figures.values.get(nth));
                row.push(match value {
                    Some(value) if matches!(value.standing, Standing::Words(_)) => {
                        let group = place.and_then(|nth| chapter.view.countries.get(nth));
                        let quotes = group.map(|group| {
                            let say = |entry: &Entry| written(item, entry, wording);
                            quotes_of(&chapter.view, group, index, say, wording)
                        });
                        let texts = quotes.into_iter().flatten().map(|quote| quote.text);
                        texts.collect::<Vec<_>>().join("\n\n")
                    }
                    Some(value) => value_text(value).unwrap_or_default().into_owned(),
                    None => String::new(),
                });
            }
        }
        rows.push(row);
    }
    rows
}

/// A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe;
/// numbers stay numbers. (OWASP, *CSV Injection*.)
fn neutral(cell: &str) -> Cow<'_, str> {
    let mut start = cell.bytes().skip_while(|byte| b" \"'".contains(byte));
    let formula = matches!(start.next(), Some(b'=' | b'+' | b'-' | b'@'))
        || cell.starts_with(['\t', '\r', '\n']);
    if formula && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn facts(chapter: &Chapter<'_>, wording: Wording<'_>, table: &mut Table) {
    let questionnaire = chapter.view.questionnaire;
    let (asked, version) = (questionnaire.id.as_str(), &*questionnaire.version);
    respondents(chapter, &mut table.begin([asked, version, "", ""]));
    for (index, item) in chapter.view.items.iter().enumerate() {
        let (id, label) = (item.id(), wording.text(item.label()));
        let rows = &mut table.begin([asked, version, &id, &label]);
        if let Some(known) = chapter.figures.get(index) {
            figures(known, item, rows);
            values(chapter, known, rows);
        }
        texts(chapter, index, wording, rows);
    }
}

fn respondents(chapter: &Chapter<'_>, rows: &mut Rows<'_>) {
    for voice in chapter
        .view
        .countries
        .iter()
        .flat_map(|group| &group.voices)
    {
        let total = voice.progress.total;
        let counts = [
            ("answered", total.answered),
            ("shown", total.shown),
            ("required-left", total.required_left + total.to_fix),
        ];
        for (name, count) in counts {
            let fact = Fact {
                record: "respondent",
                country: voice.respondent.country.display_name(),
                institution: &voice.respondent.institution,
                language: voice.respondent.language.code(),
                name,
                value: &count.to_string(),
                ..Fact::default()
            };
            rows.tell(&fact);
        }
    }
}

fn figures(figures: &Figures, item: &Item<'_>, rows: &mut Rows<'_>) {
    let (n, of) = (figures.n.to_string(), figures.of.to_string());
    let mut tell = |record, name: &str, value: &str| {
        let (n, of) = (n.as_str(), of.as_str());
        let fact = Fact {
            record,
            name,
            value,
            n,
            of,
            ..Fact::default()
        };
        rows.tell(&fact);
    };
    let name = |category: usize| {
        let option = figures.distribution.get(category);
        option.map_or("", |option| option.name.as_str())
    };
    tell("countries", "", &n);
    for (kind, count) in &figures.silent {
        tell("silent", kind.name(), &count.to_string());
    }
    if figures.split > 0 {
        tell("silent", "split", &figures.split.to_string());
    }
    for option in &figures.distribution {
        tell("option", &option.name, &option.yes.to_string());
        if option.partly > 0 {
            tell("partly", &option.name, &option.partly.to_string());
        }
    }
    if let (Some((lower, upper)), Some(_)) = (figures.median, item.categories()) {
        tell("median", "lower", name(lower));
        tell("median", "upper", name(upper));
    }
    if let Some((lowest, highest)) = figures.range {
        tell("range", "lowest", name(lowest));
        tell("range", "highest", name(highest));
    }
    if let Some(agreement) = figures.agreement {
        tell("agreement", "", &format!("{agreement:.7}"));
    }
    if let Some(consensus) = figures.consensus {
        tell("consensus", "", &format!("{consensus:.7}"));
    }
}

fn values(chapter: &Chapter<'_>, figures: &Figures, rows: &mut Rows<'_>) {
    for (group, value) in chapter.view.countries.iter().zip(&figures.values) {
        let Some(text) = value_text(value) else {
            continue;
        };
        let fact = Fact {
            record: "value",
            country: group.country.display_name(),
            name: if value.provisional { "provisional" } else { "" },
            value: &text,
            n: &value.substantive.to_string(),
            of: &value.asked.to_string(),
            ..Fact::default()
        };
        rows.tell(&fact);
    }
}

/// What a country says in one cell; words have rows of their own.
fn value_text(value: &CountryValue) -> Option<Cow<'_, str>> {
    match &value.standing {
        Standing::Level(bundle) => bundle.level.map(|level| level.to_string().into()),
        Standing::Choice(name) => Some(name.as_str().into()),
        Standing::Split(names) => {
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            Some(format!("split: {}", names.join(" | ")).into())
        }
        Standing::Multiple(degrees) => {
            let names = degrees.iter().map(|(name, degree)| match degree {
                Degree::Yes => name.to_string(),
                Degree::Partly => format!("{name} (partly)"),
            });
            Some(names.collect::<Vec<_>>().join(" | ").into())
        }
        Standing::Number(number) => Some(number.to_string().into()),
        Standing::Words(_) => None,
        Standing::Silent(silence) => Some(silence.name().into()),
    }
}

fn texts(chapter: &Chapter<'_>, index: usize, wording: Wording<'_>, rows: &mut Rows<'_>) {
    let view = &chapter.view;
    let facilitator = view.audience == Audience::Facilitator;
    let Some(item) = view.items.get(index) else {
        return;
    };
    for voice in view.countries.iter().flat_map(|group| &group.voices) {
        let entries = match voice.cells.get(index) {
            Some(Cell::Said { entries, .. }) => entries.as_slice(),
            _ => &[],
        };
        let respondent = &voice.respondent;
        let texts = entries.iter().map(|entry| written(item, entry, wording));
        for text in texts.filter(|text| !text.is_empty()) {
            let fact = Fact {
                record: "text",
                country: respondent.country.display_name(),
                institution: if facilitator {
                    &respondent.institution
                } else {
                    ""
                },
                language: respondent.language.code(),
                value: &text,
                ..Fact::default()
            };
            rows.tell(&fact);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, Table, neutral};

    /// What a table is with some rows, of which two begin with the same cells.
    fn written(style: Style) -> (String, Vec<(usize, usize)>) {
        let mut table = Table::new(style);
        table.row(["a", "=b", "c"]);
        let mut rows = table.begin(["=d", "e, \"f\""]);
        rows.row(["+g", ""]);
        rows.row(["h"]);
        let mut rest = Table::after(Vec::new(), style);
        rest.row(["", "-i"]);
        rest.row([""]);
        table.append(vec![rest, Table::after(Vec::new(), style)]);
        table.row(["@j"]);
        let (bytes, neutralised) = table.finish();
        (String::from_utf8(bytes).unwrap(), neutralised)
    }

    #[test]
    fn rows_that_begin_alike_are_rows_of_their_own() {
        let (text, neutralised) = written(Style::default());
        let cells = "a,'=b,c\n'=d,\"e, \"\"f\"\"\",'+g,\n'=d,\"e, \"\"f\"\"\",h\n,'-i\n\"\"\n'@j\n";
        assert_eq!(text, cells);
        let places = [(1, 2), (2, 1), (2, 3), (3, 1), (4, 2), (6, 1)];
        assert_eq!(neutralised, places);
        let raw = Style {
            raw: true,
            ..Style::default()
        };
        assert_eq!(written(raw), (text.replace('\'', ""), Vec::new()));
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
