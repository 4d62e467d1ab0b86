//! The comparison as JSON: every figure, every country's value, every text.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use super::Wording;
use super::document::{Block, Document, Table};
use super::sheet::Sheet;
use super::words::written;
use crate::analysis::{Cell, Chapter, CountryValue, Degree, Figures, Item, Standing, Voice};
use crate::base::json::within;
use crate::base::{Id, Language};

/// The format of the file.
pub const FORMAT: &str = "quipu-summary/1";

/// The comparison as JSON with a line feed at the end; with sheets where there are some.
pub fn write(chapters: &[Chapter<'_>], sheets: &[Sheet], wording: Wording<'_>) -> String {
    let mut text = format!(
        "{{\n  \"format\": {},\n  \"language\": {},\n  \"questionnaires\": [",
        json!(FORMAT),
        json!(wording.language.code())
    );
    // One item at a time, so that the values of all are not held at once.
    for (nth, chapter) in chapters.iter().enumerate() {
        text.push_str(if nth == 0 { "\n    " } else { ",\n    " });
        text.push_str(&within::<4>(&asked(chapter, wording)));
    }
    text.push_str(if chapters.is_empty() { "]" } else { "\n  ]" });
    if !sheets.is_empty() {
        text.push_str(",\n  \"sheets\": ");
        text.push_str(&within::<2>(&super::sheet::array(sheets)));
    }
    text.push_str("\n}\n");
    text
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

/// The figures of a questionnaire, in the order of their names.
#[derive(Serialize)]
struct Asked<'c> {
    audience: &'static str,
    conflicts: usize,
    countries: usize,
    id: &'c Id,
    items: Items<'c>,
    listed: bool,
    respondents: Vec<Json>,
    responses: usize,
    sample: bool,
    self_reported: bool,
    title: String,
    version: &'c str,
    withheld: usize,
}

/// The figures of the items of a questionnaire, each of which is made when it is written.
struct Items<'c> {
    chapter: &'c Chapter<'c>,
    wording: Wording<'c>,
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = self.chapter.view.items.iter().zip(&self.chapter.figures);
        serializer.collect_seq(items.enumerate().map(|(index, (item, figures))| {
            item_json(self.chapter, index, item, figures, self.wording)
        }))
    }
}

fn asked<'c>(chapter: &'c Chapter<'_>, wording: Wording<'c>) -> Asked<'c> {
    let view = &chapter.view;
    let voices = view.countries.iter().flat_map(|group| &group.voices);
    Asked {
        audience: view.audience.name(),
        conflicts: view.conflicts(),
        countries: view.size(),
        id: &view.questionnaire.id,
        items: Items { chapter, wording },
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

fn item_json(
    chapter: &Chapter<'_>,
    index: usize,
    item: &Item<'_>,
    figures: &Figures,
    wording: Wording<'_>,
) -> Json {
    let name = |category: usize| {
        figures
            .distribution
            .get(category)
            .map(|option| &option.name)
    };
    let pair = |(low, high): (usize, usize)| json!([name(low), name(high)]);
    let silent: Map<String, Json> = figures
        .silent
        .iter()
        .map(|(kind, count)| (kind.name().to_owned(), json!(count)))
        .collect();
    let distribution: Vec<Json> = figures
        .distribution
        .iter()
        .map(|option| json!({"name": option.name, "yes": option.yes, "partly": option.partly}))
        .collect();
    json!({
        "id": item.id(),
        "section": item.section,
        "label": wording.text(item.label()),
        "covers": item.covers(),
        "n": figures.n,
        "of": figures.of,
        "split": figures.split,
        "silent": silent,
        "distribution": distribution,
        "median": figures.median.map(pair),
        "range": figures.range.map(pair),
        "agreement": figures.agreement,
        "consensus": figures.consensus,
        "values": values(chapter, figures),
        "texts": texts(chapter, index, item, wording),
    })
}

fn values(chapter: &Chapter<'_>, figures: &Figures) -> Vec<Json> {
    let pairs = chapter.view.countries.iter().zip(&figures.values);
    pairs
        .map(|(group, value)| {
            json!({
                "country": group.country,
                "provisional": value.provisional,
                "institutions": {"substantive": value.substantive, "asked": value.asked},
                "value": value_json(value),
            })
        })
        .collect()
}

fn value_json(value: &CountryValue) -> Json {
    match &value.standing {
        Standing::Level(bundle) => json!({
            "level": bundle.level,
            "priority": bundle.priority,
            "target": bundle.target,
            "confidence": bundle.confidence,
        }),
        Standing::Choice(name) => json!({"choice": name}),
        Standing::Split(names) => json!({"split": names}),
        Standing::Multiple(degrees) => {
            let of = |wanted: Degree| {
                let names = degrees.iter().filter(|(_, degree)| *degree == wanted);
                names.map(|(name, _)| name).collect::<Vec<_>>()
            };
            json!({"yes": of(Degree::Yes), "partly": of(Degree::Partly)})
        }
        Standing::Number(number) => json!({"number": number}),
        Standing::Words(count) => json!({"texts": count}),
        Standing::Silent(silence) => json!({"silent": silence.name()}),
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
