use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::questionnaire::diff::diff;
use crate::questionnaire::fixture::problems;
use crate::questionnaire::{builtin, read};
use crate::response::fixture::{answers, empty, put, put_as, value};
use crate::response::{Answer, Value, write};

/// The old version of every pair.
fn base() -> Json {
    let choice = |name: &str| json!({ "name": name, "label": name });
    json!({
        "format": "quipu-questionnaire/1", "id": "test", "version": "1", "default_language": "en",
        "title": "Test", "uses": ["common"],
        "choices": { "kinds": [choice("law"), choice("decree"), choice("plan")],
                     "how": [choice("faced"), choice("past")] },
        "sections": [
            { "name": "first", "label": "First", "questions": [
                { "name": "gate", "type": "select_one", "choices": "yesno", "label": "Is there one?" },
                { "name": "kind", "type": "select_one", "choices": "kinds", "label": "Which kind?" },
                { "name": "kinds", "type": "select_multiple", "choices": "kinds", "label": "Which kinds?" },
                { "name": "words", "type": "text", "label": "In your words?" } ] },
            { "name": "second", "label": "Second", "questions": [
                { "name": "rows", "type": "matrix", "choices": "how", "label": "Which?",
                  "rows": [{ "name": "r1", "label": "One" }, { "name": "r2", "label": "Two" }] },
                { "name": "level", "type": "maturity", "label": "How far?", "hint": "As of today.",
                  "levels": ["none", "some", "half", "most", "all"] },
                { "name": "number", "type": "integer", "label": "How many?" } ] },
        ],
    })
}

fn made(file: &Json) -> Questionnaire {
    let bytes = serde_json::to_vec_pretty(file).unwrap();
    let errors = problems(&bytes)
        .into_iter()
        .filter(crate::base::Problem::is_error);
    assert_eq!(errors.collect::<Vec<_>>(), []);
    read(&bytes, &builtin::library).unwrap().questionnaire
}

/// The base as the next version, after a change.
fn next(change: impl FnOnce(&mut Json)) -> Questionnaire {
    let mut file = base();
    file["version"] = json!("2");
    change(&mut file);
    made(&file)
}

fn answered() -> Response {
    answers([
        ("gate", json!("yes")),
        ("kind", json!("decree")),
        ("kinds", json!(["law", "decree"])),
        ("words", json!("a text of its own")),
        ("rows/r1", json!("faced")),
        ("rows/r2", json!("past")),
        ("level", json!({ "level": 2, "evidence": "a report" })),
        ("number", json!(3)),
    ])
}

/// What the versions differ in, as `effect place difference`, and what became of the answers that are not simply kept.
fn effects(new: &Questionnaire, mapping: &Json) -> (Vec<String>, Vec<String>, Response) {
    let old = made(&base());
    let mapping = serde_json::to_vec(mapping).unwrap();
    let mapping = Mapping::read(&mapping).unwrap();
    assert_eq!(mapping.check(&old, new), []);
    let found = diff(&old, new, &mapping);
    let told = found.iter().map(|difference| {
        let (effect, what) = (difference.effect.name(), difference.what.name());
        format!("{effect} {} {what}", difference.place())
    });
    let upgraded = upgrade(&answered(), Some(&old), new, &mapping, &found);
    let outcomes = upgraded.outcomes.iter();
    let outcomes = outcomes.filter(|(_, outcome)| outcome.effect != Effect::Kept);
    let outcomes = outcomes.map(|(address, outcome)| {
        format!(
            "{} {address} {}",
            outcome.effect.name(),
            outcome.why.join(" ")
        )
    });
    let outcomes = outcomes.collect();
    (told.collect(), outcomes, upgraded.response)
}

fn no_mapping() -> Json {
    json!({ "format": "quipu-mapping/1" })
}

fn said(response: &Response, address: &str) -> Option<Json> {
    let value = response.value(&address.parse().unwrap())?;
    serde_json::to_value(value).ok()
}

#[test]
fn the_same_version_keeps_everything() {
    let (told, outcomes, response) = effects(&next(|_| ()), &no_mapping());
    assert_eq!((told.len(), outcomes.len()), (0, 0));
    assert_eq!(response.answers, answered().answers);
    assert_eq!(response.questionnaire.version, "2");
}

#[test]
fn a_question_added_changes_no_answer() {
    let new = next(|file| {
        let fresh = json!({ "name": "fresh", "type": "text", "label": "New?" });
        file["sections"][0]["questions"]
            .as_array_mut()
            .unwrap()
            .insert(1, fresh);
    });
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert_eq!(told, ["kept fresh added"]);
    assert_eq!(outcomes, [""; 0]);
    assert_eq!(response.answers, answered().answers);
}

#[test]
fn the_answer_to_a_question_removed_is_kept_aside() {
    let new = next(|file| {
        file["sections"][0]["questions"]
            .as_array_mut()
            .unwrap()
            .remove(3);
    });
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert_eq!(told, ["lost words removed"]);
    assert_eq!(outcomes, ["lost words no-question"]);
    let aside = &response.aside[0];
    assert_eq!(
        (aside.question.as_str(), aside.version.as_str()),
        ("In your words?", "1")
    );
    assert!(write(&response).contains("a text of its own"));
}

#[test]
fn a_question_renamed_keeps_its_answer_where_the_mapping_says_so() {
    let new = next(|file| file["sections"][0]["questions"][3]["name"] = json!("in-words"));
    let mapping = json!({ "format": "quipu-mapping/1", "questions": { "words": "in-words" } });
    let (told, outcomes, response) = effects(&new, &mapping);
    assert_eq!(told, ["kept words renamed"]);
    assert_eq!(outcomes, [""; 0]);
    assert_eq!(
        said(&response, "in-words"),
        Some(json!("a text of its own"))
    );
    let (told, outcomes, _) = effects(&new, &no_mapping());
    assert_eq!(told, ["kept in-words added", "lost words removed"]);
    assert_eq!(outcomes, ["lost words no-question"]);
}

#[test]
fn a_question_moved_keeps_its_answer() {
    let new = next(|file| {
        let moved = file["sections"][0]["questions"]
            .as_array_mut()
            .unwrap()
            .remove(3);
        file["sections"][1]["questions"]
            .as_array_mut()
            .unwrap()
            .insert(0, moved);
    });
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert_eq!(told, ["kept words moved"]);
    assert_eq!(outcomes, [""; 0]);
    assert_eq!(response.answers, answered().answers);
}

#[test]
fn another_type_keeps_what_it_can_take() {
    let new = next(|file| {
        file["sections"][0]["questions"][1]["type"] = json!("select_multiple");
        file["sections"][1]["questions"][2]["type"] = json!("text");
        file["sections"][0]["questions"][3]["type"] = json!("date");
    });
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert_eq!(
        told,
        [
            "review kind type-changed",
            "lost words type-changed",
            "review number type-changed"
        ]
    );
    assert_eq!(
        outcomes,
        [
            "review kind type-changed",
            "review number type-changed",
            "lost words other-type"
        ]
    );
    assert_eq!(said(&response, "kind"), Some(json!(["decree"])));
    assert_eq!(said(&response, "number"), Some(json!("3")));
    assert!(response.flags.contains(&"kind".parse().unwrap()));
}

#[test]
fn choices_merged_are_mapped_and_looked_at_again() {
    let new = next(|file| {
        let kinds = json!([{ "name": "act", "label": "act" }, { "name": "plan", "label": "plan" }]);
        file["choices"]["kinds"] = kinds;
    });
    let mapping = json!({ "format": "quipu-mapping/1",
        "choices": { "kinds": { "law": "act", "decree": "act" } } });
    let (told, outcomes, response) = effects(&new, &mapping);
    let merged = |question: &str| {
        ["law", "decree"].map(|choice| format!("review {question}/{choice} choices-merged"))
    };
    assert_eq!(told, [merged("kind"), merged("kinds")].concat());
    assert_eq!(
        outcomes,
        ["review kind choices-merged", "review kinds choices-merged"]
    );
    assert_eq!(said(&response, "kind"), Some(json!("act")));
    assert_eq!(said(&response, "kinds"), Some(json!(["act"])));
    // Without the mapping both are gone, and of several choices those that are left stay.
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert!(
        told.contains(&"lost kinds/law choice-removed".to_owned()),
        "{told:?}"
    );
    assert_eq!(outcomes, ["lost kind no-choice", "lost kinds no-choice"]);
    assert_eq!(response.aside.len(), 2);
}

#[test]
fn a_row_dropped_loses_its_own_answer_alone() {
    let new = next(|file| {
        file["sections"][1]["questions"][0]["rows"]
            .as_array_mut()
            .unwrap()
            .remove(1);
    });
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert_eq!(told, ["lost rows/r2 row-removed"]);
    assert_eq!(outcomes, ["lost rows/r2 no-row"]);
    assert_eq!(said(&response, "rows/r1"), Some(json!("faced")));
}

#[test]
fn a_level_reworded_is_looked_at_again_and_a_translation_is_not() {
    let new = next(|file| {
        file["sections"][1]["questions"][1]["levels"][3] = json!("nearly all");
        let both = json!({ "en": "In your words?", "es": "=" });
        file["sections"][0]["questions"][3]["label"] = both;
    });
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert_eq!(
        told,
        ["kept words translated", "review level/3 level-reworded"]
    );
    assert_eq!(outcomes, ["review level level-reworded"]);
    assert_eq!(response.answers, answered().answers);
}

#[test]
fn a_section_moved_changes_no_answer() {
    let new = next(|file| file["sections"].as_array_mut().unwrap().reverse());
    let (told, outcomes, response) = effects(&new, &no_mapping());
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("kept ") && told[0].ends_with(" section-moved"),
        "{told:?}"
    );
    assert_eq!(outcomes, [""; 0]);
    assert_eq!(response.answers, answered().answers);
}

#[test]
fn another_condition_is_looked_at_again_and_a_new_name_in_it_is_none() {
    let gated = |file: &mut Json| {
        file["sections"][1]["questions"][2]["relevant"] = json!("${gate} = 'yes'");
    };
    let (told, outcomes, _) = effects(&next(gated), &no_mapping());
    assert_eq!(told, ["review number relevance-changed"]);
    assert_eq!(outcomes, ["review number relevance-changed"]);
    let mut old = base();
    gated(&mut old);
    let mut new = base();
    new["version"] = json!("2");
    new["sections"][0]["questions"][0]["name"] = json!("door");
    new["sections"][1]["questions"][2]["relevant"] = json!("${door} = 'yes'");
    let mapping = json!({ "format": "quipu-mapping/1", "questions": { "gate": "door" } });
    let mapping = Mapping::read(&serde_json::to_vec(&mapping).unwrap()).unwrap();
    let found = diff(&made(&old), &made(&new), &mapping);
    assert_eq!(
        found.iter().map(|d| d.what).collect::<Vec<_>>(),
        [What::Renamed]
    );
}

#[test]
fn a_mapping_that_names_what_is_not_there_says_so() {
    let (old, new) = (made(&base()), next(|_| ()));
    let mapping = json!({ "format": "quipu-mapping/1", "questions": { "wrods": "words" },
                          "rows": { "rows": { "r9": "r1" } } });
    let mapping = Mapping::read(&serde_json::to_vec(&mapping).unwrap()).unwrap();
    let found = mapping.check(&old, &new);
    assert_eq!(found.len(), 2, "{found:?}");
    for problem in &found {
        crate::questionnaire::fixture::assert_speaks(problem);
    }
    for bad in [
        json!({ "format": "quipu-mapping/2" }),
        json!({ "format": "quipu-mapping/1", "question": {} }),
        json!({ "format": "quipu-mapping/1", "questions": { "a": "c", "b": "c" } }),
    ] {
        assert!(
            Mapping::read(&serde_json::to_vec(&bad).unwrap()).is_err(),
            "{bad}"
        );
    }
}

#[test]
fn both_sides_of_a_conflict_and_the_last_cycle_are_carried() {
    let new = next(|file| {
        file["sections"][0]["questions"]
            .as_array_mut()
            .unwrap()
            .remove(3);
    });
    let mut response = answered();
    let mut other = empty();
    put_as(
        &mut other,
        "b",
        "kind",
        Answer::of(Value::Text("law".into())),
    );
    let kind: Address = "kind".parse().unwrap();
    let theirs = other.answers[&kind].clone();
    response.answers.get_mut(&kind).unwrap().join(&theirs);
    let mut last = answered();
    put(
        &mut last,
        "words",
        Answer::of(Value::Text("words of long ago".into())),
    );
    response.previous = Some(Previous::of(&last));
    let old = made(&base());
    let mapping = Mapping::default();
    let found = diff(&old, &new, &mapping);
    let upgraded = upgrade(&response, Some(&old), &new, &mapping, &found).response;
    assert!(upgraded.answers[&kind].is_conflict());
    let text = write(&upgraded);
    for words in ["a text of its own", "words of long ago"] {
        assert!(text.contains(words), "{words}");
    }
    let again = crate::response::read(text.as_bytes()).unwrap().response;
    assert_eq!(again, upgraded);
}

/// Everything a value says, one by one.
fn leaves(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Text(text) => found.push(text.clone()),
        Value::Number(number) => found.push(number.to_string()),
        Value::List(items) => items.iter().for_each(|item| leaves(item, found)),
        Value::Fields(fields) => fields.values().for_each(|field| leaves(field, found)),
    }
}

fn everything(response: &Response) -> Vec<String> {
    let mut found = Vec::new();
    let aside = response.aside.iter().map(|aside| &aside.versions);
    for register in response.answers.values().chain(aside) {
        for version in register.versions() {
            found.push(version.answer.note.clone());
            if let Some(value) = version.answer.value() {
                leaves(value, &mut found);
            }
        }
    }
    found
}

/// Values of every shape, whether or not they fit their question.
fn values() -> impl Strategy<Value = Json> {
    prop_oneof![
        "[a-z]{1,6}".prop_map(|text| json!(text)),
        prop::sample::select(vec!["law", "decree", "plan", "faced", "yes"]).prop_map(|c| json!(c)),
        (0..9_i32).prop_map(|number| json!(number)),
        prop::collection::vec("[a-z]{2,4}", 0..3).prop_map(|list| json!(list)),
        ("[a-z]{1,6}", 0..5_u8)
            .prop_map(|(text, level)| json!({ "level": level, "evidence": text })),
        "[a-z]{1,6}".prop_map(|text| json!({ "choice": "law", "specify": text })),
    ]
}

/// A version that differs from the base in many ways at once.
fn versions() -> impl Strategy<Value = (Json, Json)> {
    let types = prop::sample::select(vec![
        "text",
        "date",
        "integer",
        "decimal",
        "select_one",
        "rank",
    ]);
    (any::<[bool; 6]>(), types).prop_map(|(change, kind)| {
        let mut file = base();
        let mut mapping = no_mapping();
        file["version"] = json!("2");
        if change[0] {
            file["sections"][0]["questions"]
                .as_array_mut()
                .unwrap()
                .remove(3);
        }
        if change[1] {
            file["sections"][0]["questions"][2]["name"] = json!("several");
            mapping["questions"] = json!({ "kinds": "several" });
        }
        if change[2] {
            file["choices"]["kinds"].as_array_mut().unwrap().truncate(2);
            mapping["choices"] = json!({ "kinds": { "plan": "law" } });
        }
        if change[3] {
            file["sections"][1]["questions"][0]["rows"][0]["name"] = json!("r9");
            mapping["rows"] = json!({ "rows": { "r1": "r2" } });
        }
        if change[4] {
            let number = &mut file["sections"][1]["questions"][2];
            number["type"] = json!(kind);
            if matches!(kind, "select_one" | "rank") {
                number["choices"] = json!("how");
            }
        }
        if change[5] {
            file["sections"].as_array_mut().unwrap().truncate(1);
            file["choices"].as_object_mut().unwrap().remove("how");
            mapping["rows"] = json!({});
        }
        (file, mapping)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_upgrade_never_drops_an_answer(
        (file, mapping) in versions(),
        said in prop::collection::vec((0..8_usize, 0..2_usize, values()), 1..12),
        known in any::<bool>(),
    ) {
        let old = made(&base());
        let bytes = serde_json::to_vec(&file).unwrap();
        let new = read(&bytes, &builtin::library).unwrap().questionnaire;
        let mapping = Mapping::read(&serde_json::to_vec(&mapping).unwrap()).unwrap();
        let places = ["gate", "kind", "kinds", "words", "rows/r1", "rows/r2", "level", "number"];
        let mut copies = [empty(), empty()];
        for (place, author, json) in &said {
            let answer = Answer { note: format!("note {json}"), ..Answer::of(value(json.clone())) };
            put_as(&mut copies[*author], ["a", "b"][*author], places[*place], answer);
        }
        let [mut response, other] = copies;
        for (address, register) in other.answers {
            response.answers.entry(address).or_default().join(&register);
        }
        let found = diff(&old, &new, &mapping);
        let upgraded = upgrade(&response, known.then_some(&old), &new, &mapping, &found).response;
        let there = everything(&upgraded);
        for leaf in everything(&response) {
            let renamed = leaf == "plan" && there.iter().any(|known| known == "law");
            prop_assert!(renamed || there.contains(&leaf), "{leaf} of {:?} is not in {:?}", response.answers, upgraded);
        }
    }
}
