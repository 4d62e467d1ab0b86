//! Support that countries want and offer, theme by theme: a second source of matches (domain brief C.7).

use std::collections::BTreeMap;

use super::chapter::{Chapter, Place};
use super::country::Standing;
use crate::base::Id;
use crate::response::Country;

/// The question of the built-in questionnaire `road` that asks for it; its rows are `cog-wanted`,
/// `cog-offered` and so on.
const SUPPORT: &str = "road-12";

/// One kind of support in one theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    /// The theme, as the row names it: `cog`.
    pub theme: String,
    /// The kind of support.
    pub kind: Id,
    /// The countries that want it, in the order of the view.
    pub wanted: Vec<Country>,
    /// The countries that offer it.
    pub offered: Vec<Country>,
}

impl Support {
    /// Whether a country wants what another one offers.
    pub fn meets(&self) -> bool {
        let differ = |a: &Country, b: &Country| a.key() != b.key();
        self.wanted
            .iter()
            .any(|one| self.offered.iter().any(|other| differ(one, other)))
    }
}

/// What is wanted or offered, by theme in the order of the questionnaire, then by kind; what meets stands first
/// in its theme.
pub fn support(chapters: &[Chapter<'_>]) -> Vec<Support> {
    let mut found: BTreeMap<(usize, Id), Support> = BTreeMap::new();
    let mut themes: Vec<String> = Vec::new();
    for place in chapters.iter().flat_map(Chapter::places) {
        let Some((theme, offers)) = theme(&place) else {
            continue;
        };
        if !themes.iter().any(|known| known == theme) {
            themes.push(theme.to_owned());
        }
        let nth = themes.iter().position(|known| known == theme).unwrap_or(0);
        let Standing::Multiple(kinds) = &place.value.standing else {
            continue;
        };
        let kinds = kinds.iter().map(|(kind, _)| kind);
        for kind in kinds.filter(|kind| **kind != "none") {
            let entry = found.entry((nth, kind.clone()));
            let entry = entry.or_insert_with(|| Support {
                theme: theme.to_owned(),
                kind: kind.clone(),
                wanted: Vec::new(),
                offered: Vec::new(),
            });
            let list = if offers {
                &mut entry.offered
            } else {
                &mut entry.wanted
            };
            list.push(place.country.clone());
        }
    }
    let mut all: Vec<((usize, Id), Support)> = found.into_iter().collect();
    all.sort_by_key(|((theme, _), support)| (*theme, !support.meets()));
    all.into_iter().map(|(_, support)| support).collect()
}

/// The theme of a row, and whether it is about what is offered.
fn theme<'c>(place: &Place<'c>) -> Option<(&'c str, bool)> {
    let item = place.item;
    if item.question.name != SUPPORT {
        return None;
    }
    let row = item.row?.name.as_str();
    match row.rsplit_once('-')? {
        (theme, "wanted") => Some((theme, false)),
        (theme, "offered") => Some((theme, true)),
        _ => None,
    }
}
