//! Drawing Assemble.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line as Row, Span};

use super::State;
use crate::analysis::{Agreement, Line};
use crate::questionnaire::{Choice, Kind, Question};
use crate::response::{Answer, Given, choices_of};
use crate::tui::draft::Draft;
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::overlay::missing_message;
use crate::tui::paint::{self, cells, said, span};
use crate::tui::screen::fill::{level_first, told};
use crate::tui::theme::Role;

/// Draws the list above and the answer in focus below, and says where the focus is.
pub(in crate::tui) fn draw(
    state: &State,
    draft: &Draft,
    env: &Env<'_>,
    settings: &Settings,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let painter = Painter {
        state,
        draft,
        env,
        settings,
        width: usize::from(area.width),
    };
    let summary = painter.summary();
    paint::rows(&summary, area, buffer);
    let rest = paint::part(area, cells(summary.len()), area.height);
    let lines = &state.assembly.lines;
    if lines.is_empty() {
        let text = env.messages.get("assemble-empty");
        let style = settings.theme.style(Role::Muted);
        paint::rows(&paint::wrapped(&text, painter.width, style), rest, buffer);
        return paint::place(rest, 0, 0);
    }
    // The list takes a third and no more than it needs.
    let height = (rest.height / 3).max(2).min(cells(lines.len()));
    let list = paint::part(rest, 0, height);
    let first = paint::window(state.selected, lines.len(), usize::from(height));
    for ((index, line), place) in lines.iter().enumerate().skip(first).zip(list.rows()) {
        paint::row(&painter.item(line, index == state.selected), place, buffer);
    }
    let theme = &settings.theme;
    let rule = paint::rule_line(theme.rule(), painter.width, theme.style(Role::Rule));
    paint::row(&rule, paint::part(rest, height, 1), buffer);
    let below = paint::part(rest, height + 1, rest.height);
    let detail = painter.detail();
    let room = usize::from(below.height);
    let top = state.top.min(detail.len().saturating_sub(room));
    let focus = focus_row(&detail).filter(|_| state.top == 0);
    let top = focus.map_or(top, |row| paint::window(row, detail.len(), room));
    paint::rows(detail.get(top..).unwrap_or_default(), below, buffer);
    let left = detail.len().saturating_sub(top + room);
    if left > 0 {
        let text = env
            .messages
            .format("more-below", &[("count", (left + 1).into())]);
        let more = Row::styled(text, theme.style(Role::Muted));
        let row = paint::part(below, below.height.saturating_sub(1), 1);
        paint::row(
            &paint::sides(more, Row::default(), painter.width),
            row,
            buffer,
        );
    }
    paint::place(list, 0, state.selected - first)
}

struct Painter<'a> {
    state: &'a State,
    draft: &'a Draft,
    env: &'a Env<'a>,
    settings: &'a Settings,
    width: usize,
}

impl Painter<'_> {
    /// How many are left, and how far the institutions agree.
    fn summary(&self) -> Vec<Row<'static>> {
        let assembly = &self.state.assembly;
        let left = assembly.open(self.draft.response());
        let messages = self.env.messages;
        let mut text = messages.format("assemble-left", &[("count", left.into())]);
        if let Some(alpha) = assembly.alpha {
            let alpha = format!("{alpha:.2}");
            let alpha = messages.format("assemble-alpha", &[("alpha", alpha.into())]);
            text = format!("{text} {alpha}");
        }
        let role = if left == 0 { Role::Done } else { Role::Text };
        paint::wrapped(&text, self.width, self.settings.theme.style(role))
    }

    /// Mark, question, and how far institutions agree.
    fn item(&self, line: &Line, selected: bool) -> Row<'static> {
        let theme = &self.settings.theme;
        let answer = self.draft.response().answer(&line.address);
        let given = answer.filter(|answer| answer.is_given());
        let (mark, role) = match given {
            Some(answer) if answer.validated => ("x", Role::Done),
            Some(_) => ("~", Role::Warning),
            None => (".", Role::Text),
        };
        let lead = if selected { ">" } else { " " };
        let style = theme.style(if selected { Role::Focus } else { Role::Text });
        let mark_style = if selected { style } else { theme.style(role) };
        let left = Row::from(vec![
            Span::styled(format!("{lead} "), style),
            Span::styled(mark, mark_style),
            span(
                &format!(" {} {}", line.address, self.label(line, true)),
                style,
            ),
        ]);
        let (text, role) = self.agreement(line.agreement);
        let right = if selected { style } else { theme.style(role) };
        let row = paint::sides(left, Row::styled(text, right), self.width);
        if selected {
            row.patch_style(style)
        } else {
            row
        }
    }

    fn agreement(&self, agreement: Agreement) -> (String, Role) {
        let text = self
            .env
            .messages
            .get(&format!("agreement-{}", agreement.name()));
        let role = match agreement {
            Agreement::Alike => Role::Done,
            Agreement::NotAsked | Agreement::Waiting(_) => Role::Muted,
            Agreement::Differ(Some(0 | 1)) => Role::Warning,
            Agreement::Differ(_) | Agreement::Scope => Role::Problem,
        };
        (text, role)
    }

    fn question(&self, line: &Line) -> Option<&Question> {
        self.draft
            .questionnaire
            .question(line.address.question.as_str())
    }

    fn label(&self, line: &Line, short: bool) -> String {
        let texts = self.settings.texts;
        if let Some(label) = &line.label {
            return said(label, texts);
        }
        let question = self.question(line);
        let label = question.map(|q| if short { q.short_label() } else { &q.label });
        label.map(|label| said(label, texts)).unwrap_or_default()
    }

    /// The prompt, the national answer, and each institution's.
    fn detail(&self) -> Vec<Row<'static>> {
        let Some(line) = self.state.line() else {
            return Vec::new();
        };
        let theme = &self.settings.theme;
        let messages = self.env.messages;
        let heading = theme.style(Role::Heading);
        let mut rows = paint::wrapped(&self.label(line, false), self.width, heading);
        let national = self.draft.response().answer(&line.address);
        let national = national.filter(|answer| answer.is_given());
        let title = messages.get("assemble-national");
        let text =
            national.map_or_else(|| messages.get("assemble-none"), |a| self.in_full(line, a));
        let role = if national.is_some_and(|answer| answer.validated) {
            Role::Done
        } else {
            Role::Text
        };
        let style = theme.style(role);
        rows.extend(paint::hanging(
            Span::styled("= ", style),
            &format!("{title}: {text}"),
            self.width,
            style,
        ));
        for (index, part) in line.parts.iter().enumerate() {
            let focused = index == self.state.part;
            let style = theme.style(if focused { Role::Selected } else { Role::Text });
            let lead = Span::styled(if focused { FOCUS } else { "  " }, style);
            let answers = part.answers.iter().map(|answer| self.in_full(line, answer));
            let mut answers: Vec<String> = answers.collect();
            if answers.is_empty() {
                answers.push(messages.get("assemble-waiting"));
            }
            let text = format!("{}: {}", part.institution, answers.join(" | "));
            rows.extend(paint::hanging(lead, &text, self.width, style));
        }
        rows
    }

    /// An answer with everything beside it.
    fn in_full(&self, line: &Line, answer: &Answer) -> String {
        let messages = self.env.messages;
        let shown = self.draft.live(self.env.today);
        let choices = self
            .question(line)
            .map(|question| choices_of(question, &shown));
        let choices: &[Choice] = choices.as_deref().unwrap_or_default();
        let mut parts = vec![match &answer.given {
            Given::Blank => messages.get("beside-blank"),
            Given::Missing { why, reason } => {
                format!("{} {reason}", messages.get(missing_message(*why)))
                    .trim()
                    .to_owned()
            }
            Given::Value(value) => match value.maturity().filter(|_| self.is_maturity(line)) {
                Some(bundle) => level_first(value, bundle.level),
                None => told(value, choices, self.settings.texts),
            },
        }];
        if !answer.note.is_empty() {
            let arguments = [("note", answer.note.as_str().into())];
            parts.push(messages.format("beside-note", &arguments));
        }
        if !answer.from.is_empty() {
            let arguments = [("institutions", answer.from.join(", ").into())];
            parts.push(messages.format("beside-from", &arguments));
        }
        if answer.validated {
            parts.push(messages.get("beside-validated"));
        }
        parts.join(" · ")
    }

    fn is_maturity(&self, line: &Line) -> bool {
        let question = self.question(line);
        question.is_some_and(|question| matches!(question.kind, Kind::Maturity { .. }))
    }
}

/// The row of the institution in focus.
fn focus_row(detail: &[Row<'_>]) -> Option<usize> {
    let is_focus = |row: &Row<'_>| row.spans.first().is_some_and(|span| span.content == FOCUS);
    detail.iter().position(is_focus)
}

/// What stands before the institution in focus.
const FOCUS: &str = "> ";
