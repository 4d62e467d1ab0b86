//! The figures of each item over all countries of a view.

use std::collections::BTreeMap;

use super::country::{CountryValue, Degree, Silence, Standing};
use super::item::{Item, ItemKind};
use super::statistics::{agreement, consensus, medians, ordinal};
use super::view::View;
use crate::base::Id;
use crate::questionnaire::LEVELS;

/// What countries say about one item, together. Figures are over countries, unweighted.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Each country's value, in the order of the view.
    pub values: Vec<CountryValue>,
    /// Countries with a value that is counted.
    pub n: usize,
    /// All countries.
    pub of: usize,
    /// Countries whose institutions are evenly split.
    pub split: usize,
    /// Countries without a value, by kind of silence.
    pub silent: BTreeMap<Silence, usize>,
    /// How many countries chose each option, in the order of the options; empty for words.
    pub distribution: Vec<OptionCount>,
    /// The lower and upper median category, counted from 0; of ordered scales only.
    pub median: Option<(usize, usize)>,
    /// The lowest and highest category; of ordered scales only.
    pub range: Option<(usize, usize)>,
    /// Van der Eijk's agreement A, −1 to 1; of ordered scales with three categories or more.
    pub agreement: Option<f64>,
    /// Tastle and Wierman's consensus, 0 to 1; of ordered scales.
    pub consensus: Option<f64>,
}

/// The count of one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionCount {
    /// The name of the choice, or the level as a digit.
    pub name: String,
    /// Countries that chose it.
    pub yes: usize,
    /// Countries of which fewer than half of the institutions chose it.
    pub partly: usize,
}

/// The figures of every item of a view, in the order of its items.
pub fn compare(view: &View<'_>) -> Vec<Figures> {
    view.items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let countries = view.countries.iter();
            Figures::of(
                item,
                countries.map(|group| group.value(index, item)).collect(),
            )
        })
        .collect()
}

impl Figures {
    /// The figures of an item of which each country has one of these values.
    pub(super) fn of(item: &Item<'_>, values: Vec<CountryValue>) -> Self {
        let mut silent = BTreeMap::new();
        let mut split = 0;
        for value in &values {
            match value.standing {
                Standing::Silent(kind) => *silent.entry(kind).or_default() += 1,
                Standing::Split(_) => split += 1,
                _ => {}
            }
        }
        let distribution = distribution(item, &values);
        let counts: Vec<usize> = distribution.iter().map(|option| option.yes).collect();
        let weights: Vec<f64> = counts.iter().map(|count| ordinal(*count)).collect();
        let ordered = item.categories().is_some();
        let filled = || {
            counts
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
                .map(|(at, _)| at)
        };
        Self {
            n: values.len() - split - silent.values().sum::<usize>(),
            of: values.len(),
            split,
            silent,
            median: if ordered { medians(&counts) } else { None },
            range: if ordered {
                filled().min().zip(filled().max())
            } else {
                None
            },
            agreement: if ordered { agreement(&weights) } else { None },
            consensus: if ordered { consensus(&weights) } else { None },
            distribution,
            values,
        }
    }
}

/// How many countries chose each option: those of the list, then what was chosen beyond it, as choices that come from other
/// answers.
fn distribution(item: &Item<'_>, values: &[CountryValue]) -> Vec<OptionCount> {
    let mut counts = Distribution::of(match item.kind {
        ItemKind::Level => (0..LEVELS).map(|level| option(level.to_string())).collect(),
        ItemKind::Choice { choices, .. } | ItemKind::Multiple { choices } => {
            let names = choices.iter().map(|choice| choice.name.to_string());
            names.map(option).collect()
        }
        ItemKind::Number | ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => {
            return Vec::new();
        }
    });
    for value in values {
        match &value.standing {
            Standing::Level(bundle) => counts.rate(bundle.level),
            Standing::Choice(name) => counts.choose(name, Degree::Yes),
            Standing::Multiple(degrees) => {
                for (name, degree) in degrees.iter() {
                    counts.choose(name, degree);
                }
            }
            Standing::Split(_) | Standing::Number(_) | Standing::Words(_) | Standing::Silent(_) => {
            }
        }
    }
    counts.options
}

fn option(name: String) -> OptionCount {
    OptionCount {
        name,
        yes: 0,
        partly: 0,
    }
}

/// Options in order, with how many countries chose them.
struct Distribution {
    options: Vec<OptionCount>,
    /// How many of them the list has.
    listed: usize,
    /// The places of the others: a file may name any number.
    beyond: BTreeMap<Id, usize>,
}

impl Distribution {
    fn of(options: Vec<OptionCount>) -> Self {
        Self {
            listed: options.len(),
            options,
            beyond: BTreeMap::new(),
        }
    }

    /// Counts a level, where it is one of the ladder.
    fn rate(&mut self, level: Option<u8>) {
        if let Some(level) = level.and_then(|level| self.options.get_mut(usize::from(level))) {
            level.yes += 1;
        }
    }

    /// Counts an option, which is added where the list does not have it.
    fn choose(&mut self, name: &Id, degree: Degree) {
        let mut listed = self.options.iter().take(self.listed);
        let place = listed.position(|known| *name == known.name.as_str());
        let place = place.unwrap_or_else(|| self.place_beyond(name));
        if let Some(option) = self.options.get_mut(place) {
            match degree {
                Degree::Yes => option.yes += 1,
                Degree::Partly => option.partly += 1,
            }
        }
    }

    /// The place of an option that the list does not have, which is added where it is new.
    fn place_beyond(&mut self, name: &Id) -> usize {
        if let Some(place) = self.beyond.get(name) {
            return *place;
        }
        let place = self.options.len();
        self.options.push(option(name.to_string()));
        self.beyond.insert(name.clone(), place);
        place
    }
}

impl Standing {
    /// How far an option was chosen, or `None` when it was not.
    pub fn degree(&self, option: &str) -> Option<Degree> {
        match self {
            Self::Level(bundle) => {
                let level = option.parse().ok();
                (level.is_some() && level == bundle.level).then_some(Degree::Yes)
            }
            Self::Choice(name) => (*name == option).then_some(Degree::Yes),
            Self::Multiple(degrees) => degrees.get(option),
            Self::Split(_) | Self::Number(_) | Self::Words(_) | Self::Silent(_) => None,
        }
    }
}
