//! How screens look: text, marks and styles at four sizes in three languages.
//!
//! `INSTA_UPDATE=always cargo test looks` takes new pictures; look at what changed before committing them.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};

use super::Message;
use super::sample::Stage;
use super::theme::{Family, Theme};
use crate::base::Language;
use crate::questionnaire::builtin;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (220, 60)];

/// The text of a screen, and under it every run of cells that is not plain.
fn picture(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width);
    let mut text = String::new();
    let mut styles = String::new();
    for (nth, row) in buffer.content().chunks(width).enumerate() {
        let line: String = row.iter().map(Cell::symbol).collect();
        writeln!(text, "{}", line.trim_end()).unwrap();
        let mut from = 0;
        for run in row.chunk_by(|a, b| a.style() == b.style()) {
            let to = from + run.len();
            if let Some(name) = name(run.first().map(Cell::style)) {
                write!(styles, "{nth}:{from}-{to} {name}; ").unwrap();
            }
            from = to;
        }
    }
    format!("{text}\n{}", styles.trim_end())
}

/// A style in words; none where it is plain.
fn name(style: Option<Style>) -> Option<String> {
    let style = style?;
    let modifiers = style.add_modifier;
    let mut parts = Vec::new();
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::REVERSED, "reverse"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::ITALIC, "italic"),
    ] {
        if modifiers.contains(modifier) {
            parts.push(name.to_owned());
        }
    }
    let colours = [style.fg, style.bg].into_iter().flatten();
    parts.extend(
        colours
            .filter(|c| *c != Color::Reset)
            .map(|c| c.to_string()),
    );
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Presses keys in a new draft of a questionnaire and takes pictures at every size and language.
fn look(name: &str, id: &str, keys: &[&str]) {
    for language in Language::INTERFACE {
        let mut stage = Stage::of(language, Size::new(80, 24));
        stage.open_questionnaire(builtin::questionnaire(&id.parse().unwrap()).unwrap());
        for key in keys {
            stage.press(key);
        }
        for (width, height) in SIZES {
            stage.send(Message::Resized(Size::new(width, height)));
            let (buffer, cursor) = stage.draw();
            let cursor = cursor.unwrap();
            let picture = format!("{}\ncursor {},{}", picture(&buffer), cursor.x, cursor.y);
            insta::assert_snapshot!(format!("{name}-{language}-{width}x{height}"), picture);
        }
    }
}

/// Without colour every screen says the same, and its focus is still marked.
#[test]
fn no_screen_means_anything_by_colour_alone() {
    let looks: [(&str, &[&str]); 8] = [
        ("disc", &["1", "Tab", "3"]),
        ("cog", &["PgDn", "PgDn", "PgDn", "2", "Tab", "D"]),
        ("disc", &["1", "F6"]),
        ("disc", &["F1"]),
        ("disc", &["x"]),
        ("disc", &["Ctrl+F", "p", "l"]),
        ("road", &["o"]),
        ("prog", &["p"]),
    ];
    for (id, keys) in looks {
        let draw = |family| {
            let mut stage = Stage::of(Language::EN, Size::new(80, 24));
            stage.model.settings.theme = Theme::new(family);
            stage.open_questionnaire(builtin::questionnaire(&id.parse().unwrap()).unwrap());
            for key in keys {
                stage.press(key);
            }
            stage.draw()
        };
        let (coloured, cursor) = draw(Family::Default);
        let (mono, same) = draw(Family::Mono);
        assert_eq!(cursor, same, "{id} {keys:?}");
        for (one, other) in coloured.content().iter().zip(mono.content()) {
            assert_eq!(one.symbol(), other.symbol(), "{id} {keys:?}");
            let style = other.style();
            let plain = |color: Option<Color>| color.is_none_or(|color| color == Color::Reset);
            assert!(
                plain(style.fg) && plain(style.bg),
                "{id} {keys:?}: {style:?}"
            );
        }
        let marked = |cell: &Cell| cell.modifier.contains(Modifier::REVERSED);
        // Text that is being written has the cursor of the terminal in it instead.
        assert!(
            mono.content().iter().any(marked) || cursor.is_some(),
            "{id} {keys:?}"
        );
    }
}

#[test]
fn a_matrix() {
    look("matrix", "disc", &["1", "Tab", "3"]);
}

#[test]
fn a_maturity_scale() {
    let keys = [
        "PgDn", "PgDn", "PgDn", "2", "Tab", "D", "e", "c", "r", "e", "t", "o",
    ];
    look("maturity", "cog", &keys);
}

#[test]
fn what_is_missing() {
    look("review", "disc", &["1", "F6"]);
}

#[test]
fn help() {
    look("help", "disc", &["F1"]);
}

#[test]
fn a_reason_for_silence() {
    look("silence", "disc", &["x"]);
}

#[test]
fn the_readme_shows_a_screen_as_it_is() {
    let mut stage = Stage::of(Language::EN, Size::new(80, 24));
    stage.open_questionnaire(builtin::questionnaire(&"disc".parse().unwrap()).unwrap());
    for key in ["1", "Tab", "3", "Tab", "2", "Tab"] {
        stage.press(key);
    }
    let screen = stage.screen();
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&lines.join("\n")), "{}", lines.join("\n"));
}
