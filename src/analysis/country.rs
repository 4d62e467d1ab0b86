//! What one country says about an item: the co-ordinator's validated value, else a provisional one.

use std::collections::BTreeMap;

use super::item::{Item, ItemKind};
use super::statistics::{lower_median, ordinal};
use super::view::{Cell, CountryGroup, Entry};
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
    Multiple(BTreeMap<Id, Degree>),
    /// A number, the lower median.
    Number(f64),
    /// Words or records of all institutions, listed.
    Words(Vec<Entry>),
    /// No value.
    Silent(Silence),
}

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
        let cells: Vec<&Cell> = self
            .voices
            .iter()
            .filter_map(|voice| voice.cells.get(index))
            .collect();
        let validated = cells.iter().find(|cell| {
            matches!(
                cell,
                Cell::Said {
                    validated: true,
                    ..
                }
            )
        });
        let counted: Vec<&Cell> = match validated {
            Some(cell) => vec![*cell],
            None => cells.clone(),
        };
        let said: Vec<&[Entry]> = counted
            .iter()
            .filter_map(|cell| match cell {
                Cell::Said { entries, .. } => Some(entries.as_slice()),
                _ => None,
            })
            .collect();
        let standing = standing(item, &said).unwrap_or_else(|| Standing::Silent(silence(&cells)));
        CountryValue {
            standing,
            provisional: validated.is_none() && said.len() > 1,
            substantive: cells
                .iter()
                .filter(|cell| matches!(cell, Cell::Said { .. }))
                .count(),
            asked: cells
                .iter()
                .filter(|cell| ***cell != Cell::NotAsked)
                .count(),
        }
    }
}

/// The kinds of silence of all institutions in one word.
fn silence(cells: &[&Cell]) -> Silence {
    let kind = |cell: &&Cell| match cell {
        Cell::Conflict => Silence::Conflict,
        Cell::Missing(Missing::Withheld) => Silence::Withheld,
        Cell::Missing(Missing::DontKnow) => Silence::DontKnow,
        Cell::Missing(Missing::NotApplicable) => Silence::NotApplicable,
        Cell::Blank | Cell::Said { .. } => Silence::Unanswered,
        Cell::NotAsked => Silence::NotAsked,
    };
    cells.iter().map(kind).min().unwrap_or(Silence::NotAsked)
}

/// The value of several institutions, or `None` when none of them said anything that can be read.
fn standing(item: &Item<'_>, said: &[&[Entry]]) -> Option<Standing> {
    let values = || {
        said.iter()
            .filter_map(|entries| entries.first().map(|entry| &entry.value))
    };
    match item.kind {
        ItemKind::Level => level(&values().filter_map(Value::maturity).collect::<Vec<_>>()),
        ItemKind::Choice { .. } => mode(
            values()
                .filter_map(Value::chosen)
                .map(|chosen| chosen.name)
                .collect(),
        ),
        ItemKind::Multiple { .. } => multiple(&values().collect::<Vec<_>>()),
        ItemKind::Number => {
            let numbers: Vec<f64> = values().filter_map(Value::number).collect();
            lower_median(&numbers).map(Standing::Number)
        }
        ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => {
            let all: Vec<Entry> = said
                .iter()
                .flat_map(|entries| entries.iter().cloned())
                .collect();
            (!all.is_empty()).then_some(Standing::Words(all))
        }
    }
}

fn level(bundles: &[Maturity]) -> Option<Standing> {
    let median = |of: fn(&Maturity) -> Option<u8>| {
        lower_median(&bundles.iter().filter_map(of).collect::<Vec<u8>>())
    };
    let level = median(|bundle| bundle.level)?;
    Some(Standing::Level(Maturity {
        level: Some(level),
        evidence: String::new(),
        sources: bundles
            .iter()
            .flat_map(|bundle| bundle.sources.iter().cloned())
            .collect(),
        priority: median(|bundle| bundle.priority),
        confidence: median(|bundle| bundle.confidence),
        target: median(|bundle| bundle.target),
    }))
}

fn mode(names: Vec<Id>) -> Option<Standing> {
    let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    let mut winners: Vec<Id> = counts
        .into_iter()
        .filter(|(_, count)| *count == most)
        .map(|(name, _)| name)
        .collect();
    if winners.len() == 1 {
        winners.pop().map(Standing::Choice)
    } else {
        Some(Standing::Split(winners))
    }
}

fn multiple(values: &[&Value]) -> Option<Standing> {
    let sets: Vec<Vec<Id>> = values
        .iter()
        .filter_map(|value| value.all_chosen())
        .map(|chosen| chosen.into_iter().map(|chosen| chosen.name).collect())
        .collect();
    if sets.is_empty() {
        return None;
    }
    let mut degrees = BTreeMap::new();
    for name in sets.iter().flatten() {
        let chosen = sets.iter().filter(|set| set.contains(name)).count();
        let half = ordinal(chosen) * 2.0 >= ordinal(sets.len());
        degrees.insert(
            name.clone(),
            if half { Degree::Yes } else { Degree::Partly },
        );
    }
    Some(Standing::Multiple(degrees))
}
