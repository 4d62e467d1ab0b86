//! What a flag hides from an audience is in none of its outputs, not even by subtraction: they are the same
//! whatever the hidden answers say, and the same as if these had been withheld.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::support::{World, files};

const ORDER: [&str; 3] = ["facilitator", "participants", "public"];
const PARTS: [&str; 8] = [
    "report",
    "comparison",
    "gaps",
    "challenges",
    "matches",
    "roadmap",
    "quality",
    "change",
];
const FORMATS: [&str; 5] = ["text", "md", "html", "csv", "json"];

fn rank(flag: &Json) -> usize {
    let name = flag.as_str().unwrap_or("participants");
    ORDER.iter().position(|known| *known == name).unwrap()
}

/// Changes every answer of a file that an audience may not see. Gives how many there were, and whether any
/// other is left.
fn change_hidden(file: &mut Json, audience: &str, change: fn(&mut Json)) -> (usize, bool) {
    let default = file["respondent"]["share"].clone();
    let least = rank(&json!(audience));
    let (mut hidden, mut left) = (0, false);
    for versions in file["answers"].as_object_mut().unwrap().values_mut() {
        let versions = versions.as_array_mut().unwrap();
        let secret = |version: &Json| {
            let flag = version.get("share").unwrap_or(&default);
            // What says nothing hides nothing.
            let says = ["value", "missing", "note"]
                .iter()
                .any(|name| version.get(name).is_some());
            says && rank(flag) < least
        };
        if versions.iter().any(secret) {
            hidden += 1;
            versions.iter_mut().for_each(change);
        } else {
            left = true;
        }
    }
    (hidden, left)
}

fn to_secret(version: &mut Json) {
    let fields = version.as_object_mut().unwrap();
    fields.remove("missing");
    fields.insert("value".into(), "SECRET".into());
    fields.insert("note".into(), "SECRET".into());
}

fn to_withheld(version: &mut Json) {
    let fields = version.as_object_mut().unwrap();
    fields.retain(|name, _| matches!(name.as_str(), "clock" | "by" | "at"));
    fields.insert("missing".into(), "withheld".into());
    fields.insert("share".into(), "public".into());
}

/// All outputs for an audience: part, format, text.
fn outputs(world: &World, folder: &str, audience: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for part in PARTS {
        for format in FORMATS {
            let mut words = vec!["summary", folder, "--audience", audience];
            words.extend(["--only", part, "--format", format]);
            if part == "change" {
                words.extend(["--earlier", folder]);
            }
            let ran = world.run(&words);
            assert!(ran.code == 0, "{words:?}: {}", ran.err);
            all.push((format!("{audience} {part} {format}"), ran.out));
        }
    }
    // Archives are the same where all that is in them is.
    for file in ["report.docx", "report.xlsx", "wide.csv"] {
        let mut words = vec!["export", folder, "-o", file, "--audience", audience];
        words.extend((file == "wide.csv").then_some("--wide"));
        world.run(&words);
        let bytes = std::fs::read(world.path(file)).unwrap();
        let signs: String = bytes.iter().copied().map(char::from).collect();
        all.push((format!("{audience} {file}"), signs));
    }
    let table = format!("{folder}-table-{audience}");
    let words = [
        "export",
        folder,
        "-f",
        "jsonl",
        "--audience",
        audience,
        "-o",
        &table,
    ];
    world.ok(&words);
    for (name, bytes) in files(&world.path(&table)) {
        let text = String::from_utf8(bytes).unwrap();
        all.push((format!("{audience} {name}"), text));
    }
    all
}

#[test]
fn nothing_hidden_changes_any_output() {
    let world = World::new();
    let words = ["sample", "plain", "--countries", "3", "--institutions", "2"];
    world.ok(&words);
    let mut files: Vec<(String, Json)> = std::fs::read_dir(world.path("plain"))
        .unwrap()
        .map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let file = serde_json::from_str(&world.read(&format!("plain/{name}"))).unwrap();
            (name, file)
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    // Every default flag occurs, beside the flags of single answers that the samples have.
    for (nth, (name, file)) in files.iter_mut().enumerate() {
        file["respondent"]["share"] = ORDER[nth % 3].into();
        world.write(&format!("plain/{name}"), file.to_string());
    }
    for audience in ["participants", "public"] {
        let mut names = BTreeSet::new();
        let mut hidden = 0;
        for (name, file) in &files {
            for (folder, change) in [
                ("secret", to_secret as fn(&mut Json)),
                ("withheld", to_withheld),
            ] {
                let mut file = file.clone();
                let (count, left) = change_hidden(&mut file, audience, change);
                hidden += count;
                let institution = file["respondent"]["institution"].clone();
                let private = rank(&file["respondent"]["share"]) < rank(&json!(audience));
                if private && folder == "secret" {
                    names.insert(institution.as_str().unwrap().to_owned());
                    file["respondent"]["institution"] = format!("SECRET {name}").into();
                }
                // A response of which nothing is for the audience might as well not be there.
                if left || folder == "secret" {
                    world.write(&format!("{folder}-{audience}/{name}"), file.to_string());
                }
            }
        }
        assert!(hidden > 200 && !names.is_empty(), "{hidden}");
        let plain = outputs(&world, "plain", audience);
        for folder in ["secret", "withheld"] {
            let other = outputs(&world, &format!("{folder}-{audience}"), audience);
            for ((what, plain), (_, other)) in plain.iter().zip(&other) {
                assert!(!other.contains("SECRET"), "{what} in {folder}");
                let differ = plain.lines().zip(other.lines()).find(|(a, b)| a != b);
                assert!(plain == other, "{what} differs from {folder}: {differ:?}");
            }
        }
    }
}
