//! One questionnaire with its figures.

use std::sync::Arc;

use jiff::civil::Date;

use super::compare::{Figures, compare};
use super::country::{CountryValue, Standing};
use super::item::Item;
use super::view::{Audience, View};
use crate::merge::Collection;
use crate::questionnaire::Questionnaire;
use crate::response::{Country, Maturity};

/// What an audience may see of a questionnaire, and the figures of it.
#[derive(Debug)]
pub struct Chapter<'a> {
    /// What the audience may see.
    pub view: View<'a>,
    /// The figures of each item of the view.
    pub figures: Vec<Figures>,
}

/// A country's value of an item.
#[derive(Clone, Copy, Debug)]
pub struct Place<'c> {
    /// The place of the item in the view.
    pub index: usize,
    /// The item.
    pub item: &'c Item<'c>,
    /// The country.
    pub country: &'c Country,
    /// What it says.
    pub value: &'c CountryValue,
}

/// The chapters of some questionnaires: what an audience may see on a day of these countries, or of all where none
/// is named. A questionnaire nobody answered has none.
pub fn chapters<'q>(
    collection: &Collection,
    questionnaires: &'q [Arc<Questionnaire>],
    (audience, today): (Audience, Date),
    countries: &[String],
) -> Vec<Chapter<'q>> {
    let views = questionnaires.iter().map(|questionnaire| {
        let mut view = View::new(collection, questionnaire, audience, today);
        view.keep_countries(countries);
        view
    });
    views
        .filter(|view| view.size() > 0)
        .map(Chapter::new)
        .collect()
}

impl<'a> Chapter<'a> {
    /// The chapter of a view.
    pub fn new(view: View<'a>) -> Self {
        Self {
            figures: compare(&view),
            view,
        }
    }

    /// Keeps the figures and lets the voices go that they were made from.
    pub fn let_voices_go(&mut self) {
        for group in &mut self.view.countries {
            group.voices = Vec::new();
        }
    }

    /// Every country's value of every item, item by item.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        let items = self.view.items.iter().zip(&self.figures).enumerate();
        items.flat_map(move |(index, (item, figures))| {
            let countries = self.view.countries.iter().zip(&figures.values);
            countries.map(move |(group, value)| Place {
                index,
                item,
                country: &group.country,
                value,
            })
        })
    }
}

impl Place<'_> {
    /// The maturity bundle, where the value is one.
    pub fn bundle(&self) -> Option<&Maturity> {
        match &self.value.standing {
            Standing::Level(bundle) => Some(bundle),
            _ => None,
        }
    }

    /// The name of the choice, where the value is one.
    pub fn choice(&self) -> Option<&str> {
        match &self.value.standing {
            Standing::Choice(name) => Some(name.as_str()),
            _ => None,
        }
    }
}
