//! The settings file through the real binary.

use serde_json::{Value, json};

use crate::support::World;

/// Where the file is when nothing names another.
#[cfg(target_os = "linux")]
const PLACE: &str = "home/.config/quipu/config.toml";

fn settings(world: &World, words: &[&str]) -> Value {
    let words = [&["config", "--format", "json"], words].concat();
    serde_json::from_str(&world.ok(&words).out).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_setting_comes_from_the_file_unless_the_environment_or_a_flag_says_otherwise() {
    let world = World::new();
    assert_eq!(settings(&world, &[])["file"], Value::Null);
    world.write(
        PLACE,
        "language = \"es\"\ntheme = \"dark\"\n[keys]\nnote = \"z\"\n",
    );
    let found = settings(&world, &["--theme", "light"]);
    let expected = json!([
        { "setting": "language", "value": "es", "from": "file" },
        { "setting": "theme", "value": "light", "from": "flag" },
        { "setting": "data", "value": world.path("data").display().to_string(), "from": "environment" },
        { "setting": "mouse", "value": "false", "from": "default" },
        { "setting": "keys.note", "value": "z", "from": "file" },
    ]);
    assert_eq!(found["settings"], expected);
    assert!(world.ok(&["config"]).out.contains("archivo de ajustes"));
    assert!(world.ok(&["list"]).out.contains("Cuestionarios"));
    assert!(
        world
            .ok(&["--language", "fr", "list"])
            .out
            .contains("Questionnaires")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn mistakes_in_the_file_are_said_with_their_place_and_nothing_starts() {
    let world = World::new();
    for (text, line, words) in [
        (
            "langage = \"es\"\n",
            "config.toml:1:1",
            "unknown field `langage`",
        ),
        (
            "\nlanguage = \"xx\"\n",
            "config.toml:2",
            "not one of en, es, fr",
        ),
        ("theme = \"pink\"", "config.toml:1", "pink"),
        (
            "[keys]\nnote = \"Hyper+Q\"",
            "config.toml:2",
            "“Hyper+Q” is not a key",
        ),
        (
            "[keys]\nnote = \"x\"",
            "config.toml:2",
            "x would mean both note and silence",
        ),
        (
            "[keys]\nnot = \"g\"",
            "config.toml:2",
            "There is no command not",
        ),
    ] {
        world.write(PLACE, text);
        let ran = world.run(&["list"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{text}");
        assert!(
            ran.err.contains(line) && ran.err.contains(words),
            "{text}: {}",
            ran.err
        );
    }
    let named = world
        .command()
        .env("QUIPU_CONFIG", "none.toml")
        .arg("list")
        .output()
        .unwrap();
    assert_eq!(named.status.code(), Some(3));
}

#[cfg(target_os = "linux")]
#[test]
fn chosen_keys_work_on_the_screen_and_stand_in_its_footer() {
    let world = World::new();
    world.write(PLACE, "[keys]\nflag = [\"z\"]\n");
    let words = ["fill", "disc", "--country", "XA", "--institution", "M"];
    let mut screen = crate::terminal::Terminal::start(&world, &words);
    screen.see("disc-01");
    screen.keys("z");
    screen.keys("<Ctrl+S>");
    screen.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(screen.exit_code(), 0);
    let draft: Value = serde_json::from_str(&world.read("data/drafts/disc_xa_m.json")).unwrap();
    assert_eq!(draft["flags"].as_array().map(Vec::len), Some(1), "{draft}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_mouse_moves_the_focus_and_only_a_second_click_answers() {
    let world = World::new();
    let words = ["fill", "disc", "--country", "XA", "--institution", "M"];
    let captures = |terminal: &crate::terminal::Terminal| {
        let bytes = terminal.bytes();
        bytes.windows(8).any(|part| part == b"\x1b[?1000h")
    };
    let mut plain = crate::terminal::Terminal::start(&world, &words);
    plain.see("disc-01");
    assert!(!captures(&plain));
    plain.keys("<F9>");
    plain.see("Mouse on");
    assert!(captures(&plain));
    plain.keys("<F9>");
    plain.see("Mouse off");
    assert!(plain.bytes().windows(8).any(|part| part == b"\x1b[?1000l"));
    plain.keys("<Ctrl+C><Ctrl+C>");
    plain.exit_code();

    world.write(PLACE, "mouse = true\n");
    let words = ["fill", "cog", "--country", "XA", "--institution", "M"];
    let mut screen = crate::terminal::Terminal::start(&world, &words);
    screen.see("cog-01");
    screen.keys("<PgDn><PgDn><PgDn>");
    let shown = screen.see("( ) 0");
    assert!(captures(&screen));
    let line = shown
        .lines()
        .position(|line| line.contains("( ) 1"))
        .unwrap();
    let row = line + 1;
    let click = format!("\x1b[<0;40;{row}M\x1b[<0;40;{row}m");
    screen.text(&click);
    screen.wait("the focus", |screen| {
        screen
            .lines()
            .nth(line)
            .is_some_and(|line| line.contains("> ( ) 1"))
    });
    screen.text(&click);
    screen.see("> (o) 1");
    screen.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(screen.exit_code(), 0);
    assert!(screen.bytes().windows(8).any(|part| part == b"\x1b[?1000l"));
}
