//! Counting and keeping lead to the same figures.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::analysis::chapters;
use crate::merge::Collection;
use crate::questionnaire::fixture::{CIRCLES, circle};
use crate::questionnaire::{Questionnaire, builtin};
use crate::response::fixture::in_circles;
use crate::response::{SampleOf, sample, write};

const TODAY: Date = jiff::civil::date(2026, 11, 26);

/// What may happen to an answer.
#[derive(Clone, Debug)]
enum Change {
    Share(&'static str),
    Missing(&'static str),
    Validated,
    Note(String),
    Value(Json),
    Twice(Json),
    Gone,
}

fn change() -> impl Strategy<Value = Change> {
    let value = || {
        prop_oneof![
            Just(json!("other")),
            Just(json!("none")),
            Just(json!("Not A Name")),
            Just(json!(["yes", "no", "yes"])),
            Just(json!([])),
            (0_u8..9).prop_map(
                |level| json!({"level": level, "priority": 3, "sources": [{"title": "x"}]})
            ),
            Just(json!({"level": 2.0})),
            Just(json!({"choice": "other", "specify": "this"})),
            Just(json!({"choice": "other", "specify": "this", "more": 1})),
            (-3_i64..4000).prop_map(|number| json!(number)),
            Just(json!(2.5)),
            Just(json!({"exists": "no", "level": 1, "status": "none", "tiers": 0})),
        ]
    };
    prop_oneof![
        prop_oneof![Just("facilitator"), Just("participants"), Just("public")]
            .prop_map(Change::Share),
        prop_oneof![Just("not-applicable"), Just("dont-know"), Just("withheld")]
            .prop_map(Change::Missing),
        Just(Change::Validated),
        "[a-zé ]{0,9}".prop_map(Change::Note),
        value().prop_map(Change::Value),
        value().prop_map(Change::Twice),
        Just(Change::Gone),
    ]
}

impl Change {
    fn apply(&self, versions: &mut Json) {
        let first = &mut versions[0];
        match self {
            Self::Share(share) => first["share"] = json!(share),
            Self::Missing(why) => {
                first.as_object_mut().unwrap().remove("value");
                first["missing"] = json!(why);
            }
            Self::Validated => first["validated"] = json!(true),
            Self::Note(note) => first["note"] = json!(note),
            Self::Value(value) => {
                first.as_object_mut().unwrap().remove("missing");
                first["value"] = value.clone();
            }
            Self::Twice(value) => {
                let mut other = first.clone();
                other.as_object_mut().unwrap().remove("missing");
                other["value"] = value.clone();
                other["clock"] = json!({"someone": 1});
                other["by"] = json!("someone");
                versions.as_array_mut().unwrap().push(other);
            }
            Self::Gone => {
                for name in ["value", "missing", "note", "share"] {
                    first.as_object_mut().unwrap().remove(name);
                }
            }
        }
    }
}

/// The file of a sample with changes at some of its answers.
fn file(
    questionnaire: &Questionnaire,
    (country, institution, seed): (usize, usize, u64),
    share: &str,
    changes: &[(prop::sample::Index, Change)],
) -> String {
    let of = SampleOf {
        country,
        institution,
        seed,
        on: jiff::civil::date(2026, 9, 30),
    };
    let mut file: Json = serde_json::from_str(&write(&sample(questionnaire, of))).unwrap();
    file["respondent"]["share"] = json!(share);
    let answers = file["answers"].as_object_mut().unwrap();
    let addresses: Vec<String> = answers.keys().cloned().collect();
    for (at, change) in changes {
        change.apply(&mut answers[at.get(&addresses).as_str()]);
    }
    write(
        &crate::response::read(file.to_string().as_bytes())
            .unwrap()
            .response,
    )
}

/// What can be compared of chapters: everything but the voices.
fn told(chapters: &[Chapter<'_>]) -> Vec<String> {
    let lines = chapters.iter().flat_map(|chapter| {
        let heads = chapter.view.countries.iter();
        let heads = heads.map(|group| format!("{:?} {:?}", group.country, group.heads));
        let items = chapter.view.items.iter().zip(&chapter.figures);
        let figures = items.map(|(item, figures)| {
            let mut figures = figures.clone();
            for value in &mut figures.values {
                if let super::super::Standing::Level(bundle) = &mut value.standing {
                    bundle.sources.clear();
                }
            }
            format!("{} {figures:?}", item.id())
        });
        let first = format!("{} {}", chapter.view.questionnaire.id, chapter.view.sample);
        std::iter::once(first)
            .chain(heads)
            .chain(figures)
            .collect::<Vec<_>>()
    });
    lines.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn both_ways_count_the_same(
        id in prop::sample::select(vec!["disc", "cog", "plan", "mlg", "hrm", "digi", "open", "road", "prog"]),
        seed in 0_u64..1_000,
        shares in prop::collection::vec(prop::sample::select(vec!["facilitator", "participants", "public"]), 6),
        changes in prop::collection::vec(prop::collection::vec((any::<prop::sample::Index>(), change()), 0..40), 6),
    ) {
        let asked = [builtin::questionnaire(&id.parse().unwrap()).unwrap()];
        let offers = asked.clone().map(Offer::from);
        let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 8), (2, 0)];
        let files = places.iter().zip(shares.iter().zip(&changes)).map(|((country, institution), (share, changes))| {
            file(&asked[0], (*country, *institution, seed), share, changes)
        });
        let files: Vec<String> = files.collect();
        for audience in [Audience::Facilitator, Audience::Participants, Audience::Public] {
            let mut collection = Collection::default();
            let census = Census::new(&offers, audience, TODAY);
            let (mut skimmed, mut other, mut added) = (Tallies::default(), Tallies::default(), Tallies::default());
            for (nth, file) in files.iter().enumerate() {
                let response = crate::response::read(file.as_bytes()).unwrap().response;
                census.add(&response, &mut added);
                let half = if nth % 2 == 0 { &mut skimmed } else { &mut other };
                // Only versions of which the careful way must say which comes first are not skimmed.
                if census.skim(file.as_bytes(), half).is_none() {
                    prop_assert!(changes[nth].iter().any(|(_, change)| matches!(change, Change::Twice(_))), "{file}");
                    census.add(&response, half);
                }
                collection.join(response);
            }
            other.merge(skimmed);
            let kept = told(&chapters(&collection, &asked, (audience, TODAY), &[]));
            prop_assert_eq!(&told(&census.chapters(&other, &[])), &kept);
            prop_assert_eq!(&told(&census.chapters(&added, &[])), &kept);
        }
    }
}

/// What depends on itself is worked out in the order in which it is asked for, which must be the same.
#[test]
fn what_depends_on_itself_counts_the_same() {
    for asked in CIRCLES.map(|condition| [Arc::new(circle(condition))]) {
        let offers = asked.clone().map(Offer::from);
        for response in in_circles() {
            let census = Census::new(&offers, Audience::Facilitator, TODAY);
            let (mut skimmed, mut added) = (Tallies::default(), Tallies::default());
            let file = write(&response);
            assert!(census.skim(file.as_bytes(), &mut skimmed).is_some());
            census.add(&response, &mut added);
            let mut collection = Collection::default();
            collection.join(response);
            let today = (Audience::Facilitator, TODAY);
            let kept = told(&chapters(&collection, &asked, today, &[]));
            assert_eq!(told(&census.chapters(&skimmed, &[])), kept, "{file}");
            assert_eq!(told(&census.chapters(&added, &[])), kept, "{file}");
        }
    }
}
