//! What stands beside an answer from before: the last cycle's answer, and what countries said in the last round.

use ratatui::text::{Line, Span};

use super::State;
use super::beside::told;
use crate::base::Language;
use crate::questionnaire::{Choice, Kind, Question};
use crate::report::response::{last_said, spread};
use crate::response::{
    Address, Answer, Given, Live, Register, Response, Round, Standing, Value, choices_of,
};
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::overlay::missing_message;
use crate::tui::paint;
use crate::tui::theme::Role;

/// The rows about the unit in focus; none where the draft carries nothing from before.
pub(super) fn lines(
    state: &State,
    live: &Live<'_>,
    env: &Env<'_>,
    settings: &Settings,
    width: usize,
) -> Vec<Line<'static>> {
    let Some((address, question)) = state.unit().zip(state.question()) else {
        return Vec::new();
    };
    let before = Before {
        response: state.draft.response(),
        env,
        settings,
        choices: &choices_of(question, live),
        question,
    };
    let mut lines = Vec::new();
    let mut add = |text: Option<String>, role| {
        if let Some(text) = text {
            let style = settings.theme.style(role);
            lines.extend(paint::hanging(Span::styled("", style), &text, width, style));
        }
    };
    add(before.last_cycle(&address), Role::Muted);
    add(before.round(&address), Role::Muted);
    let far = before.response.wants_explanation(&address);
    add(far.then(|| env.messages.get("beside-far")), Role::Warning);
    lines
}

/// A maturity bundle in words: the level is what is looked for.
pub(in crate::tui) fn level_first(value: &Value, level: Option<u8>) -> String {
    let mut words: Vec<String> = level.map(|level| level.to_string()).into_iter().collect();
    let rest = value.fields().into_iter().flatten();
    let rest = rest.filter(|(name, _)| *name != "level");
    words.extend(rest.map(|(name, field)| format!("{name} {}", told(field, &[], Language::EN))));
    words.join("; ")
}

struct Before<'a> {
    response: &'a Response,
    env: &'a Env<'a>,
    settings: &'a Settings,
    choices: &'a [Choice],
    question: &'a Question,
}

impl Before<'_> {
    /// The last cycle's answer, and what to do with it.
    fn last_cycle(&self, address: &Address) -> Option<String> {
        let previous = self.response.previous.as_ref()?;
        let register = previous.answers.get(address)?;
        let said = register.alternatives().into_iter();
        let said: Vec<String> = said.map(|version| self.said(&version.answer)).collect();
        let standing = self.response.standing(address);
        let standing = standing.unwrap_or(Standing::NotReviewed);
        Some(last_said(
            previous,
            &said.join(" | "),
            standing,
            self.env.messages,
        ))
    }

    fn said(&self, answer: &Answer) -> String {
        match &answer.given {
            Given::Blank => self.env.messages.get("beside-blank"),
            Given::Missing { why, .. } => self.env.messages.get(missing_message(*why)),
            Given::Value(value) => match value.maturity().filter(|_| self.is_maturity()) {
                Some(bundle) => level_first(value, bundle.level),
                None => told(value, self.choices, self.settings.texts),
            },
        }
    }

    /// How the answers of the last round are spread.
    fn round(&self, address: &Address) -> Option<String> {
        let round: &Round = self.response.round.as_ref()?;
        let messages = self.env.messages;
        if let Some(figure) = round.figures.get(address) {
            return Some(spread(round, figure, |name| self.category(name), messages));
        }
        // Too few countries: that is said, so that nobody looks for a figure. Words never have one.
        let own = round.answers.get(address).and_then(Register::settled);
        own.filter(|_| self.can_be_counted())?;
        let number = round.number.saturating_sub(1);
        let arguments = [("round", number.into()), ("least", round.least.into())];
        Some(messages.format("beside-round-few", &arguments))
    }

    fn is_maturity(&self) -> bool {
        matches!(self.question.kind, Kind::Maturity { .. })
    }

    fn can_be_counted(&self) -> bool {
        self.is_maturity() || self.question.choices().is_some()
    }

    /// A level is a number; a choice has a label.
    fn category(&self, name: &str) -> String {
        if self.is_maturity() {
            return name.to_owned();
        }
        let choice = self.choices.iter().find(|choice| choice.name == *name);
        choice.map_or_else(
            || name.to_owned(),
            |choice| paint::said(&choice.label, self.settings.texts),
        )
    }
}
