//! `quipu evaluate`: what an expression gives.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::args::{Evaluate, ListFormat};
use super::context::Context;
use super::error::{Exit, Failure};
use super::finalise::{find, read_draft};
use crate::base::Problem;
use crate::questionnaire::expression::{Atom, Expression, Outcome, Scope, Step, Unanswered};
use crate::response::Live;

/// Answers read in a time zone.
struct Zoned<'s> {
    answers: &'s dyn Scope,
    zone: TimeZone,
}

impl Scope for Zoned<'_> {
    fn nodes(&self, question: &str, steps: &[Step]) -> Vec<Atom> {
        self.answers.nodes(question, steps)
    }
    fn current(&self, steps: &[Step]) -> Vec<Atom> {
        self.answers.current(steps)
    }
    fn today(&self) -> Date {
        self.answers.today()
    }
    fn zone(&self) -> TimeZone {
        self.zone.clone()
    }
}

/// Prints the value of the expression, on the answers of a response or where nothing is answered.
pub(super) fn run(arguments: &Evaluate, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let source = &arguments.expression;
    let expression = Expression::parse(source).map_err(|error| Failure::data(error.problem()))?;
    let zone = zone(&arguments.zone)?;
    let outcome = match &arguments.response {
        None => value(&expression, &Unanswered(context.today), zone)?,
        Some(name) => on_answers(&expression, name, zone, context)?,
    };
    let text = match arguments.format {
        ListFormat::Text => told(&outcome),
        ListFormat::Json => described(&outcome).to_string() + "\n",
    };
    context.print(&text)?;
    // The value is there for scripts; a person is told that it is none.
    if matches!(&outcome, Outcome::Date(moment) if moment.days().is_nan()) {
        return Err(Failure::data(Problem::error("evaluate-no-day")));
    }
    Ok(Exit::Done)
}

fn on_answers(
    expression: &Expression,
    name: &str,
    zone: TimeZone,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let path = find(name, &context.workspace()?)?;
    let response = read_draft(&path)?.response;
    let reference = &response.questionnaire;
    let found = context.catalogue()?.find(&reference.id, &reference.version);
    let questionnaire = found.map_err(Failure::data)?;
    let unknown = expression
        .references()
        .find(|read| questionnaire.question(read.question.as_str()).is_none());
    if let Some(unknown) = unknown {
        let problem = Problem::error("evaluate-unknown").with("name", &unknown.question);
        return Err(Failure::data(problem.with("questionnaire", &reference.id)));
    }
    let live = Live::new(&questionnaire, &response, context.today);
    value(expression, &live, zone)
}

/// The zone of a name, also as `TZ` writes it.
fn zone(name: &str) -> Result<TimeZone, Failure> {
    let name = name.trim_start_matches(':');
    if matches!(name, "" | "UTC" | "UTC0") {
        return Ok(TimeZone::UTC);
    }
    let found = TimeZone::get(name).or_else(|_| TimeZone::posix(name));
    found
        .ok()
        .ok_or_else(|| Failure::data(Problem::error("evaluate-zone").with("name", name)))
}

fn value(expression: &Expression, answers: &dyn Scope, zone: TimeZone) -> Result<Outcome, Failure> {
    let outcome = expression.evaluate(&Zoned { answers, zone });
    outcome
        .ok()
        .ok_or_else(|| Failure::data(Problem::error("evaluate-too-long")))
}

/// A line for the value, or for each node.
fn told(outcome: &Outcome) -> String {
    let lines = match outcome {
        Outcome::Nodes(nodes) => nodes.iter().map(Atom::text).collect(),
        other => vec![other.text()],
    };
    lines.into_iter().map(|line| line + "\n").collect()
}

fn described(outcome: &Outcome) -> Json {
    match outcome {
        Outcome::Boolean(is) => json!({ "type": "boolean", "value": is }),
        Outcome::Number(number) => json!({ "type": "number", "value": in_json(*number) }),
        Outcome::Text(text) => json!({ "type": "text", "value": text }),
        Outcome::Date(_) => json!({ "type": "date", "value": outcome.text() }),
        Outcome::Nodes(nodes) => {
            let nodes: Vec<Json> = nodes.iter().map(node).collect();
            json!({ "type": "nodes", "value": nodes })
        }
    }
}

fn node(atom: &Atom) -> Json {
    match atom {
        Atom::Text(text) => json!(text),
        Atom::Number(number) => in_json(*number),
    }
}

/// JSON has no word for infinity and for what is no number: they stand there as texts.
fn in_json(number: f64) -> Json {
    serde_json::Number::from_f64(number)
        .map_or_else(|| json!(Outcome::Number(number).text()), |_| json!(number))
}
