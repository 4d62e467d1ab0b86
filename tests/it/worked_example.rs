//! The worked example of the method (domain brief C.9), computed by hand there and by the program here.

use std::collections::BTreeMap;

use jiff::Timestamp;
use quipu::analysis::{
    Audience, Contact as ContactBy, DivergenceGrade, Gap, Quadrant, Standing, Supply, View,
    compare, demand, divergences, score, shared_challenges,
};
use quipu::base::{Id, Language};
use quipu::merge::Collection;
use quipu::questionnaire::{Questionnaire, Share, builtin};
use quipu::response::{
    Address, Answer, Chosen, Contact, Country, Edit, Maturity, Missing, QuestionnaireRef,
    Respondent, Response, Value, seal_of,
};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn response(questionnaire: &Questionnaire, country: &str, institution: &str) -> Response {
    let names = BTreeMap::from([
        ("XA", "Avaland"),
        ("XB", "Borenia"),
        ("XC", "Cestovia"),
        ("XD", "Dalmoria"),
    ]);
    let reference = QuestionnaireRef::from(questionnaire);
    let respondent = Respondent {
        country: Country {
            code: country.into(),
            name: names[country].into(),
        },
        institution: institution.into(),
        level: None,
        role: None,
        capacity: None,
        reference_date: None,
        language: Language::EN,
        share: Share::Participants,
        contact: Contact::default(),
        cleared_by: String::new(),
        unknown: BTreeMap::new(),
    };
    Response::new(reference, respondent)
}

fn put(response: &mut Response, address: Address, answer: Answer) {
    Edit::put(address, answer).apply(response, &id("ann"), Timestamp::UNIX_EPOCH);
}

fn level(level: u8, priority: u8) -> Answer {
    let bundle = Maturity {
        level: Some(level),
        evidence: "Shown".into(),
        priority: Some(priority),
        ..Maturity::default()
    };
    Answer::of(bundle.into())
}

fn collect(responses: Vec<Response>) -> Collection {
    let mut collection = Collection::default();
    for (nth, response) in responses.into_iter().enumerate() {
        let sha256 = seal_of(&response);
        collection.add(response, &format!("{nth}.json"), sha256);
    }
    collection
}

fn cog_04() -> Collection {
    let cog = builtin::questionnaire(&id("cog")).unwrap();
    let answers = [
        ("XA", "First", level(1, 4)),
        ("XA", "Second", level(2, 3)),
        ("XA", "Third", level(3, 3)),
        ("XB", "Only", level(4, 2)),
        ("XC", "First", level(1, 4)),
        ("XC", "Second", Answer::missing(Missing::DontKnow, "")),
        (
            "XD",
            "Only",
            Answer::missing(Missing::NotApplicable, "none"),
        ),
    ];
    let responses = answers.into_iter().map(|(country, institution, answer)| {
        let mut response = response(&cog, country, institution);
        put(&mut response, Address::of(id("cog-04")), answer);
        response
    });
    collect(responses.collect())
}

#[test]
fn country_values_gaps_and_divergences() {
    let cog = builtin::questionnaire(&id("cog")).unwrap();
    let collection = cog_04();
    let view = View::new(
        &collection,
        &cog,
        Audience::Facilitator,
        jiff::civil::date(2026, 11, 23),
    );
    let index = view
        .items
        .iter()
        .position(|item| item.id() == "cog-04")
        .unwrap();
    let figures = &compare(&view)[index];
    let gap = |country: usize| match &figures.values[country].standing {
        Standing::Level(bundle) => Gap::of(bundle),
        _ => None,
    };
    // XA: lower medians L = 2, p = 3; T = 4, S = 2, G = 6 (37.5 %), provisional.
    let xa = gap(0).unwrap();
    assert_eq!(
        (xa.level, xa.priority, xa.shortfall(), xa.gap()),
        (2, 3, 2, 6)
    );
    assert!((xa.percent() - 37.5).abs() < 1e-9);
    assert_eq!(xa.quadrant(), Quadrant::Deepen);
    assert!(figures.values[0].provisional);
    // With a target of 3: S = 1, G = 3.
    let with_target = Gap { target: 3, ..xa };
    assert_eq!((with_target.shortfall(), with_target.gap()), (1, 3));
    // XB: level 4 leaves no gap. XC: L = 1, S = 3, G = 12 (75 %), one of two. XD: no gap at all.
    assert_eq!(gap(1).unwrap().gap(), 0);
    let xc = gap(2).unwrap();
    assert_eq!(
        (xc.shortfall(), xc.gap(), xc.quadrant()),
        (3, 12, Quadrant::ActNow)
    );
    assert!((xc.percent() - 75.0).abs() < 1e-9);
    assert_eq!(
        (figures.values[2].substantive, figures.values[2].asked),
        (1, 2)
    );
    assert!(!figures.values[2].provisional);
    assert_eq!(gap(3), None);
    // Over countries: levels 2, 4, 1 of four countries; one not applicable.
    assert_eq!(
        (figures.n, figures.of, figures.median, figures.range),
        (3, 4, Some((2, 2)), Some((1, 4)))
    );
    let divergences = divergences(&view);
    let grades: Vec<_> = divergences
        .iter()
        .filter(|d| d.item == index)
        .map(|d| d.grade)
        .collect();
    assert_eq!(grades, [DivergenceGrade::Notable]);
}

#[test]
fn shared_challenges_and_matches() {
    let disc = builtin::questionnaire(&id("disc")).unwrap();
    let rows = [
        ("XA", "faced"),
        ("XB", "past"),
        ("XC", "partly"),
        ("XD", "not"),
    ];
    let responses = rows.into_iter().map(|(country, said)| {
        let mut response = response(&disc, country, "Only");
        let value = Value::from(Chosen::plain(id(said)));
        put(
            &mut response,
            Address::part(id("disc-01"), id("r1")),
            Answer::of(value),
        );
        response
    });
    let collection = collect(responses.collect());
    let view = View::new(
        &collection,
        &disc,
        Audience::Participants,
        jiff::civil::date(2026, 11, 23),
    );
    let rows = shared_challenges(&view);
    let first = rows.iter().find(|row| row.item == "disc-01/r1").unwrap();
    assert_eq!((first.now(), first.substantive()), (2, 4));
    assert!((first.index().unwrap() - 0.375).abs() < 1e-9);
    assert!(first.is_shared() && first.is_solvable());
    // Matches on cog.challenge.1.a.
    let supply = Supply {
        overcame: true,
        level: Some(4.0),
        practice_with_source: true,
    };
    assert!((supply.value() - 1.0).abs() < 1e-9);
    let (xa, xc) = (
        demand(Some("faced"), Some(6)),
        demand(Some("partly"), Some(12)),
    );
    for (contact, expected) in [
        (ContactBy::Directly, (1.0, 0.75)),
        (ContactBy::Facilitator, (0.8, 0.6)),
        (ContactBy::No, (0.0, 0.0)),
    ] {
        let scores = (score(xa, supply, contact), score(xc, supply, contact));
        assert!((scores.0 - expected.0).abs() < 1e-9 && (scores.1 - expected.1).abs() < 1e-9);
    }
}

#[test]
fn what_a_flag_forbids_is_in_no_view() {
    let disc = builtin::questionnaire(&id("disc")).unwrap();
    let mut secret = response(&disc, "XA", "Only");
    let answer = Answer {
        share: Some(Share::Facilitator),
        ..Answer::of(Value::Text("the secret".into()))
    };
    put(&mut secret, Address::of(id("disc-17")), answer);
    let collection = collect(vec![secret]);
    for (audience, seen) in [
        (Audience::Facilitator, true),
        (Audience::Participants, false),
        (Audience::Public, false),
    ] {
        let view = View::new(
            &collection,
            &disc,
            audience,
            jiff::civil::date(2026, 11, 23),
        );
        assert_eq!(
            format!("{view:?}").contains("the secret"),
            seen,
            "{audience:?}"
        );
    }
}
