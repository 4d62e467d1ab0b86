//! Which row becomes what, and what the names stand for.

use std::collections::BTreeSet;

use super::super::choices::GENERATED;
use super::super::columns::{Row, is_yes};
use super::super::kinds::{Asked, Block};
use super::super::names;
use super::super::tree::Node;
use super::{Calculation, Item, ItemKind, Lowering, Section, Symbol, Target};
use crate::base::Problem;

/// Where rows stand.
#[derive(Clone)]
struct Site<'f> {
    /// The blocks around, by their rows.
    scope: Vec<usize>,
    /// Those whose conditions are inherited.
    gates: Vec<&'f Row>,
    /// What owns the fields; nothing among questions.
    owner: Option<Owner>,
}

#[derive(Clone)]
struct Owner {
    /// The question, with the fields on the way behind slashes.
    name: String,
    /// How expressions elsewhere come to its fields.
    way: String,
}

/// How many repeats and groups may stand in each other as fields.
const NESTED: usize = 3;

impl Owner {
    fn depth(&self) -> usize {
        self.name.split('/').count()
    }
}

impl<'f> Site<'f> {
    /// The same place inside a block that is laid flat.
    fn inside(&self, row: &'f Row) -> Self {
        let mut site = self.below(row);
        site.gates.push(row);
        site
    }

    fn below(&self, row: &'f Row) -> Self {
        let mut site = self.clone();
        site.scope.push(row.number);
        site
    }

    /// The fields of a question, or of a field.
    fn fields(&self, row: &'f Row, id: &str, repeats: bool) -> Self {
        let entries = if repeats { "/*" } else { "" };
        let owner = match &self.owner {
            Some(owner) => Owner {
                name: format!("{}/{id}", owner.name),
                way: format!("{}/{id}", owner.way),
            },
            None => Owner {
                name: id.to_owned(),
                way: format!("${{{id}}}{entries}"),
            },
        };
        Self {
            gates: Vec::new(),
            owner: Some(owner),
            ..self.below(row)
        }
    }
}

impl<'f> Lowering<'f> {
    /// The sections to be.
    pub(super) fn plan(&mut self, nodes: &'f [Node<'f>]) -> Vec<Section<'f>> {
        let mut sections: Vec<Section<'f>> = Vec::new();
        let (mut names, mut taken) = (BTreeSet::new(), BTreeSet::new());
        let top = Site {
            scope: Vec::new(),
            gates: Vec::new(),
            owner: None,
        };
        let mut loose = false;
        for node in nodes {
            if let Node::Block {
                row,
                block: Block::Group,
                children,
            } = node
                && role(row, children).is_none()
            {
                let id = names::unique(row.get("name").unwrap_or("section"), &mut names);
                let mut items = Vec::new();
                self.each(children, &top.below(row), &mut taken, &mut items);
                sections.push(Section {
                    row: Some(row),
                    id,
                    items,
                });
                loose = false;
                continue;
            }
            if !loose {
                sections.push(Section {
                    row: None,
                    id: names::unique("general", &mut names),
                    items: Vec::new(),
                });
                loose = true;
            }
            if let Some(section) = sections.last_mut() {
                self.node(node, &top, &mut taken, &mut section.items);
            }
        }
        sections.retain(|section| !section.items.is_empty() || section.row.is_some());
        sections
    }

    fn each(
        &mut self,
        nodes: &'f [Node<'f>],
        site: &Site<'f>,
        taken: &mut BTreeSet<String>,
        items: &mut Vec<Item<'f>>,
    ) {
        for node in nodes {
            self.node(node, site, taken, items);
        }
    }

    fn node(
        &mut self,
        node: &'f Node<'f>,
        site: &Site<'f>,
        taken: &mut BTreeSet<String>,
        items: &mut Vec<Item<'f>>,
    ) {
        match node {
            Node::Asked { row, asked } => {
                let id = names::unique(&written(row), taken);
                if row.get("calculation").is_some() {
                    self.calculation(row, site);
                } else {
                    let silent = *asked == Asked::Note || is_fixed(row) || from_answers(asked);
                    self.stands_for(row, site, &id, silent);
                }
                items.push(item(row, id, ItemKind::Asked(asked.clone()), site));
            }
            Node::Kept { row } => {
                let id = names::unique(&written(row), taken);
                self.stands_for(row, site, &id, true);
                items.push(item(row, id, ItemKind::Kept, site));
            }
            Node::Calculate { row } => self.calculation(row, site),
            Node::Block {
                row,
                block,
                children,
            } => self.block(row, *block, children, site, taken, items),
        }
    }

    fn calculation(&mut self, row: &'f Row, site: &Site<'f>) {
        let name = row.get("name").unwrap_or_default().to_owned();
        self.left_out(row);
        let source = row.get("calculation").or_else(|| row.get("default"));
        let Some(source) = source else {
            self.say(
                Problem::warning("xlsform-no-calculation").with("name", &name),
                row,
            );
            self.symbol(&name, site, Target::Silent);
            return;
        };
        self.symbol(&name, site, Target::Calculation(row.number));
        let calculation = Calculation {
            name,
            source: match row.get("relevant") {
                // While it is not relevant, it is empty.
                Some(rule) => format!("if({rule}, {source}, '')"),
                None => source.to_owned(),
            },
            scope: site.scope.clone(),
            used: false,
        };
        self.calculations.insert(row.number, calculation);
    }

    fn block(
        &mut self,
        row: &'f Row,
        block: Block,
        children: &'f [Node<'f>],
        site: &Site<'f>,
        taken: &mut BTreeSet<String>,
        items: &mut Vec<Item<'f>>,
    ) {
        let role = role(row, children).filter(|_| block == Block::Group && site.owner.is_none());
        let repeats = block != Block::Group;
        let deep = site
            .owner
            .as_ref()
            .is_some_and(|owner| owner.depth() >= NESTED);
        if repeats && deep {
            self.say(Problem::warning("xlsform-repeat-deep"), row);
        }
        if block == Block::Loop {
            self.say(Problem::warning("xlsform-loop"), row);
        }
        if role.is_none() && (!repeats || deep) {
            self.flat(row, children, site, taken, items);
            return;
        }
        let id = names::unique(&written(row), taken);
        let inner = site.fields(row, &id, repeats);
        let mut fields = Vec::new();
        self.each(children, &inner, &mut BTreeSet::new(), &mut fields);
        self.stands_for(row, site, &id, fields.is_empty());
        // Calculations and what a telephone records leave no field.
        if fields.is_empty() {
            self.say(Problem::warning("xlsform-empty"), row);
            return;
        }
        let kind = match role {
            _ if repeats => ItemKind::Repeat(fields),
            Some(Role::Matrix) => ItemKind::Matrix(fields),
            Some(Role::Maturity) => ItemKind::Maturity(level_list(&fields)),
            _ => ItemKind::Group(fields),
        };
        items.push(item(row, id, kind, site));
    }

    /// A group that becomes no question: its rows stand where it stood, under a note with its label.
    fn flat(
        &mut self,
        row: &'f Row,
        children: &'f [Node<'f>],
        site: &Site<'f>,
        taken: &mut BTreeSet<String>,
        items: &mut Vec<Item<'f>>,
    ) {
        self.symbol(row.get("name").unwrap_or_default(), site, Target::Silent);
        let inner = site.inside(row);
        if children.is_empty() {
            self.say(Problem::warning("xlsform-empty"), row);
        } else if row.translations("label").next().is_some() {
            let id = names::unique(&format!("{}-label", written(row)), taken);
            items.push(item(row, id, ItemKind::Heading, site));
            if let (Some(heading), Some(gate)) = (items.last_mut(), inner.gates.last()) {
                heading.gates.push(gate);
            }
        }
        self.each(children, &inner, taken, items);
    }

    /// Remembers what a name stands for.
    fn stands_for(&mut self, row: &Row, site: &Site<'f>, id: &str, silent: bool) {
        let name = row.get("name").unwrap_or_default();
        let target = match &site.owner {
            _ if silent => Target::Silent,
            None => Target::Question(id.to_owned()),
            Some(owner) => Target::Inside {
                owner: owner.name.clone(),
                field: id.to_owned(),
                way: format!("{}/{id}", owner.way),
            },
        };
        // Rows of our own making have names as XML wants them.
        if !name.is_empty() && names::for_xml(id) != name && row.get("quipu_name") != Some(id) {
            self.say(
                Problem::warning("xlsform-renamed")
                    .with("name", name)
                    .with("now", id),
                row,
            );
        }
        self.symbol(name, site, target);
    }

    fn symbol(&mut self, name: &str, site: &Site<'f>, target: Target) {
        let scope = site.scope.clone();
        self.symbols
            .entry(name.to_owned())
            .or_default()
            .push(Symbol { scope, target });
    }
}

fn item<'f>(row: &'f Row, id: String, kind: ItemKind<'f>, site: &Site<'f>) -> Item<'f> {
    Item {
        row,
        id,
        kind,
        gates: site.gates.clone(),
        scope: site.scope.clone(),
    }
}

/// The name of a row; notes may have none. A repeat of ours may have another in ODK.
fn written(row: &Row) -> String {
    row.get("quipu_name")
        .or_else(|| row.get("name"))
        .map_or_else(|| format!("row-{}", row.number), str::to_owned)
}

/// Whether the choices are entries of a repeat: it is kept as a note.
pub(super) fn from_answers(asked: &Asked) -> bool {
    matches!(
        asked,
        Asked::One(list) | Asked::Many(list) | Asked::Rank(list) if list.name.starts_with("${")
    )
}

/// Whether nobody can change what stands there: something to read.
pub(super) fn is_fixed(row: &Row) -> bool {
    row.get("readonly").is_some_and(is_yes) || row.get("calculation").is_some()
}

/// What a group is, where it is a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Matrix,
    Maturity,
    Group,
}

/// A group is a question where its author says so, or where it is a table of selects of one list.
fn role(row: &Row, children: &[Node<'_>]) -> Option<Role> {
    match row.get("quipu_type") {
        Some("matrix") => return Some(Role::Matrix),
        Some("maturity") => return Some(Role::Maturity),
        Some("group") => return Some(Role::Group),
        _ => {}
    }
    let table = row
        .get("appearance")
        .is_some_and(|looks| looks.split_whitespace().any(|word| word == "table-list"));
    (table && one_list(children)).then_some(Role::Matrix)
}

/// Whether all rows are selects of one kind and list, and nothing that a row of a matrix cannot be.
fn one_list(children: &[Node<'_>]) -> bool {
    let asked = |node: &Node<'_>| match node {
        Node::Asked {
            row,
            asked: asked @ (Asked::One(list) | Asked::Many(list)),
        } => {
            let more = ["constraint", "choice_filter", "calculation"];
            let plain = !list.or_other && more.iter().all(|key| row.get(key).is_none());
            plain.then(|| asked.clone())
        }
        _ => None,
    };
    let first = children.first().and_then(asked);
    first.is_some() && children.iter().all(|node| asked(node) == first)
}

/// The list of the levels of a maturity item.
fn level_list(fields: &[Item<'_>]) -> String {
    let level = fields.iter().find(|field| field.id == "level");
    match level.map(|level| &level.kind) {
        Some(ItemKind::Asked(Asked::One(list))) => list.name.clone(),
        _ => GENERATED.to_owned(),
    }
}
