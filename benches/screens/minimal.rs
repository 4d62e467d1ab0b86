//! A program in ratatui with nothing in it, as its book begins: a list, a line that is typed, and the loop.

use std::io;

use ratatui::Frame;
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::widgets::{Block, List, ListState, Paragraph};

/// What is seen when it is complete.
pub(crate) const READY: &str = "row 1";

/// Runs until Esc is pressed.
#[expect(
    clippy::disallowed_methods,
    reason = "as its book begins, without a guard of its own"
)]
pub(crate) fn run() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let mut typed = String::new();
    let mut state = ListState::default().with_selected(Some(0));
    let done = loop {
        if let Err(error) = terminal.draw(|frame| draw(frame, &typed, &mut state)) {
            break Err(error);
        }
        match event::read() {
            Err(error) => break Err(error),
            Ok(Event::Key(key)) => match key.code {
                KeyCode::Down | KeyCode::PageDown | KeyCode::Right => state.select_next(),
                KeyCode::Up | KeyCode::PageUp | KeyCode::Left => state.select_previous(),
                KeyCode::Char(c) => typed.push(c),
                KeyCode::Esc => break Ok(()),
                _ => {}
            },
            Ok(_) => {}
        }
    };
    ratatui::restore();
    done
}

fn draw(frame: &mut Frame<'_>, typed: &str, state: &mut ListState) {
    let [list, line] =
        Layout::vertical([Constraint::Min(1), Constraint::Length(3)]).areas(frame.area());
    let rows = (1..=list.height).map(|row| format!("row {row}"));
    let rows = List::new(rows)
        .block(Block::bordered().title("Minimal"))
        .highlight_style(Style::new().reversed())
        .highlight_symbol("> ");
    frame.render_stateful_widget(rows, list, state);
    let room = usize::from(line.width.saturating_sub(2));
    let from = typed.len() / room.max(1) * room;
    let seen = typed.get(from..).unwrap_or_default();
    frame.render_widget(Paragraph::new(seen).block(Block::bordered()), line);
}
