//! A small questionnaire, and a stage on which tests press keys and look at the screen.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::draft::History;
use super::screen::{fill, home};
use super::theme::Theme;
use super::{Draft, Effect, Env, Me, Message, Model, Settings, update, view};
use crate::base::message::Messages;
use crate::base::{Id, Language, Problem, Text};
use crate::questionnaire::expression::Expression;
use crate::questionnaire::{Kind, Question, Questionnaire, Section, Share, TextRule};
use crate::response::{
    Answer, Contact, Country, DraftKey, Edit, QuestionnaireRef, Respondent, Response, Tally, Value,
};
use crate::tui::keymap::{Chord, Keymap, When};

/// What tests share: texts, keys, a clock that stands still.
pub(super) struct Sample {
    messages: Messages,
    keymap: Keymap,
    zone: TimeZone,
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn text(text: &str) -> Text {
    Text::new(Language::EN, text.to_owned())
}

fn in_all_languages(text: &str) -> Text {
    let all = Language::INTERFACE.into_iter();
    let texts = all
        .map(|language| (language, text.to_owned().into()))
        .collect();
    Text::of(Language::EN, texts).unwrap()
}

fn question(name: &str, label: &str, required: bool) -> Question {
    Question {
        name: id(name),
        label: text(label),
        short: None,
        hint: Some(text("Think of the last twelve months.")),
        required,
        relevant: None,
        constraint: None,
        covers: vec![id("cog.challenge.1.a")],
        confidence: false,
        share: None,
        kind: Kind::Text(TextRule::default()),
    }
}

/// Shown when the first question says "secret".
fn hidden_question() -> Question {
    Question {
        relevant: Expression::parse("${q-text} = 'secret'").ok(),
        ..question("q-hidden", "Why is it secret?", false)
    }
}

fn section(name: &str, label: &str, questions: Vec<Question>) -> Section {
    Section {
        name: id(name),
        label: text(label),
        hint: None,
        relevant: None,
        questions,
    }
}

pub(super) fn questionnaire() -> Questionnaire {
    Questionnaire {
        id: id("cog"),
        version: "2026.1".into(),
        sha256: String::new(),
        title: in_all_languages("Centre of government"),
        description: None,
        scope: None,
        evidence: None,
        ladder: Vec::new(),
        source_fields: Arc::default(),
        maturity_hint: None,
        minutes: Some(30),
        sections: vec![
            section(
                "first",
                "Co-ordination",
                vec![
                    question("q-text", "Which unit co-ordinates?", true),
                    question("q-more", "How is it staffed?", false),
                    hidden_question(),
                ],
            ),
            section(
                "second",
                "Strategy",
                vec![question("q-last", "Is there a plan?", false)],
            ),
        ],
        places: crate::questionnaire::Places::default(),
    }
}

pub(super) fn respondent() -> Respondent {
    Respondent {
        country: Country {
            code: "XA".into(),
            name: "Avaland".into(),
        },
        institution: "Office".into(),
        level: None,
        role: None,
        capacity: None,
        reference_date: None,
        language: Language::EN,
        share: Share::Participants,
        contact: Contact::default(),
        cleared_by: String::new(),
        unknown: std::collections::BTreeMap::new(),
    }
}

pub(super) fn response() -> Response {
    let reference = QuestionnaireRef {
        id: id("cog"),
        version: "2026.1".into(),
        sha256: String::new(),
    };
    Response::new(reference, respondent())
}

pub(super) fn key() -> DraftKey {
    DraftKey::new(id("cog"), &respondent())
}

pub(super) fn text_edit(address: &str, text: &str) -> Edit {
    let answer = Answer::of(Value::Text(text.into()));
    Edit::put(address.parse().unwrap(), answer)
}

fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

impl Sample {
    pub(super) fn new() -> Self {
        Self::in_language(Language::EN)
    }

    pub(super) fn in_language(language: Language) -> Self {
        Self {
            messages: Messages::new(language),
            keymap: Keymap::default(),
            zone: TimeZone::UTC,
        }
    }

    pub(super) fn env(&self) -> Env<'_> {
        Env {
            messages: &self.messages,
            keymap: &self.keymap,
            now: Timestamp::from_second(1_795_000_000).unwrap(),
            today: today(),
            zone: &self.zone,
            statements: &|key| Some(Text::new(Language::EN, format!("Statement {key}."))),
        }
    }

    pub(super) fn me() -> Me {
        Me {
            id: id("k3f9"),
            name: "A. Quispe".into(),
        }
    }

    pub(super) fn draft() -> Draft {
        let questionnaire = Arc::new(questionnaire());
        Draft::new(
            key(),
            questionnaire,
            response(),
            History::default(),
            today(),
        )
    }
}

/// A model, what it asked for, and keys to press.
pub(super) struct Stage {
    sample: Sample,
    pub(super) model: Model,
    effects: Vec<Effect>,
}

impl Stage {
    /// At Home, with one questionnaire and no draft.
    pub(super) fn at_home() -> Self {
        Self::of(Language::EN, Size::new(80, 24))
    }

    pub(super) fn of(language: Language, size: Size) -> Self {
        let sample = Sample::in_language(language);
        let settings = Settings {
            theme: Theme::default(),
            texts: language,
            screen: language,
            me: Sample::me(),
            mouse: false,
        };
        let (model, _) = Model::new(settings, size);
        let mut stage = Self {
            sample,
            model,
            effects: Vec::new(),
        };
        stage.list(false);
        stage
    }

    /// With the sample draft open at its first question.
    pub(super) fn with_draft() -> Self {
        let mut stage = Self::at_home();
        stage.open();
        stage
    }

    /// With the sample draft open, and what institutions sent over it.
    pub(super) fn with_received(received: Vec<Response>) -> Self {
        let mut stage = Self::at_home();
        let opened = fill::Opened {
            key: key(),
            questionnaire: Arc::new(questionnaire()),
            response: response(),
            read_only: None,
            received: Arc::new(received),
            recovered: false,
            problems: Vec::new(),
        };
        stage.send(Message::Fill(fill::Msg::Opened(Box::new(opened))));
        stage
    }

    /// Answers what Home asked for.
    pub(super) fn list(&mut self, with_draft: bool) {
        self.send_listing(with_draft.then(|| Self::summary(None)));
    }

    /// With a draft that cannot be read.
    pub(super) fn list_broken(&mut self, problem: Problem) {
        self.send_listing(Some(Self::summary(Some(problem))));
    }

    fn summary(problem: Option<Problem>) -> home::DraftSummary {
        home::DraftSummary {
            key: key(),
            country: "Avaland".into(),
            institution: "Office".into(),
            respondent: Some(Box::new(respondent())),
            tally: Some(Tally::default()),
            status: crate::response::Status::Draft,
            edited: None,
            recovered: None,
            problem,
        }
    }

    fn send_listing(&mut self, draft: Option<home::DraftSummary>) {
        self.send(Message::Home(home::Msg::Listed(home::Listing {
            questionnaires: vec![Arc::new(questionnaire()).into()],
            drafts: draft.into_iter().collect(),
            problems: Vec::new(),
            more: false,
        })));
    }

    pub(super) fn open(&mut self) {
        self.open_as(None);
    }

    /// Opens the sample draft, which may not be written.
    pub(super) fn open_read_only(&mut self, why: Problem) {
        self.open_as(Some(why));
    }

    /// Opens an empty draft of another questionnaire.
    pub(super) fn open_questionnaire(&mut self, questionnaire: Arc<Questionnaire>) {
        let reference = QuestionnaireRef::from(&*questionnaire);
        let opened = fill::Opened {
            key: DraftKey::new(questionnaire.id.clone(), &respondent()),
            questionnaire,
            response: Response::new(reference, respondent()),
            read_only: None,
            received: Arc::default(),
            recovered: false,
            problems: Vec::new(),
        };
        self.send(Message::Fill(fill::Msg::Opened(Box::new(opened))));
    }

    fn open_as(&mut self, read_only: Option<Problem>) {
        let opened = fill::Opened {
            key: key(),
            questionnaire: Arc::new(questionnaire()),
            response: response(),
            read_only,
            received: Arc::default(),
            recovered: false,
            problems: Vec::new(),
        };
        self.send(Message::Fill(fill::Msg::Opened(Box::new(opened))));
    }

    pub(super) fn send(&mut self, message: Message) {
        let effects = update(&mut self.model, message, &self.sample.env());
        self.effects.extend(effects);
    }

    /// Presses a key by its name.
    pub(super) fn press(&mut self, chord: &str) -> &mut Self {
        let chord: Chord = chord.parse().unwrap();
        self.send(Message::Key(chord.event()));
        self
    }

    /// Presses one key for each character.
    pub(super) fn keys(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(&if c == ' ' {
                "Space".into()
            } else {
                c.to_string()
            });
        }
        self
    }

    pub(super) fn when(&self) -> When {
        self.model.when()
    }

    /// Everything asked for so far.
    pub(super) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The screen at the size of the model, and where the cursor is.
    pub(super) fn draw(&self) -> (Buffer, Option<Position>) {
        let area = Rect::from((Position::ORIGIN, self.model.size));
        let mut buffer = Buffer::empty(area);
        let cursor = view(&self.model, &self.sample.env(), area, &mut buffer);
        (buffer, cursor)
    }

    /// The screen as text.
    pub(super) fn screen(&self) -> String {
        let (buffer, _) = self.draw();
        let width = usize::from(buffer.area.width);
        let rows = buffer.content().chunks(width);
        let rows = rows.map(|row| row.iter().map(Cell::symbol).collect::<String>());
        rows.collect::<Vec<_>>().join("\n")
    }
}
