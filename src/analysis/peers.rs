//! Challenges that several countries share, and who may learn from whom.

use super::country::Standing;
use super::item::{Item, ItemKind};
use super::statistics::ordinal;
use super::view::View;
use crate::base::Id;
use crate::questionnaire::Choice;
use crate::response::Country;

/// The name of the choice list whose columns say how a challenge is faced.
const FACED: [&str; 4] = ["faced", "partly", "past", "not"];

/// How countries face one challenge (domain brief C.4).
#[derive(Clone, Debug, PartialEq)]
pub struct ChallengeRow {
    /// The item, for example `disc-01/r1`.
    pub item: String,
    /// The statements it covers.
    pub covers: Vec<Id>,
    /// Countries by answer: faced, partly faced, overcome in the past, not faced.
    pub countries: [Vec<Country>; 4],
}

impl ChallengeRow {
    fn count(&self, column: usize) -> usize {
        self.countries.get(column).map_or(0, Vec::len)
    }

    /// Countries that face it now, fully or partly.
    pub fn now(&self) -> usize {
        self.count(0) + self.count(1)
    }

    /// Countries with a substantive answer.
    pub fn substantive(&self) -> usize {
        (0..FACED.len()).map(|column| self.count(column)).sum()
    }

    /// H = (faced + ½·partly) / substantive; `None` when nobody answered.
    pub fn index(&self) -> Option<f64> {
        let n = self.substantive();
        (n > 0).then(|| (ordinal(self.count(0)) + 0.5 * ordinal(self.count(1))) / ordinal(n))
    }

    /// Whether at least two countries and half of those who answered face it.
    pub fn is_shared(&self) -> bool {
        self.now() >= 2 && self.now() * 2 >= self.substantive()
    }

    /// Whether it is shared and some country has overcome it.
    pub fn is_solvable(&self) -> bool {
        self.is_shared() && self.count(2) >= 1
    }
}

/// The columns of a challenge matrix, where the item is a row of one.
pub(super) fn challenges<'i>(item: &Item<'i>) -> Option<&'i [Choice]> {
    match item.kind {
        ItemKind::Choice { choices, .. } => are(choices, &FACED).then_some(choices),
        _ => None,
    }
}

fn are(choices: &[Choice], names: &[&str]) -> bool {
    choices.len() == names.len()
        && choices
            .iter()
            .zip(names)
            .all(|(choice, name)| choice.name == *name)
}

/// The challenge rows of a view, in order.
pub fn shared_challenges(view: &View<'_>) -> Vec<ChallengeRow> {
    let rows = view
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| challenges(item).is_some());
    rows.map(|(index, item)| {
        let mut countries: [Vec<Country>; 4] = Default::default();
        for group in &view.countries {
            let Standing::Choice(name) = group.value(index, item).standing else {
                continue;
            };
            let column = FACED.iter().position(|known| name == *known);
            if let Some(list) = column.and_then(|column| countries.get_mut(column)) {
                list.push(group.country.clone());
            }
        }
        ChallengeRow {
            item: item.id(),
            covers: item.covers().to_vec(),
            countries,
        }
    })
    .collect()
}

/// What a country can offer on a key (domain brief C.5).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Supply {
    /// Whether it faced the challenge in the past and overcame it.
    pub overcame: bool,
    /// Its mean level over the maturity items covering the key.
    pub level: Option<f64>,
    /// Whether it has a good-practice record on the key with a source.
    pub practice_with_source: bool,
}

impl Supply {
    /// U = 0.4·overcame + 0.4·(L/4)·[L ≥ 3] + 0.2·practice.
    pub fn value(self) -> f64 {
        let level = self
            .level
            .filter(|level| *level >= 3.0)
            .map_or(0.0, |level| level / 4.0);
        0.4 * f64::from(u8::from(self.overcame))
            + 0.4 * level
            + 0.2 * f64::from(u8::from(self.practice_with_source))
    }
}

/// How a country may be contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Directly.
    Directly,
    /// Through the facilitator.
    Facilitator,
    /// Not at all.
    No,
}

impl Contact {
    /// The names of the choices of the question about contact, in the order of [`Contact`].
    const NAMES: [&'static str; 3] = ["directly", "facilitator", "no"];

    /// The contact that a choice allows, where the item is the question about it.
    pub(super) fn asked(item: &Item<'_>, chosen: &Id) -> Option<Self> {
        let ItemKind::Choice { choices, .. } = item.kind else {
            return None;
        };
        let all = [Self::Directly, Self::Facilitator, Self::No];
        let mut known = Self::NAMES.iter().zip(all);
        let found = known.find(|(name, _)| *chosen == **name)?;
        are(choices, &Self::NAMES).then_some(found.1)
    }

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Directly => "directly",
            Self::Facilitator => "facilitator",
            Self::No => "no",
        }
    }

    /// The weight w of a match: 1, 0.8 or 0.
    pub fn weight(self) -> f64 {
        match self {
            Self::Directly => 1.0,
            Self::Facilitator => 0.8,
            Self::No => 0.0,
        }
    }
}

/// Demand D = max(challenge, gap/16): challenge is 1 when faced, 0.5 when partly faced, else 0;
/// the gap is the largest, 0 to 16.
pub fn demand(faced: Option<&str>, largest_gap: Option<u8>) -> f64 {
    let challenge: f64 = match faced {
        Some("faced") => 1.0,
        Some("partly") => 0.5,
        _ => 0.0,
    };
    challenge.max(f64::from(largest_gap.unwrap_or(0)) / 16.0)
}

/// The score of a match.
pub fn score(demand: f64, supply: Supply, contact: Contact) -> f64 {
    demand * supply.value() * contact.weight()
}
