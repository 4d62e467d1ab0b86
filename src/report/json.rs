//! The comparison as JSON: every figure, every country's value, every text.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::Wording;
use super::document::{Block, Document, Table};
use super::sheet::Sheet;
use super::words::written;
use crate::analysis::{Cell, Chapter, CountryValue, Degree, Item, Silence, Standing, Voice};
use crate::base::json::{add_within, within};
use crate::base::{Id, Language, parallel};
use crate::response::Country;

/// The format of the file.
pub const FORMAT: &str = "quipu-summary/1";

/// How many items a processor writes before it asks for more.
const ITEMS: usize = 16;

/// What the items of a questionnaire stand behind, and nothing else: in a text its quotation marks would be escaped.
const ITEMS_BEGIN: &str = "\"items\": [";

/// The comparison as JSON with a line feed at the end, piece after piece; with sheets where there are some.
pub fn write(chapters: &[Chapter<'_>], sheets: &[Sheet], wording: Wording<'_>) -> Vec<Vec<u8>> {
    let stretches: Vec<Vec<Stretch<'_>>> = chapters.iter().map(stretches).collect();
    let items = parallel::map_groups(&stretches, 1, |stretch| stretch.write(wording));
    let mut pieces = Vec::new();
    let mut text = format!(
        "{{\n  \"format\": {},\n  \"language\": {},\n  \"questionnaires\": [",
        json!(FORMAT),
        json!(wording.language.code())
    );
    for (nth, (chapter, items)) in chapters.iter().zip(items).enumerate() {
        text.push_str(if nth == 0 { "\n    " } else { ",\n    " });
        let around = within::<4>(&asked(chapter, wording));
        let (before, after) = around.split_once(ITEMS_BEGIN).unwrap_or((&around, ""));
        pieces.push([&text, before, ITEMS_BEGIN].concat().into_bytes());
        text = [if items.is_empty() { "" } else { "\n      " }, after].concat();
        pieces.extend(items);
    }
    text.push_str(if chapters.is_empty() { "]" } else { "\n  ]" });
    if !sheets.is_empty() {
        text.push_str(",\n  \"sheets\": ");
        text.push_str(&within::<2>(&super::sheet::array(sheets)));
    }
    text.push_str("\n}\n");
    pieces.push(text.into_bytes());
    pieces
}

/// Some items of a questionnaire.
struct Stretch<'c> {
    chapter: &'c Chapter<'c>,
    items: Range<usize>,
}

fn stretches<'c>(chapter: &'c Chapter<'c>) -> Vec<Stretch<'c>> {
    let stretches = parallel::stretches(chapter.view.items.len(), ITEMS);
    stretches.map(|items| Stretch { chapter, items }).collect()
}

impl Stretch<'_> {
    /// The items, each on lines of its own.
    fn write(&self, wording: Wording<'_>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for index in self.items.clone() {
            if let Some(item) = item(self.chapter, index, wording) {
                bytes.extend_from_slice(if index == 0 { b"" } else { b"," });
                bytes.extend_from_slice(b"\n        ");
                add_within::<8>(&item, &mut bytes);
            }
        }
        bytes
    }
}

/// A document as JSON: its blocks in order, each with one key that says what it is.
pub fn document(document: &Document) -> String {
    let table = |table: &Table| json!({ "header": table.header, "rows": table.rows });
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Heading(level, text) => json!({ "heading": text, "level": level }),
        Block::Paragraph(text) => json!({ "paragraph": text }),
        Block::List(points) => json!({ "list": points }),
        Block::Table(shown) => json!({ "table": table(shown) }),
        Block::Chart(chart) => json!({
            "chart": { "title": chart.title, "description": chart.description, "table": table(&chart.table()) },
        }),
        Block::Quote { text, from, language } => json!({
            "quote": text, "from": from, "language": language.as_ref().map(Language::code),
        }),
    });
    let blocks: Vec<Json> = blocks.collect();
    let file = json!({
        "title": document.title, "language": document.language.code(), "blocks": blocks,
    });
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// What is known of a questionnaire beside its items; its members by name.
#[derive(Serialize)]
struct Asked<'c> {
    audience: &'static str,
    conflicts: usize,
    countries: usize,
    id: &'c Id,
    /// They are written by themselves.
    items: [(); 0],
    listed: bool,
    respondents: Vec<Json>,
    responses: usize,
    sample: bool,
    self_reported: bool,
    title: String,
    version: &'c str,
    withheld: usize,
}

/// The figures of an item.
#[derive(Serialize)]
struct ItemFigures<'c> {
    id: String,
    section: &'c Id,
    label: String,
    covers: &'c [Id],
    n: usize,
    of: usize,
    split: usize,
    #[serde(serialize_with = "by_kind")]
    silent: &'c BTreeMap<Silence, usize>,
    distribution: Vec<Chosen<'c>>,
    median: Option<[Option<&'c str>; 2]>,
    range: Option<[Option<&'c str>; 2]>,
    agreement: Option<f64>,
    consensus: Option<f64>,
    values: Vec<Says<'c>>,
    texts: Vec<Json>,
}

/// How many countries chose an option.
#[derive(Serialize)]
struct Chosen<'c> {
    name: &'c str,
    yes: usize,
    partly: usize,
}

/// What a country says of an item.
#[derive(Serialize)]
struct Says<'c> {
    country: &'c Country,
    provisional: bool,
    institutions: Institutions,
    value: Said<'c>,
}

/// How many institutions of a country said something of those that were asked.
#[derive(Serialize)]
struct Institutions {
    substantive: usize,
    asked: usize,
}

/// A value: an object by whose keys its kind is known.
#[derive(Serialize)]
#[serde(untagged)]
enum Said<'c> {
    Level {
        level: Option<u8>,
        priority: Option<u8>,
        target: Option<u8>,
        confidence: Option<u8>,
    },
    Choice {
        choice: &'c Id,
    },
    Split {
        split: &'c [Id],
    },
    Multiple {
        yes: Vec<&'c Id>,
        partly: Vec<&'c Id>,
    },
    Number {
        number: f64,
    },
    Words {
        texts: usize,
    },
    Silent {
        silent: &'static str,
    },
}

fn asked<'c>(chapter: &'c Chapter<'_>, wording: Wording<'c>) -> Asked<'c> {
    let view = &chapter.view;
    let voices = view.countries.iter().flat_map(|group| &group.voices);
    Asked {
        audience: view.audience.name(),
        conflicts: view.conflicts(),
        countries: view.size(),
        id: &view.questionnaire.id,
        items: [],
        listed: view.lists_voices(),
        respondents: voices.map(respondent).collect(),
        responses: view.responses(),
        sample: view.sample,
        self_reported: true,
        title: wording.text(&view.questionnaire.title),
        version: &view.questionnaire.version,
        withheld: view.withheld(),
    }
}

fn respondent(voice: &Voice) -> Json {
    let who = &voice.respondent;
    let (total, quality) = (voice.progress, voice.quality);
    json!({
        "country": who.country,
        "institution": who.institution,
        "level": who.level,
        "role": who.role,
        "capacity": who.capacity,
        "reference_date": who.reference_date,
        "language": who.language,
        "status": voice.status,
        "answered": total.answered,
        "shown": total.shown,
        "required_left": total.required_left,
        "to_fix": total.to_fix,
        "quality": {
            "required": quality.required,
            "required_answered": quality.answered,
            "given": quality.given,
            "substantive": quality.substantive,
            "dont_know": quality.dont_know,
            "level_2_or_more": quality.from_level_2,
            "with_evidence": quality.with_evidence,
            "level_3_or_more": quality.from_level_3,
            "with_source": quality.with_source,
        },
    })
}

fn item<'c>(
    chapter: &'c Chapter<'c>,
    index: usize,
    wording: Wording<'_>,
) -> Option<ItemFigures<'c>> {
    let item = chapter.view.items.get(index)?;
    let figures = chapter.figures.get(index)?;
    let name = |category: usize| {
        let option = figures.distribution.get(category)?;
        Some(option.name.as_str())
    };
    let pair = |(low, high): (usize, usize)| [name(low), name(high)];
    let distribution = figures.distribution.iter().map(|option| Chosen {
        name: &option.name,
        yes: option.yes,
        partly: option.partly,
    });
    let values = chapter.view.countries.iter().zip(&figures.values);
    Some(ItemFigures {
        id: item.id(),
        section: item.section,
        label: wording.text(item.label()),
        covers: item.covers(),
        n: figures.n,
        of: figures.of,
        split: figures.split,
        silent: &figures.silent,
        distribution: distribution.collect(),
        median: figures.median.map(pair),
        range: figures.range.map(pair),
        agreement: figures.agreement,
        consensus: figures.consensus,
        values: values
            .map(|(group, value)| says(&group.country, value))
            .collect(),
        texts: texts(chapter, index, item, wording),
    })
}

fn by_kind<S: Serializer>(
    silent: &BTreeMap<Silence, usize>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(silent.iter().map(|(kind, count)| (kind.name(), count)))
}

fn says<'c>(country: &'c Country, value: &'c CountryValue) -> Says<'c> {
    Says {
        country,
        provisional: value.provisional,
        institutions: Institutions {
            substantive: value.substantive,
            asked: value.asked,
        },
        value: said(&value.standing),
    }
}

fn said(standing: &Standing) -> Said<'_> {
    match standing {
        Standing::Level(bundle) => Said::Level {
            level: bundle.level,
            priority: bundle.priority,
            target: bundle.target,
            confidence: bundle.confidence,
        },
        Standing::Choice(choice) => Said::Choice { choice },
        Standing::Split(split) => Said::Split { split },
        Standing::Multiple(degrees) => {
            let of = |wanted: Degree| {
                let names = degrees.iter().filter(|(_, degree)| *degree == wanted);
                names.map(|(name, _)| name).collect()
            };
            Said::Multiple {
                yes: of(Degree::Yes),
                partly: of(Degree::Partly),
            }
        }
        Standing::Number(number) => Said::Number { number: *number },
        Standing::Words(texts) => Said::Words { texts: *texts },
        Standing::Silent(silence) => Said::Silent {
            silent: silence.name(),
        },
    }
}

fn texts(chapter: &Chapter<'_>, index: usize, item: &Item<'_>, wording: Wording<'_>) -> Vec<Json> {
    let facilitator = chapter.view.audience == crate::analysis::Audience::Facilitator;
    let voices = chapter
        .view
        .countries
        .iter()
        .flat_map(|group| &group.voices);
    let said = voices.filter_map(|voice| match voice.cells.get(index) {
        Some(Cell::Said { entries, .. }) => Some((voice, entries)),
        _ => None,
    });
    said.flat_map(|(voice, entries)| {
        entries.iter().filter_map(move |entry| {
            let text = written(item, entry, wording);
            let institution = facilitator.then_some(&voice.respondent.institution);
            (!text.is_empty()).then(|| {
                json!({
                    "country": voice.respondent.country,
                    "institution": institution,
                    "language": voice.respondent.language,
                    "about": entry.about.as_ref().map(|about| wording.text(about)),
                    "text": text,
                })
            })
        })
    })
    .collect()
}
