//! However the program ends, the terminal is as it was before and the last word is on the disk.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use quipu::response::Response;
use quipu::runtime::{Begin, Event, run_watched};
use quipu::store::Workspace;
use quipu::tui::keymap::Keymap;
use quipu::tui::theme::Theme;
use quipu::tui::{Me, Settings};
use ratatui::crossterm::event::{Event as Input, KeyCode};

use crate::screens::{at_work, draft_when, response_in, writing};
use crate::support::World;
use crate::terminal::Terminal;

const OFFICE: [&str; 6] = ["fill", "disc", "--country", "XA", "--institution", "Office"];

/// What stands in the field of many words of `disc`.
fn words(response: &Response) -> String {
    let value = response.value(&"disc-17".parse().unwrap());
    value
        .and_then(|value| value.text())
        .unwrap_or_default()
        .to_owned()
}

fn is_put_back(terminal: &Terminal) -> bool {
    let bytes = terminal.bytes();
    let tail = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(4000)..]).into_owned();
    ["\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"]
        .iter()
        .all(|end| tail.contains(end))
}

#[test]
fn signals_end_the_program_and_keep_the_last_word() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let world = World::new();
        let before = Terminal::fresh_settings(&world);
        let mut terminal = writing(&world);
        assert_ne!(
            terminal.settings(),
            before,
            "the program takes keys as they come"
        );
        terminal.keys("The last word");
        terminal.see("The last word");
        terminal.signal(signal);
        assert_eq!(terminal.exit_code(), code, "{signal}");
        assert_eq!(
            words(&response_in(&world, "drafts")),
            "The last word",
            "{signal}"
        );
        assert!(is_put_back(&terminal), "{signal}");
        assert_eq!(terminal.settings(), before, "{signal}");
    }
}

#[test]
fn a_key_that_has_arrived_in_part_holds_up_neither_saving_nor_the_end() {
    let world = World::new();
    let mut terminal = writing(&world);
    terminal.keys("The last word");
    terminal.see("The last word");
    // The first half of an é.
    terminal.drip(b"\xc3", Duration::from_millis(50));
    let start = Instant::now();
    while words(&response_in(&world, "drafts")) != "The last word" {
        assert!(start.elapsed().as_secs() < 60, "it is not saved");
        std::thread::sleep(Duration::from_millis(5));
    }
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(), 143);
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_goes_on_where_it_was() {
    let world = World::new();
    let before = Terminal::fresh_settings(&world);
    let mut terminal = writing(&world);
    let during = terminal.settings();
    terminal.keys("before");
    terminal.see("before");
    terminal.signal("TSTP");
    let start = Instant::now();
    while !terminal.state().starts_with('T') {
        assert!(start.elapsed().as_secs() < 60, "it did not stop");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(words(&response_in(&world, "drafts")), "before");
    // The shell has its own screen while the program stands still.
    terminal.wait("the shell's screen", |screen| !screen.contains("disc-17"));
    assert_eq!(terminal.settings(), before);
    terminal.resize(100, 30);
    terminal.signal("CONT");
    terminal.see("disc-17");
    assert_eq!(terminal.settings(), during);
    terminal.keys(" and after");
    terminal.see("before and after");
    terminal.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(terminal.exit_code(), 0);
    assert_eq!(terminal.settings(), before);
}

/// The process whose terminal breaks away: this test binary runs itself with a folder in the
/// environment, holds a terminal in which a shell that ignores the hang-up runs the program, and is
/// killed.
#[test]
fn holds_a_terminal() {
    let Ok(folder) = std::env::var("LINE_FOLDER") else {
        return;
    };
    let world = World::new();
    let data = format!("{folder}/data");
    let script = "trap '' HUP; ulimit -t 5; \"$@\"; echo $? > \"$0\"";
    let status = format!("{folder}/status");
    let program = env!("CARGO_BIN_EXE_quipu");
    let mut arguments = vec!["-c", script, &status, program];
    arguments.extend(OFFICE);
    let mut terminal = Terminal::spawn(&world, "/bin/sh", &arguments, &[("QUIPU_DATA", &data)]);
    terminal.see("question 1 of");
    terminal.keys(">>>><PgDn>");
    terminal.see("disc-17");
    terminal.keys("The last word");
    terminal.see("The last word");
    #[expect(
        clippy::disallowed_methods,
        reason = "a mark for the process that waits"
    )]
    std::fs::write(Path::new(&folder).join("ready"), "").unwrap();
    std::thread::sleep(Duration::from_mins(2));
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_and_keeps_the_last_word() {
    let world = World::new();
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["leaving::holds_a_terminal", "--exact", "--nocapture"])
        .env("LINE_FOLDER", world.path("."))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let appears = |name: &str| {
        let start = Instant::now();
        while !world.path(name).exists() {
            assert!(start.elapsed().as_secs() < 60, "no {name}");
            std::thread::sleep(Duration::from_millis(5));
        }
        start.elapsed()
    };
    appears("ready");
    holder.kill().unwrap();
    holder.wait().unwrap();
    let took = appears("status");
    // No assertion on a clock: machines differ. It is printed for whoever wants to know.
    println!("gone after {took:?}");
    draft_when(&world, |draft| words(draft) == "The last word");
    // A program that kept asking the closed terminal would have been ended by the limit of 5 s.
    while world.read("status").is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(world.read("status").trim(), "129");
}

/// The process that panics: F9 in the loop itself, F8 in another thread.
#[test]
fn panics_at_a_key() {
    let Ok(data) = std::env::var("PANIC_DATA") else {
        return;
    };
    let workspace = Workspace::open(Some(Path::new(&data))).unwrap();
    let settings = Settings {
        theme: Theme::default(),
        texts: quipu::base::Language::EN,
        screen: quipu::base::Language::EN,
        me: Me {
            id: "a0123456789ab".parse().unwrap(),
            name: String::new(),
        },
        mouse: false,
    };
    let watch = |event: &Event| match event {
        Event::Input(Input::Key(key)) if key.code == KeyCode::F(9) => panic!("F9 was pressed"),
        Event::Input(Input::Key(key)) if key.code == KeyCode::F(7) => {
            std::thread::spawn(|| panic!("F7 was pressed"))
                .join()
                .unwrap_err();
        }
        _ => {}
    };
    let ended = run_watched(workspace, settings, Keymap::default(), Begin::Home, watch);
    // What is said here stands on the shell's screen.
    println!("ended: {ended:?}");
}

#[test]
fn a_panic_puts_the_terminal_back_and_keeps_the_last_word() {
    for (key, bytes) in [("F9", "\x1b[20~"), ("F7", "\x1b[18~")] {
        let world = World::new();
        let mut terminal = at_work(&world, "disc");
        terminal.keys("<Ctrl+C><Ctrl+C>");
        assert_eq!(terminal.exit_code(), 0);
        let before = Terminal::fresh_settings(&world);
        let me = std::env::current_exe().unwrap();
        let data = world.path("data").display().to_string();
        let words_of = ["leaving::panics_at_a_key", "--exact", "--nocapture"];
        let env = [("PANIC_DATA", data.as_str())];
        let mut terminal = Terminal::spawn(&world, me.to_str().unwrap(), &words_of, &env);
        terminal.see("XA / Office");
        terminal.keys("<Enter>");
        terminal.see("question 1 of");
        terminal.keys(">>>><PgDn>");
        terminal.see("disc-17");
        terminal.keys("The last word");
        terminal.see("The last word");
        terminal.text(bytes);
        terminal.see(&format!("{key} was pressed"));
        terminal.exit_code();
        assert!(is_put_back(&terminal), "{key}");
        assert_eq!(terminal.settings(), before, "{key}");
        assert_eq!(
            words(&response_in(&world, "drafts")),
            "The last word",
            "{key}"
        );
        let log = world.read("data/panic.txt");
        assert!(
            log.contains(&format!("{key} was pressed")) && log.contains("leaving"),
            "{log}"
        );
        let written = String::from_utf8_lossy(&terminal.bytes()).into_owned();
        assert_eq!(
            written.contains("ended: Ok(Panicked)"),
            key == "F7",
            "{written}"
        );
    }
}

#[test]
fn a_key_costs_little_and_rest_costs_nothing() {
    let world = World::new();
    let mut terminal = at_work(&world, "disc");
    terminal.keys("<Down>");
    let settle = |terminal: &Terminal| loop {
        let before = terminal.bytes().len();
        std::thread::sleep(Duration::from_millis(300));
        if terminal.bytes().len() == before {
            return before;
        }
    };
    let mut before = settle(&terminal);
    for key in [
        "Down",
        "Tab",
        "Space",
        "PgDn",
        "F1",
        "Esc",
        "Up",
        "Shift+Tab",
    ] {
        terminal.press(key);
        let after = settle(&terminal);
        let cost = after - before;
        // A new page, and help over it, are other screens; a step on a page is not.
        let most = if matches!(key, "PgDn" | "F1" | "Esc") {
            6_000
        } else {
            2_048
        };
        assert!(cost <= most, "{key} wrote {cost} bytes");
        before = after;
    }
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(terminal.bytes().len(), before, "written without a key");
}
