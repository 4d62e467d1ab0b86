//! Questions whose being shown depends on themselves, or on too long a chain of others.

use std::collections::BTreeMap;
use std::slice::Iter;

use super::{Checker, path_of};
use crate::base::Problem;
use crate::questionnaire::expression::{Expression, Reference};
use crate::questionnaire::{Choices, Kind, Question, Questionnaire, Section};

/// How many questions may depend on each other in a row. Longer chains have no use, and whoever
/// follows one does so by recursion.
const CHAIN_LIMIT: usize = 100;

/// A question, or a field of it that has a condition of its own.
type Node<'q> = (&'q str, Option<&'q str>);

/// Each question with what decides whether it is shown and what it offers, and each such field with what decides whether it is
/// shown. Of its own group a field sees what was answered, shown or not, so that nothing there has to be decided first.
type Needs<'q> = BTreeMap<Node<'q>, Vec<Node<'q>>>;

impl Checker<'_> {
    /// Reports each circle once and each question at the end of a chain that is too long.
    pub(super) fn circles(&mut self, questionnaire: &Questionnaire) {
        let needs = needs(questionnaire);
        let mut walk = Walk::default();
        for (s, section) in questionnaire.sections.iter().enumerate() {
            for (q, question) in section.questions.iter().enumerate() {
                let path = path_of(s).key("questions").nth(q);
                let height = nodes_of(question).map(|node| walk.from(node, &needs)).max();
                self.found.about(Some(question.name.to_string()));
                for circle in std::mem::take(&mut walk.circles) {
                    let problem = Problem::error("questionnaire-circle").with("names", circle);
                    self.found.say(&path, problem);
                }
                if height == Some(CHAIN_LIMIT + 1) {
                    let problem = Problem::error("questionnaire-chain").with("limit", CHAIN_LIMIT);
                    self.found.say(&path, problem);
                }
                self.found.about(None);
            }
        }
    }
}

/// A walk along what questions need, depth first and without recursion.
#[derive(Default)]
struct Walk<'q> {
    /// How long the longest chain below a question is; `None` while it is being walked.
    heights: BTreeMap<Node<'q>, Option<usize>>,
    /// The circles found, in words.
    circles: Vec<String>,
}

/// The nodes on the way to where the walk is, with what each still has to visit.
type Way<'q, 'n> = Vec<(Node<'q>, Iter<'n, Node<'q>>)>;

impl<'q> Walk<'q> {
    /// The length of the longest chain that ends with a node.
    fn from(&mut self, start: Node<'q>, needs: &Needs<'q>) -> usize {
        let mut way = Way::new();
        self.enter(start, needs, &mut way);
        while let Some((node, rest)) = way.last_mut() {
            let node = *node;
            if let Some(next) = rest.next() {
                self.enter(*next, needs, &mut way);
            } else {
                way.pop();
                let below = needs.get(&node).into_iter().flatten();
                let height = below.filter_map(|need| self.height(*need)).max();
                self.heights
                    .insert(node, Some(height.unwrap_or_default() + 1));
            }
        }
        self.height(start).unwrap_or_default()
    }

    fn height(&self, node: Node<'q>) -> Option<usize> {
        self.heights.get(&node).copied().flatten()
    }

    fn enter<'n>(&mut self, node: Node<'q>, needs: &'n Needs<'q>, way: &mut Way<'q, 'n>) {
        match self.heights.get(&node) {
            Some(Some(_)) => {}
            Some(None) => {
                let nodes = way.iter().map(|(node, _)| *node);
                let circle = nodes.skip_while(|other| *other != node).chain([node]);
                self.circles
                    .push(circle.map(named).collect::<Vec<_>>().join(" → "));
            }
            None => {
                if let Some(needed) = needs.get(&node) {
                    self.heights.insert(node, None);
                    way.push((node, needed.iter()));
                }
            }
        }
    }
}

/// As it stands in expressions.
fn named((question, field): Node<'_>) -> String {
    field.map_or_else(
        || question.to_owned(),
        |field| format!("{question}/{field}"),
    )
}

/// A question and its fields with conditions.
fn nodes_of(question: &Question) -> impl Iterator<Item = Node<'_>> {
    let fields = conditional_fields(question).map(|field| Some(field.name.as_str()));
    std::iter::once(None)
        .chain(fields)
        .map(|field| (question.name.as_str(), field))
}

fn conditional_fields(question: &Question) -> impl Iterator<Item = &Question> {
    let fields = match &question.kind {
        Kind::Group { fields } | Kind::Repeat { fields, .. } => &fields[..],
        _ => &[],
    };
    fields.iter().filter(|field| field.relevant.is_some())
}

fn needs(questionnaire: &Questionnaire) -> Needs<'_> {
    let asked = questionnaire.questions();
    let asked = Asked(
        asked
            .map(|question| (question.name.as_str(), question))
            .collect(),
    );
    let mut needs = Needs::new();
    for section in &questionnaire.sections {
        for question in &section.questions {
            let name = question.name.as_str();
            needs.insert((name, None), asked.needs_of(section, question));
            for field in conditional_fields(question) {
                let read = asked.read_by(field.relevant.as_ref());
                let elsewhere = read.filter(|(other, _)| *other != name);
                needs.insert((name, Some(field.name.as_str())), elsewhere.collect());
            }
        }
    }
    needs
}

/// All questions, by name.
struct Asked<'q>(BTreeMap<&'q str, &'q Question>);

impl<'q> Asked<'q> {
    fn needs_of(&self, section: &'q Section, question: &'q Question) -> Vec<Node<'q>> {
        let mut nodes = Vec::new();
        nodes.extend(self.read_by(section.relevant.as_ref()));
        nodes.extend(self.read_by(question.relevant.as_ref()));
        for source in question.sources() {
            nodes.push((source.from.as_str(), None));
            nodes.extend(self.read_by(source.filter.as_ref()));
        }
        let elsewhere = |(other, _): &Node<'_>| question.name != **other;
        // A choice may depend on what was chosen in its own question.
        let offered = question.choices().map(Choices::fixed).unwrap_or_default();
        let read = offered
            .iter()
            .flat_map(|choice| self.read_by(choice.relevant.as_ref()));
        nodes.extend(read.filter(elsewhere));
        if let Kind::Matrix { rows, .. } = &question.kind {
            // A row may depend on other rows of its own matrix.
            let read = rows
                .iter()
                .flat_map(|row| self.read_by(row.relevant.as_ref()));
            nodes.extend(read.filter(elsewhere));
        }
        nodes
    }

    fn read_by(&self, expression: Option<&'q Expression>) -> impl Iterator<Item = Node<'q>> {
        let references = expression.into_iter().flat_map(Expression::references);
        references.flat_map(|reference| self.nodes_behind(reference))
    }

    /// A question that is read, and its fields with conditions that are read with it.
    fn nodes_behind(&self, reference: &'q Reference) -> impl Iterator<Item = Node<'q>> {
        let name = reference.question.as_str();
        let question = self.0.get(name).copied();
        let steps = match question.map(|question| &question.kind) {
            // The first leads to an entry.
            Some(Kind::Repeat { .. }) => reference.steps.get(1..).unwrap_or_default(),
            _ => &reference.steps,
        };
        let fields = question.into_iter().flat_map(conditional_fields);
        let read = fields.filter(|field| field.may_be_at(steps));
        std::iter::once((name, None))
            .chain(read.map(move |field| (name, Some(field.name.as_str()))))
    }
}
