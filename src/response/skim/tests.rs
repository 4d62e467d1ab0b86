//! What is skimmed is read with care too, and says the same.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::questionnaire::builtin;
use crate::response::{Given, Response, SampleOf, Version, read, sample, write};

fn text(seed: u64) -> String {
    let asked = builtin::questionnaire(&"cog".parse().unwrap()).unwrap();
    let of = SampleOf {
        country: usize::try_from(seed % 4).unwrap(),
        institution: usize::try_from(seed % 7).unwrap(),
        seed,
        on: jiff::civil::date(2026, 9, 30),
    };
    write(&sample(&asked, of))
}

fn as_json(value: &SkimValue<'_>) -> Json {
    match value {
        SkimValue::Text(text) => json!(&**text),
        SkimValue::Number(Number::Whole(number)) => json!(number),
        SkimValue::Number(Number::Negative(number)) => json!(number),
        SkimValue::Number(Number::Float(number)) => json!(number),
        SkimValue::List(items) => items.iter().map(as_json).collect(),
        SkimValue::Fields(fields) => {
            let fields = fields
                .iter()
                .map(|(name, value)| (name.to_string(), as_json(value)));
            Json::Object(fields.collect())
        }
    }
}

fn version(version: &SkimVersion<'_>) -> Json {
    let given = match version.given() {
        SkimGiven::Blank => json!(null),
        SkimGiven::Missing(why) => json!(why),
        SkimGiven::Value(value) => as_json(value),
    };
    json!([
        given,
        version.says(),
        version.share(),
        version.validated(),
        version.is_blank()
    ])
}

fn careful(version: &Version) -> Json {
    let answer = &version.answer;
    let given = match &answer.given {
        Given::Blank => json!(null),
        Given::Missing { why, .. } => json!(why),
        Given::Value(value) => json!(value),
    };
    let says = answer.is_given() || !answer.note.is_empty();
    json!([
        given,
        says,
        answer.share,
        answer.validated,
        answer.is_blank()
    ])
}

fn skimmed(skim: &Skim<'_>) -> Json {
    let who = &skim.respondent;
    let answers = skim.answers.iter().map(|(place, register)| {
        let part = place.part.map(|part| format!("/{part}"));
        let address = format!("{}{}", place.question, part.unwrap_or_default());
        let versions: Vec<Json> = register.versions().map(version).collect();
        json!([
            address,
            register.is_conflict(),
            register.settled().map(version),
            versions
        ])
    });
    json!({
        "asked": [*skim.questionnaire, *skim.version],
        "country": [*who.country.code, *who.country.name],
        "who": [*who.institution, who.role.as_deref(), who.reference_date, who.share],
        "state": [json!(skim.status), json!(skim.sample)],
        "answers": answers.collect::<Vec<_>>(),
    })
}

fn read_with_care(response: &Response) -> Json {
    let who = &response.respondent;
    let answers = response.answers.iter().map(|(address, register)| {
        let versions: Vec<Json> = register.versions().iter().map(careful).collect();
        let first = register
            .versions()
            .first()
            .filter(|_| register.settled().is_some());
        json!([
            address.to_string(),
            register.is_conflict(),
            first.map(careful),
            versions
        ])
    });
    json!({
        "asked": [response.questionnaire.id.as_str(), response.questionnaire.version],
        "country": [who.country.code, who.country.name],
        "who": [who.institution, who.role, who.reference_date, who.share],
        "state": [json!(response.status), json!(response.sample)],
        "answers": answers.collect::<Vec<_>>(),
    })
}

/// What may happen to a file on its way.
fn damage() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("\"level\": 3", "\"level\": 3, \"level\": 2"),
        ("\"level\": 3", "\"level\": 3.0"),
        ("\"level\": 3", "\"level\": -3"),
        ("\"level\": 3", "\"level\": \"3\""),
        ("\"level\": 3", "\"level\": null"),
        ("\"level\": 3", "\"level\": 1e400"),
        ("\"priority\"", "\"a\""),
        ("\"share\": \"public\"", "\"share\": null"),
        ("\"share\": \"public\"", "\"share\": \"nobody\""),
        ("\"status\": \"finalised\"", "\"status\": \"draft\""),
        ("\"status\": \"finalised\"", "\"status\": \"done\""),
        ("\"country\": {", "\"country\": {\"more\": [1, {}],"),
        ("\"answers\": {", "\"answers\": {\"A\": [],"),
        ("\"answers\": {", "\"answers\": {\"a\": [],"),
        ("\"answers\": {", "\"more\": {}, \"answers\": {"),
        ("\"by\": \"s", "\"by\": \"S"),
        ("T", "t"),
        ("Z\"", "+01:00\""),
        ("Z\"", "\""),
        ("-09-", "-02-"),
        ("-30", "-31"),
        (": 1\n", ": 0\n"),
        (": 1\n", ": 18446744073709551616\n"),
        (": [\n", ": [[], "),
        ("\"value\": \"", "\"missing\": \"withheld\", \"value\": \""),
        ("\"value\": \"", "\"reason\": \"none\", \"value\": \""),
        (
            "\"value\": \"",
            "\"explanation\": \"x\", \"from\": [\"y\"], \"value\": \"",
        ),
        ("quipu-response/1", "quipu-response/2"),
        ("\"sample\": true", "\"sample\": 1"),
        ("\"institution\": \"", "\"institution\": \"\\u00e9\\n"),
        ("\"institution\": \"", "\"institution\": \"\u{1}"),
        ("\"role\": \"", "\"role\": \"\\u0063"),
        ("}", "} "),
        ("}", "]"),
        ("\n", ""),
        (",", ""),
        ("é", "e"),
    ])
}

proptest! {
    #[test]
    fn a_skimmed_response_says_what_a_response_says(
        seed in 0_u64..10_000,
        damages in prop::collection::vec((damage(), any::<prop::sample::Index>()), 0..3),
    ) {
        let mut file = text(seed);
        for ((old, new), at) in &damages {
            let places: Vec<usize> = file.match_indices(old).map(|(at, _)| at).collect();
            if !places.is_empty() {
                let place = *at.get(&places);
                file.replace_range(place..place + old.len(), new);
            }
        }
        if let (Some(head), Ok(read)) = (SkimHead::read(file.as_bytes()), read(file.as_bytes())) {
            let careful = read.response;
            let (asked, who) = (&careful.questionnaire, &careful.respondent);
            prop_assert_eq!((&*head.questionnaire, &*head.version), (asked.id.as_str(), asked.version.as_str()));
            prop_assert_eq!((&*head.country.code, &*head.country.name), (who.country.code.as_str(), who.country.name.as_str()));
            prop_assert_eq!((&*head.institution, head.share), (who.institution.as_str(), who.share));
        }
        match (Skim::read(file.as_bytes()), read(file.as_bytes())) {
            (Some(skim), Ok(read)) => {
                prop_assert!(read.problems.is_empty());
                prop_assert_eq!(skimmed(&skim), read_with_care(&read.response));
            }
            (Some(_), Err(problem)) => prop_assert!(false, "skimmed, but {problem:?}: {file}"),
            (None, _) => prop_assert!(!damages.is_empty(), "not skimmed: {file}"),
        }
    }
}

#[test]
fn what_is_beyond_the_limits_is_not_skimmed() {
    let file = text(1);
    let with = |text: &str| {
        file.replacen(
            "\"institution\": \"",
            &format!("\"institution\": \"{text}"),
            1,
        )
    };
    assert!(Skim::read(with("x").as_bytes()).is_some());
    assert!(Skim::read(with(&"é".repeat(90_000)).as_bytes()).is_some());
    assert!(Skim::read(with(&"é".repeat(100_001)).as_bytes()).is_none());
    let nested = |depth: usize| {
        let value = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        file.replacen("\"value\": {", &format!("\"value\": {{\"a\": {value},"), 1)
    };
    for depth in 1..60 {
        let file = nested(depth);
        assert_eq!(
            Skim::read(file.as_bytes()).is_some(),
            read(file.as_bytes()).is_ok(),
            "{depth}"
        );
    }
}
