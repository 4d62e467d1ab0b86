//! What one audience may see of a collection.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::count::Vote;
use super::item::{Item, items};
use super::quality::{Quality, quality};
use crate::base::{Id, Text};
use crate::merge::{Collection, ResponseKey};
use crate::questionnaire::{Kind, Questionnaire, Share};
use crate::response::{
    Address, Answer, Contact, Country, Given, Live, Missing, Register, Respondent, Response,
    Status, Tally, Unit, Value, Version, progress, units,
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
    /// Whether any response is a sample.
    pub sample: bool,
}

/// The institutions of one country.
#[derive(Clone, Debug)]
pub struct CountryGroup {
    /// The country.
    pub country: Country,
    /// Its institutions, by name; none where they were counted and not kept.
    pub voices: Vec<Voice>,
    /// What is known of all its institutions together.
    pub heads: Headcount,
}

/// Institutions, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// Their responses.
    pub responses: usize,
    /// Cells that are withheld, or not for the audience.
    pub withheld: usize,
    /// Cells whose versions say different things.
    pub conflicts: usize,
    /// The first and the last day that answers describe.
    pub dates: Option<(Date, Date)>,
}

impl Headcount {
    /// One response, with answers as of a day.
    pub(super) fn one(date: Option<Date>) -> Self {
        Self {
            responses: 1,
            dates: date.map(|date| (date, date)),
            ..Self::default()
        }
    }

    fn of(voices: &[Voice]) -> Self {
        let cells = || voices.iter().flat_map(|voice| &voice.cells);
        let mut heads = Self {
            withheld: cells()
                .filter(|cell| **cell == Cell::Missing(Missing::Withheld))
                .count(),
            conflicts: cells().filter(|cell| **cell == Cell::Conflict).count(),
            ..Self::default()
        };
        for voice in voices {
            heads.add(&Self::one(voice.respondent.reference_date));
        }
        heads
    }

    /// Adds others.
    pub(super) fn add(&mut self, other: &Self) {
        self.responses += other.responses;
        self.withheld += other.withheld;
        self.conflicts += other.conflicts;
        self.dates = match (self.dates, other.dates) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (mine, theirs) => mine.or(theirs),
        };
    }
}

impl CountryGroup {
    /// Whether it is among these, by code or name, or these are none.
    pub(super) fn is_among(&self, countries: &[String]) -> bool {
        is_among(&self.country, countries)
    }

    /// The place of the country among others: by displayed name.
    pub(super) fn order(&self) -> (String, String) {
        Self::order_of(&self.country)
    }

    /// The place of a country among others.
    pub(super) fn order_of(country: &Country) -> (String, String) {
        let name = crate::base::text::fold(country.display_name());
        (name, country.key())
    }
}

/// Whether a country is among these, by code or name, or these are none.
pub fn is_among(country: &Country, countries: &[String]) -> bool {
    let same = |wanted: &String| {
        wanted.eq_ignore_ascii_case(&country.code)
            || crate::base::text::fold(wanted) == crate::base::text::fold(&country.name)
    };
    countries.is_empty() || countries.iter().any(same)
}

/// One institution: who it is and what it said, as far as the audience may see.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Who answers. The contact is always left out; the institution is empty where the response as a
    /// whole is not for this audience.
    pub respondent: Respondent,
    /// Draft, finalised or validated.
    pub status: Status,
    /// How far it came.
    pub progress: Tally,
    /// How well it is supported by evidence.
    pub quality: Quality,
    /// How many answers were confirmed, changed, new or not reviewed since the last cycle; for the facilitator alone.
    pub standings: BTreeMap<crate::response::Standing, usize>,
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
    /// The row or choice of another question it stands for, or the name of the entry.
    pub part: Option<Id>,
    /// What it is about, where it stands for a row or choice of another question.
    pub about: Option<Text>,
    /// The value.
    pub value: Value,
    /// The note for tables.
    pub note: String,
    /// Why it changed since the last cycle, or stays far from what others say.
    pub explanation: String,
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
            sample: false,
        };
        for (key, response) in collection.responses() {
            if key.questionnaire == questionnaire.id && key.version == questionnaire.version {
                view.add(key, response, today);
            }
        }
        for group in &mut view.countries {
            // Those without a name stand last, in an order that depends on what is visible alone.
            group.voices.sort_by_cached_key(|voice| {
                let name = &voice.respondent.institution;
                let said = if name.is_empty() {
                    format!("{:?}", voice.cells)
                } else {
                    String::new()
                };
                (name.is_empty(), crate::base::text::fold(name), said)
            });
        }
        for group in &mut view.countries {
            group.heads = Headcount::of(&group.voices);
        }
        view.countries.sort_by_cached_key(CountryGroup::order);
        view
    }

    /// Keeps only these countries, by code or name; without any, all of them.
    pub fn keep_countries(&mut self, countries: &[String]) {
        self.countries.retain(|group| group.is_among(countries));
    }

    /// How many cells are withheld, or not for this audience: a reader cannot tell them apart.
    pub fn withheld(&self) -> usize {
        self.countries
            .iter()
            .map(|group| group.heads.withheld)
            .sum()
    }

    /// How many cells are open: their versions differ and nobody has decided.
    pub fn conflicts(&self) -> usize {
        self.countries
            .iter()
            .map(|group| group.heads.conflicts)
            .sum()
    }

    /// How many responses there are.
    pub fn responses(&self) -> usize {
        self.countries
            .iter()
            .map(|group| group.heads.responses)
            .sum()
    }

    /// Whether institutions and what they wrote are listed, not only counted.
    pub fn lists_voices(&self) -> bool {
        self.countries.iter().any(|group| !group.voices.is_empty())
    }

    /// How many countries answered.
    pub fn size(&self) -> usize {
        self.countries.len()
    }

    fn add(&mut self, key: &ResponseKey, response: &Response, today: Date) {
        let Some(response) = seen_by(self.audience, Cow::Borrowed(response)) else {
            return;
        };
        let live = Live::new(self.questionnaire, &response, today);
        let cells = self.items.iter().map(|item| cell(item, &live)).collect();
        self.sample |= response.sample;
        let respondent = response.respondent.clone();
        let voice = Voice {
            respondent,
            status: response.status,
            progress: progress(&live).total,
            quality: quality(&live),
            standings: standings(&response, &live),
            cells,
        };
        let country = &response.respondent.country;
        // Responses come in the order of their keys: those of one country follow each other.
        let last = self.countries.last_mut();
        match last.filter(|group| group.country.key() == key.country) {
            Some(group) => group.voices.push(voice),
            None => self.countries.push(CountryGroup {
                country: country.clone(),
                voices: vec![voice],
                heads: Headcount::default(),
            }),
        }
    }
}

/// What a response says about some items.
pub(super) fn cells<'i>(
    questionnaire: &Questionnaire,
    items: impl Iterator<Item = &'i Item<'i>>,
    response: &Response,
    today: Date,
) -> Vec<Cell> {
    let live = Live::new(questionnaire, response, today);
    items.map(|item| cell(item, &live)).collect()
}

/// The place of a voice among those whose answers were validated: by the name of the institution. Those without a name come
/// last, in an order that depends on what is visible alone.
pub(super) fn order_of(name: &str, key: &str, vote: &Vote<'_>) -> String {
    if name.is_empty() {
        format!("1{vote:?}")
    } else {
        // A sign below all that names hold, and one that every program reads as text.
        format!("0{}\u{1}{key}", crate::base::text::fold(name))
    }
}

/// Where the answers that are shown stand, compared with the last cycle, counted.
fn standings(response: &Response, live: &Live<'_>) -> BTreeMap<crate::response::Standing, usize> {
    let mut counts = BTreeMap::new();
    for (address, standing) in response.standings() {
        if live.shows(address.question.as_str()) {
            *counts.entry(standing).or_default() += 1;
        }
    }
    counts
}

/// A response as an audience may see it, or `None` where nothing in it is for them.
///
/// A hidden answer becomes one that is withheld, before anything is counted or decided: whether later
/// questions are shown, progress and quality depend on visible answers alone, so that nothing hidden can
/// be computed from them.
///
/// Nothing is copied where nothing is taken out, or where the response is given away. What cannot reach a [`Voice`] stays: authors,
/// flags, what was set aside.
pub(super) fn seen_by(
    audience: Audience,
    mut seen: Cow<'_, Response>,
) -> Option<Cow<'_, Response>> {
    if !seen.respondent.contact.is_empty() {
        seen.to_mut().respondent.contact = Contact::default();
    }
    if audience == Audience::Facilitator {
        return Some(seen);
    }
    let (mut visible, mut hidden) = (false, Vec::new());
    for (address, register) in &seen.answers {
        if hides(audience, register, &seen) {
            hidden.push((address.clone(), withheld(register)));
        } else {
            visible |= register.is_given();
        }
    }
    if !hidden.is_empty() {
        seen.to_mut().answers.extend(hidden);
    }
    if !audience.may_see(seen.respondent.share) {
        if !visible {
            return None;
        }
        seen.to_mut().respondent.institution.clear();
    }
    if seen.previous.is_some() || seen.round.is_some() {
        let seen = seen.to_mut();
        seen.previous = None;
        seen.round = None;
    }
    Some(seen)
}

/// A conflict is as private as the most private of its versions.
fn hides(audience: Audience, register: &Register, response: &Response) -> bool {
    let mut answers = register.versions().iter().map(|version| &version.answer);
    answers.any(|answer| {
        let says = answer.is_given() || !answer.note.is_empty();
        says && !audience.may_see(response.share_of(answer))
    })
}

fn withheld(register: &Register) -> Register {
    let first = register.versions().iter().take(1).cloned();
    Register::new(first.map(|version| Version {
        answer: Answer::missing(Missing::Withheld, ""),
        unknown: BTreeMap::new(),
        ..version
    }))
}

fn cell(item: &Item<'_>, live: &Live<'_>) -> Cell {
    let question = item.question;
    if !live.shows(question.name.as_str()) {
        return Cell::NotAsked;
    }
    if let Kind::Repeat { .. } = question.kind {
        return entries(&units(question, live), live);
    }
    if item
        .row
        .is_some_and(|row| !live.shows_row_of(question, row))
    {
        return Cell::NotAsked;
    }
    let address = item.address();
    let cell = answer_cell(&address, None, live);
    match item.field {
        Some(field) => field_cell(
            cell,
            field.name.as_str(),
            live.shows_field(field, &address, group_value(&address, live)),
        ),
        None => cell,
    }
}

/// The cell of one answer; `about` is what an entry stands for.
fn answer_cell(address: &Address, about: Option<&Text>, live: &Live<'_>) -> Cell {
    let Some(register) = live.response.answers.get(address) else {
        return Cell::Blank;
    };
    if register.is_conflict() {
        return Cell::Conflict;
    }
    let settled = register.settled();
    settled.map_or(Cell::Blank, |answer| {
        said(answer, (address, about), live.response)
    })
}

fn entries(units: &[Unit<'_>], live: &Live<'_>) -> Cell {
    let cell = |unit: &Unit<'_>| answer_cell(&unit.address, unit.label(), live);
    let cells: Vec<Cell> = units.iter().map(cell).collect();
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

fn group_value<'r>(address: &Address, live: &Live<'r>) -> Option<&'r Value> {
    live.response.value(address)
}

fn said(answer: &Answer, (address, about): (&Address, Option<&Text>), response: &Response) -> Cell {
    match &answer.given {
        Given::Blank => Cell::Blank,
        Given::Missing { why, .. } => Cell::Missing(*why),
        Given::Value(value) => {
            let entry = Entry {
                part: address.part.clone(),
                about: about.cloned(),
                value: value.clone(),
                note: answer.note.clone(),
                explanation: answer.explanation.clone(),
            };
            let validated = answer.validated || response.status == Status::Validated;
            Cell::Said {
                entries: vec![entry],
                validated: validated && response.respondent.co_ordinates(),
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
