//! All gaps of all countries, and how far each country has come in a theme.

use std::cmp::Reverse;

use super::chapter::{Chapter, Place};
use super::country::Standing;
use super::gap::Gap;
use super::item::ItemKind;
use super::statistics::ordinal;
use crate::base::Id;
use crate::response::{Country, Maturity};

/// The share of a theme's items that must have a value for its profile to be told.
const COVERAGE: f64 = 0.6;

/// One maturity item of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct GapLine {
    /// The country.
    pub country: Country,
    /// Which questionnaire.
    pub questionnaire: Id,
    /// The place of the item in the view of that questionnaire.
    pub index: usize,
    /// The item, for example `cog-04`.
    pub item: String,
    /// The level, where there is one.
    pub level: Option<u8>,
    /// The gap, or `None` where it cannot be computed: no level, or no priority.
    pub gap: Option<Gap>,
    /// What to know about it.
    pub flags: Flags,
}

/// What to know about a gap. Flags, not weights (domain brief C.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Confidence is 1.
    pub low_confidence: bool,
    /// From level 3 a source is asked for, and there is none.
    pub no_source: bool,
    /// Several institutions, and no validated value.
    pub provisional: bool,
}

/// The gaps of some questionnaires: by G, then priority, then shortfall, all falling, then item and
/// country. What cannot be computed comes last.
pub fn gaps(chapters: &[Chapter<'_>]) -> Vec<GapLine> {
    let mut lines: Vec<GapLine> = chapters
        .iter()
        .flat_map(|chapter| {
            let levels = chapter
                .places()
                .filter(|place| matches!(place.item.kind, ItemKind::Level));
            levels.map(|place| line(&chapter.view.questionnaire.id, place))
        })
        .collect();
    lines.sort_by_cached_key(|line| {
        let size = line
            .gap
            .map(|gap| (gap.gap(), gap.priority, gap.shortfall()));
        (Reverse(size), line.item.clone(), line.country.key())
    });
    lines
}

fn line(questionnaire: &Id, place: Place<'_>) -> GapLine {
    let bundle = place.bundle();
    let flags = |bundle: &Maturity| Flags {
        low_confidence: bundle.confidence == Some(1),
        no_source: bundle.level >= Some(3) && bundle.sources.is_empty(),
        provisional: place.value.provisional,
    };
    GapLine {
        country: place.country.clone(),
        questionnaire: questionnaire.clone(),
        index: place.index,
        item: place.item.id(),
        level: bundle.and_then(|bundle| bundle.level),
        gap: bundle.and_then(Gap::of),
        flags: bundle.map(flags).unwrap_or_default(),
    }
}

/// How far a country has come in the maturity items of one questionnaire (domain brief C.2).
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The country.
    pub country: Country,
    /// Items with a substantive value.
    pub rated: usize,
    /// Items there are.
    pub of: usize,
    /// M = 100 × mean(L) / 4; `None` where fewer than 60 % of the items are rated.
    pub score: Option<f64>,
    /// The mean gap over the items for which it can be computed.
    pub mean_gap: Option<f64>,
}

/// The profile of each country of a view, in its order; nothing where it has no maturity items.
pub fn profiles(chapter: &Chapter<'_>) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = Vec::new();
    for (nth, group) in chapter.view.countries.iter().enumerate() {
        let items = chapter.view.items.iter().zip(&chapter.figures);
        let bundles: Vec<Option<&Maturity>> = items
            .filter(|(item, _)| matches!(item.kind, ItemKind::Level))
            .map(|(_, figures)| match &figures.values.get(nth)?.standing {
                Standing::Level(bundle) => Some(bundle),
                _ => None,
            })
            .collect();
        if bundles.is_empty() {
            return Vec::new();
        }
        let levels: Vec<f64> = bundles
            .iter()
            .filter_map(|bundle| bundle.as_ref()?.level.map(f64::from))
            .collect();
        let gaps: Vec<f64> = bundles
            .iter()
            .filter_map(|bundle| Some(f64::from(Gap::of(bundle.as_ref()?)?.gap())))
            .collect();
        let enough = ordinal(levels.len()) >= COVERAGE * ordinal(bundles.len());
        profiles.push(Profile {
            country: group.country.clone(),
            rated: levels.len(),
            of: bundles.len(),
            score: mean(&levels)
                .filter(|_| enough)
                .map(|mean| 100.0 * mean / 4.0),
            mean_gap: mean(&gaps),
        });
    }
    profiles
}

fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / ordinal(numbers.len()))
}
