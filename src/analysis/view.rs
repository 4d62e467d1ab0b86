//! What one audience may see of a collection.

use jiff::civil::Date;

use super::item::{Item, items};
use super::quality::{Quality, quality};
use crate::base::Text;
use crate::merge::{Collection, ResponseKey};
use crate::questionnaire::{Kind, Questionnaire, Share};
use crate::response::{
    Address, Answer, Country, Given, Live, Missing, Progress, Register, Respondent, Response,
    Status, Unit, UnitKind, Value, progress, units,
};

/// For whom something is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The facilitator sees everything.
    Facilitator,
    /// The participants of the review.
    Participants,
    /// Everybody.
    Public,
}

impl Audience {
    /// Whether an answer with this flag may be shown.
    pub fn may_see(self, share: Share) -> bool {
        match self {
            Self::Facilitator => true,
            Self::Participants => share >= Share::Participants,
            Self::Public => share == Share::Public,
        }
    }

    /// The name on the command line and in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Participants => "participants",
            Self::Public => "public",
        }
    }
}

/// The answers to one questionnaire in one version that an audience may see.
///
/// The only way to make one is [`View::new`], which drops what the sharing flags do not allow.
#[derive(Debug)]
pub struct View<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// For whom.
    pub audience: Audience,
    /// What can be compared, in order.
    pub items: Vec<Item<'a>>,
    /// The countries by displayed name, with the answers of their institutions.
    pub countries: Vec<CountryGroup>,
    /// How many answers were dropped because of their flags.
    pub concealed: usize,
    /// Whether any response is a sample.
    pub sample: bool,
}

/// The institutions of one country.
#[derive(Clone, Debug)]
pub struct CountryGroup {
    /// The country.
    pub country: Country,
    /// Its institutions, by name.
    pub voices: Vec<Voice>,
}

/// One institution: who it is and what it said, as far as the audience may see.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Which response.
    pub key: ResponseKey,
    /// Who answers. The contact is always left out.
    pub respondent: Respondent,
    /// Draft, finalised or validated.
    pub status: Status,
    /// How far it came.
    pub progress: Progress,
    /// How well it is supported by evidence.
    pub quality: Quality,
    /// What it said, item by item.
    pub cells: Vec<Cell>,
}

/// What an institution said about one item.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Not shown to the respondent, given the other answers.
    NotAsked,
    /// Nothing.
    Blank,
    /// Silence with a reason.
    Missing(Missing),
    /// Said, but not for this audience. Printed as withheld.
    Concealed,
    /// Versions say different things and nobody has decided.
    Conflict,
    /// Said. One entry, or one for each entry of a repeat.
    Said {
        /// What was said.
        entries: Vec<Entry>,
        /// Whether the national co-ordinator validated it.
        validated: bool,
    },
}

/// One thing said.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is about, where it stands for a row or choice of another question.
    pub about: Option<Text>,
    /// The value.
    pub value: Value,
    /// The note for tables.
    pub note: String,
}

impl Cell {
    /// The value, where there is exactly one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Said { entries, .. } => match entries.as_slice() {
                [entry] => Some(&entry.value),
                _ => None,
            },
            _ => None,
        }
    }
}

impl<'a> View<'a> {
    /// What `audience` may see of the responses to `questionnaire`; other versions of it are left out.
    pub fn new(
        collection: &Collection,
        questionnaire: &'a Questionnaire,
        audience: Audience,
        today: Date,
    ) -> Self {
        let mut view = Self {
            questionnaire,
            audience,
            items: items(questionnaire),
            countries: Vec::new(),
            concealed: 0,
            sample: false,
        };
        for (key, response) in collection.responses() {
            if key.questionnaire == questionnaire.id && key.version == questionnaire.version {
                view.add(key, response, today);
            }
        }
        view.countries.sort_by_cached_key(|group| {
            (
                crate::base::text::fold(group.country.display_name()),
                group.country.key(),
            )
        });
        view
    }

    /// Keeps only these countries, by code or name; without any, all of them.
    pub fn keep_countries(&mut self, countries: &[String]) {
        let same = |wanted: &String, country: &Country| {
            wanted.eq_ignore_ascii_case(&country.code)
                || crate::base::text::fold(wanted) == crate::base::text::fold(&country.name)
        };
        if !countries.is_empty() {
            self.countries
                .retain(|group| countries.iter().any(|name| same(name, &group.country)));
        }
    }

    /// How many countries answered.
    pub fn size(&self) -> usize {
        self.countries.len()
    }

    fn add(&mut self, key: &ResponseKey, response: &Response, today: Date) {
        let live = Live::new(self.questionnaire, response, today);
        let cells: Vec<Cell> = self
            .items
            .iter()
            .map(|item| self.cell(item, &live))
            .collect();
        self.concealed += cells
            .iter()
            .filter(|cell| **cell == Cell::Concealed)
            .count();
        self.sample |= response.sample;
        let mut respondent = response.respondent.clone();
        respondent.contact = crate::response::Contact::default();
        let voice = Voice {
            key: key.clone(),
            respondent,
            status: response.status,
            progress: progress(&live),
            quality: quality(&live),
            cells,
        };
        let country = &response.respondent.country;
        match self
            .countries
            .iter_mut()
            .find(|group| group.country.key() == key.country)
        {
            Some(group) => group.voices.push(voice),
            None => self.countries.push(CountryGroup {
                country: country.clone(),
                voices: vec![voice],
            }),
        }
    }

    fn cell(&self, item: &Item<'_>, live: &Live<'_>) -> Cell {
        if !live.shows(item.question.name.as_str()) {
            return Cell::NotAsked;
        }
        let units = units(item.question, live);
        if let Kind::Repeat { .. } = item.question.kind {
            return self.entries(&units, live);
        }
        let address = item.address();
        let Some(unit) = units.iter().find(|unit| unit.address == address) else {
            return Cell::NotAsked;
        };
        let cell = self.answer_cell(unit, live);
        match item.field {
            Some(field) => field_cell(
                cell,
                field.name.as_str(),
                live.shows_field(field, &address, group_value(&address, live)),
            ),
            None => cell,
        }
    }

    fn answer_cell(&self, unit: &Unit<'_>, live: &Live<'_>) -> Cell {
        let Some(register) = live.response.answers.get(&unit.address) else {
            return Cell::Blank;
        };
        if self.hides(register, live.response) {
            return Cell::Concealed;
        }
        if register.is_conflict() {
            return Cell::Conflict;
        }
        register
            .settled()
            .map_or(Cell::Blank, |answer| said(answer, unit, live.response))
    }

    /// A conflict is as private as the most private of its versions.
    fn hides(&self, register: &Register, response: &Response) -> bool {
        let mut answers = register.versions().iter().map(|version| &version.answer);
        answers.any(|answer| answer.is_given() && !self.audience.may_see(response.share_of(answer)))
    }

    fn entries(&self, units: &[Unit<'_>], live: &Live<'_>) -> Cell {
        let cells: Vec<Cell> = units
            .iter()
            .map(|unit| self.answer_cell(unit, live))
            .collect();
        let mut all = Vec::new();
        let mut every_validated = true;
        for cell in &cells {
            if let Cell::Said { entries, validated } = cell {
                all.extend(entries.iter().cloned());
                every_validated &= validated;
            }
        }
        if !all.is_empty() {
            return Cell::Said {
                entries: all,
                validated: every_validated,
            };
        }
        let silent = cells.into_iter().find(|cell| *cell != Cell::Blank);
        silent.unwrap_or(Cell::Blank)
    }
}

fn group_value<'r>(address: &Address, live: &Live<'r>) -> Option<&'r Value> {
    live.response.value(address)
}

fn said(answer: &Answer, unit: &Unit<'_>, response: &Response) -> Cell {
    match &answer.given {
        Given::Blank => Cell::Blank,
        Given::Missing { why, .. } => Cell::Missing(*why),
        Given::Value(value) => {
            let about = match &unit.kind {
                UnitKind::Entry { about, .. } => about.clone(),
                UnitKind::Whole | UnitKind::Row(_) => None,
            };
            let entry = Entry {
                about,
                value: value.clone(),
                note: answer.note.clone(),
            };
            let validated = answer.validated || response.status == Status::Validated;
            let by_co_ordinator = response
                .respondent
                .role
                .as_ref()
                .is_some_and(|role| *role == "co-ordinator");
            Cell::Said {
                entries: vec![entry],
                validated: validated && by_co_ordinator,
            }
        }
    }
}

/// The part of a group's cell that one field has.
fn field_cell(cell: Cell, field: &str, shown: bool) -> Cell {
    let Cell::Said { entries, validated } = cell else {
        return cell;
    };
    if !shown {
        return Cell::NotAsked;
    }
    let pick = |entry: Entry| {
        let value = entry.value.field(field)?.clone();
        Some(Entry { value, ..entry })
    };
    let entries: Vec<Entry> = entries.into_iter().filter_map(pick).collect();
    if entries.is_empty() {
        Cell::Blank
    } else {
        Cell::Said { entries, validated }
    }
}
