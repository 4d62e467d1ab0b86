//! Journeys of a delegate through the real program in a terminal.

use quipu::base::Language;
use quipu::base::message::Messages;
use quipu::response::{Response, read};

use super::player::{Player, answers, piece};
use super::support::World;
use super::terminal::Terminal;

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

fn response_in(world: &World, folder: &str) -> Response {
    let bytes = std::fs::read(only_file(world, folder)).unwrap();
    read(&bytes).unwrap().response
}

/// From Home to the first question, for an institution of Avaland.
fn begin(terminal: &mut Terminal, title: &str) {
    terminal.see(title);
    while !focused(&terminal.screen()).contains(title) {
        terminal.press("Down");
        let before = terminal.screen();
        terminal.wait("the next line", |screen| {
            screen != before || focused(screen).contains(title)
        });
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

/// Answers a whole questionnaire by keyboard and finalises it.
fn journey(id: &str, language: Language, country: usize) {
    let world = World::new();
    let messages = Messages::new(language);
    let (questionnaire, response) = piece(id, country);
    let mut terminal = Terminal::start(&world, &["--language", &language.to_string()]);
    begin(&mut terminal, questionnaire.title.get(language));
    Player::new(&questionnaire, &response, language).play(&mut terminal);
    terminal.press("F6");
    terminal.see(&messages.get("review-sections"));
    let written = response_in(&world, "drafts");
    let expected = answers(&questionnaire, &response);
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
}

#[test]
fn disc_is_answered_by_keyboard() {
    journey("disc", Language::EN, 0);
    journey("disc", Language::ES, 4);
    journey("disc", Language::FR, 5);
}

#[test]
fn cog_is_answered_by_keyboard() {
    journey("cog", Language::EN, 0);
    journey("cog", Language::ES, 4);
    journey("cog", Language::FR, 5);
}
