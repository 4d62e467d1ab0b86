//! What changed from one round to the next.

use super::{country, label};
use crate::analysis::{Cell, Change, Changes, Chapter, Direction, changes};
use crate::base::Id;
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};
use crate::response::Standing;

/// The items that changed or stayed, country by country, and the counts.
pub fn change(earlier: &[Chapter<'_>], later: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let found = changes(earlier, later);
    let mut notes = vec![
        wording.say("note-change"),
        wording.say("report-self-reported"),
    ];
    if !found.reworded.is_empty() {
        let items = found.reworded.join(", ");
        notes.push(wording.tell("note-reworded", &[("items", items.into())]));
    }
    let counts = counts(&found, later);
    let item = |line: &Change| super::item_at(later, &line.questionnaire, line.index);
    let rows = found.lines.iter().map(|line| {
        vec![
            country(&line.country),
            item(line).map_or(Datum::Nothing, |item| item.id().into()),
            item(line).map_or(Datum::Nothing, |item| label(item, wording)),
            line.before.into(),
            line.after.into(),
            Datum::Word("change", line.direction.name().to_owned()),
            line.provisional.into(),
            explanations(line, later),
        ]
    });
    vec![
        Sheet {
            name: "change",
            notes,
            columns: &[
                "country",
                "item",
                "label",
                "before",
                "after",
                "change",
                "provisional",
                "explanation",
            ],
            rows: rows.collect(),
        },
        Sheet {
            name: "changes",
            notes: vec![wording.say("note-changes")],
            columns: &[
                "country",
                "questionnaire",
                "up",
                "unchanged",
                "down",
                "newly",
                "no-longer",
            ],
            rows: counts,
        },
    ]
}

/// Why it changed, as the institutions of the country say.
fn explanations(line: &Change, later: &[Chapter<'_>]) -> Datum {
    let chapter = later
        .iter()
        .find(|chapter| chapter.view.questionnaire.id == line.questionnaire);
    let groups = chapter
        .into_iter()
        .flat_map(|chapter| &chapter.view.countries);
    let group = groups
        .into_iter()
        .find(|group| group.country.key() == line.country.key());
    let voices = group.into_iter().flat_map(|group| &group.voices);
    let cells = voices.filter_map(|voice| voice.cells.get(line.index));
    let texts = cells.filter_map(|cell| match cell {
        Cell::Said { entries, .. } => Some(entries),
        _ => None,
    });
    let texts = texts.flatten().map(|entry| entry.explanation.clone());
    let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
    Datum::text(texts.join("; "))
}

/// What became of the last cycle's answers, response by response; no sheet where none carries any.
pub fn standings(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Vec<Sheet> {
    let mut rows = Vec::new();
    for chapter in chapters {
        let voices = chapter
            .view
            .countries
            .iter()
            .flat_map(|group| &group.voices);
        for voice in voices.filter(|voice| !voice.standings.is_empty()) {
            let mut row = vec![
                country(&voice.respondent.country),
                voice.respondent.institution.as_str().into(),
                chapter.view.questionnaire.id.as_str().into(),
            ];
            let count = |standing| voice.standings.get(standing).copied().unwrap_or(0);
            row.extend(Standing::ALL.iter().map(|standing| count(standing).into()));
            rows.push(row);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Sheet {
        name: "standings",
        notes: vec![wording.say("note-standings")],
        columns: &[
            "country",
            "institution",
            "questionnaire",
            "confirmed",
            "changed",
            "new",
            "not-reviewed",
        ],
        rows,
    }]
}

/// How many items of each questionnaire went where, for countries that answered both rounds.
fn counts(found: &Changes, later: &[Chapter<'_>]) -> Vec<Vec<Datum>> {
    let mut rows = Vec::new();
    for chapter in later {
        let id: &Id = &chapter.view.questionnaire.id;
        for group in &chapter.view.countries {
            let key = group.country.key();
            let mine = found.lines.iter();
            let mine = mine.filter(|line| line.questionnaire == *id && line.country.key() == key);
            let count = |direction| {
                mine.clone()
                    .filter(|line| line.direction == direction)
                    .count()
            };
            if mine.clone().next().is_some() {
                rows.push(vec![
                    country(&group.country),
                    id.as_str().into(),
                    count(Direction::Up).into(),
                    count(Direction::Unchanged).into(),
                    count(Direction::Down).into(),
                    count(Direction::Newly).into(),
                    count(Direction::NoLonger).into(),
                ]);
            }
        }
    }
    rows
}
