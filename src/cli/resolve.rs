//! `quipu resolve`: settling a conflict once, for good.

use serde_json::{Map, Value as Json, json};

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
            context.print_json(&Json::Array(listed))?;
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

/// An answer: its value or why there is none, and what stands beside it.
pub(super) fn described(answer: &Answer) -> Map<String, Json> {
    let (value, missing, reason) = match &answer.given {
        Given::Value(value) => (json!(value), Json::Null, ""),
        Given::Missing { why, reason } => (Json::Null, json!(why), reason.as_str()),
        Given::Blank => (Json::Null, Json::Null, ""),
    };
    let told = [
        ("value", value),
        ("missing", missing),
        ("reason", json!(reason)),
        ("note", json!(answer.note)),
        ("validated", json!(answer.validated)),
        ("from", json!(answer.from)),
    ];
    told.into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A conflict with its alternatives; their letters are those of `--keep`.
pub(super) fn listed(conflict: &Conflict<'_>) -> Json {
    let alternative = |(letter, version): (char, &&Version)| {
        let who = [
            ("letter", json!(letter.to_string())),
            ("by", json!(version.by)),
            ("at", json!(version.at)),
        ];
        let who = who.map(|(name, value)| (name.to_owned(), value));
        let told = who.into_iter().chain(described(&version.answer));
        Json::Object(told.collect())
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
