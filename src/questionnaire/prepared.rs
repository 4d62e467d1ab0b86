//! What is made of questionnaires so that many responses can be looked at, of each when the first response to it comes.

use super::{Offer, Questionnaire};
use crate::base::Once;

/// What is made of each of some questionnaires. Nothing is made, and no embedded questionnaire read, of which nobody asks;
/// whoever asks first makes it, on any thread.
#[derive(Debug)]
pub struct Prepared<'q, P> {
    all: Vec<(&'q Offer, Once<Option<P>>)>,
    prepare: fn(&'q Questionnaire) -> P,
}

impl<'q, P> Prepared<'q, P> {
    /// Of these questionnaires, with what makes it of one.
    pub fn new(offers: &'q [Offer], prepare: fn(&'q Questionnaire) -> P) -> Self {
        let all = offers.iter().map(|offer| (offer, Once::new()));
        Self {
            all: all.collect(),
            prepare,
        }
    }

    /// The place of the questionnaire of this id in this version.
    pub fn place(&self, id: &str, version: &str) -> Option<usize> {
        let mut all = self.all.iter();
        all.position(|(offer, _)| offer.id == *id && offer.version == *version)
    }

    /// What was made of the questionnaire at a place.
    pub fn at(&self, place: usize) -> Option<&P> {
        let (offer, made) = self.all.get(place)?;
        let prepare = || offer.get().map(|asked| (self.prepare)(asked));
        made.get_or_init(prepare).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::super::builtin;
    use super::*;

    #[test]
    fn of_each_questionnaire_something_is_made_once_and_when_it_is_asked_for() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let prepare = |asked: &Questionnaire| {
            MADE.fetch_add(1, Ordering::Relaxed);
            asked.id.to_string()
        };
        let offers = builtin::offers();
        let all = Prepared::new(offers, prepare);
        assert_eq!(MADE.load(Ordering::Relaxed), 0);
        let place = all.place("mlg", &offers[0].version).unwrap();
        for _ in 0..2 {
            assert_eq!(all.at(place).map(String::as_str), Some("mlg"));
        }
        assert_eq!(MADE.load(Ordering::Relaxed), 1);
        assert_eq!(all.place("mlg", "0"), None);
        assert_eq!(all.place("other", &offers[0].version), None);
        assert_eq!(all.at(offers.len()), None);
    }
}
