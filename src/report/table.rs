//! The answer table as JSON Lines: one object a line, what is not there left out.
//!
//! Columns and what they mean: `docs/scale.md`. The number of a respondent stands first and is put in when the line is
//! written, since only then it is known how many came before.

use std::borrow::Cow;
use std::io::Write as _;

use serde::Serialize;

use crate::analysis::{Asked, CountryPlace, Heard, Item, ItemKind, Row};
use crate::base::{Language, Text};
use crate::questionnaire::diff::type_name;
use crate::questionnaire::{Choice, Kind, LEVELS, Share};
use crate::response::{Status, Value};

/// What every row of a response begins with, but for the number of its respondent.
#[derive(Serialize)]
struct Begin<'r> {
    version: &'r str,
    country: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    institution: &'r str,
    status: Status,
    language: Language,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference_date: Option<jiff::civil::Date>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

/// What a row of the answers goes on with.
#[derive(Serialize)]
struct Line<'r> {
    item: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'r str>,
    state: &'r str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    validated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    precedence: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<Share>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'r str>,
    /// JSON within a text: its fields are those of the questionnaire.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'r str>,
}

/// An item.
#[derive(Serialize)]
struct ItemLine<'i> {
    questionnaire: &'i str,
    version: &'i str,
    item: &'i str,
    position: usize,
    section: &'i str,
    question: &'i str,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'i str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'i str>,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'static str,
    ordered: bool,
    required: bool,
    #[serde(flatten)]
    label: Labels<'i>,
}

/// An option of an item: a choice or a level.
#[derive(Serialize)]
struct OptionLine<'i> {
    questionnaire: &'i str,
    version: &'i str,
    item: &'i str,
    option: &'i str,
    position: usize,
    #[serde(flatten)]
    label: Labels<'i>,
}

#[derive(Serialize)]
struct CountryLine<'c> {
    questionnaire: &'c str,
    version: &'c str,
    country: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    code: &'c str,
    name: &'c str,
    position: usize,
    responses: usize,
}

/// A text in the languages of the interface; where one is missing, in that of the questionnaire.
#[derive(Serialize)]
struct Labels<'t> {
    #[serde(rename = "label_en")]
    en: &'t str,
    #[serde(rename = "label_es")]
    es: &'t str,
    #[serde(rename = "label_fr")]
    fr: &'t str,
}

impl<'t> Labels<'t> {
    fn of(text: &'t Text) -> Self {
        Self {
            en: text.get(Language::EN),
            es: text.get(Language::ES),
            fr: text.get(Language::FR),
        }
    }
}

/// What every row of a response begins with.
pub fn beginning(heard: &Heard<'_, '_>) -> Vec<u8> {
    let who = &heard.seen.respondent;
    let begin = Begin {
        version: &heard.asked.questionnaire.version,
        country: &heard.key.country,
        institution: &who.institution,
        status: heard.seen.status,
        language: who.language,
        reference_date: who.reference_date,
        sample: heard.seen.sample,
    };
    let mut bytes = Vec::new();
    write_to(&mut bytes, &begin);
    // The row goes on with names of its own.
    bytes.pop();
    bytes
}

/// Adds a row of the response with this [`beginning`] to some lines, without the number of its respondent.
pub fn add_row(beginning: &[u8], row: &Row<'_>, lines: &mut Vec<u8>) {
    let line = Line {
        item: row.item,
        entry: row.entry,
        state: row.state.name(),
        validated: row.validated,
        precedence: row.precedence.as_deref(),
        share: row.share,
        level: row.level,
        priority: row.priority,
        target: row.target,
        confidence: row.confidence,
        choice: row.choice,
        rank: row.rank,
        number: row.number,
        text: row.text,
        record: row.record.map(json_of),
        note: row.note,
    };
    lines.extend_from_slice(beginning);
    let goes_on = lines.len();
    add(lines, &line);
    if let Some(brace) = lines.get_mut(goes_on) {
        *brace = b',';
    }
}

/// Lines with the number of their respondent.
pub fn numbered(lines: &[u8], respondent: usize) -> Vec<u8> {
    let mut numbered = Vec::with_capacity(lines.len() + lines.len() / 8);
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        // Writing to memory does not fail.
        write!(numbered, "{{\"respondent\":{respondent},").unwrap_or_default();
        numbered.extend_from_slice(line.strip_prefix(b"{").unwrap_or(line));
    }
    numbered
}

/// The items of the questionnaires that are `wanted` by their places, one a line.
pub fn items(asked: &[Asked<'_>], wanted: impl Fn(usize) -> bool) -> Vec<u8> {
    let mut lines = Vec::new();
    for (_, asked) in asked.iter().enumerate().filter(|(place, _)| wanted(*place)) {
        for (position, (id, item)) in asked.items.iter().enumerate() {
            let asks = item.field.unwrap_or(item.question);
            add(
                &mut lines,
                &ItemLine {
                    questionnaire: asked.questionnaire.id.as_str(),
                    version: &asked.questionnaire.version,
                    item: id,
                    position,
                    section: item.section.as_str(),
                    question: item.question.name.as_str(),
                    row: item.row.map(|row| row.name.as_str()),
                    field: item.field.map(|field| field.name.as_str()),
                    kind: type_name(&asks.kind),
                    value: value_name(item),
                    ordered: item.categories().is_some(),
                    required: asks.required,
                    label: Labels::of(item.label()),
                },
            );
        }
    }
    lines
}

/// The options of the items of these questionnaires, one a line, from low to high.
pub fn options(asked: &[Asked<'_>], wanted: impl Fn(usize) -> bool) -> Vec<u8> {
    let mut lines = Vec::new();
    for (_, asked) in asked.iter().enumerate().filter(|(place, _)| wanted(*place)) {
        for (id, item) in &asked.items {
            for (position, (option, label)) in options_of(item).into_iter().enumerate() {
                add(
                    &mut lines,
                    &OptionLine {
                        questionnaire: asked.questionnaire.id.as_str(),
                        version: &asked.questionnaire.version,
                        item: id,
                        option: &option,
                        position,
                        label: Labels::of(label),
                    },
                );
            }
        }
    }
    lines
}

/// The countries that answered, one a line.
pub fn countries(asked: &[Asked<'_>], countries: &[CountryPlace]) -> Vec<u8> {
    let mut lines = Vec::new();
    for place in countries {
        let Some(asked) = asked.get(place.asked) else {
            continue;
        };
        add(
            &mut lines,
            &CountryLine {
                questionnaire: asked.questionnaire.id.as_str(),
                version: &asked.questionnaire.version,
                country: &place.key,
                code: &place.country.code,
                name: place.country.display_name(),
                position: place.position,
                responses: place.responses,
            },
        );
    }
    lines
}

fn add(lines: &mut Vec<u8>, line: &impl Serialize) {
    write_to(lines, line);
    lines.push(b'\n');
}

fn write_to(bytes: &mut Vec<u8>, what: &impl Serialize) {
    // Writing to memory does not fail, and what is written are texts and numbers.
    serde_json::to_writer(bytes, what).unwrap_or_default();
}

fn json_of(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Which columns hold what is said on an item.
fn value_name(item: &Item<'_>) -> &'static str {
    match item.kind {
        ItemKind::Level => "level",
        ItemKind::Choice { .. } => "choice",
        ItemKind::Multiple { .. } => "choices",
        ItemKind::Number => "number",
        ItemKind::Words => "text",
        ItemKind::Records { .. } => "record",
        ItemKind::Personal => "personal",
    }
}

/// The names and labels of what can be chosen.
fn options_of<'i>(item: &Item<'i>) -> Vec<(Cow<'i, str>, &'i Text)> {
    let asks = item.field.unwrap_or(item.question);
    match (&item.kind, &asks.kind) {
        (ItemKind::Level, Kind::Maturity { levels }) => {
            let names = (0..LEVELS).map(|level| Cow::Owned(level.to_string()));
            names.zip(levels.iter()).collect()
        }
        (ItemKind::Choice { choices, .. } | ItemKind::Multiple { choices }, _) => {
            let named = |choice: &'i Choice| (Cow::Borrowed(choice.name.as_str()), &choice.label);
            choices.iter().map(named).collect()
        }
        _ => Vec::new(),
    }
}
