//! What changed in one question.

use std::collections::BTreeMap;

use super::{Difference, Effect, What, moved, type_name};
use crate::base::{Id, Language, Text};
use crate::questionnaire::expression::Expression;
use crate::questionnaire::mapping::list_name;
use crate::questionnaire::{Choice, Choices, Kind, Mapping, NumberRule, Question, Row, Source};

/// What becomes of answers of one kind where another is asked for.
pub fn conversion(old: &Kind, new: &Kind) -> Effect {
    use Kind::{Date, Matrix, Number, Rank, SelectMultiple, SelectOne, Text as Words};
    match (old, new) {
        (Number(NumberRule { integer: false, .. }), Number(NumberRule { integer: true, .. }))
        | (
            Matrix { multiple: true, .. },
            Matrix {
                multiple: false, ..
            },
        ) => Effect::Lost,
        (
            Matrix {
                multiple: false, ..
            },
            Matrix { multiple: true, .. },
        )
        | (Number(_) | Date, Words(_))
        | (SelectOne { .. } | Rank { .. }, SelectMultiple { .. })
        | (SelectOne { .. } | SelectMultiple { .. }, Rank { .. }) => Effect::Review,
        (old, new) if std::mem::discriminant(old) == std::mem::discriminant(new) => Effect::Kept,
        _ => Effect::Lost,
    }
}

/// Everything that changed, the name and the place apart.
pub(super) fn differences(old: &Question, new: &Question, mapping: &Mapping) -> Vec<Difference> {
    let of = Of {
        root: &old.name,
        field: None,
        mapping,
    };
    of.question(old, new)
}

/// A question, or a field of one.
struct Of<'a> {
    root: &'a Id,
    field: Option<String>,
    mapping: &'a Mapping,
}

impl Of<'_> {
    fn tell(&self, what: What, effect: Effect) -> Difference {
        Difference {
            field: self.field.clone(),
            ..Difference::new(self.root, what, effect)
        }
    }

    fn question(&self, old: &Question, new: &Question) -> Vec<Difference> {
        let mut found = Vec::new();
        found.extend(self.texts(&old.label, &new.label, What::Reworded, Effect::Review));
        if old.hint != new.hint {
            let hint = self.tell(What::HintReworded, Effect::Kept);
            found.push(hint.texts(old.hint.as_ref(), new.hint.as_ref()));
        }
        if old.required != new.required {
            found.push(self.tell(What::RequiredChanged, Effect::Kept));
        }
        // Of a question its condition is compared together with its section's.
        if self.field.is_some()
            && !same_condition(old.relevant.as_ref(), new.relevant.as_ref(), self.mapping)
        {
            found.push(self.tell(What::RelevanceChanged, Effect::Review));
        }
        if !self.same_rules(old, new) {
            found.push(self.tell(What::RuleChanged, Effect::Review));
        }
        let (before, after) = (type_name(&old.kind), type_name(&new.kind));
        if before != after {
            let word = |name| Text::new(Language::EN, name);
            let changed = self.tell(What::TypeChanged, conversion(&old.kind, &new.kind));
            found.push(changed.texts(Some(&word(before)), Some(&word(after))));
        }
        if conversion(&old.kind, &new.kind) != Effect::Lost {
            found.extend(self.kinds(old, new));
        }
        found
    }

    /// Whether answers must satisfy the same; another type has limits of its own.
    fn same_rules(&self, old: &Question, new: &Question) -> bool {
        let rule = |question: &'_ Question| question.constraint.as_ref().map(|c| c.rule.clone());
        let (before, after) = (rule(old), rule(new));
        same_condition(before.as_ref(), after.as_ref(), self.mapping)
            && (type_name(&old.kind) != type_name(&new.kind)
                || limits(&old.kind) == limits(&new.kind))
    }

    /// A text that says something else; where only translations differ, answers stay as they are.
    fn texts(&self, old: &Text, new: &Text, what: What, effect: Effect) -> Option<Difference> {
        if old == new {
            return None;
        }
        let difference = if old.original() == new.original() {
            self.tell(What::Translated, Effect::Kept)
        } else {
            self.tell(what, effect)
        };
        Some(difference.texts(Some(old), Some(new)))
    }

    fn kinds(&self, old: &Question, new: &Question) -> Vec<Difference> {
        let mut found = Vec::new();
        if let (Some(before), Some(after)) = (old.choices(), new.choices()) {
            found.extend(self.choices(before, after, old, is_ordered(&new.kind)));
        }
        match (&old.kind, &new.kind) {
            (Kind::Maturity { levels: before }, Kind::Maturity { levels: after }) => {
                for (level, (before, after)) in before.iter().zip(after.iter()).enumerate() {
                    let text = self.texts(before, after, What::LevelReworded, Effect::Review);
                    found.extend(text.map(|difference| difference.part(level)));
                }
            }
            (Kind::Matrix { rows: before, .. }, Kind::Matrix { rows: after, .. }) => {
                found.extend(self.rows(before, after));
            }
            (Kind::Group { fields: before }, Kind::Group { fields: after }) => {
                found.extend(self.fields(before, after));
            }
            (
                Kind::Repeat {
                    fields: before,
                    for_each: old_sources,
                    ..
                },
                Kind::Repeat {
                    fields: after,
                    for_each: new_sources,
                    ..
                },
            ) => {
                if !same_sources(old_sources, new_sources, self.mapping) {
                    found.push(self.tell(What::SourcesChanged, Effect::Review));
                }
                found.extend(self.fields(before, after));
            }
            _ => {}
        }
        found
    }

    fn rows(&self, old: &[Row], new: &[Row]) -> Vec<Difference> {
        let name = |row: &Row| self.mapping.row(self.root, &row.name).clone();
        let mut found = Vec::new();
        for row in new {
            let Some(before) = old.iter().find(|old| name(old) == row.name) else {
                let added = self.tell(What::RowAdded, Effect::Kept).part(&row.name);
                found.push(added.texts(None, Some(&row.label)));
                continue;
            };
            if before.name != row.name {
                let renamed = self.tell(What::RowRenamed, Effect::Kept).part(&before.name);
                found.push(renamed.part_name(&row.name));
            }
            let text = self.texts(&before.label, &row.label, What::RowReworded, Effect::Review);
            found.extend(text.map(|difference| difference.part(&before.name)));
            if !same_condition(
                before.relevant.as_ref(),
                row.relevant.as_ref(),
                self.mapping,
            ) || before.since != row.since
            {
                let changed = self.tell(What::RowRelevanceChanged, Effect::Review);
                found.push(changed.part(&before.name));
            }
        }
        let gone = old
            .iter()
            .filter(|old| new.iter().all(|row| row.name != name(old)));
        found.extend(gone.map(|row| {
            let removed = self.tell(What::RowRemoved, Effect::Lost).part(&row.name);
            removed.texts(Some(&row.label), None)
        }));
        found
    }

    fn choices(
        &self,
        old: &Choices,
        new: &Choices,
        question: &Question,
        ordered: bool,
    ) -> Vec<Difference> {
        let (old, new) = match (old, new) {
            (Choices::List { choices: old, .. }, Choices::List { choices: new, .. }) => (old, new),
            (Choices::From(old), Choices::From(new)) if same_sources(old, new, self.mapping) => {
                return Vec::new();
            }
            _ => return vec![self.tell(What::SourcesChanged, Effect::Review)],
        };
        let list = list_name(question);
        let name = |choice: &Choice| {
            let choice = self.mapping.choice(self.root, list, &choice.name);
            choice.clone()
        };
        let mut leads: BTreeMap<Id, Vec<&Choice>> = BTreeMap::new();
        for choice in old.iter() {
            leads.entry(name(choice)).or_default().push(choice);
        }
        let mut found = Vec::new();
        for choice in new.iter() {
            let before = leads
                .get(&choice.name)
                .map(Vec::as_slice)
                .unwrap_or_default();
            found.extend(self.choice(before, choice));
        }
        let gone = old
            .iter()
            .filter(|old| new.iter().all(|choice| choice.name != name(old)));
        found.extend(gone.map(|choice| {
            let removed = self
                .tell(What::ChoiceRemoved, Effect::Lost)
                .part(&choice.name);
            removed.texts(Some(&choice.label), None)
        }));
        let names = |choices: &[Choice]| choices.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
        let before: Vec<Id> = old.iter().map(name).collect();
        if ordered && !moved(&before, &names(new)).is_empty() {
            found.push(self.tell(What::ChoicesReordered, Effect::Review));
        }
        found
    }

    /// One choice, and those that lead to it.
    fn choice(&self, before: &[&Choice], choice: &Choice) -> Vec<Difference> {
        let one = match before {
            [] => {
                let added = self
                    .tell(What::ChoiceAdded, Effect::Kept)
                    .part(&choice.name);
                return vec![added.texts(None, Some(&choice.label))];
            }
            [one] => one,
            several => {
                let merged = several.iter().filter(|old| old.name != choice.name);
                return merged
                    .map(|old| {
                        let merged = self.tell(What::ChoicesMerged, Effect::Review);
                        merged.part(&old.name).part_name(&choice.name)
                    })
                    .collect();
            }
        };
        let mut found = Vec::new();
        if one.name != choice.name {
            let renamed = self.tell(What::ChoiceRenamed, Effect::Kept).part(&one.name);
            found.push(renamed.part_name(&choice.name));
        }
        let text = self.texts(
            &one.label,
            &choice.label,
            What::ChoiceReworded,
            Effect::Review,
        );
        found.extend(text.map(|difference| difference.part(&one.name)));
        found
    }

    fn fields(&self, old: &[Question], new: &[Question]) -> Vec<Difference> {
        let below = |name: &Id| match &self.field {
            Some(field) => format!("{field}.{name}"),
            None => name.to_string(),
        };
        let at = |name: &Id| Self {
            root: self.root,
            field: Some(below(name)),
            mapping: self.mapping,
        };
        let name = |field: &Question| self.mapping.field(self.root, &field.name).clone();
        let mut found = Vec::new();
        for field in new {
            let Some(before) = old.iter().find(|old| name(old) == field.name) else {
                let added = at(&field.name).tell(What::FieldAdded, Effect::Kept);
                found.push(added.texts(None, Some(&field.label)));
                continue;
            };
            if before.name != field.name {
                let renamed = at(&before.name).tell(What::FieldRenamed, Effect::Kept);
                found.push(renamed.part_name(&field.name));
            }
            found.extend(at(&before.name).question(before, field));
        }
        let gone = old
            .iter()
            .filter(|old| new.iter().all(|field| field.name != name(old)));
        found.extend(gone.map(|field| {
            let removed = at(&field.name).tell(What::FieldRemoved, Effect::Lost);
            removed.texts(Some(&field.label), None)
        }));
        found
    }
}

/// Whether two conditions are the same, once renamed questions are called by their new names.
pub(super) fn same_condition(
    old: Option<&Expression>,
    new: Option<&Expression>,
    mapping: &Mapping,
) -> bool {
    let before = old.map(|old| in_new_names(old, mapping));
    before == new.map(ToString::to_string)
}

/// An expression with the new names of the questions it reads.
pub(super) fn in_new_names(old: &Expression, mapping: &Mapping) -> String {
    let mut source = old.to_string();
    for reference in old.references() {
        let (name, new) = (&reference.question, mapping.question(&reference.question));
        source = source.replace(&format!("${{{name}}}"), &format!("${{{new}}}"));
    }
    source
}

fn same_sources(old: &[Source], new: &[Source], mapping: &Mapping) -> bool {
    let alike = |(old, new): (&Source, &Source)| {
        *mapping.question(&old.from) == new.from
            && same_condition(old.filter.as_ref(), new.filter.as_ref(), mapping)
    };
    old.len() == new.len() && old.iter().zip(new).all(alike)
}

fn is_ordered(kind: &Kind) -> bool {
    match kind {
        Kind::SelectOne { ordered, .. } | Kind::Matrix { ordered, .. } => *ordered,
        _ => false,
    }
}

/// The limits of an answer, in words that can be compared.
fn limits(kind: &Kind) -> String {
    match kind {
        // Whether it is whole is a matter of the type.
        Kind::Number(rule) => {
            let unit = rule.unit.as_ref().map(Text::original);
            format!("{:?} {:?} {unit:?}", rule.min, rule.max)
        }
        Kind::SelectMultiple { min, max, .. } => format!("{min:?} {max:?}"),
        Kind::Rank { max, .. } => format!("{max}"),
        Kind::Repeat { max, .. } => format!("{max:?}"),
        Kind::Text(rule) => format!("{:?}", rule.form),
        _ => String::new(),
    }
}
