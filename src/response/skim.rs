//! A response read for counting and merging: texts are borrowed from the file, and nothing is built that nobody needs.
//!
//! Only plain files are read this way: those that hold what this version of quipu writes, and no packet, last cycle or
//! round. Everything else is [`None`] and must be read by [`read`](super::read()), which says what is wrong and where. What is
//! read here is read there too, and says the same (`a_skimmed_response_says_what_a_response_says`).

mod fits;
mod head;
mod layout;
mod live;
mod plan;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod version;

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::{FORMAT, Response, Status, read};
use crate::base::Language;
use crate::base::json::Limits;
use crate::questionnaire::Share;

pub use head::SkimHead;
pub use live::SkimLive;
pub use plan::SkimPlan;
pub use text::{Name, Place, Words};
pub use value::{Number, SkimValue};
pub use version::{SkimGiven, SkimRegister, SkimVersion};

use text::MapOnly;

/// The end of a file without a seal.
pub const BARE_END: &str = "\n}\n";

/// What JSON takes for blanks.
const JSON_BLANKS: [char; 4] = [' ', '\n', '\r', '\t'];

/// A response as far as figures need it.
#[derive(Debug)]
pub struct Skim<'a> {
    /// The id of the questionnaire.
    pub questionnaire: Name<'a>,
    /// Its version.
    pub version: Words<'a>,
    /// Who answers.
    pub respondent: SkimRespondent<'a>,
    /// Draft, finalised or validated.
    pub status: Status,
    /// How often it was finalised.
    pub revision: u32,
    /// Whether it is invented.
    pub sample: bool,
    /// The answers in the order of their places.
    pub answers: Vec<(Place<'a>, SkimRegister<'a>)>,
    /// Whether any answer was flagged for later.
    pub flagged: bool,
    /// The seal, where there is one.
    pub seal: Option<Words<'a>>,
}

/// Who answers, as far as figures need it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkimRespondent<'a> {
    /// The country.
    #[serde(borrow)]
    pub country: SkimCountry<'a>,
    /// The institution, by its name.
    #[serde(borrow)]
    pub institution: Words<'a>,
    #[serde(default, borrow, rename = "level")]
    _level: Option<Name<'a>>,
    /// The role, where one is given.
    #[serde(default, borrow)]
    pub role: Option<Name<'a>>,
    #[serde(default, borrow, rename = "capacity")]
    _capacity: Option<Name<'a>>,
    /// The day the answers describe.
    #[serde(default)]
    pub reference_date: Option<jiff::civil::Date>,
    #[serde(rename = "language")]
    _language: Language,
    /// The sharing flag of answers that have none of their own.
    #[serde(default = "super::participants")]
    pub share: Share,
    #[serde(default, borrow, rename = "contact")]
    _contact: SkimContact<'a>,
    #[serde(default, borrow, rename = "cleared_by")]
    _cleared_by: Words<'a>,
}

/// A country as it stands in a file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkimCountry<'a> {
    /// The code; empty where only the name is known.
    #[serde(default, borrow)]
    pub code: Words<'a>,
    /// The name.
    #[serde(default, borrow)]
    pub name: Words<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SkimContact<'a> {
    #[serde(default, borrow, rename = "name")]
    _name: Words<'a>,
    #[serde(default, borrow, rename = "title")]
    _title: Words<'a>,
    #[serde(default, borrow, rename = "email")]
    _email: Words<'a>,
}

/// The whole file. What is checked and not needed stands behind an underscore.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(borrow)]
    format: Words<'a>,
    #[serde(borrow)]
    questionnaire: Reference<'a>,
    #[serde(borrow)]
    respondent: MapOnly<SkimRespondent<'a>>,
    status: Status,
    #[serde(default)]
    revision: u32,
    #[serde(default)]
    sample: bool,
    #[serde(default, borrow, rename = "authors")]
    _authors: Authors<'a>,
    #[serde(default, borrow)]
    answers: Answers<'a>,
    #[serde(default, borrow)]
    flags: BTreeSet<Place<'a>>,
    #[serde(default, borrow)]
    seal: Option<Words<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference<'a> {
    #[serde(borrow)]
    id: Name<'a>,
    #[serde(borrow)]
    version: Words<'a>,
    #[serde(default, borrow, rename = "sha256")]
    _sha256: Words<'a>,
}

/// Authors are checked and not kept.
#[derive(Default)]
struct Authors<'a>(std::marker::PhantomData<&'a ()>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SkimAuthor<'a> {
    #[serde(default, borrow, rename = "name")]
    _name: Words<'a>,
}

#[derive(Default)]
struct Answers<'a>(Vec<(Place<'a>, SkimRegister<'a>)>);

impl<'a> Skim<'a> {
    /// The response in a file, where the file is a plain one. `None` says nothing about what is wrong with it, if anything is.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let text = text_of(bytes)?;
        Self::read_by_layout(text).or_else(|| Self::read_loose(text))
    }

    /// The response in a text that is laid out as it would be written. Other programs often leave out the line feed at its end.
    fn read_by_layout(text: &'a str) -> Option<Self> {
        layout::read(text.trim_end_matches(JSON_BLANKS))
    }

    /// The response in a file that has the very bytes that [`write`](super::write()) gives it, with these bytes as text.
    pub fn read_as_written(bytes: &'a [u8]) -> Option<(Self, &'a str)> {
        let text = text_of(bytes)?;
        Some((layout::read(text.strip_suffix('\n')?)?, text))
    }

    /// The text of a file that was [read as written](Self::read_as_written) up to its seal. Without a seal it would be written the
    /// same, with [`BARE_END`] after it.
    pub fn before_seal<'t>(&self, text: &'t str) -> Option<&'t str> {
        let seal = self.seal.as_ref();
        let seal = seal.map(|seal| [",\n  \"seal\": \"", seal, "\""].concat());
        let bare = text.strip_suffix(BARE_END)?;
        bare.strip_suffix(&*seal.unwrap_or_default())
    }

    /// The response in a text that this was [read from as written](Self::read_as_written) with nothing but its open conflicts, also
    /// without seal and flags: the rest is not read once more for them. `None` where the text is another one, or what is cut out of
    /// it cannot be read.
    pub fn conflicts_in(&self, text: &str) -> Option<Response> {
        // Beginnings of lines, which no text in the file can hold: a line feed in one is written as an escape.
        const ANSWERS: &str = "\n  \"answers\": {";
        const ANSWER_END: &str = "\n    ]";
        let (head, mut rest) = text.split_once(ANSWERS)?;
        let mut bare = [head, ANSWERS].concat();
        let all = self.answers.iter();
        for (place, _) in all.filter(|(_, register)| register.is_conflict()) {
            let from = rest.find(&format!("\n    \"{place}\": ["))?;
            let (answer, after) = rest.get(from..)?.split_once(ANSWER_END)?;
            bare.extend([answer, ANSWER_END, ","]);
            rest = after;
        }
        let bare = bare.strip_suffix(',').unwrap_or(&bare);
        let bare = [bare, "\n  }", BARE_END].concat();
        read(bare.as_bytes()).ok().map(|read| read.response)
    }

    /// The response in a text that is laid out in any way, as serde reads it.
    pub fn read_loose(text: &'a str) -> Option<Self> {
        let MapOnly(file): MapOnly<File<'a>> = serde_json::from_str(text).ok()?;
        (*file.format == *FORMAT).then_some(Self {
            questionnaire: file.questionnaire.id,
            version: file.questionnaire.version,
            respondent: file.respondent.0,
            status: file.status,
            revision: file.revision,
            sample: file.sample,
            answers: file.answers.0,
            flagged: !file.flags.is_empty(),
            seal: file.seal,
        })
    }
}

/// The text of a file that is not larger than those that are received.
fn text_of(bytes: &[u8]) -> Option<&str> {
    let text = (bytes.len() <= Limits::RECEIVED.size).then_some(bytes)?;
    simdutf8::basic::from_utf8(text).ok()
}

impl<'de: 'a, 'a> Deserialize<'de> for Authors<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = ();
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("authors by id")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
                let mut last: Option<Name<'de>> = None;
                while let Some((id, _)) = entries.next_entry::<Name<'de>, SkimAuthor<'de>>()? {
                    text::ascending(last.as_deref(), &id)?;
                    last = Some(id);
                }
                Ok(())
            }
        }
        deserializer.deserialize_map(All)?;
        Ok(Self::default())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Answers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Vec<(Place<'de>, SkimRegister<'de>)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("answers by address")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut answers: Self::Value = Vec::with_capacity(64);
                let mut last: Option<Place<'de>> = None;
                while let Some((place, versions)) =
                    entries.next_entry::<Place<'de>, Versions<'de>>()?
                {
                    // In the order of files nothing is there twice.
                    if last.is_some_and(|last| last >= place) {
                        return Err(A::Error::custom("answers out of order"));
                    }
                    last = Some(place);
                    if let Some((first, rest)) = versions.0 {
                        let register = SkimRegister::of(first, rest);
                        let unclear = |version::Unclear| A::Error::custom("versions are not clear");
                        answers.push((place, register.map_err(unclear)?));
                    }
                }
                Ok(answers)
            }
        }
        deserializer.deserialize_map(All).map(Self)
    }
}

/// The versions of an answer, if there are any; nearly always one.
struct Versions<'a>(Option<(SkimVersion<'a>, Vec<SkimVersion<'a>>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Versions<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Versions<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("versions")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let Some(MapOnly(first)) = items.next_element()? else {
                    return Ok(Versions(None));
                };
                let mut rest = Vec::new();
                while let Some(MapOnly(version)) = items.next_element()? {
                    rest.push(version);
                }
                Ok(Versions(Some((first, rest))))
            }
        }
        deserializer.deserialize_seq(All)
    }
}
