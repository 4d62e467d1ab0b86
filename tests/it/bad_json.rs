//! A public collection of good, bad and doubtful JSON, given as response, questionnaire and collection.

use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::{Ran, World};

/// The collection; `json_test_suite.json` says where it comes from.
fn collection() -> Vec<(String, Vec<u8>)> {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../data/json_test_suite.json")).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let mut files: Vec<(String, Vec<u8>)> = file["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (text(&file["name"]), text(&file["input"]).into_bytes()))
        .collect();
    files.push((
        "n_structure_100000_opening_arrays".into(),
        b"[".repeat(100_000),
    ));
    files.push((
        "n_structure_open_array_object".into(),
        b"[{\"\":".repeat(50_000),
    ));
    // What JSON as text cannot hold: bytes that are no UTF-8, and other encodings.
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    files.extend([
        (
            "bytes_invalid".into(),
            b"{\"format\": \"\xff\xfe\"}".to_vec(),
        ),
        ("bytes_overlong".into(), b"[\"\xc0\xaf\"]".to_vec()),
        ("bytes_surrogate".into(), b"[\"\xed\xa0\x80\"]".to_vec()),
        (
            "bytes_truncated".into(),
            b"{\"format\": \"\xe2\x82".to_vec(),
        ),
        ("utf16".into(), utf16("\u{feff}{\"format\": 1}")),
        ("mark".into(), b"\xef\xbb\xbf{}".to_vec()),
        ("nul".into(), b"\0".to_vec()),
    ]);
    files
}

/// Runs the program with at most 200 MB of memory and 2 s of a processor.
#[cfg(unix)]
fn within_limits(world: &World, command: &str, file: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_quipu");
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -v 204800; ulimit -t 2; exec \"$@\"", "sh"]);
    shell.args([program, command, file]);
    shell
        .env_clear()
        .envs(
            world
                .command()
                .get_envs()
                .filter_map(|(k, v)| Some((k, v?))),
        )
        .current_dir(world.path("."))
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[cfg(not(unix))]
fn within_limits(world: &World, command: &str, file: &str) -> Output {
    world.command().args([command, file]).output().unwrap()
}

#[test]
fn every_file_of_a_bad_json_collection_gets_a_sentence() {
    let world = World::new();
    let files = collection();
    assert!(files.len() > 320, "{}", files.len());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((name, content)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let file = format!("{name}.json");
                    world.write(&file, content);
                    for command in ["check", "show", "summary"] {
                        let ran = Ran::of(within_limits(&world, command, &file));
                        let said = format!("{}{}", ran.out, ran.err);
                        assert_eq!(ran.code, 1, "{command} {name}: {said}");
                        assert!(said.contains(&file), "{command} {name}: {said}");
                        let controls = said.chars().any(|c| c.is_control() && c != '\n');
                        assert!(!controls, "{command} {name}: {said:?}");
                    }
                }
            });
        }
    });
}
