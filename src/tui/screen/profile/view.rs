//! Drawing the profile.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::form::{Field, Input};
use super::{Purpose, State};
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, said, span};
use crate::tui::theme::Role;

/// The left side of the header.
pub(in crate::tui) fn header(state: &State, env: &Env<'_>, settings: &Settings) -> Line<'static> {
    let mut text = env.messages.get("profile-title");
    if let Purpose::New(questionnaire) = &state.purpose {
        text = format!("{text}  {}", said(&questionnaire.title, settings.texts));
    }
    Line::from(span(&text, settings.theme.style(Role::Heading)))
}

/// Draws the form and says where the cursor is.
pub(in crate::tui) fn draw(
    state: &State,
    env: &Env<'_>,
    settings: &Settings,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let width = usize::from(area.width);
    let label_width = (width / 2).min(34);
    let painter = Painter {
        state,
        env,
        settings,
        width,
        label_width,
    };
    let (lines, focus) = painter.lines();
    let first = paint::window(focus, lines.len(), usize::from(area.height));
    let seen = lines.get(first..).unwrap_or_default();
    paint::rows(seen, area, buffer);
    let row = paint::part(area, cells(focus - first), 1);
    let Some((_, Input::Text(entry))) = state.form.focused() else {
        return Some(row.as_position());
    };
    let skip = cells(label_width).min(row.width);
    let value = Rect {
        x: row.x.saturating_add(skip),
        width: row.width - skip,
        ..row
    };
    entry.render(value, settings.theme.style(Role::Field), buffer)
}

struct Painter<'a> {
    state: &'a State,
    env: &'a Env<'a>,
    settings: &'a Settings,
    width: usize,
    label_width: usize,
}

impl Painter<'_> {
    /// All rows, and which one has the focus.
    fn lines(&self) -> (Vec<Line<'static>>, usize) {
        let theme = &self.settings.theme;
        let intro = self.env.messages.get("profile-intro");
        let mut lines = paint::wrapped(&intro, self.width, theme.style(Role::Muted));
        lines.push(Line::default());
        let focused = self.state.form.focused().map(|(field, _)| *field);
        let (_, problems) = self.state.form.read();
        let mut focus = None;
        for (field, input) in self.state.form.inputs() {
            let has_focus = focused == Some(*field);
            if has_focus {
                focus = Some(lines.len());
            }
            lines.push(self.field(*field, input, has_focus));
            let wrong = problems.iter().filter(|(wrong, _)| wrong == field);
            for (_, problem) in wrong.filter(|_| self.state.checked) {
                let text = self.env.messages.problem(problem);
                let style = theme.style(Role::Problem);
                let mark = Span::styled("  ! ", style);
                lines.extend(paint::hanging(mark, &text, self.width, style));
            }
        }
        lines.push(Line::default());
        let button = match self.state.purpose {
            Purpose::New(_) => "profile-begin",
            Purpose::Edit => "profile-done",
        };
        let style = theme.style(if focus.is_none() {
            Role::Focus
        } else {
            Role::Text
        });
        let text = format!("[ {} ]", self.env.messages.get(button));
        let last = lines.len();
        lines.push(Line::styled(text, style));
        (lines, focus.unwrap_or(last))
    }

    fn field(&self, field: Field, input: &Input, has_focus: bool) -> Line<'static> {
        let theme = &self.settings.theme;
        let label = self.env.messages.get(field.label());
        let star = if field.is_required() { " *" } else { "" };
        let style = theme.style(if has_focus { Role::Heading } else { Role::Text });
        let mark = if has_focus { "> " } else { "  " };
        let label = Line::styled(format!("{mark}{label}{star}"), style);
        let mut line = paint::sides(label, Line::default(), self.label_width);
        match input {
            Input::Text(entry) => {
                line.spans.push(span(entry.text(), theme.style(Role::Text)));
            }
            Input::Choice(chosen) => {
                let choices = field.choices();
                let name = choices.get(*chosen).map_or("", |(_, message)| *message);
                let role = if has_focus { Role::Focus } else { Role::Text };
                let value = self.env.messages.get(name);
                line.spans.push(Span::styled(value, theme.style(role)));
                if has_focus {
                    let count = choices.len();
                    let arguments = [("nth", (chosen + 1).into()), ("count", count.into())];
                    let text = self.env.messages.format("profile-nth", &arguments);
                    let hint = Span::styled(format!("  {text}"), theme.style(Role::Muted));
                    line.spans.push(hint);
                }
            }
        }
        line
    }
}
