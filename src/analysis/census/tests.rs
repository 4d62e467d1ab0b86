//! Counting and keeping lead to the same figures.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::analysis::chapters;
use crate::base::Problem;
use crate::merge::Collection;
use crate::questionnaire::builtin;
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
        let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 8), (2, 0)];
        let files = places.iter().zip(shares.iter().zip(&changes)).map(|((country, institution), (share, changes))| {
            file(&asked[0], (*country, *institution, seed), share, changes)
        });
        let files: Vec<String> = files.collect();
        for audience in [Audience::Facilitator, Audience::Participants, Audience::Public] {
            let mut collection = Collection::default();
            let census = Census::new(&asked, audience, TODAY);
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

/// Two rows that are shown where the other one says yes, and what is asked about the rows that are shown.
#[test]
fn rows_that_depend_on_each_other_count_the_same() {
    let row = |name: &str, other: &str| {
        let relevant = format!("${{m}}/{other} = 'yes'");
        json!({ "name": name, "label": name, "relevant": relevant })
    };
    let yes_no = json!([{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }]);
    let rows = json!([row("r1", "r2"), row("r2", "r1"), { "name": "r3", "label": "r3" }]);
    let questions = json!([
        { "name": "m", "type": "matrix", "label": "Rows?", "choices": "yes_no", "rows": rows },
        { "name": "c", "type": "select_multiple", "label": "Which?", "choices": [{ "from": "m" }] },
        { "name": "d", "type": "select_multiple", "label": "Others?",
            "choices": [{ "from": "m", "where": ". = 'yes'" }] },
    ]);
    let asked = json!({
        "format": "quipu-questionnaire/1", "id": "ring", "version": "1", "default_language": "en",
        "title": "Ring", "choices": { "yes_no": yes_no },
        "sections": [{ "name": "s", "label": "Section", "questions": questions }],
    });
    let bytes = asked.to_string().into_bytes();
    let read = crate::questionnaire::read(&bytes, &builtin::library).unwrap();
    let problems = crate::questionnaire::check(&bytes, &read.questionnaire, builtin::statements());
    assert!(!problems.iter().any(Problem::is_error), "{problems:?}");
    let asked = [Arc::new(read.questionnaire)];
    let says = [None, Some("yes"), Some("no")];
    for (first, second) in says
        .iter()
        .flat_map(|one| says.iter().map(move |two| (one, two)))
    {
        let said = [("m/r1", *first), ("m/r2", *second), ("m/r3", Some("yes"))];
        let said = said
            .iter()
            .filter_map(|(at, said)| said.map(|said| (*at, json!(said))));
        let chosen = ["c", "d"].map(|at| (at, json!(["r1", "r3"])));
        let version = |(at, value): (&str, Json)| {
            let version = json!({ "value": value, "clock": { "k": 1 }, "by": "k", "at": "2026-11-23T10:00:00Z" });
            (at.to_owned(), json!([version]))
        };
        let answers: serde_json::Map<String, Json> = said.chain(chosen).map(version).collect();
        let response = json!({
            "format": "quipu-response/1",
            "questionnaire": { "id": "ring", "version": "1", "sha256": "" },
            "respondent": { "country": { "code": "XA", "name": "Avaland" }, "institution": "Office",
                "language": "en", "share": "participants" },
            "status": "draft", "authors": { "k": { "name": "A" } }, "answers": answers,
        });
        let response = crate::response::read(response.to_string().as_bytes())
            .unwrap()
            .response;
        let census = Census::new(&asked, Audience::Facilitator, TODAY);
        let (mut skimmed, mut added) = (Tallies::default(), Tallies::default());
        assert!(
            census
                .skim(write(&response).as_bytes(), &mut skimmed)
                .is_some()
        );
        census.add(&response, &mut added);
        let mut collection = Collection::default();
        collection.join(response);
        let kept = told(&chapters(
            &collection,
            &asked,
            (Audience::Facilitator, TODAY),
            &[],
        ));
        assert_eq!(
            told(&census.chapters(&skimmed, &[])),
            kept,
            "{first:?} {second:?}"
        );
        assert_eq!(
            told(&census.chapters(&added, &[])),
            kept,
            "{first:?} {second:?}"
        );
    }
}
