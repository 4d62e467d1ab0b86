//! What the questionnaires inside the program must keep.

use std::collections::{BTreeMap, BTreeSet};

use quipu::base::text::{SafeText, width};
use quipu::base::{Language, Text};
use quipu::questionnaire::{Choice, Kind, Question, Questionnaire, builtin};

/// How many questions the brief has.
const COUNTS: [(&str, usize); 9] = [
    ("disc", 18),
    ("cog", 17),
    ("plan", 18),
    ("mlg", 18),
    ("hrm", 17),
    ("digi", 16),
    ("open", 17),
    ("road", 14),
    ("prog", 18),
];

fn all() -> impl Iterator<Item = std::sync::Arc<Questionnaire>> {
    builtin::ids().filter_map(|id| builtin::questionnaire(&id))
}

/// The questions of a questionnaire with all fields inside them, each with the name to report.
fn asked(questionnaire: &Questionnaire) -> Vec<(String, &Question)> {
    fn below<'q>(name: &str, question: &'q Question, found: &mut Vec<(String, &'q Question)>) {
        found.push((name.to_owned(), question));
        if let Kind::Group { fields } | Kind::Repeat { fields, .. } = &question.kind {
            for field in fields.iter() {
                below(&format!("{name}.{}", field.name), field, found);
            }
        }
    }
    let mut found = Vec::new();
    for question in questionnaire.questions() {
        below(question.name.as_str(), question, &mut found);
    }
    found
}

fn choices(question: &Question) -> &[Choice] {
    match &question.kind {
        Kind::SelectOne { choices, .. }
        | Kind::SelectMultiple { choices, .. }
        | Kind::Rank { choices, .. }
        | Kind::Matrix { choices, .. } => choices.fixed(),
        _ => &[],
    }
}

/// Every text of a question with what it is.
fn texts(question: &Question) -> Vec<(&'static str, &Text)> {
    let mut found = vec![("label", &question.label)];
    found.extend(question.short.iter().map(|text| ("short", text)));
    found.extend(question.hint.iter().map(|text| ("hint", text)));
    let said = question.constraint.iter().flat_map(|known| &known.message);
    found.extend(said.map(|text| ("message", text)));
    for choice in choices(question) {
        found.push(("choice", &choice.label));
        found.extend(choice.short.iter().map(|text| ("column", text)));
        found.extend(choice.hint.iter().map(|text| ("choice hint", text)));
    }
    match &question.kind {
        Kind::Matrix { rows, .. } => found.extend(rows.iter().map(|row| ("row", &row.label))),
        Kind::Maturity { levels } => {
            found.extend(levels.as_slice().iter().map(|level| ("level", level)));
        }
        _ => {}
    }
    found
}

#[test]
fn there_are_nine_questionnaires_with_as_many_questions_as_the_brief() {
    let counts: Vec<(String, usize)> = all()
        .map(|questionnaire| {
            (
                questionnaire.id.to_string(),
                questionnaire.questions().count(),
            )
        })
        .collect();
    let expected: Vec<(String, usize)> = COUNTS
        .iter()
        .map(|(id, count)| ((*id).to_owned(), *count))
        .collect();
    assert_eq!(counts, expected);
    let maturity = all().map(|questionnaire| {
        let is_maturity = |q: &&Question| matches!(q.kind, Kind::Maturity { .. });
        questionnaire.questions().filter(is_maturity).count()
    });
    assert_eq!(maturity.sum::<usize>(), 72);
}

#[test]
fn every_leaf_statement_has_a_question_and_every_key_is_known() {
    let statements = builtin::statements();
    let mut covered = BTreeSet::new();
    for questionnaire in all() {
        for question in questionnaire.questions() {
            covered.extend(question.covers.iter().cloned());
            if let Kind::Matrix { rows, .. } = &question.kind {
                covered.extend(rows.iter().flat_map(|row| row.covers.iter().cloned()));
            }
        }
    }
    for key in &covered {
        assert!(
            statements.get(key.as_str()).is_some(),
            "{key} is no statement"
        );
    }
    let missing: Vec<&str> = statements
        .statements
        .iter()
        .filter(|statement| !statement.compound && !covered.contains(&statement.key))
        .map(|statement| statement.key.as_str())
        .collect();
    assert!(missing.is_empty(), "no question covers {missing:?}");
}

#[test]
fn no_questionnaire_asks_too_much() {
    for questionnaire in all() {
        let required = questionnaire
            .questions()
            .filter(|question| question.required)
            .count();
        assert!(required < 20, "{} requires {required}", questionnaire.id);
        let minutes = questionnaire.minutes.unwrap();
        assert!(
            (15..=60).contains(&minutes),
            "{}: {minutes}",
            questionnaire.id
        );
        assert!(questionnaire.scope.is_some() && questionnaire.description.is_some());
    }
}

/// On the smallest screen with all functions, 60x20, a prompt leaves room for its answer.
#[test]
fn every_text_fits_on_the_smallest_screen() {
    for questionnaire in all() {
        for (name, question) in asked(&questionnaire) {
            for language in Language::INTERFACE {
                for (what, text) in texts(question) {
                    let text = text.get(language);
                    let rows = SafeText::lines(text).rows(56).count();
                    let fits = match what {
                        "label" | "row" | "choice" => rows <= 3,
                        "short" => width(text) <= 24,
                        "column" => width(text) <= 10,
                        "level" => rows <= 7,
                        "choice hint" | "message" => rows <= 4,
                        // Help scrolls in a pane of its own.
                        _ => true,
                    };
                    assert!(fits, "{name}, {what} in {language}: {text}");
                }
            }
        }
    }
}

#[test]
fn the_levels_of_an_item_are_five_different_ones_with_help() {
    for questionnaire in all() {
        for (name, question) in asked(&questionnaire) {
            let Kind::Maturity { levels } = &question.kind else {
                continue;
            };
            assert!(question.hint.is_some(), "{name} has no hint");
            for language in Language::INTERFACE {
                let texts = levels.as_slice().iter().map(|level| level.get(language));
                let different: BTreeSet<&str> = texts.collect();
                assert_eq!(different.len(), 5, "{name} in {language}");
            }
        }
    }
}

/// Quotation marks, apostrophes and blanks as each language has them.
#[test]
fn each_language_has_its_own_typography() {
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let mut look = |name: &str, text: &Text| {
        for language in Language::INTERFACE {
            let words = text.get(language);
            let faults: &[&str] = match language.code() {
                "es" => &["'", "\"", "“", "”", "\u{202f}"],
                "fr" => &[
                    "'", "\"", "“", "”", "\u{202f}", " ?", " !", " ;", " :", "« ", " »",
                ],
                _ => &["'", "\"", "«", "\u{202f}"],
            };
            let opened = language.code() != "es"
                || (words.matches('?').count() == words.matches('¿').count()
                    && words.matches('!').count() == words.matches('¡').count());
            if !opened || faults.iter().any(|fault| words.contains(fault)) {
                wrong.insert(format!("{name} {language}"), words.to_owned());
            }
        }
    };
    for questionnaire in all() {
        look(questionnaire.id.as_str(), &questionnaire.title);
        for (name, question) in asked(&questionnaire) {
            for (_, text) in texts(question) {
                look(&name, text);
            }
        }
    }
    for statement in &builtin::statements().statements {
        look(statement.key.as_str(), &statement.label);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Peru's facts of 2016 are in the statements and nowhere else.
#[test]
fn no_question_presumes_an_institution_of_peru() {
    let names = [
        "PCM", "MEF", "CEPLAN", "PEDN", "SERVIR", "Sierra", "Selva", "Perú", "Peru", "Pérou",
    ];
    for questionnaire in all() {
        for (name, question) in asked(&questionnaire) {
            for (what, text) in texts(question) {
                for language in Language::INTERFACE {
                    let words: Vec<&str> = text
                        .get(language)
                        .split(|c: char| !c.is_alphanumeric())
                        .collect();
                    let found = names.iter().find(|known| words.contains(known));
                    assert_eq!(found, None, "{name}, {what} in {language}");
                }
            }
        }
    }
}
