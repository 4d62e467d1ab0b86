//! What stands under an answer: problems, who else says what, note, share, certainty, flag.

use ratatui::text::{Line, Span};

use super::State;
use crate::base::{Language, Problem};
use crate::questionnaire::Choice;
use crate::response::{Answer, Given, Live, Value, choices_of, unit_problems, units};
use crate::tui::env::Env;
use crate::tui::model::Settings;
use crate::tui::overlay::lists::{confidence_message, share_message};
use crate::tui::overlay::missing_message;
use crate::tui::paint;
use crate::tui::theme::Role;

/// The problems of the question in focus, those of the unit in focus first.
pub(super) fn problems(state: &State, live: &Live<'_>) -> Vec<Problem> {
    let Some(question) = state.question() else {
        return Vec::new();
    };
    let here = state.unit();
    let mut units = units(question, live);
    units.sort_by_key(|unit| Some(&unit.address) != here.as_ref());
    units
        .iter()
        .flat_map(|unit| unit_problems(live, unit))
        .collect()
}

/// The rows that say what is wrong; at most `most`, then how many more.
pub(super) fn problem_lines(
    problems: &[Problem],
    env: &Env<'_>,
    settings: &Settings,
    width: usize,
    most: usize,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for problem in problems {
        let (mark, role) = if problem.is_error() {
            ("! ", Role::Problem)
        } else {
            ("~ ", Role::Warning)
        };
        let style = settings.theme.style(role);
        let mut text = env.messages.problem(problem);
        if let Some(hint) = env.messages.hint(problem) {
            text = format!("{text} {hint}");
        }
        lines.extend(paint::hanging(
            Span::styled(mark, style),
            &text,
            width,
            style,
        ));
    }
    let left_out = lines.len().saturating_sub(most);
    if left_out > 0 {
        lines.truncate(most.saturating_sub(1));
        let arguments = [("count", (left_out + 1).into())];
        lines.push(Line::raw(env.messages.format("more-below", &arguments)));
    }
    lines
}

/// Where versions of the answer of the unit in focus differ: what each says, and who says it.
pub(super) fn versions(
    state: &State,
    live: &Live<'_>,
    env: &Env<'_>,
    settings: &Settings,
    width: usize,
) -> Vec<Line<'static>> {
    let response = state.draft.response();
    let register = state
        .unit()
        .and_then(|address| response.answers.get(&address));
    let Some((register, question)) = register.zip(state.question()) else {
        return Vec::new();
    };
    if !register.is_conflict() {
        return Vec::new();
    }
    let choices = choices_of(question, live);
    let style = settings.theme.style(Role::Problem);
    let mut lines = Vec::new();
    for version in register.alternatives() {
        let author = response.authors.get(&version.by);
        let name = author.map_or("", |author| author.name.as_str());
        let name = if name.is_empty() {
            version.by.as_str()
        } else {
            name
        };
        let said = match &version.answer.given {
            Given::Blank => env.messages.get("beside-blank"),
            Given::Missing { why, .. } => env.messages.get(missing_message(*why)),
            Given::Value(value) => told(value, &choices, settings.texts),
        };
        let text = format!("{name}, {}: {said}", env.date_time(version.at));
        lines.extend(paint::hanging(
            Span::styled("! ", style),
            &text,
            width,
            style,
        ));
    }
    lines
}

/// A value in words: labels for the names of choices, everything else as it is.
pub(in crate::tui) fn told(value: &Value, choices: &[Choice], language: Language) -> String {
    match value {
        Value::Text(text) => {
            let choice = choices.iter().find(|choice| choice.name == text.as_str());
            choice.map_or_else(
                || text.clone(),
                |choice| paint::said(&choice.label, language),
            )
        }
        Value::Number(number) => number.to_string(),
        Value::List(items) => {
            let items = items.iter().map(|item| told(item, choices, language));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Fields(fields) => {
            let fields = fields.iter();
            let told =
                fields.map(|(name, field)| format!("{name} {}", told(field, choices, language)));
            told.collect::<Vec<_>>().join("; ")
        }
    }
}

/// One row on what stands beside the answer of the unit in focus; none where there is nothing.
pub(super) fn facts(state: &State, env: &Env<'_>) -> String {
    let Some(address) = state.unit() else {
        return String::new();
    };
    let messages = env.messages;
    let response = state.draft.response();
    let mut facts = Vec::new();
    // Not a copy: it may hold a long text, and this is said with every frame.
    let blank = Answer::default();
    let answer = response.answer(&address).unwrap_or(&blank);
    if let Given::Missing { why, reason } = &answer.given {
        let why = messages.get(missing_message(*why));
        facts.push(if reason.is_empty() {
            why
        } else {
            format!("{why}: {reason}")
        });
    }
    if response.flags.contains(&address) {
        facts.push(messages.get("beside-flag"));
    }
    if let Some(level) = answer.confidence {
        let level = messages.get(confidence_message(Some(level)));
        facts.push(messages.format("beside-confidence", &[("level", level.into())]));
    }
    if let Some(share) = answer.share {
        let share = messages.get(share_message(share));
        facts.push(messages.format("beside-share", &[("share", share.into())]));
    }
    if !answer.explanation.is_empty() {
        let arguments = [("text", answer.explanation.as_str().into())];
        facts.push(messages.format("beside-explanation", &arguments));
    }
    if !answer.from.is_empty() {
        let arguments = [("institutions", answer.from.join(", ").into())];
        facts.push(messages.format("beside-from", &arguments));
    }
    if answer.validated {
        facts.push(messages.get("beside-validated"));
    }
    if !answer.note.is_empty() {
        let arguments = [("note", answer.note.as_str().into())];
        facts.push(messages.format("beside-note", &arguments));
    }
    facts.join("; ")
}
