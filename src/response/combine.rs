//! One answer made of several, by a person who asked for it.

use std::collections::BTreeMap;

use super::{Answer, Given, Value};
use crate::questionnaire::Share;

/// An answer with the name of the institution it comes from, and who may see it.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The institution.
    pub institution: &'a str,
    /// What it says.
    pub answer: &'a Answer,
    /// Who may see that.
    pub share: Share,
}

/// The parts of a maturity bundle that are text.
const TEXTS: [&str; 2] = ["evidence", "sources"];

/// Whether answers say the same, texts that support them and notes apart.
pub fn alike(answers: &[&Answer]) -> bool {
    let mut rated = answers.iter().map(|answer| rated(&answer.given));
    let first = rated.next();
    rated.all(|other| Some(other) == first)
}

/// What is compared: of a maturity bundle all but evidence and sources, of words the words without blanks round them,
/// of silence its kind.
fn rated(given: &Given) -> Given {
    match given {
        Given::Value(Value::Text(text)) => Given::Value(Value::Text(text.trim().to_owned())),
        Given::Value(value)
            if value
                .maturity()
                .is_some_and(|bundle| bundle.level.is_some()) =>
        {
            let fields = value.fields().into_iter().flatten();
            let bare = fields.filter(|(name, _)| !TEXTS.contains(&name.as_str()));
            Given::Value(Value::Fields(
                bare.map(|(name, field)| (name.clone(), field.clone()))
                    .collect(),
            ))
        }
        Given::Missing { why, .. } => Given::Missing {
            why: *why,
            reason: String::new(),
        },
        given => given.clone(),
    }
}

/// The answer of one institution as the national one. `share` is who may see national answers that say nothing else.
pub fn taken(said: Said<'_>, share: Share) -> Answer {
    Answer {
        share: narrower(said.share, share),
        validated: false,
        explanation: String::new(),
        from: vec![said.institution.to_owned()],
        ..said.answer.clone()
    }
}

/// A flag where the answer may be seen by fewer people than others.
fn narrower(share: Share, usual: Share) -> Option<Share> {
    (share < usual).then_some(share)
}

/// One answer with everything `all` say: texts one below the other, sets of choices united, and of a maturity bundle the
/// evidence and sources of all with the levels of the first. Nothing where that makes no sense, such as for two numbers.
pub fn combined(all: &[Said<'_>], share: Share) -> Option<Answer> {
    let (first, rest) = all.split_first()?;
    let mut answer = taken(*first, share);
    let answers: Vec<&Answer> = all.iter().map(|said| said.answer).collect();
    answer.given = if alike(&answers) && first.answer.value().is_none() {
        first.answer.given.clone()
    } else {
        let mut value = first.answer.value()?.clone();
        for said in rest {
            value = united(&value, said.answer.value()?)?;
        }
        Given::Value(value)
    };
    answer.note = joined(all.iter().map(|said| said.answer.note.as_str()));
    answer.from = all.iter().map(|said| said.institution.to_owned()).collect();
    let least = all.iter().map(|said| said.share).min();
    answer.share = least.and_then(|least| narrower(least, share));
    Some(answer)
}

/// Texts one below the other, each once.
fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut different: Vec<&str> = Vec::new();
    for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
        if !different.contains(&text) {
            different.push(text);
        }
    }
    different.join("\n\n")
}

fn united(a: &Value, b: &Value) -> Option<Value> {
    if a == b {
        return Some(a.clone());
    }
    match (a, b) {
        (Value::List(a), Value::List(b)) => {
            let mut items = a.clone();
            items.extend(b.iter().filter(|item| !a.contains(item)).cloned());
            Some(Value::List(items))
        }
        (Value::Fields(first), Value::Fields(second)) if a.maturity().is_some() => {
            let mut fields = first.clone();
            with_texts(&mut fields, second);
            Some(Value::Fields(fields))
        }
        // A single choice has no blanks in its name; what has some is words.
        (Value::Text(a), Value::Text(b)) if is_words(a) || is_words(b) => {
            Some(Value::Text(joined([a.as_str(), b].into_iter())))
        }
        _ => None,
    }
}

fn is_words(text: &str) -> bool {
    crate::base::Id::new(text).is_err()
}

/// Adds evidence and sources of another bundle.
fn with_texts(fields: &mut BTreeMap<String, Value>, other: &BTreeMap<String, Value>) {
    for name in TEXTS {
        let Some(more) = other.get(name) else {
            continue;
        };
        let both = match (fields.get(name), more) {
            (Some(Value::Text(mine)), Value::Text(more)) => {
                Value::Text(joined([mine.as_str(), more].into_iter()))
            }
            (Some(mine), more) => united(mine, more).unwrap_or_else(|| mine.clone()),
            (None, more) => more.clone(),
        };
        fields.insert(name.to_owned(), both);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::response::Missing;
    use crate::response::fixture::value;

    fn answer(json: Json) -> Answer {
        Answer::of(value(json))
    }

    fn both(a: &Answer, b: &Answer) -> Option<Json> {
        let said = [("Finance", a), ("Planning", b)].map(|(institution, answer)| Said {
            institution,
            answer,
            share: Share::Participants,
        });
        let made = combined(&said, Share::Participants)?;
        assert_eq!(made.from, ["Finance", "Planning"]);
        serde_json::to_value(made.value()?).ok()
    }

    #[test]
    fn texts_stand_below_each_other_and_sets_are_united() {
        let one = |json: Json| answer(json);
        assert_eq!(
            both(&one(json!("A council.")), &one(json!("A decree."))),
            Some(json!("A council.\n\nA decree."))
        );
        assert_eq!(both(&one(json!("yes")), &one(json!("no"))), None);
        assert_eq!(both(&one(json!(3)), &one(json!(4))), None);
        assert_eq!(
            both(&one(json!(["a", "b"])), &one(json!(["b", "c"]))),
            Some(json!(["a", "b", "c"]))
        );
        let bundle = |level: u8, evidence: &str| {
            one(json!({ "level": level, "evidence": evidence, "sources": [{ "title": evidence }] }))
        };
        assert_eq!(
            both(&bundle(2, "Law"), &bundle(3, "Plan")),
            Some(json!({ "level": 2, "evidence": "Law\n\nPlan",
                         "sources": [{ "title": "Law" }, { "title": "Plan" }] }))
        );
        assert_eq!(
            both(&one(json!("x y")), &Answer::missing(Missing::DontKnow, "")),
            None
        );
    }

    #[test]
    fn alike_looks_past_the_texts_that_support() {
        let (a, b) = (
            answer(json!({ "level": 2, "evidence": "one" })),
            answer(json!({ "level": 2, "evidence": "two" })),
        );
        assert!(alike(&[&a, &b]));
        let other = answer(json!({ "level": 2, "priority": 1 }));
        assert!(!alike(&[&a, &other]));
        assert!(alike(&[&answer(json!("x y")), &answer(json!(" x y "))]));
        let silent = Answer::missing(Missing::DontKnow, "");
        assert!(!alike(&[&a, &silent]));
    }

    #[test]
    fn the_narrowest_circle_goes_with_a_text() {
        let text = answer(json!("a text"));
        let said = Said {
            institution: "Finance",
            answer: &text,
            share: Share::Facilitator,
        };
        assert_eq!(
            taken(said, Share::Participants).share,
            Some(Share::Facilitator)
        );
        assert_eq!(taken(said, Share::Facilitator).share, None);
        let open = Said {
            share: Share::Public,
            ..said
        };
        let made = combined(&[open, said], Share::Participants).unwrap();
        assert_eq!(made.share, Some(Share::Facilitator));
    }
}
