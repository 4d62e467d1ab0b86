//! A response whose file holds the very text that stands in the collection, so that nothing of it is built.

use jiff::civil::Date;

use crate::base::digest;
use crate::merge::{ResponseKey, in_collection};
use crate::response::{Skim, SkimLive, SkimPlan, SkimRegister, Status};

/// What a collection takes from such a file.
pub(super) struct AsWritten {
    pub(super) key: ResponseKey,
    /// The response as it stands in a collection.
    pub(super) text: Box<str>,
    pub(super) status: Status,
    pub(super) revision: u32,
    /// Whether its seal is not the one of these answers.
    pub(super) broken: bool,
}

impl AsWritten {
    /// The response in a file; `None` where anything is to be said about it or it is laid out in another way.
    pub(super) fn read(bytes: &[u8], plans: &[SkimPlan<'_>], today: Date) -> Option<Self> {
        let (skim, text) = Skim::read_as_written(bytes)?;
        let mut registers = skim.answers.iter().map(|(_, register)| register);
        if skim.flagged || registers.any(SkimRegister::is_conflict) {
            return None;
        }
        let is_asked =
            |plan: &&SkimPlan<'_>| plan.questionnaire.is(&skim.questionnaire, &skim.version);
        let plan = plans.iter().find(is_asked)?;
        if !SkimLive::new(plan, &skim, Vec::new(), today).surely_fits() {
            return None;
        }
        let bare = skim.without_seal(text)?;
        let sealed = |seal: &str| seal == digest(bare.as_bytes());
        Some(Self {
            key: ResponseKey::of_skim(&skim)?,
            text: in_collection(&bare).into(),
            status: skim.status,
            revision: skim.revision,
            broken: skim.seal.as_deref().is_some_and(|seal| !sealed(seal)),
        })
    }
}
