//! Laws that hold for every input: of joining, of editing, of writing and reading.

use std::collections::BTreeMap;

use jiff::Timestamp;
use proptest::prelude::*;
use quipu::base::{Id, Language};
use quipu::merge::{Collection, join, write_collection};
use quipu::questionnaire::Share;
use quipu::response::{
    Address, Answer, Author, Contact, Country, Edit, Missing, Previous, QuestionnaireRef,
    Respondent, Response, Round, SetAside, Value, read, write,
};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn empty() -> Response {
    let questionnaire = QuestionnaireRef {
        id: id("disc"),
        version: "2026.1".into(),
        sha256: String::new(),
    };
    let respondent = Respondent {
        country: Country {
            code: "XA".into(),
            name: "Avaland".into(),
        },
        institution: "Test".into(),
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
    Response::new(questionnaire, respondent)
}

/// An edit of one of three answers, by one of three authors.
#[derive(Clone, Debug)]
struct Act {
    author: usize,
    address: usize,
    answer: Answer,
    undo: bool,
}

fn answers() -> impl Strategy<Value = Answer> {
    prop_oneof![
        "[a-c]{0,2}".prop_map(|text| Answer::of(Value::Text(text))),
        (0_i64..3).prop_map(|number| Answer::of(Value::integer(number))),
        Just(Answer::missing(Missing::DontKnow, "")),
        Just(Answer::default()),
    ]
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = (0_usize..3, 0_usize..3, answers(), any::<bool>());
    let act = act.prop_map(|(author, address, answer, undo)| Act {
        author,
        address,
        answer,
        undo,
    });
    prop::collection::vec(act, 0..12)
}

/// Three people edit copies of one response and now and then see each other's.
fn replicas(acts: &[Act]) -> [Response; 3] {
    let mut copies = [empty(), empty(), empty()];
    for (nth, act) in acts.iter().enumerate() {
        let author = id(["ann", "ben", "cem"][act.author]);
        let address = Address::of(id(["q-1", "q-2", "q-3"][act.address]));
        let copy = &mut copies[act.author];
        copy.authors.insert(
            author.clone(),
            Author {
                name: author.to_string(),
            },
        );
        let at = Timestamp::from_second(1_000 - i64::try_from(nth).unwrap()).unwrap();
        Edit::put(address, act.answer.clone()).apply(copy, &author, at);
        beside(copy, nth, act);
        if act.undo {
            let other = (act.author + 1) % 3;
            copies[other] = join(&copies[other], &copies[act.author]).unwrap();
        }
    }
    copies
}

/// What stands beside the answers: a packet, the last cycle, a round, something set aside.
fn beside(copy: &mut Response, nth: usize, act: &Act) {
    let number = u32::try_from(nth).unwrap();
    let question = id(["q-1", "q-2", "q-3"][act.address]);
    match (act.author + nth) % 6 {
        0 => {
            let packet = copy.packet.get_or_insert_default();
            packet.questions.insert(question);
            packet.asked_by = format!("office {}", nth % 2);
        }
        1 => copy.packet = None,
        2 => copy.previous = Some(Previous::of(copy)),
        3 => {
            copy.round = Some(Round {
                number: number % 3,
                least: 5,
                far: act.address,
                answers: copy.answers.clone(),
                figures: BTreeMap::new(),
                marked: std::collections::BTreeSet::new(),
            });
        }
        4 => {
            for (address, register) in copy.answers.clone() {
                copy.set_aside(SetAside {
                    address,
                    version: format!("{}", nth % 2),
                    question: String::new(),
                    why: "no-question".into(),
                    versions: register,
                });
            }
        }
        _ => {}
    }
}

fn visible(response: &Response) -> BTreeMap<String, Vec<Answer>> {
    let contents = response.answers.iter().map(|(address, register)| {
        let mut contents: Vec<Answer> = register
            .alternatives()
            .into_iter()
            .map(|version| version.answer.clone())
            .collect();
        contents.sort_by_key(|answer| format!("{answer:?}"));
        (address.to_string(), contents)
    });
    contents
        .filter(|(_, contents)| contents.iter().any(|answer| !answer.is_blank()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn joining_is_commutative_associative_and_idempotent(acts in acts()) {
        let [a, b, c] = replicas(&acts);
        let j = |x: &Response, y: &Response| join(x, y).unwrap();
        prop_assert_eq!(write(&j(&a, &b)), write(&j(&b, &a)));
        prop_assert_eq!(write(&j(&j(&a, &b), &c)), write(&j(&a, &j(&b, &c))));
        prop_assert_eq!(write(&j(&a, &a)), write(&a));
    }

    #[test]
    fn nothing_written_is_lost_unless_its_writer_was_seen(acts in acts()) {
        let [a, b, c] = replicas(&acts);
        let all = join(&join(&a, &b).unwrap(), &c).unwrap();
        for copy in [&a, &b, &c] {
            for (address, register) in &copy.answers {
                let joined = &all.answers[address];
                for version in register.versions() {
                    let there = joined.versions().iter().any(|other| other.clock.includes(&version.clock));
                    prop_assert!(there, "{} by {} is gone", address, version.by);
                }
            }
        }
    }

    #[test]
    fn an_edit_and_its_inverse_leave_what_was_there(acts in acts(), answer in answers()) {
        let [a, b, _] = replicas(&acts);
        let mut response = join(&a, &b).unwrap();
        let before = visible(&response);
        let edit = Edit::put(Address::of(id("q-1")), answer);
        let inverse = edit.inverse(&response);
        edit.apply(&mut response, &id("dora"), Timestamp::UNIX_EPOCH);
        inverse.apply(&mut response, &id("dora"), Timestamp::UNIX_EPOCH);
        prop_assert_eq!(visible(&response), before);
    }

    #[test]
    fn undoing_everything_brings_back_the_start(edits in prop::collection::vec((0_usize..3, answers()), 0..10)) {
        let mut response = empty();
        let mut inverses = Vec::new();
        for (address, answer) in edits {
            let edit = Edit::put(Address::of(id(["q-1", "q-2", "q-3"][address])), answer);
            inverses.push(edit.inverse(&response));
            edit.apply(&mut response, &id("ann"), Timestamp::UNIX_EPOCH);
        }
        for inverse in inverses.into_iter().rev() {
            inverse.apply(&mut response, &id("ann"), Timestamp::UNIX_EPOCH);
        }
        prop_assert!(visible(&response).is_empty());
    }

    #[test]
    fn what_is_written_is_read(acts in acts()) {
        let [a, ..] = replicas(&acts);
        let text = write(&a);
        let again = read(text.as_bytes()).unwrap();
        prop_assert_eq!(write(&again.response), text);
        prop_assert!(again.problems.is_empty());
    }

    #[test]
    fn a_collection_does_not_depend_on_order_or_grouping(acts in acts()) {
        let copies = replicas(&acts);
        let collect = |order: &[usize]| {
            let mut collection = Collection::default();
            for nth in order {
                collection.add(copies[*nth].clone(), &format!("{nth}.json"), format!("sha-{nth}"));
            }
            collection
        };
        let whole = write_collection(&collect(&[0, 1, 2]));
        prop_assert_eq!(&write_collection(&collect(&[2, 0, 1, 0])), &whole);
        let mut grouped = collect(&[2]);
        grouped.absorb(collect(&[1, 0]));
        prop_assert_eq!(&write_collection(&grouped), &whole);
    }
}
