//! Journeys of a delegate through the real program in a terminal.

use quipu::base::Language;
use quipu::base::message::Messages;
use quipu::questionnaire::builtin;
use quipu::response::{Response, read_draft};

use super::docs::locale;
use super::player::{Player, answers, piece};
use super::support::{World, root};
use super::terminal::{Terminal, strange_sequences};

/// The only file in a folder of the data.
fn only_file(world: &World, folder: &str) -> std::path::PathBuf {
    let files = std::fs::read_dir(world.path("data").join(folder)).unwrap();
    let paths = files.map(|entry| entry.unwrap().path());
    let json = |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "json");
    let found: Vec<_> = paths.filter(json).collect();
    let [file] = &found[..] else {
        panic!("one file in {folder}: {found:?}");
    };
    file.clone()
}

/// The draft as soon as it is as wanted: saving goes on beside the screen.
pub(crate) fn draft_when(world: &World, wanted: impl Fn(&Response) -> bool) -> Response {
    let start = std::time::Instant::now();
    loop {
        let draft = response_in(world, "drafts");
        if wanted(&draft) || start.elapsed().as_secs() > 20 {
            return draft;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

pub(crate) fn response_in(world: &World, folder: &str) -> Response {
    let bytes = std::fs::read(only_file(world, folder)).unwrap();
    read_draft(&bytes).unwrap().response
}

/// From Home to the first question, for an institution of Avaland.
fn begin(terminal: &mut Terminal, id: &str) {
    let title = &format!(" {id} ");
    terminal.see(title);
    while !focused(&terminal.screen()).contains(title) {
        let before = focused(&terminal.screen());
        terminal.press("Down");
        terminal.wait("the next line", |screen| focused(screen) != before);
    }
    terminal.keys("<Enter>");
    terminal.see("[ ");
    terminal.keys("XA<Tab>Avaland<Tab>Prime Minister's Office<Tab><Tab><Tab><Tab>2026-09-30<Tab>");
    terminal.keys("<Tab><Tab><Tab><Tab><Tab><Tab><Enter>");
}

/// The line with the focus.
fn focused(screen: &str) -> String {
    let line = screen.lines().find(|line| line.starts_with('>'));
    line.unwrap_or_default().to_owned()
}

/// How English texts begin that another language says otherwise: of the interface, and of a
/// questionnaire with its lists.
fn english(id: &str, language: Language) -> Vec<String> {
    let mut pairs = Vec::new();
    for file in [
        format!("{id}.json"),
        "common.json".into(),
        "statements.json".into(),
    ] {
        let text = std::fs::read_to_string(root().join("questionnaires").join(file)).unwrap();
        translations(
            &serde_json::from_str(&text).unwrap(),
            language.code(),
            &mut pairs,
        );
    }
    let (ours, theirs) = (locale("en"), locale(language.code()));
    for line in ours.lines() {
        let message = line
            .split_once(" = ")
            .filter(|(id, _)| !id.starts_with([' ', '#']));
        let Some((id, text)) = message else { continue };
        let same = |line: &&str| line.split_once(" = ").is_some_and(|(known, _)| known == id);
        if let Some(other) = theirs.lines().find(same) {
            pairs.push((
                text.to_owned(),
                other.split_once(" = ").unwrap().1.to_owned(),
            ));
        }
    }
    let others: Vec<&str> = pairs.iter().map(|(_, other)| other.as_str()).collect();
    let begins = |text: &str| {
        let text = text.split('{').next().unwrap();
        let words: Vec<&str> = text.split_whitespace().take(3).collect();
        words.join(" ")
    };
    let mut found: Vec<String> = pairs.iter().map(|(text, _)| begins(text)).collect();
    found.retain(|text| {
        text.len() > 9 && text.contains(' ') && !others.iter().any(|o| o.contains(text))
    });
    found
}

/// All texts of a file with their translations.
fn translations(value: &serde_json::Value, language: &str, pairs: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::Object(fields) => {
            let text = |language: &str| fields.get(language).and_then(|text| text.as_str());
            if let (Some(ours), Some(other)) = (text("en"), text(language)) {
                let other = if other == "=" { ours } else { other };
                pairs.push((ours.to_owned(), other.to_owned()));
            }
            for value in fields.values() {
                translations(value, language, pairs);
            }
        }
        serde_json::Value::Array(items) => {
            for value in items {
                translations(value, language, pairs);
            }
        }
        _ => {}
    }
}

/// Answers a whole questionnaire by keyboard and finalises it.
fn journey(id: &str, language: Language, country: usize) {
    let world = World::new();
    let messages = Messages::new(language);
    let (questionnaire, response) = piece(id, country);
    let mut terminal = Terminal::start(&world, &["--language", &language.to_string()]);
    begin(&mut terminal, id);
    Player::new(&questionnaire, &response, language).play(&mut terminal);
    terminal.press("F6");
    terminal.see(&messages.get("review-sections"));
    let expected = answers(&questionnaire, &response);
    let written = draft_when(&world, |draft| answers(&questionnaire, draft) == expected);
    let found = answers(&questionnaire, &written);
    for (expected, found) in expected.iter().zip(&found) {
        assert_eq!(expected, found);
    }
    assert_eq!(expected.len(), found.len());
    terminal.keys("s");
    terminal.see(&messages.get("finalise-question"));
    terminal.press("Enter");
    terminal.see(".json");
    let file = only_file(&world, "finalised");
    world.ok(&["check", &file.to_string_lossy()]);
    if language != Language::EN {
        let english = english(id, language);
        assert!(english.len() > 400);
        for screen in terminal.seen() {
            for words in &english {
                assert!(
                    !screen.contains(words),
                    "{words:?} in {language}:\n{screen}"
                );
            }
        }
    }
}

/// Every questionnaire there is, in a language: two at a time, as many as most machines have
/// processors to spare.
fn every_questionnaire(language: Language, country: usize) {
    let mut ids: Vec<String> = builtin::ids().map(|id| id.to_string()).collect();
    let second = ids.split_off(ids.len() / 2);
    std::thread::scope(|scope| {
        for half in [ids, second] {
            scope.spawn(move || {
                for id in half {
                    journey(&id, language, country);
                }
            });
        }
    });
}

#[test]
fn every_questionnaire_is_answered_by_keyboard_in_english() {
    every_questionnaire(Language::EN, 0);
}

#[test]
fn every_questionnaire_is_answered_by_keyboard_in_spanish() {
    every_questionnaire(Language::ES, 4);
}

#[test]
fn every_questionnaire_is_answered_by_keyboard_in_french() {
    every_questionnaire(Language::FR, 5);
}

/// At the first question of a new draft.
pub(crate) fn at_work(world: &World, id: &str) -> Terminal {
    let terminal = Terminal::start(
        world,
        &["fill", id, "--country", "XA", "--institution", "Office"],
    );
    terminal.see("question 1 of");
    terminal
}

#[test]
fn questions_come_and_go_and_keep_what_was_written() {
    let world = World::new();
    let mut terminal = at_work(&world, "disc");
    let outline = |screen: &str, name: &str| {
        let left = |line: &str| line.split('│').next().unwrap_or_default().to_owned();
        screen.lines().any(|line| left(line).contains(name))
    };
    terminal.keys(&"1<Tab>".repeat(6));
    terminal.wait("disc-03", |screen| outline(screen, "disc-03"));
    terminal.keys(&"<Shift+Tab>4".repeat(6));
    terminal.wait("no disc-03", |screen| !outline(screen, "disc-03"));
    // To the fourth section.
    terminal.keys(">>>");
    terminal.see("disc-12 *");
    terminal.keys(&"2<Tab>".repeat(4));
    terminal.keys("3<PgDn>");
    terminal.see("disc-13 *");
    terminal.keys("The bus lanes of 2025");
    terminal.see("bus lanes of 2025");
    terminal.keys("<PgUp>");
    terminal.see("disc-12 *");
    terminal.keys(&"1<Tab>".repeat(4));
    terminal.keys("1");
    terminal.wait("no disc-13", |screen| !outline(screen, "disc-13"));
    terminal.keys("2");
    terminal.wait("disc-13", |screen| outline(screen, "disc-13"));
    terminal.keys("<PgDn>");
    terminal.see("bus lanes of 2025");
}

#[test]
fn a_killed_program_loses_nothing_that_was_saved() {
    let world = World::new();
    let text = "Every ministry sends its plan to the centre before the budget is drawn up. ";
    let mut terminal = at_work(&world, "disc");
    terminal.keys(">>>>");
    terminal.see("disc-16");
    terminal.keys("<PgDn>");
    terminal.see("disc-17");
    for _ in 0..10 {
        terminal.text(text);
    }
    terminal.text("The end.");
    terminal.see("The end.");
    // What is typed is written when typing pauses.
    let address = "disc-17".parse().unwrap();
    let text_of = |draft: &Response| {
        draft
            .value(&address)
            .and_then(|v| v.text().map(str::to_owned))
    };
    draft_when(&world, |draft| {
        text_of(draft).is_some_and(|text| text.ends_with("The end."))
    });
    terminal.kill();
    let mut terminal = Terminal::start(&world, &[]);
    terminal.see("disc-17");
    terminal.see("ecovered");
    terminal.keys("<Enter>");
    terminal.see("The end.");
    let written = response_in(&world, "drafts");
    let value = written.value(&"disc-17".parse().unwrap()).unwrap();
    assert_eq!(value.text().unwrap(), text.repeat(10) + "The end.");
}

#[test]
fn a_megabyte_is_pasted_written_on_and_kept() {
    let world = World::new();
    let text = "Une phrase avec des accents : é, è, ñ. ".repeat(25_000);
    let mut terminal = at_work(&world, "disc");
    terminal.keys(">>>>");
    terminal.see("disc-16");
    terminal.keys("<PgDn>");
    terminal.see("disc-17");
    terminal.paste(&text);
    terminal.see("975000");
    terminal.keys("!<Ctrl+Home>");
    terminal.text("Start. ");
    terminal.see("Start. ");
    let address = "disc-17".parse().unwrap();
    let text_of = |draft: &Response| {
        draft
            .value(&address)
            .and_then(|v| v.text().map(str::to_owned))
    };
    draft_when(&world, |draft| {
        text_of(draft).is_some_and(|text| text.starts_with("Start. "))
    });
    terminal.kill();
    let mut terminal = Terminal::start(&world, &[]);
    terminal.see("disc-17");
    terminal.keys("<Enter>");
    terminal.see("975008");
    let written = response_in(&world, "drafts");
    let value = written.value(&"disc-17".parse().unwrap()).unwrap();
    assert_eq!(value.text().unwrap(), format!("Start. {text}!"));
}

#[test]
fn leaving_asks_once_and_never_loses() {
    let world = World::new();
    let mut terminal = at_work(&world, "cog");
    terminal.keys("<Ctrl+C>");
    terminal.see("All saved. Leave quipu?");
    terminal.escape();
    terminal.see_gone("Leave quipu?");
    terminal.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(terminal.exit_code(), 0);
    let mut terminal = Terminal::start(&world, &[]);
    terminal.see("XA / Office");
    terminal.keys("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn a_terminal_that_does_not_know_its_size_has_the_usual_one() {
    let world = World::new();
    let program = env!("CARGO_BIN_EXE_quipu");
    let words = ["fill", "disc", "--country", "XA", "--institution", "O"];
    let mut terminal = Terminal::spawn_sized(&world, program, &words, &[], (0, 0));
    terminal.see("question 1 of");
    terminal.keys(">>>><PgDn>");
    terminal.see("disc-17");
    terminal.keys("words");
    terminal.see("words");
    terminal.keys("<Ctrl+C><Ctrl+C>");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn a_window_of_any_size_keeps_the_text() {
    let world = World::new();
    let mut terminal = at_work(&world, "disc");
    terminal.keys(">>>><PgDn>");
    terminal.see("disc-17");
    for (columns, rows) in [(60, 20), (220, 60), (39, 11), (120, 40), (1, 1), (80, 24)] {
        terminal.resize(columns, rows);
        terminal.text("word ");
    }
    // In a window that is too small keys mean nothing: it must be known to be large again.
    terminal.wait("the last size", |screen| screen.contains("PgDn next"));
    terminal.keys("end");
    terminal.see("end");
    terminal.keys("<Ctrl+S>");
    let address = "disc-17".parse().unwrap();
    let text = |draft: &Response| {
        let value = draft.value(&address).and_then(|value| value.text());
        value.unwrap_or_default().to_owned()
    };
    let written = draft_when(&world, |draft| text(draft).ends_with("end"));
    let text = text(&written);
    assert!(text.ends_with("end") && text.starts_with("word "), "{text}");
}

#[test]
fn saving_that_fails_is_said_and_tried_again() {
    let world = World::new();
    let mut terminal = at_work(&world, "disc");
    terminal.keys("1");
    terminal.see("Saved ");
    // In the place of the folder stands a file: nothing can be written.
    let (drafts, away) = (world.path("data/drafts"), world.path("data/away"));
    std::fs::rename(&drafts, &away).unwrap();
    world.write("data/drafts", "");
    terminal.keys("<Tab>2");
    terminal.see("NOT SAVED");
    terminal.keys("<Tab>3<Ctrl+C>");
    terminal.see("NOT SAVED: ");
    terminal.escape();
    std::fs::remove_file(&drafts).unwrap();
    std::fs::rename(&away, &drafts).unwrap();
    terminal.keys("<F5>");
    terminal.see("Saved ");
    let third = "disc-01/r3".parse().unwrap();
    let written = draft_when(&world, |draft| draft.value(&third).is_some());
    for (row, expected) in [("r1", "faced"), ("r2", "partly"), ("r3", "past")] {
        let value = written.value(&format!("disc-01/{row}").parse().unwrap());
        assert_eq!(value.unwrap().text(), Some(expected));
    }
}

/// At the long text of disc-17.
pub(crate) fn writing(world: &World) -> Terminal {
    let mut terminal = at_work(world, "disc");
    terminal.keys(">>>><PgDn>");
    terminal.see("disc-17");
    terminal
}

#[test]
fn a_key_that_arrives_byte_by_byte_is_no_text() {
    let world = World::new();
    let mut terminal = writing(&world);
    terminal.keys("ab<Enter>cd");
    terminal.see("cd");
    terminal.drip(b"\x1b[A", std::time::Duration::from_millis(25));
    terminal.keys("X");
    terminal.see("abX");
}

/// What a program for a terminal may write: text, and these control sequences.
#[test]
fn nothing_but_known_sequences_reaches_the_terminal() {
    let world = World::new();
    let mut terminal = writing(&world);
    terminal.paste("\x1b]52;c;aGk=\x07\u{9b}31m\u{202e}x\x1bPq\x1b\\");
    terminal.see("x");
    terminal.resize(60, 20);
    terminal.keys("<F1>");
    terminal.see("Help");
    terminal.escape();
    terminal.keys("<Ctrl+C><Ctrl+C>");
    terminal.exit_code();
    let strange = strange_sequences(&terminal.bytes());
    assert!(strange.is_empty(), "{strange:?}");
}
