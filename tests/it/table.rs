//! The answers as a table: what its rows say, and that other programs compute the same comparison from it.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::support::{Numbers, World, files, root};

const AUDIENCES: [&str; 3] = ["facilitator", "participants", "public"];

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

fn export(world: &World, folder: &str, table: &str, audience: &str) -> crate::support::Ran {
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
fn changed_samples(world: &World, countries: usize, institutions: usize, asked: &[&str]) {
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

/// The SQL on the page that begins with a comment.
fn sql(begins: &str) -> String {
    let page = std::fs::read_to_string(root().join("docs/scale.md")).unwrap();
    let blocks = page
        .split("```sql\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"));
    let mut found = blocks
        .map(|(sql, _)| sql.to_owned())
        .filter(|sql| sql.starts_with(begins));
    let sql = found
        .next()
        .unwrap_or_else(|| panic!("{begins} is not on the page"));
    assert!(found.next().is_none(), "{begins} is twice on the page");
    sql
}

/// Runs a query on the table in a folder, by the SQL on the page; `None` where there is no DuckDB.
fn duckdb(world: &World, query: &str) -> Option<Vec<Vec<Json>>> {
    let script = "import sys, json\ntry:\n    import duckdb\nexcept ImportError:\n    sys.exit(77)\n\
        con = duckdb.connect()\ncon.execute(open('load.sql').read())\ncon.execute(open('figures.sql').read())\n\
        print(json.dumps(con.execute(sys.argv[1]).fetchall()))";
    world.write("load.sql", sql("-- DuckDB"));
    world.write("figures.sql", sql("-- Figures"));
    let mut python = Command::new("python3");
    let ran = python
        .args(["-c", script, query])
        .current_dir(world.path(""))
        .output();
    let ran = ran.ok().filter(|ran| ran.status.code() != Some(77));
    let ran = ran?;
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Some(serde_json::from_slice(&ran.stdout).unwrap())
}

/// A figure: what it is about, and what it says.
type Fact = (Vec<String>, [String; 4]);

fn fact(cells: &[String]) -> Fact {
    let [
        questionnaire,
        version,
        item,
        record,
        country,
        name,
        value,
        n,
        of,
    ] = cells
    else {
        panic!("{cells:?}");
    };
    let mut about: Vec<String> = [questionnaire, version, item, record, country]
        .map(String::clone)
        .into();
    // A country has one value, provisional or not.
    about.push(if record == "value" {
        String::new()
    } else {
        name.clone()
    });
    (about, [name, value, n, of].map(String::clone))
}

/// The figures of `quipu summary`, in order.
fn summarised(world: &World, audience: &str) -> Vec<Fact> {
    let words = [
        "summary",
        "in",
        "--format",
        "csv",
        "--list",
        "none",
        "--raw",
        "--audience",
        audience,
    ];
    let csv = world.run(&words).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = [0, 1, 2, 4, 5, 8, 9, 10, 11].map(|nth| row[nth].to_owned());
        fact(&cells)
    });
    let mut facts: Vec<Fact> = rows.collect();
    facts.sort();
    facts
}

/// The same text, or the same number: as it is, but for agreement and consensus, which have seven decimals.
fn same(record: &str, a: &str, b: &str) -> bool {
    let measure = matches!(record, "agreement" | "consensus");
    let close = |a: f64, b: f64| {
        if measure {
            (a - b).abs() < 1.5e-7
        } else {
            (a - b).abs() == 0.0
        }
    };
    a == b
        || a.parse()
            .ok()
            .zip(b.parse().ok())
            .is_some_and(|(a, b)| close(a, b))
}

#[test]
fn sql_on_the_table_gives_the_figures_of_the_summary() {
    let world = World::new();
    changed_samples(&world, 8, 2, &["cog", "disc", "hrm", "road", "prog"]);
    for audience in AUDIENCES {
        export(&world, "in", "table", audience);
        let Some(rows) = duckdb(&world, "SELECT * FROM figures") else {
            eprintln!("skipped: Python has no duckdb here");
            return;
        };
        let text = |cell: &Json| {
            cell.as_str()
                .map_or_else(|| cell.to_string(), str::to_owned)
        };
        let mut found: Vec<Fact> = rows
            .iter()
            .map(|row| fact(&row.iter().map(text).collect::<Vec<_>>()))
            .collect();
        found.sort();
        let expected = summarised(&world, audience);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found.0, expected.0, "{audience}");
            let pairs = found.1.iter().zip(&expected.1);
            let all = pairs.into_iter().all(|(a, b)| same(&found.0[3], a, b));
            assert!(
                all,
                "{audience} {:?}: {:?} is not {:?}",
                found.0, found.1, expected.1
            );
        }
        assert_eq!(found.len(), expected.len(), "{audience}");
        assert!(found.len() > 2_000, "{}", found.len());
        // Every kind of figure and of silence is among them.
        for kind in [
            "conflict",
            "withheld",
            "dont-know",
            "unanswered",
            "not-asked",
            "split",
            "provisional",
            "agreement",
        ] {
            let has = |fact: &Fact| fact.0[3] == kind || fact.1[0] == kind;
            assert!(found.iter().any(has), "{audience}: no {kind}");
        }
        std::fs::remove_dir_all(world.path("table")).unwrap();
    }
}
