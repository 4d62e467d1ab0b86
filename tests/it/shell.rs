//! What a shell completes, what `--help` prints and what the manual says are the same.

use std::collections::BTreeSet;
use std::process::Stdio;

use crate::support::{Ran, World};

/// What is offered for the last of these words.
fn offered(world: &World, words: &[&str]) -> BTreeSet<String> {
    let output = world
        .command()
        .env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string())
        .env("_CLAP_IFS", "\n")
        .arg("--")
        .args(words)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let ran = Ran::of(output);
    assert_eq!(ran.code, 0, "{words:?} {}", ran.err);
    ran.out.lines().map(|line| line.trim().to_owned()).collect()
}

/// The long options in a text.
fn options(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let long = words.filter(|word| word.starts_with("--") && word.len() > 3);
    long.map(str::to_owned).collect()
}

/// The commands that `--help` lists.
fn commands(world: &World) -> Vec<String> {
    let help = world.ok(&["--help"]).out;
    let (_, listed) = help.split_once("Commands:").unwrap();
    let (listed, _) = listed.split_once("Options:").unwrap();
    let indented = listed
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    indented
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect()
}

#[test]
fn completion_manual_and_help_agree_on_every_command_and_option() {
    let world = World::new();
    let known = commands(&world);
    assert!(known.len() >= 20, "{known:?}");
    let completed = offered(&world, &["quipu", ""]);
    for command in &known {
        assert!(completed.contains(command), "{command} is not completed");
        let help = options(&world.ok(&[command, "--help"]).out);
        let man = world.ok(&["man", command]).out.replace("\\-", "-");
        let mut completed = offered(&world, &["quipu", command, "--"]);
        completed.retain(|word| word.starts_with("--"));
        for option in &completed {
            assert!(help.contains(option), "{command} {option} is not in --help");
            assert!(
                man.contains(option.as_str()),
                "{command} {option} is not in the manual"
            );
        }
        // What a help text merely mentions is not an option of the command.
        let listed = world.ok(&[command, "--help"]).out;
        let listed = listed
            .lines()
            .map(str::trim_start)
            .filter(|line| line.starts_with('-'));
        for option in listed.flat_map(|line| options(line.split("  ").next().unwrap())) {
            assert!(
                completed.contains(&option),
                "{command} {option} is not completed"
            );
        }
    }
}

#[test]
fn questionnaires_drafts_and_files_are_completed() {
    let world = World::new();
    world.ok(&["sample", "in", "--countries", "1", "--institutions", "1"]);
    world.run_with(
        &[
            "fill",
            "disc",
            "--plain",
            "--country",
            "XA",
            "--institution",
            "Ministry",
        ],
        ":quit\n",
    );
    assert!(offered(&world, &["quipu", "fill", "di"]).contains("disc"));
    assert!(offered(&world, &["quipu", "finalise", ""]).contains("disc_xa_ministry"));
    assert!(offered(&world, &["quipu", "show", "disc"]).contains("disc_xa_ministry"));
    let files = offered(&world, &["quipu", "merge", "i"]);
    assert!(files.iter().any(|file| file.starts_with("in")), "{files:?}");
    assert!(offered(&world, &["quipu", "summary", "in", "--questionnaire", "c"]).contains("cog"));
    for (words, value) in [
        (vec!["fill", "--language", ""], "es"),
        (vec!["export", "in", "--language", "es,"], "es,fr"),
        (vec!["fill", "--country", "p"], "PE"),
        (vec!["evaluate", "--zone", "america/li"], "America/Lima"),
        (vec!["man", "fin"], "finalise"),
    ] {
        let line: Vec<&str> = ["quipu"].into_iter().chain(words).collect();
        assert!(offered(&world, &line).contains(value), "{line:?}");
    }
}

#[test]
fn every_shell_gets_its_lines_and_bash_understands_them() {
    let world = World::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(
            world.ok(&["completions", shell]).out.contains("quipu"),
            "{shell}"
        );
    }
    let script = world.write("quipu.bash", world.ok(&["completions", "bash"]).out);
    // Where there is no bash there is nobody to understand them.
    let Ok(checked) = std::process::Command::new("bash")
        .arg("-n")
        .arg(script)
        .output()
    else {
        return;
    };
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stderr)
    );
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let world = World::new();
    world.ok(&["man", "-o", "pages"]);
    for command in commands(&world) {
        let page = world.read(&format!("pages/quipu-{command}.1"));
        assert!(page.contains(".TH"), "{command}");
    }
    let refused = world.run(&["man", "nothing"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("There is no command nothing"),
        "{}",
        refused.err
    );
}

#[test]
fn expressions_are_computed_on_answers() {
    let world = World::new();
    assert_eq!(world.ok(&["evaluate", "round(7 div 3, 2)"]).out, "2.33\n");
    assert_eq!(
        world.ok(&["evaluate", "--format", "text", "-'19' + 1"]).out,
        "-18\n"
    );
    let said = world
        .ok(&["evaluate", "today() - 1 < today()", "--format", "json"])
        .out;
    assert_eq!(said, "{\"type\":\"boolean\",\"value\":true}\n");
    world.ok(&["sample", "in", "--countries", "1", "--institutions", "1"]);
    let files = std::fs::read_dir(world.path("in")).unwrap();
    let file = files
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("cog"));
    let file = file.unwrap();
    let file = file.to_str().unwrap();
    let level = world
        .ok(&["evaluate", "${cog-04}/level >= 0", "--response", file])
        .out;
    assert_eq!(level, "true\n");
    let unknown = world.run(&["evaluate", "${cog-99} = 1", "--response", file]);
    assert_eq!((unknown.code, unknown.err.contains("cog-99")), (1, true));
    for (wrong, word) in [
        ("1 +", "ends"),
        ("uuid()", "docs/expressions.md"),
        ("date('x')", "day"),
        ("rund(1)", "round"),
    ] {
        let ran = world.run(&["evaluate", wrong]);
        assert_eq!(ran.code, 1, "{wrong}");
        assert!(ran.err.contains(word), "{wrong}: {}", ran.err);
    }
}
