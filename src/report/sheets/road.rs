//! Roadmaps: the reforms of each country in order, how far it is, and each reform over all countries.

use jiff::civil::Date;

use super::{country, label};
use crate::analysis::{Chapter, OrderNote, Reform, Risk, Roadmap, roadmaps};
use crate::questionnaire::{Choice, Choices, Kind, Question};
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};

/// The roadmap as of a day.
pub fn roadmap(chapters: &[Chapter<'_>], today: Date, wording: Wording<'_>) -> Vec<Sheet> {
    let all = roadmaps(chapters, today);
    let (mut reforms, mut progress) = (Vec::new(), Vec::new());
    for road in &all {
        for (nth, reform) in road.reforms.iter().enumerate() {
            reforms.push(line(chapters, road, (nth, reform), wording));
        }
        let fragile = road
            .reforms
            .iter()
            .filter(|r| r.risks.contains(&Risk::Fragile))
            .count();
        progress.push(vec![
            country(&road.country),
            road.relevant.into(),
            road.completed.into(),
            road.anchored.into(),
            fragile.into(),
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
                "term-ends",
            ],
            rows: progress,
        },
    ]
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
    let named = |question: &str, field: Option<&str>, name: &crate::base::Id| {
        let choices = chapter.and_then(|chapter| choices(chapter, question, field));
        let found = choices.and_then(|all| all.iter().find(|choice| choice.name == *name));
        let text = found.map_or(name.as_str(), |choice| choice.label.get(wording.language));
        Datum::Named(name.to_string(), text.to_owned())
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
