//! The facilitator's desk: which files came, and which answers are open.

use jiff::Timestamp;

use super::status;
use crate::base::message::Messages;
use crate::merge::{Collection, Conflict, Content, Receipt, State};
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};
use crate::response::{Answer, AuthorId, Clock, Given, Value, Version};

/// The files with their states, in the same order.
pub fn files(
    receipts: &[Receipt],
    states: &[State],
    now: Timestamp,
    wording: Wording<'_>,
) -> Vec<Sheet> {
    let rows = receipts.iter().zip(states).map(|(receipt, state)| {
        let state = Datum::Word("state", state.name().to_owned());
        let mut row = vec![Datum::text(receipt.file.as_str()), state];
        match &receipt.content {
            Content::Response(copy) => {
                let marks = copy.marks(now).into_iter();
                row.extend([
                    marks
                        .map(|mark| Datum::Word("mark", mark.name().to_owned()))
                        .collect(),
                    copy.country.as_str().into(),
                    copy.institution.as_str().into(),
                    copy.key.questionnaire.as_str().into(),
                    copy.key.version.as_str().into(),
                    status(copy.status),
                    usize::try_from(copy.revision).unwrap_or(usize::MAX).into(),
                    copy.written.map(|at| at.to_string()).into(),
                    Datum::Nothing,
                ]);
            }
            Content::Broken(problem) => {
                row.extend((0..8).map(|_| Datum::Nothing));
                row.push(Datum::text(sentence(problem, wording.messages)));
            }
            Content::Collection(_) | Content::Decisions(_) => {
                row.extend((0..9).map(|_| Datum::Nothing));
            }
        }
        row
    });
    vec![Sheet {
        name: "files",
        notes: vec![wording.say("note-files")],
        columns: &[
            "file",
            "state",
            "marks",
            "country",
            "institution",
            "questionnaire",
            "version",
            "status",
            "revision",
            "written",
            "problem",
        ],
        rows: rows.collect(),
    }]
}

fn sentence(problem: &crate::base::Problem, messages: &Messages) -> String {
    let place = problem
        .place
        .line
        .map(|line| format!("{line}: "))
        .unwrap_or_default();
    format!("{place}{}", messages.problem(problem))
}

/// The open conflicts, version by version.
pub fn conflicts(collection: &Collection, wording: Wording<'_>) -> Vec<Sheet> {
    let mut rows = Vec::new();
    for (number, conflict) in collection.conflicts().iter().enumerate() {
        for (letter, version) in ('a'..='z').zip(&conflict.alternatives) {
            let who = &conflict.response.respondent;
            rows.push(vec![
                (number + 1).into(),
                who.country.display_name().into(),
                who.institution.as_str().into(),
                conflict.address.to_string().into(),
                letter.to_string().into(),
                author(conflict, version).into(),
                seen(conflict, version).into(),
                version.at.to_string().into(),
                said(&version.answer, wording).into(),
                version.answer.note.as_str().into(),
                (!conflict.reopened.is_empty()).into(),
            ]);
        }
    }
    vec![Sheet {
        name: "conflicts",
        notes: vec![wording.say("note-conflicts")],
        columns: &[
            "number",
            "country",
            "institution",
            "item",
            "letter",
            "author",
            "seen",
            "written",
            "value",
            "note",
            "reopened",
        ],
        rows,
    }]
}

/// A version of a conflict, line by line: what it says, who wrote it and when, its evidence and note.
pub fn version_lines(
    conflict: &Conflict<'_>,
    version: &Version,
    wording: Wording<'_>,
) -> Vec<String> {
    let mut lines = vec![said(&version.answer, wording)];
    let told = [
        ("column-author", author(conflict, version)),
        ("column-written", version.at.to_string()),
        ("column-seen", seen(conflict, version)),
        ("column-note", version.answer.note.clone()),
    ];
    let told = told.into_iter().filter(|(_, text)| !text.is_empty());
    lines.extend(told.map(|(id, text)| wording.labelled(&wording.say(id), &text)));
    lines
}

/// What a version had seen of each author's writings about this answer: "A. Quispe (k3f9) 2/3", two of three.
fn seen(conflict: &Conflict<'_>, version: &Version) -> String {
    let mut all = Clock::default();
    for other in &conflict.alternatives {
        all.join(&other.clock);
    }
    let parts = all.0.iter().map(|(by, written)| {
        let name = named(conflict, by);
        format!("{name} {}/{written}", version.clock.count(by))
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// Who wrote a version: names are claims, ids tell two people of one name apart.
pub fn author(conflict: &Conflict<'_>, version: &Version) -> String {
    named(conflict, &version.by)
}

fn named(conflict: &Conflict<'_>, id: &AuthorId) -> String {
    let known = conflict.response.authors.get(id);
    match known.map(|author| author.name.as_str()) {
        None | Some("") => id.to_string(),
        Some(name) => format!("{name} ({id})"),
    }
}

/// What an answer says.
pub fn said(answer: &Answer, wording: Wording<'_>) -> String {
    match &answer.given {
        Given::Blank => wording.say("answer-blank"),
        Given::Missing { why, reason } => {
            let why = wording.say(&format!("missing-{}", why.name()));
            if reason.is_empty() {
                why
            } else {
                format!("{why}: {reason}")
            }
        }
        Given::Value(Value::Text(text)) => text.clone(),
        Given::Value(value) => serde_json::to_string(value).unwrap_or_default(),
    }
}
