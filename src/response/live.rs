//! Which questions, rows and choices are live: shown, given all answers so far.

mod known;
mod scope;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;

use super::{Address, Register, Response, Value, units};
use crate::base::Id;
use crate::questionnaire::expression::Expression;
pub(crate) use known::{Known, KnownFields};
use scope::Here;
pub(crate) use scope::{steps_below, steps_of};

use crate::questionnaire::{Choice, Choices, Kind, Question, Questionnaire, Row, Source};

/// A questionnaire seen through the answers of one response.
///
/// An answer that is hidden counts as absent, so hiding is transitive over questions, rows and entries;
/// it stays in the response and is there again when its branch reopens.
pub struct Live<'a> {
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// What was answered.
    pub response: &'a Response,
    today: Date,
    known: Known<&'a str>,
    known_parts: Known<Address>,
    known_fields: KnownFields<'a, Value>,
    /// What was chosen in questions from which others take their choices, and these may again.
    known_chosen: RefCell<BTreeMap<&'a str, Rc<[Choice]>>>,
}

#[cfg(test)]
thread_local! {
    /// How often it was asked whether a question is shown, for tests of what a change costs.
    pub(crate) static EVALUATED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl<'a> Live<'a> {
    /// The questionnaire as these answers show it on this day.
    pub fn new(questionnaire: &'a Questionnaire, response: &'a Response, today: Date) -> Self {
        Self {
            questionnaire,
            response,
            today,
            known: Known::default(),
            known_parts: Known::default(),
            known_fields: KnownFields::default(),
            known_chosen: RefCell::default(),
        }
    }

    /// The day on which `today()` is evaluated.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The question of this name.
    pub fn question(&self, name: &str) -> Option<&'a Question> {
        self.questionnaire.question(name)
    }

    /// Whether a question is shown.
    pub fn shows(&self, name: &str) -> bool {
        let place = self.questionnaire.place(name);
        let Some((section, question)) = place.and_then(|place| self.questionnaire.at(place)) else {
            return false;
        };
        #[cfg(test)]
        EVALUATED.with(|count| count.set(count.get() + 1));
        let key = question.name.as_str();
        self.known.shows(&key, || {
            let mut conditions = section.relevant.iter().chain(question.relevant.as_ref());
            self.response.asks(key)
                && conditions.all(|condition| self.leaves_open(condition) || condition.holds(self))
                && (!depends_on_others(question) || self.has_units(question))
        })
    }

    /// Whether a condition reads a question outside the packet, which is not for this respondent to answer.
    fn leaves_open(&self, condition: &Expression) -> bool {
        let mut read = condition.references();
        read.any(|reference| !self.response.asks(reference.question.as_str()))
    }

    /// The questions that are shown, in order.
    pub fn questions(&self) -> impl Iterator<Item = &'a Question> + '_ {
        self.questionnaire
            .questions()
            .filter(|question| self.shows(question.name.as_str()))
    }

    /// Where answers can stand: the units of the questions that are shown.
    pub fn addresses(&self) -> BTreeSet<Address> {
        let units = self.questions().flat_map(|question| units(question, self));
        units.map(|unit| unit.address).collect()
    }

    /// The rows of a matrix that are shown.
    pub fn rows<'r>(&self, matrix: &'r Question) -> impl Iterator<Item = &'r Row> {
        let rows: &[Row] = match &matrix.kind {
            Kind::Matrix { rows, .. } => rows,
            _ => &[],
        };
        rows.iter()
            .filter(move |row| self.shows_row_of(matrix, row))
    }

    /// Whether a row of a matrix is shown where the matrix is.
    pub fn shows_row_of(&self, matrix: &Question, row: &Row) -> bool {
        let conditional = row.relevant.is_some() || row.since.is_some();
        !conditional || self.known_part(matrix, &row.name, || self.shows_row(row))
    }

    fn shows_row(&self, row: &Row) -> bool {
        let on = self.response.respondent.reference_date;
        let there = on.is_none_or(|on| row.since.is_none_or(|since| since <= on));
        there
            && row
                .relevant
                .as_ref()
                .is_none_or(|condition| self.leaves_open(condition) || condition.holds(self))
    }

    /// Whether a row of a matrix, or an entry of a repeat, is shown where its question is.
    fn shows_part(&self, question: &Question, part: &Id) -> bool {
        match &question.kind {
            Kind::Matrix { rows, .. } => {
                let row = rows.iter().find(|row| row.name == *part);
                row.is_some_and(|row| self.shows_row_of(question, row))
            }
            Kind::Repeat { for_each, .. } if !for_each.is_empty() => {
                self.known_part(question, part, || {
                    let entries = self.sourced(for_each);
                    entries.iter().any(|entry| entry.name == *part)
                })
            }
            _ => true,
        }
    }

    /// Whether a part of a question is shown, worked out once.
    fn known_part(&self, question: &Question, part: &Id, work_out: impl FnOnce() -> bool) -> bool {
        let address = Address::part(question.name.clone(), part.clone());
        self.known_parts.shows(&address, work_out)
    }

    /// The address that the place of a problem names: `question`, `question/part`, or one of these
    /// with a field behind a dot. Names hold dots themselves, so the longest one that is known counts.
    pub fn address_in(&self, item: &str) -> Option<Address> {
        let cuts = item.match_indices('.').map(|(at, _)| at);
        let ends: Vec<usize> = cuts.chain([item.len()]).collect();
        let mut candidates = ends.iter().rev().filter_map(|end| {
            let address: Address = item.get(..*end)?.parse().ok()?;
            self.knows(&address).then_some(address)
        });
        candidates.next()
    }

    fn knows(&self, address: &Address) -> bool {
        let Some(question) = self.question(address.question.as_str()) else {
            return false;
        };
        let is_row = |part: &Id| match &question.kind {
            Kind::Matrix { rows, .. } => rows.iter().any(|row| row.name == *part),
            _ => false,
        };
        let known = |part: &Id| is_row(part) || self.response.answers.contains_key(address);
        address.part.as_ref().is_none_or(known)
    }

    /// The choices of a question, from its list or from other answers.
    pub fn choices<'c>(&self, choices: &'c Choices) -> Cow<'c, [Choice]> {
        match choices {
            Choices::List { choices, .. } => self.offered(choices),
            Choices::From(sources) => Cow::Owned(self.sourced(sources)),
        }
    }

    /// The choices of a list whose conditions hold.
    fn offered<'c>(&self, choices: &'c [Choice]) -> Cow<'c, [Choice]> {
        if choices.iter().all(|choice| choice.relevant.is_none()) {
            return Cow::Borrowed(choices);
        }
        let holds = |choice: &&Choice| {
            let condition = choice.relevant.as_ref();
            condition.is_none_or(|condition| condition.holds(self))
        };
        choices.iter().filter(holds).cloned().collect()
    }

    /// The rows or choices of other answers that satisfy their conditions.
    pub fn sourced(&self, sources: &[Source]) -> Vec<Choice> {
        let found = sources
            .iter()
            .filter(|source| self.shows(source.from.as_str()));
        found.flat_map(|source| self.found_in(source)).collect()
    }

    fn found_in(&self, source: &Source) -> Vec<Choice> {
        let Some(question) = self.question(source.from.as_str()) else {
            return Vec::new();
        };
        match &question.kind {
            Kind::Matrix { .. } => {
                let chosen = self
                    .rows(question)
                    .filter(|row| self.row_satisfies(question, row, source));
                chosen.map(Choice::from_row).collect()
            }
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => self.chosen_in(question, choices).to_vec(),
            _ => Vec::new(),
        }
    }

    /// What was chosen in a question, of what it offers.
    fn chosen_in(&self, question: &'a Question, choices: &'a Choices) -> Rc<[Choice]> {
        let name = question.name.as_str();
        if let Some(known) = self.known_chosen.borrow().get(name) {
            return Rc::clone(known);
        }
        let offered = self.choices(choices);
        let value = self.response.value(&Address::of(question.name.clone()));
        let made = value.and_then(Value::all_chosen).unwrap_or_default();
        let chosen = made
            .iter()
            .filter_map(|chosen| offered.iter().find(|choice| choice.name == chosen.name));
        let chosen: Rc<[Choice]> = chosen.cloned().collect();
        let mut known = self.known_chosen.borrow_mut();
        known.insert(name, Rc::clone(&chosen));
        chosen
    }

    fn row_satisfies(&self, question: &Question, row: &Row, source: &Source) -> bool {
        let address = Address::part(question.name.clone(), row.name.clone());
        let Some(value) = self.response.value(&address) else {
            return false;
        };
        let filter = source.filter.as_ref();
        filter.is_none_or(|filter| self.holds_for(filter, &address, value))
    }

    /// Whether a condition holds for a value at an address: `.` is the value, a field is `./field`.
    pub fn holds_for(&self, condition: &Expression, address: &Address, value: &Value) -> bool {
        condition.holds(&self.here(address, Some(value)))
    }

    /// Whether a field of a group or entry is shown, given the address and value of the group so far.
    pub fn shows_field(&self, field: &Question, address: &Address, group: Option<&Value>) -> bool {
        let relevant = field.relevant.as_ref();
        relevant.is_none_or(|condition| condition.holds(&self.here(address, group)))
    }

    fn here<'h>(&'h self, address: &'h Address, value: Option<&'h Value>) -> Here<'h, 'a> {
        Here {
            live: self,
            value,
            part: address.part.as_ref(),
        }
    }

    fn has_units(&self, question: &Question) -> bool {
        match (&question.kind, question.choices()) {
            (Kind::Repeat { for_each, .. }, _) => !self.sourced(for_each).is_empty(),
            (_, Some(choices)) => !self.choices(choices).is_empty(),
            _ => true,
        }
    }

    fn registers(&self, question: &str) -> impl Iterator<Item = (&'a Address, &'a Register)> {
        let name = question.to_owned();
        let from = Id::new(question).ok().map(Address::of);
        let answers = &self.response.answers;
        from.into_iter()
            .flat_map(move |from| answers.range(from..))
            .take_while(move |(address, _)| address.question == name.as_str())
    }
}

/// Whether what a question offers comes from other answers: with nothing to offer it is not shown. The columns of a
/// matrix are no part of that.
pub(crate) fn depends_on_others(question: &Question) -> bool {
    !matches!(question.kind, Kind::Matrix { .. }) && !question.sources().is_empty()
}

impl Choice {
    fn from_row(row: &Row) -> Self {
        Self {
            name: row.name.clone(),
            label: row.label.clone(),
            short: None,
            hint: None,
            exclusive: false,
            specify: false,
            relevant: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::questionnaire::fixture::{chain, questionnaire};
    use crate::response::fixture::{answers, empty, live, put, put_as, value};
    use crate::response::{Answer, Missing, choices_of};

    /// The names of the questions that are shown.
    fn shown(questionnaire: &Questionnaire, response: &Response) -> Vec<String> {
        let live = live(questionnaire, response);
        let names = live.questions().map(|question| question.name.to_string());
        names.collect()
    }

    /// The addresses of the units of a question.
    fn addresses(questionnaire: &Questionnaire, response: &Response, name: &str) -> Vec<String> {
        let question = questionnaire.question(name).unwrap();
        let units = units(question, &live(questionnaire, response));
        units.iter().map(|unit| unit.address.to_string()).collect()
    }

    const ALWAYS: [&str; 3] = ["open", "faced", "open-list"];
    const ALL: [&str; 6] = ["open", "faced", "top", "plan", "why", "open-list"];

    #[test]
    fn a_packet_shows_its_questions_whatever_they_depend_on_elsewhere() {
        let questionnaire = chain();
        let mut response = empty();
        let shown = |response: &Response| -> Vec<String> {
            let live = live(&questionnaire, response);
            live.questions().map(|q| q.name.to_string()).collect()
        };
        assert_eq!(shown(&response), ["open", "faced", "open-list"]);
        let only = |name: &str| crate::response::Packet {
            questions: [name.parse().unwrap()].into(),
            ..Default::default()
        };
        response.packet = Some(only("why"));
        assert_eq!(shown(&response), ["why"]);
        response.packet = Some(only("faced"));
        assert_eq!(addresses(&questionnaire, &response, "faced").len(), 3);
    }

    #[test]
    fn nothing_depends_on_nothing() {
        assert_eq!(shown(&chain(), &empty()), ALWAYS);
    }

    #[test]
    fn hiding_goes_through_rows_choices_and_entries_and_back() {
        let questionnaire = chain();
        let mut response = answers([
            ("open", json!("yes")),
            ("faced/b", json!("faced")),
            ("top", json!(["b"])),
            ("plan/b", json!({ "stage": "in-place", "law": "Decree" })),
            ("why", json!("It works")),
        ]);
        assert_eq!(shown(&questionnaire, &response), ALL);
        // The row closes, and with it everything that rests on its answer.
        put(&mut response, "open", Answer::of(value(json!("no"))));
        assert_eq!(shown(&questionnaire, &response), ALWAYS);
        assert_eq!(
            addresses(&questionnaire, &response, "faced"),
            ["faced/a", "faced/c.1"]
        );
        // Nothing was lost: it is all there again when the row reopens.
        put(&mut response, "open", Answer::of(value(json!("yes"))));
        assert_eq!(shown(&questionnaire, &response), ALL);
        assert_eq!(addresses(&questionnaire, &response, "plan"), ["plan/b"]);
    }

    #[test]
    fn choices_are_the_rows_that_satisfy_the_condition() {
        let questionnaire = chain();
        let mut response = answers([
            ("faced/a", json!("partly")),
            ("faced/b", json!("faced")),
            ("faced/c.1", json!("no")),
        ]);
        let top = questionnaire.question("top").unwrap();
        let offered = |response: &Response| -> Vec<String> {
            let choices = choices_of(top, &live(&questionnaire, response)).into_owned();
            choices
                .iter()
                .map(|choice| choice.name.to_string())
                .collect()
        };
        assert_eq!(offered(&response), ["a"]);
        put(&mut response, "open", Answer::of(value(json!("yes"))));
        put(
            &mut response,
            "faced/c.1",
            Answer::of(value(json!("faced"))),
        );
        assert_eq!(offered(&response), ["a", "b", "c.1"]);
    }

    #[test]
    fn entries_follow_the_choices_made_and_keep_their_order() {
        let questionnaire = chain();
        let mut response = answers([
            ("faced/a", json!("faced")),
            ("faced/c.1", json!("faced")),
            ("top", json!(["c.1", "a"])),
        ]);
        assert_eq!(
            addresses(&questionnaire, &response, "plan"),
            ["plan/c.1", "plan/a"]
        );
        // A choice that is no longer offered has no entry, although it is still written down.
        put(&mut response, "faced/a", Answer::of(value(json!("no"))));
        assert_eq!(addresses(&questionnaire, &response, "plan"), ["plan/c.1"]);
        put(
            &mut response,
            "faced/c.1",
            Answer::missing(Missing::DontKnow, ""),
        );
        assert_eq!(shown(&questionnaire, &response), ALWAYS);
    }

    #[test]
    fn an_entry_that_is_gone_is_not_read() {
        let questionnaire = chain();
        let mut response = answers([
            ("faced/a", json!("faced")),
            ("faced/c.1", json!("faced")),
            ("top", json!(["a", "c.1"])),
            ("plan/a", json!({ "stage": "in-place", "law": "Decree" })),
            ("plan/c.1", json!({ "stage": "planned" })),
        ]);
        assert_eq!(shown(&questionnaire, &response), ALL);
        put(&mut response, "top", Answer::of(value(json!(["c.1"]))));
        assert!(!shown(&questionnaire, &response).contains(&"why".to_owned()));
    }

    #[test]
    fn every_version_counts_while_they_disagree() {
        let questionnaire = chain();
        let mut ours = empty();
        let mut theirs = empty();
        put_as(&mut ours, "a", "open", Answer::of(value(json!("no"))));
        put_as(&mut theirs, "b", "open", Answer::of(value(json!("yes"))));
        let open: Address = "open".parse().unwrap();
        let other = theirs.answers.get(&open).unwrap();
        ours.answers.get_mut(&open).unwrap().join(other);
        assert_eq!(addresses(&questionnaire, &ours, "faced").len(), 3);
    }

    #[test]
    fn rows_may_depend_on_each_other_even_in_a_circle() {
        let row = |name: &str, other: &str| {
            let relevant = format!("${{m}}/{other} = 'yes'");
            json!({ "name": name, "label": "R", "relevant": relevant })
        };
        let rows = json!([{ "name": "r0", "label": "R" }, row("r1", "r0"), row("r2", "r3"), row("r3", "r2")]);
        let matrix = json!([{ "name": "m", "type": "matrix", "choices": "yesno", "label": "M", "rows": rows }]);
        let questionnaire = questionnaire(json!({}), matrix);
        let open = answers([("m/r0", json!("yes"))]);
        assert_eq!(addresses(&questionnaire, &open, "m"), ["m/r0", "m/r1"]);
        let circle = answers([("m/r2", json!("yes")), ("m/r3", json!("yes"))]);
        assert_eq!(
            addresses(&questionnaire, &circle, "m"),
            ["m/r0", "m/r2", "m/r3"]
        );
    }

    #[test]
    fn the_place_of_a_problem_leads_to_its_address() {
        let questionnaire = chain();
        let response = answers([("plan/c.1", json!({ "stage": "planned" }))]);
        let live = live(&questionnaire, &response);
        for (item, address) in [
            ("open", Some("open")),
            ("faced/c.1", Some("faced/c.1")),
            ("plan/c.1.law", Some("plan/c.1")),
            ("why.sources.2.title", Some("why")),
            ("faced/d", None),
            ("none.field", None),
            ("", None),
        ] {
            let found = live.address_in(item).map(|address| address.to_string());
            assert_eq!(found.as_deref(), address, "{item}");
        }
    }
}
