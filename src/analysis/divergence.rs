//! Where institutions of one country see an item differently. Information, not an error.

use std::collections::{BTreeMap, BTreeSet};

use super::item::{Item, ItemKind};
use super::statistics::{lower_median, ordinal};
use super::view::{Cell, CountryGroup, View};
use crate::base::Id;
use crate::response::{Country, Missing, Value};

/// How far institutions diverge (domain brief C.6).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum DivergenceGrade {
    /// Levels one apart.
    Minor,
    /// Levels two apart.
    Notable,
    /// Levels three or four apart.
    Strong,
    /// One says it does not apply, another answers.
    Scope,
    /// Single choices: share of the most frequent choice, below 0.6.
    Choice(f64),
    /// Multiple choices: mean pairwise Jaccard index, below 0.5.
    Sets(f64),
    /// Numbers: range divided by the absolute median, above 0.1.
    Numbers(f64),
}

/// A divergence.
#[derive(Clone, Debug, PartialEq)]
pub struct Divergence {
    /// The country.
    pub country: Country,
    /// The place of the item in the view.
    pub item: usize,
    /// How far.
    pub grade: DivergenceGrade,
}

/// All divergences of a view, country by country, item by item.
pub fn divergences(view: &View<'_>) -> Vec<Divergence> {
    let mut found = Vec::new();
    for group in &view.countries {
        for (index, item) in view.items.iter().enumerate() {
            let country = || group.country.clone();
            let grades = scope(group, index)
                .into_iter()
                .chain(grade(group, index, item));
            found.extend(grades.map(|grade| Divergence {
                country: country(),
                item: index,
                grade,
            }));
        }
    }
    found
}

fn scope(group: &CountryGroup, index: usize) -> Option<DivergenceGrade> {
    let mut cells = group
        .voices
        .iter()
        .filter_map(|voice| voice.cells.get(index));
    let rated = cells.clone().any(|cell| matches!(cell, Cell::Said { .. }));
    let outside = cells.any(|cell| *cell == Cell::Missing(Missing::NotApplicable));
    (rated && outside).then_some(DivergenceGrade::Scope)
}

fn grade(group: &CountryGroup, index: usize, item: &Item<'_>) -> Option<DivergenceGrade> {
    let values: Vec<&Value> = group
        .voices
        .iter()
        .filter_map(|voice| voice.cells.get(index).and_then(Cell::value))
        .collect();
    if values.len() < 2 {
        return None;
    }
    match item.kind {
        ItemKind::Level => levels(&values),
        ItemKind::Choice { .. } => choices(&values),
        ItemKind::Multiple { .. } => sets(&values),
        ItemKind::Number => numbers(&values),
        ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => None,
    }
}

fn levels(values: &[&Value]) -> Option<DivergenceGrade> {
    let levels = || values.iter().filter_map(|value| value.maturity()?.level);
    match levels().max()?.saturating_sub(levels().min()?) {
        0 => None,
        1 => Some(DivergenceGrade::Minor),
        2 => Some(DivergenceGrade::Notable),
        _ => Some(DivergenceGrade::Strong),
    }
}

fn choices(values: &[&Value]) -> Option<DivergenceGrade> {
    let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
    for chosen in values.iter().filter_map(|value| value.chosen()) {
        *counts.entry(chosen.name).or_default() += 1;
    }
    let n: usize = counts.values().sum();
    let share = ordinal(counts.values().copied().max()?) / ordinal(n);
    (share < 0.6).then_some(DivergenceGrade::Choice(share))
}

fn sets(values: &[&Value]) -> Option<DivergenceGrade> {
    let sets: Vec<BTreeSet<Id>> = values
        .iter()
        .filter_map(|value| value.all_chosen())
        .map(|chosen| chosen.into_iter().map(|chosen| chosen.name).collect())
        .collect();
    let pairs = sets.iter().enumerate().flat_map(|(i, a)| {
        sets.iter().skip(i + 1).map(move |b| {
            let union = a.union(b).count();
            if union == 0 {
                1.0
            } else {
                ordinal(a.intersection(b).count()) / ordinal(union)
            }
        })
    });
    let indices: Vec<f64> = pairs.collect();
    if indices.is_empty() {
        return None;
    }
    let mean = indices.iter().sum::<f64>() / ordinal(indices.len());
    (mean < 0.5).then_some(DivergenceGrade::Sets(mean))
}

fn numbers(values: &[&Value]) -> Option<DivergenceGrade> {
    let numbers: Vec<f64> = values.iter().filter_map(|value| value.number()).collect();
    let median = lower_median(&numbers).filter(|median| *median != 0.0)?;
    let most = numbers.iter().copied().reduce(f64::max)?;
    let least = numbers.iter().copied().reduce(f64::min)?;
    let spread = (most - least) / median.abs();
    (spread > 0.1).then_some(DivergenceGrade::Numbers(spread))
}
