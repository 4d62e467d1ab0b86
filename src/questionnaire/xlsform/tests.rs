use serde_json::{Value, json};

use super::*;
use crate::questionnaire::builtin;

/// A form in Markdown, with the questionnaire made of it and what was said about it.
fn form(text: &str) -> (Value, Vec<String>) {
    let workbook = read_workbook(text.as_bytes(), FileKind::Markdown).unwrap();
    let made = from_workbook(&workbook, "form").unwrap();
    let said = made.problems.iter().map(|problem| {
        let row = problem
            .place
            .line
            .map(|line| format!(" {line}"))
            .unwrap_or_default();
        format!(
            "{}{row}: {}",
            problem.place.item.clone().unwrap_or_default(),
            problem.message
        )
    });
    (serde_json::from_str(&made.text).unwrap(), said.collect())
}

#[test]
fn the_embedded_questionnaires_come_back_letter_by_letter() {
    for id in builtin::ids() {
        let file = builtin::bytes(&id).unwrap();
        let workbook = to_workbook(file).unwrap();
        let back = from_workbook(&workbook, "other").unwrap();
        assert_eq!(back.problems, [], "{id}");
        assert!(back.text.as_bytes() == file, "{id} differs");
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_of_excel_holds_the_same() {
    let file = builtin::bytes(&"disc".parse().unwrap()).unwrap();
    let workbook = to_workbook(file).unwrap();
    let bytes = write_workbook(&workbook).unwrap();
    assert_eq!(bytes, write_workbook(&workbook).unwrap());
    let again = read_workbook(&bytes, FileKind::Xlsx).unwrap();
    assert!(from_workbook(&again, "other").unwrap().text.as_bytes() == file);
}

#[test]
fn groups_are_sections_and_deeper_groups_are_laid_flat() {
    let (made, said) = form(
        "| survey |
         | | type | name | label | relevant |
         | | text | Who | Who are you? | |
         | | begin group | house | The house | |
         | | select_one yn | has | Is there one? | |
         | | begin group | inner | Inside | ${has} = 'Yes' |
         | | integer | rooms | Rooms | ${Who} != '' |
         | | end group | | | |
         | | end group | | | |
         | choices |
         | | list name | name | label |
         | | yn | Yes | Yes |
         | | yn | no | No |",
    );
    let names = |section: &Value| -> Vec<String> {
        let questions = section["questions"].as_array().unwrap().iter();
        questions
            .map(|question| question["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(made["sections"][0]["name"], "general");
    assert_eq!(names(&made["sections"][1]), ["has", "inner-label", "rooms"]);
    let rooms = &made["sections"][1]["questions"][2];
    assert_eq!(rooms["relevant"], "(${has} = 'yes') and (${who} != '')");
    assert_eq!(said, ["survey 2: xlsform-renamed"]);
}

#[test]
fn entries_calculations_and_filters_keep_their_meaning() {
    let (made, said) = form(
        "| survey |
         | | type | name | label | relevant | constraint | calculation | choice_filter | parameters |
         | | select_one region | region | Region | | | | | |
         | | select_one town | town | Town | | | | in=${region} | |
         | | begin repeat | child | Child | | | | | |
         | | integer | age | Age | | . >= 0 and . < 120 | | | |
         | | text | school | School | ${age} > 5 | | | | |
         | | end repeat | | | | | | | |
         | | calculate | total | | | | sum(${age}) | | |
         | | note | many | Many years | ${total} > 50 | | | | |
         | | range | mood | Mood | | | | | start=0 end=4 step=1 |
         | choices |
         | | list_name | name | label | in |
         | | region | n | North | |
         | | region | s | South | |
         | | town | a | A | n |
         | | town | b | B | s |",
    );
    assert_eq!(said, Vec::<String>::new());
    let questions = &made["sections"][0]["questions"];
    assert_eq!(questions[1]["choices"], "town-town");
    assert_eq!(made["choices"]["town-town"][1]["relevant"], "'s'=${region}");
    let fields = &questions[2]["fields"];
    assert_eq!(fields[0]["constraint"], "./age >= 0 and ./age < 120");
    assert_eq!(fields[1]["relevant"], "./age > 5");
    assert_eq!(questions[3]["relevant"], "(sum(${child}/*/age)) > 50");
    assert_eq!(
        (&questions[4]["type"], &questions[4]["max"]),
        (&json!("integer"), &json!(4))
    );
}

#[test]
fn what_a_terminal_cannot_do_is_kept_as_a_note_and_said_with_its_row() {
    let (made, said) = form(
        "| survey |
         | | type | name | label::English (en) | label::Français (fr) | relevant | default |
         | | geopoint | where | Where? | Où ? | | |
         | | start | begun | | | | |
         | | text | near | Near what? | Près de quoi ? | ${where} != '' | The river |
         | | select_one_from_file x.csv | pick | Pick | Choisir | | |",
    );
    let questions = &made["sections"][0]["questions"];
    assert_eq!(
        (&questions[0]["type"], &questions[0]["label"]["fr"]),
        (&json!("note"), &json!("Où ? (geopoint)"))
    );
    assert_eq!(questions[1]["hint"]["fr"], "Réponse proposée : The river");
    assert_eq!(
        said,
        [
            "survey 2: xlsform-impossible",
            "survey 3: xlsform-metadata",
            "survey 5: xlsform-from-file",
            "survey 4: xlsform-expression-lost",
            "survey 4: xlsform-reference-silent",
            "survey 4: xlsform-default",
        ]
    );
}

#[test]
fn mistakes_are_said_with_their_rows() {
    let (_, said) = form(
        "| survey |
         | | type | name | label |
         | | select_one none | a | A |
         | | quantum | b | B |
         | | text | | C |
         | | begin group | g | G |
         | | end repeat | | |",
    );
    let mut said = said;
    said.sort();
    assert_eq!(
        said,
        [
            "survey 2: questionnaire-no-choices",
            "survey 2: xlsform-list",
            "survey 3: xlsform-type",
            "survey 4: xlsform-no-name",
            "survey 5: xlsform-not-closed",
            "survey 6: xlsform-not-begun",
        ]
    );
    let none = read_workbook(
        b"| surveys |\n| | type |\n| choices |\n| | name |",
        FileKind::Markdown,
    )
    .unwrap();
    assert_eq!(
        from_workbook(&none, "x").unwrap_err().message,
        "xlsform-no-survey"
    );
}

#[test]
fn what_nobody_can_change_is_read_and_its_value_is_used() {
    let (made, said) = form(
        "| survey |
         | | type | name | label | readonly | calculation | relevant | parameters |
         | | integer | a | A | | | | |
         | | integer | twice | Twice as much | | ${a} * 2 | | |
         | | text | told | Read this | yes | | ${twice} > 4 | |
         | | select_one l | b | B | | | | randomize=true |
         | choices |
         | | list_name | name | label |
         | | l | x | X |",
    );
    let questions = &made["sections"][0]["questions"];
    assert_eq!(
        (&questions[1]["type"], &questions[2]["type"]),
        (&json!("note"), &json!("note"))
    );
    assert_eq!(questions[2]["relevant"], "(${a} * 2) > 4");
    assert_eq!(
        said,
        [
            "survey 3: xlsform-fixed",
            "survey 4: xlsform-fixed",
            "survey 5: xlsform-parameter"
        ]
    );
    let (_, said) = form("| survey |\n| | name | label |\n| | a | A |");
    assert!(
        said.contains(&"survey 1: xlsform-no-types".to_owned()),
        "{said:?}"
    );
}

#[test]
fn tables_of_one_list_and_or_other_are_what_we_have_for_them() {
    let (made, said) = form(
        "| survey |
         | | type | name | label | appearance |
         | | begin_group | table | How often? | table-list |
         | | select_one often | a | A | |
         | | select_one often | b | B | |
         | | end_group | | | |
         | | select_multiple often or_other | c | C | |
         | | note | d | See ${a} | |
         | choices |
         | | list_name | name | label |
         | | often | 1 | Never |
         | | often | 2 | Always |",
    );
    let questions = &made["sections"][0]["questions"];
    assert_eq!(
        (&questions[0]["type"], &questions[0]["rows"][1]["name"]),
        (&json!("matrix"), &json!("b"))
    );
    assert_eq!(questions[1]["choices"], "often-or-other");
    assert_eq!(
        made["choices"]["often-or-other"][2],
        json!({ "name": "other", "label": "Other", "specify": true })
    );
    assert_eq!(questions[2]["label"], "See [a]");
    assert_eq!(said, ["survey 7: xlsform-piped"]);
}

#[test]
fn nothing_is_dropped_in_silence() {
    let (made, said) = form(
        "| survey |
         | | type | name | label | default | appearance | parameters | readonly | remark | instance::x | |
         | | integer | a | A | ${b} + 1 | | | | see minutes | y | stray |
         | | select_one l | b | B | x | | | | | | |
         | | select_one l | c | C | | minimal search('fruits') | | | | | |
         | | range | d | D | | | start=0 end=10 step=5 | | | | |
         | | date | e | E | | month-year | | | | | |
         | | text | f | F | | | | ${a} = 1 | | | |
         | | begin repeat | g | G | | | | | | | |
         | | start | h | | | | | | | | |
         | | end repeat | | | | | | | | | |
         | choices |
         | | list_name | name | label | region |
         | | l | x | The ${a} | north |
         | entities |
         | | dataset |
         | | trees |",
    );
    let questions = &made["sections"][0]["questions"];
    assert_eq!(questions[0].get("hint"), None);
    assert_eq!(questions[1]["hint"], "Proposed answer: The [a]");
    assert_eq!(questions[2]["type"], "note");
    assert_eq!(questions.as_array().unwrap().len(), 6);
    assert_eq!(made["choices"]["l"][0]["label"], "The [a]");
    let mut said = said;
    said.sort();
    assert_eq!(
        said,
        [
            "choices 1: xlsform-column",
            "choices 2: xlsform-piped",
            "entities 1: xlsform-sheet",
            "survey 1: xlsform-column",
            "survey 1: xlsform-column",
            "survey 2: xlsform-default-computed",
            "survey 2: xlsform-no-heading",
            "survey 3: xlsform-default",
            "survey 3: xlsform-piped",
            "survey 4: xlsform-from-file",
            "survey 5: xlsform-parameter",
            "survey 6: xlsform-left-out",
            "survey 7: xlsform-expression-lost",
            "survey 8: xlsform-empty",
            "survey 9: xlsform-metadata",
        ]
    );
}

#[test]
fn what_our_own_reader_minds_is_said_with_its_row() {
    let (_, said) = form(
        "| survey |
         | | type | name | label | relevant |
         | | select_one l | a | A | |
         | | begin repeat | r | R | |
         | | text | b | B | ${a} = 'y' |
         | | end repeat | | | |
         | choices |
         | | list_name | name | label |
         | | l | x | X |",
    );
    assert_eq!(said, ["survey 4: questionnaire-comparison"]);
    let (_, said) = form("| survey |\n| | type | name |\n| | start | s |");
    assert_eq!(
        said,
        ["survey 2: xlsform-metadata", "survey 1: xlsform-nothing"]
    );
}

#[test]
fn how_often_a_repeat_is_asked_is_the_most_that_can_be_added() {
    let (made, said) = form(
        "| survey |
         | | type | name | label | repeat_count |
         | | begin repeat | r | R | 3 |
         | | text | a | A | |
         | | end repeat | | | |
         | | begin repeat | s | S | ${n} |
         | | text | b | B | |
         | | end repeat | | | |
         | | integer | n | N | |",
    );
    assert_eq!(made["sections"][0]["questions"][0]["max"], 3);
    assert_eq!(
        said,
        [
            "survey 2: xlsform-repeat-fixed",
            "survey 5: xlsform-repeat-count"
        ]
    );
}

#[test]
fn tables_say_what_their_rows_lose_and_calculations_keep_their_condition() {
    let (made, said) = form(
        "| survey |
         | | type | name | label | appearance | required | hint | relevant | calculation | choice_filter |
         | | begin group | t | T | table-list | | | | | |
         | | select_one l | a | A | | yes | Look | | | |
         | | select_one l | b | B | | yes | | | | |
         | | end group | | | | | | | | | |
         | | calculate | twice | | | | | ${n} > 1 | ${n} * 2 | |
         | | integer | n | N | | | | | | |
         | | text | o | O | | | | ${twice} = 4 | | |
         | | select_one l or_other | p | P | | | | | | in = ${n} |
         | choices |
         | | list_name | name | label | in |
         | | l | x | X | 1 |",
    );
    let questions = &made["sections"][0]["questions"];
    assert_eq!(questions[0]["required"], true);
    assert_eq!(questions[2]["relevant"], "(if(${n} > 1, ${n} * 2, '')) = 4");
    let choices = made["choices"]["l-p"].as_array().unwrap();
    assert_eq!(choices[1]["name"], "other");
    assert_eq!(said, ["survey 3: xlsform-left-out"]);
}

#[test]
fn a_form_in_one_unknown_language_keeps_its_texts() {
    let (made, said) = form(
        "| survey |\n| | type | name | label::Klingon | hint::Klingon |\n| | text | a | nuq | qay |\n\
         | choices |\n| | list_name | name | label::Klingon |",
    );
    assert_eq!(made["sections"][0]["questions"][0]["label"]["en"], "nuq");
    assert_eq!(said, ["survey 1: xlsform-language-assumed"]);
}

proptest::proptest! {
    #[test]
    fn any_cells_make_a_questionnaire_or_a_sentence(
        cells in proptest::collection::vec(proptest::sample::select(vec![
            "text", "integer", "begin group", "end group", "begin repeat", "end repeat", "select_one a", "select_multiple a or_other",
            "calculate", "note", "a", "B", "${a} = 1", ". > 1", "${B}/x", "../a", "", "yes", "rank a", "range", "table-list", "'",
        ]), 0..60),
    ) {
        let rows: Vec<String> = cells.chunks(6).map(|row| format!("| | {} |", row.join(" | "))).collect();
        let text = format!(
            "| survey |\n| | type | name | label | relevant | constraint | appearance |\n{}\n| choices |\n| | list_name | name | label |\n| | a | a | A |",
            rows.join("\n")
        );
        let workbook = read_workbook(text.as_bytes(), FileKind::Markdown).unwrap();
        from_workbook(&workbook, "x").unwrap();
    }
}
