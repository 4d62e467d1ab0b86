//! Questionnaires in a list: what is said of them there, so that they are read only when somebody wants one.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Questionnaire, builtin};
use crate::base::{Id, Language, Text};

/// A questionnaire that can be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Its title.
    pub title: Text,
    /// How long answering takes, in minutes.
    pub minutes: Option<u32>,
    /// How many sections it has.
    pub sections: usize,
    /// Itself, where it was read already.
    read: Option<Arc<Questionnaire>>,
}

impl Offer {
    /// The questionnaire. An embedded one is read now, if it was not before.
    pub fn questionnaire(&self) -> Option<Arc<Questionnaire>> {
        self.get().cloned()
    }

    /// As [`questionnaire`](Self::questionnaire), where it stands.
    pub(super) fn get(&self) -> Option<&Arc<Questionnaire>> {
        let read = self.read.as_ref();
        read.or_else(|| builtin::embedded(&self.id))
    }
}

impl From<Arc<Questionnaire>> for Offer {
    fn from(read: Arc<Questionnaire>) -> Self {
        Self {
            id: read.id.clone(),
            version: read.version.clone(),
            sha256: read.sha256.clone(),
            title: read.title.clone(),
            minutes: read.minutes,
            sections: read.sections.len(),
            read: Some(read),
        }
    }
}

/// An offer as it stands in the list of the embedded questionnaires.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    id: Id,
    version: String,
    sha256: String,
    language: Language,
    title: BTreeMap<Language, String>,
    minutes: Option<u32>,
    sections: usize,
}

impl Head {
    pub(super) fn offer(self) -> Option<Offer> {
        let texts = self.title.into_iter();
        let texts = texts.map(|(language, text)| (language, text.into()));
        Some(Offer {
            title: Text::of(self.language, texts.collect())?,
            id: self.id,
            version: self.version,
            sha256: self.sha256,
            minutes: self.minutes,
            sections: self.sections,
            read: None,
        })
    }

    #[cfg(test)]
    pub(super) fn of(read: &Questionnaire) -> Self {
        let languages = read.title.languages();
        let said = |language| (language, read.title.get(language).to_owned());
        Self {
            id: read.id.clone(),
            version: read.version.clone(),
            sha256: read.sha256.clone(),
            language: Language::EN,
            title: languages.map(said).collect(),
            minutes: read.minutes,
            sections: read.sections.len(),
        }
    }
}
