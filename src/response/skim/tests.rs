//! What is skimmed is read with care too, and says the same.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::base::Problem;
use crate::questionnaire::fixture::{CIRCLES, circle, questionnaire};
use crate::questionnaire::{Kind, Questionnaire, builtin};
use crate::response::fixture::{TODAY, answers, in_circles, put, value};
use crate::response::{Answer, Given, Live, SampleOf, Version, sample, validate, write};

fn text(seed: u64) -> String {
    text_on("cog", seed)
}

fn text_on(questionnaire: &str, seed: u64) -> String {
    let asked = builtin::questionnaire(&questionnaire.parse().unwrap()).unwrap();
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
        "state": [json!(skim.status), json!(skim.sample), json!(skim.revision)],
        "end": [json!(skim.flagged), json!(skim.seal.as_deref())],
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
        "state": [json!(response.status), json!(response.sample), json!(response.revision)],
        "end": [json!(!response.flags.is_empty()), json!(response.seal)],
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

/// A text that is replaced by another, in one of the places where it stands.
type Damage = ((&'static str, &'static str), prop::sample::Index);

fn hurt(file: &mut String, ((old, new), at): &Damage) {
    let places: Vec<usize> = file.match_indices(old).map(|(at, _)| at).collect();
    if !places.is_empty() {
        let place = *at.get(&places);
        file.replace_range(place..place + old.len(), new);
    }
}

/// What may happen to the layout of a file, some of which changes nothing but the response.
fn layout_damage() -> impl Strategy<Value = (&'static str, &'static str)> {
    let own = prop::sample::select(vec![
        ("\n", "\r\n"),
        ("\n  ", "\n "),
        ("\n}", ",\n}"),
        ("\n    }", ",\n    }"),
        ("\n        }", ",\n        }"),
        ("\n      ]", ",\n      ]"),
        ("\": ", "\":"),
        ("\": ", "\" : "),
        ("\"level\": 3", "\"level\": 3.5"),
        ("\"level\": 3", "\"level\": 3.50"),
        ("\"level\": 3", "\"level\": 1e30"),
        ("\"level\": 3", "\"level\": 03"),
        ("\"level\": 3", "\"level\": -0"),
        ("\"level\": 3", "\"level\": []"),
        ("\"level\": 3", "\"level\": {}"),
        ("\"level\": 3", "\"level\": [\n            1\n          ]"),
        ("SAMPLE", "\\u0053AMPLE"),
        ("SAMPLE", "\\\"S\\n"),
        ("SAMPLE", "\\/"),
        ("SAMPLE", "\\u0001"),
        ("SAMPLE", "\\u0008"),
        ("SAMPLE", "\\u000b\\f\\b"),
        ("SAMPLE", "\\u000B"),
        ("SAMPLE", "\\u001f"),
        ("SAMPLE", "\\u007f"),
        ("SAMPLE", "\u{7f}"),
        ("SAMPLE", "\\ud83d\\ude00"),
        ("SAMPLE", "\\"),
        ("\"revision\": 1", "\"revision\": 4294967296"),
        ("\"revision\": 1,\n", ""),
        ("\"clock\"", "\"note\": \"\",\n        \"clock\""),
        ("\"clock\"", "\"note\": \"n\",\n        \"clock\""),
        ("\"clock\"", "\"reason\": \"n\",\n        \"clock\""),
        ("\"clock\"", "\"validated\": true,\n        \"clock\""),
        ("\"clock\"", "\"validated\": false,\n        \"clock\""),
        ("\"clock\"", "\"confidence\": 2,\n        \"clock\""),
        ("\"clock\"", "\"confidence\": 300,\n        \"clock\""),
        ("\"clock\"", "\"from\": [],\n        \"clock\""),
        (
            "\"clock\"",
            "\"from\": [\n          \"x\"\n        ],\n        \"clock\"",
        ),
        (
            "\"language\"",
            "\"reference_date\": \"2026-09-30\",\n    \"language\"",
        ),
        ("\"sample\": true", "\"sample\": false"),
        ("  \"sample\": true,\n", ""),
        ("  \"seal\"", "  \"flags\": [],\n  \"seal\""),
        (
            "  \"seal\"",
            "  \"flags\": [\n    \"cog-01\",\n    \"cog-02\"\n  ],\n  \"seal\"",
        ),
        (
            "  \"seal\"",
            "  \"flags\": [\n    \"cog-02\",\n    \"cog-01\"\n  ],\n  \"seal\"",
        ),
        ("  \"seal\"", "  \"unknown\": 1,\n  \"seal\""),
        ("    \"share\"", "    \"unknown\": 1,\n    \"share\""),
        (
            "\"share\": \"public\"",
            "\"share\": \"public\",\n    \"contact\": {}",
        ),
        (
            "\"share\": \"public\"",
            "\"share\": \"public\",\n    \"contact\": {\n      \"name\": \"A\"\n    }",
        ),
        (
            "\"share\": \"public\"",
            "\"share\": \"public\",\n    \"cleared_by\": \"B\"",
        ),
    ]);
    prop_oneof![own, damage()]
}

proptest! {
    #[test]
    fn a_skimmed_response_says_what_a_response_says(
        seed in 0_u64..10_000,
        damages in prop::collection::vec((damage(), any::<prop::sample::Index>()), 0..3),
    ) {
        let mut file = text(seed);
        for damage in &damages {
            hurt(&mut file, damage);
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

proptest! {
    /// A file is read by its layout exactly where it is what is written of the response in it, and then says the same.
    #[test]
    fn what_is_read_by_its_layout_is_what_is_written(
        seed in 0_u64..10_000,
        damages in prop::collection::vec((layout_damage(), any::<prop::sample::Index>()), 0..3),
    ) {
        let mut file = text(seed);
        for damage in &damages {
            hurt(&mut file, damage);
        }
        let written = read(file.as_bytes()).is_ok_and(|read| write(&read.response) == file);
        let loose = Skim::read_loose(&file);
        match Skim::read_as_written(file.as_bytes()) {
            Some((skim, _)) => {
                prop_assert!(written, "not what is written: {file}");
                prop_assert_eq!(Some(skimmed(&skim)), loose.as_ref().map(skimmed));
            }
            // What is written and not read are the files that are not plain either.
            None => prop_assert!(!written || loose.is_none(), "not read: {file}"),
        }
    }
}

#[test]
fn what_is_laid_out_as_written_may_end_in_any_blanks() {
    let file = text(1);
    let object = file.strip_suffix('\n').unwrap();
    let expected = skimmed(&Skim::read_loose(object).unwrap());
    for end in ["", "\n", "\r\n", " \n\t\n"] {
        let file = [object, end].concat();
        let skim = Skim::read_by_layout(&file);
        assert_eq!(skim.as_ref().map(skimmed).as_ref(), Some(&expected));
        let as_written = Skim::read_as_written(file.as_bytes());
        assert_eq!(as_written.is_some(), end == "\n", "{end:?}");
    }
    for end in ["\u{c}\n", "\u{a0}", "}", "\0"] {
        let file = [object, end].concat();
        assert!(Skim::read(file.as_bytes()).is_none(), "{end:?}");
    }
}

/// What may happen to the answers in a file.
fn answer_damage() -> impl Strategy<Value = (&'static str, &'static str)> {
    let own = prop::sample::select(vec![
        ("\"level\": 3", "\"level\": 5"),
        ("\"level\": 3", "\"level\": 3.5"),
        ("\"level\": 1", "\"level\": 2"),
        ("\"target\": 4", "\"target\": 0"),
        ("\"priority\": 2", "\"priority\": 0"),
        ("\"confidence\": 2", "\"confidence\": 9"),
        ("\"evidence\": \"SAMPLE", "\"evidence\": \" SAMPLE"),
        ("\"evidence\": \"", "\"evident\": \""),
        ("\"reference\"", "\"reference-no\""),
        ("\"title\"", "\"titled\""),
        ("-year\": 20", "-year\": 19"),
        ("-year\": 20", "-year\": 29"),
        ("year\": 2", "year\": -2"),
        (": \"yes\"", ": \"no\""),
        (": \"no\"", ": \"yes\""),
        (": \"yes\"", ": \"maybe\""),
        (": \"national\"", ": \"nowhere\""),
        ("\"value\": \"", "\"value\": \"x"),
        (
            "            \"mlg\"",
            "            \"mlg\",\n            \"mlg\"",
        ),
        ("            \"", "            \"x"),
        (
            "\"missing\": \"withheld\"",
            "\"missing\": \"not-applicable\"",
        ),
        (
            "\"missing\": \"dont-know\"",
            "\"missing\": \"not-applicable\"",
        ),
        ("/", "/x"),
        ("-1", "-9"),
    ]);
    prop_oneof![3 => own, 1 => layout_damage()]
}

/// A file in which somebody else has said more in the place of an answer.
fn said_twice(file: &str, at: prop::sample::Index) -> String {
    said_by(file, at, "someone", "Another one")
}

/// A file in which somebody of this name, which is their id too, has noted this in the place of an answer.
fn said_by(file: &str, at: prop::sample::Index, who: &str, note: &str) -> String {
    let mut file: Json = serde_json::from_str(file).unwrap();
    file["authors"][who] = json!({ "name": note });
    let answers = file["answers"].as_object_mut().unwrap();
    let nth = at.index(answers.len());
    let versions = answers
        .values_mut()
        .nth(nth)
        .unwrap()
        .as_array_mut()
        .unwrap();
    let mut other = versions[0].clone();
    other["clock"] = json!({ who: 1 });
    other["by"] = json!(who);
    other["note"] = json!(note);
    versions.push(other);
    write(&read(file.to_string().as_bytes()).unwrap().response)
}

/// What is surely right, and what is wrong, with the answers in a file that is laid out as it is written.
fn judged(asked: &Questionnaire, file: &str) -> Option<(bool, Vec<Problem>)> {
    let today = jiff::civil::date(2026, 11, 24);
    let (skim, _) = Skim::read_as_written(file.as_bytes())?;
    let plan = SkimPlan::new(asked);
    let fits = SkimLive::new(&plan, &skim, Vec::new(), today).surely_fits();
    let response = read(file.as_bytes()).unwrap().response;
    let mut problems = validate(&Live::new(asked, &response, today));
    problems.retain(Problem::is_error);
    Some((fits, problems))
}

proptest! {
    #[test]
    fn conflicts_are_those_of_the_whole_response(
        seed in 0_u64..10_000,
        nth in 0_usize..9,
        // Texts and names that look like what is searched for.
        twice in prop::collection::vec((
            any::<prop::sample::Index>(),
            prop::sample::select(vec!["someone", "answers", "cog-02", "zz"]),
            prop::sample::select(vec!["n", "\n    ]", "\n  \"answers\": {", "\n    \"cog-02\": [", "\n    ],\n", "\n  }\n}\n"]),
        ), 0..4),
    ) {
        let id = builtin::ids().nth(nth).unwrap();
        let file = twice.into_iter().fold(text_on(id.as_str(), seed), |file, (at, who, note)| said_by(&file, at, who, note));
        // Where one person says two things at one time, the careful way must say which comes first.
        let read_so = Skim::read_as_written(file.as_bytes());
        prop_assume!(read_so.is_some());
        let (skim, text) = read_so.unwrap();
        let mut whole = read(file.as_bytes()).unwrap().response;
        whole.answers.retain(|_, register| register.is_conflict());
        (whole.seal, whole.flags) = (None, BTreeSet::new());
        prop_assert_eq!(skim.conflicts_in(text), Some(whole));
    }
}

proptest! {
    #[test]
    fn what_surely_fits_has_no_error(
        seed in 0_u64..10_000,
        nth in 0_usize..9,
        twice in prop::option::of(any::<prop::sample::Index>()),
        damages in prop::collection::vec((answer_damage(), any::<prop::sample::Index>()), 0..4),
    ) {
        let id = builtin::ids().nth(nth).unwrap();
        let asked = builtin::questionnaire(&id).unwrap();
        let mut file = text_on(asked.id.as_str(), seed);
        if let Some((fits, problems)) = judged(&asked, &file) {
            prop_assert_eq!(fits, problems.is_empty(), "{:?}", problems);
        }
        if let Some(at) = twice {
            file = said_twice(&file, at);
        }
        if let Some((true, problems)) = judged(&asked, &file) {
            prop_assert!(problems.is_empty(), "{:?}", problems);
        }
        for damage in &damages {
            hurt(&mut file, damage);
        }
        if let Some((true, problems)) = judged(&asked, &file) {
            prop_assert!(problems.is_empty(), "{:?}", problems);
        }
    }
}

#[test]
fn what_surely_fits_has_no_error_where_something_depends_on_itself() {
    let mut wrong = 0;
    for asked in CIRCLES.map(circle) {
        for file in in_circles().map(|response| write(&response)) {
            let (fits, problems) = judged(&asked, &file).unwrap();
            assert!(!fits || problems.is_empty(), "{file}: {problems:?}");
            wrong += problems.len();
        }
    }
    assert!(wrong > 0);
}

/// Where each field is worked out whenever it is read, this takes longer than anybody lives.
#[test]
fn fields_that_depend_on_two_others_each_are_worked_out_once() {
    let last = 48;
    let field = |name: &str, nth: usize| {
        let next = format!("${{g{0}}}/f != '' and ${{g{0}}}/h != ''", nth + 1);
        let mut field = json!({ "name": name, "type": "text", "label": "Text" });
        if nth < last {
            field["relevant"] = next.into();
        }
        field
    };
    let group = |nth| {
        let fields = [field("f", nth), field("h", nth)];
        json!({ "name": format!("g{nth}"), "type": "group", "label": "Group", "fields": fields })
    };
    let asked = questionnaire(json!({}), (0..=last).map(group).collect());
    let both = json!({ "f": "yes", "h": "yes" });
    let said = |json: &Json| Answer::of(value(json.clone()));
    for (last_says, shown) in [(both.clone(), true), (json!({ "f": "yes" }), false)] {
        let mut response = answers([]);
        for nth in 0..last {
            put(&mut response, &format!("g{nth}"), said(&both));
        }
        put(&mut response, &format!("g{last}"), said(&last_says));
        let file = write(&response);
        let (fits, problems) = judged(&asked, &file).unwrap();
        assert_eq!((fits, problems.len()), (true, 0), "{problems:?}");
        let plan = SkimPlan::new(&asked);
        let skim = Skim::read(file.as_bytes()).unwrap();
        let live = SkimLive::new(&plan, &skim, Vec::new(), TODAY);
        let careful = Live::new(&asked, &response, TODAY);
        // Whether the first is shown is decided by what the last says.
        let Kind::Group { fields } = &asked.questions().next().unwrap().kind else {
            panic!()
        };
        let at = "g0".parse().unwrap();
        assert_eq!(live.shows_field(&fields[0], None, None), shown);
        assert_eq!(careful.shows_field(&fields[0], &at, None), shown);
    }
}

/// Nobody is asked there, so that what stands there makes no circle of what is none.
#[test]
fn answers_at_places_that_are_not_asked_say_nothing() {
    let text = |name: &str| json!({ "name": name, "type": "text", "label": "Text" });
    let group = |name: &str, other: &str| {
        let mut field = text("f");
        field["relevant"] = format!("${{{other}}}/k != ''").into();
        json!({ "name": name, "type": "group", "label": "G", "fields": [text("k"), field] })
    };
    let asked = questionnaire(json!({}), json!([group("g", "h"), group("h", "g")]));
    let says = || Answer::of(value(json!({ "k": "yes", "f": "yes" })));
    let mut response = answers([]);
    for address in ["g", "g/k", "h/k"] {
        put(&mut response, address, says());
    }
    let file = write(&response);
    let plan = SkimPlan::new(&asked);
    let skim = Skim::read(file.as_bytes()).unwrap();
    let quick = SkimLive::new(&plan, &skim, Vec::new(), TODAY);
    let careful = Live::new(&asked, &response, TODAY);
    for (question, shown) in asked.questions().zip([false, true]) {
        let Kind::Group { fields } = &question.kind else {
            panic!("a group");
        };
        let at = question.name.as_str().parse().unwrap();
        assert_eq!(quick.shows_field(&fields[1], None, None), shown);
        assert_eq!(careful.shows_field(&fields[1], &at, None), shown);
    }
}

/// A choice keeps its rules where another question offers what was chosen.
#[test]
fn what_was_chosen_with_rules_is_not_surely_chosen_again() {
    let kinds = json!([{ "name": "a", "label": "A" }, { "name": "other", "label": "Other", "specify": true }]);
    let questions = json!([
        { "name": "first", "type": "select_multiple", "choices": "kinds", "label": "Which?" },
        { "name": "second", "type": "select_multiple", "choices": [{ "from": "first" }], "label": "Which of them?" },
    ]);
    let asked = questionnaire(json!({ "kinds": kinds }), questions);
    let other = json!({ "choice": "other", "specify": "This" });
    for (chosen, wrong) in [
        (json!(["a"]), 0),
        (json!(["other"]), 1),
        (json!([other]), 0),
    ] {
        let response = answers([("first", json!(["a", other])), ("second", chosen)]);
        let (fits, problems) = judged(&asked, &write(&response)).unwrap();
        assert_eq!((fits, problems.len()), (false, wrong), "{problems:?}");
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
