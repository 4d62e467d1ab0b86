//! Names of things: one pattern, one parser.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::char::decompose_canonical;

/// A name of a questionnaire, section, question, row, choice or author.
///
/// The pattern is `[a-z0-9][a-z0-9._-]{0,63}`, without a dot at the end and without the names that
/// Windows keeps for devices, so that every id is also a safe file name. Copies share the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

#[cfg(test)]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A permanent name.",
            "type": "string",
            "pattern": "^[a-z0-9][a-z0-9._-]{0,63}$"
        })
    }
}

/// The longest id, in characters (all of them ASCII).
const LONGEST: usize = 64;

/// Names Windows reserves, with or without an extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

impl Id {
    /// Reads an id.
    ///
    /// # Errors
    /// [`InvalidId`] when the text does not fit the pattern.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        if is_id(text) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidId(text.to_owned()))
        }
    }

    /// Makes an id out of any text: lower case, accents dropped, everything else a hyphen.
    ///
    /// Returns `None` when nothing usable remains (a name in a script without Latin letters).
    pub fn slug(text: &str) -> Option<Self> {
        let mut slug = String::with_capacity(text.len());
        let mut add = |c: char| match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\u{300}'..='\u{36f}' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        };
        for c in text.chars() {
            // Marks are all dropped or all a hyphen, so that their order, which is left as it is, does not matter.
            if c.is_ascii() {
                add(c.to_ascii_lowercase());
            } else {
                decompose_canonical(c, |c| c.to_lowercase().for_each(&mut add));
            }
        }
        slug.truncate(LONGEST);
        Self::new(slug.trim_end_matches('-')).ok()
    }

    /// Whether a text is an id.
    pub fn fits(text: &str) -> bool {
        is_id(text)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which bytes an id is made of: every name in every file is looked at.
const BODY: [bool; 256] = {
    let mut fits = [false; 256];
    let mut c = 0;
    while c < 256 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "below 256"
        )]
        {
            fits[c] = matches!(c as u8, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
        }
        c += 1;
    }
    fits
};

fn is_id(text: &str) -> bool {
    let body = |c: &u8| BODY.get(usize::from(*c)).is_some_and(|fits| *fits);
    let first = |c: &u8| matches!(c, b'a'..=b'z' | b'0'..=b'9');
    let bytes = text.as_bytes();
    bytes.len() <= LONGEST
        && bytes.first().is_some_and(first)
        && bytes.iter().all(body)
        && bytes.last() != Some(&b'.')
        && !is_device(text)
}

fn is_device(text: &str) -> bool {
    // Most names do not begin as any of them.
    let begins = |device: &&str| text.as_bytes().first() == device.as_bytes().first();
    if !DEVICES
        .iter()
        .any(|device| begins(device) && text.starts_with(device))
    {
        return false;
    }
    let stem = text.split('.').next().unwrap_or(text);
    let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = stem.len() - bare.len();
    DEVICES.contains(&bare)
        && if matches!(bare, "com" | "lpt") {
            digits == 1
        } else {
            digits == 0
        }
}

/// The text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a name: use up to 64 of a-z 0-9 . _ - and begin with a letter or digit")]
pub struct InvalidId(pub String);

impl FromStr for Id {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Self::new(text)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id, E> {
                Id::new(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    #[test]
    fn the_pattern_is_strict() {
        for good in [
            "cog-04",
            "plan.challenge.1.a",
            "r1",
            "0",
            "a_b",
            "common",
            "com12",
        ] {
            assert!(Id::new(good).is_ok(), "{good}");
        }
        let long = "a".repeat(65);
        for bad in [
            "", "-a", ".a", "A", "a.", "a/b", "../a", "ñ", "con", "nul.json", "com1", &long,
        ] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_slug_drops_accents_and_joins_words() {
        let slug = |text| Id::slug(text).map(|id| id.to_string());
        assert_eq!(
            slug("Ministère de l’Économie").as_deref(),
            Some("ministere-de-l-economie")
        );
        assert_eq!(slug("  Test  "), Some("test".into()));
        assert_eq!(slug("財務省"), None);
    }

    proptest! {
        /// Character by character it is that of the text decomposed as a whole.
        #[test]
        fn the_order_of_marks_changes_no_slug(
            text in "([a-zA-Z0-9 .-]|[À-ɏ]|[\u{300}-\u{36f}]|[\u{591}-\u{5bd}]|[가-힣]|\\PC){0,40}",
        ) {
            let mut slug = String::new();
            for c in text.nfd().flat_map(char::to_lowercase) {
                match c {
                    'a'..='z' | '0'..='9' => slug.push(c),
                    '\u{300}'..='\u{36f}' => {}
                    _ if slug.is_empty() || slug.ends_with('-') => {}
                    _ => slug.push('-'),
                }
            }
            slug.truncate(LONGEST);
            prop_assert_eq!(Id::slug(&text), Id::new(slug.trim_end_matches('-')).ok());
        }
    }
}
