//! What was answered: values, their versions, the one way to change them, and what is still missing.
//!
//! A [`Response`] is the answers of one institution to one questionnaire. The unit of an answer has
//! an [`Address`]; what stands there is a [`Register`]: normally one [`Version`], several when people
//! wrote without seeing each other.

mod address;
mod answer;
mod aside;
mod combine;
mod edit;
mod finalise;
#[cfg(test)]
pub(crate) mod fixture;
mod key;
mod live;
mod packet;
mod previous;
mod progress;
mod register;
mod round;
mod sample;
mod skim;
mod split;
mod target;
mod unit;
mod upgrade;
mod validate;
mod value;
mod wire;

pub use address::{Address, InvalidAddress};
pub use answer::{Answer, Given, Missing};
pub use aside::{SetAside, Why};
pub use combine::{Said, alike, combined, taken};
pub use edit::Edit;
pub use finalise::{Seal, finalised, seal_of, sealed};
pub use key::DraftKey;
pub use live::Live;
pub(crate) use live::{Known, KnownFields, depends_on_others, steps_below, steps_of};
pub use packet::Packet;
pub use previous::{Previous, Standing};
pub use progress::{Progress, QuestionState, SectionProgress, Tally, progress, state};
pub use register::{Clock, Register, Version};
pub use round::{Figure, Round, category};
pub use sample::{SampleOf, sample};
pub use skim::{
    BARE_END, Name, Number, Place, Skim, SkimCountry, SkimGiven, SkimHead, SkimLive, SkimPlan,
    SkimRegister, SkimRespondent, SkimValue, SkimVersion, Words,
};
pub use split::{Assignment, PLAN_FORMAT, Plan, Split, split};
pub use target::Target;
pub use unit::{Unit, UnitKind, choices_of, units};
pub use upgrade::{Outcome, Upgraded, upgrade};
pub use validate::{completeness, unit_problems, validate};
pub use value::{Chosen, Maturity, Value, ambiguous, read_date};
pub use wire::{FORMAT, Read, claims_to_be_one, read, read_document, read_draft, write};
pub(crate) use wire::{WireResponse, WireVersion};

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::base::{Id, Language, digest};
use crate::questionnaire::{Questionnaire, Share, country};

/// Who wrote: a replica of quipu, by a random id that never changes.
pub type AuthorId = Id;

/// The answers of one respondent to one questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Which questionnaire, in which version.
    pub questionnaire: QuestionnaireRef,
    /// Who answers.
    pub respondent: Respondent,
    /// Draft or finalised.
    pub status: Status,
    /// How often it was finalised; 0 before the first time.
    pub revision: u32,
    /// Who wrote, by author id.
    pub authors: BTreeMap<AuthorId, Author>,
    /// The answers. An address that is absent was never answered.
    pub answers: BTreeMap<Address, Register>,
    /// Units flagged for later. A note to oneself, left out when finalising.
    pub flags: BTreeSet<Address>,
    /// SHA-256 of the content when it was finalised.
    pub seal: Option<String>,
    /// Whether it is invented, for trying quipu out.
    pub sample: bool,
    /// Which part of the questionnaire it is limited to; the whole, where there is none.
    pub packet: Option<Packet>,
    /// What the respondent said in the last cycle.
    pub previous: Option<Previous>,
    /// What countries said in the round before.
    pub round: Option<Round>,
    /// Answers that have no place in this version of the questionnaire, in an order of their own.
    pub aside: Vec<SetAside>,
    /// Fields of newer minor versions, kept as they were.
    pub unknown: BTreeMap<String, serde_json::Value>,
}

/// Which questionnaire a response answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuestionnaireRef {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

impl From<&Questionnaire> for QuestionnaireRef {
    fn from(questionnaire: &Questionnaire) -> Self {
        Self {
            id: questionnaire.id.clone(),
            version: questionnaire.version.clone(),
            sha256: questionnaire.sha256.clone(),
        }
    }
}

/// Who answers, on whose behalf, as of when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Respondent {
    /// The country.
    pub country: Country,
    /// The institution, by its name.
    pub institution: String,
    /// The level of government: `national`, `regional`, `local` or `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Id>,
    /// The role: `co-ordinator`, `contributing`, `examiner`, `secretariat` or `observer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Id>,
    /// For whom the answers speak: `country`, `institution` or `personal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Id>,
    /// The day the answers describe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub reference_date: Option<jiff::civil::Date>,
    /// The language the texts are written in.
    pub language: Language,
    /// The sharing flag of answers that have none of their own.
    #[serde(default = "participants")]
    pub share: Share,
    /// Whom to ask; personal data, never exported.
    #[serde(default, skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
    /// Who cleared the response.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cleared_by: String,
    /// Fields of newer minor versions, kept as they were.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, serde_json::Value>,
}

const fn participants() -> Share {
    Share::Participants
}

/// A country, by code where it has one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Country {
    /// Two capital letters; the user-assigned codes are for samples. Empty where only the name is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The name as the respondent wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// Whom to ask about a response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Contact {
    /// Name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
}

impl Contact {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.title.is_empty() && self.email.is_empty()
    }
}

/// How far a response has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Status {
    /// Being answered.
    Draft,
    /// Closed by the respondent and ready to be sent.
    Finalised,
    /// Confirmed by the national co-ordinator.
    Validated,
}

/// A person or replica that wrote answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Author {
    /// The name as given by that person: a claim, not a proof.
    #[serde(default)]
    pub name: String,
}

impl Country {
    /// A country as a person writes it: a code, a name of the list of countries in any language, or
    /// any other name. A name of the list is given in `language`.
    pub fn named(text: &str, language: Language) -> Self {
        let text = text.trim();
        if let Some(known) = country(text) {
            return Self {
                code: known.name.as_str().to_ascii_uppercase(),
                name: known.label.get(language).to_owned(),
            };
        }
        let is_code = text.len() == 2 && text.chars().all(|c| c.is_ascii_alphabetic());
        let (code, name) = if is_code {
            (text.to_ascii_uppercase(), String::new())
        } else {
            (String::new(), text.to_owned())
        };
        Self { code, name }
    }

    /// What a response is filed under: the code in lower case, or a key of the name.
    pub fn key(&self) -> String {
        key_of(if self.code.is_empty() {
            &self.name
        } else {
            &self.code
        })
    }

    /// The name to show: the name where there is one, otherwise the code.
    pub fn display_name(&self) -> &str {
        if self.name.is_empty() {
            &self.code
        } else {
            &self.name
        }
    }
}

/// The role of the national co-ordinator.
pub(crate) const CO_ORDINATOR: &str = "co-ordinator";

impl Respondent {
    /// Whether it is the national co-ordinator, whose answers can be validated.
    pub fn co_ordinates(&self) -> bool {
        let role = self.role.as_ref();
        role.is_some_and(|role| *role == CO_ORDINATOR)
    }

    /// Becomes the national co-ordinator.
    pub fn lead(&mut self) {
        self.role = Id::new(CO_ORDINATOR).ok();
    }

    /// What the institution is filed under.
    pub fn institution_key(&self) -> String {
        key_of(&self.institution)
    }
}

/// A key for a name a person wrote: its slug, or a hash where no Latin letter is left.
/// Safe as part of a file name.
pub(crate) fn key_of(text: &str) -> String {
    let hash = || digest(text.trim().as_bytes()).chars().take(16).collect();
    Id::slug(text).map_or_else(hash, |id| id.to_string())
}

impl Response {
    /// A new draft without answers.
    pub fn new(questionnaire: QuestionnaireRef, respondent: Respondent) -> Self {
        Self {
            questionnaire,
            respondent,
            status: Status::Draft,
            revision: 0,
            authors: BTreeMap::new(),
            answers: BTreeMap::new(),
            flags: BTreeSet::new(),
            seal: None,
            sample: false,
            packet: None,
            previous: None,
            round: None,
            aside: Vec::new(),
            unknown: BTreeMap::new(),
        }
    }

    /// A draft again, for the next revision.
    pub fn reopen(&mut self) {
        self.status = Status::Draft;
        self.seal = None;
    }

    /// Whether it asks a question: whether that is in its packet, where it has one.
    pub fn asks(&self, question: &str) -> bool {
        let packet = self.packet.as_ref();
        packet.is_none_or(|packet| packet.questions.contains(question))
    }

    /// What stands at an address, where there is exactly one version with content.
    pub fn answer(&self, address: &Address) -> Option<&Answer> {
        self.answers.get(address).and_then(Register::settled)
    }

    /// When an answer was given last, by the clock of who answered, and to which question.
    pub fn last_answer(&self) -> Option<(Timestamp, &Id)> {
        let versions = self.answers.iter().flat_map(|(address, register)| {
            let versions = register.versions().iter();
            versions.map(move |version| (version.at, &address.question))
        });
        versions.max_by_key(|(at, _)| *at)
    }

    /// The value at an address, where it is settled and not silence.
    pub fn value(&self, address: &Address) -> Option<&Value> {
        match &self.answer(address)?.given {
            Given::Value(value) => Some(value),
            Given::Missing { .. } | Given::Blank => None,
        }
    }
}
