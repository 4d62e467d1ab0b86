//! Questionnaires for tests, written as short as possible.

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{Questionnaire, builtin, check, read};
use crate::base::message::Messages;
use crate::base::{Language, Problem};

/// The file of a questionnaire in English with one section of these questions and these lists.
pub(crate) fn file(choices: Value, questions: Value) -> Vec<u8> {
    let file = json!({
        "format": "quipu-questionnaire/1", "id": "test", "version": "1",
        "default_language": "en", "title": "Test", "uses": ["common"], "choices": choices,
        "sections": [{ "name": "main", "label": "Main", "questions": questions }],
    });
    serde_json::to_vec_pretty(&file).unwrap()
}

/// What an author is told about a file, reader and checker together.
pub(crate) fn problems(bytes: &[u8]) -> Vec<Problem> {
    match read(bytes, &builtin::library) {
        Err(problem) => vec![problem],
        Ok(read) => {
            let mut problems = read.problems;
            let statements = builtin::statements();
            problems.extend(check(bytes, &read.questionnaire, statements));
            problems
        }
    }
}

/// A questionnaire without a problem.
pub(crate) fn questionnaire(choices: Value, questions: Value) -> Questionnaire {
    let bytes = file(choices, questions);
    assert_eq!(problems(&bytes), []);
    read(&bytes, &builtin::library).unwrap().questionnaire
}

/// A small questionnaire in which everything depends on something: `open` shows a row of `faced`, the
/// rows faced are ranked in `top`, the top ones are entries of `plan`, and `why` asks about these.
pub(crate) fn chain() -> Questionnaire {
    let choice = |name: &str| json!({ "name": name, "label": name });
    let faced = json!([choice("faced"), choice("partly"), choice("no")]);
    let stages = json!([choice("planned"), choice("in-place")]);
    let questions = json!([
        { "name": "open", "type": "select_one", "choices": "yesno", "label": "Is it open?" },
        { "name": "faced", "type": "matrix", "choices": "faced", "label": "Which?", "required": true,
          "rows": [ { "name": "a", "label": "A" },
                    { "name": "b", "label": "B", "relevant": "${open} = 'yes'" },
                    { "name": "c.1", "label": "C" } ] },
        { "name": "top", "type": "rank", "max": 2, "label": "Which weigh most?",
          "choices": [{ "from": "faced", "where": ". = 'faced' or . = 'partly'" }] },
        { "name": "plan", "type": "repeat", "label": "What is done?", "relevant": "${top} != ''",
          "for_each": [{ "from": "top" }],
          "fields": [ { "name": "stage", "type": "select_one", "choices": "stages",
                        "label": "Stage", "required": true },
                      { "name": "law", "type": "text", "label": "Law", "required": true,
                        "relevant": "./stage = 'in-place'" } ] },
        { "name": "why", "type": "text", "label": "Why?", "relevant": "${plan}/*/stage = 'in-place'" },
        { "name": "open-list", "type": "repeat", "max": 2, "label": "Practices", "required": true,
          "fields": [{ "name": "title", "type": "text", "label": "Title", "required": true }] }
    ]);
    questionnaire(json!({ "faced": faced, "stages": stages }), questions)
}

/// A problem has a sentence and, where it is not in an author's words, a hint in every language, with
/// all arguments filled in.
pub(crate) fn assert_speaks(problem: &Problem) {
    static MESSAGES: LazyLock<[Messages; 3]> =
        LazyLock::new(|| Language::INTERFACE.map(Messages::new));
    for messages in MESSAGES.iter() {
        let mut sentences = vec![messages.problem(problem)];
        if problem.words.is_none() {
            sentences.push(messages.hint(problem).unwrap_or_default());
        }
        for sentence in sentences {
            assert!(
                sentence.contains(' '),
                "{problem:?} in {messages:?}: {sentence:?}"
            );
            assert!(!sentence.contains("{$"), "{sentence}");
        }
    }
}

/// A questionnaire in which two rows of a matrix depend on others of it, in a circle where `condition` reads the second; rows that
/// are shown are chosen and asked about. Their order is not that of their names.
pub(crate) fn circle(condition: &str) -> Questionnaire {
    let questions = json!([
        { "name": "rows", "type": "matrix", "choices": "yesno", "label": "Which?",
          "rows": [ { "name": "z", "label": "Z", "relevant": condition }, { "name": "b", "label": "B", "relevant": "${rows}/z = 'yes'" },
                    { "name": "c", "label": "C" } ] },
        { "name": "chosen", "type": "select_multiple", "label": "Which of them?", "choices": [{ "from": "rows" }] },
        { "name": "each", "type": "repeat", "label": "What of each?", "for_each": [{ "from": "rows", "where": ". = 'yes'" }],
          "fields": [{ "name": "x", "type": "select_one", "choices": "yesno", "label": "Is it so?" }] },
    ]);
    questionnaire(json!({}), questions)
}

/// Conditions of [`circle`], the last of which makes none.
pub(crate) const CIRCLES: [&str; 5] = [
    "${rows}/b = 'yes'",
    "${rows}/b = 'no'",
    "${rows}/* = 'yes'",
    "${rows}/z = 'yes'",
    "${rows}/c = 'yes'",
];
