//! A form on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Row;

use super::form::{Action, Form, Line, Stop};
use super::typing::Typing;
use super::{Context, Editor};
use crate::base::text::{SafeText, width, wrap};
use crate::tui::paint;
use crate::tui::theme::Role;

/// How far stops stand in.
const INDENT: usize = 2;

/// The rows of a form, and where the focus is among them.
struct Page {
    rows: Vec<Row<'static>>,
    /// First row and number of rows of the stop in focus.
    focus: (usize, usize),
    /// Column and row of the cursor.
    cursor: (usize, usize),
}

impl Editor {
    /// Draws the part of the form around the focus, and says where the cursor is.
    pub fn render(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        context: &Context<'_>,
    ) -> Option<Position> {
        let area = area.intersection(*buffer.area());
        if area.is_empty() {
            return None;
        }
        let form = Form::new(context);
        let height = usize::from(area.height);
        let page = self.page(&form, usize::from(area.width), height, context);
        let overflows = page.rows.len() > height;
        let room = if overflows {
            height.saturating_sub(1).max(1)
        } else {
            height
        };
        let (first, rows) = page.focus;
        let top = paint::window_of(first, rows, page.rows.len(), room);
        let shown = page.rows.get(top..).unwrap_or_default();
        paint::rows(
            shown.get(..room.min(shown.len())).unwrap_or_default(),
            paint::part(area, 0, paint::cells(room)),
            buffer,
        );
        let rest = page.rows.len().saturating_sub(top + room);
        if overflows && rest > 0 && height > 1 {
            let more = context
                .messages
                .format("field-more", &[("rows", rest.into())]);
            let line = Row::from(paint::span(&more, context.theme.style(Role::Hint)));
            paint::row(&line, paint::part(area, paint::cells(room), 1), buffer);
        }
        let (column, row) = page.cursor;
        paint::place(area, column, row.checked_sub(top)?)
    }

    fn page(&self, form: &Form, width: usize, height: usize, context: &Context<'_>) -> Page {
        let mut page = Page {
            rows: Vec::new(),
            focus: (0, 1),
            cursor: (0, 0),
        };
        let mut nth = 0;
        // Where the heading of the stops begins that are being drawn.
        let mut heading = 0;
        for line in &form.lines {
            match line {
                Line::Heading(text) => {
                    let style = context.theme.style(Role::Heading);
                    heading = page.rows.len();
                    page.rows.extend(paint::wrapped(text, width, style));
                }
                Line::Note(text) => {
                    let style = context.theme.style(Role::Muted);
                    page.rows.extend(paint::wrapped(text, width, style));
                }
                Line::Stop(stop) => {
                    let focused = nth == self.at;
                    nth += 1;
                    let start = page.rows.len();
                    let typing = self.typing.as_ref().filter(|_| focused);
                    let cursor = stop_rows(&mut page.rows, stop, typing, focused, width, context);
                    if focused {
                        // The heading stays in sight where there is room for it.
                        let end = page.rows.len();
                        let first = if end - heading < height {
                            heading
                        } else {
                            start
                        };
                        page.focus = (first, end - first);
                        page.cursor = (cursor.0, start + cursor.1);
                    }
                }
            }
        }
        page
    }
}

/// Adds the rows of a stop; says where the cursor is in them.
fn stop_rows(
    rows: &mut Vec<Row<'static>>,
    stop: &Stop,
    typing: Option<&Typing>,
    focused: bool,
    width: usize,
    context: &Context<'_>,
) -> (usize, usize) {
    if let Action::Write { .. } = stop.action {
        return text_rows(rows, stop, typing, focused, width, context);
    }
    let role = match (focused, stop.is_chosen()) {
        (true, _) => Role::Focus,
        (false, true) => Role::Selected,
        (false, false) => Role::Text,
    };
    let style = context.theme.style(role);
    let pointer = if focused { ">" } else { " " };
    let mark = paint::span(&format!("{pointer} {} ", stop.mark()), style);
    let column = width.min(INDENT);
    rows.extend(paint::hanging(mark, &stop.label, width, style));
    if focused && !stop.hint.is_empty() {
        let hint = paint::span("      ", context.theme.style(Role::Muted));
        rows.extend(paint::hanging(
            hint,
            &stop.hint,
            width,
            context.theme.style(Role::Muted),
        ));
    }
    (column, 0)
}

/// The rows of a text. The last column is kept free for the cursor.
fn text_rows(
    rows: &mut Vec<Row<'static>>,
    stop: &Stop,
    typing: Option<&Typing>,
    focused: bool,
    width: usize,
    context: &Context<'_>,
) -> (usize, usize) {
    let text = typing.map_or_else(|| stop.text().unwrap_or_default(), Typing::text);
    let room = width.saturating_sub(INDENT + 1).max(1);
    let style = context
        .theme
        .style(if focused { Role::Text } else { Role::Field });
    let pointer = if focused { "> " } else { "  " };
    let mut cursor = (INDENT, 0);
    let place = typing.map_or(0, Typing::cursor);
    let mut start = 0;
    let mut nth = 0;
    for line in text.split('\n') {
        for range in wrap(line, room) {
            let (from, to) = (start + range.start, start + range.end);
            let words = line.get(range).unwrap_or_default();
            if from <= place && place <= to {
                let before = text.get(from..place).unwrap_or_default();
                cursor = (
                    INDENT + self::width(SafeText::line(before).as_str()).min(room),
                    nth,
                );
            }
            let shown = format!("{pointer}{}", SafeText::line(words).as_str());
            rows.push(Row::from(paint::span(&shown, style)));
            nth += 1;
        }
        start += line.len() + 1;
    }
    if nth == 0 {
        rows.push(Row::from(paint::span(&format!("{pointer}_"), style)));
    }
    cursor
}
