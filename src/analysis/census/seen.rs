//! One response as an audience sees it, item by item, read in place.
//!
//! The rules are those of [`Live`](crate::response::Live) and of [`View`](crate::analysis::View), which say more and cost
//! more; a property test holds the two together (`both_ways_count_the_same`).

use jiff::civil::Date;

use super::plan::Plan;
use crate::analysis::count::{Rating, Said, Vote};
use crate::analysis::country::Silence;
use crate::analysis::item::{Item, ItemKind};
use crate::analysis::view::Audience;
use crate::questionnaire::{Kind, Source};
use crate::response::{Skim, SkimGiven, SkimLive, SkimRegister, SkimValue, SkimVersion, Status};

/// A response as an audience sees it.
pub(super) struct Seen<'s, 'q, 'a> {
    live: SkimLive<'s, 'q, 'a>,
    validates: bool,
    /// Whether the institution may be named.
    pub(super) named: bool,
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
            Vec::new()
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
            live: SkimLive::new(&plan.asked, skim, hidden, today),
            validates: role == Some(crate::response::CO_ORDINATOR),
            named,
        })
    }

    /// What it says about an item of the question at a place, and whether that was validated.
    pub(super) fn vote(&'s self, place: usize, item: &Item<'q>) -> (Vote<'s>, bool) {
        const SILENT: fn(Silence) -> (Vote<'static>, bool) =
            |silence| (Vote::Silent(silence), false);
        if !self.live.shows(place) {
            return SILENT(Silence::NotAsked);
        }
        if let Kind::Repeat { for_each, .. } = &item.question.kind {
            return self.entries(place, for_each);
        }
        if let Some(row) = item.row
            && !self.live.shows_row_of(place, row)
        {
            return SILENT(Silence::NotAsked);
        }
        let part = item.row.map(|row| row.name.as_str());
        let answer = self.live.find(place, part);
        let shown = item.field.is_none_or(|field| {
            let group = answer.and_then(|nth| self.live.value(nth));
            self.live.shows_field(field, part, group)
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
        self.validates && (version.validated() || self.live.skim.status == Status::Validated)
    }

    /// The entries of a repeat together.
    fn entries(&'s self, place: usize, for_each: &'q [Source]) -> (Vote<'s>, bool) {
        let open = for_each.is_empty();
        let places: Vec<Option<usize>> = if open {
            self.open_entries(place).map(Some).collect()
        } else {
            let names = self.live.sourced(for_each);
            let places = names.iter().map(|name| self.live.find(place, Some(*name)));
            places.collect()
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
        self.live.span(place).filter(|nth| {
            let Some((at, register)) = self.live.skim.answers.get(*nth) else {
                return false;
            };
            let filled =
                self.live.is_hidden(*nth) || !register.versions().all(SkimVersion::is_blank);
            filled && at.part.is_some()
        })
    }

    /// What stands at the place of an answer, if there is one.
    fn content(&'s self, answer: Option<usize>) -> Content<'s, 'a> {
        let Some(nth) = answer else {
            return Content::Silent(Silence::Unanswered);
        };
        let Some((_, register)) = self.live.skim.answers.get(nth) else {
            return Content::Silent(Silence::Unanswered);
        };
        if self.live.is_hidden(nth) {
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
}

/// What stands at the place of an answer.
enum Content<'v, 'a> {
    Silent(Silence),
    Said(&'v SkimVersion<'a>),
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
