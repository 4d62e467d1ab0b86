//! What the institutions of one country say: side by side, where they differ, how far they agree.

use super::{country, label};
use crate::analysis::{
    Cell, Chapter, CountryGroup, CountryValue, Divergence, DivergenceGrade, Item, ItemKind, Metric,
    Standing, Voice, alpha, divergences as found_divergences,
};
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};
use crate::report::words::written;
use crate::response::Value;

/// The institutions of each country that has several, side by side, with the country's value: the
/// co-ordinator's where one was validated, else a provisional one (domain brief C.1).
pub fn consolidation(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let mut rows = Vec::new();
    for chapter in chapters {
        let groups = chapter.view.countries.iter().enumerate();
        for (nth, group) in groups.filter(|(_, group)| group.voices.len() > 1) {
            for (index, item) in chapter.view.items.iter().enumerate() {
                let value = chapter.figures.get(index).and_then(|f| f.values.get(nth));
                if let Some(value) = value.filter(|_| !matches!(item.kind, ItemKind::Personal)) {
                    rows.extend(consolidated(index, item, group, value, wording));
                }
            }
        }
    }
    vec![Sheet {
        name: "consolidation",
        notes: vec![wording.say("note-consolidation")],
        columns: &["country", "item", "label", "value", "basis", "voices"],
        rows,
    }]
}

/// A row, unless no institution said anything.
fn consolidated(
    index: usize,
    item: &Item<'_>,
    group: &CountryGroup,
    value: &CountryValue,
    wording: Wording<'_>,
) -> Option<Vec<Datum>> {
    let validated = |voice: &Voice| {
        let cell = voice.cells.get(index);
        matches!(cell, Some(Cell::Said { validated, .. }) if *validated)
    };
    let mut voices: Vec<&Voice> = group.voices.iter().collect();
    voices.sort_by_key(|voice| !validated(voice));
    let basis = if voices.first().is_some_and(|voice| validated(voice)) {
        "validated"
    } else if matches!(value.standing, Standing::Split(_)) {
        "split"
    } else if matches!(value.standing, Standing::Silent(_)) {
        "none"
    } else if value.provisional {
        "provisional"
    } else {
        "single"
    };
    let said: Vec<Datum> = voices
        .iter()
        .filter_map(|voice| voice_said(voice, index, item, wording))
        .collect();
    (!said.is_empty()).then(|| {
        vec![
            country(&group.country),
            item.id().into(),
            label(item, wording),
            Datum::text(wording.standing(item, &value.standing)),
            Datum::Word("basis", basis.to_owned()),
            Datum::List(said),
        ]
    })
}

/// The name of an institution and what it said.
fn voice_said(voice: &Voice, index: usize, item: &Item<'_>, wording: Wording<'_>) -> Option<Datum> {
    let said = voice
        .cells
        .get(index)
        .and_then(|cell| said(cell, item, wording))?;
    Some(Datum::Text(
        wording.labelled(&voice.respondent.institution, &said),
    ))
}

/// Where institutions of one country see an item differently, and how far they agree over all.
pub fn divergences(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let (mut rows, mut agreement) = (Vec::new(), Vec::new());
    for chapter in chapters {
        let view = &chapter.view;
        for found in found_divergences(view) {
            let group = view
                .countries
                .iter()
                .find(|g| g.country.key() == found.country.key());
            if let (Some(item), Some(group)) = (view.items.get(found.item), group) {
                rows.push(divergence(&found, item, group, wording));
            }
        }
        for group in view.countries.iter().filter(|group| group.voices.len() > 1) {
            let units = ratings(&view.items, group);
            let compared = units.iter().filter(|unit| unit.len() > 1).count();
            agreement.push(vec![
                country(&group.country),
                view.questionnaire.id.as_str().into(),
                group.voices.len().into(),
                compared.into(),
                alpha(&units, Metric::Ordinal).into(),
            ]);
        }
    }
    vec![
        Sheet {
            name: "divergences",
            notes: vec![wording.say("note-divergences")],
            columns: &["country", "item", "label", "grade", "size", "voices"],
            rows,
        },
        Sheet {
            name: "agreement",
            notes: vec![wording.say("note-agreement")],
            columns: &[
                "country",
                "questionnaire",
                "institutions",
                "compared",
                "alpha",
            ],
            rows: agreement,
        },
    ]
}

/// The levels that institutions of a country gave, item by item.
fn ratings(items: &[Item<'_>], group: &CountryGroup) -> Vec<Vec<f64>> {
    let levels = items
        .iter()
        .enumerate()
        .filter(|(_, item)| matches!(item.kind, ItemKind::Level));
    let level = |cell: &Cell| cell.value()?.maturity()?.level.map(f64::from);
    levels
        .map(|(index, _)| {
            let cells = group
                .voices
                .iter()
                .filter_map(|voice| voice.cells.get(index));
            cells.filter_map(level).collect()
        })
        .collect()
}

fn divergence(
    found: &Divergence,
    item: &Item<'_>,
    group: &CountryGroup,
    wording: Wording<'_>,
) -> Vec<Datum> {
    let (grade, size) = match found.grade {
        DivergenceGrade::Minor => ("minor", None),
        DivergenceGrade::Notable => ("notable", None),
        DivergenceGrade::Strong => ("strong", None),
        DivergenceGrade::Scope => ("scope", None),
        DivergenceGrade::Choice(share) => ("choice", Some(share)),
        DivergenceGrade::Sets(mean) => ("sets", Some(mean)),
        DivergenceGrade::Numbers(spread) => ("numbers", Some(spread)),
    };
    let voices = group.voices.iter();
    let voices = voices.filter_map(|voice| voice_said(voice, found.item, item, wording));
    vec![
        country(&found.country),
        item.id().into(),
        label(item, wording),
        Datum::Word("grade", grade.to_owned()),
        size.into(),
        voices.collect(),
    ]
}

/// What an institution said, in one line.
fn said(cell: &Cell, item: &Item<'_>, wording: Wording<'_>) -> Option<String> {
    match cell {
        Cell::Said { entries, .. } => {
            let value = &entries.first()?.value;
            let level = value.maturity().and_then(|bundle| bundle.level);
            Some(match (item.kind, level, value) {
                (_, Some(level), _) => wording.option(item, &level.to_string()),
                (ItemKind::Words | ItemKind::Records { .. }, ..) => {
                    let texts = entries.iter().map(|entry| written(item, entry, wording));
                    texts.collect::<Vec<_>>().join(" / ")
                }
                (_, None, Value::Number(number)) => number.to_string(),
                (_, None, value) => {
                    let chosen = value.all_chosen().unwrap_or_default();
                    let names = chosen.iter();
                    let names = names.map(|one| wording.option(item, one.name.as_str()));
                    names.collect::<Vec<_>>().join(", ")
                }
            })
        }
        Cell::Missing(why) => Some(wording.say(&format!("missing-{}", why.name()))),
        Cell::Conflict => Some(wording.say("state-conflict")),
        Cell::NotAsked | Cell::Blank => None,
    }
}
