//! Where values stand, how they are read there and put there.

use super::Context;
use crate::response::{Address, Value};

/// Where a value stands: a unit, and a way into it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Target {
    pub(super) address: Address,
    pub(super) path: Vec<Seg>,
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Seg {
    Field(String),
    Nth(usize),
}

pub(super) fn below(target: &Target, seg: Seg) -> Target {
    let mut path = target.path.clone();
    path.push(seg);
    Target {
        address: target.address.clone(),
        path,
    }
}

pub(super) fn field(target: &Target, name: &str) -> Target {
    below(target, Seg::Field(name.to_owned()))
}

/// The value at a target.
pub(super) fn value_at(context: &Context<'_>, target: &Target) -> Option<Value> {
    let mut value = context.live.response.value(&target.address)?;
    for seg in &target.path {
        value = match seg {
            Seg::Field(name) => value.field(name)?,
            Seg::Nth(nth) => value.items().get(*nth)?,
        };
    }
    Some(value.clone())
}

/// A value with another one at the end of a path. What becomes empty on the way is left out.
pub(super) fn with(root: Option<&Value>, path: &[Seg], value: Option<Value>) -> Option<Value> {
    let Some((seg, rest)) = path.split_first() else {
        return value;
    };
    match seg {
        Seg::Field(name) => {
            let mut fields = root.and_then(Value::fields).cloned().unwrap_or_default();
            match with(fields.get(name.as_str()), rest, value) {
                Some(inner) => fields.insert(name.clone(), inner),
                None => fields.remove(name.as_str()),
            };
            (!fields.is_empty()).then_some(Value::Fields(fields))
        }
        Seg::Nth(nth) => {
            let mut items = root.map(Value::items).unwrap_or_default().to_vec();
            match (with(items.get(*nth), rest, value), items.get_mut(*nth)) {
                (Some(inner), Some(place)) => *place = inner,
                (Some(inner), None) => items.push(inner),
                (None, Some(_)) => drop(items.remove(*nth)),
                (None, None) => {}
            }
            (!items.is_empty()).then_some(Value::List(items))
        }
    }
}
