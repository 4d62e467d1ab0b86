//! One questionnaire in packets for several institutions: `quipu-plan/1`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use super::{Address, Packet, Previous, Register, Respondent, Response};
use crate::base::{Id, Problem, json};
use crate::questionnaire::{Question, Questionnaire};

/// The format of plans.
pub const PLAN_FORMAT: &str = "quipu-plan/1";

/// Who is asked what, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    #[serde(default)]
    format: String,
    /// Who asks; where empty, the institution of the draft.
    #[serde(default)]
    pub asked_by: String,
    /// By when, where a packet says nothing else.
    #[serde(default)]
    pub due: Option<Date>,
    /// What to know, where a packet says nothing else.
    #[serde(default)]
    pub note: String,
    /// The packets.
    pub packets: Vec<Assignment>,
}

/// What one institution is asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The institution, by its name.
    pub institution: String,
    /// Whole sections.
    #[serde(default)]
    pub sections: Vec<Id>,
    /// Single questions.
    #[serde(default)]
    pub questions: Vec<Id>,
    /// By when.
    #[serde(default)]
    pub due: Option<Date>,
    /// What to know.
    #[serde(default)]
    pub note: Option<String>,
}

/// The packets of a draft, and what to know about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The packets, one response for each institution, in the order of the plan.
    pub packets: Vec<Response>,
    /// Questions that nobody is asked, that several are asked, and that were added because others take their choices
    /// from them.
    pub problems: Vec<Problem>,
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// A [`Problem`] with line and column when the bytes are no plan.
    pub fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let plan: Self = json::parse(bytes)?;
        if plan.format == PLAN_FORMAT {
            Ok(plan)
        } else {
            Err(Problem::error("plan-format").with("format", &plan.format))
        }
    }
}

/// Cuts the questionnaire of `draft` into packets. A packet carries what the respondent said about its questions in the
/// last cycle, and nothing that was answered in this one.
///
/// # Errors
/// Everything in the plan that is not in the questionnaire, an institution without a name, without questions, or named
/// as the one of the draft.
pub fn split(
    draft: &Response,
    questionnaire: &Questionnaire,
    plan: &Plan,
) -> Result<Split, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut asked: Vec<(&Assignment, BTreeSet<Id>)> = Vec::new();
    let own = draft.respondent.institution_key();
    for assignment in &plan.packets {
        let (questions, wrong) = questions_of(assignment, questionnaire);
        let on = |problem: Problem| problem.on(&assignment.institution);
        problems.extend(wrong.into_iter().map(on));
        let respondent = respondent_of(draft, &assignment.institution);
        if assignment.institution.trim().is_empty() {
            problems.push(Problem::error("plan-no-institution"));
        } else if respondent.institution_key() == own {
            problems.push(on(Problem::error("plan-own")));
        }
        if questions.is_empty() {
            problems.push(on(Problem::error("plan-nothing")));
        }
        let key = respondent.institution_key();
        let same = |(other, _): &&mut (&Assignment, BTreeSet<Id>)| {
            respondent_of(draft, &other.institution).institution_key() == key
        };
        match asked.iter_mut().find(same) {
            Some((_, more)) => more.extend(questions),
            None => asked.push((assignment, questions)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for (assignment, questions) in &mut asked {
        for (added, by) in with_sources(questions, questionnaire) {
            let problem = Problem::warning("plan-added").with("question", &added);
            problems.push(problem.with("by", by).on(&assignment.institution));
        }
    }
    problems.extend(coverage(&asked, questionnaire));
    let packets = asked.into_iter();
    Ok(Split {
        packets: packets
            .map(|(assignment, questions)| packet(draft, plan, assignment, questions))
            .collect(),
        problems,
    })
}

/// The questions an assignment names, and the names that are none.
fn questions_of(
    assignment: &Assignment,
    questionnaire: &Questionnaire,
) -> (BTreeSet<Id>, Vec<Problem>) {
    let mut found = BTreeSet::new();
    let mut problems = Vec::new();
    for name in &assignment.sections {
        match questionnaire
            .sections
            .iter()
            .find(|section| section.name == *name)
        {
            Some(section) => found.extend(section.questions.iter().map(|q| q.name.clone())),
            None => problems.push(Problem::error("plan-no-section").with("name", name)),
        }
    }
    for name in &assignment.questions {
        match questionnaire.question(name.as_str()) {
            Some(question) => drop(found.insert(question.name.clone())),
            None => problems.push(Problem::error("plan-no-question").with("name", name)),
        }
    }
    (found, problems)
}

/// Adds the questions whose answers others take their choices or entries from: without them these have nothing to
/// offer. Each with a question that needs it.
fn with_sources(questions: &mut BTreeSet<Id>, questionnaire: &Questionnaire) -> Vec<(Id, Id)> {
    let mut added = Vec::new();
    let mut open: Vec<Id> = questions.iter().cloned().collect();
    while let Some(name) = open.pop() {
        let sources = questionnaire.question(name.as_str()).map(Question::sources);
        for source in sources.unwrap_or_default() {
            if questions.insert(source.from.clone()) {
                added.push((source.from.clone(), name.clone()));
                open.push(source.from.clone());
            }
        }
    }
    added.sort();
    added
}

/// Questions that several are asked, on purpose or not, and those that nobody is.
fn coverage(asked: &[(&Assignment, BTreeSet<Id>)], questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut by: BTreeMap<&Id, usize> = BTreeMap::new();
    for (_, questions) in asked {
        for question in questions {
            *by.entry(question).or_default() += 1;
        }
    }
    let names = |wanted: &dyn Fn(usize) -> bool| -> Vec<&str> {
        let questions = questionnaire.questions().filter(|q| q.is_asked());
        let of = |question: &Question| by.get(&question.name).copied().unwrap_or(0);
        questions
            .filter(|question| wanted(of(question)))
            .map(|question| question.name.as_str())
            .collect()
    };
    let mut problems = Vec::new();
    for (message, found) in [
        ("plan-several", names(&|count| count > 1)),
        ("plan-nobody", names(&|count| count == 0)),
    ] {
        if !found.is_empty() {
            let problem = Problem::warning(message).with("count", found.len());
            problems.push(problem.with("questions", found.join(", ")));
        }
    }
    problems
}

fn respondent_of(draft: &Response, institution: &str) -> Respondent {
    let role = Id::new("contributing").ok();
    let capacity = Id::new("institution").ok();
    Respondent {
        institution: institution.trim().to_owned(),
        role,
        capacity,
        contact: super::Contact::default(),
        cleared_by: String::new(),
        ..draft.respondent.clone()
    }
}

fn packet(
    draft: &Response,
    plan: &Plan,
    assignment: &Assignment,
    questions: BTreeSet<Id>,
) -> Response {
    let respondent = respondent_of(draft, &assignment.institution);
    let mut packet = Response::new(draft.questionnaire.clone(), respondent);
    packet.sample = draft.sample;
    let mine = |(address, _): &(&Address, &Register)| questions.contains(&address.question);
    packet.previous = draft.previous.as_ref().map(|previous| Previous {
        answers: previous
            .answers
            .iter()
            .filter(mine)
            .map(|(address, register)| (address.clone(), register.clone()))
            .collect(),
        ..previous.clone()
    });
    let asked_by = if plan.asked_by.trim().is_empty() {
        draft.respondent.institution.clone()
    } else {
        plan.asked_by.clone()
    };
    packet.packet = Some(Packet {
        questions,
        asked_by,
        due: assignment.due.or(plan.due),
        note: assignment.note.clone().unwrap_or_else(|| plan.note.clone()),
    });
    packet
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::questionnaire::fixture::chain;
    use crate::response::fixture::{answers, empty, live};
    use crate::response::progress;

    fn plan(packets: Json) -> Plan {
        let file = json!({ "format": PLAN_FORMAT, "due": "2026-12-15", "packets": packets });
        Plan::read(&serde_json::to_vec(&file).unwrap()).unwrap()
    }

    fn names(packet: &Response) -> Vec<String> {
        let packet = packet.packet.as_ref().unwrap();
        packet.questions.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn packets_ask_what_the_plan_says_and_what_that_needs() {
        let mut draft = empty();
        let last = answers([("open", json!("yes")), ("why", json!("because"))]);
        draft.previous = Some(Previous::of(&last));
        let plan = plan(json!([
            { "institution": "Finance", "questions": ["plan", "open"] },
            { "institution": "Planning", "questions": ["why", "open"], "due": "2026-12-01", "note": "Short" },
        ]));
        let questionnaire = chain();
        let made = split(&draft, &questionnaire, &plan).unwrap();
        let [finance, planning] = made.packets.as_slice() else {
            panic!("{made:?}");
        };
        // `plan` has an entry for each of `top`, and `top` takes its choices from `faced`.
        assert_eq!(names(finance), ["faced", "open", "plan", "top"]);
        assert_eq!(names(planning), ["open", "why"]);
        let asked = planning.packet.as_ref().unwrap();
        assert_eq!(
            (asked.asked_by.as_str(), asked.note.as_str()),
            ("Office", "Short")
        );
        assert_eq!(asked.due, Some(jiff::civil::date(2026, 12, 1)));
        let before = &finance.previous.as_ref().unwrap().answers;
        assert_eq!(before.len(), 1, "only what the packet asks: {before:?}");
        let messages: Vec<&str> = made.problems.iter().map(|p| p.message).collect();
        assert_eq!(
            messages,
            ["plan-added", "plan-added", "plan-several", "plan-nobody"]
        );
        let shown = progress(&live(&questionnaire, planning)).total.shown;
        assert_eq!(shown, 2);
    }

    #[test]
    fn a_plan_that_does_not_fit_says_where() {
        let wrong = plan(json!([
            { "institution": "Office", "questions": ["open"] },
            { "institution": " ", "sections": ["nowhere"] },
            { "institution": "Planning", "questions": ["nothing"] },
        ]));
        let problems = split(&empty(), &chain(), &wrong).unwrap_err();
        let messages: Vec<&str> = problems.iter().map(|p| p.message).collect();
        assert_eq!(
            messages,
            [
                "plan-own",
                "plan-no-section",
                "plan-no-institution",
                "plan-nothing",
                "plan-no-question",
                "plan-nothing"
            ]
        );
        for problem in &problems {
            crate::questionnaire::fixture::assert_speaks(problem);
        }
        assert!(Plan::read(b"{\"format\": \"quipu-plan/1\", \"packet\": []}").is_err());
    }
}
