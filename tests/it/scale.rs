//! Any number of files: counted one by one, the figures are those of responses that are kept.

use quipu::base::digest;
use serde_json::{Value as Json, json};

use crate::support::World;

/// A summary as JSON, without what only a list has.
fn figures(world: &World, audience: &str, list: &str) -> (Json, String, i32) {
    let words = [
        "summary",
        "in",
        "--format",
        "json",
        "--audience",
        audience,
        "--list",
        list,
    ];
    let ran = world.run(&words);
    let mut told: Json = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    for asked in told["questionnaires"].as_array_mut().unwrap() {
        let listed = asked["listed"] == json!(true);
        assert_eq!(listed, list == "all");
        assert_eq!(listed, !asked["respondents"].as_array().unwrap().is_empty());
        asked["listed"] = json!(null);
        asked["respondents"] = json!(null);
        for item in asked["items"].as_array_mut().unwrap() {
            assert!(listed || item["texts"].as_array().unwrap().is_empty());
            item["texts"] = json!(null);
        }
    }
    (told, ran.err, ran.code)
}

fn same_figures(world: &World) {
    for audience in ["facilitator", "participants", "public"] {
        let (kept, counted) = (
            figures(world, audience, "all"),
            figures(world, audience, "none"),
        );
        assert_eq!(kept, counted, "{audience}");
    }
}

/// A file again, changed by `change` and written so late that it replaces the first.
fn again(world: &World, name: &str, new: &str, change: impl Fn(&mut Json)) {
    let mut file: Json = serde_json::from_str(&world.read(&format!("in/{name}"))).unwrap();
    change(&mut file);
    world.write(&format!("in/{new}"), file.to_string());
}

#[test]
fn counted_figures_are_those_of_responses_that_are_kept() {
    let world = World::new();
    world.ok(&[
        "sample",
        "in",
        "--countries",
        "3",
        "--institutions",
        "9",
        "--questionnaire",
        "cog",
        "--questionnaire",
        "disc",
    ]);
    same_figures(&world);

    // Copies of one response, one of them further on, one concurrent; a file that no program of ours writes; broken ones.
    let first = "SAMPLE_cog_xa_ministry-of-finance.json";
    let names: Vec<String> = std::fs::read_dir(world.path("in"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut cog: Vec<&String> = names
        .iter()
        .filter(|name| name.contains("_cog_xa_"))
        .collect();
    cog.sort();
    assert!(cog.len() == 9, "{cog:?} {first}");
    again(&world, cog[0], "z-later.json", |file| {
        let answers = file["answers"].as_object_mut().unwrap();
        let (_, versions) = answers
            .iter_mut()
            .find(|(_, v)| v[0]["value"]["level"].is_number())
            .unwrap();
        versions[0]["value"]["level"] = json!(0);
        for (_, count) in versions[0]["clock"].as_object_mut().unwrap() {
            *count = json!(count.as_u64().unwrap() + 1);
        }
    });
    again(&world, cog[1], "z-other.json", |file| {
        for (_, versions) in file["answers"].as_object_mut().unwrap() {
            versions[0]["clock"] = json!({"somebody": 1});
            versions[0]["by"] = json!("somebody");
            versions[0]["note"] = json!("seen otherwise");
        }
    });
    again(&world, cog[2], "z-newer.json", |file| {
        file["respondent"]["institution"] = json!("Another institution");
        file["more"] = json!({"of": ["a newer version"]});
    });
    world.write("in/z-broken.json", "{\"format\": \"quipu-response/1\", ");
    world.write("in/z-none.json", "[1, 2]");
    same_figures(&world);
    let (_, err, code) = figures(&world, "facilitator", "none");
    assert_eq!(code, 1);
    assert!(
        err.contains("z-broken.json:1:") && err.contains("z-none.json"),
        "{err}"
    );

    // A decision settles what the concurrent copy opened.
    world.ok(&[
        "resolve", "in", "1", "--keep", "a", "--reason", "asked", "--name", "F.",
    ]);
    same_figures(&world);

    // A merged collection gives the same again, and its decisions with it.
    let (before, ..) = figures(&world, "facilitator", "none");
    world.run(&["merge", "in", "-o", "all.json"]);
    std::fs::remove_dir_all(world.path("in")).unwrap();
    std::fs::create_dir(world.path("in")).unwrap();
    std::fs::rename(world.path("all.json"), world.path("in/all.json")).unwrap();
    let (after, ..) = figures(&world, "facilitator", "none");
    assert_eq!(before, after);
    same_figures(&world);
}

#[test]
fn more_files_than_are_listed_are_counted() {
    let world = World::new();
    world.ok(&[
        "sample",
        "in",
        "--countries",
        "3",
        "--institutions",
        "170",
        "--questionnaire",
        "road",
    ]);
    let told = world.ok(&["summary", "in"]).out;
    assert!(
        told.contains("510 responses.") && told.contains("--list all"),
        "{told}"
    );
    let listed = world.ok(&["summary", "in", "--list", "all"]).out;
    assert!(listed.lines().count() > told.lines().count() + 500);
    let csv = world
        .ok(&["summary", "in", "--format", "csv", "--country", "xa"])
        .out;
    assert!(csv.contains("Avaland") && !csv.contains("Borenia"), "{csv}");
    let none = world.run(&["summary", "in", "--questionnaire", "cog"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""));
}

/// Most files are taken as they are written, others are read with care; with a byte order mark all are. The collection is the same,
/// all at once and in small portions.
#[test]
fn files_taken_as_they_are_written_merge_to_what_is_read_with_care() {
    let world = World::new();
    let (countries, institutions) = (["--countries", "5"], ["--institutions", "3"]);
    let words = [&["sample", "in"], &countries[..], &institutions[..]].concat();
    world.ok(&words);
    let names = world.names("in");
    assert!(names.len() > 130);
    let change = |nth: usize, new: &str, change: &dyn Fn(String) -> String| {
        let text = change(world.read(&format!("in/{}", names[nth])));
        world.write(&format!("in/{new}"), text);
    };
    let compact = |text: String| serde_json::from_str::<Json>(&text).unwrap().to_string();
    change(3, &names[3], &compact);
    change(10, &names[10], &|text| {
        text.replacen("\"value\": ", "\"note\": \"n\",\n        \"value\": ", 1)
    });
    change(20, &names[20], &|text| {
        text.replacen("\"seal\": \"", "\"seal\": \"0", 1)
    });
    change(30, &names[30], &|text| {
        text.replacen("\"SAMPLE", "\"Changed", 1)
    });
    change(40, &names[40], &|text| {
        text.replacen(
            "\": [\n      {\n        \"value\": \"",
            "\": [\n      {\n        \"value\": \"x",
            1,
        )
    });
    change(50, "again.json", &|text| {
        text.replacen("\"SAMPLE", "\"Again", 1)
    });
    change(60, &names[60], &|text| {
        text.replacen("  \"seal\"", "  \"more\": 1,\n  \"seal\"", 1)
    });
    change(70, &names[70], &|text| {
        text.replace("\"status\": \"finalised\"", "\"status\": \"draft\"")
    });
    let conflict = twice_said(&world.read(&format!("in/{}", names[80])));
    world.write("conflict.json", conflict);
    world.run(&["merge", "conflict.json", "-o", "alone.json"]);
    // A file that is laid out as it would be written, with its conflict.
    let alone: Json = serde_json::from_str(&world.read("alone.json")).unwrap();
    let response = serde_json::to_string_pretty(&alone["responses"][0]).unwrap();
    world.write(&format!("in/{}", names[80]), response + "\n");
    let whole = world.run(&["merge", "in", "-o", "whole.json", "--strict"]);
    assert!(whole.err.contains("136 files read"), "{}", whole.err);
    let all = world.names("in");
    let mut parts = vec!["merge".to_owned()];
    for (nth, some) in all.chunks(8).enumerate() {
        let part = format!("part{nth}.json");
        let files = some.iter().map(|name| {
            let marked = format!("marked-{name}");
            let text = world.read(&format!("in/{name}"));
            world.write(&marked, format!("\u{feff}{text}"));
            marked
        });
        let words = ["merge", "-o", &part].map(str::to_owned);
        let words: Vec<String> = words.into_iter().chain(files).collect();
        world.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        parts.push(part);
    }
    parts.extend(["-o", "parts.json"].map(str::to_owned));
    parts.push("--strict".to_owned());
    let parts = world.run(&parts.iter().map(String::as_str).collect::<Vec<_>>());
    let [mut taken, mut read] = ["whole.json", "parts.json"]
        .map(|name| -> Json { serde_json::from_str(&world.read(name)).unwrap() });
    // A mark makes another file, which has another digest.
    read["sources"].take();
    let sources = taken["sources"].take();
    assert!(taken == read);
    assert!(sources.to_string().contains("changed_after_finalising"));
    assert_eq!(sources, sources_of(&world));
    let conflicts = |out: &str| {
        let lines = out.lines().skip_while(|line| !line.starts_with("1. "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(whole.err.contains("Another one"), "{}", whole.err);
    assert_eq!(conflicts(&whole.err), conflicts(&parts.err));
    assert_eq!(whole.code, parts.code);
}

/// What a collection says of the files in a folder.
fn sources_of(world: &World) -> Json {
    let all = world.names("in").into_iter().filter_map(|name| {
        let text = world.read(&format!("in/{name}"));
        let mut response = quipu::response::read(text.as_bytes()).ok()?.response;
        let seal = response.seal.take();
        let bare = digest(quipu::response::write(&response).as_bytes());
        let mut source =
            json!({ "names": [name], "status": response.status, "revision": response.revision });
        if seal.is_some_and(|seal| seal != bare) {
            source["changed_after_finalising"] = json!(true);
        }
        Some((digest(text.as_bytes()), source))
    });
    Json::Object(all.collect())
}

/// A response in which somebody else says more beside the first answer.
fn twice_said(file: &str) -> String {
    let mut file: Json = serde_json::from_str(file).unwrap();
    let mut answers = file["answers"].as_object_mut().unwrap().values_mut();
    let versions = answers.next().unwrap().as_array_mut().unwrap();
    let mut other = versions[0].clone();
    other["clock"] = json!({ "someone": 1 });
    other["by"] = json!("someone");
    other["note"] = json!("Another one");
    versions.push(other);
    file.to_string()
}

/// A report without lists is made of files that are counted one by one, and holds the same figures as one that is cut down.
#[test]
fn figures_of_any_number_of_files_are_exported() {
    let world = World::new();
    world.ok(&["sample", "in", "--countries", "4", "--institutions", "2"]);
    for ending in ["csv", "json", "txt", "md", "html"] {
        let (counted, printed) = (format!("counted.{ending}"), format!("listed.{ending}"));
        world.ok(&["export", "in", "-o", &counted, "--list", "none"]);
        world.ok(&["export", "in", "-o", &printed]);
        assert!(world.read(&counted).len() < world.read(&printed).len());
    }
    let summary = world.ok(&["summary", "in", "--format", "csv", "--list", "none"]);
    assert_eq!(summary.out, world.read("counted.csv"));
    let one = format!("in/{}", world.names("in")[0]);
    let over = world.run(&[
        "export", "in", "-o", &one, "--format", "csv", "--list", "none",
    ]);
    assert_eq!(over.code, 2, "{}", over.err);
}
