//! Comma-separated values: one fact a row, safe to open in a spreadsheet.
//!
//! Columns: questionnaire, version, item, label, record, country, institution, language, name, value,
//! n, of. `record` says what a row is: `respondent` (name `answered`, `shown`, `required-left`),
//! `countries` (n of all), `silent` (name: the kind), `option` (name: the option; value: countries that
//! chose it; `n` the denominator), `partly`, `median`, `range`, `agreement`, `consensus`, `value` (what a
//! country says; name `provisional` where it is) and `text`.

mod table;

use std::fmt::Display;
use std::io::Write as _;
use std::ops::Range;

use super::Wording;
use super::words::{quotes_of, written};
use crate::analysis::{
    Audience, Cell, Chapter, CountryValue, Degree, Entry, Figures, Item, ItemKind, Standing,
};
use crate::base::{Id, parallel};
use crate::response::Country;
pub(super) use table::Table;
use table::{Cells, Rows};

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

/// How many of the columns say what a row is about; a fact follows.
const ABOUT: usize = 4;

/// How many items a processor writes before it asks for more.
const ITEMS: usize = 16;

/// How many bytes a row has, and how many rows an item beside those of countries, mostly not more.
const ROW: usize = 128;
const OTHER_ROWS: usize = 16;

/// The name of a value that nobody has validated.
const PROVISIONAL: &str = "provisional";

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

/// A questionnaire on its way into rows.
struct Told<'c, 'q> {
    chapter: &'c Chapter<'q>,
    /// For each country the cells with which the rows of its values go on: validated, and provisional.
    speaking: Vec<[Cells; 2]>,
}

/// Adds a row that says this.
fn tell(fact: &Fact<'_>, rows: &mut Rows<'_>) {
    rows.row(fact.speaker().into_iter().chain(fact.said()));
}

impl<'f> Fact<'f> {
    /// The cells of who speaks.
    fn speaker(&self) -> [&'f str; 4] {
        [self.record, self.country, self.institution, self.language]
    }

    /// The cells after them.
    fn said(&self) -> [&'f str; 4] {
        [self.name, self.value, self.n, self.of]
    }
}

/// The comparison, one fact a row, with a header. Stretches of items are written side by side.
pub(super) fn tidy(chapters: &[Chapter<'_>], wording: Wording<'_>, table: &mut Table) {
    table.row(COLUMNS);
    let style = table.style;
    let told = chapters.iter().map(|chapter| Told::new(chapter, style));
    let told: Vec<Told<'_, '_>> = told.collect();
    let stretches: Vec<(&Told<'_, '_>, Range<usize>)> = told
        .iter()
        .flat_map(|told| told.stretches().map(move |items| (told, items)))
        .collect();
    let parts = parallel::map(&stretches, 1, |(told, items)| {
        let mut part = Table::after(Vec::with_capacity(told.size(items)), style);
        told.facts(items.clone(), wording, &mut part);
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
                    Some(value) => {
                        let mut text = Vec::new();
                        say(value, &mut text);
                        String::from_utf8(text).unwrap_or_default()
                    }
                    None => String::new(),
                });
            }
        }
        rows.push(row);
    }
    rows
}

impl<'c, 'q> Told<'c, 'q> {
    fn new(chapter: &'c Chapter<'q>, style: Style) -> Self {
        let mut table = Table::after(Vec::new(), style);
        let speaking = chapter.view.countries.iter().map(|group| {
            let fact = Fact {
                record: "value",
                country: group.country.display_name(),
                ..Fact::default()
            };
            ["", PROVISIONAL]
                .map(|name| table.cells(ABOUT, fact.speaker().into_iter().chain([name])))
        });
        Self {
            speaking: speaking.collect(),
            chapter,
        }
    }

    /// Stretches of its items; one at least.
    fn stretches(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let items = self.chapter.view.items.len();
        let none = (items == 0).then_some(0..0);
        parallel::stretches(items, ITEMS).chain(none)
    }

    /// How many bytes a stretch of items may have, so that they are seldom moved.
    fn size(&self, items: &Range<usize>) -> usize {
        (self.speaking.len() + OTHER_ROWS) * items.len() * ROW
    }

    /// Writes what is known of a stretch of items; of the respondents before the first.
    fn facts(&self, stretch: Range<usize>, wording: Wording<'_>, table: &mut Table) {
        let view = &self.chapter.view;
        let (asked, version) = (view.questionnaire.id.as_str(), &*view.questionnaire.version);
        if stretch.start == 0 {
            let no_item: [&str; ABOUT] = [asked, version, "", ""];
            respondents(self.chapter, &mut table.begin(no_item));
        }
        for index in stretch {
            let Some(item) = view.items.get(index) else {
                continue;
            };
            let (id, label) = (item.id(), wording.text(item.label()));
            let about: [&str; ABOUT] = [asked, version, &id, &label];
            let rows = &mut table.begin(about);
            if let Some(known) = self.chapter.figures.get(index) {
                figures(known, item, rows);
                values(known, &self.speaking, rows);
            }
            texts(self.chapter, index, wording, rows);
        }
    }
}

fn respondents(chapter: &Chapter<'_>, rows: &mut Rows<'_>) {
    for voice in chapter
        .view
        .countries
        .iter()
        .flat_map(|group| &group.voices)
    {
        let total = voice.progress;
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
            tell(&fact, rows);
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
        tell(&fact, rows);
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
        tell("agreement", "", &coefficient(agreement));
    }
    if let Some(consensus) = figures.consensus {
        tell("consensus", "", &coefficient(consensus));
    }
}

/// A number between -1 and 1, of which no more is said than what an exact computation agrees on.
fn coefficient(number: f64) -> String {
    let mut text = Vec::with_capacity(16);
    put(format_args!("{number:.7}"), &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// What each country says, whose rows go on as it speaks: for good, or provisionally.
fn values(figures: &Figures, speaking: &[[Cells; 2]], rows: &mut Rows<'_>) {
    let all = speaking.iter().zip(&figures.values);
    for ([for_good, provisionally], value) in all.filter(|(_, value)| is_said(value)) {
        let speaks = if value.provisional {
            provisionally
        } else {
            for_good
        };
        row_of(value, speaks, rows);
    }
}

/// Adds a row of what a country says, behind the cells that say who speaks. Ids, numbers and a few fixed words have no separator,
/// quotation mark or sign of a formula in them.
fn row_of(value: &CountryValue, speaks: &Cells, rows: &mut Rows<'_>) {
    rows.begin_row(speaks);
    rows.plain_cell(|text| say(value, text));
    for count in [value.substantive, value.asked] {
        rows.plain_cell(|text| put_count(count, text));
    }
    rows.end_row();
}

/// Adds a number to a text.
fn put(number: impl Display, text: &mut Vec<u8>) {
    // Writing to memory does not fail.
    write!(text, "{number}").unwrap_or_default();
}

/// Adds a count or a level to a text; most have one digit.
fn put_count(count: usize, text: &mut Vec<u8>) {
    match u8::try_from(count) {
        Ok(digit @ 0..=9) => text.push(b'0' + digit),
        _ => put(count, text),
    }
}

/// Whether what a country says has a cell of its own. Words have rows of their own.
fn is_said(value: &CountryValue) -> bool {
    match &value.standing {
        Standing::Level(bundle) => bundle.level.is_some(),
        Standing::Words(_) => false,
        _ => true,
    }
}

/// Adds what a country says in one cell to a text; nothing where it has none.
fn say(value: &CountryValue, text: &mut Vec<u8>) {
    match &value.standing {
        Standing::Level(bundle) => {
            if let Some(level) = bundle.level {
                put_count(level.into(), text);
            }
        }
        Standing::Choice(name) => text.extend_from_slice(name.as_str().as_bytes()),
        Standing::Split(names) => {
            text.extend_from_slice(b"split: ");
            join(names.iter().map(|name| (name, "")), text);
        }
        Standing::Multiple(degrees) => {
            let names = degrees.iter().map(|(name, degree)| match degree {
                Degree::Yes => (name, ""),
                Degree::Partly => (name, " (partly)"),
            });
            join(names, text);
        }
        Standing::Number(number) => put(number, text),
        Standing::Words(_) => {}
        Standing::Silent(silence) => text.extend_from_slice(silence.name().as_bytes()),
    }
}

/// Adds names to a text, each with what is said of it.
fn join<'n>(names: impl Iterator<Item = (&'n Id, &'n str)>, text: &mut Vec<u8>) {
    for (nth, (name, how)) in names.enumerate() {
        if nth > 0 {
            text.extend_from_slice(b" | ");
        }
        text.extend_from_slice(name.as_str().as_bytes());
        text.extend_from_slice(how.as_bytes());
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
            tell(&fact, rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Silence;
    use crate::response::Maturity;

    fn standing() -> impl Strategy<Value = Standing> {
        let name =
            || "[a-z0-9][a-z0-9_-]{0,8}".prop_filter_map("an id", |name| Id::new(&name).ok());
        let degree = prop::sample::select(vec![Degree::Yes, Degree::Partly]);
        prop_oneof![
            prop::option::of(0..12_u8).prop_map(|level| {
                let level = Some(level.unwrap_or_default());
                Standing::Level(Maturity {
                    level,
                    ..Maturity::default()
                })
            }),
            name().prop_map(Standing::Choice),
            prop::collection::vec(name(), 2..4).prop_map(Standing::Split),
            prop::collection::vec((name(), degree), 0..4)
                .prop_map(|degrees| Standing::Multiple(degrees.into_iter().collect())),
            any::<f64>().prop_map(Standing::Number),
            prop::sample::select(Silence::ALL.to_vec()).prop_map(Standing::Silent),
        ]
    }

    proptest! {
        /// A value that is written at once is what it is as cells that are looked through.
        #[test]
        fn a_value_is_written_as_its_cells(
            standing in standing(),
            (substantive, asked) in (0..20_usize, 0..20_usize),
            separator in prop::sample::select(vec![b',', b';', b'\t']),
            raw in any::<bool>(),
        ) {
            let style = Style { separator, raw, ..Style::default() };
            let value = CountryValue { standing, provisional: false, substantive, asked };
            let mut said = Vec::new();
            say(&value, &mut said);
            let cells = [String::from_utf8(said).unwrap(), substantive.to_string(), asked.to_string()];
            let [mut at_once, mut by_cells] = [Table::new(style), Table::new(style)];
            let speaks = at_once.cells(1, ["=k"]);
            row_of(&value, &speaks, &mut at_once.begin(["a"]));
            by_cells.begin(["a"]).row_with(&speaks, &cells);
            prop_assert_eq!(at_once.finish(), by_cells.finish());
        }
    }
}
