//! A list to choose from. Typing filters it, accents and case ignored.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget as _};

use super::{Action, Reply};
use crate::base::text::{fold, width};
use crate::tui::command::Command;
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::paint::{self, cells, span};
use crate::tui::theme::Role;
use crate::tui::widget::Entry;

/// Something to choose.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Item {
    /// What it stands under.
    heading: String,
    label: String,
    /// What stands at the right: a key, a section.
    detail: String,
    /// All of it, as a search compares it.
    folded: String,
    action: Action,
}

/// The list.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Menu {
    title: &'static str,
    items: Vec<Item>,
    filter: Entry,
    /// Among the items that fit the filter.
    selected: usize,
    /// The items that fit the filter.
    fitting: Vec<usize>,
}

/// How far a page goes.
const PAGE: usize = 10;

impl Item {
    /// Something to choose, found by everything that is said about it.
    pub(in crate::tui) fn new(label: String, detail: String, action: Action) -> Self {
        let folded = fold(&format!("{label} {detail}"));
        Self {
            heading: String::new(),
            label,
            detail,
            folded,
            action,
        }
    }

    /// Stands under a heading.
    #[must_use]
    pub(in crate::tui) fn under(mut self, heading: &str) -> Self {
        heading.clone_into(&mut self.heading);
        self
    }

    /// What it is sorted by: its label, accents and case ignored.
    pub(super) fn sort_key(&self) -> String {
        fold(&self.label)
    }

    /// Is found by another text as well.
    #[must_use]
    pub(in crate::tui) fn found_by(mut self, text: &str) -> Self {
        self.folded.push(' ');
        self.folded.push_str(&fold(text));
        self
    }
}

impl Menu {
    /// A list under the title with this message id.
    pub(in crate::tui) fn new(title: &'static str, items: Vec<Item>) -> Self {
        Self {
            title,
            fitting: (0..items.len()).collect(),
            items,
            filter: Entry::default(),
            selected: 0,
        }
    }

    /// With this item in focus.
    #[must_use]
    pub(in crate::tui) fn at(mut self, selected: usize) -> Self {
        self.selected = selected;
        self
    }

    fn select(&mut self, to: usize) {
        self.selected = to.min(self.fitting.len().saturating_sub(1));
    }

    pub(super) fn command(&mut self, command: Command) -> Reply {
        match command {
            Command::Up | Command::FocusPrevious => self.select(self.selected.saturating_sub(1)),
            Command::Down | Command::FocusNext => self.select(self.selected + 1),
            Command::PageUp => self.select(self.selected.saturating_sub(PAGE)),
            Command::PageDown => self.select(self.selected + PAGE),
            Command::Accept => {
                let chosen = self.fitting.get(self.selected);
                let item = chosen.and_then(|index| self.items.get(*index));
                return item.map_or(Reply::Stay, |item| Reply::Do(item.action.clone()));
            }
            _ => {}
        }
        Reply::Stay
    }

    pub(super) fn key(&mut self, key: KeyEvent) {
        if self.filter.key(key) {
            self.refilter();
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.refilter();
    }

    fn refilter(&mut self) {
        let wanted = fold(self.filter.text());
        let fits = |item: &Item| wanted.split_whitespace().all(|w| item.folded.contains(w));
        let items = self.items.iter().enumerate();
        self.fitting = items
            .filter(|(_, item)| fits(item))
            .map(|(index, _)| index)
            .collect();
        self.selected = 0;
    }

    pub(super) fn draw(
        &self,
        env: &Env<'_>,
        settings: &Settings,
        body: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        Clear.render(body, buffer);
        let theme = &settings.theme;
        let room = usize::from(body.width);
        let title = Line::styled(env.messages.get(self.title), theme.style(Role::Heading));
        let arguments = [("count", self.fitting.len().into())];
        let count = env.messages.format("menu-count", &arguments);
        let count = Line::styled(count, theme.style(Role::Muted));
        paint::row(&paint::sides(title, count, room), body, buffer);

        let prompt = format!("{} ", env.messages.get("menu-filter"));
        let indent = cells(width(&prompt)).min(body.width);
        let filter_row = paint::part(body, 1, 1);
        paint::row(&Line::raw(prompt), filter_row, buffer);
        let field = Rect {
            x: filter_row.x.saturating_add(indent),
            width: filter_row.width - indent,
            ..filter_row
        };
        let cursor = self.filter.render(field, theme.style(Role::Field), buffer);
        self.draw_items(settings, paint::part(body, 2, body.height), buffer);
        cursor
    }

    fn draw_items(&self, settings: &Settings, area: Rect, buffer: &mut Buffer) {
        let rows = self.rows();
        let is_selected = |row: &Row<'_>| matches!(row, Row::Item(nth, _) if *nth == self.selected);
        let focus = rows.iter().position(is_selected).unwrap_or(0);
        let room = usize::from(area.width);
        let lines = |row: &Row<'_>| self.lines(row, settings, room);
        let opened = rows.get(focus).map_or(1, |row| lines(row).len());
        let height = usize::from(area.height);
        let first = paint::window_of(focus, opened, rows.len(), height);
        let seen = rows.iter().skip(first).take(height);
        let seen: Vec<Line<'static>> = seen.flat_map(lines).collect();
        paint::rows(&seen, area, buffer);
    }

    /// The items that fit, with the headings they stand under.
    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        let mut heading = "";
        let fitting = self
            .fitting
            .iter()
            .filter_map(|index| self.items.get(*index));
        for (nth, item) in fitting.enumerate() {
            if item.heading != heading {
                heading = &item.heading;
                rows.push(Row::Heading(heading));
            }
            rows.push(Row::Item(nth, item));
        }
        rows
    }

    /// A row as it is drawn; of the selected item all that is said.
    fn lines(&self, row: &Row<'_>, settings: &Settings, room: usize) -> Vec<Line<'static>> {
        let theme = &settings.theme;
        match row {
            Row::Heading(text) => vec![Line::from(span(text, theme.style(Role::Heading)))],
            Row::Item(nth, item) if *nth == self.selected => {
                let style = theme.style(Role::Focus);
                let mark = Span::styled("> ", style);
                paint::opened(mark, &item.label, &item.detail, room, style)
            }
            Row::Item(_, item) => {
                let style = theme.style(Role::Text);
                let label = Line::from(vec![Span::raw("  "), span(&item.label, style)]);
                vec![paint::sides(
                    label,
                    Line::from(span(&item.detail, style)),
                    room,
                )]
            }
        }
    }
}

/// What a row of the list is.
enum Row<'a> {
    Heading(&'a str),
    /// Its place among the items that fit.
    Item(usize, &'a Item),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu() -> Menu {
        let item =
            |label: &str, command| Item::new(label.to_owned(), String::new(), Action::Run(command));
        Menu::new(
            "help-title",
            vec![
                item("Évaluation des progrès", Command::Review),
                item("Enregistrer", Command::Save),
            ],
        )
    }

    #[test]
    fn typing_filters_and_accents_do_not_matter() {
        let mut menu = menu();
        menu.paste("evaluation PROGRES");
        assert_eq!(menu.fitting, [0]);
        let Reply::Do(action) = menu.command(Command::Accept) else {
            panic!("nothing chosen");
        };
        assert_eq!(action, Action::Run(Command::Review));
    }

    #[test]
    fn nothing_found_is_nothing_chosen() {
        let mut menu = menu();
        menu.paste("zzz");
        assert!(matches!(menu.command(Command::Down), Reply::Stay));
        assert!(matches!(menu.command(Command::Accept), Reply::Stay));
    }
}
