//! A questionnaire, prepared for counting many responses to it.

use crate::analysis::item::{Item, items};
use crate::questionnaire::Questionnaire;
use crate::response::SkimPlan;

/// What is asked, and what is counted of it.
#[derive(Debug)]
pub(super) struct Plan<'q> {
    pub(super) asked: SkimPlan<'q>,
    /// What can be compared, and the place of the question it belongs to.
    pub(super) items: Vec<(usize, Item<'q>)>,
}

impl<'q> Plan<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        let asked = SkimPlan::new(questionnaire);
        let items = items(questionnaire).into_iter().filter_map(|item| {
            let place = asked.place(item.question.name.as_str())?;
            Some((place, item))
        });
        Self {
            items: items.collect(),
            asked,
        }
    }

    pub(super) fn questionnaire(&self) -> &'q Questionnaire {
        self.asked.questionnaire
    }
}
