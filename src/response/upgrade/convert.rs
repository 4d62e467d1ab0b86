//! A value under another question.

use std::collections::BTreeMap;

use crate::base::Id;
use crate::questionnaire::diff::{Effect, conversion};
use crate::questionnaire::{Choice, Choices, Kind, Mapping, Question, list_name};
use crate::response::{Chosen, Value, Why};

/// What became of a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Converted {
    /// What has a place.
    pub(super) value: Option<Value>,
    /// Why the rest has none.
    pub(super) lost: Option<Why>,
    /// Whether it is written in another way now.
    pub(super) rewritten: bool,
}

impl Converted {
    fn kept(value: Value) -> Self {
        Self {
            value: Some(value),
            ..Self::default()
        }
    }

    fn rewritten(value: Value) -> Self {
        Self {
            rewritten: true,
            ..Self::kept(value)
        }
    }

    fn lost(why: Why) -> Self {
        Self {
            lost: Some(why),
            ..Self::default()
        }
    }
}

/// A value of `was` (where that is known) under `question`. `root` is the old name of the question at the top, and the
/// questions its choices come from.
pub(super) fn convert(
    value: &Value,
    was: Option<&Question>,
    question: &Question,
    root: (&Id, &[Id]),
    mapping: &Mapping,
) -> Converted {
    if was.is_some_and(|was| conversion(&was.kind, &question.kind) == Effect::Lost) {
        return Converted::lost(Why::OtherType);
    }
    let of = Of { was, root, mapping };
    match &question.kind {
        Kind::Note => Converted::lost(Why::OtherType),
        Kind::Text(_) => match value {
            Value::Text(_) => Converted::kept(value.clone()),
            Value::Number(number) => Converted::rewritten(Value::Text(number.to_string())),
            _ => Converted::lost(Why::OtherType),
        },
        Kind::Date => keep_if(value, value.text().is_some()),
        Kind::Number(rule) => {
            let whole =
                matches!(value, Value::Number(number) if number.is_i64() || number.is_u64());
            keep_if(value, whole || !rule.integer && value.number().is_some())
        }
        Kind::Maturity { .. } => keep_if(value, value.maturity().is_some()),
        Kind::SelectOne { choices, .. } => of.single(value, choices),
        Kind::SelectMultiple { choices, .. } | Kind::Rank { choices, .. } => {
            of.several(value, choices)
        }
        Kind::Matrix {
            choices, multiple, ..
        } => {
            if *multiple {
                of.several(value, choices)
            } else {
                of.single(value, choices)
            }
        }
        Kind::Group { fields } | Kind::Repeat { fields, .. } => of.fields(value, fields),
    }
}

fn keep_if(value: &Value, fits: bool) -> Converted {
    if fits {
        Converted::kept(value.clone())
    } else {
        Converted::lost(Why::OtherType)
    }
}

struct Of<'a> {
    was: Option<&'a Question>,
    root: (&'a Id, &'a [Id]),
    mapping: &'a Mapping,
}

impl Of<'_> {
    /// The choice under its new name, where there is one.
    fn choice(&self, chosen: &Chosen, choices: &Choices) -> Option<Chosen> {
        let (root, sources) = self.root;
        let list = self.was.and_then(list_name).or(match choices {
            Choices::List { name, .. } => Some(name),
            Choices::From(_) => None,
        });
        let mut name = self.mapping.choice(root, list, &chosen.name);
        for source in sources {
            if *name == chosen.name {
                name = self.mapping.row(source, &chosen.name);
            }
        }
        let offered: &[Choice] = choices.fixed();
        let there = matches!(choices, Choices::From(_)) || offered.iter().any(|c| c.name == *name);
        there.then(|| Chosen {
            name: name.clone(),
            specify: chosen.specify.clone(),
        })
    }

    fn single(&self, value: &Value, choices: &Choices) -> Converted {
        let Some(chosen) = value.chosen() else {
            return Converted::lost(Why::OtherType);
        };
        match self.choice(&chosen, choices) {
            Some(new) => Converted::kept(Value::from(new)),
            None => Converted::lost(Why::NoChoice),
        }
    }

    fn several(&self, value: &Value, choices: &Choices) -> Converted {
        let Some(chosen) = value.all_chosen() else {
            return Converted::lost(Why::OtherType);
        };
        let mut kept: Vec<Chosen> = Vec::new();
        let mut lost = None;
        for chosen in &chosen {
            match self.choice(chosen, choices) {
                // Two that became one are said once; a text that specifies one of them makes two.
                Some(new) if !kept.contains(&new) => kept.push(new),
                Some(_) => {}
                None => lost = Some(Why::NoChoice),
            }
        }
        let twice = kept.iter().enumerate().any(|(nth, one)| {
            let mut earlier = kept.iter().take(nth);
            earlier.any(|other| other.name == one.name)
        });
        if twice {
            lost = Some(Why::PlaceTaken);
            let mut names = Vec::new();
            kept.retain(|one| {
                !names.contains(&one.name) && {
                    names.push(one.name.clone());
                    true
                }
            });
        }
        Converted {
            value: (!kept.is_empty() || chosen.is_empty()).then(|| Value::from(kept)),
            lost,
            rewritten: !matches!(value, Value::List(_)),
        }
    }

    fn fields(&self, value: &Value, fields: &[Question]) -> Converted {
        let Some(old) = value.fields() else {
            return Converted::lost(Why::OtherType);
        };
        let mut kept = BTreeMap::new();
        let mut all = Converted::default();
        for (name, value) in old {
            let converted = self.field(name, value, fields);
            match converted.value {
                Some((name, value)) if !kept.contains_key(&name) => {
                    kept.insert(name, value);
                }
                Some(_) => all.lost = Some(Why::PlaceTaken),
                None => {}
            }
            all.lost = all.lost.or(converted.lost);
            all.rewritten |= converted.rewritten;
        }
        all.value = (!kept.is_empty() || old.is_empty()).then_some(Value::Fields(kept));
        all
    }

    fn field(&self, name: &str, value: &Value, fields: &[Question]) -> Field {
        let old = Id::new(name).ok();
        let new = old.as_ref().map(|old| self.mapping.field(self.root.0, old));
        let Some(field) = new.and_then(|new| fields.iter().find(|field| field.name == *new)) else {
            return Field {
                lost: Some(Why::NoField),
                ..Field::default()
            };
        };
        let was = self.was.and_then(|was| field_of(was, name));
        let inner = Converted::of_list(value, was, field, self);
        Field {
            value: inner.value.map(|value| (field.name.to_string(), value)),
            lost: inner.lost,
            rewritten: inner.rewritten,
        }
    }
}

/// A field under its new name.
#[derive(Default)]
struct Field {
    value: Option<(String, Value)>,
    lost: Option<Why>,
    rewritten: bool,
}

impl Converted {
    /// A field's value; of a repeat in a group it is a list of records.
    fn of_list(value: &Value, was: Option<&Question>, field: &Question, of: &Of<'_>) -> Self {
        let Kind::Repeat { fields, .. } = &field.kind else {
            return convert(value, was, field, of.root, of.mapping);
        };
        let Value::List(items) = value else {
            return Self::lost(Why::OtherType);
        };
        let inner = Of { was, ..*of };
        let mut all = Self::default();
        let mut kept = Vec::new();
        for item in items {
            let converted = inner.fields(item, fields);
            kept.extend(converted.value);
            all.lost = all.lost.or(converted.lost);
            all.rewritten |= converted.rewritten;
        }
        all.value = (!kept.is_empty() || items.is_empty()).then_some(Self::list(kept));
        all
    }

    fn list(items: Vec<Value>) -> Value {
        Value::List(items)
    }
}

fn field_of<'q>(question: &'q Question, name: &str) -> Option<&'q Question> {
    match &question.kind {
        Kind::Group { fields } | Kind::Repeat { fields, .. } => {
            fields.iter().find(|field| field.name == *name)
        }
        _ => None,
    }
}

/// Whether a choice of this name is made anywhere in a value.
pub(super) fn mentions(value: &Value, choice: &str) -> bool {
    match value {
        Value::Text(text) => text == choice,
        Value::Number(_) => false,
        Value::List(items) => items.iter().any(|item| mentions(item, choice)),
        Value::Fields(fields) => fields.values().any(|field| mentions(field, choice)),
    }
}
