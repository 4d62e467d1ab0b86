//! What the program reads and writes is what its schemas say.

use serde_json::{Value, json};

use crate::support::{World, root};

/// The validator that `quipu schema` prints.
fn schema(world: &World, name: &str) -> jsonschema::Validator {
    let text = world.ok(&["schema", name]).out;
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn assert_fits(validator: &jsonschema::Validator, file: &str, value: &Value) {
    let wrong: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{file}: {wrong:?}");
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn embedded_questionnaires_fit_their_schema() {
    let world = World::new();
    let (questionnaire, library) = (schema(&world, "questionnaire"), schema(&world, "library"));
    let mut seen = 0;
    for entry in std::fs::read_dir(root().join("questionnaires")).unwrap() {
        let path = entry.unwrap().path();
        let value = parsed(&std::fs::read_to_string(&path).unwrap());
        let file = path.display().to_string();
        match value["format"].as_str().unwrap() {
            "quipu-questionnaire/1" => assert_fits(&questionnaire, &file, &value),
            "quipu-library/1" => assert_fits(&library, &file, &value),
            _ => continue,
        }
        seen += 1;
    }
    assert_eq!(seen, 10);
    let wrong = json!({ "format": "quipu-questionnaire/1", "id": "No Name", "version": "1", "default_language": "en", "title": "T", "sections": [] });
    assert!(!questionnaire.is_valid(&wrong));
}

#[test]
fn responses_packets_collections_and_decisions_fit_theirs() {
    let world = World::new();
    world.ok(&["sample", "in", "--countries", "2", "--institutions", "2"]);
    let response = schema(&world, "response");
    for entry in std::fs::read_dir(world.path("in")).unwrap() {
        let path = entry.unwrap().path();
        let value = parsed(&std::fs::read_to_string(&path).unwrap());
        assert_fits(&response, &path.display().to_string(), &value);
    }
    world.run(&["merge", "in", "-o", "collection.json"]);
    let collection = parsed(&world.read("collection.json"));
    assert_fits(
        &schema(&world, "collection"),
        "collection.json",
        &collection,
    );
    assert!(!schema(&world, "decisions").is_valid(&collection));

    let who = [
        "fill",
        "disc",
        "--plain",
        "--country",
        "XA",
        "--institution",
        "Presidency",
    ];
    world.run_with(&who, ":quit\n");
    let plan = json!({ "format": "quipu-plan/1", "due": "2026-12-15", "packets": [
        { "institution": "Finance", "questions": ["disc-01"] }, { "institution": "Justice", "questions": ["disc-02"] } ] });
    world.write("plan.json", plan.to_string());
    let words = ["split", "disc", "--assign", "plan.json", "-o", "out"];
    let told = world.ok(&[&words[..], &["--format", "json"]].concat());
    assert_eq!(parsed(&told.out)[0]["file"], "out/disc_xa_finance.json");
    let packet = schema(&world, "packet");
    let made = parsed(&world.read("out/disc_xa_finance.json"));
    assert_fits(&packet, "packet", &made);
    assert_fits(&response, "packet as response", &made);
    assert!(!packet.is_valid(&parsed(&world.read("data/drafts/disc_xa_presidency.json"))));
}

#[test]
fn a_decision_fits_its_schema() {
    let world = World::new();
    for (name, text) in [("a", "one"), ("b", "two")] {
        let who = [
            "--data",
            name,
            "fill",
            "disc",
            "--plain",
            "--country",
            "XA",
            "--institution",
            "M",
        ];
        world.run_with(&who, &format!(":goto disc-17\n{text}\n:quit\n"));
        let from = world.path(&format!("{name}/drafts/disc_xa_m.json"));
        world.write(&format!("in/{name}.json"), std::fs::read(from).unwrap());
    }
    let listed = world.run(&["resolve", "in"]);
    let settled = world.run(&[
        "resolve", "in", "1", "--keep", "a", "--reason", "Checked", "--name", "F",
    ]);
    assert_eq!(settled.code, 0, "{} {}", listed.out, settled.err);
    let decisions = parsed(&world.read("in/decisions.json"));
    assert_fits(&schema(&world, "decisions"), "decisions.json", &decisions);
}
