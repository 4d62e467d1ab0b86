//! A response whose file holds, line by line, the text that stands in the collection: nothing of it is built but its conflicts.

use jiff::civil::Date;

use super::text::{Room, Text};
use crate::base::digests;
use crate::merge::ResponseKey;
use crate::questionnaire::Prepared;
use crate::response::{BARE_END, Response, Skim, SkimLive, SkimPlan, SkimRegister, Status};
use crate::store::Stamp;

/// What a collection takes from such a file.
pub(super) struct AsWritten<'f> {
    pub(super) key: ResponseKey,
    /// What the file holds before its seal, or before its end.
    pub(super) start: &'f str,
    pub(super) status: Status,
    pub(super) revision: u32,
    /// Whether its seal is not the one of these answers.
    pub(super) broken: bool,
    /// The answers of which versions say different things, where there are any.
    pub(super) open: Option<Box<Response>>,
    /// The digest of the file.
    pub(super) sha256: String,
}

impl<'f> AsWritten<'f> {
    /// The response in a file; `None` where it is laid out in another way, an answer may be wrong, one is flagged, or the
    /// questionnaire is none of the plans.
    pub(super) fn read(
        bytes: &'f [u8],
        plans: &Prepared<'_, SkimPlan<'_>>,
        today: Date,
    ) -> Option<Self> {
        let (skim, text) = Skim::read_as_written(bytes)?;
        if skim.flagged {
            return None;
        }
        let plan = plans.at(plans.place(&skim.questionnaire, &skim.version)?)?;
        if !SkimLive::new(plan, &skim, Vec::new(), today).surely_fits() {
            return None;
        }
        let key = ResponseKey::of_skim(&skim)?;
        let mut registers = skim.answers.iter().map(|(_, register)| register);
        let open = if registers.any(SkimRegister::is_conflict) {
            Some(Box::new(skim.conflicts_in(text)?))
        } else {
            None
        };
        let start = skim.before_seal(text)?;
        let end = text.get(start.len()..)?;
        let [bare, sha256] = digests(start.as_bytes(), [BARE_END, end].map(str::as_bytes));
        Some(Self {
            key,
            start,
            status: skim.status,
            revision: skim.revision,
            broken: skim.seal.as_deref().is_some_and(|seal| seal != bare),
            open,
            sha256,
        })
    }

    /// Its text, of the file that was listed at this place. Where there is no room it is left in the file, if that has a stamp by
    /// which it is known again.
    pub(super) fn text(&self, nth: usize, stamp: Option<Stamp>, room: &Room) -> Text {
        let length = self.start.len();
        match stamp.filter(|_| !room.take(length)) {
            Some(stamp) => Text::InFile {
                nth,
                length,
                stamp,
                sha256: self.sha256.clone(),
            },
            None => Text::held(self.start),
        }
    }
}
