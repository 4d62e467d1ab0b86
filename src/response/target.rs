//! Where a value stands, down to a field of a record of a group: how every front end reads it there and
//! puts it there.

use super::{Address, Answer, Edit, Given, Response, Value};

/// Where a value stands: a unit, and a way into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The unit.
    pub address: Address,
    /// The steps below it, outermost first.
    path: Vec<Seg>,
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq)]
enum Seg {
    Field(String),
    Nth(usize),
}

impl Target {
    /// The whole value of a unit.
    pub fn of(address: Address) -> Self {
        Self {
            address,
            path: Vec::new(),
        }
    }

    /// A field of what stands here.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.below(Seg::Field(name.to_owned()))
    }

    /// The nth item of what stands here, from 0.
    #[must_use]
    pub fn nth(&self, nth: usize) -> Self {
        self.below(Seg::Nth(nth))
    }

    fn below(&self, seg: Seg) -> Self {
        let mut path = self.path.clone();
        path.push(seg);
        Self {
            address: self.address.clone(),
            path,
        }
    }

    /// The value that stands here.
    pub fn value<'r>(&self, response: &'r Response) -> Option<&'r Value> {
        let mut value = response.value(&self.address)?;
        for seg in &self.path {
            value = match seg {
                Seg::Field(name) => value.field(name)?,
                Seg::Nth(nth) => value.items().get(*nth)?,
            };
        }
        Some(value)
    }

    /// The edit that puts a value here. Everything beside it stays; what becomes empty on the way is left
    /// out.
    pub fn edit(&self, response: &Response, value: Option<Value>) -> Edit {
        let before = response.answer(&self.address);
        let root = with(before.and_then(Answer::value), &self.path, value);
        let given = root.map_or(Given::Blank, Given::Value);
        let beside = before.map(Answer::beside).unwrap_or_default();
        Edit::put(self.address.clone(), Answer { given, ..beside })
    }
}

/// A value with another one at the end of a path.
fn with(root: Option<&Value>, path: &[Seg], value: Option<Value>) -> Option<Value> {
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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::response::fixture::empty;

    fn put(response: &mut Response, target: &Target, text: Option<&str>) {
        let value = text.map(|text| Value::Text(text.to_owned()));
        let edit = target.edit(response, value);
        edit.apply(response, &"me".parse().unwrap(), Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn what_stands_beside_a_field_stays_and_what_is_empty_goes() {
        let mut response = empty();
        let group = Target::of("open".parse().unwrap());
        let title = group.field("sources").nth(0).field("title");
        put(&mut response, &group.field("a"), Some("one"));
        put(&mut response, &title, Some("two"));
        assert_eq!(title.value(&response), Some(&Value::Text("two".into())));
        assert_eq!(
            group.field("a").value(&response).and_then(Value::text),
            Some("one")
        );
        put(&mut response, &title, None);
        assert_eq!(group.field("sources").value(&response), None);
        put(&mut response, &group.field("a"), None);
        assert_eq!(group.value(&response), None);
    }
}
