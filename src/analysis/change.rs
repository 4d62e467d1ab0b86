//! What changed from one round of a review to the next (domain brief C.8).

use std::collections::BTreeMap;

use super::chapter::{Chapter, Place};
use super::item::{Item, ItemKind};
use crate::base::{Id, Text};
use crate::questionnaire::Kind;
use crate::response::Country;

/// Where a country's level of an item went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Higher than in the round before.
    Up,
    /// The same.
    Unchanged,
    /// Lower.
    Down,
    /// It had no level in the round before.
    Newly,
    /// It has none any more.
    NoLonger,
}

impl Direction {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Unchanged => "unchanged",
            Self::Down => "down",
            Self::Newly => "newly",
            Self::NoLonger => "no-longer",
        }
    }

    /// From a level to a level; `None` where there is neither.
    fn of(before: Option<u8>, after: Option<u8>) -> Option<Self> {
        Some(match (before, after) {
            (None, None) => return None,
            (None, Some(_)) => Self::Newly,
            (Some(_), None) => Self::NoLonger,
            (Some(before), Some(after)) if after > before => Self::Up,
            (Some(before), Some(after)) if after < before => Self::Down,
            _ => Self::Unchanged,
        })
    }
}

/// One maturity item of one country in two rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The country.
    pub country: Country,
    /// Which questionnaire.
    pub questionnaire: Id,
    /// The place of the item in the later view of that questionnaire.
    pub index: usize,
    /// The level of the earlier round.
    pub before: Option<u8>,
    /// The level of the later round.
    pub after: Option<u8>,
    /// Where it went.
    pub direction: Direction,
    /// Whether one of the levels was computed from several institutions and validated by nobody.
    pub provisional: bool,
}

/// Two rounds beside each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Item by item in the order of the questionnaires, then country by country.
    pub lines: Vec<Change>,
    /// Maturity items that are not compared, because the earlier round did not ask them or in other words.
    pub reworded: Vec<String>,
}

/// What changed: maturity items with the same id and the same wording, of countries that answered both rounds.
pub fn changes(earlier: &[Chapter<'_>], later: &[Chapter<'_>]) -> Changes {
    let mut found = Changes::default();
    for after in later {
        let id = &after.view.questionnaire.id;
        let Some(before) = earlier.iter().find(|c| c.view.questionnaire.id == *id) else {
            continue;
        };
        let old: BTreeMap<String, &Item<'_>> = levels(before).collect();
        let same = |id: &String, item: &Item<'_>| {
            old.get(id)
                .is_some_and(|known| wording(known) == wording(item))
        };
        found
            .reworded
            .extend(levels(after).filter_map(|(id, item)| (!same(&id, item)).then_some(id)));
        let levels: BTreeMap<(String, String), Place<'_>> = before
            .places()
            .map(|place| ((place.item.id(), place.country.key()), place))
            .collect();
        let both = after.places().filter(|place| {
            matches!(place.item.kind, ItemKind::Level) && same(&place.item.id(), place.item)
        });
        found.lines.extend(both.filter_map(|place| {
            let known = levels.get(&(place.item.id(), place.country.key()))?;
            let level = |place: &Place<'_>| place.bundle().and_then(|bundle| bundle.level);
            let (before, after) = (level(known), level(&place));
            Some(Change {
                country: place.country.clone(),
                questionnaire: id.clone(),
                index: place.index,
                before,
                after,
                direction: Direction::of(before, after)?,
                provisional: known.value.provisional || place.value.provisional,
            })
        }));
    }
    found
}

fn levels<'c>(chapter: &'c Chapter<'_>) -> impl Iterator<Item = (String, &'c Item<'c>)> {
    let items = chapter.view.items.iter();
    items
        .filter(|item| matches!(item.kind, ItemKind::Level))
        .map(|item| (item.id(), item))
}

/// Everything that says what a level means, in all languages.
fn wording<'i>(item: &'i Item<'_>) -> (&'i Text, &'i [Text]) {
    let asked = item.field.unwrap_or(item.question);
    let levels = match &asked.kind {
        Kind::Maturity { levels } => levels.as_slice(),
        _ => &[],
    };
    (item.label(), levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_goes_up_down_nowhere_comes_or_goes() {
        let of = |before, after| Direction::of(before, after).map(Direction::name);
        assert_eq!(of(Some(1), Some(3)), Some("up"));
        assert_eq!(of(Some(3), Some(3)), Some("unchanged"));
        assert_eq!(of(Some(3), Some(0)), Some("down"));
        assert_eq!(of(None, Some(0)), Some("newly"));
        assert_eq!(of(Some(0), None), Some("no-longer"));
        assert_eq!(of(None, None), None);
    }
}
