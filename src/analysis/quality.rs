//! How complete a response is and how well it is supported.

use crate::questionnaire::Kind;
use crate::response::{Given, Live, Missing, Value, units};

/// Counts behind the rates of answer quality (domain brief C.2). A rate is a pair (part, whole).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Required units shown.
    pub required: usize,
    /// Of these, answered or silence explained: completion.
    pub answered: usize,
    /// Units shown that have an answer or an explained silence.
    pub given: usize,
    /// Of these, with a value: the substantive rate.
    pub substantive: usize,
    /// Of these, "don't know".
    pub dont_know: usize,
    /// Maturity answers from level 2.
    pub from_level_2: usize,
    /// Of these, with evidence.
    pub with_evidence: usize,
    /// Maturity answers from level 3.
    pub from_level_3: usize,
    /// Of these, with a source.
    pub with_source: usize,
}

/// Counts one response.
pub fn quality(live: &Live<'_>) -> Quality {
    let mut quality = Quality::default();
    for question in live.questions() {
        let maturity = matches!(question.kind, Kind::Maturity { .. });
        for unit in units(question, live) {
            let given = live
                .response
                .answer(&unit.address)
                .map(|answer| &answer.given);
            quality.count(unit.required, given);
            if let (true, Some(Given::Value(value))) = (maturity, given) {
                quality.count_evidence(value);
            }
        }
    }
    quality
}

impl Quality {
    fn count(&mut self, required: bool, given: Option<&Given>) {
        let answered = given.is_some_and(|given| *given != Given::Blank);
        self.required += usize::from(required);
        self.answered += usize::from(required && answered);
        self.given += usize::from(answered);
        self.substantive += usize::from(matches!(given, Some(Given::Value(_))));
        let unknown = matches!(
            given,
            Some(Given::Missing {
                why: Missing::DontKnow,
                ..
            })
        );
        self.dont_know += usize::from(unknown);
    }

    fn count_evidence(&mut self, value: &Value) {
        let Some(bundle) = value.maturity() else {
            return;
        };
        let level = bundle.level.unwrap_or(0);
        self.from_level_2 += usize::from(level >= 2);
        self.with_evidence += usize::from(level >= 2 && !bundle.evidence.trim().is_empty());
        self.from_level_3 += usize::from(level >= 3);
        self.with_source += usize::from(level >= 3 && !bundle.sources.is_empty());
    }
}
