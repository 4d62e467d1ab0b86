//! A form on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line as Row, Span};

use super::form::{Action, Form, Line, Stop};
use super::grid::{self, Grid};
use super::{Context, Editor};
use crate::base::text::SafeText;
use crate::tui::paint;
use crate::tui::theme::Role;
use crate::tui::widget::{Counts, TextArea};

/// How far stops stand in.
pub(super) const INDENT: usize = 2;
/// How many rows of a text are shown while the focus is elsewhere.
const PREVIEW: usize = 6;

/// The rows of a form, and where the focus is among them.
#[derive(Default)]
struct Page {
    /// What stays in sight above and below.
    header: Vec<Row<'static>>,
    footer: Vec<Row<'static>>,
    rows: Vec<Row<'static>>,
    /// First row and number of rows of the stop in focus.
    focus: (usize, usize),
    /// Column and row of the cursor.
    cursor: (usize, usize),
}

/// Builds the page of a form.
struct Painter<'a, 'c> {
    editor: &'a Editor,
    context: &'a Context<'c>,
    width: usize,
    height: usize,
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
        let form = Form::new(context, &self.unit);
        let painter = Painter {
            editor: self,
            context,
            width: usize::from(area.width),
            height: usize::from(area.height),
        };
        let page = match self.grid(&form, context) {
            Some(grid) => painter.grid(&grid),
            None => painter.form(&form),
        };
        page.render(area, buffer, context)
    }
}

impl Page {
    fn render(self, area: Rect, buffer: &mut Buffer, context: &Context<'_>) -> Option<Position> {
        let fixed = paint::cells(self.header.len() + self.footer.len());
        // Where there is no room for both, the answers come first.
        let (header, footer) = if fixed.saturating_add(3) > area.height {
            (Vec::new(), Vec::new())
        } else {
            (self.header, self.footer)
        };
        paint::rows(&header, area, buffer);
        let above = paint::cells(header.len());
        let below = paint::cells(footer.len());
        let middle = paint::part(area, above, area.height.saturating_sub(above + below));
        paint::rows(
            &footer,
            paint::part(area, area.height.saturating_sub(below), below),
            buffer,
        );
        let height = usize::from(middle.height);
        let overflows = self.rows.len() > height;
        let room = if overflows {
            height.saturating_sub(1).max(1)
        } else {
            height
        };
        let (first, rows) = self.focus;
        let top = paint::window_of(first, rows, self.rows.len(), room);
        let shown = self.rows.get(top..).unwrap_or_default();
        paint::rows(
            shown.get(..room.min(shown.len())).unwrap_or_default(),
            paint::part(middle, 0, paint::cells(room)),
            buffer,
        );
        let rest = self.rows.len().saturating_sub(top + room);
        if overflows && rest > 0 && height > 1 {
            let more = context
                .messages
                .format("field-more", &[("rows", rest.into())]);
            let line = Row::from(paint::span(&more, context.theme.style(Role::Hint)));
            paint::row(&line, paint::part(middle, paint::cells(room), 1), buffer);
        }
        let (column, row) = self.cursor;
        paint::place(middle, column, row.checked_sub(top)?)
    }
}

impl Painter<'_, '_> {
    fn style(&self, role: Role) -> ratatui::style::Style {
        self.context.theme.style(role)
    }

    fn grid(&self, grid: &Grid<'_>) -> Page {
        let mut page = Page {
            header: grid.header(self.context),
            ..Page::default()
        };
        for row in &grid.rows {
            let start = page.rows.len();
            if let Some(theme) = row.theme {
                page.rows.extend(self.theme(theme));
            }
            let (lines, column) = grid.lines(row, self.editor.at, self.context);
            let inside = self.editor.at.checked_sub(row.first);
            if let Some(stop) = inside.and_then(|nth| row.stops.get(nth)) {
                page.cursor = (column, page.rows.len());
                page.focus = (start, page.rows.len() - start + lines.len());
                page.footer = grid::meaning(stop, self.context);
            }
            page.rows.extend(lines);
        }
        page
    }

    /// The rows that begin a theme.
    fn theme(&self, name: &str) -> Vec<Row<'static>> {
        let rule = self.context.theme.rule().repeat(2);
        let mark = Span::styled(format!("{rule} "), self.style(Role::Rule));
        paint::hanging(mark, name, self.width, self.style(Role::Heading))
    }

    fn form(&self, form: &Form<'_>) -> Page {
        let mut page = Page::default();
        let mut nth = 0;
        // Where the heading of the stops begins that are being drawn.
        let mut heading = 0;
        for line in &form.lines {
            let stop = match line {
                Line::Theme(text) => {
                    page.rows.extend(self.theme(text));
                    continue;
                }
                Line::Heading(text) => {
                    heading = page.rows.len();
                    let style = self.style(Role::Heading);
                    page.rows.extend(paint::wrapped(text, self.width, style));
                    continue;
                }
                Line::Note(text) => {
                    let style = self.style(Role::Muted);
                    page.rows.extend(paint::wrapped(text, self.width, style));
                    continue;
                }
                Line::Stop(stop) => stop,
            };
            let focused = nth == self.editor.at;
            nth += 1;
            let start = page.rows.len();
            let cursor = self.stop(&mut page.rows, stop, focused);
            if focused {
                // The heading stays in sight where there is room for it.
                let end = page.rows.len();
                let first = if end - heading < self.height {
                    heading
                } else {
                    start
                };
                page.focus = (first, end - first);
                page.cursor = (cursor.0, start + cursor.1);
            }
        }
        page
    }

    /// Adds the rows of a stop; says where the cursor is in them.
    fn stop(&self, rows: &mut Vec<Row<'static>>, stop: &Stop<'_>, focused: bool) -> (usize, usize) {
        if let Action::Write { .. } = stop.action {
            return match self.editor.typing.as_ref().filter(|_| focused) {
                Some(area) => self.text_in_focus(rows, stop, area),
                None => self.text(rows, stop, focused),
            };
        }
        let role = match (focused, stop.is_chosen()) {
            (true, _) => Role::Focus,
            (false, true) => Role::Selected,
            (false, false) => Role::Text,
        };
        let style = self.style(role);
        let pointer = if focused { ">" } else { " " };
        let mark = paint::span(&format!("{pointer} {} ", stop.mark()), style);
        rows.extend(paint::hanging(mark, &stop.label, self.width, style));
        if focused && !stop.hint.is_empty() {
            let muted = self.style(Role::Muted);
            let hint = paint::span("      ", muted);
            rows.extend(paint::hanging(hint, &stop.hint, self.width, muted));
        }
        (self.width.min(INDENT), 0)
    }

    /// The rows of the text that is being written round its cursor, and how long it is.
    fn text_in_focus(
        &self,
        rows: &mut Vec<Row<'static>>,
        stop: &Stop<'_>,
        area: &TextArea,
    ) -> (usize, usize) {
        let place = area.place();
        let room = self.height.saturating_sub(3).max(1);
        let top = paint::window(place.row, area.rows(), room);
        let style = self.style(Role::Text);
        for row in top..area.rows().min(top + room) {
            rows.push(Row::from(vec![
                Span::styled("> ", style),
                Span::styled(String::from(area.row(row)), style),
            ]));
        }
        if stop.is_multiline() {
            rows.push(self.count(stop, area));
        }
        (INDENT + place.column, place.row - top)
    }

    /// Rows, words and characters of a text.
    fn count(&self, stop: &Stop<'_>, area: &TextArea) -> Row<'static> {
        let Counts { characters, words } = area.counts();
        let max = stop.max_length.unwrap_or(0);
        let arguments = [
            ("rows", area.rows().into()),
            ("words", words.into()),
            ("characters", characters.into()),
            ("max", max.into()),
            ("over", characters.saturating_sub(max).into()),
        ];
        let over = stop.max_length.is_some_and(|max| characters > max);
        let (id, role) = match stop.max_length {
            None => ("field-count", Role::Muted),
            Some(_) if over => ("field-count-over", Role::Problem),
            Some(_) => ("field-count-of", Role::Muted),
        };
        let text = format!("  {}", self.context.messages.format(id, &arguments));
        paint::cut(Row::from(paint::span(&text, self.style(role))), self.width)
    }

    /// The first rows of a text that has no cursor.
    fn text(&self, rows: &mut Vec<Row<'static>>, stop: &Stop<'_>, focused: bool) -> (usize, usize) {
        let text = stop.text().unwrap_or_default();
        let style = self.style(Role::Field);
        let pointer = if focused { "> " } else { "  " };
        if text.is_empty() {
            rows.push(Row::from(paint::span(&format!("{pointer}_"), style)));
            return (INDENT, 0);
        }
        let safe = SafeText::lines(text);
        let width = self.width.saturating_sub(INDENT + 1).max(1);
        let mut all = safe.rows(width);
        for row in all.by_ref().take(PREVIEW) {
            let row = format!("{pointer}{}", row.as_str());
            rows.push(Row::from(Span::styled(row, style)));
        }
        if all.next().is_some() {
            rows.push(Row::from(Span::styled(format!("{pointer}…"), style)));
        }
        (INDENT, 0)
    }
}
