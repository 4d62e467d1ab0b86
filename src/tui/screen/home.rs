//! Home: questionnaires and drafts.

mod view;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Screen, profile};
use crate::base::{Id, Problem};
use crate::questionnaire::{Offer, Questionnaire};
use crate::response::{DraftKey, Respondent, Status, Tally};
use crate::tui::command::Command;
use crate::tui::effect::Effect;
use crate::tui::model::{Desk, Go};
use crate::tui::overlay::{Dialog, Overlay};
use crate::tui::paint;

pub(in crate::tui) use view::{draw, header};

/// What the runtime tells Home.
#[derive(Clone, Debug)]
pub enum Msg {
    /// Questionnaires and drafts, as asked for by `Effect::LoadListing`.
    Listed(Listing),
    /// A draft could not be opened, or the folder not be read.
    Failed(Problem),
    /// Begin a draft of this questionnaire: what the command line asked for.
    Start {
        /// What it answers.
        questionnaire: Arc<Questionnaire>,
        /// What is known about who answers.
        respondent: Option<Box<Respondent>>,
    },
}

/// What there is.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The questionnaires in the order in which they are shown.
    pub questionnaires: Vec<Offer>,
    /// The drafts.
    pub drafts: Vec<DraftSummary>,
    /// What a person should know, for example about a questionnaire that cannot be read.
    pub problems: Vec<Problem>,
    /// Whether more can be known of the drafts than is said: it is asked for.
    pub more: bool,
}

/// A draft in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftSummary {
    /// Which.
    pub key: DraftKey,
    /// The name of the country.
    pub country: String,
    /// The name of the institution.
    pub institution: String,
    /// Who answers, where the file could be read.
    pub respondent: Option<Box<Respondent>>,
    /// How far it has come; nothing before it is counted.
    pub tally: Option<Tally>,
    /// Draft, finalised or validated.
    pub status: Status,
    /// When an answer was last changed.
    pub edited: Option<Timestamp>,
    /// What was saved when the program last ended without being left.
    pub recovered: Option<Recovered>,
    /// Why it cannot be read.
    pub problem: Option<Problem>,
}

/// Work of a session that ended without being left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// When it was last saved.
    pub at: Option<Timestamp>,
    /// The question that was answered last.
    pub question: Option<Id>,
}

/// What to show once a draft is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) enum Then {
    /// The questions.
    #[default]
    Fill,
    /// What is missing.
    Review,
}

/// A row of the list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item<'a> {
    Questionnaire(&'a Offer),
    Draft(&'a DraftSummary),
}

/// A row by its name, so that it is found again in a new listing.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Questionnaire(Id, String),
    Draft(DraftKey),
}

/// The state of Home.
#[derive(Default)]
pub struct State {
    /// Nothing before the first answer of the runtime.
    pub(super) listing: Option<Listing>,
    selected: Option<Place>,
    /// A profile that was left before the draft was made.
    pub(in crate::tui) unfinished: Option<Box<profile::State>>,
    pub(in crate::tui) then: Then,
}

impl Listing {
    /// The rows in order.
    fn items(&self) -> Vec<Item<'_>> {
        let mut items = Vec::new();
        let mut listed: Vec<&Id> = Vec::new();
        for questionnaire in &self.questionnaires {
            items.push(Item::Questionnaire(questionnaire));
            if listed.contains(&&questionnaire.id) {
                continue;
            }
            listed.push(&questionnaire.id);
            let its = |draft: &&DraftSummary| draft.key.questionnaire == questionnaire.id;
            items.extend(self.drafts.iter().filter(its).map(Item::Draft));
        }
        let orphan = |draft: &&DraftSummary| !listed.contains(&&draft.key.questionnaire);
        items.extend(self.drafts.iter().filter(orphan).map(Item::Draft));
        items
    }

    /// The draft that was changed last, as far as that is known.
    fn last_edited(&self) -> Option<&DraftSummary> {
        // As long as drafts are being read, one of them may turn out to be it.
        let counted = self.drafts.iter().all(|draft| draft.tally.is_some());
        let known = |draft: &&DraftSummary| draft.edited.is_some() || counted;
        let readable = self.drafts.iter().filter(|draft| draft.problem.is_none());
        readable.filter(known).max_by_key(|draft| draft.edited)
    }

    /// The drafts in the first window of this height, or of any smaller one.
    pub fn in_sight(&self, rows: u16) -> BTreeSet<DraftKey> {
        let (items, rows) = (self.items(), usize::from(rows));
        let last = self.last_edited();
        let is_last = |item: &Item<'_>| matches!(item, Item::Draft(draft) if Some(*draft) == last);
        let selected = items.iter().position(is_last).unwrap_or(0);
        let first = paint::window(selected, items.len(), rows);
        let seen = items.into_iter().skip(first).take(rows);
        seen.filter_map(|item| match item {
            Item::Draft(draft) => Some(draft.key.clone()),
            Item::Questionnaire(_) => None,
        })
        .collect()
    }
}

impl DraftSummary {
    /// The state in one word, by its message.
    pub(super) fn word(&self) -> &'static str {
        let Some(tally) = self.tally else {
            return "home-counting";
        };
        let Tally {
            shown,
            answered,
            required_left,
            to_fix,
        } = tally;
        match self.status {
            _ if self.problem.is_some() => "home-unreadable",
            Status::Finalised | Status::Validated => "home-sent",
            Status::Draft if shown > 0 && answered > 0 && required_left + to_fix == 0 => {
                "home-ready"
            }
            Status::Draft => "home-draft",
        }
    }
}

impl Item<'_> {
    fn place(self) -> Place {
        match self {
            Item::Questionnaire(questionnaire) => {
                Place::Questionnaire(questionnaire.id.clone(), questionnaire.version.clone())
            }
            Item::Draft(draft) => Place::Draft(draft.key.clone()),
        }
    }

    fn is_at(self, place: &Place) -> bool {
        match (self, place) {
            (Item::Questionnaire(questionnaire), Place::Questionnaire(id, version)) => {
                questionnaire.id == *id && questionnaire.version == *version
            }
            (Item::Draft(_), Place::Draft(key)) => self.is_draft(key),
            _ => false,
        }
    }

    fn is_draft(self, key: &DraftKey) -> bool {
        matches!(self, Item::Draft(draft) if draft.key == *key)
    }
}

impl State {
    /// The rows: under each questionnaire its drafts, at the end drafts of unknown questionnaires.
    pub(super) fn items(&self) -> Vec<Item<'_>> {
        self.listing.as_ref().map_or_else(Vec::new, Listing::items)
    }

    /// The row with the focus: most people come back to go on where they were.
    pub(super) fn selected(&self, items: &[Item<'_>]) -> usize {
        let mut items = items.iter();
        let found = if let Some(place) = &self.selected {
            items.position(|item| item.is_at(place))
        } else {
            let last = self.listing.as_ref().and_then(Listing::last_edited);
            last.and_then(|last| items.position(|item| item.is_draft(&last.key)))
        };
        found.unwrap_or(0)
    }

    fn select(&mut self, step: impl FnOnce(usize, usize) -> usize) {
        let items = self.items();
        let last = items.len().saturating_sub(1);
        let to = step(self.selected(&items), last).min(last);
        self.selected = items.get(to).map(|item| item.place());
    }

    /// Takes in what the runtime says.
    pub(in crate::tui) fn message(&mut self, message: Msg, desk: &mut Desk<'_, '_>) {
        match message {
            Msg::Listed(listing) => {
                for problem in &listing.problems {
                    desk.say(problem.clone());
                }
                if listing.more {
                    desk.effects.push(Effect::LoadListing);
                }
                self.listing = Some(listing);
            }
            Msg::Failed(problem) => desk.say(problem),
            Msg::Start {
                questionnaire,
                respondent,
            } => {
                let texts = desk.settings.texts;
                let profile = profile::State::new(questionnaire, texts, respondent);
                desk.go = Some(Go::To(profile.over()));
            }
        }
    }

    /// Who answered last, for a new draft of a questionnaire. Where there is a draft of theirs
    /// already, the institution is left open.
    fn known_respondent(&self, questionnaire: &Questionnaire) -> Option<Box<Respondent>> {
        let mut known = self.listing.as_ref()?.last_edited()?.respondent.clone()?;
        let key = DraftKey::new(questionnaire.id.clone(), &known);
        let drafts = self.listing.iter().flat_map(|listing| &listing.drafts);
        if drafts.into_iter().any(|draft| draft.key == key) {
            known.institution.clear();
        }
        Some(known)
    }

    /// Keeps the draft that was open as the row with the focus.
    pub(in crate::tui) fn came_from(&mut self, key: DraftKey) {
        self.selected = Some(Place::Draft(key));
    }

    /// Carries out a command.
    pub(in crate::tui) fn command(&mut self, command: Command, desk: &mut Desk<'_, '_>) {
        let page = usize::from(desk.size.height.saturating_sub(6).max(1));
        match command {
            Command::Up | Command::FocusPrevious => self.select(|at, _| at.saturating_sub(1)),
            Command::Down | Command::FocusNext => self.select(|at, _| at + 1),
            Command::PageUp => self.select(|at, _| at.saturating_sub(page)),
            Command::PageDown => self.select(|at, _| at + page),
            Command::First => self.select(|_, _| 0),
            Command::Last => self.select(|_, last| last),
            Command::Accept | Command::Right => self.open(Then::Fill, desk),
            Command::Review => self.open(Then::Review, desk),
            Command::New => self.start(desk),
            Command::Discard => self.discard(desk),
            Command::Retry | Command::Save => desk.effects.push(Effect::LoadListing),
            Command::Back => desk.say(Problem::warning("home-q-leaves")),
            _ => {}
        }
    }

    fn open(&mut self, then: Then, desk: &mut Desk<'_, '_>) {
        let items = self.items();
        let item = items.get(self.selected(&items)).copied();
        let effect = match item {
            Some(Item::Draft(draft)) => match &draft.problem {
                Some(problem) => return desk.say(problem.clone()),
                None => Effect::OpenDraft(draft.key.clone()),
            },
            Some(Item::Questionnaire(_)) => return self.start(desk),
            None => return,
        };
        self.then = then;
        desk.effects.push(effect);
    }

    /// Begins a new draft of the questionnaire with the focus, or of the draft's.
    fn start(&mut self, desk: &mut Desk<'_, '_>) {
        let items = self.items();
        let at = self.selected(&items);
        let before = items.iter().take(at + 1).rev();
        let questionnaire = before.into_iter().find_map(|item| match item {
            Item::Questionnaire(offer) => offer.questionnaire(),
            Item::Draft(_) => None,
        });
        let Some(questionnaire) = questionnaire else {
            return desk.say(Problem::warning("home-nothing-to-start"));
        };
        self.then = Then::Fill;
        let again = self
            .unfinished
            .take()
            .filter(|profile| profile.starts(&questionnaire));
        let profile = again.unwrap_or_else(|| {
            let known = self.known_respondent(&questionnaire);
            let texts = desk.settings.texts;
            Box::new(profile::State::new(questionnaire, texts, known))
        });
        desk.go = Some(Go::To(Screen::Profile(profile)));
    }

    fn discard(&self, desk: &mut Desk<'_, '_>) {
        let items = self.items();
        match items.get(self.selected(&items)) {
            Some(Item::Draft(draft)) => {
                let name = format!(
                    "{} / {} / {}",
                    draft.key.questionnaire, draft.country, draft.institution
                );
                let dialog = Dialog::Discard(draft.key.clone(), name);
                desk.overlays.push(Overlay::Dialog(dialog));
            }
            _ => desk.say(Problem::warning("home-no-draft")),
        }
    }

    /// What can be done, most important first.
    pub(in crate::tui) fn hints(&self) -> Vec<Command> {
        let items = self.items();
        let mut hints = vec![Command::Accept, Command::New];
        if let Some(Item::Draft(_)) = items.get(self.selected(&items)) {
            hints.extend([Command::Review, Command::Discard]);
        }
        hints.extend([Command::Language, Command::Quit]);
        hints
    }
}

#[cfg(test)]
mod tests {
    use crate::base::Problem;
    use crate::tui::Effect;
    use crate::tui::keymap::When;
    use crate::tui::sample::{Stage, key};

    #[test]
    fn enter_opens_a_draft_and_starts_a_questionnaire() {
        let mut stage = Stage::at_home();
        stage.list(true);
        stage.press("Down").press("Enter");
        assert_eq!(stage.effects(), [Effect::OpenDraft(key())]);
        stage.press("Up").press("Enter");
        assert_eq!(stage.when(), When::ProfileText);
    }

    #[test]
    fn a_draft_can_be_opened_at_its_review() {
        let mut stage = Stage::at_home();
        stage.list(true);
        stage.press("Down").keys("r");
        stage.open();
        assert_eq!(stage.when(), When::Review);
        stage.press("Esc");
        assert_eq!(stage.when(), When::FillText);
    }

    #[test]
    fn coming_back_the_draft_has_the_focus() {
        let mut stage = Stage::with_draft();
        stage.press("Esc").press("Esc");
        stage.list(true);
        assert!(stage.effects().contains(&Effect::CloseDraft(key())));
        assert!(
            stage.screen().contains(">       Avaland / Office"),
            "{}",
            stage.screen()
        );
    }

    #[test]
    fn discarding_asks_first() {
        let mut stage = Stage::at_home();
        stage.list(true);
        stage.press("Down").keys("d").press("Esc");
        assert!(stage.effects().is_empty());
        stage.keys("d").press("Enter");
        assert_eq!(stage.effects(), [Effect::Discard(key())]);
    }

    #[test]
    fn a_draft_that_cannot_be_read_says_why_and_stays_closed() {
        let mut stage = Stage::at_home();
        stage.list_broken(Problem::error("json-empty"));
        stage.press("Down").press("Enter");
        assert!(stage.effects().is_empty());
        assert!(stage.screen().contains("The file is empty."));
    }
}
