//! Questionnaire, library and statement files as they are written: names not yet looked at, keys that
//! are not known set aside.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::base::{Id, Language};

/// The keys of an object that are not known.
pub(super) struct More(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for More {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = More;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<More, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, IgnoredAny)) = entries.next_entry()? {
                    keys.push(key);
                }
                Ok(More(keys))
            }
        }
        deserializer.deserialize_map(KeyVisitor)
    }
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawQuestionnaire<'t> {
    #[serde(rename = "format")]
    pub(super) _format: String,
    pub(super) id: Id,
    pub(super) version: String,
    pub(super) default_language: Language,
    pub(super) title: RawText<'t>,
    #[serde(default)]
    pub(super) description: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) scope: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) evidence: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) minutes: Option<u32>,
    #[serde(default)]
    pub(super) uses: Vec<String>,
    #[serde(default)]
    pub(super) choices: BTreeMap<String, Vec<RawChoice<'t>>>,
    #[serde(default)]
    pub(super) groups: BTreeMap<String, Vec<RawQuestion<'t>>>,
    pub(super) sections: Vec<RawSection<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawLibrary<'t> {
    #[serde(rename = "format")]
    pub(super) _format: String,
    #[serde(rename = "id")]
    pub(super) _id: Id,
    #[serde(rename = "version")]
    pub(super) _version: String,
    pub(super) default_language: Language,
    #[serde(default)]
    pub(super) choices: BTreeMap<String, Vec<RawChoice<'t>>>,
    #[serde(default)]
    pub(super) groups: BTreeMap<String, Vec<RawQuestion<'t>>>,
    #[serde(default)]
    pub(super) maturity: Option<RawMaturity<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

/// The program's own library, of which the lists are not read yet.
#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(super) struct EmbeddedLibrary<'t> {
    pub(super) default_language: Language,
    #[serde(borrow)]
    pub(super) choices: BTreeMap<Id, &'t RawValue>,
    pub(super) groups: BTreeMap<String, Vec<RawQuestion<'t>>>,
    pub(super) maturity: Option<RawMaturity<'t>>,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawMaturity<'t> {
    pub(super) hint: RawText<'t>,
    pub(super) ladder: Vec<RawText<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawStatements<'t> {
    #[serde(rename = "format")]
    pub(super) _format: String,
    #[serde(rename = "version")]
    pub(super) _version: String,
    pub(super) default_language: Language,
    pub(super) presented: u16,
    pub(super) source: RawText<'t>,
    pub(super) statements: Vec<RawStatement<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawStatement<'t> {
    pub(super) key: Piece<'t>,
    pub(super) label: RawText<'t>,
    #[serde(default)]
    pub(super) note: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) compound: bool,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawSection<'t> {
    pub(super) name: Piece<'t>,
    pub(super) label: RawText<'t>,
    #[serde(default)]
    pub(super) hint: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) relevant: Option<Piece<'t>>,
    pub(super) questions: Vec<RawQuestion<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawChoice<'t> {
    pub(super) name: Piece<'t>,
    pub(super) label: RawText<'t>,
    #[serde(default)]
    pub(super) short: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) hint: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) relevant: Option<Piece<'t>>,
    #[serde(default)]
    pub(super) exclusive: bool,
    #[serde(default)]
    pub(super) specify: bool,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each key an author may write"
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawQuestion<'t> {
    pub(super) name: Piece<'t>,
    #[serde(rename = "type")]
    pub(super) kind: RawKind,
    pub(super) label: RawText<'t>,
    #[serde(default)]
    pub(super) short: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) hint: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) relevant: Option<Piece<'t>>,
    #[serde(default)]
    pub(super) constraint: Option<Piece<'t>>,
    #[serde(default)]
    pub(super) constraint_message: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) constraint_severity: RawSeverity,
    #[serde(default)]
    pub(super) covers: Vec<Piece<'t>>,
    #[serde(default)]
    pub(super) confidence: bool,
    #[serde(default)]
    pub(super) share: Option<super::Share>,
    #[serde(default)]
    pub(super) ordered: bool,
    #[serde(default)]
    pub(super) appearance: Option<RawAppearance>,
    #[serde(default)]
    pub(super) max_length: Option<usize>,
    #[serde(default)]
    pub(super) min: Option<f64>,
    #[serde(default)]
    pub(super) max: Option<f64>,
    #[serde(default)]
    pub(super) unit: Option<RawText<'t>>,
    #[serde(default)]
    pub(super) choices: Option<OneOrMany<'t, RawSource<'t>>>,
    #[serde(default)]
    pub(super) rows: Vec<RawRow<'t>>,
    #[serde(default)]
    pub(super) multiple: bool,
    #[serde(default)]
    pub(super) levels: Vec<RawText<'t>>,
    #[serde(default)]
    pub(super) fields: Option<OneOrMany<'t, Self>>,
    #[serde(default)]
    pub(super) for_each: Vec<RawSource<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) enum RawKind {
    Note,
    Text,
    Integer,
    Decimal,
    Date,
    SelectOne,
    SelectMultiple,
    Rank,
    Matrix,
    Maturity,
    Group,
    Repeat,
}

#[derive(Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) enum RawAppearance {
    Multiline,
    Year,
    Url,
    Email,
}

/// How much a broken constraint matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) enum RawSeverity {
    #[default]
    Error,
    Warning,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawRow<'t> {
    pub(super) name: Piece<'t>,
    pub(super) label: RawText<'t>,
    #[serde(default)]
    pub(super) relevant: Option<Piece<'t>>,
    #[serde(default)]
    pub(super) covers: Vec<Piece<'t>>,
    #[serde(default)]
    pub(super) theme: Option<Piece<'t>>,
    #[serde(default)]
    pub(super) since: Option<Piece<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawSource<'t> {
    pub(super) from: Piece<'t>,
    #[serde(default, rename = "where")]
    pub(super) filter: Option<Piece<'t>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

/// A piece of the file: where it stands there as it reads it is borrowed.
#[cfg_attr(test, derive(serde::Serialize))]
pub(super) struct Piece<'t>(pub(super) Cow<'t, str>);

/// A text: plain, in the default language, or by language.
pub(super) enum RawText<'t> {
    Plain(Piece<'t>),
    ByLanguage(Vec<(Language, Piece<'t>)>),
}

/// The name of a list or group, or its content written out.
pub(super) enum OneOrMany<'t, T> {
    Named(Piece<'t>),
    Inline(Vec<T>),
}

impl Deref for Piece<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 't, 't> Deserialize<'de> for Piece<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PieceVisitor;
        impl<'de> Visitor<'de> for PieceVisitor {
            type Value = Piece<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Piece<'de>, E> {
                Ok(Piece(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Piece<'de>, E> {
                Ok(Piece(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(PieceVisitor)
    }
}

impl<'de: 't, 't> Deserialize<'de> for RawText<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = RawText<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or texts by language")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<RawText<'de>, E> {
                Ok(RawText::Plain(Piece(Cow::Borrowed(text))))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RawText<'de>, E> {
                Ok(RawText::Plain(Piece(Cow::Owned(text.to_owned()))))
            }
            fn visit_map<A: MapAccess<'de>>(
                self,
                mut entries: A,
            ) -> Result<RawText<'de>, A::Error> {
                let mut texts = Vec::with_capacity(Language::INTERFACE.len());
                while let Some(entry) = entries.next_entry()? {
                    texts.push(entry);
                }
                Ok(RawText::ByLanguage(texts))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

impl<'de: 't, 't, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<'t, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for NameVisitor<T> {
            type Value = OneOrMany<'de, T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list")
            }
            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(OneOrMany::Named(Piece(Cow::Borrowed(name))))
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
                Ok(OneOrMany::Named(Piece(Cow::Owned(name.to_owned()))))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(OneOrMany::Inline(list))
            }
        }
        deserializer.deserialize_any(NameVisitor(std::marker::PhantomData))
    }
}

/// The schemas of questionnaires and of libraries.
#[cfg(test)]
pub(crate) fn schemas() -> [schemars::Schema; 2] {
    [
        schemars::schema_for!(RawQuestionnaire<'_>),
        schemars::schema_for!(RawLibrary<'_>),
    ]
}

/// What the schema of a text or of a list says: serde reads these by hand.
#[cfg(test)]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{OneOrMany, Piece, RawText};

    impl JsonSchema for Piece<'_> {
        fn inline_schema() -> bool {
            true
        }
        fn schema_name() -> Cow<'static, str> {
            String::schema_name()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            String::json_schema(generator)
        }
    }

    impl JsonSchema for RawText<'_> {
        fn schema_name() -> Cow<'static, str> {
            "Text".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A text in the default language, or texts by language.",
                "anyOf": [
                    { "type": "string" },
                    { "type": "object", "propertyNames": { "pattern": "^[a-z]{2}$" }, "additionalProperties": { "type": "string" } }
                ]
            })
        }
    }

    impl<T: JsonSchema> JsonSchema for OneOrMany<'_, T> {
        fn schema_name() -> Cow<'static, str> {
            format!("NameOr{}List", T::schema_name()).into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let item = generator.subschema_for::<T>();
            json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": item }] })
        }
    }
}
