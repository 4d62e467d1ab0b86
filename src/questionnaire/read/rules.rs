//! What an author gets wrong within one question.

use super::reader::{COLUMN_LIMIT, Reader};
use crate::base::{Problem, Text};
use crate::questionnaire::findings::Path;
use crate::questionnaire::raw::{RawAppearance, RawKind, RawQuestion};
use crate::questionnaire::{Choice, Choices, Kind, Question};

/// The longest prompt that fits a screen of 60 by 20, in characters.
const LABEL_LIMIT: usize = 300;
/// The longest short form, in characters.
const SHORT_LIMIT: usize = 24;

impl<'t> Reader<'_, 't> {
    /// What is wrong with a question whatever the others are.
    pub(super) fn rules(&mut self, question: &Question, path: &Path<'_>) {
        self.length(&question.label, LABEL_LIMIT, &path.key("label"));
        if let Some(short) = &question.short {
            self.length(short, SHORT_LIMIT, &path.key("short"));
        }
        let constraint = question.constraint.as_ref();
        if constraint.is_some_and(|known| known.message.is_none()) {
            let problem = Problem::warning("questionnaire-constraint-message");
            self.found.say(&path.key("constraint"), problem);
        }
        match &question.kind {
            Kind::Maturity { levels } => self.maturity_rules(question, levels.as_slice(), path),
            Kind::Number(rule) => self.span(rule.min, rule.max, path),
            Kind::SelectMultiple { choices, min, max } => {
                self.span(*min, *max, path);
                let most = choices_known(choices);
                if min.zip(most).is_some_and(|(min, most)| min > most) {
                    self.found.say(
                        &path.key("min"),
                        Problem::error("questionnaire-min-choices"),
                    );
                }
            }
            Kind::Rank { max: 0, .. } => {
                let problem = Problem::error("questionnaire-count").with("number", 0);
                self.found.say(&path.key("max"), problem);
            }
            Kind::Matrix {
                rows,
                choices,
                multiple,
                ..
            } => {
                for (nth, row) in rows.iter().enumerate() {
                    self.length(
                        &row.label,
                        LABEL_LIMIT,
                        &path.key("rows").nth(nth).key("label"),
                    );
                }
                for column in choices.fixed() {
                    self.column(column, *multiple, &path.key("choices"));
                }
            }
            _ => {}
        }
    }

    fn span<N: PartialOrd>(&mut self, min: Option<N>, max: Option<N>, path: &Path<'_>) {
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            self.found
                .say(&path.key("min"), Problem::error("questionnaire-min-max"));
        }
    }

    fn maturity_rules(&mut self, question: &Question, levels: &[Text], path: &Path<'_>) {
        if question.hint.is_none() {
            self.found.say(path, Problem::error("questionnaire-hint"));
        }
        for (nth, level) in levels.iter().enumerate() {
            let same = |other: &Text, language| other.get(language) == level.get(language);
            let before = levels.iter().take(nth).enumerate();
            let repeated = before.filter(|(_, other)| {
                level
                    .languages()
                    .any(|l| !level.get(l).is_empty() && same(other, l))
            });
            for (other, _) in repeated {
                let problem = Problem::error("questionnaire-level-twice").with("level", other);
                self.found.say(&path.key("levels").nth(nth), problem);
            }
        }
    }

    /// A choice that heads a column of a matrix.
    fn column(&mut self, choice: &Choice, multiple: bool, path: &Path<'_>) {
        let wide = |text: &Text| {
            text.languages()
                .any(|l| text.get(l).chars().count() > COLUMN_LIMIT)
        };
        if choice.short.is_none() && wide(&choice.label) {
            let problem = Problem::warning("questionnaire-column-wide");
            let problem = problem
                .with("choice", &choice.name)
                .with("limit", COLUMN_LIMIT);
            self.found.say(path, problem);
        }
        if choice.specify || (choice.exclusive && !multiple) {
            let problem = Problem::error("questionnaire-column").with("choice", &choice.name);
            self.found.say(path, problem);
        }
    }

    /// What a field of a group or entry cannot be.
    pub(super) fn field_rules(&mut self, raw: &RawQuestion<'t>, path: &Path<'_>) {
        if *raw.name == *"choice" {
            // An answer with a field of this name would read as a choice with its text.
            let problem = Problem::error("questionnaire-field-choice");
            self.found.say(&path.key("name"), problem);
        }
        if matches!(
            raw.kind,
            RawKind::Matrix | RawKind::Maturity | RawKind::Group
        ) {
            let problem = Problem::error("questionnaire-field-kind").with("name", &*raw.name);
            self.found.say(&path.key("type"), problem);
        }
        let of_questions = [
            ("covers", !raw.covers.is_empty()),
            ("confidence", raw.confidence),
            ("share", raw.share.is_some()),
            ("for_each", !raw.for_each.is_empty()),
        ];
        for (key, _) in of_questions.into_iter().filter(|(_, given)| *given) {
            let problem = Problem::warning("questionnaire-key-of-question").with("key", key);
            self.found.say(&path.key(key), problem);
        }
    }

    /// Keys that mean nothing for this type of question.
    pub(super) fn misplaced(&mut self, raw: &RawQuestion<'t>, path: &Path<'_>) {
        let meant = keys_of(raw.kind);
        let given = given_keys(raw).into_iter();
        for (key, _) in given.filter(|(key, given)| *given && !meant.contains(key)) {
            let problem = Problem::warning("questionnaire-key-misplaced").with("key", key);
            self.found.say(&path.key(key), problem);
        }
        let fits = match raw.appearance {
            None => true,
            Some(RawAppearance::Year) => raw.kind == RawKind::Integer,
            Some(_) => raw.kind == RawKind::Text,
        };
        if !fits {
            let problem = Problem::warning("questionnaire-key-misplaced").with("key", "appearance");
            self.found.say(&path.key("appearance"), problem);
        }
    }
}

/// How many choices there are, where that is known in advance.
fn choices_known(choices: &Choices) -> Option<usize> {
    match choices {
        Choices::List { choices, .. } => Some(choices.len()),
        Choices::From(_) => None,
    }
}

/// The keys that mean something for some types of question only, of one type.
fn keys_of(kind: RawKind) -> &'static [&'static str] {
    match kind {
        RawKind::Note => &[],
        RawKind::Date => &["required", "confidence"],
        RawKind::Text => &["required", "confidence", "max_length"],
        RawKind::Integer | RawKind::Decimal => &["required", "confidence", "min", "max", "unit"],
        RawKind::SelectOne => &["required", "confidence", "choices", "ordered"],
        RawKind::SelectMultiple => &["required", "confidence", "choices", "min", "max"],
        RawKind::Rank => &["required", "confidence", "choices", "max"],
        RawKind::Matrix => &[
            "required",
            "confidence",
            "rows",
            "choices",
            "multiple",
            "ordered",
        ],
        RawKind::Maturity => &["required", "levels"],
        RawKind::Group => &["required", "confidence", "fields"],
        RawKind::Repeat => &["required", "confidence", "fields", "for_each", "max"],
    }
}

/// The same keys, and whether the author gave them.
fn given_keys(raw: &RawQuestion<'_>) -> [(&'static str, bool); 13] {
    [
        ("required", raw.required),
        ("confidence", raw.confidence),
        ("ordered", raw.ordered),
        ("multiple", raw.multiple),
        ("max_length", raw.max_length.is_some()),
        ("min", raw.min.is_some()),
        ("max", raw.max.is_some()),
        ("unit", raw.unit.is_some()),
        ("choices", raw.choices.is_some()),
        ("rows", !raw.rows.is_empty()),
        ("levels", !raw.levels.is_empty()),
        ("fields", raw.fields.is_some()),
        ("for_each", !raw.for_each.is_empty()),
    ]
}
