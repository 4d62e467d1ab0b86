//! From one version of a questionnaire to the next, on the real questionnaires and with the real program.

use quipu::response::{read_draft, write};
use serde_json::{Value as Json, json};

use crate::player::piece;
use crate::support::{Ran, World, root};

fn cog() -> Json {
    let text = std::fs::read_to_string(root().join("questionnaires/cog.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The next version of `cog`: a question renamed, one dropped, a level reworded; and its mapping.
fn next(world: &World) {
    let mut file = cog();
    file["version"] = json!("2099.1");
    for section in file["sections"].as_array_mut().unwrap() {
        let questions = section["questions"].as_array_mut().unwrap();
        questions.retain(|question| question["name"] != "cog-10");
        for question in questions {
            if question["name"] == "cog-04" {
                question["name"] = json!("cog-04-bis");
            }
            if question["name"] == "cog-06" {
                question["levels"][4]["en"] = json!("Something else entirely.");
            }
        }
    }
    world.write("next.json", file.to_string());
    let mapping = json!({ "format": "quipu-mapping/1", "questions": { "cog-04": "cog-04-bis" } });
    world.write("mapping.json", mapping.to_string());
}

#[test]
fn diff_tells_the_effect_in_every_language_and_format() {
    let world = World::new();
    next(&world);
    let told = world.ok(&[
        "diff",
        "cog",
        "next.json",
        "--map",
        "mapping.json",
        "--format",
        "json",
    ]);
    let told: Json = serde_json::from_str(&told.out).unwrap();
    let text = told.to_string();
    for part in [
        "cog-10",
        "\"lost\"",
        "cog-06/4",
        "\"review\"",
        "\"renamed\"",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let spanish = world.ok(&[
        "diff",
        "cog",
        "next.json",
        "--map",
        "mapping.json",
        "--language",
        "es",
    ]);
    assert!(
        spanish.out.contains("nivel con otra redacción"),
        "{}",
        spanish.out
    );
    let same = world.ok(&["diff", "cog", "cog"]);
    assert!(same.out.contains("Nothing changed"), "{}", same.out);
    let wrong = world.run(&["diff", "cog", "next.json", "--map", "next.json"]);
    assert_eq!(wrong.code, 1, "{}", wrong.err);
}

#[test]
fn upgrade_keeps_every_word_of_a_file_and_of_a_draft() {
    let world = World::new();
    next(&world);
    let (_, response) = piece("cog", 3);
    let before = write(&response);
    world.write("mine.json", &before);
    let arguments = [
        "upgrade",
        "mine.json",
        "--to",
        "next.json",
        "--map",
        "mapping.json",
    ];
    let ran = world.ok(&arguments);
    let after = read_draft(ran.out.as_bytes()).unwrap().response;
    assert_eq!(after.questionnaire.version, "2099.1");
    assert!(ran.err.contains("cog-10"), "{}", ran.err);
    let addresses: Vec<String> = after.answers.keys().map(ToString::to_string).collect();
    assert!(
        addresses.contains(&"cog-04-bis".to_owned()),
        "{addresses:?}"
    );
    let json: Json = serde_json::from_str(&ran.out).unwrap();
    let aside = json["set_aside"].as_array().unwrap();
    assert!(
        aside.iter().any(|aside| aside["address"] == "cog-10"),
        "{aside:?}"
    );

    // A draft is changed where it is, and a copy of it as it was is kept.
    let stem = quipu::response::DraftKey::of(&response).to_string();
    world.write(&format!("data/drafts/{stem}.json"), &before);
    world.write("data/questionnaires/next.json", world.read("next.json"));
    world.ok(&[
        "upgrade",
        &stem,
        "--to",
        "next.json",
        "--map",
        "mapping.json",
    ]);
    let draft = world.read(&format!("data/drafts/{stem}.json"));
    assert_eq!(read_draft(draft.as_bytes()).unwrap().response, after);
    assert_eq!(
        world.read(&format!("data/upgraded/{stem}_2026.1.json")),
        before
    );
    let shown = world.ok(&["show", &stem]);
    assert!(shown.out.contains("cog-10"), "{}", shown.out);
}

#[test]
fn an_upgrade_that_cannot_be_made_says_why() {
    let world = World::new();
    let (_, response) = piece("cog", 3);
    world.write("mine.json", write(&response));
    let other = world.run(&["upgrade", "mine.json", "--to", "disc"]);
    assert_eq!(other.code, 1);
    assert!(
        other.err.contains("answers “cog”, not “disc”"),
        "{}",
        other.err
    );
    let mut old = response.clone();
    old.questionnaire.version = "1999.1".into();
    world.write("old.json", write(&old));
    let unknown = world.ok(&["upgrade", "old.json", "--to", "cog", "-o", "new.json"]);
    assert!(unknown.err.contains("1999.1"), "{}", unknown.err);
    let there = world.run(&["upgrade", "old.json", "--to", "cog", "-o", "new.json"]);
    assert_eq!(there.code, 3, "{}", there.err);
}

/// Own questionnaires are read whatever is asked; what is wrong with one that is checked is said once.
#[test]
fn what_is_wrong_with_an_own_questionnaire_is_said_once() {
    let world = World::new();
    let file = "data/questionnaires/own.json";
    let mut asked = cog();
    asked["id"] = "own".into();
    asked["sections"][0]["relevant"] = "${nowhere} = 'yes'".into();
    world.write(file, asked.to_string());
    let wrong = |ran: &Ran| ran.err.matches("own.json:").count();
    let checked = world.run(&["check", file]);
    assert_eq!((checked.code, wrong(&checked)), (1, 1), "{}", checked.err);
    // What is no questionnaire is good as what it is, and still of no use there.
    let library = "data/questionnaires/library.json";
    let text = std::fs::read_to_string(root().join("questionnaires/common.json"));
    world.write(library, text.unwrap());
    let checked = world.run(&["check", library]);
    let told = checked.err.matches("library.json").count();
    assert!(told > 1, "{}", checked.err);
    std::fs::remove_file(world.path(library)).unwrap();
    world.ok(&["sample", "in", "--countries", "1", "--institutions", "1"]);
    let other = world.run(&["check", &format!("in/{}", world.names("in")[0])]);
    assert_eq!((other.code, wrong(&other)), (0, 1), "{}", other.err);
}
