//! Sealed exchange with the real program: passphrases in a pseudo-terminal, files that other programs open and verify.

use std::path::Path;
use std::process::Command;

use quipu::response::write;

use crate::player::piece;
use crate::support::World;
use crate::terminal::Terminal;

const PASSPHRASE: &str = "four-quiet-knotted-cords";

/// Runs a command that asks for the passphrase `times` times, and gives what it said. The passphrase is never shown.
fn with_passphrase(world: &World, words: &[&str], times: usize) -> (u32, String) {
    let mut terminal = Terminal::start(world, words);
    for nth in 0..times {
        let colons = nth + 1;
        terminal.wait("the prompt", |screen| {
            screen.matches("assphrase").count() + screen.matches("same again").count() >= colons
        });
        terminal.keys(&format!("{PASSPHRASE}<Enter>"));
    }
    let code = terminal.exit_code();
    // What was written last may still be on its way.
    std::thread::sleep(std::time::Duration::from_millis(200));
    let said = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    assert!(!said.contains(PASSPHRASE), "{said}");
    (code, said)
}

/// A facilitator with keys to open, a delegate with keys to sign, and a draft that is ready.
fn prepared() -> World {
    let world = World::new();
    for who in ["facilitator", "delegate"] {
        let (code, said) = with_passphrase(&world, &["key", "new", "--output", who], 2);
        assert_eq!(code, 0, "{said}");
    }
    let (_, response) = piece("disc", 0);
    world.write("draft.json", write(&response));
    world
}

fn sealed(world: &World, name: &str) {
    let words = [
        "finalise",
        "draft.json",
        "--seal",
        "facilitator/seal.pub",
        "--sign",
        "delegate/sign.key",
        "-o",
        name,
    ];
    let (code, said) = with_passphrase(world, &words, 1);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn what_is_sealed_and_signed_is_opened_by_the_right_key_and_says_who_signed() {
    let world = prepared();
    sealed(&world, "in/xa.json.age");
    let bytes = std::fs::read(world.path("in/xa.json.age")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("quipu-response"));
    // Without a key it is left out, with one sentence.
    let locked = world.run(&["merge", "in", "-o", "-"]);
    assert_ne!(locked.code, 0);
    assert!(locked.err.contains("The file is sealed."), "{}", locked.err);
    let words = [
        "merge",
        "in",
        "-o",
        "all.json",
        "--identity",
        "facilitator/seal.age",
        "--trust",
        "delegate/sign.pub",
    ];
    let (code, said) = with_passphrase(&world, &words, 1);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("Signed by") && said.contains("disc 2026.1"),
        "{said}"
    );
    assert!(world.read("all.json").contains("\"disc\""));
    // Another's key does not open it, and an unknown signer is called so.
    let words = [
        "merge",
        "in",
        "-o",
        "none.json",
        "--identity",
        "delegate/seal.age",
    ];
    let (code, said) = with_passphrase(&world, &words, 1);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("sealed for somebody else"), "{said}");
    assert!(!world.path("none.json").exists());
}

#[test]
fn what_was_changed_or_cut_is_refused_in_one_sentence() {
    let world = prepared();
    sealed(&world, "xa.json.age");
    let bytes = std::fs::read(world.path("xa.json.age")).unwrap();
    let signature = world.read("xa.json.age.minisig");
    let key = [
        "--identity",
        "facilitator/seal.age",
        "--trust",
        "delegate/sign.pub",
    ];
    let mut flipped = bytes.clone();
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    for (name, content) in [
        ("flipped.age", &flipped[..]),
        ("cut.age", &bytes[..bytes.len() / 2]),
    ] {
        world.write(name, content);
        let words = [&["merge", name, "-o", "out.json"], &key[..]].concat();
        let (code, said) = with_passphrase(&world, &words, 1);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("changed or cut short"), "{said}");
        // With the signature beside it, that is what is noticed first.
        world.write(&format!("{name}.minisig"), &signature);
        let (code, said) = with_passphrase(&world, &words, 1);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("signature is not of this file"), "{said}");
    }
    assert!(!world.path("out.json").exists());
}

#[test]
fn without_the_passphrase_or_a_terminal_there_is_one_sentence() {
    let world = prepared();
    let mut terminal = Terminal::start(
        &world,
        &[
            "merge",
            "draft.json",
            "-o",
            "out.json",
            "--identity",
            "facilitator/seal.age",
        ],
    );
    terminal.see("assphrase");
    terminal.keys("wrong<Enter>");
    assert_eq!(terminal.exit_code(), 1);
    terminal.see("does not fit");
    let mut terminal = Terminal::start(&world, &["key", "new", "--output", "other"]);
    terminal.see("New passphrase");
    terminal.keys("one<Enter>");
    terminal.see("same again");
    terminal.keys("two<Enter>");
    assert_eq!(terminal.exit_code(), 1);
    assert!(!world.path("other").exists());
    let again = with_passphrase(&world, &["key", "new", "--output", "facilitator"], 2);
    assert_eq!(again.0, 3, "keys are never replaced: {}", again.1);
}

/// Whether a program is there.
fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
        || Command::new(program).arg("-v").output().is_ok()
}

fn run(folder: &Path, program: &str, words: &[&str]) {
    let output = Command::new(program)
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program} {words:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn other_programs_open_and_verify_and_theirs_are_opened() {
    let world = prepared();
    let folder = world.path("");
    if has("age") && has("age-keygen") {
        run(&folder, "age-keygen", &["-o", "theirs.txt"]);
        let text = world.read("theirs.txt");
        let line = text
            .lines()
            .find_map(|line| line.split("public key: ").nth(1))
            .unwrap();
        world.ok(&["finalise", "draft.json", "--seal", line, "-o", "ours.age"]);
        run(
            &folder,
            "age",
            &["-d", "-i", "theirs.txt", "-o", "opened.json", "ours.age"],
        );
        assert!(world.read("opened.json").contains("quipu-response/1"));
        run(
            &folder,
            "age",
            &[
                "-R",
                "facilitator/seal.pub",
                "-o",
                "theirs.age",
                "opened.json",
            ],
        );
        let words = [
            "merge",
            "theirs.age",
            "-o",
            "theirs.json",
            "--identity",
            "facilitator/seal.age",
        ];
        let (code, said) = with_passphrase(&world, &words, 1);
        assert_eq!(code, 0, "{said}");
        world.ok(&[
            "merge",
            "ours.age",
            "-o",
            "again.json",
            "--identity",
            "theirs.txt",
        ]);
    } else {
        println!("age is not installed: skipped");
    }
    if has("minisign") {
        sealed(&world, "signed.age");
        run(
            &folder,
            "minisign",
            &["-Vm", "signed.age", "-p", "delegate/sign.pub"],
        );
        run(
            &folder,
            "minisign",
            &["-G", "-W", "-p", "theirs.pub", "-s", "theirs.key"],
        );
        world.write("plain.json", write(&piece("disc", 0).1));
        run(
            &folder,
            "minisign",
            &["-Sm", "plain.json", "-s", "theirs.key", "-t", "by hand"],
        );
        let merged = world.ok(&[
            "merge",
            "plain.json",
            "-o",
            "signed.json",
            "--trust",
            "theirs.pub",
        ]);
        assert!(merged.err.contains("by hand"), "{}", merged.err);
    } else {
        println!("minisign is not installed: skipped");
    }
}
