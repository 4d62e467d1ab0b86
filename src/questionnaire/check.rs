//! What an author gets wrong between the parts of a questionnaire, although each part by itself can
//! be read.

mod expressions;
mod graph;
mod target;

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{Findings, Path};
use super::{Choices, Kind, Question, Questionnaire, Source, Statements};
use crate::base::json;
use crate::base::{Id, Problem};
use expressions::Dot;
use target::possible;

/// From how many required questions on a questionnaire asks too much.
const REQUIRED_LIMIT: usize = 20;

/// Checks a questionnaire that was read from `bytes`: references, sources, circles, questions that are
/// never shown, statements that are not among `statements`, load. Problems have line and column and
/// stand in the order of the file.
pub fn check(bytes: &[u8], questionnaire: &Questionnaire, statements: &Statements) -> Vec<Problem> {
    let Ok(document) = json::scan(bytes) else {
        return Vec::new();
    };
    let mut checker = Checker {
        questions: by_name(questionnaire),
        statements,
        found: Findings::default(),
    };
    checker.sections(questionnaire);
    checker.circles(questionnaire);
    checker.load(questionnaire);
    checker.found.located(&document)
}

/// The questions of a questionnaire by name.
type ByName<'q> = BTreeMap<&'q str, &'q Question>;

fn by_name(questionnaire: &Questionnaire) -> ByName<'_> {
    let questions = questionnaire.questions();
    questions.map(|q| (q.name.as_str(), q)).collect()
}

struct Checker<'q> {
    questions: ByName<'q>,
    statements: &'q Statements,
    found: Findings,
}

impl<'q> Checker<'q> {
    fn sections(&mut self, questionnaire: &'q Questionnaire) {
        for (nth, section) in questionnaire.sections.iter().enumerate() {
            let path = Path::SECTIONS.nth(nth);
            let below = path.key("questions");
            let relevant = section.relevant.as_ref();
            self.expression(relevant, Dot::Nothing, &path.key("relevant"));
            for (nth, question) in section.questions.iter().enumerate() {
                self.found.about(Some(question.name.to_string()));
                self.question(question, &below.nth(nth));
            }
            self.found.about(None);
        }
    }

    fn question(&mut self, question: &'q Question, path: &Path<'_>) {
        let relevant = question.relevant.as_ref();
        self.expression(relevant, Dot::Nothing, &path.key("relevant"));
        let constraint = question.constraint.as_ref().map(|known| &known.rule);
        self.expression(constraint, Dot::of(question), &path.key("constraint"));
        self.covers(&question.covers, &path.key("covers"));
        if let Some(choices) = question.choices() {
            self.choices(choices, path);
        }
        match &question.kind {
            Kind::Matrix { rows, .. } => {
                let below = path.key("rows");
                for (nth, row) in rows.iter().enumerate() {
                    let path = below.nth(nth);
                    let relevant = row.relevant.as_ref();
                    self.expression(relevant, Dot::Nothing, &path.key("relevant"));
                    self.covers(&row.covers, &path.key("covers"));
                }
            }
            Kind::Group { fields } => self.fields(fields, &path.key("fields")),
            Kind::Repeat {
                fields, for_each, ..
            } => {
                self.sources(for_each, &path.key("for_each"));
                self.fields(fields, &path.key("fields"));
            }
            _ => {}
        }
    }

    fn fields(&mut self, fields: &'q [Question], path: &Path<'_>) {
        for (nth, field) in fields.iter().enumerate() {
            let path = path.nth(nth);
            let among = Dot::Fields(fields);
            self.expression(field.relevant.as_ref(), among, &path.key("relevant"));
            let constraint = field.constraint.as_ref().map(|known| &known.rule);
            self.expression(constraint, among, &path.key("constraint"));
            if let Some(choices) = field.choices() {
                self.choices(choices, &path);
            }
            if let Kind::Repeat { fields, .. } = &field.kind {
                self.fields(fields, &path.key("fields"));
            }
        }
    }

    fn covers(&mut self, keys: &[Id], path: &Path<'_>) {
        for (nth, key) in keys.iter().enumerate() {
            if self.statements.get(key.as_str()).is_none() {
                let problem = Problem::error("questionnaire-covers").with("key", key);
                self.found.say(&path.nth(nth), problem);
            }
        }
    }

    fn choices(&mut self, choices: &'q Choices, path: &Path<'_>) {
        match choices {
            Choices::From(sources) => self.sources(sources, &path.key("choices")),
            Choices::List { name, choices } => {
                let list = Path::CHOICES.key(name.as_str());
                for (nth, choice) in choices.iter().enumerate() {
                    let relevant = choice.relevant.as_ref();
                    self.expression(relevant, Dot::Nothing, &list.nth(nth).key("relevant"));
                }
            }
        }
    }

    /// Where rows or choices come from: they must be there, and their names must differ.
    fn sources(&mut self, sources: &'q [Source], path: &Path<'_>) {
        let mut names = BTreeSet::new();
        for (nth, source) in sources.iter().enumerate() {
            let path = path.nth(nth);
            let from = self.questions.get(source.from.as_str()).copied();
            let Some(choices) = from.and_then(Question::choices) else {
                let problem = Problem::error("questionnaire-source").with("name", &source.from);
                self.found.say(&path.key("from"), problem);
                continue;
            };
            let is_matrix = from.is_some_and(|q| matches!(q.kind, Kind::Matrix { .. }));
            if is_matrix {
                let dot = Dot::Value(choices);
                self.expression(source.filter.as_ref(), dot, &path.key("where"));
            } else if source.filter.is_some() {
                let problem = Problem::error("questionnaire-where").with("name", &source.from);
                self.found.say(&path.key("where"), problem);
            }
            for name in possible(std::slice::from_ref(source), &self.questions) {
                if !names.insert(name) {
                    let problem = Problem::error("questionnaire-name-twice").with("name", name);
                    self.found.say(&path.key("from"), problem);
                }
            }
        }
    }

    fn load(&mut self, questionnaire: &Questionnaire) {
        let required = questionnaire
            .questions()
            .filter(|question| question.required);
        let count = required.count();
        if count >= REQUIRED_LIMIT {
            let problem = Problem::warning("questionnaire-load")
                .with("count", count)
                .with("limit", REQUIRED_LIMIT);
            self.found.say(&Path::SECTIONS, problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::questionnaire::fixture::{assert_speaks, file, problems};

    /// A file with questions of several kinds and these.
    fn with(more: &Value) -> Vec<u8> {
        let list = json!([{ "name": "low", "label": "Low" }, { "name": "high", "label": "High" }]);
        let mut questions = json!([
            { "name": "say", "type": "note", "label": "Read this." },
            { "name": "one", "type": "select_one", "choices": "level", "label": "One?" },
            { "name": "grid", "type": "matrix", "choices": "level", "label": "Which?",
              "rows": [{ "name": "r1", "label": "R" }, { "name": "r2", "label": "S" }] },
            { "name": "two", "type": "group", "label": "Both",
              "fields": [ { "name": "a", "type": "integer", "label": "A" },
                          { "name": "b", "type": "select_one", "choices": "level", "label": "B" } ] },
            { "name": "each", "type": "repeat", "label": "Each", "for_each": [{ "from": "grid" }],
              "fields": [{ "name": "c", "type": "text", "label": "C" }] }
        ]);
        let all = questions.as_array_mut().unwrap();
        all.extend(more.as_array().unwrap().iter().cloned());
        file(json!({ "level": list }), questions)
    }

    /// The messages of what is found, with what stands at the place of each.
    fn found(more: &Value) -> Vec<(&'static str, String)> {
        let bytes = with(more);
        let lines: Vec<&str> = std::str::from_utf8(&bytes).unwrap().lines().collect();
        let rest = |line: usize, column: usize| lines[line - 1].chars().skip(column - 1).collect();
        let all = problems(&bytes).into_iter();
        all.map(|problem| {
            assert_speaks(&problem);
            let place = (problem.place.line.unwrap(), problem.place.column.unwrap());
            (problem.message, rest(place.0, place.1))
        })
        .collect()
    }

    /// What is said about a question that is shown on this condition, with the rest of the condition
    /// from the place on.
    fn said_of(relevant: &str) -> Vec<(&'static str, String)> {
        let more = json!([{ "name": "x", "type": "text", "label": "X?", "relevant": relevant }]);
        let end = format!("{relevant}\"").chars().count();
        let short = |(message, rest): (&'static str, String)| {
            let at = end.saturating_sub(rest.chars().count());
            (message, relevant.chars().skip(at).collect())
        };
        found(&more).into_iter().map(short).collect()
    }

    #[test]
    fn conditions_on_what_is_there_are_fine() {
        for good in [
            "${one} = 'low' or ${one} != ''",
            "${grid}/r1 = 'low' and ${grid}/* != 'high' and ${grid} = 'high'",
            "${two}/a > 1 and ${two}/b = 'low' and count(${two}/*) = 2",
            "${each}/r1/c != '' or ${each}/*/c = 'any text'",
            "selected(${one}, 'low') and not(false()) and today() < '2020-01-01'",
        ] {
            assert_eq!(said_of(good), [], "{good}");
        }
    }

    #[test]
    fn conditions_on_what_is_not_there_are_told_with_their_place() {
        for (source, message, rest) in [
            (
                "1 = 1 and ${ten} = 1",
                "questionnaire-reference",
                "${ten} = 1",
            ),
            ("${grid}/r3 = 'low'", "questionnaire-reference", ""),
            ("${grid}/r1/x = 1", "questionnaire-reference", ""),
            ("${two}/c = 1", "questionnaire-reference", ""),
            ("${each}/r9/c = 1", "questionnaire-reference", ""),
            ("${each}/r1/d = 1", "questionnaire-reference", ""),
            ("${one}/low = 1", "questionnaire-reference", ""),
            ("${say} = 1", "questionnaire-note", ""),
            ("1 = 1 or . = 1", "questionnaire-dot", ". = 1"),
            ("${one} = 'Low'", "questionnaire-comparison", "'Low'"),
            (
                "selected(${two}/b, 'l')",
                "questionnaire-comparison",
                "'l')",
            ),
            ("1 = 2", "questionnaire-never", ""),
            ("${one} = = 1", "expression-unexpected", "= 1"),
        ] {
            let expected = if rest.is_empty() { source } else { rest };
            let all = said_of(source);
            let [(told, place)] = all.as_slice() else {
                panic!("{source}: {all:?}");
            };
            assert_eq!((*told, place.as_str()), (message, expected), "{source}");
        }
    }

    #[test]
    fn fields_are_read_through_their_entry() {
        let entry = |relevant: &str| {
            json!([{ "name": "x", "type": "repeat", "label": "X", "fields": [
                { "name": "a", "type": "select_one", "choices": "level", "label": "A" },
                { "name": "b", "type": "text", "label": "B", "relevant": relevant } ] }])
        };
        assert_eq!(found(&entry("./a = 'low'")), []);
        for (bad, message) in [
            ("./c = 1", "questionnaire-reference"),
            (". = 1", "questionnaire-dot-field"),
            ("./a = 'no'", "questionnaire-comparison"),
        ] {
            assert_eq!(found(&entry(bad))[0].0, message, "{bad}");
        }
    }

    #[test]
    fn sources_must_have_rows_or_choices() {
        let rank = |sources: &Value| json!([{ "name": "x", "type": "rank", "label": "X", "choices": sources }]);
        let good = json!([{ "from": "grid", "where": ". = 'low'" }]);
        assert_eq!(found(&rank(&good)), []);
        for (sources, message) in [
            (json!([{ "from": "two" }]), "questionnaire-source"),
            (json!([{ "from": "none" }]), "questionnaire-source"),
            (
                json!([{ "from": "one", "where": ". = 'low'" }]),
                "questionnaire-where",
            ),
            (
                json!([{ "from": "grid", "where": ". = 'middle'" }]),
                "questionnaire-comparison",
            ),
            (
                json!([{ "from": "grid" }, { "from": "grid" }]),
                "questionnaire-name-twice",
            ),
            (json!([]), "questionnaire-no-choices"),
        ] {
            assert_eq!(found(&rank(&sources))[0].0, message, "{sources}");
        }
    }

    #[test]
    fn a_circle_is_told_once_with_all_its_questions() {
        let more = json!([
            { "name": "x", "type": "text", "label": "X", "relevant": "${y} != ''" },
            { "name": "y", "type": "rank", "label": "Y", "choices": [{ "from": "z" }] },
            { "name": "z", "type": "matrix", "label": "Z", "choices": "level",
              "rows": [{ "name": "r", "label": "R", "relevant": "${x} != '' and ${z}/r != ''" }] },
            { "name": "self", "type": "text", "label": "Self", "relevant": "${self} = ''" }
        ]);
        let circles: Vec<String> = problems(&with(&more))
            .into_iter()
            .filter(|problem| problem.message == "questionnaire-circle")
            .map(|problem| problem.arguments[0].1.clone())
            .collect();
        assert_eq!(circles, ["x → y → z → x", "self → self"]);
    }

    #[test]
    fn circles_go_through_the_fields_that_are_read_and_no_others() {
        let text = |name: &str, relevant: &str| {
            let mut asked = json!({ "name": name, "type": "text", "label": "Text" });
            if !relevant.is_empty() {
                asked["relevant"] = relevant.into();
            }
            asked
        };
        let of = |kind: &str, name: &str, fields: [Value; 2]| json!({ "name": name, "type": kind, "label": "Of two", "fields": fields });
        let group = |name: &str, f: &str| of("group", name, [text("k", ""), text("f", f)]);
        let list = |name: &str, f: &str| of("repeat", name, [text("k", ""), text("f", f)]);
        for (questions, expected) in [
            (
                json!([group("g", "${h}/f != ''"), group("h", "${g}/f != ''")]),
                &["g/f → h/f → g/f"][..],
            ),
            (
                json!([text("x", "${g}/f != ''"), group("g", "${x} != ''")]),
                &["x → g/f → x"],
            ),
            (
                json!([text("x", "${g} != ''"), group("g", "${x} != ''")]),
                &["x → g/* → g/f → x"],
            ),
            (
                json!([text("x", "${l}/*/f != ''"), list("l", "${x} != ''")]),
                &["x → l/f → x"],
            ),
            (
                json!([text("x", "${l} != ''"), list("l", "${x} != ''")]),
                &["x → l/* → l/f → x"],
            ),
            (
                json!([text("x", "${g}/k != ''"), group("g", "${x} != ''")]),
                &[],
            ),
            (
                json!([text("x", "${l}/*/k != ''"), list("l", "${x} != ''")]),
                &[],
            ),
            (json!([group("g", "${g}/f = '' and ./k != ''")]), &[]),
            (
                json!([
                    text("x", ""),
                    group("g", "${h}/f != ''"),
                    group("h", "${x} != ''")
                ]),
                &[],
            ),
        ] {
            let found = problems(&with(&questions)).into_iter();
            let circles = found.filter(|problem| problem.message == "questionnaire-circle");
            let circles: Vec<String> = circles.map(|p| p.arguments[0].1.clone()).collect();
            assert_eq!(circles, expected, "{questions}");
        }
    }

    #[test]
    fn a_section_that_depends_on_its_own_question_is_a_circle() {
        let mut file: Value = serde_json::from_slice(&with(&json!([]))).unwrap();
        file["sections"][0]["relevant"] = "${one} = 'low'".into();
        let bytes = serde_json::to_vec(&file).unwrap();
        assert_eq!(problems(&bytes)[0].message, "questionnaire-circle");
    }

    #[test]
    fn a_long_chain_is_told_and_survived() {
        let link = |n: usize| {
            let relevant = format!("${{q{}}} != ''", n + 1);
            json!({ "name": format!("q{n}"), "type": "text", "label": "Q", "relevant": relevant })
        };
        let mut chain: Vec<Value> = (0..20_000).map(link).collect();
        chain.push(json!({ "name": "q20000", "type": "text", "label": "Q" }));
        let problems = problems(&with(&chain.into()));
        let messages: Vec<&str> = problems.iter().map(|problem| problem.message).collect();
        assert_eq!(messages, ["questionnaire-chain"]);
    }

    #[test]
    fn a_chain_is_too_long_where_fields_and_rows_make_it_so() {
        let text = |name: String, relevant: String| json!({ "name": name, "type": "text", "label": "Text", "relevant": relevant });
        let link = |n: usize| text(format!("x{n}"), format!("${{x{}}} != ''", n + 1));
        let group = |name: &str, other: &str| {
            let fields = [
                json!({ "name": "k", "type": "text", "label": "K" }),
                text("f".into(), format!("${{{other}}}/k != ''")),
            ];
            json!({ "name": name, "type": "group", "label": "G", "fields": fields, "relevant": "${x0} != ''" })
        };
        // As long as may be, and two groups on top of it, of which a field of each reads the other.
        let mut chain: Vec<Value> = (0..99).map(link).collect();
        chain.push(json!({ "name": "x99", "type": "text", "label": "Q" }));
        let told = |questions: Vec<Value>| {
            let problems = problems(&with(&questions.into())).into_iter();
            problems.map(|problem| problem.message).collect::<Vec<_>>()
        };
        assert_eq!(told(chain.clone()), [""; 0]);
        // All fields of a group together are one link more than the one that is as high as may be.
        let f = text("f".into(), "${x1} != ''".into());
        let read = json!({ "name": "g", "type": "group", "label": "G", "fields": [f] });
        let mut whole = chain.clone();
        whole.extend([read, text("y".into(), "${g} != ''".into())]);
        assert_eq!(told(whole), ["questionnaire-chain"]);
        chain.extend([group("g", "h"), group("h", "g")]);
        assert_eq!(told(chain), ["questionnaire-chain"; 2]);
        let rows = |count: usize| {
            let row = |n: usize| json!({ "name": format!("r{n}"), "label": "R", "relevant": format!("${{m}}/r{} = 'low'", n + 1) });
            let mut rows: Vec<Value> = (0..count).map(row).collect();
            rows.push(json!({ "name": format!("r{count}"), "label": "R" }));
            vec![
                json!({ "name": "m", "type": "matrix", "label": "M", "choices": "level", "rows": rows }),
            ]
        };
        assert_eq!(told(rows(99)), [""; 0]);
        assert_eq!(told(rows(100)), ["questionnaire-chain"]);
    }

    #[test]
    fn statements_must_be_known() {
        let more = json!([{ "name": "x", "type": "text", "label": "X",
                            "covers": ["cog.challenge.1.a", "cog.challenge.99"] }]);
        let expected = ("questionnaire-covers", "\"cog.challenge.99\"".to_owned());
        assert_eq!(found(&more), [expected]);
    }

    #[test]
    fn twenty_required_questions_are_many() {
        let required = |n: usize| json!({ "name": format!("q{n}"), "type": "text", "label": "Q", "required": true });
        let many = |count: usize| Value::from((0..count).map(required).collect::<Vec<_>>());
        assert_eq!(found(&many(19)), []);
        assert_eq!(found(&many(20))[0].0, "questionnaire-load");
    }
}
