//! What stands beside an answer from before: the last cycle's answer, and what countries said in the last round.

use ratatui::text::{Line, Span};

use super::State;
use super::beside::told;
use crate::base::Language;
use crate::questionnaire::{Choice, Kind, Question};
use crate::response::{
    Address, Answer, Figure, Given, Live, Register, Response, Round, Standing, Value, choices_of,
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
        let date = previous.reference_date.map(|date| date.to_string());
        let messages = self.env.messages;
        let standing = self
            .response
            .standing(address)
            .unwrap_or(Standing::NotReviewed);
        let standing = messages.get(&format!("standing-{}", standing.name()));
        let arguments = [
            ("date", date.unwrap_or_default().into()),
            ("said", said.join(" | ").into()),
            ("standing", standing.into()),
        ];
        Some(messages.format("beside-previous", &arguments))
    }

    fn said(&self, answer: &Answer) -> String {
        match &answer.given {
            Given::Blank => self.env.messages.get("beside-blank"),
            Given::Missing { why, .. } => self.env.messages.get(missing_message(*why)),
            Given::Value(value) => match value.maturity() {
                Some(bundle) => level_first(value, bundle.level),
                None => told(value, self.choices, self.settings.texts),
            },
        }
    }

    /// How the answers of the last round are spread, and what was one's own.
    fn round(&self, address: &Address) -> Option<String> {
        let round: &Round = self.response.round.as_ref()?;
        let messages = self.env.messages;
        let own = round.answers.get(address).and_then(Register::settled);
        let number = round.number.saturating_sub(1);
        let figure = round.figures.get(address);
        let Some(figure) = figure else {
            // Too few countries: that is said, so that nobody looks for a figure. Words never have one.
            own.filter(|_| self.can_be_counted())?;
            let arguments = [("round", number.into()), ("least", round.least.into())];
            return Some(messages.format("beside-round-few", &arguments));
        };
        let own = own.map_or_else(String::new, |own| self.said(own));
        let arguments = [
            ("round", number.into()),
            ("countries", figure.countries.into()),
            ("counts", self.counts(figure).into()),
            ("median", self.median(figure).into()),
            ("own", own.into()),
        ];
        let id = if figure.median.is_empty() {
            "beside-round"
        } else {
            "beside-round-median"
        };
        Some(messages.format(id, &arguments))
    }

    fn can_be_counted(&self) -> bool {
        matches!(
            self.question.kind,
            Kind::Maturity { .. }
                | Kind::SelectOne { .. }
                | Kind::SelectMultiple { .. }
                | Kind::Rank { .. }
                | Kind::Matrix { .. }
        )
    }

    fn counts(&self, figure: &Figure) -> String {
        let counts = figure.counts.iter();
        let counts = counts.map(|(name, count)| format!("{}: {count}", self.category(name)));
        counts.collect::<Vec<_>>().join(", ")
    }

    fn median(&self, figure: &Figure) -> String {
        let names = figure.median.iter().map(|name| self.category(name));
        names.collect::<Vec<_>>().join(" – ")
    }

    /// A level is a number; a choice has a label.
    fn category(&self, name: &str) -> String {
        if let Kind::Maturity { .. } = self.question.kind {
            return name.to_owned();
        }
        let choice = self.choices.iter().find(|choice| choice.name == *name);
        choice.map_or_else(
            || name.to_owned(),
            |choice| paint::said(&choice.label, self.settings.texts),
        )
    }
}
