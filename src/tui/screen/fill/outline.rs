//! The outline: sections with their counts, and the questions of the one that is open.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Focus, State};
use crate::base::Id;
use crate::base::text::width;
use crate::questionnaire::Question;
use crate::response::{QuestionState, Tally};
use crate::tui::draft::Draft;
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, said, span};
use crate::tui::theme::Role;

/// Where the focus is in the outline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The section whose questions are seen.
    pub open: usize,
    /// The row.
    pub row: usize,
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Row<'a> {
    /// A section by its index.
    Section(usize),
    /// A question of the section that is open.
    Question(&'a Question),
}

impl Cursor {
    /// At a question, or at the beginning.
    pub(super) fn at(draft: &Draft, question: Option<&Id>) -> Self {
        let place = question.and_then(|name| draft.questionnaire.place(name.as_str()));
        let open = place.map_or(0, |(section, _)| section);
        let is_it = |known: &Question| Some(&known.name) == question;
        let mut rows = rows(draft, open).into_iter();
        let row = rows.position(|row| matches!(row, Row::Question(known) if is_it(known)));
        Self {
            open,
            row: row.unwrap_or(0),
        }
    }

    /// At the heading of a section, which is open.
    pub(super) fn of_section(draft: &Draft, section: usize) -> Self {
        let mut rows = rows(draft, section).into_iter();
        let row = rows.position(|row| matches!(row, Row::Section(known) if known == section));
        Self {
            open: section,
            row: row.unwrap_or(0),
        }
    }

    pub(super) fn up(&mut self) {
        self.row = self.row.saturating_sub(1);
    }

    pub(super) fn down(&mut self, rows: usize) {
        self.row = (self.row + 1).min(rows.saturating_sub(1));
    }
}

/// The rows there are, with the questions of one section.
pub(super) fn rows(draft: &Draft, open: usize) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (index, section) in draft.questionnaire.sections.iter().enumerate() {
        // Of a packet only what is asked is there.
        let asks = |question: &Question| draft.response().asks(question.name.as_str());
        if !section.questions.iter().any(asks) {
            continue;
        }
        rows.push(Row::Section(index));
        if index == open {
            rows.extend(draft.shown_in(index).map(Row::Question));
        }
    }
    rows
}

/// The mark of a question and what it means.
fn mark(draft: &Draft, question: &Question) -> (&'static str, Role) {
    if !question.is_asked() {
        return (" ", Role::Muted);
    }
    let flagged = draft.is_flagged(&question.name);
    match draft.state(&question.name) {
        QuestionState::Fix => ("!", Role::Problem),
        _ if flagged => ("?", Role::Flag),
        QuestionState::Done => ("x", Role::Done),
        QuestionState::NotApplicable | QuestionState::Hidden => ("-", Role::Muted),
        QuestionState::Part => ("~", Role::Warning),
        QuestionState::Untouched => (".", Role::Text),
    }
}

/// The mark of a section.
pub(in crate::tui) fn section_mark(tally: Tally) -> (&'static str, Role) {
    match tally {
        Tally { shown: 0, .. } => ("-", Role::Muted),
        Tally { to_fix: 1.., .. } => ("!", Role::Problem),
        Tally {
            shown, answered, ..
        } if shown == answered => ("x", Role::Done),
        Tally { answered: 0, .. } => (".", Role::Text),
        _ => ("~", Role::Warning),
    }
}

/// The counts of a section.
pub(in crate::tui) fn section_count(env: &Env<'_>, tally: Tally) -> String {
    if tally.shown == 0 {
        env.messages.get("outline-hidden")
    } else {
        format!("{}/{}", tally.answered, tally.shown)
    }
}

/// Draws the outline and says where its focus is.
pub(super) fn draw(
    state: &State,
    env: &Env<'_>,
    settings: &Settings,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let painter = Painter {
        state,
        env,
        settings,
        width: usize::from(area.width),
    };
    paint::row(&painter.heading(), area, buffer);
    let legend = painter.legend();
    let height = cells(legend.len());
    let has_legend = area.height > 12 + height;
    let below = if has_legend { height + 1 } else { 0 };
    let list = paint::part(area, 1, area.height.saturating_sub(1 + below));
    let rows = rows(&state.draft, state.outline.open);
    let first = paint::window(state.outline.row, rows.len(), usize::from(list.height));
    let seen = rows.iter().enumerate().skip(first);
    for ((index, row), place) in seen.zip(list.rows()) {
        paint::row(
            &painter.row(*row, index == state.outline.row),
            place,
            buffer,
        );
    }
    if has_legend {
        let place = paint::part(area, area.height - height, height);
        paint::rows(&legend, place, buffer);
    }
    paint::place(list, 0, state.outline.row.saturating_sub(first))
}

struct Painter<'a> {
    state: &'a State,
    env: &'a Env<'a>,
    settings: &'a Settings,
    width: usize,
}

impl Painter<'_> {
    fn heading(&self) -> Line<'static> {
        let style = self.settings.theme.style(Role::Heading);
        let tally = self.state.draft.progress().total;
        let left = Line::styled(self.env.messages.get("outline-title"), style);
        let right = Line::raw(format!("{}/{}", tally.answered, tally.shown));
        paint::sides(left, right, self.width)
    }

    /// What the marks mean. A mark and its word stay together, which wrapping by words would not do.
    fn legend(&self) -> Vec<Line<'static>> {
        let style = self.settings.theme.style(Role::Muted);
        let legend = self.env.messages.get("outline-legend");
        let mut rows: Vec<String> = Vec::new();
        for part in legend.split("  ") {
            match rows.last_mut() {
                Some(row) if width(row) + 2 + width(part) <= self.width => {
                    row.push_str("  ");
                    row.push_str(part);
                }
                _ => rows.push(part.to_owned()),
            }
        }
        rows.into_iter()
            .map(|row| Line::styled(row, style))
            .collect()
    }

    fn row(&self, row: Row<'_>, has_cursor: bool) -> Line<'static> {
        let theme = &self.settings.theme;
        let focused = self.state.focus == Focus::Outline && has_cursor;
        let current = match row {
            Row::Question(question) => Some(&question.name) == self.state.at.as_ref(),
            Row::Section(_) => false,
        };
        let (mark, role, [lead, pointer], label, right) = self.parts(row);
        let style = match (focused, current) {
            (true, _) => theme.style(Role::Focus),
            (false, true) => theme.style(Role::Selected),
            (false, false) => theme.style(Role::Text),
        };
        let mark_style = if focused { style } else { theme.style(role) };
        let left = Line::from(vec![
            Span::styled(if focused || current { pointer } else { lead }, style),
            Span::styled(mark, mark_style),
            span(&label, style),
        ]);
        let row = paint::sides(left, Line::styled(right, style), self.width);
        if focused { row.patch_style(style) } else { row }
    }

    /// Mark with its meaning, what stands before it without and with the pointer, label, and what stands at the right.
    fn parts(&self, row: Row<'_>) -> (&'static str, Role, [&'static str; 2], String, String) {
        let draft = &self.state.draft;
        let texts = self.settings.texts;
        match row {
            Row::Section(index) => {
                let progress = draft.progress().sections.get(index);
                let tally = progress.map(|section| section.tally).unwrap_or_default();
                let section = draft.questionnaire.sections.get(index);
                let label = section.map(|section| said(&section.label, texts));
                let label = format!(" {} {}", index + 1, label.unwrap_or_default());
                let (mark, role) = section_mark(tally);
                (
                    mark,
                    role,
                    [" ", ">"],
                    label,
                    section_count(self.env, tally),
                )
            }
            Row::Question(question) => {
                let (mark, role) = mark(draft, question);
                let star = if question.required { "*" } else { "" };
                let short = said(question.short_label(), texts);
                let label = [" ", question.name.as_str(), star, " ", &short].concat();
                (mark, role, ["   ", ">  "], label, String::new())
            }
        }
    }
}
