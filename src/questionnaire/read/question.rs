//! Questions and fields.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::reader::{NESTING, Reader};
use crate::base::{Id, Problem, Severity, Text};
use crate::questionnaire::findings::Path;
use crate::questionnaire::raw::{
    OneOrMany, RawAppearance, RawKind, RawQuestion, RawRow, RawSeverity, RawSource,
};
use crate::questionnaire::{
    Choices, Constraint, Kind, LEVELS, NumberRule, Question, Row, Source, TextForm, TextRule,
};

/// How many are ranked where the author does not say.
const RANKED: usize = 3;

/// How many fields can stand within the fields of a question or group, in all levels.
const NESTED: usize = 1_000;

impl<'t> Reader<'_, 't> {
    /// Questions or fields in order. `seen` holds the names that are taken.
    pub(super) fn questions(
        &mut self,
        raw: &[RawQuestion<'t>],
        seen: &mut BTreeSet<Id>,
        path: &Path<'_>,
    ) -> Vec<Question> {
        let mut questions = Vec::new();
        for (nth, raw) in raw.iter().enumerate() {
            let path = path.nth(nth);
            let outer = self.found.about(Some(raw.name.to_string()));
            if let Some(name) = self.name(&raw.name, seen, &path.key("name")) {
                let question = self.question(raw, name, &path);
                self.rules(&question, &path);
                questions.push(question);
            }
            self.found.about(outer);
        }
        questions
    }

    /// The fields of a group or entry.
    pub(super) fn fields(&mut self, raw: &[RawQuestion<'t>], path: &Path<'_>) -> Arc<[Question]> {
        for (nth, field) in raw.iter().enumerate() {
            self.field_rules(field, &path.nth(nth));
        }
        let fields = self.questions(raw, &mut BTreeSet::new(), path);
        if nests(&fields, NESTING, &mut 0) {
            return fields.into();
        }
        self.found.say(path, nesting());
        Arc::default()
    }

    fn question(&mut self, raw: &RawQuestion<'t>, name: Id, path: &Path<'_>) -> Question {
        self.unknown(&raw.more, path);
        self.misplaced(raw, path);
        Question {
            label: self.text(&raw.label, &path.key("label")),
            short: self.optional(raw.short.as_ref(), path, "short"),
            hint: self.optional(raw.hint.as_ref(), path, "hint"),
            required: raw.required,
            relevant: self.expression(raw.relevant.as_deref(), &path.key("relevant")),
            constraint: self.constraint(raw, path),
            covers: self.mentions(&raw.covers, &path.key("covers")),
            confidence: raw.confidence,
            share: raw.share,
            kind: self.kind(raw, path),
            name,
        }
    }

    fn constraint(&mut self, raw: &RawQuestion<'t>, path: &Path<'_>) -> Option<Constraint> {
        let message = raw.constraint_message.as_ref();
        let message = self.optional(message, path, "constraint_message");
        let rule = self.expression(raw.constraint.as_deref(), &path.key("constraint"))?;
        let severity = match raw.constraint_severity {
            RawSeverity::Error => Severity::Error,
            RawSeverity::Warning => Severity::Warning,
        };
        Some(Constraint {
            rule,
            message,
            severity,
        })
    }

    fn kind(&mut self, raw: &RawQuestion<'t>, path: &Path<'_>) -> Kind {
        match raw.kind {
            RawKind::Note => Kind::Note,
            RawKind::Text => Kind::Text(text_rule(raw)),
            RawKind::Integer | RawKind::Decimal => Kind::Number(NumberRule {
                integer: raw.kind == RawKind::Integer,
                year: raw.appearance == Some(RawAppearance::Year),
                min: raw.min,
                max: raw.max,
                unit: self.optional(raw.unit.as_ref(), path, "unit"),
            }),
            RawKind::Date => Kind::Date,
            RawKind::SelectOne => Kind::SelectOne {
                choices: self.offered(raw, path),
                ordered: raw.ordered,
            },
            RawKind::SelectMultiple => Kind::SelectMultiple {
                choices: self.offered(raw, path),
                min: self.count(raw.min, path, "min"),
                max: self.count(raw.max, path, "max"),
            },
            RawKind::Rank => Kind::Rank {
                choices: self.offered(raw, path),
                max: self.count(raw.max, path, "max").unwrap_or(RANKED),
            },
            RawKind::Matrix => Kind::Matrix {
                rows: self.rows(&raw.rows, path),
                choices: self.offered(raw, path),
                multiple: raw.multiple,
                ordered: raw.ordered,
            },
            RawKind::Maturity => Kind::Maturity {
                levels: Box::new(self.levels(raw, path)),
            },
            RawKind::Group => Kind::Group {
                fields: self.field_list(raw, path),
            },
            RawKind::Repeat => Kind::Repeat {
                fields: self.field_list(raw, path),
                for_each: self.sources(&raw.for_each, &path.key("for_each")),
                max: self.count(raw.max, path, "max"),
            },
        }
    }

    fn levels(&mut self, raw: &RawQuestion<'t>, path: &Path<'_>) -> [Text; LEVELS] {
        let path = path.key("levels");
        if raw.levels.len() != LEVELS {
            let problem = Problem::error("questionnaire-levels").with("count", raw.levels.len());
            self.found.say(&path, problem);
        }
        let levels = self.texts(&raw.levels, &path);
        let (source, level) = (self.source, |nth: usize| levels.get(nth).cloned());
        std::array::from_fn(|nth| level(nth).unwrap_or_else(|| Text::new(source, "")))
    }

    fn rows(&mut self, raw: &[RawRow<'t>], path: &Path<'_>) -> Vec<Row> {
        let path = path.key("rows");
        if raw.is_empty() {
            self.found
                .say(&path, Problem::error("questionnaire-no-rows"));
        }
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for (nth, row) in raw.iter().enumerate() {
            let path = path.nth(nth);
            self.unknown(&row.more, &path);
            let Some(name) = self.name(&row.name, &mut seen, &path.key("name")) else {
                continue;
            };
            let theme = row.theme.as_deref();
            rows.push(Row {
                name,
                label: self.text(&row.label, &path.key("label")),
                relevant: self.expression(row.relevant.as_deref(), &path.key("relevant")),
                covers: self.mentions(&row.covers, &path.key("covers")),
                theme: theme.and_then(|theme| self.mention(theme, &path.key("theme"))),
                since: self.since(row.since.as_deref(), &path.key("since")),
            });
        }
        rows
    }

    /// A date, or the first day of a year.
    fn since(&mut self, raw: Option<&str>, path: &Path<'_>) -> Option<Date> {
        let text = raw?;
        let year = || {
            text.parse()
                .ok()
                .and_then(|year| Date::new(year, 1, 1).ok())
        };
        let found = text.parse().ok().or_else(year);
        if found.is_none() {
            let problem = Problem::error("questionnaire-date").with("found", text);
            self.found.say(path, problem);
        }
        found
    }

    fn sources(&mut self, raw: &[RawSource<'t>], path: &Path<'_>) -> Vec<Source> {
        let mut sources = Vec::new();
        for (nth, source) in raw.iter().enumerate() {
            let path = path.nth(nth);
            self.unknown(&source.more, &path);
            let filter = self.expression(source.filter.as_deref(), &path.key("where"));
            let from = self.mention(&source.from, &path.key("from"));
            sources.extend(from.map(|from| Source { from, filter }));
        }
        sources
    }

    fn offered(&mut self, raw: &RawQuestion<'t>, path: &Path<'_>) -> Choices {
        let path = path.key("choices");
        match &raw.choices {
            Some(OneOrMany::Inline(sources)) if !sources.is_empty() => {
                return Choices::From(self.sources(sources, &path));
            }
            Some(OneOrMany::Named(name)) => {
                if let Some((name, choices)) = self.list(name) {
                    return Choices::List { name, choices };
                }
                let problem = Problem::error("questionnaire-list").with("name", &**name);
                self.found.say(&path, problem);
            }
            Some(OneOrMany::Inline(_)) | None => {
                self.found
                    .say(&path, Problem::error("questionnaire-no-choices"));
            }
        }
        Choices::From(Vec::new())
    }

    fn field_list(&mut self, raw: &RawQuestion<'t>, path: &Path<'_>) -> Arc<[Question]> {
        let path = path.key("fields");
        let problem = match &raw.fields {
            Some(OneOrMany::Inline(fields)) if !fields.is_empty() => {
                return self.fields(fields, &path);
            }
            Some(OneOrMany::Named(name)) => {
                if let Some(fields) = self.group(name) {
                    return fields;
                }
                if self.is_left(name) {
                    nesting()
                } else if self.is_reading(name) {
                    Problem::error("questionnaire-group-circle").with("name", &**name)
                } else {
                    Problem::error("questionnaire-group").with("name", &**name)
                }
            }
            Some(OneOrMany::Inline(_)) | None => Problem::error("questionnaire-no-fields"),
        };
        self.found.say(&path, problem);
        Arc::default()
    }

    /// How many may be chosen or added: a small whole number.
    fn count(&mut self, number: Option<f64>, path: &Path<'_>, key: &'static str) -> Option<usize> {
        let number = number?;
        let count = (0..=1_000_u16).find(|n| (f64::from(*n) - number).abs() < f64::EPSILON);
        if count.is_none() {
            let problem = Problem::error("questionnaire-count").with("number", number);
            self.found.say(&path.key(key), problem);
        }
        count.map(usize::from)
    }
}

/// Whether fields stand within these in no more than so many levels, and in all are few enough: each of a chain of groups that has
/// the next one twice would double them.
fn nests(fields: &[Question], levels: usize, count: &mut usize) -> bool {
    fields.iter().all(|field| {
        let (Kind::Group { fields } | Kind::Repeat { fields, .. }) = &field.kind else {
            return true;
        };
        *count += fields.len();
        levels > 0 && *count <= NESTED && nests(fields, levels - 1, count)
    })
}

fn nesting() -> Problem {
    let problem = Problem::error("questionnaire-nesting").with("levels", NESTING);
    problem.with("fields", NESTED)
}

fn text_rule(raw: &RawQuestion<'_>) -> TextRule {
    TextRule {
        multiline: raw.appearance == Some(RawAppearance::Multiline),
        max_length: raw.max_length,
        form: match raw.appearance {
            Some(RawAppearance::Url) => TextForm::Url,
            Some(RawAppearance::Email) => TextForm::Email,
            Some(RawAppearance::Multiline | RawAppearance::Year) | None => TextForm::Plain,
        },
    }
}
