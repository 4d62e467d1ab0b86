//! Drawing the review.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Item, State};
use crate::base::Problem;
use crate::questionnaire::Kind;
use crate::response::Address;
use crate::tui::draft::Draft;
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, said, span};
use crate::tui::screen::fill::{section_count, section_mark};
use crate::tui::theme::Role;

/// Draws the list and says where the focus is.
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
    let above = painter.above();
    paint::rows(&above, area, buffer);
    let list = paint::part(area, cells(above.len()), area.height);
    let height = usize::from(list.height);
    let rows = painter.rows();
    let is_selected = |row: &Row<'_>| matches!(row, Row::Item(nth, _) if *nth == state.selected);
    let focus = rows.iter().position(is_selected).unwrap_or(0);
    let opened = rows.get(focus).map_or(1, |row| painter.lines(row).len());
    let first = paint::window_of(focus, opened, rows.len(), height);
    let seen = rows.iter().skip(first).take(height);
    let lines: Vec<Line<'static>> = seen.flat_map(|row| painter.lines(row)).collect();
    paint::rows(&lines, list, buffer);
    paint::place(list, 0, focus - first)
}

/// What a row of the list is.
enum Row<'a> {
    /// A heading by its message.
    Heading(&'static str),
    /// An item with its place in the list.
    Item(usize, &'a Item),
}

impl Item {
    /// The message of the heading it stands under.
    fn heading(&self) -> &'static str {
        match self {
            Self::Fix(..) => "review-fix",
            Self::Look(..) => "review-look",
            Self::Section(..) => "review-sections",
            Self::Finalise | Self::Export => "review-send",
        }
    }
}

struct Painter<'a> {
    state: &'a State,
    draft: &'a Draft,
    env: &'a Env<'a>,
    settings: &'a Settings,
    width: usize,
}

impl Painter<'_> {
    /// What was sent, and that nothing is left to mend.
    fn above(&self) -> Vec<Line<'static>> {
        let theme = &self.settings.theme;
        let mut lines = Vec::new();
        if let Some(file) = &self.state.sent {
            let arguments = [("file", file.as_str().into())];
            let text = self.env.messages.format("review-sent", &arguments);
            lines.extend(paint::wrapped(&text, self.width, theme.style(Role::Saved)));
        }
        if self.state.to_fix() == 0 {
            let text = self.env.messages.get("review-nothing-to-fix");
            lines.extend(paint::wrapped(&text, self.width, theme.style(Role::Done)));
        }
        lines
    }

    /// The items with the headings they stand under.
    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        let mut heading = "";
        for (index, item) in self.state.items.iter().enumerate() {
            let above = item.heading();
            if above != heading {
                heading = above;
                rows.push(Row::Heading(above));
            }
            rows.push(Row::Item(index, item));
        }
        rows
    }

    fn lines(&self, row: &Row<'_>) -> Vec<Line<'static>> {
        match row {
            Row::Heading(message) => vec![self.heading(message)],
            Row::Item(index, item) => self.item(item, *index == self.state.selected),
        }
    }

    fn heading(&self, message: &str) -> Line<'static> {
        let items = self.state.items.iter();
        let count = items.filter(|item| item.heading() == message).count();
        let text = self
            .env
            .messages
            .format(message, &[("count", count.into())]);
        Line::styled(text, self.settings.theme.style(Role::Heading))
    }

    /// The row of an item; in focus all of what is said.
    fn item(&self, item: &Item, selected: bool) -> Vec<Line<'static>> {
        let theme = &self.settings.theme;
        let (mark, role, text, right) = self.parts(item, selected);
        if selected {
            let style = theme.style(Role::Focus);
            let mark = Span::styled(format!("> {mark} "), style);
            return paint::opened(mark, &text, &right, self.width, style);
        }
        let mark = Span::styled(format!("  {mark} "), theme.style(role));
        let left = Line::from(vec![mark, span(&text, theme.style(Role::Text))]);
        vec![paint::sides(left, Line::raw(right), self.width)]
    }

    /// Mark with its meaning, what is said, and what stands at the right.
    fn parts(&self, item: &Item, selected: bool) -> (&'static str, Role, String, String) {
        let messages = self.env.messages;
        match item {
            Item::Fix(address, problem) => (
                "!",
                Role::Problem,
                self.about(address, problem, selected),
                String::new(),
            ),
            Item::Look(address, problem) => {
                let flagged = self.draft.response().flags.contains(address);
                let (mark, role) = if flagged {
                    ("?", Role::Flag)
                } else {
                    ("~", Role::Warning)
                };
                (
                    mark,
                    role,
                    self.about(address, problem, selected),
                    String::new(),
                )
            }
            Item::Section(index, _) => {
                let section = self.draft.questionnaire.sections.get(*index);
                let label = section.map(|section| said(&section.label, self.settings.texts));
                let progress = self.draft.progress().sections.get(*index);
                let tally = progress.map(|section| section.tally).unwrap_or_default();
                let (mark, role) = section_mark(tally);
                let text = format!("{} {}", index + 1, label.unwrap_or_default());
                (mark, role, text, section_count(self.env, tally))
            }
            Item::Finalise => {
                let count = self.state.to_fix();
                let text = if count > 0 {
                    messages.format("review-not-yet", &[("count", count.into())])
                } else {
                    messages.get("review-finalise")
                };
                (" ", Role::Text, format!("[ {text} ]"), String::new())
            }
            Item::Export => {
                let text = messages.get("review-export");
                (" ", Role::Text, format!("[ {text} ]"), String::new())
            }
        }
    }

    /// What is said about an answer: its question, what is wrong, and in focus what to do.
    fn about(&self, address: &Address, problem: &Problem, selected: bool) -> String {
        let messages = self.env.messages;
        let label = self.label(address);
        let hint = messages
            .hint(problem)
            .filter(|_| selected)
            .unwrap_or_default();
        let sentence = messages.problem(problem);
        format!("{} {label}: {sentence} {hint}", address.question)
    }

    /// The short form of a question, or the row of its matrix.
    fn label(&self, address: &Address) -> String {
        let texts = self.settings.texts;
        let Some(question) = self.draft.questionnaire.question(address.question.as_str()) else {
            return String::new();
        };
        let row = match (&question.kind, &address.part) {
            (Kind::Matrix { rows, .. }, Some(part)) => rows.iter().find(|row| row.name == *part),
            _ => None,
        };
        said(
            row.map_or_else(|| question.short_label(), |row| &row.label),
            texts,
        )
    }
}
