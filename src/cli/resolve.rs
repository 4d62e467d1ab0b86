//! `quipu resolve`: settling a conflict once, for good.

use serde_json::{Value as Json, json};

use super::args::{ListFormat, Resolve};
use super::context::Context;
use super::error::{Exit, Failure};
use super::fill::author;
use super::merge::say_conflicts;
use crate::base::Problem;
use crate::merge::{Conflict, Decider, Decision};
use crate::response::{Answer, Given, Register, Value, Version};
use crate::store::{Inbox, add_decision};

/// Lists conflicts, or settles one and keeps the decision in the folder.
pub(super) fn run(arguments: &Resolve, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let inbox = Inbox::read(std::slice::from_ref(&arguments.folder));
    context.report(&inbox.problems)?;
    let conflicts = inbox.collection.conflicts();
    let Some(number) = arguments.number else {
        if arguments.format == ListFormat::Json {
            let listed: Vec<Json> = conflicts.iter().map(listed).collect();
            context.print(&(Json::Array(listed).to_string() + "\n"))?;
            return Ok(Exit::Done);
        }
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

/// A conflict with its alternatives; their letters are those of `--keep`.
fn listed(conflict: &Conflict<'_>) -> Json {
    let alternative = |(letter, version): (char, &&Version)| {
        let answer = &version.answer;
        let (value, missing) = match &answer.given {
            Given::Value(value) => (json!(value), Json::Null),
            Given::Missing { why, .. } => (Json::Null, json!(why)),
            Given::Blank => (Json::Null, Json::Null),
        };
        json!({
            "letter": letter.to_string(), "value": value, "missing": missing, "note": answer.note,
            "by": version.by, "at": version.at.to_string(),
        })
    };
    let alternatives: Vec<Json> = ('a'..='z')
        .zip(&conflict.alternatives)
        .map(alternative)
        .collect();
    json!({
        "questionnaire": conflict.key.questionnaire, "version": conflict.key.version, "country": conflict.key.country,
        "institution": conflict.key.institution, "address": conflict.address.to_string(), "alternatives": alternatives,
    })
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
