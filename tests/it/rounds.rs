//! Two rounds of a review beside each other.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::support::{World, root};
use crate::terminal::Terminal;

/// The levels of a folder by country and item, as the gaps tell them.
fn levels(world: &World, folder: &str) -> BTreeMap<(String, String), Json> {
    let words = ["summary", folder, "--only", "gaps", "--format", "json"];
    let said: Json = serde_json::from_str(&world.ok(&words).out).unwrap();
    let rows = said["sheets"][0]["rows"].as_array().unwrap().clone();
    let key = |row: &Json| {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        (text("country"), text("item"))
    };
    rows.iter()
        .map(|row| (key(row), row["level"].clone()))
        .collect()
}

fn change(world: &World) -> Json {
    let words = [
        "summary",
        "now",
        "--only",
        "change",
        "--earlier",
        "then",
        "--format",
        "json",
    ];
    serde_json::from_str(&world.ok(&words).out).unwrap()
}

fn samples(world: &World) {
    for (folder, countries, seed) in [("then", "3", "1"), ("now", "4", "2")] {
        world.ok(&[
            "sample",
            folder,
            "--countries",
            countries,
            "--seed",
            seed,
            "--questionnaire",
            "cog",
        ]);
    }
}

#[test]
fn levels_go_from_those_of_the_earlier_round_to_those_of_the_later() {
    let world = World::new();
    samples(&world);
    let (then, now) = (levels(&world, "then"), levels(&world, "now"));
    let said = change(&world);
    let rows = said["sheets"][0]["rows"].as_array().unwrap();
    let mut counted: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in rows {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        let key = (text("country"), text("item"));
        assert_eq!(
            (&row["before"], &row["after"]),
            (&then[&key], &now[&key]),
            "{key:?}"
        );
        let expected = match (row["before"].as_u64(), row["after"].as_u64()) {
            (Some(before), Some(after)) if before < after => "up",
            (Some(before), Some(after)) if before > after => "down",
            (Some(_), Some(_)) => "unchanged",
            (None, Some(_)) => "newly",
            _ => "no-longer",
        };
        assert_eq!(row["change"], expected, "{key:?}");
        *counted.entry((key.0, expected.to_owned())).or_default() += 1;
    }
    assert!(rows.len() > 20, "{}", rows.len());
    // The fourth country did not answer before.
    assert!(rows.iter().all(|row| row["country"] != "xd"), "{rows:?}");
    for row in said["sheets"][1]["rows"].as_array().unwrap() {
        for name in ["up", "unchanged", "down", "newly", "no-longer"] {
            let key = (row["country"].as_str().unwrap().to_owned(), name.to_owned());
            let expected = counted.get(&key).copied().unwrap_or(0);
            assert_eq!(row[name], expected, "{key:?}");
        }
    }
}

#[test]
fn an_item_that_was_asked_in_other_words_is_not_compared() {
    let world = World::new();
    samples(&world);
    let asked = std::fs::read_to_string(root().join("questionnaires/cog.json")).unwrap();
    let mut asked: Json = serde_json::from_str(&asked).unwrap();
    asked["version"] = "2020.1".into();
    for section in asked["sections"].as_array_mut().unwrap() {
        for question in section["questions"].as_array_mut().unwrap() {
            if question["name"] == "cog-04" {
                question["levels"][2]["en"] = "Other words".into();
            }
        }
    }
    world.write("data/questionnaires/cog-2020.json", asked.to_string());
    for entry in std::fs::read_dir(world.path("then")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let mut file: Json = serde_json::from_str(&world.read(&format!("then/{name}"))).unwrap();
        file["questionnaire"]["version"] = "2020.1".into();
        world.write(&format!("then/{name}"), file.to_string());
    }
    let said = change(&world);
    let rows = said["sheets"][0]["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["item"] == "cog-05"), "{said}");
    assert!(rows.iter().all(|row| row["item"] != "cog-04"), "{said}");
    let notes = said["sheets"][0]["notes"].to_string();
    assert!(notes.contains("cog-04"), "{notes}");
}

#[test]
fn the_desk_shows_what_changed() {
    let world = World::new();
    samples(&world);
    // Of the same name as one of this round.
    let sent = std::fs::read_dir(world.path("now")).unwrap().flatten();
    let name = sent.map(|entry| entry.file_name()).min().unwrap();
    let name = format!("then/{}", name.to_str().unwrap());
    world.write(&name, "{");
    let mut terminal = Terminal::start(&world, &["compare", "now", "--earlier", "then"]);
    terminal.see("1/17");
    // Its folder tells it from that one.
    terminal.wait("what is missing", |screen| {
        screen.contains("then/") && screen.contains("error")
    });
    terminal.keys("<Shift+Tab><Shift+Tab>");
    terminal.wait("the change", |screen| {
        screen.contains("16/17") && screen.contains("unchanged")
    });
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}
