//! Figures of any number of responses: each is counted and let go.
//!
//! What is kept grows with countries and items, not with responses. Workers count on their own; tallies are merged, in any
//! order and any grouping, to the same figures, which are those of [`View`] and [`compare`](super::compare()).

mod plan;
mod seen;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use jiff::civil::Date;

use super::chapter::Chapter;
use super::compare::Figures;
use super::count::Counts;
use super::country::Silence;
use super::view::{Audience, CountryGroup, Headcount, View, cells, order_of, seen_by};
use crate::base::{Id, parallel};
use crate::merge::ResponseKey;
use crate::questionnaire::{Offer, Prepared};
use crate::response::{Country, Response, Skim, key_of};

use plan::{Counted, Plan};
use seen::Seen;

/// What is counted, and for whom.
#[derive(Debug)]
pub struct Census<'q> {
    plans: Prepared<'q, Plan<'q>>,
    audience: Audience,
    today: Date,
}

/// What was counted so far.
#[derive(Debug, Default)]
pub struct Tallies {
    /// By the place of the questionnaire, and by the key of the country.
    groups: BTreeMap<(usize, Arc<str>), Group>,
    unknown: BTreeSet<(Id, String)>,
    /// The keys of countries, by code and name as they stand in files.
    keys: HashMap<(String, String), Arc<str>>,
}

/// Which response was counted, by fingerprints: two that are copies of one have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// Of questionnaire, version and country.
    pub country: u64,
    /// Of these and the institution.
    pub response: u64,
}

/// The voices of a country on a questionnaire.
#[derive(Debug)]
struct Group {
    /// The country as the institution spells it that comes first by its key.
    country: (String, Country),
    counts: Counts,
    sample: bool,
    heads: Headcount,
}

/// A questionnaire, and what countries said to it.
struct Asked<'t, 'q> {
    plan: &'t Plan<'q>,
    /// Each country as it is shown, in the order in which it is.
    by_name: Vec<(CountryGroup, &'t Counts)>,
    sample: bool,
}

/// How many items a processor looks at before it asks for more.
const ITEMS: usize = 16;

/// Who speaks in a response.
struct Speaker<'r> {
    chapter: usize,
    plan: &'r Plan<'r>,
    country: &'r Arc<str>,
    institution: &'r str,
    spelled: &'r dyn Fn() -> Country,
    sample: bool,
    date: Option<Date>,
}

impl Fingerprint {
    /// The fingerprint of a response.
    pub fn of(key: &ResponseKey) -> Self {
        let questionnaire = (key.questionnaire.as_str(), key.version.as_str());
        Self::new(questionnaire, &key.country, &key.institution)
    }

    fn new(questionnaire: (&str, &str), country: &str, institution: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        (questionnaire, country).hash(&mut hasher);
        let country = hasher.finish();
        institution.hash(&mut hasher);
        Self {
            country,
            response: hasher.finish(),
        }
    }
}

impl<'q> Census<'q> {
    /// A census of the responses to these questionnaires, as an audience may see them on a day. Only those of which a response
    /// comes are read for it.
    pub fn new(offers: &'q [Offer], audience: Audience, today: Date) -> Self {
        Self {
            plans: Prepared::new(offers, Plan::new),
            audience,
            today,
        }
    }

    /// Counts the response in a file that holds a plain one; nothing is counted, and `None`, where it must be read with care.
    pub fn skim(&self, bytes: &[u8], tallies: &mut Tallies) -> Option<Fingerprint> {
        let skim = Skim::read(bytes)?;
        let (id, version) = (&*skim.questionnaire, &*skim.version);
        let country = tallies.key(&skim.respondent.country.code, &skim.respondent.country.name);
        let institution = key_of(&skim.respondent.institution);
        let fingerprint = Fingerprint::new((id, version), &country, &institution);
        let Some(chapter) = self.plans.place(id, version) else {
            tallies
                .unknown
                .extend(Id::new(id).ok().map(|id| (id, version.to_owned())));
            return Some(fingerprint);
        };
        let plan = self.plans.at(chapter)?;
        let Some(seen) = Seen::new(plan, &skim, self.audience, self.today) else {
            return Some(fingerprint);
        };
        let spelled = || Country {
            code: skim.respondent.country.code.to_string(),
            name: skim.respondent.country.name.to_string(),
        };
        let group = tallies.group(&Speaker {
            chapter,
            plan,
            country: &country,
            institution: &institution,
            spelled: &spelled,
            sample: skim.sample,
            date: skim.respondent.reference_date,
        });
        let name = if seen.named {
            &*skim.respondent.institution
        } else {
            ""
        };
        for Counted { item, place, slot } in &plan.items {
            let (vote, validated) = seen.vote(*place, item);
            let order = validated.then(|| order_of(name, &institution, &vote));
            group.counts.add((item, slot), &vote, order.as_deref());
        }
        Some(fingerprint)
    }

    /// Counts a response that was read with care.
    pub fn add(&self, response: &Response, tallies: &mut Tallies) -> Fingerprint {
        let key = ResponseKey::of(response);
        let fingerprint = Fingerprint::of(&key);
        let found = self.plans.place(key.questionnaire.as_str(), &key.version);
        let Some((chapter, plan)) = found.and_then(|place| Some((place, self.plans.at(place)?)))
        else {
            tallies.unknown.insert((key.questionnaire, key.version));
            return fingerprint;
        };
        let Some(seen) = seen_by(self.audience, Cow::Borrowed(response)) else {
            return fingerprint;
        };
        let items = plan.items.iter().map(|counted| &counted.item);
        let cells = cells(plan.questionnaire(), items, &seen, self.today);
        let country = &response.respondent.country;
        let group = tallies.group(&Speaker {
            chapter,
            plan,
            country: &Arc::from(key.country),
            institution: &key.institution,
            spelled: &|| country.clone(),
            sample: response.sample,
            date: response.respondent.reference_date,
        });
        let name = &seen.respondent.institution;
        for (Counted { item, slot, .. }, cell) in plan.items.iter().zip(&cells) {
            let (vote, validated) = cell.vote(item);
            let order = validated.then(|| order_of(name, &key.institution, &vote));
            group.counts.add((item, slot), &vote, order.as_deref());
        }
        fingerprint
    }

    /// Drops what was counted of some countries, so that they can be counted again.
    pub fn drop_countries(&self, tallies: &mut Tallies, wanted: impl Fn(u64) -> bool) {
        tallies.groups.retain(|(chapter, country), _| {
            let plan = self.plans.at(*chapter);
            plan.is_some_and(|plan| {
                let asked = (
                    plan.questionnaire().id.as_str(),
                    plan.questionnaire().version.as_str(),
                );
                !wanted(Fingerprint::new(asked, country, "").country)
            })
        });
    }

    /// The figures, of these countries or of all where none is named. Questionnaires nobody answered have none; no voice is
    /// listed.
    pub fn chapters(&self, tallies: &Tallies, countries: &[String]) -> Vec<Chapter<'q>> {
        let mut by_chapter: BTreeMap<usize, Vec<&Group>> = BTreeMap::new();
        for ((chapter, _), group) in &tallies.groups {
            by_chapter.entry(*chapter).or_default().push(group);
        }
        let asked = by_chapter
            .into_iter()
            .filter_map(|(chapter, groups)| Asked::new(self.plans.at(chapter)?, groups, countries));
        let mut asked: Vec<Asked<'_, 'q>> = asked.collect();
        asked.sort_by_cached_key(Asked::order);
        let items = asked.iter().map(|asked| {
            let items = asked.plan.items.iter();
            items.map(|counted| (asked, counted)).collect()
        });
        let items: Vec<Vec<(&Asked<'_, '_>, &Counted<'_>)>> = items.collect();
        let figures =
            parallel::map_groups(&items, ITEMS, |(asked, counted)| asked.figures(counted));
        let chapters = asked
            .into_iter()
            .zip(figures)
            .map(|(asked, figures)| asked.chapter(self.audience, figures));
        chapters.collect()
    }
}

impl<'t, 'q> Asked<'t, 'q> {
    /// What these countries say, or all where none is named; `None` where none of them speaks.
    fn new(plan: &'t Plan<'q>, groups: Vec<&'t Group>, countries: &[String]) -> Option<Self> {
        let sample = groups.iter().any(|group| group.sample);
        let seen = groups
            .into_iter()
            .map(|group| (group.seen(plan), &group.counts));
        let mut by_name: Vec<(CountryGroup, &Counts)> = seen.collect();
        by_name.retain(|(group, _)| group.is_among(countries));
        by_name.sort_by_cached_key(|(group, _)| group.order());
        (!by_name.is_empty()).then_some(Self {
            plan,
            by_name,
            sample,
        })
    }

    /// Its place among others.
    fn order(&self) -> (Id, String) {
        let questionnaire = self.plan.questionnaire();
        (questionnaire.id.clone(), questionnaire.version.clone())
    }

    fn figures(&self, Counted { item, slot, .. }: &Counted<'_>) -> Figures {
        let values = self
            .by_name
            .iter()
            .map(|(_, counts)| counts.value(item, slot));
        Figures::of(item, values.collect())
    }

    /// The chapter with the figures of each item.
    fn chapter(self, audience: Audience, figures: Vec<Figures>) -> Chapter<'q> {
        let items = self.plan.items.iter().map(|counted| counted.item.clone());
        let countries = self.by_name.into_iter().map(|(group, _)| group);
        Chapter {
            view: View {
                questionnaire: self.plan.questionnaire(),
                audience,
                items: items.collect(),
                countries: countries.collect(),
                sample: self.sample,
            },
            figures,
        }
    }
}

impl Tallies {
    /// The questionnaires that were answered and are not known, each with its version, in order.
    pub fn unknown(&self) -> impl Iterator<Item = (&Id, &str)> {
        self.unknown
            .iter()
            .map(|(id, version)| (id, version.as_str()))
    }

    /// Adds everything that others counted.
    pub fn merge(&mut self, other: Self) {
        self.unknown.extend(other.unknown);
        for (key, group) in other.groups {
            match self.groups.get_mut(&key) {
                Some(known) => known.merge(group),
                None => drop(self.groups.insert(key, group)),
            }
        }
    }

    /// The key of a country, worked out once.
    fn key(&mut self, code: &str, name: &str) -> Arc<str> {
        let text = if code.is_empty() { name } else { code };
        let spelled = (code.to_owned(), name.to_owned());
        let key = self
            .keys
            .entry(spelled)
            .or_insert_with(|| key_of(text).into());
        Arc::clone(key)
    }

    /// The group a response belongs to, with it among its heads.
    fn group(&mut self, speaker: &Speaker<'_>) -> &mut Group {
        let key = (speaker.chapter, Arc::clone(speaker.country));
        let spelled = || (speaker.institution.to_owned(), (speaker.spelled)());
        let group = self.groups.entry(key).or_insert_with(|| Group {
            country: spelled(),
            counts: Counts::new(speaker.plan.numbers),
            sample: false,
            heads: Headcount::default(),
        });
        if *speaker.institution < *group.country.0 {
            group.country = spelled();
        }
        group.sample |= speaker.sample;
        group.heads.add(&Headcount::one(speaker.date));
        group
    }
}

impl Group {
    /// The country among others, without its voices.
    fn seen(&self, plan: &Plan<'_>) -> CountryGroup {
        let silent = |kind| {
            let slots = plan.items.iter().map(|counted| &counted.slot);
            slots.map(|slot| self.counts.silent(slot, kind)).sum()
        };
        let (_, country) = &self.country;
        CountryGroup {
            country: country.clone(),
            voices: Vec::new(),
            heads: Headcount {
                withheld: silent(Silence::Withheld),
                conflicts: silent(Silence::Conflict),
                ..self.heads
            },
        }
    }

    fn merge(&mut self, other: Self) {
        if other.country.0 < self.country.0 {
            self.country = other.country;
        }
        self.sample |= other.sample;
        self.heads.add(&other.heads);
        self.counts.merge(other.counts);
    }
}
