//! A matrix as a grid: rows below each other, columns under headings that stay in sight.

use ratatui::style::Style;
use ratatui::text::{Line as Row, Span};

use super::Context;
use super::form::{Action, Form, Line, Stop};
use crate::questionnaire::Kind;
use crate::response::{Given, Missing};
use crate::tui::paint;
use crate::tui::theme::Role;

/// More columns than this are easier to read one row at a time.
const MOST_COLUMNS: usize = 7;
/// The fewest cells a label needs to be read.
const LEAST_LABEL: usize = 24;
/// The fewest cells of the pane in which a grid is used.
const LEAST_WIDTH: usize = 50;
/// Cells of a column that is headed by a number.
const NARROW: usize = 4;

/// A row of a grid.
pub(super) struct GridRow<'f> {
    /// The theme that begins with it.
    pub(super) theme: Option<&'f str>,
    label: &'f str,
    /// The number of its first stop, and its stops.
    pub(super) first: usize,
    pub(super) stops: Vec<&'f Stop<'f>>,
}

/// A form of rows that all have the same columns.
pub(super) struct Grid<'f> {
    pub(super) rows: Vec<GridRow<'f>>,
    /// Cells of a label, and of a column.
    label: usize,
    column: usize,
}

impl<'f> Grid<'f> {
    /// The grid of a form; nothing where it is no matrix, or better read row by row.
    pub(super) fn of(form: &'f Form<'f>, context: &Context<'_>) -> Option<Self> {
        let Kind::Matrix { .. } = context.question.kind else {
            return None;
        };
        let rows = rows(form)?;
        let columns = rows.first()?.stops.len();
        let even = rows.iter().all(|row| row.stops.len() == columns);
        if !even || columns == 0 || columns > MOST_COLUMNS || context.width < LEAST_WIDTH {
            return None;
        }
        let stops = rows.first().map_or(&[][..], |row| row.stops.as_slice());
        let heading = |stop: &&Stop<'_>| crate::base::text::width(heading(stop));
        let wide = stops.iter().map(heading).max().unwrap_or(0) + 2;
        let room = |column: usize| context.width.saturating_sub((columns + 1) * column);
        let column = if room(wide) < LEAST_LABEL {
            NARROW
        } else {
            wide.max(NARROW)
        };
        Some(Self {
            label: room(column),
            column,
            rows,
        })
    }

    /// The headings of the columns; where they are numbers, what these stand for comes before.
    pub(super) fn header(&self, context: &Context<'_>) -> Vec<Row<'static>> {
        let style = context.theme.style(Role::Muted);
        let stops = self
            .rows
            .first()
            .map_or(&[][..], |row| row.stops.as_slice());
        let narrow = self.column == NARROW;
        let mut lines = Vec::new();
        if narrow {
            let legend: Vec<String> = (1..)
                .zip(stops)
                .map(|(number, stop)| format!("{number} {}", heading(stop)))
                .collect();
            lines.extend(paint::wrapped(&legend.join("  "), context.width, style));
        }
        let mut spans = vec![Span::raw(" ".repeat(self.label))];
        for (number, stop) in (1..).zip(stops) {
            let text = if narrow {
                format!("{number}")
            } else {
                heading(stop).to_owned()
            };
            spans.push(self.centred(&text, style));
        }
        lines.push(Row::from(spans));
        lines
    }

    /// The lines of a row, and the column of the cursor in the first of them.
    pub(super) fn lines(
        &self,
        row: &GridRow<'_>,
        at: usize,
        context: &Context<'_>,
    ) -> (Vec<Row<'static>>, usize) {
        let inside = at
            .checked_sub(row.first)
            .filter(|nth| *nth < row.stops.len());
        let role = if inside.is_some() {
            Role::Focus
        } else {
            Role::Text
        };
        let style = context.theme.style(role);
        let pointer = paint::span(if inside.is_some() { "> " } else { "  " }, style);
        let label = self.label.saturating_sub(1);
        let mut lines = paint::hanging(pointer, row.label, label, style);
        let Some(first) = lines.first_mut() else {
            return (lines, 0);
        };
        let gap = self.label.saturating_sub(paint::line_width(first));
        first.spans.push(Span::raw(" ".repeat(gap)));
        for (nth, stop) in row.stops.iter().enumerate() {
            let role = match (inside == Some(nth), stop.is_chosen()) {
                (true, _) => Role::Focus,
                (false, true) => Role::Selected,
                (false, false) => Role::Text,
            };
            first
                .spans
                .push(self.centred(&stop.mark(), context.theme.style(role)));
        }
        if let Some(silence) = silence(row, context) {
            let style = context.theme.style(Role::Flag);
            first.spans.push(self.centred(&silence, style));
        }
        let column = self.label + inside.unwrap_or(0) * self.column + self.margin(3);
        (lines, column)
    }

    fn centred(&self, text: &str, style: Style) -> Span<'static> {
        let wide = crate::base::text::width(text);
        let before = self.margin(wide);
        let after = self.column.saturating_sub(before + wide);
        paint::span(
            &format!("{}{text}{}", " ".repeat(before), " ".repeat(after)),
            style,
        )
    }

    /// The blanks before something in a column.
    fn margin(&self, wide: usize) -> usize {
        self.column.saturating_sub(wide) / 2
    }
}

/// What a cell means, in full.
pub(super) fn meaning(stop: &Stop<'_>, context: &Context<'_>) -> Vec<Row<'static>> {
    let text = if stop.hint.is_empty() {
        stop.label.clone()
    } else {
        format!("{}: {}", stop.label, stop.hint)
    };
    paint::wrapped(&text, context.width, context.theme.style(Role::Muted))
}

fn heading<'s>(stop: &'s Stop<'_>) -> &'s str {
    if stop.short.is_empty() {
        &stop.label
    } else {
        &stop.short
    }
}

/// The rows of a form; nothing where there is something else in it.
fn rows<'f>(form: &'f Form<'f>) -> Option<Vec<GridRow<'f>>> {
    let mut rows: Vec<GridRow<'_>> = Vec::new();
    let mut theme = None;
    let mut count = 0;
    for line in &form.lines {
        match line {
            Line::Theme(name) => theme = Some(name.as_str()),
            Line::Heading(label) => rows.push(GridRow {
                theme: theme.take(),
                label,
                first: count,
                stops: Vec::new(),
            }),
            Line::Stop(stop) if matches!(stop.action, Action::One | Action::Many) => {
                rows.last_mut()?.stops.push(stop);
                count += 1;
            }
            Line::Note(_) | Line::Stop(_) => return None,
        }
    }
    Some(rows)
}

/// Why a row has no answer, in a few letters.
fn silence(row: &GridRow<'_>, context: &Context<'_>) -> Option<String> {
    let address = &row.stops.first()?.target.address;
    let Given::Missing { why, .. } = &context.live.response.answer(address)?.given else {
        return None;
    };
    let id = match why {
        Missing::NotApplicable => "grid-not-applicable",
        Missing::DontKnow => "grid-dont-know",
        Missing::Withheld => "grid-withheld",
    };
    Some(context.messages.get(id))
}
