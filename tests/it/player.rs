//! Plays a response on the screen: the keys a person would press to give just these answers.

use std::cell::RefCell;

use quipu::base::Language;
use quipu::base::message::Messages;
use quipu::questionnaire::{Choice, Kind, Question, Questionnaire, builtin};
use quipu::response::{
    Address, Answer, Chosen, Given, Live, Missing, Response, UnitKind, Value, choices_of, units,
};

use super::terminal::Terminal;

/// What is done in one group of stops; Tab leads from group to group.
#[derive(Clone, Debug)]
enum Group {
    /// Keys, in the notation of [`Terminal::keys`].
    Keys(String),
    /// Text typed as it is.
    Text(String),
    /// Keys that make new stops, on the first of which the focus then is: no Tab follows.
    Opens(String),
}

/// The keys for all answers of a response.
pub(crate) struct Player<'a> {
    live: Live<'a>,
    /// The unit that is being answered.
    at: RefCell<Option<Address>>,
    messages: Messages,
}

impl<'a> Player<'a> {
    pub(crate) fn new(
        questionnaire: &'a Questionnaire,
        response: &'a Response,
        language: Language,
    ) -> Self {
        let on = response.respondent.reference_date.unwrap();
        Self {
            live: Live::new(questionnaire, response, on),
            at: RefCell::default(),
            messages: Messages::new(language),
        }
    }

    /// Answers every question that is shown, from the first to the last.
    pub(crate) fn play(&self, terminal: &mut Terminal) {
        let names: Vec<&str> = self.live.questions().map(|q| q.name.as_str()).collect();
        for (nth, name) in names.iter().enumerate() {
            terminal.wait(name, |screen| shows(screen, name));
            self.question(self.live.question(name).unwrap(), terminal);
            if nth + 1 < names.len() {
                terminal.press("PgDn");
            }
        }
    }

    fn question(&self, question: &Question, terminal: &mut Terminal) {
        let open = matches!(&question.kind, Kind::Repeat { for_each, .. } if for_each.is_empty());
        let mut first = true;
        for unit in units(question, &self.live) {
            self.at.replace(Some(unit.address.clone()));
            let answer = self
                .live
                .response
                .answer(&unit.address)
                .cloned()
                .unwrap_or_default();
            let mut groups = Vec::new();
            if open {
                groups.push(Group::Opens("<Space>".into()));
            }
            match &unit.kind {
                UnitKind::Whole | UnitKind::Row(_) => {
                    groups.extend(self.value(question, answer.value()));
                }
                UnitKind::Entry { fields, .. } => {
                    groups.extend(self.fields(fields, answer.value()));
                }
            }
            if open {
                // Past the button that removes the entry.
                groups.push(Group::Keys(String::new()));
            }
            let stop = groups
                .iter()
                .find(|group| !matches!(group, Group::Opens(_)));
            let typing = matches!(stop, Some(Group::Text(_)));
            for (nth, group) in groups.iter().enumerate() {
                if nth > 0 && !matches!(groups[nth - 1], Group::Opens(_)) || nth == 0 && !first {
                    terminal.press("Tab");
                }
                match group {
                    Group::Keys(keys) | Group::Opens(keys) => terminal.keys(keys),
                    Group::Text(text) => terminal.text(text),
                }
                if nth == 0 {
                    beside(&answer, typing, &self.messages, terminal);
                }
                first = false;
            }
        }
    }

    /// The groups of a question or field.
    fn value(&self, question: &Question, value: Option<&Value>) -> Vec<Group> {
        let chosen = || value.and_then(Value::all_chosen).unwrap_or_default();
        match &question.kind {
            Kind::Note => Vec::new(),
            Kind::Text(_) | Kind::Number(_) | Kind::Date => vec![Group::Text(typed(value))],
            Kind::Matrix { choices, .. } if choices.fixed().len() < 10 => {
                vec![Group::Keys(self.digits(question, &chosen()))]
            }
            Kind::Matrix { .. }
            | Kind::SelectOne { .. }
            | Kind::SelectMultiple { .. }
            | Kind::Rank { .. } => choose(&choices_of(question, &self.live), &chosen()),
            Kind::Maturity { .. } => self.maturity(value),
            Kind::Group { fields } => self.fields(fields, value),
            Kind::Repeat { fields, .. } => self.records(fields, value),
        }
    }

    fn digits(&self, question: &Question, chosen: &[Chosen]) -> String {
        let offered = choices_of(question, &self.live);
        let place = |one: &Chosen| offered.iter().position(|choice| choice.name == one.name);
        chosen
            .iter()
            .map(|one| (place(one).unwrap() + 1).to_string())
            .collect()
    }

    fn maturity(&self, value: Option<&Value>) -> Vec<Group> {
        let field = |name: &str| value.and_then(|value| value.field(name));
        let number = |name: &str| Group::Keys(typed(field(name)));
        let mut groups = vec![number("level"), Group::Text(typed(field("evidence")))];
        if field("level").and_then(Value::number) >= Some(3.0) {
            groups.extend(self.records(&self.live.questionnaire.source_fields, field("sources")));
        }
        groups.extend(["priority", "confidence", "target"].map(number));
        groups
    }

    fn fields(&self, fields: &[Question], group: Option<&Value>) -> Vec<Group> {
        let at = self.at.borrow().clone().unwrap();
        let shown = fields
            .iter()
            .filter(|field| self.live.shows_field(field, &at, group));
        shown
            .flat_map(|field| {
                let value = group.and_then(|group| group.field(field.name.as_str()));
                self.value(field, value)
            })
            .collect()
    }

    fn records(&self, fields: &[Question], list: Option<&Value>) -> Vec<Group> {
        let mut groups = Vec::new();
        for record in list.map_or(&[][..], Value::items) {
            groups.push(Group::Opens("<Space>".into()));
            groups.extend(self.fields(fields, Some(record)));
            groups.push(Group::Keys(String::new()));
        }
        groups.push(Group::Keys(String::new()));
        groups
    }
}

/// The lines that give a response at the plain prompt.
pub(crate) fn script(questionnaire: &Questionnaire, response: &Response) -> String {
    let on = response.respondent.reference_date.unwrap();
    let writer = Writer {
        live: Live::new(questionnaire, response, on),
        at: RefCell::default(),
    };
    let mut lines = Vec::new();
    for question in writer.live.questions() {
        writer.question(question, &mut lines);
    }
    lines.join("\n") + "\n"
}

struct Writer<'a> {
    live: Live<'a>,
    /// The unit that is being answered.
    at: RefCell<Option<Address>>,
}

impl Writer<'_> {
    fn question(&self, question: &Question, lines: &mut Vec<String>) {
        let open = matches!(&question.kind, Kind::Repeat { for_each, .. } if for_each.is_empty());
        for unit in units(question, &self.live) {
            self.at.replace(Some(unit.address.clone()));
            let answer = self
                .live
                .response
                .answer(&unit.address)
                .cloned()
                .unwrap_or_default();
            if open {
                lines.push("y".into());
            }
            if let Given::Missing { why, reason } = &answer.given {
                let word = match why {
                    Missing::NotApplicable => "na",
                    Missing::DontKnow => "dk",
                    Missing::Withheld => "withheld",
                };
                lines.push(format!(":{word} {reason}"));
                continue;
            }
            if !answer.note.is_empty() {
                lines.push(format!(":note {}", answer.note));
            }
            lines.extend(answer.share.map(|share| format!(":share {}", share.name())));
            lines.extend(answer.confidence.map(|level| format!(":sure {level}")));
            match &unit.kind {
                UnitKind::Whole | UnitKind::Row(_) => self.value(question, answer.value(), lines),
                UnitKind::Entry { fields, .. } => self.fields(fields, answer.value(), lines),
            }
        }
        if open {
            lines.push(String::new());
        }
    }

    fn value(&self, question: &Question, value: Option<&Value>, lines: &mut Vec<String>) {
        match &question.kind {
            Kind::Note => {}
            Kind::Text(rule) if rule.multiline => long(&typed(value), lines),
            Kind::Text(_) | Kind::Number(_) | Kind::Date => lines.push(typed(value)),
            Kind::SelectOne { .. }
            | Kind::SelectMultiple { .. }
            | Kind::Rank { .. }
            | Kind::Matrix { .. } => {
                let offered = choices_of(question, &self.live);
                let chosen = value.and_then(Value::all_chosen).unwrap_or_default();
                let number = |one: &Chosen| {
                    let at = offered.iter().position(|choice| choice.name == one.name);
                    (at.unwrap() + 1).to_string()
                };
                lines.push(chosen.iter().map(number).collect::<Vec<_>>().join(","));
                lines.extend(chosen.into_iter().find_map(|one| one.specify));
            }
            Kind::Maturity { .. } => {
                let field = |name: &str| value.and_then(|value| value.field(name));
                lines.push(typed(field("level")));
                long(&typed(field("evidence")), lines);
                if field("level").and_then(Value::number) >= Some(3.0) {
                    let fields = &self.live.questionnaire.source_fields;
                    self.records(fields, field("sources"), lines);
                }
                lines.extend(["priority", "confidence", "target"].map(|name| typed(field(name))));
            }
            Kind::Group { fields } => self.fields(fields, value, lines),
            Kind::Repeat { fields, .. } => self.records(fields, value, lines),
        }
    }

    fn fields(&self, fields: &[Question], group: Option<&Value>, lines: &mut Vec<String>) {
        let at = self.at.borrow().clone().unwrap();
        for field in fields
            .iter()
            .filter(|field| self.live.shows_field(field, &at, group))
        {
            let value = group.and_then(|group| group.field(field.name.as_str()));
            self.value(field, value, lines);
        }
    }

    fn records(&self, fields: &[Question], list: Option<&Value>, lines: &mut Vec<String>) {
        for record in list.map_or(&[][..], Value::items) {
            lines.push("y".into());
            self.fields(fields, Some(record), lines);
        }
        lines.push(String::new());
    }
}

/// A text of several lines with the dot that ends it, or an empty line for none.
fn long(text: &str, lines: &mut Vec<String>) {
    if text.is_empty() {
        return lines.push(String::new());
    }
    lines.extend(text.lines().map(str::to_owned));
    lines.push(".".into());
}

/// Whether a question is in focus: its number stands at the top of the pane.
fn shows(screen: &str, name: &str) -> bool {
    let mut lines = screen.lines().skip(2);
    let first = lines.next().unwrap_or_default();
    let pane = first.split('│').nth(1).unwrap_or(first);
    pane.split_whitespace().next() == Some(name)
}

fn typed(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Moves from choice to choice and takes each; then a text for "other", where it is chosen.
fn choose(offered: &[Choice], chosen: &[Chosen]) -> Vec<Group> {
    let mut keys = String::new();
    let mut at = 0;
    for one in chosen {
        let to = offered
            .iter()
            .position(|choice| choice.name == one.name)
            .unwrap();
        let (way, steps) = if to > at {
            ("<Down>", to - at)
        } else {
            ("<Up>", at - to)
        };
        keys += &way.repeat(steps);
        keys += "<Space>";
        at = to;
    }
    let mut groups = vec![Group::Keys(keys)];
    let wants = |one: &&Chosen| {
        offered
            .iter()
            .any(|choice| choice.specify && choice.name == one.name)
    };
    if let Some(other) = chosen.iter().find(wants) {
        groups.push(Group::Text(other.specify.clone().unwrap_or_default()));
    }
    groups
}

/// Silence, note, share and confidence.
fn beside(answer: &Answer, typing: bool, messages: &Messages, terminal: &mut Terminal) {
    let mut dialogs: Vec<(&str, &str, String)> = Vec::new();
    if let Given::Missing { why, reason } = &answer.given {
        let steps = Missing::ALL.iter().position(|known| known == why).unwrap();
        dialogs.push((
            "x",
            "command-silence",
            format!("{}{reason}", "<Down>".repeat(steps)),
        ));
    }
    if !answer.note.is_empty() {
        dialogs.push(("c", "command-note", answer.note.clone()));
    }
    if let Some(share) = answer.share {
        let steps = quipu::questionnaire::Share::ALL
            .iter()
            .position(|known| *known == share);
        dialogs.push(("s", "command-share", "<Down>".repeat(steps.unwrap() + 1)));
    }
    if let Some(level) = answer.confidence {
        dialogs.push(("i", "command-confidence", "<Down>".repeat(level.into())));
    }
    for (key, command, inside) in dialogs {
        if typing {
            // While text is typed letters are text; the palette is the other way to a command.
            terminal.press("Ctrl+P");
            terminal.text(&messages.get(command));
            terminal.press("Enter");
        } else {
            terminal.keys(key);
        }
        terminal.keys(&inside);
        terminal.press("Enter");
    }
}

/// A finished response to play: every required question answered, no conflicts.
pub(crate) fn piece(id: &str, country: usize) -> (std::sync::Arc<Questionnaire>, Response) {
    let questionnaire = builtin::questionnaire(&id.parse().unwrap()).unwrap();
    let on = "2026-09-30".parse().unwrap();
    let of = quipu::response::SampleOf {
        country,
        institution: 0,
        seed: 7,
        on,
    };
    let response = quipu::response::sample(&questionnaire, of);
    assert_eq!(
        response.status,
        quipu::response::Status::Finalised,
        "a whole one"
    );
    (questionnaire, response)
}

/// What was answered, question by question and unit by unit, without the names of entries.
pub(crate) fn answers(questionnaire: &Questionnaire, response: &Response) -> Vec<(String, Answer)> {
    let on = response.respondent.reference_date.unwrap();
    let live = Live::new(questionnaire, response, on);
    let mut found = Vec::new();
    for question in live.questions() {
        for unit in units(question, &live) {
            let answer = response.answer(&unit.address).cloned().unwrap_or_default();
            let row = matches!(unit.kind, UnitKind::Row(_));
            let name = if row {
                unit.address.to_string()
            } else {
                question.name.to_string()
            };
            found.push((name, answer));
        }
    }
    found
}
