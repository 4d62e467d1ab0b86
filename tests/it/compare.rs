//! The facilitator's desk on the screen.

use serde_json::Value as Json;

use crate::support::World;
use crate::terminal::{Terminal, strange_sequences};

/// A folder of responses with open conflicts.
fn received(world: &World) {
    world.ok(&["sample", "in", "--countries", "4", "--institutions", "3"]);
}

fn desk(world: &World, language: &str) -> Terminal {
    let terminal = Terminal::start(world, &["compare", "in", "--language", language]);
    terminal.wait("the first table", |screen| screen.contains("1/15"));
    terminal
}

/// Whether a row is in focus.
fn has_focus(screen: &str) -> bool {
    screen.lines().any(|line| line.starts_with("> "))
}

#[test]
fn every_table_and_every_map_is_reached_in_three_languages() {
    let world = World::new();
    received(&world);
    for (language, words) in [
        ("en", ["Files", "Open answers", "Comparison", "Roadmap"]),
        (
            "es",
            [
                "Archivos",
                "Respuestas abiertas",
                "Comparación",
                "Hoja de ruta",
            ],
        ),
        (
            "fr",
            [
                "Fichiers",
                "Réponses en suspens",
                "Comparaison",
                "Feuille de route",
            ],
        ),
    ] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut terminal = desk(&world, language);
            terminal.resize(columns, rows);
            for tab in 1..=15 {
                let place = format!("{tab}/15");
                let table = terminal.wait(&place, |screen| {
                    screen.contains(&place) && has_focus(screen)
                });
                for prefix in ["column-", "sheet-", "note-", "state-", "desk-", "hint-"] {
                    assert!(!table.contains(prefix), "{language} {prefix}: {table}");
                }
                terminal.keys("<Enter>");
                terminal.wait("all of a row", |screen| !has_focus(screen));
                terminal.escape();
                terminal.wait("the table again", has_focus);
                terminal.keys("<Down>");
                terminal.keys("<Tab>");
            }
            for (nth, word) in words.iter().enumerate() {
                let tab = [1, 2, 3, 12][nth];
                let seen = terminal.seen();
                let found = seen
                    .iter()
                    .any(|screen| screen.contains(&format!("{tab}/15")) && screen.contains(word));
                assert!(found, "{word}");
            }
            for id in [
                "cog", "digi", "disc", "hrm", "mlg", "open", "plan", "prog", "road",
            ] {
                terminal.wait(id, |screen| {
                    screen
                        .lines()
                        .next()
                        .is_some_and(|line| line.contains(&format!(": {id} ")))
                        || !screen.contains("3/15")
                });
                terminal.keys(">");
            }
            terminal.keys("t<Right><Down>");
            terminal.wait("the other axes", |screen| screen.contains("3/15"));
            terminal.keys("q");
            assert_eq!(terminal.exit_code(), 0);
            let strange = strange_sequences(&terminal.bytes());
            assert!(strange.is_empty(), "{strange:?}");
        }
    }
}

#[test]
fn a_conflict_is_settled_on_the_screen_and_taken_back() {
    let world = World::new();
    received(&world);
    let open = |world: &World| open_conflicts(world).len();
    let before = open(&world);
    assert!(before > 1, "{before}");
    let mut terminal = desk(&world, "en");
    terminal.keys("<Tab>");
    terminal.see("2/15");
    terminal.keys("2");
    terminal.see("Settle the conflict");
    terminal.keys("The later report says so<Enter>");
    terminal.see("The decision is kept");
    assert_eq!(open(&world), before - 1);
    let kept = world.read("in/decisions.json");
    assert!(kept.contains("The later report says so"), "{kept}");
    terminal.keys("<Ctrl+Z>");
    terminal.see("taken back");
    assert_eq!(open(&world), before);
    terminal.keys("w");
    terminal.see("Settle the conflict");
    terminal.keys("Another text<Enter>");
    terminal.keys("Agreed by phone<Enter>");
    terminal.see("The decision is kept");
    terminal.keys("b");
    terminal.see("Settle the conflict");
    terminal.keys("Both hold<Enter>");
    terminal.wait("two settled", |_| open(&world) == before - 2);
    let kept = world.read("in/decisions.json");
    assert!(
        kept.contains("Another text") && kept.contains("\\n\\n"),
        "{kept}"
    );
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}

/// Country, item and whether it was reopened, of each open conflict.
fn open_conflicts(world: &World) -> Vec<(Json, Json, Json)> {
    let words = [
        "summary",
        "in",
        "--audience",
        "facilitator",
        "--only",
        "conflicts",
        "--format",
        "json",
    ];
    let said: Json = serde_json::from_str(&world.ok(&words).out).unwrap();
    let rows = said["sheets"][0]["rows"].as_array().unwrap().clone();
    let first = rows.into_iter().filter(|row| row["letter"] == "a");
    first
        .map(|row| {
            (
                row["country"].clone(),
                row["item"].clone(),
                row["reopened"].clone(),
            )
        })
        .collect::<Vec<_>>()
}

#[test]
fn decisions_hold_when_files_arrive_late_and_reopen_only_what_these_change() {
    let world = World::new();
    world.ok(&[
        "sample",
        "in",
        "--countries",
        "4",
        "--institutions",
        "3",
        "--questionnaire",
        "disc",
    ]);
    let open = || open_conflicts(&world);
    let before = open();
    assert!(before.len() > 1, "{before:?}");
    for _ in &before {
        world.ok(&["resolve", "in", "1", "--keep", "b", "--reason", "checked"]);
    }
    assert_eq!(open(), []);
    // A country that comes late changes nothing that was settled.
    world.ok(&[
        "sample",
        "late",
        "--countries",
        "5",
        "--institutions",
        "3",
        "--questionnaire",
        "disc",
    ]);
    for entry in std::fs::read_dir(world.path("late")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if name.contains("_xe_") {
            world.write(&format!("in/{name}"), std::fs::read(entry.path()).unwrap());
        }
    }
    let settled = |conflict: &(Json, Json, Json)| {
        before
            .iter()
            .any(|(country, item, _)| *country == conflict.0 && *item == conflict.1)
    };
    assert!(!open().iter().any(settled), "{:?}", open());
    // A newer file of a settled country opens what it changed, and nothing else.
    let (country, item, _) = &before[0];
    let item = item.as_str().unwrap();
    let mut changed = false;
    for entry in std::fs::read_dir(world.path("in")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let mut file: Json = serde_json::from_slice(&std::fs::read(entry.path()).unwrap()).unwrap();
        let versions = file["answers"][item].as_array().map_or(0, Vec::len);
        if file["respondent"]["country"]["name"] == *country && versions == 2 {
            let version = &mut file["answers"][item][0];
            let by = version["by"].as_str().unwrap().to_owned();
            let count = version["clock"][&by].as_u64().unwrap();
            version["clock"][&by] = (count + 1).into();
            version["value"] = "A third text".into();
            world.write(&format!("in/newer_{name}"), file.to_string());
            changed = true;
        }
    }
    assert!(changed);
    let again: Vec<_> = open().into_iter().filter(settled).collect();
    assert_eq!(again.len(), 1, "{again:?}");
    assert_eq!(
        (&again[0].1, &again[0].2),
        (&Json::from(item), &Json::from(true))
    );
}

#[test]
fn tables_and_maps_are_filtered_and_sorted() {
    let world = World::new();
    received(&world);
    let mut terminal = desk(&world, "en");
    // A table: by text, and back.
    terminal.keys("/cestovia<Enter>");
    terminal.wait("one country", |screen| {
        screen.contains("[cestovia]") && !screen.contains("Borenia")
    });
    terminal.escape();
    terminal.see("Borenia");
    // The map: items by section, countries in the order of the item in focus.
    terminal.keys("<Tab><Tab>");
    terminal.see("3/15");
    terminal.keys("/cog-04<Enter>");
    terminal.wait("one item", |screen| {
        screen.contains("[cog-04]") && screen.contains("cog-04 ·")
    });
    let order = |screen: &str| -> Vec<String> {
        let names = ["Avaland", "Borenia", "Cestovia", "Dalmoria"];
        let lines = screen.lines().filter(|line| {
            names
                .iter()
                .any(|name| line.get(2..).is_some_and(|rest| rest.starts_with(name)))
        });
        lines
            .map(|line| {
                line.split_whitespace()
                    .last()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    };
    terminal.keys("s");
    let rising = order(&terminal.wait("rising", |screen| {
        screen
            .lines()
            .next()
            .is_some_and(|line| line.contains("  + "))
    }));
    terminal.keys("s");
    let falling = order(&terminal.wait("falling", |screen| {
        screen
            .lines()
            .next()
            .is_some_and(|line| line.contains("  - "))
    }));
    let mut sorted = rising.clone();
    sorted.sort();
    assert_eq!(rising.len(), 4, "{rising:?}");
    assert_eq!(rising, sorted);
    assert_eq!(falling.first(), rising.last());
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn the_report_is_written_from_the_desk_and_never_over_a_received_file() {
    let world = World::new();
    received(&world);
    let mut terminal = desk(&world, "en");
    terminal.keys("e");
    terminal.see("Write the report");
    // For everybody.
    terminal.keys("<Down><Enter>");
    terminal.see("Written: report.html");
    let page = world.read("report.html");
    let words = ["export", "in", "-o", "same.html", "--audience", "public"];
    world.ok(&words);
    assert!(
        page == world.read("same.html"),
        "the desk and the command write the same"
    );
    let name = std::fs::read_dir(world.path("in"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .file_name();
    let name = format!("in/{}", name.into_string().unwrap());
    let before = world.read(&name);
    terminal.keys("e");
    terminal.see("(o) the participants");
    terminal.keys("<Ctrl+U>");
    terminal.text(&name);
    terminal.keys("<Enter>");
    terminal.see("one of the files received");
    assert_eq!(before, world.read(&name));
    let ran = world.run(&["export", "in", "-o", &name]);
    assert!(
        ran.code == 2 && ran.err.contains("one of the files received"),
        "{}",
        ran.err
    );
    assert_eq!(before, world.read(&name));
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}
