//! What the institutions of a country say about one item, counted: one voice at a time, in any order, in any grouping.
//!
//! These are the rules of the domain brief C.1, and the only place where they stand.

use std::collections::BTreeMap;

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

/// The voices of a country on an item, counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Count {
    /// How many are silent, by kind, in the order of [`Silence::ALL`].
    silent: [u32; Silence::ALL.len()],
    said: u32,
    votes: Votes,
    /// What counts alone, where the national co-ordinator validated it: of several the first.
    validated: Option<Box<Validated>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Validated {
    order: String,
    votes: Votes,
}

/// What was said, counted.
#[derive(Clone, Debug, Default, PartialEq)]
enum Votes {
    #[default]
    None,
    Level(Box<Ratings>),
    Choice(Options),
    Multiple {
        options: Options,
        sets: u32,
    },
    Number(Vec<f64>),
    Words(usize),
}

/// How often each number of the scales of a maturity bundle was said, part by part. The levels are the longest scale; what is
/// beyond it is nothing the program writes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Ratings {
    usual: [[u32; LEVELS]; PARTS],
    /// By the place of the part and the number.
    others: BTreeMap<(usize, u8), u32>,
}

/// How many numbers a maturity bundle has.
const PARTS: usize = 4;

/// How often each option was chosen: those of the list by their place, others by name.
#[derive(Clone, Debug, Default, PartialEq)]
struct Options {
    listed: Box<[u32]>,
    others: BTreeMap<Id, u32>,
}

impl Count {
    /// Adds a voice. `validated` is the place of the voice among others, where what it says was validated.
    pub(super) fn add(&mut self, item: &Item<'_>, vote: &Vote<'_>, validated: Option<&str>) {
        match vote {
            Vote::Silent(silence) => self.silent_mut(*silence, 1),
            Vote::Said(said) => {
                self.said += 1;
                self.votes.add(item, said);
                if let Some(order) = validated {
                    let mut votes = Votes::None;
                    votes.add(item, said);
                    let order = order.to_owned();
                    self.validate(Box::new(Validated { order, votes }));
                }
            }
        }
    }

    /// Adds everything another count of the item has.
    pub(super) fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.silent.iter_mut().zip(other.silent) {
            *mine += theirs;
        }
        self.said += other.said;
        self.votes.merge(other.votes);
        if let Some(validated) = other.validated {
            self.validate(validated);
        }
    }

    fn validate(&mut self, validated: Box<Validated>) {
        let first = |known: &Validated| known.order <= validated.order;
        if !self.validated.as_deref().is_some_and(first) {
            self.validated = Some(validated);
        }
    }

    fn silent_mut(&mut self, silence: Silence, more: u32) {
        if let Some(count) = self.silent.get_mut(silence.place()) {
            *count += more;
        }
    }

    /// How many voices are silent in this way.
    pub(super) fn silent(&self, silence: Silence) -> usize {
        let count = self.silent.get(silence.place());
        whole(count.copied().unwrap_or_default())
    }

    /// The country's value.
    pub(super) fn value(&self, item: &Item<'_>) -> CountryValue {
        let voices: u32 = self.silent.iter().sum::<u32>() + self.said;
        let votes = self.validated.as_ref().map_or(&self.votes, |v| &v.votes);
        let standing = votes.standing(item);
        CountryValue {
            standing: standing.unwrap_or_else(|| Standing::Silent(self.silence())),
            provisional: self.validated.is_none() && self.said > 1,
            substantive: whole(self.said),
            asked: whole(voices) - self.silent(Silence::NotAsked),
        }
    }

    /// The kinds of silence of all voices in one word. What was said and cannot be read is no answer.
    fn silence(&self) -> Silence {
        let silent = Silence::ALL.into_iter().zip(self.silent);
        let kinds = silent.filter(|(_, count)| *count > 0).map(|(kind, _)| kind);
        let unread = (self.said > 0).then_some(Silence::Unanswered);
        kinds.chain(unread).min().unwrap_or(Silence::NotAsked)
    }
}

impl Votes {
    fn add(&mut self, item: &Item<'_>, said: &Said<'_>) {
        match said {
            Said::Unreadable => {}
            Said::Level(rating) => {
                if !matches!(self, Self::Level(_)) {
                    *self = Self::Level(Box::default());
                }
                if let Self::Level(ratings) = self {
                    ratings.rate(*rating);
                }
            }
            Said::Choice(name) => {
                if !matches!(self, Self::Choice(_)) {
                    *self = Self::Choice(Options::new(item.choices()));
                }
                if let Self::Choice(options) = self {
                    options.add(item.choices(), name);
                }
            }
            Said::Multiple(names) => {
                if !matches!(self, Self::Multiple { .. }) {
                    let options = Options::new(item.choices());
                    *self = Self::Multiple { options, sets: 0 };
                }
                if let Self::Multiple { options, sets } = self {
                    *sets += 1;
                    for (nth, name) in names.iter().enumerate() {
                        // Chosen twice is chosen once.
                        if !names.iter().take(nth).any(|known| known == name) {
                            options.add(item.choices(), name);
                        }
                    }
                }
            }
            Said::Number(number) => match self {
                Self::Number(numbers) => numbers.push(*number),
                _ => *self = Self::Number(vec![*number]),
            },
            Said::Words(count) => self.merge(Self::Words(*count)),
        }
    }

    fn merge(&mut self, other: Self) {
        match (&mut *self, other) {
            (_, Self::None) => {}
            (mine @ Self::None, other) => *mine = other,
            (Self::Level(mine), Self::Level(theirs)) => mine.merge(*theirs),
            (Self::Choice(mine), Self::Choice(theirs)) => mine.merge(theirs),
            (
                Self::Multiple { options, sets },
                Self::Multiple {
                    options: theirs,
                    sets: more,
                },
            ) => {
                options.merge(theirs);
                *sets += more;
            }
            (Self::Number(mine), Self::Number(theirs)) => mine.extend(theirs),
            (Self::Words(mine), Self::Words(theirs)) => *mine += theirs,
            // An item has one kind.
            _ => {}
        }
    }

    /// The value of all, or `None` where nothing was said that can be read.
    fn standing(&self, item: &Item<'_>) -> Option<Standing> {
        match self {
            Self::None => None,
            Self::Level(ratings) => {
                let [level, priority, confidence, target] = ratings.lower_medians();
                Some(Standing::Level(Maturity {
                    level: Some(level?),
                    priority,
                    confidence,
                    target,
                    ..Maturity::default()
                }))
            }
            Self::Choice(options) => options.mode(item.choices()),
            Self::Multiple { options, sets } => {
                let degrees = options.chosen(item.choices()).map(|(name, count)| {
                    let half = u64::from(count) * 2 >= u64::from(*sets);
                    let degree = if half { Degree::Yes } else { Degree::Partly };
                    (name.clone(), degree)
                });
                Some(Standing::Multiple(degrees.collect()))
            }
            Self::Number(numbers) => super::statistics::lower_median(numbers).map(Standing::Number),
            Self::Words(count) => (*count > 0).then_some(Standing::Words(*count)),
        }
    }
}

impl Rating {
    fn parts(self) -> [Option<u8>; PARTS] {
        [self.level, self.priority, self.confidence, self.target]
    }
}

impl Ratings {
    fn rate(&mut self, rating: Rating) {
        for (part, number) in rating.parts().into_iter().enumerate() {
            if let Some(number) = number {
                self.add(part, number, 1);
            }
        }
    }

    fn add(&mut self, part: usize, number: u8, more: u32) {
        let usual = self.usual.get_mut(part);
        let count = match usual.and_then(|counts| counts.get_mut(usize::from(number))) {
            Some(count) => count,
            None => self.others.entry((part, number)).or_default(),
        };
        *count += more;
    }

    fn merge(&mut self, other: Self) {
        let mine = self.usual.iter_mut().flatten();
        for (mine, theirs) in mine.zip(other.usual.iter().flatten()) {
            *mine += theirs;
        }
        for ((part, number), count) in other.others {
            self.add(part, number, count);
        }
    }

    /// The median of each part, where any number was said.
    fn lower_medians(&self) -> [Option<u8>; PARTS] {
        std::array::from_fn(|part| {
            let usual = self.usual.get(part).copied().unwrap_or_default();
            let others = self.others.range((part, 0)..=(part, u8::MAX));
            lower_median(usual, others.map(|((_, number), count)| (*number, *count)))
        })
    }
}

/// The value at position ⌊(n+1)/2⌋, as [`statistics::lower_median`](super::statistics::lower_median), from how often each number was
/// said: those of the longest scale by their place, then larger ones in their order.
fn lower_median(
    usual: [u32; LEVELS],
    others: impl Iterator<Item = (u8, u32)> + Clone,
) -> Option<u8> {
    let said = |counts: &[u32]| counts.iter().sum::<u32>();
    let n = said(&usual) + others.clone().map(|(_, count)| count).sum::<u32>();
    if n == 0 {
        return None;
    }
    let mut passed = 0;
    let mut reaches_middle = |count: u32| {
        passed += count;
        passed >= n.div_ceil(2)
    };
    let mut all = (0..).zip(usual).chain(others);
    let reached = all.find(|(_, count)| reaches_middle(*count));
    reached.map(|(number, _)| number)
}

impl Options {
    fn new(choices: &[Choice]) -> Self {
        Self {
            listed: vec![0; choices.len()].into(),
            others: BTreeMap::new(),
        }
    }

    fn add(&mut self, choices: &[Choice], name: &str) {
        let place = choices.iter().position(|choice| choice.name == *name);
        match place.and_then(|place| self.listed.get_mut(place)) {
            Some(count) => *count += 1,
            None => match self.others.get_mut(name) {
                Some(count) => *count += 1,
                None => self.others.extend(Id::new(name).ok().map(|name| (name, 1))),
            },
        }
    }

    fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.listed.iter_mut().zip(other.listed) {
            *mine += theirs;
        }
        for (name, count) in other.others {
            *self.others.entry(name).or_default() += count;
        }
    }

    /// The options that were chosen, each once and with how often.
    fn chosen<'o>(&'o self, choices: &'o [Choice]) -> impl Iterator<Item = (&'o Id, u32)> {
        let listed = choices.iter().map(|choice| &choice.name).zip(&self.listed);
        let counts = listed.chain(&self.others);
        counts.filter_map(|(name, count)| (*count > 0).then_some((name, *count)))
    }

    /// The choice of most, or those that are evenly split, by name.
    fn mode(&self, choices: &[Choice]) -> Option<Standing> {
        let most = self.chosen(choices).map(|(_, count)| count).max()?;
        let winners = self.chosen(choices).filter(|(_, count)| *count == most);
        let mut winners: Vec<&Id> = winners.map(|(name, _)| name).collect();
        winners.sort_unstable();
        Some(match *winners {
            [only] => Standing::Choice(only.clone()),
            _ => Standing::Split(winners.into_iter().cloned().collect()),
        })
    }
}

impl<'a> Item<'a> {
    /// The choices of its list; none where they come from other answers, or where nothing is chosen.
    pub(super) fn choices(&self) -> &'a [Choice] {
        match self.kind {
            ItemKind::Choice { choices, .. } | ItemKind::Multiple { choices } => choices,
            _ => &[],
        }
    }
}

fn whole(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PARTS, Rating, Ratings};
    use crate::analysis::statistics;

    fn ratings(said: &[[Option<u8>; PARTS]]) -> Ratings {
        let mut ratings = Ratings::default();
        for [level, priority, confidence, target] in said.iter().copied() {
            ratings.rate(Rating {
                level,
                priority,
                confidence,
                target,
            });
        }
        ratings
    }

    proptest! {
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
            for (part, median) in joined.lower_medians().into_iter().enumerate() {
                let numbers = said.iter().filter_map(|rating| rating[part]);
                let numbers: Vec<f64> = numbers.map(f64::from).collect();
                prop_assert_eq!(median.map(f64::from), statistics::lower_median(&numbers));
            }
        }
    }
}
