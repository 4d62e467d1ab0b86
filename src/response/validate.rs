//! Whether answers fit their questions. The same rules stand behind the screen, the plain prompt,
//! `check` and `merge`.

mod rules;

use std::collections::BTreeSet;

use super::{
    Address, Answer, Given, Live, Missing, Register, Standing, Unit, UnitKind, Value, units,
};
use crate::base::{Id, Problem};
use crate::questionnaire::{Choices, Kind, Question, Source};

/// From how many rows on a matrix with the same answer in every row is worth a look.
const STRAIGHT_LINE: usize = 5;

/// Everything wrong with the answers there are: shapes, choices, ranges, constraints, addresses the
/// questionnaire does not know. The item of each problem's place is the address, with the field
/// behind a dot.
pub fn validate(live: &Live<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for question in live.questions() {
        let units = units(question, live);
        problems.extend(units.iter().flat_map(|unit| unit_problems(live, unit)));
        problems.extend(question_problem(live, question, &units));
    }
    problems.extend(
        live.response
            .answers
            .keys()
            .filter_map(|address| unknown(address, live)),
    );
    problems
}

/// Everything that is missing before the response can be finalised, and what was flagged for later.
pub fn completeness(live: &Live<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for question in live.questions().filter(|question| question.is_asked()) {
        let units = units(question, live);
        let repeats = matches!(question.kind, Kind::Repeat { .. });
        if units.is_empty() && question.required && repeats {
            problems.push(Problem::error("answer-required").on(&question.name));
        }
        problems.extend(units.iter().filter_map(|unit| incomplete(live, unit)));
        problems.extend(units.iter().filter_map(|unit| unexplained(live, unit)));
    }
    let shown = |address: &&Address| live.shows(address.question.as_str());
    let flags = live.response.flags.iter().filter(shown);
    problems.extend(flags.map(|address| Problem::warning("answer-flagged").on(address)));
    problems
}

fn incomplete(live: &Live<'_>, unit: &Unit<'_>) -> Option<Problem> {
    let register = live.response.answers.get(&unit.address);
    if register.is_some_and(Register::is_conflict) {
        return Some(Problem::error("answer-conflict").on(&unit.address));
    }
    let given = register.and_then(Register::settled).is_some_and(says);
    (unit.required && !given).then(|| Problem::error("answer-required").on(&unit.address))
}

/// An answer that differs from the last cycle's, or from what most countries said, without saying why. In a second
/// round that must be said: change or explain.
fn unexplained(live: &Live<'_>, unit: &Unit<'_>) -> Option<Problem> {
    let (response, address) = (live.response, &unit.address);
    if response.wants_explanation(address) {
        return Some(Problem::error("answer-far").on(address));
    }
    let changed = response.standing(address) == Some(Standing::Changed);
    let silent = |answer: &Answer| answer.explanation.trim().is_empty();
    (changed && response.answer(address).is_some_and(silent))
        .then(|| Problem::warning("answer-changed").on(address))
}

/// Whether an answer says something: a value with content, or why there is none.
fn says(answer: &Answer) -> bool {
    match &answer.given {
        Given::Blank => false,
        Given::Value(value) => !rules::is_empty(value),
        Given::Missing { .. } => true,
    }
}

/// What is wrong with one unit. Every version is looked at where there are several.
pub fn unit_problems(live: &Live<'_>, unit: &Unit<'_>) -> Vec<Problem> {
    let Some(register) = live.response.answers.get(&unit.address) else {
        return Vec::new();
    };
    let answers = register
        .alternatives()
        .into_iter()
        .map(|version| &version.answer);
    answers
        .flat_map(|answer| answer_problems(live, unit, answer))
        .collect()
}

fn answer_problems(live: &Live<'_>, unit: &Unit<'_>, answer: &Answer) -> Vec<Problem> {
    let mut problems = match &answer.given {
        Given::Blank => Vec::new(),
        Given::Missing { why, reason } => {
            let bare = *why == Missing::NotApplicable && reason.trim().is_empty();
            bare.then(|| Problem::error("answer-reason"))
                .into_iter()
                .collect()
        }
        Given::Value(value) => value_problems(live, unit, value),
    };
    if answer
        .confidence
        .is_some_and(|confidence| !(1..=3).contains(&confidence))
    {
        problems.push(Problem::error("answer-range").with("min", 1).with("max", 3));
    }
    problems
        .into_iter()
        .map(|problem| at(problem, &unit.address))
        .collect()
}

/// Puts the address in front of the field a problem names.
fn at(problem: Problem, address: &Address) -> Problem {
    let item = match problem.place.item.as_deref() {
        None | Some("") => address.to_string(),
        Some(field) => format!("{address}.{field}"),
    };
    problem.on(item)
}

fn value_problems(live: &Live<'_>, unit: &Unit<'_>, value: &Value) -> Vec<Problem> {
    if rules::is_empty(value) {
        // Nothing was answered; whether that is enough is a matter of completeness.
        return Vec::new();
    }
    let (question, address) = (unit.question, &unit.address);
    let mut problems = match (&unit.kind, &question.kind) {
        (UnitKind::Entry { fields, .. }, _) => rules::fields(live, address, fields, value),
        (_, Kind::Group { fields }) => rules::fields(live, address, fields, value),
        _ => rules::value(live, address, question, value),
    };
    problems.extend(rules::constraint(live, address, question, value));
    problems
}

/// What is odd about the units of a question taken together.
fn question_problem(live: &Live<'_>, question: &Question, units: &[Unit<'_>]) -> Option<Problem> {
    let problem = match &question.kind {
        Kind::Matrix { .. } => straight_line(live, units),
        Kind::Repeat { max, .. } => {
            let above = max.filter(|max| units.len() > *max);
            above.map(|max| Problem::error("answer-too-many").with("max", max))
        }
        _ => None,
    };
    problem.map(|problem| problem.on(&question.name))
}

/// A matrix in which every row says the same: perhaps right, perhaps haste.
fn straight_line(live: &Live<'_>, units: &[Unit<'_>]) -> Option<Problem> {
    let values = units
        .iter()
        .filter_map(|unit| live.response.value(&unit.address));
    let values: Vec<&Value> = values.collect();
    let (first, rest) = values.split_first()?;
    let same = values.len() >= STRAIGHT_LINE && rest.iter().all(|value| value == first);
    same.then(|| Problem::warning("answer-same").with("rows", values.len()))
}

/// An answer to something the questionnaire does not ask. It is kept, and never counted.
fn unknown(address: &Address, live: &Live<'_>) -> Option<Problem> {
    let problem = || Problem::error("answer-unknown-question").on(address);
    let Some(question) = live.question(address.question.as_str()) else {
        return Some(problem());
    };
    let fits = match (&question.kind, &address.part) {
        (Kind::Matrix { rows, .. }, Some(part)) => rows.iter().any(|row| row.name == *part),
        (Kind::Note, _) | (Kind::Matrix { .. } | Kind::Repeat { .. }, None) => false,
        (Kind::Repeat { for_each, .. }, Some(part)) => {
            for_each.is_empty() || possible_entries(live, for_each).contains(part)
        }
        (_, part) => part.is_none(),
    };
    (!fits).then(problem)
}

/// Every name that an entry could ever have, whatever was answered.
fn possible_entries(live: &Live<'_>, sources: &[Source]) -> BTreeSet<Id> {
    let mut names = BTreeSet::new();
    let mut open: Vec<&Source> = sources.iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(source) = open.pop() {
        let question = live.question(source.from.as_str());
        let Some(question) = question.filter(|question| seen.insert(&question.name)) else {
            continue;
        };
        match &question.kind {
            Kind::Matrix { rows, .. } => names.extend(rows.iter().map(|row| row.name.clone())),
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => match choices {
                Choices::From(more) => open.extend(more),
                Choices::List { choices, .. } => {
                    names.extend(choices.iter().map(|choice| choice.name.clone()));
                }
            },
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::questionnaire::Questionnaire;
    use crate::questionnaire::fixture::{assert_speaks, chain, questionnaire};
    use crate::response::fixture::{answers, empty, live, put, put_as, value};
    use crate::response::{Edit, Response};

    /// One question of every kind.
    fn everything() -> Questionnaire {
        let list = json!([{ "name": "a", "label": "A" }, { "name": "b", "label": "B" },
            { "name": "c", "label": "C" }, { "name": "none", "label": "None", "exclusive": true },
            { "name": "other", "label": "Other", "specify": true }]);
        let rows =
            ["r1", "r2", "r3", "r4", "r5", "r6"].map(|name| json!({ "name": name, "label": "R" }));
        let levels = ["no", "partly", "half", "mostly", "fully"];
        let said = "say why";
        questionnaire(
            json!({ "list": list }),
            json!([
                { "name": "text", "type": "text", "label": "T", "max_length": 5 },
                { "name": "mail", "type": "text", "label": "M", "appearance": "email" },
                { "name": "link", "type": "text", "label": "L", "appearance": "url" },
                { "name": "count", "type": "integer", "label": "N", "min": 1, "max": 10 },
                { "name": "least", "type": "decimal", "label": "N", "min": 0.5 },
                { "name": "most", "type": "decimal", "label": "N", "max": 100 },
                { "name": "even", "type": "integer", "label": "E", "constraint": ". mod 2 = 0", "constraint_message": said },
                { "name": "soft", "type": "integer", "label": "S", "constraint": ". < 5", "constraint_message": said, "constraint_severity": "warning" },
                { "name": "day", "type": "date", "label": "D" },
                { "name": "one", "type": "select_one", "choices": "list", "label": "1", "confidence": true },
                { "name": "some", "type": "select_multiple", "choices": "list", "label": "2", "min": 2, "max": 3 },
                { "name": "rank", "type": "rank", "choices": "list", "label": "3", "max": 2 },
                { "name": "grid", "type": "matrix", "choices": "yesno", "label": "G", "rows": rows },
                { "name": "many", "type": "matrix", "choices": "yesno", "multiple": true, "label": "G", "rows": rows },
                { "name": "level", "type": "maturity", "label": "L", "hint": "H", "levels": levels },
                { "name": "both", "type": "group", "label": "B", "fields": [
                    { "name": "must", "type": "text", "label": "M", "required": true },
                    { "name": "year", "type": "integer", "label": "Y", "appearance": "year", "min": 1900, "max": 2100 },
                    { "name": "last", "type": "integer", "label": "Z", "constraint": "not(./last < ./year)", "constraint_message": said },
                    { "name": "then", "type": "text", "label": "T", "relevant": "./year > 2000", "required": true },
                    { "name": "list", "type": "repeat", "label": "L", "fields": "source", "max": 2 } ] },
                { "name": "each", "type": "repeat", "label": "E", "required": true, "max": 1, "fields": [
                    { "name": "title", "type": "text", "label": "T", "required": true } ] },
                { "name": "say", "type": "note", "label": "N" }
            ]),
        )
    }

    /// What is said about one answer, as `message item`, warnings with a question mark.
    fn said(address: &str, answer: Answer) -> Vec<String> {
        let questionnaire = everything();
        let mut response = empty();
        put(&mut response, address, answer);
        all_said(&validate(&live(&questionnaire, &response)))
    }

    fn all_said(problems: &[Problem]) -> Vec<String> {
        let words = problems.iter().map(|problem| {
            assert_speaks(problem);
            let mark = if problem.is_error() { "" } else { "?" };
            let item = problem.place.item.as_deref().unwrap();
            format!(
                "{}{mark} {item}",
                problem.message.trim_start_matches("answer-")
            )
        });
        words.collect()
    }

    fn of(address: &str, json: Json) -> Vec<String> {
        said(address, Answer::of(value(json)))
    }

    #[test]
    fn what_changed_asks_why_and_what_is_far_must_say_why() {
        let questionnaire = chain();
        let mut response = answers([("open", json!("yes"))]);
        let mut last = answers([("open", json!("no"))]);
        last.respondent.reference_date = Some(jiff::civil::date(2024, 9, 30));
        response.previous = Some(crate::response::Previous::of(&last));
        let messages = |response: &Response| -> Vec<&str> {
            let problems = completeness(&live(&questionnaire, response));
            let about = |problem: &Problem| problem.place.item.as_deref() == Some("open");
            let about = problems.iter().filter(|problem| about(problem));
            about.map(|problem| problem.message).collect()
        };
        assert_eq!(messages(&response), ["answer-changed"]);
        let explained = Answer {
            explanation: "A new law".into(),
            ..response.answer(&"open".parse().unwrap()).cloned().unwrap()
        };
        put(&mut response, "open", explained);
        assert_eq!(messages(&response), [""; 0]);
        let figure = crate::response::Figure {
            countries: 5,
            counts: vec![("no".into(), 4), ("yes".into(), 1)],
            median: vec!["no".into()],
        };
        response.round = Some(crate::response::Round {
            number: 2,
            least: 5,
            far: 1,
            answers: response.answers.clone(),
            figures: BTreeMap::from([("open".parse().unwrap(), figure)]),
            marked: BTreeSet::new(),
        });
        assert_eq!(messages(&response), ["answer-far"]);
    }

    #[test]
    fn good_answers_have_no_problem() {
        for (address, good) in [
            ("text", json!("año")),
            ("mail", json!("ana@pcm.gob.pe")),
            ("link", json!("https://www.gob.pe/x?y=1")),
            ("link", json!("10.1787/5jz5sq5lnpd4-en")),
            ("count", json!(10)),
            ("least", json!(0.5)),
            ("most", json!(-3.25)),
            ("even", json!(4)),
            ("day", json!("2026-02-28")),
            ("one", json!("a")),
            ("one", json!({ "choice": "other", "specify": "a council" })),
            ("some", json!(["a", { "choice": "other", "specify": "x" }])),
            ("rank", json!(["c", "a"])),
            ("grid/r1", json!("yes")),
            ("many/r1", json!(["yes", "no"])),
            ("level", json!({ "level": 1, "priority": 4 })),
            (
                "level",
                json!({ "level": 2, "evidence": "Law", "priority": 1, "confidence": 3, "target": 4 }),
            ),
            (
                "level",
                json!({ "level": 4, "evidence": "Law", "priority": 1, "sources": [{ "title": "Law" }] }),
            ),
            ("both", json!({ "must": "x", "year": 1999, "last": 1999 })),
            (
                "both",
                json!({ "must": "x", "year": 2001, "then": "y", "list": [{ "title": "t", "year": 1990 }] }),
            ),
            ("each/e001-a", json!({ "title": "t" })),
        ] {
            assert_eq!(of(address, good.clone()), [""; 0], "{address} {good}");
        }
    }

    #[test]
    fn an_answer_of_the_wrong_kind_is_told() {
        for (address, bad) in [
            ("text", json!(3)),
            ("count", json!("three")),
            ("count", json!(2.5)),
            ("day", json!("2026-02-30")),
            ("one", json!(["a"])),
            ("some", json!("a")),
            ("rank", json!([1])),
            ("grid/r1", json!(1)),
            ("many/r1", json!("yes")),
            ("level", json!("3")),
            ("level", json!({ "level": 900 })),
            ("both", json!("x")),
            ("each/e001-a", json!("x")),
        ] {
            assert_eq!(
                of(address, bad.clone()),
                [format!("shape {address}")],
                "{bad}"
            );
        }
    }

    #[test]
    fn each_rule_of_a_single_value_holds() {
        for (address, bad, expected) in [
            ("text", json!("abcdef"), "too-long? text"),
            ("mail", json!("ana at pcm"), "email? mail"),
            ("mail", json!("a@b@c.pe"), "email? mail"),
            ("link", json!("see the law"), "url? link"),
            ("link", json!("https:// gob.pe"), "url? link"),
            ("count", json!(0), "range count"),
            ("count", json!(11), "range count"),
            ("least", json!(0.25), "too-small least"),
            ("most", json!(101), "too-large most"),
            ("even", json!(3), "constraint even"),
            ("soft", json!(7), "constraint? soft"),
            ("most", json!("1,234"), "ambiguous most"),
            ("one", json!("d"), "unknown-choice one"),
            ("one", json!("other"), "specify one"),
            (
                "one",
                json!({ "choice": "other", "specify": " " }),
                "specify one",
            ),
            ("some", json!(["a", "none"]), "exclusive some"),
            ("some", json!(["a"]), "too-few some"),
            (
                "some",
                json!(["a", "b", "c", { "choice": "other", "specify": "x" }]),
                "too-many some",
            ),
            ("rank", json!(["a", "a"]), "twice rank"),
            ("rank", json!(["a", "b", "c"]), "too-many rank"),
            ("grid/r1", json!("maybe"), "unknown-choice grid/r1"),
        ] {
            assert_eq!(of(address, bad.clone()), [expected], "{address} {bad}");
        }
    }

    #[test]
    fn each_rule_of_a_maturity_bundle_holds() {
        for (bad, expected) in [
            (json!({ "priority": 1 }), &["level level"][..]),
            (json!({ "level": 1 }), &["priority level.priority"]),
            (
                json!({ "level": 5, "priority": 1, "evidence": "x", "sources": [{ "title": "x" }] }),
                &["range level.level"],
            ),
            (
                json!({ "level": 1, "priority": 5 }),
                &["range level.priority"],
            ),
            (
                json!({ "level": 1, "priority": 0, "confidence": 4 }),
                &["range level.priority", "range level.confidence"],
            ),
            (
                json!({ "level": 1, "priority": 1, "target": 0 }),
                &["target level.target"],
            ),
            (
                json!({ "level": 2, "priority": 1, "evidence": " " }),
                &["evidence level.evidence"],
            ),
            (
                json!({ "level": 3, "priority": 1, "evidence": "x" }),
                &["source? level.sources"],
            ),
            (
                json!({ "level": 0, "priority": 1, "mood": "good" }),
                &["unknown-field? level.mood"],
            ),
            (
                json!({ "level": 3, "priority": 1, "evidence": "x", "sources": [{ "title": "x" }, { "year": 3 }] }),
                &[
                    "field-required level.sources.2.title",
                    "range level.sources.2.year",
                ],
            ),
        ] {
            assert_eq!(of("level", bad.clone()), expected, "{bad}");
        }
        let not_applicable = said("level", Answer::missing(Missing::NotApplicable, "federal"));
        assert_eq!(not_applicable, [""; 0]);
    }

    #[test]
    fn each_rule_of_fields_holds() {
        for (bad, expected) in [
            (json!({ "year": 1990 }), &["field-required both.must"][..]),
            (
                json!({ "must": " ", "year": 1990 }),
                &["field-required both.must"],
            ),
            (
                json!({ "must": "x", "year": 2001 }),
                &["field-required both.then"],
            ),
            (
                json!({ "must": "x", "year": 1999, "last": 1998 }),
                &["constraint both.last"],
            ),
            (json!({ "must": "x", "year": 12 }), &["range both.year"]),
            (
                json!({ "must": "x", "else": 1 }),
                &["unknown-field? both.else"],
            ),
            (
                json!({ "must": "x", "list": [{ "year": 1990 }] }),
                &["field-required both.list.1.title"],
            ),
            (
                json!({ "must": "x", "list": [{ "title": "a" }, { "title": "b" }, { "title": "c" }] }),
                &["too-many both.list"],
            ),
            // A field that is hidden is not looked at.
            (json!({ "must": "x", "year": 1999, "then": 5 }), &[]),
        ] {
            assert_eq!(of("both", bad.clone()), expected, "{bad}");
        }
        assert_eq!(
            of("each/e001-a", json!({ "other": 1 })),
            [
                "field-required each/e001-a.title",
                "unknown-field? each/e001-a.other"
            ]
        );
    }

    #[test]
    fn silence_needs_a_reason_only_where_it_does_not_apply() {
        let bare = |why| said("text", Answer::missing(why, " "));
        assert_eq!(bare(Missing::NotApplicable), ["reason text"]);
        assert_eq!(bare(Missing::DontKnow), [""; 0]);
        assert_eq!(bare(Missing::Withheld), [""; 0]);
    }

    #[test]
    fn confidence_runs_from_one_to_three() {
        let with = |confidence| Answer {
            confidence: Some(confidence),
            ..Answer::of(value(json!("a")))
        };
        assert_eq!(said("one", with(3)), [""; 0]);
        assert_eq!(said("one", with(4)), ["range one"]);
    }

    #[test]
    fn what_is_not_asked_is_told() {
        for address in ["nothing", "text/row", "grid", "grid/r9", "say", "each"] {
            let expected = [format!("unknown-question {address}")];
            assert_eq!(of(address, json!("yes")), expected, "{address}");
        }
    }

    #[test]
    fn the_same_answer_in_every_row_is_worth_a_look() {
        let questionnaire = everything();
        let mut response = empty();
        for row in ["r1", "r2", "r3", "r4"] {
            let address = format!("grid/{row}");
            put(&mut response, &address, Answer::of(value(json!("yes"))));
        }
        let told = |response: &Response| all_said(&validate(&live(&questionnaire, response)));
        assert_eq!(told(&response), [""; 0]);
        put(&mut response, "grid/r5", Answer::of(value(json!("yes"))));
        assert_eq!(told(&response), ["same? grid"]);
        put(&mut response, "grid/r6", Answer::of(value(json!("no"))));
        assert_eq!(told(&response), [""; 0]);
    }

    #[test]
    fn an_open_repeat_has_a_largest_number_of_entries() {
        let questionnaire = everything();
        let title = || json!({ "title": "t" });
        let response = answers([("each/e001-a", title()), ("each/e001-b", title())]);
        assert_eq!(
            all_said(&validate(&live(&questionnaire, &response))),
            ["too-many each"]
        );
    }

    #[test]
    fn a_choice_that_other_answers_took_away_is_told_as_such() {
        let questionnaire = chain();
        let response = answers([
            ("faced/a", json!("faced")),
            ("faced/c.1", json!("no")),
            ("top", json!(["c.1", "a"])),
        ]);
        let told = all_said(&validate(&live(&questionnaire, &response)));
        assert_eq!(told, ["choice-gone top"]);
    }

    #[test]
    fn hidden_answers_are_neither_wrong_nor_unknown() {
        let questionnaire = chain();
        let response = answers([
            ("faced/b", json!("nonsense")),
            ("top", json!(["x"])),
            ("plan/b", json!({ "stage": 7 })),
            ("why", json!(3)),
        ]);
        assert_eq!(
            all_said(&validate(&live(&questionnaire, &response))),
            [""; 0]
        );
    }

    #[test]
    fn every_version_of_a_conflict_is_looked_at_and_the_conflict_is_open() {
        let questionnaire = everything();
        let mut ours = answers([("count", json!(0))]);
        let mut theirs = empty();
        put_as(&mut theirs, "b", "count", Answer::of(value(json!("x"))));
        let at: Address = "count".parse().unwrap();
        let other = theirs.answers.get(&at).unwrap();
        ours.answers.get_mut(&at).unwrap().join(other);
        let live = live(&questionnaire, &ours);
        let told = all_said(&validate(&live));
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(all_said(&completeness(&live)).contains(&"conflict count".to_owned()));
    }

    #[test]
    fn what_is_required_is_missed_until_it_is_there_or_explained() {
        let questionnaire = chain();
        let mut response = empty();
        let missing =
            |response: &Response| all_said(&completeness(&live(&questionnaire, response)));
        assert_eq!(
            missing(&response),
            [
                "required faced/a",
                "required faced/c.1",
                "required open-list"
            ]
        );
        put(&mut response, "faced/a", Answer::of(value(json!("no"))));
        put(
            &mut response,
            "faced/c.1",
            Answer::missing(Missing::DontKnow, ""),
        );
        assert_eq!(missing(&response), ["required open-list"]);
        put(
            &mut response,
            "open-list/e001-a",
            Answer::of(value(json!({ "title": "t" }))),
        );
        assert_eq!(missing(&response), [""; 0]);
        // A value that says nothing is no answer.
        put(&mut response, "faced/a", Answer::of(value(json!(""))));
        assert_eq!(missing(&response), ["required faced/a"]);
        response.flags.insert("open".parse().unwrap());
        response.flags.insert("why".parse().unwrap());
        assert_eq!(missing(&response), ["required faced/a", "flagged? open"]);
    }

    #[test]
    fn a_required_matrix_without_rows_misses_nothing() {
        let row = json!([{ "name": "r", "label": "R", "relevant": "${one} = 'yes'" }]);
        let questionnaire = questionnaire(
            json!({}),
            json!([
                { "name": "one", "type": "select_one", "choices": "yesno", "label": "1" },
                { "name": "grid", "type": "matrix", "choices": "yesno", "label": "G", "rows": row, "required": true }
            ]),
        );
        let response = empty();
        assert_eq!(completeness(&live(&questionnaire, &response)), []);
    }

    /// Any value, made of the words and fields that questions know and of others.
    fn any_value() -> impl Strategy<Value = Json> {
        let words = [
            "a",
            "none",
            "other",
            "yes",
            "2026-01-01",
            "x@y.z",
            "",
            "\u{202e}",
        ];
        let names = [
            "choice", "specify", "level", "priority", "sources", "must", "year", "list", "title",
        ];
        let leaf = prop_oneof![
            prop::sample::select(words.to_vec()).prop_map(Json::from),
            any::<i64>().prop_map(Json::from),
            (-5..12_i64).prop_map(Json::from),
            any::<f64>()
                .prop_filter("finite", |n| n.is_finite())
                .prop_map(Json::from),
            ".{0,8}".prop_map(Json::from),
        ];
        leaf.prop_recursive(3, 20, 4, move |inner| {
            let name = prop::sample::select(names.to_vec()).prop_map(str::to_owned);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
                prop::collection::btree_map(name, inner, 0..4)
                    .prop_map(|fields| Json::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// Whatever shape an answer has, the rules have an answer, and its place leads back to it.
        #[test]
        fn any_value_anywhere_is_answered(json in any_value(), part in prop::option::of("[re][0-9]{1,3}")) {
            let questionnaire = everything();
            let mut response = empty();
            for question in questionnaire.questions() {
                let mut address = Address::of(question.name.clone());
                address.part = part.as_deref().and_then(|part| Id::new(part).ok());
                let edit = Edit::put(address, Answer::of(value(json.clone())));
                edit.apply(&mut response, &Id::new("a").unwrap(), jiff::Timestamp::UNIX_EPOCH);
            }
            let live = live(&questionnaire, &response);
            for problem in validate(&live).into_iter().chain(completeness(&live)) {
                assert_speaks(&problem);
                let item = problem.place.item.unwrap();
                let known = live.address_in(&item).is_some() || problem.message == "answer-unknown-question";
                prop_assert!(known, "{}", item);
            }
        }
    }
}
