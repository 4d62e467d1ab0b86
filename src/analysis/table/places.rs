//! The countries of an answer table, in the order in which the comparison lists them.

use std::collections::BTreeMap;

use super::{Asked, Heard};
use crate::analysis::view::CountryGroup;
use crate::response::Country;

/// The countries that answered, questionnaire by questionnaire. What is kept grows with them, not with responses.
#[derive(Debug, Default)]
pub struct Places {
    /// By the place of the questionnaire and the key of the country.
    groups: BTreeMap<(usize, String), Group>,
}

/// A country that answered a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryPlace {
    /// The place of the questionnaire among those of the table.
    pub asked: usize,
    /// The key under which its rows stand.
    pub key: String,
    /// The country, as the institution spells it that comes first.
    pub country: Country,
    /// Its place among the countries of the questionnaire by displayed name, from 0.
    pub position: usize,
    /// How many responses there are.
    pub responses: usize,
}

#[derive(Debug)]
struct Group {
    /// The key of the institution that comes first, and how it spells the country.
    first: (String, Country),
    responses: usize,
}

impl Places {
    /// Notes who answered.
    pub fn add(&mut self, heard: &Speaker) {
        let spelled = || (heard.institution.clone(), heard.country.clone());
        let group = self
            .groups
            .entry((heard.place, heard.key.clone()))
            .or_insert_with(|| Group {
                first: spelled(),
                responses: 0,
            });
        group.responses += 1;
        if heard.institution < group.first.0 {
            group.first = spelled();
        }
    }

    /// The countries, questionnaire by questionnaire.
    pub fn countries(&self, asked: &[Asked<'_>]) -> Vec<CountryPlace> {
        let all = (0..asked.len()).flat_map(|place| {
            let groups = self.groups.range((place, String::new())..);
            let groups = groups.take_while(|((of, _), _)| *of == place);
            let mut countries: Vec<CountryPlace> = groups
                .map(|((_, key), group)| CountryPlace {
                    asked: place,
                    key: key.clone(),
                    country: group.first.1.clone(),
                    position: 0,
                    responses: group.responses,
                })
                .collect();
            countries.sort_by_cached_key(|place| CountryGroup::order_of(&place.country));
            let numbered = countries.into_iter().enumerate();
            numbered.map(|(position, country)| CountryPlace {
                position,
                ..country
            })
        });
        all.collect()
    }
}

/// Who speaks in a response.
#[derive(Clone, Debug)]
pub struct Speaker {
    place: usize,
    key: String,
    institution: String,
    country: Country,
}

impl Heard<'_, '_> {
    /// Who speaks.
    pub fn speaker(&self) -> Speaker {
        Speaker {
            place: self.place,
            key: self.key.country.clone(),
            institution: self.key.institution.clone(),
            country: self.seen.respondent.country.clone(),
        }
    }
}
