//! What a response is filed under.

use std::fmt;

use super::{Respondent, Response};
use crate::base::Id;

/// Which draft: a questionnaire, a country, an institution. Also its file name, which stays when the
/// profile changes later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftKey {
    /// The questionnaire.
    pub questionnaire: Id,
    /// [`Country::key`](super::Country::key) when the draft was made.
    pub country: String,
    /// [`Respondent::institution_key`] when the draft was made.
    pub institution: String,
}

impl DraftKey {
    /// The key of a new draft.
    pub fn new(questionnaire: Id, respondent: &Respondent) -> Self {
        Self {
            questionnaire,
            country: respondent.country.key(),
            institution: respondent.institution_key(),
        }
    }

    /// The key of a response.
    pub fn of(response: &Response) -> Self {
        Self::new(response.questionnaire.id.clone(), &response.respondent)
    }

    /// The key in the name of a file without its ending; nothing where it is no draft's.
    pub fn from_stem(stem: &str) -> Option<Self> {
        let (rest, institution) = stem.rsplit_once('_')?;
        let (questionnaire, country) = rest.rsplit_once('_')?;
        Some(Self {
            questionnaire: questionnaire.parse().ok()?,
            country: country.to_owned(),
            institution: institution.to_owned(),
        })
    }

    /// The name of its file. Country and institution hold no `_`, so two keys never share a name.
    pub fn file_name(&self) -> String {
        format!("{self}.json")
    }
}

impl fmt::Display for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            questionnaire,
            country,
            institution,
        } = self;
        write!(f, "{questionnaire}_{country}_{institution}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_again_in_the_name_of_its_file() {
        let key = DraftKey {
            questionnaire: "own".parse().unwrap(),
            country: "xa".into(),
            institution: "ministry-of-finance".into(),
        };
        assert_eq!(DraftKey::from_stem(&key.to_string()), Some(key));
        assert_eq!(DraftKey::from_stem("notes"), None);
    }
}
