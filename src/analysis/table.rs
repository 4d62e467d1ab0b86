//! The answer table: what institutions said, a row for each thing said, so that another program can compute the comparison.
//!
//! What a row says is what [`count`](super::count) counts: whether an item was asked, why there is no answer, what was chosen,
//! and which validated answer comes first are decided here by the same code. Rows hold what an audience may see and nothing
//! else.

mod places;

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::count::{Rating, Said, Vote};
use super::country::Silence;
use super::item::{Item, ItemKind, items};
use super::view::{Audience, Cell, Entry, cells, order_of, seen_by};
use crate::base::Id;
use crate::merge::ResponseKey;
use crate::questionnaire::{Questionnaire, Share};
use crate::response::{Address, Response, Value};

pub use places::{CountryPlace, Places, Speaker};

/// What is written into a table, and for whom.
#[derive(Debug)]
pub struct AnswerTable<'q> {
    asked: Vec<Asked<'q>>,
    audience: Audience,
    today: Date,
}

/// A questionnaire and what can be compared of it.
#[derive(Debug)]
pub struct Asked<'q> {
    /// The questionnaire.
    pub questionnaire: &'q Questionnaire,
    /// Its items with their ids, in order.
    pub items: Vec<(String, Item<'q>)>,
}

/// A response as an audience sees it.
#[derive(Debug)]
pub struct Heard<'t, 'q> {
    /// The place of the questionnaire among those of the table.
    pub place: usize,
    /// The questionnaire and its items.
    pub asked: &'t Asked<'q>,
    /// What makes it this response; the institution in it is not for every audience.
    pub key: ResponseKey,
    /// What is left of it; the institution is empty where it may not be named.
    pub seen: Cow<'t, Response>,
    cells: Vec<Cell>,
}

/// What a row says at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Something.
    #[default]
    Said,
    /// Something that has not the shape that the question asks for.
    Unreadable,
    /// Nothing, and why.
    Silent(Silence),
}

impl State {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Unreadable => "unreadable",
            Self::Silent(silence) => silence.name(),
        }
    }
}

/// One thing that an institution said on an item, or why it said nothing. An answer has several rows where several options
/// were chosen, or several entries made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row<'r> {
    /// The item, by its id.
    pub item: &'r str,
    /// Whether and why not.
    pub state: State,
    /// Whether the national co-ordinator validated the answer.
    pub validated: bool,
    /// Of several validated answers of a country, the one with the least of these counts. Only its order means something.
    pub precedence: Option<Cow<'r, str>>,
    /// Who may see the answer; nothing where there is none, since that would tell what is withheld from what is hidden.
    pub share: Option<Share>,
    /// The entry of a repeat, by its name.
    pub entry: Option<&'r str>,
    /// The maturity level, 0 to 4.
    pub level: Option<u8>,
    /// The priority, 1 to 4.
    pub priority: Option<u8>,
    /// The level that is the target.
    pub target: Option<u8>,
    /// How sure the institution is, 1 to 3.
    pub confidence: Option<u8>,
    /// The option chosen, by its name.
    pub choice: Option<&'r str>,
    /// The place of the option among those that were chosen, from 1: what comes first in an order of preference.
    pub rank: Option<usize>,
    /// The number.
    pub number: Option<f64>,
    /// What was written: words, a date, the evidence of a level, what "other" is.
    pub text: Option<&'r str>,
    /// The fields of an entry.
    pub record: Option<&'r Value>,
    /// The note beside the answer.
    pub note: Option<&'r str>,
}

impl<'q> AnswerTable<'q> {
    /// A table of the answers to these questionnaires, as an audience may see them on a day.
    pub fn new(questionnaires: &'q [Arc<Questionnaire>], audience: Audience, today: Date) -> Self {
        let asked = questionnaires.iter().map(|questionnaire| {
            let items = items(questionnaire).into_iter();
            Asked {
                questionnaire,
                items: items.map(|item| (item.id(), item)).collect(),
            }
        });
        Self {
            asked: asked.collect(),
            audience,
            today,
        }
    }

    /// For whom it is.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// The questionnaires, by their places.
    pub fn asked(&self) -> &[Asked<'q>] {
        &self.asked
    }

    /// The place of a questionnaire in a version.
    pub fn place(&self, id: &Id, version: &str) -> Option<usize> {
        let mut asked = self.asked.iter();
        asked.position(|asked| asked.questionnaire.is(id.as_str(), version))
    }

    /// What the audience sees of a response; nothing where nothing in it is for them, or the questionnaire is not here.
    pub fn heard<'t>(&'t self, response: Cow<'t, Response>) -> Option<Heard<'t, 'q>> {
        let asked = &response.questionnaire;
        let place = self.place(&asked.id, &asked.version)?;
        let asked = self.asked.get(place)?;
        let key = ResponseKey::of(&response);
        let seen = seen_by(self.audience, response)?;
        let items = asked.items.iter().map(|(_, item)| item);
        Some(Heard {
            place,
            key,
            cells: cells(asked.questionnaire, items, &seen, self.today),
            asked,
            seen,
        })
    }
}

impl Heard<'_, '_> {
    /// The rows, item by item.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let items = self.asked.items.iter().zip(&self.cells);
        items.flat_map(|((id, item), cell)| self.rows_of(id, item, cell))
    }

    fn rows_of<'r>(&'r self, id: &'r str, item: &Item<'_>, cell: &'r Cell) -> Vec<Row<'r>> {
        let (vote, validated) = cell.vote(item);
        let state = match &vote {
            Vote::Silent(silence) => State::Silent(*silence),
            Vote::Said(Said::Unreadable) => State::Unreadable,
            Vote::Said(_) => State::Said,
        };
        let name = &self.seen.respondent.institution;
        let order = || Cow::Owned(order_of(name, &self.key.institution, &vote));
        let answer = Row {
            item: id,
            state,
            validated,
            precedence: validated.then(order),
            ..Row::default()
        };
        let entries: &[Entry] = match cell {
            Cell::Said { entries, .. } => entries,
            _ => &[],
        };
        let (Vote::Said(said), Some(first)) = (vote, entries.first()) else {
            return vec![answer];
        };
        let of = |entry: &'r Entry| self.row_of(item, entry, answer.clone());
        match said {
            Said::Words(_) => entries.iter().map(of).collect(),
            Said::Level(rating) => vec![with_level(of(first), rating, &first.value)],
            Said::Choice(name) => vec![with_choice(of(first), name, &first.value)],
            Said::Multiple(names) => with_choices(&of(first), &names, &first.value),
            Said::Number(number) => vec![Row {
                number: Some(number),
                ..of(first)
            }],
            Said::Unreadable => vec![of(first)],
        }
    }

    /// A row with what an entry has whatever the item asks for.
    fn row_of<'r>(&'r self, item: &Item<'_>, entry: &'r Entry, row: Row<'r>) -> Row<'r> {
        let address = Address {
            question: item.question.name.clone(),
            part: entry.part.clone(),
        };
        let register = self.seen.answers.get(&address);
        let answer = register.and_then(|register| register.settled());
        let is_words = matches!(item.kind, ItemKind::Words);
        let is_record = matches!(item.kind, ItemKind::Records { .. });
        // A part that is a row of a matrix stands in the item.
        let named = entry.part.as_ref().filter(|_| item.row.is_none());
        let personal = matches!(item.kind, ItemKind::Personal);
        Row {
            share: answer.map(|answer| self.seen.share_of(answer)),
            entry: named.map(Id::as_str),
            text: written(entry.value.text().filter(|_| is_words)),
            record: is_record.then_some(&entry.value),
            note: written(Some(entry.note.as_str()).filter(|_| !personal)),
            ..row
        }
    }
}

fn written(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

fn with_level<'r>(row: Row<'r>, rating: Rating, value: &'r Value) -> Row<'r> {
    Row {
        level: rating.level,
        priority: rating.priority,
        target: rating.target,
        confidence: rating.confidence,
        text: written(value.field("evidence").and_then(Value::text)),
        ..row
    }
}

fn with_choice<'r>(row: Row<'r>, name: &'r str, value: &'r Value) -> Row<'r> {
    Row {
        choice: Some(name),
        text: written(value.field("specify").and_then(Value::text)),
        ..row
    }
}

/// A row for each option; one without where none was chosen. Chosen twice is chosen once.
fn with_choices<'r>(row: &Row<'r>, names: &[&'r str], value: &'r Value) -> Vec<Row<'r>> {
    let made = match value {
        Value::List(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    };
    let chosen = names.iter().zip(made).enumerate();
    let once = chosen.filter(|(nth, (name, _))| !names.iter().take(*nth).any(|n| n == *name));
    let mut rows: Vec<Row<'r>> = (1..)
        .zip(once)
        .map(|(rank, (_, (name, value)))| Row {
            rank: Some(rank),
            ..with_choice(row.clone(), name, value)
        })
        .collect();
    if rows.is_empty() {
        rows.push(row.clone());
    }
    rows
}
