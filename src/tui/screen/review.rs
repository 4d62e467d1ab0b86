//! Review: what must be mended, what deserves a look, section by section; finalising.

mod view;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fill;
use crate::base::{Id, Problem};
use crate::response::{Address, completeness, units, validate};
use crate::tui::command::Command;
use crate::tui::draft::Draft;
use crate::tui::effect::Effect;
use crate::tui::model::{Desk, Go};
use crate::tui::overlay::{Dialog, Overlay};
use crate::tui::screen::profile;

pub(in crate::tui) use view::draw;

/// What the runtime tells the review.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The file that is sent was written.
    Finalised {
        /// Its name.
        file: String,
        /// Its revision.
        revision: u32,
    },
    /// A copy of the draft was written.
    Exported {
        /// Its name.
        file: String,
    },
    /// Neither was.
    Failed(Problem),
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// Must be mended.
    Fix(Address, Problem),
    /// Deserves a look.
    Look(Address, Problem),
    /// A section, by its index, with the first question that is shown.
    Section(usize, Option<Id>),
    /// Write the file that is sent.
    Finalise,
    /// Write a copy for colleagues.
    Export,
}

/// The state of the review.
pub struct State {
    items: Vec<Item>,
    selected: usize,
    /// The file that was written.
    sent: Option<String>,
}

impl Item {
    pub(super) fn is_fix(&self) -> bool {
        matches!(self, Self::Fix(..))
    }
}

impl State {
    /// What stands in the way of finalising this draft, and what deserves a look.
    pub(in crate::tui) fn new(draft: &Draft, today: Date) -> Self {
        Self {
            items: items(draft, today),
            selected: 0,
            sent: None,
        }
    }

    /// Looks again after a change.
    pub(in crate::tui) fn refresh(&mut self, draft: &Draft, today: Date) {
        self.items = items(draft, today);
        self.select(self.selected);
    }

    fn select(&mut self, to: usize) {
        self.selected = to.min(self.items.len().saturating_sub(1));
    }

    /// How many must be mended.
    pub(super) fn to_fix(&self) -> usize {
        self.items.iter().filter(|item| item.is_fix()).count()
    }

    /// Carries out a command. `fill` is the draft under it.
    pub(in crate::tui) fn command(
        &mut self,
        command: Command,
        fill: &mut fill::State,
        desk: &mut Desk<'_, '_>,
    ) {
        let page = usize::from(desk.size.height.saturating_sub(6).max(1));
        match command {
            Command::Up | Command::FocusPrevious => self.select(self.selected.saturating_sub(1)),
            Command::Down | Command::FocusNext => self.select(self.selected + 1),
            Command::PageUp => self.select(self.selected.saturating_sub(page)),
            Command::PageDown => self.select(self.selected + page),
            Command::First => self.select(0),
            Command::Last => self.select(usize::MAX),
            Command::NextProblem => self.next_problem(desk),
            Command::Accept | Command::Right => self.open(fill, desk),
            Command::Finalise => self.ask_to_finalise(fill, desk),
            Command::Export => export(fill, desk),
            Command::Profile => {
                let profile = profile::State::edit(&fill.draft.response().respondent);
                desk.go = Some(Go::To(profile.over()));
            }
            Command::Back | Command::Left => desk.go = Some(Go::Up),
            // Save, search, undo and redo mean here what they mean among the questions.
            Command::Save | Command::Retry | Command::Search | Command::Undo | Command::Redo => {
                fill.in_general(command, desk);
                self.refresh(&fill.draft, desk.env.today);
            }
            _ => {}
        }
    }

    fn next_problem(&mut self, desk: &mut Desk<'_, '_>) {
        let count = self.items.len();
        let order = (1..=count).map(|step| (self.selected + step) % count.max(1));
        let wants = |index: &usize| {
            let item = self.items.get(*index);
            item.is_some_and(|item| matches!(item, Item::Fix(..) | Item::Look(..)))
        };
        match order.into_iter().find(wants) {
            Some(index) => self.selected = index,
            None => desk.say(Problem::warning("fill-no-problem")),
        }
    }

    /// Goes to the answer, or does what the row says.
    fn open(&mut self, fill: &mut fill::State, desk: &mut Desk<'_, '_>) {
        match self.items.get(self.selected) {
            Some(Item::Fix(address, _) | Item::Look(address, _)) => {
                fill.go_to(address, desk);
                desk.go = Some(Go::Up);
            }
            Some(Item::Section(_, Some(question))) => {
                fill.go_to(&Address::of(question.clone()), desk);
                desk.go = Some(Go::Up);
            }
            Some(Item::Section(_, None)) => desk.say(Problem::warning("fill-hidden")),
            Some(Item::Finalise) => self.ask_to_finalise(fill, desk),
            Some(Item::Export) => export(fill, desk),
            None => {}
        }
    }

    /// Asks before writing the file; with something left to mend, goes there instead.
    fn ask_to_finalise(&mut self, fill: &fill::State, desk: &mut Desk<'_, '_>) {
        if let Some(problem) = &fill.draft.read_only {
            return desk.say(problem.clone());
        }
        match self.items.iter().position(Item::is_fix) {
            Some(first) => {
                self.selected = first;
                desk.say(Problem::error("review-refused").with("count", self.to_fix()));
            }
            None => desk.overlays.push(Overlay::Dialog(Dialog::Finalise)),
        }
    }

    /// Takes in what the runtime says.
    pub(in crate::tui) fn message(
        &mut self,
        message: Msg,
        fill: &mut fill::State,
        desk: &mut Desk<'_, '_>,
    ) {
        if let Msg::Finalised { file, .. } = &message {
            self.sent = Some(file.clone());
        }
        fill.answered(message, desk);
    }

    /// What can be done, most important first.
    pub(in crate::tui) fn hints(&self) -> Vec<Command> {
        let mut hints = vec![Command::Accept];
        if self.to_fix() > 0 {
            hints.push(Command::NextProblem);
        }
        hints.extend([Command::Finalise, Command::Export, Command::Back]);
        hints
    }
}

/// Writes a copy of the draft for colleagues.
fn export(fill: &fill::State, desk: &mut Desk<'_, '_>) {
    desk.effects.push(Effect::Export {
        key: fill.draft.key.clone(),
        response: fill.draft.shared(),
    });
}

/// Everything in the list, in the order of the questionnaire.
fn items(draft: &Draft, today: Date) -> Vec<Item> {
    let live = draft.live(today);
    let mut places: BTreeMap<Address, usize> = BTreeMap::new();
    for question in live.questions() {
        places.insert(Address::of(question.name.clone()), places.len());
        for unit in units(question, &live) {
            let nth = places.len();
            places.entry(unit.address).or_insert(nth);
        }
    }
    let mut problems = completeness(&live);
    problems.extend(validate(&live));
    let mut found: Vec<(usize, Address, Problem)> = problems
        .into_iter()
        .filter_map(|problem| {
            let address = address_of(&problem, &places)?;
            Some((*places.get(&address)?, address, problem))
        })
        .collect();
    found.sort_by_key(|(nth, _, problem)| (!problem.is_error(), *nth));
    let found = found.into_iter().map(|(_, address, problem)| {
        if problem.is_error() {
            Item::Fix(address, problem)
        } else {
            Item::Look(address, problem)
        }
    });
    let sections = 0..draft.questionnaire.sections.len();
    let sections = sections.map(|index| {
        let first = draft.shown_in(index).next();
        Item::Section(index, first.map(|question| question.name.clone()))
    });
    let buttons = [Item::Finalise, Item::Export];
    found.chain(sections).chain(buttons).collect()
}

/// The unit a problem is about. The field behind the last dot is reached through its unit; since
/// names may hold dots too, the longest address that is there is the one.
fn address_of(problem: &Problem, places: &BTreeMap<Address, usize>) -> Option<Address> {
    let mut item = problem.place.item.as_deref()?;
    loop {
        let address = item.parse().ok();
        if let Some(address) = address.filter(|address| places.contains_key(address)) {
            return Some(address);
        }
        (item, _) = item.rsplit_once(['.', '/'])?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::When;
    use crate::tui::sample::{self, Stage};

    #[test]
    fn enter_goes_to_the_answer_and_esc_comes_back() {
        let mut stage = Stage::with_draft();
        stage.keys("text").press("PgDn").keys("f").press("F6");
        assert_eq!(stage.when(), When::Review);
        stage.keys("n").press("Enter");
        assert_ne!(stage.when(), When::Review);
        stage.press("F6").press("Esc");
        assert_ne!(stage.when(), When::Home);
    }

    #[test]
    fn finalising_asks_first_and_then_says_where_the_file_is() {
        let mut stage = Stage::with_draft();
        stage
            .keys("a unit")
            .press("F6")
            .press("End")
            .press("Up")
            .press("Enter");
        assert_eq!(stage.when(), When::Dialog);
        assert!(
            !stage
                .effects()
                .iter()
                .any(|e| matches!(e, Effect::Finalise { .. }))
        );
        stage.press("Enter");
        assert!(
            stage
                .effects()
                .iter()
                .any(|e| matches!(e, Effect::Finalise { .. }))
        );
        stage.send(crate::tui::Message::Review(Msg::Finalised {
            file: "cog_xa_office_r1.json".into(),
            revision: 1,
        }));
        assert!(stage.screen().contains("cog_xa_office_r1.json"));
    }

    #[test]
    fn an_open_conflict_stands_in_the_way() {
        let mut stage = Stage::with_draft();
        stage.keys("mine").press("Enter").press("F6");
        let mut theirs = sample::response();
        let other = "other".parse().unwrap();
        let edit = sample::text_edit("q-text", "theirs");
        edit.apply(&mut theirs, &other, jiff::Timestamp::UNIX_EPOCH);
        let joined = fill::Msg::Joined {
            key: sample::key(),
            response: Box::new(theirs),
        };
        stage.send(crate::tui::Message::Fill(joined));
        assert!(
            stage.screen().contains("Two versions"),
            "{}",
            stage.screen()
        );
        stage.keys("s");
        assert_eq!(stage.when(), When::Review);
        assert!(stage.screen().contains("one thing must be fixed"));
        stage
            .press("Enter")
            .keys("mine again")
            .press("Enter")
            .press("F6");
        assert!(
            !stage.screen().contains("Two versions"),
            "{}",
            stage.screen()
        );
    }
}
