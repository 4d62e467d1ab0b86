//! The profile: who answers, on whose behalf, as of when.

mod form;
mod view;

use std::sync::Arc;

use ratatui::crossterm::event::KeyEvent;

use super::Screen;
use super::fill;
use crate::base::{Language, Problem};
use crate::questionnaire::{Questionnaire, Share};
use crate::response::{Contact, Country, Respondent};
use crate::tui::command::Command;
use crate::tui::draft::Change;
use crate::tui::effect::Effect;
use crate::tui::keymap::When;
use crate::tui::model::{Desk, Go};
use crate::tui::overlay::{Overlay, lists};

use form::{Field, Form, Input};
pub(in crate::tui) use view::{draw, header};

/// What the runtime tells the profile.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The draft could not be made.
    Failed(Problem),
}

/// What the profile is for.
#[derive(Clone, Debug)]
enum Purpose {
    /// A new draft.
    New(Arc<Questionnaire>),
    /// The draft that is open.
    Edit,
}

/// The state of the profile.
#[derive(Clone, Debug)]
pub struct State {
    purpose: Purpose,
    form: Form,
    /// Whether problems are shown: after the first attempt to go on.
    checked: bool,
}

impl State {
    /// The profile of a new draft, with what is known; else empty, with texts in this language.
    pub(in crate::tui) fn new(
        questionnaire: Arc<Questionnaire>,
        texts: Language,
        known: Option<Box<Respondent>>,
    ) -> Self {
        let nobody = Respondent {
            country: Country {
                code: String::new(),
                name: String::new(),
            },
            institution: String::new(),
            level: None,
            role: None,
            capacity: None,
            reference_date: None,
            language: texts,
            share: Share::Participants,
            contact: Contact::default(),
            cleared_by: String::new(),
            unknown: std::collections::BTreeMap::new(),
        };
        Self {
            purpose: Purpose::New(questionnaire),
            form: Form::new(known.map_or(nobody, |known| *known)),
            checked: false,
        }
    }

    /// The profile of the draft that is open.
    pub(in crate::tui) fn edit(respondent: &Respondent) -> Self {
        Self {
            purpose: Purpose::Edit,
            form: Form::new(respondent.clone()),
            checked: true,
        }
    }

    /// Whether it is for a new draft of this questionnaire.
    pub(in crate::tui) fn starts(&self, questionnaire: &Questionnaire) -> bool {
        matches!(&self.purpose, Purpose::New(mine) if mine.id == questionnaire.id)
    }

    /// Where a key is pressed.
    pub(in crate::tui) fn when(&self) -> When {
        match self.form.focused() {
            Some((_, Input::Text(_))) => When::ProfileText,
            _ => When::Profile,
        }
    }

    /// Types a key.
    pub(in crate::tui) fn key(&mut self, key: KeyEvent) {
        if let Some(entry) = self.form.entry() {
            entry.key(key);
        }
    }

    /// Takes in a pasted text. False where there is no text field.
    pub(in crate::tui) fn paste(&mut self, text: &str) -> bool {
        let entry = self.form.entry();
        entry.map(|entry| entry.paste(text)).is_some()
    }

    /// Carries out a command. `below` is the draft that is open.
    pub(in crate::tui) fn command(
        &mut self,
        command: Command,
        below: Option<&mut fill::State>,
        desk: &mut Desk<'_, '_>,
    ) {
        self.form.complete_country(desk.settings.screen);
        match command {
            Command::Search => desk
                .overlays
                .push(Overlay::Menu(lists::countries(desk.env))),
            Command::Up | Command::FocusPrevious => self.form.step_back(),
            Command::Down | Command::FocusNext => self.form.step(),
            Command::First => self.form.focus_first(),
            Command::Last => self.form.focus_button(),
            Command::Left => self.form.turn(false),
            Command::Right | Command::Choose => self.form.turn(true),
            Command::Pick(number) => self.form.pick(usize::from(number)),
            Command::Accept if self.form.focused().is_some() => self.form.step(),
            Command::Accept | Command::Save => self.finish(below, desk),
            Command::Back => self.leave(below, desk),
            _ => {}
        }
    }

    /// Makes the draft, or changes the one that is open.
    fn finish(&mut self, below: Option<&mut fill::State>, desk: &mut Desk<'_, '_>) {
        self.checked = true;
        let (respondent, problems) = self.form.read();
        if let Some((field, problem)) = problems.into_iter().next() {
            self.form.focus(field);
            return desk.say(problem);
        }
        match (&self.purpose, below) {
            (Purpose::New(questionnaire), _) => desk.effects.push(Effect::CreateDraft {
                questionnaire: Arc::clone(questionnaire),
                respondent: Box::new(respondent),
            }),
            (Purpose::Edit, Some(fill)) => {
                fill.change(Change::Respondent(Box::new(respondent)), desk);
                desk.go = Some(Go::Up);
            }
            (Purpose::Edit, None) => desk.go = Some(Go::Up),
        }
    }

    /// Leaves: what is valid is taken over, and a profile without a draft is kept for later.
    fn leave(&mut self, below: Option<&mut fill::State>, desk: &mut Desk<'_, '_>) {
        if let (Purpose::Edit, Some(fill)) = (&self.purpose, below) {
            let (respondent, problems) = self.form.read();
            fill.change(Change::Respondent(Box::new(respondent)), desk);
            if let Some((_, problem)) = problems.into_iter().next() {
                desk.say(problem);
                desk.say(Problem::warning("profile-kept-old"));
            }
        }
        desk.go = Some(Go::Up);
    }

    /// Takes a country from the list, and goes on after it.
    pub(in crate::tui) fn take_country(&mut self, country: &Country) {
        self.form.put_country(country);
        self.form.focus(Field::Institution);
    }

    /// What can be done, most important first.
    pub(in crate::tui) fn hints(&self) -> Vec<Command> {
        let mut hints = vec![Command::Accept];
        if let Some((Field::Code | Field::Country, _)) = self.form.focused() {
            hints.push(Command::Search);
        }
        if let Some((_, Input::Choice(_))) = self.form.focused() {
            hints.push(Command::Choose);
        }
        hints.extend([Command::FocusNext, Command::Save, Command::Back]);
        hints
    }

    /// As a screen.
    pub(in crate::tui) fn over(self) -> Screen {
        Screen::Profile(Box::new(self))
    }
}

/// The options of a choice in the form: name in files, id of the message.
pub(super) type Choices = &'static [(&'static str, &'static str)];

impl Field {
    /// The options of a field; none where it is a text.
    fn choices(self) -> Choices {
        match self {
            Self::Level => &[
                ("", "profile-none"),
                ("national", "profile-level-national"),
                ("regional", "profile-level-regional"),
                ("local", "profile-level-local"),
                ("other", "profile-level-other"),
            ],
            Self::Role => &[
                ("", "profile-none"),
                ("co-ordinator", "profile-role-co-ordinator"),
                ("contributing", "profile-role-contributing"),
                ("examiner", "profile-role-examiner"),
                ("secretariat", "profile-role-secretariat"),
                ("observer", "profile-role-observer"),
            ],
            Self::Capacity => &[
                ("", "profile-none"),
                ("country", "profile-capacity-country"),
                ("institution", "profile-capacity-institution"),
                ("personal", "profile-capacity-personal"),
            ],
            Self::Language => &[
                ("en", "language-en"),
                ("es", "language-es"),
                ("fr", "language-fr"),
            ],
            Self::Share => &[
                ("facilitator", "share-facilitator"),
                ("participants", "share-participants"),
                ("public", "share-public"),
            ],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::tui::sample::{self, Stage};

    #[test]
    fn country_and_institution_are_asked_for_and_nothing_else() {
        let mut stage = Stage::at_home();
        stage.keys("n");
        assert_eq!(stage.when(), When::ProfileText);
        stage.press("Ctrl+S");
        assert!(stage.effects().is_empty());
        stage.press("Up").keys("xa").press("Down").press("Down");
        stage.keys("Ministry").press("Ctrl+S");
        let [Effect::CreateDraft { respondent, .. }] = stage.effects() else {
            panic!("no draft");
        };
        assert_eq!(respondent.country.code, "XA");
        assert_eq!(respondent.institution, "Ministry");
        assert_eq!((&respondent.level, &respondent.role), (&None, &None));
        assert_eq!(respondent.reference_date, None);
    }

    #[test]
    fn a_profile_that_is_left_is_there_again() {
        let mut stage = Stage::at_home();
        stage.keys("nxb").press("Esc");
        assert_eq!(stage.when(), When::Home);
        stage.keys("n");
        stage.press("Down").press("Down").keys("Office");
        stage.press("Ctrl+S");
        let [Effect::CreateDraft { respondent, .. }] = stage.effects() else {
            panic!("no draft");
        };
        assert_eq!(respondent.country.code, "XB");
    }

    #[test]
    fn what_is_wrong_stands_beside_its_field() {
        let mut stage = Stage::at_home();
        stage.keys("nabc").press("Ctrl+S");
        assert!(stage.screen().contains("! "), "{}", stage.screen());
    }

    #[test]
    fn a_blank_stands_before_what_is_typed_at_every_width_in_each_language() {
        for language in Language::INTERFACE {
            for width in [40, 59, 60, 69, 70, 80, 120] {
                let mut stage = Stage::of(language, Size::new(width, 30));
                stage.keys("n");
                // The date has the longest label.
                for _ in 0..6 {
                    stage.press("Down");
                }
                stage.keys("2026-09-30");
                let screen = stage.screen();
                assert!(screen.contains(" 2026-09-30"), "{screen}");
                let whole = ["MM-DD)", "MM-JJ)"].map(|end| screen.contains(end));
                assert!(whole.contains(&true), "{screen}");
            }
        }
    }

    #[test]
    fn the_command_line_may_know_who_answers() {
        let mut stage = Stage::at_home();
        stage.send(crate::tui::Message::Home(super::super::home::Msg::Start {
            questionnaire: Arc::new(sample::questionnaire()),
            respondent: Some(Box::new(sample::respondent())),
        }));
        assert!(stage.screen().contains("Avaland"), "{}", stage.screen());
        stage.press("Ctrl+S");
        assert!(matches!(stage.effects(), [Effect::CreateDraft { .. }]));
    }

    #[test]
    fn the_profile_of_an_open_draft_can_be_changed_and_taken_back() {
        let mut stage = Stage::with_draft();
        stage
            .press("Esc")
            .keys("p")
            .press("Down")
            .keys("x")
            .press("Esc");
        let country = |stage: &Stage| {
            let respondent = &stage.model.draft().unwrap().response().respondent;
            respondent.country.name.clone()
        };
        assert_eq!(country(&stage), "Avalandx");
        stage.press("Ctrl+Z");
        assert_eq!(country(&stage), "Avaland");
    }

    #[test]
    fn a_country_is_known_by_its_name_by_its_code_and_in_the_list() {
        let code = |stage: &mut Stage| {
            stage.keys("Ministry").press("Ctrl+S");
            let [Effect::CreateDraft { respondent, .. }] = stage.effects() else {
                panic!("no draft");
            };
            (
                respondent.country.code.clone(),
                respondent.country.name.clone(),
            )
        };
        let peru = ("PE".to_owned(), "Peru".to_owned());
        let mut stage = Stage::at_home();
        stage.keys("npe").press("Tab").press("Tab");
        assert_eq!(code(&mut stage), peru);
        let mut stage = Stage::at_home();
        stage.keys("n").press("Tab").keys("perú").press("Tab");
        assert_eq!(code(&mut stage), peru);
        let mut stage = Stage::at_home();
        stage.keys("n").press("Ctrl+F").keys("perou").press("Enter");
        assert_eq!(code(&mut stage), peru);
    }
}
