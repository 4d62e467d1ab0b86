//! What the institutions of a country say about one item, counted: one voice at a time, in any order, in any grouping.
//!
//! These are the rules of the domain brief C.1, and the only place where they stand.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use super::country::{CountryValue, Degree, Silence, Standing};
use super::item::{Item, ItemKind};
use crate::base::Id;
use crate::questionnaire::{Choice, LEVELS};
use crate::response::Maturity;

/// What one institution said about one item.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Vote<'v> {
    /// Nothing, or nothing that can be counted.
    Silent(Silence),
    /// Something.
    Said(Said<'v>),
}

/// What was said, as far as it is counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said<'v> {
    /// A maturity bundle.
    Level(Rating),
    /// A choice.
    Choice(&'v str),
    /// Several choices.
    Multiple(Vec<&'v str>),
    /// A number.
    Number(f64),
    /// So many texts or records.
    Words(usize),
    /// What has not the shape that the question asks for.
    Unreadable,
}

/// The figures of a maturity bundle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rating {
    pub(super) level: Option<u8>,
    pub(super) priority: Option<u8>,
    pub(super) confidence: Option<u8>,
    pub(super) target: Option<u8>,
}

/// The voices of a country on the items of a questionnaire, counted. The numbers of all items stand in one block: a census has
/// many of them, and reads them item by item.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counts {
    /// In the [`Slot`] of an item: how many are silent, by kind, in the order of [`Silence::ALL`]; how many said something; and
    /// what, as [`numbers_of`] has it.
    block: Box<[u32]>,
    /// What has no number of its own there, by where the slot of the item begins.
    beyond: BTreeMap<usize, Beyond>,
    /// What counts alone, where the national co-ordinator validated it: of several the first. By the slot, too.
    validated: BTreeMap<usize, Validated>,
}

/// Where the numbers of an item stand in the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot(Range<usize>);

#[derive(Clone, Debug, PartialEq)]
struct Validated {
    order: String,
    /// Of this item alone.
    counts: Counts,
}

/// What was said that is on no scale and in no list.
#[derive(Clone, Debug, Default, PartialEq)]
struct Beyond {
    /// How often a number was said that is beyond the longest scale, part by part of a bundle: nothing the program writes.
    ratings: [BTreeMap<u8, u32>; PARTS],
    /// How often names were chosen.
    names: BTreeMap<Id, u32>,
    said: Vec<f64>,
}

/// What most items have there.
static NOTHING_BEYOND: Beyond = Beyond {
    ratings: [const { BTreeMap::new() }; PARTS],
    names: BTreeMap::new(),
    said: Vec::new(),
};

/// How many numbers a maturity bundle has.
const PARTS: usize = 4;

/// How many choices of a list have numbers of their own: the rows of a matrix share one list, so that a file may name far more.
const LISTED: usize = 64;

/// Where in a slot it stands how many said something.
const SAID: usize = Silence::ALL.len();

/// Where in a slot what was said begins.
const WHAT: usize = SAID + 1;

/// How many numbers there are of what was said of an item:
/// for a maturity bundle how often each number of the longest scale was said, part by part; for a choice how often each of the
/// list was chosen, of the first [`LISTED`]; for several choices how many chose, and then the same; for words how many there are.
fn numbers_of(item: &Item<'_>) -> usize {
    match item.kind {
        ItemKind::Level => PARTS * LEVELS,
        ItemKind::Choice { choices, .. } => choices.len().min(LISTED),
        ItemKind::Multiple { choices } => 1 + choices.len().min(LISTED),
        ItemKind::Number => 0,
        ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => 1,
    }
}

impl Slot {
    /// The slot of an item that stands behind so many numbers of others.
    pub(super) fn after(before: usize, item: &Item<'_>) -> Self {
        Self(before..before + WHAT + numbers_of(item))
    }

    /// How many numbers the block has up to its end.
    pub(super) fn end(&self) -> usize {
        self.0.end
    }
}

impl Counts {
    /// Where nobody has said anything; a block of so many numbers.
    pub(super) fn new(numbers: usize) -> Self {
        Self {
            block: vec![0; numbers].into(),
            beyond: BTreeMap::new(),
            validated: BTreeMap::new(),
        }
    }

    /// Adds a voice. `validated` is the place of the voice among others, where what it says was validated.
    pub(super) fn add(
        &mut self,
        (item, slot): (&Item<'_>, &Slot),
        vote: &Vote<'_>,
        validated: Option<&str>,
    ) {
        match vote {
            Vote::Silent(silence) => self.bump(slot, silence.place(), 1),
            Vote::Said(said) => {
                self.bump(slot, SAID, 1);
                self.say((item, slot), said);
                if let Some(order) = validated {
                    let own = Slot::after(0, item);
                    let mut counts = Self::new(own.end());
                    counts.say((item, &own), said);
                    let order = order.to_owned();
                    self.validate(slot.0.start, Validated { order, counts });
                }
            }
        }
    }

    fn say(&mut self, (item, slot): (&Item<'_>, &Slot), said: &Said<'_>) {
        match said {
            Said::Unreadable => {}
            Said::Level(rating) => {
                for (part, number) in rating.parts().into_iter().enumerate() {
                    if let Some(number) = number {
                        self.rate(slot, part, number);
                    }
                }
            }
            Said::Choice(name) => self.choose(slot, WHAT, item.choices(), name),
            Said::Multiple(names) => {
                self.bump(slot, WHAT, 1);
                // Chosen twice is chosen once.
                let mut once = names.clone();
                once.sort_unstable();
                once.dedup();
                for name in once {
                    self.choose(slot, WHAT + 1, item.choices(), name);
                }
            }
            Said::Number(number) => self.beyond_mut(slot).said.push(*number),
            Said::Words(count) => {
                self.bump(slot, WHAT, u32::try_from(*count).unwrap_or(u32::MAX));
            }
        }
    }

    fn rate(&mut self, slot: &Slot, part: usize, number: u8) {
        if usize::from(number) < LEVELS {
            self.bump(slot, WHAT + part * LEVELS + usize::from(number), 1);
        } else if let Some(ratings) = self.beyond_mut(slot).ratings.get_mut(part) {
            let count = ratings.entry(number).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Counts a name, those of the list from a place in the slot on.
    fn choose(&mut self, slot: &Slot, from: usize, choices: &[Choice], name: &str) {
        let mut listed = choices.iter().take(LISTED);
        if let Some(place) = listed.position(|choice| choice.name == *name) {
            return self.bump(slot, from + place, 1);
        }
        let names = &mut self.beyond_mut(slot).names;
        match names.get_mut(name) {
            Some(count) => *count = count.saturating_add(1),
            // What is no name is said, and counted nowhere.
            None => names.extend(Id::new(name).ok().map(|name| (name, 1))),
        }
    }

    fn bump(&mut self, slot: &Slot, nth: usize, more: u32) {
        let numbers = self.block.get_mut(slot.0.clone()).unwrap_or_default();
        if let Some(number) = numbers.get_mut(nth) {
            *number = number.saturating_add(more);
        }
    }

    fn beyond_mut(&mut self, slot: &Slot) -> &mut Beyond {
        self.beyond.entry(slot.0.start).or_default()
    }

    fn validate(&mut self, at: usize, validated: Validated) {
        let first = |known: &Validated| known.order <= validated.order;
        if !self.validated.get(&at).is_some_and(first) {
            self.validated.insert(at, validated);
        }
    }

    /// Adds everything that other counts of the questionnaire have.
    pub(super) fn merge(&mut self, other: Self) {
        debug_assert_eq!(self.block.len(), other.block.len());
        for (mine, theirs) in self.block.iter_mut().zip(other.block) {
            *mine = mine.saturating_add(theirs);
        }
        for (at, theirs) in other.beyond {
            self.beyond.entry(at).or_default().merge(theirs);
        }
        for (at, validated) in other.validated {
            self.validate(at, validated);
        }
    }

    fn in_slot(&self, slot: &Slot) -> &[u32] {
        self.block.get(slot.0.clone()).unwrap_or_default()
    }

    fn silences(&self, slot: &Slot) -> impl Iterator<Item = (Silence, u32)> {
        let counts = self.in_slot(slot).iter();
        Silence::ALL.into_iter().zip(counts.copied())
    }

    /// How many voices on an item are silent in this way.
    pub(super) fn silent(&self, slot: &Slot, silence: Silence) -> usize {
        whole(count_at(self.in_slot(slot), silence.place()))
    }

    /// The country's value of an item.
    pub(super) fn value(&self, item: &Item<'_>, slot: &Slot) -> CountryValue {
        let said = count_at(self.in_slot(slot), SAID);
        let asked = self
            .silences(slot)
            .filter(|(kind, _)| *kind != Silence::NotAsked);
        let silent: usize = asked.map(|(_, count)| whole(count)).sum();
        let validated = self.validated.get(&slot.0.start);
        let standing = match validated {
            Some(validated) => validated.counts.standing(item, &Slot::after(0, item)),
            None => self.standing(item, slot),
        };
        CountryValue {
            standing: standing.unwrap_or_else(|| Standing::Silent(self.silence(slot))),
            provisional: validated.is_none() && said > 1,
            substantive: whole(said),
            asked: whole(said) + silent,
        }
    }

    /// The kinds of silence of all voices in one word. What was said and cannot be read is no answer.
    fn silence(&self, slot: &Slot) -> Silence {
        let kinds = self.silences(slot).filter(|(_, count)| *count > 0);
        let unread = (count_at(self.in_slot(slot), SAID) > 0).then_some(Silence::Unanswered);
        let kinds = kinds.map(|(kind, _)| kind).chain(unread);
        kinds.min().unwrap_or(Silence::NotAsked)
    }

    /// The value of all, or `None` where nothing was said that can be read.
    fn standing(&self, item: &Item<'_>, slot: &Slot) -> Option<Standing> {
        let numbers = self.in_slot(slot).get(WHAT..).unwrap_or_default();
        let beyond = self.beyond.get(&slot.0.start).unwrap_or(&NOTHING_BEYOND);
        match item.kind {
            ItemKind::Level => {
                let [level, priority, confidence, target] = lower_medians(numbers, beyond);
                Some(Standing::Level(Maturity {
                    level: Some(level?),
                    priority,
                    confidence,
                    target,
                    ..Maturity::default()
                }))
            }
            ItemKind::Choice { choices, .. } => mode(chosen(choices, numbers, beyond)),
            ItemKind::Multiple { choices } => {
                let (sets, numbers) = numbers.split_first().filter(|(sets, _)| **sets > 0)?;
                let degrees = chosen(choices, numbers, beyond).map(|(name, count)| {
                    let half = u64::from(count) * 2 >= u64::from(*sets);
                    let degree = if half { Degree::Yes } else { Degree::Partly };
                    (name.clone(), degree)
                });
                Some(Standing::Multiple(degrees.collect()))
            }
            ItemKind::Number => super::statistics::lower_median(&beyond.said).map(Standing::Number),
            ItemKind::Words | ItemKind::Records { .. } | ItemKind::Personal => {
                let count = count_at(numbers, 0);
                (count > 0).then(|| Standing::Words(whole(count)))
            }
        }
    }
}

impl Beyond {
    fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.ratings.iter_mut().zip(other.ratings) {
            for (number, count) in theirs {
                let mine = mine.entry(number).or_default();
                *mine = mine.saturating_add(count);
            }
        }
        for (name, count) in other.names {
            let mine = self.names.entry(name).or_default();
            *mine = mine.saturating_add(count);
        }
        self.said.extend(other.said);
    }
}

impl Rating {
    fn parts(self) -> [Option<u8>; PARTS] {
        [self.level, self.priority, self.confidence, self.target]
    }
}

/// The median of each part of a bundle, where any number was said.
fn lower_medians(numbers: &[u32], beyond: &Beyond) -> [Option<u8>; PARTS] {
    let mut parts = numbers.chunks(LEVELS).zip(&beyond.ratings);
    [(); PARTS].map(|()| {
        let (usual, others) = parts.next()?;
        lower_median(usual, others)
    })
}

/// The value at position ⌊(n+1)/2⌋, as [`statistics::lower_median`](super::statistics::lower_median), from how often each number was
/// said: those of the longest scale by their place, then larger ones.
fn lower_median(usual: &[u32], others: &BTreeMap<u8, u32>) -> Option<u8> {
    // Two sums, since there is seldom anything in the second, and to ask a chain for each number takes longer than to add it.
    let n: u64 = usual.iter().copied().map(u64::from).sum();
    let n = n + others.values().copied().map(u64::from).sum::<u64>();
    if n == 0 {
        return None;
    }
    let mut left = n.div_ceil(2);
    let mut reaches_middle = |count: u32| {
        let reaches = u64::from(count) >= left;
        left = left.saturating_sub(count.into());
        reaches
    };
    if let Some(place) = usual.iter().position(|count| reaches_middle(*count)) {
        return u8::try_from(place).ok();
    }
    let mut others = others.iter();
    let reached = others.find(|(_, count)| reaches_middle(**count));
    reached.map(|(number, _)| *number)
}

/// The options that were chosen, each once and with how often: those of the list, then others by name.
fn chosen<'o>(
    choices: &'o [Choice],
    numbers: &'o [u32],
    beyond: &'o Beyond,
) -> impl Iterator<Item = (&'o Id, u32)> {
    let listed = choices.iter().map(|choice| &choice.name).zip(numbers);
    let counts = listed.chain(&beyond.names);
    counts.filter_map(|(name, count)| (*count > 0).then_some((name, *count)))
}

/// The choice of most, or those that are evenly split, by name.
fn mode<'o>(chosen: impl Iterator<Item = (&'o Id, u32)>) -> Option<Standing> {
    let (mut most, mut winner, mut others) = (0, None, Vec::new());
    chosen.for_each(|(name, count)| match count.cmp(&most) {
        Ordering::Greater => {
            (most, winner) = (count, Some(name));
            others.clear();
        }
        Ordering::Equal => others.push(name.clone()),
        Ordering::Less => {}
    });
    let winner = winner?.clone();
    if others.is_empty() {
        return Some(Standing::Choice(winner));
    }
    others.push(winner);
    others.sort_unstable();
    Some(Standing::Split(others))
}

impl<'a> Item<'a> {
    /// The choices of its list; none where they come from other answers, or where nothing is chosen.
    fn choices(&self) -> &'a [Choice] {
        match self.kind {
            ItemKind::Choice { choices, .. } | ItemKind::Multiple { choices } => choices,
            _ => &[],
        }
    }
}

fn count_at(numbers: &[u32], place: usize) -> u32 {
    numbers.get(place).copied().unwrap_or_default()
}

fn whole(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::analysis::item::items;
    use crate::analysis::statistics;
    use crate::questionnaire::Questionnaire;
    use crate::questionnaire::fixture::questionnaire;

    const SLOT: Slot = Slot(3..3 + WHAT + PARTS * LEVELS);

    fn ratings(said: &[[Option<u8>; PARTS]]) -> Counts {
        let mut counts = Counts::new(SLOT.end() + 2);
        for bundle in said {
            for (part, number) in bundle.iter().enumerate() {
                if let Some(number) = number {
                    counts.rate(&SLOT, part, *number);
                }
            }
        }
        counts
    }

    const NAMES: [&str; 5] = ["a", "b", "c", "beyond", "Not A Name"];

    /// A questionnaire with an item of each kind but levels.
    fn asked() -> Questionnaire {
        let kinds = ["c", "a", "b"].map(|name| json!({ "name": name, "label": name }));
        questionnaire(
            json!({ "kinds": kinds }),
            json!([
                { "name": "one", "type": "select_one", "choices": "kinds", "label": "Which?" },
                { "name": "several", "type": "select_multiple", "choices": "kinds", "label": "Which ones?" },
                { "name": "number", "type": "integer", "label": "How many?" },
                { "name": "words", "type": "text", "label": "Why?" },
            ]),
        )
    }

    /// Of what was chosen how often, by name.
    fn chosen_in<'n>(all: impl Iterator<Item = &'n str>) -> BTreeMap<Id, usize> {
        let mut counts = BTreeMap::new();
        for name in all.filter_map(|name| Id::new(name).ok()) {
            *counts.entry(name).or_default() += 1;
        }
        counts
    }

    /// The standings by plain lists of what was said, in the order of the questions.
    fn expected(said: &[(usize, Vec<usize>, i32)]) -> [Option<Standing>; 4] {
        let ones = chosen_in(said.iter().map(|(one, ..)| NAMES[*one]));
        let most = ones.values().max().copied();
        let winners = ones.into_iter().filter(|(_, count)| Some(*count) == most);
        let winners: Vec<Id> = winners.map(|(name, _)| name).collect();
        let one = match &winners[..] {
            [] => None,
            [only] => Some(Standing::Choice(only.clone())),
            _ => Some(Standing::Split(winners)),
        };
        let sets = said
            .iter()
            .map(|(_, several, _)| BTreeSet::from_iter(several));
        let several = chosen_in(sets.flatten().map(|name| NAMES[*name]));
        let degree = |count| {
            if count * 2 >= said.len() {
                Degree::Yes
            } else {
                Degree::Partly
            }
        };
        let several = several
            .into_iter()
            .map(|(name, count)| (name, degree(count)));
        let several = (!said.is_empty()).then(|| Standing::Multiple(several.collect()));
        let numbers: Vec<f64> = said.iter().map(|(.., number)| (*number).into()).collect();
        let number = statistics::lower_median(&numbers).map(Standing::Number);
        let words = (!said.is_empty()).then_some(Standing::Words(said.len()));
        [one, several, number, words]
    }

    proptest! {
        #[test]
        fn counted_voices_stand_where_lists_of_them_do(
            said in prop::collection::vec(
                (0..NAMES.len(), prop::collection::vec(0..NAMES.len(), 0..4), -9..9_i32),
                0..9,
            ),
            at in 0..9_usize,
        ) {
            let asked = asked();
            let items = items(&asked);
            let mut end = 0;
            let slots = items.iter().map(|item| {
                let slot = Slot::after(end, item);
                end = slot.end();
                slot
            });
            let slots: Vec<Slot> = slots.collect();
            let counted = |said: &[(usize, Vec<usize>, i32)]| {
                let mut counts = Counts::new(end);
                for (one, several, number) in said {
                    let several = several.iter().map(|name| NAMES[*name]).collect();
                    let voices = [
                        Said::Choice(NAMES[*one]),
                        Said::Multiple(several),
                        Said::Number((*number).into()),
                        Said::Words(1),
                    ];
                    for ((item, slot), said) in items.iter().zip(&slots).zip(voices) {
                        counts.add((item, slot), &Vote::Said(said), None);
                    }
                }
                counts
            };
            let (some, others) = said.split_at(at.min(said.len()));
            let mut joined = counted(some);
            joined.merge(counted(others));
            for ((item, slot), expected) in items.iter().zip(&slots).zip(expected(&said)) {
                let value = joined.value(item, slot);
                let silent = if said.is_empty() { Silence::NotAsked } else { Silence::Unanswered };
                prop_assert_eq!(value.standing, expected.unwrap_or(Standing::Silent(silent)));
                prop_assert_eq!((value.asked, value.substantive), (said.len(), said.len()));
            }
        }

        /// Also of numbers that are on no scale, and of counts that are put together.
        #[test]
        fn counted_numbers_have_the_same_medians(
            said in prop::collection::vec(
                prop::array::uniform::<_, PARTS>(prop::option::of(prop_oneof![0..7_u8, any::<u8>()])),
                0..9,
            ),
            at in 0..9_usize,
        ) {
            let (some, others) = said.split_at(at.min(said.len()));
            let mut joined = ratings(some);
            joined.merge(ratings(others));
            prop_assert_eq!(&joined, &ratings(&said));
            let numbers = &joined.in_slot(&SLOT)[WHAT..];
            let beyond = joined.beyond.get(&SLOT.0.start).unwrap_or(&NOTHING_BEYOND);
            let medians = lower_medians(numbers, beyond);
            for (part, median) in medians.into_iter().enumerate() {
                let numbers = said.iter().filter_map(|rating| rating[part]);
                let numbers: Vec<f64> = numbers.map(f64::from).collect();
                prop_assert_eq!(median.map(f64::from), statistics::lower_median(&numbers));
            }
        }
    }
}
