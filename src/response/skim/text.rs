//! Texts borrowed from a file, and the shapes of names.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::base::Id;
use crate::base::json::Limits;

/// A text of a file, within the limits of received files. Borrowed, unless it has escapes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words<'a>(pub(super) Cow<'a, str>);

/// A text that is an [`Id`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name<'a>(Words<'a>);

/// Where an answer stands, as [`Address`](crate::response::Address); in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place<'a> {
    /// The question.
    pub question: &'a str,
    /// The row or entry.
    pub part: Option<&'a str>,
}

/// An object. serde would take a list for a structure too.
pub(super) struct MapOnly<T>(pub(super) T);

impl Deref for Words<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Name<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// Says no where a name does not come after the one before it.
pub(super) fn ascending<E: Error>(last: Option<&str>, name: &str) -> Result<(), E> {
    if last.is_some_and(|last| last >= name) {
        return Err(E::custom("names out of order"));
    }
    Ok(())
}

impl<'a> Words<'a> {
    /// A text that is not longer than received texts may be.
    pub(super) fn within<E: Error>(text: Cow<'a, str>) -> Result<Self, E> {
        // Characters are not more than bytes.
        let limit = Limits::RECEIVED.text;
        if text.len() > limit && text.chars().count() > limit {
            return Err(E::custom("a text is too long"));
        }
        Ok(Self(text))
    }
}

impl<'a> Name<'a> {
    /// A text that is an id.
    pub(super) fn of(words: Words<'a>) -> Option<Self> {
        Id::fits(&words).then_some(Self(words))
    }
}

impl<'a> Place<'a> {
    /// An address.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let (question, part) = match text.split_once('/') {
            Some((question, part)) => (question, Some(part)),
            None => (text, None),
        };
        let is_one = Id::fits(question) && part.is_none_or(Id::fits);
        is_one.then_some(Self { question, part })
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.question)?;
        self.part.map_or(Ok(()), |part| write!(f, "/{part}"))
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Words<'de>, E> {
        Words::within(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Words<'de>, E> {
        Words::within(Cow::Owned(text.to_owned()))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Words<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(WordsVisitor)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(Words::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("not a name"))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Place<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An address with escapes is not one that quipu wrote.
        let text = <&str>::deserialize(deserializer)?;
        Self::of(text).ok_or_else(|| D::Error::custom("not an address"))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for MapOnly<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
            type Value = T;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_map(Object(PhantomData)).map(Self)
    }
}
