//! Of which response a file is, without reading what it answers.

use serde::Deserialize;

use super::text::{MapOnly, Name, Words};
use super::{FORMAT, Reference, SkimCountry, text_of};
use crate::questionnaire::Share;

/// What makes a file a copy of one response and no other. Nothing is said about the rest of the file, which may be broken.
#[derive(Debug)]
pub struct SkimHead<'a> {
    /// The id of the questionnaire.
    pub questionnaire: Name<'a>,
    /// Its version.
    pub version: Words<'a>,
    /// The country.
    pub country: SkimCountry<'a>,
    /// The institution, by its name.
    pub institution: Words<'a>,
    /// The sharing flag of answers that have none of their own, and of the institution's name.
    pub share: Share,
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    format: Words<'a>,
    #[serde(borrow)]
    questionnaire: MapOnly<Reference<'a>>,
    #[serde(borrow)]
    respondent: MapOnly<Respondent<'a>>,
}

#[derive(Deserialize)]
struct Respondent<'a> {
    #[serde(borrow)]
    country: MapOnly<SkimCountry<'a>>,
    #[serde(borrow)]
    institution: Words<'a>,
    #[serde(default = "crate::response::participants")]
    share: Share,
}

impl<'a> SkimHead<'a> {
    /// The head of a response. `None` where the file must be read with care to know what it is.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let text = text_of(bytes)?;
        let MapOnly(file): MapOnly<File<'a>> = serde_json::from_str(text).ok()?;
        (*file.format == *FORMAT).then_some(Self {
            questionnaire: file.questionnaire.0.id,
            version: file.questionnaire.0.version,
            country: file.respondent.0.country.0,
            institution: file.respondent.0.institution,
            share: file.respondent.0.share,
        })
    }
}
