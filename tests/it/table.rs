//! The answers as a table: what its rows say, to whom, and what stops an export.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::support::{Numbers, World, files};

pub(crate) const AUDIENCES: [&str; 3] = ["facilitator", "participants", "public"];

/// A questionnaire with an item of every kind.
fn small() -> Json {
    json!({
        "format": "quipu-questionnaire/1", "id": "small", "version": "1", "default_language": "en",
        "title": "Small",
        "choices": {
            "grade": [{"name": "none", "label": "None"}, {"name": "full", "label": "Full"}],
            "stage": [{"name": "none", "label": "None"}, {"name": "partly", "label": "Partly"},
                      {"name": "full", "label": "Full"}, {"name": "other", "label": "Other", "specify": true}],
        },
        "sections": [{"name": "all", "label": "All", "questions": [
            {"name": "one", "type": "select_one", "choices": "stage", "label": "One"},
            {"name": "many", "type": "select_multiple", "choices": "stage", "label": "Many"},
            {"name": "later", "type": "text", "label": "Later", "relevant": "${one} = 'full'"},
            {"name": "level", "type": "maturity", "label": "Level", "hint": "Laws count as evidence.", "levels": ["a", "b", "c", "d", "e"]},
            {"name": "grid", "type": "matrix", "choices": "grade", "label": "Grid",
             "rows": [{"name": "r1", "label": "R1"}, {"name": "r2", "label": "R2"}]},
            {"name": "staff", "type": "integer", "label": "Staff"},
            {"name": "practice", "type": "repeat", "label": "Practices",
             "fields": [{"name": "title", "type": "text", "label": "Title"}]},
        ]}],
    })
}

fn response() -> Json {
    let said = |value: Json| json!([{"value": value, "clock": {"a": 1}, "by": "a", "at": "2026-09-01T10:00:00Z"}]);
    json!({
        "format": "quipu-response/1",
        "questionnaire": {"id": "small", "version": "1", "sha256": ""},
        "respondent": {"country": {"code": "XA", "name": "Avaland"}, "institution": "Ministry", "language": "en",
                       "role": "co-ordinator", "reference_date": "2026-09-30", "share": "participants"},
        "status": "finalised",
        "answers": {
            "grid/r1": [{"missing": "dont-know", "clock": {"a": 1}, "by": "a", "at": "2026-09-01T10:00:00Z"}],
            "level": said(json!({"level": 3, "priority": 2, "evidence": "A law"})),
            "many": said(json!(["full", {"choice": "other", "specify": "pilots"}])),
            "one": said(json!("partly")),
            "practice/p1": said(json!({"title": "First"})),
            "practice/p2": said(json!({"title": "Second"})),
            "staff": [{"value": 12, "share": "facilitator", "note": "estimated", "validated": true, "clock": {"a": 1},
                       "by": "a", "at": "2026-09-01T10:00:00Z"}],
        },
    })
}

fn small_world() -> World {
    let world = World::new();
    world.write("data/questionnaires/small.json", small().to_string());
    world.write("in/one.json", response().to_string());
    world
}

pub(crate) fn export(
    world: &World,
    folder: &str,
    table: &str,
    audience: &str,
) -> crate::support::Ran {
    world.run(&[
        "export",
        folder,
        "--format",
        "jsonl",
        "-o",
        table,
        "--audience",
        audience,
    ])
}

fn lines(world: &World, file: &str) -> Vec<Json> {
    let text = world.read(file);
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The rows of the response.
fn expected_rows() -> Vec<Json> {
    let row = |item: &str, more: Json| {
        let mut row = json!({
            "respondent": 1, "version": "1", "country": "xa", "institution": "Ministry", "status": "finalised",
            "language": "en", "reference_date": "2026-09-30", "item": item,
        });
        row.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        row
    };
    let said = |more: Json| {
        let mut said = json!({"state": "said", "share": "participants"});
        said.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        said
    };
    vec![
        row("one", said(json!({"choice": "partly"}))),
        row("many", said(json!({"choice": "full", "rank": 1}))),
        row(
            "many",
            said(json!({"choice": "other", "rank": 2, "text": "pilots"})),
        ),
        row("later", json!({"state": "not-asked"})),
        row(
            "level",
            said(json!({"level": 3, "priority": 2, "text": "A law"})),
        ),
        row("grid/r1", json!({"state": "dont-know"})),
        row("grid/r2", json!({"state": "unanswered"})),
        row(
            "staff",
            json!({"state": "said", "share": "facilitator", "validated": true, "number": 12.0,
            "precedence": "0ministry\u{1}ministry", "note": "estimated"}),
        ),
        row(
            "practice",
            said(json!({"entry": "p1", "record": "{\"title\":\"First\"}"})),
        ),
        row(
            "practice",
            said(json!({"entry": "p2", "record": "{\"title\":\"Second\"}"})),
        ),
    ]
}

#[test]
fn rows_say_what_a_response_says() {
    let world = small_world();
    let ran = export(&world, "in", "table", "facilitator");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, "");
    assert!(
        ran.err.contains("10 rows of 1 response, in 1 file"),
        "{}",
        ran.err
    );
    let rows = lines(&world, "table/answers/questionnaire=small/part-0000.jsonl");
    let expected = expected_rows();
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(row, expected);
    }
    assert_eq!(rows.len(), expected.len());
}

#[test]
fn items_options_and_countries_stand_beside_the_answers() {
    let world = small_world();
    export(&world, "in", "table", "facilitator");
    let items = lines(&world, "table/items.jsonl");
    assert_eq!(
        items[0],
        json!({
            "questionnaire": "small", "version": "1", "item": "one", "position": 0, "section": "all", "question": "one",
            "type": "select_one", "value": "choice", "ordered": false, "required": false,
            "label_en": "One", "label_es": "One", "label_fr": "One",
        })
    );
    let of_level = |option: &Json| option["item"] == "level";
    let options: Vec<Json> = lines(&world, "table/options.jsonl")
        .into_iter()
        .filter(of_level)
        .collect();
    assert_eq!(options.len(), 5);
    assert_eq!(
        (&options[3]["option"], &options[3]["label_en"]),
        (&json!("3"), &json!("d"))
    );
    assert_eq!(
        lines(&world, "table/countries.jsonl"),
        [json!({
            "questionnaire": "small", "version": "1", "country": "xa", "code": "XA", "name": "Avaland", "position": 0,
            "responses": 1,
        })]
    );
}

#[test]
fn what_an_audience_may_not_see_is_not_there() {
    let world = small_world();
    export(&world, "in", "table", "participants");
    let text = world.read("table/answers/questionnaire=small/part-0000.jsonl");
    assert!(
        !text.contains("12.0") && !text.contains("estimated"),
        "{text}"
    );
    let staff = text
        .lines()
        .find(|line| line.contains("\"staff\""))
        .unwrap();
    assert!(
        staff.ends_with("\"item\":\"staff\",\"state\":\"withheld\"}"),
        "{staff}"
    );
    // Nothing in it is for everybody.
    let ran = export(&world, "in", "other", "public");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(!world.path("other").exists());
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let world = World::new();
    changed_samples(&world, 3, 4, &["cog", "disc"]);
    for audience in AUDIENCES {
        let ran = export(&world, "in", &format!("table-{audience}"), audience);
        assert!(
            world.path(&format!("table-{audience}")).exists(),
            "{}",
            ran.err
        );
    }
    let tables: Vec<_> = AUDIENCES
        .map(|audience| files(&world.path(&format!("table-{audience}"))))
        .into();
    assert!(tables[0] != tables[1] && tables[1] != tables[2]);

    // On one processor.
    for (audience, table) in AUDIENCES.iter().zip(&tables) {
        let words = [
            "-c",
            "0",
            env!("CARGO_BIN_EXE_quipu"),
            "export",
            "in",
            "-f",
            "jsonl",
            "-o",
        ];
        let place = format!("alone-{audience}");
        let mut command = world.command();
        let mut alone = Command::new("taskset");
        alone.envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
        alone.current_dir(
            command
                .current_dir(world.path(""))
                .get_current_dir()
                .unwrap(),
        );
        alone
            .args(words)
            .args([place.as_str(), "--audience", audience]);
        // Not every system has it.
        let Ok(ran) = alone.output() else { break };
        assert!(
            world.path(&place).exists(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        assert!(files(&world.path(&place)) == *table, "{audience}");
    }

    // Files by other names, in several folders.
    for (nth, (name, bytes)) in files(&world.path("in")).into_iter().enumerate() {
        world.write(&format!("moved/{}/{}-{name}", nth % 3, 999 - nth), bytes);
    }
    // As one collection.
    world.run(&["merge", "in", "-o", "all.json"]);
    for (audience, table) in AUDIENCES.iter().zip(&tables) {
        for (input, place) in [("moved", "from-folders"), ("all.json", "from-collection")] {
            let place = format!("{place}-{audience}");
            let ran = export(&world, input, &place, audience);
            assert!(world.path(&place).exists(), "{}", ran.err);
            assert!(files(&world.path(&place)) == *table, "{place}");
        }
    }
}

#[test]
fn a_broken_file_costs_its_line() {
    let world = World::new();
    world.ok(&[
        "sample",
        "in",
        "--countries",
        "2",
        "--questionnaire",
        "road",
    ]);
    world.ok(&["export", "in", "-f", "jsonl", "-o", "whole"]);
    let name = files(&world.path("in"))[0].0.clone();
    let text = world.read(&format!("in/{name}"));
    // One is no JSON, one is a response by its head alone, one has a name that is an order to the terminal.
    world.write("in/a-broken.json", "{\"format\": ");
    world.write(
        "in/b-broken.json",
        text.replacen("\"clock\": {", "\"clock\": [{", 1),
    );
    world.write("in/c-\u{1b}[2J.json", "[]");
    let ran = export(&world, "in", "table", "participants");
    assert_eq!(ran.code, 1, "{}", ran.err);
    for name in ["a-broken.json:1:", "b-broken.json:", "[2J.json"] {
        assert_eq!(
            ran.err.lines().filter(|line| line.contains(name)).count(),
            1,
            "{}",
            ran.err
        );
    }
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
    assert!(files(&world.path("table")) == files(&world.path("whole")));
}

#[test]
fn a_folder_with_something_in_it_is_left_as_it_is() {
    let world = small_world();
    let before = files(&world.path("in"));
    let ran = export(&world, "in", "in", "participants");
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("something in this folder"), "{}", ran.err);
    assert!(files(&world.path("in")) == before);
    let over = world.run(&["export", "in", "-f", "jsonl", "-o", "in/one.json"]);
    assert_eq!(over.code, 3, "{}", over.err);
    let parts = world.run(&[
        "export", "in", "-f", "jsonl", "-o", "table", "--only", "gaps",
    ]);
    assert_eq!(parts.code, 2, "{}", parts.err);
    for option in [
        &["--list", "none"][..],
        &["--wide"],
        &["--separator", "tab"],
    ] {
        let words = ["export", "in", "-f", "jsonl", "-o", "table"];
        let refused = world.run(&[&words[..], option].concat());
        assert_eq!(refused.code, 2, "{option:?}: {}", refused.err);
    }
    let unknown = world.run(&["export", "in", "-o", "table.jsonl"]);
    assert!(
        unknown.code == 2 && unknown.err.contains("--format"),
        "{}",
        unknown.err
    );
    assert!(files(&world.path("in")) == before);
    assert!(!world.path("table").exists() && !world.path(".table.new").exists());
}

#[cfg(unix)]
#[test]
fn an_interrupted_export_leaves_nothing() {
    let world = World::new();
    world.ok(&["sample", "in", "--countries", "8", "--institutions", "25"]);
    let mut interrupted = 0;
    for (nth, wait) in [0, 20, 60, 120, 250, 500].into_iter().enumerate() {
        let table = format!("table-{nth}");
        let words = ["export", "in", "-f", "jsonl", "-o", table.as_str()];
        let mut child = world
            .command()
            .args(words)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let since = Instant::now();
        let begun = world.path(&format!(".{table}.new"));
        while !begun.exists()
            && !world.path(&table).exists()
            && since.elapsed() < Duration::from_mins(1)
        {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(wait));
        Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .output()
            .unwrap();
        let code = child.wait().unwrap().code();
        assert!(!begun.exists(), "after {wait} ms something is left");
        match code {
            Some(130) => {
                interrupted += 1;
                assert!(!world.path(&table).exists());
            }
            // It was faster.
            done => assert!(
                done == Some(0) && world.path(&table).join("items.jsonl").exists(),
                "{done:?}"
            ),
        }
    }
    assert!(interrupted > 0);
}

/// Samples of which every fourth answer was changed: flags, silences, validations, conflicts, values nobody expects.
/// Some responses are not for everybody as a whole, some have copies, one conflict was decided.
pub(crate) fn changed_samples(
    world: &World,
    countries: usize,
    institutions: usize,
    asked: &[&str],
) {
    let (countries, institutions) = (countries.to_string(), institutions.to_string());
    let mut words = vec![
        "sample",
        "in",
        "--countries",
        &countries,
        "--institutions",
        &institutions,
    ];
    words.extend(asked.iter().flat_map(|id| ["--questionnaire", *id]));
    world.ok(&words);
    let mut numbers = Numbers(7);
    for (nth, (name, bytes)) in files(&world.path("in")).into_iter().enumerate() {
        let mut file: Json = serde_json::from_slice(&bytes).unwrap();
        file["respondent"]["share"] = AUDIENCES[numbers.below(3)].into();
        if nth % 3 == 0 {
            file["respondent"]["role"] = "co-ordinator".into();
        }
        for versions in file["answers"].as_object_mut().unwrap().values_mut() {
            if numbers.below(4) == 0 {
                change(versions, &mut numbers);
            }
        }
        world.write(&format!("in/{name}"), file.to_string());
        if nth % 7 == 0 {
            // A copy that somebody went on with, or that was written without knowing the other.
            for versions in file["answers"].as_object_mut().unwrap().values_mut() {
                change(versions, &mut numbers);
                let clock = if nth % 2 == 0 {
                    json!({"other": 1})
                } else {
                    json!({"other": 1, "sample": 1})
                };
                versions[0]["clock"] = clock;
                versions[0]["by"] = "other".into();
            }
            world.write(&format!("in/z-{nth}.json"), file.to_string());
        }
    }
    world.run(&[
        "resolve", "in", "1", "--keep", "a", "--reason", "asked", "--name", "F.",
    ]);
}

/// Changes an answer.
fn change(versions: &mut Json, numbers: &mut Numbers) {
    let values = [
        json!("other"),
        json!("none"),
        json!("yes"),
        json!("Not A Name"),
        json!(["yes", "no", "yes"]),
        json!([]),
        json!(["shared", "centre", "b-2", "b"]),
        json!({"level": 4, "priority": 3}),
        json!({"level": 1}),
        json!({"level": 2.0}),
        json!({"level": 8}),
        json!({"choice": "other", "specify": "this"}),
        json!(-3),
        json!(2.5),
        json!(1e21),
        json!(0.1),
        json!({"exists": "no", "level": 1, "tiers": 4}),
    ];
    let mut value = || values[numbers.below(values.len())].clone();
    let (first, second) = (value(), value());
    let version = versions[0].as_object_mut().unwrap();
    match numbers.below(9) {
        0..=2 => drop(version.insert("share".into(), AUDIENCES[numbers.below(3)].into())),
        3 => {
            version.remove("value");
            let silences = ["not-applicable", "dont-know", "withheld"];
            version.insert("missing".into(), silences[numbers.below(3)].into());
        }
        4 | 5 => drop(version.insert("validated".into(), true.into())),
        6 => {
            version.remove("missing");
            version.insert("value".into(), first);
        }
        7 => {
            version.remove("missing");
            version.insert("validated".into(), true.into());
            version.insert("value".into(), first);
        }
        _ => {
            version.remove("missing");
            let other = json!({"value": second, "clock": {"someone": 1}, "by": "someone", "at": "2026-09-01T10:00:00Z"});
            versions.as_array_mut().unwrap().push(other);
        }
    }
}
