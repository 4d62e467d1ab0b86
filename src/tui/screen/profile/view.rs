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
    let mut painter = Painter {
        state,
        env,
        settings,
        width,
        label_width: 4,
        stacked: true,
    };
    // Where labels would leave too little room beside them, values stand under them.
    let beside = painter.widest_label().max(34);
    if width >= 60 && beside <= width * 3 / 5 {
        painter.label_width = beside;
        painter.stacked = false;
    }
    let (lines, focus) = painter.lines();
    let first = paint::window(focus, lines.len(), usize::from(area.height));
    let seen = lines.get(first..).unwrap_or_default();
    paint::rows(seen, area, buffer);
    let row = paint::part(area, cells(focus - first), 1);
    let Some((_, Input::Text(entry))) = state.form.focused() else {
        return Some(row.as_position());
    };
    let skip = cells(painter.label_width).min(row.width);
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
    stacked: bool,
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
            let mut label = self.label(*field, has_focus);
            if self.stacked {
                lines.push(std::mem::take(&mut label));
            }
            if has_focus {
                focus = Some(lines.len());
            }
            let mut line = paint::sides(label, Line::default(), self.label_width);
            line.spans.extend(self.value(*field, input, has_focus));
            lines.push(line);
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

    /// The width of the widest label and the blank behind it.
    fn widest_label(&self) -> usize {
        let fields = self.state.form.inputs().iter().map(|(field, _)| *field);
        let wide = fields.map(|field| paint::line_width(&self.label(field, false)) + 1);
        wide.max().unwrap_or_default()
    }

    fn label(&self, field: Field, has_focus: bool) -> Line<'static> {
        let label = self.env.messages.get(field.label());
        let star = if field.is_required() { " *" } else { "" };
        let (mark, role) = if has_focus {
            ("> ", Role::Heading)
        } else {
            ("  ", Role::Text)
        };
        let style = self.settings.theme.style(role);
        Line::styled(format!("{mark}{label}{star}"), style)
    }

    /// What stands in a field; of a choice in focus also which of how many it is.
    fn value(&self, field: Field, input: &Input, has_focus: bool) -> Vec<Span<'static>> {
        let theme = &self.settings.theme;
        let chosen = match input {
            Input::Text(entry) => return vec![span(entry.text(), theme.style(Role::Text))],
            Input::Choice(chosen) => *chosen,
        };
        let choices = field.choices();
        let name = choices.get(chosen).map_or("", |(_, message)| *message);
        let name = self.env.messages.get(name);
        if !has_focus {
            return vec![Span::styled(name, theme.style(Role::Text))];
        }
        let arguments = [
            ("nth", (chosen + 1).into()),
            ("count", choices.len().into()),
        ];
        let nth = self.env.messages.format("profile-nth", &arguments);
        vec![
            Span::styled(name, theme.style(Role::Focus)),
            Span::styled(format!("  {nth}"), theme.style(Role::Muted)),
        ]
    }
}
