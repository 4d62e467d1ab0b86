//! The facilitator's desk: files, conflicts, comparison, matches, roadmap. What stands on it is made
//! elsewhere; here it is looked at, and conflicts are settled.

mod view;

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::Audience;
use crate::base::text::{fold, width};
use crate::base::{Language, Problem};
use crate::merge::ResponseKey;
use crate::report::heat::Map;
use crate::response::{Address, Answer};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Received};
use crate::tui::model::{Desk, Go};
use crate::tui::overlay::{Overlay, Prompt};

pub(in crate::tui) use view::{draw, header};

/// What the runtime tells the desk.
#[derive(Clone, Debug)]
pub enum Msg {
    /// Files and folders were read.
    Loaded(Arc<Data>),
    /// A decision was kept, or taken back.
    Kept(Problem),
    /// Something was done that changes nothing here.
    Told(Problem),
    /// Something else than a decision could not be done.
    Refused(Problem),
    /// Neither.
    Failed(Problem),
}

/// Everything that stands on the desk, in the language of the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The files and folders it was made from.
    pub received: Received,
    /// The language it is told in.
    pub language: Option<Language>,
    /// The tables, in the order of their tabs. The comparison stands after the second.
    pub tables: Vec<Table>,
    /// The questionnaires that were answered.
    pub maps: Vec<Map>,
    /// The open conflicts, row by row of the second table.
    pub conflicts: Vec<Case>,
}

/// A table of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is called.
    pub title: String,
    /// What to know about it.
    pub notes: Vec<String>,
    /// What heads the columns.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
    /// How many cells the widest text of each column takes: measured once, since there can be many rows.
    pub(super) widths: Vec<usize>,
}

impl Table {
    /// A table.
    pub fn new(
        title: String,
        notes: Vec<String>,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let mut widths = vec![0; header.len()];
        for row in rows.iter().chain([&header]) {
            for (wide, text) in widths.iter_mut().zip(row) {
                *wide = width(text).max(*wide);
            }
        }
        Self {
            title,
            notes,
            header,
            rows,
            widths,
        }
    }
}

/// An open conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Which response.
    pub response: ResponseKey,
    /// Which answer.
    pub address: Address,
    /// What it asks.
    pub about: String,
    /// The versions: what each says, and the lines that tell of it.
    pub alternatives: Vec<(Answer, Vec<String>)>,
}

/// A report to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// For whom.
    pub audience: Audience,
    /// Where. Its ending chooses the format.
    pub file: PathBuf,
}

/// What is decided about a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Which response.
    pub response: ResponseKey,
    /// Which answer.
    pub address: Address,
    /// What it says from now on.
    pub answer: Answer,
    /// Why.
    pub reason: String,
}

/// Where the comparison stands among the tabs.
pub(super) const MAP: usize = 2;
/// Where the conflicts stand.
pub(super) const CONFLICTS: usize = 1;

/// What is open over a row or cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// Nothing: the table or the map itself.
    Nothing,
    /// All of a row or item, scrolled by so many lines.
    All(usize),
}

/// The state of the desk.
pub struct State {
    pub(super) data: Arc<Data>,
    pub(super) tab: usize,
    /// The row in focus, tab by tab.
    pub(super) rows: Vec<usize>,
    /// The first column of a table, or the item of a map in focus.
    pub(super) column: usize,
    /// Which questionnaire.
    pub(super) map: usize,
    /// Whether items stand in rows and countries in columns.
    pub(super) swapped: bool,
    pub(super) opened: Opened,
    /// Only rows, countries and items with this text are shown.
    pub(super) filter: String,
    pub(super) order: Sorting,
}

/// The order of the rows: by the first column shown, or, in a map, by the item in focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sorting {
    /// As they came.
    #[default]
    Given,
    /// From low to high.
    Rising,
    /// From high to low.
    Falling,
}

impl State {
    /// The desk with what was read.
    pub(in crate::tui) fn new(data: Arc<Data>) -> Self {
        let rows = vec![0; data.tables.len() + 1];
        Self {
            data,
            tab: 0,
            rows,
            column: 0,
            map: 0,
            swapped: false,
            opened: Opened::Nothing,
            filter: String::new(),
            order: Sorting::Given,
        }
    }

    /// The table of the tab, unless it is the comparison.
    pub(super) fn table(&self) -> Option<&Table> {
        match self.tab {
            MAP => None,
            tab if tab < MAP => self.data.tables.get(tab),
            tab => self.data.tables.get(tab - 1),
        }
    }

    pub(super) fn tabs(&self) -> usize {
        self.data.tables.len() + 1
    }

    pub(super) fn row(&self) -> usize {
        self.rows.get(self.tab).copied().unwrap_or(0)
    }

    pub(super) fn current_map(&self) -> Option<&Map> {
        self.data.maps.get(self.map)
    }

    /// How many rows and columns the focus can be on.
    fn size(&self) -> (usize, usize) {
        match (self.table(), self.current_map()) {
            (Some(table), _) => (self.table_rows(table).len(), table.header.len()),
            (None, Some(map)) => {
                let (countries, items) = self.map_lines(map);
                if self.swapped {
                    (items.len(), countries.len())
                } else {
                    (countries.len(), items.len())
                }
            }
            (None, None) => (0, 0),
        }
    }

    fn matches(&self, text: &str) -> bool {
        self.filter.is_empty() || fold(text).contains(&fold(&self.filter))
    }

    /// The rows of a table that are shown, in their order.
    pub(super) fn table_rows(&self, table: &Table) -> Vec<usize> {
        let shown = |row: &Vec<String>| row.iter().any(|cell| self.matches(cell));
        let all = table.rows.iter().enumerate();
        let mut rows: Vec<usize> = all
            .filter(|(_, row)| shown(row))
            .map(|(nth, _)| nth)
            .collect();
        let text = |nth: &usize| table.rows.get(*nth).and_then(|row| row.get(self.column));
        let number = |nth: &usize| text(nth).and_then(|text| text.replace(',', ".").parse().ok());
        self.arrange(&mut rows, |nth| {
            (number(nth), text(nth).map(|text| fold(text)))
        });
        rows
    }

    /// The countries and items of a map that are shown. A filter that no country has leaves all countries,
    /// and one that no item has all items.
    pub(super) fn map_lines(&self, map: &Map) -> (Vec<usize>, Vec<usize>) {
        let names = map.countries.iter().map(|(name, _)| self.matches(name));
        let mut countries = chosen(names);
        let items = map.items.iter().map(|item| {
            [&item.id, &item.label, &item.section]
                .iter()
                .any(|text| self.matches(text))
        });
        let items = chosen(items);
        let item = if self.swapped {
            self.row()
        } else {
            self.column
        };
        let item = items.get(item).copied();
        let sign = |nth: &usize| map.countries.get(*nth)?.1.get(item?);
        let said = |nth: &usize| sign(nth).map(|sign| fold(&sign.text));
        let level = |nth: &usize| sign(nth).and_then(|sign| sign.shade.map(f64::from));
        self.arrange(&mut countries, |nth| (level(nth), said(nth)));
        (countries, items)
    }

    /// Puts rows in their order, by number where there is one, else by text.
    fn arrange(&self, rows: &mut [usize], key: impl Fn(&usize) -> (Option<f64>, Option<String>)) {
        if self.order == Sorting::Given {
            return;
        }
        rows.sort_by(|a, b| {
            let (a, b) = (key(a), key(b));
            let numbers = a.0.zip(b.0).map(|(a, b)| a.total_cmp(&b));
            let order = numbers.unwrap_or_else(|| a.1.cmp(&b.1));
            if self.order == Sorting::Falling {
                order.reverse()
            } else {
                order
            }
        });
    }

    /// The country and the item of a map in focus.
    pub(super) fn cell(&self) -> (usize, usize) {
        let Some(map) = self.current_map() else {
            return (0, 0);
        };
        let (countries, items) = self.map_lines(map);
        let (country, item) = if self.swapped {
            (self.column, self.row())
        } else {
            (self.row(), self.column)
        };
        let at = |list: &[usize], nth: usize| list.get(nth).copied().unwrap_or(usize::MAX);
        (at(&countries, country), at(&items, item))
    }

    /// The place of the row in focus among all rows of its table.
    pub(super) fn place(&self) -> usize {
        let rows = self
            .table()
            .map(|table| self.table_rows(table))
            .unwrap_or_default();
        rows.get(self.row()).copied().unwrap_or(usize::MAX)
    }

    /// Shows only what has a text.
    pub(in crate::tui) fn filter(&mut self, text: String) {
        self.filter = text;
        self.go(0, 0);
    }

    fn go(&mut self, row: usize, column: usize) {
        let (rows, columns) = self.size();
        if let Some(place) = self.rows.get_mut(self.tab) {
            *place = row.min(rows.saturating_sub(1));
        }
        self.column = column.min(columns.saturating_sub(1));
    }

    fn show_tab(&mut self, tab: usize) {
        self.tab = tab % self.tabs().max(1);
        self.opened = Opened::Nothing;
        self.column = 0;
    }

    /// Carries out a command.
    pub(in crate::tui) fn command(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        let page = usize::from(desk.size.height.saturating_sub(8).max(1));
        if let Opened::All(top) = self.opened {
            match command {
                Command::Up => self.opened = Opened::All(top.saturating_sub(1)),
                Command::Down => self.opened = Opened::All(top + 1),
                Command::PageUp => self.opened = Opened::All(top.saturating_sub(page)),
                Command::PageDown => self.opened = Opened::All(top + page),
                Command::First => self.opened = Opened::All(0),
                Command::Back | Command::Accept => self.opened = Opened::Nothing,
                other => self.everywhere(other, desk),
            }
            return;
        }
        let (row, column) = (self.row(), self.column);
        match command {
            Command::Up => self.go(row.saturating_sub(1), column),
            Command::Down => self.go(row + 1, column),
            Command::PageUp => self.go(row.saturating_sub(page), column),
            Command::PageDown => self.go(row + page, column),
            Command::First => self.go(0, column),
            Command::Last => self.go(usize::MAX, column),
            Command::Left => self.go(row, column.saturating_sub(1)),
            Command::Right => self.go(row, column + 1),
            Command::Accept if self.size().0 > 0 => self.opened = Opened::All(0),
            Command::Back if !self.filter.is_empty() => self.filter(String::new()),
            Command::Back => desk.go = Some(Go::Up),
            other => self.everywhere(other, desk),
        }
    }

    /// Commands that mean the same over a table and over what is open.
    fn everywhere(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        match command {
            Command::FocusNext => self.show_tab(self.tab + 1),
            Command::FocusPrevious => self.show_tab(self.tab + self.tabs() - 1),
            Command::NextSection => self.show_map(self.map + 1),
            Command::PreviousSection => self.show_map(self.map + self.data.maps.len().max(1) - 1),
            Command::SwapAxes if self.tab == MAP => {
                let (row, column) = (self.row(), self.column);
                self.swapped = !self.swapped;
                self.go(column, row);
            }
            Command::Search => {
                desk.overlays
                    .push(Overlay::Prompt(Prompt::filter(&self.filter)));
            }
            Command::Sort => {
                self.order = match self.order {
                    Sorting::Given => Sorting::Rising,
                    Sorting::Rising => Sorting::Falling,
                    Sorting::Falling => Sorting::Given,
                };
            }
            Command::Retry => desk.effects.push(self.load(desk.settings.screen)),
            Command::Undo => desk.effects.push(Effect::TakeBack {
                inputs: self.data.received.files.clone(),
            }),
            Command::Report => desk.overlays.push(Overlay::Prompt(Prompt::report())),
            Command::Pick(number) => self.keep(usize::from(number), desk),
            Command::KeepBoth => self.keep_both(desk),
            Command::Write => self.write(desk),
            _ => {}
        }
    }

    fn show_map(&mut self, map: usize) {
        self.map = map % self.data.maps.len().max(1);
        self.show_tab(MAP);
        self.go(0, 0);
    }

    /// Settles a conflict. It leaves the table at once, so that the next key is not about it.
    pub(in crate::tui) fn decide(&mut self, verdict: &Verdict) -> Effect {
        let data = Arc::make_mut(&mut self.data);
        let is_it =
            |case: &Case| case.response == verdict.response && case.address == verdict.address;
        if let Some(nth) = data.conflicts.iter().position(is_it) {
            data.conflicts.remove(nth);
            if let Some(table) = data
                .tables
                .get_mut(CONFLICTS)
                .filter(|t| nth < t.rows.len())
            {
                table.rows.remove(nth);
            }
        }
        let (row, column) = (self.row(), self.column);
        self.go(row, column);
        self.opened = Opened::Nothing;
        Effect::Decide {
            inputs: self.data.received.files.clone(),
            verdict: Box::new(verdict.clone()),
        }
    }

    /// Writes the report.
    pub(in crate::tui) fn report(&self, order: Order, desk: &mut Desk<'_, '_>) {
        desk.say(Problem::warning("desk-report-writing"));
        desk.effects.push(Effect::Report {
            received: self.data.received.clone(),
            order,
            language: desk.settings.screen,
        });
    }

    /// Reads files and folders again, in a language.
    pub(in crate::tui) fn load(&self, language: Language) -> Effect {
        Effect::LoadDesk {
            received: self.data.received.clone(),
            language,
        }
    }

    /// The conflict in focus.
    pub(super) fn case(&self) -> Option<&Case> {
        if self.tab == CONFLICTS {
            self.data.conflicts.get(self.place())
        } else {
            None
        }
    }

    fn keep(&self, number: usize, desk: &mut Desk<'_, '_>) {
        let answer = self.case().and_then(|case| {
            let (answer, _) = case.alternatives.get(number.checked_sub(1)?)?;
            Some((case, answer.clone()))
        });
        if let Some((case, answer)) = answer {
            desk.overlays.push(reason(case, answer));
        }
    }

    /// Both texts, one after the other, where all versions are texts.
    fn keep_both(&self, desk: &mut Desk<'_, '_>) {
        let Some(case) = self.case() else {
            return;
        };
        let texts: Option<Vec<&str>> = case
            .alternatives
            .iter()
            .map(|(answer, _)| answer.value().and_then(crate::response::Value::text))
            .collect();
        match texts {
            Some(texts) => {
                let both = crate::response::Value::Text(texts.join("\n\n"));
                desk.overlays.push(reason(case, Answer::of(both)));
            }
            None => desk.say(Problem::warning("desk-no-texts")),
        }
    }

    fn write(&self, desk: &mut Desk<'_, '_>) {
        if let Some(case) = self.case() {
            let (response, address) = (case.response.clone(), case.address.clone());
            let prompt = Prompt::rewrite(response, address, case.about.clone());
            desk.overlays.push(Overlay::Prompt(prompt));
        }
    }

    /// Takes in what the runtime says.
    pub(in crate::tui) fn message(&mut self, message: Msg, desk: &mut Desk<'_, '_>) {
        match message {
            Msg::Loaded(data) => {
                self.data = data;
                self.rows.resize(self.tabs(), 0);
                self.map = self.map.min(self.data.maps.len().saturating_sub(1));
                let (row, column) = (self.row(), self.column);
                self.go(row, column);
                self.opened = Opened::Nothing;
            }
            Msg::Kept(notice) => {
                desk.say(notice);
                desk.effects.push(self.load(desk.settings.screen));
            }
            Msg::Told(notice) | Msg::Refused(notice) => desk.say(notice),
            Msg::Failed(problem) => {
                desk.say(problem);
                // What was taken for settled is not.
                desk.effects.push(self.load(desk.settings.screen));
            }
        }
    }

    /// What can be done, most important first.
    pub(in crate::tui) fn hints(&self) -> Vec<Command> {
        let mut hints = vec![Command::Accept];
        if self.case().is_some() {
            hints.extend([Command::Pick(1), Command::KeepBoth, Command::Write]);
        }
        if self.tab == MAP {
            hints.extend([Command::NextSection, Command::SwapAxes]);
        }
        hints.extend([
            Command::FocusNext,
            Command::Report,
            Command::Search,
            Command::Sort,
        ]);
        hints
    }
}

/// The places that hold, or all of them where none does.
fn chosen(holds: impl Iterator<Item = bool>) -> Vec<usize> {
    let all: Vec<bool> = holds.collect();
    let found: Vec<usize> = (0..all.len())
        .filter(|nth| all.get(*nth) == Some(&true))
        .collect();
    if found.is_empty() {
        (0..all.len()).collect()
    } else {
        found
    }
}

/// Asks for the reason of a decision, which is kept with it.
fn reason(case: &Case, answer: Answer) -> Overlay {
    let verdict = Verdict {
        response: case.response.clone(),
        address: case.address.clone(),
        answer,
        reason: String::new(),
    };
    Overlay::Prompt(Prompt::reason(verdict, case.about.clone()))
}
