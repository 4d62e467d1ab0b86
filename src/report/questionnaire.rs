//! A questionnaire as a document, for those who first want to read it.

use super::Wording;
use super::condition::{filter_in_words, in_words};
use super::document::Document;
use crate::questionnaire::expression::Expression;
use crate::questionnaire::{Choices, Kind, Question, Questionnaire, Source};

/// The questionnaire with numbers, prompts, help, choices, levels and skip rules.
pub fn document(questionnaire: &Questionnaire, wording: Wording<'_>) -> Document {
    let text = |text: &Option<crate::base::Text>| {
        text.as_ref()
            .map(|text| wording.text(text))
            .unwrap_or_default()
    };
    let mut document = Document::new(wording.text(&questionnaire.title), wording.language);
    document.paragraph(
        wording.tell(
            "show-version",
            &[
                ("id", questionnaire.id.to_string().into()),
                ("version", questionnaire.version.clone().into()),
                (
                    "questions",
                    questionnaire
                        .questions()
                        .filter(|q| q.is_asked())
                        .count()
                        .into(),
                ),
                ("minutes", questionnaire.minutes.unwrap_or(0).into()),
            ],
        ),
    );
    document.paragraph(text(&questionnaire.description));
    document.paragraph(text(&questionnaire.scope));
    for section in &questionnaire.sections {
        document.heading(1, wording.text(&section.label));
        document.paragraph(text(&section.hint));
        if let Some(condition) = &section.relevant {
            document.paragraph(shown_when(condition, questionnaire, wording));
        }
        for question in &section.questions {
            add_question(&mut document, question, questionnaire, wording);
        }
    }
    document
}

fn shown_when(
    condition: &Expression,
    questionnaire: &Questionnaire,
    wording: Wording<'_>,
) -> String {
    let condition = in_words(condition, questionnaire, wording);
    wording.tell("show-when", &[("condition", condition.into())])
}

fn add_question(
    document: &mut Document,
    question: &Question,
    questionnaire: &Questionnaire,
    wording: Wording<'_>,
) {
    let number = question.name.to_string();
    let required = if question.required { " *" } else { "" };
    let label = wording.text(&question.label);
    document.heading(2, format!("{number}{required} · {label}"));
    if let Some(hint) = &question.hint {
        document.paragraph(wording.text(hint));
    }
    if let Some(condition) = &question.relevant {
        document.paragraph(shown_when(condition, questionnaire, wording));
    }
    add_kind(document, &question.kind, questionnaire, wording);
}

fn add_kind(
    document: &mut Document,
    kind: &Kind,
    questionnaire: &Questionnaire,
    wording: Wording<'_>,
) {
    match kind {
        Kind::SelectOne { choices, .. }
        | Kind::SelectMultiple { choices, .. }
        | Kind::Rank { choices, .. } => {
            add_choices(document, kind, choices, questionnaire, wording);
        }
        Kind::Matrix { rows, choices, .. } => {
            add_choices(document, kind, choices, questionnaire, wording);
            let rows = rows
                .iter()
                .map(|row| vec![row.name.to_string(), wording.text(&row.label)]);
            document.table(
                vec![wording.say("show-row"), wording.say("show-asks")],
                rows.collect(),
            );
        }
        Kind::Maturity { levels } => {
            let rows = levels
                .iter()
                .enumerate()
                .map(|(level, text)| vec![level.to_string(), wording.text(text)]);
            document.table(
                vec![wording.say("show-level"), wording.say("show-description")],
                rows.collect(),
            );
        }
        Kind::Group { fields } => document.list(field_points(fields, questionnaire, wording)),
        Kind::Repeat {
            fields, for_each, ..
        } => {
            let id = if for_each.is_empty() {
                "show-repeat"
            } else {
                "show-for-each"
            };
            let from = sources(for_each, questionnaire, wording);
            document.paragraph(wording.tell(id, &[("from", from.into())]));
            document.list(field_points(fields, questionnaire, wording));
        }
        Kind::Note => {}
        Kind::Text(_) | Kind::Number(_) | Kind::Date => {
            document.paragraph(wording.say(&format!("show-kind-{}", kind_name(kind))));
        }
    }
}

fn add_choices(
    document: &mut Document,
    kind: &Kind,
    choices: &Choices,
    questionnaire: &Questionnaire,
    wording: Wording<'_>,
) {
    let max = match kind {
        Kind::SelectMultiple { max, .. } => max.unwrap_or(0),
        Kind::Rank { max, .. } => *max,
        _ => 0,
    };
    let id = format!("show-kind-{}", kind_name(kind));
    document.paragraph(wording.tell(&id, &[("max", max.into())]));
    match choices {
        Choices::List { choices, .. } => {
            let points = choices.iter().map(|choice| {
                let label = wording.text(&choice.label);
                match &choice.hint {
                    Some(hint) => format!("{label} — {}", wording.text(hint)),
                    None => label.clone(),
                }
            });
            document.list(points.collect());
        }
        Choices::From(from) => {
            document.paragraph(wording.tell(
                "show-choices-from",
                &[("from", sources(from, questionnaire, wording).into())],
            ));
        }
    }
}

fn sources(sources: &[Source], questionnaire: &Questionnaire, wording: Wording<'_>) -> String {
    let one = |source: &Source| match &source.filter {
        Some(filter) => {
            let words = filter_in_words(filter, &source.from, questionnaire, wording);
            format!("{} ({words})", source.from)
        }
        None => source.from.to_string(),
    };
    sources.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn field_points(
    fields: &[Question],
    questionnaire: &Questionnaire,
    wording: Wording<'_>,
) -> Vec<String> {
    let point = |field: &Question| {
        let required = if field.required { " *" } else { "" };
        let kind = wording.tell(
            &format!("show-kind-{}", kind_name(&field.kind)),
            &[("max", 0.into())],
        );
        let label = wording.text(&field.label);
        let choices = match &field.kind {
            Kind::SelectOne { choices, .. } | Kind::SelectMultiple { choices, .. } => {
                let labels = choices
                    .fixed()
                    .iter()
                    .map(|choice| wording.text(&choice.label));
                labels.collect::<Vec<_>>().join(" · ")
            }
            _ => String::new(),
        };
        let mut line = format!("{label}{required} ({kind})");
        if let Some(condition) = &field.relevant {
            let when = shown_when(condition, questionnaire, wording);
            line = format!("{line} – {when}");
        }
        if choices.is_empty() {
            line
        } else {
            wording.labelled(&line, &choices)
        }
    };
    fields.iter().map(point).collect()
}

/// The last part of the message that names a kind.
fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Note => "note",
        Kind::Text(rule) if rule.multiline => "long-text",
        Kind::Text(_) => "text",
        Kind::Number(rule) if rule.year => "year",
        Kind::Number(_) => "number",
        Kind::Date => "date",
        Kind::SelectOne { .. } => "select-one",
        Kind::SelectMultiple { .. } => "select-multiple",
        Kind::Rank { .. } => "rank",
        Kind::Matrix {
            multiple: false, ..
        } => "matrix",
        Kind::Matrix { multiple: true, .. } => "matrix-multiple",
        Kind::Maturity { .. } => "maturity",
        Kind::Group { .. } => "group",
        Kind::Repeat { .. } => "repeat",
    }
}
