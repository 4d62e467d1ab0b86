//! `quipu resolve`: settling a conflict once, for good.

use super::args::Resolve;
use super::context::Context;
use super::error::{Exit, Failure};
use super::fill::author;
use super::merge::say_conflicts;
use crate::base::Problem;
use crate::merge::{Conflict, Decider, Decision};
use crate::response::{Answer, Register, Value};
use crate::store::{Inbox, add_decision};

/// Lists conflicts, or settles one and keeps the decision in the folder.
pub(super) fn run(arguments: &Resolve, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let inbox = Inbox::read(std::slice::from_ref(&arguments.folder));
    context.report(&inbox.problems)?;
    let conflicts = inbox.collection.conflicts();
    let Some(number) = arguments.number else {
        context.say("resolve-open", &[("conflicts", conflicts.len().into())])?;
        say_conflicts(&conflicts, context)?;
        return Ok(Exit::Done);
    };
    let conflict = number
        .checked_sub(1)
        .and_then(|index| conflicts.get(index))
        .ok_or_else(|| {
            let problem = Problem::error("resolve-no-conflict").with("number", number);
            Failure::usage(problem.with("conflicts", conflicts.len()))
        })?;
    let answer = chosen(arguments, conflict)?;
    let me = author(context)?;
    let name = if arguments.name.is_empty() {
        me.name.clone()
    } else {
        arguments.name.clone()
    };
    let decider = Decider {
        author: &me.id,
        name: &name,
        reason: &arguments.reason,
        at: context.now,
    };
    let register = Register::new(
        inbox
            .collection
            .register(conflict.key, conflict.address)
            .map(Register::versions)
            .unwrap_or_default()
            .iter()
            .cloned(),
    );
    let decision = Decision::new(
        conflict.key.clone(),
        conflict.address.clone(),
        &register,
        answer,
        &decider,
    );
    let path = add_decision(&arguments.folder, decision)?;
    context.say(
        "resolve-kept",
        &[("file", path.display().to_string().into())],
    )?;
    Ok(Exit::Done)
}

/// The answer that was decided for: an alternative by its letter, or a text.
fn chosen(arguments: &Resolve, conflict: &Conflict<'_>) -> Result<Answer, Failure> {
    if let Some(text) = &arguments.write {
        return Ok(Answer::of(Value::Text(text.clone())));
    }
    let letter = arguments.keep.unwrap_or('a').to_ascii_lowercase();
    let version = ('a'..='z')
        .zip(&conflict.alternatives)
        .find(|(name, _)| *name == letter);
    version
        .map(|(_, version)| version.answer.clone())
        .ok_or_else(|| {
            Failure::usage(Problem::error("resolve-no-alternative").with("letter", letter))
        })
}
