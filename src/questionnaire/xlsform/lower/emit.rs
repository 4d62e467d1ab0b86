//! Sections and questions as our files write them.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::super::columns::{Row, is_no, is_yes};
use super::super::import::{Said, library_json};
use super::super::kinds::Asked;
use super::super::tree::Node;
use super::cells::{appearance, is_whole_range, limits, number, parse_number, parts_of, range};
use super::plan::{from_answers, is_fixed};
use super::refer::{Shown, Standpoint};
use super::{Item, ItemKind, Lowering, Section};
use crate::base::Problem;
use crate::questionnaire::expression::{Expression, Unanswered};

/// Columns that say something we have no place for, each with the message about it.
const LEFT_OUT: &[(&str, &str)] = &[
    ("image", "xlsform-media"),
    ("big-image", "xlsform-media"),
    ("audio", "xlsform-media"),
    ("video", "xlsform-media"),
    ("required_message", "xlsform-left-out"),
    ("trigger", "xlsform-left-out"),
    ("save_to", "xlsform-left-out"),
    ("intent", "xlsform-left-out"),
];

/// A question while it is written, in the order of our own files.
struct Written(Map<String, Value>);

impl Written {
    fn put(&mut self, key: &str, value: impl Into<Option<Value>>) {
        if let Some(value) = value.into() {
            self.0.insert(key.to_owned(), value);
        }
    }
}

impl<'f> Lowering<'f> {
    /// The sections of the questionnaire.
    pub(in super::super) fn sections(&mut self, nodes: &'f [Node<'f>]) -> Vec<Value> {
        let planned = self.plan(nodes);
        let sections = planned
            .iter()
            .map(|section| self.section(section))
            .collect();
        self.unused_calculations();
        sections
    }

    fn section(&mut self, section: &Section<'f>) -> Value {
        let mut made = Written(Map::new());
        made.put("name", json!(section.id));
        let mut never = false;
        match section.row {
            None => made.put("label", json!(self.title)),
            Some(row) => {
                self.left_out(row);
                let label = self.text(row, "label").value(self.speech.default);
                made.put("label", label.unwrap_or_else(|| json!(section.id)));
                let hint = self.text(row, "hint").value(self.speech.default);
                made.put("hint", hint);
                let standpoint = Standpoint {
                    scope: &[],
                    owner: None,
                    field: None,
                };
                if let Some(source) = row.get("relevant")
                    && let Some(rule) = self.expression(source, row, "relevant", standpoint)
                {
                    never = constant(&rule) == Some(false);
                    made.put("relevant", json!(rule));
                }
                if never {
                    self.say(Problem::warning("xlsform-never"), row);
                }
            }
        }
        let items = if never { &[][..] } else { &section.items };
        made.put("questions", Value::Array(self.items(items, None)));
        if never {
            made.0.remove("relevant");
        }
        Value::Object(made.0)
    }

    fn items(&mut self, items: &[Item<'f>], owner: Option<&str>) -> Vec<Value> {
        items
            .iter()
            .filter_map(|item| self.item(item, owner))
            .collect()
    }

    fn item(&mut self, item: &Item<'f>, owner: Option<&str>) -> Option<Value> {
        let row = item.row;
        let relevant = match self.relevant(item, owner) {
            Shown::Always => None,
            Shown::When(rule) => Some(rule),
            Shown::Never => {
                self.say(Problem::warning("xlsform-never"), row);
                return None;
            }
        };
        let way = owner.map_or_else(|| item.id.clone(), |owner| format!("{owner}/{}", item.id));
        self.rows.insert(way, row.number);
        self.left_out(row);
        let kind = Self::kind_of(item);
        if let ItemKind::Asked(asked) = &item.kind
            && *asked != Asked::Note
            && is_fixed(row)
        {
            self.say(Problem::warning("xlsform-fixed"), row);
        }
        self.parameters(item);
        let mut made = Written(Map::new());
        made.put("name", json!(item.id));
        made.put("type", json!(kind));
        let label = self.label(item);
        made.put("label", label.value(self.speech.default));
        made.put("short", self.speech.value(row, "quipu_short"));
        made.put("hint", self.hint(item, &label).value(self.speech.default));
        if kind != "note" {
            let required = self.required(row) || self.rows_required(item);
            made.put("required", required.then(|| json!(true)));
        }
        made.put("relevant", relevant.map(Value::String));
        made.put(
            "confidence",
            row.says_yes("quipu_confidence").then(|| json!(true)),
        );
        made.put("share", row.get("quipu_share").map(|share| json!(share)));
        let covers = row
            .get("quipu_covers")
            .map(|keys| json!(keys.split_whitespace().collect::<Vec<_>>()));
        made.put("covers", covers);
        if kind != "note" {
            self.content(item, owner, &mut made);
            self.constraint(item, owner, kind, &mut made);
        }
        Some(Value::Object(made.0))
    }

    /// Our word for what an item is.
    fn kind_of(item: &Item<'f>) -> &'static str {
        let row = item.row;
        let fixed = is_fixed(row);
        match &item.kind {
            ItemKind::Matrix(_) => "matrix",
            ItemKind::Maturity(_) => "maturity",
            ItemKind::Group(_) => "group",
            ItemKind::Repeat(_) => "repeat",
            ItemKind::Kept | ItemKind::Heading => "note",
            ItemKind::Asked(asked) if fixed || from_answers(asked) => "note",
            ItemKind::Asked(asked) => match asked {
                Asked::Note => "note",
                Asked::Text | Asked::LooseText => "text",
                Asked::Integer | Asked::Percentage => "integer",
                Asked::Range if is_whole_range(row) => "integer",
                Asked::Decimal | Asked::Range => "decimal",
                Asked::Date => "date",
                Asked::One(_) | Asked::Acknowledge => "select_one",
                Asked::Many(_) => "select_multiple",
                Asked::Rank(_) => "rank",
            },
        }
    }

    pub(super) fn left_out(&mut self, row: &Row) {
        for (column, message) in LEFT_OUT {
            if row.filled().any(|(name, _)| name == *column) {
                self.say(Problem::warning(message).with("column", column), row);
            }
        }
        // Other looks change nothing that a terminal shows.
        let looks = row.get("appearance").unwrap_or_default();
        let day = row
            .get("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("date"));
        if looks
            .split_whitespace()
            .any(|look| changes_what_is_asked(look, day))
        {
            let problem = Problem::warning("xlsform-left-out").with("column", "appearance");
            self.say(problem, row);
        }
        if let Some(rule) = row
            .get("readonly")
            .filter(|text| !is_yes(text) && !is_no(text))
        {
            let problem = Problem::warning("xlsform-expression-lost").with("column", "readonly");
            self.say(problem.with("expression", rule), row);
        }
    }

    /// A word about parameters that mean nothing here.
    fn parameters(&mut self, item: &Item<'f>) {
        let Some(written) = item.row.get("parameters") else {
            return;
        };
        let is_range = matches!(item.kind, ItemKind::Asked(Asked::Range));
        for part in parts_of(written) {
            let number = part.split_once('=').and_then(|(key, value)| {
                let known = ["start", "end", "step"].contains(&key.trim().to_lowercase().as_str());
                // Every number of a range can be answered, also between its steps.
                let step = key.trim().eq_ignore_ascii_case("step");
                parse_number(value)
                    .filter(|number| known && !(step && number.as_f64() != Some(1.0)))
            });
            if !is_range || number.is_none() {
                let problem = Problem::warning("xlsform-parameter").with("parameter", &part);
                self.say(problem, item.row);
            }
        }
    }

    fn required(&mut self, row: &Row) -> bool {
        match row.get("required").or_else(|| row.get("quipu_required")) {
            None => false,
            Some(text) if is_yes(text) => true,
            Some(text) if is_no(text) => false,
            Some(rule) => {
                self.say(
                    Problem::warning("xlsform-required-rule").with("expression", rule),
                    row,
                );
                false
            }
        }
    }

    /// Whether every row of a table asks for an answer; a word about those that do while others do not.
    fn rows_required(&mut self, item: &Item<'f>) -> bool {
        let ItemKind::Matrix(rows) = &item.kind else {
            return false;
        };
        // In tables of our own it stands at the table.
        if item.row.get("quipu_type").is_some() {
            return false;
        }
        let asked: Vec<bool> = rows.iter().map(|part| self.required(part.row)).collect();
        let all = asked.iter().all(|required| *required);
        for (part, _) in rows
            .iter()
            .zip(&asked)
            .filter(|(_, required)| **required && !all)
        {
            let problem = Problem::warning("xlsform-left-out").with("column", "required");
            self.say(problem, part.row);
        }
        all && !rows.is_empty()
    }

    /// What belongs to the kind of a question.
    fn content(&mut self, item: &Item<'f>, owner: Option<&str>, made: &mut Written) {
        let row = item.row;
        match &item.kind {
            ItemKind::Asked(asked) => self.asked(item, asked, owner, made),
            ItemKind::Matrix(rows) => {
                let list = rows.iter().find_map(|row| match &row.kind {
                    ItemKind::Asked(Asked::One(list) | Asked::Many(list)) => Some(list.clone()),
                    _ => None,
                });
                if let Some(list) = list {
                    made.put("choices", self.choices(item, &list, owner));
                }
                made.put(
                    "ordered",
                    row.says_yes("quipu_ordered").then(|| json!(true)),
                );
                let many = rows
                    .iter()
                    .any(|row| matches!(row.kind, ItemKind::Asked(Asked::Many(_))));
                made.put("multiple", many.then(|| json!(true)));
                let rows = rows.iter().map(|part| self.row(part)).collect();
                made.put("rows", Value::Array(rows));
            }
            ItemKind::Maturity(list) => {
                let levels = self.lists.levels(list, self.speech);
                made.put("levels", Value::Array(levels));
            }
            ItemKind::Group(fields) => made.put("fields", self.fields(item, fields, owner)),
            ItemKind::Repeat(fields) => {
                made.put(
                    "max",
                    number(row, "quipu_max").or_else(|| self.repeat_count(row)),
                );
                made.put("for_each", self.embedded(row, "quipu_for_each"));
                made.put("fields", self.fields(item, fields, owner));
            }
            ItemKind::Kept | ItemKind::Heading => {}
        }
    }

    fn asked(&mut self, item: &Item<'f>, asked: &Asked, owner: Option<&str>, made: &mut Written) {
        let row = item.row;
        match asked {
            Asked::One(list) | Asked::Many(list) | Asked::Rank(list) => {
                made.put("choices", self.choices(item, list, owner));
                made.put(
                    "ordered",
                    row.says_yes("quipu_ordered").then(|| json!(true)),
                );
            }
            Asked::Acknowledge => {
                let said = self.speech.said(row, "label");
                let label = said.languages().map(|language| (language, "OK".to_owned()));
                let label = Said::of(label.collect(), true).value(self.speech.default);
                let choice = json!({ "name": "ok", "label": label.unwrap_or_else(|| json!("OK")) });
                let list = self.lists.add(&format!("{}-ok", item.id), vec![choice]);
                made.put("choices", json!(list));
            }
            Asked::LooseText => self.say(
                Problem::warning("xlsform-as-text")
                    .with("type", row.get("type").unwrap_or_default()),
                row,
            ),
            Asked::Percentage => {
                made.put("min", json!(0));
                made.put("max", json!(100));
            }
            Asked::Range => {
                let (start, end, _) = range(row);
                made.put("min", start);
                made.put("max", end);
            }
            Asked::Text | Asked::Integer | Asked::Decimal | Asked::Date | Asked::Note => {}
        }
        made.put("min", number(row, "quipu_min"));
        made.put("max", number(row, "quipu_max"));
        made.put("unit", self.speech.value(row, "quipu_unit"));
        made.put("max_length", number(row, "quipu_max_length"));
        made.put(
            "appearance",
            appearance(row, asked).map(|looks| json!(looks)),
        );
    }

    /// The most entries of a repeat that is asked so often, where that is a number.
    fn repeat_count(&mut self, row: &Row) -> Option<Value> {
        let count = row.get("repeat_count")?;
        let number = count.parse::<u32>().ok().filter(|number| *number <= 1_000);
        let problem = match number {
            Some(number) => Problem::warning("xlsform-repeat-fixed").with("count", number),
            None => Problem::warning("xlsform-repeat-count").with("expression", count),
        };
        self.say(problem, row);
        number.map(|number| json!(number))
    }

    /// The fields of a group or entry: by name, where they are those of a library or of the file's own group.
    fn fields(&mut self, item: &Item<'f>, fields: &[Item<'f>], owner: Option<&str>) -> Value {
        let inner = match owner {
            Some(owner) => format!("{owner}/{}", item.id),
            None => item.id.clone(),
        };
        let made = Value::Array(self.items(fields, Some(&inner)));
        let Some(name) = item.row.get("quipu_fields") else {
            return made;
        };
        let (library, group) = name.split_once(':').unwrap_or(("", name));
        if library.is_empty() {
            self.groups.entry(group.to_owned()).or_insert(made);
            return json!(group);
        }
        let known = library_json(library).and_then(|known| known.get("groups")?.get(group));
        if known == Some(&made) {
            self.uses.insert(library.to_owned());
            return json!(group);
        }
        made
    }

    /// JSON in a cell of ours.
    pub(super) fn embedded(&mut self, row: &Row, column: &str) -> Option<Value> {
        let text = row.get(column)?;
        let value = serde_json::from_str(text).ok();
        if value.is_none() {
            let problem = Problem::error("xlsform-embedded").with("column", column);
            self.say(problem, row);
        }
        value
    }

    /// A row of a matrix.
    fn row(&mut self, part: &Item<'f>) -> Value {
        let row = part.row;
        self.left_out(row);
        // A row has no room for more than its label.
        for column in ["hint", "guidance_hint", "default"] {
            if row.filled().any(|(name, _)| name == column) {
                let problem = Problem::warning("xlsform-left-out").with("column", column);
                self.say(problem, row);
            }
        }
        let mut made = Written(Map::new());
        made.put("name", json!(part.id));
        made.put("label", self.label(part).value(self.speech.default));
        let standpoint = Standpoint {
            scope: &part.scope,
            owner: None,
            field: None,
        };
        if let Some(source) = row.get("relevant") {
            let rule = self.expression(source, row, "relevant", standpoint);
            made.put("relevant", rule.map(Value::String));
        }
        let covers = row
            .get("quipu_covers")
            .map(|keys| json!(keys.split_whitespace().collect::<Vec<_>>()));
        made.put("covers", covers);
        made.put("theme", row.get("quipu_theme").map(|theme| json!(theme)));
        made.put("since", row.get("quipu_since").map(|since| json!(since)));
        Value::Object(made.0)
    }

    /// The constraint; limits of numbers and of choices become what we have for them.
    fn constraint(&mut self, item: &Item<'f>, owner: Option<&str>, kind: &str, made: &mut Written) {
        let row = item.row;
        let Some(source) = row.get("constraint") else {
            return;
        };
        let message = self
            .text(row, "constraint_message")
            .value(self.speech.default);
        let limits = match kind {
            "integer" | "decimal" => limits(source, "."),
            "select_multiple" => limits(source, "count-selected(.)"),
            _ => None,
        };
        if let (Some(limits), None) = (limits, &message) {
            for (key, limit) in limits {
                made.put(key, limit);
            }
            reorder(&mut made.0);
            return;
        }
        let field = owner.is_some().then_some(item.id.as_str());
        let standpoint = Standpoint {
            scope: &item.scope,
            owner,
            field,
        };
        if let Some(rule) = self.expression(source, row, "constraint", standpoint) {
            if constant(&rule) == Some(false) {
                self.say(Problem::warning("xlsform-never-right"), row);
                return;
            }
            made.put("constraint", json!(rule));
            made.put("constraint_message", message);
            made.put(
                "constraint_severity",
                row.get("quipu_severity").map(|severity| json!(severity)),
            );
        }
    }
}

/// Whether a look asks for something else: another program, or a date that is a month or a year.
fn changes_what_is_asked(look: &str, day: bool) -> bool {
    let other_program = look.starts_with("ex:") || look.starts_with("printer:");
    other_program || day && matches!(look, "month-year" | "year")
}

/// Whether a rule that reads nothing holds; nothing where it reads something.
pub(super) fn constant(rule: &str) -> Option<bool> {
    let parsed = Expression::parse(rule).ok()?;
    parsed
        .is_constant()
        .then(|| parsed.holds(&Unanswered(Date::ZERO)))
}

/// The keys of limits behind those of choices and before those of texts, as they are written elsewhere.
fn reorder(made: &mut Map<String, Value>) {
    for key in ["unit", "max_length", "appearance"] {
        if let Some(value) = made.shift_remove(key) {
            made.insert(key.to_owned(), value);
        }
    }
}
