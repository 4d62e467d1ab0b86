//! Roadmaps: the reforms of each country in order, how far it is, and each reform over all countries.

use jiff::civil::Date;

use super::{country, label};
use crate::analysis::{Chapter, OrderNote, Reform, Roadmap, roadmaps, support as found_support};
use crate::base::Id;
use crate::questionnaire::{Choice, Choices, Kind, Question, builtin};
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};
use crate::response::Country;

/// The roadmap as of a day.
pub fn roadmap(chapters: &[Chapter<'_>], today: Date, wording: Wording<'_>) -> Vec<Sheet> {
    let all = roadmaps(chapters, today);
    let (mut reforms, mut progress) = (Vec::new(), Vec::new());
    for road in &all {
        for (nth, reform) in road.reforms.iter().enumerate() {
            reforms.push(line(chapters, road, (nth, reform), wording));
        }
        progress.push(vec![
            country(&road.country),
            road.relevant.into(),
            road.completed.into(),
            road.anchored.into(),
            road.fragile.into(),
            sustained(road, 0),
            sustained(road, 1),
            sustained(road, 2),
            road.term_ends.map(|date| date.to_string()).into(),
        ]);
    }
    vec![
        Sheet {
            name: "roadmap",
            notes: vec![
                wording.say("note-roadmap"),
                wording.say("report-self-reported"),
            ],
            columns: &[
                "country",
                "order",
                "item",
                "label",
                "status",
                "lead",
                "horizon",
                "target-date",
                "milestone",
                "priority",
                "linked-gap",
                "obstacles",
                "anchors",
                "depends",
                "risks",
                "notes",
            ],
            rows: reforms,
        },
        Sheet {
            name: "progress",
            notes: vec![wording.say("note-progress")],
            columns: &[
                "country",
                "relevant",
                "completed",
                "anchored",
                "fragile",
                "sustained",
                "across-parties",
                "among-priorities",
                "term-ends",
            ],
            rows: progress,
        },
        statuses(chapters, wording),
    ]
}

fn sustained(road: &Roadmap, nth: usize) -> Datum {
    road.sustained.get(nth).copied().flatten().into()
}

/// Each reform over all countries: how many say which status, and which countries.
fn statuses(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let mut rows = Vec::new();
    let places = chapters.iter().flat_map(|chapter| {
        let items = chapter.view.items.iter().zip(&chapter.figures);
        items.map(move |(item, figures)| (chapter, item, figures))
    });
    for (chapter, item, figures) in places.filter(|(_, item, _)| item.question.name == "road-02") {
        for option in figures.distribution.iter().filter(|option| option.yes > 0) {
            let groups = chapter.view.countries.iter().zip(&figures.values);
            let chose = groups.filter(|(_, value)| value.standing.degree(&option.name).is_some());
            rows.push(vec![
                item.id().into(),
                label(item, wording),
                Datum::Named(option.name.clone(), wording.option(item, &option.name)),
                option.yes.into(),
                figures.n.into(),
                chose.map(|(group, _)| country(&group.country)).collect(),
            ]);
        }
    }
    Sheet {
        name: "statuses",
        notes: vec![wording.say("note-statuses")],
        columns: &["item", "label", "status", "countries", "n", "who"],
        rows,
    }
}

/// The questionnaire of a theme, by its id.
fn theme(id: &str, wording: Wording<'_>) -> Datum {
    let known = id.parse().ok().and_then(|id| builtin::questionnaire(&id));
    let title = known.map(|asked| wording.text(&asked.title));
    Datum::Named(id.to_owned(), title.unwrap_or_else(|| id.to_owned()))
}

/// What support is wanted and offered; where both meet, countries may help each other.
pub fn support(chapters: &[Chapter<'_>], wording: Wording<'_>) -> Sheet {
    let chapter = chapters.iter().find(|chapter| {
        let mut items = chapter.view.items.iter();
        items.any(|item| item.question.name == "road-12")
    });
    let kinds = chapter.and_then(|chapter| choices(chapter, "road-12", None));
    let kind = |name: &Id| {
        let found = kinds.and_then(|kinds| kinds.iter().find(|kind| kind.name == *name));
        let text = found.map_or_else(|| name.to_string(), |kind| wording.text(&kind.label));
        Datum::Named(name.to_string(), text)
    };
    let names = |list: &[Country]| list.iter().map(country).collect::<Datum>();
    let rows = found_support(chapters).into_iter().map(|found| {
        let meets = found.meets();
        vec![
            theme(&found.theme, wording),
            kind(&found.kind),
            names(&found.wanted),
            names(&found.offered),
            meets.into(),
        ]
    });
    Sheet {
        name: "support",
        notes: vec![wording.say("note-support")],
        columns: &["theme", "kind", "wanted-by", "offered-by", "meets"],
        rows: rows.collect(),
    }
}

fn line(
    chapters: &[Chapter<'_>],
    road: &Roadmap,
    (nth, reform): (usize, &Reform),
    wording: Wording<'_>,
) -> Vec<Datum> {
    let chapter = chapters.iter().find(|chapter| {
        let item = chapter.view.items.get(reform.index);
        item.is_some_and(|item| item.row.is_some_and(|row| row.name == reform.row))
    });
    let item = chapter.and_then(|chapter| chapter.view.items.get(reform.index));
    let named = |question: &str, field: Option<&str>, name: &Id| {
        let choices = chapter.and_then(|chapter| choices(chapter, question, field));
        let found = choices.and_then(|all| all.iter().find(|choice| choice.name == *name));
        let text = found.map_or_else(|| name.to_string(), |choice| wording.text(&choice.label));
        Datum::Named(name.to_string(), text)
    };
    let notes = reform.order.iter().map(|note| match note {
        OrderNote::Cycle => Datum::Word("order", "cycle".to_owned()),
        OrderNote::LaterPredecessor(row) => {
            Datum::Text(wording.tell("order-later", &[("row", row.to_string().into())]))
        }
    });
    vec![
        country(&road.country),
        (nth + 1).into(),
        reform.row.as_str().into(),
        item.map_or(Datum::Nothing, |item| label(item, wording)),
        reform.status.as_ref().map_or_else(
            || Datum::Word("status", "split".to_owned()),
            |status| named("road-02", None, status),
        ),
        reform.lead.as_str().into(),
        reform
            .horizon
            .as_ref()
            .map(|name| named("road-03", Some("horizon"), name))
            .into(),
        reform.target.map(|date| date.to_string()).into(),
        reform.milestone.as_str().into(),
        reform.priority.into(),
        reform.linked_gap.into(),
        reform
            .obstacles
            .iter()
            .map(|name| named("road-04", Some("obstacles"), name))
            .collect(),
        reform
            .anchors
            .iter()
            .map(|name| named("road-05", Some("anchors"), name))
            .collect(),
        reform
            .depends
            .iter()
            .map(|row| Datum::text(row.as_str()))
            .collect(),
        reform
            .risks
            .iter()
            .map(|risk| Datum::Word("risk", risk.name().to_owned()))
            .collect(),
        notes.collect(),
    ]
}

/// The choices of a question, or of one of its fields.
fn choices<'c>(
    chapter: &'c Chapter<'_>,
    question: &str,
    field: Option<&str>,
) -> Option<&'c [Choice]> {
    let item = chapter
        .view
        .items
        .iter()
        .find(|item| item.question.name == question)?;
    let asked: &Question = match (field, &item.question.kind) {
        (Some(name), Kind::Repeat { fields, .. } | Kind::Group { fields }) => {
            fields.iter().find(|field| field.name == name)?
        }
        _ => item.question,
    };
    match &asked.kind {
        Kind::Matrix { choices, .. }
        | Kind::SelectOne { choices, .. }
        | Kind::SelectMultiple { choices, .. } => Some(Choices::fixed(choices)),
        _ => None,
    }
}
