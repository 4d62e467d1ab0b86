//! Drawing the review.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Item, State, Why};
use crate::questionnaire::Kind;
use crate::response::Address;
use crate::tui::draft::Draft;
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, said, span};
use crate::tui::screen::fill::{section_count, section_mark};
use crate::tui::theme::Role;

/// The left side of the header.
pub(in crate::tui) fn header(draft: &Draft, env: &Env<'_>, settings: &Settings) -> Line<'static> {
    let title = env.messages.get("review-title");
    let country = draft.response().respondent.country.display_name();
    let questionnaire = &draft.questionnaire;
    let text = format!(
        "{title}  {} {} / {country}",
        questionnaire.id, questionnaire.version
    );
    Line::from(span(&text, settings.theme.style(Role::Heading)))
}

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
    let (lines, focus) = painter.lines();
    let first = paint::window(focus, lines.len(), usize::from(area.height));
    paint::rows(lines.get(first..).unwrap_or_default(), area, buffer);
    paint::place(area, 0, focus - first)
}

struct Painter<'a> {
    state: &'a State,
    draft: &'a Draft,
    env: &'a Env<'a>,
    settings: &'a Settings,
    width: usize,
}

impl Painter<'_> {
    /// All rows, and which one has the focus.
    fn lines(&self) -> (Vec<Line<'static>>, usize) {
        let theme = &self.settings.theme;
        let mut lines = Vec::new();
        if let Some(file) = &self.state.sent {
            let text = self
                .env
                .messages
                .format("review-sent", &[("file", file.as_str().into())]);
            lines.extend(paint::wrapped(&text, self.width, theme.style(Role::Saved)));
        }
        if self.state.to_fix() == 0 {
            let text = self.env.messages.get("review-nothing-to-fix");
            lines.extend(paint::wrapped(&text, self.width, theme.style(Role::Done)));
        }
        let mut focus = lines.len();
        let mut heading = "";
        for (index, item) in self.state.items.iter().enumerate() {
            let above = self.heading_of(item);
            if above != heading {
                heading = above;
                lines.push(self.heading(above));
            }
            if index == self.state.selected {
                focus = lines.len();
            }
            lines.extend(self.item(item, index == self.state.selected));
        }
        (lines, focus)
    }

    fn heading_of(&self, item: &Item) -> &'static str {
        match item {
            Item::Fix(..) => "review-fix",
            Item::Look(..) => "review-look",
            Item::Section(..) => "review-sections",
            Item::Finalise | Item::Export => "review-send",
        }
    }

    fn heading(&self, message: &str) -> Line<'static> {
        let items = self.state.items.iter();
        let count = items
            .filter(|item| self.heading_of(item) == message)
            .count();
        let text = self
            .env
            .messages
            .format(message, &[("count", count.into())]);
        Line::styled(text, self.settings.theme.style(Role::Heading))
    }

    /// The row of an item; in focus all of what is said.
    fn item(&self, item: &Item, selected: bool) -> Vec<Line<'static>> {
        let theme = &self.settings.theme;
        let base = theme.style(if selected { Role::Focus } else { Role::Text });
        let lead = if selected { ">" } else { " " };
        let (mark, role, text, right) = self.parts(item);
        let style = if selected { base } else { theme.style(role) };
        let mark = Span::styled(format!("{lead} {mark} "), style);
        if selected {
            let mut lines = paint::hanging(mark, &text, self.width, base);
            if let Some(first) = lines.first_mut() {
                let left = std::mem::take(first);
                *first = paint::sides(left, Line::styled(right, base), self.width);
            }
            return lines;
        }
        let left = Line::from(vec![mark, span(&text, base)]);
        vec![paint::sides(left, Line::raw(right), self.width)]
    }

    /// Mark with its meaning, what is said, and what stands at the right.
    fn parts(&self, item: &Item) -> (&'static str, Role, String, String) {
        let messages = self.env.messages;
        match item {
            Item::Fix(address, why) => {
                ("!", Role::Problem, self.about(address, why), String::new())
            }
            Item::Look(address, why @ Why::Flag) => {
                ("?", Role::Flag, self.about(address, why), String::new())
            }
            Item::Look(address, why) => {
                ("~", Role::Warning, self.about(address, why), String::new())
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

    /// What is said about an answer: its question, and why it is in the list.
    fn about(&self, address: &Address, why: &Why) -> String {
        let messages = self.env.messages;
        let why = match why {
            Why::Problem(problem) => match messages.hint(problem) {
                Some(hint) => format!("{} {hint}", messages.problem(problem)),
                None => messages.problem(problem),
            },
            Why::Conflict(count) => {
                messages.format("beside-conflict", &[("count", (*count).into())])
            }
            Why::Flag => messages.get("beside-flag"),
        };
        let label = self.label(address);
        format!("{} {label}: {why}", address.question)
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
        said(row.map_or(question.short_label(), |row| &row.label), texts)
    }
}
