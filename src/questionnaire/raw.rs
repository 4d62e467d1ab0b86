//! Questionnaire, library and statement files as they are written: names not yet looked at, keys that
//! are not known set aside.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::base::{ByLanguage, Id, Language};

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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawQuestionnaire {
    #[serde(rename = "format")]
    pub(super) _format: String,
    pub(super) id: Id,
    pub(super) version: String,
    pub(super) default_language: Language,
    pub(super) title: RawText,
    #[serde(default)]
    pub(super) description: Option<RawText>,
    #[serde(default)]
    pub(super) scope: Option<RawText>,
    #[serde(default)]
    pub(super) evidence: Option<RawText>,
    #[serde(default)]
    pub(super) minutes: Option<u32>,
    #[serde(default)]
    pub(super) uses: Vec<String>,
    #[serde(default)]
    pub(super) choices: BTreeMap<String, Vec<RawChoice>>,
    #[serde(default)]
    pub(super) groups: BTreeMap<String, Vec<RawQuestion>>,
    pub(super) sections: Vec<RawSection>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawLibrary {
    #[serde(rename = "format")]
    pub(super) _format: String,
    #[serde(rename = "id")]
    pub(super) _id: Id,
    #[serde(rename = "version")]
    pub(super) _version: String,
    pub(super) default_language: Language,
    #[serde(default)]
    pub(super) choices: BTreeMap<String, Vec<RawChoice>>,
    #[serde(default)]
    pub(super) groups: BTreeMap<String, Vec<RawQuestion>>,
    #[serde(default)]
    pub(super) maturity: Option<RawMaturity>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

/// The program's own library, of which the lists are not read yet.
#[derive(serde::Deserialize)]
pub(super) struct EmbeddedLibrary<'l> {
    pub(super) default_language: Language,
    #[serde(borrow)]
    pub(super) choices: BTreeMap<Id, &'l RawValue>,
    pub(super) groups: BTreeMap<String, Vec<RawQuestion>>,
    pub(super) maturity: Option<RawMaturity>,
}

#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawMaturity {
    pub(super) hint: RawText,
    pub(super) ladder: Vec<RawText>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawStatements {
    #[serde(rename = "format")]
    pub(super) _format: String,
    #[serde(rename = "version")]
    pub(super) _version: String,
    pub(super) default_language: Language,
    pub(super) presented: u16,
    pub(super) source: RawText,
    pub(super) statements: Vec<RawStatement>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawStatement {
    pub(super) key: String,
    pub(super) label: RawText,
    #[serde(default)]
    pub(super) note: Option<RawText>,
    #[serde(default)]
    pub(super) compound: bool,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawSection {
    pub(super) name: String,
    pub(super) label: RawText,
    #[serde(default)]
    pub(super) hint: Option<RawText>,
    #[serde(default)]
    pub(super) relevant: Option<String>,
    pub(super) questions: Vec<RawQuestion>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawChoice {
    pub(super) name: String,
    pub(super) label: RawText,
    #[serde(default)]
    pub(super) short: Option<RawText>,
    #[serde(default)]
    pub(super) hint: Option<RawText>,
    #[serde(default)]
    pub(super) relevant: Option<String>,
    #[serde(default)]
    pub(super) exclusive: bool,
    #[serde(default)]
    pub(super) specify: bool,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each key an author may write"
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawQuestion {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: RawKind,
    pub(super) label: RawText,
    #[serde(default)]
    pub(super) short: Option<RawText>,
    #[serde(default)]
    pub(super) hint: Option<RawText>,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) relevant: Option<String>,
    #[serde(default)]
    pub(super) constraint: Option<String>,
    #[serde(default)]
    pub(super) constraint_message: Option<RawText>,
    #[serde(default)]
    pub(super) constraint_severity: RawSeverity,
    #[serde(default)]
    pub(super) covers: Vec<String>,
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
    pub(super) unit: Option<RawText>,
    #[serde(default)]
    pub(super) choices: Option<OneOrMany<RawSource>>,
    #[serde(default)]
    pub(super) rows: Vec<RawRow>,
    #[serde(default)]
    pub(super) multiple: bool,
    #[serde(default)]
    pub(super) levels: Vec<RawText>,
    #[serde(default)]
    pub(super) fields: Option<OneOrMany<Self>>,
    #[serde(default)]
    pub(super) for_each: Vec<RawSource>,
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawRow {
    pub(super) name: String,
    pub(super) label: RawText,
    #[serde(default)]
    pub(super) relevant: Option<String>,
    #[serde(default)]
    pub(super) covers: Vec<String>,
    #[serde(default)]
    pub(super) theme: Option<String>,
    #[serde(default)]
    pub(super) since: Option<String>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(super) struct RawSource {
    pub(super) from: String,
    #[serde(default, rename = "where")]
    pub(super) filter: Option<String>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub(super) more: More,
}

/// A text: plain, in the default language, or by language.
pub(super) enum RawText {
    Plain(String),
    ByLanguage(ByLanguage),
}

/// The name of a list or group, or its content written out.
pub(super) enum OneOrMany<T> {
    Named(String),
    Inline(Vec<T>),
}

impl<'de> Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = RawText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or texts by language")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RawText, E> {
                Ok(RawText::Plain(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawText, A::Error> {
                let mut texts = Vec::with_capacity(Language::INTERFACE.len());
                while let Some(entry) = entries.next_entry()? {
                    texts.push(entry);
                }
                Ok(RawText::ByLanguage(texts.into_iter().collect()))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for NameVisitor<T> {
            type Value = OneOrMany<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<OneOrMany<T>, E> {
                Ok(OneOrMany::Named(name.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMany<T>, A::Error> {
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
        schemars::schema_for!(RawQuestionnaire),
        schemars::schema_for!(RawLibrary),
    ]
}

/// What the schema of a text or of a list says: serde reads these by hand.
#[cfg(test)]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{OneOrMany, RawText};

    impl JsonSchema for RawText {
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

    impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
        fn schema_name() -> Cow<'static, str> {
            format!("NameOr{}List", T::schema_name()).into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let item = generator.subschema_for::<T>();
            json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": item }] })
        }
    }
}
