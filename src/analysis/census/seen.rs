//! One response as an audience sees it, item by item, read in place.
//!
//! The rules are those of [`Live`](crate::response::Live) and of [`View`](crate::analysis::View), which say more and cost
//! more; a property test holds the two together (`both_ways_count_the_same`).

mod scope;

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;

use super::plan::Plan;
use crate::analysis::count::{Rating, Said, Vote};
use crate::analysis::country::Silence;
use crate::analysis::item::{Item, ItemKind};
use crate::analysis::view::Audience;
use crate::questionnaire::{Choice, Choices, Kind, Question, Row, Source};
use crate::response::{Skim, SkimGiven, SkimRegister, SkimValue, SkimVersion, Status};

use scope::Here;

/// A response as an audience sees it.
pub(super) struct Seen<'s, 'q, 'a> {
    plan: &'s Plan<'q>,
    skim: &'s Skim<'a>,
    today: Date,
    /// The answers that are not for the audience.
    hidden: Vec<bool>,
    /// The places of the answers to each question, which stand together.
    spans: Vec<Range<usize>>,
    known: RefCell<Vec<Visibility>>,
    known_parts: RefCell<Vec<(usize, &'s str, Visibility)>>,
    validates: bool,
    /// Whether the institution may be named.
    pub(super) named: bool,
}

/// What is known about a question while its visibility is worked out.
#[derive(Clone, Copy, PartialEq)]
enum Visibility {
    Unknown,
    Shown,
    Hidden,
    /// Being worked out: a circle, which counts as shown.
    Pending,
}

impl<'s, 'q, 'a> Seen<'s, 'q, 'a> {
    /// The response as the audience sees it; nothing where nothing in it is for them.
    pub(super) fn new(
        plan: &'s Plan<'q>,
        skim: &'s Skim<'a>,
        audience: Audience,
        today: Date,
    ) -> Option<Self> {
        let share = skim.respondent.share;
        let hides = |register: &SkimRegister<'a>| {
            let mut versions = register.versions();
            versions.any(|v| v.says() && !audience.may_see(v.share().unwrap_or(share)))
        };
        let hidden: Vec<bool> = if audience == Audience::Facilitator {
            vec![false; skim.answers.len()]
        } else {
            let registers = skim.answers.iter().map(|(_, register)| register);
            registers.map(hides).collect()
        };
        let named = audience.may_see(share);
        if !named {
            let seen = skim
                .answers
                .iter()
                .zip(&hidden)
                .filter(|(_, hidden)| !**hidden);
            let mut given = seen.flat_map(|((_, register), _)| register.versions());
            given.find(|version| version.given() != SkimGiven::Blank)?;
        }
        let role = skim.respondent.role.as_deref();
        Some(Self {
            plan,
            skim,
            today,
            hidden,
            spans: spans(plan, skim),
            known: RefCell::new(vec![Visibility::Unknown; plan.questions.len()]),
            known_parts: RefCell::default(),
            validates: role == Some(crate::response::CO_ORDINATOR),
            named,
        })
    }

    /// What it says about an item of the question at a place, and whether that was validated.
    pub(super) fn vote(&'s self, place: usize, item: &Item<'q>) -> (Vote<'s>, bool) {
        const SILENT: fn(Silence) -> (Vote<'static>, bool) =
            |silence| (Vote::Silent(silence), false);
        if !self.shows(place) {
            return SILENT(Silence::NotAsked);
        }
        if let Kind::Repeat { for_each, .. } = &item.question.kind {
            return self.entries(place, for_each);
        }
        if let Some(row) = item.row
            && !self.shows_row_of(place, row)
        {
            return SILENT(Silence::NotAsked);
        }
        let part = item.row.map(|row| row.name.as_str());
        let answer = self.find(place, part);
        let shown = item.field.is_none_or(|field| {
            let group = answer.and_then(|nth| self.value(nth));
            self.shows_field(field, part, group)
        });
        let version = match self.content(answer) {
            Content::Silent(silence) => return SILENT(silence),
            Content::Said(version) => version,
        };
        let Some(value) = shown_value(version, item, shown) else {
            return SILENT(if shown {
                Silence::Unanswered
            } else {
                Silence::NotAsked
            });
        };
        (Vote::Said(said(item, value)), self.is_validated(version))
    }

    fn is_validated(&self, version: &SkimVersion<'a>) -> bool {
        self.validates && (version.validated() || self.skim.status == Status::Validated)
    }

    /// The entries of a repeat together.
    fn entries(&'s self, place: usize, for_each: &'q [Source]) -> (Vote<'s>, bool) {
        let open = for_each.is_empty();
        let places: Vec<Option<usize>> = if open {
            self.open_entries(place).map(Some).collect()
        } else {
            let names = self.sourced(for_each).into_iter();
            names.map(|name| self.find(place, Some(name))).collect()
        };
        let (mut count, mut validated, mut silent) = (0, true, None);
        for answer in places {
            match self.content(answer) {
                Content::Said(version) => {
                    count += 1;
                    validated &= self.is_validated(version);
                }
                Content::Silent(Silence::Unanswered) => {}
                Content::Silent(silence) => silent = silent.or(Some(silence)),
            }
        }
        if count > 0 {
            return (Vote::Said(Said::Words(count)), validated);
        }
        (Vote::Silent(silent.unwrap_or(Silence::Unanswered)), false)
    }

    /// The entries of an open repeat that have content.
    fn open_entries(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        self.span(place).filter(|nth| {
            let Some((at, register)) = self.skim.answers.get(*nth) else {
                return false;
            };
            let filled = self.is_hidden(*nth) || !register.versions().all(SkimVersion::is_blank);
            filled && at.part.is_some()
        })
    }

    /// The places of the answers to a question.
    fn span(&self, place: usize) -> Range<usize> {
        self.spans.get(place).cloned().unwrap_or_default()
    }

    /// What stands at the place of an answer, if there is one.
    fn content(&'s self, answer: Option<usize>) -> Content<'s, 'a> {
        let Some(nth) = answer else {
            return Content::Silent(Silence::Unanswered);
        };
        let Some((_, register)) = self.skim.answers.get(nth) else {
            return Content::Silent(Silence::Unanswered);
        };
        if self.is_hidden(nth) {
            return Content::Silent(Silence::Withheld);
        }
        let Some(version) = register.settled() else {
            return Content::Silent(Silence::Conflict);
        };
        match version.given() {
            SkimGiven::Value(_) => Content::Said(version),
            SkimGiven::Blank => Content::Silent(Silence::Unanswered),
            SkimGiven::Missing(why) => Content::Silent(Silence::of(why)),
        }
    }

    fn is_hidden(&self, answer: usize) -> bool {
        self.hidden.get(answer).copied().unwrap_or(false)
    }

    /// The place of the answer at an address.
    fn find(&self, place: usize, part: Option<&str>) -> Option<usize> {
        let span = self.span(place);
        let answers = self.skim.answers.get(span.clone())?;
        // Parts are in order, an answer to the whole question stands first.
        let at = answers
            .binary_search_by_key(&part, |(at, _)| at.part)
            .ok()?;
        Some(span.start + at)
    }

    /// The value of an answer, where it is settled and not silence.
    fn value(&self, answer: usize) -> Option<&SkimValue<'a>> {
        if self.is_hidden(answer) {
            return None;
        }
        match self.skim.answers.get(answer)?.1.settled()?.given() {
            SkimGiven::Value(value) => Some(value),
            SkimGiven::Blank | SkimGiven::Missing(_) => None,
        }
    }

    /// Whether the question at a place is shown.
    fn shows(&self, place: usize) -> bool {
        let known = self.known.borrow().get(place).copied();
        if !matches!(known, Some(Visibility::Unknown)) {
            return known.is_some_and(|known| known != Visibility::Hidden);
        }
        let note = |visibility| {
            if let Some(known) = self.known.borrow_mut().get_mut(place) {
                *known = visibility;
            }
        };
        note(Visibility::Pending);
        let Some(asked) = self.plan.questions.get(place) else {
            return false;
        };
        let shown = asked
            .conditions
            .iter()
            .all(|condition| condition.holds(self))
            && (!asked.depends_on_others || self.offers(asked.question));
        note(Visibility::of(shown));
        shown
    }

    /// Whether there is anything to choose, or any entry to make.
    fn offers(&self, question: &'q Question) -> bool {
        match (&question.kind, question.choices()) {
            (Kind::Repeat { for_each, .. }, _) => !self.sourced(for_each).is_empty(),
            (_, Some(choices)) => !self.offered(choices).is_empty(),
            _ => true,
        }
    }

    /// The names of what can be chosen.
    fn offered(&self, choices: &'q Choices) -> Vec<&'q str> {
        match choices {
            Choices::List { choices, .. } => {
                let holds = |choice: &&Choice| {
                    let condition = choice.relevant.as_ref();
                    condition.is_none_or(|condition| condition.holds(self))
                };
                let offered = choices.iter().filter(holds);
                offered.map(|choice| choice.name.as_str()).collect()
            }
            Choices::From(sources) => self.sourced(sources),
        }
    }

    /// The names of the rows or choices of other answers that satisfy their conditions.
    fn sourced(&self, sources: &'q [Source]) -> Vec<&'q str> {
        let mut found = Vec::new();
        for source in sources {
            if let Some(place) = self.plan.place(source.from.as_str())
                && self.shows(place)
                && let Some(question) = self.plan.question(place)
            {
                self.add_found(place, question, source, &mut found);
            }
        }
        found
    }

    fn add_found(
        &self,
        place: usize,
        question: &'q Question,
        source: &'q Source,
        found: &mut Vec<&'q str>,
    ) {
        match &question.kind {
            Kind::Matrix { rows, .. } => {
                let shown = rows.iter().filter(|row| self.shows_row_of(place, row));
                let chosen = shown.filter(|row| self.row_satisfies(place, row, source));
                found.extend(chosen.map(|row| row.name.as_str()));
            }
            Kind::SelectOne { choices, .. }
            | Kind::SelectMultiple { choices, .. }
            | Kind::Rank { choices, .. } => {
                let offered = self.offered(choices);
                let value = self.find(place, None).and_then(|nth| self.value(nth));
                let made = value.and_then(SkimValue::all_chosen).unwrap_or_default();
                let known = made
                    .iter()
                    .filter_map(|made| offered.iter().find(|name| *name == made));
                found.extend(known);
            }
            _ => {}
        }
    }

    fn row_satisfies(&self, place: usize, row: &'q Row, source: &'q Source) -> bool {
        let part = row.name.as_str();
        let value = self.find(place, Some(part)).and_then(|nth| self.value(nth));
        value.is_some_and(|value| {
            let filter = source.filter.as_ref();
            filter.is_none_or(|filter| filter.holds(&self.here(Some(part), Some(value))))
        })
    }

    /// Whether a row of the matrix at a place is shown where the matrix is.
    fn shows_row_of(&self, place: usize, row: &'q Row) -> bool {
        let conditional = row.relevant.is_some() || row.since.is_some();
        !conditional || self.shows_part(place, row.name.as_str(), || self.shows_row(row))
    }

    fn shows_row(&self, row: &'q Row) -> bool {
        let on = self.skim.respondent.reference_date;
        let there = on.is_none_or(|on| row.since.is_none_or(|since| since <= on));
        let condition = row.relevant.as_ref();
        there && condition.is_none_or(|condition| condition.holds(self))
    }

    /// Whether a row or entry is shown; worked out once.
    fn shows_part(&self, place: usize, part: &str, shown: impl FnOnce() -> bool) -> bool {
        let at = |known: &[(usize, &str, Visibility)]| {
            known
                .iter()
                .position(|(of, name, _)| *of == place && *name == part)
        };
        let known = self.known_parts.borrow();
        if let Some((.., known)) = at(&known).and_then(|at| known.get(at)) {
            return *known != Visibility::Hidden;
        }
        drop(known);
        let Some(name) = self.part_name(place, part) else {
            return shown();
        };
        self.known_parts
            .borrow_mut()
            .push((place, name, Visibility::Pending));
        let shown = shown();
        let mut known = self.known_parts.borrow_mut();
        if let Some((.., visibility)) = at(&known).and_then(|at| known.get_mut(at)) {
            *visibility = Visibility::of(shown);
        }
        shown
    }

    /// The name of a part where it lives as long as what is known of it: in the questionnaire or in the answers.
    fn part_name(&self, place: usize, part: &str) -> Option<&'s str> {
        if let Some(Kind::Matrix { rows, .. }) = self.plan.question(place).map(|q| &q.kind) {
            let row = rows.iter().find(|row| row.name == *part);
            return row.map(|row| row.name.as_str());
        }
        let nth = self.find(place, Some(part))?;
        self.skim.answers.get(nth)?.0.part
    }

    /// Whether a field of a group or entry is shown.
    fn shows_field(
        &self,
        field: &Question,
        part: Option<&str>,
        group: Option<&SkimValue<'a>>,
    ) -> bool {
        let relevant = field.relevant.as_ref();
        relevant.is_none_or(|condition| condition.holds(&self.here(part, group)))
    }

    fn here<'h>(
        &'h self,
        part: Option<&'h str>,
        value: Option<&'h SkimValue<'a>>,
    ) -> Here<'h, 's, 'q, 'a> {
        Here {
            seen: self,
            part,
            value,
        }
    }
}

/// What stands at the place of an answer.
enum Content<'v, 'a> {
    Silent(Silence),
    Said(&'v SkimVersion<'a>),
}

impl Visibility {
    fn of(shown: bool) -> Self {
        if shown { Self::Shown } else { Self::Hidden }
    }
}

/// The places of the answers to each question.
fn spans(plan: &Plan<'_>, skim: &Skim<'_>) -> Vec<Range<usize>> {
    let mut spans = vec![0..0; plan.questions.len()];
    let mut last = ("", None);
    for (nth, (at, _)) in skim.answers.iter().enumerate() {
        let question = at.question;
        if last.0 != question {
            last = (question, plan.place(question));
            if let Some(span) = last.1.and_then(|place| spans.get_mut(place)) {
                *span = nth..nth;
            }
        }
        if let Some(span) = last.1.and_then(|place| spans.get_mut(place)) {
            span.end = nth + 1;
        }
    }
    spans
}

/// The value of an answer, or of the field of it that the item is about.
fn shown_value<'v, 'a>(
    version: &'v SkimVersion<'a>,
    item: &Item<'_>,
    shown: bool,
) -> Option<&'v SkimValue<'a>> {
    let SkimGiven::Value(value) = version.given() else {
        return None;
    };
    match item.field {
        Some(field) if shown => value.field(field.name.as_str()),
        Some(_) => None,
        None => Some(value),
    }
}

/// A value, as the item counts it.
fn said<'v>(item: &Item<'_>, value: &'v SkimValue<'_>) -> Said<'v> {
    let read = match item.kind {
        ItemKind::Level => rating(value).map(Said::Level),
        ItemKind::Choice { .. } => value.chosen().map(Said::Choice),
        ItemKind::Multiple { .. } => value.all_chosen().map(Said::Multiple),
        ItemKind::Number => value.number().map(Said::Number),
        ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => Some(Said::Words(1)),
    };
    read.unwrap_or(Said::Unreadable)
}

/// The figures of a maturity bundle; nothing where it is none.
fn rating(value: &SkimValue<'_>) -> Option<Rating> {
    use crate::response::Number;
    let mut rating = Rating::default();
    for (name, value) in value.fields()? {
        let small = || match value {
            SkimValue::Number(Number::Whole(number)) => u8::try_from(*number).ok().map(Some),
            _ => None,
        };
        match &**name {
            "level" => rating.level = small()?,
            "priority" => rating.priority = small()?,
            "confidence" => rating.confidence = small()?,
            "target" => rating.target = small()?,
            "evidence" => drop(value.text()?),
            _ => {}
        }
    }
    Some(rating)
}
