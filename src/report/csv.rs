//! Comma-separated values: one fact a row, safe to open in a spreadsheet.
//!
//! Columns: questionnaire, version, item, label, record, country, institution, language, name, value,
//! n, of. `record` says what a row is: `respondent` (name `answered`, `shown`, `required-left`),
//! `countries` (n of all), `silent` (name: the kind), `option` (name: the option; value: countries that
//! chose it; `n` the denominator), `partly`, `median`, `range`, `agreement`, `consensus`, `value` (what a
//! country says; name `provisional` where it is) and `text`.

use super::Wording;
use super::words::{quotes_of, written};
use crate::analysis::{Cell, Chapter, CountryValue, Degree, Item, ItemKind, Standing};
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

/// One row.
#[derive(Clone, Default)]
struct Fact {
    questionnaire: String,
    version: String,
    item: String,
    label: String,
    record: &'static str,
    country: String,
    institution: String,
    language: String,
    name: String,
    value: String,
    n: String,
    of: String,
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

/// The comparison, one fact a row, with a header. The rows of a questionnaire are made when they are asked for.
pub fn tidy<'c>(
    chapters: &'c [Chapter<'_>],
    wording: Wording<'c>,
) -> impl Iterator<Item = Vec<String>> + 'c {
    let header = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let facts = chapters
        .iter()
        .flat_map(move |chapter| facts(chapter, wording));
    std::iter::once(header).chain(facts.map(Fact::cells))
}

/// The comparison with a row for each country and a column for each item.
pub fn wide(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Vec<String>> {
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
                            let say =
                                |entry: &crate::analysis::Entry| written(item, entry, wording);
                            quotes_of(&chapter.view, group, index, say, wording)
                        });
                        let texts = quotes.into_iter().flatten().map(|quote| quote.text);
                        texts.collect::<Vec<_>>().join("\n\n")
                    }
                    Some(value) => value_text(value).unwrap_or_default(),
                    None => String::new(),
                });
            }
        }
        rows.push(row);
    }
    rows
}

/// Rows of any length as a file, and which cells were neutralised: row and column, counted from 1.
pub fn write(
    rows: impl Iterator<Item = Vec<String>>,
    style: Style,
) -> (Vec<u8>, Vec<(usize, usize)>) {
    let mark: &[u8] = if style.bom {
        "\u{feff}".as_bytes()
    } else {
        b""
    };
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .delimiter(style.separator)
        .from_writer(mark.to_vec());
    let mut changed = Vec::new();
    for (line, row) in (1..).zip(rows) {
        let cells = (1..).zip(row).map(|(column, cell)| {
            if style.raw {
                return cell;
            }
            let safe = neutral(&cell);
            if safe != cell {
                changed.push((line, column));
            }
            safe
        });
        // Writing to memory does not fail.
        writer.write_record(cells).unwrap_or_default();
    }
    (writer.into_inner().unwrap_or_default(), changed)
}

/// A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe;
/// numbers stay numbers. (OWASP, *CSV Injection*.)
fn neutral(cell: &str) -> String {
    let start = cell.trim_start_matches([' ', '"', '\'']).chars().next();
    let formula =
        matches!(start, Some('=' | '+' | '-' | '@')) || cell.starts_with(['\t', '\r', '\n']);
    if formula && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

impl Fact {
    fn cells(self) -> Vec<String> {
        vec![
            self.questionnaire,
            self.version,
            self.item,
            self.label,
            self.record.to_owned(),
            self.country,
            self.institution,
            self.language,
            self.name,
            self.value,
            self.n,
            self.of,
        ]
    }
}

fn facts(chapter: &Chapter<'_>, wording: Wording<'_>) -> Vec<Fact> {
    let questionnaire = chapter.view.questionnaire;
    let base = Fact {
        questionnaire: questionnaire.id.to_string(),
        version: questionnaire.version.clone(),
        ..Fact::default()
    };
    let mut facts = respondents(chapter, &base);
    for (index, item) in chapter.view.items.iter().enumerate() {
        let base = Fact {
            item: item.id(),
            label: wording.text(item.label()),
            ..base.clone()
        };
        facts.extend(figures(chapter, index, item, &base));
        facts.extend(values(chapter, index, &base));
        facts.extend(texts(chapter, index, item, &base, wording));
    }
    facts
}

fn respondents(chapter: &Chapter<'_>, base: &Fact) -> Vec<Fact> {
    let voices = chapter
        .view
        .countries
        .iter()
        .flat_map(|group| &group.voices);
    voices
        .flat_map(|voice| {
            let total = voice.progress.total;
            let counts = [
                ("answered", total.answered),
                ("shown", total.shown),
                ("required-left", total.required_left + total.to_fix),
            ];
            counts.map(|(name, count)| Fact {
                record: "respondent",
                country: voice.respondent.country.display_name().to_owned(),
                institution: voice.respondent.institution.clone(),
                language: voice.respondent.language.to_string(),
                name: name.to_owned(),
                value: count.to_string(),
                ..base.clone()
            })
        })
        .collect()
}

fn figures(chapter: &Chapter<'_>, index: usize, item: &Item<'_>, base: &Fact) -> Vec<Fact> {
    let Some(figures) = chapter.figures.get(index) else {
        return Vec::new();
    };
    let fact = |record, name: &str, value: String| Fact {
        record,
        name: name.to_owned(),
        value,
        n: figures.n.to_string(),
        of: figures.of.to_string(),
        ..base.clone()
    };
    let name = |category: usize| {
        figures
            .distribution
            .get(category)
            .map(|option| option.name.clone())
            .unwrap_or_default()
    };
    let mut facts = vec![fact("countries", "", figures.n.to_string())];
    for (kind, count) in &figures.silent {
        facts.push(fact("silent", kind.name(), count.to_string()));
    }
    if figures.split > 0 {
        facts.push(fact("silent", "split", figures.split.to_string()));
    }
    for option in &figures.distribution {
        facts.push(fact("option", &option.name, option.yes.to_string()));
        if option.partly > 0 {
            facts.push(fact("partly", &option.name, option.partly.to_string()));
        }
    }
    if let (Some((lower, upper)), Some(_)) = (figures.median, item.categories()) {
        facts.push(fact("median", "lower", name(lower)));
        facts.push(fact("median", "upper", name(upper)));
    }
    if let Some((lowest, highest)) = figures.range {
        facts.push(fact("range", "lowest", name(lowest)));
        facts.push(fact("range", "highest", name(highest)));
    }
    facts.extend(
        figures
            .agreement
            .map(|a| fact("agreement", "", format!("{a:.7}"))),
    );
    facts.extend(
        figures
            .consensus
            .map(|c| fact("consensus", "", format!("{c:.7}"))),
    );
    facts
}

fn values(chapter: &Chapter<'_>, index: usize, base: &Fact) -> Vec<Fact> {
    let Some(figures) = chapter.figures.get(index) else {
        return Vec::new();
    };
    let pairs = chapter.view.countries.iter().zip(&figures.values);
    pairs
        .filter_map(|(group, value)| {
            Some(Fact {
                record: "value",
                country: group.country.display_name().to_owned(),
                name: if value.provisional {
                    "provisional".to_owned()
                } else {
                    String::new()
                },
                value: value_text(value)?,
                n: value.substantive.to_string(),
                of: value.asked.to_string(),
                ..base.clone()
            })
        })
        .collect()
}

/// What a country says in one cell; words have rows of their own.
fn value_text(value: &CountryValue) -> Option<String> {
    match &value.standing {
        Standing::Level(bundle) => bundle.level.map(|level| level.to_string()),
        Standing::Choice(name) => Some(name.to_string()),
        Standing::Split(names) => {
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            Some(format!("split: {}", names.join(" | ")))
        }
        Standing::Multiple(degrees) => {
            let names = degrees.iter().map(|(name, degree)| match degree {
                Degree::Yes => name.to_string(),
                Degree::Partly => format!("{name} (partly)"),
            });
            Some(names.collect::<Vec<_>>().join(" | "))
        }
        Standing::Number(number) => Some(number.to_string()),
        Standing::Words(_) => None,
        Standing::Silent(silence) => Some(silence.name().to_owned()),
    }
}

fn texts(
    chapter: &Chapter<'_>,
    index: usize,
    item: &Item<'_>,
    base: &Fact,
    wording: Wording<'_>,
) -> Vec<Fact> {
    let view = &chapter.view;
    let facilitator = view.audience == crate::analysis::Audience::Facilitator;
    let voices = view.countries.iter().flat_map(|group| &group.voices);
    voices
        .flat_map(|voice| {
            let entries = match voice.cells.get(index) {
                Some(Cell::Said { entries, .. }) => entries.as_slice(),
                _ => &[],
            };
            let texts = entries.iter().map(|entry| written(item, entry, wording));
            texts.filter(|text| !text.is_empty()).map(|text| Fact {
                record: "text",
                country: voice.respondent.country.display_name().to_owned(),
                institution: if facilitator {
                    voice.respondent.institution.clone()
                } else {
                    String::new()
                },
                language: voice.respondent.language.to_string(),
                value: text,
                ..base.clone()
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::neutral;

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
