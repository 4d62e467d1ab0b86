//! A question and its answer as lines, some of which can have the focus.

use super::Context;
use super::target::{Seg, Target, below, field, value_at};
use crate::base::{Id, Text};
use crate::questionnaire::{Choice, Kind, NumberRule, Question, TextRule, builtin};
use crate::response::{Chosen, UnitKind, Value, choices_of, units};
use crate::tui::paint::said;

/// What can be done at a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Action {
    /// Choose this and nothing else.
    One,
    /// Choose this beside others.
    Many,
    /// Give this the next place in the order, or take it out.
    Ranked,
    /// Type.
    Write {
        /// Whether Enter begins a new line.
        multiline: bool,
    },
    /// Add an entry.
    Add,
    /// Remove the entry above.
    Remove,
}

/// How a typed text becomes a value.
#[derive(Clone, Debug)]
enum Reading {
    Text,
    Number(NumberRule),
    Date,
    /// The text of the choice "other" of one choice.
    Specify(Id),
    /// The text of the choice "other" among several.
    SpecifyAmong(Vec<Chosen>, Id),
}

/// A line that can have the focus.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    pub(super) target: Target,
    pub(super) action: Action,
    /// Stops of one group choose one thing; Tab goes from group to group.
    group: usize,
    /// The number that picks it.
    number: Option<u8>,
    pub(super) label: String,
    /// The label as the heading of a column; empty where there is none.
    pub(super) short: String,
    pub(super) hint: String,
    /// What is stored when it is chosen.
    option: Option<Value>,
    /// The place in the order, from 1, or 1 for chosen.
    place: Option<usize>,
    exclusive: bool,
    max: Option<usize>,
    text: String,
    /// The length in characters above which Review warns.
    pub(super) max_length: Option<usize>,
    reading: Reading,
}

/// A line of a form.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// What the following rows of a matrix have in common.
    Theme(String),
    /// What the following lines are about.
    Heading(String),
    /// Help.
    Note(String),
    /// A stop.
    Stop(Box<Stop>),
}

/// The form of a question.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) lines: Vec<Line>,
}

/// Builds a form.
struct Builder<'c, 'a> {
    context: &'c Context<'a>,
    lines: Vec<Line>,
    groups: usize,
}

impl Form {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let mut builder = Builder {
            context,
            lines: Vec::new(),
            groups: 0,
        };
        builder.question();
        Self {
            lines: builder.lines,
        }
    }

    pub(super) fn stops(&self) -> impl Iterator<Item = &Stop> {
        self.lines.iter().filter_map(|line| match line {
            Line::Stop(stop) => Some(stop.as_ref()),
            Line::Theme(_) | Line::Heading(_) | Line::Note(_) => None,
        })
    }

    pub(super) fn stop(&self, at: usize) -> Option<&Stop> {
        self.stops().nth(at)
    }

    pub(super) fn len(&self) -> usize {
        self.stops().count()
    }

    fn group(&self, at: usize) -> usize {
        self.stop(at).map_or(0, |stop| stop.group)
    }

    /// The stop that stands for a group: what is chosen in it, or its first.
    fn entrance(&self, group: usize) -> Option<usize> {
        let of_group = || {
            self.stops()
                .enumerate()
                .filter(|(_, stop)| stop.group == group)
        };
        let chosen = of_group().find(|(_, stop)| stop.is_chosen());
        chosen.or_else(|| of_group().next()).map(|(at, _)| at)
    }

    pub(super) fn next_group(&self, at: usize) -> Option<usize> {
        let now = self.group(at);
        let next = self
            .stops()
            .map(|stop| stop.group)
            .find(|group| *group > now)?;
        self.entrance(next)
    }

    pub(super) fn previous_group(&self, at: usize) -> Option<usize> {
        let now = self.group(at);
        let before = self
            .stops()
            .map(|stop| stop.group)
            .filter(|group| *group < now)
            .max()?;
        self.entrance(before)
    }

    /// The stop with this number in the group of another.
    pub(super) fn numbered(&self, at: usize, number: u8) -> Option<usize> {
        let group = self.group(at);
        self.stops()
            .position(|stop| stop.group == group && stop.number == Some(number))
    }

    /// The nearest stop with this action: from here on down, or else above.
    pub(super) fn act_of(&self, at: usize, action: Action) -> Option<usize> {
        let all = || {
            self.stops()
                .enumerate()
                .filter(|(_, stop)| stop.action == action)
        };
        all()
            .find(|(nth, _)| *nth >= at)
            .or_else(|| all().last())
            .map(|(nth, _)| nth)
    }

    /// The stop to the left or right of another, in the same group.
    pub(super) fn beside(&self, at: usize, right: bool) -> Option<usize> {
        let to = if right {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        }?;
        (to < self.len() && self.group(to) == self.group(at)).then_some(to)
    }

    /// The stop at the same place in the group before or after.
    pub(super) fn across(&self, at: usize, down: bool) -> Option<usize> {
        let group = self.group(at);
        let first = |group| self.stops().position(|stop| stop.group == group);
        let other = if down {
            group.checked_add(1)
        } else {
            group.checked_sub(1)
        }?;
        let to = first(other)? + (at - first(group)?);
        (self.group(to) == other).then_some(to)
    }

    /// The unit before the one a stop belongs to.
    pub(super) fn unit_above(&self, at: usize) -> Option<&Target> {
        let here = &self.stop(at)?.target.address;
        let before = self
            .stops()
            .map(|stop| &stop.target)
            .take_while(|t| t.address != *here);
        before.last()
    }
}

impl Stop {
    pub(super) fn is_chosen(&self) -> bool {
        self.place.is_some()
    }

    pub(super) fn is_multiline(&self) -> bool {
        self.action == Action::Write { multiline: true }
    }

    /// The text to type in.
    pub(super) fn text(&self) -> Option<String> {
        matches!(self.action, Action::Write { .. }).then(|| self.text.clone())
    }

    /// What stands before the label. Choices read well aloud: `( ) (o) [ ] [x]`.
    pub(super) fn mark(&self) -> String {
        match (self.action, self.place) {
            (Action::One, None) => "( )".to_owned(),
            (Action::One, Some(_)) => "(o)".to_owned(),
            (Action::Many | Action::Ranked, None) => "[ ]".to_owned(),
            (Action::Many, Some(_)) => "[x]".to_owned(),
            (Action::Ranked, Some(place)) => format!("[{place}]"),
            (Action::Add, _) => "+".to_owned(),
            (Action::Remove, _) => "-".to_owned(),
            (Action::Write { .. }, _) => String::new(),
        }
    }

    /// A typed text as a value. A text that is no number or date stays a text: nothing typed is lost,
    /// and the problem is shown beside the question.
    pub(super) fn read(&self, text: String) -> Option<Value> {
        let empty = text.is_empty();
        match &self.reading {
            Reading::Specify(name) => {
                let specify = (!empty).then_some(text);
                Some(
                    Chosen {
                        name: name.clone(),
                        specify,
                    }
                    .into(),
                )
            }
            Reading::SpecifyAmong(chosen, name) => {
                let mut chosen = chosen.clone();
                for one in chosen.iter_mut().filter(|one| one.name == *name) {
                    one.specify = (!empty).then(|| text.clone());
                }
                Some(chosen.into())
            }
            _ if empty => None,
            Reading::Text => Some(Value::Text(text)),
            Reading::Number(rule) => {
                Some(Value::read_number(&text, rule).unwrap_or(Value::Text(text)))
            }
            Reading::Date => {
                let date: Option<jiff::civil::Date> = text.trim().parse().ok();
                Some(Value::Text(date.map_or(text, |date| date.to_string())))
            }
        }
    }

    /// What is stored when this is done, or `None` when it cannot be done now.
    pub(super) fn acted(&self, context: &Context<'_>) -> Option<(Target, Option<Value>)> {
        let now = value_at(context, &self.target);
        let value = match self.action {
            Action::One | Action::Add => self.option.clone(),
            Action::Many | Action::Ranked => {
                let chosen = self.toggled(now.as_ref())?;
                (!chosen.is_empty()).then(|| chosen.into())
            }
            Action::Remove => None,
            Action::Write { .. } => return None,
        };
        Some((self.target.clone(), value))
    }

    /// The choices with this one added or taken away; `None` when there are as many as may be.
    fn toggled(&self, now: Option<&Value>) -> Option<Vec<Chosen>> {
        let mut chosen = now.and_then(Value::all_chosen).unwrap_or_default();
        let mine = self.option.as_ref().and_then(Value::chosen)?;
        if let Some(at) = chosen.iter().position(|one| one.name == mine.name) {
            chosen.remove(at);
        } else if self.exclusive {
            chosen = vec![mine];
        } else if self.max.is_some_and(|max| chosen.len() >= max) {
            return None;
        } else {
            chosen.push(mine);
        }
        Some(chosen)
    }
}

impl Builder<'_, '_> {
    fn say(&self, text: &Text) -> String {
        said(text, self.context.language)
    }

    fn question(&mut self) {
        let question = self.context.question;
        let open = matches!(&question.kind, Kind::Repeat { for_each, .. } if for_each.is_empty());
        let mut theme = None;
        for (nth, unit) in units(question, self.context.live).into_iter().enumerate() {
            let root = Target {
                address: unit.address.clone(),
                path: Vec::new(),
            };
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
            let target = Target {
                address,
                path: Vec::new(),
            };
            self.action(
                "field-add",
                Action::Add,
                &target,
                Some(Value::Fields([].into())),
            );
        }
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

    fn blank(&self, target: &Target) -> Stop {
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
            text: String::new(),
            max_length: None,
            reading: Reading::Text,
        }
    }

    fn push(&mut self, stop: Stop) {
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
        let text = match (&reading, value_at(self.context, target)) {
            (Reading::Specify(name), value) => value
                .and_then(|v| v.all_chosen())
                .and_then(|all| specify_of(&all, name)),
            (Reading::SpecifyAmong(chosen, name), _) => specify_of(chosen, name),
            (_, Some(Value::Text(text))) => Some(text),
            (_, Some(Value::Number(number))) => Some(number.to_string()),
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
        let now = value_at(self.context, target);
        let chosen = now.as_ref().and_then(Value::all_chosen).unwrap_or_default();
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
        self.numbers(labels, 0, &field(target, "level"));
        self.heading("field-evidence");
        self.write(&field(target, "evidence"), true, Reading::Text);
        let level = value_at(self.context, &field(target, "level")).and_then(|v| v.number());
        if level >= Some(3.0) {
            self.heading("field-sources");
            let fields = questionnaire.source_fields.clone();
            self.records(&fields, &field(target, "sources"));
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
            self.numbers(labels, first, &field(target, name));
        }
        self.heading("field-target");
        let labels = (0..levels.len()).map(|nth| match questionnaire.ladder.get(nth) {
            Some(name) => format!("{nth} {}", self.say(name)),
            None => nth.to_string(),
        });
        self.numbers(labels.collect(), 0, &field(target, "target"));
    }

    fn heading(&mut self, id: &str) {
        self.lines
            .push(Line::Heading(self.context.messages.get(id)));
    }

    /// One of some numbers; the number that picks it is the number that is stored.
    fn numbers(&mut self, labels: Vec<String>, first: u8, target: &Target) {
        let now = value_at(self.context, target).and_then(|value| value.number());
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
            let group = value_at(self.context, target);
            if !self.context.live.shows_field(inner, group.as_ref()) {
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
            self.value(inner, &field(target, inner.name.as_str()));
        }
    }

    /// Records inside a group or entry.
    fn records(&mut self, fields: &[Question], target: &Target) {
        let list = value_at(self.context, target);
        let count = list.as_ref().map_or(0, |list| list.items().len());
        for nth in 0..count {
            self.lines.push(Line::Heading(self.entry_title(nth)));
            let record = below(target, Seg::Nth(nth));
            self.fields(fields, &record);
            self.action("field-remove", Action::Remove, &record, None);
        }
        let next = below(target, Seg::Nth(count));
        self.action(
            "field-add",
            Action::Add,
            &next,
            Some(Value::Fields([].into())),
        );
    }
}

fn specify_of(chosen: &[Chosen], name: &Id) -> Option<String> {
    chosen.iter().find(|one| one.name == *name)?.specify.clone()
}
