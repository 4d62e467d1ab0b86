//! The form of a question, built from its kind, its choices and its answer.

use std::borrow::Cow;

use super::Context;
use super::form::{Action, Line, Reading, Stop};
use crate::base::{Id, Text};
use crate::questionnaire::{Choice, Kind, Question, TextRule, builtin};
use crate::response::{Address, Answer, Chosen, Target, UnitKind, Value, choices_of, units};
use crate::tui::paint::said;

/// Builds a form.
struct Builder<'c, 'a> {
    context: &'c Context<'a>,
    /// The entry that is shown with its fields; the others are one line each.
    unfolded: &'c Address,
    lines: Vec<Line<'a>>,
    groups: usize,
}

/// The lines of the form of a question.
pub(super) fn lines<'a>(context: &Context<'a>, open: &Address) -> Vec<Line<'a>> {
    let mut builder = Builder {
        context,
        unfolded: open,
        lines: Vec::new(),
        groups: 0,
    };
    builder.question();
    builder.lines
}

impl<'a> Builder<'_, 'a> {
    fn value_at(&self, target: &Target) -> Option<&'a Value> {
        target.value(self.context.live.response)
    }

    fn say(&self, text: &Text) -> String {
        said(text, self.context.language)
    }

    fn question(&mut self) {
        let question = self.context.question;
        let open = matches!(&question.kind, Kind::Repeat { for_each, .. } if for_each.is_empty());
        let mut theme = None;
        for (nth, unit) in units(question, self.context.live).into_iter().enumerate() {
            let root = Target::of(unit.address.clone());
            match &unit.kind {
                UnitKind::Whole => self.value(question, &root),
                UnitKind::Row(row) => {
                    if row.theme != theme {
                        theme.clone_from(&row.theme);
                        self.theme(row.theme.as_ref());
                    }
                    let label = self.say(&row.label);
                    self.lines.push(Line::Heading(label));
                    self.value(question, &root);
                }
                UnitKind::Entry { fields, about } => {
                    let title = match about {
                        Some(about) => self.say(about),
                        None => self.entry_title(nth),
                    };
                    if unit.address != *self.unfolded {
                        self.folded(title, &root);
                        continue;
                    }
                    self.lines.push(Line::Heading(title));
                    self.fields(fields, &root);
                    if open {
                        self.action("field-remove", Action::Remove, &root, None);
                    }
                }
            }
        }
        if open {
            let live = self.context.live;
            let address = live.response.new_entry(&question.name, self.context.author);
            let target = Target::of(address);
            self.action(
                "field-add",
                Action::Add,
                &target,
                Some(Value::Fields([].into())),
            );
        }
    }

    /// An entry in one line.
    fn folded(&mut self, label: String, target: &Target) {
        let answer = self.context.live.response.answer(&target.address);
        let stop = Stop {
            action: Action::Open,
            label,
            place: answer.is_some_and(Answer::is_given).then_some(1),
            ..self.blank(target)
        };
        self.push(stop);
        self.groups += 1;
    }

    /// The name of the theme that the next rows of a matrix stand under.
    fn theme(&mut self, theme: Option<&Id>) {
        let Some((theme, library)) = theme.zip(builtin::library("common")) else {
            return;
        };
        let mut known = library.list("themes").iter();
        if let Some(known) = known.find(|known| known.name == *theme) {
            self.lines.push(Line::Theme(self.say(&known.label)));
        }
    }

    fn entry_title(&self, nth: usize) -> String {
        self.context
            .messages
            .format("field-entry", &[("number", (nth + 1).into())])
    }

    fn action(&mut self, id: &str, action: Action, target: &Target, option: Option<Value>) {
        let label = self.context.messages.get(id);
        let stop = Stop {
            action,
            label,
            option,
            ..self.blank(target)
        };
        self.push(stop);
        self.groups += 1;
    }

    fn blank(&self, target: &Target) -> Stop<'a> {
        Stop {
            target: target.clone(),
            action: Action::One,
            group: self.groups,
            number: None,
            label: String::new(),
            short: String::new(),
            hint: String::new(),
            option: None,
            place: None,
            exclusive: false,
            max: None,
            text: Cow::Borrowed(""),
            max_length: None,
            reading: Reading::Text,
        }
    }

    fn push(&mut self, stop: Stop<'a>) {
        self.lines.push(Line::Stop(Box::new(stop)));
    }

    /// The stops of one value.
    fn value(&mut self, question: &Question, target: &Target) {
        match &question.kind {
            Kind::Note => {}
            Kind::Text(rule) => self.text(target, rule),
            Kind::Number(rule) => self.write(target, false, Reading::Number(rule.clone())),
            Kind::Date => self.write(target, false, Reading::Date),
            Kind::SelectOne { .. }
            | Kind::Matrix {
                multiple: false, ..
            } => {
                self.choices(question, target, Action::One, None);
            }
            Kind::SelectMultiple { max, .. } => {
                self.choices(question, target, Action::Many, *max);
            }
            Kind::Matrix { multiple: true, .. } => {
                self.choices(question, target, Action::Many, None);
            }
            Kind::Rank { max, .. } => self.choices(question, target, Action::Ranked, Some(*max)),
            Kind::Maturity { levels } => self.maturity(levels.as_slice(), target),
            Kind::Group { fields } => self.fields(fields, target),
            Kind::Repeat { fields, .. } => self.records(fields, target),
        }
    }

    fn text(&mut self, target: &Target, rule: &TextRule) {
        self.write(target, rule.multiline, Reading::Text);
        if let Some(Line::Stop(stop)) = self.lines.last_mut() {
            stop.max_length = rule.max_length;
        }
    }

    fn write(&mut self, target: &Target, multiline: bool, reading: Reading) {
        let text = match (&reading, self.value_at(target)) {
            (Reading::Specify(name), value) => value
                .and_then(Value::all_chosen)
                .and_then(|all| specify_of(&all, name)),
            (Reading::SpecifyAmong(chosen, name), _) => specify_of(chosen, name),
            (_, Some(Value::Text(text))) => Some(Cow::Borrowed(text.as_str())),
            (_, Some(Value::Number(number))) => Some(Cow::Owned(number.to_string())),
            _ => None,
        };
        let stop = Stop {
            action: Action::Write { multiline },
            text: text.unwrap_or_default(),
            reading,
            ..self.blank(target)
        };
        self.push(stop);
        self.groups += 1;
    }

    fn choices(
        &mut self,
        question: &Question,
        target: &Target,
        action: Action,
        max: Option<usize>,
    ) {
        let offered = choices_of(question, self.context.live).into_owned();
        let now = self.value_at(target);
        let chosen = now.and_then(Value::all_chosen).unwrap_or_default();
        if let Some(max) = max {
            let rule = self
                .context
                .messages
                .format("field-max", &[("max", max.into())]);
            self.lines.push(Line::Note(rule));
        }
        for (nth, choice) in offered.iter().enumerate() {
            let place = chosen
                .iter()
                .position(|one| one.name == choice.name)
                .map(|at| at + 1);
            let stop = Stop {
                action,
                number: u8::try_from(nth + 1).ok().filter(|number| *number < 10),
                label: self.say(&choice.label),
                short: choice
                    .short
                    .as_ref()
                    .map(|short| self.say(short))
                    .unwrap_or_default(),
                hint: choice
                    .hint
                    .as_ref()
                    .map(|hint| self.say(hint))
                    .unwrap_or_default(),
                option: Some(Chosen::plain(choice.name.clone()).into()),
                place,
                exclusive: choice.exclusive,
                max,
                ..self.blank(target)
            };
            self.push(stop);
        }
        self.groups += 1;
        self.specify(&offered, &chosen, target, action);
    }

    /// A text for the chosen "other".
    fn specify(&mut self, offered: &[Choice], chosen: &[Chosen], target: &Target, action: Action) {
        let wants = |one: &&Chosen| {
            offered
                .iter()
                .any(|choice| choice.specify && choice.name == one.name)
        };
        let Some(name) = chosen.iter().find(wants).map(|one| one.name.clone()) else {
            return;
        };
        self.lines
            .push(Line::Note(self.context.messages.get("field-specify")));
        let reading = match action {
            Action::One => Reading::Specify(name),
            _ => Reading::SpecifyAmong(chosen.to_vec(), name),
        };
        self.write(target, false, reading);
    }

    fn maturity(&mut self, levels: &[Text], target: &Target) {
        let questionnaire = self.context.live.questionnaire;
        let labels: Vec<String> = levels
            .iter()
            .enumerate()
            .map(|(nth, level)| match questionnaire.ladder.get(nth) {
                Some(name) => format!("{nth} {}. {}", self.say(name), self.say(level)),
                None => format!("{nth} {}", self.say(level)),
            })
            .collect();
        self.numbers(labels, 0, &target.field("level"));
        self.heading("field-evidence");
        self.write(&target.field("evidence"), true, Reading::Text);
        let level = self
            .value_at(&target.field("level"))
            .and_then(Value::number);
        if level >= Some(3.0) {
            self.heading("field-sources");
            let fields = questionnaire.source_fields.clone();
            self.records(&fields, &target.field("sources"));
        }
        for (name, id, first) in [
            ("priority", "field-priority", 1),
            ("confidence", "field-confidence", 1),
        ] {
            self.heading(id);
            let library = builtin::library("common");
            let list = library
                .as_ref()
                .map_or(&[][..], |library| library.list(name));
            let labels = list.iter().map(|choice| self.say(&choice.label)).collect();
            self.numbers(labels, first, &target.field(name));
        }
        self.heading("field-target");
        let labels = (0..levels.len()).map(|nth| match questionnaire.ladder.get(nth) {
            Some(name) => format!("{nth} {}", self.say(name)),
            None => nth.to_string(),
        });
        self.numbers(labels.collect(), 0, &target.field("target"));
    }

    fn heading(&mut self, id: &str) {
        self.lines
            .push(Line::Heading(self.context.messages.get(id)));
    }

    /// One of some numbers; the number that picks it is the number that is stored.
    fn numbers(&mut self, labels: Vec<String>, first: u8, target: &Target) {
        let now = self.value_at(target).and_then(Value::number);
        for (number, label) in (first..).zip(labels) {
            let chosen = now.is_some_and(|now| (now - f64::from(number)).abs() < f64::EPSILON);
            let stop = Stop {
                number: Some(number),
                label,
                option: Some(Value::integer(i64::from(number))),
                place: chosen.then_some(1),
                ..self.blank(target)
            };
            self.push(stop);
        }
        self.groups += 1;
    }

    fn fields(&mut self, fields: &[Question], target: &Target) {
        for inner in fields {
            let group = self.value_at(target);
            let live = self.context.live;
            if !live.shows_field(inner, &target.address, group) {
                continue;
            }
            let required = if inner.required { " *" } else { "" };
            self.lines.push(Line::Heading(format!(
                "{}{required}",
                self.say(&inner.label)
            )));
            if let Some(hint) = &inner.hint {
                self.lines.push(Line::Note(self.say(hint)));
            }
            self.value(inner, &target.field(inner.name.as_str()));
        }
    }

    /// Records inside a group or entry.
    fn records(&mut self, fields: &[Question], target: &Target) {
        let list = self.value_at(target);
        let count = list.map_or(0, |list| list.items().len());
        for nth in 0..count {
            self.lines.push(Line::Heading(self.entry_title(nth)));
            let record = target.nth(nth);
            self.fields(fields, &record);
            self.action("field-remove", Action::Remove, &record, None);
        }
        let next = target.nth(count);
        self.action(
            "field-add",
            Action::Add,
            &next,
            Some(Value::Fields([].into())),
        );
    }
}

fn specify_of(chosen: &[Chosen], name: &Id) -> Option<Cow<'static, str>> {
    let one = chosen.iter().find(|one| one.name == *name)?;
    one.specify.clone().map(Cow::Owned)
}
