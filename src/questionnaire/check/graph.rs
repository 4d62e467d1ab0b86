//! Questions whose being shown depends on themselves, or on too long a chain of others.

use std::collections::btree_set::Iter;
use std::collections::{BTreeMap, BTreeSet};

use super::Checker;
use crate::base::Problem;
use crate::questionnaire::expression::{Expression, Reference, Step};
use crate::questionnaire::findings::Path;
use crate::questionnaire::{Choices, Kind, Question, Questionnaire, Section};

/// How many questions may depend on each other in a row. Longer chains have no use, and whoever
/// follows one does so by recursion.
const CHAIN_LIMIT: usize = 100;

/// How many circles are told at a time: they may be as long as the questionnaire.
const CIRCLES_TOLD: usize = 20;

/// A question, or a field of it that has a condition of its own.
type Node<'q> = (&'q str, Option<&'q str>);

/// Each question with what decides whether it is shown and what it offers, and each such field with what decides whether it is
/// shown. Of its own group a field sees what was answered, shown or not, so that nothing there has to be decided first.
type Needs<'q> = BTreeMap<Node<'q>, Needed<'q>>;

/// What is needed, each once.
struct Needed<'q> {
    nodes: BTreeSet<Node<'q>>,
    /// How many steps are made in the question itself: where rows depend on others of their matrix, also in a circle, one for each.
    steps: usize,
}

/// Stands for all fields with conditions.
const ALL: &str = "*";

impl Checker<'_> {
    /// Reports circles, each once, and each question at the end of a chain that is too long.
    pub(super) fn circles(&mut self, questionnaire: &Questionnaire) {
        let needs = needs(questionnaire);
        let mut walk = Walk::default();
        for (s, section) in questionnaire.sections.iter().enumerate() {
            let section_path = Path::SECTIONS.nth(s);
            let below = section_path.key("questions");
            for (q, question) in section.questions.iter().enumerate() {
                let path = below.nth(q);
                let beyond: Vec<bool> = nodes_of(question)
                    .map(|node| walk.ends_too_long_a_chain(node, &needs))
                    .collect();
                self.found.about(Some(question.name.to_string()));
                for circle in std::mem::take(&mut walk.circles) {
                    let problem = Problem::error("questionnaire-circle").with("names", circle);
                    self.found.say(&path, problem);
                }
                if beyond.contains(&true) {
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
    /// Whether a node is the first one with which a chain is too long.
    fn ends_too_long_a_chain(&mut self, node: Node<'q>, needs: &Needs<'q>) -> bool {
        self.visit(node, needs);
        let below = needs.get(&node).map_or(0, |needed| self.below(needed));
        below <= CHAIN_LIMIT && self.height(node).is_some_and(|height| height > CHAIN_LIMIT)
    }

    /// The length of the longest chain of those that are needed.
    fn below(&self, needed: &Needed<'q>) -> usize {
        let heights = needed.nodes.iter().filter_map(|need| self.height(*need));
        heights.max().unwrap_or_default()
    }

    /// Finds the length of the longest chain that ends with a node.
    fn visit(&mut self, start: Node<'q>, needs: &Needs<'q>) {
        let mut way = Way::new();
        self.enter(start, needs, &mut way);
        while let Some((node, rest)) = way.last_mut() {
            let node = *node;
            if let Some(next) = rest.next() {
                self.enter(*next, needs, &mut way);
            } else {
                way.pop();
                let height = needs
                    .get(&node)
                    .map(|needed| self.below(needed) + needed.steps);
                self.heights.insert(node, height);
            }
        }
    }

    fn height(&self, node: Node<'q>) -> Option<usize> {
        self.heights.get(&node).copied().flatten()
    }

    fn enter<'n>(&mut self, node: Node<'q>, needs: &'n Needs<'q>, way: &mut Way<'q, 'n>) {
        match self.heights.get(&node) {
            Some(Some(_)) => {}
            Some(None) if self.circles.len() == CIRCLES_TOLD => {}
            Some(None) => {
                let nodes = way.iter().map(|(node, _)| *node);
                let circle = nodes.skip_while(|other| *other != node).chain([node]);
                self.circles
                    .push(circle.map(named).collect::<Vec<_>>().join(" → "));
            }
            None => {
                if let Some(needed) = needs.get(&node) {
                    self.heights.insert(node, None);
                    way.push((node, needed.nodes.iter()));
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

/// A question, its fields with conditions, and all of these together.
fn nodes_of(question: &Question) -> impl Iterator<Item = Node<'_>> {
    let fields = conditional_fields(question).map(|field| Some(field.name.as_str()));
    let parts = std::iter::once(None).chain(fields).chain([Some(ALL)]);
    parts.map(|part| (question.name.as_str(), part))
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
            .map(|question| (question.name.as_str(), Read::of(question)))
            .collect(),
    );
    let mut needs = Needs::new();
    for section in &questionnaire.sections {
        for question in &section.questions {
            let name = question.name.as_str();
            needs.insert((name, None), asked.needed_by(section, question));
            let of = |nodes| Needed { nodes, steps: 1 };
            for field in conditional_fields(question) {
                let read = asked.read_by(field.relevant.as_ref());
                let elsewhere = read.filter(|(other, _)| *other != name).collect();
                needs.insert((name, Some(field.name.as_str())), of(elsewhere));
            }
            let fields = conditional_fields(question);
            let fields = fields.map(|field| (name, Some(field.name.as_str())));
            needs.insert((name, Some(ALL)), of(fields.collect()));
        }
    }
    needs
}

/// A question as it is read.
struct Read<'q> {
    question: &'q Question,
    /// The names of its fields with conditions.
    fields: BTreeSet<&'q str>,
}

impl<'q> Read<'q> {
    fn of(question: &'q Question) -> Self {
        let fields = conditional_fields(question).map(|field| field.name.as_str());
        Self {
            question,
            fields: fields.collect(),
        }
    }

    /// The field, or all, that are read with steps into the question, where they have conditions.
    fn field_at(&self, steps: &'q [Step]) -> Option<&'q str> {
        let steps = match &self.question.kind {
            // The first leads to an entry.
            Kind::Repeat { .. } => steps.get(1..).unwrap_or_default(),
            _ => steps,
        };
        match steps.first() {
            Some(Step::Child(name)) => self.fields.get(name.as_str()).copied(),
            _ => (!self.fields.is_empty()).then_some(ALL),
        }
    }
}

/// All questions, by name.
struct Asked<'q>(BTreeMap<&'q str, Read<'q>>);

impl<'q> Asked<'q> {
    fn needed_by(&self, section: &'q Section, question: &'q Question) -> Needed<'q> {
        let mut nodes = BTreeSet::new();
        nodes.extend(self.read_by(section.relevant.as_ref()));
        nodes.extend(self.read_by(question.relevant.as_ref()));
        for source in question.sources() {
            nodes.insert((source.from.as_str(), None));
            nodes.extend(self.read_by(source.filter.as_ref()));
        }
        let elsewhere = |(other, _): &Node<'_>| question.name != **other;
        // A choice may depend on what was chosen in its own question.
        let offered = question.choices().map(Choices::fixed).unwrap_or_default();
        let read = offered
            .iter()
            .flat_map(|choice| self.read_by(choice.relevant.as_ref()));
        nodes.extend(read.filter(elsewhere));
        let mut steps = 1;
        if let Kind::Matrix { rows, .. } = &question.kind {
            for row in rows {
                let read: BTreeSet<Node<'q>> = self.read_by(row.relevant.as_ref()).collect();
                // A row may depend on other rows of its own matrix.
                steps += usize::from(!read.iter().all(elsewhere));
                nodes.extend(read.into_iter().filter(elsewhere));
            }
        }
        Needed { nodes, steps }
    }

    fn read_by(&self, expression: Option<&'q Expression>) -> impl Iterator<Item = Node<'q>> {
        let references = expression.into_iter().flat_map(Expression::references);
        references.flat_map(|reference| self.nodes_behind(reference))
    }

    /// A question that is read, and what of its fields with conditions is read with it.
    fn nodes_behind(&self, reference: &'q Reference) -> impl Iterator<Item = Node<'q>> {
        let name = reference.question.as_str();
        let read = self.0.get(name);
        let field = read.and_then(|read| read.field_at(&reference.steps));
        std::iter::once((name, None)).chain(field.map(|field| (name, Some(field))))
    }
}
