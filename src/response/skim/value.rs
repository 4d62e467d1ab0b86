//! Values, borrowed from a file.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::text::Words;
use crate::base::Id;
use crate::base::json::DEPTH_LIMIT;

/// A value as [`Value`](crate::response::Value), borrowed from a file.
#[derive(Clone, Debug, PartialEq)]
pub enum SkimValue<'a> {
    /// A number.
    Number(Number),
    /// Words, a choice or a date.
    Text(Words<'a>),
    /// Several values.
    List(Vec<Self>),
    /// Values by field, in the order of the file.
    Fields(Vec<(Words<'a>, Self)>),
}

/// A number as it stands in a file: 1 and 1.0 are two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number from 0.
    Whole(u64),
    /// A whole number below 0.
    Negative(i64),
    /// With a fraction or an exponent.
    Float(f64),
}

impl Number {
    /// As a number of XPath.
    #[expect(clippy::cast_precision_loss, reason = "as serde_json does")]
    pub fn float(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Negative(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

impl<'a> SkimValue<'a> {
    /// The text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number.float()),
            _ => None,
        }
    }

    /// A field. Most names are known when compiling, and to compare those is no call.
    #[inline]
    pub fn field(&self, name: &str) -> Option<&Self> {
        self.fields()?
            .iter()
            .find_map(|(known, value)| (**known == *name).then_some(value))
    }

    /// The fields.
    pub fn fields(&self) -> Option<&[(Words<'a>, Self)]> {
        match self {
            Self::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    /// The name of the choice made; `None` where it is none.
    pub fn chosen(&self) -> Option<&str> {
        self.named().filter(|name| Id::fits(name))
    }

    /// What stands in the place of the name of a choice, which may be no name.
    pub fn named(&self) -> Option<&str> {
        match self {
            Self::Text(name) => Some(name),
            Self::Fields(fields) if fields.len() <= 2 => self.field("choice")?.text(),
            _ => None,
        }
    }

    /// The names of the choices made: of a list, or the one of a single choice. `None` where one of them is none.
    pub fn all_chosen(&self) -> Option<Vec<&str>> {
        match self {
            Self::List(items) => items.iter().map(Self::chosen).collect(),
            single => single.chosen().map(|name| vec![name]),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for SkimValue<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An answer stands four levels deep in its file.
        Below(DEPTH_LIMIT - 4).deserialize(deserializer)
    }
}

/// A value that may nest so deep.
#[derive(Clone, Copy)]
struct Below(usize);

impl Below {
    fn next<E: Error>(self) -> Result<Self, E> {
        let next = self.0.checked_sub(1).map(Self);
        next.ok_or_else(|| E::custom("nested too deep"))
    }
}

impl<'de> DeserializeSeed<'de> for Below {
    type Value = SkimValue<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Below {
    type Value = SkimValue<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a list or fields")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Words::within(Cow::Borrowed(text)).map(SkimValue::Text)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Words::within(Cow::Owned(text.to_owned())).map(SkimValue::Text)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(SkimValue::Number(match u64::try_from(number) {
            Ok(whole) => Number::Whole(whole),
            Err(_) => Number::Negative(number),
        }))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(SkimValue::Number(Number::Whole(number)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(SkimValue::Number(Number::Float(number)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let below = self.next()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(below)? {
            list.push(item);
        }
        Ok(SkimValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let below = self.next()?;
        let mut fields: Vec<(Words<'de>, SkimValue<'de>)> = Vec::with_capacity(6);
        while let Some(name) = entries.next_key::<Words<'de>>()? {
            super::text::ascending(fields.last().map(|(last, _)| &**last), &name)?;
            fields.push((name, entries.next_value_seed(below)?));
        }
        Ok(SkimValue::Fields(fields))
    }
}
