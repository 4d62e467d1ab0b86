//! Whether expressions name what is there, compare with what can be answered, and can ever hold.

use jiff::civil::Date;

use super::Checker;
use super::target::{Target, among, below, possible};
use crate::base::Problem;
use crate::questionnaire::expression::{
    Comparison, Current, Expression, Reference, Step, Unanswered,
};
use crate::questionnaire::findings::Path;
use crate::questionnaire::{Choices, Kind, Question};

/// What `.` is in an expression.
#[derive(Clone, Copy)]
pub(super) enum Dot<'q> {
    /// Nothing.
    Nothing,
    /// A group or entry of these fields.
    Fields(&'q [Question]),
    /// A choice out of these.
    Value(&'q Choices),
    /// The whole answer of a question.
    Answer(&'q Question),
}

impl<'q> Dot<'q> {
    /// What `.` is in the constraint of a question.
    pub(super) fn of(question: &'q Question) -> Self {
        match &question.kind {
            Kind::Group { fields } | Kind::Repeat { fields, .. } => Self::Fields(fields),
            _ => question
                .choices()
                .map_or(Self::Answer(question), Self::Value),
        }
    }
}

impl<'q> Checker<'q> {
    /// What is wrong with the expression at `path`.
    pub(super) fn expression(
        &mut self,
        expression: Option<&Expression>,
        dot: Dot<'q>,
        path: &Path<'_>,
    ) {
        let Some(expression) = expression else {
            return;
        };
        if expression.is_constant() && !expression.holds(&Unanswered(Date::ZERO)) {
            let problem = Problem::error("questionnaire-never");
            self.found.say(path, problem);
        }
        for reference in expression.references() {
            if let Some(problem) = self.reference(reference) {
                self.found.say_inside(path, reference.offset, problem);
            }
        }
        for current in expression.currents() {
            if let Some(problem) = self.current(current, dot) {
                self.found.say_inside(path, current.offset, problem);
            }
        }
        for comparison in expression.comparisons() {
            if let Some(problem) = self.comparison(&comparison, dot) {
                let offset = offset_of(&expression.to_string(), comparison.text);
                self.found.say_inside(path, offset, problem);
            }
        }
    }

    fn reference(&self, reference: &Reference) -> Option<Problem> {
        let unknown = || Problem::error("questionnaire-reference");
        let Some(question) = self.questions.get(reference.question.as_str()) else {
            return Some(unknown().with("name", &reference.question));
        };
        if question.kind == Kind::Note {
            return Some(Problem::error("questionnaire-note").with("name", &question.name));
        }
        let leads = below(question, &reference.steps, &self.questions).is_some();
        let name = || format!("{}{}", question.name, written(&reference.steps));
        (!leads).then(|| unknown().with("name", name()))
    }

    fn current(&self, current: &Current, dot: Dot<'q>) -> Option<Problem> {
        let steps = current.steps.as_slice();
        let (leads, message) = match dot {
            Dot::Nothing => (false, "questionnaire-dot"),
            // The field itself is written with its name, like the others.
            Dot::Fields(_) if steps.is_empty() => (false, "questionnaire-dot-field"),
            Dot::Fields(fields) => (among(fields, steps).is_some(), "questionnaire-reference"),
            Dot::Value(_) => (steps.is_empty(), "questionnaire-reference"),
            Dot::Answer(question) => {
                let leads = below(question, steps, &self.questions).is_some();
                (leads, "questionnaire-reference")
            }
        };
        let name = || format!(".{}", written(steps));
        (!leads).then(|| Problem::error(message).with("name", name()))
    }

    /// A comparison with a choice that cannot be made is a slip: it never holds, or always.
    fn comparison(&self, comparison: &Comparison<'_>, dot: Dot<'q>) -> Option<Problem> {
        let target = match (comparison.question, dot) {
            (Some(name), _) => {
                let question = self.questions.get(name.as_str())?;
                below(question, comparison.steps, &self.questions)?
            }
            (None, Dot::Fields(fields)) => among(fields, comparison.steps)?,
            (None, Dot::Value(choices)) => Target::Choice(choices),
            (None, Dot::Nothing | Dot::Answer(_)) => return None,
        };
        let Target::Choice(choices) = target else {
            return None;
        };
        let offered = match choices {
            Choices::List { choices, .. } => choices.iter().any(|c| c.name == *comparison.text),
            // Sources that lead nowhere are reported where they stand.
            Choices::From(sources) => {
                let names = possible(sources, &self.questions);
                names.is_empty() || names.contains(comparison.text)
            }
        };
        let known = comparison.text.is_empty() || offered;
        let problem = || Problem::error("questionnaire-comparison").with("choice", comparison.text);
        (!known).then(problem)
    }
}

/// Where a text stands between quotation marks, in characters from 0.
fn offset_of(source: &str, text: &str) -> usize {
    let quoted = ['\'', '"'].map(|mark| format!("{mark}{text}{mark}"));
    let places = quoted.iter().filter_map(|text| source.find(text.as_str()));
    let before = source.get(..places.min().unwrap_or_default());
    before.unwrap_or_default().chars().count()
}

/// Steps as an author writes them.
fn written(steps: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Child(name) => format!("/{name}"),
        Step::Any => "/*".to_owned(),
        Step::Own => "/.".to_owned(),
    };
    steps.iter().map(step).collect()
}
