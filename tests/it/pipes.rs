//! Pipes: in folders that somebody packed, as files to read and as files to write. Nobody waits for ever, and nothing is lost.

use std::fs::File;
use std::io::Read as _;
use std::os::unix::fs::FileTypeExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::support::{Ran, World};

/// Runs a command, which has ended soon.
fn soon(mut command: Command) -> Ran {
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let id = child.id().to_string();
    let (done, ends) = mpsc::channel();
    thread::spawn(move || done.send(child.wait_with_output().unwrap()));
    ends.recv_timeout(Duration::from_secs(45)).map_or_else(
        |_| {
            Command::new("kill").args(["-9", &id]).status().unwrap();
            panic!("{command:?} waits");
        },
        Ran::of,
    )
}

fn run(world: &World, words: &[&str]) -> Ran {
    let mut command = world.command();
    command.args(words);
    soon(command)
}

/// Runs a line of a shell in which `$1` is the program.
fn shell(world: &World, line: &str) -> Ran {
    soon(world.shell(line))
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

/// Two copies of a response: `one.json`, and `two.json` in which somebody else has answered something else.
fn two_copies() -> World {
    let world = World::new();
    world.ok(&["sample", "s", "--countries", "1", "--questionnaire", "disc"]);
    let name = world.names("s").remove(0);
    let one = world.read(&format!("s/{name}"));
    let mut two: Json = serde_json::from_str(&one).unwrap();
    two.as_object_mut().unwrap().remove("seal");
    two["authors"]["second"] = json!({"name": "Second"});
    two["answers"]["disc-13"] = json!([{
        "value": "Of the second", "by": "second", "at": "2026-09-30T14:11:00Z", "clock": {"second": 1},
    }]);
    world.write("one.json", one);
    world.write("two.json", two.to_string());
    world
}

/// What a file holds of the first response, but for what belongs to one file of it.
fn answers(text: &str) -> Json {
    let file: Json = serde_json::from_str(text).unwrap();
    file["responses"][0]["answers"].clone()
}

#[test]
fn copies_that_come_through_pipes_are_joined() {
    let world = two_copies();
    world.ok(&["merge", "one.json", "two.json", "-o", "files.json"]);
    let line =
        "cat one.json | { cat two.json | \"$1\" merge /dev/fd/0 /dev/fd/3 -o pipes.json; } 3<&0";
    let ran = shell(&world, line);
    let joined = answers(&world.read("pipes.json"));
    assert_eq!(joined, answers(&world.read("files.json")), "{}", ran.err);
    assert!(joined.to_string().contains("Of the second"));
}

#[test]
fn what_comes_through_a_pipe_is_read_once() {
    let world = two_copies();
    world.ok(&["merge", "one.json", "two.json", "-o", "both.json"]);
    let summary = |of: &str, from: &str| {
        let line = format!("cat {of} | \"$1\" summary {from} --list none --format json");
        let ran = shell(&world, &line);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{line}");
        ran.out
    };
    let whole = summary("/dev/null", "both.json");
    assert_eq!(summary("both.json", "/dev/fd/0"), whole);
    assert_eq!(summary("one.json", "/dev/fd/0 two.json"), whole);
    for (of, folder) in [("one.json", "a"), ("both.json", "b")] {
        let ran = shell(
            &world,
            &format!("cat {of} | \"$1\" export /dev/fd/0 --format jsonl -o {folder}"),
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        world.ok(&[
            "export",
            of,
            "--format",
            "jsonl",
            "-o",
            &format!("{folder}-file"),
        ]);
        let part = |folder: &str| {
            world.read(&format!(
                "{folder}/answers/questionnaire=disc/part-0000.jsonl"
            ))
        };
        assert_eq!(part(folder), part(&format!("{folder}-file")));
    }
}

#[test]
fn a_pipe_in_a_folder_is_told_and_holds_nobody_up() {
    let world = two_copies();
    world.write("s/two.json", world.read("two.json"));
    make_pipe(&world.path("s/pipe.json"));
    for words in [
        &["summary", "s"][..],
        &["summary", "s", "--list", "none"],
        &["merge", "s", "-o", "c.json"],
        &["export", "s", "-o", "r.md"],
        &["export", "s", "--format", "jsonl", "-o", "table"],
    ] {
        let ran = run(&world, words);
        assert_eq!(ran.code, 3, "{words:?} {}", ran.err);
        let told = ran.err.contains("pipe.json") && ran.err.contains("not a file");
        assert!(told, "{}", ran.err);
    }
    assert!(world.read("c.json").contains("Of the second"));
    // Also where files are listed, as on the facilitator's desk.
    let words = "summary s --only files --audience facilitator --format csv";
    let ran = run(&world, &words.split(' ').collect::<Vec<_>>());
    let told = ran.out.lines().find(|line| line.contains("pipe.json"));
    assert!(
        told.is_some_and(|line| line.contains("not a file")),
        "{}",
        ran.out
    );
    // Where the program has a file of its own.
    make_pipe(&world.path("s/decisions.json"));
    let ran = run(&world, &["resolve", "s", "1", "--keep", "a", "--name", "N"]);
    assert!(
        ran.code != 0 && ran.err.contains("not a file"),
        "{}",
        ran.err
    );
    for folder in ["data/drafts", "data/questionnaires"] {
        std::fs::create_dir_all(world.path(folder)).unwrap();
        make_pipe(&world.path(&format!("{folder}/pipe.json")));
    }
    let ran = run(&world, &["list", "--data", "data"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

/// What is written to a pipe goes there, and no file comes in its place.
#[test]
fn a_pipe_takes_what_is_written_and_stays_a_pipe() {
    let world = two_copies();
    world.ok(&["merge", "s", "-o", "c.json"]);
    world.ok(&["export", "s", "-o", "r.md"]);
    let pipe = world.path("p.md");
    make_pipe(&pipe);
    for (words, file) in [
        (&["merge", "s", "-o", "p.md"][..], "c.json"),
        (&["export", "s", "-o", "p.md"], "r.md"),
    ] {
        let from = pipe.clone();
        let reader = thread::spawn(move || {
            let mut read = String::new();
            File::open(from).unwrap().read_to_string(&mut read).unwrap();
            read
        });
        let ran = run(&world, words);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
        assert_eq!(reader.join().unwrap(), world.read(file));
    }
}
