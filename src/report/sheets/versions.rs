//! What changed between two versions of a questionnaire, and what became of answers.

use std::collections::BTreeMap;

use crate::base::Text;
use crate::questionnaire::diff::{Difference, Effect};
use crate::report::Wording;
use crate::report::sheet::{Datum, Sheet};
use crate::response::{Address, Outcome};

const EFFECTS: [Effect; 3] = [Effect::Lost, Effect::Review, Effect::Kept];

/// The differences, those that cost answers first, then in the order of the questionnaire.
pub fn differences(found: &[Difference], wording: Wording<'_>) -> Vec<Sheet> {
    let mut rows = Vec::new();
    for effect in EFFECTS {
        let mine = found
            .iter()
            .filter(|difference| difference.effect == effect);
        rows.extend(mine.map(|difference| row(difference, wording)));
    }
    let count = |effect| found.iter().filter(|d| d.effect == effect).count();
    let arguments = EFFECTS.map(|effect| (effect.name(), count(effect).into()));
    let note = if found.is_empty() {
        wording.say("note-no-differences")
    } else {
        wording.tell("note-differences", &arguments)
    };
    vec![Sheet {
        name: "differences",
        notes: vec![note],
        columns: &["effect", "item", "difference", "before", "after"],
        rows,
    }]
}

fn row(difference: &Difference, wording: Wording<'_>) -> Vec<Datum> {
    let text = |text: &Option<Text>| {
        let text = text.as_ref();
        text.map_or(Datum::Nothing, |text| Datum::text(wording.text(text)))
    };
    vec![
        effect(difference.effect),
        difference.place().into(),
        Datum::Word("difference", difference.what.name().to_owned()),
        text(&difference.before),
        text(&difference.after),
    ]
}

fn effect(effect: Effect) -> Datum {
    Datum::Word("effect", effect.name().to_owned())
}

/// What became of each answer that is not simply kept.
pub fn outcomes(found: &BTreeMap<Address, Outcome>, wording: Wording<'_>) -> Vec<Sheet> {
    let mut rows = Vec::new();
    for wanted in [Effect::Lost, Effect::Review] {
        let mine = found.iter().filter(|(_, outcome)| outcome.effect == wanted);
        rows.extend(mine.map(|(address, outcome)| {
            let why = outcome.why.iter();
            vec![
                effect(outcome.effect),
                address.to_string().into(),
                outcome
                    .address
                    .as_ref()
                    .map_or(Datum::Nothing, |to| to.to_string().into()),
                why.map(|why| Datum::Word("difference", (*why).to_owned()))
                    .collect(),
            ]
        }));
    }
    let count = |effect| found.values().filter(|o| o.effect == effect).count();
    let arguments = EFFECTS.map(|effect| (effect.name(), count(effect).into()));
    vec![Sheet {
        name: "outcomes",
        notes: vec![wording.tell("note-outcomes", &arguments)],
        columns: &["effect", "item", "now-at", "why"],
        rows,
    }]
}
