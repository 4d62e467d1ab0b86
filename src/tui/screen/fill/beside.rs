//! What stands under an answer: problems, who else says what, note, share, certainty, flag.

use ratatui::text::{Line, Span};

use super::State;
use crate::base::Problem;
use crate::response::{Address, Given, Live, Register, unit_problems, units};
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

/// One row on what stands beside the answer of the unit in focus; none where there is nothing.
pub(super) fn facts(state: &State, env: &Env<'_>) -> String {
    let Some(address) = state.unit() else {
        return String::new();
    };
    let messages = env.messages;
    let response = state.draft.response();
    let mut facts = Vec::new();
    let register = response.answers.get(&address);
    if register.is_some_and(Register::is_conflict) {
        let count = register.map_or(0, |register| register.alternatives().len());
        facts.push(messages.format("beside-conflict", &[("count", count.into())]));
    }
    let answer = state.answer(&address);
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
    if !answer.note.is_empty() {
        let arguments = [("note", answer.note.as_str().into())];
        facts.push(messages.format("beside-note", &arguments));
    }
    facts.join("; ")
}

/// The address of a problem.
pub(in crate::tui) fn address_of(problem: &Problem) -> Option<Address> {
    let item = problem.place.item.as_deref()?;
    let whole = item.parse().ok();
    // A field below the unit is reached through its unit.
    let parts = || {
        let mut parts = item.split('/');
        let question = parts.next()?.parse().ok()?;
        let part = parts.next()?.parse().ok()?;
        Some(Address::part(question, part))
    };
    whole.or_else(parts)
}
