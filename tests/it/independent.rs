//! The figures of a comparison against those of `tests/independent/figures.py`, which computes them from
//! the same files without knowing the program.
//!
//! Where Python is there it is run on samples of twenty countries with three institutions each. Its result for
//! a small sample is stored, so that the figures are compared everywhere; after questionnaires or samples
//! have changed, `QUIPU_RENEW=1 cargo test independent` stores it anew.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value as Json, json};

use crate::support::{World, root};

const SMALL: [&str; 13] = [
    "sample",
    "small",
    "--countries",
    "4",
    "--institutions",
    "3",
    "--questionnaire",
    "disc",
    "--questionnaire",
    "cog",
    "--questionnaire",
    "road",
    "--seed=7",
];

fn stored(audience: &str) -> PathBuf {
    root().join(format!("tests/independent/{audience}.json"))
}

/// What the script makes of a folder, or `None` where there is no Python.
fn computed(world: &World, folder: &str, audience: &str) -> Option<Json> {
    let output = Command::new("python3")
        .arg(root().join("tests/independent/figures.py"))
        .arg(root().join("questionnaires"))
        .args([world.path(folder).to_str().unwrap(), audience])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

fn summary(world: &World, folder: &str, audience: &str, part: &str) -> Json {
    let words = [
        "summary",
        folder,
        "--audience",
        audience,
        "--format",
        "json",
        "--only",
        part,
    ];
    let ran = world.run(&words);
    assert!(ran.code == 0, "{words:?}: {}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// The same, numbers to within 1e-9.
fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(a), Json::Number(b)) => {
            (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-9
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}

/// The figures of the program in the shape in which the script writes them.
fn figures(world: &World, folder: &str, audience: &str) -> Json {
    let mut items = serde_json::Map::new();
    let comparison = summary(world, folder, audience, "comparison");
    for chapter in comparison["questionnaires"].as_array().unwrap() {
        for item in chapter["items"].as_array().unwrap() {
            let key = format!(
                "{} {}",
                chapter["id"].as_str().unwrap(),
                item["id"].as_str().unwrap()
            );
            items.insert(key, item_figures(item));
        }
    }
    let gaps = summary(world, folder, audience, "gaps");
    let mut gaps: Vec<Json> = gaps["sheets"][0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| !row["level"].is_null())
        .map(|row| json!([upper(&row["country"]), row["item"], row["gap"]]))
        .collect();
    gaps.sort_by_key(Json::to_string);
    let challenges = summary(world, folder, audience, "challenges");
    let challenges: serde_json::Map<String, Json> = challenges["sheets"][0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let counts = ["faced", "partly-faced", "overcome", "not-faced"].map(|name| &row[name]);
            let said = json!({"counts": counts, "index": row["index"], "shared": row["shared"], "solvable": row["solvable"]});
            (row["item"].as_str().unwrap().to_owned(), said)
        })
        .collect();
    json!({"items": items, "gaps": gaps, "challenges": challenges})
}

fn upper(name: &Json) -> String {
    name.as_str().unwrap().to_uppercase()
}

fn item_figures(item: &Json) -> Json {
    let options = item["distribution"].as_array().unwrap();
    let counts = |name: &str| -> Json {
        let some = options.iter().filter(|option| option[name] != 0);
        let pairs = some.map(|option| {
            (
                option["name"].as_str().unwrap().to_owned(),
                option[name].clone(),
            )
        });
        Json::Object(pairs.collect())
    };
    let numbers: serde_json::Map<String, Json> = item["values"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|value| !value["value"]["number"].is_null())
        .map(|value| {
            let code = value["country"]["code"].as_str().unwrap().to_owned();
            (code, value["value"]["number"].clone())
        })
        .collect();
    json!({
        "n": item["n"], "split": item["split"], "yes": counts("yes"), "partly": counts("partly"),
        "median": item["median"], "agreement": item["agreement"], "consensus": item["consensus"],
        "values": numbers,
    })
}

/// Compares what the script says; what it says nothing about is left out.
fn compare(world: &World, folder: &str, audience: &str, expected: &Json) {
    let found = figures(world, folder, audience);
    let mut compared = 0;
    for (key, item) in expected["items"].as_object().unwrap() {
        for (name, value) in item.as_object().unwrap() {
            let mine = &found["items"][key][name];
            assert!(
                same(mine, value),
                "{audience} {key} {name}: {mine} is not {value}"
            );
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
    let mut gaps = expected["gaps"].as_array().unwrap().clone();
    gaps.sort_by_key(Json::to_string);
    assert!(same(&found["gaps"], &Json::Array(gaps)), "{audience}: gaps");
    let (mine, theirs) = (&found["challenges"], &expected["challenges"]);
    assert!(same(mine, theirs), "{audience}: {mine} is not {theirs}");
    if audience == "facilitator" {
        // Matches are made from what participants may see.
        return;
    }
    let matches = summary(world, folder, audience, "matches");
    let matches: Vec<Json> = matches["sheets"][0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let (learner, donor) = (upper(&row["learner"]), upper(&row["donor"]));
            json!([learner, donor, row["key"], row["score"], row["reciprocal"]])
        })
        .collect();
    let (mine, theirs) = (Json::Array(matches), &expected["matches"]);
    assert!(same(&mine, theirs), "{audience}: {mine} is not {theirs}");
}

#[test]
fn the_figures_are_those_of_an_independent_calculation_that_is_stored() {
    let world = World::new();
    world.ok(&SMALL);
    for audience in ["facilitator", "participants", "public"] {
        if std::env::var_os("QUIPU_RENEW").is_some() {
            let result = computed(&world, "small", audience).expect("Python is there");
            let text = serde_json::to_string(&result).unwrap() + "\n";
            #[expect(clippy::disallowed_methods, reason = "asked for by the developer")]
            std::fs::write(stored(audience), text).unwrap();
        }
        let expected = std::fs::read_to_string(stored(audience)).unwrap();
        compare(
            &world,
            "small",
            audience,
            &serde_json::from_str(&expected).unwrap(),
        );
    }
}

#[test]
fn the_figures_are_those_of_an_independent_calculation_made_now() {
    let world = World::new();
    world.ok(&[
        "sample",
        "large",
        "--countries",
        "20",
        "--institutions",
        "3",
    ]);
    for audience in ["facilitator", "participants", "public"] {
        let Some(expected) = computed(&world, "large", audience) else {
            return;
        };
        compare(&world, "large", audience, &expected);
    }
}
