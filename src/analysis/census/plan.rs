//! A questionnaire, prepared for counting many responses to it.

use crate::analysis::count::Slot;
use crate::analysis::item::{Item, items};
use crate::questionnaire::Questionnaire;
use crate::response::SkimPlan;

/// What is asked, and what is counted of it.
#[derive(Debug)]
pub(super) struct Plan<'q> {
    pub(super) asked: SkimPlan<'q>,
    /// What can be compared, in order.
    pub(super) items: Vec<Counted<'q>>,
    /// The length of the block of counts.
    pub(super) numbers: usize,
}

/// An item, and where it is found.
#[derive(Debug)]
pub(super) struct Counted<'q> {
    pub(super) item: Item<'q>,
    /// The place of the question it belongs to.
    pub(super) place: usize,
    /// Where its counts are.
    pub(super) slot: Slot,
}

impl<'q> Plan<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        let asked = SkimPlan::new(questionnaire);
        let mut numbers = 0;
        let items = items(questionnaire).into_iter().filter_map(|item| {
            let place = asked.place(item.question.name.as_str())?;
            let slot = Slot::after(numbers, &item);
            numbers = slot.end();
            Some(Counted { item, place, slot })
        });
        Self {
            items: items.collect(),
            numbers,
            asked,
        }
    }

    pub(super) fn questionnaire(&self) -> &'q Questionnaire {
        self.asked.questionnaire
    }
}
