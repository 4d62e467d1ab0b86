//! What changed from one round to the next.

use super::{country, label};
use crate::analysis::{Change, Changes, Chapter, Direction, changes};
use crate::base::Id;
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};

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
