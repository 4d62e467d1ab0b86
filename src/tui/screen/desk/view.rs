//! Drawing the desk.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{MAP, Opened, Sorting, State, Table};
use crate::base::text::{SafeText, truncate, width};
use crate::report::heat::{Map, MapItem, Sign};
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, span};
use crate::tui::theme::Role;

/// The widest a column of a table gets, where there are others.
const COLUMN: usize = 26;
/// The width of a sign of the map with the blank after it.
const SIGN: usize = 4;

/// The left side of the header.
pub(in crate::tui) fn header(state: &State, env: &Env<'_>, settings: &Settings) -> Line<'static> {
    let title = match (state.table(), state.current_map()) {
        (Some(table), _) => table.title.clone(),
        (None, Some(map)) => {
            let name = env.messages.get("desk-compare");
            let about = format!("{} {}", map.questionnaire, map.title);
            labelled(env, &name, &about)
        }
        (None, None) => env.messages.get("desk-compare"),
    };
    let place = format!("{}/{}", state.tab + 1, state.tabs());
    let mut text = format!("{place}  {title}");
    if !state.filter.is_empty() {
        text = format!("{text}  [{}]", state.filter);
    }
    text.push_str(match state.order {
        Sorting::Given => "",
        Sorting::Rising => "  +",
        Sorting::Falling => "  -",
    });
    Line::from(span(&text, settings.theme.style(Role::Heading)))
}

/// Draws the tab and says where the focus is.
pub(in crate::tui) fn draw(
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
    if let Opened::All(top) = state.opened {
        let lines = painter.opened();
        let last = lines.len().saturating_sub(usize::from(area.height));
        let shown = lines.get(top.min(last)..).unwrap_or_default();
        paint::rows(shown, area, buffer);
        return paint::place(area, 0, 0);
    }
    if state.data.tables.is_empty() {
        let text = env.messages.get("desk-reading");
        paint::rows(&[Line::raw(text)], area, buffer);
        return paint::place(area, 0, 0);
    }
    match (state.table(), state.current_map()) {
        (Some(table), _) => painter.table(table, area, buffer),
        (None, Some(map)) => painter.map(map, area, buffer),
        (None, None) => {
            let text = env.messages.get("sheet-empty");
            paint::rows(&[Line::raw(text)], area, buffer);
            paint::place(area, 0, 0)
        }
    }
}

/// A label and what stands after it, as the language writes the colon.
fn labelled(env: &Env<'_>, label: &str, text: &str) -> String {
    let arguments = [
        ("label", label.to_owned().into()),
        ("text", text.to_owned().into()),
    ];
    env.messages.format("labelled", &arguments)
}

struct Painter<'a> {
    state: &'a State,
    env: &'a Env<'a>,
    settings: &'a Settings,
    width: usize,
}

/// A text in exactly so many cells.
fn fitted(text: &str, cells: usize) -> String {
    let line = SafeText::line(text);
    let mut fitted = truncate(line.as_str(), cells).into_owned();
    let gap = cells.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', gap));
    fitted
}

fn in_columns(row: &[String], widths: &[(usize, usize)]) -> String {
    let parts = widths.iter().map(|(nth, wide)| {
        let text = row.get(*nth).map_or("", String::as_str);
        fitted(text, *wide)
    });
    parts.collect::<Vec<_>>().join("  ")
}

impl Painter<'_> {
    fn style(&self, role: Role) -> Style {
        self.settings.theme.style(role)
    }

    fn table(&self, table: &Table, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let mut above = Vec::new();
        if area.height > 14 {
            for note in &table.notes {
                above.extend(paint::wrapped(note, self.width, self.style(Role::Muted)));
            }
        }
        let shown = self.state.table_rows(table);
        if shown.is_empty() {
            above.push(Line::raw(self.env.messages.get("sheet-empty")));
            paint::rows(&above, area, buffer);
            return paint::place(area, 0, 0);
        }
        let widths = self.widths(table);
        let head = in_columns(&table.header, &widths);
        above.push(Line::styled(format!("  {head}"), self.style(Role::Heading)));
        paint::rows(&above, area, buffer);
        let list = paint::part(area, cells(above.len()), area.height);
        let height = usize::from(list.height);
        let focus = self.state.row();
        let first = paint::window(focus, shown.len(), height);
        let rows = shown.iter().filter_map(|nth| table.rows.get(*nth));
        let seen = rows.enumerate().skip(first).take(height);
        let lines: Vec<Line<'static>> = seen
            .map(|(nth, row)| {
                let (mark, role) = if nth == focus {
                    ("> ", Role::Focus)
                } else {
                    ("  ", Role::Text)
                };
                let text = fitted(&format!("{mark}{}", in_columns(row, &widths)), self.width);
                Line::styled(text, self.style(role))
            })
            .collect();
        paint::rows(&lines, list, buffer);
        paint::place(list, 0, focus - first)
    }

    /// The columns from the first shown on, as many as fit: each with its place and width.
    fn widths(&self, table: &Table) -> Vec<(usize, usize)> {
        let mut room = self.width.saturating_sub(2);
        let mut found = Vec::new();
        for nth in self.state.column..table.header.len() {
            let widest = table.widths.get(nth).copied();
            let wide = widest.unwrap_or(0).clamp(1, COLUMN);
            if wide > room {
                // What does not fit whole is shown in part, if there is room for something.
                if room > 5 {
                    found.push((nth, room));
                }
                break;
            }
            found.push((nth, wide));
            room = room.saturating_sub(wide + 2);
        }
        found
    }

    fn map(&self, map: &Map, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let (country, item) = self.state.cell();
        let swapped = self.state.swapped;
        let (countries, items) = self.state.map_lines(map);
        let country_names = || {
            let found = countries.iter().filter_map(|nth| map.countries.get(*nth));
            found.map(|(name, _)| name.as_str())
        };
        let found_items = || items.iter().filter_map(|nth| map.items.get(*nth));
        let (names, heads): (Vec<&str>, Vec<&str>) = if swapped {
            let ids = found_items().map(|item| item.id.as_str());
            (ids.collect(), country_names().collect())
        } else {
            let numbers = found_items().map(|item| item.short.as_str());
            (country_names().collect(), numbers.collect())
        };
        let (row, column) = (self.state.row(), self.state.column);
        let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
        let side = widest.clamp(4, (self.width / 3).max(4));
        let count = (self.width.saturating_sub(side + 3) / SIGN).max(1);
        let first_column = paint::window(column, heads.len(), count);
        let columns = first_column..(first_column + count).min(heads.len());
        let below = self.below(map, country, item);
        let height = usize::from(area.height).saturating_sub(below.len() + 1);
        let first_row = paint::window(row, names.len(), height);
        let head = self.heads(&heads, columns.clone(), side);
        paint::row(&head, area, buffer);
        let rows = first_row..(first_row + height).min(names.len());
        for (nth, piece) in rows.clone().zip(paint::part(area, 1, area.height).rows()) {
            let (mark, role) = if nth == row {
                ("> ", Role::Selected)
            } else {
                ("  ", Role::Text)
            };
            let name = fitted(names.get(nth).copied().unwrap_or_default(), side);
            let name = Line::styled(format!("{mark}{name} "), self.style(role));
            paint::row(&name, piece, buffer);
            for (at, x) in columns.clone().zip((side + 3..).step_by(SIGN)) {
                let (c, i) = if swapped { (at, nth) } else { (nth, at) };
                let place = countries.get(c).zip(items.get(i));
                let sign = place.and_then(|(c, i)| map.countries.get(*c)?.1.get(*i));
                let focus = nth == row && at == column;
                self.sign(sign, focus, paint::piece(piece, x, SIGN - 1), buffer);
            }
        }
        let under = paint::part(area, cells(1 + rows.len()), area.height);
        paint::rows(&below, under, buffer);
        let x = side + 3 + SIGN * (column - first_column);
        paint::place(area, x, 1 + row - first_row)
    }

    fn heads(&self, heads: &[&str], columns: std::ops::Range<usize>, side: usize) -> Line<'static> {
        let mut text = " ".repeat(side + 3);
        for head in heads.get(columns).unwrap_or_default() {
            text.push_str(&fitted(head, SIGN - 1));
            text.push(' ');
        }
        Line::styled(text, self.style(Role::Heading))
    }

    /// Draws a sign in its cells.
    fn sign(&self, sign: Option<&Sign>, focus: bool, piece: Rect, buffer: &mut Buffer) {
        let text = sign.map_or("", |sign| sign.text.as_str());
        let style = match sign.and_then(|sign| sign.shade) {
            _ if focus => self.style(Role::Focus),
            Some(shade) => self.settings.theme.heat(shade),
            None => self.style(Role::Muted),
        };
        paint::filled(text, style, piece, buffer);
    }

    /// What the cell in focus says, in words, and what the signs mean.
    fn below(&self, map: &Map, country: usize, item: usize) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let found = map.items.get(item).zip(map.countries.get(country));
        if let Some((item_found, (name, signs))) = found {
            let said = signs.get(item).map_or("", |sign| sign.said.as_str());
            let question = format!("{} · {}", item_found.id, item_found.label);
            lines.push(Line::from(span(&question, self.style(Role::Heading))));
            let said = labelled(self.env, name, said);
            lines.extend(paint::wrapped(&said, self.width, self.style(Role::Text)));
            let muted = self.style(Role::Muted);
            lines.extend(paint::wrapped(&item_found.figures, self.width, muted));
        }
        let legend = self.env.messages.get("desk-legend");
        lines.extend(paint::wrapped(&legend, self.width, self.style(Role::Muted)));
        lines
    }

    /// All of a row, field by field, or all that was said about an item.
    fn opened(&self) -> Vec<Line<'static>> {
        if self.state.tab == MAP {
            let (_, item) = self.state.cell();
            let item = self.state.current_map().and_then(|map| map.items.get(item));
            return item.map(|item| self.item(item)).unwrap_or_default();
        }
        let mut lines = Vec::new();
        if let Some(case) = self.state.case() {
            lines.extend(paint::wrapped(
                &case.about,
                self.width,
                self.style(Role::Heading),
            ));
            for (nth, (_, said)) in case.alternatives.iter().enumerate() {
                lines.push(Line::default());
                for (at, text) in said.iter().enumerate() {
                    let lead = if at == 0 {
                        format!("{}  ", nth + 1)
                    } else {
                        "   ".to_owned()
                    };
                    let lead = Span::styled(lead, self.style(Role::Key));
                    let style = self.style(if at == 0 { Role::Heading } else { Role::Text });
                    lines.extend(paint::hanging(lead, text, self.width, style));
                }
            }
            return lines;
        }
        let Some(table) = self.state.table() else {
            return lines;
        };
        let row = table
            .rows
            .get(self.state.row())
            .cloned()
            .unwrap_or_default();
        for (head, text) in table.header.iter().zip(row) {
            if !text.is_empty() {
                let lead = Span::styled(format!("{head}  "), self.style(Role::Heading));
                lines.extend(paint::hanging(
                    lead,
                    &text,
                    self.width,
                    self.style(Role::Text),
                ));
            }
        }
        lines
    }

    /// The distribution of an item with the names of the countries, and every text.
    fn item(&self, item: &MapItem) -> Vec<Line<'static>> {
        let heading = self.style(Role::Heading);
        let mut lines = paint::wrapped(
            &format!("{} · {}", item.id, item.label),
            self.width,
            heading,
        );
        lines.extend(paint::wrapped(
            &item.section,
            self.width,
            self.style(Role::Muted),
        ));
        lines.extend(paint::wrapped(
            &item.figures,
            self.width,
            self.style(Role::Text),
        ));
        if !item.options.is_empty() {
            lines.push(Line::default());
        }
        for option in item.options.iter().rev() {
            // One mark for each country: bars are counts.
            let bar = "#".repeat(option.countries.len());
            let text = format!(
                "{bar} {}  {}",
                option.countries.len(),
                option.countries.join(", ")
            );
            let lead = Span::styled(format!("{}  ", fitted(&option.label, 24)), heading);
            lines.extend(paint::hanging(
                lead,
                &text,
                self.width,
                self.style(Role::Text),
            ));
        }
        if !item.texts.is_empty() {
            lines.push(Line::default());
            let count = [("count", item.texts.len().into())];
            lines.push(Line::styled(
                self.env.messages.format("desk-texts", &count),
                heading,
            ));
        }
        for (text, from) in &item.texts {
            lines.extend(paint::wrapped(from, self.width, self.style(Role::Key)));
            let lead = Span::raw("  ");
            lines.extend(paint::hanging(
                lead,
                text,
                self.width,
                self.style(Role::Text),
            ));
        }
        lines
    }
}
