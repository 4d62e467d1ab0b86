//! What changed between two versions of a questionnaire, and what that does to answers there are.

mod question;

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Mapping, Question, Questionnaire, Section};
use crate::base::{Id, Language, Text};

pub use question::conversion;

/// What becomes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It stays as it is.
    Kept,
    /// It stays, and somebody should look at it: what it answers means something else, or it was rewritten.
    Review,
    /// It has no place any more. It is kept aside in the file, readable.
    Lost,
}

impl Effect {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Review => "review",
            Self::Lost => "lost",
        }
    }
}

/// What changed. The name of each is its id in messages behind `diff-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A section that was not there.
    SectionAdded,
    /// A section that is not there any more.
    SectionRemoved,
    /// A section stands elsewhere.
    SectionMoved,
    /// A section has another heading or another hint.
    SectionReworded,
    /// A question that was not there.
    Added,
    /// A question that is not there any more.
    Removed,
    /// A question has another name.
    Renamed,
    /// A question stands elsewhere.
    Moved,
    /// The prompt says something else.
    Reworded,
    /// The help says something else.
    HintReworded,
    /// Another translation of the same original.
    Translated,
    /// Another type.
    TypeChanged,
    /// It must be answered now, or need not any more.
    RequiredChanged,
    /// Shown under another condition.
    RelevanceChanged,
    /// Answers must satisfy something else: a constraint, a limit, a unit.
    RuleChanged,
    /// A level of maturity says something else.
    LevelReworded,
    /// A row that was not there.
    RowAdded,
    /// A row that is not there any more.
    RowRemoved,
    /// A row has another name.
    RowRenamed,
    /// A row says something else.
    RowReworded,
    /// A row is shown under another condition.
    RowRelevanceChanged,
    /// A choice that was not there.
    ChoiceAdded,
    /// A choice that is not there any more.
    ChoiceRemoved,
    /// A choice has another name.
    ChoiceRenamed,
    /// Several choices are one now.
    ChoicesMerged,
    /// A choice says something else.
    ChoiceReworded,
    /// Ordered choices run in another order.
    ChoicesReordered,
    /// Choices or entries come from other answers than before.
    SourcesChanged,
    /// A field that was not there.
    FieldAdded,
    /// A field that is not there any more.
    FieldRemoved,
    /// A field has another name.
    FieldRenamed,
}

impl What {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::SectionAdded => "section-added",
            Self::SectionRemoved => "section-removed",
            Self::SectionMoved => "section-moved",
            Self::SectionReworded => "section-reworded",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::HintReworded => "hint-reworded",
            Self::Translated => "translated",
            Self::TypeChanged => "type-changed",
            Self::RequiredChanged => "required-changed",
            Self::RelevanceChanged => "relevance-changed",
            Self::RuleChanged => "rule-changed",
            Self::LevelReworded => "level-reworded",
            Self::RowAdded => "row-added",
            Self::RowRemoved => "row-removed",
            Self::RowRenamed => "row-renamed",
            Self::RowReworded => "row-reworded",
            Self::RowRelevanceChanged => "row-relevance-changed",
            Self::ChoiceAdded => "choice-added",
            Self::ChoiceRemoved => "choice-removed",
            Self::ChoiceRenamed => "choice-renamed",
            Self::ChoicesMerged => "choices-merged",
            Self::ChoiceReworded => "choice-reworded",
            Self::ChoicesReordered => "choices-reordered",
            Self::SourcesChanged => "sources-changed",
            Self::FieldAdded => "field-added",
            Self::FieldRemoved => "field-removed",
            Self::FieldRenamed => "field-renamed",
        }
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The section or question: by its old name, or its new one where it is new.
    pub item: Id,
    /// The field in it, where it is about one; fields in fields are joined by dots.
    pub field: Option<String>,
    /// The row, choice or level, by its old name, or its new one where it is new.
    pub part: Option<String>,
    /// What changed.
    pub what: What,
    /// What becomes of answers it concerns.
    pub effect: Effect,
    /// How it was.
    pub before: Option<Text>,
    /// How it is.
    pub after: Option<Text>,
}

impl Difference {
    /// Something that changed as a whole.
    fn new(item: &Id, what: What, effect: Effect) -> Self {
        Self {
            item: item.clone(),
            field: None,
            part: None,
            what,
            effect,
            before: None,
            after: None,
        }
    }

    fn part(mut self, part: impl ToString) -> Self {
        self.part = Some(part.to_string());
        self
    }

    fn texts(mut self, before: Option<&Text>, after: Option<&Text>) -> Self {
        self.before = before.cloned();
        self.after = after.cloned();
        self
    }

    /// With the new name of what was renamed.
    fn part_name(mut self, name: &Id) -> Self {
        self.after = Some(Text::new(Language::EN, name.to_string()));
        self
    }

    /// Where it is: item, field and part, joined as in addresses.
    pub fn place(&self) -> String {
        let mut place = self.item.to_string();
        for (sign, more) in [('.', &self.field), ('/', &self.part)] {
            if let Some(more) = more {
                place.push(sign);
                place.push_str(more);
            }
        }
        place
    }
}

/// Everything that changed, in the order of the new version; what was removed comes last.
pub fn diff(old: &Questionnaire, new: &Questionnaire, mapping: &Mapping) -> Vec<Difference> {
    let mut found = sections(old, new);
    let back: BTreeMap<&Id, &Question> = old
        .questions()
        .map(|question| (mapping.question(&question.name), question))
        .collect();
    let moved = moved_questions(old, new, mapping);
    for question in new.questions() {
        match back.get(&question.name) {
            None => {
                let added = Difference::new(&question.name, What::Added, Effect::Kept);
                found.push(added.texts(None, Some(&question.label)));
            }
            Some(before) => {
                if before.name != question.name {
                    let renamed = Difference::new(&before.name, What::Renamed, Effect::Kept);
                    found.push(renamed.part_name(&question.name));
                }
                if moved.contains(&question.name) {
                    found.push(Difference::new(&before.name, What::Moved, Effect::Kept));
                }
                found.extend(gates(old, new, before, question, mapping));
                found.extend(question::differences(before, question, mapping));
            }
        }
    }
    let there: BTreeSet<&Id> = new.questions().map(|question| &question.name).collect();
    let gone = old
        .questions()
        .filter(|q| !there.contains(mapping.question(&q.name)));
    found.extend(gone.map(|question| {
        let effect = if question.is_asked() {
            Effect::Lost
        } else {
            Effect::Kept
        };
        Difference::new(&question.name, What::Removed, effect).texts(Some(&question.label), None)
    }));
    found
}

/// The conditions a question stands under: its section's counts as its own.
fn gates(
    old: &Questionnaire,
    new: &Questionnaire,
    before: &Question,
    after: &Question,
    mapping: &Mapping,
) -> Option<Difference> {
    let conditions = |of: &Questionnaire, question: &Question, none: &Mapping| -> Vec<String> {
        let section = of.section_of(question.name.as_str());
        let gate = section.and_then(|section| section.relevant.as_ref());
        let all = gate.into_iter().chain(question.relevant.as_ref());
        all.map(|condition| question::in_new_names(condition, none))
            .collect()
    };
    let changed = conditions(old, before, mapping) != conditions(new, after, &Mapping::default());
    changed.then(|| Difference::new(&before.name, What::RelevanceChanged, Effect::Review))
}

fn sections(old: &Questionnaire, new: &Questionnaire) -> Vec<Difference> {
    let names = |of: &Questionnaire| -> Vec<Id> {
        of.sections
            .iter()
            .map(|section| section.name.clone())
            .collect()
    };
    let (before, after) = (names(old), names(new));
    let moved = moved(&before, &after);
    let mut found = Vec::new();
    for section in &new.sections {
        let Some(old) = old.sections.iter().find(|old| old.name == section.name) else {
            let added = Difference::new(&section.name, What::SectionAdded, Effect::Kept);
            found.push(added.texts(None, Some(&section.label)));
            continue;
        };
        if moved.contains(&section.name) {
            found.push(Difference::new(
                &section.name,
                What::SectionMoved,
                Effect::Kept,
            ));
        }
        if reworded_section(old, section) {
            let reworded = Difference::new(&section.name, What::SectionReworded, Effect::Kept);
            found.push(reworded.texts(Some(&old.label), Some(&section.label)));
        }
    }
    let gone = old
        .sections
        .iter()
        .filter(|section| !after.contains(&section.name));
    found.extend(gone.map(|section| {
        let removed = Difference::new(&section.name, What::SectionRemoved, Effect::Kept);
        removed.texts(Some(&section.label), None)
    }));
    found
}

fn reworded_section(old: &Section, new: &Section) -> bool {
    old.label != new.label || old.hint != new.hint
}

/// Questions that stand in another section, or elsewhere in theirs, by their new names.
fn moved_questions(old: &Questionnaire, new: &Questionnaire, mapping: &Mapping) -> BTreeSet<Id> {
    let mut found = BTreeSet::new();
    let home = |of: &Questionnaire, name: &Id| -> Option<Id> {
        of.section_of(name.as_str())
            .map(|section| section.name.clone())
    };
    for section in &old.sections {
        let before: Vec<Id> = section
            .questions
            .iter()
            .map(|question| mapping.question(&question.name).clone())
            .collect();
        let Some(same) = new.sections.iter().find(|new| new.name == section.name) else {
            found.extend(before.into_iter().filter(|name| home(new, name).is_some()));
            continue;
        };
        let after: Vec<Id> = same.questions.iter().map(|q| q.name.clone()).collect();
        found.extend(moved(&before, &after));
        let elsewhere = |name: &Id| home(new, name).is_some_and(|home| home != section.name);
        found.extend(before.into_iter().filter(elsewhere));
    }
    found
}

/// The fewest names that must be moved so that those in both lists stand in the new order: those outside a
/// longest run that keeps its order.
pub(super) fn moved(before: &[Id], after: &[Id]) -> BTreeSet<Id> {
    let places: Vec<(usize, &Id)> = before
        .iter()
        .filter_map(|name| Some((after.iter().position(|new| new == name)?, name)))
        .collect();
    // Of every name: the longest run that ends with it.
    let mut runs: Vec<Vec<&Id>> = Vec::new();
    for (nth, (place, name)) in places.iter().enumerate() {
        let earlier = places.iter().zip(&runs).take(nth);
        let longest = earlier
            .filter(|((other, _), _)| other < place)
            .map(|(_, run)| run)
            .max_by_key(|run| run.len());
        let mut run = longest.cloned().unwrap_or_default();
        run.push(name);
        runs.push(run);
    }
    let kept = runs.into_iter().max_by_key(Vec::len).unwrap_or_default();
    let stays = |name: &&Id| kept.contains(name);
    let names = places.into_iter().map(|(_, name)| name);
    names.filter(|name| !stays(name)).cloned().collect()
}

/// The word for a type, as authors write it.
pub fn type_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Note => "note",
        Kind::Text(_) => "text",
        Kind::Number(rule) if rule.integer => "integer",
        Kind::Number(_) => "decimal",
        Kind::Date => "date",
        Kind::SelectOne { .. } => "select_one",
        Kind::SelectMultiple { .. } => "select_multiple",
        Kind::Rank { .. } => "rank",
        Kind::Matrix {
            multiple: false, ..
        } => "matrix",
        Kind::Matrix { multiple: true, .. } => "matrix, multiple",
        Kind::Maturity { .. } => "maturity",
        Kind::Group { .. } => "group",
        Kind::Repeat { .. } => "repeat",
    }
}
