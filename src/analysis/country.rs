//! What one country says about an item: the co-ordinator's validated value, else a provisional one.

use super::count::{Counts, Rating, Said, Slot, Vote};
use super::item::{Item, ItemKind};
use super::view::{Cell, CountryGroup, order_of};
use crate::base::Id;
use crate::response::{Maturity, Missing, Value};

/// The value of a country (domain brief C.1).
#[derive(Clone, Debug, PartialEq)]
pub struct CountryValue {
    /// The value, or why there is none.
    pub standing: Standing,
    /// Whether it was computed from several institutions and validated by nobody.
    pub provisional: bool,
    /// Institutions with a substantive answer.
    pub substantive: usize,
    /// Institutions that were asked.
    pub asked: usize,
}

/// Where a country stands on an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// A maturity bundle: level, priority, target and confidence, each the lower median.
    Level(Maturity),
    /// A choice.
    Choice(Id),
    /// The institutions are evenly split between these.
    Split(Vec<Id>),
    /// How many institutions chose each option that any of them chose.
    Multiple(Degrees),
    /// A number, the lower median.
    Number(f64),
    /// Words or records of all institutions: so many.
    Words(usize),
    /// No value.
    Silent(Silence),
}

/// How far a country chose each option that any of its institutions chose: by name, each once. A list, since a comparison has
/// some thousand of them with a few options each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Degrees(Vec<(Id, Degree)>);

/// How far a country chose an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Degree {
    /// Fewer than half of the institutions, but at least one.
    Partly,
    /// At least half of the institutions.
    Yes,
}

/// Why there is no value. The first that applies, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// Versions of an answer say different things.
    Conflict,
    /// Prefers not to answer, or said and not for this audience: a reader cannot tell them apart.
    Withheld,
    /// Not known.
    DontKnow,
    /// Nothing.
    Unanswered,
    /// Does not apply, say all who answered.
    NotApplicable,
    /// Hidden by the answers to other questions.
    NotAsked,
}

impl Degrees {
    /// How far an option was chosen; nothing where it was not.
    pub fn get(&self, option: &str) -> Option<Degree> {
        let find = |(name, _): &(Id, Degree)| name.as_str().cmp(option);
        let place = self.0.binary_search_by(find).ok()?;
        self.0.get(place).map(|(_, degree)| *degree)
    }

    /// The options by name, each with how far it was chosen.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, Degree)> {
        self.0.iter().map(|(name, degree)| (name, *degree))
    }
}

impl FromIterator<(Id, Degree)> for Degrees {
    fn from_iter<I: IntoIterator<Item = (Id, Degree)>>(degrees: I) -> Self {
        let mut all = Vec::new();
        // The iterators that come here are chains, which `for_each` goes through sooner than `collect`.
        degrees.into_iter().for_each(|degree| all.push(degree));
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self(all)
    }
}

impl Silence {
    /// All kinds in order.
    pub const ALL: [Self; 6] = [
        Self::Conflict,
        Self::Withheld,
        Self::DontKnow,
        Self::Unanswered,
        Self::NotApplicable,
        Self::NotAsked,
    ];

    /// Its place among all.
    pub(super) fn place(self) -> usize {
        self as usize
    }

    /// The kind of an explained silence.
    pub(super) fn of(why: Missing) -> Self {
        match why {
            Missing::Withheld => Self::Withheld,
            Missing::DontKnow => Self::DontKnow,
            Missing::NotApplicable => Self::NotApplicable,
        }
    }

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Withheld => "withheld",
            Self::DontKnow => "dont-know",
            Self::Unanswered => "unanswered",
            Self::NotApplicable => "not-applicable",
            Self::NotAsked => "not-asked",
        }
    }
}

impl CountryGroup {
    /// The country's value of the item at this place in the view.
    pub fn value(&self, index: usize, item: &Item<'_>) -> CountryValue {
        let slot = Slot::after(0, item);
        let mut counts = Counts::new(slot.end());
        for voice in &self.voices {
            if let Some(cell) = voice.cells.get(index) {
                let (vote, validated) = cell.vote(item);
                let who = &voice.respondent;
                let order =
                    validated.then(|| order_of(&who.institution, &who.institution_key(), &vote));
                counts.add((item, &slot), &vote, order.as_deref());
            }
        }
        let mut value = counts.value(item, &slot);
        if let Standing::Level(bundle) = &mut value.standing {
            bundle.sources = self.sources(index);
        }
        value
    }

    /// The sources of an item that count: of the first voice whose answer was validated, else of all.
    fn sources(&self, index: usize) -> Vec<Value> {
        let cells = || {
            self.voices
                .iter()
                .filter_map(|voice| voice.cells.get(index))
        };
        let validated = cells().find(|cell| cell.is_validated());
        let counted =
            cells().filter(|cell| validated.is_none_or(|first| std::ptr::eq(first, *cell)));
        let bundles = counted.filter_map(|cell| cell.value()?.maturity());
        bundles.flat_map(|bundle| bundle.sources).collect()
    }
}

impl Cell {
    /// What is counted of it, and whether it was validated.
    pub(super) fn vote(&self, item: &Item<'_>) -> (Vote<'_>, bool) {
        let silent = |silence| (Vote::Silent(silence), false);
        match self {
            Self::NotAsked => silent(Silence::NotAsked),
            Self::Blank => silent(Silence::Unanswered),
            Self::Conflict => silent(Silence::Conflict),
            Self::Missing(why) => silent(Silence::of(*why)),
            Self::Said { entries, validated } => {
                let said = match entries.first() {
                    Some(entry) => said(item, &entry.value, entries.len()),
                    None => Said::Unreadable,
                };
                (Vote::Said(said), *validated)
            }
        }
    }

    fn is_validated(&self) -> bool {
        matches!(
            self,
            Self::Said {
                validated: true,
                ..
            }
        )
    }
}

/// The first of so many values, as the item counts it.
fn said<'v>(item: &Item<'_>, value: &'v Value, count: usize) -> Said<'v> {
    let read = match item.kind {
        ItemKind::Level => value.maturity().map(|bundle| {
            Said::Level(Rating {
                level: bundle.level,
                priority: bundle.priority,
                confidence: bundle.confidence,
                target: bundle.target,
            })
        }),
        ItemKind::Choice { .. } => value.chosen_name().map(Said::Choice),
        ItemKind::Multiple { .. } => value.chosen_names().map(Said::Multiple),
        ItemKind::Number => value.number().map(Said::Number),
        ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => Some(Said::Words(count)),
    };
    read.unwrap_or(Said::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::Silence;

    #[test]
    fn a_silence_is_found_at_its_place() {
        for (place, silence) in Silence::ALL.into_iter().enumerate() {
            assert_eq!(silence.place(), place);
        }
    }
}
