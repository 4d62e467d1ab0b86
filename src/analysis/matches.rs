//! Who may learn from whom (domain brief C.5).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::chapter::Chapter;
use super::country::Standing;
use super::gap::Gap;
use super::item::{Item, ItemKind};
use super::peers::{Contact, Supply, challenges, demand, score};
use super::statistics::ordinal;
use super::view::{Cell, CountryGroup, Entry};
use crate::base::Id;
use crate::response::{Country, Value};

/// The least score worth a meeting.
const LEAST: f64 = 0.25;
/// How many donors are named for one country and key.
const BEST: usize = 3;
/// How many matches a donor has time for in one meeting.
const DONOR_CAP: usize = 5;

/// A country that may learn from another.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Who asks.
    pub learner: Country,
    /// Who can share.
    pub donor: Country,
    /// The statement it is about.
    pub key: Id,
    /// How the learner faces the challenge: `faced`, `partly`, …; none where it was not asked.
    pub faced: Option<String>,
    /// The largest gap of the learner on the key, 0 to 16.
    pub gap: Option<u8>,
    /// D, 0 to 1.
    pub demand: f64,
    /// What the donor has to offer.
    pub supply: Supply,
    /// How many years the donor took to overcome it.
    pub years: Option<f64>,
    /// How the donor may be contacted.
    pub contact: Contact,
    /// D × U × w, 0.25 to 1.
    pub score: f64,
    /// Whether each of the two can help the other, on whatever key.
    pub reciprocal: bool,
    /// Whether the learner wishes to learn about it.
    pub wished: bool,
}

/// What one country says that matters here.
#[derive(Debug, Default)]
struct Facts {
    faced: BTreeMap<Id, String>,
    /// The statements a maturity item covers, its level, its gap.
    rated: Vec<(Vec<Id>, u8, Option<u8>)>,
    /// The statements a record with a source covers, and the themes it names.
    practices: Vec<(Vec<Id>, Vec<String>)>,
    years: BTreeMap<String, f64>,
    wishes: BTreeSet<String>,
    contact: Option<Contact>,
}

/// Matches of the countries of some questionnaires: reciprocal ones first, then by score, wishes before
/// others, then by name. Views for the facilitator give none that participants may not see; pass views
/// for participants.
pub fn matches(chapters: &[Chapter<'_>]) -> Vec<Match> {
    let rows: BTreeMap<Id, String> = chapters.iter().flat_map(row_names).collect();
    let mut known: BTreeMap<String, (Country, Facts)> = BTreeMap::new();
    for chapter in chapters {
        for (nth, group) in chapter.view.countries.iter().enumerate() {
            let (_, facts) = known
                .entry(group.country.key())
                .or_insert_with(|| (group.country.clone(), Facts::default()));
            facts.add(chapter, nth, group);
        }
    }
    let mut found = Vec::new();
    for key in keys(chapters) {
        let all = known.values().map(|(country, facts)| Side {
            country,
            facts,
            demand: demand(
                facts.faced.get(&key).map(String::as_str),
                facts.largest_gap(&key),
            ),
            supply: facts.supply(&key),
        });
        let all: Vec<Side<'_>> = all.collect();
        for learner in all.iter().filter(|side| side.demand > 0.0) {
            let donors = all
                .iter()
                .filter(|donor| !std::ptr::eq(donor.country, learner.country));
            let mut best: Vec<Match> = donors
                .filter_map(|donor| candidate(&key, learner, donor, &rows))
                .collect();
            best.sort_by(order);
            best.truncate(BEST);
            found.extend(best);
        }
    }
    let pairs: BTreeSet<(String, String)> = found
        .iter()
        .map(|found| (found.learner.key(), found.donor.key()))
        .collect();
    for found in &mut found {
        found.reciprocal = pairs.contains(&(found.donor.key(), found.learner.key()));
    }
    found.sort_by(order);
    let mut busy: BTreeMap<String, usize> = BTreeMap::new();
    found.retain(|found| {
        let meetings = busy.entry(found.donor.key()).or_default();
        *meetings += 1;
        *meetings <= DONOR_CAP
    });
    found
}

fn order(a: &Match, b: &Match) -> Ordering {
    let names = |found: &Match| (found.key.clone(), found.learner.key(), found.donor.key());
    b.reciprocal
        .cmp(&a.reciprocal)
        .then_with(|| b.score.total_cmp(&a.score))
        .then_with(|| b.wished.cmp(&a.wished))
        .then_with(|| names(a).cmp(&names(b)))
}

/// What one country wants and has on a key.
struct Side<'f> {
    country: &'f Country,
    facts: &'f Facts,
    demand: f64,
    supply: Supply,
}

fn candidate(
    key: &Id,
    learner: &Side<'_>,
    donor: &Side<'_>,
    rows: &BTreeMap<Id, String>,
) -> Option<Match> {
    let contact = donor.facts.contact.unwrap_or(Contact::No);
    let score = score(learner.demand, donor.supply, contact);
    let row = rows.get(key);
    (score >= LEAST).then(|| Match {
        learner: learner.country.clone(),
        donor: donor.country.clone(),
        key: key.clone(),
        faced: learner.facts.faced.get(key).cloned(),
        gap: learner.facts.largest_gap(key),
        demand: learner.demand,
        supply: donor.supply,
        years: row.and_then(|row| donor.facts.years.get(row)).copied(),
        contact,
        score,
        reciprocal: false,
        wished: learner.facts.wishes_for(key, row),
    })
}

/// Whether what is said about `cover` is said about `key` too: the same, or above it.
pub(super) fn covers(cover: &Id, key: &Id) -> bool {
    let rest = key.as_str().strip_prefix(cover.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn is_challenge(key: &Id) -> bool {
    key.as_str().contains(".challenge.")
}

/// Challenge keys, and keys of recommendations and discussion that no question covers together with a
/// challenge: the same pair is not matched twice. A key with others below it stands for them.
fn keys(chapters: &[Chapter<'_>]) -> BTreeSet<Id> {
    let items = || chapters.iter().flat_map(|chapter| &chapter.view.items);
    let mut spoken: BTreeSet<&Id> = BTreeSet::new();
    for item in items() {
        let all = || item.question.covers.iter().chain(item.covers());
        if all().any(is_challenge) {
            spoken.extend(all().filter(|key| !is_challenge(key)));
        }
    }
    let useful = |item: &&Item<'_>| {
        matches!(item.kind, ItemKind::Level | ItemKind::Records { .. }) || is_faced(item)
    };
    let all: BTreeSet<Id> = items()
        .filter(useful)
        .flat_map(Item::covers)
        .filter(|key| is_challenge(key) || !spoken.contains(key))
        .filter(|key| !key.as_str().starts_with("theme."))
        .cloned()
        .collect();
    let below = |key: &Id| all.iter().any(|other| other != key && covers(key, other));
    all.iter().filter(|key| !below(key)).cloned().collect()
}

fn is_faced(item: &Item<'_>) -> bool {
    challenges(item).is_some()
}

/// The row of a challenge matrix that stands for a key.
fn row_names<'c>(chapter: &'c Chapter<'_>) -> impl Iterator<Item = (Id, String)> + 'c {
    let rows = chapter.view.items.iter().filter(|item| is_faced(item));
    rows.flat_map(|item| {
        let row = item.row.map(|row| row.name.to_string()).unwrap_or_default();
        item.covers()
            .iter()
            .map(move |key| (key.clone(), row.clone()))
    })
}

impl Facts {
    fn add(&mut self, chapter: &Chapter<'_>, nth: usize, group: &CountryGroup) {
        let items = chapter.view.items.iter().zip(&chapter.figures).enumerate();
        for (index, (item, figures)) in items {
            let Some(value) = figures.values.get(nth) else {
                continue;
            };
            match &value.standing {
                Standing::Level(bundle) => {
                    let gap = Gap::of(bundle).map(Gap::gap);
                    self.rated.extend(
                        bundle
                            .level
                            .map(|level| (item.covers().to_vec(), level, gap)),
                    );
                }
                Standing::Choice(name) if is_faced(item) => {
                    for key in item.covers() {
                        self.faced.insert(key.clone(), name.to_string());
                    }
                }
                Standing::Choice(name) => {
                    if let Some(contact) = Contact::asked(item, name) {
                        self.contact = Some(contact);
                    }
                }
                Standing::Multiple(degrees) if item.field.is_some_and(|f| f.name == "topics") => {
                    let topics = degrees.iter().map(|(topic, _)| topic.to_string());
                    self.wishes.extend(topics);
                }
                _ => {}
            }
            if matches!(item.kind, ItemKind::Records { .. }) {
                for voice in &group.voices {
                    if let Some(Cell::Said { entries, .. }) = voice.cells.get(index) {
                        for entry in entries {
                            self.record(item, entry);
                        }
                    }
                }
            }
        }
    }

    /// A good practice, or how a challenge was overcome.
    fn record(&mut self, item: &Item<'_>, entry: &Entry) {
        let years = entry.value.field("years").and_then(Value::number);
        if let Some((part, years)) = entry.part.as_ref().zip(years) {
            self.years.insert(part.to_string(), years);
        }
        let one = std::slice::from_ref(&entry.value);
        let records = match entry.value.items() {
            [] => one,
            several => several,
        };
        for record in records {
            let sourced = record
                .field("sources")
                .is_some_and(|list| !list.items().is_empty());
            if sourced && record.field("what-was-done").is_some() {
                let named = record.field("challenge").and_then(Value::all_chosen);
                let themes = named.unwrap_or_default().into_iter();
                let themes = themes.map(|chosen| chosen.name.to_string()).collect();
                self.practices.push((item.covers().to_vec(), themes));
            }
        }
    }

    fn rated_on<'f>(&'f self, key: &'f Id) -> impl Iterator<Item = &'f (Vec<Id>, u8, Option<u8>)> {
        let concerns =
            move |on: &&'f (Vec<Id>, u8, Option<u8>)| on.0.iter().any(|c| covers(c, key));
        self.rated.iter().filter(concerns)
    }

    fn largest_gap(&self, key: &Id) -> Option<u8> {
        self.rated_on(key).filter_map(|(.., gap)| *gap).max()
    }

    fn supply(&self, key: &Id) -> Supply {
        let levels: Vec<f64> = self
            .rated_on(key)
            .map(|(_, level, _)| f64::from(*level))
            .collect();
        let mean = levels.iter().sum::<f64>() / ordinal(levels.len().max(1));
        let theme = key.as_str().split('.').next().unwrap_or_default();
        Supply {
            overcame: self.faced.get(key).is_some_and(|how| how == "past"),
            level: (!levels.is_empty()).then_some(mean),
            practice_with_source: self.practices.iter().any(|(on, themes)| {
                on.iter().any(|cover| covers(cover, key)) || themes.iter().any(|name| name == theme)
            }),
        }
    }

    fn wishes_for(&self, key: &Id, row: Option<&String>) -> bool {
        let theme = key.as_str().split('.').next().unwrap_or_default();
        self.wishes.contains(theme) || row.is_some_and(|row| self.wishes.contains(row))
    }
}
