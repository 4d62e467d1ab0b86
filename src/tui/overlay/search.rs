//! Search over questions, rows, choices and answers.

use super::{Action, Item, Menu};
use crate::base::Language;
use crate::questionnaire::{Question, Section};
use crate::response::{Address, Live, UnitKind, Value, choices_of, units};
use crate::tui::draft::Draft;
use crate::tui::paint::said;

/// Everything that can be found, as a list.
pub(in crate::tui) fn search(draft: &Draft, live: &Live<'_>, language: Language) -> Menu {
    let mut items = Vec::new();
    for (index, section) in draft.questionnaire.sections.iter().enumerate() {
        for question in draft.shown_in(index) {
            items.extend(of_question(question, section, live, language));
        }
    }
    Menu::new("search-title", items)
}

/// A question, and its rows and entries.
fn of_question(
    question: &Question,
    section: &Section,
    live: &Live<'_>,
    language: Language,
) -> Vec<Item> {
    let place = said(&section.label, language);
    let label = format!("{}  {}", question.name, said(&question.label, language));
    let address = Address::of(question.name.clone());
    let choices = choices_of(question, live);
    let offered = choices.iter().map(|choice| choice.label.get(language));
    let offered: Vec<&str> = offered.collect();
    let whole = Item::new(label, place.clone(), Action::GoTo(address.clone()))
        .found_by(&offered.join(" "))
        .found_by(&answered(live, &address));
    let mut items = vec![whole];
    for unit in units(question, live) {
        if let UnitKind::Whole = unit.kind {
            continue;
        }
        let about = unit.label().map(|text| said(text, language));
        let about = about.unwrap_or_default();
        let label = format!("{}  {about}", question.name);
        let item = Item::new(label, place.clone(), Action::GoTo(unit.address.clone()));
        items.push(item.found_by(&answered(live, &unit.address)));
    }
    items
}

/// The words of an answer and its note.
fn answered(live: &Live<'_>, address: &Address) -> String {
    let mut words = Vec::new();
    if let Some(answer) = live.response.answer(address) {
        words.push(answer.note.as_str());
        if let Some(value) = answer.value() {
            collect(value, &mut words);
        }
    }
    words.join(" ")
}

fn collect<'v>(value: &'v Value, words: &mut Vec<&'v str>) {
    match value {
        Value::Text(text) => words.push(text),
        Value::Number(_) => {}
        Value::List(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Fields(fields) => fields.values().for_each(|field| collect(field, words)),
    }
}
