//! The state of the screens.

use std::collections::BTreeMap;

use ratatui::layout::{Position, Rect, Size};

use super::draft::{Draft, History};
use super::effect::Effect;
use super::env::{Env, Me};
use super::keymap::When;
use super::layout::frame;
use super::overlay::Overlay;
use super::screen::{Screen, fill, home};
use super::theme::Theme;
use crate::base::{Language, Problem};
use crate::response::DraftKey;

/// What a person chose for the whole program.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The looks.
    pub theme: Theme,
    /// The language of questionnaires.
    pub texts: Language,
    /// The language of the screen.
    pub screen: Language,
    /// Who writes here.
    pub me: Me,
    /// Whether the mouse moves the focus.
    pub mouse: bool,
}

/// What was said in the status line, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    all: Vec<Problem>,
    /// Whether the last one is still shown.
    shown: bool,
}

/// Everything the screens know.
pub struct Model {
    /// The screens that lie over each other; the first is Home and stays.
    pub(super) screens: Vec<Screen>,
    /// What lies over the screen, the uppermost last.
    pub(super) overlays: Vec<Overlay>,
    pub(super) notices: Notices,
    pub(super) settings: Settings,
    pub(super) size: Size,
    /// What can be taken back in drafts that were open before.
    pub(super) histories: BTreeMap<DraftKey, History>,
}

/// What a screen may use and do while it handles a message.
pub(super) struct Desk<'d, 'e> {
    pub env: &'d Env<'e>,
    pub settings: &'d mut Settings,
    pub size: Size,
    pub overlays: &'d mut Vec<Overlay>,
    pub notices: &'d mut Notices,
    pub histories: &'d mut BTreeMap<DraftKey, History>,
    pub effects: &'d mut Vec<Effect>,
    /// Where to go afterwards.
    pub go: Option<Go>,
}

/// A change of screens.
pub(super) enum Go {
    /// One level up.
    Up,
    /// To a screen over this one.
    To(Screen),
}

impl Notices {
    /// Says something.
    pub fn say(&mut self, notice: Problem) {
        self.all.push(notice);
        self.shown = true;
    }

    /// What is shown in the status line.
    pub fn current(&self) -> Option<&Problem> {
        self.all.last().filter(|_| self.shown)
    }

    /// Everything that was said, oldest first.
    pub fn all(&self) -> &[Problem] {
        &self.all
    }

    /// A key was pressed: what was said has been seen.
    pub(super) fn seen(&mut self) {
        self.shown = false;
    }
}

impl Model {
    /// The screens as they begin, and what is to be done first.
    pub fn new(settings: Settings, size: Size) -> (Self, Vec<Effect>) {
        let model = Self {
            screens: vec![Screen::Home(home::State::default())],
            overlays: Vec::new(),
            notices: Notices::default(),
            settings,
            size,
            histories: BTreeMap::new(),
        };
        let screen = Rect::from((Position::ORIGIN, size));
        let rows = frame(screen).body.height;
        (model, vec![Effect::BeginListing { rows }])
    }

    /// What was chosen for the whole program. The runtime reads the language of the screen here.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The draft that is open.
    pub fn draft(&self) -> Option<&Draft> {
        self.fill().map(|fill| &fill.draft)
    }

    /// What was said.
    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Where a key is pressed now.
    pub fn when(&self) -> When {
        match (self.overlays.last(), self.screens.last()) {
            (Some(overlay), _) => overlay.when(),
            (None, Some(Screen::Profile(profile))) => profile.when(),
            (None, Some(Screen::Fill(fill))) => fill.when(),
            (None, Some(Screen::Review(_))) => When::Review,
            (None, Some(Screen::Assemble(_))) => When::Assemble,
            (None, Some(Screen::Desk(_))) => When::Desk,
            (None, Some(Screen::Home(_)) | None) => When::Home,
        }
    }

    pub(super) fn fill(&self) -> Option<&fill::State> {
        self.screens.iter().find_map(|screen| match screen {
            Screen::Fill(fill) => Some(fill.as_ref()),
            _ => None,
        })
    }

    /// The screen on top, the draft that is open, and what both may use.
    pub(super) fn desk<'d, 'e>(
        &'d mut self,
        env: &'d Env<'e>,
        effects: &'d mut Vec<Effect>,
    ) -> (&'d mut [Screen], Desk<'d, 'e>) {
        let desk = Desk {
            env,
            settings: &mut self.settings,
            size: self.size,
            overlays: &mut self.overlays,
            notices: &mut self.notices,
            histories: &mut self.histories,
            effects,
            go: None,
        };
        (&mut self.screens, desk)
    }
}

impl Desk<'_, '_> {
    /// Says something in the status line.
    pub(super) fn say(&mut self, notice: Problem) {
        self.notices.say(notice);
    }
}
