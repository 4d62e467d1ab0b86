//! The commands, run as a user runs them.

use serde_json::Value as Json;

use crate::player::{answers, piece, script};
use crate::support::{Ran, World};

/// Answers the first question of `disc` in plain mode.
fn answer(world: &World, institution: &str, script: &str) -> Ran {
    let words = [
        "fill",
        "disc",
        "--country",
        "XA",
        "--institution",
        institution,
        "--plain",
    ];
    let ran = world.run_with(&words, script);
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    ran
}

#[test]
fn a_script_answers_and_branches_close_and_open() {
    let world = World::new();
    let asked = |ran: &Ran, name: &str| ran.out.contains(&format!("{name}, "));
    // All six rows "not": disc-03 and disc-04 are not asked.
    let not = answer(&world, "Test", &"4\n".repeat(6));
    assert!(!asked(&not, "disc-03"), "{}", not.out);
    // The first row "faced": disc-03 is asked; it is ranked, and disc-04 asks about it.
    let script = format!(
        "1\n{}:goto disc-03\n1\n1,2\nA unit was set up.\n.\n:quit\n",
        "\n".repeat(5)
    );
    let faced = answer(&world, "Test", &script);
    assert!(
        asked(&faced, "disc-03") && asked(&faced, "disc-04"),
        "{}",
        faced.out
    );
    assert!(
        world
            .read("data/drafts/disc_xa_test.json")
            .contains("A unit was set up.")
    );
    // Back to "not": the branch closes, and its text stays in the draft.
    let closed = answer(&world, "Test", "4\n:quit\n");
    assert!(!asked(&closed, "disc-03"), "{}", closed.out);
    assert!(
        world
            .read("data/drafts/disc_xa_test.json")
            .contains("A unit was set up.")
    );
    let opened = answer(&world, "Test", ":goto disc-01\n1\n:goto disc-04\n:quit\n");
    assert!(opened.out.contains("A unit was set up."), "{}", opened.out);
}

#[test]
fn silence_needs_its_reason_before_finalising() {
    let world = World::new();
    answer(&world, "Test", ":goto disc-07\n:na\n:quit\n");
    let refused = world.run(&["finalise", "disc"]);
    assert_eq!(refused.code, 1);
    assert!(
        refused
            .err
            .contains("disc-07: error: “Not applicable” needs a reason."),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("disc-08: error: No answer yet."),
        "{}",
        refused.err
    );
    assert!(!world.path("data/finalised").exists());
}

#[test]
fn samples_are_the_same_each_time_and_valid() {
    let world = World::new();
    for folder in ["one", "two"] {
        world.ok(&[
            "sample",
            folder,
            "--countries",
            "5",
            "--institutions",
            "2",
            "--seed",
            "7",
        ]);
    }
    let names = |folder: &str| -> Vec<String> {
        let entries = std::fs::read_dir(world.path(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let questionnaires = quipu::questionnaire::builtin::ids().count();
    assert_eq!(names("one").len(), 10 * questionnaires);
    for name in names("one") {
        assert_eq!(
            world.read(&format!("one/{name}")),
            world.read(&format!("two/{name}"))
        );
        assert!(
            world
                .read(&format!("one/{name}"))
                .contains("\"sample\": true"),
            "{name}"
        );
        world.ok(&["check", &format!("one/{name}")]);
    }
    let other = world.ok(&[
        "sample",
        "three",
        "--countries",
        "1",
        "--seed",
        "8",
        "--questionnaire",
        "cog",
    ]);
    assert!(other.err.contains("2 samples"), "{}", other.err);
}

#[test]
fn a_conflict_is_settled_once_and_stays_settled() {
    let world = World::new();
    world.ok(&[
        "sample",
        "all",
        "--countries",
        "4",
        "--seed",
        "1",
        "--questionnaire",
        "cog",
    ]);
    let file = "SAMPLE_cog_xa_office-of-the-prime-minister.json";
    let original = world.read(&format!("all/{file}"));
    let address = "\"cog-14\": [";
    let place = original.find(address).unwrap();
    let (head, tail) = original.split_at(place);
    // Two people change the answer without seeing each other's change.
    for (name, value) in [("ann", "two-posts"), ("ben", "one-post")] {
        let end = tail.find("\n    ],").unwrap();
        let version = format!(
            "{address}\n      {{\"value\": \"{value}\", \"clock\": {{\"{name}\": 9}}, \"by\": \"{name}\", \"at\": \"2026-10-01T10:00:00Z\"}}"
        );
        let text = format!("{head}{version}{}", &tail[end..]).replace(
            "\"authors\": {",
            &format!(
                "\"authors\": {{\n    \"{name}\": {{\"name\": \"{}\"}},",
                name.to_uppercase()
            ),
        );
        world.write(&format!("in/{name}.json"), text);
    }
    let merged = world.ok(&["merge", "in", "-o", "c.json"]);
    assert!(merged.err.contains("one open conflict"), "{}", merged.err);
    for said in [
        "ANN (ann)",
        "BEN (ben)",
        "two-posts",
        "one-post",
        "changed after it was finalised",
    ] {
        assert!(merged.err.contains(said), "{said} in {}", merged.err);
    }
    assert_eq!(
        world.run(&["merge", "in", "-o", "c.json", "--strict"]).code,
        4
    );
    let told = world.ok(&["merge", "in", "-o", "c.json", "--format", "json"]);
    let told: Json = serde_json::from_str(&told.out).unwrap();
    assert_eq!(told["files"], 2);
    assert_eq!(told["responses"], 1);
    assert_eq!(told["conflicts"][0]["alternatives"][1]["value"], "one-post");
    assert_eq!(
        told["changed_after_finalising"].as_array().unwrap().len(),
        2
    );
    let both = world.run(&["merge", "in", "-o", "-", "--format", "json"]);
    assert_eq!((both.code, both.out.as_str()), (2, ""));
    assert_eq!(world.run(&["resolve", "in", "2", "--keep", "a"]).code, 2);
    assert_eq!(world.run(&["resolve", "in", "1", "--keep", "x"]).code, 2);
    world.ok(&[
        "resolve",
        "in",
        "1",
        "--keep",
        "b",
        "--reason",
        "confirmed",
        "--name",
        "Facilitator",
    ]);
    let settled = world.ok(&["merge", "in", "-o", "c.json", "--strict"]);
    assert!(settled.err.contains("no open conflict"), "{}", settled.err);
    // A late country changes nothing about the decision.
    let late = "SAMPLE_cog_xd_ministry-of-finance.json";
    world.write(&format!("in/{late}"), world.read(&format!("all/{late}")));
    let later = world.ok(&["merge", "in", "-o", "c2.json", "--strict"]);
    assert!(
        later.err.contains("of 2 countries, no open conflict"),
        "{}",
        later.err
    );
}

#[test]
fn order_and_grouping_do_not_matter() {
    let world = World::new();
    world.ok(&["sample", "s", "--countries", "3", "--seed", "3"]);
    world.ok(&["merge", "s", "-o", "whole.json"]);
    let mut files: Vec<String> = std::fs::read_dir(world.path("s"))
        .unwrap()
        .map(|entry| format!("s/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    files.sort();
    files.reverse();
    let (first, second) = files.split_at(5);
    let merge = |inputs: &[String], output: &str| {
        let mut words = vec!["merge"];
        words.extend(inputs.iter().map(String::as_str));
        words.extend(["-o", output]);
        world.ok(&words);
    };
    merge(&files, "reversed.json");
    merge(first, "first.json");
    merge(second, "second.json");
    merge(
        &["second.json".into(), "first.json".into(), files[0].clone()],
        "grouped.json",
    );
    let whole = world.read("whole.json");
    assert!(world.read("reversed.json") == whole && world.read("grouped.json") == whole);
}

#[test]
fn bad_input_gets_a_sentence_and_the_right_exit_code() {
    let world = World::new();
    world.ok(&[
        "sample",
        "s",
        "--countries",
        "1",
        "--institutions",
        "1",
        "--questionnaire",
        "cog",
    ]);
    let good = world.read("s/SAMPLE_cog_xa_office-of-the-prime-minister.json");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", Vec::new(), "empty"),
        (
            "truncated",
            good.as_bytes()[..good.len() / 2].to_vec(),
            "ends too early",
        ),
        ("other", b"{\"a\": 1}".to_vec(), "does not say what it is"),
        ("list", b"[1, 2]".to_vec(), "no object"),
        (
            "unknown",
            good.replace("\"id\": \"cog\"", "\"id\": \"nope\"")
                .into_bytes(),
            "no questionnaire “nope”",
        ),
        (
            "version",
            good.replace("\"version\": \"2026.1\"", "\"version\": \"1999.1\"")
                .into_bytes(),
            "Version 1999.1",
        ),
        (
            "type",
            good.replace("\"level\": ", "\"level\": \"x\", \"was\": ")
                .into_bytes(),
            "a level with its evidence",
        ),
        (
            "choice",
            good.replace("-post", "-poste")
                .replace("\"several\"", "\"severals\"")
                .replace("\"outside\"", "\"outsides\"")
                .into_bytes(),
            "is not one of the choices",
        ),
        (
            "twice",
            good.replacen("\"status\"", "\"format\": \"x\", \"status\"", 1)
                .into_bytes(),
            "occurs twice",
        ),
        ("deep", "[".repeat(100_000).into_bytes(), "levels deep"),
        (
            "long",
            format!("{{\"format\": \"{}\"}}", "x".repeat(200_000)).into_bytes(),
            "longer than",
        ),
        ("latin1", b"{\"format\": \"\xe9\"}".to_vec(), "not UTF-8"),
    ];
    for (name, bytes, sentence) in cases {
        let file = format!("{name}.json");
        world.write(&file, &bytes);
        let ran = world.run(&["check", &file]);
        assert!(ran.err.contains(sentence), "{name}: {}", ran.err);
        assert_eq!(ran.code, 1, "{name}");
        assert!(ran.err.contains(&file), "{name}: the file is named");
        assert!(!ran.err.contains('\u{1b}'));
        assert_eq!(
            std::fs::read(world.path(&file)).unwrap(),
            bytes,
            "{name} is unchanged"
        );
        // Beside a good file, a broken one costs its own line only.
        let merged = world.run(&["merge", "s", &file, "-o", "c.json"]);
        assert_eq!(merged.code, 1, "{name}: {}", merged.err);
        assert!(world.read("c.json").contains("Avaland"), "{name}");
    }
}

#[test]
fn files_that_cannot_be_opened_and_wrong_usage_have_their_own_codes() {
    let world = World::new();
    world.ok(&["sample", "s", "--countries", "1", "--questionnaire", "cog"]);
    assert_eq!(world.run(&["check", "missing.json"]).code, 3);
    assert_eq!(world.run(&["check", "s"]).code, 3);
    assert_eq!(world.run(&["summary", "missing"]).code, 3);
    assert_eq!(world.run(&["show", "missing.json"]).code, 3);
    assert_eq!(world.run(&["diff", "missing.json", "disc"]).code, 3);
    assert_eq!(world.run(&["show", "missing"]).code, 1);
    let shown = world.ok(&["show", "disc", "--format", "json"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["title"], "Questions for discussion");
    assert!(shown["blocks"].as_array().unwrap().len() > 20);
    assert_eq!(world.run(&["nonsense"]).code, 2);
    assert_eq!(world.run(&["fill", "nope"]).code, 1);
    assert_eq!(world.run(&["export", "s", "-o", "x.doc"]).code, 2);
    assert_eq!(world.run(&[]).code, 2);
}

/// Runs the program where no file may grow beyond 8 blocks of 512 bytes.
#[cfg(unix)]
fn run_on_a_full_disk(world: &World, words: &[&str]) -> Ran {
    let mut command = world.shell("ulimit -f 8; exec \"$@\"");
    Ran::of(command.args(words).output().unwrap())
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_leaves_what_was_there() {
    let world = World::new();
    world.ok(&["sample", "s", "--countries", "3", "--questionnaire", "cog"]);
    world.ok(&["merge", "s", "-o", "c.json"]);
    let before = world.read("c.json");
    world.ok(&["sample", "t", "--countries", "5", "--questionnaire", "cog"]);
    for words in [
        &["merge", "s", "t", "-o", "c.json"][..],
        &["sample", "u", "--questionnaire", "cog"],
        &["export", "s", "-o", "report.md"],
    ] {
        let ran = run_on_a_full_disk(&world, words);
        assert_eq!(ran.code, 3, "{words:?}: {}", ran.err);
        assert!(ran.err.contains("no room left"), "{}", ran.err);
    }
    assert_eq!(world.read("c.json"), before);
    for folder in ["", "u"] {
        let left = std::fs::read_dir(world.path(folder)).unwrap();
        let names = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let strange: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
        assert!(strange.is_empty(), "half a file stays: {strange:?}");
    }
}

#[test]
fn the_languages_do_not_mix() {
    let world = World::new();
    world.ok(&["sample", "s", "--countries", "4", "--seed", "2"]);
    for (language, own, english) in [
        ("es", "Quiénes respondieron", "Respondents"),
        ("fr", "Répondants et complétude", "Respondents"),
    ] {
        let ran = world.ok(&["summary", "s", "--language", language]);
        assert!(
            ran.out.contains(own) && !ran.out.contains(english),
            "{language}"
        );
    }
}

#[test]
fn every_format_says_the_same_figures() {
    let world = World::new();
    world.ok(&[
        "sample",
        "s",
        "--countries",
        "4",
        "--seed",
        "2",
        "--questionnaire",
        "cog",
    ]);
    let json = world.ok(&["summary", "s", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let items = json["questionnaires"][0]["items"].as_array().unwrap();
    let csv = world.ok(&["summary", "s", "--format", "csv"]).out;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    for item in items {
        let id = item["id"].as_str().unwrap();
        for option in item["distribution"].as_array().unwrap() {
            let name = option["name"].as_str().unwrap();
            let row = rows
                .iter()
                .find(|row| &row[2] == id && &row[4] == "option" && &row[8] == name);
            assert_eq!(row.unwrap()[9], option["yes"].to_string(), "{id} {name}");
        }
    }
    for ending in ["md", "csv", "json", "txt"] {
        let file = format!("out.{ending}");
        world.ok(&["export", "s", "-o", &file]);
        assert!(world.read(&file).contains("cog-04"), "{ending}");
    }
}

/// The same response given at the plain prompt and on the screen is the same: `screens` compares the
/// screen's with the same samples.
#[test]
fn the_plain_prompt_takes_every_questionnaire_from_a_script() {
    for id in quipu::questionnaire::builtin::ids() {
        for country in [0, 4, 5] {
            let world = World::new();
            let (questionnaire, response) = piece(id.as_str(), country);
            let words = [
                "fill",
                id.as_str(),
                "--country",
                "XA",
                "--institution",
                "Office",
                "--plain",
            ];
            let ran = world.run_with(&words, &script(&questionnaire, &response));
            assert_eq!(ran.code, 0, "{}", ran.err);
            assert!(!ran.out.contains('\u{1b}'), "no control sequences");
            let draft = world.path(&format!("data/drafts/{id}_xa_office.json"));
            let written = quipu::response::read_draft(&std::fs::read(draft).unwrap()).unwrap();
            let mut written = written.response;
            written.respondent.reference_date = response.respondent.reference_date;
            let expected = answers(&questionnaire, &response);
            for (expected, found) in expected.iter().zip(answers(&questionnaire, &written)) {
                assert_eq!(*expected, found, "{}", ran.out);
            }
        }
    }
}

/// What the plain prompt says, in each language, word for word.
#[test]
fn the_plain_prompt_reads_well_from_top_to_bottom() {
    let script = "2\n:note as of June\n9\n1\n:list\n:goto cog-04\n:levels\n3\nDecree 12, art. 4\n.\ny\nDecree 12\n\n2024\n1\n\n2\n\n3\n:todo\n:nonsense\n:quit\n";
    for language in ["en", "es", "fr"] {
        let world = World::new();
        let words = [
            "fill",
            "cog",
            "--country",
            "PE",
            "--institution",
            "Office",
            "--plain",
            "--language",
            language,
        ];
        let ran = world.run_with(&words, script);
        assert_eq!(ran.code, 0, "{}", ran.err);
        insta::assert_snapshot!(format!("plain-{language}"), ran.out);
    }
}
